"""A signature holds for the text that was signed: any edit after it shows, undoing the edit gives it back."""

import pytest

from briefbook.book import approvals, edit, second_language
from briefbook.book.approvals import Signature
from briefbook.model.approving import entry_stands, entry_state, tab_state
from briefbook.model.book import NOT_PLACED, Book, Wording
from briefbook.model.errors import BookError, NotInBook
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import ApprovalRole, ApprovalState, EntryId
from tests.book.binder import FERRIES, FIRST, INTRODUCTION, binder, entry

E3 = EntryId("e3")
NONE, APPROVED, CHANGED = ApprovalState.NONE, ApprovalState.APPROVED, ApprovalState.CHANGED
DIRECTOR = Signature("A. Director", title="Director", date="2024-02-06")


@pytest.fixture
def book() -> Book:
    return binder()


def test_an_approved_text_says_so_until_it_is_edited(book: Book) -> None:
    signed = approvals.sign_entry(book, E3, DIRECTOR)
    assert [entry_state(entry(one, 3)) for one in (book, signed)] == [NONE, APPROVED]
    changed = edit.edit_entry(signed, E3, paragraphs("Our ferries sail late."))
    assert entry_state(entry(changed, 3)) is CHANGED
    assert entry_state(entry(edit.edit_entry(changed, E3, entry(book, 3).blocks), 3)) is APPROVED
    (approval,) = entry(signed, 3).approvals
    assert (approval.name, approval.title, approval.date) == ("A. Director", "Director", "2024-02-06")


def test_to_prepare_is_not_to_approve(book: Book) -> None:
    signed = approvals.sign_entry(book, E3, Signature("B. Writer", ApprovalRole.PREPARED))
    assert entry_state(entry(signed, 3)) is NONE
    assert entry_state(entry(signed, 3), ApprovalRole.PREPARED) is APPROVED


def test_who_signs_again_signs_the_text_as_it_is_now(book: Book) -> None:
    changed = approvals.sign_entry(book, E3, DIRECTOR)
    changed = approvals.sign_entry(changed, E3, Signature("C. Deputy"))
    changed = edit.edit_entry(changed, E3, paragraphs("Our ferries sail late."))
    changed = approvals.sign_entry(changed, E3, Signature("a. director"))
    one = entry(changed, 3)
    assert [approval.name for approval in one.approvals] == ["C. Deputy", "a. director"]
    assert [entry_stands(one, approval) for approval in one.approvals] == [False, True]
    assert entry_state(one) is APPROVED


def test_a_text_in_the_other_language_is_signed_with_it_when_it_is_there(book: Book) -> None:
    signed = approvals.sign_entry(book, E3, DIRECTOR)
    later = second_language.set_other(signed, E3, paragraphs("À l’heure."))
    assert entry_state(entry(later, 3)) is APPROVED
    both = approvals.sign_entry(later, E3, DIRECTOR)
    assert entry_state(entry(both, 3)) is APPROVED
    for blocks in (paragraphs("En retard."), ()):
        assert entry_state(entry(second_language.set_other(both, E3, blocks), 3)) is CHANGED


def test_a_note_is_changed_by_its_texts_headings_order_and_fields(book: Book) -> None:
    signed = approvals.sign_tab(book, FIRST, DIRECTOR)
    assert tab_state(signed.tabs[0]) is APPROVED
    for changed in (
        edit.edit_entry(signed, E3, paragraphs("Late.")),
        edit.rename_section(signed, FIRST, FERRIES, Wording("Boats", "Traversiers")),
        edit.move_section(signed, FIRST, FERRIES, 0),
        edit.move_entry(signed, EntryId("e1"), INTRODUCTION),
        edit.set_fields(signed, FIRST, {"committee": "SECU"}),
        edit.remove_entry(signed, EntryId("e2")),
    ):
        assert tab_state(changed.tabs[0]) is CHANGED


def test_what_is_not_exported_and_how_far_the_work_is_do_not_change_a_note(book: Book) -> None:
    signed = approvals.sign_tab(book, FIRST, DIRECTOR)
    changed = edit.edit_entry(signed, EntryId("e4"), paragraphs("Ask Bob."))
    changed = edit.set_fields(changed, FIRST, {"status": "approved", "approved_by": "A. Director"})
    changed, _ = edit.add_section(changed, FIRST, Wording("Empty yet"))
    assert tab_state(changed.tabs[0]) is APPROVED
    assert NOT_PLACED not in {section.id for section in changed.tabs[0].sections}


def test_a_signature_is_taken_back(book: Book) -> None:
    signed = approvals.sign_tab(approvals.sign_entry(book, E3, DIRECTOR), FIRST, DIRECTOR)
    changed = approvals.unsign_entry(signed, E3, "A. Director", ApprovalRole.APPROVED)
    assert approvals.unsign_tab(changed, FIRST, "a. director", ApprovalRole.APPROVED) == book
    with pytest.raises(BookError, match="has not prepared"):
        approvals.unsign_entry(signed, E3, "A. Director", ApprovalRole.PREPARED)


def test_nobody_approves_nothing(book: Book) -> None:
    with pytest.raises(BookError, match="type a name"):
        approvals.sign_entry(book, E3, Signature(" \n"))
    with pytest.raises(NotInBook):
        approvals.sign_entry(book, EntryId("e99"), DIRECTOR)
