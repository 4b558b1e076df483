"""A note gets another template: its texts go where their heading is, none is lost, and the way back finds all again."""

from dataclasses import replace

import pytest

from briefbook.book import edit
from briefbook.book.retemplating import Retemplating, origin_of, retemplate
from briefbook.model.book import NOT_PLACED, Book, Wording
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import EntryId, SectionId
from tests.book.binder import FERRIES, FIRST, INTRODUCTION, ISSUE, NARRATIVE, binder, texts

TO_ISSUE = Retemplating(NARRATIVE, ISSUE, {"committee": "CIMM"})
TO_NARRATIVE = Retemplating(ISSUE, NARRATIVE, {"committee": "CIMM"})


@pytest.fixture
def book() -> Book:
    book, wharves = edit.add_section(binder(), FIRST, Wording("Wharves"))
    return edit.write(book, FIRST, wharves, paragraphs("Nine wharves."))[0]


def arranged(book: Book) -> dict[str, list[str]]:
    return {one.id: [entry.text for entry in one.entries] for one in edit.tab_of(book, FIRST).sections}


def test_texts_go_by_id_then_by_heading_and_the_rest_has_no_place_yet(book: Book) -> None:
    changed = retemplate(book, FIRST, TO_ISSUE)
    assert arranged(changed) == {
        "facts": [],
        "messages": ["Our ferries sail on time.", "Ask Anna."],  # its heading is the French one of the old section
        "introduction": ["One ferry sails.", "Two ferries sail."],
        NOT_PLACED: ["Nine wharves."],
    }
    tab = edit.tab_of(changed, FIRST)
    assert tab.template == "issue"
    assert [one.heading.en for one in tab.sections] == ["Key facts", "Traversiers", "Opening", "Not placed"]
    assert origin_of(tab, EntryId("e6")) == Wording("Wharves")


def test_the_way_back_puts_everything_where_it_was(book: Book) -> None:
    back = retemplate(retemplate(book, FIRST, TO_ISSUE), FIRST, TO_NARRATIVE)
    (tab, _), (old, _) = back.tabs, book.tabs
    assert replace(tab, former=()) == old
    again = retemplate(back, FIRST, TO_ISSUE)
    assert arranged(again) == arranged(retemplate(book, FIRST, TO_ISSUE))
    assert [one.template for one in edit.tab_of(again, FIRST).former] == ["narrative"]


def test_what_the_officer_moved_meanwhile_stays_where_she_put_it(book: Book) -> None:
    changed = retemplate(book, FIRST, TO_ISSUE)
    changed = edit.move_entry(changed, EntryId("e6"), INTRODUCTION, 0)
    changed = edit.move_entry(changed, EntryId("e1"), SectionId("messages"))
    changed, _ = edit.write(changed, FIRST, SectionId("facts"), paragraphs("A new fact."))
    back = retemplate(changed, FIRST, TO_NARRATIVE)
    assert arranged(back) == {
        "introduction": ["Nine wharves.", "Two ferries sail."],
        "ferries": ["Our ferries sail on time.", "Ask Anna.", "One ferry sails."],
        "wharves": [],
        NOT_PLACED: ["A new fact."],
    }
    assert arranged(retemplate(back, FIRST, TO_ISSUE))["facts"] == ["A new fact."]


def test_a_heading_the_officer_gave_stays_and_one_of_the_template_changes(book: Book) -> None:
    renamed = edit.rename_section(book, FIRST, INTRODUCTION, Wording("Where we stand"))
    changed = retemplate(renamed, FIRST, TO_ISSUE)
    assert edit.section_named(edit.tab_of(changed, FIRST), "introduction").heading.en == "Where we stand"


def test_without_the_old_template_the_new_headings_count(book: Book) -> None:
    renamed = edit.rename_section(book, FIRST, INTRODUCTION, Wording("Where we stand"))
    changed = retemplate(renamed, FIRST, replace(TO_ISSUE, old=None))
    assert edit.section_named(edit.tab_of(changed, FIRST), "introduction").heading.en == "Opening"


def test_nothing_without_a_place_leaves_no_empty_section(book: Book) -> None:
    changed = edit.remove_section(book, FIRST, SectionId("wharves"))
    assert NOT_PLACED not in arranged(retemplate(changed, FIRST, TO_ISSUE))
    assert texts(changed, FIRST, FERRIES) == ["Our ferries sail on time.", "Ask Anna."]
