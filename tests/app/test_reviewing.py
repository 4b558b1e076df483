"""What the checks say of a note is gathered, the gravest first, and an export tells what is wrong."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.app.assembling import OpenBook, create_book, write
from briefbook.app.exporting import NoteMaker, Options
from briefbook.app.redacting import redact
from briefbook.app.reviewing import note_findings
from briefbook.app.translating import is_behind, other_language, set_other, swap, untranslated
from briefbook.model.book import Redaction
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy, EntryId, Language
from briefbook.settings.places import Places


@pytest.fixture
def opened(tmp_path: Path, places: Places) -> OpenBook:
    book = create_book(tmp_path / "note.brief", "cimm-narrative", {"appearance_date": "2024-02-07"}, places)
    write(book, "Introduction", paragraphs("Our ferries sail."))
    write(book, "Ferries", paragraphs("Nine ferries sail daily."))
    return book


def codes(opened: OpenBook, places: Places, copy: Copy | None = None, language: Language | None = None) -> list[str]:
    return [one.code for one in note_findings(opened.book, opened.book.tabs[0], places, copy, language)]


def test_findings_come_by_gravity_and_by_copy_and_language(opened: OpenBook, places: Places) -> None:
    assert codes(opened, places) == ["too-few-words"]
    redact(opened, EntryId("e1"), Redaction(0, 3))
    assert codes(opened, places, Copy.MINISTER) == ["withheld-text-shown", "too-few-words"]
    assert codes(opened, places, Copy.DISCLOSURE, "fr") == ["no-other-language", "too-few-words"]
    empty = replace(opened.book.tabs[0], fields={}, sections=(replace(opened.book.tabs[0].sections[0], entries=()),))
    found = note_findings(opened.book, empty, places)
    assert [(one.code, one.severity) for one in found] == [("field-missing", "error"), ("empty-section", "error")]


def test_an_export_tells_what_is_wrong_and_no_advice(opened: OpenBook, places: Places, tmp_path: Path) -> None:
    redact(opened, EntryId("e1"), Redaction(0, 3))
    maker = NoteMaker(places)
    try:
        made = maker.export(opened.book, opened.book.tabs[0], tmp_path / "a.md", Options())
        french = maker.export(opened.book, opened.book.tabs[0], tmp_path / "b.md", Options(language="fr"))
    finally:
        maker.close()
    assert made.findings == ()
    assert [one.code for one in french.findings] == ["no-other-language"]


def test_entries_without_a_second_language_are_listed_and_those_that_are_behind(opened: OpenBook) -> None:
    assert other_language(opened.book) == "fr"
    set_other(opened, EntryId("e1"), paragraphs("Nos traversiers partent."))
    assert [one.entry.id for one in untranslated(opened.book)] == ["e2"]
    swap(opened, EntryId("e1"))
    first = opened.book.tabs[0].sections[0].entries[0]
    assert (first.text, is_behind(first)) == ("Nos traversiers partent.", False)
    assert is_behind(replace(first, blocks=paragraphs("Tous partent.")))
    opened.undo()
    opened.undo()
    assert len(untranslated(opened.book)) == 2
