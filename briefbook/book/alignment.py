"""Book room: what became of a text: which stretches of it stand in the edited one, found word by word; pure.

The work is bounded: long stretches are parted at words that stand once in both texts before words are compared, and
what cannot be told apart so counts as replaced.
"""

import difflib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"\w+\s*|\W")
_MOST_COMPARED = 40_000
"""Words of one stretch times words of the other; at worst that takes some hundredths of a second."""
_DEEPEST = 20


class Step(NamedTuple):
    """Code points [old_start, old_end) of the old text became [new_start, new_end) of the new one."""

    is_same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def steps(old: str, new: str) -> list[Step]:
    """Return what became of the old text, in order; what is the same at the beginning counts first."""
    shorter = min(len(old), len(new))
    head = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - head
    tail = next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)
    middle = _in_letters(old[head : len(old) - tail], new[head : len(new) - tail])
    return [
        Step(True, 0, head, 0, head),
        *(Step(one.is_same, *(place + head for place in one[1:])) for one in middle),
        Step(True, len(old) - tail, len(old), len(new) - tail, len(new)),
    ]


def steps_from_the_end(old: str, new: str) -> list[Step]:
    """Return the same as `steps`, where what is the same at the end counts first."""
    found = reversed(steps(old[::-1], new[::-1]))
    return [
        Step(same, len(old) - old_end, len(old) - old_start, len(new) - new_end, len(new) - new_start)
        for same, old_start, old_end, new_start, new_end in found
    ]


def _in_letters(old: str, new: str) -> Iterator[Step]:
    """Walk over what became of a stretch; the blanks after a word are looked at apart from it."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    words, new_words = [one.rstrip() or one for one in before], [one.rstrip() or one for one in after]
    old_at, new_at = _starts(before), _starts(after)
    for found in _in_words(words, new_words):
        whole = Step(
            found.is_same,
            old_at[found.old_start],
            old_at[found.old_end],
            new_at[found.new_start],
            new_at[found.new_end],
        )
        if not whole.is_same:
            yield from _with_end_apart(whole, old, new)
            continue
        for place in range(found.old_end - found.old_start):
            first, second = found.old_start + place, found.new_start + place
            length = len(words[first])
            yield Step(True, old_at[first], old_at[first] + length, new_at[second], new_at[second] + length)
            blank = Step(False, old_at[first] + length, old_at[first + 1], new_at[second] + length, new_at[second + 1])
            yield blank._replace(is_same=before[first] == after[second])


def _starts(tokens: Sequence[str]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _with_end_apart(step: Step, old: str, new: str) -> Iterator[Step]:
    """Walk over an edited stretch and, apart, what both texts have at its end: a blank belongs to no replaced word."""
    shorter = min(step.old_end - step.old_start, step.new_end - step.new_start)
    tail = 0
    while tail < shorter and old[step.old_end - 1 - tail] == new[step.new_end - 1 - tail]:
        tail += 1
    yield step._replace(old_end=step.old_end - tail, new_end=step.new_end - tail)
    yield Step(True, step.old_end - tail, step.old_end, step.new_end - tail, step.new_end)


def _in_words(old: Sequence[str], new: Sequence[str], depth: int = 0) -> Iterator[Step]:
    """Walk over what became of words, counted in words."""
    if len(old) * len(new) <= _MOST_COMPARED:
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for tag, first, last, start, end in matcher.get_opcodes():
            yield Step(tag == "equal", first, last, start, end)
        return
    at, new_at = 0, 0
    for anchor, new_anchor in [*(_anchors(old, new) if depth < _DEEPEST else []), (len(old), len(new))]:
        is_anchored = anchor > 0 or new_anchor > 0
        if is_anchored and (at, new_at) == (0, 0) and (anchor, new_anchor) == (len(old), len(new)):
            yield Step(False, 0, len(old), 0, len(new))  # nothing parts it
            return
        for one in _in_words(old[at:anchor], new[new_at:new_anchor], depth + 1):
            yield Step(one.is_same, one.old_start + at, one.old_end + at, one.new_start + new_at, one.new_end + new_at)
        if anchor < len(old):
            yield Step(True, anchor, anchor + 1, new_anchor, new_anchor + 1)
        at, new_at = anchor + 1, new_anchor + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of words that stand once in both, as many as are in the same order (a patience diff)."""
    once, new_once = Counter(old), Counter(new)
    places = {word: place for place, word in enumerate(new) if new_once[word] == 1}
    pairs = [(place, places[word]) for place, word in enumerate(old) if once[word] == 1 and word in places]
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_, new_place) in enumerate(pairs):
        pile = bisect_left(ends, new_place)
        before.append(last[pile - 1] if pile else None)
        if pile == len(ends):
            ends.append(new_place)
            last.append(number)
        else:
            ends[pile], last[pile] = new_place, number
    chain: list[tuple[int, int]] = []
    step = last[-1] if last else None
    while step is not None:
        chain.append(pairs[step])
        step = before[step]
    return chain[::-1]
