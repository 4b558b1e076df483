"""App room: notes as rows of the government's open data: a .csv, made without the guest: no template's text is run."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefbook.app.exporting import ExportReport, write_file
from briefbook.app.reviewing import note_findings
from briefbook.model.book import Book, Tab
from briefbook.model.errors import BriefbookError, ExportError, TemplateError, UsageError
from briefbook.model.kinds import Copy
from briefbook.model.template import TemplateInfo
from briefbook.render import catalog, open_data
from briefbook.settings.places import Places


def is_open_data(out: Path) -> bool:
    """Tell whether a file is to hold open-data rows."""
    return out.suffix.lower() == ".csv"


def has_rows(info: TemplateInfo) -> bool:
    """Tell whether notes of this template can be written as open-data rows."""
    return open_data.has_form(info)


def rows_fault(book: Book, tabs: Sequence[Tab], places: Places) -> BriefbookError | None:
    """Return why these notes cannot be written as open-data rows yet, None when they can; no file is made."""
    try:
        _rows(book, tabs, places)
    except (UsageError, ExportError, TemplateError) as error:
        return error
    return None


def write_rows(book: Book, tabs: Sequence[Tab], out: Path, places: Places) -> ExportReport:
    """Write one row for each of `tabs` that has an open-data form, in the official columns, English and French.

    Args:
        book: the book.
        tabs: notes of one kind: Question Period notes, or memoranda; others among several are passed over.
        out: the .csv.
        places: where templates lie.

    Raises:
        UsageError: no note has such a form, or they are of two kinds.
        ExportError: a row is not complete, in one sentence; or the file cannot be written. No file is touched.
        TemplateError: a template is missing.
    """
    chosen, rows = _rows(book, tabs, places)
    write_file(out, open_data.write(rows))
    found = [one for tab in chosen for one in note_findings(book, tab, places, Copy.DISCLOSURE)]
    return ExportReport((out,), tuple(found))


def _rows(book: Book, tabs: Sequence[Tab], places: Places) -> tuple[Sequence[Tab], Sequence[Mapping[str, str]]]:
    """Return the notes that have a form, and the row of each."""
    known = {tab.id: catalog.load(places.templates, tab.template).info for tab in tabs}
    chosen = [tab for tab in tabs if open_data.has_form(known[tab.id])] or list(tabs)
    if len({known[tab.id].genre for tab in chosen}) > 1:
        names = ", ".join(tab.id for tab in chosen)
        raise UsageError(f"Each kind of note has an open-data file of its own; name one note with --tab: {names}.")
    return chosen, [open_data.row(book, tab, known[tab.id]) for tab in chosen]
