"""Topics are kept: every decision is durable, can be taken back across restarts, and none is lost without a word."""

import errno
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbook.disk import atomic, envelope
from briefbook.library import topic_edits as edits
from briefbook.library.decisions import KEPT, MOST_STEPS
from briefbook.library.topics import Topics
from briefbook.model.book import Wording
from briefbook.model.errors import LibraryError, NothingToTakeBack, TopicMissing
from briefbook.model.topic import Topic, TopicId
from tests.library.making import anchor, topic

Decided = tuple[Topic, ...]


def add(library: Path, english: str, *rules: str) -> TopicId:
    made: list[TopicId] = []

    def decide(topics: Decided) -> Decided:
        after, topic_id = edits.added(topics, Wording(english), None, rules)
        made.append(topic_id)
        return after

    Topics(library).change(f"add-topic:{english}", decide)
    return made[0]


def pin(library: Path, topic_id: TopicId, *names: str) -> None:
    anchors = [anchor(name) for name in names]
    Topics(library).change("file:", lambda topics: edits.pinned(topics, topic_id, anchors))


def ids(library: Path) -> list[str]:
    return [one.id for one in Topics(library).all()]


def test_topics_keep_their_order_their_rules_and_what_was_filed(tmp_path: Path) -> None:
    for name in ("Ferry", "Lanterns", "Harbour dues"):
        add(tmp_path, name, f'"{name}"')
    pin(tmp_path, TopicId("lanterns"), "a", "b")
    Topics(tmp_path).change("move-topic:", lambda topics: edits.moved(topics, TopicId("harbour-dues"), 0))
    assert ids(tmp_path) == ["harbour-dues", "ferry", "lanterns"]
    lanterns = Topics(tmp_path).all()[2]
    assert (lanterns.rules, lanterns.pinned) == (('"Lanterns"',), (anchor("a"), anchor("b")))


def test_a_topic_keeps_its_id_when_its_name_changes(tmp_path: Path) -> None:
    topic_id = add(tmp_path, "Ferry")
    change = edits.labelled(Topics(tmp_path).all(), topic_id, Wording("Crossings", "Traversées"))
    Topics(tmp_path).change("label-topic:", lambda _: change)
    assert [(one.id, one.label) for one in Topics(tmp_path).all()] == [("ferry", Wording("Crossings", "Traversées"))]
    with pytest.raises(LibraryError, match="has this name already"):
        add(tmp_path, "FERRY")


def test_every_decision_is_taken_back_and_made_again_after_a_restart(tmp_path: Path) -> None:
    states = [Topics(tmp_path).all()]
    topic_id = add(tmp_path, "Ferry", "ferry")
    states.append(Topics(tmp_path).all())
    pin(tmp_path, topic_id, "a", "b", "c")
    states.append(Topics(tmp_path).all())
    unpinned = edits.unpinned(states[-1], topic_id, {anchor("b").passage_id})
    Topics(tmp_path).change("unfile:", lambda _: unpinned)
    states.append(Topics(tmp_path).all())
    Topics(tmp_path).change("remove-topic:", lambda topics: edits.removed(topics, topic_id))
    assert Topics(tmp_path).all() == ()
    labels = ["remove-topic:", "unfile:", "file:", "add-topic:Ferry"]
    for label, state in zip(labels, reversed(states), strict=True):
        assert (Topics(tmp_path).undo(), Topics(tmp_path).all()) == (label, state)
    with pytest.raises(NothingToTakeBack):
        Topics(tmp_path).undo()
    for label, state in zip(reversed(labels), [*states[1:], ()], strict=True):
        assert (Topics(tmp_path).redo(), Topics(tmp_path).all()) == (label, state)
    with pytest.raises(NothingToTakeBack):
        Topics(tmp_path).redo()


_MOVES = st.lists(
    st.tuples(
        st.sampled_from(["pin", "reject", "unpin", "unreject", "rule", "remove", "copy", "move"]),
        st.integers(0, 3),
        st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4),
    ),
    max_size=8,
)


def decided(topics: Decided, move: tuple[str, int, list[str]]) -> Decided:
    verb, number, names = move
    if not topics:
        return topics
    topic_id = topics[number % len(topics)].id
    anchors = [anchor(name) for name in names]
    passages = {one.passage_id for one in anchors}
    work: dict[str, Callable[[], Decided]] = {
        "pin": lambda: edits.pinned(topics, topic_id, anchors),
        "reject": lambda: edits.rejected(topics, topic_id, anchors),
        "unpin": lambda: edits.unpinned(topics, topic_id, passages),
        "unreject": lambda: edits.unrejected(topics, topic_id, passages),
        "rule": lambda: edits.ruled(topics, topic_id, names),
        "remove": lambda: edits.removed(topics, topic_id),
        "copy": lambda: edits.duplicated(topics, topic_id, Wording(f"Copy {len(topics)} {''.join(names)} {number}"))[0],
        "move": lambda: edits.moved(topics, topic_id, number),
    }
    return work[verb]()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=_MOVES)
def test_whatever_was_decided_undo_leads_back_step_by_step_and_redo_forth(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, int, list[str]]]
) -> None:
    kept = Topics(tmp_path_factory.mktemp("library"), [topic("ferry"), topic("lanterns")])
    states = [kept.all()]
    for number, move in enumerate(moves):
        try:
            after = kept.change(str(number), lambda topics, move=move: decided(topics, move))  # type: ignore[misc]  # the default binds it
        except LibraryError:
            continue  # a name that was taken
        if after != states[-1]:
            states.append(after)
    for state in reversed(states[:-1]):
        kept.undo()
        assert kept.all() == state
    for state in states[1:]:
        kept.redo()
        assert kept.all() == state


def test_a_new_decision_ends_what_can_be_made_again(tmp_path: Path) -> None:
    add(tmp_path, "Ferry")
    Topics(tmp_path).undo()
    add(tmp_path, "Lanterns")
    with pytest.raises(NothingToTakeBack):
        Topics(tmp_path).redo()


def test_undo_leaves_alone_what_another_process_decided_about_other_passages(tmp_path: Path) -> None:
    topic_id = add(tmp_path, "Ferry")
    pin(tmp_path, topic_id, "a")
    pin(tmp_path, topic_id, "b")
    Topics(tmp_path).undo()
    assert [one.path for one in Topics(tmp_path).all()[0].pinned] == ["a.txt"]


def test_the_history_is_bounded(tmp_path: Path) -> None:
    topic_id = add(tmp_path, "Ferry")
    topics = Topics(tmp_path)
    for number in range(KEPT + 5):
        topics.change("rule-topic:", lambda kept, number=number: edits.ruled(kept, topic_id, [str(number)]))  # type: ignore[misc]  # the default binds it
    assert len(topics.decisions().done) == KEPT
    many = [anchor("big", ordinal) for ordinal in range(1, MOST_STEPS + 1)]
    topics.change("file:", lambda kept: edits.pinned(kept, topic_id, many))
    assert [one.label for one in topics.decisions().done] == ["file:"]
    topics.undo()
    assert topics.all()[0].pinned == ()


def test_what_a_newer_briefbook_wrote_beside_is_kept(tmp_path: Path) -> None:
    add(tmp_path, "Ferry")
    file = tmp_path / "topics.json"
    body = envelope.unwrap(file.read_bytes(), "briefbook-topics/1").body
    rows = body["topics"]
    assert isinstance(rows, list)
    first = rows[0]
    assert isinstance(first, dict)
    first["shape"] = "round"
    file.write_bytes(envelope.wrap("briefbook-topics/1", {**body, "shelves": 3}, "2030-01-01"))
    pin(tmp_path, TopicId("ferry"), "a")
    Topics(tmp_path).undo()
    body = envelope.unwrap(file.read_bytes(), "briefbook-topics/1").body
    assert body["shelves"] == 3
    assert body["topics"] == [first]


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00" * 500])
def test_of_a_damaged_file_what_was_decided_before_is_used(tmp_path: Path, damage: bytes) -> None:
    add(tmp_path, "Ferry")
    add(tmp_path, "Lanterns")
    (tmp_path / "topics.json").write_bytes(damage)
    assert ids(tmp_path) == ["ferry"]
    add(tmp_path, "Dues")
    assert ids(tmp_path) == ["ferry", "dues"]


def test_when_nothing_is_whole_one_sentence_says_so(tmp_path: Path) -> None:
    add(tmp_path, "Ferry")
    (tmp_path / "topics.json").write_bytes(b"?")
    with pytest.raises(LibraryError, match=r"topics\.json is damaged; put back a copy"):
        Topics(tmp_path).all()


def test_a_whole_file_that_holds_something_else_is_named(tmp_path: Path) -> None:
    tmp_path.joinpath("topics.json").write_bytes(envelope.wrap("briefbook-topics/1", {"topics": [7]}, ""))
    with pytest.raises(LibraryError, match="holds no topics"):
        Topics(tmp_path).all()


def test_a_history_that_cannot_be_read_costs_undo_alone(tmp_path: Path) -> None:
    add(tmp_path, "Ferry")
    file = tmp_path / "topics.json"
    body = envelope.unwrap(file.read_bytes(), "briefbook-topics/1").body
    for history in (
        3,
        {"done": [3]},
        {"done": [{"label": "x", "steps": [{}]}]},
        {"done": [{"label": "", "steps": [1]}]},
    ):
        file.write_bytes(envelope.wrap("briefbook-topics/1", {**body, "history": history}, "2030-01-01"))  # type: ignore[dict-item]  # whatever stands there
        assert ids(tmp_path) == ["ferry"]
        with pytest.raises(NothingToTakeBack):
            Topics(tmp_path).undo()


def test_a_full_disk_leaves_what_was_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(tmp_path, "Ferry")

    def refuse(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as full:
        full.setattr(atomic, "write", refuse)
        with pytest.raises(LibraryError, match="make room"):
            add(tmp_path, "Lanterns")
        with pytest.raises(LibraryError, match="make room"):
            Topics(tmp_path).undo()
    assert ids(tmp_path) == ["ferry"]


def test_decisions_made_at_the_same_moment_are_all_kept(tmp_path: Path) -> None:
    topic_id = add(tmp_path, "Ferry")
    names = [f"n{number}" for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: pin(tmp_path, topic_id, name), names))
    assert {one.path for one in Topics(tmp_path).all()[0].pinned} == {f"{name}.txt" for name in names}


def test_what_is_given_holds_until_something_is_decided(tmp_path: Path) -> None:
    given_topics = [topic("ferry"), topic("lanterns")]
    kept = Topics(tmp_path, given_topics)
    assert [one.id for one in kept.all()] == ["ferry", "lanterns"]
    assert not tmp_path.joinpath("topics.json").exists()
    kept.change("remove-topic:", lambda topics: edits.removed(topics, TopicId("ferry")))
    kept.change("remove-topic:", lambda topics: edits.removed(topics, TopicId("lanterns")))
    assert Topics(tmp_path, given_topics).all() == ()


def test_a_passage_is_filed_or_rejected_never_both() -> None:
    topics = edits.pinned((topic("ferry"),), TopicId("ferry"), [anchor("a"), anchor("b")])
    topics = edits.rejected(topics, TopicId("ferry"), [anchor("a")])
    assert [[one.path for one in some] for some in (topics[0].pinned, topics[0].rejected)] == [["b.txt"], ["a.txt"]]
    topics = edits.pinned(topics, TopicId("ferry"), [anchor("a"), anchor("b")])
    assert [[one.path for one in some] for some in (topics[0].pinned, topics[0].rejected)] == [["b.txt", "a.txt"], []]


@pytest.mark.parametrize("name", ["ferry", "FERRY", "Ferry (FR)", "  ferry "])
def test_a_topic_is_named_by_its_id_or_a_label_in_any_case(name: str) -> None:
    assert edits.topic_named((topic("lanterns"), topic("ferry")), name).id == "ferry"


def test_a_name_that_no_topic_has_gets_a_hint() -> None:
    with pytest.raises(TopicMissing, match="did you mean “Ferry”"):
        edits.topic_named((topic("ferry"),), "fery")
    with pytest.raises(TopicMissing, match="make it first"):
        edits.topic_named((), "")


def test_a_new_topic_gets_the_colour_that_is_used_least_and_a_free_id() -> None:
    topics: Decided = ()
    for _ in range(2):
        topics, _first = edits.added(topics, Wording(f"Ferry & {len(topics)}"), None, [])
    assert [one.colour for one in topics] == ["blue", "brown"]
    topics, copy = edits.duplicated(topics, topics[0].id, Wording("Ferry: 0!"))
    assert [one.id for one in topics] == ["ferry-0", copy, "ferry-1"]
    assert copy == "ferry-0-2"


@pytest.mark.parametrize(
    ("label", "colour", "rules"),
    [
        (Wording(" \n"), None, []),
        (Wording("x" * 121), None, []),
        (Wording("Dues"), "mauve", []),
        (Wording("Dues"), None, ["x" * 2001]),
        (Wording("Dues"), None, [str(number) for number in range(51)]),
    ],
)
def test_what_cannot_be_a_topic_is_refused(label: Wording, colour: str | None, rules: list[str]) -> None:
    with pytest.raises(LibraryError):
        edits.added((), label, colour, rules)


def test_rules_are_one_line_each_and_stand_once() -> None:
    assert edits.checked_rules([" ferry\nport ", "", "ferry port", "dues"]) == ("ferry port", "dues")
    assert topic("ferry", "a", 'b OR "c"').rule == '(a) OR (b OR "c")'
    assert topic("ferry", "a b").rule == "a b"
