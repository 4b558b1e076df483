"""GUI room: the preferences, made from the table of options; every choice holds at once."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.look import Look
from briefbook.gui.panes.choice_box import ChoiceBox
from briefbook.gui.panes.rules_form import RulesForm
from briefbook.gui.typography import GRID
from briefbook.gui.wording import Speech, speech
from briefbook.model.text import fold
from briefbook.settings import options
from briefbook.settings.options import OPTIONS, Option
from briefbook.settings.storage import Settings


class Preferences(QDialog):
    """What the officer can choose ("preferences").

    Attributes:
        rules: the wildcards of the open folder.

    Signals:
        changed: a choice was made and is in the settings.
    """

    changed = Signal()

    def __init__(self, settings: Settings, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self._settings = settings
        self._look = look
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}
        self._search = QLineEdit(self)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._narrow)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(6 * GRID)
        self._form.setVerticalSpacing(3 * GRID)
        for option in OPTIONS:
            label, chooser = QLabel(self), self._chooser(option)
            label.setBuddy(chooser)
            chooser.setObjectName(f"option-{option.name}")
            self._rows[option.name] = (label, chooser)
            self._form.addRow(label, chooser)
        self.rules = RulesForm(look, self)
        self._general = QLabel(self)
        self._general.setProperty("role", "section-label")
        self._lay_out()
        self.finished.connect(lambda _code: self.rules.flush())
        self.set_look(look)

    def _lay_out(self) -> None:
        self._page = QWidget(self)
        inner = QVBoxLayout(self._page)
        inner.setContentsMargins(6 * GRID, GRID, 6 * GRID, 5 * GRID)
        inner.setSpacing(3 * GRID)
        inner.addWidget(self._general)
        inner.addLayout(self._form)
        inner.addSpacing(3 * GRID)
        inner.addWidget(self.rules)
        inner.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._page)
        search = QHBoxLayout()
        search.setContentsMargins(6 * GRID, 0, 6 * GRID, 0)
        search.addWidget(self._search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5 * GRID, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(search)
        column.addWidget(self._area, 1)
        self.setMinimumWidth(120 * GRID)

    def sizeHint(self) -> QSize:
        """Return room for all of it, as far as the screen has it."""
        page, room = self._page.sizeHint(), self.screen().availableGeometry()
        width = max(page.width() + self._area.verticalScrollBar().sizeHint().width() + 4 * GRID, 150 * GRID)
        height = page.height() + self._search.sizeHint().height() + 10 * GRID
        return QSize(min(width, room.width() - 10 * GRID), min(height, room.height() - 20 * GRID))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as the widgets need, now that they have their style."""
        super().showEvent(event)
        self.resize(self.sizeHint())

    def show_corpus(self) -> None:
        """Bring the wildcards of the folder into sight, with the keyboard in them."""
        self.rules.take_focus()
        self._area.ensureWidgetVisible(self.rules, 0)

    def _chooser(self, option: Option[str | int | bool]) -> QWidget:
        value = self._settings.get(option)
        if isinstance(value, bool):
            check = QCheckBox(self)
            check.setChecked(value)
            check.toggled.connect(lambda on: self._choose(option, on))
            return check
        box = ChoiceBox(self._look, self)
        if isinstance(value, int):
            for points in range(options.SMALLEST_TEXT, options.LARGEST_TEXT + 1):
                box.addItem(f"{points} pt", points)
        for name, _ in option.choices:
            box.addItem("", name)
        box.setCurrentIndex(box.findData(value))
        box.activated.connect(lambda place: self._choose(option, box.itemData(place)))
        return box

    def _choose(self, option: Option[str | int | bool], value: str | int | bool) -> None:
        self._settings.set(option, value)
        self.changed.emit()

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        self.setWindowTitle(say("pref.title"))
        self._general.setText(say("pref.general"))
        self.rules.set_look(look)
        self._search.setPlaceholderText(say("pref.search"))
        self._search.setAccessibleName(say("pref.search"))
        for option in OPTIONS:
            self._word(option, say)

    def _word(self, option: Option[str | int | bool], say: Speech) -> None:
        label, chooser = self._rows[option.name]
        text = say.of(option.label)
        chooser.setAccessibleName(text)
        if isinstance(chooser, QCheckBox):
            chooser.setText(text)
        else:
            label.setText(text)
        if isinstance(chooser, QComboBox):
            for place, (_, wording) in enumerate(option.choices):
                chooser.setItemText(place, say.of(wording))

    def search_for(self, text: str) -> None:
        """Show only what has this in its words."""
        self._search.setText(text)

    def _narrow(self, typed: str) -> None:
        """Show only the options whose label holds what is typed."""
        for label, chooser in self._rows.values():
            shown = fold(typed) in fold(chooser.accessibleName())
            label.setVisible(shown)
            chooser.setVisible(shown)
        self._general.setVisible(any(not chooser.isHidden() for _, chooser in self._rows.values()))
        self.rules.setVisible(fold(typed) in fold(self.rules.text()))
