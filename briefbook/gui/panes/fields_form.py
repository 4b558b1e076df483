"""GUI room: the fields of a note as a form: one row a field, as its template declares it."""

import re
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.choice_box import ChoiceBox
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech
from briefbook.model.book import FieldValue
from briefbook.model.template import FieldSpec, TemplateInfo

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

_LEAST_LETTERS = 12
"""Letters of a choice that its box has room for at least."""


def _is_date(text: str) -> bool:
    if _DATE.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:  # a day that no month has
        return False
    return True


class FieldsForm(QWidget):
    """The fields of one template with the values of one note.

    Where nobody else can say what was refused, as in a dialog, the form says it itself, and what was typed stays.

    Signals:
        field_set: a field has another value (its name, the value, None when it was emptied).
        date_refused: what was typed is no date (the label of its field).
    """

    field_set = Signal(str, object)
    date_refused = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None, *, is_alone: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self._is_alone = is_alone
        self._refused: dict[str, str] = {}
        self.refusal = QLabel(self)
        self.refusal.setObjectName("fieldRefused")
        self.refusal.setProperty("role", "warning")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self._template: TemplateInfo | None = None
        self._values: dict[str, FieldValue] = {}
        self._inputs: dict[str, QLineEdit | QComboBox] = {}
        self._labels: dict[str, QLabel] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(3 * GRID)
        self._form.setVerticalSpacing(2 * GRID)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        self._word()

    def show_fields(self, template: TemplateInfo, values: Mapping[str, FieldValue]) -> None:
        """Show the fields of a template with these values; what is being typed stays."""
        self._values = dict(values)
        if template != self._template:
            self._template = template
            self._build(template)
        for field in template.fields:
            given = self._inputs[field.name]
            if not given.hasFocus() and field.name not in self._refused:
                self._fill(given, field, values.get(field.name))

    def _build(self, template: TemplateInfo) -> None:
        if self._form.rowCount():
            self._form.takeRow(self.refusal)
        while self._form.rowCount():
            self._form.removeRow(0)
        self._refused.clear()
        self._inputs = {field.name: self._input(field) for field in template.fields}
        self._labels = {field.name: QLabel(self) for field in template.fields}
        for name, given in self._inputs.items():
            self._labels[name].setBuddy(given)
            self._form.addRow(self._labels[name], given)
        self._form.addRow(self.refusal)
        self._say_refused()
        self._word()

    def _input(self, field: FieldSpec) -> QLineEdit | QComboBox:
        if field.type == "choice":
            box = ChoiceBox(self._look, self)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LEAST_LETTERS)
            for value, _ in field.choices:
                box.addItem("", value)
            box.activated.connect(lambda _place: self._choose(field, str(box.currentData())))
            made: QLineEdit | QComboBox = box
        else:
            line = QLineEdit(self)
            line.editingFinished.connect(lambda: self._take(field, line))
            made = line
        made.setObjectName(f"field-{field.name}")
        return made

    def _word(self) -> None:
        say = speech(self._look)
        for field in self._template.fields if self._template is not None else ():
            label, given = say.of(field.label), self._inputs[field.name]
            self._labels[field.name].setText(say("field.required", label=label) if field.required else label)
            given.setAccessibleName(label)
            given.setToolTip(say.of(field.help))
            if isinstance(given, QComboBox):
                for place, (_, wording) in enumerate(field.choices):
                    given.setItemText(place, say.of(wording))
            else:
                given.setPlaceholderText(say("field.date") if field.type == "date" else say("note.unset"))

    @staticmethod
    def _fill(given: QLineEdit | QComboBox, field: FieldSpec, value: FieldValue | None) -> None:
        shown = value if value is not None else (field.default if field.default is not None else "")
        text = shown if isinstance(shown, str) else "; ".join(shown)
        if isinstance(given, QComboBox):
            given.setCurrentIndex(max(0, given.findData(text)))
        elif given.text() != text:
            given.setText(text)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        first = next(iter(self._inputs.values()), None)
        if first is not None:
            first.setFocus()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field."""
        if name in self._inputs:
            self._inputs[name].setFocus()

    def take_all(self) -> bool:
        """Take what stands in the line that has the keyboard focus, too; tell whether nothing was refused.

        What was refused gets the keyboard.
        """
        for field in self._template.fields if self._template is not None else ():
            given = self._inputs[field.name]
            if isinstance(given, QLineEdit):
                self._take(field, given)
        if self._refused:
            self.focus_field(next(iter(self._refused)))
        return not self._refused

    def _take(self, field: FieldSpec, line: QLineEdit) -> None:
        text = line.text().strip()
        if field.type == "date" and text and not _is_date(text):
            self._refuse(field)
            return
        if self._refused.pop(field.name, None) is not None:
            self._say_refused()
        parts = tuple(part.strip() for part in text.split(";") if part.strip())
        value: FieldValue | None = (parts if field.type == "list" else text) if text else None
        known = self._values.get(field.name, field.default)
        if value != known and not (value is None and field.name not in self._values):
            self._choose(field, value)

    def _refuse(self, field: FieldSpec) -> None:
        label = speech(self._look).of(field.label)
        if self._is_alone:
            self._refused[field.name] = label
            self._say_refused()
        self.date_refused.emit(label)

    def _say_refused(self) -> None:
        label = next(iter(self._refused.values()), None)
        self.refusal.setText("" if label is None else speech(self._look)("field.dateless", label=label))
        self.refusal.setVisible(label is not None)

    def _choose(self, field: FieldSpec, value: FieldValue | None) -> None:
        if value is None:
            self._values.pop(field.name, None)
        else:
            self._values[field.name] = value
        self.field_set.emit(field.name, value)
