"""Segments of our own writer, read by Whoosh itself and held against those that its own writer makes."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.fields import COLUMN, ID, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query import And, Not, Or, Phrase, Query, Term

from briefbook.index import segment_writer
from briefbook.index.analysis import terms, together
from briefbook.index.inversion import Inversion
from briefbook.index.schema import (
    COLUMNS,
    DOCUMENT,
    FIELDS,
    GAP,
    HEADING,
    MARK,
    ROW,
    SAME,
    SCHEMA,
    TEXT,
    TITLE,
    WORDS,
    IndexedDocument,
    Packed,
    Places,
    Words,
    pack,
    unpack,
)
from briefbook.index.segments import INDEX_NAME, Segments
from briefbook.model.kinds import LANGUAGES, Language

SAID = ("the", "border", "borders", "crossing", "rule", "of", "law", "loi", "refugies", "asile")
_LANGUAGES: tuple[Language | None, ...] = ("en", "fr", None)
Held = dict[tuple[str, bytes], list[tuple[int, float, tuple[int, ...]]]]


class StockPlaces(Places):
    """Places as bytes: Whoosh's own writer takes no others."""

    def decode_positions(self, packed: bytes) -> tuple[int, ...]:  # type: ignore[override]  # ours are text
        """Return the places."""
        return unpack(packed.decode("utf-8"))


class StockWords(Words):
    """A field of words as Whoosh's own writer wants it: a value is the terms, place by place."""

    def __init__(self) -> None:
        super().__init__()
        self.format = StockPlaces()

    def index(self, value: Sequence[Sequence[str]], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield term, frequency, weight and packed places of each term."""
        places: dict[str, list[int]] = {}
        for place, held in enumerate(value):
            for term in held:
                places.setdefault(term, []).append(place)
        for term, found in places.items():
            yield term.encode("utf-8"), len(found), float(len(found)), pack(found).encode("utf-8")


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

    def commit(self, documents: "dict[int, list[Said]]", removed: Sequence[int] = ()) -> None:
        """Commit documents to both, each a list of its passages."""
        inversion = Inversion()
        writer = FileIndex(FileStorage(str(self.stock)), STOCK_SCHEMA, INDEX_NAME).writer()
        for document in removed:
            writer.delete_by_term(DOCUMENT, str(document))
        for document, passages in documents.items():
            indexed = self.indexed(document, passages)
            inversion.add(indexed)
            for number, one in enumerate(passages):
                held = {TEXT: spelled(one.words, one.language), HEADING: spelled(one.heading, one.language)}
                if number == 0:
                    held[TITLE] = spelled(indexed.title, indexed.language)
                columns = {ROW: indexed.first + number, MARK: indexed.marks[number], WORDS: len(one.words)}
                columns[SAME] = crc32("".join(one.words).encode(), len(one.words)) if len(one.words) >= 4 else 0
                said = {field: terms for field, terms in held.items() if terms}
                writer.add_document(**said, **{DOCUMENT: str(document)}, **columns)
        segment_writer.commit(self.ours, inversion, removed)
        writer.commit()

    def indexed(self, document: int, passages: "list[Said]") -> IndexedDocument:
        """Return a document as the index is told of it; its title is what its first passage has as heading."""
        first = self.rows + 1
        self.rows += len(passages)
        title = [word for word in passages[0].heading if word] if passages else []
        return IndexedDocument(
            row=document,
            first=first,
            marks=[7 * row for row in range(first, self.rows + 1)],
            languages=[one.language for one in passages],
            said=together([" ".join(one.words).encode() for one in passages]),
            headings=[one.heading for one in passages],
            title=title,
            language=passages[-1].language if passages else None,
        )

    def indexes(self) -> tuple[FileIndex, FileIndex]:
        """Return both as Whoosh opens them."""
        ours = FileIndex(FileStorage(str(self.ours)), SCHEMA, INDEX_NAME)
        return ours, FileIndex(FileStorage(str(self.stock)), STOCK_SCHEMA, INDEX_NAME)


@dataclass(frozen=True)
class Said:
    """A passage by its words."""

    words: Sequence[str]
    language: Language | None = "en"
    heading: Sequence[str] = ()


def spelled(words: Sequence[str], language: Language | None) -> list[tuple[str, ...]]:
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
                places = () if field == DOCUMENT else tuple(matcher.value_as("positions"))
                found.append((row[matcher.id()], matcher.weight(), places))
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


said = st.builds(
    Said,
    words=st.lists(st.sampled_from(SAID), max_size=9),
    language=st.sampled_from(_LANGUAGES),
    heading=st.lists(st.sampled_from([*SAID, GAP]), max_size=4),
)
commits = st.lists(
    st.tuples(st.lists(st.lists(said, max_size=3), max_size=3), st.lists(st.integers(0, 6), max_size=2)),
    min_size=1,
    max_size=6,
)


@given(commits=commits)
@settings(max_examples=40, deadline=None)
def test_whoosh_reads_of_ours_what_its_own_writer_makes(
    tmp_path_factory: pytest.TempPathFactory, commits: list[tuple[list[list[Said]], list[int]]]
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


@given(passages=st.lists(said, min_size=1, max_size=12), parts=st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_whoosh_scores_ours_as_its_own(
    tmp_path_factory: pytest.TempPathFactory, passages: list[Said], parts: int
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
    both.commit({1: [Said(["border"] * (1 + row % 3) + ["law"] * (row % 50 == 0)) for row in range(9_000)]})
    ours, stock = both.indexes()
    assert contents(ours) == contents(stock)
    common, rare = Term(TEXT, "eborder"), Term(TEXT, "elaw")
    assert len(scores(ours, And([common, rare]))) == 180
    assert scores(ours, And([common, rare])) == scores(stock, And([common, rare]))
    with ours.searcher() as searcher, stock.searcher() as other:
        best, same = (one.search(Or([common, rare]), limit=5) for one in (searcher, other))
        assert [round(hit.score, 4) for hit in best] == [round(hit.score, 4) for hit in same]


def test_documents_that_come_one_by_one_leave_few_segments(tmp_path: Path) -> None:
    both = Both(tmp_path / "ours", tmp_path / "stock")
    for document in range(70):
        both.commit({document: [Said(["border", "law"])]})
        assert len(list(both.ours.glob("*.seg"))) <= 14
    ours, stock = both.indexes()
    assert contents(ours) == contents(stock)
    assert len(contents(ours)[0][TEXT, b"elaw"]) == 70


def test_a_large_segment_is_not_written_again_for_a_small_one(tmp_path: Path) -> None:
    both = Both(tmp_path / "ours", tmp_path / "stock")
    both.commit({0: [Said(SAID)] * 500})
    (large,) = both.ours.glob("*.seg")
    for document in range(1, 30):
        both.commit({document: [Said(SAID)]})
    assert large.exists()


def occurrences(segments: Segments, term: str) -> dict[int, Packed]:
    """Return for each passage that is there and has a term in its text the packed places."""
    found: dict[int, Packed] = {}
    for base, view in segments.spans:
        postings = view.postings(TEXT, term)
        if postings is not None:
            held = zip(postings.numbers, postings.values or (), strict=True)
            found.update((base + number, packed) for number, packed in held if number not in view.deleted)
    return found


def test_a_segment_that_is_mostly_deleted_is_written_again_without_what_is_gone(tmp_path: Path) -> None:
    both = Both(tmp_path / "ours", tmp_path / "stock")
    both.commit({document: [Said(SAID)] for document in range(5)})
    both.commit({}, [0, 1])
    with closing(Segments.open(both.ours)) as segments:
        assert (segments.count, len(segments.deleted())) == (5, 2)
        assert len(occurrences(segments, "elaw")) == 3
    both.commit({}, [2])
    with closing(Segments.open(both.ours)) as segments:
        assert (segments.count, len(segments.deleted())) == (2, 0)
    both.commit({}, [3, 4])
    assert not list(both.ours.glob("*.seg"))
    assert contents(both.indexes()[0])[0] == {}


def test_no_file_is_left_over_by_a_commit(tmp_path: Path) -> None:
    both = Both(tmp_path / "ours", tmp_path / "stock")
    both.commit({0: [Said(SAID)]})
    assert sorted(path.suffix for path in both.ours.iterdir()) == [".seg", ".toc"]


def test_a_run_too_long_for_a_word_is_the_word_it_is_cut_to(tmp_path: Path) -> None:
    both = Both(tmp_path / "ours", tmp_path / "stock")
    both.commit({0: [Said(["x" * 64]), Said(["y", "x" * 9_000])]})
    inversion = Inversion()
    inversion.add(both.indexed(1, [Said(["x" * 64]), Said(["y", "x" * 9_000])]))
    assert inversion.words("en") == {"x" * 64: "e" + "x" * 64, "y": "ey"}
    assert [len(held) for _, term in contents(both.indexes()[0])[0] if (held := term).startswith(b"ex")] == [65]


def test_passages_too_long_for_short_places_are_kept_as_others_are(tmp_path: Path) -> None:
    long = Said(["law", *("border", "crossing") * 20_000, "law", "rule"])
    short = Said(["law", "rule", "law"])
    written = []
    for is_wide, passages in ((True, [short, long]), (False, [short])):
        both = Both(tmp_path / f"{is_wide}", tmp_path / f"{is_wide}-stock")
        inversion = Inversion(is_wide)
        inversion.add(both.indexed(1, passages))
        segment_writer.commit(both.ours, inversion, ())
        with closing(Segments.open(both.ours)) as segments:
            written.append([occurrences(segments, term) for term in ("elaw", "erule")])
    (law, rule), (law_alone, rule_alone) = written
    assert unpack(law[1]) == (0, 40_001)
    assert unpack(rule[1]) == (40_002,)
    assert (law[0], rule[0]) == (law_alone[0], rule_alone[0])


def test_a_word_that_stands_in_passages_in_a_row_is_counted_in_each(tmp_path: Path) -> None:
    both = Both(tmp_path / "ours", tmp_path / "stock")
    passages = [Said(["the", *["border"] * (1 + number % 3)]) for number in range(60)]
    both.commit({0: passages})
    ours, stock = (contents(index) for index in both.indexes())
    assert ours == stock
