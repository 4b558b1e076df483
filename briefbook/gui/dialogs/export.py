"""GUI room: the export dialog: format, copy, language, fields, file, and what is not ready; Enter exports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.app.exporting import free_name
from briefbook.app.opening_data import has_rows
from briefbook.gui.desk import BookState
from briefbook.gui.exports import FORMATS, OPEN_DATA, file_name, filled_sections, with_format
from briefbook.gui.finding_words import Remark, is_field
from briefbook.gui.look import Look
from briefbook.gui.panes.checks_list import ChecksList
from briefbook.gui.panes.choice_box import ChoiceBox
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.panes.fields_form import FieldsForm
from briefbook.gui.panes.flow_layout import FlowLayout
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech
from briefbook.model.kinds import LANGUAGES, Annex, Copy, Language


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the officer chose: where the note goes and how it is made.

    Attributes:
        form: suffix of the format.
        whole: the binder with all notes of the book, not the one that is worked on.
        redline, review: of a working copy in Word: with what was edited tracked; with sources and remarks as comments.
        annex: where a binder in the working copy lists its sources.
    """

    folder: Path
    form: str
    copy: Copy
    language: Language
    whole: bool = False
    redline: bool = False
    review: bool = False
    annex: Annex = Annex.BOOK


class ExportDialog(QDialog):
    """How the note is exported; what is chosen is there the next time.

    Signals:
        export_asked: make the note (Path of the file, ExportChoice, whether it shall be opened then).
        checks_asked: another copy, language or number of notes is to be checked (ExportChoice).
        place_asked: go to the place of a remark (Remark), the dialog is closed. all_asked: to all of them.
    """

    export_asked = Signal(object, object, bool)
    checks_asked = Signal(object)
    place_asked = Signal(object)
    all_asked = Signal()

    def __init__(self, state: BookState, choice: ExportChoice, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self._state, self._folder, self._look = state, choice.folder, look
        self._is_own_name = False
        self._title = QLabel(state.title, self)
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self.template = QLabel(speech(look).of(state.template.title), self)
        say = speech(look)
        notes = {"one": say("export.one"), "whole": say.counted("export.whole", len(state.book.tabs))}
        self.notes = self._choices("notes", notes, "whole" if choice.whole else "one")
        self.formats = self._choices("format", {**FORMATS, OPEN_DATA: say("export.rows")}, choice.form)
        self._rows_hint = _hint(say("export.rows-hint"), self)
        self.copies = self._choices("copy", {one.value: say(f"copy.{one.value}") for one in Copy}, choice.copy.value)
        self.redline, self.review = QCheckBox(say("export.redline"), self), QCheckBox(say("export.review"), self)
        self.redline.setChecked(choice.redline)
        self.review.setChecked(choice.review)
        annexes = {one.value: say(f"export.annex-{one.value}") for one in Annex}
        self.annexes = self._choices("annex", annexes, choice.annex.value)
        self.language = ChoiceBox(look, self)
        self.language.setObjectName("exportLanguage")
        for one in LANGUAGES:
            self.language.addItem(speech(look)("filter.english" if one == "en" else "filter.french"), one)
        self.language.setCurrentIndex(LANGUAGES.index(choice.language))
        self.fields = FieldsForm(look, self, is_alone=True)
        self.fields.show_fields(state.template, state.tab.fields)
        self.file = QLineEdit(self)
        self.file.setObjectName("exportFile")
        self._folder_label = ElidedLabel(self)
        self.checks = ChecksList(look, self)
        self.checks.place_asked.connect(self._go_to)
        self.checks.all_asked.connect(self.reject)
        self.checks.all_asked.connect(self.all_asked)
        self._lay_out()
        self.file.textEdited.connect(self._keep_name)
        for group in (self.notes, self.formats, self.copies):
            group.buttonClicked.connect(lambda _button: self._follow_choice())
        self.language.activated.connect(lambda _place: self._show_checks())
        self._follow_choice()

    def _choices(self, name: str, words: Mapping[str, str], chosen: str) -> QButtonGroup:
        group = QButtonGroup(self)
        for one, word in words.items():
            button = QRadioButton(word, self)
            button.setObjectName(f"{name}-{one}")
            button.setChecked(one == chosen)
            group.addButton(button)
        return group

    def _follow_choice(self) -> None:
        """Name the file by what is chosen, and offer what can be chosen besides."""
        form, is_working = _chosen(self.formats), _chosen(self.copies) == Copy.WORKING.value
        is_rows = form == OPEN_DATA
        for box in (self.redline, self.review):
            box.setEnabled(form == "docx" and is_working)
        for button in self.annexes.buttons():
            button.setEnabled(self._is_whole and is_working and not is_rows)
        for widget in (*self.copies.buttons(), self.language):
            widget.setEnabled(not is_rows)
        self._rows_hint.setVisible(is_rows)
        self._name_file()
        self._show_checks()

    def _lay_out(self) -> None:
        self.setWindowTitle(speech(self._look)("export.title"))
        self._page = QWidget(self)
        self._inner = QVBoxLayout(self._page)
        self._inner.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 0)
        self._inner.setSpacing(4 * GRID)
        self._inner.addWidget(self._title)
        self._inner.addLayout(self._grid())
        self._inner.addStretch(1)
        self._area = area = QScrollArea(self)
        area.setObjectName("exportPage")
        area.setWidget(self._page)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = self._buttons()
        buttons.setContentsMargins(6 * GRID, 3 * GRID, 6 * GRID, 5 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(buttons)
        self._fit()

    def _grid(self) -> QGridLayout:
        say = speech(self._look)
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(3 * GRID)
        formats = _in_a_row(_offered(self.formats, self._state), self)
        rows = (
            ("note.template", self.template),
            *([("export.notes", _in_a_row(self.notes.buttons(), self))] if len(self._state.book.tabs) > 1 else []),
            ("export.format", _in_a_column((formats, self._rows_hint), self)),
            ("export.copy", _in_a_row(self.copies.buttons(), self)),
            *([("export.annex", _in_a_row(self.annexes.buttons(), self))] if len(self._state.book.tabs) > 1 else []),
            ("export.with", _in_a_column((self.redline, self.review), self)),
            ("export.language", self.language),
            ("export.checks", self.checks),
            ("export.fields", self.fields),
            ("export.file", self.file),
            ("export.folder", self._folder_row()),
        )
        if len(self._state.book.tabs) == 1:
            for button in (*self.notes.buttons(), *self.annexes.buttons()):
                button.hide()
        for row, (key, widget) in enumerate(rows):
            label = QLabel(say(key), self)
            label.setProperty("role", "muted")
            is_tall = widget in (self.fields, self.checks) or key in ("export.with", "export.format")
            side = Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 0, side)
            grid.addWidget(widget, row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _fit(self) -> None:
        """Take the room that everything needs, as far as the screen has it."""
        room = self.screen().availableGeometry().size()
        width = min(max(150 * GRID, self._page.sizeHint().width() + 4 * GRID), room.width() - 16 * GRID)
        wanted = self._inner.totalHeightForWidth(width) + self.export_button.sizeHint().height() + 10 * GRID
        height = min(max(wanted, self.height() if self.isVisible() else 0), room.height() - 16 * GRID)
        self.resize(max(width, self.width() if self.isVisible() else 0), height)

    def _folder_row(self) -> QWidget:
        say = speech(self._look)
        self._browse_button = QToolButton(self)
        self._browse_button.clicked.connect(self._browse)
        dress(self._browse_button, self._look, "folder-open", say("export.browse"))
        self.file.setAccessibleName(say("export.file"))
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._folder_label, 1)
        row.addWidget(self._browse_button)
        return holder

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._look = look
        dress(self._browse_button, look, "folder-open", speech(look)("export.browse"))

    def _buttons(self) -> QHBoxLayout:
        say = speech(self._look)
        cancel, self.open_button, self.export_button = (
            QPushButton(say(key), self) for key in ("export.cancel", "export.open", "export.go")
        )
        cancel.clicked.connect(self.reject)
        self.open_button.clicked.connect(lambda: self._ask(open_then=True))
        self.export_button.clicked.connect(lambda: self._ask(open_then=False))
        self.export_button.setObjectName("exportNow")
        self.export_button.setProperty("role", "primary")
        self.export_button.setDefault(True)
        self.export_button.setFocus()
        for button in (cancel, self.open_button):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addStretch(1)
        for button in (cancel, self.open_button, self.export_button):
            row.addWidget(button)
        return row

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        language: Language = "fr" if self.language.currentData() == "fr" else "en"
        form = _chosen(self.formats)
        return ExportChoice(
            folder=self.path.parent,
            form=form,
            copy=Copy(_chosen(self.copies)) if form != OPEN_DATA else Copy.DISCLOSURE,
            language=language,
            whole=self._is_whole,
            redline=self.redline.isEnabled() and self.redline.isChecked(),
            review=self.review.isEnabled() and self.review.isChecked(),
            annex=Annex(_chosen(self.annexes)),
        )

    @property
    def _is_whole(self) -> bool:
        return len(self._state.book.tabs) > 1 and _chosen(self.notes) == "whole"

    @property
    def path(self) -> Path:
        """The file as it is named now; a name alone lies in the folder of the last export."""
        return self._folder / Path(self.file.text().strip()).expanduser()

    def show_state(self, state: BookState) -> None:
        """Follow the book, whose fields are set from here."""
        self._state = state
        self._title.setText(state.title)
        self.fields.show_fields(state.template, state.tab.fields)
        self._name_file()
        self._show_checks()

    def _keep_name(self) -> None:
        self._is_own_name = True

    def _name_file(self) -> None:
        form = _chosen(self.formats)
        title = book_title(self._state) if self._is_whole else self._state.title
        if self._is_own_name and self.file.text().strip():
            self.file.setText(str(with_format(Path(self.file.text().strip()), form)))
        else:
            self.file.setText(free_name(self._folder / file_name(title, form)).name)
        self._folder_label.show_text(str(self._folder))

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, speech(self._look)("export.browse"), str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self.file.setText(Path(self.file.text()).name)
            self._name_file()

    def _show_checks(self) -> None:
        """Say what is filled, and ask what the checks say of this choice."""
        filled, count = filled_sections(self._state.book.tabs if self._is_whole else (self._state.tab,))
        self.checks.filled.setText(speech(self._look)("export.filled", n=filled, count=count))
        self.checks_asked.emit(self.choice)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show what the checks say, and take the room for it."""
        self.checks.show_remarks(remarks)
        self._fit()

    def _go_to(self, remark: Remark) -> None:
        """Go to the place of a remark: here, where it is a field of the note that is worked on."""
        if is_field(remark) and remark.tab_id == self._state.tab.id:
            self.fields.focus_field(remark.finding.place)
        else:
            self.reject()
            self.place_asked.emit(remark)

    def _ask(self, *, open_then: bool) -> None:
        if not self.fields.take_all():
            self._fit()
            # once all of it has its height
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.fields.refusal))
            return
        self.export_asked.emit(self.path, self.choice, open_then)
        self.accept()


def book_title(state: BookState) -> str:
    """Return what a book is called: its own name, or the title of its first note."""
    return state.book.name or state.titles[state.book.tabs[0].id]


def _in_a_column(widgets: Sequence[QWidget], parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _in_a_row(buttons: Sequence[QWidget], parent: QWidget) -> QWidget:
    """Return these beside each other, on a second line where there is no room for all."""
    holder = QWidget(parent)
    row = FlowLayout(holder, 4 * GRID)
    for button in buttons:
        row.addWidget(button)
    return holder


def _chosen(group: QButtonGroup) -> str:
    return next(one.objectName().partition("-")[2] for one in group.buttons() if one.isChecked())


def _offered(formats: QButtonGroup, state: BookState) -> list[QAbstractButton]:
    """Return the formats of a note; open data is one of those alone that have a form there."""
    buttons = formats.buttons()
    if has_rows(state.template):
        return buttons
    buttons[-1].hide()
    return buttons[:-1]


def _hint(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
