"""Render room: braces in page headers and footers: names that are filled in, and braces that are text and stay.

`{title}` in a header is a place; in a title, or in whatever else an officer wrote, it is text. What is text is kept
apart in the file itself: its brace stands at the edge of a `w:t` that has another one beside it in the same run, which
Word and LibreOffice never write and show like any other text. So the audit can tell a place that nobody filled from
words that look like one.
"""

import re
from collections.abc import Sequence
from typing import Final

from lxml.etree import _Element

from briefbook.render.wordml import SPACE, W, element

NAME: Final = re.compile(r"(?<!\{)\{(marking|title|subject|of)\}(?!\})")
"""A place in a header or footer; in two braces it is none."""
_UNFILLED: Final = re.compile(r"\{(?:marking|title|subject|of)\}|\{\{|\}\}|\{%|%\}|\{#|#\}")
_TAG: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_APART: Final = "\ufdd2"
"""Stands where text is to be parted; no text of an officer holds it."""
_EDGE: Final = re.compile(r"(?<=\{)|(?=\})")


def kept_apart(text: str) -> str:
    """Return text whose braces are no places: with a sign at each of them, at which `part_braces` parts it."""
    return _EDGE.sub(_APART, text) if "{" in text or "}" in text else text


def part_braces(paragraph: _Element) -> None:
    """Part the text of a paragraph at the signs of `kept_apart`, and at the braces of what looks like a tag in it."""
    texts = list(paragraph.iter(f"{W}t"))
    is_tagged = _TAG.search("".join(text.text or "" for text in texts)) is not None
    for text in texts:
        if is_tagged:
            text.text = kept_apart((text.text or "").replace(_APART, ""))
        _part(text, (text.text or "").split(_APART))


def part_text(text: _Element) -> None:
    """Part a `w:t` at its braces, which are text."""
    _part(text, _EDGE.split(text.text or ""))


def _part(text: _Element, pieces: Sequence[str]) -> None:
    if len(pieces) > 1:
        text.text = pieces[0]
        text.set(SPACE, "preserve")
        for piece in reversed(pieces[1:]):
            made = element("t")
            made.text = piece
            made.set(SPACE, "preserve")
            text.addnext(made)


def unfilled(root: _Element) -> str:
    """Return what in a header or footer was to be filled in and was not; empty when there is none."""
    said = ""
    for text in root.iter(f"{W}t"):
        before = text.getprevious()
        is_apart = before is not None and before.tag == f"{W}t"
        said += f"{_APART if is_apart else ''}{text.text or ''}"
    found = _UNFILLED.search(said)
    return found[0] if found else ""
