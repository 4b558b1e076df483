"""GUI room: the note as it will be, with its fields, its template, its copy and the way out."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.finding_words import Remark
from briefbook.gui.look import Look
from briefbook.gui.panes.choice_box import ChoiceBox
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.panes.fields_form import FieldsForm
from briefbook.gui.panes.note_find_bar import NoteFindBar
from briefbook.gui.panes.note_view import NoteView
from briefbook.gui.panes.remarks_pane import RemarksLine, RemarksList
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech
from briefbook.model.kinds import Copy
from briefbook.model.template import TemplateInfo
from briefbook.settings import options

_PAGE_LETTERS = 108
"""Average letters across the note at full size: a page, not the width of the screen."""
_LOW = 16
"""Lines of text; where the pane is lower, what is open takes the room of the choices below it."""
_SHORTEST = 7
"""Letters of a copy's name that the box has room for at least."""
_LEAST_PAPER = 10 * GRID
"""Pixels of the note that are seen at least; where a bar needs the room, it gives way down to this."""
_ANY_WIDTH = 16_777_215
"""Qt's word for no limit (QWIDGETSIZE_MAX)."""


class NotePane(QWidget):
    """The preview of the note ("note") with "templateBox" and "exportButton".

    Attributes:
        line: its length and how many remarks the checks have; remarks: what they are, in the place of the preview.

    Signals:
        export_asked, full_size_asked: its buttons.
        copy_changed: another copy is shown (Copy). template_chosen: another template is wanted (its name).
    """

    export_asked = Signal()
    full_size_asked = Signal()
    copy_changed = Signal(object)
    template_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates: tuple[TemplateInfo, ...] = ()
        self._is_full = False
        self.view = NoteView(look, self)
        self.view.setObjectName("note")
        self.view.setMinimumHeight(_LEAST_PAPER)
        self.fields = FieldsForm(look, self)
        self.fields.hide()
        self.view.problem_changed.connect(self._make_room)
        self.find_bar = NoteFindBar(look, self)
        self.find_bar.hide()
        self.find_bar.installEventFilter(self)
        self._title = ElidedLabel(self)
        self._title.setProperty("role", "section-label")
        self._fields_button = QToolButton(self)
        self._fields_button.setCheckable(True)
        self._fields_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fields_button.toggled.connect(self.fields.setVisible)
        self._expand = QToolButton(self)
        self._expand.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._expand.clicked.connect(self.full_size_asked)
        self.template_box = ChoiceBox(look, self)
        self.template_box.setObjectName("templateBox")
        self.template_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.template_box.setMinimumContentsLength(12)
        self.template_box.activated.connect(self._choose_template)
        self.copy_box = ChoiceBox(look, self)
        self._fill_copies()
        self.export_button = QPushButton(self)
        self.export_button.setObjectName("exportButton")
        self.export_button.setProperty("role", "primary")
        self.export_button.clicked.connect(self.export_asked)
        self.line, self.remarks = RemarksLine(look, self), RemarksList(look, self)
        self.remarks.hide()
        self.line.button.toggled.connect(lambda on: self.show_remarks(shown=on))
        self._foot = QWidget(self)
        self._lay_out()
        self.set_look(look)

    def _fill_copies(self) -> None:
        self.copy_box.setObjectName("copyBox")
        self.copy_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.copy_box.setMinimumContentsLength(_SHORTEST)
        for copy in Copy:
            self.copy_box.addItem("", copy)
        self.copy_box.activated.connect(lambda place: self.copy_changed.emit(list(Copy)[place]))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, GRID)
        top.setSpacing(GRID)
        top.addWidget(self._title, 1)
        top.addWidget(self._fields_button)
        top.addWidget(self._expand)
        form = QHBoxLayout()
        form.setContentsMargins(3 * GRID, 0, 3 * GRID, 2 * GRID)
        form.addWidget(self.fields)
        column_of_bars = QVBoxLayout()
        column_of_bars.addWidget(self.find_bar)
        paper = QHBoxLayout()
        paper.addWidget(self.view)
        paper.addWidget(self.remarks)
        low = QHBoxLayout()
        low.addWidget(self._foot)
        foot = QGridLayout(self._foot)
        foot.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        foot.setSpacing(2 * GRID)
        foot.addWidget(self.template_box, 0, 0, 1, 2)
        foot.addWidget(self.copy_box, 1, 0)
        foot.addWidget(self.export_button, 1, 1)
        foot.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(form)
        column.addLayout(column_of_bars)
        column.addLayout(paper, 1)
        column.addWidget(self.line)
        column.addLayout(low)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        self._title.show_text(say("note.title" if self.remarks.isHidden() else "remarks.list"))
        self._fields_button.setText(say("note.fields"))
        dress(self._fields_button, look, "settings")
        self.template_box.setAccessibleName(say("note.template"))
        self.template_box.setToolTip(say("note.template"))
        self.find_bar.set_look(look)
        self.copy_box.setAccessibleName(say("note.copy"))
        self.copy_box.setToolTip(say("note.copy"))
        self._word_copies()
        self.export_button.setText(say("note.export"))
        self.export_button.setToolTip("Ctrl+E")
        self.show_templates(self._templates)
        self.show_full(full=self._is_full)

    def show_full(self, *, full: bool) -> None:
        """Say on the button whether the note takes the whole window."""
        self._is_full = full
        key = "note.shrink" if full else "note.expand"
        dress(self._expand, self._look, "close" if full else "preview", speech(self._look)(key))
        self._expand.setText(speech(self._look)("note.back") if full else "")
        width = self.view.fontMetrics().averageCharWidth() * _PAGE_LETTERS
        for part in (self.view, self.line, self._foot):
            part.setMaximumWidth(width if full else _ANY_WIDTH)

    def show_checked(self, words: int, seconds: int, remarks: Sequence[Remark]) -> None:
        """Say how long the note is, in words and in seconds (0: it is not spoken), and what the checks remark."""
        self.remarks.show_remarks(remarks)
        self.line.show_measures(words, seconds, remarks)
        if not remarks:
            self.show_remarks(shown=False)

    def show_remarks(self, *, shown: bool) -> bool:
        """Show the remarks in the place of the preview, or the preview again; tell whether there are any to show."""
        is_shown = shown and self.remarks.count() > 0
        self.line.button.setChecked(is_shown)
        self.remarks.setVisible(is_shown)
        self.view.setVisible(not is_shown)
        self._make_room()
        self._title.show_text(speech(self._look)("remarks.list" if is_shown else "note.title"))
        return is_shown

    def _make_room(self) -> None:
        """Where the pane is low, let what is open have the room of the choices below it."""
        is_low = self.height() < _LOW * self.fontMetrics().height()
        is_open = not (self.remarks.isHidden() and self.find_bar.isHidden() and self.view.problem.isHidden())
        self._foot.setVisible(not (is_low and is_open))
        self.line.setVisible(not (is_low and not self.find_bar.isHidden()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room for the bar that finds words when it opens, and give it back."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._make_room()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether there is room for everything."""
        super().resizeEvent(event)
        self._make_room()
        self._word_copies()

    def _word_copies(self) -> None:
        """Name the copies whole where there is room for it, else by the word that tells them apart."""
        say, metrics = speech(self._look), self.copy_box.fontMetrics()
        whole = [say(f"copy.{copy.value}") for copy in Copy]
        room = self.width() - self.export_button.sizeHint().width() - 8 * GRID
        needed = max(metrics.horizontalAdvance(one) for one in whole) + icon_size(self.font()) + 6 * GRID
        short = dict(options.EXPORT_COPY.choices)
        for place, (copy, name) in enumerate(zip(Copy, whole, strict=True)):
            self.copy_box.setItemText(place, name if needed <= room else say.of(short[copy.value]))
            self.copy_box.setItemData(place, name, Qt.ItemDataRole.AccessibleTextRole)

    def show_fields_form(self, *, shown: bool) -> None:
        """Open or close the form with the fields."""
        self._fields_button.setChecked(shown)

    def show_templates(self, templates: Sequence[TemplateInfo], current: str = "") -> None:
        """Offer these templates; `current` is the note's own."""
        chosen = current or str(self.template_box.currentData() or "")
        self._templates = tuple(templates)
        self.template_box.clear()
        for template in self._templates:
            self.template_box.addItem(speech(self._look).of(template.title), template.name)
        self.template_box.setCurrentIndex(max(0, self.template_box.findData(chosen)))

    def _choose_template(self, place: int) -> None:
        self.template_chosen.emit(str(self.template_box.itemData(place)))
