"""GUI room: an explanation of a query in words, one line for each piece of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefbook.gui.chip_words import ChipWords
from briefbook.gui.wording import Speech, speech
from briefbook.model.query import Explained, Explanation, Meaning

_MOST_WORDS = 6
"""Other words of a piece that are named; the rest is counted."""
_FACETS = {"since": "year", "until": "year"}
_WORDED = {Meaning.TITLE: "explain.title-field"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how far it is set in, what was typed, and what it is taken for."""

    depth: int
    typed: str
    meaning: str
    is_note: bool = False


def lines(explanation: Explanation, words: ChipWords) -> tuple[Line, ...]:
    """Return an explanation as lines, notes last."""
    made = [line for piece in explanation.pieces for line in _lines(piece, 0, words)]
    return (*(line for line in made if not line.is_note), *(line for line in made if line.is_note))


def _lines(piece: Explained, depth: int, words: ChipWords) -> Iterator[Line]:
    say = speech(words.look)
    match piece.meaning:
        case Meaning.NOTE:
            yield Line(depth, "", piece.text, is_note=True)
        case Meaning.FILTER:
            yield Line(depth, "", _filter(piece, words))
        case Meaning.NEAR:
            yield Line(depth, "", say("explain.near", n=piece.text))
        case _ if piece.parts:
            yield Line(depth, "", say(_WORDED.get(piece.meaning, f"explain.{piece.meaning}")))
        case _:
            yield Line(depth, piece.text, _what(piece, say))
    for part in piece.parts:
        yield from _lines(part, depth + 1, words)


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
