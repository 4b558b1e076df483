"""Extract room: the lines of a paragraph of a PDF become one text; a word parted at a line end is whole again."""

import re
from collections.abc import Iterable, Sequence

_SOFT_HYPHEN = "\u00ad"
_COMPOUND = re.compile(r"(?<!\w)[^\W\d_]+(?:-[^\W\d_]+)+(?![\w-])")
_HYPHENS = ("-", "\u2010")
_PARTED_ADDRESS = re.compile(r"(?<!\S)\(?(?:https?://|www\.)\S{0,500}[/_=?&-]\Z")
_CONTENTS = re.compile(r"(?:\.[ \u00a0]?){4,}[ \t]*(?:\d{1,4}|[ivxlc]{1,6})?\Z|…{2,}[ \t]*\d{1,4}\Z")


def compounds_in(lines: Iterable[str]) -> set[str]:
    """Return the words with a hyphen that stand within a line, in lower case: their hyphens are the author's own."""
    return {word.lower() for line in lines if "-" in line for word in _COMPOUND.findall(line)}


def joined(lines: Sequence[str], compounds: set[str]) -> str:
    """Return the lines of one paragraph as one line."""
    parts: list[str] = []
    for line in lines:
        if parts:
            parts[-1], between = _ended(parts[-1], line, compounds)
            parts.append(between)
        parts.append(line)
    return plain_hyphens("".join(parts))


def plain_hyphens(text: str) -> str:
    """Return a text whose soft hyphens, which a PDF only has where they are drawn, are hyphens."""
    return text.replace(_SOFT_HYPHEN, "-")


def is_parted(text: str) -> bool:
    """Tell whether a line ends within a word."""
    return len(text) > 1 and text[-1] in (*_HYPHENS, _SOFT_HYPHEN) and text[-2].isalpha()


def is_contents_line(text: str) -> bool:
    """Tell whether a line is one of a table of contents: dots lead to the number of a page."""
    return _CONTENTS.search(text) is not None


def _ended(text: str, line: str, compounds: set[str]) -> tuple[str, str]:
    """Return a line as it ends when another one follows, and what stands between the two."""
    if _PARTED_ADDRESS.search(text):
        return text, ""
    if text[-1:] == _SOFT_HYPHEN and line[:1].isalpha():
        return text[:-1], ""
    if text[-1:] not in _HYPHENS or len(text) < 2 or not text[-2].isalnum():
        return text, " "
    if text[-2].isdigit() or not line[:1].islower():
        return text, "" if line[:1].isalnum() else " "
    return (text, "") if _is_compound(text, line, compounds) else (text[:-1], "")


def _is_compound(text: str, line: str, compounds: set[str]) -> bool:
    before = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*-\Z", text)
    after = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", line)
    return bool(before and after and (before.group() + after.group()).lower() in compounds)
