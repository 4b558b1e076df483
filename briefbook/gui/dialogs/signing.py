"""GUI room: who prepared or approved a text: a name, a title and a day; the text itself is what is signed."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.look import Look
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech
from briefbook.model.book import Approval
from briefbook.model.kinds import ApprovalRole

_LETTERS = 40


class SigningDialog(QDialog):
    """What is signed, by whom, and as what ("signing").

    Attributes:
        name, title, day: the fields. sign: the button.

    Signals:
        signed: (role, name, title, date as YYYY-MM-DD or as typed).
        withdrawn: the signature that is shown is to be taken away (role, name).
    """

    signed = Signal(str, str, str, str)
    withdrawn = Signal(str, str)

    def __init__(self, what: str, standing: tuple[Approval, ...], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("signing")
        say = speech(look)
        self.setWindowTitle(say("sign.title"))
        self.roles = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(4 * GRID)
        for role in ApprovalRole:
            button = QRadioButton(say(f"sign.{role.value}"), self)
            button.setObjectName(f"role-{role.value}")
            button.setChecked(role is ApprovalRole.APPROVED)
            self.roles.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        today = datetime.now().astimezone().date().isoformat()
        self.name, self.title, self.day = QLineEdit(self), QLineEdit(self), QLineEdit(today, self)
        form = QFormLayout()
        form.setSpacing(2 * GRID)
        for line, key in ((self.name, "sign.name"), (self.title, "sign.position"), (self.day, "sign.date")):
            line.setAccessibleName(say(key))
            form.addRow(say(key), line)
        self.sign, cancel = QPushButton(say("sign.go"), self), QPushButton(say("export.cancel"), self)
        self.sign.setProperty("role", "primary")
        self.sign.setDefault(True)
        self.sign.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.sign.setEnabled(bool(text.strip())))
        self.sign.clicked.connect(lambda _checked: self._sign())
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.sign)
        self._lay_out(what, [self._standing(one, look) for one in standing], (row, form, buttons))
        self.name.setFocus()

    def _lay_out(self, what: str, standing: Sequence[QLayout], parts: Sequence[QLayout]) -> None:
        told = QLabel(what, self)
        told.setWordWrap(True)
        told.setProperty("role", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addWidget(told)
        for one in (*standing, *parts):
            column.addLayout(one)
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())

    def _standing(self, one: Approval, look: Look) -> QHBoxLayout:
        """Return a line with a signature that was given, and a button that takes it away."""
        say = speech(look)
        label = QLabel(say(f"sign.was-{one.role.value}", name=", ".join(filter(None, (one.name, one.title, one.date)))))
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        take = QPushButton(say("sign.withdraw"), self)
        take.setAutoDefault(False)
        take.clicked.connect(lambda _checked: self._withdraw(one))
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        line.addWidget(label, 1)
        line.addWidget(take)
        return line

    def _withdraw(self, one: Approval) -> None:
        self.accept()
        self.withdrawn.emit(one.role.value, one.name)

    def _sign(self) -> None:
        role = next(one.objectName().partition("-")[2] for one in self.roles.buttons() if one.isChecked())
        self.accept()
        self.signed.emit(role, self.name.text().strip(), self.title.text().strip(), self.day.text().strip())
