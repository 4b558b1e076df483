"""Index room: the catalogue, read: documents, texts of passages, words, problems, as one generation shows them."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Literal, Self, TypeAlias, cast, get_args, overload

from briefbook.index import tables
from briefbook.index.changes import FileState
from briefbook.index.dates import days
from briefbook.index.groups import Groups
from briefbook.index.lexicon import Lexicon
from briefbook.index.packing import StoredPassage, unpacked_lists
from briefbook.index.sealing import DOCUMENTS, PASSED, PROBLEMS, SKIPPED, compare, content_mark, row_mark
from briefbook.index.tables import VISIBLE
from briefbook.model.document import Document, DocumentRow, Passage, Problem, Skipped
from briefbook.model.kinds import (
    DocumentKind,
    Fingerprint,
    Language,
    ProblemKind,
    document_id,
)

__all__ = ["Catalogue", "Stored", "StoredPassage"]

_Text: TypeAlias = str | None
_DocumentValues: TypeAlias = tuple[str, str, _Text, _Text, _Text, str, _Text, int, int, int, int, _Text, int, int]


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
        days: the first and the last day that its date may mean; None when it has none, or one that is no date.
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
    days: tuple[date, date] | None


Field = Literal["path", "fingerprint", "title", "date", "publisher", "kind", "language", "marking"]
"""What all documents are looked through by."""
_PLACES: Mapping[Field, int] = {
    "path": 0,
    "fingerprint": 1,
    "title": 2,
    "date": 3,
    "publisher": 4,
    "kind": 5,
    "language": 6,
    "marking": 11,
}


_MANY = 3
"""Of one document in so many, or more, a field is read of all."""


class Documents(Sequence[Stored]):
    """Documents in the order of their passages, each made when it is first asked for.

    Attributes:
        firsts: row of the first passage of each.
        counts: how many passages each has.
    """

    def __init__(self, rows: Sequence[_DocumentValues]) -> None:
        """Take the rows of the catalogue."""
        self._rows = rows
        self._made: dict[int, Stored] = {}
        self._columns: dict[Field, Sequence[_Text]] = {}
        self.firsts = [row[7] for row in rows]
        self.counts = [row[8] for row in rows]

    def column(self, field: Field) -> Sequence[str | None]:
        """Return a field of each document."""
        found = self._columns.get(field)
        if found is None:
            # the places lead to texts alone
            found = cast("list[_Text]", list(map(itemgetter(_PLACES[field]), self._rows)))
            self._columns[field] = found
        return found

    def values(self, field: Field, places: Sequence[int]) -> Sequence[str | None]:
        """Return a field of the documents at these places."""
        if field not in self._columns and len(places) * _MANY < len(self._rows):
            at = _PLACES[field]
            return [cast("_Text", self._rows[place][at]) for place in places]  # the places lead to texts alone
        return list(map(self.column(field).__getitem__, places))

    def order(self, place: int) -> tuple[str, Fingerprint, str]:
        """Return date, empty for none, fingerprint and path of a document."""
        row = self._rows[place]
        return row[3] or "", Fingerprint(row[1]), row[0]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Stored: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Stored]: ...
    def __getitem__(self, place: int | slice) -> Stored | Sequence[Stored]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self._rows)))]
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = _stored(self._rows[place])
        return made


class Catalogue:
    """The catalogue as it was at one moment: other processes may write meanwhile, this one does not see it."""

    def __init__(self, connection: sqlite3.Connection, generation: int | None = None) -> None:
        """Keep a connection; `generation` None means the last that was committed."""
        self._connection = connection
        self._connection.execute("PRAGMA query_only = ON")
        self._connection.execute("BEGIN")
        self.last_generation = int(self._one("SELECT value FROM facts WHERE name = 'generation'"))
        self._groups = Groups(connection)
        self._at = {"at": self.last_generation if generation is None else generation}

    @classmethod
    def open(cls, folder: Path, generation: int) -> Self:
        """Return the catalogue in a folder as a generation shows it.

        Raises:
            sqlite3.Error: it is not there, or damaged.
        """
        connection = tables.connect(folder / tables.CATALOGUE)
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

    def documents(self) -> Documents:
        """Return all documents in the order of their passages."""
        query = f"""SELECT path, fingerprint, title, date, publisher, kind, language, first, passages,
            part, parts, marking, content, row FROM documents WHERE {VISIBLE} ORDER BY first, row"""
        rows = self._connection.execute(query, self._at).fetchall()
        self._compare(DOCUMENTS, (row[:-1] for row in rows))
        return Documents(rows)

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
        document_id(whole, path), path, title, dated, publisher, DocumentKind(kind), _language(language)
    )
    return Stored(number, shown, whole, first, passages, bool(part), parts, marking, content, _days(dated))


def _days(dated: str | None) -> tuple[date, date] | None:
    try:
        return days(dated) if dated else None
    except ValueError:  # whatever a file calls its date, its text can be found
        return None


def _language(stored: str | None) -> Language | None:
    if stored is None:
        return None
    for language in get_args(Language):
        if stored == language:
            return language  # type: ignore[no-any-return]  # get_args of the Literal gives its members
    raise ValueError(f"{stored!r} is no language")
