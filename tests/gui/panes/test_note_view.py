"""The note is shown where it was being read, and loads nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.gui.look import Look
from briefbook.gui.panes.note_view import NoteView
from tests.gui.conftest import Dress

LONG = "".join(f'<p><a name="e{n}"></a>Paragraph {n} of the note, long enough to be read.</p>' for n in range(80))


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> NoteView:
    view = NoteView(look)
    qtbot.addWidget(view)
    view.resize(380, 300)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_new_state_is_shown_at_the_place_that_was_read(shown: NoteView) -> None:
    shown.show_html(LONG)
    shown.verticalScrollBar().setValue(400)
    shown.show_html(LONG + "<p>More.</p>")
    assert shown.verticalScrollBar().value() == 400
    assert shown.toPlainText().endswith("More.")


def test_an_error_stands_above_the_last_good_preview(shown: NoteView) -> None:
    shown.show_html("<p>Good.</p>")
    shown.show_error("The template has an unknown name “comittee” in line 12.")
    assert shown.toPlainText() == "Good."
    sentence = "The template has an unknown name “comittee” in line 12. The last good preview is shown."
    assert problems(shown) == [sentence]
    assert shown.accessibleDescription() == sentence
    shown.show_html("<p>Better.</p>")
    assert problems(shown) == []


def problems(view: NoteView) -> list[str]:
    return [view.problem.toPlainText()] if view.problem.isVisible() else []


def test_an_error_before_any_preview_stands_alone(shown: NoteView) -> None:
    shown.show_error("The template is missing.")
    assert problems(shown) == ["The template is missing."]


@pytest.mark.parametrize("sentence", ["The template is missing.", "The template asks for a field it has not. " * 40])
def test_all_of_an_error_can_be_read_in_a_low_pane_by_keyboard(qtbot: QtBot, shown: NoteView, sentence: str) -> None:
    shown.resize(380, 80)
    shown.show_html("<p>Good.</p>")
    shown.show_error(sentence)
    problem, bar = shown.problem, shown.problem.verticalScrollBar()
    assert problem.height() <= shown.height()
    problem.setFocus()
    QTest.keyClick(problem, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() >= bar.maximum() - problem.document().documentMargin()
    assert problem.viewport().height() + bar.maximum() >= problem.document().size().height() - 1
    with qtbot.waitSignal(shown.left):
        QTest.keyClick(problem, Qt.Key.Key_Escape)


def test_no_note_leaves_one_sentence(shown: NoteView) -> None:
    shown.show_html("<p>Good.</p>")
    shown.show_nothing("Press A on a passage: the note grows here.")
    assert shown.toPlainText() == ""
    assert shown.hint.text() == "Press A on a passage: the note grows here."
    assert shown.hint.isVisible()


def test_no_picture_and_no_style_sheet_is_loaded(shown: NoteView, tmp_path: Path) -> None:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FF0000"))
    picture.save(str(tmp_path / "red.png"))
    (tmp_path / "red.css").write_text("p { background-color: #FF0000; }", encoding="utf-8")
    address = QUrl.fromLocalFile(str(tmp_path)).toString()
    shown.show_html(
        f'<html><head><link rel="stylesheet" href="{address}/red.css"></head>'
        f'<body><p>Text</p><img src="{address}/red.png"><img src="{tmp_path}/red.png"></body></html>'
    )
    image = shown.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert "#ff0000" not in colours
    kind = QTextDocument.ResourceType.ImageResource.value
    loaded = shown.loadResource(kind, QUrl(f"{address}/red.png"))
    assert isinstance(loaded, QImage)
    assert loaded.size() != picture.size()


def test_a_link_out_of_the_note_is_not_followed(shown: NoteView) -> None:
    html = '<p><a href="https://example.org/">out</a></p>' + LONG
    shown.show_html(html)
    shown.anchorClicked.emit(QUrl("https://example.org/"))
    assert shown.toPlainText().startswith("out")
    assert shown.verticalScrollBar().value() == 0


def test_a_reference_within_the_note_leads_to_its_place(shown: NoteView) -> None:
    shown.show_html(LONG)
    shown.anchorClicked.emit(QUrl("#e60"))
    assert shown.verticalScrollBar().value() > 0


def test_a_double_click_names_the_entry(qtbot: QtBot, shown: NoteView) -> None:
    shown.show_html(LONG)
    shown.show_place("e40")
    place = shown.cursorForPosition(shown.viewport().rect().center())
    with qtbot.waitSignal(shown.anchor_chosen) as chosen:
        QTest.mouseDClick(
            shown.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            shown.cursorRect(place).center(),
        )
    assert place.block().text().startswith(f"Paragraph {chosen.args[0][1:]} ")


def test_escape_leaves(qtbot: QtBot, shown: NoteView) -> None:
    with qtbot.waitSignal(shown.left):
        QTest.keyClick(shown, Qt.Key.Key_Escape)


@pytest.mark.parametrize("points", [10, 20])
def test_headings_have_the_size_that_the_note_says_whatever_the_window_has(
    shown: NoteView, look: Look, dress: Dress, points: int
) -> None:
    dress(look, points)
    shown.show_html("<style>h1 { font-size: 15pt; }</style><h1>A <i>title</i></h1><p>Text</p>")
    part = shown.document().begin().begin()
    sizes = []
    while not part.atEnd():
        sizes.append(part.fragment().charFormat().font().pointSizeF())
        part += 1
    assert sizes == [15, 15]
