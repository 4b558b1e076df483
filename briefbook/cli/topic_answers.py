"""Command line room: topics and what is filed under them, as the JSON objects of the contract and as lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefbook.app.topic_file import Imported
from briefbook.cli import shapes
from briefbook.cli.output import Look
from briefbook.cli.setting import columns, one_line, paragraph
from briefbook.cli.wording import counted
from briefbook.model.document import DocumentRow
from briefbook.model.hit import Hit
from briefbook.model.kinds import PassageId
from briefbook.model.plain import Json, JsonObject
from briefbook.model.topic import Anchor, FiledPassage, TopicCount

_DECISIONS = {
    "add-topic": "adding the topic “{}”",
    "label-topic": "renaming the topic “{}”",
    "colour-topic": "the colour of “{}”",
    "rule-topic": "the rules of “{}”",
    "change-topic": "changing the topic “{}”",
    "duplicate-topic": "copying the topic “{}”",
    "remove-topic": "removing the topic “{}”",
    "move-topic": "moving the topic “{}”",
    "add-starter": "adding the starter topics",
    "file": "filing under “{}”",
    "accept": "accepting for “{}”",
    "reject": "rejecting for “{}”",
    "unfile": "taking out of “{}”",
    "unreject": "no longer rejecting for “{}”",
    "drop-lost": "forgetting what is lost of “{}”",
    "refile": "filing anew under “{}”",
    "import": "importing {}",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A passage of a topic: filed, suggested, rejected or lost; a lost one has no document."""

    state: str
    passage_id: PassageId
    text: str
    heading: tuple[str, ...]
    likeness: float
    document: DocumentRow | None
    was: Anchor | None


def listed(
    filed: Iterable[FiledPassage], suggested: Iterable[Hit], rejected: Iterable[FiledPassage], lost: Iterable[Anchor]
) -> tuple[Listed, ...]:
    """Return all passages of a topic as one list."""
    return (
        *(_standing("filed", one) for one in filed),
        *(Listed("suggested", one.passage_id, one.text, one.heading, 1.0, one.document, None) for one in suggested),
        *(_standing("rejected", one) for one in rejected),
        *(Listed("lost", one.passage_id, one.text, (), 0.0, None, one) for one in lost),
    )


def _standing(state: str, one: FiledPassage) -> Listed:
    return Listed(state, one.passage_id, one.passage.text, one.passage.heading, one.likeness, one.document, one.anchor)


def topics(counts: Iterable[TopicCount]) -> JsonObject:
    """Return the answer of `topics`."""
    return {"topics": [_topic(one) for one in counts]}


def topic(
    counts: Iterable[TopicCount], changed: int, imported: Imported | None, passages: Iterable[Listed]
) -> JsonObject:
    """Return the answer of `topic`; `changed` counts passages, or topics where none were filed."""
    came: Json = None
    if imported is not None:
        came = {
            "added": list(imported.added),
            "changed": list(imported.changed),
            "left": list(imported.left),
        }
    return {**topics(counts), "changed": changed, "imported": came, "passages": [_passage(one) for one in passages]}


def _topic(one: TopicCount) -> JsonObject:
    topic = one.topic
    return {
        "id": topic.id,
        "label": {"en": topic.label.en, "fr": topic.label.fr},
        "rule": topic.rule,
        "rules": list(topic.rules),
        "colour": topic.colour,
        "passages": one.passages,
        "pinned": one.filed,
        "rejected": one.rejected,
        "suggested": one.suggested,
        "lost": one.lost,
    }


def _passage(one: Listed) -> JsonObject:
    return {
        "state": one.state,
        "passage_id": one.passage_id,
        "filed_as": None if one.was is None else one.was.passage_id,
        "path": one.document.path if one.document is not None else one.was.path if one.was is not None else "",
        "text": one.text,
        "heading": list(one.heading),
        "likeness": round(one.likeness, 3),
        "document": None if one.document is None else shapes.document_row(one.document),
    }


def topic_lines(counts: Sequence[TopicCount]) -> Iterator[str]:
    """Walk over the lines that `topics` prints."""
    if not counts:
        yield "There are no topics; “topics FOLDER --starter” adds some to begin with."
    yield from columns([_row(one) for one in counts], "")


def _row(one: TopicCount) -> tuple[str, str, str]:
    lost = f", {one.lost} lost" if one.lost else ""
    return one.topic.id, one_line(one.topic.label.in_language("en")), _numbers(one) + lost


def _numbers(one: TopicCount) -> str:
    return f"{one.filed:,} filed, {one.suggested:,} suggested"


def passage_lines(passages: Sequence[Listed], look: Look) -> Iterator[str]:
    """Walk over the lines that `topic show` prints for passages."""
    state = ""
    for one in passages:
        if one.state != state:
            state = one.state
            yield ""
            yield f"{state.capitalize()}: {counted(sum(other.state == state for other in passages), 'passage')}"
        yield ""
        changed = "" if one.likeness in (0.0, 1.0) else f" · changed since, {one.likeness:.0%} alike"
        yield f"  {_where(one)}{changed}"
        yield from paragraph(one.text, look, "    ")
        yield f"    {one.passage_id}"


def _where(one: Listed) -> str:
    if one.document is not None:
        return f"{one_line(one.document.name)} · {one.document.date or 'no date'}"
    was = one.was
    return "" if was is None else f"{one_line(was.title or was.path)} · {was.date or 'no date'}"


def decision_words(label: str) -> str:
    """Return the label of a decision in words."""
    verb, _, detail = label.partition(":")
    return _DECISIONS[verb].format(one_line(detail)) if verb in _DECISIONS else one_line(label)
