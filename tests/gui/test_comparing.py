"""An excerpt whose source was changed: then and now side by side, keep mine or take the new text, and undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.entry_text import followed_span
from briefbook.gui.main_window import MainWindow
from briefbook.model.book import Entry
from briefbook.model.excerpt import Excerpt
from tests.gui.starting import STATEMENT, WAIT_MS, Start, search, wait_for_index
from tests.gui.test_main_window import entries, press, wait_for_entries

HEADING = "Human Trafficking"
OLD = "Women and girls are hurt most often by human trafficking, and the permits are there for them."
NEW = "Women and girls are hurt most often by human trafficking, and two kinds of permits are there for them."


@pytest.fixture
def window(qtbot: QtBot, start: Start, corpus: Path) -> MainWindow:
    """A window whose book holds the sentence, which its source then words otherwise."""
    shown = start(corpus)
    wait_for_index(qtbot, shown)
    search(qtbot, shown, "women girls permits")
    shown.panes.results.setFocus()
    press(shown.panes.results, Qt.Key.Key_2)
    wait_for_entries(qtbot, shown, HEADING, 1)
    with qtbot.waitSignal(shown.session.indexer.ended, timeout=WAIT_MS):
        (corpus / "statement.txt").write_text(STATEMENT.replace(OLD, NEW), "utf-8")
    wait_for_index(qtbot, shown)
    shown.panes.outline.view.select_entry(entry(shown).id)
    return shown


def entry(window: MainWindow) -> Entry:
    return entries(window, HEADING)[0]


def compare(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["compare-source"].trigger()
    qtbot.waitUntil(window.panes.compare.isVisible, timeout=WAIT_MS)


def spoken(window: MainWindow) -> str:
    return str(window.panes.outline.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_outline_marks_what_was_changed_until_the_new_text_is_taken(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: "source changed" in spoken(window), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "The source of 1 excerpt was changed" in window.panes.status.message.text())
    compare(qtbot, window)
    window.panes.compare.take.click()
    qtbot.waitUntil(lambda: entry(window).text == NEW, timeout=WAIT_MS)
    window.panes.outline.view.select_entry(entry(window).id)
    qtbot.waitUntil(lambda: "source changed" not in spoken(window), timeout=WAIT_MS)


def test_the_editor_says_that_the_source_was_changed(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["edit-entry"].trigger()
    bar = window.panes.editor.bar
    qtbot.waitUntil(bar.isVisible, timeout=WAIT_MS)
    assert "changed since this was picked" in bar.sentence.text()
    bar.button.click()
    assert window.panes.compare.isVisible()
    assert not window.panes.editor.isVisible()


def test_then_and_now_stand_side_by_side(qtbot: QtBot, window: MainWindow) -> None:
    compare(qtbot, window)
    pane = window.panes.compare
    assert pane.then.toPlainText() == OLD
    assert pane.now.toPlainText() == NEW
    assert pane.then.hasFocus()
    QTest.keyClick(pane.then, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert window.panes.outline.view.hasFocus()


def test_the_new_text_is_taken_with_its_source_and_undone(qtbot: QtBot, window: MainWindow) -> None:
    before = entry(window)
    compare(qtbot, window)
    window.panes.compare.take.click()
    qtbot.waitUntil(lambda: entry(window).text == NEW, timeout=WAIT_MS)
    source, old = entry(window).provenance, before.provenance
    assert source is not None
    assert old is not None
    assert source.text == NEW
    assert source.document != old.document
    qtbot.waitUntil(lambda: not window.panes.compare.isVisible(), timeout=WAIT_MS)
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: entry(window) == before, timeout=WAIT_MS)


def test_mine_is_kept_and_not_asked_about_again(qtbot: QtBot, window: MainWindow) -> None:
    compare(qtbot, window)
    window.panes.compare.keep.click()
    assert entry(window).text == OLD
    window.actions_table["edit-entry"].trigger()
    with qtbot.waitSignal(window.session.indexer.ended, timeout=WAIT_MS):
        window.actions_table["index-again"].trigger()
    compared: list[object] = []
    provenance = entry(window).provenance
    assert provenance is not None
    window.session.decisions.compare((Excerpt(entry(window).blocks, provenance),), compared.append)
    qtbot.waitUntil(lambda: bool(compared), timeout=WAIT_MS)
    assert not window.panes.editor.bar.isVisible()
    assert "source changed" not in spoken(window)


def test_a_source_that_still_says_the_same_is_one_line(qtbot: QtBot, window: MainWindow, corpus: Path) -> None:
    with qtbot.waitSignal(window.session.indexer.ended, timeout=WAIT_MS):
        (corpus / "statement.txt").write_text(STATEMENT, "utf-8")
    wait_for_index(qtbot, window)
    window.actions_table["compare-source"].trigger()
    qtbot.waitUntil(lambda: "still says the same" in window.panes.status.message.text(), timeout=WAIT_MS)
    assert not window.panes.compare.isVisible()


def test_a_passage_that_is_gone_offers_no_new_text(qtbot: QtBot, window: MainWindow, corpus: Path) -> None:
    with qtbot.waitSignal(window.session.indexer.ended, timeout=WAIT_MS):
        (corpus / "statement.txt").unlink()
    wait_for_index(qtbot, window)
    compare(qtbot, window)
    assert not window.panes.compare.take.isVisible()
    assert "does not hold this passage" in window.panes.compare.now.toPlainText()


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (OLD, NEW),
        ("the permits are there", "two kinds of permits are there"),
        ("human trafficking", "human trafficking"),
        ("not in it", NEW),
    ],
)
def test_a_part_of_a_passage_is_followed_into_its_new_wording(part: str, found: str) -> None:
    start, end = followed_span(OLD, NEW, part)
    assert NEW[start:end] == found
