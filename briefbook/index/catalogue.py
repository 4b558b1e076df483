"""Index room: the catalogue, read: documents, texts of passages, words, problems, as one generation shows them."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self, TypeAlias

from briefbook.index import tables
from briefbook.index.changes import FileState
from briefbook.index.copying import opened
from briefbook.index.documents import language_of
from briefbook.index.groups import Groups
from briefbook.index.lexicon import Lexicon
from briefbook.index.packing import StoredPassage, unpacked_lists
from briefbook.index.sealing import DOCUMENTS, PASSED, PROBLEMS, SKIPPED, compare, content_mark, row_mark
from briefbook.index.tables import VISIBLE
from briefbook.model.document import Document, DocumentRow, Passage, Problem, Skipped
from briefbook.model.kinds import (
    DocumentKind,
    Fingerprint,
    ProblemKind,
    document_id,
)

__all__ = ["Catalogue", "Stored", "StoredPassage"]

_Text: TypeAlias = str | None
_DocumentValues: TypeAlias = tuple[str, str, _Text, _Text, _Text, str, _Text, int, int, int, int, _Text, int, int]


_PAGES = 8
"""So many pages of the file are kept: what is read of them is kept unpacked, and memory used again costs less."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A document of the catalogue.

    Attributes:
        number: its row.
        first: row of its first passage; the others follow without a gap.
        passages: how many it has.
        is_part: whether it is a file within a file.
        parts: how many files lie in it, at all depths; 0 for a part.
        marking: how it is classified, as it says itself; None when it does not say.
        content: check of its plain form and its passages, 32 bits.
    """

    number: int
    row: DocumentRow
    fingerprint: Fingerprint
    first: int
    passages: int
    is_part: bool
    parts: int
    marking: str | None
    content: int


class Catalogue:
    """The catalogue as it was at one moment: other processes may write meanwhile, this one does not see it."""

    def __init__(self, connection: sqlite3.Connection, generation: int | None = None) -> None:
        """Keep a connection; `generation` None means the last that was committed."""
        self._connection = connection
        self._connection.execute("PRAGMA query_only = ON")
        self._connection.execute(f"PRAGMA cache_size = {_PAGES}")
        self._connection.execute("BEGIN")
        self.last_generation = int(self._one("SELECT value FROM facts WHERE name = 'generation'"))
        self._groups = Groups(connection)
        self._at = {"at": self.last_generation if generation is None else generation}

    @classmethod
    def open(cls, folder: Path, generation: int) -> Self:
        """Return the catalogue in a folder as a generation shows it; where the disk is full, from a copy in memory.

        Raises:
            sqlite3.Error: it is not there, or damaged.
        """
        connection = opened(folder / tables.CATALOGUE)
        try:
            return cls(connection, generation)
        except BaseException:
            connection.close()
            raise

    @classmethod
    def empty(cls) -> Self:
        """Return the catalogue of an index that was never written."""
        return cls(tables.connect_in_memory())

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def documents(self) -> Sequence[Stored]:
        """Return all documents in the order of their passages."""
        query = f"""SELECT path, fingerprint, title, date, publisher, kind, language, first, passages,
            part, parts, marking, content, row FROM documents WHERE {VISIBLE} ORDER BY first, row"""
        rows = self._connection.execute(query, self._at).fetchall()
        self._compare(DOCUMENTS, (row[:-1] for row in rows))
        return list(map(_stored, rows))

    def states(self) -> Mapping[str, FileState]:
        """Return every file that was read, or tried, with what it was then."""
        query = f"""SELECT path, size, mtime_ns, extractor FROM documents WHERE NOT part AND {VISIBLE}
            UNION ALL SELECT path, size, mtime_ns, extractor FROM problems WHERE NOT part AND {VISIBLE}
            UNION ALL SELECT path, size, mtime_ns, extractor FROM passed WHERE {VISIBLE}"""
        return {row[0]: FileState(*row[1:]) for row in self._connection.execute(query, self._at)}

    def problems(self) -> tuple[Problem, ...]:
        """Return the files that gave no document, in the order of their paths."""
        query = f"SELECT path, kind, reason, part FROM problems WHERE {VISIBLE} ORDER BY path, kind, reason"
        found = self._connection.execute(query, self._at).fetchall()
        self._compare(PROBLEMS, found)
        return tuple(Problem(path, ProblemKind(kind), reason, bool(part)) for path, kind, reason, part in found)

    def skipped(self) -> tuple[Skipped, ...]:
        """Return how many names each rule passed over, in the order of the rules."""
        counted = self._connection.execute(f"SELECT rule, count FROM skipped WHERE {VISIBLE}", self._at).fetchall()
        self._compare(SKIPPED, counted)
        passed = self._connection.execute(f"SELECT path, rule FROM passed WHERE {VISIBLE}", self._at).fetchall()
        self._compare(PASSED, passed)
        totals: Counter[str] = Counter(rule for _, rule in passed)
        for rule, count in counted:
            totals[rule] += count
        return tuple(Skipped(rule, totals[rule]) for rule in sorted(totals))

    def _compare(self, table: str, rows: Iterable[tuple[str | int | None, ...]]) -> None:
        compare(self._connection, self._at["at"], table, map(row_mark, rows))

    def document(self, stored: Stored) -> Document:
        """Return a document whole.

        Raises:
            ValueError: it is not the one that was indexed.
        """
        body, passages, _ = self._held(stored)
        evidence, figures, furniture = unpacked_lists(body)
        row = stored.row
        return Document(
            row.path,
            stored.fingerprint,
            row.kind,
            passages,
            row.title,
            row.date,
            row.publisher,
            row.language,
            furniture,
            evidence,
            figures,
            stored.is_part,
            stored.parts,
        )

    def marks(self, stored: Stored) -> list[int]:
        """Return the marks of the passages of a document, worked out from what is there now.

        Raises:
            ValueError: it is not the one that was indexed.
        """
        return self._held(stored)[2]

    def _held(self, stored: Stored) -> tuple[bytes, tuple[Passage, ...], list[int]]:
        body = self._one("SELECT body FROM documents WHERE row = ?", stored.number)
        if not isinstance(body, bytes):
            raise TypeError(f"document {stored.number} has no body")
        held = self.passages(range(stored.first, stored.first + stored.passages)).values()
        marks = [tables.mark_of(stored.fingerprint, one.passage, one.stored_heading) for one in held]
        if content_mark(body, marks) != stored.content:
            raise ValueError(f"document {stored.number} is not the one that was indexed")
        return body, tuple(one.passage for one in held), marks

    def passages(self, rows: Iterable[int]) -> dict[int, StoredPassage]:
        """Return the passages of these rows, in the order asked for; one that is not there is left out."""
        return self._groups.passages(rows)

    def begin(self) -> None:
        """Read the words of the corpus, as they lie packed.

        Raises:
            ValueError: they are not as they were written.
        """
        _ = self._lexicon

    def terms_from(self, prefix: str) -> tuple[str, ...]:
        """Return the terms, in each language in which they were met, of all words that begin with a folded prefix."""
        return self._lexicon.terms_from(prefix)

    def words_of(self, terms: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Yield the words, folded, that terms stand for, each with its term."""
        return self._lexicon.words_of(terms)

    def vocabulary(self) -> Sequence[str]:
        """Return all words of the corpus, folded, in order."""
        return self._lexicon.words

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(self._connection)

    def check(self) -> Iterator[None]:
        """Compare the lexicon with its sum, and the trees of all tables with themselves; yield after each step.

        Raises:
            ValueError: they are not as they were written.
        """
        Lexicon(self._connection)
        yield
        for table in (*tables.SMALL, tables.PASSAGES):
            query = f"PRAGMA {'quick_check' if table == tables.PASSAGES else 'integrity_check'}({table})"
            if (said := self._one(query)) != "ok":
                raise ValueError(f"the catalogue is damaged: {said!r}")
            yield

    def _one(self, query: str, *values: object) -> str | int | bytes:
        row = self._connection.execute(query, values).fetchone()
        if row is None:
            raise LookupError(f"the catalogue has no row for: {query}")
        value: str | int | bytes = row[0]
        return value


def _stored(row: _DocumentValues) -> Stored:
    path, fingerprint, title, dated, publisher, kind, language, first, *_ = row
    passages, part, parts, marking, content, number = row[8:]
    whole = Fingerprint(fingerprint)
    shown = DocumentRow(
        document_id(whole, path), path, title, dated, publisher, DocumentKind(kind), language_of(language)
    )
    return Stored(number, shown, whole, first, passages, bool(part), parts, marking, content)
