"""App room: from a book to a file: the guest renders and checks, this process alone writes, atomically."""

import errno
from dataclasses import dataclass, replace
from pathlib import Path

from briefbook.app.annotating import annotations, refuse_other_copies
from briefbook.app.exported import export_made
from briefbook.app.printing import office, print_pdf
from briefbook.app.reviewing import note_findings
from briefbook.disk import atomic
from briefbook.model.book import Book, Export, Tab
from briefbook.model.errors import DiskFull, ExportError, FileOpenElsewhere, TemplateTooSlow, UsageError
from briefbook.model.finding import Finding
from briefbook.model.kinds import Annex, Copy, Language, NoteFormat
from briefbook.model.monitor import Monitor, Silent
from briefbook.model.note import Blocks
from briefbook.model.pasted import Pasted, PastedForm
from briefbook.model.plain import JsonObject, from_plain, to_plain
from briefbook.settings.places import Places
from briefbook.worker.child import Answer
from briefbook.worker.limits import NOTE_RSS
from briefbook.worker.supervisor import Child, ChildFailed

TEMPLATE_SECONDS = 5.0
"""So long a template may run, and a guest be silent (source: safety design, S5)."""
RENDER_SECONDS = 60.0
PREVIEW_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Options:
    """How a note is to be made.

    Attributes:
        look: colours of a preview as plain values; None for a file.
        redline: with the text as taken beside the text as used; of the working copy, as Word, alone.
        review: with sources and findings as comments; as for `redline`.
        annex: where a binder in the working copy lists its sources.
    """

    copy: Copy = Copy.MINISTER
    language: Language | None = None
    preview: bool = False
    look: JsonObject | None = None
    redline: bool = False
    review: bool = False
    annex: Annex = Annex.BOOK

    @property
    def is_annotated(self) -> bool:
        """Whether tracked changes or comments are asked for."""
        return self.redline or self.review


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export came to: the files written, what the checks say of the book, and what it is to remember."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    exports: tuple[Export, ...] = ()


class NoteMaker:
    """Renders notes through a guest process of its own; use it from one thread and close it."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._guest = Child("guest", memory=NOTE_RSS)

    def export(
        self, book: Book, tab: Tab | None, out: Path, options: Options, monitor: Monitor | None = None
    ) -> ExportReport:
        """Write the note of one tab to `out`, or the binder of all where there are several; the suffix says the format.

        Raises:
            TemplateError: the template or a field is at fault; no file is touched.
            ExportError: the file cannot be written; what lay there is untouched.
            NoConverter: it is a PDF, and LibreOffice is not installed.
            UsageError: no format has this suffix, or a redline or review copy is asked for where none can be.
        """
        form = note_format(out)
        program = office() if is_printed(out) else None
        if options.is_annotated:
            refuse_other_copies(options.copy, out)
        tabs = book.tabs if tab is None else (tab,)
        answer = self._render(book, tabs, form, options, monitor or Silent())
        if form is NoteFormat.DOCX:
            self._audit(answer.data, options, out)
        write_file(out, answer.data if program is None else self._printed(program, answer.data, out, monitor))
        language = options.language or book.language
        made = export_made(answer.result["export"], book, [one.id for one in tabs], options.copy, language)
        findings = tuple(finding for one in tabs for finding in self._findings(book, one, options))
        return ExportReport((out,), findings, (made,))

    def preview(self, book: Book, tab: Tab | None, options: Options) -> str:
        """Return the note of one tab, or the binder of all, as HTML, with marked placeholders for unset fields.

        Raises:
            TemplateError: the template is at fault.
        """
        answer = self._render(book, book.tabs if tab is None else (tab,), NoteFormat.HTML, options, Silent())
        return answer.data.decode("utf-8")

    def read_markdown(self, text: str) -> Blocks:
        """Return the officer's Markdown as blocks of the content tree."""
        answer = self._call("read_markdown", {"text": text}, PREVIEW_SECONDS)
        return from_plain(_Wrapped, {"blocks": answer.result["blocks"]}).blocks

    def read_pasted(self, form: PastedForm, data: bytes) -> Pasted:
        """Return text from the clipboard as blocks of the content tree."""
        return from_plain(Pasted, self._call("read_pasted", {"form": form}, PREVIEW_SECONDS, data=data).result)

    def _render(
        self, book: Book, tabs: tuple[Tab, ...], form: NoteFormat, options: Options, monitor: Monitor
    ) -> Answer:
        arguments: JsonObject = {
            "book": to_plain(replace(book, tabs=tabs, exports=())),
            "roots": [str(root) for root in self._places.templates],
            "copy": options.copy.value,
            "language": options.language or book.language,
            "format": form.value,
            "preview": options.preview,
            "look": options.look,
            "annotations": self._annotations(book, tabs, options),
            "annex": options.annex.value,
        }
        return self._call("render", arguments, TEMPLATE_SECONDS, monitor=monitor)

    def _printed(self, program: Path, data: bytes, out: Path, monitor: Monitor | None) -> bytes:
        """Return a Word file as PDF; what cannot be written is known before LibreOffice is started for it."""
        try:
            if not out.parent.is_dir():
                raise FileNotFoundError(out.parent)
            (made,) = print_pdf(program, [data], self._places.printing, monitor or Silent())
        except OSError as error:
            raise _write_failure(out, error) from error
        return made

    def _findings(self, book: Book, tab: Tab, options: Options) -> tuple[Finding, ...]:
        """Return what is wrong with the note; what is good to know is told while it is written."""
        found = note_findings(book, tab, self._places, options.copy, options.language)
        return tuple(one for one in found if one.severity != "info")

    def _annotations(self, book: Book, tabs: tuple[Tab, ...], options: Options) -> JsonObject | None:
        if not options.is_annotated:
            return None
        findings = {tab.id: self._findings(book, tab, options) for tab in tabs}
        return annotations(findings, redline=options.redline, review=options.review)

    def _audit(self, data: bytes, options: Options, out: Path) -> None:
        asked: JsonObject = {"copy": options.copy.value, "redline": options.redline, "review": options.review}
        faults = self._call("audit", asked, RENDER_SECONDS, data=data).result.get("faults")
        if isinstance(faults, list) and faults:
            raise ExportError(f"The Word file failed its own check and was not written: {faults[0]}", str(out))

    def _call(
        self, job: str, arguments: JsonObject, seconds: float, data: bytes = b"", monitor: Monitor | None = None
    ) -> Answer:
        try:
            return self._guest.call(job, arguments, data, seconds=seconds, total=RENDER_SECONDS, monitor=monitor)
        except ChildFailed as error:
            raise _template_failure(error) from error

    def close(self) -> None:
        """End the guest."""
        self._guest.close()


@dataclass(frozen=True, slots=True)
class _Wrapped:
    blocks: Blocks


def _template_failure(error: ChildFailed) -> Exception:
    if error.reason == "too-slow":
        return TemplateTooSlow("The template did not finish in its time; check it for a loop without an end.")
    if error.reason == "memory":
        return TemplateTooSlow(
            "The template needs more memory than is allowed; check it for text that grows without end."
        )
    if error.reason in ("died", "no-start"):
        return TemplateTooSlow("Making the note stopped before its end; nothing was written. Try once more.")
    return error


def note_format(out: Path) -> NoteFormat:
    """Return the format that the suffix of a file names; a PDF is printed from the Word file.

    Raises:
        UsageError: no format has this suffix.
    """
    suffix = out.suffix.lower().removeprefix(".")
    for form in NoteFormat:
        if form.value == suffix:
            return form
    if is_printed(out):
        return NoteFormat.DOCX
    raise UsageError(f"A note is written as .docx, .md, .html, .pdf or .csv; “{out.name}” is none of these.")


def is_printed(out: Path) -> bool:
    """Tell whether a file is to be a PDF."""
    return out.suffix.lower() == ".pdf"


def write_file(out: Path, data: bytes) -> None:
    """Write a finished file, atomically.

    Raises:
        ExportError: the folder or file cannot be written; what lay there is untouched.
    """
    try:
        atomic.write(out, data)
    except OSError as error:
        raise _write_failure(out, error) from error


def _write_failure(out: Path, error: OSError) -> ExportError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull(f"The disk has no room for {out.name}; free some space or choose another folder.", str(out))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ExportError(f"There is no folder {out.parent}; choose another folder for {out.name}.", str(out))
    if isinstance(error, PermissionError):
        sentence = f"{out.name} cannot be written: it is open in another program or the folder is protected."
        return FileOpenElsewhere(sentence, str(out))
    return ExportError(f"{out.name} could not be written ({error.strerror}); choose another folder.", str(out))


def free_name(out: Path) -> Path:
    """Return `out`, or `name (2)`, `name (3)` … where a file of that name exists."""
    number, candidate = 2, out
    while candidate.exists():
        candidate = out.with_name(f"{out.stem} ({number}){out.suffix}")
        number += 1
    return candidate
