"""Each check says what it is there for, with its place, and is silent where nothing is wrong."""

from dataclasses import replace

from briefbook.model.approving import entry_hash, tab_hash
from briefbook.model.book import NOT_PLACED, Approval, Redaction
from briefbook.model.excerpt import paragraphs, text_hash
from briefbook.model.kinds import ApprovalRole, Copy, EntryKind
from briefbook.review.approvals import changed_since_approval
from briefbook.review.empty_sections import empty_sections
from briefbook.review.fields import fields
from briefbook.review.languages import other_language
from briefbook.review.placement import not_placed
from briefbook.review.redactions import redactions
from tests.review.noted import INFO, note, own, said

FULL = note(("introduction", (own(1, "Nine ferries sail."), own(2, "Two more sail."))), committee="CIMM")


def test_a_required_section_without_text_is_graver_than_another() -> None:
    empty = note(("introduction", (own(1, "Ask Anna.", EntryKind.SELF),)), ("ferries", ()), (NOT_PLACED, ()))
    assert said(empty_sections(empty, "en", INFO)) == [
        ("empty-section", "error", "introduction"),
        ("empty-section", "warning", "ferries"),
    ]
    assert [one.severity for one in empty_sections(empty, "en")] == ["warning", "warning"]
    assert empty_sections(FULL, "en", INFO) == ()


def test_texts_without_a_place_are_counted() -> None:
    assert not_placed(FULL) == ()
    (found,) = not_placed(note((NOT_PLACED, (own(1, "One."), own(2, "Two.")))))
    assert (found.place, found.values) == (NOT_PLACED, {"count": "2"})
    assert found.sentence.startswith("2 texts stand under “Not placed”")


def test_a_missing_field_and_a_marking_of_no_rank_are_named() -> None:
    assert fields(FULL, INFO, "en") == ()
    assert said(fields(note(), INFO, "fr")) == [("field-missing", "error", "committee")]
    assert fields(note(), INFO, "fr")[0].sentence.startswith("The field “Comité” has no value")
    assert said(fields(note(committee="CIMM", marking="eyes only"), INFO, "en")) == [
        ("unknown-marking", "warning", "marking")
    ]
    assert fields(note(committee="CIMM", marking="secret"), INFO, "en") == ()


def test_an_edit_after_approval_is_found_in_entry_and_note() -> None:
    first, second = FULL.sections[0].entries
    signed = replace(first, approvals=(Approval(ApprovalRole.APPROVED, "A. Director", entry_hash(first)),))
    tab = note(("introduction", (signed, second)), committee="CIMM")
    tab = replace(tab, approvals=(Approval(ApprovalRole.APPROVED, "B. Deputy", tab_hash(tab)),))
    assert changed_since_approval(tab) == ()
    edited = replace(signed, blocks=paragraphs("Ten ferries sail."))
    later = replace(tab, sections=(replace(tab.sections[0], entries=(edited, second)),))
    assert said(changed_since_approval(later)) == [
        ("changed-since-approval", "warning", ""),
        ("changed-since-approval", "warning", "e1"),
    ]
    assert changed_since_approval(later)[1].sentence == "The text e1 was changed since A. Director approved it."


def test_a_missing_translation_counts_where_it_is_asked_for_or_begun() -> None:
    assert other_language(FULL, "fr", is_asked=False) == ()
    assert said(other_language(FULL, "fr", is_asked=True)) == [("no-other-language", "warning", "e1")]
    first, second = FULL.sections[0].entries
    french = replace(first, other=paragraphs("Neuf traversiers."), translated=text_hash(first.text))
    begun = note(("introduction", (french, second)))
    (found,) = other_language(begun, "fr", is_asked=False)
    assert (found.severity, found.place, found.values) == ("info", "e2", {"count": "1", "language": "fr"})
    edited = note(("introduction", (replace(french, blocks=paragraphs("Ten ferries sail.")),)))
    assert said(other_language(edited, "fr", is_asked=True)) == [("translation-behind", "warning", "e1")]


def test_withheld_text_that_can_be_read_is_told() -> None:
    first, second = FULL.sections[0].entries
    hidden = replace(first, redactions=(Redaction(0, 4), Redaction(6, 9)))
    tab = note(("introduction", (hidden, second)))
    assert said(redactions(tab, Copy.MINISTER)) == [("withheld-text-shown", "info", "")]
    assert redactions(tab, Copy.WORKING)[0].values == {"count": "2"}
    assert redactions(tab, Copy.DISCLOSURE) == redactions(tab, None) == ()
    half = note(("introduction", (replace(hidden, other=paragraphs("Neuf traversiers.")),)))
    assert said(redactions(half, Copy.DISCLOSURE)) == [("withheld-in-one-language", "warning", "e1")]
