"""SQLite's FTS5: text, heading and title in one table (porter unicode61), documents with their dates in others.

Beside the best hits with `snippet`, it counts all: that is a second statement. Facets are a third and more.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefbook.model.document import Document
from tests.benchmarks.searching.asking import HITS, Asked, day_number, question_words

_TABLES = """
CREATE VIRTUAL TABLE passage USING fts5(text, heading, title, tokenize='porter unicode61');
CREATE TABLE placed (row INTEGER PRIMARY KEY, document INTEGER NOT NULL, language TEXT);
CREATE TABLE document (number INTEGER PRIMARY KEY, path TEXT, title TEXT, date INTEGER, kind TEXT, publisher TEXT);
"""
_JOINED = """passage JOIN placed ON placed.row = passage.rowid JOIN document ON document.number = placed.document"""


class Fts5:
    """One database."""

    def __init__(self, place: Path) -> None:
        place.mkdir(exist_ok=True)
        self._file = place / "fts5.db"

    def build(self, documents: Iterable[Document]) -> None:
        base = self._connected()
        base.executescript(_TABLES)
        row = 1
        for number, document in enumerate(documents, start=1):
            row = _put(base, document, number, row)
        base.commit()
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.close()

    def _connected(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._file)
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")
        return base

    def open(self) -> None:
        self._base = self._connected()

    def find(self, asked: Asked) -> int:
        where, values = _where(asked)
        is_filtered = asked.kind is not None or asked.days is not None
        source = _JOINED if is_filtered else "passage"
        best = f"SELECT passage.rowid, snippet(passage, 0, '[', ']', '…', 24), rank FROM {source} WHERE {where}"
        rows = self._base.execute(f"{best} ORDER BY rank LIMIT {HITS}", values).fetchall()
        about = "SELECT document.*, placed.language FROM placed JOIN document ON document = number WHERE row = ?"
        for found in rows:
            self._base.execute(about, found[:1]).fetchone()
        (total,) = self._base.execute(f"SELECT count(*) FROM {source} WHERE {where}", values).fetchone()
        if asked.facets:
            for value in ("kind", "publisher", "date / 10000"):
                self._base.execute(
                    f"SELECT {value}, count(*) FROM {_JOINED} WHERE {where} GROUP BY 1", values
                ).fetchall()
        return int(total)

    def rank(self, question: str, depth: int) -> list[str]:
        match = " OR ".join(f'"{word}"' for word in question_words(question))
        found = f"SELECT path FROM {_JOINED} WHERE passage MATCH ? ORDER BY rank LIMIT {depth}"
        return [path for (path,) in self._base.execute(found, (match,))]

    def begin_adding(self) -> None:
        self.open()

    def add(self, document: Document) -> None:
        (number,) = self._base.execute("SELECT max(number) + 1 FROM document").fetchone()
        (row,) = self._base.execute("SELECT max(row) + 1 FROM placed").fetchone()
        _put(self._base, document, number, row)
        self._base.commit()

    def close(self) -> None:
        self._base.close()


def _put(base: sqlite3.Connection, document: Document, number: int, row: int) -> int:
    values = (number, document.path, document.title, day_number(document.date), document.kind, document.publisher)
    base.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)", values)
    base.executemany(
        "INSERT INTO placed VALUES (?, ?, ?)",
        ((at, number, one.language) for at, one in enumerate(document.passages, start=row)),
    )
    base.executemany("INSERT INTO passage (rowid, text, heading, title) VALUES (?, ?, ?, ?)", _rows(document, row))
    return row + len(document.passages)


def _rows(document: Document, row: int) -> Iterator[tuple[int, str, str, str]]:
    title = document.title or ""
    for at, one in enumerate(document.passages, start=row):
        yield at, one.text, "\n".join(one.heading), title
        title = ""


def _where(asked: Asked) -> tuple[str, tuple[object, ...]]:
    wanted = [f'"{one}"' for one in asked.words]
    wanted += [f'"{" ".join(asked.phrase)}"'] if asked.phrase else []
    wanted += [f'"{asked.beginning}"*'] if asked.beginning else []
    match = " AND ".join(wanted) + "".join(f' NOT "{one}"' for one in asked.none)
    clauses, values = ["passage MATCH ?"], [match]
    if asked.kind is not None:
        clauses, values = [*clauses, "document.kind = ?"], [*values, asked.kind.value]
    if asked.days is None:
        return " AND ".join(clauses), tuple(values)
    return " AND ".join((*clauses, "document.date BETWEEN ? AND ?")), (*values, *asked.days)
