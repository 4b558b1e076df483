"""A binder in the open book: shared fields come along, every change is one undo, another template finds all again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefbook.app import arranging, tabs
from briefbook.app.assembling import OpenBook, create_book, open_book, template_info, write
from briefbook.app.replacing import FindOptions, find, replace, replace_all
from briefbook.app.retemplating import last_heading, plan_template, use_template
from briefbook.book import edit
from briefbook.model.book import Book, Wording
from briefbook.model.errors import BookError, NotInBook, TemplateError, TemplateMissing
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Language, TabId
from briefbook.settings.places import Places
from tests.book.binder import excerpt

NOW = datetime(2024, 2, 7, 12, 0, tzinfo=UTC)
FIRST = TabId("cimm-narrative")
FIELDS = {"committee": "CIMM", "appearance_date": "2024-02-07", "marking": "protected-b"}


@pytest.fixture
def opened(tmp_path: Path, places: Places) -> OpenBook:
    book = create_book(tmp_path / "note.brief", "cimm-narrative", FIELDS, places)
    write(book, "Introduction", paragraphs("Our ferries sail."))
    write(book, "Ferries", paragraphs("Nine ferries sail daily."))
    return book


def shape(book: Book) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return [
        (tab.template, [(one.id, [entry.text for entry in one.entries]) for one in tab.sections]) for tab in book.tabs
    ]


def test_a_new_note_shares_the_fields_of_the_first(opened: OpenBook, places: Places) -> None:
    new = tabs.add_tab(opened, "issue-note", places, {"committee": "SECU"}, "Winter")
    tab = tabs.tab_named(opened.book, "WINTER")
    assert tab.id == new
    assert (tab.fields["committee"], tab.fields["appearance_date"], tab.fields["marking"]) == (
        "SECU",
        "2024-02-07",
        "protected-b",
    )
    with pytest.raises(TemplateError, match="comittee"):
        tabs.add_tab(opened, "issue-note", places, {"comittee": "SECU"})
    with pytest.raises(TemplateMissing):
        tabs.add_tab(opened, "no-such-note", places)


def test_a_shared_value_that_the_template_does_not_take_stays_behind(opened: OpenBook, places: Places) -> None:
    raw = {**FIELDS, "marking": "eyes only"}
    first = opened.book.tabs[0]
    values = tabs.shared_values(type(first)(first.id, first.template, raw), template_info("issue-note", places))
    assert "marking" not in values
    assert values["committee"] == "CIMM"


def test_every_change_of_notes_is_one_undo_also_after_a_restart(opened: OpenBook, places: Places) -> None:
    states = [opened.book]
    new = tabs.add_tab(opened, "issue-note", places)
    states.append(opened.book)
    for change in (
        lambda: tabs.rename_tab(opened, new, "Winter"),
        lambda: tabs.move_tab(opened, new, 0),
        lambda: tabs.duplicate_tab(opened, FIRST),
        lambda: tabs.send_section(opened, "Ferries", new, 0, FIRST),
        lambda: arranging.move(opened, states[0].tabs[0].sections[0].entries[0].id, "ferries", 0, new),
        lambda: use_template(opened, "media-lines", places, FIRST),
        lambda: replace_all(opened, "ferries", "boats", FindOptions()),
        lambda: tabs.remove_tab(opened, FIRST),
    ):
        change()
        states.append(opened.book)
    opened.save(NOW)
    again = open_book(opened.path, places)
    for state in reversed(states[:-1]):
        again.undo()
        assert again.book == state


def test_an_entry_moves_within_its_own_note_unless_another_is_named(opened: OpenBook, places: Places) -> None:
    new = tabs.add_tab(opened, "cimm-narrative", places)
    entry_id = write(opened, "Introduction", paragraphs("In the second."), tab=new)
    write(opened, "Ferries", paragraphs("Also there."), tab=new)
    arranging.move(opened, entry_id, "Ferries", 0)
    assert [entry.text for entry in opened.book.tabs[1].sections[1].entries] == ["In the second.", "Also there."]
    arranging.move(opened, entry_id, "Ferries", tab=FIRST)
    assert [entry.text for entry in opened.book.tabs[0].sections[1].entries][-1] == "In the second."
    with pytest.raises(NotInBook):
        tabs.tab_named(opened.book, "gone")


def test_another_template_tells_what_finds_no_place_and_the_way_back_finds_it(opened: OpenBook, places: Places) -> None:
    before = opened.book
    plan = plan_template(before, "media-lines", places)
    assert (opened.book, len(plan.not_placed)) == (before, 2)
    came = use_template(opened, "media-lines", places)
    assert came == plan
    assert last_heading(opened.book, came.not_placed[1]) == Wording(en="Ferries")
    assert came.not_placed == ("e1", "e2")
    use_template(opened, "cimm-narrative", places)
    assert shape(opened.book) == shape(before)
    assert opened.book.tabs[0].fields == before.tabs[0].fields
    assert use_template(opened, "cimm-narrative", places).not_placed == ()


def test_fields_that_do_not_fit_are_told_and_kept_for_the_way_back(opened: OpenBook, places: Places) -> None:
    tabs.set_fields(opened, {"ministry": "Ferries Canada"}, places)
    came = use_template(opened, "qp-note", places)
    known = {spec.name for spec in template_info("qp-note", places).fields}
    assert set(came.fields_left) == set(before_fields(opened, "cimm-narrative")) - known
    tabs.set_fields(opened, {"marking": "secret"}, places)
    use_template(opened, "cimm-narrative", places)
    assert opened.book.tabs[0].fields == {**FIELDS, "ministry": "Ferries Canada", "marking": "secret"}


def test_a_value_that_does_not_fit_is_refused_in_the_language_of_the_book_or_the_window(
    opened: OpenBook, places: Places, tmp_path: Path
) -> None:
    french = create_book(tmp_path / "trame.brief", "cimm-narrative", {}, places, "fr")
    cases: tuple[tuple[OpenBook, Language | None, str], ...] = (
        (opened, None, "Appearance date"),
        (opened, "fr", "Date de la comparution"),
        (french, None, "Date de la comparution"),
        (french, "en", "Appearance date"),
    )
    for book, language, label in cases:
        before = book.book
        with pytest.raises(TemplateError, match=rf"^{label} is “demain”"):
            tabs.set_fields(book, {"appearance_date": "demain"}, places, None, language)
        assert book.book == before
    with pytest.raises(TemplateError, match=r"^Date de la comparution is “demain”"):
        tabs.add_tab(french, "cimm-narrative", places, {"appearance_date": "demain"})
    with pytest.raises(TemplateError, match=r"^Date de la comparution is “demain”"):
        create_book(tmp_path / "x.brief", "cimm-narrative", {"appearance_date": "demain"}, places, "fr")
    assert not (tmp_path / "x.brief").exists()


def before_fields(opened: OpenBook, template: str) -> list[str]:
    (former,) = [one for one in opened.book.tabs[0].former if one.template == template]
    return list(former.fields)


def test_what_was_taken_from_a_source_is_replaced_only_when_it_is_said(opened: OpenBook, places: Places) -> None:
    book, (taken,) = edit.add_excerpts(
        opened.book, None, opened.book.tabs[0].sections[0].id, [excerpt("A ferry sank; a ferry rose.")]
    )
    opened.apply("add:x", book)
    came = replace_all(opened, "ferry", "boat", FindOptions(whole_words=True))
    assert (came.places, came.entries, came.taken) == (0, (), (taken,))
    found = find(opened.book, "ferry", FindOptions())
    assert replace(opened, found[1:2], "boat", in_excerpts=True).places == 1
    assert edit.entry_of(opened.book, taken).text == "A ferry sank; a boat rose."
    assert edit.entry_of(opened.book, taken).is_edited


def test_the_last_note_is_not_removed(opened: OpenBook) -> None:
    with pytest.raises(BookError, match="at least one note"):
        tabs.remove_tab(opened, FIRST)
