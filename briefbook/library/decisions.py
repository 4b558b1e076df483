"""Library room: the history of decisions about topics: what each one changed, so that it can be taken back.

Topics are looked at as single facts (a topic's own values, one passage filed, one rejected, the order of the topics),
and a decision as the facts it changed, with their values before and after: so that filing one passage notes one
passage, and whatever another Briefbook decided meanwhile about others stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefbook.model.plain import Json, JsonObject, from_plain, to_plain
from briefbook.model.topic import Anchor, Topic, TopicId

KEPT = 200
"""How many decisions can be taken back."""
MOST_STEPS = 5000
"""Facts that all decisions together may hold: filing thousands of passages at once must not swell the file."""
_ORDER = "order"
_TOPIC, _PINNED, _REJECTED = "topic", "pinned", "rejected"
_SEPARATOR = "\t"

Facts: TypeAlias = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Step:
    """One fact before and after a decision; None where there is none. `place` is where it stood in its list."""

    fact: str
    before: Json
    after: Json
    place: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What the officer decided: `verb:detail` for the doors to word, and its steps."""

    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions that can be taken back, and those that were, the next one last."""

    done: tuple[Decision, ...] = ()
    undone: tuple[Decision, ...] = ()

    def after(self, decision: Decision) -> "Decisions":
        """Return the history after a new decision: what was taken back before it cannot be decided again."""
        return Decisions(_bounded((*self.done, decision)))


def read_decisions(plain: Json) -> Decisions:
    """Return the history that a plain value describes; an empty one where it describes none."""
    if not isinstance(plain, dict):
        return Decisions()
    try:
        return Decisions(_read_all(plain.get("done")), _read_all(plain.get("undone")))
    except (KeyError, TypeError, ValueError):
        return Decisions()  # nothing that was decided is lost: only that it cannot be taken back


def plain_decisions(decisions: Decisions) -> JsonObject:
    """Return the plain value of a history."""
    return {"done": [_plain(one) for one in decisions.done], "undone": [_plain(one) for one in decisions.undone]}


def decision(label: str, before: Sequence[Topic], after: Sequence[Topic]) -> Decision | None:
    """Return what changed between two states of the topics; None when nothing did."""
    old, new = _facts(before), _facts(after)
    places = _places(before) | _places(after)
    steps = tuple(
        Step(fact, old.get(fact), new.get(fact), places.get(fact, 0))
        for fact in {**old, **new}
        if old.get(fact) != new.get(fact)
    )
    return Decision(label, steps) if steps else None


def taken_back(topics: Sequence[Topic], made: Decision) -> tuple[Topic, ...]:
    """Return the topics without a decision."""
    return _stepped(topics, tuple(replace(step, before=step.after, after=step.before) for step in made.steps))


def made_again(topics: Sequence[Topic], made: Decision) -> tuple[Topic, ...]:
    """Return the topics with a decision made again."""
    return _stepped(topics, made.steps)


def _bounded(done: tuple[Decision, ...]) -> tuple[Decision, ...]:
    kept = done[-KEPT:]
    while len(kept) > 1 and sum(len(one.steps) for one in kept) > MOST_STEPS:
        kept = kept[1:]
    return kept


def _facts(topics: Sequence[Topic]) -> dict[str, Json]:
    facts: dict[str, Json] = {_ORDER: [str(topic.id) for topic in topics]}
    for topic in topics:
        facts[_key(_TOPIC, topic.id)] = to_plain(replace(topic, pinned=(), rejected=()))
        for kind, anchors in ((_PINNED, topic.pinned), (_REJECTED, topic.rejected)):
            facts.update((_key(kind, topic.id, one.passage_id), to_plain(one)) for one in anchors)
    return facts


def _places(topics: Sequence[Topic]) -> dict[str, int]:
    return {
        _key(kind, topic.id, one.passage_id): place
        for topic in topics
        for kind, anchors in ((_PINNED, topic.pinned), (_REJECTED, topic.rejected))
        for place, one in enumerate(anchors)
    }


def _key(*parts: str) -> str:
    return _SEPARATOR.join(parts)


def _stepped(topics: Sequence[Topic], steps: Sequence[Step]) -> tuple[Topic, ...]:
    """Return the topics after steps: first the topics themselves, then their passages from the first place on."""
    by_id = {topic.id: topic for topic in topics}
    order = [topic.id for topic in topics]
    for step in sorted(steps, key=lambda one: (one.fact.startswith((_PINNED, _REJECTED)), one.place)):
        kind, _, rest = step.fact.partition(_SEPARATOR)
        name, _, passage = rest.partition(_SEPARATOR)
        topic_id = TopicId(name)
        if kind == _ORDER:
            order = [TopicId(str(one)) for one in step.after] if isinstance(step.after, list) else order
        elif kind == _TOPIC:
            _step_topic(by_id, topic_id, step.after)
        elif topic_id in by_id:
            by_id[topic_id] = _with_anchor(by_id[topic_id], kind, passage, step)
    # a topic that another Briefbook added meanwhile is in no order that was noted: it goes to the end
    return tuple(by_id[one] for one in dict.fromkeys((*order, *by_id)) if one in by_id)


def _step_topic(by_id: dict[TopicId, Topic], topic_id: TopicId, after: Json) -> None:
    before = by_id.get(topic_id)
    if after is None:
        by_id.pop(topic_id, None)
    else:
        own = from_plain(Topic, after)
        by_id[topic_id] = replace(own, pinned=before.pinned, rejected=before.rejected) if before else own


def _with_anchor(topic: Topic, kind: str, passage: str, step: Step) -> Topic:
    anchors = list(topic.pinned if kind == _PINNED else topic.rejected)
    place = next((place for place, one in enumerate(anchors) if one.passage_id == passage), None)
    if place is not None:
        del anchors[place]
    if step.after is not None:
        anchors.insert(step.place if place is None else place, from_plain(Anchor, step.after))
    return replace(topic, pinned=tuple(anchors)) if kind == _PINNED else replace(topic, rejected=tuple(anchors))


def _plain(made: Decision) -> JsonObject:
    return {"label": made.label, "steps": [to_plain(step) for step in made.steps]}


def _read_all(plain: Json) -> tuple[Decision, ...]:
    return tuple(_read(one) for one in plain) if isinstance(plain, list) else ()


def _read(plain: Json) -> Decision:
    match plain:
        case {"label": str(label), "steps": list(steps)}:
            return Decision(label, tuple(_read_step(step) for step in steps))
    raise ValueError("this is no decision")


def _read_step(plain: Json) -> Step:
    if not isinstance(plain, dict):
        raise TypeError("this is no step")
    place = plain.get("place", 0)
    return Step(str(plain["fact"]), plain.get("before"), plain.get("after"), place if isinstance(place, int) else 0)
