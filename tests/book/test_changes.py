"""A patch makes one value of the other, and back, and is small where little changed."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.book.changes import PatchMisfit, apply, diff, invert, same
from briefbook.disk.envelope import canonical
from briefbook.model.plain import Json, JsonObject

TEXTS = st.text(alphabet=st.sampled_from("aàb \u00a0😀\n"), max_size=8)
LEAVES = st.none() | st.booleans() | st.integers(-2, 2) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
KEYS = st.sampled_from(["id", "text", "items", "a"])
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner), max_leaves=25)
OBJECTS = st.dictionaries(KEYS, VALUES)

steady = settings(derandomize=True, deadline=None, database=None, max_examples=150)


@steady
@given(OBJECTS, OBJECTS)
def test_a_patch_leads_there_and_its_inverse_back(old: JsonObject, new: JsonObject) -> None:
    before, after = canonical(old), canonical(new)
    patch = json.loads(json.dumps(diff(old, new)))
    assert canonical(apply(patch, old)) == after
    assert canonical(apply(invert(patch), new)) == before
    assert invert(invert(patch)) == patch
    assert (canonical(old), canonical(new)) == (before, after)


@steady
@given(OBJECTS)
def test_nothing_changed_is_an_empty_patch(value: JsonObject) -> None:
    assert diff(value, json.loads(json.dumps(value))) == []


@steady
@given(VALUES, VALUES)
def test_same_means_written_alike(one: Json, other: Json) -> None:
    assert same(one, other) == (canonical({"v": one}) == canonical({"v": other}))


@pytest.mark.parametrize(("one", "other"), [(1, True), (0, False), (1, 1.0), (0.0, -0.0), ([1], [True]), ("1", 1)])
def test_values_that_only_seem_equal_are_a_change(one: Json, other: Json) -> None:
    pairs: list[tuple[JsonObject, JsonObject]] = [
        ({"v": one}, {"v": other}),
        ({"v": [one, 7]}, {"v": [other, 7, 8]}),
        ({"v": {"w": one}}, {"v": {"w": other, "x": 1}}),
    ]
    for old, new in pairs:
        assert canonical(apply(diff(old, new), old)) == canonical(new)
        assert canonical(apply(diff(new, old), new)) == canonical(old)


def book_of(texts: list[str]) -> JsonObject:
    return {"sections": [{"id": "introduction", "entries": [{"id": f"e{n}", "text": t} for n, t in enumerate(texts)]}]}


def test_typing_in_one_entry_costs_a_record_of_a_line() -> None:
    texts = ["word " * 200] * 50
    old = book_of(texts)
    texts[7] = "word " * 100 + "x" + "word " * 100
    patch = diff(old, book_of(texts))
    assert len(json.dumps(patch)) < 150


def test_an_added_or_removed_entry_costs_that_entry() -> None:
    texts = ["word " * 200 + str(number) for number in range(50)]
    patch = diff(book_of(texts), {"sections": [{"id": "introduction", "entries": []}]})
    assert len(json.dumps(patch)) > 50 * 1000
    fewer: list[Json] = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    removed = diff({"entries": [*fewer]}, {"entries": [*fewer[:20], *fewer[21:]]})
    assert len(json.dumps(removed)) < 1300


@pytest.mark.parametrize(
    "other",
    [
        {"sections": []},
        {"sections": "introduction"},
        {},
        {"sections": [{"id": "introduction", "entries": [{"id": "e0", "text": "Another text"}]}]},
        {"sections": [{"id": "introduction", "entries": [7]}]},
    ],
)
def test_a_patch_for_another_value_is_refused(other: JsonObject) -> None:
    with pytest.raises(PatchMisfit):
        apply(diff(book_of(["Old text"]), book_of(["New text"])), other)


@pytest.mark.parametrize("patch", [[7], [{}], [{"at": []}], [{"at": ["sections", 0], "start": 0, "was": 1, "now": 2}]])
def test_what_is_no_patch_is_refused(patch: list[Json]) -> None:
    with pytest.raises(PatchMisfit):
        apply(patch, book_of(["A text"]))


def test_a_member_that_is_not_what_it_was_is_not_replaced() -> None:
    for patch in (diff({"a": 1}, {"a": 2}), diff({"a": 1}, {}), diff({}, {"a": 1}), diff({"a": [1]}, {"a": [2]})):
        with pytest.raises(PatchMisfit):
            apply(patch, {"a": 3})
