"""Review room: how much text a note has, held against what its template advises: words, points, sentences, minutes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefbook.model.book import NOT_PLACED, Entry, Section, Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import EntryKind, Language
from briefbook.model.measure import (
    item_count,
    minutes_and_seconds,
    paragraphs_of,
    sentences,
    spoken_seconds,
    spoken_word_count,
    word_count,
)
from briefbook.model.note import Blocks, plain_text
from briefbook.model.template import Limits, TemplateInfo
from briefbook.review.empty_sections import is_empty


@dataclass(frozen=True, slots=True)
class _Measured:
    """A text that is held against limits: what it is called, where it is, and its entries."""

    name: str
    place: str
    entries: Sequence[Entry]
    other: bool
    heading: str = ""

    @property
    def values(self) -> dict[str, str]:
        """What it is called, for saying it in another language: the heading of a section, none for the note."""
        return {"name": self.name, **({"heading": self.heading} if self.heading else {})}

    def blocks(self) -> Iterator[Blocks]:
        for entry in self.entries:
            yield entry.other if self.other and entry.other else entry.blocks

    @property
    def words(self) -> int:
        return sum(word_count(plain_text(blocks)) for blocks in self.blocks())

    @property
    def spoken_words(self) -> int:
        return sum(spoken_word_count(plain_text(blocks)) for blocks in self.blocks())

    @property
    def items(self) -> int:
        return sum(item_count(blocks) for blocks in self.blocks())


def limits(tab: Tab, info: TemplateInfo, language: Language, *, other: bool = False) -> tuple[Finding, ...]:
    """Return what is too long or too short in a note and its sections.

    Args:
        tab: the note.
        info: its template.
        language: of the headings in the sentences.
        other: whether the texts in the other language count, where there are any.
    """
    found: list[Finding] = []
    shown = [section for section in tab.sections if section.id != NOT_PLACED]
    # An empty section is the reason why a note is short; it has a finding of its own.
    is_whole = not any(is_empty(section) for section in shown)
    every = [entry for section in shown for entry in _counted(section)]
    found += _of_note(_Measured("The note", "", every, other), info.limits, is_whole=is_whole)
    for section in shown:
        spec = info.section(section.id)
        if not is_empty(section):
            heading = section.heading.in_language(language)
            measured = _Measured(f"The section “{heading}”", section.id, _counted(section), other, heading)
            own = spec.limits if spec is not None else Limits()
            found += _amounts(measured, own, is_whole=True)
            found += _sentences(measured, own.sentence_words or info.limits.sentence_words)
    return tuple(found)


def speaking_time(tab: Tab, info: TemplateInfo, *, other: bool = False) -> int:
    """Return how long a note takes to say, in seconds, to the nearest quarter of a minute; 0 where none is spoken."""
    shown = [section for section in tab.sections if section.id != NOT_PLACED]
    note = _Measured("", "", [entry for section in shown for entry in _counted(section)], other)
    speed = info.limits.words_per_minute
    return spoken_seconds(note.spoken_words, speed) if speed else 0


def _counted(section: Section) -> list[Entry]:
    return [entry for entry in section.entries if entry.kind is not EntryKind.SELF]


def _of_note(note: _Measured, own: Limits, *, is_whole: bool) -> Iterator[Finding]:
    yield from _amounts(note, own, is_whole=is_whole)
    if own.words_per_minute and note.words:
        minutes, seconds = minutes_and_seconds(spoken_seconds(note.spoken_words, own.words_per_minute) / 60)
        sentence = (
            f"It takes about {minutes} min {seconds:02} s to say: "
            f"{note.words:,} words at {own.words_per_minute} a minute."
        )
        values = {
            "minutes": str(minutes),
            "seconds": f"{seconds:02}",
            "words": str(note.words),
            "speed": str(own.words_per_minute),
        }
        yield Finding("speaking-time", "info", sentence, "", values)


def _amounts(measured: _Measured, own: Limits, *, is_whole: bool) -> Iterator[Finding]:
    for noun, count, least, most in (
        ("words", measured.words, own.words_min, own.words_max),
        ("points", measured.items, own.items_min, own.items_max),
    ):
        values = measured.values | {"count": str(count)}
        if most and count > most:
            sentence = f"{measured.name} has {count:,} {noun}; {most:,} are enough."
            yield Finding(f"too-many-{noun}", "warning", sentence, measured.place, values | {"limit": str(most)})
        elif is_whole and count < least:
            sentence = f"{measured.name} has {count:,} {noun}; at least {least:,} are usual."
            yield Finding(f"too-few-{noun}", "info", sentence, measured.place, values | {"limit": str(least)})


def _sentences(measured: _Measured, most: int) -> Iterator[Finding]:
    """Yield one finding about the long sentences of a section; what others said is quoted as it was said."""
    if not most:
        return
    long: list[tuple[int, str]] = []
    for entry, blocks in zip(measured.entries, measured.blocks(), strict=True):
        if entry.kind is EntryKind.OWN or entry.is_edited:
            counts = [word_count(one) for text in paragraphs_of(blocks) for one in sentences(text)]
            long += [(count, entry.id) for count in counts if count > most]
    if long:
        longest, place = max(long, key=lambda one: one[0])
        several = "one sentence" if len(long) == 1 else f"{len(long)} sentences"
        sentence = f"{measured.name} has {several} of more than {most} words; the longest has {longest}."
        values = measured.values | {"count": str(len(long)), "limit": str(most), "longest": str(longest)}
        yield Finding("long-sentences", "info", sentence, place, values)
