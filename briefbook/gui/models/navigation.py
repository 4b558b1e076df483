"""GUI room: where the officer looks: topics (saved queries) and the folders of the corpus, with their counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QObject, Qt

from briefbook.gui.words import Words


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A saved query; `colour` is a place in TOPIC_COLOURS, `count` None while it is not known."""

    key: str
    label: str
    query: str
    colour: int = 0
    count: int | None = None


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder of the corpus; `path` is within the corpus with `/`, "" for the corpus itself."""

    path: str
    label: str
    count: int
    folders: tuple["FolderRow", ...] = ()


class NavigationRole(IntEnum):
    """What a row holds beside its text."""

    TOPIC = Qt.ItemDataRole.UserRole + 1
    FOLDER = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    IS_GROUP = Qt.ItemDataRole.UserRole + 4


class NavigationModel(QAbstractItemModel):
    """Two groups of rows: topics, the first of which is all documents, and folders."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def set_topics(self, topics: Sequence[TopicRow], documents: int) -> None:
        """Show these saved queries under "All documents" with its count."""

    def set_folders(self, folders: Sequence[FolderRow]) -> None:
        """Show these folders."""

    def set_words(self, words: Words) -> None:
        """Word the groups in this language."""
