"""What heads posting lists: many terms looked up together are found as they are one by one."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.structfile import BufferFile

from briefbook.index.term_heads import TermHeads, runs
from briefbook.index.term_table import TermTable

FIELDS = ("heading", "text")
LETTERS = st.text("abé\u4e2d", max_size=5)
TERMS = st.builds("{}{}".format, st.sampled_from("ef"), LETTERS)
HELD = st.dictionaries(TERMS, st.binary(min_size=1, max_size=9) | st.just(b"long" * 9000), max_size=40)


def table(held: Mapping[str, Mapping[str, bytes]]) -> TermHeads:
    made = TermTable(FIELDS)
    for field in FIELDS:
        for term, head in sorted((term.encode(), head) for term, head in held.get(field, {}).items()):
            made.add(field, term, head)
    data = made.finished()
    return TermHeads(BufferFile(memoryview(data)), len(data))


@settings(deadline=None)
@given(HELD, HELD, st.lists(TERMS, max_size=60))
def test_many_terms_are_found_as_they_are_one_by_one(
    headings: dict[str, bytes], texts: dict[str, bytes], asked: list[str]
) -> None:
    heads = table({"heading": headings, "text": texts})
    for field, held in (("heading", headings), ("text", texts)):
        wanted = {*asked, *list(held)[::2]}
        found = dict(heads.heads(field, runs(wanted)))
        assert found == {term: held[term] for term in wanted if term in held}
        assert found == {term: head for term in wanted if (head := heads.head(field, term)) is not None}


def test_each_term_is_found_once_and_in_order() -> None:
    held = {f"e{number:03}": bytes((number % 250,)) * 40 for number in range(800)}
    asked = sorted(held)[100:700]
    assert [term for term, _ in table({"text": held}).heads("text", runs([*reversed(asked), *asked]))] == asked


def test_a_field_that_the_segment_does_not_have_has_no_terms() -> None:
    heads = table({"text": {"eone": b"1"}})
    assert heads.head("title", "eone") is None
    assert list(heads.heads("title", runs(["eone"]))) == []


def test_all_entries_are_told_in_order() -> None:
    held = {"heading": {"eb": b"2", "ea": b"1"}, "text": {"ea": b"3"}}
    assert list(table(held).items()) == [("heading", b"ea", b"1"), ("heading", b"eb", b"2"), ("text", b"ea", b"3")]


def test_a_table_of_nothing_has_no_terms() -> None:
    assert list(table({}).items()) == []
    assert list(table({}).heads("text", runs(f"e{number}" for number in range(20)))) == []
