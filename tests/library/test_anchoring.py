"""A passage that was decided about is found again when its file moves or changes, or is known to be lost."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.library.anchoring import ALIKE, Comparison, Place, find_again
from briefbook.model.document import Document, Passage
from briefbook.model.kinds import DocumentKind, PassageId, PassageKind
from briefbook.model.text import fold
from briefbook.model.topic import Anchor, anchor_of
from tests.library.making import fingerprint

TEXT = "The ferry to Port Ellery carried 4,100 people in January 2023, the harbour master said on the third of May."
CHANGED = TEXT.replace("4,100", "4,200")


def document(path: str, *texts: str) -> Document:
    passages = tuple(Passage(number, PassageKind.PARAGRAPH, text) for number, text in enumerate(texts, 1))
    return Document(path, fingerprint("\n".join(texts)), DocumentKind.OTHER, passages)


class Folder:
    """Documents in memory."""

    def __init__(self, *documents: Document) -> None:
        self.documents = documents

    def by_id(self, passage_id: PassageId, path: str) -> Place | None:
        found = [place for place in self._all() if place.passage_id == passage_id]
        return min(found, key=lambda place: (place.document.path != path, place.document.path), default=None)

    def at_path(self, path: str) -> Sequence[Place]:
        return [place for place in self._all() if place.document.path == path]

    def with_text(self, text: str) -> Sequence[Place]:
        return self._all()

    def like(self, text: str) -> Sequence[Place]:
        return self._all()

    def _all(self) -> list[Place]:
        return [Place(one.row, passage) for one in self.documents for passage in one.passages]


def anchored(source: Document, ordinal: int = 1) -> Anchor:
    return anchor_of(source.row, source.fingerprint, source.passages[ordinal - 1])


def where(anchor: Anchor, *documents: Document) -> tuple[str, int, bool] | None:
    found = find_again(anchor, Folder(*documents))
    return None if found is None else (found.place.document.path, found.place.passage.ordinal, found.likeness == 1.0)


def test_a_passage_that_stayed_is_found_by_its_id() -> None:
    source = document("a.txt", "Another.", TEXT)
    assert where(anchored(source, 2), document("b.txt", TEXT), source) == ("a.txt", 2, True)


def test_of_identical_files_the_one_at_the_same_path_counts() -> None:
    source = document("b.txt", TEXT)
    assert where(anchored(source), document("a.txt", TEXT), source) == ("b.txt", 1, True)
    assert where(anchored(source), document("c.txt", TEXT)) == ("c.txt", 1, True)


def test_an_id_under_which_another_text_stands_now_does_not_count() -> None:
    source = document("a.txt", TEXT)
    read_anew = Document("a.txt", source.fingerprint, DocumentKind.OTHER, document("a.txt", "Heading.", TEXT).passages)
    assert where(anchored(source), read_anew) == ("a.txt", 2, True)


def test_a_text_is_found_in_a_changed_file_before_a_copy_elsewhere() -> None:
    changed = document("z.txt", "One more line.", TEXT, TEXT)
    assert where(anchored(document("z.txt", TEXT)), document("a.txt", "Hm.", TEXT), changed) == ("z.txt", 2, True)


def test_a_text_is_found_elsewhere_whatever_its_case_accents_and_quotes() -> None:
    source = document("a.txt", "L’été « du » port — Ellery")
    assert where(anchored(source), document("b.txt", "x", 'l\'ete " du " PORT - ELLERY')) == ("b.txt", 2, True)


def test_a_changed_passage_is_found_in_its_own_file_first() -> None:
    near = document("a.txt", CHANGED)
    nearer = document("b.txt", TEXT + " ")
    anchor = anchored(document("a.txt", TEXT))
    assert where(anchor, near, nearer) == ("a.txt", 1, False)
    assert where(anchor, nearer) == ("b.txt", 1, False)


def test_the_same_words_elsewhere_count_more_than_changed_words_here() -> None:
    anchor = anchored(document("a.txt", TEXT))
    assert where(anchor, document("a.txt", CHANGED), document("b.txt", TEXT)) == ("b.txt", 1, True)


def test_a_passage_that_is_another_one_is_lost() -> None:
    anchor = anchored(document("a.txt", TEXT))
    other = TEXT.replace("ferry", "train").replace("people", "letters").replace("January", "March")
    assert where(anchor, document("a.txt", other, "The ferry to Port Ellery.")) is None
    assert where(anchor) is None


def test_words_in_another_order_are_not_the_same() -> None:
    words = TEXT.split(" ")
    assert where(anchored(document("a.txt", TEXT)), document("a.txt", " ".join(sorted(words)))) is None


def test_very_long_passages_are_compared_too() -> None:
    long = " ".join(f"word{number}" for number in range(5000))
    cut = long.replace("word7 ", "").replace("word4000 ", "")
    assert where(anchored(document("a.txt", long)), document("a.txt", cut)) == ("a.txt", 1, False)
    backwards = " ".join(reversed(long.split(" ")))
    assert where(anchored(document("a.txt", long)), document("a.txt", backwards)) is None


@pytest.mark.parametrize(("text", "least", "likeness"), [("a b c d", 0.0, 1.0), ("a b", 0.0, 2 / 3), ("a b", 0.7, 0.0)])
def test_likeness_is_the_share_of_words_in_one_order(text: str, least: float, likeness: float) -> None:
    assert Comparison("a b c d").likeness(text, least) == pytest.approx(likeness)


_WORDS = st.lists(
    st.sampled_from(["ferry", "port", "été", "harbour", "dues", "4,100", "l’an", "—"]), min_size=1, max_size=12
)
_TEXTS = _WORDS.map(" ".join)
_DOCUMENTS = st.lists(st.lists(_TEXTS, min_size=1, max_size=4), min_size=1, max_size=4)


@settings(max_examples=200, deadline=None)
@given(texts=_DOCUMENTS, chosen=st.integers(0, 15), after=_DOCUMENTS)
def test_what_is_found_is_alike_and_what_stands_there_is_never_lost(
    texts: list[list[str]], chosen: int, after: list[list[str]]
) -> None:
    before = [document(f"{number}.txt", *some) for number, some in enumerate(texts)]
    anchors = [anchored(one, passage.ordinal) for one in before for passage in one.passages]
    anchor = anchors[chosen % len(anchors)]
    now = [document(f"{number}.txt", *some) for number, some in enumerate(after)]
    found = find_again(anchor, Folder(*now))
    said = [fold(passage.text) for one in now for passage in one.passages]
    if fold(anchor.text) in said:
        assert found is not None
        assert (found.likeness, fold(found.place.passage.text)) == (1.0, fold(anchor.text))
    elif found is None:
        assert all(Comparison(fold(anchor.text)).likeness(one) < ALIKE for one in said)
    else:
        alike = Comparison(fold(anchor.text)).likeness(fold(found.place.passage.text))
        assert found.likeness == alike >= ALIKE
    again = find_again(anchor, Folder(*before, *now))
    assert again is not None
    assert (again.place.passage_id, again.place.document.path) == (anchor.passage_id, anchor.path)
