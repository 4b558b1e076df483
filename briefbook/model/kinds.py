"""Model room: the closed vocabularies of Briefbook (source: the command line contract) and the id types."""

from enum import StrEnum
from typing import Literal, NewType

DocumentId = NewType("DocumentId", str)
"""First 16 hex digits of the file's SHA-256, `@`, path within the folder."""
PassageId = NewType("PassageId", str)
"""First 16 hex digits of the file's SHA-256, `:`, ordinal of the passage from 1."""
FolderId = NewType("FolderId", str)
Fingerprint = NewType("Fingerprint", str)
"""SHA-256 of a file's bytes as 64 hex digits."""
EntryId = NewType("EntryId", str)
SectionId = NewType("SectionId", str)
TabId = NewType("TabId", str)

Language = Literal["en", "fr"]
TOPIC_COLOURS = ("blue", "brown", "green", "purple", "rose", "ochre", "sky", "slate")
"""The colours that a topic may have; the window knows what they look like."""
LANGUAGES: tuple[Language, Language] = ("en", "fr")


class DocumentKind(StrEnum):
    """What a document is."""

    STATEMENT = "statement"
    JOINT_STATEMENT = "joint-statement"
    NEWS_RELEASE = "news-release"
    NEWS_STORY = "news-story"
    BACKGROUNDER = "backgrounder"
    CONSULTATION = "consultation"
    SPEECH = "speech"
    NARRATIVE = "narrative"
    ISSUE_NOTE = "issue-note"
    APPEARANCE_OVERVIEW = "appearance-overview"
    QP_NOTE = "qp-note"
    PARLIAMENTARY_NOTE = "parliamentary-note"
    MEDIA_LINES = "media-lines"
    MEMO = "memo"
    WRITTEN_ANSWERS = "written-answers"
    LAW = "law"
    EMAIL = "email"
    OTHER = "other"


class ProblemKind(StrEnum):
    """Why a file gave no document."""

    UNSUPPORTED = "unsupported"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no-text"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    UNREADABLE = "unreadable"
    NOT_HERE = "not-here"


class PassageKind(StrEnum):
    """What form a passage has in its file."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    TABLE = "table"


class Copy(StrEnum):
    """A named way to export: clean; with its sources annexed; or for publication, with what is withheld taken out."""

    MINISTER = "minister"
    WORKING = "working"
    DISCLOSURE = "disclosure"


class Annex(StrEnum):
    """Where a working copy of a binder lists its sources: once for all at its end, or behind each note."""

    BOOK = "book"
    TAB = "tab"


class NoteFormat(StrEnum):
    """The file formats of a note; the value is the file's suffix without the dot."""

    DOCX = "docx"
    MARKDOWN = "md"
    HTML = "html"


class EntryKind(StrEnum):
    """What an entry is: taken from the corpus, the officer's own words, or a note to self (never exported)."""

    EXCERPT = "excerpt"
    OWN = "own"
    SELF = "self"


class ApprovalRole(StrEnum):
    """What somebody did for a text before it may be used."""

    PREPARED = "prepared"
    APPROVED = "approved"


class ApprovalState(StrEnum):
    """Whether a text is the one that was approved."""

    NONE = "none"
    APPROVED = "approved"
    CHANGED = "changed"


class SortOrder(StrEnum):
    """How hits are ordered."""

    BEST = "best"
    NEWEST = "newest"


class FacetName(StrEnum):
    """What passages found are counted by: of their document, and the topics they answer."""

    KIND = "kind"
    PUBLISHER = "publisher"
    YEAR = "year"
    LANGUAGE = "language"
    TOPIC = "topic"
    FOLDER = "folder"
    MARKING = "marking"


class FilingOrder(StrEnum):
    """How the passages of a topic are put in order: by the date of their documents, or as they were filed."""

    NEWEST = "newest"
    OLDEST = "oldest"
    FILED = "filed"


def passage_id(fingerprint: Fingerprint, ordinal: int) -> PassageId:
    """Return the id of the passage at `ordinal` (from 1) of the file with this fingerprint."""
    return PassageId(f"{fingerprint[:16]}:{ordinal}")


def document_id(fingerprint: Fingerprint, path: str) -> DocumentId:
    """Return the id of the document at `path` within its folder."""
    return DocumentId(f"{fingerprint[:16]}@{path}")
