"""A document is shown as it is, all hits are marked, and what is selected is found again in its passages."""

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.gui.dragged import DraggedPassage, passages_in
from briefbook.gui.look import Look
from briefbook.gui.panes.document_view import DocumentView
from briefbook.gui.theme import DARK
from briefbook.model.document import Document, Evidence, Passage
from briefbook.model.kinds import DocumentKind, PassageKind
from tests.gui.conftest import MakeLook
from tests.gui.samples import BOAT, DOCUMENT, DOCUMENT_SPANS, FINGERPRINT, TABLE, TITLE, long_document

LONGEST_GAP_SECONDS = 0.2
SHORT_DOCUMENT_SECONDS = 0.05


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> DocumentView:
    view = DocumentView(look)
    qtbot.addWidget(view)
    view.resize(600, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.show_document(DOCUMENT, DOCUMENT_SPANS, 9)
    return view


def lines(view: DocumentView) -> list[str]:
    return [line for line in view.toPlainText().split("\n") if line]


def select(view: DocumentView, start: str, end: str) -> None:
    """Select from the first place of `start` to behind the first place of `end` after it."""
    cursor = view.document().find(start, 0)
    behind = view.document().find(end, cursor.selectionStart())
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(behind.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def texts(view: DocumentView, document: Document = DOCUMENT) -> list[str]:
    """What the selection is of the passages' own texts."""
    own = {passage.ordinal: passage.text for passage in document.passages}
    return [own[ordinal][start:end] for ordinal, start, end in view.selected_passages()]


def test_the_title_its_facts_and_every_heading_stand_once(shown: DocumentView) -> None:
    text = shown.toPlainText()
    assert lines(shown)[:3] == [TITLE, "Backgrounder · 2023-05-02 · The department", "2023/protection.docx"]
    assert [text.count(f"\n{heading}\n") for heading in (TITLE, "Victims", "Permits and health")] == [0, 1, 1]


def test_all_passages_stand_in_order(shown: DocumentView) -> None:
    text = shown.toPlainText().replace("\n", " ")
    own = [passage.text.replace("\n", " ").replace("\t", " ").replace("\u00a0", " ") for passage in DOCUMENT.passages]
    places = [text.find(one) for one in own]
    assert -1 not in places
    assert places == sorted(places)


def test_lines_of_the_page_are_hidden_until_they_are_asked_for(shown: DocumentView) -> None:
    assert "Show 2 lines of the page" in lines(shown)
    assert "Share this page" not in shown.toPlainText()
    shown.set_furniture_shown(True)
    assert "Hide 2 lines of the page" in lines(shown)
    assert "Date modified: 2023-05-03" in lines(shown)
    shown.set_furniture_shown(False)
    assert "Share this page" not in shown.toPlainText()


def test_the_steps_begin_in_the_current_passage_and_go_around(qtbot: QtBot, shown: DocumentView) -> None:
    assert shown.hit_count == 4
    places = []
    shown.hit_position.connect(lambda number, total: places.append((number, total)))
    for _ in range(3):
        shown.next_hit()
    shown.previous_hit()
    assert places == [(3, 4), (4, 4), (1, 4), (4, 4)]


def test_a_passage_without_a_hit_leads_to_the_first(qtbot: QtBot, look: Look) -> None:
    view = DocumentView(look)
    qtbot.addWidget(view)
    view.show_document(DOCUMENT, DOCUMENT_SPANS, None)
    with qtbot.waitSignal(view.hit_position) as place:
        view.next_hit()
    assert place.args == [1, 4]


def test_hits_are_marked_where_they_stand_after_wide_characters(shown: DocumentView) -> None:
    marked = []
    block = shown.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            if part.fragment().charFormat().background().color().name().upper() == "#FFE9A8":
                marked.append(part.fragment().text())
            part += 1
        block = block.next()
    assert [one.lower() for one in marked] == ["human trafficking"] * 4


def test_what_is_selected_is_found_in_its_passage(shown: DocumentView) -> None:
    select(shown, "border", "only")
    assert shown.selected_passages() == [(10, BOAT.index("border"), BOAT.index("only") + 4)]
    assert texts(shown) == [BOAT[BOAT.index("border") : BOAT.index("only") + 4]]


def test_a_selection_over_several_passages_gives_a_piece_of_each_and_no_heading(shown: DocumentView) -> None:
    select(shown, "renewed", "Nobody had")
    assert texts(shown) == ["renewed.", "health care from the first day", "a work permit\nwithout a fee", "Nobody had"]


def test_a_selection_in_a_table_is_one_stretch_of_it(shown: DocumentView) -> None:
    select(shown, "146", "40")
    assert texts(shown) == [TABLE[TABLE.index("146") : TABLE.index("40") + 2]]


def test_title_headings_and_lines_of_the_page_are_no_passages(shown: DocumentView) -> None:
    shown.set_furniture_shown(True)
    select(shown, TITLE, "Share this page")
    assert shown.selected_passages() == []
    select(shown, "Date modified", "2023")
    assert shown.selected_passages() == []


def test_what_could_not_be_read_and_the_pictures_are_named(shown: DocumentView, look: Look) -> None:
    notes = (
        Evidence("unread", "Pages 3 to 5 could not be read.", ""),
        Evidence("pictures", "2", "Map of the border; plan.png"),
    )
    shown.show_document(replace(DOCUMENT, evidence=notes), {}, None)
    assert "Not all was read: Pages 3 to 5 could not be read." in lines(shown)
    assert "2 pictures: Map of the border; plan.png" in lines(shown)


def test_a_date_that_can_be_read_in_two_ways_is_called_unclear(shown: DocumentView) -> None:
    doubt = Evidence("date", None, "06/07/2023", 0.5, ("2023-06-07", "2023-07-06"))
    shown.show_document(replace(DOCUMENT, date=None, evidence=(doubt,)), {}, None)
    assert any("date unclear" in line for line in lines(shown))


def test_the_reason_of_a_line_of_the_page_stands_in_its_tip(shown: DocumentView) -> None:
    shown.set_furniture_shown(True)
    cursor = shown.document().find("Date modified: 2023-05-03")
    assert cursor.charFormat().toolTip() == "foot of the page"


TEXTS = st.text(st.sampled_from("ab c\u00a0é\n\t🧭😀\u2028\u2029\ufdd0\ufffc"), min_size=1, max_size=30)
KINDS = st.sampled_from([PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.QUOTATION, PassageKind.TABLE])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(KINDS, TEXTS), min_size=1, max_size=5), st.booleans())
def test_all_of_any_document_selected_is_all_of_its_passages(
    qapp: QApplication, make_look: MakeLook, parts: list[tuple[PassageKind, str]], dark: bool
) -> None:
    passages = tuple(Passage(number, kind, text) for number, (kind, text) in enumerate(parts, 1))
    document = Document("any.txt", FINGERPRINT, DocumentKind.OTHER, passages)
    view = DocumentView(make_look(DARK, "en"))
    view.show_document(document, {1: ((0, 1),)}, 1)
    view.selectAll()
    selected = dict.fromkeys(ordinal for ordinal, _, _ in view.selected_passages())
    found = texts(view, document)
    view.deleteLater()
    own = {one.ordinal: one.text.strip("\t\n") for one in passages}
    assert all(own[ordinal] == text.strip("\t\n") for ordinal, text in zip(selected, found, strict=True))
    assert not any(own[ordinal] for ordinal in own.keys() - selected.keys())


def test_a_selection_is_told_and_taken_back(qtbot: QtBot, shown: DocumentView) -> None:
    with qtbot.waitSignal(shown.selection_changed, check_params_cb=bool):
        select(shown, "border", "only")
    with qtbot.waitSignal(shown.selection_changed, check_params_cb=lambda is_selected: not is_selected):
        shown.show_document(DOCUMENT, {}, None)


def test_the_selection_is_copied_with_hard_spaces_and_dragged_with_its_spans(shown: DocumentView) -> None:
    select(shown, "Since", "25")
    data = shown.createMimeDataFromSelection()
    assert data.text() == "Since March\u00a025"
    assert passages_in(data) == (DraggedPassage(DOCUMENT.passage_id(12), DOCUMENT.path, (0, 14)),)


def test_text_is_found_in_place_of_the_hits_and_given_back(qtbot: QtBot, shown: DocumentView) -> None:
    assert shown.find_text("permit") == 5
    assert shown.find_text("no such words") == 0
    with qtbot.waitSignal(shown.hit_position) as place:
        shown.find_text("")
    assert place.args[1] == 4


def test_the_same_document_again_only_moves(qtbot: QtBot, shown: DocumentView) -> None:
    rich = shown.document()
    with qtbot.waitSignal(shown.opened):
        shown.show_document(DOCUMENT, DOCUMENT_SPANS, 12)
    assert shown.document() is rich


def test_the_current_passage_is_in_sight_and_stays_so_when_the_pane_changes(qtbot: QtBot, look: Look) -> None:
    view = DocumentView(look)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    with qtbot.waitSignal(view.opened):
        view.show_document(long_document(60), {}, 40)
    for width, height in ((600, 300), (300, 500), (900, 200)):
        view.resize(width, height)
        assert any(line.endswith(" 40") for line in visible_blocks(view))


def visible_blocks(view: DocumentView) -> list[str]:
    block = view.cursorForPosition(view.viewport().rect().topLeft()).block()
    last = view.cursorForPosition(view.viewport().rect().bottomRight()).block()
    found = []
    while block.isValid() and block.position() <= last.position():
        found.append(block.text())
        block = block.next()
    return found


def test_lines_stay_readable_in_a_wide_pane(qtbot: QtBot, look: Look) -> None:
    view = DocumentView(look)
    qtbot.addWidget(view)
    view.resize(2400, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.show_document(long_document(3), {}, None)
    assert view.document().idealWidth() < 1400


def test_no_document_leaves_one_sentence(shown: DocumentView) -> None:
    shown.show_nothing("Choose a passage to read it here.")
    assert shown.toPlainText() == ""
    assert shown.hit_count == 0
    assert shown.selected_passages() == []
    assert [label.text() for label in shown.findChildren(type(shown.hint))] == ["Choose a passage to read it here."]


def test_another_theme_redraws_the_document(shown: DocumentView, make_look: MakeLook) -> None:
    shown.set_look(make_look(DARK, "fr"))
    assert "Document d’information · 2023-05-02 · The department" in lines(shown)
    colour = shown.document().begin().begin().fragment().charFormat().foreground().color().name().upper()
    assert colour == DARK.text


def test_a_document_of_30_paragraphs_is_shown_within_its_budget(qtbot: QtBot, look: Look) -> None:
    view = DocumentView(look)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    document, best = long_document(30), 1.0
    for current in (5, 20, 25):
        begin = time.process_time()
        view.show_document(document, {5: ((0, 3),), current: ((4, 9),)}, current)
        best = min(best, time.process_time() - begin)
    assert best < SHORT_DOCUMENT_SECONDS


def test_a_document_of_5000_paragraphs_leaves_the_window_alive(qtbot: QtBot, look: Look) -> None:
    view = DocumentView(look)
    qtbot.addWidget(view)
    view.resize(600, 400)
    with qtbot.waitExposed(view):
        view.show()
    document = long_document(5000)
    spans = dict.fromkeys(range(1, 5001, 3), ((4, 14),))
    # Time of the processor, so that other programs do not count.
    ticks, timer = [time.process_time()], QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: ticks.append(time.process_time()))
    timer.start()
    with qtbot.waitSignal(view.opened, timeout=20_000):
        view.show_document(document, spans, 4900)
    timer.stop()
    ticks.append(time.process_time())
    assert any(line.endswith(" 4900") for line in visible_blocks(view))
    assert max(later - one for one, later in pairwise(ticks)) < LONGEST_GAP_SECONDS
