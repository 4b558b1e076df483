"""App room: a Word file that colleagues worked on comes back: compared with the book, and taken into it on request.

The guest reads the file; nothing of it is opened here. What is taken is one edit that undo takes back.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from briefbook.app.assembling import OpenBook
from briefbook.book import returning, taking
from briefbook.model.book import Book
from briefbook.model.errors import DamagedFile, NotThisBook, TookTooLong, TooLarge
from briefbook.model.kinds import Language
from briefbook.model.monitor import Monitor
from briefbook.model.plain import from_plain
from briefbook.model.returned import ReturnedFile, ReturnReport
from briefbook.worker.supervisor import Child, ChildFailed

READ_SECONDS = 60.0
"""Longest time for a file; one of 1,000 pages takes a few seconds."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back, beside the state of the book with which it was compared."""

    file: Path
    book: Book
    report: ReturnReport


def compare(file: Path, book: Book, monitor: Monitor | None = None) -> Returned:
    """Read a file and compare it with a book.

    Raises:
        ExtractError: it cannot be read: no Word file, damaged, too large.
        NotThisBook: it was made from another book.
        Cancelled: the monitor asked to stop.
    """
    guest = Child("guest")
    try:
        answer = guest.call("read_note", {"file": str(file.absolute())}, seconds=READ_SECONDS, monitor=monitor)
    except ChildFailed as error:
        raise _failure(file, error) from error
    finally:
        guest.close()
    return Returned(file, book, returning.compare(book, from_plain(ReturnedFile, answer.result)))


def take(opened: OpenBook, returned: Returned, ids: Collection[str] | None = None) -> tuple[str, ...]:
    """Take changes of a file into the open book, as one edit, and return the ids of what was taken.

    Args:
        opened: the book.
        returned: the comparison.
        ids: of entries and new texts; None for all that the file alone changed.

    Raises:
        NotThisBook: the book was changed since it was compared.
        NotInBook: an id is none of the comparison's.
        BookError: a text cannot be taken; nothing was.
    """
    if replace(opened.book, exports=()) != replace(returned.book, exports=()):
        raise NotThisBook("The book was changed since it was compared with the file; compare them again.")
    wanted = taking.takeable(returned.report) if ids is None else tuple(ids)
    changed = taking.take(opened.book, returned.report, wanted, language_of(returned))
    opened.apply(f"return:{returned.file.name}", changed)
    return wanted


def language_of(returned: Returned) -> Language:
    """Return the language of the file as the book remembers it, else that of the book."""
    exports = {one.id: one.language for one in returned.book.exports}
    return exports.get(returned.report.export, returned.book.language)


def _failure(file: Path, error: ChildFailed) -> Exception:
    if error.reason == "too-slow":
        return TookTooLong(file.name, "Reading it takes too long; save it anew in Word, or split it.")
    if error.reason == "memory":
        return TooLarge(file.name, "Reading it needs more memory than is allowed; split it.")
    if error.reason == "died":
        return DamagedFile(file.name, "It stopped the reader; open it in Word and save it anew.")
    return error
