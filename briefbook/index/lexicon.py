"""Index room: all words of the corpus with the terms they are kept under, for prefixes, quotations and suggestions.

Words are only ever added: each commit adds a block of those it met, and blocks of about one size become one, as
segments do. A word too many does no harm. In a block the words stand in the order of their terms, packed in pieces
(`lexicon_block`): a beginning, and the other words of a term, are looked up in one piece or two, and the rest stays
packed.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress, repeat

from briefbook.index.analysis import language_of
from briefbook.index.lexicon_block import LexiconBlock, packed
from briefbook.index.recent import Recent
from briefbook.index.sealing import LEXICON, row_mark
from briefbook.model.kinds import LANGUAGES, Language

_TOGETHER = 8
"""So many blocks of one size become one."""
_KEPT = 100_000
"""So many terms of beginnings are remembered."""
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
        blocks = connection.execute("SELECT row, words, held FROM lexicon").fetchall()
        (total,) = connection.execute("SELECT value FROM facts WHERE name = ?", (LEXICON,)).fetchone()
        if sum(row_mark(block) for block in blocks) != total:
            raise ValueError("the lexicon is not the one that was written")
        self._begun: Recent[str, tuple[str, ...]] = Recent(_KEPT)
        self._blocks = [LexiconBlock(held) for _, _, held in blocks]

    @cached_property
    def words(self) -> Sequence[str]:
        """All words, in order."""
        return sorted(set(chain.from_iterable(words for block in self._blocks for words, _ in block.pieces())))

    def terms_from(self, prefix: str) -> tuple[str, ...]:
        """Return the terms, in each language in which they were met, of all words that begin with a folded prefix."""
        known = self._begun.get(prefix)
        if known is None:
            found: set[str] = set()
            for words, held in chain.from_iterable(block.beginning(prefix) for block in self._blocks):
                found.update(compress(held, map(str.startswith, words, repeat(prefix))))
            known = tuple(sorted(found))
            self._begun.put(prefix, known, 1 + len(known))
        return known

    def words_of(self, asked: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Yield the words, folded, that terms stand for, each with its term."""
        for term in dict.fromkeys(asked):
            for word in dict.fromkeys(chain.from_iterable(block.words_of(term) for block in self._blocks)):
                yield term, word


def add(connection: sqlite3.Connection, new: Mapping[Language, Mapping[str, str]]) -> None:
    """Add words, each with the term that leads to it in a language, and join blocks when there are many."""
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
    written = (row, sum(map(len, joined.values())), packed(joined))
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


def _unpacked(held: bytes) -> dict[Language, dict[str, str]]:
    found: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
    for words, held_under in LexiconBlock(held).pieces():
        found[language_of(held_under[0])].update(zip(words, held_under, strict=True))
    return found
