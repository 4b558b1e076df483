"""GUI room: the hits of a search as a list; one row is one passage."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefbook.gui.chip_words import TopicMark
from briefbook.gui.dragged import PASSAGES, DraggedPassage, put_passages
from briefbook.gui.standing import Standing, also_text
from briefbook.gui.words import ENGLISH, Words
from briefbook.model.hit import Hit, Results
from briefbook.model.kinds import DocumentId, PassageId, PassageKind

Index = QModelIndex | QPersistentModelIndex


class ResultRole(IntEnum):
    """What a row holds beside its text: the hit, what the officer did with it (Standing), a doubtful date."""

    HIT = Qt.ItemDataRole.UserRole + 1
    STANDING = Qt.ItemDataRole.UserRole + 2
    IS_DATE_UNCLEAR = Qt.ItemDataRole.UserRole + 3


class ResultsModel(QAbstractListModel):
    """The hits of one search in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results = Results("", 0, 0, complete=True, hits=())
        self._in_book: dict[PassageId, str] = {}
        self._filed: dict[PassageId, tuple[TopicMark, ...]] = {}
        self._unclear: frozenset[DocumentId] = frozenset()
        self._words = ENGLISH

    @property
    def results(self) -> Results:
        """The search whose hits are shown."""
        return self._results

    def set_results(self, results: Results) -> None:
        """Show the hits of another search."""
        self.beginResetModel()
        self._results = results
        self.endResetModel()

    def show_variant(self, row: int, hit: Hit) -> None:
        """Show in a row the same passage as it stands elsewhere."""
        hits = list(self._results.hits)
        hits[row] = hit
        self._results = replace(self._results, hits=tuple(hits))
        self.dataChanged.emit(self.index(row), self.index(row))

    def set_in_book(self, headings: Mapping[PassageId, str]) -> None:
        """Mark passages that stand in the book, with the heading they stand under; all others lose their mark."""
        changed = {key for key in headings.keys() | self._in_book.keys() if headings.get(key) != self._in_book.get(key)}
        self._in_book = dict(headings)
        self._tell(lambda hit: hit.passage_id in changed)

    def set_filed(self, topics: Mapping[PassageId, tuple[TopicMark, ...]]) -> None:
        """Mark passages that are filed under topics; all others lose their marks."""
        changed = {key for key in topics.keys() | self._filed.keys() if topics.get(key) != self._filed.get(key)}
        self._filed = dict(topics)
        self._tell(lambda hit: hit.passage_id in changed)

    def _tell(self, is_changed: Callable[[Hit], bool]) -> None:
        for row, hit in enumerate(self._results.hits):
            if is_changed(hit):
                self.dataChanged.emit(self.index(row), self.index(row))

    def set_unclear_dates(self, documents: Collection[DocumentId]) -> None:
        """Mark the documents whose date can be read in several ways; all others lose their mark."""
        changed = self._unclear.symmetric_difference(documents)
        self._unclear = frozenset(documents)
        self._tell(lambda hit: hit.document.id in changed)

    def _is_unclear(self, hit: Hit) -> bool:
        return hit.document.date is None and hit.document.id in self._unclear

    def set_words(self, words: Words) -> None:
        """Speak this language to assistive programs."""
        self._words = words
        if self._results.hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._results.hits) - 1))

    def hit(self, row: int) -> Hit:
        """Return the hit of a row.

        Raises:
            IndexError: there is no such row.
        """
        return self._results.hits[row]

    def row_of(self, passage_id: PassageId, path: str = "") -> int | None:
        """Return the first row of this passage (of the document at `path`), None when it is no hit."""
        rows = enumerate(self._results.hits)
        found = (row for row, hit in rows if hit.passage_id == passage_id and path in ("", hit.document.path))
        return next(found, None)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many hits are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._results.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row holds for a role."""
        if not index.isValid():
            return None
        hit = self._results.hits[index.row()]
        match role:
            case ResultRole.HIT:
                return hit
            case ResultRole.STANDING:
                return Standing(self._in_book.get(hit.passage_id, ""), self._filed.get(hit.passage_id, ()))
            case ResultRole.IS_DATE_UNCLEAR:
                return self._is_unclear(hit)
            case _:
                return self._text(hit, role)

    def _text(self, hit: Hit, role: int) -> str | None:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(hit)
        return {
            Qt.ItemDataRole.DisplayRole.value: hit.document.name,
            Qt.ItemDataRole.ToolTipRole.value: hit.document.path,
        }.get(role)

    def _spoken(self, hit: Hit) -> str:
        words, document = self._words, hit.document
        undated = words.date_unclear if self._is_unclear(hit) else words.undated
        parts = [document.name, words.kind(document.kind), document.date or undated]
        parts.append(words.table if hit.kind is PassageKind.TABLE else words.paragraph.format(n=hit.ordinal))
        said = also_text(hit, words)
        if said:
            parts.append(said)
        topics = self._filed.get(hit.passage_id, ())
        filed = ", ".join(one.label for one in topics if one.is_filed)
        if filed:
            parts.append(words.filed_under.format(topics=filed))
        parts += [words.suggested.format(topic=one.label) for one in topics if not one.is_filed]
        heading = self._in_book.get(hit.passage_id)
        if heading:
            parts.append(words.in_book.format(section=heading))
        return f"{', '.join(parts)}. {hit.text}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that hits can be chosen and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        """Return the types in which hits are dragged."""
        return [PASSAGES, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return hits as they are dragged: their ids for the outline, their text for other programs."""
        hits = [self._results.hits[row] for row in sorted({index.row() for index in indexes})]
        data = QMimeData()
        passages = [DraggedPassage(hit.passage_id, hit.document.path) for hit in hits]
        put_passages(data, passages, "\n\n".join(hit.text for hit in hits))
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """Return that hits are copied, never moved."""
        return Qt.DropAction.CopyAction
