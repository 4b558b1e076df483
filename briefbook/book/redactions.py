"""Book room: what the disclosure copy withholds of a text: spans are set, taken back, and go with the text; pure.

A span that is in doubt after an edit stays: text that was withheld once must not come out by an edit elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefbook.book.alignment import Step, steps, steps_from_the_end
from briefbook.book.parts import place_of, with_entry
from briefbook.model.book import Book, Entry, Redaction
from briefbook.model.errors import BookError
from briefbook.model.kinds import EntryId
from briefbook.model.text import clean


def redact(book: Book, entry_id: EntryId, redaction: Redaction, *, other: bool = False) -> Book:
    """Withhold a stretch of an entry's text, or of its text in the other language; what touches becomes one.

    Raises:
        NotInBook: there is no such entry.
        BookError: the stretch holds no text.
    """
    tab, section, entry = place_of(book, entry_id)
    text, present = _of(entry, other=other)
    start, end = _within(text, redaction.start, redaction.end)
    if start == end:
        raise BookError("There is no text at this place to withhold; select some text first.")
    new = Redaction(start, end, clean(redaction.reason))
    return with_entry(book, tab, section, _with(entry, merged((*present, new)), other=other))


def unredact(book: Book, entry_id: EntryId, span: tuple[int, int] | None = None, *, other: bool = False) -> Book:
    """Show a stretch, code points [start, end), of an entry's text again; the whole text for None.

    Raises:
        NotInBook: there is no such entry.
        BookError: nothing is withheld there.
    """
    tab, section, entry = place_of(book, entry_id)
    text, present = _of(entry, other=other)
    start, end = _within(text, *span) if span is not None else (0, len(text))
    left = tuple(piece for one in present for piece in _without(one, start, end))
    if left == present:
        raise BookError("Nothing is withheld at this place.")
    return with_entry(book, tab, section, _with(entry, left, other=other))


def merged(redactions: Iterable[Redaction]) -> tuple[Redaction, ...]:
    """Return the stretches in order, those that overlap or touch as one with the reasons of all."""
    out: list[Redaction] = []
    for one in sorted(redactions, key=lambda each: (each.start, each.end)):
        if out and one.start <= out[-1].end:
            reasons = dict.fromkeys(reason for each in (out[-1], one) for reason in each.reason.split("; ") if reason)
            out[-1] = replace(out[-1], end=max(out[-1].end, one.end), reason="; ".join(reasons))
        else:
            out.append(one)
    return tuple(out)


def following(old: str, new: str, redactions: tuple[Redaction, ...]) -> tuple[Redaction, ...]:
    """Return where the stretches stand after a text was edited.

    What is left of a withheld stretch stays withheld, with what was put into it or in its place. Where an edit can be
    read in two ways, both count. Withheld words that turn up elsewhere in what was put in are withheld there too.
    """
    if not redactions or old == new:
        return redactions
    forward, backward = steps(old, new), steps_from_the_end(old, new)
    found: list[Redaction] = []
    for one in redactions:
        spans = [*_mapped(one, old, new, forward), *_mapped(one, old, new, backward)]
        spans += _moved(old[one.start : one.end], new, forward)
        found += [replace(one, start=start, end=end) for start, end in spans if start < end]
    return merged(found)


def followed(before: Entry, after: Entry) -> Entry:
    """Return the entry as it is `after` an edit, with its redactions where its texts stand now."""
    return replace(
        after,
        redactions=following(before.text, after.text, before.redactions),
        other_redactions=following(before.other_text, after.other_text, before.other_redactions),
    )


def _of(entry: Entry, *, other: bool) -> tuple[str, tuple[Redaction, ...]]:
    return (entry.other_text, entry.other_redactions) if other else (entry.text, entry.redactions)


def _with(entry: Entry, redactions: tuple[Redaction, ...], *, other: bool) -> Entry:
    return replace(entry, other_redactions=redactions) if other else replace(entry, redactions=redactions)


def _within(text: str, start: int, end: int) -> tuple[int, int]:
    first = min(max(0, start), len(text))
    return first, min(max(first, end), len(text))


def _without(one: Redaction, start: int, end: int) -> Iterator[Redaction]:
    if end <= one.start or start >= one.end or start == end:
        yield one
        return
    if one.start < start:
        yield replace(one, end=start)
    if end < one.end:
        yield replace(one, start=end)


def _mapped(one: Redaction, old: str, new: str, found: Sequence[Step]) -> Iterator[tuple[int, int]]:
    for step in found:
        first, last = max(one.start, step.old_start), min(one.end, step.old_end)
        if step.is_same:
            if first < last:
                shift = step.new_start - step.old_start
                yield first + shift, last + shift
        elif first < last or one.start < step.old_start == step.old_end < one.end:
            yield step.new_start, step.new_end
        elif step.old_start == one.end:
            yield step.new_start, _word_end(old, new, step)
        elif step.old_end == one.start:
            yield _word_start(old, new, step), step.new_end


def _word_end(old: str, new: str, step: Step) -> int:
    """Return how far what was put after a withheld stretch goes on with its last word."""
    end = step.new_start
    if _is_word(old[step.old_start - 1]):
        while end < step.new_end and _is_word(new[end]):
            end += 1
    return end


def _word_start(old: str, new: str, step: Step) -> int:
    """Return from where on what was put before a withheld stretch belongs to its first word."""
    start = step.new_end
    if step.old_end < len(old) and _is_word(old[step.old_end]):
        while start > step.new_start and _is_word(new[start - 1]):
            start -= 1
    return start


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _moved(words: str, new: str, found: Sequence[Step]) -> Iterator[tuple[int, int]]:
    """Walk over the places of withheld words in what was put in: they may have been moved there."""
    if not any(_is_word(char) for char in words):
        return
    changed = [step for step in found if not step.is_same and step.new_start < step.new_end]
    place = new.find(words) if changed else -1
    while place >= 0:
        end = place + len(words)
        if any(place < step.new_end and end > step.new_start for step in changed):
            yield place, end
        place = new.find(words, place + 1)
