"""Index room: what may have been meant where nothing was found: words that the corpus has, spelled nearly so.

Operators, fields and filters stay as they were typed; a suggestion is made only where it finds something.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from briefbook.index.analysis import terms, tokens
from briefbook.index.asking import Lexicon
from briefbook.index.parser import FIELDS
from briefbook.index.recent import Recent
from briefbook.index.spelling import beginning, spelled_nearly
from briefbook.index.stop_words import too_common
from briefbook.index.typed import Misread, Piece, Sign, literal_words, read_pieces
from briefbook.model.text import fold

_MOST_TYPED = 12
"""Of a longer text nobody wonders about one word."""
_MOST_TRIED = 8
_KEPT = 200
_EACH = 4
_COUNTED = 8
_SHORTEST = 3
_SHORTEST_PART = 2
_FAR_FROM = 5
"""Words of so many letters may have two slips."""
_SENTENCE_START = re.compile(r"(?:\A|[.!?:•\n])[^\w,;]*\Z")
_OPERATORS = frozenset(("OR", "OU"))
_RARE = 10
"""A word that the corpus has is doubted where another is so many times as frequent."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch [start, end) of what was typed, with what may stand there, the likeliest first: it itself, too."""

    typed: str
    start: int
    end: int
    instead: tuple[str, ...]

    def as_written(self, words: str, texts: Sequence[str]) -> str:
        """Return words with the accents they have in texts that were found, and capitals if they never go without."""
        if words == self.typed or words in _OPERATORS:
            return words
        return " ".join(_word_as_written(word, texts) for word in words.split(" "))


class Suggester:
    """Mends queries over one lexicon; `count` says in how many passages a folded word stands, about."""

    def __init__(self, lexicon: Lexicon, count: Callable[[str], int]) -> None:
        self._lexicon = lexicon
        self._count = count
        self._known_near: Recent[str, Sequence[tuple[int, str]]] = Recent(_KEPT)

    def suggestion(self, text: str, found_by: Callable[[str], Sequence[str]]) -> str | None:
        """Return the first mended text that finds something; `found_by` returns texts of hits, none where none are."""
        pieces = _pieces(text)
        typed = _typed_words(text, pieces)
        if not typed or len(typed) > _MOST_TYPED:
            return None
        doubts = [*self._doubts(typed), *_small_operators(pieces)]
        for chosen in islice(_choices(doubts), _MOST_TRIED):
            mended = _mended(text, chosen)
            texts = found_by(mended) if mended != text else ()
            if texts:
                return _mended(text, [(doubt, doubt.as_written(word, texts)) for doubt, word in chosen])
        return None

    def _doubts(self, typed: Sequence["_Typed"]) -> Iterator[Doubt]:
        """Yield what is unknown; where all is known, what stands there much more rarely than something like it."""
        unknown = [one for one in typed if not self._is_known(one.word)]
        joined = list(self._joined(typed, unknown))
        yield from joined
        covered = {place for doubt in joined for place in range(doubt.start, doubt.end)}
        for one in typed:
            if one.start in covered:
                continue
            if one in unknown:
                instead = self._instead(one.word, is_known=False)
            else:
                rather = self._instead(one.word, is_known=True)
                instead = (one.typed, *rather) if rather and (unknown or joined) else rather
            if instead:
                yield Doubt(one.typed, one.start, one.end, instead)

    def _is_known(self, word: str) -> bool:
        return any(True for _ in self._lexicon.words_of(terms(word, None)))

    def _has(self, word: str) -> bool:
        words = self._lexicon.vocabulary()
        start, _ = beginning(words, word)
        return start < len(words) and words[start] == word

    def _joined(self, typed: Sequence["_Typed"], unknown: Sequence["_Typed"]) -> Iterator[Doubt]:
        """Yield neighbours that are one word: `traf ficking`."""
        place = 0
        while place + 1 < len(typed):
            one, other = typed[place], typed[place + 1]
            whole = one.word + other.word
            if one.group == other.group and (not unknown or one in unknown or other in unknown) and self._has(whole):
                yield Doubt("", one.start, other.end, (whole,))
                place += 1
            place += 1

    def _instead(self, word: str, *, is_known: bool) -> tuple[str, ...]:
        least = _RARE * self._count(word) if is_known else 0
        near = self._near(word)
        ranked: list[tuple[int, int, int, str]] = []
        for slips, other in near:
            often = self._count(other)
            if often > least:
                ranked.append((slips, -_in_common(word, other), -often, other))
        if not is_known:
            ranked += [(1, 0, 0, split) for split in self._split(word)]
        return tuple(other for *_, other in sorted(ranked)[:_EACH])

    def _near(self, word: str) -> Sequence[tuple[int, str]]:
        """Return the words that are spelled nearly so; while one types, the same word is asked for again and again."""
        near = self._known_near.get(word)
        if near is None:
            near = self._looked_for(word)
            self._known_near.put(word, near, 1)
        return near

    def _looked_for(self, word: str) -> Sequence[tuple[int, str]]:
        words = self._lexicon.vocabulary()
        near = [one for one in spelled_nearly(words, word, 1) if one[1] != word]
        if not near and len(word) >= _FAR_FROM:
            # two slips are looked for among words with the same first letter: few people miss that one
            start, end = beginning(words, word[:1])
            near = list(spelled_nearly(words[start:end], word, 2))
        near.sort(key=lambda one: (one[0], -_in_common(word, one[1]), abs(len(one[1]) - len(word)), one[1]))
        return near[:_COUNTED]

    def _split(self, word: str) -> Iterator[str]:
        """Yield two words that were run together: `humantrafficking`; the most even parts first."""
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        for cut in sorted(cuts, key=lambda cut: abs(2 * cut - len(word))):
            if self._has(word[:cut]) and self._has(word[cut:]):
                yield f"{word[:cut]} {word[cut:]}"


def _in_common(one: str, other: str) -> int:
    """Return with how many letters both words begin: the slip of who types is seldom at the beginning."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


@dataclass(frozen=True, slots=True)
class _Typed:
    """A folded word with its place; words of one group stand side by side."""

    word: str
    typed: str
    start: int
    end: int
    group: int


def _pieces(text: str) -> Sequence[Piece]:
    try:
        return read_pieces(text, FIELDS)
    except Misread:
        return literal_words(text)


def _small_operators(pieces: Sequence[Piece]) -> Iterator[Doubt]:
    """Yield `or` between words, which only in capitals means either."""
    for piece in pieces[1:-1]:
        if piece.sign is Sign.WORD and piece.text.upper() in _OPERATORS:
            yield Doubt(piece.text, piece.start, piece.end, (piece.text, piece.text.upper()))


def _typed_words(text: str, pieces: Sequence[Piece]) -> list[_Typed]:
    """Return the words that are asked for: not those of operators, filters, wildcards, nor numbers and common words."""
    found: list[_Typed] = []
    group = 0
    before: Piece | None = None
    for piece in pieces:
        is_beside = before is not None and before.sign is Sign.WORD and piece.sign is Sign.WORD
        group += not is_beside
        before = piece
        if piece.sign in (Sign.WORD, Sign.PHRASE) and not set("*?~") & set(piece.text):
            for one in tokens(text[piece.start : piece.end]):
                start, end = piece.start + one.start, piece.start + one.end
                found.append(_Typed(one.word, text[start:end], start, end, group))
    common = too_common(one.word for one in found)
    return [one for one in found if one.word not in common and len(one.word) >= _SHORTEST and one.word.isalpha()]


def _choices(doubts: Sequence[Doubt]) -> Iterator[list[tuple[Doubt, str]]]:
    """Yield what to put in place of all doubts: the likeliest of each, then for one of them the next."""
    if not doubts:
        return
    first = [(doubt, doubt.instead[0]) for doubt in doubts]
    yield first
    for rank in range(1, _EACH):
        for place, doubt in enumerate(doubts):
            if rank < len(doubt.instead):
                yield [*first[:place], (doubt, doubt.instead[rank]), *first[place + 1 :]]


def _mended(text: str, chosen: Sequence[tuple[Doubt, str]]) -> str:
    mended, end = text, len(text) + 1
    for doubt, word in sorted(chosen, key=lambda one: one[0].start, reverse=True):
        if doubt.end <= end:
            mended = mended[: doubt.start] + word + mended[doubt.end :]
            end = doubt.start
    return mended


def _word_as_written(word: str, texts: Sequence[str]) -> str:
    within: list[str] = []
    at_start: list[str] = []
    for text in texts:
        for one in tokens(text):
            if one.word == word:
                begins = _SENTENCE_START.search(text[: one.start]) is not None
                (at_start if begins else within).append(text[one.start : one.end])
    forms = within or [form.lower() for form in at_start]
    written = min((form for form in forms if form == form.lower()), default=min(forms, default=word))
    return written if fold(written) == word else word
