"""Documents and indexes for the tests of this room."""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from briefbook.index.changes import FileState
from briefbook.index.folder_index import FolderIndex, IndexReader
from briefbook.index.lexicon_block import LexiconBlock, packed
from briefbook.model.document import Document, Passage
from briefbook.model.hit import Results
from briefbook.model.kinds import DocumentKind, Fingerprint, Language, PassageKind
from briefbook.model.query import Filters, Request

STATE = FileState(size=100, mtime_ns=1_700_000_000_000_000_000, extractor="1")
Place = tuple[str, int]
PASSAGES, LEXICON, BODIES = "passages.held", "lexicon.held", "documents.body"
"""The packed columns of a catalogue."""


def passages(texts: Iterable[str], language: Language | None = None) -> tuple[Passage, ...]:
    return tuple(
        Passage(ordinal, PassageKind.PARAGRAPH, text, language=language) for ordinal, text in enumerate(texts, start=1)
    )


def document(
    path: str,
    texts: Sequence[str] | tuple[Passage, ...],
    *,
    title: str | None = None,
    date: str | None = None,
    kind: DocumentKind = DocumentKind.OTHER,
    language: Language | None = "en",
) -> Document:
    """Return a document whose fingerprint comes from its path and its texts."""
    held = tuple(one if isinstance(one, Passage) else passages([one])[0] for one in texts)
    if texts and isinstance(texts[0], str):
        held = passages(one.text for one in held)
    seed = "\n".join((path, title or "", *(one.text for one in held)))
    fingerprint = Fingerprint(hashlib.sha256(seed.encode()).hexdigest())
    return Document(path, fingerprint, kind, held, title=title, date=date, language=language, publisher="IRCC")


def fill(index: FolderIndex, documents: Iterable[Document]) -> None:
    """Put documents into an index, in one commit."""
    with index.writer() as writer:
        for one in documents:
            writer.put(one, STATE)
        writer.commit()


def indexed(place: Path, *documents: Document) -> FolderIndex:
    """Return an index that holds these documents."""
    index = FolderIndex(place)
    fill(index, documents)
    return index


def found(reader: IndexReader, text: str, *, filters: Filters | None = None, typing: bool = False) -> set[Place]:
    """Return path and ordinal of every hit, and of every passage that says the same as one."""
    request = Request(text, filters=filters or Filters(), limit=100_000, typing=typing)
    results = reader.find(request, True)
    assert len(results.hits) + sum(len(hit.also) for hit in results.hits) == len(said(results)) >= results.total
    return said(results)


def said(results: Results) -> set[Place]:
    """Return path and ordinal of every hit, and of every passage that says the same as one."""
    also = {(one.document.path, one.ordinal) for hit in results.hits for one in hit.also}
    return also | {(hit.document.path, hit.ordinal) for hit in results.hits}


def marked(reader: IndexReader, text: str, *, typing: bool = False) -> list[str]:
    """Return the highlighted texts of all hits, in order."""
    results = reader.find(Request(text, limit=100_000, typing=typing), True)
    return [hit.text[start:end] for hit in results.hits for start, end in hit.spans]


def falsify(catalogue: Path, column: str, old: str, new: str) -> None:
    """Put other text into the first packed value of a column (PASSAGES, …) that holds `old`, and pack it well."""
    table, _, name = column.partition(".")
    with closing(sqlite3.connect(catalogue)) as connection, connection:
        for row, held in connection.execute(f"SELECT rowid, {name} FROM {table} ORDER BY rowid").fetchall():
            falsified = (_falsified_words if column == LEXICON else _falsified_text)(held, old, new)
            if falsified != held:
                connection.execute(f"UPDATE {table} SET {name} = ? WHERE rowid = ?", (falsified, row))
                return
    raise AssertionError(f"{old!r} stands nowhere in {column}")


def _falsified_text(held: bytes, old: str, new: str) -> bytes:
    text = zlib.decompress(held).decode("utf-8")
    return zlib.compress(text.replace(old, new).encode("utf-8")) if old in text else held


def _falsified_words(held: bytes, old: str, new: str) -> bytes:
    pairs = [pair for words, terms in LexiconBlock(held).pieces() for pair in zip(words, terms, strict=True)]
    words = {word.replace(old, new): term.replace(old, new) for word, term in pairs}
    return packed({"en": words, "fr": {}}) if any(old in "".join(pair) for pair in pairs) else held
