"""App room: the sample book of a template and its note, made from the sample corpus: a newcomer's first sight."""

import hashlib
import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefbook.app.assembling import OpenBook, open_book, tab_title, template_info
from briefbook.app.changing import held
from briefbook.app.exporting import ExportReport, NoteMaker, Options
from briefbook.app.finding import Finder
from briefbook.app.recording import record_in
from briefbook.app.refreshing import refresh
from briefbook.app.sample_filling import Sources, filled, with_section
from briefbook.app.sample_plan import DEFAULT_TEMPLATE, SamplePlan, read_plan
from briefbook.app.staleness import is_stale
from briefbook.app.workspace import open_workspace
from briefbook.book.edit import new_book
from briefbook.book.storage import create
from briefbook.model.book import Book
from briefbook.model.kinds import Copy, Language, NoteFormat
from briefbook.model.monitor import Monitor
from briefbook.render.fields import checked_field
from briefbook.settings.places import Places

_NOT_IN_NAMES = re.compile(r'\s*[<>:"/\\|?*]+\s*')
"""What Windows does not allow in the name of a file."""


@dataclass(frozen=True, slots=True)
class SampleOptions:
    """Which sample is wanted; `copy` None means every copy."""

    template: str = DEFAULT_TEMPLATE
    language: Language = "en"
    copy: Copy | None = None


@dataclass(frozen=True, slots=True)
class SampleReport:
    """The note files made and the book they were made from."""

    files: tuple[Path, ...]
    book: Path


def make_sample(places: Places, out: Path, options: SampleOptions, monitor: Monitor, now: datetime) -> SampleReport:
    """Index the sample corpus, make the sample book and its note in Word, Markdown and HTML.

    Args:
        places: where the sample lies and where its index goes.
        out: folder for the book and the note; made when it is not there, files in it are replaced.
        options: which sample.
        monitor: whom to report to.
        now: time of saving; the day counts as the day of picking.

    Raises:
        TemplateMissing: there is no sample of this template.
        BriefbookError: something on the way failed, in one sentence.
    """
    plan = read_plan(places, options.template)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{options.template}-{options.language}.brief"
    maker = NoteMaker(places)
    finder = _corpus(places, monitor)
    try:
        book = sample_book(plan, places, options.language, Sources(finder, maker.read_markdown, now.date()))
        with held(path, places):
            path.unlink(missing_ok=True)
            places.history(book.id).unlink(missing_ok=True)
            create(path, book, now.isoformat(timespec="seconds"))
        reports = _export(open_book(path, places), places, out, options, maker)
    finally:
        finder.close()
        maker.close()
    record_in(path, [export for report in reports for export in report.exports], places, now)
    return SampleReport(tuple(file for report in reports for file in report.files), path)


def sample_book(plan: SamplePlan, places: Places, language: Language, sources: Sources) -> Book:
    """Return the sample book of a plan, filled; the same plan, corpus and day give the same book.

    Raises:
        BriefbookError: a field, a passage or the template is not as the plan has it, in one sentence.
    """
    return filled(_new_book(plan, places, language, _sample_id(plan.template, language)), plan, sources)


def start_book(places: Places, path: Path, language: Language, now: datetime) -> OpenBook:
    """Make a book with the sample's fields and headings, empty otherwise: where a newcomer starts."""
    plan = read_plan(places)
    book = _new_book(plan, places, language, uuid.uuid4().hex)
    for section in plan.sections:
        book, _ = with_section(book, section)
    create(path, book, now.isoformat(timespec="seconds"))
    return open_book(path, places)


def _sample_id(template: str, language: Language) -> str:
    """Return the id of a sample book: fixed, so that its note is the same bytes everywhere, and no other sample's.

    A book's history and backups are kept under its id: under one id for all, the backup of one sample came back as
    another, and an edit of one took from all others what could be undone.
    """
    return hashlib.sha256(f"sample:{template}:{language}".encode()).hexdigest()[:32]


def _new_book(plan: SamplePlan, places: Places, language: Language, book_id: str) -> Book:
    """Return an empty book of the plan's template with the plan's fields.

    Raises:
        TemplateError: a field's value does not fit.
    """
    info = template_info(plan.template, places)
    fields = {name: checked_field(info, name, value) for name, value in plan.fields(language).items()}
    return new_book(book_id, info, language, fields)


def _corpus(places: Places, monitor: Monitor) -> Finder:
    """Return a finder of the sample corpus, indexed as it is now."""
    workspace = open_workspace(places.sample_corpus, places)
    if is_stale(workspace):
        refresh(workspace, monitor)
    return Finder(workspace)


def _export(
    opened: OpenBook, places: Places, out: Path, options: SampleOptions, maker: NoteMaker
) -> tuple[ExportReport, ...]:
    tab = opened.book.tabs[0]
    name = _NOT_IN_NAMES.sub(" – ", tab_title(tab, places, options.language)).strip(" –.")
    return tuple(
        maker.export(opened.book, tab, out / f"{name} ({copy}).{form}", Options(copy=copy, language=options.language))
        for copy in ((options.copy,) if options.copy else tuple(Copy))
        for form in NoteFormat
    )
