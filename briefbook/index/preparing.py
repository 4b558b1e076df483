"""Index room: a document made ready for both stores, before either is touched: what cannot be indexed fails here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefbook.index.analysis import heading_words, most_words, together, words
from briefbook.index.cards import Texts
from briefbook.index.changes import FileState
from briefbook.index.packing import Columns, packed, packed_lists
from briefbook.index.schema import IndexedDocument
from briefbook.index.tables import marks_of
from briefbook.model.document import Document
from briefbook.model.kinds import Language

_MARKING = "marking"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with its plain form, without passages.

    Attributes:
        document: without its passages.
        body: its evidence, figures and furniture as the catalogue keeps them.
        groups: its passages as the catalogue keeps them, each group with the place of its first passage.
        marks: of its passages.
        languages: of its passages.
        said: the texts of its passages, as `analysis.together` made one of them.
        headings: the words of the heading paths of its passages.
        title: the words of its title.
    """

    document: Document
    state: FileState
    body: bytes
    groups: tuple[tuple[int, bytes], ...]
    marks: Sequence[int]
    languages: Sequence[Language | None]
    said: bytes
    headings: Sequence[Sequence[str]]
    title: Sequence[str]

    @property
    def count(self) -> int:
        """How many passages it has."""
        return len(self.marks)

    @property
    def longest(self) -> int:
        """A number of words that no field of a passage exceeds."""
        return max(most_words(self.said), len(self.title), max(map(len, self.headings), default=0))

    def indexed(self, row: int, first: int) -> IndexedDocument:
        """Return what the index learns of it, when these are its row and that of its first passage."""
        language = self.document.language
        return IndexedDocument(
            row, first, self.marks, self.languages, self.said, self.headings, self.title, language, self.texts
        )

    @property
    def texts(self) -> Texts:
        """What a search needs to know of it."""
        one = self.document
        about = (one.title, one.date, one.publisher, one.kind.value, one.language, marking_of(one), folder_of(one.path))
        return (one.path, one.fingerprint, *about)


def folder_of(path: str) -> str | None:
    """Return the first folder that a path leads through; None where it leads through none."""
    first, slash, _ = path.partition("/")
    return first if slash else None


def marking_of(document: Document) -> str | None:
    """Return how a document is classified, as it says itself first; None when it does not say."""
    return next((one.value for one in document.evidence if one.field == _MARKING and one.value), None)


def prepare(document: Document, state: FileState) -> Prepared:
    """Return a document ready to be recorded and indexed.

    Raises:
        ValueError: it holds what is no text (half a surrogate pair).
    """
    f"{document.path}{document.title}{document.date}{document.publisher}".encode()
    columns = Columns.of(document.passages)
    heard = {stored: list(heading_words(path)) for stored, path in columns.paths.items()}
    return Prepared(
        replace(document, passages=()),
        state,
        packed_lists(document),
        tuple(packed(columns)),
        marks_of(document.fingerprint, columns),
        [one or document.language for one in columns.languages],
        together(columns.encoded),
        list(map(heard.__getitem__, columns.headings)),
        words(document.title or ""),
    )
