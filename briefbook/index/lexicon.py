"""Index room: all words of the corpus with the terms they are kept under, for prefixes, quotations and suggestions.

Words are only ever added: each commit adds a block of those it met, and blocks of about one size become one, as
segments do. A word too many does no harm. Blocks are read when the first of their words is asked for.
"""

import sqlite3
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from briefbook.index.analysis import terms
from briefbook.index.sealing import LEXICON, row_mark
from briefbook.model.kinds import LANGUAGES, Language

_LEVEL = 1
_TOGETHER = 8
"""So many blocks of one size become one."""
_SIZE_BITS = 3
"""Blocks within a factor of eight are of one size."""
_BLOCK = tuple[int, int, bytes]
"""Row, number of words, and what it holds."""


class Lexicon:
    """The words of the corpus, read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read all blocks.

        Raises:
            Exception: they are not those that were written.
        """
        self._terms: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
        blocks = connection.execute("SELECT row, words, held FROM lexicon").fetchall()
        (total,) = connection.execute("SELECT value FROM facts WHERE name = ?", (LEXICON,)).fetchone()
        if sum(row_mark(block) for block in blocks) != total:
            raise ValueError("the lexicon is not the one that was written")
        for _, _, held in blocks:
            for language, found in _unpacked(held).items():
                self._terms[language].update(found)
        # each block is in order, and what is in order piece by piece is sorted fast
        self.words: Sequence[str] = sorted(dict.fromkeys(chain.from_iterable(self._terms.values())))
        self._words: dict[str, list[str]] = {}

    def terms_from(self, prefix: str) -> tuple[str, ...]:
        """Return the terms, in each language in which they were met, of all words that begin with a folded prefix."""
        start, end = bisect_left(self.words, prefix), bisect_left(self.words, f"{prefix}\U0010ffff")
        found = self.words[start:end]
        held = {term for known in self._terms.values() for term in map(known.get, found) if term is not None}
        return tuple(sorted(held))

    def words_of(self, asked: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Yield the words, folded, that terms stand for, each with its term."""
        if not self._words:
            for known in self._terms.values():
                for word, term in known.items():
                    self._words.setdefault(term, []).append(word)
        for term in asked:
            for word in self._words.get(term, ()):
                yield term, word


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


def _unpacked(held: bytes) -> dict[Language, dict[str, str]]:
    lines = [line.split(" ") if line else [] for line in zlib.decompress(held).decode().split("\n")]
    pairs = zip(LANGUAGES, lines[::2], lines[1::2], strict=True)
    return {language: dict(zip(words, found, strict=True)) for language, words, found in pairs}
