"""Index room: one figure in all its writings, English and French: 405,000 · 405 000 · 405 thousand · 0,405 million."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefbook.index.typed import Misread
from briefbook.model.query import Figure
from briefbook.model.text import fold_with_offsets

_SCALES = {
    **dict.fromkeys(("thousand", "mille", "k"), 1_000),
    **dict.fromkeys(("million", "millions", "m", "mn"), 1_000_000),
    **dict.fromkeys(("billion", "billions", "milliard", "milliards", "b", "bn", "g"), 1_000_000_000),
}
_SCALE_WORDS = {
    1_000: ("thousand", "mille"),
    1_000_000: ("million", "millions"),
    1_000_000_000: ("billion", "billions", "milliard", "milliards"),
}
_SCALE_LETTERS = {1_000: ("k",), 1_000_000: ("m", "mn"), 1_000_000_000: ("b", "bn", "g")}
_PERCENT = r"%|per ?cent\b|pour ?cent\b|p\. ?100\b"
_STATED = re.compile(
    r"(?<!\w)(?<!\d[.,])(?P<whole>[1-9]\d{0,2}(?:[ ,]\d{3}){1,5}(?!\d)|\d{1,18}(?!\d))(?:[.,](?P<part>\d{1,9})(?!\d))?"
    rf"(?:[ -]?(?:(?P<percent>{_PERCENT})|(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})(?!\w))|(?!\w))"
)
_MOST_DECIMALS = 3
"""So many digits after the point are written before a word such as million."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that stands in a text at [start, end), in code points."""

    value: Decimal
    is_percentage: bool
    start: int
    end: int

    def is_said_by(self, figure: Figure) -> bool:
        """Whether this is the figure asked for; a number may be asked for without saying that it is a percentage."""
        return self.value == Decimal(figure.value) and (self.is_percentage or not figure.is_percentage)


def stated(text: str) -> Iterator[Stated]:
    """Yield every figure of a text, in order."""
    folded = fold_with_offsets(text)
    for match in _STATED.finditer(folded.text):
        whole = re.sub("[ ,]", "", match["whole"])
        value = Decimal(f"{whole}.{match['part'] or 0}") * _SCALES.get(match["scale"] or "", 1)
        start, end = folded.original_span(match.start(), match.end())
        yield Stated(value, match["percent"] is not None, start, end)


def read_figure(text: str) -> Figure:
    """Return the figure that was typed, in English or French writing.

    Raises:
        Misread: it is none.
    """
    found = list(stated(text))
    if len(found) != 1:
        raise Misread(f"figure: wants a number such as 405000 or 4.4%, not {text!r}")
    return Figure(_plain(found[0].value), found[0].is_percentage)


def spellings(figure: Figure) -> tuple[str, ...]:
    """Return the writings of a figure as words in a row; a text that has one still may mean another figure."""
    value = Decimal(figure.value)
    found = [_grouped(value), _plain(value)]
    for scale, names in _SCALE_WORDS.items():
        scaled = _plain(value / scale)
        if len(scaled.partition(".")[2]) <= _MOST_DECIMALS and value:
            found += [f"{scaled} {name}" for name in names]
            found += [f"{scaled}{letter}" for letter in _SCALE_LETTERS[scale]]
    return tuple(dict.fromkeys(found))


def _grouped(value: Decimal) -> str:
    whole, point, part = _plain(value).partition(".")
    return f"{int(whole):,}{point}{part}"


def _plain(value: Decimal) -> str:
    """Return a number without exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
