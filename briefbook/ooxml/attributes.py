"""Ooxml room: markup whose elements have countless attributes: parsers take time that grows with their square."""

import re

MOST_ATTRIBUTES = 2_000
"""Of one element; the libraries take 0.02 s for so many, 200 s for 200,000 (measured)."""
_LONG_TAG = 20_000
_TEXT_TAG = re.compile(rf"<[^<>]{{{_LONG_TAG},}}")
_BYTES_TAG = re.compile(rb"<[^<>]{%d,}" % _LONG_TAG)


def has_countless_attributes(markup: str | bytes) -> bool:
    """Tell whether an element has more attributes than any document needs; a picture within an attribute is one."""
    if isinstance(markup, bytes):
        return any(match.group().count(b"=") > MOST_ATTRIBUTES for match in _BYTES_TAG.finditer(markup))
    return any(match.group().count("=") > MOST_ATTRIBUTES for match in _TEXT_TAG.finditer(markup))
