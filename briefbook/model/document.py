"""Model room: what extraction makes of one file: a document with its passages, metadata with evidence, furniture."""

from dataclasses import dataclass

from briefbook.model.kinds import (
    DocumentId,
    DocumentKind,
    Fingerprint,
    Language,
    PassageId,
    PassageKind,
    ProblemKind,
    document_id,
    passage_id,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit an officer finds and picks.

    Attributes:
        ordinal: place among all text blocks of the file, from 1, furniture and headings included.
        text: plain text; blocks and rows joined by a newline, cells by a tab, no list marker. U+00A0 is kept.
        heading: the headings above it, outermost first.
        language: of this passage, None when it cannot be told.
        page: number of the page in the file, from 1, None where the format has none.
    """

    ordinal: int
    kind: PassageKind
    text: str
    heading: tuple[str, ...] = ()
    language: Language | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line of the page rather than of the document: hidden, never deleted; `why` says it in words."""

    ordinal: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A metadata value with the line it came from.

    Attributes:
        field: title, date, kind, publisher, place, office, committee, people, language, marking, source …
        value: what was understood; None when the readings disagree (see candidates) or nothing was found.
        line: the line of the file that says so, as it stands there.
        confidence: 0 to 1.
        candidates: possible readings when the line is ambiguous.
    """

    field: str
    value: str | None
    line: str
    confidence: float = 1.0
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a document states.

    Attributes:
        ordinal: of the passage it stands in.
        span: from and to in code points of the passage's text.
        value: the number in digits, a point before its decimals, no separators: "405000", "2.4", "-1.5".
        unit: what it counts or measures as the text says it ("%", "$ CAD", "claims"); empty when it does not say.
        as_of: the date it holds for, YYYY, YYYY-MM or YYYY-MM-DD, when the same sentence states one.
    """

    ordinal: int
    span: tuple[int, int]
    value: str
    unit: str = ""
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What a list shows of a document (`D` of the command line contract); date is YYYY, YYYY-MM or YYYY-MM-DD."""

    id: DocumentId
    path: str
    title: str | None
    date: str | None
    publisher: str | None
    kind: DocumentKind
    language: Language | None

    @property
    def name(self) -> str:
        """What the officer sees it called: its title, or its file name."""
        return self.title or self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Document:
    """One file, extracted, or a part of one. `path` is within its folder, with `/`.

    Attributes:
        is_part: whether it is an attachment or a member of an archive; its path begins with that of its file.
        parts: how many files lie in it, at all depths; 0 for a part.
    """

    path: str
    fingerprint: Fingerprint
    kind: DocumentKind
    passages: tuple[Passage, ...]
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    language: Language | None = None
    furniture: tuple[Furniture, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    figures: tuple[Figure, ...] = ()
    is_part: bool = False
    parts: int = 0

    @property
    def id(self) -> DocumentId:
        """The id: fingerprint and path."""
        return document_id(self.fingerprint, self.path)

    @property
    def row(self) -> DocumentRow:
        """The document as lists show it."""
        return DocumentRow(self.id, self.path, self.title, self.date, self.publisher, self.kind, self.language)

    def passage_id(self, ordinal: int) -> PassageId:
        """Return the id of the passage at `ordinal`."""
        return passage_id(self.fingerprint, ordinal)


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that gave no document; `part` is true for an attachment or archive member."""

    path: str
    kind: ProblemKind
    reason: str
    part: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one file gave: its document, and the documents and problems of the files within it."""

    document: Document
    parts: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """How many names a rule passed over; the rule is in words."""

    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What indexing a folder came to; documents + problems (without parts) + skipped = seen."""

    seen: int
    documents: int
    passages: int
    added: int
    changed: int
    removed: int
    parts: int
    problems: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]
    seconds: float
    index_folder: str
