"""Notes of a book are added, named, moved, copied and taken out; entries and sections go between them whole."""

from dataclasses import replace

import pytest

from briefbook.book import edit, tabs
from briefbook.model.book import NOT_PLACED, Approval, Book, Export, Section, Wording
from briefbook.model.errors import BookError, NotInBook
from briefbook.model.kinds import ApprovalRole, Copy, EntryId, SectionId, TabId
from tests.book.binder import FERRIES, FIRST, INTRODUCTION, ISSUE, NARRATIVE, SECOND, binder, entry, texts


@pytest.fixture
def book() -> Book:
    return binder()


def ids(book: Book) -> list[str]:
    return [tab.id for tab in book.tabs]


def test_a_new_note_has_the_sections_of_its_template_and_an_id_of_its_own(book: Book) -> None:
    changed, third = tabs.add_tab(book, ISSUE, {"topic": "Wharves"}, " The \n wharves ", at=0)
    assert (third, ids(changed)) == ("issue-2", ["issue-2", "narrative", "issue"])
    tab = changed.tabs[0]
    assert (tab.name, tab.template, tab.fields) == ("The   wharves", "issue", {"topic": "Wharves"})
    assert [section.id for section in tab.sections] == ["facts", "messages", "introduction"]


def test_an_id_that_was_exported_once_is_not_given_to_another_note(book: Book) -> None:
    export = Export("x", Copy.MINISTER, "en", "2024-02-07", (TabId("issue-2"),), ())
    _, third = tabs.add_tab(replace(book, exports=(export,)), ISSUE, {})
    assert third == "issue-3"


def test_notes_are_named_moved_and_removed_but_never_the_last(book: Book) -> None:
    changed = tabs.rename_tab(book, SECOND, "Ferries in winter")
    assert tabs.tab_named(changed, "ferries IN winter").id == SECOND
    assert ids(tabs.move_tab(changed, SECOND, 0)) == ["issue", "narrative"]
    assert ids(tabs.move_tab(changed, FIRST, 9)) == ["issue", "narrative"]
    left = tabs.remove_tab(changed, FIRST)
    assert (ids(left), [one.id for _, _, one in left.entries()]) == (["issue"], ["e5"])
    with pytest.raises(BookError, match="at least one note"):
        tabs.remove_tab(left, SECOND)


def test_a_copy_has_all_the_text_under_new_ids_and_nobody_approved_it(book: Book) -> None:
    approval = Approval(ApprovalRole.APPROVED, "A. Director", "ab" * 32)
    first = replace(book.tabs[0], approvals=(approval,))
    signed = replace(book, tabs=(first, *book.tabs[1:]))
    changed, copy = tabs.duplicate_tab(signed, FIRST, "Plan B")
    assert (copy, ids(changed)) == ("narrative-2", ["narrative", "narrative-2", "issue"])
    assert texts(changed, copy, "introduction") == texts(book, FIRST, "introduction")
    made = edit.tab_of(changed, copy)
    assert (made.name, made.approvals, made.fields) == ("Plan B", (), first.fields)
    assert [one.id for section in made.sections for one in section.entries] == ["e6", "e7", "e8", "e9"]
    assert (changed.next_entry, changed.tabs[0]) == (10, first)
    assert entry(changed, 6).provenance == entry(book, 1).provenance


def test_an_entry_goes_to_another_note_with_everything_it_has(book: Book) -> None:
    changed = edit.move_entry(book, EntryId("e1"), SectionId("facts"), 0, SECOND)
    assert texts(changed, SECOND, "facts") == ["One ferry sails.", "Ninety sailings a day."]
    assert texts(changed, FIRST, "introduction") == ["Two ferries sail."]
    assert entry(changed, 1) == entry(book, 1)
    assert edit.tab_with(changed, EntryId("e1")).id == SECOND
    with pytest.raises(NotInBook, match="section"):
        edit.move_entry(book, EntryId("e1"), FERRIES, None, SECOND)


def test_a_section_goes_to_another_note_with_its_entries(book: Book) -> None:
    changed, new = tabs.send_section(book, FIRST, FERRIES, SECOND, 0)
    assert (new, [one.id for one in changed.tabs[0].sections]) == ("ferries", ["introduction"])
    assert texts(changed, SECOND, "ferries") == ["Our ferries sail on time.", "Ask Anna."]
    assert changed.tabs[1].sections[0].id == "ferries"


def test_a_section_whose_id_is_taken_there_gets_another(book: Book) -> None:
    changed, new = tabs.send_section(book, FIRST, INTRODUCTION, SECOND)
    assert new == "introduction-2"
    assert texts(changed, SECOND, new) == ["One ferry sails.", "Two ferries sail."]
    same, again = tabs.send_section(book, FIRST, INTRODUCTION, FIRST, 1)
    assert (again, [one.id for one in same.tabs[0].sections]) == ("introduction", ["ferries", "introduction"])


def test_what_has_no_place_joins_what_has_none_in_the_other_note(book: Book) -> None:
    first = replace(book.tabs[0], sections=(Section(NOT_PLACED, Wording("Not placed"), (entry(book, 1),)),))
    second = replace(book.tabs[1], sections=(Section(NOT_PLACED, Wording("Not placed"), (entry(book, 5),)),))
    changed, new = tabs.send_section(replace(book, tabs=(first, second)), FIRST, NOT_PLACED, SECOND)
    assert (new, changed.tabs[0].sections) == (NOT_PLACED, ())
    assert texts(changed, SECOND, NOT_PLACED) == ["Ninety sailings a day.", "One ferry sails."]


def test_a_section_that_is_called_not_placed_is_one_that_notes_show(book: Book) -> None:
    _, made = edit.add_section(book, None, Wording("Not placed"))
    assert made == "not-placed-2"


def test_a_note_that_is_not_there_is_told_with_what_may_be_meant(book: Book) -> None:
    with pytest.raises(NotInBook, match="did you mean “narrative”"):
        tabs.tab_named(book, "narative")
    with pytest.raises(NotInBook):
        tabs.move_tab(book, TabId("gone"), 0)
    assert NARRATIVE.name in ids(book)
