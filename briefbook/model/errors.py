"""Model room: every failure that Briefbook expects, as a type with its data; its text is one sentence for the officer.

BriefbookError
  + ExtractError     UnsupportedFormat (UnknownType), DamagedFile, EncryptedFile, NoText, TooLarge, TookTooLong,
                     Unreadable, NotHere
  + IndexingError    IndexDamaged (IndexOutdated), IndexBusy, FolderUnreachable, FolderMissing, FolderInUse,
                     WorkerFailed, Cancelled
  + LibraryError     NothingToTakeBack; what the officer decided about the corpus
  + QueryError       .position
  + BookError        BookMissing, BookExists, BookDamaged, BookNewer, BookLocked, BookChangedOnDisk, NotInBook,
                     NothingToUndo, NotThisBook
  + LookupFailed     PassageMissing, DocumentMissing, TopicMissing, SearchMissing
  + TemplateError    TemplateMissing, UnknownName, TemplateRefused, TemplateTooSlow, FieldMissing
  + ExportError      FileOpenElsewhere, NoConverter, DiskFull, RowIncomplete
  + SettingsError    .option
  + UsageError       what was typed on the command line cannot be meant
"""

from typing import ClassVar

from briefbook.model.kinds import ProblemKind


class BriefbookError(Exception):
    """A failure that was expected: its text is one sentence that says what happened and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class ExtractError(BriefbookError):
    """A file that gives no document; `path` is within the folder, `reason` the words of the problems list."""

    kind: ClassVar[ProblemKind] = ProblemKind.UNREADABLE

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class UnsupportedFormat(ExtractError):
    """A format that Briefbook does not read."""

    kind = ProblemKind.UNSUPPORTED


class UnknownType(UnsupportedFormat):
    """A file of which neither name nor content say what it is; `reason` is the rule by which it is passed over."""


class DamagedFile(ExtractError):
    """A file whose content breaks the rules of its format."""

    kind = ProblemKind.DAMAGED


class EncryptedFile(ExtractError):
    """A file that asks for a password."""

    kind = ProblemKind.ENCRYPTED


class NoText(ExtractError):
    """A file without any text to find."""

    kind = ProblemKind.NO_TEXT


class TooLarge(ExtractError):
    """A file over the size or memory limit."""

    kind = ProblemKind.TOO_LARGE


class TookTooLong(ExtractError):
    """A file over the time limit."""

    kind = ProblemKind.TOO_SLOW


class Unreadable(ExtractError):
    """A file that the system does not let us open."""

    kind = ProblemKind.UNREADABLE


class NotHere(ExtractError):
    """A placeholder of a file that lies online only."""

    kind = ProblemKind.NOT_HERE


class IndexingError(BriefbookError):
    """The index could not be made or used."""


class IndexDamaged(IndexingError):
    """What lies in the index folder cannot be trusted; it is rebuilt."""


class IndexOutdated(IndexDamaged):
    """The index was written by another version of Briefbook; it is made anew like a damaged one."""


class IndexBusy(IndexingError):
    """Another process is writing this index."""


class FolderMissing(IndexingError):
    """The folder is not there and was never indexed."""


class FolderUnreachable(IndexingError):
    """The folder was indexed before and cannot be reached now."""


class FolderInUse(IndexingError):
    """A folder cannot become another one: the officer decided things about it under its own id."""


class WorkerFailed(IndexingError):
    """A child process ended or kept silent; nothing that was committed is lost."""


class Cancelled(BriefbookError):
    """The officer stopped the work; what was finished is kept."""


class LibraryError(BriefbookError):
    """What the officer decided about the corpus could not be read or kept."""


class NothingToTakeBack(LibraryError):
    """The history of decisions has none in this direction."""


class QueryError(BriefbookError):
    """What was typed is no query; `position` is the code point at which it went wrong."""

    def __init__(self, sentence: str, position: int) -> None:
        super().__init__(sentence)
        self.position = position


class LookupFailed(BriefbookError):
    """Something was named that the workspace does not hold."""


class PassageMissing(LookupFailed):
    """No passage has this id."""


class DocumentMissing(LookupFailed):
    """No document lies at this path."""


class TopicMissing(LookupFailed):
    """No topic has this id or label."""


class SearchMissing(LookupFailed):
    """No search is saved under this name."""


class BookError(BriefbookError):
    """A book could not be read, changed or kept."""


class BookMissing(BookError):
    """No book lies at this path."""


class BookExists(BookError):
    """A file lies where a new book should go."""


class BookDamaged(BookError):
    """The file is no whole book; the damaged file is kept.

    Attributes:
        good_copy: when the newest good backup on this computer was saved, ISO 8601; empty when there is none.
    """

    def __init__(self, sentence: str, good_copy: str = "") -> None:
        super().__init__(sentence)
        self.good_copy = good_copy


class BookNewer(BookError):
    """The book was written by a newer Briefbook."""


class BookLocked(BookError):
    """Another program holds the book."""


class BookChangedOnDisk(BookError):
    """Somebody else saved the book since it was opened; nothing is overwritten."""


class NotInBook(BookError):
    """The book has no tab, section or entry of this name."""


class NotThisBook(BookError):
    """A file that came back was not made from the book that is open."""


class NothingToUndo(BookError):
    """The history of the book has no change in this direction."""


class TemplateError(BriefbookError):
    """A template cannot make the note.

    Attributes:
        template: name of the template.
        line: number of the line in the template, from 1; 0 when no line is to blame.
        text_of_line: that line as it stands.
    """

    def __init__(self, sentence: str, template: str = "", line: int = 0, text_of_line: str = "") -> None:
        super().__init__(sentence)
        self.template = template
        self.line = line
        self.text_of_line = text_of_line


class TemplateMissing(TemplateError):
    """No template has this name."""


class UnknownName(TemplateError):
    """The template uses a name that nothing declares."""


class TemplateRefused(TemplateError):
    """The template tries what no template may."""


class TemplateTooSlow(TemplateError):
    """The template did not finish in its time or memory."""


class FieldMissing(TemplateError):
    """A required field has no value."""


class ExportError(BriefbookError):
    """A note could not be written; `path` is the file that was to be made."""

    def __init__(self, sentence: str, path: str = "") -> None:
        super().__init__(sentence)
        self.path = path


class FileOpenElsewhere(ExportError):
    """Another program holds the file."""


class NoConverter(ExportError):
    """A program that the export needs is not installed."""


class DiskFull(ExportError):
    """The disk has no room; what lay there before is untouched."""


class RowIncomplete(ExportError):
    """An open-data row lacks what its form requires; `needs` names each place in English and in French."""

    def __init__(self, sentence: str, needs: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(sentence)
        self.needs = needs


class SettingsError(BriefbookError):
    """An option has a value that it cannot have."""

    def __init__(self, sentence: str, option: str) -> None:
        super().__init__(sentence)
        self.option = option


class UsageError(BriefbookError):
    """The command line was used wrongly (exit 2)."""
