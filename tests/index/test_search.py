"""What a search finds, against the texts themselves."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbook.index.folder_index import FolderIndex
from briefbook.index.parser import understand
from briefbook.model.document import Document, Passage
from briefbook.model.hit import Results
from briefbook.model.kinds import DocumentKind, PassageKind, SortOrder
from briefbook.model.query import Filters, Request
from tests.index import corpora
from tests.index.making import STATE, Place, document, found, indexed, marked, passages, said
from tests.index.oracle import Corpus

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)


@UNHURRIED
@given(
    st.lists(corpora.documents(), max_size=5, unique_by=lambda one: one.path),
    st.lists(st.tuples(corpora.typed_queries, corpora.filters, st.booleans()), min_size=3, max_size=6),
)
def test_a_search_finds_what_the_texts_hold(
    documents: list[Document], queries: list[tuple[str, Filters, bool]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        reader = indexed(Path(folder), *documents).reader()
        try:
            for text, filters, typing in queries:
                request = Request(text, filters, limit=1000, typing=typing)
                results = reader.find(request, True)
                meant = understand(request)
                expected = Corpus(documents).answers(meant.query, meant.filters)
                if results.notes != meant.notes:
                    assert not expected  # nothing has all of the words: the note says that most are enough
                else:
                    assert places(results) <= expected <= said(results)
                    assert results.total == len(expected)
                    assert results.documents == len({path for path, _ in expected})
                check_spans(results)
        finally:
            reader.close()


def places(results: Results) -> set[Place]:
    return {(hit.document.path, hit.ordinal) for hit in results.hits}


def check_spans(results: Results) -> None:
    for hit in results.hits:
        ends = [0, *(place for span in hit.spans for place in span)]
        assert ends == sorted(ends)
        for start, end in hit.spans:
            assert end > start
            assert not hit.text[start - 1 : start].isalnum() or start == 0
            assert not hit.text[end : end + 1].isalnum()
        assert hit.spans == tuple(sorted(set(hit.spans)))


@st.composite
def histories(draw: st.DrawFn) -> list[list[Document | str]]:
    """Commits, each of documents to put and paths to remove."""
    return draw(st.lists(st.lists(st.one_of(corpora.documents(), corpora.paths), max_size=3), min_size=1, max_size=5))


@UNHURRIED
@given(histories(), st.lists(corpora.typed_queries, min_size=2, max_size=4))
def test_an_index_that_grew_step_by_step_answers_like_one_made_anew(
    history: list[list[Document | str]], queries: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        grown, fresh = FolderIndex(Path(folder, "grown")), FolderIndex(Path(folder, "fresh"))
        last: dict[str, Document] = {}
        reader = grown.reader()
        for commit in history:
            with grown.writer() as writer:
                for one in commit:
                    if isinstance(one, Document):
                        writer.put(one, STATE)
                        last[one.path] = one
                    else:
                        writer.remove(one)
                        last.pop(one, None)
                writer.commit()
            reader.refresh()
            assert [row.path for row in reader.documents()] == sorted(last)
        other = indexed(fresh.place, *last.values()).reader()
        try:
            for text in ("", *queries):
                request = Request(text, limit=1000)
                assert reader.find(request, True) == other.find(request, True)
        finally:
            reader.close()
            other.close()


LETTERS = (
    document("a.txt", ["Immigration is discussed.", "Immigrants arrive.", "The immigration-related rule of law."]),
    document("b.txt", ["L’immigration irrégulière", "Les immigrants irréguliers", "l'immigré"], language="fr"),
    document("c.txt", ["Universities and the universe", "He dies, she is dying", "organization organisation"]),
    document("d.txt", ["Les travaux de l’organisation", "Le travail d’un étranger"], language="fr"),
    document("e.txt", ["Biden-Harris on U.S. border's policies", "immigrer, immigrate"], language=None),
)


def test_typing_a_word_letter_by_letter_never_drops_what_the_whole_word_finds(tmp_path: Path) -> None:
    reader = indexed(tmp_path, *LETTERS).reader()
    vocabulary = sorted(set(Corpus(LETTERS).vocabulary()))
    assert len(vocabulary) > 30
    for word in vocabulary:
        whole = found(reader, word)
        assert whole
        for length in range(2, len(word) + 1):
            assert whole <= found(reader, word[:length], typing=True), (word, word[:length])
    reader.close()


def test_a_word_of_the_window_is_found_while_the_words_before_it_are_required(tmp_path: Path) -> None:
    reader = indexed(tmp_path, document("a.txt", ["safe third country", "safe third party", "third country"])).reader()
    assert found(reader, "safe third cou", typing=True) == {("a.txt", 1)}
    assert found(reader, "safe third c", typing=True) == {("a.txt", 1), ("a.txt", 2)}
    reader.close()


FRENCH = document(
    "fr.txt",
    [
        "La primauté du droit prévaut.",
        "Il a trafiqué des documents.",
        "Le trafic de migrants",
        "L’immigration irrégulière",
        "Un e\u0301te\u0301 chaud",
    ],
    language="fr",
)


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("primaute", {1}),
        ("PRIMAUTÉ", {1}),
        ("trafic", {2, 3}),
        ("trafiqué", {2, 3}),
        ("trafique", {2, 3}),
        ("immigration irreguliere", {4}),
        ("l'immigration irréguliers", {4}),
        ('"l\'immigration irreguliere"', {4}),
        ('"immigration irrégulière"', {4}),
        ('"immigration irréguliers"', set()),
        ("été", {5}),
        ("ete", {5}),
        ("e\u0301te\u0301", {5}),
    ],
)
def test_french_is_found_with_and_without_its_accents(tmp_path: Path, text: str, ordinals: set[int]) -> None:
    reader = indexed(tmp_path, FRENCH).reader()
    assert found(reader, text) == {("fr.txt", ordinal) for ordinal in ordinals}
    reader.close()


ENGLISH = document(
    "en.txt",
    [
        "The rule of\u00a0law is the rule.",
        "Rules of law, and laws of rule.",
        "The Biden\u2060-Harris Administration",
        "Biden and Harris",
        "“People’s” rights in the U.S.",
        "re\u00adsettled",
    ],
)


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ('"rule of law"', {1}),
        ('"the rule"', {1}),
        ('"rule of"', {1}),
        ('"of"', {1, 2}),
        ("rule of law", {1, 2}),
        ("Biden-Harris", {3}),
        ('"biden harris"', {3}),
        ("biden harris", {3, 4}),
        ("biden -harris", set()),
        ("people's", {5}),
        ("people", {5}),
        ('"people\'s rights"', {5}),
        ("US", {5}),
        ("u.s.", {5}),
        ("resettlement", {6}),
        ("resettl*", {6}),
        ("law*", {1, 2}),
        ("laws*", {2}),
        ("-rule", {3, 4, 5, 6}),
        ("(biden OR rule) -law", {3, 4}),
        ("administration OR NOT rule", {3, 4, 5, 6}),
    ],
)
def test_english_is_found_by_words_quotations_and_signs(tmp_path: Path, text: str, ordinals: set[int]) -> None:
    reader = indexed(tmp_path, ENGLISH).reader()
    assert found(reader, text) == {("en.txt", ordinal) for ordinal in ordinals}
    reader.close()


def test_a_word_met_in_a_second_language_later_is_found_in_both_by_its_beginning(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    with index.writer() as writer:
        writer.put(document("a.txt", ["The organisations of Parisiennes."], language="en"), STATE)
        writer.commit()
        writer.put(document("b.txt", ["The organisations of Parisiennes."], language="fr"), STATE)
        writer.commit()
    with index.writer() as writer:
        writer.put(document("c.txt", ["Parisiennes."], language="fr"), STATE)
        writer.commit()
    reader = index.reader()
    try:
        assert found(reader, "parisien*") == {("a.txt", 1), ("b.txt", 1), ("c.txt", 1)}
        assert found(reader, '"Parisiennes"') == {("a.txt", 1), ("b.txt", 1), ("c.txt", 1)}
        assert found(reader, "organisatio*") == {("a.txt", 1), ("b.txt", 1)}
    finally:
        reader.close()


def test_each_language_is_searched_by_its_own_forms(tmp_path: Path) -> None:
    english = document("en.txt", ["The police came.", "New policies"])
    french = document("fr.txt", ["La police est venue.", "Des policiers"], language="fr")
    mixed = Passage(1, PassageKind.PARAGRAPH, "Les réfugiées", language="fr")
    both = document("both.txt", (mixed,), language="en")
    unknown = document("unknown.txt", ["réfugiés, refugees, policy"], language=None)
    reader = indexed(tmp_path, english, french, both, unknown).reader()
    assert found(reader, "policy") == {("en.txt", 2), ("unknown.txt", 1)}
    assert found(reader, "réfugié") == {("both.txt", 1), ("unknown.txt", 1)}
    assert found(reader, "police lang:en") == {("en.txt", 1)}
    assert found(reader, "réfugié lang:en") == {("both.txt", 1)}
    reader.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("réfugie", ["réfugiées"]),
        ("refu", ["réfugiées"]),
        ('"de\u00a0l\'eau"', ["de l’eau"]),
        ("biden-harris", ["Biden\u2060-Harris"]),
        ("harris", ["Harris"]),
        ("cafe", ["cafe\u0301"]),
        ("border OR borders", ["borders"]),
        ('"rule of law" law', ["rule of\nlaw"]),
        ("traffick*", ["trafficking"]),
        ("U.S.", ["U.S"]),
        ("eau -rivière", ["eau"]),
    ],
)
def test_spans_are_whole_words_of_the_text_as_it_stands(tmp_path: Path, text: str, expected: list[str]) -> None:
    one = document(
        "a.txt",
        (
            *passages(["Les réfugiées boivent de l’eau."], "fr"),
            *passages(["𝄞 The Biden\u2060-Harris cafe\u0301 borders the U.S. — rule of\nlaw, trafficking"], "en"),
        ),
        title="Cafe borders eau",
    )
    typing = text == "refu"
    reader = indexed(tmp_path, one).reader()
    assert [each for each in marked(reader, text, typing=typing) if each] == expected
    reader.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("guard", ["guards"]),
        ('"rule of law"', ["rule of law"]),
        ('law "of law" rule', ["rule", "of law"]),
        ("US", ["U.S"]),
        ("courts border", ["Border", "courts"]),
        ("people", ["People"]),
    ],
)
def test_spans_of_plain_text_are_whole_words_too(tmp_path: Path, text: str, expected: list[str]) -> None:
    reader = indexed(
        tmp_path, document("a.txt", ["Border guards — the\u00a0“rule of law” in U.S. courts: People’s courage."])
    ).reader()
    assert marked(reader, text) == expected
    reader.close()


def test_headings_are_found_with_the_passages_below_them(tmp_path: Path) -> None:
    rows = (
        Passage(2, PassageKind.PARAGRAPH, "First text", ("Border security", "Rule of law")),
        Passage(4, PassageKind.PARAGRAPH, "Second text", ("Border security",)),
    )
    reader = indexed(tmp_path, document("a.txt", rows, title="A summit on migration")).reader()
    assert found(reader, "border text") == {("a.txt", 2), ("a.txt", 4)}
    assert found(reader, '"rule of law"') == {("a.txt", 2)}
    assert found(reader, '"security rule"') == set()
    assert found(reader, "summit") == {("a.txt", 2)}
    assert found(reader, "title:summit") == {("a.txt", 2), ("a.txt", 4)}
    assert found(reader, "title:summit second") == {("a.txt", 4)}
    assert found(reader, "title:border") == set()
    reader.close()


def test_the_better_answer_comes_first(tmp_path: Path) -> None:
    reader = indexed(
        tmp_path,
        document("a.txt", ["Words of no use. Human beings, and far away from them some trafficking of goods is seen."]),
        document("b.txt", ["In this text human trafficking is named, and there are as many words as elsewhere."]),
        document("c.txt", ["Trafficking, trafficking and human, human things, again and again: trafficking. " * 3]),
        *(document(f"d{number}.txt", ["Another matter altogether."]) for number in range(20)),
    ).reader()
    best = [hit.document.path for hit in reader.find(Request("human trafficking"), True).hits]
    assert best.index("b.txt") < best.index("a.txt")
    reader.close()


def test_equals_come_newest_first_then_by_id(tmp_path: Path) -> None:
    dates = ("2023", "2024-01-05", None, "2023-06", "2024-01-05")
    held = [document(f"{number}.txt", ["border"] * 2, date=date) for number, date in enumerate(dates)]
    reader = indexed(tmp_path, *held).reader()
    ids = [hit.passage_id for hit in reader.find(Request("border"), True).hits]
    newest = sorted((held[1], held[4]), key=lambda one: one.fingerprint)
    order = [*newest, held[3], held[0], held[2]]
    assert ids == [one.passage_id(ordinal) for one in order for ordinal in (1, 2)]
    assert [hit.passage_id for hit in reader.find(Request(""), True).hits] == ids
    assert [hit.passage_id for hit in reader.find(Request("border", limit=3), True).hits] == ids[:3]
    reader.close()


def test_the_newest_come_first_on_request(tmp_path: Path) -> None:
    reader = indexed(
        tmp_path,
        document("old.txt", ["border border border", "asylum"], date="2020"),
        document("new.txt", ["a border among many other words in a long text", "border"], date="2024"),
        document("none.txt", ["border"]),
    ).reader()
    request = Request("border", sort=SortOrder.NEWEST)
    order = [(hit.document.path, hit.ordinal) for hit in reader.find(request, True).hits]
    assert order == [("new.txt", 2), ("new.txt", 1), ("old.txt", 1), ("none.txt", 1)]
    reader.close()


def test_filters_alone_list_everything_they_let_through(tmp_path: Path) -> None:
    reader = indexed(
        tmp_path,
        document("a.txt", ["one", "two"], kind=DocumentKind.LAW, date="2023"),
        document("b.txt", ["three"], kind=DocumentKind.SPEECH, date="2024-02-07"),
    ).reader()
    assert found(reader, "") == {("a.txt", 1), ("a.txt", 2), ("b.txt", 1)}
    assert found(reader, "kind:law") == {("a.txt", 1), ("a.txt", 2)}
    assert found(reader, "", filters=Filters(publishers=("ircc",), since="2024-02")) == {("b.txt", 1)}
    assert found(reader, "since:2023-12") == {("a.txt", 1), ("a.txt", 2), ("b.txt", 1)}
    assert found(reader, "before:2024") == {("a.txt", 1), ("a.txt", 2)}
    reader.close()


def test_when_nothing_has_all_words_those_with_most_are_shown_and_it_says_so(tmp_path: Path) -> None:
    reader = indexed(
        tmp_path,
        document("a.txt", ["The agreement now covers the whole land border.", "Nothing here"], title="Asylum accord"),
        document("b.txt", ["An agreement on fishing"]),
    ).reader()
    results = reader.find(Request("asylum agreement covers entire border"), True)
    assert [hit.document.path for hit in results.hits] == ["a.txt"]
    assert results.total == 1
    assert results.notes == ("No passage has all of these words; shown are passages with most of them.",)
    assert reader.find(Request("asylum fishing"), True).total == 0
    assert reader.find(Request('agreement covers "entire border" asylum'), True).total == 0
    assert reader.find(Request("asylum agreement covers entire border -land"), True).total == 0
    reader.close()


def test_the_query_and_its_completeness_come_back_with_the_answer(tmp_path: Path) -> None:
    reader = indexed(tmp_path, document("a.txt", ["border"])).reader()
    results = reader.find(Request('"border ('), complete=False)
    assert (results.query, results.complete, results.total) == ('"border (', False, 1)
    assert results.notes == ("A quotation mark is not closed, so each word was searched for as it stands.",)
    reader.close()


def test_an_index_never_written_answers_with_nothing(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path / "nowhere")
    reader = index.reader()
    assert not index.exists
    assert reader.find(Request("border"), True).total == 0
    assert reader.find(Request(""), True).total == 0
    assert reader.documents() == ()
    assert not reader.refresh()
    reader.close()
    assert not (tmp_path / "nowhere").exists()
