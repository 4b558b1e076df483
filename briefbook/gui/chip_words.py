"""GUI room: what filters and their values are called on chips and in menus."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefbook.gui.filters import Chip, dates_in
from briefbook.gui.look import Look
from briefbook.gui.wording import speech
from briefbook.model.kinds import DocumentKind, FacetName

_SHORTENED = 32
"""Code points of a value on a chip; the tip has all of it."""


@dataclass(frozen=True, slots=True)
class TopicMark:
    """What shows a topic: its label in the language of the window, and a place in TOPIC_COLOURS.

    Attributes:
        is_filed: of a passage: whether the officer filed it there; otherwise it is suggested.
    """

    label: str
    colour: int
    is_filed: bool = True


@dataclass(frozen=True, slots=True)
class ChipWords:
    """Names filters and values in one language; topics are known by their id."""

    look: Look
    topics: Mapping[str, TopicMark] = field(default_factory=dict)

    def name(self, sort: str) -> str:
        """Return what a sort of filter is called."""
        return speech(self.look)(f"filter.{sort}")

    def value(self, sort: str, value: str) -> str:
        """Return what a value is called in a menu, whole."""
        say = speech(self.look)
        match sort:
            case FacetName.KIND:
                return self.look.words.kind(DocumentKind(value))
            case FacetName.LANGUAGE:
                return {"en": say("filter.english"), "fr": say("filter.french")}.get(value, value)
            case FacetName.TOPIC:
                return self.topics[value].label if value in self.topics else value
            case _:
                return value

    def chip(self, chip: Chip) -> str:
        """Return what stands on a chip, whole."""
        say = speech(self.look)
        match chip.sort:
            case FacetName.YEAR:
                return self._dates(chip.value)
            case FacetName.FOLDER:
                return say("filter.in", folder=chip.value.rsplit("/", 1)[-1])
            case "like":
                return say("filter.like-text", text=" ".join(chip.value.split()))
            case _:
                return self.value(chip.sort, chip.value)

    def _dates(self, value: str) -> str:
        say = speech(self.look)
        since, until = dates_in(value)
        if since == until:
            return since or ""
        if since and until:
            return say("filter.between", since=since, until=until)
        return say("filter.since", date=since) if since else say("filter.until", date=until or "")


def shortened(text: str) -> str:
    """Return a text as a chip has room for it."""
    return text if len(text) <= _SHORTENED else f"{text[: _SHORTENED - 1].rstrip()}…"
