"""Extract room: the code of template languages (ERB, Jinja, Liquid, Handlebars, Go …) is found and left out."""

import re
from collections.abc import Callable

_CLOSING = {
    "<%--": "--%>",
    "<%": "%>",
    "{{!--": "--}}",
    "{{{": "}}}",
    "{{": "}}",
    "{%": "%}",
    "{#": "#}",
}
_OPENING = re.compile(r"<%--|<%|\{\{!--|\{\{\{|\{\{|\{%|\{#(?=[\s-])")
_SILENT = re.compile(r"\{%-?\s*(comment|schema|javascript|stylesheet|style)\b")
"""Statements of Liquid whose inside is no text."""
_BLANK_BEFORE = frozenset(" \t\n.,;:!?)")


def without_code(text: str, shown: Callable[[str], str] = lambda _: "") -> str:
    """Return a text without its template code, in time that grows with its length.

    Code that is not closed is text. What a placeholder would show cannot be known: nothing stands in its place.

    Args:
        text: the template.
        shown: what is to stand in the place of a piece of code.
    """
    scan = _Scan(text)
    kept: list[str] = []
    place = 0
    while (code := scan.next()) is not None:
        start, end = code
        kept.append(text[place:start])
        place = end
        piece = shown(text[start:end])
        if piece:
            kept.append(piece)
        elif kept[-1].endswith(" ") and text[end : end + 1] in _BLANK_BEFORE:
            kept[-1] = kept[-1][:-1]
    return "".join((*kept, text[place:]))


class _Scan:
    """Walks over the code of a text; what was looked for in vain once is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._in_vain: set[str] = set()

    def next(self) -> tuple[int, int] | None:
        """Return where the next piece of code starts and ends."""
        while (found := _OPENING.search(self._text, self._place)) is not None:
            end = self._find(_CLOSING[found.group()], found.end())
            if end > 0:
                self._place = self._past_silent(found.start(), end)
                return found.start(), self._place
            self._place = found.end()
        return None

    def _past_silent(self, start: int, end: int) -> int:
        silent = _SILENT.match(self._text, start, end)
        if silent is None:
            return end
        last = self._find(f"end{silent[1]}", end)
        return max(end, self._find("%}", last)) if last > 0 else end

    def _find(self, sought: str, start: int) -> int:
        """Return the place behind what is sought, -1 when it does not come any more."""
        place = -1 if sought in self._in_vain else self._text.find(sought, start)
        if place < 0:
            self._in_vain.add(sought)
            return -1
        return place + len(sought)
