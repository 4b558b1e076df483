"""Segments of our own writer, read by Whoosh itself and held against those that its own writer makes."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.fields import COLUMN, ID, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query import And, Not, Or, Phrase, Query, Term

from briefbook.index import segment_writer
from briefbook.index.analysis import terms
from briefbook.index.inversion import Inversion
from briefbook.index.schema import (
    COLUMNS,
    DOCUMENT,
    FIELDS,
    HEADING,
    MARK,
    ROW,
    SAME,
    SCHEMA,
    TEXT,
    TITLE,
    WORDS,
    IndexedPassage,
    Words,
    pack,
)
from briefbook.index.segments import INDEX_NAME, Segments
from briefbook.index.vocabulary import GAP, Vocabulary
from briefbook.model.kinds import LANGUAGES, Language

VOCABULARY = Vocabulary()
NUMBERS = [
    VOCABULARY[word]
    for word in ("the", "border", "borders", "crossing", "rule", "of", "law", "loi", "refugies", "asile")
]
_LANGUAGES: tuple[Language | None, ...] = ("en", "fr", None)
Held = dict[tuple[str, bytes], list[tuple[int, float, bytes]]]


class StockWords(Words):
    """Our field of words, as Whoosh's own writer wants it: a value is the terms, place by place."""

    def index(self, value: Sequence[Sequence[str]], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield term, frequency, weight and packed places of each term."""
        places: dict[str, list[int]] = {}
        for place, held in enumerate(value):
            for term in held:
                places.setdefault(term, []).append(place)
        for term, found in places.items():
            yield term.encode("utf-8"), len(found), float(len(found)), pack(found)


STOCK_SCHEMA = Schema(
    **{field: StockWords() for field in FIELDS},
    **{DOCUMENT: ID()},
    **{name: COLUMN(SCHEMA[name].column_type) for name in COLUMNS},
)


@dataclass
class Both:
    """The same passages in an index of ours and in one that Whoosh writes."""

    ours: Path
    stock: Path
    rows: int = 0

    def __post_init__(self) -> None:
        self.ours.mkdir()
        self.stock.mkdir()
        segment_writer.create(self.ours)
        FileIndex.create(FileStorage(str(self.stock)), STOCK_SCHEMA, INDEX_NAME)

    def commit(self, documents: "dict[int, list[Fields]]", removed: Sequence[int] = ()) -> None:
        """Commit documents to both, each a list of the fields of its passages."""
        added = []
        for document, passages in documents.items():
            for fields in passages:
                self.rows += 1
                added.append(IndexedPassage(self.rows, document, self.rows * 7, self.rows * 3, fields))
        inversion = Inversion(VOCABULARY.words)
        inversion.add(added)
        segment_writer.commit(self.ours, inversion, removed)
        writer = FileIndex(FileStorage(str(self.stock)), STOCK_SCHEMA, INDEX_NAME).writer()
        for document in removed:
            writer.delete_by_term(DOCUMENT, str(document))
        for one in added:
            held: dict[str, object] = {
                field: spelled(numbers, spoken) for field, spoken, numbers in one.fields if numbers
            }
            words = next(len(numbers) for field, _, numbers in one.fields if field == TEXT)
            columns = {ROW: one.row, MARK: one.mark, SAME: one.same, WORDS: words}
            writer.add_document(**held, **{DOCUMENT: str(one.document)}, **columns)
        writer.commit()

    def indexes(self) -> tuple[FileIndex, FileIndex]:
        """Return both as Whoosh opens them."""
        ours = FileIndex(FileStorage(str(self.ours)), SCHEMA, INDEX_NAME)
        return ours, FileIndex(FileStorage(str(self.stock)), STOCK_SCHEMA, INDEX_NAME)


Fields = tuple[tuple[str, Language | None, Sequence[int]], ...]


def spelled(numbers: Sequence[int], language: Language | None) -> list[tuple[str, ...]]:
    words = [VOCABULARY.words[number] for number in numbers]
    return [
        () if not word else tuple(t for one in ([language] if language else LANGUAGES) for t in terms(word, one))
        for word in words
    ]


def contents(index: FileIndex) -> tuple[Held, dict[tuple[str, int], int | None], dict[str, list[int]]]:
    """Return all that Whoosh reads of passages that are there, by row: the two number passages in their own way."""
    with closing(index.reader()) as reader:
        live = [number for number in range(reader.doc_count_all()) if not reader.is_deleted(number)]
        columns = {name: reader.column_reader(name) for name in COLUMNS} if live else {}
        row = {number: columns[ROW][number] for number in live}
        held: Held = {}
        for field, term in reader.all_terms():
            matcher = reader.postings(field, term)
            found = []
            while matcher.is_active():
                found.append((row[matcher.id()], matcher.weight(), matcher.value() or b""))
                matcher.next()
            if found:
                held[field, term] = sorted(found)
        # of a field without words Whoosh says 0 or nothing, by what the segment was made of
        lengths = {(name, row[one]): reader.doc_field_length(one, name) or 0 for one in live for name in FIELDS}
        values = {name: sorted(columns[name][number] for number in live) for name in columns}
        return held, lengths, values


def scores(index: FileIndex, query: Query) -> list[tuple[int, float]]:
    """Return the row and the BM25F score of each hit."""
    with index.searcher() as searcher:
        column = searcher.reader().column_reader(ROW)
        return sorted((column[hit.docnum], round(hit.score, 4)) for hit in searcher.search(query, limit=None))


numbers = st.lists(st.sampled_from(NUMBERS), max_size=9)
headings = st.lists(st.sampled_from([*NUMBERS, GAP]), min_size=1, max_size=4)
language = st.sampled_from(_LANGUAGES)
fields = st.tuples(
    st.tuples(st.just(TEXT), language, numbers),
    st.tuples(st.just(HEADING), language, headings),
    st.tuples(st.just(TITLE), language, numbers),
)
commits = st.lists(
    st.tuples(st.lists(st.lists(fields, max_size=3), max_size=3), st.lists(st.integers(0, 6), max_size=2)),
    min_size=1,
    max_size=6,
)


@given(commits=commits)
@settings(max_examples=40, deadline=None)
def test_whoosh_reads_of_ours_what_its_own_writer_makes(
    tmp_path_factory: pytest.TempPathFactory, commits: list[tuple[list[list[Fields]], list[int]]]
) -> None:
    place = tmp_path_factory.mktemp("both")
    both = Both(place / "ours", place / "stock")
    known = 0
    for documents, removed in commits:
        both.commit(
            {known + number: one for number, one in enumerate(documents)}, [one for one in removed if one < known]
        )
        known += len(documents)
        ours, stock = both.indexes()
        assert contents(ours) == contents(stock)


@given(passages=st.lists(fields, min_size=1, max_size=12), parts=st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_whoosh_scores_ours_as_its_own(
    tmp_path_factory: pytest.TempPathFactory, passages: list[Fields], parts: int
) -> None:
    place = tmp_path_factory.mktemp("both")
    both = Both(place / "ours", place / "stock")
    for part in range(parts):
        both.commit({part: passages[part::parts]})
    border, law, rule = (Term(TEXT, terms(word, "en")[0]) for word in ("border", "law", "rule"))
    phrase = Phrase(TEXT, [term for word in ("rule", "of", "law") for term in terms(word, "en")])
    for query in (border, And([border, law]), Or([rule, law, border]), And([border, Not(law)]), phrase):
        ours, stock = both.indexes()
        assert scores(ours, query) == scores(stock, query)


def test_long_lists_lie_in_several_blocks_that_whoosh_can_skip(tmp_path: Path) -> None:
    both = Both(tmp_path / "ours", tmp_path / "stock")
    border, law = VOCABULARY["border"], VOCABULARY["law"]
    both.commit({1: [((TEXT, "en", [border] * (1 + row % 3) + [law] * (row % 50 == 0)),) for row in range(3_000)]})
    ours, stock = both.indexes()
    assert contents(ours) == contents(stock)
    common, rare = Term(TEXT, "eborder"), Term(TEXT, "elaw")
    assert len(scores(ours, And([common, rare]))) == 60
    assert scores(ours, And([common, rare])) == scores(stock, And([common, rare]))
    with ours.searcher() as searcher, stock.searcher() as other:
        best, same = (one.search(Or([common, rare]), limit=5) for one in (searcher, other))
        assert [round(hit.score, 4) for hit in best] == [round(hit.score, 4) for hit in same]


def test_documents_that_come_one_by_one_leave_few_segments(tmp_path: Path) -> None:
    both = Both(tmp_path / "ours", tmp_path / "stock")
    for document in range(70):
        both.commit({document: [((TEXT, "en", [VOCABULARY["border"], VOCABULARY["law"]]),)]})
        assert len(list(both.ours.glob("*.seg"))) <= 14
    ours, stock = both.indexes()
    assert contents(ours) == contents(stock)
    assert len(contents(ours)[0][TEXT, b"elaw"]) == 70


def test_a_large_segment_is_not_written_again_for_a_small_one(tmp_path: Path) -> None:
    both = Both(tmp_path / "ours", tmp_path / "stock")
    both.commit({0: [((TEXT, "en", NUMBERS),)] * 500})
    (large,) = both.ours.glob("*.seg")
    for document in range(1, 30):
        both.commit({document: [((TEXT, "en", NUMBERS),)]})
    assert large.exists()


def test_a_segment_that_is_mostly_deleted_is_written_again_without_what_is_gone(tmp_path: Path) -> None:
    both = Both(tmp_path / "ours", tmp_path / "stock")
    both.commit({document: [((TEXT, "en", NUMBERS),)] for document in range(5)})
    both.commit({}, [0, 1])
    with closing(Segments.open(both.ours)) as segments:
        assert (segments.count, len(segments.deleted())) == (5, 2)
        assert len(segments.occurrences(TEXT, "elaw")) == 3
    both.commit({}, [2])
    with closing(Segments.open(both.ours)) as segments:
        assert (segments.count, len(segments.deleted())) == (2, 0)
    both.commit({}, [3, 4])
    assert not list(both.ours.glob("*.seg"))
    assert contents(both.indexes()[0])[0] == {}


def test_no_file_is_left_over_by_a_commit(tmp_path: Path) -> None:
    both = Both(tmp_path / "ours", tmp_path / "stock")
    both.commit({0: [((TEXT, "en", NUMBERS),)]})
    assert sorted(path.suffix for path in both.ours.iterdir()) == [".seg", ".toc"]


def test_a_run_too_long_for_a_word_is_the_word_it_is_cut_to() -> None:
    vocabulary = Vocabulary()
    (whole,) = vocabulary.of_text("x" * 64)
    assert list(vocabulary.of_text("y " + "x" * 9_000)) == [vocabulary["y"], whole]
    assert vocabulary.words[whole] == "x" * 64
    assert "x" * 9_000 not in vocabulary
