"""Index room: a block of the lexicon: words in the order of their terms, packed in pieces that are unpacked one by one.

A term begins as its words do, but for a few (`dying` is kept under `die`): those stand a second time, apart, so that
the words of a beginning are found where the terms of that beginning are.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from struct import Struct
from typing import TypeAlias

from briefbook.index.deflate import compressed, decompressed
from briefbook.model.kinds import LANGUAGES, Language

_PIECE = 1000
"""Words after which a piece is full."""
_ALIKE = 2
"""Letters in which nearly all words begin as their terms do."""
_LENGTH = Struct("<I")
_LAST = "\U0010ffff"

Piece: TypeAlias = tuple[Sequence[str], Sequence[str]]
"""Words, and the term of each."""


def packed(held: Mapping[Language, Mapping[str, str]]) -> bytes:
    """Return for each language words with their terms as a block."""
    pieces: list[list[tuple[str, str]]] = []
    apart: list[tuple[str, str]] = []
    for language in LANGUAGES:
        pieces += _pieces(sorted(zip(held[language].values(), held[language], strict=True)))
        apart += sorted(pair for pair in held[language].items() if not _begins_alike(*pair))
    data = [_packed([word for _, word in piece], [term for term, _ in piece]) for piece in pieces]
    data.append(_packed([word for word, _ in apart], [term for _, term in apart]))
    firsts = " ".join(piece[0][0] for piece in pieces)
    head = compressed("\n".join((firsts, " ".join(map(str, map(len, data))))).encode())
    return b"".join((_LENGTH.pack(len(head)), head, *data))


def _pieces(ordered: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Yield terms with their words in pieces; all words of a term are in one."""
    piece: list[tuple[str, str]] = []
    for _, some in groupby(ordered, itemgetter(0)):
        piece += some
        if len(piece) >= _PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


def _begins_alike(word: str, term: str) -> bool:
    return term[1 : 1 + _ALIKE] == word[:_ALIKE]


def _packed(words: Sequence[str], terms: Sequence[str]) -> bytes:
    return compressed("\n".join((" ".join(words), " ".join(terms))).encode())


def _lists(held: bytes) -> Piece:
    words, terms = (line.split(" ") if line else [] for line in decompressed(held).decode().split("\n"))
    return words, terms


class LexiconBlock:
    """A block, read."""

    def __init__(self, held: bytes) -> None:
        """Read the head of a block.

        Raises:
            Exception: it is damaged.
        """
        (length,) = _LENGTH.unpack_from(held)
        start = _LENGTH.size + length
        firsts, sizes = decompressed(held[_LENGTH.size : start]).decode().split("\n")
        self._firsts = firsts.split(" ") if firsts else []
        self._packed: list[bytes] = []
        for size in map(int, sizes.split(" ")):
            self._packed.append(held[start : start + size])
            start += size
        self._unpacked: dict[int, Piece] = {}

    def _piece(self, number: int) -> Piece:
        found = self._unpacked.get(number)
        if found is None:
            found = self._unpacked[number] = _lists(self._packed[number])
        return found

    def pieces(self) -> Iterator[Piece]:
        """Yield all words, each once in a language."""
        return map(self._piece, range(len(self._firsts)))

    def beginning(self, prefix: str) -> Iterator[Piece]:
        """Yield pieces that hold all words which begin so, and others."""
        if len(prefix) < _ALIKE:
            yield from self.pieces()
            return
        yield self._piece(len(self._firsts))
        for tag in sorted({first[0] for first in self._firsts}):
            least = tag + prefix[:_ALIKE]
            start = max(0, bisect_right(self._firsts, least) - 1)
            yield from map(self._piece, range(start, bisect_right(self._firsts, least + _LAST)))

    def words_of(self, term: str) -> Sequence[str]:
        """Return the words that are kept under a term."""
        number = bisect_right(self._firsts, term) - 1
        if number < 0:
            return ()
        words, terms = self._piece(number)
        return words[bisect_left(terms, term) : bisect_right(terms, term)]
