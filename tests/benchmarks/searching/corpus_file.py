"""The documents of a run in a file, one after another: written once, read by every process. Standard library only."""

import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefbook.model.document import Document


def keep(documents: Iterable[Document], file: Path) -> None:
    """Write documents to a file, one after another."""
    with file.open("wb") as out:
        for document in documents:
            pickle.dump(document, out, pickle.HIGHEST_PROTOCOL)


def kept(file: Path) -> Iterator[Document]:
    """Yield the documents of a file that this benchmark wrote."""
    with file.open("rb") as held:
        while True:
            try:
                document: Document = pickle.load(held)
            except EOFError:
                return
            yield document


def text_bytes(documents: Iterable[Document]) -> int:
    """Return the bytes of all passages as UTF-8."""
    return sum(len(one.text.encode("utf-8")) for document in documents for one in document.passages)
