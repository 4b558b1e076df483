"""GUI room: how a hit stands to the rest: in the book, under topics, and where else the same is said."""

from dataclasses import dataclass

from briefbook.gui.chip_words import TopicMark
from briefbook.gui.words import Words
from briefbook.model.hit import Hit

MIDDLE_DOT = " · "


@dataclass(frozen=True, slots=True)
class Standing:
    """What the officer did with a passage: the heading it stands under in the book ("" for none), its topics."""

    in_book: str = ""
    topics: tuple[TopicMark, ...] = ()


def also_text(hit: Hit, words: Words) -> str:
    """Return in how many other documents the same is said, first and last when; "" where it is said once."""
    if not hit.also:
        return ""
    others = {one.document.id for one in hit.also} - {hit.document.id}
    forms, count = (words.also_in, len(others)) if others else (words.also_here, len(hit.also))
    dates = sorted(date for date in (hit.document.date, *(one.document.date for one in hit.also)) if date)
    parts = [words.counted(forms, count)]
    if dates and dates[0] != dates[-1]:
        parts += [words.first_said.format(date=dates[0]), words.last_said.format(date=dates[-1])]
    return MIDDLE_DOT.join(parts)
