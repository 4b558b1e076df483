"""The outline follows the book, and says what is asked of it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.gui.dragged import DraggedPassage, put_passages
from briefbook.gui.foreign_text import ForeignText
from briefbook.gui.marks import Mark
from briefbook.gui.models.outline import OutlineModel
from briefbook.gui.models.outline_shown import OutlineRole
from briefbook.model.approving import entry_hash
from briefbook.model.book import NOT_PLACED, Approval, Book, Entry, Redaction, Section, Tab, Wording
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import ApprovalRole, EntryId, PassageId, SectionId, TabId
from tests.gui.samples import BOOK, book, excerpt, own, section

TAB = TabId("t1")
MOVE = Qt.DropAction.MoveAction
PASSAGE = DraggedPassage(PassageId("ab" * 8 + ":5"), "a.docx")


def make_model(shown: Book = BOOK) -> OutlineModel:
    made = OutlineModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_book(shown, TAB, {})
    return made


@pytest.fixture
def model(qtbot: QtBot) -> OutlineModel:
    return make_model()


def shape(model: OutlineModel) -> list[tuple[str, list[str]]]:
    """The ids of sections and entries as the model shows them."""
    made = []
    tab = model.index_of_tab(TAB)
    for row in range(model.rowCount(tab)):
        place = model.index(row, 0, tab)
        entries = [model.entry_id(model.index(one, 0, place)) or "" for one in range(model.rowCount(place))]
        made.append((model.section_id(place) or "", entries))
    return made


def shape_of(shown: Book) -> list[tuple[str, list[str]]]:
    return [(one.id, [entry.id for entry in one.entries]) for one in shown.tabs[0].sections]


def at(model: OutlineModel, name: str) -> QModelIndex:
    if not name:
        return model.index_of_tab(TAB)
    section_place = model.index_of_section(TAB, SectionId(name))
    return section_place if section_place.isValid() else model.index_of_entry(EntryId(name))


def spoken(model: OutlineModel, name: str) -> str:
    return str(at(model, name).data(Qt.ItemDataRole.AccessibleTextRole))


def test_it_shows_sections_with_their_entries(model: OutlineModel) -> None:
    assert shape(model) == shape_of(BOOK)
    assert at(model, "s2").data() == "Human Trafficking"
    assert at(model, "s2").data(OutlineRole.NUMBER) == 2
    assert at(model, "s2").data(OutlineRole.COUNT) == 2
    assert str(at(model, "e1").data()) == "Canada takes this seriously."


def test_rows_that_stay_keep_their_place_in_the_views(model: OutlineModel) -> None:
    kept = QPersistentModelIndex(at(model, "e3"))
    intro, trafficking, *others = BOOK.tabs[0].sections
    moved = replace(intro, entries=(*intro.entries, trafficking.entries[1]))
    model.set_book(book(*others, moved, replace(trafficking, entries=trafficking.entries[:1])), TAB, {})
    assert kept.isValid()
    assert model.entry_id(kept) == "e3"
    assert model.section_id(kept) == "s1"


@st.composite
def books(draw: st.DrawFn) -> Book:
    names = draw(st.permutations([f"s{n}" for n in range(4)]))[: draw(st.integers(0, 4))]
    entries = draw(st.permutations([f"e{n}" for n in range(7)]))[: draw(st.integers(0, 7))]
    held: dict[str, list[str]] = {name: [] for name in names}
    for entry in entries if names else ():
        held[draw(st.sampled_from(names))].append(entry)
    suffix = draw(st.sampled_from(["", " again"]))
    return book(*(section(name, name + suffix, *(own(one, one + suffix) for one in held[name])) for name in names))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(books(), min_size=2, max_size=4))
def test_it_follows_any_change_of_the_book_in_steps_that_views_can_follow(
    qapp: QApplication, states: list[Book]
) -> None:
    model = make_model(states[0])
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    for state in states:
        model.set_book(state, TAB, {})
        assert shape(model) == shape_of(state)
        tab = model.index_of_tab(TAB)
        texts = [str(model.index(row, 0, tab).data()) for row in range(model.rowCount(tab))]
        assert texts == [one.heading.en for one in state.tabs[0].sections]
    assert not resets


def test_another_language_words_the_headings_anew(model: OutlineModel) -> None:
    model.set_book(replace(BOOK, language="fr"), TAB, {})
    assert at(model, "s3").data() == "Passage de clandestins"
    assert at(model, "s2").data() == "Human Trafficking"


def test_the_destination_is_marked_and_named(model: OutlineModel) -> None:
    model.set_destination(TAB, SectionId("s1"))
    model.set_destination(TAB, SectionId("s2"))
    marked = [name for name in ("s1", "s2", "s3") if at(model, name).data(OutlineRole.IS_DESTINATION)]
    assert marked == ["s2"]
    assert spoken(model, "s2") == "Human Trafficking, section 2, 2 entries, destination"
    assert "destination" in str(at(model, "s2").data(Qt.ItemDataRole.ToolTipRole))


def test_rows_are_read_aloud_with_all_that_is_drawn(model: OutlineModel) -> None:
    assert spoken(model, "s3") == "Migrant Smuggling, section 3, empty"
    assert spoken(model, "e3").startswith("Excerpt, edited, from Backgrounder on protection, 2023-05-02: Smuggling")
    assert spoken(model, "e1").startswith("Own text: Canada")
    assert spoken(model, "e5").startswith("Note to self, not exported: Ask")


def test_the_source_stands_in_the_tip(model: OutlineModel) -> None:
    assert at(model, "e2").data(Qt.ItemDataRole.ToolTipRole) == "Backgrounder on protection · 2023-05-02 · ¶5"


def approved(entry: Entry) -> Entry:
    signed = Approval(ApprovalRole.APPROVED, "A. Person", entry_hash(entry), "2024-02-01", "Director")
    return replace(entry, approvals=(signed,))


def test_what_is_to_be_known_of_an_entry_is_drawn_and_said(qtbot: QtBot) -> None:
    told = own("e1", "Canada takes this seriously.")
    shown = book(
        section(
            "s1",
            "Introduction",
            approved(told),
            replace(approved(own("e2", "One text.")), blocks=paragraphs("Another text.")),
            replace(own("e3", "A name stands here."), redactions=(Redaction(2, 6, ""),)),
        )
    )
    model = make_model(shown)
    marks = [at(model, name).data(OutlineRole.MARKS) for name in ("e1", "e2", "e3")]
    assert marks == [(Mark.APPROVED,), (Mark.CHANGED,), (Mark.WITHHELD,)]
    assert spoken(model, "e1").startswith("Own text, approved: ")
    assert spoken(model, "e2").startswith("Own text, changed since approval: ")
    assert at(model, "e3").data(Qt.ItemDataRole.ToolTipRole) == "Own text · partly withheld"


def test_a_text_that_lacks_the_other_language_is_marked_once_any_has_it(qtbot: QtBot) -> None:
    model = make_model()
    assert at(model, "e1").data(OutlineRole.MARKS) == ()
    translated = replace(own("e1", "Canada takes this seriously."), other=paragraphs("Le Canada y voit."))
    state = book(section("s1", "Introduction", translated), *BOOK.tabs[0].sections[1:])
    with qtbot.waitSignal(model.dataChanged):
        model.set_book(state, TAB, {})
    assert at(model, "e1").data(OutlineRole.MARKS) == ()
    assert at(model, "e2").data(OutlineRole.MARKS) == (Mark.UNTRANSLATED,)
    assert at(model, "e5").data(OutlineRole.MARKS) == ()
    assert "not in the other language yet" in spoken(model, "e2")


def test_what_has_no_place_is_said_and_keeps_its_heading(qtbot: QtBot) -> None:
    unplaced = Section(NOT_PLACED, Wording("Not placed", "Sans place"), (own("e9", "Left over."),))
    model = make_model(book(*BOOK.tabs[0].sections, unplaced))
    place = at(model, NOT_PLACED)
    assert place.data(OutlineRole.IS_UNPLACED) is True
    assert "move them into a section" in spoken(model, NOT_PLACED)
    assert not place.flags() & Qt.ItemFlag.ItemIsEditable
    assert at(model, "s1").flags() & Qt.ItemFlag.ItemIsEditable
    with qtbot.assertNotEmitted(model.section_renamed):
        assert not model.setData(place, "Elsewhere")


def test_more_can_be_said_of_an_entry_in_its_tip(model: OutlineModel) -> None:
    model.set_notes({EntryId("e1"): "no source was found"})
    assert at(model, "e1").data(Qt.ItemDataRole.ToolTipRole) == "Own text · no source was found"
    assert at(model, "e5").data(Qt.ItemDataRole.ToolTipRole) == "Note to self, not exported"


def test_a_new_heading_is_asked_for_and_shown_when_the_book_has_it(model: OutlineModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.section_renamed) as asked:
        assert not model.setData(at(model, "s2"), " Trafficking in persons ")
    assert asked.args == [TAB, "s2", "Trafficking in persons"]
    assert at(model, "s2").data() == "Human Trafficking"


@pytest.mark.parametrize(("name", "text"), [("s2", "Human Trafficking"), ("s2", "  "), ("e2", "other")])
def test_nothing_is_asked_for_where_nothing_changes(model: OutlineModel, qtbot: QtBot, name: str, text: str) -> None:
    with qtbot.assertNotEmitted(model.section_renamed):
        model.setData(at(model, name), text)


@pytest.mark.parametrize(
    ("row", "parent", "asked"),
    [
        (-1, "s3", ["s3", ""]),
        (0, "s2", ["s2", "e2"]),
        (1, "s2", ["s2", "e3"]),
        (2, "s2", ["s2", ""]),
        (-1, "e3", ["s2", "e3"]),
        (0, "", ["s1", "e1"]),
        (2, "", ["s2", ""]),
        (-1, "", ["s4", ""]),
    ],
)
def test_passages_go_where_they_are_let_go(
    model: OutlineModel, qtbot: QtBot, row: int, parent: str, asked: list[str]
) -> None:
    data = QMimeData()
    put_passages(data, [PASSAGE], "text")
    with qtbot.waitSignal(model.passages_dropped) as dropped:
        assert model.dropMimeData(data, Qt.DropAction.CopyAction, row, 0, at(model, parent))
    assert dropped.args == [TAB, *asked, (PASSAGE,)]


def test_an_entry_is_moved_before_another(model: OutlineModel, qtbot: QtBot) -> None:
    data = model.mimeData([at(model, "e4")])
    with qtbot.waitSignal(model.entry_dropped) as dropped:
        model.dropMimeData(data, MOVE, 1, 0, at(model, "s2"))
    assert dropped.args == ["e4", TAB, "s2", "e3"]


@pytest.mark.parametrize(("entry", "row"), [("e2", 0), ("e2", 1), ("e3", 1), ("e3", 2), ("e3", -1)])
def test_an_entry_let_go_where_it_stands_asks_nothing(model: OutlineModel, qtbot: QtBot, entry: str, row: int) -> None:
    with qtbot.assertNotEmitted(model.entry_dropped):
        model.dropMimeData(model.mimeData([at(model, entry)]), MOVE, row, 0, at(model, "s2"))


@pytest.mark.parametrize(
    ("row", "parent", "before"), [(0, "", "s1"), (-1, "", ""), (-1, "s1", "s1"), (1, "s2", "s3"), (-1, "e2", "s3")]
)
def test_a_section_is_moved_before_another(
    model: OutlineModel, qtbot: QtBot, row: int, parent: str, before: str
) -> None:
    with qtbot.waitSignal(model.section_dropped) as dropped:
        model.dropMimeData(model.mimeData([at(model, "s4" if before else "s1")]), MOVE, row, 0, at(model, parent))
    assert dropped.args == [TAB, "s4" if before else "s1", before]


def test_text_of_other_programs_comes_in_its_best_form(model: OutlineModel, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b><script>x()</script>")
    data.setText("bold")
    with qtbot.waitSignal(model.text_dropped) as dropped:
        model.dropMimeData(data, Qt.DropAction.CopyAction, -1, 0, at(model, "s1"))
    assert dropped.args == [TAB, "s1", "", ForeignText("html", data.html(), "bold")]


def test_files_are_left_to_the_window(model: OutlineModel) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("a.docx")])
    assert not model.canDropMimeData(data, MOVE, -1, 0, QModelIndex())


def test_what_is_dragged_out_holds_text_but_no_note_to_self(model: OutlineModel) -> None:
    data = model.mimeData([at(model, "s4")])
    assert data.text().startswith("Figures\n\nPermits\t2022")
    assert "Ask for 2024" not in data.text() + data.html()
    assert data.html().startswith("<h2>Figures</h2><p>Permits")


def test_a_book_without_sections_takes_no_drop(model: OutlineModel) -> None:
    model.set_book(book(), TAB, {})
    assert model.rowCount(model.index_of_tab(TAB)) == 0
    data = QMimeData()
    put_passages(data, [PASSAGE], "text")
    assert not model.canDropMimeData(data, MOVE, -1, 0, QModelIndex())


OTHER = TabId("t2")
TWO_TABS = replace(
    BOOK,
    tabs=(*BOOK.tabs, Tab(OTHER, "speech", {}, (section("s1", "Opening", own("e90", "Thank you.")),), name="Speech")),
)


@pytest.fixture
def tabs(qtbot: QtBot) -> OutlineModel:
    return make_model(TWO_TABS)


def test_tabs_stand_above_their_sections_with_name_and_title(tabs: OutlineModel) -> None:
    tabs.set_book(TWO_TABS, OTHER, {TAB: "CIMM – Narrative", OTHER: "Opening statement"})
    assert [tabs.index(row).data() for row in range(tabs.rowCount())] == ["CIMM – Narrative", "Speech"]
    assert [tabs.index(row).data(OutlineRole.IS_CURRENT) for row in range(2)] == [False, True]
    assert tabs.tab_id(tabs.index_of_section(OTHER, SectionId("s1"))) == OTHER
    assert tabs.tab_id(tabs.index_of_entry(EntryId("e90"))) == OTHER
    assert tabs.index_of_section(OTHER, SectionId("s1")) != tabs.index_of_section(TAB, SectionId("s1"))
    said = str(tabs.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said == "Speech, note 2, 1 section, the one you work on"


def test_an_entry_goes_into_a_section_of_another_tab(tabs: OutlineModel, qtbot: QtBot) -> None:
    kept = QPersistentModelIndex(at(tabs, "e1"))
    with qtbot.waitSignal(tabs.entry_dropped) as dropped:
        tabs.dropMimeData(tabs.mimeData([at(tabs, "e1")]), MOVE, -1, 0, tabs.index_of_tab(OTHER))
    assert dropped.args == ["e1", OTHER, "s1", ""]
    first, second = TWO_TABS.tabs
    entry = first.sections[0].entries[0]
    emptied = replace(first, sections=(replace(first.sections[0], entries=()), *first.sections[1:]))
    opening = second.sections[0]
    filled = replace(second, sections=(replace(opening, entries=(*opening.entries, entry)),))
    tabs.set_book(replace(TWO_TABS, tabs=(emptied, filled)), TAB, {})
    assert kept.isValid()
    assert tabs.tab_id(kept) == OTHER


def test_a_section_does_not_leave_its_tab(tabs: OutlineModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tabs.section_dropped):
        tabs.dropMimeData(tabs.mimeData([at(tabs, "s2")]), MOVE, 0, 0, tabs.index_of_tab(OTHER))


@pytest.mark.parametrize(("row", "parent", "before"), [(0, False, TAB), (-1, True, "")])
def test_a_tab_is_moved_before_another(tabs: OutlineModel, qtbot: QtBot, row: int, parent: bool, before: str) -> None:
    moved = OTHER if before else TAB
    target = tabs.index_of_tab(OTHER) if parent else QModelIndex()
    with qtbot.waitSignal(tabs.tab_dropped) as dropped:
        tabs.dropMimeData(tabs.mimeData([tabs.index_of_tab(moved)]), MOVE, row, 0, target)
    assert dropped.args == [moved, before]


def test_a_tab_takes_another_name(tabs: OutlineModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.tab_renamed) as asked:
        tabs.setData(tabs.index_of_tab(OTHER), "Opening remarks")
    assert asked.args == [OTHER, "Opening remarks"]


def test_tabs_come_and_go_in_steps_that_views_can_follow(tabs: OutlineModel) -> None:
    tabs.set_book(replace(TWO_TABS, tabs=TWO_TABS.tabs[::-1]), TAB, {})
    assert [tabs.tab_id(tabs.index(row)) for row in range(tabs.rowCount())] == [OTHER, TAB]
    tabs.set_book(replace(TWO_TABS, tabs=TWO_TABS.tabs[1:]), OTHER, {})
    assert [tabs.tab_id(tabs.index(row)) for row in range(tabs.rowCount())] == [OTHER]


def test_an_edit_of_an_entry_is_shown(model: OutlineModel) -> None:
    sections: tuple[Section, ...] = (section("s2", "Human Trafficking", excerpt("e2", text="Shorter.")),)
    model.set_book(book(*sections), TAB, {})
    assert at(model, "e2").data() == "Shorter."
