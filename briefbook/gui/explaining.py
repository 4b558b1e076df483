"""GUI room: an explanation of a query in words, one line for each piece of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefbook.gui.chip_words import ChipWords
from briefbook.gui.wording import Speech, speech
from briefbook.model.query import Explained, Explanation, Meaning

_MOST_WORDS = 6
"""Other words of a piece that are named; the rest is counted."""
_FACETS = {"since": "year", "until": "year"}
_WORDED = {Meaning.TITLE: "explain.title-field"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how far it is set in, what was typed, and what it is taken for; `lead` stands before both."""

    depth: int
    typed: str
    meaning: str
    is_note: bool = False
    lead: str = ""

    @property
    def plain(self) -> str:
        """The line as it is read aloud."""
        return " ".join(part for part in (self.lead, self.typed, self.meaning) if part)


def lines(explanation: Explanation, words: ChipWords) -> tuple[Line, ...]:
    """Return an explanation as lines; notes come first, for of a long one only the beginning is seen at once."""
    made = [line for piece in explanation.pieces for line in _lines(piece, 0, words)]
    return (*(line for line in made if line.is_note), *(line for line in made if not line.is_note))


def _lines(piece: Explained, depth: int, words: ChipWords) -> Iterator[Line]:
    say = speech(words.look)
    match piece.meaning:
        case Meaning.NOTE:
            yield Line(depth, "", say.sentence(piece.text), is_note=True)
        case Meaning.FILTER:
            yield Line(depth, "", _filter(piece, words))
        case _ if piece.parts:
            yield from _group(piece, depth, words)
        case _:
            yield Line(depth, piece.text, _what(piece, say))


def _group(piece: Explained, depth: int, words: ChipWords) -> Iterator[Line]:
    """Yield what holds parts together, then the parts; where it holds one alone, before it on its line."""
    say = speech(words.look)
    key = _WORDED.get(piece.meaning, f"explain.{piece.meaning}")
    lead = say(key, n=piece.text) if piece.meaning is Meaning.NEAR else say(key)
    below = [line for part in piece.parts for line in _lines(part, depth + 1, words)]
    if len(below) == 1 and not below[0].lead:
        yield replace(below[0], depth=depth, lead=lead)
    else:
        yield Line(depth, "", lead)
        yield from below


def _filter(piece: Explained, words: ChipWords) -> str:
    say = speech(words.look)
    if piece.field in _FACETS:
        return say(f"filter.{piece.field}", date=piece.text)
    return say("explain.filter", name=words.name(piece.field), value=words.value(piece.field, piece.text))


def _what(piece: Explained, say: Speech) -> str:
    text = say(_WORDED.get(piece.meaning, f"explain.{piece.meaning}"))
    for key, others in (("explain.also", piece.also), ("explain.synonyms", piece.synonyms)):
        if others:
            text = say("explain.joined", what=text, more=say(key, words=_listed(others, say)))
    return text


def _listed(others: Sequence[str], say: Speech) -> str:
    shown = ", ".join(others[:_MOST_WORDS])
    return say("explain.more", words=shown, n=len(others) - _MOST_WORDS) if len(others) > _MOST_WORDS else shown
