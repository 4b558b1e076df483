"""Index room: the tables of the catalogue, and how its file is opened.

Rows are added and marked as removed, each with the generation in which it happened; what a reader sees is told by the
generation of the segments it reads. SQLite writes ahead (WAL) and flushes each transaction (synchronous=FULL), so the
catalogue is never behind the segments.
"""

import sqlite3
import zlib
from operator import add
from pathlib import Path

from briefbook.index.packing import Columns
from briefbook.model.document import Passage
from briefbook.model.kinds import Fingerprint, Language

CATALOGUE = "catalogue.sqlite"
PASSAGES = "passages"
SMALL = ("facts", "seals", "documents", "lexicon", "problems", "passed", "skipped")
"""The other tables; all indices of the catalogue are theirs."""
_PAGE = 32_768
"""Bytes; what is packed fills such pages better than small ones."""
VISIBLE = "added <= :at AND (removed IS NULL OR removed > :at)"
"""The rows that generation `:at` shows."""
_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO facts VALUES ('generation', 0), ('next passage', 1), ('lexicon', 0);
CREATE TABLE documents (
    row INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, fingerprint TEXT NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, extractor TEXT NOT NULL,
    title TEXT, date TEXT, publisher TEXT, kind TEXT NOT NULL, language TEXT, marking TEXT,
    first INTEGER NOT NULL, passages INTEGER NOT NULL,
    part INTEGER NOT NULL, parts INTEGER NOT NULL, content INTEGER NOT NULL, mark INTEGER NOT NULL,
    added INTEGER NOT NULL, removed INTEGER, body BLOB NOT NULL
);
CREATE INDEX documents_by_path ON documents (path);
CREATE INDEX documents_removed ON documents (removed) WHERE removed IS NOT NULL;
CREATE TABLE seals (generation INTEGER NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY (generation, name)) WITHOUT ROWID;
CREATE TABLE passages (row INTEGER PRIMARY KEY, held BLOB NOT NULL);
CREATE TABLE lexicon (row INTEGER PRIMARY KEY, words INTEGER NOT NULL, held BLOB NOT NULL);
CREATE TABLE problems (
    path TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, part INTEGER NOT NULL, mark INTEGER NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, extractor TEXT NOT NULL, added INTEGER NOT NULL, removed INTEGER
);
CREATE INDEX problems_by_path ON problems (path);
CREATE INDEX problems_removed ON problems (removed) WHERE removed IS NOT NULL;
CREATE TABLE passed (
    path TEXT NOT NULL, rule TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, extractor TEXT NOT NULL,
    mark INTEGER NOT NULL, added INTEGER NOT NULL, removed INTEGER
);
CREATE INDEX passed_by_path ON passed (path);
CREATE INDEX passed_removed ON passed (removed) WHERE removed IS NOT NULL;
CREATE TABLE skipped (
    rule TEXT NOT NULL, count INTEGER NOT NULL, mark INTEGER NOT NULL, added INTEGER NOT NULL, removed INTEGER
);
"""


def mark_of(fingerprint: Fingerprint, passage: Passage, heading: str) -> int:
    """Return the check, 32 bits, of a passage with its heading as it is stored; the segments repeat it."""
    seed = _seed(fingerprint, passage.kind, passage.language, passage.page, heading)
    return zlib.crc32(passage.text.encode(), seed + passage.ordinal)


class _Seeds(dict[tuple[str, Language | None, int | None, str], int]):
    """What the marks of passages of one kind, language, page and heading begin with; most of a document are of few."""

    def __init__(self, fingerprint: Fingerprint) -> None:
        super().__init__()
        self._fingerprint = fingerprint

    def __missing__(self, shared: tuple[str, Language | None, int | None, str]) -> int:
        self[shared] = seed = _seed(self._fingerprint, *shared)
        return seed


def marks_of(fingerprint: Fingerprint, columns: Columns) -> list[int]:
    """Return the marks of the passages of a document, all at once."""
    shared = zip(columns.kinds, columns.languages, columns.pages, columns.headings, strict=True)
    begun = map(add, map(_Seeds(fingerprint).__getitem__, shared), columns.ordinals)
    return list(map(zlib.crc32, columns.encoded, begun))


def _seed(fingerprint: Fingerprint, kind: str, language: Language | None, page: int | None, heading: str) -> int:
    return zlib.crc32(f"{fingerprint} {kind} {language} {page}\n{heading}".encode())


def connect(file: Path) -> sqlite3.Connection:
    """Open the catalogue at `file`; it must be there.

    Raises:
        sqlite3.Error: it is not there, or no catalogue.
    """
    # rw: without it SQLite would make an empty catalogue where one is missing
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, check_same_thread=False)
    return _prepared(connection)


def connect_in_memory() -> sqlite3.Connection:
    """Return an empty catalogue that lies in no file."""
    connection = _prepared(sqlite3.connect(":memory:", check_same_thread=False))
    connection.executescript(_TABLES)
    return connection


def create(file: Path) -> None:
    """Make an empty catalogue at `file`, where nothing lies yet.

    Raises:
        sqlite3.Error: it could not be written.
    """
    connection = sqlite3.connect(file)
    try:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(_TABLES)
    finally:
        connection.close()


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.isolation_level = None
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA busy_timeout = 5000")
        # A catalogue is data, never code: what a forged schema could run on reading is refused.
        connection.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        connection.close()
        raise
    return connection
