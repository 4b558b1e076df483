"""What the benchmark asks of an engine: to build, to open, to answer, to add. Standard library and the model only."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, runtime_checkable

from briefbook.model.document import Document
from tests.benchmarks.searching.asking import Asked


class Engine(Protocol):
    """One engine over one folder of its own."""

    def __init__(self, place: Path) -> None: ...

    def build(self, documents: Iterable[Document]) -> None:
        """Index all documents, and let go of all files."""

    def open(self) -> None:
        """Open the index for searching."""

    def find(self, asked: Asked) -> int:
        """Return how many passages answer, the best 20 fetched with what is marked in them."""

    def rank(self, question: str, depth: int) -> list[str]:
        """Return the paths of the documents that have any of the words of a question, the best first."""

    def begin_adding(self) -> None:
        """Open the index for searching and for adding."""

    def add(self, document: Document) -> None:
        """Add a document durably, so that the next `find` sees it."""

    def close(self) -> None:
        """Let go of all files."""


@runtime_checkable
class WithSecondProcess(Protocol):
    """An engine that can have a second process build with it."""

    def build_beside(self, documents: Iterable[Document]) -> None:
        """Index all documents with two processes, and let go of all files."""
