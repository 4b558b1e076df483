"""App room: which documents of a folder are English and French versions of one text, from what is indexed now."""

from collections.abc import Iterator

from briefbook.app.workspace import Workspace
from briefbook.index.folder_index import FolderIndex
from briefbook.model.document import Document
from briefbook.model.pair import Pair
from briefbook.survey.anchors import anchors
from briefbook.survey.pairs import PairRow
from briefbook.survey.pairs import pairs as pair_up

_ADDRESSES = frozenset({"source", "alternate", "canonical"})


def pairs(workspace: Workspace) -> tuple[Pair, ...]:
    """Return the pairs of a folder as it is indexed, in the order of their English paths.

    Raises:
        IndexDamaged: the index must be made anew.
    """
    reader = FolderIndex(workspace.place).reader()
    try:
        return pair_up([_row(reader.document(row.path)) for row in reader.documents()])
    finally:
        reader.close()


def _row(document: Document) -> PairRow:
    return PairRow(
        path=document.path,
        language=document.language,
        date=document.date,
        kind=document.kind,
        sources=tuple(one.value for one in document.evidence if one.field in _ADDRESSES and one.value),
        lengths=tuple(len(passage.text) for passage in document.passages),
        anchors=anchors(_texts(document)),
    )


def _texts(document: Document) -> Iterator[str]:
    yield document.title or ""
    heading: tuple[str, ...] = ()
    for passage in document.passages:
        if passage.heading != heading:
            heading = passage.heading
            yield from heading
        yield passage.text
