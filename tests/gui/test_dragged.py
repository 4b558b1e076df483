"""What is dragged arrives as it left; what others drag is nothing of ours."""

import pytest
from PySide6.QtCore import QMimeData

from briefbook.gui.dragged import (
    ENTRY,
    PASSAGES,
    DraggedPassage,
    DraggedRow,
    passages_in,
    put_passages,
    put_row,
    row_in,
)
from briefbook.model.kinds import EntryId, PassageId, SectionId, TabId

PASSAGE = DraggedPassage(PassageId("ab" * 8 + ":7"), "a/é.docx", (3, 9))


def test_passages_arrive_with_their_spans() -> None:
    data = QMimeData()
    put_passages(data, [PASSAGE, DraggedPassage(PASSAGE.passage_id, "b.txt")], "text")
    assert passages_in(data) == (PASSAGE, DraggedPassage(PASSAGE.passage_id, "b.txt"))
    assert data.text() == "text"


def test_a_row_of_the_outline_arrives() -> None:
    data = QMimeData()
    put_row(data, DraggedRow(TabId("t1"), SectionId("s1"), EntryId("e1")))
    assert row_in(data) == DraggedRow(TabId("t1"), SectionId("s1"), EntryId("e1"))


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"section_id": 1}', b"\xff\xfe"])
def test_what_cannot_be_read_is_nothing(content: bytes) -> None:
    data = QMimeData()
    data.setData(PASSAGES, content)
    data.setData(ENTRY, content)
    assert passages_in(data) == ()
    assert row_in(data) is None
