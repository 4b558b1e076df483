"""How a search is taken: in lines of words, in the window below the box, and what may have been meant."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.chip_words import ChipWords
from briefbook.gui.explaining import Line, lines
from briefbook.gui.look import Look
from briefbook.gui.main_window import MainWindow
from briefbook.gui.panes.filter_chip import FilterChip
from briefbook.gui.theme import LIGHT
from briefbook.model.query import Explained, Explanation, Meaning
from tests.gui.conftest import MakeLook
from tests.gui.samples import results
from tests.gui.starting import WAIT_MS, Start, search, wait_for_index

FORMS = tuple(f"form{number}" for number in range(8))
PIECES = (
    Explained(
        Meaning.ANY,
        parts=(
            Explained(Meaning.WORD, "permits", also=("permit",), synonyms=("TRP",)),
            Explained(
                Meaning.NEAR, "10", parts=(Explained(Meaning.WORD, "a"), Explained(Meaning.BEGINS, "b", also=FORMS))
            ),
        ),
    ),
    Explained(Meaning.WITHOUT, parts=(Explained(Meaning.EXACT, "rule of law"),)),
    Explained(Meaning.FILTER, "speech", "kind"),
    Explained(Meaning.FILTER, "2023", "since"),
    Explained(Meaning.NOTE, "The quotation mark is not closed; the words are searched as they stand."),
)


def test_each_piece_is_a_line_set_in_under_what_it_is_a_part_of(look: Look) -> None:
    made = lines(Explanation(PIECES), ChipWords(look))
    assert [(line.depth, line.typed, line.meaning) for line in made] == [
        (0, "", "The quotation mark is not closed; the words are searched as they stand."),
        (0, "", "any of these:"),
        (1, "permits", "the word, in any of its forms; finds permit too; or TRP, of your synonyms"),
        (1, "", "at most 10 words apart:"),
        (2, "a", "the word, in any of its forms"),
        (2, "b", f"every word that begins so; finds {', '.join(FORMS[:6])} and 2 more too"),
        (0, "rule of law", "exactly these words in this order, small words too"),
        (0, "", "only Kind: Speech"),
        (0, "", "Since 2023"),
    ]
    assert [line.is_note for line in made] == [True] + [False] * 8
    assert made[6].plain == "without: rule of law exactly these words in this order, small words too"


@pytest.mark.parametrize("meaning", Meaning)
@pytest.mark.parametrize("with_parts", [True, False])
def test_every_meaning_has_words_in_both_languages(make_look: MakeLook, meaning: Meaning, with_parts: bool) -> None:
    parts = (Explained(Meaning.WORD, "x"),) if with_parts else ()
    piece = Explained(meaning, "speech", "kind" if meaning is Meaning.FILTER else "", parts=parts)
    english, french = (lines(Explanation((piece,)), ChipWords(make_look(LIGHT, language))) for language in ("en", "fr"))
    assert all(isinstance(line, Line) and line.meaning for line in (*english, *french))
    if meaning is not Meaning.NOTE:
        assert english != french


@pytest.fixture
def window(qtbot: QtBot, start: Start, indexed: Path) -> MainWindow:
    shown = start(indexed)
    wait_for_index(qtbot, shown)
    return shown


def test_the_explanation_opens_with_its_key_follows_and_closes(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, '"human trafficking" -weather')
    window.actions_table["explain-query"].trigger()
    panel = window.panes.search.explain
    assert panel.is_open
    qtbot.waitUntil(lambda: "human trafficking" in panel.area.accessibleDescription(), timeout=WAIT_MS)
    assert "without" in panel.area.accessibleDescription()
    window.panes.search.box.setText("kind:statement smugglers")
    qtbot.waitUntil(lambda: "smugglers" in panel.area.accessibleDescription(), timeout=WAIT_MS)
    assert "only Kind: Statement" in panel.area.accessibleDescription()
    panel.area.setFocus()
    QTest.keyClick(panel.area, Qt.Key.Key_Escape)
    assert not panel.is_open


def test_a_note_stands_below_the_box_without_being_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "kind:banana trafficking")
    qtbot.waitUntil(window.panes.search.explain.isVisible, timeout=WAIT_MS)
    assert window.panes.search.explain.note.text()
    search(qtbot, window, "human trafficking")
    qtbot.waitUntil(lambda: not window.panes.search.explain.isVisible(), timeout=WAIT_MS)


def test_a_filter_that_is_typed_is_a_chip_and_its_cross_takes_the_words_out(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "human kind:statement trafficking since:2021")

    def typed() -> list[FilterChip]:
        chips = window.panes.search.filters.findChildren(FilterChip)
        return sorted((one for one in chips if one.isVisible()), key=lambda one: str(one.shown.sort))

    qtbot.waitUntil(lambda: [str(one.shown.sort) for one in typed()] == ["kind", "year"], timeout=WAIT_MS)
    typed()[0].cross.click()
    box = window.panes.search.box
    qtbot.waitUntil(lambda: box.text() == "human trafficking since:2021", timeout=WAIT_MS)


def test_where_nothing_is_found_enter_takes_what_may_have_been_meant(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "trafikking")
    model, empty = window.panes.results_model, window.panes.results.empty
    assert model.rowCount() == 0
    assert empty.isVisible()
    answer = replace(results(query="trafikking"), suggestion="human trafficking")
    window.session.corpus.results_arrived.emit(answer)
    assert empty.meant.text() == "Did you mean “human trafficking”?"
    box = window.panes.search.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert empty.meant.hasFocus()
    QTest.keyClick(empty.meant, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.results.query == "human trafficking" and model.rowCount() > 0, timeout=WAIT_MS)
    assert not empty.isVisible()
