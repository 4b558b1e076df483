"""Book room: three texts made one: what both sides did to the text they began with, where they did not meet; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\[[^\[\]\n]{1,40}\]|\w+|\n|[^\S\n]+|[^\w\s]")
_LARGEST = 25_000_000
"""Pairs of words, or of words and letters, that are compared; more would take many seconds."""
_LINE_BLANKS = re.compile(r"[^\S\n]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


def comparable(text: str) -> str:
    """Return a text as it is compared: kinds of blanks, blank lines and what nobody sees do not count."""
    lines = (_LINE_BLANKS.sub(" ", line).strip(" ") for line in _INVISIBLE.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class _Edit:
    """The tokens [start, end) of the base become `text`."""

    start: int
    end: int
    text: str


def merge(base: str, ours: str, theirs: str) -> str | None:
    """Return `base` with the edits of both sides; None where they touch each other and are not the same.

    Texts as long as a book are not merged. Where the sides differ in the kind of a blank alone, ours counts.
    """
    tokens = _TOKEN.findall(base)
    if len(tokens) * max(len(ours), len(theirs)) > _LARGEST:
        return None
    mine, kept = _edits(tokens, ours)
    other, _ = _edits(tokens, theirs)
    together: list[_Edit] = []
    for edit in sorted({*mine, *other}, key=lambda one: (one.start, one.end, one.text)):
        if together and edit.start <= together[-1].end:
            return None
        together.append(edit)
    out: list[str] = []
    place = 0
    for edit in together:
        out += [*kept[place : edit.start], edit.text]
        place = edit.end
    return "".join([*out, *kept[place:]])


def _edits(base: Sequence[str], text: str) -> tuple[list[_Edit], list[str]]:
    """Return the edits that lead from the base to a text, and the base with the text's own blanks elsewhere."""
    tokens = _TOKEN.findall(text)
    matcher = SequenceMatcher(None, [_key(one) for one in base], [_key(one) for one in tokens], autojunk=False)
    edits: list[_Edit] = []
    kept = list(base)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            kept[start:end] = tokens[first:last]
        else:
            edits.append(_Edit(start, end, "".join(tokens[first:last])))
    return edits, kept


def _key(token: str) -> str:
    return _LINE_BLANKS.sub(" ", token)


def likeness(one: str, other: str) -> float:
    """Return how many of the words of two texts are the same in the same order, 0 to 1."""
    words, others = one.split(), other.split()
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    rough = matcher.quick_ratio()
    return matcher.ratio() if rough >= 0.3 and len(words) * len(others) < _LARGEST else rough
