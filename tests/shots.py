"""Every screen of the window and every page of the sample note as pictures, from nothing: `shots.py DIR`.

Screens in light and dark, English and French, at 10 and 20 points, 1280 by 800 and 1024 by 640; the pages of the note
where LibreOffice and pdftoppm are installed. Nothing of the user's is read or written.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path

import docx
from PySide6.QtCore import QEventLoop, QMessageLogContext, QMimeData, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QRadioButton, QWidget

from briefbook.app import approving, arranging, redacting, translating
from briefbook.app.approving import Signature
from briefbook.app.exporting import ExportReport
from briefbook.gui.application import open_window
from briefbook.gui.dialogs.export import ExportDialog
from briefbook.gui.dialogs.template_picker import TemplatePicker
from briefbook.gui.exports import export_folder
from briefbook.gui.main_window import MainWindow
from briefbook.model.book import Redaction
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import LANGUAGES, Copy, DocumentKind, EntryId, Language
from briefbook.model.query import Filters
from briefbook.model.topic import TopicId
from briefbook.render.word_audit_copy import Asked
from briefbook.settings import options
from briefbook.settings.places import Places, shipped_folder
from briefbook.settings.storage import open_settings
from tests.render.shelf import Kind, made, sample_books, templates
from tests.word_verifiers import convert, page_images

SIZES = ((1280, 800), (1024, 640))
THEMES = ("light", "dark")
POINTS = (10, 20)
QUERIES: dict[Language, str] = {"en": "human trafficking", "fr": "traite de personnes"}
TYPED: dict[Language, str] = {
    "en": '"human trafficking" OR permits -weather since:2021',
    "fr": '"traite de personnes" OU permis -neige depuis:2021',
}
NARROW = Filters((DocumentKind.STATEMENT, DocumentKind.ISSUE_NOTE), ("en", "fr"), "2021", "2024")
TOPIC = TopicId("human-trafficking")
SCREEN = {"name": "shots", "x": 0, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "dpr": 1}
RESOLUTION = 80
PATIENCE_MS = 60_000
UNDATED = "permits.txt"
UNDATED_TEXT = """Note on permits for newcomers

Date: 06/07/2023

The department speaks of permits that end in the summer, and of those who wait for them.
"""
TRANSLATED: dict[Language, str] = {
    "en": "Le Canada prend au sérieux la traite de personnes, et le ministère délivre des permis sans frais.",
    "fr": "Canada takes human trafficking seriously, and the department issues permits without a fee.",
}
SOUGHT: dict[Language, str] = {"en": "the", "fr": "les"}
SPEECH: dict[Language, str] = {"en": "speaking", "fr": "allocution"}
PASTED = """<p>The program asks for <b>two points</b> more:</p><ul><li>permits are free of charge,</li>
<li>nobody waits for long.</li></ul><p><img src="chart.png"><s>An old sentence.</s></p>"""
UNSAID = "Officials will bring a chart of all permits that were issued in the past nine years."
LONG = 120
"""Characters from which on a paragraph is one of the texts."""
BROKEN = {
    "old/plan.docx": b"PK\x03\x04 cut off",
    "old/scan 2019.pdf": b"%PDF-1.4 nothing",
    "old/empty.txt": b"",
    "old/Budget annex – final version as revised by the steering committee 2019.xlsx": b"x",
    "old/.hidden": b"x",
    "old/picture.png": b"x",
}


def settle(is_so: Callable[[], bool]) -> None:
    """Let the window work until something is so.

    Raises:
        TimeoutError: it did not become so.
    """
    loop, timer, end = QEventLoop(), QTimer(), QTimer()
    timer.timeout.connect(lambda: loop.exit(0) if is_so() else None)
    end.setSingleShot(True)
    end.timeout.connect(lambda: loop.exit(1))
    timer.start(20)
    end.start(PATIENCE_MS)
    if loop.exec():
        raise TimeoutError("the window did not come to rest")


def rest(milliseconds: int) -> None:
    """Let the window paint and finish what it shows for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def make_troubled(sample: Path, folder: Path) -> None:
    """Copy the sample corpus and add files that cannot be read, and one whose date can be read in two ways."""
    shutil.copytree(sample, folder)
    (folder / UNDATED).write_text(UNDATED_TEXT, "utf-8")
    for name, content in BROKEN.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)


def rework(file: Path) -> None:
    """Do to a Word file of the note what colleagues do: reword a text, write one, take one out."""
    note = docx.Document(str(file))
    long = [paragraph for paragraph in note.paragraphs if len(paragraph.text) > LONG]
    long[0].runs[0].text = long[0].runs[0].text.replace("the", "that", 2) + " It was said in May."
    long[1].insert_paragraph_before("A new point that the program area asks for, in one sentence.")
    above = long[2]._p.getparent()
    if above is not None:
        above.remove(long[2]._p)
    note.save(str(file))


@contextmanager
def patched(thing: object, name: str, value: object) -> Iterator[None]:
    """Let something be another thing for a moment."""
    before = getattr(thing, name)
    setattr(thing, name, value)
    yield
    setattr(thing, name, before)


class Studio:
    """Takes the pictures of one language."""

    def __init__(self, out: Path, data: Path, language: Language) -> None:
        self._out = out
        self._language = language
        self._places = Places(data, shipped_folder())
        self.taken: list[Path] = []

    def _window(self, folder: Path | None) -> MainWindow:
        settings = open_settings(self._places)
        settings.set(options.LANGUAGE, self._language)
        settings.set(options.FOLDER, str(folder) if folder is not None else "")
        settings.set(options.BOOK, "")
        window = open_window(self._places, settings)
        arrived: list[str] = []
        window.session.desk.preview_arrived.connect(arrived.append)
        window.show()
        settle(lambda: bool(arrived))
        return window

    def _looks(self, window: MainWindow) -> Iterator[str]:
        """Show the window in every look, one after the other, and name it."""
        for theme, points, (width, height) in product(THEMES, POINTS, SIZES):
            window.session.settings.set(options.THEME, theme)
            window.session.settings.set(options.TEXT_SIZE, points)
            drawn: list[str] = []
            window.session.desk.preview_arrived.connect(drawn.append)
            window.appearance.apply()
            window.resize(width, height)
            settle(partial(bool, drawn))
            window.session.desk.preview_arrived.disconnect(drawn.append)
            rest(250)
            yield f"{self._language}-{theme}-{points}pt-{width}x{height}"

    def _take(self, widget: QWidget, screen: str, look: str) -> None:
        file = self._out / f"{screen}-{look}.png"
        widget.grab().save(str(file))
        self.taken.append(file)

    def take_welcome(self) -> None:
        """Take the first start."""
        window = self._window(None)
        for look in self._looks(window):
            self._take(window, "welcome", look)
        window.close()

    def take_work(self) -> None:
        """Take searching, writing, the whole note, and the dialogs."""
        window = self._window(self._places.sample_corpus)
        panes = window.panes
        settle(lambda: window.session.indexer.is_complete)
        panes.search.box.setText(QUERIES[self._language])
        settle(lambda: panes.results_model.results.query == QUERIES[self._language])
        panes.results.setFocus()
        for row in range(2):
            panes.results.choose_row(row)
            QTest.keyClicks(panes.results, "a")
            settle(partial(self._has_entries, window, row + 1))
        for look in self._looks(window):
            panes.results.scrollTo(panes.results.currentIndex())
            rest(50)
            self._take(window, "find", look)
            self._take_editor(window, look)
            self._take_note(window, look)
            self._take_dialogs(window, look)
        window.close()

    def take_finding(self) -> None:
        """Take filters, an explanation, an empty answer, topics with suggestions, and their manager."""
        window = self._window(self._places.sample_corpus)
        panes, topics = window.panes, window.session.topics
        settle(lambda: window.session.indexer.is_complete and bool(topics.state.counts))
        self._search(window, QUERIES[self._language])
        panes.search.filters.set_filters(NARROW)
        panes.search.filters.ask_range()
        self._take_all(window, "filters")
        panes.search.filters.range.closed.emit()
        panes.search.filters.clear()
        self._search(window, TYPED[self._language])
        window.actions_table["explain-query"].trigger()
        self._take_all(window, "explain")
        window.actions_table["explain-query"].trigger()
        self._search(window, "traficking zzyzx")
        self._take_all(window, "nothing-found")
        self._search(window, "")
        panes.navigation.topic_chosen.emit(TOPIC)
        settle(lambda: 0 < panes.results_model.rowCount() == topics.state.counts[TOPIC].passages)
        panes.results.setFocus()
        panes.results.choose_row(0)
        window.actions_table["accept-shown"].trigger()
        settle(lambda: topics.state.counts[TOPIC].suggested == 0)
        self._take_all(window, "topic")
        window.actions_table["topics"].trigger()
        self._take_all(window, "topics")
        window.close()

    @staticmethod
    def _search(window: MainWindow, text: str) -> None:
        window.panes.search.box.setText(text)
        settle(lambda: window.panes.results_model.results.query == text)

    def take_note(self) -> None:
        """Take what has to do with the note: its templates, what comes from elsewhere, what goes out and comes back."""
        window = self._window(self._places.sample_corpus)
        settle(lambda: window.session.indexer.is_complete)
        self._search(window, QUERIES[self._language])
        window.panes.results.setFocus()
        for row in range(4):
            window.panes.results.choose_row(row)
            QTest.keyClicks(window.panes.results, "a")
            settle(partial(self._has_entries, window, row + 1))
        self._take_returned(window)
        self._take_revised(window)
        self._take_pasted(window)
        self._take_tabs(window)
        self._take_imported(window)
        window.close()

    def _take_returned(self, window: MainWindow) -> None:
        """Take a Word file that colleagues worked on."""
        reports: list[ExportReport] = []
        window.session.desk.exported.connect(reports.append)
        window.actions_table["export-again"].trigger()
        settle(lambda: bool(reports))
        file = reports[0].files[0]
        rework(file)
        with patched(QFileDialog, "getOpenFileName", lambda *_: (str(file), "")):
            window.actions_table["return-file"].trigger()
        settle(window.panes.returned.isVisible)
        self._take_all(window, "returned")
        window.panes.returned.closed.emit()
        window.panes.notice.hide()

    def _take_revised(self, window: MainWindow) -> None:
        """Take the other language beside a text, words withheld, signatures, and words sought in the note."""
        panes, desk = window.panes, window.session.desk
        first, second = list(self._entries(window))[:2]
        desk.edit(lambda opened: translating.set_other(opened, first, paragraphs(TRANSLATED[self._language])))
        desk.edit(lambda opened: redacting.redact(opened, first, Redaction(4, 24, "s. 19(1)")))
        desk.edit(lambda opened: approving.approve_entry(opened, first, Signature("Jeanne Example", title="Director")))
        desk.edit(lambda opened: approving.approve_entry(opened, second, Signature("Jeanne Example")))
        desk.edit(lambda opened: arranging.edit_text(opened, second, paragraphs("Said in other words.")))
        rest(500)
        panes.outline.view.select_entry(first)
        window.actions_table["other-language"].trigger()
        self._take_all(window, "other-language")
        for look in self._looks(window):
            window.actions_table["sign-entry"].trigger()
            rest(100)
            self._take_dialog(window, "signing", look)
        panes.editor.closed.emit()
        window.actions_table["replace-in-note"].trigger()
        panes.note.find_bar.field.setText(SOUGHT[self._language])
        self._take_all(window, "replace")
        panes.note.find_bar.closed.emit()

    def _take_pasted(self, window: MainWindow) -> None:
        """Take the question where a pasted text is from, and the remarks of the checks."""
        data = QMimeData()
        data.setHtml(PASTED)
        QGuiApplication.clipboard().setMimeData(data)
        window.panes.outline.view.setFocus()
        window.actions_table["paste-text"].trigger()
        settle(window.panes.source_bar.isVisible)
        self._take_all(window, "pasted")
        window.panes.source_bar.passed.emit()
        settle(lambda: window.panes.note.remarks.count() > 0)
        rest(500)
        window.actions_table["remarks"].trigger()
        self._take_all(window, "remarks")
        window.panes.note.remarks.left.emit()

    def _take_tabs(self, window: MainWindow) -> None:
        """Take the choice of a template, a book of two notes, and what a binder is exported with."""
        window.actions_table["add-tab"].trigger()
        rest(200)
        picker = next(one for one in window.findChildren(TemplatePicker) if one.isVisible())
        for look in self._looks(window):
            self._take(picker, "picker", look)
        picker.box.setText(SPEECH[self._language])
        picker.take.click()
        desk = window.session.desk
        settle(lambda: desk.state is not None and len(desk.state.book.tabs) > 1)
        rest(500)
        self._take_all(window, "tabs")
        for look in self._looks(window):
            window.actions_table["export"].trigger()
            dialog = window.findChild(ExportDialog, "exportDialog")
            if isinstance(dialog, ExportDialog):
                for name in ("notes-whole", "copy-working"):
                    button = dialog.findChild(QRadioButton, name)
                    if isinstance(button, QRadioButton):
                        button.click()
                settle(partial(self._has_checks, dialog))
                rest(300)
            self._take_dialog(window, "exportDialog", look)

    @staticmethod
    def _has_checks(dialog: ExportDialog) -> bool:
        return bool(dialog.checks.lines)

    def _take_imported(self, window: MainWindow) -> None:
        """Take a book made of last time's note, and its texts without a place under another template."""
        hits = window.panes.results_model.results.hits
        note = docx.Document()
        note.add_heading("Introduction", 1)
        for text in (hits[0].text, hits[1].text, f"{hits[2].text} It was said in May.", UNSAID):
            note.add_paragraph(text)
        file = export_folder(window.session.settings) / f"last time {self._language}.docx"
        note.save(str(file))
        with patched(QFileDialog, "getOpenFileName", lambda *_: (str(file), "")):
            window.actions_table["import-note"].trigger()
        desk = window.session.desk
        settle(lambda: desk.current is not None and desk.current.path.stem == file.stem)
        rest(500)
        self._take_all(window, "imported")
        window.panes.notice.hide()
        window.panes.note.template_chosen.emit("media-lines")
        settle(lambda: desk.state is not None and desk.state.tab.template == "media-lines")
        window.panes.outline.view.scrollToBottom()
        self._take_all(window, "not-placed")

    def _take_dialog(self, window: MainWindow, name: str, look: str) -> None:
        dialog = window.findChild(QDialog, name)
        if isinstance(dialog, QDialog):
            self._take(dialog, name, look)
            dialog.reject()
            rest(20)

    def take_collecting(self, folder: Path) -> None:
        """Take what has to do with reading a folder: problems, doubts, a pause, changed sources, a folder away."""
        make_troubled(self._places.sample_corpus, folder)
        window = self._window(folder)
        panes = window.panes
        settle(lambda: window.session.indexer.is_complete)
        panes.search.box.setText("permits summer")
        settle(lambda: panes.results_model.results.query == "permits summer")
        panes.results.setFocus()
        settle(panes.preview.question.isVisible)
        self._take_all(window, "date")
        for command, screen in (("correct-details", "details"), ("problems", "problems")):
            window.actions_table[command].trigger()
            rest(150)
            self._take_all(window, screen)
            window.actions_table[command].trigger()
        self._take_changed_source(window, folder)
        folder.rename(folder.with_name("away"))
        window.actions_table["index-again"].trigger()
        settle(panes.banner.isVisible)
        self._take_all(window, "unreachable")
        panes.banner.hide()
        panes.status.show_progress(214, 412)
        panes.status.show_paused()
        self._take_all(window, "paused")
        window.close()

    def _take_changed_source(self, window: MainWindow, folder: Path) -> None:
        """Take an excerpt whose source was worded otherwise since it was picked."""
        panes = window.panes
        before = self._entries(window)
        QTest.keyClicks(panes.results, "2")
        settle(lambda: len(self._entries(window)) == len(before) + 1)
        (added,) = self._entries(window) - before
        (folder / UNDATED).write_text(UNDATED_TEXT.replace("that end in", "that ended at the end of"), "utf-8")
        settle(lambda: any("ended at the end" in hit.text for hit in panes.results_model.results.hits))
        panes.outline.view.select_entry(added)
        window.actions_table["compare-source"].trigger()
        settle(panes.compare.isVisible)
        self._take_all(window, "compare")
        panes.compare.closed.emit()

    def _take_all(self, window: MainWindow, screen: str) -> None:
        for look in self._looks(window):
            self._take(window, screen, look)

    @staticmethod
    def _entries(window: MainWindow) -> set[EntryId]:
        state = window.session.desk.state
        return set() if state is None else {entry.id for _, _, entry in state.book.entries()}

    @staticmethod
    def _has_entries(window: MainWindow, count: int) -> bool:
        state = window.session.desk.state
        return state is not None and sum(len(section.entries) for section in state.tab.sections) == count

    def _take_editor(self, window: MainWindow, look: str) -> None:
        state = window.session.desk.state
        if state is None:
            return
        entry = next(entry for _, _, entry in state.book.entries())
        window.panes.outline.view.select_entry(entry.id)
        window.actions_table["edit-entry"].trigger()
        rest(150)
        self._take(window, "write", look)
        window.panes.editor.closed.emit()

    def _take_note(self, window: MainWindow, look: str) -> None:
        for _ in range(2):
            window.actions_table["full-preview"].trigger()
            rest(400)
            if not window.panes.results.isVisible():
                self._take(window, "note", look)

    def _take_dialogs(self, window: MainWindow, look: str) -> None:
        for command, name in (
            ("export", "exportDialog"),
            ("keys", "keySheet"),
            ("palette", "palette"),
            ("preferences", "preferences"),
        ):
            window.actions_table[command].trigger()
            rest(100)
            dialog = window.findChild(QDialog, name)
            if isinstance(dialog, QDialog):
                self._take(dialog, command, look)
                dialog.reject()
                rest(20)


def note_pages(out: Path, data: Path) -> list[Path]:
    """Make the sample of every template in both languages and all copies, and return the pictures of its pages."""
    if not (shutil.which("soffice") or shutil.which("libreoffice")) or not shutil.which("pdftoppm"):
        sys.stderr.write("No pages of the note: LibreOffice or pdftoppm is not installed.\n")
        return []
    notes = data / "notes"
    notes.mkdir(parents=True)
    pairs = [(template, language) for template in templates() for language in LANGUAGES]
    files = [
        made(book, Kind(template, language, Asked(copy))).write_to(notes)
        for template, language, book in sample_books(Places(data, shipped_folder()), pairs)
        for copy in Copy
    ]
    return [page for pdf in convert(files, "pdf", notes) for page in page_images(pdf, out, RESOLUTION)]


def _tell(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt says, but for what the offscreen platform says of every window."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


def main(arguments: list[str]) -> int:
    """Take all pictures into the folder that is named, and say how many there are."""
    if len(arguments) != 1:
        sys.stderr.write("Name the folder for the pictures: shots DIR\n")
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        config = Path(scratch) / "screen.json"
        config.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
        documents = Path(scratch) / "Documents"
        documents.mkdir()
        os.environ["BRIEFBOOK_EXPORTS"] = str(documents)
        qInstallMessageHandler(_tell)
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Briefbook")
        taken: list[Path] = []
        for language in LANGUAGES:
            studio = Studio(out, Path(scratch) / language, language)
            studio.take_welcome()
            studio.take_work()
            studio.take_finding()
            studio.take_note()
            studio.take_collecting(Path(scratch) / f"corpus-{language}" / "corpus")
            taken += studio.taken
        taken += note_pages(out, Path(scratch) / "notes")
    print(f"{len(taken)} pictures in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
