"""What first searches need is loaded while nothing is asked, and changes nothing of what is found."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefbook.index.folder_index import FolderIndex, IndexReader
from briefbook.model.query import Request
from tests.index.making import document, fill, indexed

QUERIES = ("bo", "border", '"border opens"', "refugee permit", "border -permit")


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[IndexReader]:
    documents = (
        document(
            f"{number}.txt", [f"The border opens for permit {number}", "refugees wait"], title="Border", date="2021"
        )
        for number in range(12)
    )
    with closing(indexed(tmp_path, *documents).reader()) as opened:
        yield opened


def test_what_is_made_ready_answers_as_before(reader: IndexReader) -> None:
    before = [reader.find(Request(text, typing=True), True) for text in QUERIES]
    assert len(list(reader.make_ready())) > len(QUERIES)
    assert [reader.find(Request(text, typing=True), True) for text in QUERIES] == before


def test_it_is_asked_between_two_steps(reader: IndexReader) -> None:
    expected = reader.find(Request("border"), True)
    for _ in reader.make_ready():
        assert reader.find(Request("border"), True) == expected


def test_making_ready_ends_when_something_new_is_shown(tmp_path: Path) -> None:
    index = indexed(tmp_path, document("a.txt", ["one border"]))
    with closing(index.reader()) as reader:
        steps = reader.make_ready()
        next(steps)
        fill(index, [document("b.txt", ["another border"])])
        reader.refresh()
        assert list(steps) == []
        assert reader.find(Request("border"), True).total == 2


def test_an_index_that_was_never_written_is_made_ready(tmp_path: Path) -> None:
    with closing(FolderIndex(tmp_path).reader()) as reader:
        assert list(reader.make_ready())
