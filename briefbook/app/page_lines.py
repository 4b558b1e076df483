"""App room: lines that stand on most web pages of a site are hidden in each of them, once all of them were read."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from briefbook.extract.formats import PROPOSED, Format
from briefbook.extract.passed_over import suffix_of
from briefbook.index.changes import FileState
from briefbook.index.folder_index import FolderIndex, IndexReader, IndexWriter
from briefbook.model.document import Document, Furniture, Problem
from briefbook.survey.repeated_lines import REPEATED, PageLines, repeated

_PAGES = frozenset((Format.WEB_PAGE, Format.SERVER_PAGE, Format.WEB_ARCHIVE))


def hide_repeated(
    folder_index: FolderIndex, writer: IndexWriter, files: Mapping[str, FileState], read: Iterable[str]
) -> None:
    """Hide what the pages of a site share, and commit; nothing happens unless a page was read.

    Args:
        folder_index: the index, as it was committed.
        writer: its writer.
        files: the files of the folder as they are now.
        read: the paths that were read since the last time.
    """
    if not any(_is_page(path) for path in read):
        return
    reader = folder_index.reader()
    try:
        pages = [reader.document(row.path) for row in reader.documents() if row.path in files and _is_page(row.path)]
        hidden = repeated([_lines(page) for page in pages])
        for page in pages:
            changed = _without(page, hidden.get(page.path, ()))
            if changed != page:
                within = _within(page.path, reader) if page.parts else ()
                writer.put(changed, files[page.path], *within)
    finally:
        reader.close()
    writer.commit()


def _is_page(path: str) -> bool:
    return PROPOSED.get(suffix_of(path)) in _PAGES


def _within(path: str, reader: IndexReader) -> tuple[list[Document], list[Problem]]:
    """Return what lies in a file, so that it is put back with it."""
    inner = f"{path}/"
    parts = [reader.document(row.path) for row in reader.documents() if row.path.startswith(inner)]
    return parts, [problem for problem in reader.problems() if problem.part and problem.path.startswith(inner)]


def _lines(page: Document) -> PageLines:
    lines = [(one.ordinal, one.text, False) for one in page.passages]
    lines += [(one.ordinal, one.text, True) for one in page.furniture]
    source = next((one.value for one in page.evidence if one.field == "source" and one.value), "")
    return PageLines(page.path, _host(source) or page.path.rpartition("/")[0], tuple(sorted(lines)))


def _host(source: str) -> str | None:
    try:
        return urlsplit(source).hostname if source.startswith(("http://", "https://")) else None
    except ValueError:  # what a page calls its source may be anything
        return None


def _without(page: Document, ordinals: Iterable[int]) -> Document:
    """Return the page with these passages hidden; ordinals stay as they are."""
    hide = set(ordinals)
    if not hide.intersection(one.ordinal for one in page.passages):
        return page
    furniture = [Furniture(one.ordinal, one.text, REPEATED) for one in page.passages if one.ordinal in hide]
    return replace(
        page,
        passages=tuple(one for one in page.passages if one.ordinal not in hide),
        furniture=tuple(sorted((*page.furniture, *furniture), key=lambda one: one.ordinal)),
        figures=tuple(one for one in page.figures if one.ordinal not in hide),
    )
