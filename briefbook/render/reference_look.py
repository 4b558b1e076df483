"""Render room: what sets the looks of our templates apart: sizes, spacing and margins of their reference.docx.

One typeface and one palette for all, so that the tabs of a binder belong together. Line spacing of running text is at
least 1.5 in each (ESDC, Microsoft Document Compliance Checklist).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefbook.model.template import TemplateLook

PAGE_TWIPS: Final = (12240, 15840)
"""Width and height of a letter page."""


@dataclass(frozen=True, slots=True)
class LookOfPages:
    """Sizes in points, line spacing in percent of a single line, margins in twips.

    Attributes:
        after: space after a paragraph of running text.
        item_after: space after a point of a list; 0 where the points of a list stand close.
        headings: sizes of the headings of level 1 to 4.
        ruled_headings: whether a line runs under the headings of sections.
        margins: top, right, bottom, left.
    """

    body: float = 11
    line: int = 150
    after: int = 8
    item_after: int = 0
    title: float = 18
    headings: tuple[float, float, float, float] = (14, 12, 11, 11)
    heading_before: int = 18
    table: float = 10
    ruled_headings: bool = False
    margins: tuple[int, int, int, int] = (1440, 1440, 1440, 1440)

    @property
    def width(self) -> int:
        """The width of the text in twips."""
        return PAGE_TWIPS[0] - self.margins[1] - self.margins[3]


LOOKS: Final[Mapping[TemplateLook, LookOfPages]] = {
    "narrative": LookOfPages(),
    "note": LookOfPages(item_after=5, title=17, headings=(13, 11.5, 11, 11), heading_before=16, ruled_headings=True),
    "speech": LookOfPages(
        body=16,
        line=160,
        after=16,
        item_after=10,
        title=22,
        headings=(15, 14, 14, 14),
        heading_before=22,
        table=13,
        margins=(1440, 1700, 2160, 1700),
    ),
    "memo": LookOfPages(item_after=4, title=16, headings=(12, 11, 11, 11), heading_before=14),
    "news": LookOfPages(body=11.5, after=10, item_after=4, title=22, headings=(13, 12, 11.5, 11.5)),
}
"""Running prose; points under ruled headings; large type, to be read aloud; a memorandum; a news product."""
