"""Index room: all words of the corpus with the terms they are kept under, for prefixes, quotations and suggestions.

Words are only ever added: each commit adds a block of those it met, and blocks of about one size become one, as
segments do. A word too many does no harm. Blocks are read when the first of their words is asked for.
"""

import sqlite3
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress

from briefbook.index.analysis import terms
from briefbook.index.sealing import LEXICON, row_mark
from briefbook.model.kinds import LANGUAGES, Language

_LEVEL = 1
_TOGETHER = 8
"""So many blocks of one size become one."""
_SIZE_BITS = 3
"""Blocks within a factor of eight are of one size."""
_OFTEN_ASKED = 4
"""So many times all terms are looked through; then it is worth putting the words under them."""
_BLOCK = tuple[int, int, bytes]
"""Row, number of words, and what it holds."""


class Lexicon:
    """The words of the corpus, read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read all blocks.

        Raises:
            Exception: they are not those that were written.
        """
        blocks = connection.execute("SELECT row, words, held FROM lexicon").fetchall()
        (total,) = connection.execute("SELECT value FROM facts WHERE name = ?", (LEXICON,)).fetchone()
        if sum(row_mark(block) for block in blocks) != total:
            raise ValueError("the lexicon is not the one that was written")
        self._parts = [part for _, _, held in blocks for part in _lists(held) if part[0]]
        self._asked = 0
        self._words: dict[str, list[str]] = {}

    @cached_property
    def words(self) -> Sequence[str]:
        """All words, in order."""
        # each block is in order, and what is in order piece by piece is sorted fast
        return sorted(dict.fromkeys(chain.from_iterable(words for words, _ in self._parts)))

    def terms_from(self, prefix: str) -> tuple[str, ...]:
        """Return the terms, in each language in which they were met, of all words that begin with a folded prefix."""
        found: set[str] = set()
        for words, held in self._parts:
            found.update(held[bisect_left(words, prefix) : bisect_left(words, f"{prefix}\U0010ffff")])
        return tuple(sorted(found))

    def words_of(self, asked: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Yield the words, folded, that terms stand for, each with its term."""
        wanted = list(dict.fromkeys(asked))
        self._asked += 1
        if self._words:
            known: Mapping[str, Iterable[str]] = self._words
        elif self._asked <= _OFTEN_ASKED:
            known = self._looked_through(frozenset(wanted))
        else:
            known = self._words = self._by_term()
        for term in wanted:
            for word in dict.fromkeys(known.get(term, ())):
                yield term, word

    def _looked_through(self, wanted: frozenset[str]) -> Mapping[str, Iterable[str]]:
        found: dict[str, list[str]] = {}
        for words, held in self._parts:
            is_wanted = list(map(wanted.__contains__, held))
            for word, term in zip(compress(words, is_wanted), compress(held, is_wanted), strict=True):
                found.setdefault(term, []).append(word)
        return found

    def _by_term(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for words, held in self._parts:
            for word, term in zip(words, held, strict=True):
                found.setdefault(term, []).append(word)
        return found


def add(connection: sqlite3.Connection, words: Mapping[Language, Iterable[str]]) -> None:
    """Add words, each with the term that leads to it in a language, and join blocks when there are many."""
    new = {language: {word: terms(word, language)[0] for word in sorted(found)} for language, found in words.items()}
    sizes = connection.execute("SELECT row, words FROM lexicon").fetchall()
    count = sum(map(len, new.values()))
    if not count:
        return
    due = _due(sizes, count)
    blocks = [block for row in due for block in _block(connection, row)]
    joined: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
    for held in (*(_unpacked(held) for _, _, held in blocks), new):
        for language, found in held.items():
            joined[language].update(found)
    connection.executemany("DELETE FROM lexicon WHERE row = ?", [(row,) for row in due])
    row = 1 + max((row for row, _ in sizes), default=0)
    written = (row, sum(map(len, joined.values())), _packed(joined))
    connection.execute("INSERT INTO lexicon (row, words, held) VALUES (?, ?, ?)", written)
    grown = row_mark(written) - sum(map(row_mark, blocks))
    connection.execute("UPDATE facts SET value = value + ? WHERE name = ?", (grown, LEXICON))


def _due(sizes: Sequence[tuple[int, int]], added: int) -> list[int]:
    counted = Counter([_size(added), *(_size(words) for _, words in sizes)])
    full = max((size for size, count in counted.items() if count >= _TOGETHER), default=-1)
    return [row for row, words in sizes if _size(words) <= full]


def _size(words: int) -> int:
    return words.bit_length() // _SIZE_BITS


def _block(connection: sqlite3.Connection, row: int) -> list[_BLOCK]:
    return connection.execute("SELECT row, words, held FROM lexicon WHERE row = ?", (row,)).fetchall()


def _packed(held: Mapping[Language, Mapping[str, str]]) -> bytes:
    lines = []
    for language in LANGUAGES:
        ordered = sorted(held[language].items())
        lines += [" ".join(word for word, _ in ordered), " ".join(term for _, term in ordered)]
    return zlib.compress("\n".join(lines).encode(), _LEVEL)


def _lists(held: bytes) -> list[tuple[list[str], list[str]]]:
    """Return for each language the words of a block, in order, and their terms."""
    lines = [line.split(" ") if line else [] for line in zlib.decompress(held).decode().split("\n")]
    return list(zip(lines[::2], lines[1::2], strict=True))


def _unpacked(held: bytes) -> dict[Language, dict[str, str]]:
    pairs = zip(LANGUAGES, _lists(held), strict=True)
    return {language: dict(zip(words, found, strict=True)) for language, (words, found) in pairs}
