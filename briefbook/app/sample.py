"""App room: the sample book and its note, made from the sample corpus: a newcomer's first sight of Briefbook."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefbook.app.assembling import OpenBook, add, create_book, make_section, open_book, tab_title, write
from briefbook.app.changing import held
from briefbook.app.exporting import ExportReport, NoteMaker, Options, note_format
from briefbook.app.finding import Finder, Pick
from briefbook.app.recording import record_in
from briefbook.app.refreshing import is_stale, refresh
from briefbook.app.workspace import open_workspace
from briefbook.model.book import FieldValue, Wording
from briefbook.model.document import Document
from briefbook.model.errors import DocumentMissing, PassageMissing, TemplateMissing
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy, Language
from briefbook.model.monitor import Monitor
from briefbook.settings.places import Places

SAMPLE_BOOK_ID = "5a" * 16
"""The id of every sample book: fixed, so that the sample's note is the same bytes everywhere."""


@dataclass(frozen=True, slots=True)
class SampleOptions:
    """Which sample is wanted; `copy` None means both copies."""

    template: str = "cimm-narrative"
    language: Language = "en"
    copy: Copy | None = None


@dataclass(frozen=True, slots=True)
class SampleReport:
    """The note files made and the book they were made from."""

    files: tuple[Path, ...]
    book: Path


@dataclass(frozen=True, slots=True)
class SamplePick:
    """A passage named by its document and its first words."""

    path: str
    starts: str


@dataclass(frozen=True, slots=True)
class SampleSection:
    """A section of the sample book: its heading, what is picked for it, what the officer wrote herself."""

    heading: Wording
    picks: tuple[SamplePick, ...]
    own: str


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """The sample book as data: its template, fields and sections."""

    template: str
    fields: Mapping[str, FieldValue]
    sections: tuple[SampleSection, ...]


def read_plan(places: Places) -> SamplePlan:
    """Return the sample book as the sample corpus describes it."""
    plan = tomllib.loads((places.resources / "sample" / "sample-book.toml").read_text(encoding="utf-8"))
    return SamplePlan(
        template=str(plan["template"]),
        fields={str(name): str(value) for name, value in plan["fields"].items()},
        sections=tuple(
            SampleSection(
                heading=Wording(**section["heading"]),
                picks=tuple(SamplePick(pick["path"], pick["starts"]) for pick in section.get("pick", [])),
                own=str(section.get("own", "")),
            )
            for section in plan["section"]
        ),
    )


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
    plan = read_plan(places)
    if options.template != plan.template:
        raise TemplateMissing(f"There is no sample of the template {options.template!r}; try {plan.template!r}.")
    out.mkdir(parents=True, exist_ok=True)
    book = out / f"{options.template}-{options.language}.brief"
    with held(book, places):
        book.unlink(missing_ok=True)
        places.history(SAMPLE_BOOK_ID).unlink(missing_ok=True)
        opened = create_book(book, plan.template, plan.fields, places, options.language, SAMPLE_BOOK_ID)
        _fill(opened, plan, places, monitor, now)
        opened.save(now)
    reports = _export(opened, places, out, options)
    record_in(book, [export for report in reports for export in report.exports], places, now)
    return SampleReport(tuple(file for report in reports for file in report.files), book)


def start_book(places: Places, path: Path, language: Language, now: datetime) -> OpenBook:
    """Make a book with the sample's fields and headings, empty otherwise: where a newcomer starts."""
    plan = read_plan(places)
    opened = create_book(path, plan.template, plan.fields, places, language)
    for section in plan.sections:
        _ensure_section(opened, section.heading)
    opened.save(now)
    return open_book(path, places)


def find_passage(finder: Finder, pick: SamplePick) -> Pick:
    """Return the pick of the passage that begins with these words.

    Raises:
        PassageMissing: the document or passage is not there.
    """
    try:
        document: Document = finder.document(pick.path)
    except DocumentMissing as error:
        raise PassageMissing(f"The sample document {pick.path} is missing; put the sample corpus back.") from error
    for passage in document.passages:
        if passage.text.startswith(pick.starts):
            return Pick(document.passage_id(passage.ordinal), path=pick.path)
    raise PassageMissing(f"{pick.path} has no passage that begins “{pick.starts}”; put the sample corpus back.")


def _fill(opened: OpenBook, plan: SamplePlan, places: Places, monitor: Monitor, now: datetime) -> None:
    workspace = open_workspace(places.sample_corpus, places)
    if is_stale(workspace):
        refresh(workspace, monitor)
    finder = Finder(workspace)
    language = opened.book.language
    try:
        for section in plan.sections:
            heading = section.heading.in_language(language)
            _ensure_section(opened, section.heading)
            picks: Sequence[Pick] = [find_passage(finder, pick) for pick in section.picks]
            if picks:
                add(opened, heading, finder.excerpts(picks, now.date()))
            if section.own:
                write(opened, heading, paragraphs(section.own))
    finally:
        finder.close()


def _ensure_section(opened: OpenBook, heading: Wording) -> None:
    """Add the section in both languages, unless the template's new book has it already."""
    known = {section.heading.in_language("en") for section in opened.book.tabs[0].sections}
    if heading.in_language("en") not in known:
        make_section(opened, heading)


def _export(opened: OpenBook, places: Places, out: Path, options: SampleOptions) -> tuple[ExportReport, ...]:
    tab = opened.book.tabs[0]
    title = tab_title(tab, places, options.language)
    reports: list[ExportReport] = []
    maker = NoteMaker(places)
    try:
        for copy in (options.copy,) if options.copy else tuple(Copy):
            for suffix in (".docx", ".md", ".html"):
                file = out / f"{title} ({copy}){suffix}"
                note_format(file)
                reports.append(maker.export(opened.book, tab, file, Options(copy=copy, language=options.language)))
    finally:
        maker.close()
    return tuple(reports)
