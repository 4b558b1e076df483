"""Every change gives a new book, loses nothing it was not asked to take away, and says plainly what is not there."""

import pytest

from briefbook.book import edit
from briefbook.book.brief_file import encode
from briefbook.model.book import Book, Section, Tab, Wording
from briefbook.model.errors import BookError, NotInBook
from briefbook.model.excerpt import Excerpt, Provenance, blocks_of, paragraphs, text_hash
from briefbook.model.kinds import EntryId, EntryKind, Fingerprint, FolderId, PassageKind, SectionId, TabId
from briefbook.model.note import ListBlock, Para, Quote, Run, Table
from briefbook.model.template import SectionSpec, TemplateInfo

INTRODUCTION, TRAFFICKING = SectionId("introduction"), SectionId("human-trafficking")
INFO = TemplateInfo(
    name="cimm-narrative",
    title=Wording("Narrative", "Exposé"),
    note_title=Wording("{committee}"),
    fields=(),
    sections=(
        SectionSpec("introduction", Wording("Introduction", "Introduction"), Wording()),
        SectionSpec("human-trafficking", Wording("Human Trafficking", "Traite de personnes"), Wording()),
        SectionSpec("refugees", Wording("Refugees", "Réfugiés"), Wording()),
    ),
)


def excerpt(text: str, kind: PassageKind = PassageKind.PARAGRAPH) -> Excerpt:
    provenance = Provenance(
        folder=FolderId("f1"),
        label="Statements",
        path="2023/a statement.txt",
        document=Fingerprint("ab" * 32),
        ordinal=3,
        heading=("Statement",),
        span=(0, len(text)),
        text=text,
        text_hash=text_hash(text),
        picked="2024-02-07",
    )
    return Excerpt(blocks_of(kind, text), provenance)


@pytest.fixture
def book() -> Book:
    fresh = edit.new_book("0123456789abcdef" * 2, INFO, "en", {"committee": "CIMM"})
    filled, _ = edit.add_excerpts(fresh, None, INTRODUCTION, [excerpt(text) for text in ("One.", "Two.", "Three.")])
    return filled


def texts(book: Book, section: SectionId = INTRODUCTION) -> list[str]:
    return [entry.text for entry in edit.section_named(book.tabs[0], section).entries]


def headings(book: Book) -> list[str]:
    return [section.heading.en for section in book.tabs[0].sections]


def test_a_new_book_has_the_sections_and_fields_of_its_template(book: Book) -> None:
    (tab,) = book.tabs
    assert (tab.template, tab.fields) == ("cimm-narrative", {"committee": "CIMM"})
    assert [section.id for section in tab.sections] == ["introduction", "human-trafficking", "refugees"]


def test_fields_are_set_replaced_and_taken_away(book: Book) -> None:
    changed = edit.set_fields(book, None, {"committee": None, "date": "2024-02-07", "witnesses": ("A", "B")})
    assert changed.tabs[0].fields == {"date": "2024-02-07", "witnesses": ("A", "B")}
    assert book.tabs[0].fields == {"committee": "CIMM"}


def test_excerpts_come_in_their_order_with_their_provenance(book: Book) -> None:
    changed, ids = edit.add_excerpts(book, None, INTRODUCTION, [excerpt("A."), excerpt("B.")], at=1)
    assert ids == ("e4", "e5")
    assert texts(changed) == ["One.", "A.", "B.", "Two.", "Three."]
    entry = edit.entry_of(changed, EntryId("e4"))
    assert (entry.kind, entry.provenance) == (EntryKind.EXCERPT, excerpt("A.").provenance)
    assert not entry.is_edited


def test_the_officers_words_and_notes_to_self_have_no_provenance(book: Book) -> None:
    changed, own = edit.write(book, None, TRAFFICKING, paragraphs("Our words."))
    changed, note = edit.write(changed, None, TRAFFICKING, paragraphs("Ask Anna."), EntryKind.SELF, at=0)
    assert texts(changed, TRAFFICKING) == ["Ask Anna.", "Our words."]
    assert [edit.entry_of(changed, one).kind for one in (own, note)] == [EntryKind.OWN, EntryKind.SELF]
    with pytest.raises(ValueError, match="taken"):
        edit.write(book, None, TRAFFICKING, paragraphs("Said to be taken."), EntryKind.EXCERPT)


def test_an_id_is_not_given_again_after_its_entry_was_removed(book: Book) -> None:
    changed, new = edit.write(edit.remove_entry(book, EntryId("e3")), None, INTRODUCTION, paragraphs("Four."))
    assert new == "e4"
    assert texts(changed) == ["One.", "Two.", "Four."]


def test_an_edited_excerpt_keeps_what_was_taken_and_can_have_it_again(book: Book) -> None:
    changed = edit.edit_entry(book, EntryId("e2"), paragraphs("Two, shorter."))
    entry = edit.entry_of(changed, EntryId("e2"))
    assert entry.is_edited
    assert entry.provenance is not None
    assert (entry.text, entry.provenance.text) == ("Two, shorter.", "Two.")
    assert edit.restore_entry(changed, EntryId("e2")) == book


def test_an_excerpt_is_taken_anew_at_its_place_with_its_new_provenance(book: Book) -> None:
    edited = edit.edit_entry(book, EntryId("e2"), paragraphs("Two, shorter."))
    changed = edit.retake_entry(edited, EntryId("e2"), excerpt("Two, as it reads now."))
    assert texts(changed) == ["One.", "Two, as it reads now.", "Three."]
    entry = edit.entry_of(changed, EntryId("e2"))
    assert entry.provenance == excerpt("Two, as it reads now.").provenance
    assert not entry.is_edited


@pytest.mark.parametrize(
    ("kind", "text", "edited"),
    [
        (PassageKind.LIST_ITEM, "an item", (ListBlock(items=((Para((Run("my item"),)),),)),)),
        (PassageKind.QUOTATION, "said so", (Quote((Para((Run("said"),)),)),)),
        (PassageKind.TABLE, "a\tb\nc\td", (Table(header=((Run("a"),),), rows=()),)),
        (PassageKind.PARAGRAPH, "line\nline", (Para((Run("x"),)),)),
    ],
)
def test_a_restored_excerpt_has_the_form_of_the_text_as_used(
    book: Book, kind: PassageKind, text: str, edited: tuple[ListBlock | Quote | Table | Para, ...]
) -> None:
    taken, (entry_id,) = edit.add_excerpts(book, None, TRAFFICKING, [excerpt(text, kind)])
    changed = edit.edit_entry(taken, entry_id, edited)
    assert edit.restore_entry(changed, entry_id) == taken


def test_the_officers_own_words_cannot_be_restored(book: Book) -> None:
    changed, own = edit.write(book, None, TRAFFICKING, paragraphs("Our words."))
    with pytest.raises(BookError, match="not taken from a document"):
        edit.restore_entry(changed, own)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (0, ["Three.", "One.", "Two."]),
        (1, ["One.", "Three.", "Two."]),
        (2, ["One.", "Two.", "Three."]),
        (99, ["One.", "Two.", "Three."]),
        (None, ["One.", "Two.", "Three."]),
    ],
)
def test_an_entry_stands_at_its_new_place(book: Book, at: int | None, expected: list[str]) -> None:
    assert texts(edit.move_entry(book, EntryId("e3"), INTRODUCTION, at)) == expected


def test_an_entry_moves_to_another_section_with_everything_it_has(book: Book) -> None:
    changed = edit.move_entry(book, EntryId("e1"), TRAFFICKING)
    assert (texts(changed), texts(changed, TRAFFICKING)) == (["Two.", "Three."], ["One."])
    assert edit.entry_of(changed, EntryId("e1")) == edit.entry_of(book, EntryId("e1"))


def test_sections_are_added_renamed_moved_and_removed(book: Book) -> None:
    changed, new = edit.add_section(book, None, Wording("Migrant Smuggling", "Passage de clandestins"), at=1)
    assert new == "migrant-smuggling"
    assert headings(changed) == ["Introduction", "Migrant Smuggling", "Human Trafficking", "Refugees"]
    changed = edit.rename_section(changed, None, new, Wording("Smuggling"))
    changed = edit.move_section(changed, None, new, 3)
    assert headings(changed) == ["Introduction", "Human Trafficking", "Refugees", "Smuggling"]
    changed = edit.remove_section(changed, None, INTRODUCTION)
    assert headings(changed) == ["Human Trafficking", "Refugees", "Smuggling"]
    assert not list(changed.entries())


def test_section_ids_are_unique_and_never_empty(book: Book) -> None:
    changed, second = edit.add_section(book, None, Wording("Introduction"))
    changed, french = edit.add_section(changed, None, Wording(fr="Réfugiés à l’œuvre"))
    changed, signs = edit.add_section(changed, None, Wording("???"))
    changed, more = edit.add_section(changed, None, Wording("!!!"))
    assert (second, french, signs, more) == ("introduction-2", "refugies-a-l-oeuvre", "section", "section-2")


@pytest.mark.parametrize("heading", [Wording(), Wording(" \u00a0", "\t")])
def test_a_section_without_a_heading_is_refused(book: Book, heading: Wording) -> None:
    with pytest.raises(BookError, match="heading"):
        edit.add_section(book, None, heading)
    with pytest.raises(BookError, match="heading"):
        edit.rename_section(book, None, INTRODUCTION, heading)


@pytest.mark.parametrize("name", ["refugees", "REFUGEES", "Refugees", "réfugiés", "Refugies", " refugees\u00a0"])
def test_a_section_is_found_by_id_or_heading_in_either_language(book: Book, name: str) -> None:
    assert edit.section_named(book.tabs[0], name).id == "refugees"


@pytest.mark.parametrize("section", ["key-messages", "key_messages"])
@pytest.mark.parametrize("name", ["key-messages", "key_messages", "Key_Messages"])
def test_an_id_is_found_however_its_words_are_joined(section: str, name: str) -> None:
    tab = Tab(TabId("t1"), "own", {}, (Section(SectionId(section), Wording("What we say")),))
    assert edit.section_named(tab, name).id == section


def test_an_id_counts_more_than_a_heading(book: Book) -> None:
    changed = edit.rename_section(book, None, INTRODUCTION, Wording("refugees"))
    assert edit.section_named(changed.tabs[0], "refugees").id == "refugees"


def test_what_is_not_there_is_told_with_what_may_be_meant(book: Book) -> None:
    with pytest.raises(NotInBook) as caught:
        edit.section_named(book.tabs[0], "Human Traficking")
    expected = "The book has no section “Human Traficking”; did you mean “Human Trafficking”?"
    assert str(caught.value) == expected
    with pytest.raises(NotInBook, match="it has “e1”, “e2”, “e3”"):
        edit.entry_of(book, EntryId("x"))
    with pytest.raises(NotInBook, match="it has none yet"):
        edit.entry_of(edit.remove_section(book, None, INTRODUCTION), EntryId("e1"))
    with pytest.raises(NotInBook, match="“cimm-narrative”"):
        edit.tab_of(book, TabId("cimm-narative"))
    assert edit.find_section(book.tabs[0], "Weather") is None


@pytest.mark.parametrize(
    "change",
    [
        lambda book: edit.add_excerpts(book, None, SectionId("gone"), []),
        lambda book: edit.write(book, None, SectionId("gone"), ()),
        lambda book: edit.move_entry(book, EntryId("e1"), SectionId("gone")),
        lambda book: edit.rename_section(book, None, SectionId("gone"), Wording("x")),
        lambda book: edit.move_section(book, None, SectionId("gone"), 0),
        lambda book: edit.remove_section(book, None, SectionId("gone")),
        lambda book: edit.edit_entry(book, EntryId("e99"), ()),
        lambda book: edit.remove_entry(book, EntryId("e99")),
        lambda book: edit.set_fields(book, TabId("gone"), {}),
    ],
)
def test_a_change_to_what_is_not_there_is_refused(book: Book, change: "object") -> None:
    assert callable(change)
    with pytest.raises(NotInBook):
        change(book)


def test_a_tab_that_is_not_the_first_can_be_named(book: Book) -> None:
    other = edit.new_book(book.id, INFO, "en", {}).tabs[0]
    two = Book(book.id, "en", (*book.tabs, type(other)(TabId("second"), "qp-note", {}, other.sections)), 4)
    changed, _ = edit.write(two, TabId("second"), INTRODUCTION, paragraphs("In the second."))
    assert texts(changed) == ["One.", "Two.", "Three."]
    assert [entry.text for entry in changed.tabs[1].sections[0].entries] == ["In the second."]


def test_half_an_emoji_does_not_make_a_book_that_cannot_be_saved(book: Book) -> None:
    changed = edit.edit_entry(book, EntryId("e1"), (Para((Run("half \ud83d, whole 😀, NUL \x00"),)),))
    changed, _ = edit.add_section(changed, None, Wording("Head\udc80ing"))
    changed = edit.set_fields(changed, None, {"committee": "C\ud83dIMM", "people": ("A\x00",)})
    assert edit.entry_of(changed, EntryId("e1")).text == "half , whole 😀, NUL "
    assert encode(changed, "2024-02-07")
