"""GUI room: exporting: the dialog, the same again, and what is said when the note is there or could not be made."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefbook.app.exporting import ExportReport, Options, free_name, write_file
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.desk import BookState
from briefbook.gui.dialogs.export import ExportChoice, ExportDialog
from briefbook.gui.exports import OPEN_DATA, export_folder, file_name, with_format
from briefbook.gui.finding_words import Remark
from briefbook.gui.flows.checking import Checking
from briefbook.gui.flows.noting import Noting
from briefbook.gui.quick_pdf import quick_pdf
from briefbook.model.errors import BriefbookError, ExportError, FieldMissing, NoConverter
from briefbook.model.kinds import Copy
from briefbook.settings import options


class Exporting(QObject):
    """The way from the book to a file."""

    def __init__(self, bench: Bench, noting: Noting, checking: Checking, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._noting = noting
        self._checking = checking
        self._window = window
        self._dialog: ExportDialog | None = None
        self._open_then = False
        self._told = ""
        self._wanted: tuple[Path, ExportChoice] | None = None
        bench.panes.note.export_asked.connect(self.ask)
        bench.session.desk.changed.connect(self._follow_book)
        bench.session.desk.exported.connect(self._tell)
        bench.session.desk.export_failed.connect(self._complain)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"export": self.ask, "export-again": self._again}

    def _last_choice(self, state: BookState) -> ExportChoice:
        settings = self._bench.session.settings
        return ExportChoice(
            folder=export_folder(settings),
            form=settings.get(options.EXPORT_FORMAT),
            copy=self._noting.copy,
            language=state.book.language,
        )

    def ask(self) -> None:
        """Open the export dialog."""
        desk = self._bench.session.desk
        desk.settling.emit()
        if desk.state is None or self._dialog is not None:
            return
        dialog = ExportDialog(desk.state, self._last_choice(desk.state), self._bench.appearance.look, self._window)
        self._dialog = dialog
        dialog.fields.field_set.connect(self._noting.set_field)
        dialog.export_asked.connect(self._export)
        dialog.checks_asked.connect(self._check)
        dialog.place_asked.connect(self._checking.go_to)
        dialog.all_asked.connect(self._checking.open)
        dialog.finished.connect(lambda _code: self._forget())
        dialog.open()
        self._check(dialog.choice)

    def _check(self, choice: ExportChoice) -> None:
        """Show in the dialog what the checks say of a choice, unless it is another one by then."""

        def show(remarks: tuple[Remark, ...]) -> None:
            dialog = self._dialog
            if dialog is not None and replace(choice, folder=dialog.choice.folder) == dialog.choice:
                dialog.show_remarks(remarks)

        self._checking.check_export(choice, show)

    def _forget(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _follow_book(self, state: BookState) -> None:
        """Show the dialog the book as it stands; when she writes on, what went out is no news any more."""
        notice = self._bench.panes.notice
        if state.label and self._told and notice.sentence.text() == self._told:
            notice.hide()
            self._told = ""
        if self._dialog is not None:
            self._dialog.show_state(state)

    def _again(self) -> None:
        """Export with the last choices, without a question."""
        state, settings = self._bench.session.desk.state, self._bench.session.settings
        if state is not None:
            choice = self._last_choice(state)
            copy = Copy(settings.get(options.EXPORT_COPY))
            again = ExportChoice(choice.folder, choice.form, copy, choice.language)
            self._export(choice.folder / file_name(state.title, choice.form), again, False)

    def _export(self, path: Path, choice: ExportChoice, open_then: bool) -> None:
        settings = self._bench.session.settings
        if choice.form != OPEN_DATA:  # the next note is a note again
            settings.set(options.EXPORT_FORMAT, choice.form)
            settings.set(options.EXPORT_COPY, choice.copy.value)
        settings.set(options.EXPORT_FOLDER, str(choice.folder))
        self._open_then = open_then
        self._bench.tell(self._bench.say("status.exporting"))
        out = free_name(with_format(path, choice.form))
        made = Options(
            copy=choice.copy, language=choice.language, redline=choice.redline, review=choice.review, annex=choice.annex
        )
        self._wanted = (out, choice)
        self._bench.session.desk.export(out, made, whole=choice.whole)

    def _tell(self, report: ExportReport) -> None:
        file = report.files[0]
        say = self._bench.say
        sentence = say("status.exported", name=str(file))
        if report.findings:
            kind = "empty" if all(one.code == "empty-section" for one in report.findings) else "findings"
            sentence = f"{sentence} · {say.counted(kind, len(report.findings))}"
        self._bench.tell(sentence)
        if self._open_then:
            _open(file)
        else:
            self._told = sentence
            self._bench.panes.notice.say(sentence, "info", say("export.open-file"), lambda: _open(file))

    def _complain(self, error: BriefbookError) -> None:
        """Say why there is no note; a field that is missing is one press away."""
        if isinstance(error, FieldMissing):
            self._bench.complain(error, self._bench.say("export.fields"), self._noting.show_fields)
        elif isinstance(error, NoConverter):
            self._bench.complain(error, self._bench.say("export.quick"), self._print_quickly)
        else:
            self._bench.complain(error, self._bench.say("index.retry"), self.ask)

    def _print_quickly(self) -> None:
        """Make the PDF without LibreOffice, of the note that is worked on: it says of itself that it is not tagged."""
        wanted, state = self._wanted, self._bench.session.desk.state
        if wanted is None or state is None:
            return
        out, choice = wanted

        def write(page: str) -> None:
            data = quick_pdf(page, state.title, self._bench.say("export.quick-foot"))
            try:
                write_file(out, data)
            except ExportError as error:
                self._bench.complain(error)
                return
            self._tell(ExportReport((out,), ()))

        desk, made = self._bench.session.desk, Options(copy=choice.copy, language=choice.language)
        desk.with_maker(lambda maker: maker.preview(state.book, state.tab, made), write, desk.export_failed.emit)


def _open(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
