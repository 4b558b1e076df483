"""Filters, facets and counts, against a count over the documents one by one; topics as filters and as a facet."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbook.index.folder_index import FolderIndex, IndexReader
from briefbook.index.parser import understand
from briefbook.model.document import Document, Evidence
from briefbook.model.hit import FacetCount
from briefbook.model.kinds import DocumentKind, FacetName, passage_id
from briefbook.model.query import Filters, Request, Scope
from tests.index import corpora
from tests.index.making import STATE, document, fill, found, indexed
from tests.index.oracle import Corpus

VALUE_OF: Mapping[FacetName, Callable[[Document], str | None]] = {
    FacetName.KIND: lambda one: one.kind.value,
    FacetName.PUBLISHER: lambda one: one.publisher,
    FacetName.YEAR: lambda one: one.date[:4] if one.date and one.date[:4].isdigit() else None,
    FacetName.LANGUAGE: lambda one: one.language,
    FacetName.FOLDER: lambda one: one.path.split("/")[0] if "/" in one.path else None,
    FacetName.MARKING: lambda one: next((said.value for said in one.evidence if said.field == "marking"), None),
}
WITHOUT: Mapping[FacetName, Callable[[Filters], Filters]] = {
    FacetName.KIND: lambda filters: replace(filters, kinds=()),
    FacetName.PUBLISHER: lambda filters: replace(filters, publishers=()),
    FacetName.YEAR: lambda filters: replace(filters, since=None, until=None),
    FacetName.LANGUAGE: lambda filters: replace(filters, languages=()),
    FacetName.FOLDER: lambda filters: replace(filters, under=None),
    FacetName.MARKING: lambda filters: replace(filters, markings=()),
}


def by_hand(documents: Sequence[Document], request: Request, name: FacetName) -> tuple[FacetCount, ...]:
    meant = understand(request)
    answers = Corpus(documents).answers(meant.query, WITHOUT[name](meant.filters))
    by_path = {one.path: VALUE_OF[name](one) for one in documents}
    counts = Counter(value for path, _ in answers if (value := by_path[path]))
    return tuple(FacetCount(*one) for one in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=25)
@given(
    st.lists(corpora.documents(), max_size=6, unique_by=lambda one: one.path),
    st.lists(st.tuples(st.sampled_from(("", "border", "the", "polic*", "law OR de")), corpora.filters), min_size=2),
)
def test_facets_are_what_counting_the_documents_gives(
    documents: list[Document], queries: list[tuple[str, Filters]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        reader = indexed(Path(folder), *documents).reader()
        try:
            for text, filters in queries[:4]:
                request = Request(text, filters)
                facets = reader.find(request, True).facets
                assert {name: facets[name] for name in VALUE_OF} == {
                    name: by_hand(documents, request, name) for name in VALUE_OF
                }
                assert facets[FacetName.TOPIC] == ()
        finally:
            reader.close()


def test_values_of_few_documents_are_counted_like_those_of_many(tmp_path: Path) -> None:
    documents = [
        replace(
            document(f"f{number % 70}/{number}.txt", ["border", "law"] * (number % 3 + 1)), publisher=f"P{number % 60}"
        )
        for number in range(200)
    ]
    reader = indexed(tmp_path, *documents).reader()
    for text in ("border", "law", ""):
        facets = reader.find(Request(text), True).facets
        for name in (FacetName.PUBLISHER, FacetName.FOLDER):
            assert facets[name] == by_hand(documents, Request(text), name)
            assert len(facets[name]) >= 60
    reader.close()


MARKED = (
    replace(document("a.txt", ["border"]), evidence=(Evidence("marking", "PROTECTED B", "Protected B"),)),
    replace(document("b.txt", ["border", "border again"]), evidence=(Evidence("marking", "SECRET", "Secret"),)),
    document("c.txt", ["border"]),
)


def test_markings_filter_and_are_counted(tmp_path: Path) -> None:
    reader = indexed(tmp_path, *MARKED).reader()
    assert found(reader, "border", filters=Filters(markings=("secret",))) == {("b.txt", 1), ("b.txt", 2)}
    results = reader.find(Request("border", Filters(markings=("SECRET",))), True)
    assert results.facets[FacetName.MARKING] == (FacetCount("SECRET", 2), FacetCount("PROTECTED B", 1))
    assert results.facets[FacetName.KIND] == (FacetCount("other", 2),)
    reader.close()


NEWS = (
    document("a.txt", ["The border is safe.", "Ferries sail.", "Nothing"], kind=DocumentKind.SPEECH),
    document("b.txt", ["A ferry at the border", "Nothing", "border law"], kind=DocumentKind.LAW),
)
PINNED, REJECTED = passage_id(NEWS[0].fingerprint, 3), passage_id(NEWS[1].fingerprint, 3)
BORDER = Scope(("border", "Border", "Frontière"), ("border", '"sail"'), (PINNED,), (REJECTED,))
FERRY = Scope(("ferry", "Ferries"), ("ferries kind:law", "topic:border"))
IN_BORDER = {("a.txt", 1), ("a.txt", 2), ("a.txt", 3), ("b.txt", 1)}


def asked(
    reader: IndexReader, text: str, *topics: str, scopes: Iterable[Scope] = (BORDER, FERRY)
) -> set[tuple[str, int]]:
    request = Request(text, Filters(topics=topics), scopes=tuple(scopes))
    return {(hit.document.path, hit.ordinal) for hit in reader.find(request, True).hits}


def test_a_topic_holds_what_answers_any_rule_and_what_is_pinned_but_not_what_is_rejected(tmp_path: Path) -> None:
    reader = indexed(tmp_path, *NEWS).reader()
    assert asked(reader, "", "border") == IN_BORDER
    assert asked(reader, "", "FRONTIERE") == IN_BORDER
    assert asked(reader, "nothing", "border") == {("a.txt", 3)}
    assert asked(reader, "", "border", "Ferries") == {("b.txt", 1)}
    reader.close()


def test_a_rule_that_names_its_own_topic_comes_to_an_end(tmp_path: Path) -> None:
    reader = indexed(tmp_path, *NEWS).reader()
    assert asked(reader, "sail", "ferry", scopes=(Scope(("ferry",), ("topic:ferry",)),)) <= {("a.txt", 2)}
    reader.close()


def test_topics_are_counted_by_their_ids_also_while_one_is_filtered_by(tmp_path: Path) -> None:
    reader = indexed(tmp_path, *NEWS).reader()
    scopes = (BORDER, Scope(("ferry", "Ferries"), ("ferries",)), Scope(("empty",), ("elephants",)))
    for topics in ((), ("Ferries",)):
        facets = reader.find(Request("", Filters(topics=topics), scopes=scopes), True).facets
        assert facets[FacetName.TOPIC] == (FacetCount("border", 4), FacetCount("ferry", 2))
    reader.close()


def test_a_topic_that_there_is_not_narrows_nothing_and_it_says_so(tmp_path: Path) -> None:
    reader = indexed(tmp_path, *NEWS).reader()
    results = reader.find(Request("ferry", Filters(topics=("Boats",)), scopes=(BORDER, FERRY)), True)
    assert results.total == 2
    assert results.notes == ("There is no topic “Boats”, so it was left out; the topics are Border, Ferries.",)
    results = reader.find(Request("ferry", Filters(topics=("Boats",))), True)
    assert results.notes == ("There is no topic “Boats”, so it was left out; no topic has been made yet.",)
    reader.close()


def test_what_was_remembered_of_a_topic_follows_the_index_and_the_topic(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    fill(index, NEWS)
    reader = index.reader()
    assert asked(reader, "", "border") == IN_BORDER
    assert asked(reader, "", "border", scopes=(replace(BORDER, rejected=()),)) == {*IN_BORDER, ("b.txt", 3)}
    with index.writer() as writer:
        writer.put(document("c.txt", ["One more border"]), STATE)
        writer.remove("a.txt")
        writer.commit()
    reader.refresh()
    assert asked(reader, "", "border") == {("b.txt", 1), ("c.txt", 1)}
    reader.close()
