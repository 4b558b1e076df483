"""GUI room: one detail of a document: its value to type or choose, the line that says so, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from briefbook.gui.evidence import evidence_of, is_corrected, value_of
from briefbook.gui.look import Look
from briefbook.gui.panes.choice_box import ChoiceBox
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.wording import speech
from briefbook.model.document import Document
from briefbook.model.kinds import LANGUAGES, DocumentKind

_FILTERS = {"en": "filter.english", "fr": "filter.french"}


class DetailLine(QLineEdit):
    """A line whose text holds when it is left; Escape gives back what stood there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = ""

    def show_value(self, value: str) -> None:
        """Show what is known; what is being typed stays."""
        if value != self.known or not self.hasFocus():
            self.known = value
            self.setText(value)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give back with Escape what stood there; where nothing was typed, leave the key to the pane."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self.known:
            self.setText(self.known)
        else:
            super().keyPressEvent(event)


class DetailRow(QWidget):
    """One field of a document: four widgets that the pane puts into its grid.

    Attributes:
        label, given, evidence, take_back: the widgets.

    Signals:
        corrected: the field is something else (its name, the value; None takes the correction back).
    """

    corrected = Signal(str, object)

    def __init__(self, field: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.field = field
        self._look = look
        self._document: Document | None = None
        self.label, self.evidence = QLabel(parent), ElidedLabel(parent)
        self.evidence.setProperty("role", "muted")
        self.take_back = QToolButton(parent)
        self.take_back.setProperty("role", "quiet")
        self.take_back.clicked.connect(lambda _checked: self.corrected.emit(field, None))
        keeping = self.take_back.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.take_back.setSizePolicy(keeping)
        self.given = self._make_input(parent)
        self.given.setObjectName(f"detail-{field}")
        self.label.setBuddy(self.given)

    def _make_input(self, parent: QWidget) -> DetailLine | ChoiceBox:
        if self.field not in ("kind", "language"):
            line = DetailLine(parent)
            line.editingFinished.connect(self._take_line)
            return line
        box = ChoiceBox(self._look, parent)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if self.field == "language":
            box.addItem("", "")
        for value in DocumentKind if self.field == "kind" else LANGUAGES:
            box.addItem("", str(value))
        box.activated.connect(lambda _place: self._take(str(box.currentData())))
        return box

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        name = say(f"details.{self.field}")
        self.label.setText(name)
        self.given.setAccessibleName(name)
        dress(self.take_back, look, "undo", say("details.take-back", field=name))
        if isinstance(self.given, QComboBox):
            for place in range(self.given.count()):
                self.given.setItemText(place, self._shown(str(self.given.itemData(place))))
        elif self.field == "date":
            self.given.setPlaceholderText(say("details.date-form"))
        if self._document is not None:
            self.show_document(self._document)

    def _shown(self, value: str) -> str:
        if self.field == "kind":
            return self._look.words.kind(DocumentKind(value))
        return speech(self._look)(_FILTERS[value]) if value else speech(self._look)("details.unknown")

    def show_document(self, document: Document) -> None:
        """Show what is known of a document, and from where."""
        self._document = document
        value = value_of(document, self.field)
        if isinstance(self.given, QComboBox):
            self.given.setCurrentIndex(max(0, self.given.findData(value)))
        else:
            self.given.show_value(value)
        line = self._source(document)
        self.evidence.show_text(line)
        self.given.setAccessibleDescription(line)
        self.take_back.setVisible(is_corrected(document, self.field))

    def _source(self, document: Document) -> str:
        """Return in words from which line the value is, and how surely."""
        say, found = speech(self._look), evidence_of(document, self.field)
        if is_corrected(document, self.field):
            return say("details.corrected")
        if found is None or not (found.value or found.candidates):
            return say("details.nothing")
        if found.value is None:
            return say("details.unclear", line=found.line)
        percent = round(found.confidence * 100)
        sure = f"{percent}\u00a0%" if self._look.words.language == "fr" else f"{percent}%"
        return say("details.from", line=found.line, sure=sure) if found.line else say("details.sure", sure=sure)

    def _take_line(self) -> None:
        if isinstance(self.given, DetailLine):
            self._take(self.given.text().strip())

    def _take(self, value: str) -> None:
        """Tell what was typed or chosen, where it is something else; an empty line takes a correction back."""
        document = self._document
        if document is None or value == value_of(document, self.field):
            return
        if value:
            self.corrected.emit(self.field, value)
        elif is_corrected(document, self.field):
            self.corrected.emit(self.field, None)
        else:
            self.show_document(document)
