"""Topics go from one folder to another as a file; what was decided here stands, and a hostile file is one sentence."""

import json
from dataclasses import replace

import pytest

from briefbook.disk import envelope
from briefbook.library.topic_merge import merged, read, written
from briefbook.model.book import Wording
from briefbook.model.errors import LibraryError
from briefbook.model.plain import Json, JsonObject, to_plain
from briefbook.model.topic import Topic, TopicId
from tests.library.making import anchor, topic

FERRY = replace(topic("ferry", "ferry"), pinned=(anchor("a"), anchor("b")), rejected=(anchor("c"),), colour="rose")


def file_with(*rows: Json, name: str = "briefbook-topics-export/1") -> bytes:
    return envelope.wrap(name, {"topics": list(rows)}, "2030-01-01")


def test_what_is_written_is_read_again() -> None:
    topics = (FERRY, topic("lanterns"))
    assert read(written(topics, "2024-02-07"), "file") == topics


def test_a_topic_that_is_new_is_added_and_one_that_is_the_same_is_left() -> None:
    outcome = merged((FERRY,), (FERRY, topic("lanterns")))
    assert (outcome.added, outcome.changed, outcome.left) == (("lanterns",), (), ("ferry",))
    assert [one.id for one in outcome.topics] == ["ferry", "lanterns"]


def test_rules_and_passages_are_those_of_both_and_the_name_that_of_the_file() -> None:
    theirs = replace(
        topic("ferry", "crossing", "ferry"),
        label=Wording("Crossings", "Traversées"),
        pinned=(anchor("b"), anchor("c"), anchor("d")),
        rejected=(anchor("a"), anchor("e")),
    )
    outcome = merged((FERRY,), (theirs,))
    (ferry,) = outcome.topics
    assert outcome.changed == ("ferry",)
    assert (ferry.label.en, ferry.colour, ferry.rules) == ("Crossings", "blue", ("ferry", "crossing"))
    assert [one.path for one in ferry.pinned] == ["a.txt", "b.txt", "d.txt"]
    assert [one.path for one in ferry.rejected] == ["c.txt", "e.txt"]


def test_a_name_that_another_topic_has_is_not_taken_from_it() -> None:
    outcome = merged((topic("ferry"),), (replace(topic("boats"), label=Wording("Ferry", "Bac")),))
    assert [one.label for one in outcome.topics][1] == Wording("Ferry (2)", "Bac (2)")
    renamed = replace(topic("boats"), label=Wording("FERRY"))
    assert merged((topic("ferry"), topic("boats")), (renamed,)).topics[1].label == topic("boats").label
    by_id = replace(topic("ferry"), id=TopicId("boats"), label=Wording("Vessels"))
    assert merged((replace(topic("x"), label=Wording("Boats")),), (by_id,)).added == ("boats",)


def test_importing_twice_adds_nothing() -> None:
    incoming = (replace(topic("boats"), label=Wording("Ferry")), topic("lanterns"))
    first = merged((topic("ferry"),), incoming)
    second = merged(first.topics, incoming)
    assert (second.added, second.topics) == ((), first.topics)


def row(**changes: Json) -> JsonObject:
    return {"id": "a", "label": {"en": "A"}, **changes}


def pin(**changes: Json) -> Json:
    plain = to_plain(anchor("a"))
    return [{**plain, **changes}] if isinstance(plain, dict) else None


MANY: list[Json] = [{"id": str(number), "label": {"en": str(number)}} for number in range(501)]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        file_with(7),
        file_with(row(label={})),
        file_with(row(rules="ferry")),
        file_with(row(rules=["x" * 3000])),
        file_with(row(pinned=pin(document="../.."))),
        file_with(row(pinned=pin(text="Another text."))),
        file_with(row(pinned=pin(ordinal=0))),
        file_with(*MANY),
        envelope.wrap("briefbook-topics-export/1", {"topics": 3}, ""),
        file_with(name="briefbook-corrections/1"),
        file_with(name="briefbook-topics-export/2"),
        json.dumps({"topics": []}).encode(),
    ],
)
def test_a_file_that_is_none_is_one_sentence(data: bytes) -> None:
    with pytest.raises(LibraryError) as caught:
        read(data, "theirs.json")
    assert "\n" not in caught.value.sentence


def test_a_newer_file_is_named_as_such() -> None:
    with pytest.raises(LibraryError, match="newer Briefbook"):
        read(file_with(name="briefbook-topics-export/2"), "theirs.json")


def test_what_no_officer_could_type_is_made_harmless() -> None:
    odd = row(id="../A b\n", label={"en": "A\nb\u0007" + "x" * 500}, colour="url(x)", rules=["a\nb"])
    (one,) = read(file_with(odd), "theirs.json")
    assert (one.id, one.colour, one.rules, len(one.label.en)) == ("a-b", "blue", ("a b",), 120)
    assert isinstance(one, Topic)
