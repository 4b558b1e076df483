"""The marking of a note beside those of its sources."""

from dataclasses import replace

from briefbook.model.book import Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import EntryKind
from briefbook.review.markings import markings
from tests.render.making import BookMaker, narrative, provenance


def found(marking: str, source: str | None, kind: EntryKind = EntryKind.EXCERPT) -> tuple[Finding, ...]:
    maker = BookMaker().section("A").excerpt("Text.")
    tab: Tab = maker.book({"appearance_date": "2024-02-07", "marking": marking}).tabs[0]
    section = tab.sections[0]
    entry = replace(section.entries[0], kind=kind, provenance=replace(provenance("Text."), marking=source))
    return markings(replace(tab, sections=(replace(section, entries=(entry,)),)), narrative().info)


def test_a_source_marked_higher_than_the_note_is_named_at_its_text() -> None:
    (finding,) = found("protected-a", "Secret")
    assert (finding.code, finding.place) == ("source-marked-higher", "e1")
    assert "marked Secret" in finding.sentence
    assert "says Protected A" in finding.sentence


def test_a_note_without_a_marking_of_its_own_has_that_of_its_template() -> None:
    assert [one.code for one in found("", "Protected A")] == ["source-marked-higher"]
    assert found("", "Unclassified") == ()


def test_a_source_as_high_or_lower_is_well() -> None:
    assert found("secret", "Secret") == found("secret", "Protected C") == found("secret", None) == ()


def test_a_note_to_self_is_not_in_the_note() -> None:
    assert found("protected-a", "Secret", EntryKind.SELF) == ()


def test_a_marking_that_is_not_known_is_named_where_it_stands() -> None:
    assert [(one.code, one.place) for one in found("secret", "Cabinet Confidence")] == [("unknown-marking", "e1")]
    assert [(one.code, one.place) for one in found("Eyes only", None)] == [("unknown-marking", "marking")]
