"""GUI room: one topic as it is edited: its labels, its colour and its rules."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from briefbook.gui.chip_words import ChipWords
from briefbook.gui.look import Look
from briefbook.gui.panes.choice_box import ChoiceBox
from briefbook.gui.panes.filter_menu import dot
from briefbook.gui.topics import colour_place
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech
from briefbook.model.book import Wording
from briefbook.model.topic import COLOURS, Topic

_KEEP_MS = 1000
"""A pause in typing after which what was typed is one decision (source: one edit a pause, in the architecture)."""
_TRY_MS = 150
"""A pause after which the rules are tried."""
_LINES = 4
_ROOMY = 48
"""Letters in a line of the form from which on names stand beside their fields."""


class TopicForm(QWidget):
    """The fields of a topic ("topicForm").

    Signals:
        changed: what stands in the form is to be kept (id, Wording, tuple[str, ...] of rules, colour).
        rules_typed: the rules are others, to be tried at once (tuple[str, ...]).
    """

    changed = Signal(str, object, object, str)
    rules_typed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topicForm")
        self._topic: Topic | None = None
        self._names = [QLabel(self) for _ in range(4)]
        self.english, self.french = QLineEdit(self), QLineEdit(self)
        self.colour, self.rules = ChoiceBox(look, self), QPlainTextEdit(self)
        self.rules.setObjectName("topicRules")
        self.rules.setProperty("role", "field")
        self.rules.setTabChangesFocus(True)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "caption")
        self._hint.setWordWrap(True)
        for _ in COLOURS:
            self.colour.addItem("")
        self._keeping, self._trying = self._timer(_KEEP_MS, self.flush), self._timer(_TRY_MS, self._try)
        for field in (self.english, self.french):
            field.textEdited.connect(lambda _text: self._keeping.start())
            field.editingFinished.connect(self.flush)
        self.colour.activated.connect(lambda _place: self.flush())
        self.rules.textChanged.connect(self._follow_rules)
        self._lay_out()
        self.set_look(look)
        self.show_topic(None)

    def _timer(self, wait: int, do: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(do)
        return timer

    def _lay_out(self) -> None:
        rules = QVBoxLayout()
        rules.setSpacing(GRID)
        rules.addWidget(self.rules)
        rules.addWidget(self._hint)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(3 * GRID)
        form.setVerticalSpacing(2 * GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in zip(self._names, (self.english, self.french, self.colour), strict=False):
            form.addRow(name, field)
            name.setBuddy(field)
        form.addRow(self._names[3], rules)
        self._names[3].setBuddy(self.rules)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the names above the fields where there is little room beside them."""
        super().resizeEvent(event)
        form = self.layout()
        if isinstance(form, QFormLayout):
            letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
            policy = QFormLayout.RowWrapPolicy
            form.setRowWrapPolicy(policy.WrapAllRows if letters < _ROOMY else policy.DontWrapRows)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        keys = ("topics.label-en", "topics.label-fr", "topics.colour", "topics.rules")
        fields: Sequence[QWidget] = (self.english, self.french, self.colour, self.rules)
        for key, name, field in zip(keys, self._names, fields, strict=True):
            name.setText(say(key))
            field.setAccessibleName(say(key))
        self._hint.setText(say("topics.rules-hint"))
        self.rules.setFixedHeight(_LINES * self.rules.fontMetrics().lineSpacing() + 5 * GRID)
        for place, colour in enumerate(COLOURS):
            self.colour.setItemText(place, say(f"colour.{colour}"))
            self.colour.setItemIcon(place, dot(ChipWords(look), place, icon_size(self.font())))

    def show_topic(self, topic: Topic | None) -> None:
        """Show a topic; what is typed in the same one is not written over."""
        is_same = topic is not None and self._topic is not None and topic.id == self._topic.id
        if is_same and (self._keeping.isActive() or topic == self._topic):
            return
        self._topic = topic
        self.setEnabled(topic is not None)
        texts = (topic.label.en, topic.label.fr) if topic is not None else ("", "")
        for field, text in zip((self.english, self.french), texts, strict=True):
            if field.text() != text:
                field.setText(text)
        self.colour.setCurrentIndex(colour_place(topic.colour) if topic is not None else 0)
        rules = topic.rules if topic is not None else ()
        if self.typed_rules() != rules or not is_same:
            self.rules.blockSignals(True)
            self.rules.setPlainText("\n".join(rules))
            self.rules.blockSignals(False)
            self._try()

    def typed_rules(self) -> tuple[str, ...]:
        """Return the rules as they stand in the form."""
        lines = (line.strip(" ") for line in self.rules.toPlainText().split("\n"))
        return tuple(line for line in lines if line)

    def _follow_rules(self) -> None:
        self._keeping.start()
        self._trying.start()

    def _try(self) -> None:
        self._trying.stop()
        self.rules_typed.emit(self.typed_rules())

    def flush(self) -> None:
        """Have kept what was typed since the last pause, now."""
        self._keeping.stop()
        if self._topic is None:
            return
        label = Wording(self.english.text().strip(" "), self.french.text().strip(" "))
        colour = COLOURS[max(0, self.colour.currentIndex())]
        if colour_place(self._topic.colour) == colour_place(colour):
            colour = self._topic.colour  # one of a newer Briefbook is kept
        now = (label, self.typed_rules(), colour)
        if (label.en or label.fr) and now != (self._topic.label, self._topic.rules, self._topic.colour):
            self.changed.emit(self._topic.id, *now)

    def take_focus(self) -> None:
        """Put the keyboard into the label, all of it selected, to be typed over."""
        field = self.french if self._look.words.language == "fr" and self.french.text() else self.english
        field.setFocus()
        field.selectAll()
