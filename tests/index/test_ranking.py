"""The best passages are those that scoring all of them finds, with the same scores, however the index grew."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbook.index.filtering import NoTopics
from briefbook.index.folder_index import FolderIndex
from briefbook.index.matching import Matcher
from briefbook.index.parser import understand
from briefbook.index.place import Place as IndexPlace
from briefbook.index.ranking import Ranking
from briefbook.index.snapshot import Snapshot
from briefbook.model.document import Document, Passage
from briefbook.model.kinds import DocumentKind, Language, PassageKind
from briefbook.model.query import Filters, Request
from tests.index import corpora
from tests.index.making import STATE, Place, document, indexed
from tests.index.ranked import Ranked

BEST = 20


@contextmanager
def matcher_of(index: FolderIndex) -> Iterator[Matcher]:
    store = IndexPlace(index.place).store()
    snapshot = Snapshot.empty() if store is None else Snapshot.open(store)
    with closing(snapshot):
        yield Matcher(snapshot)


def best(matcher: Matcher, request: Request, many: int = BEST) -> list[tuple[float, Place]]:
    meant = understand(request)
    found = matcher.bits(meant.query) & matcher.filtering.allowed(meant.filters, NoTopics()).passages()
    scored = Ranking.of(matcher, meant.query).best(found, many)
    texts = matcher.snapshot.texts([number for _, number in scored])
    return [
        (score, (matcher.snapshot.document_of(number).row.path, stored.passage.ordinal))
        for (score, number), stored in zip(scored, texts, strict=True)
    ]


def check(found: Sequence[tuple[float, Place]], expected: Sequence[tuple[float, Place]]) -> None:
    assert [place for _, place in found] == [place for _, place in expected]
    assert [score for score, _ in found] == pytest.approx([score for score, _ in expected], abs=2e-6)


LARGE_QUERIES = (
    "w0",
    "w1",
    "w2 w5",
    "w0 w1 w2",
    "w40",
    "w1 w60",
    "w0 OR w3",
    "w2 OR w90",
    "w0 -w1",
    "w3 w7 -w0",
    '"w0 w1"',
    "w4 kind:speech",
    "w0 w1 kind:law since:2022",
    "h1 w0",
    "-w0",
)


TYPED = ("border", "law", "policy", "of the", "refugees border law", '"rule of law"', "trafic OR the")


def large() -> list[Document]:
    """Return 2,600 passages over a hundred words, a few of them in nearly every passage."""
    chance = random.Random(11)
    vocabulary = [f"w{number}" for number in range(100)]
    weights = [1 / (number + 1) for number in range(100)]
    kinds = (DocumentKind.SPEECH, DocumentKind.LAW)
    languages: tuple[Language | None, ...] = ("en", "fr", None)
    held = []
    for number in range(104):
        rows = []
        for place in range(25):
            length = chance.choice((3, 5, 12, 30)) if place % 5 else 12
            text = " ".join(chance.choices(vocabulary, weights, k=length))
            heading = (f"h{chance.randint(0, 3)} w{chance.randint(0, 9)}",) if place % 3 else ()
            rows.append(Passage(place + 1, PassageKind.PARAGRAPH, text, heading))
        held.append(
            document(
                f"{number}.txt",
                tuple(rows),
                title=f"w{number % 7} h2" if number % 2 else None,
                date=chance.choice((None, "2021", "2022-03", "2023-04-05")),
                kind=chance.choice(kinds),
                language=languages[number % 3],
            )
        )
    return held


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[FolderIndex, list[Document]]:
    """An index of several segments, from which documents were taken out and others put in their place."""
    index = FolderIndex(tmp_path_factory.mktemp("grown"))
    held = large()
    with index.writer() as writer:
        for start in range(0, 80, 20):
            for one in held[start : start + 20]:
                writer.put(one, STATE)
            writer.commit()
        for number in range(0, 80, 9):
            writer.remove(f"{number}.txt")
        writer.commit()
        for one in held[80:]:
            writer.put(one, STATE)
        writer.commit()
    return index, [one for number, one in enumerate(held) if number >= 80 or number % 9]


@pytest.fixture(scope="module")
def ranked(grown: tuple[FolderIndex, list[Document]]) -> Ranked:
    return Ranked(grown[1])


@pytest.mark.parametrize("text", LARGE_QUERIES)
def test_the_best_of_thousands_are_those_that_scoring_all_finds(
    grown: tuple[FolderIndex, list[Document]], ranked: Ranked, text: str
) -> None:
    request = Request(text)
    meant = understand(request)
    with matcher_of(grown[0]) as matcher:
        check(best(matcher, request), ranked.best(meant.query, meant.filters, BEST))


def test_common_words_have_more_answers_than_are_scored_one_by_one(grown: tuple[FolderIndex, list[Document]]) -> None:
    with matcher_of(grown[0]) as matcher:
        assert matcher.bits(understand(Request("w2")).query).bit_count() > 1000


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=20)
@given(
    st.lists(corpora.documents(), max_size=5, unique_by=lambda one: one.path),
    st.lists(
        st.sampled_from(("border", "law", "polic", "of the", "rule of law", '"rule of law"', "trafic OR the")),
        min_size=3,
    ),
    corpora.filters,
)
def test_scores_are_those_of_the_formulas(documents: list[Document], queries: list[str], filters: Filters) -> None:
    with tempfile.TemporaryDirectory() as folder, matcher_of(indexed(Path(folder), *documents)) as matcher:
        for text in queries:
            request = Request(text, filters)
            meant = understand(request)
            check(best(matcher, request), Ranked(documents).best(meant.query, meant.filters, BEST))


def test_words_that_follow_on_one_another_as_typed_count_more_than_side_by_side(tmp_path: Path) -> None:
    index = indexed(
        tmp_path,
        document("apart.txt", ["third of all this and many another thing in the country it is"]),
        document("beside.txt", ["country third of all this and many another thing in the it is"]),
        document("follows.txt", ["third country of all this and many another thing in the it is"]),
    )
    with matcher_of(index) as matcher:
        order = [path for _, (path, _) in best(matcher, Request("third country"))]
    assert order == ["follows.txt", "beside.txt", "apart.txt"]


def test_more_are_the_same_order_gone_on_with(grown: tuple[FolderIndex, list[Document]]) -> None:
    with matcher_of(grown[0]) as matcher:
        for text in ("w0", "w0 w1"):
            assert best(matcher, Request(text), 700)[:BEST] == best(matcher, Request(text), BEST)
