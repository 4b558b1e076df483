"""App room: remembering in the book what went out of it. An export is no edit, and none fails for not being remembered.

The finding `export-not-recorded` says when it is not: a file that comes back is then compared with the book as it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefbook.app.assembling import OpenBook, open_book
from briefbook.app.changing import held
from briefbook.book.exports import with_export
from briefbook.model.book import Export
from briefbook.model.errors import BookError
from briefbook.model.finding import Finding
from briefbook.settings.places import Places


def record(opened: OpenBook, exports: Sequence[Export], now: datetime) -> tuple[Finding, ...]:
    """Remember exports of the open book and save it; a finding says why when it cannot be saved."""
    book = opened.book
    for one in exports:
        book = with_export(book, replace(one, date=now.astimezone().date().isoformat()))
    if book == opened.book:
        return ()
    opened.keep_exports(book.exports)
    try:
        opened.save(now)
    except BookError as error:
        return (_not_recorded(error),)
    return ()


def record_open(opened: OpenBook, exports: Sequence[Export], places: Places, now: datetime) -> tuple[Finding, ...]:
    """Remember exports of the open book, as `record` does, while nobody else changes its file."""
    try:
        with held(opened.path, places):
            return record(opened, exports, now)
    except BookError as error:
        return (_not_recorded(error),)


def record_in(path: Path, exports: Sequence[Export], places: Places, now: datetime) -> tuple[Finding, ...]:
    """Remember exports in the book at `path`, as `record` does, while nobody else changes it."""
    try:
        with held(path, places):
            return record(open_book(path, places), exports, now)
    except BookError as error:
        return (_not_recorded(error),)


def _not_recorded(error: BookError) -> Finding:
    sentence = "The note is written, but the book could not remember what it said, which a note that comes back needs"
    return Finding("export-not-recorded", "warning", f"{sentence}: {error.sentence}", values={"reason": error.sentence})
