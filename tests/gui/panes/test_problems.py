"""The list of problems: what it says, what each row offers to the mouse and to the keys, what it does not show."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QMenu
from pytestqt.qtbot import QtBot

from briefbook.gui.corpus import Overview
from briefbook.gui.look import Look
from briefbook.gui.panes.problems import ProblemsPane
from briefbook.gui.theme import DARK, LIGHT
from briefbook.model.document import Problem, Skipped
from briefbook.model.kinds import ProblemKind
from tests.gui.conftest import Dress, MakeLook
from tests.gui.samples import row

SCAN = Problem("2019/scan.pdf", ProblemKind.NO_TEXT, "No text layer (scanned image).")
PLAN = Problem("plan.docx", ProblemKind.ENCRYPTED, "Password protected.")
PART = Problem("mail.eml/list.zip", ProblemKind.DAMAGED, "Cut off.", part=True)
OVERVIEW = Overview(
    tuple(row(path=f"{number}.docx") for number in range(10)),
    (PLAN, SCAN, PART),
    (Skipped("hidden file or folder", 3), Skipped("picture", 20)),
)


@pytest.fixture
def pane(qtbot: QtBot, look: Look) -> ProblemsPane:
    made = ProblemsPane(look)
    qtbot.addWidget(made)
    made.resize(1100, 260)
    made.show_overview(OVERVIEW)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.list.setFocus()
    return made


def shown(pane: ProblemsPane, parent: QModelIndex | None = None) -> list[str]:
    model, above = pane.list.model(), parent or QModelIndex()
    texts = []
    for place in range(model.rowCount(above)):
        index = model.index(place, 0, above)
        texts += [str(index.data()), *shown(pane, index)]
    return texts


def titles(pane: ProblemsPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def choose(pane: ProblemsPane, text: str) -> QModelIndex:
    model = pane.list.model()
    found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, text, 1, Qt.MatchFlag.MatchRecursive)
    pane.list.setCurrentIndex(found[0])
    return found[0]


def advice(pane: ProblemsPane) -> QLabel:
    label = pane.findChild(QLabel, "problemAdvice")
    assert isinstance(label, QLabel)
    return label


def test_the_heading_counts_files_and_the_parts_of_files(pane: ProblemsPane) -> None:
    assert "2 files of 12 could not be read · 1 attachment or archive member" in titles(pane)


def test_without_problems_it_says_so(pane: ProblemsPane) -> None:
    pane.show_overview(Overview(OVERVIEW.documents))
    assert "Every file could be read." in titles(pane)


def test_rows_are_in_order_with_parts_under_their_file_and_what_was_passed_over_below(pane: ProblemsPane) -> None:
    rows = ["2019/scan.pdf", "mail.eml", "list.zip", "plan.docx", "Passed over", "picture", "hidden file or folder"]
    assert shown(pane) == rows
    assert not pane.list.isExpanded(choose(pane, "Passed over"))
    assert pane.list.isExpanded(choose(pane, "mail.eml"))


def test_a_row_speaks_its_path_and_reason(pane: ProblemsPane) -> None:
    index = choose(pane, "plan.docx")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "plan.docx. Password protected."


def test_one_kind_can_be_shown_alone(pane: ProblemsPane) -> None:
    box = pane.findChild(QComboBox, "problemKinds")
    assert isinstance(box, QComboBox)
    texts = [box.itemText(place) for place in range(box.count())]
    assert texts == ["All (3)", "Damaged (1)", "Password protected (1)", "No text (1)"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert shown(pane)[:1] == ["plan.docx"]
    assert pane.problems == (PLAN,)
    assert pane.as_text() == "plan.docx\tPassword protected.\n"


def test_enter_opens_what_can_be_done_about_a_row(qtbot: QtBot, pane: ProblemsPane) -> None:
    choose(pane, "plan.docx")
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    menu = pane.findChild(QMenu, "problemMenu")
    assert isinstance(menu, QMenu)
    actions = [one for one in menu.actions() if isinstance(one, QAction)]
    assert [one.text() for one in actions] == ["Open folder", "Exclude", "Retry", "What can I do?"]
    with qtbot.waitSignal(pane.asked) as asked:
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert asked.args == ["folder", PLAN]
    menu.close()


def test_delete_excludes_the_file_but_never_a_part(qtbot: QtBot, pane: ProblemsPane) -> None:
    choose(pane, "plan.docx")
    with qtbot.waitSignal(pane.asked) as asked:
        QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert asked.args == ["exclude", PLAN]
    choose(pane, "list.zip")
    with qtbot.assertNotEmitted(pane.asked):
        QTest.keyClick(pane.list, Qt.Key.Key_Delete)


def test_space_says_what_can_be_done_and_escape_puts_it_away_first(qtbot: QtBot, pane: ProblemsPane) -> None:
    choose(pane, "plan.docx")
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    assert advice(pane).isVisible()
    assert "with its password" in advice(pane).text()
    choose(pane, "2019/scan.pdf")
    assert "OCR" in advice(pane).text()
    QTest.keyClick(pane.list, Qt.Key.Key_Escape)
    assert not advice(pane).isVisible()
    with qtbot.waitSignal(pane.closed):
        QTest.keyClick(pane.list, Qt.Key.Key_Escape)


def test_a_link_in_a_row_is_clicked(qtbot: QtBot, pane: ProblemsPane) -> None:
    rect = pane.list.visualRect(choose(pane, "plan.docx"))
    deeds: list[str] = []
    pane.asked.connect(lambda deed, _problem: deeds.append(deed))
    for x in range(rect.left(), pane.list.viewport().width(), 8):
        QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, rect.center().y()))
    assert list(dict.fromkeys(deeds)) == ["folder", "exclude", "retry"]


def test_a_file_without_text_is_not_offered_a_retry(qtbot: QtBot, pane: ProblemsPane) -> None:
    choose(pane, "2019/scan.pdf")
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    menu = pane.findChild(QMenu, "problemMenu")
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == ["Open folder", "Exclude", "What can I do?"]
    menu.close()


def test_the_row_that_was_current_stays_when_the_folder_is_read_again(pane: ProblemsPane) -> None:
    choose(pane, "plan.docx")
    pane.show_overview(Overview(OVERVIEW.documents, (PLAN, PART), OVERVIEW.skipped))
    assert pane.list.current_problem() == PLAN


def test_where_the_current_row_is_gone_the_next_takes_its_place(pane: ProblemsPane) -> None:
    plan = Problem("zoning.docx", ProblemKind.DAMAGED, "Cut off.")
    pane.show_overview(Overview(OVERVIEW.documents, (*OVERVIEW.problems, plan)))
    choose(pane, "plan.docx")
    pane.show_overview(Overview(OVERVIEW.documents, (SCAN, PART, plan)))
    assert pane.list.current_problem() == plan


def test_in_french_the_reasons_are_french_too(pane: ProblemsPane, dress: Dress, make_look: MakeLook) -> None:
    dress(make_look(LIGHT, "fr"), 10.0)
    assert "2 fichiers sur 12 n’ont pu être lus · 1 pièce jointe ou élément d’archive" in titles(pane)
    spoken = str(choose(pane, "plan.docx").data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "plan.docx. Le fichier demande un mot de passe."


@pytest.mark.parametrize("size", [10.0, 20.0])
@pytest.mark.parametrize("width", [500, 1000])
def test_it_is_drawn_at_every_width_and_size(
    pane: ProblemsPane, dress: Dress, make_look: MakeLook, size: float, width: int
) -> None:
    dress(make_look(DARK, "fr"), size)
    pane.resize(width, 400)
    assert not pane.grab().isNull()
    tall = pane.list.visualRect(choose(pane, "plan.docx")).height()
    assert tall >= pane.fontMetrics().height()
