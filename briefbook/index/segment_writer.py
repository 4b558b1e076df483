"""Index room: commits of the index: passages added and documents taken out, through Whoosh's own writer."""

from collections.abc import Iterable
from pathlib import Path

from whoosh.index import FileIndex
from whoosh.reading import TermNotFound
from whoosh.writing import SegmentWriter

from briefbook.index.schema import DOCUMENT, FIELDS, MARK, ROW, SCHEMA, TEXT, WORDS, IndexedPassage
from briefbook.index.segments import INDEX_NAME
from briefbook.index.storage import LastingStorage


def create(folder: Path) -> None:
    """Make an empty index, generation 0, in an empty folder.

    Raises:
        OSError: the system refused.
    """
    storage = LastingStorage(folder)
    try:
        FileIndex.create(storage, SCHEMA, INDEX_NAME)
    finally:
        storage.release()


def commit(folder: Path, added: Iterable[IndexedPassage], removed: Iterable[int]) -> None:
    """Write the next generation: without the documents of these rows, and with these passages.

    Raises:
        Exception: it could not be written; the generation before it stands.
    """
    storage = LastingStorage(folder)
    try:
        # The room's own lock keeps other writers away; Whoosh's would be left behind by a kill on Windows.
        writer = SegmentWriter(FileIndex(storage, SCHEMA, INDEX_NAME), _lk=False)
        try:
            _delete(writer, removed)
            for passage in added:
                writer.add_document(**_fields(passage))
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
    finally:
        storage.release()


def _delete(writer: SegmentWriter, rows: Iterable[int]) -> None:
    reader = writer.reader()
    try:
        for row in rows:
            try:
                matcher = reader.postings(DOCUMENT, str(row))
            except TermNotFound:
                continue
            for number in matcher.all_ids():
                writer.delete_document(number)
    finally:
        reader.close()


def _fields(passage: IndexedPassage) -> dict[str, object]:
    fields: dict[str, object] = {name: terms for name in FIELDS if (terms := passage.fields.get(name))}
    fields[DOCUMENT] = str(passage.document)
    fields[ROW] = passage.row
    fields[MARK] = passage.mark
    fields[WORDS] = len(passage.fields.get(TEXT, ()))
    return fields
