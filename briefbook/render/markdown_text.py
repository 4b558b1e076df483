"""Render room: text that says the same in Markdown: what CommonMark or Python-Markdown reads as markup is escaped.

Found by property tests against both parsers (see tests/render/test_markdown_escaping.py). A backslash only before what
both let be escaped so; other signs, and white space at the ends of a line, become numeric or named entities.
"""

import re
import unicodedata
from typing import Final

_INLINE: Final = re.compile(r"[\\`*_\[\]{}<>&~|\t]")
_ENTITY: Final = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "~": "&#126;", "|": "&#124;", "\t": "&#9;"}
_BREAKS: Final = re.compile("[\n\u0085\u2028\u2029]")
_NUMBERED: Final = re.compile(r"(\d{1,9})([.)])")
_NUMBER_SIGN: Final = re.compile("(?<!&)#")
_RULED: Final = re.compile(r"[-=+:]")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, at whatever Unicode takes for the end of one."""
    return _BREAKS.split(text)


def escaped(text: str) -> str:
    """Return a piece of a line so that it is read as it stands, wherever in the line it is put."""
    return _INLINE.sub(lambda match: _ENTITY.get(match[0], f"\\{match[0]}"), text)


def heading_line(line: str) -> str:
    """Return the escaped text of a heading; number signs at its end would be taken for a part of its mark."""
    return guarded_ends(_NUMBER_SIGN.sub(r"\#", line))


def guarded_line(line: str) -> str:
    """Return an escaped line of a paragraph so that its beginning starts no heading, list, rule or table."""
    line = guarded_ends(line)
    numbered = _NUMBERED.match(line)
    if numbered:
        return f"{numbered[1]}\\{line[numbered.end(1) :]}"
    if line.startswith("#"):
        return f"\\{line}"
    if _RULED.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    return line


def guarded_ends(line: str) -> str:
    """Return a line whose white space at both ends is kept: parsers strip it, even no-break spaces."""
    stripped = line.strip()
    if not stripped:
        return "".join(f"&#{ord(char)};" for char in line)
    start = line.index(stripped[0])
    end = start + len(stripped)
    before = "".join(f"&#{ord(char)};" for char in line[:start])
    after = "".join(f"&#{ord(char)};" for char in line[end:])
    return f"{before}{stripped}{after}"


def may_emphasise(before: str, inner: str, after: str) -> bool:
    """Tell whether `*inner*` between these characters is read as emphasis (CommonMark 0.31, delimiter runs).

    Args:
        before: the character in front of it, empty at the start of a line.
        inner: the escaped text, without white space at its ends.
        after: the character behind it, empty at the end of a line.
    """
    if not inner or before == "*" or after == "*":
        return False
    opens = not _is_punctuation(inner[0]) or _is_edge(before)
    closes = not _is_punctuation(inner[-1]) or _is_edge(after)
    return opens and closes


def _is_edge(char: str) -> bool:
    return not char or char.isspace() or _is_punctuation(char)


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
