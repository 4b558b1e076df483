"""What the two stores keep of a document beside what is searched."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from briefbook.index.catalogue import Catalogue
from briefbook.index.place import Place
from briefbook.index.schema import ROW, SAME
from briefbook.index.segments import Segments
from briefbook.model.document import Document, Evidence
from tests.index.making import document, indexed


def test_a_document_is_listed_with_the_first_marking_it_says_it_has(tmp_path: Path) -> None:
    said = (
        Evidence("marking", None, "PROTECTED", candidates=("PROTECTED A", "PROTECTED B")),
        Evidence("marking", "PROTECTED B", "Protected B"),
        Evidence("marking", "SECRET", "Secret"),
    )
    marked: Document = replace(document("a.txt", ["Border"]), evidence=said)
    index = indexed(tmp_path, marked, document("b.txt", ["Border"]))
    store = Place(index.place).store()
    assert store is not None
    with closing(Catalogue.open(store, 1)) as catalogue:
        assert {one.row.path: one.marking for one in catalogue.documents()} == {"a.txt": "PROTECTED B", "b.txt": None}


def test_texts_of_equal_words_share_a_check_and_short_ones_have_none(tmp_path: Path) -> None:
    texts = ["The U.S. border is “open”.", "the us border is open", "The US border is shut", "The open border", ""]
    index = indexed(tmp_path, document("a.txt", texts))
    store = Place(index.place).store()
    assert store is not None
    with closing(Segments.open(store)) as segments:
        checks = dict(zip(segments.column(ROW), segments.column(SAME), strict=True))
    first, second, other, few, none = (checks[row] for row in sorted(checks))
    assert first == second != 0
    assert other not in (0, first)
    assert (few, none) == (0, 0)
