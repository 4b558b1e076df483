"""What a segment holds of its documents is what was put into it, through merges and without what is gone."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.index.cards import Card, Cards, packed_cards
from briefbook.index.documents import Documents
from briefbook.index.folder_index import FolderIndex
from briefbook.index.place import Place
from briefbook.index.segments import Segments
from briefbook.model.document import Document, Evidence
from tests.index.making import document, fill

TEXT = st.none() | st.text(max_size=5)
NUMBER = st.integers(0, 2**32 - 1)
CARD = st.builds(Card, NUMBER, NUMBER, NUMBER, st.tuples(*[TEXT] * 9))


@given(st.lists(CARD, min_size=1, max_size=6))
def test_documents_come_back_as_they_were_packed(cards: list[Card]) -> None:
    held = Cards(packed_cards(cards))
    assert list(held) == cards
    assert [held.text("title", number) for number in range(len(held))] == [one.texts[2] for one in cards]


def segments_of(place: Path) -> Segments:
    store = Place(place).store()
    assert store is not None
    return Segments.open(store)


def test_each_passage_leads_to_its_document_and_its_row(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    held = [
        replace(
            document(f"speeches/{number}.txt", ["A ferry"] * (1 + number % 3), title=f"Ferry {number}", date="2024"),
            evidence=(Evidence("marking", "SECRET", "Secret"),) if number % 2 else (),
        )
        for number in range(40)
    ]
    for some in (held[:30], held[30:]):
        fill(index, some)
    left = held
    for rest in (0, 2):
        with index.writer() as writer:
            for one in held[rest::3]:
                writer.remove(one.path)
            writer.commit()
        left = [one for one in left if one not in held[rest::3]]
        # when more than half of a segment is gone, it is written again
        by_row = sorted(left, key=lambda one: (held.index(one) >= 30, one.path))
        with closing(segments_of(tmp_path)) as segments:
            documents = Documents(segments)
            gone = segments.deleted()
            assert bool(gone) == (rest == 0)
            listed = [documents[place] for place in range(len(documents))]
            assert [one.row for one in listed] == [one.row for one in by_row]
            assert list(documents.column("marking")) == [_marking(one) for one in by_row]
            rows = segments.column("row")
            live = [number for number in range(segments.count) if number not in gone]
            assert [documents.row_of(number) for number in live] == [rows[number] for number in live]
            assert [documents.place_of(number) for number in live] == [
                place for place, one in enumerate(by_row) for _ in one.passages
            ]
            assert dict(documents.counts("folder", [(0, 2), (len(by_row) - 1, 3)])).keys() == {"speeches"}


def _marking(one: Document) -> str | None:
    return one.evidence[0].value if one.evidence else None


def test_documents_that_do_not_fit_their_passages_are_damage(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    fill(index, [document("a.txt", ["A ferry", "Another"])])
    with closing(segments_of(tmp_path)) as segments:
        ((_, view),) = segments.spans
        view.cards.passages[0] = 1
        with pytest.raises(ValueError, match="does not hold the passages of its documents"):
            Documents(segments)
