"""Render room: on which page each heading will stand, told from the sizes of the styles and the lengths of the texts.

Nobody can know it before the pages are laid out; but a list of contents must not say 1 everywhere until somebody
renews it in Word. Lines are counted by an average width of characters, measured on Carlito, the twin of Calibri; a
page is full when its lines are. Between two paragraphs stands the larger of the spaces after and before (as Word does
without doNotUseHTMLParagraphAutoSpacing); headings keep to what follows them, no paragraph leaves a line alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from lxml.etree import _Element

from briefbook.render.word_package import StyleSheet
from briefbook.render.wordml import W, number

_EM: Final = 0.409
"""Mean width of a character of running English or French text, of the size of the type."""
_BOLD: Final = 1.035
"""How much wider bold type is."""
_LOST: Final = 2.5
"""Characters that a line loses on average, since words are not parted."""
_LINE: Final = 1.2207
"""Height of a single line, of the size of the type."""
_FONTS: Final[Mapping[str, tuple[float, float]]] = {
    "calibri": (_EM, _LINE),
    "arial": (0.446, 1.149),
    "helvetica": (0.446, 1.149),
    "times new roman": (0.403, 1.149),
    "courier new": (0.6, 1.133),
}
"""The same two of other fonts, measured on their twins (Liberation); a font that is not here counts as Calibri."""
_CELL_PADDING: Final = 216
_RULED_TWIPS: Final = 180
_NOTE_TWIPS: Final = 320
"""A footnote takes so much of the page that calls it."""


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of size and space, in twips."""

    size: float
    line: float
    before: int
    after: int
    rule: int
    indent: int
    width_of_character: float
    keeps: bool
    breaks: bool
    is_close: bool


@dataclass(frozen=True, slots=True)
class _Box:
    """A paragraph or a table row on its way onto a page: heights in twips, `notes` of the footnotes that it calls."""

    before: float
    lines: int
    line: float
    after: float
    notes: float
    keeps: bool
    breaks: bool
    marks: tuple[str, ...]

    @property
    def least(self) -> float:
        """What of it must stand on one page: two lines, or all where it has three or fewer."""
        return self.line * (self.lines if self.lines <= 3 else 2) + self.notes


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The page of a section: room for text in twips; `first` is the number of its first page, where it has its own."""

    width: int
    height: int
    is_continuous: bool
    first: int | None

    @classmethod
    def of(cls, section: _Element) -> "_Sheet":
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is None or margins is None:
            raise ValueError("A section without a page has no pages.")
        kind, numbers = section.find(f"{W}type"), section.find(f"{W}pgNumType")
        return cls(
            number(size, "w") - number(margins, "left") - number(margins, "right"),
            number(size, "h") - number(margins, "top") - number(margins, "bottom"),
            kind is not None and kind.get(f"{W}val") == "continuous",
            None if numbers is None or numbers.get(f"{W}start") is None else number(numbers, "start"),
        )


def text_width(section: _Element) -> int | None:
    """Return the width of the text on a page in twips, None where its size is not said."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return None
    return number(size, "w") - number(margins, "left") - number(margins, "right")


class Pages:
    """The pages of a body on the page set-up of a file."""

    def __init__(
        self, styles: _Element, section: _Element, theme: Callable[[], Mapping[str, str]] | None = None
    ) -> None:
        """Take what tells of sizes.

        Args:
            styles: of the file.
            section: the w:sectPr at the end of its body.
            theme: gives the fonts of its theme, major and minor.
        """
        self._theme = theme
        self._sheet = StyleSheet(styles)
        self._defaults = styles.find(f"{W}docDefaults")
        self._known: dict[str, _Style] = {}
        self._last = _Sheet.of(section)
        self._width, self._height = self._last.width, self._last.height

    def of_bookmarks(self, elements: Sequence[_Element], *, has_sections: bool = False) -> dict[str, int]:
        """Return the number of the page on which each bookmark of a list of contents begins.

        Args:
            elements: of the body.
            has_sections: whether some of them may end a section.
        """
        if not has_sections:
            return self._flow([box for one in elements for box in self._boxes(one)], {})
        boxes: list[_Box] = []
        turns: dict[int, _Sheet] = {}
        sheet: _Sheet | None = None
        for one, on in zip(elements, self._sheets(elements), strict=True):
            if on is not sheet:
                turns[len(boxes)] = sheet = on
            self._width = on.width
            boxes += self._boxes(one)
        return self._flow(boxes, turns)

    def _sheets(self, elements: Sequence[_Element]) -> list[_Sheet]:
        """Return for each element the page that it stands on: that of the end of its section."""
        sheets: list[_Sheet] = []
        sheet = self._last
        for one in reversed(elements):
            section = one.find(f"{W}pPr/{W}sectPr")
            sheet = sheet if section is None else _Sheet.of(section)
            sheets.append(sheet)
        return sheets[::-1]

    def _flow(self, boxes: Sequence[_Box], turns: Mapping[int, _Sheet]) -> dict[str, int]:
        """Return the pages of bookmarks; `turns` are the pages of sections by the box that they begin with."""
        pages: dict[str, int] = {}
        page, left, below, shown = 1, float(self._height), 0.0, 0
        for place, box in enumerate(boxes):
            gap = max(below, box.before)
            breaks = box.breaks
            if place in turns:
                sheet = turns[place]
                self._height = sheet.height
                left = left if place else float(sheet.height)
                breaks = breaks or not sheet.is_continuous
            if place and (breaks or (self._needed(boxes, place, gap) > left and left < self._height)):
                page, left, gap = page + 1, float(self._height), box.before if breaks else 0.0
            if place in turns and (first := turns[place].first) is not None:
                shown = first - page
            pages.update(dict.fromkeys(box.marks, page + shown))
            left -= gap
            lines = box.lines
            while lines * box.line > left:
                fitting = max(1, min(int(left / box.line), lines - 2 if lines > 3 else lines))
                lines -= fitting
                if lines <= 0:
                    break
                page, left = page + 1, float(self._height)
            left -= max(0, lines) * box.line + box.notes
            below = box.after
        return pages

    def _needed(self, boxes: Sequence[_Box], place: int, gap: float) -> float:
        """Return the height that must be free for a box and those that it keeps to, `gap` below the one before."""
        needed, below = 0.0, gap
        while place < len(boxes) and boxes[place].keeps and needed < self._height:
            box = boxes[place]
            needed += max(below, box.before) + box.lines * box.line + box.notes
            below = box.after
            place += 1
        return needed + (max(below, boxes[place].before) + boxes[place].least if place < len(boxes) else 0.0)

    def _boxes(self, element: _Element) -> Iterator[_Box]:
        if element.tag == f"{W}p":
            yield self._paragraph(element, self._width)
        elif element.tag == f"{W}tbl":
            yield from self._rows(element)
        else:
            for paragraph in element.iter(f"{W}p"):
                yield self._paragraph(paragraph, self._width)

    def _rows(self, table: _Element) -> Iterator[_Box]:
        for row in table.iterchildren(f"{W}tr"):
            cells = []
            for cell in row.iterchildren(f"{W}tc"):
                width = number(found, "w") if (found := cell.find(f"{W}tcPr/{W}tcW")) is not None else self._width
                cells.append([self._paragraph(one, width - _CELL_PADDING) for one in cell.iterchildren(f"{W}p")])
            tallest = max(
                (sum(box.before + box.lines * box.line + box.after for box in cell) for cell in cells), default=0
            )
            keeps = any(box.keeps for cell in cells for box in cell)
            yield _Box(0, 1, tallest, 0, 0, keeps, breaks=False, marks=())

    def _paragraph(self, paragraph: _Element, width: int) -> _Box:
        properties = paragraph.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        style = self._style("" if named is None else named.get(f"{W}val") or "")
        room = max(style.size, width - style.indent) / (style.size * style.width_of_character)
        pieces = _text_of(paragraph).split("\n")
        lines = sum(_lines(len(piece), room) for piece in pieces)
        tall = sum(int(one.get("cy") or 0) // 635 for one in _extents(paragraph))
        return _Box(
            before=_direct(properties, "before", style.before),
            lines=1 if tall else lines,
            line=max(tall, style.size * style.line),
            after=0 if style.is_close and _has_like_after(paragraph, named) else style.after,
            notes=_notes_height(paragraph) + (0 if _has_like_after(paragraph, named) else style.rule),
            keeps=_is_on(properties, "keepNext", default=style.keeps),
            breaks=_is_on(properties, "pageBreakBefore", default=style.breaks),
            marks=tuple(
                name
                for one in paragraph.iterchildren(f"{W}bookmarkStart")
                if (name := one.get(f"{W}name") or "").startswith("_Toc")
            ),
        )

    def _style(self, style_id: str) -> _Style:
        if style_id not in self._known:
            self._known[style_id] = self._read_style(style_id)
        return self._known[style_id]

    def _read_style(self, style_id: str) -> _Style:
        size = self._found(style_id, "rPr", "sz")
        spacing = self._found(style_id, "pPr", "spacing")
        indent = self._sheet.first(style_id, f"{W}pPr/{W}ind")
        exact = spacing is not None and spacing.get(f"{W}lineRule") in ("exact", "atLeast")
        points = (number(size, "val") or 22) / 2 if size is not None else 11.0
        line = (number(spacing, "line") or 240) if spacing is not None else 240
        is_bold = self._sheet.first(style_id, f"{W}rPr/{W}b") is not None
        ruled = (self._sheet.first(style_id, f"{W}pPr/{W}pBdr/{W}{side}") for side in ("top", "bottom"))
        border = _RULED_TWIPS * sum(one is not None for one in ruled)
        em, high = self._font(style_id)
        return _Style(
            size=points * 20,
            line=line / (points * 20) if exact else high * line / 240,
            before=number(spacing, "before") if spacing is not None else 0,
            after=number(spacing, "after") if spacing is not None else 0,
            rule=border,
            indent=0 if indent is None else number(indent, "left") + number(indent, "right"),
            width_of_character=em * (_BOLD if is_bold else 1),
            keeps=self._sheet.first(style_id, f"{W}pPr/{W}keepNext") is not None,
            breaks=self._sheet.first(style_id, f"{W}pPr/{W}pageBreakBefore") is not None,
            is_close=self._sheet.first(style_id, f"{W}pPr/{W}contextualSpacing") is not None,
        )

    def _font(self, style_id: str) -> tuple[float, float]:
        """Return the mean width of a character in a style's font and the height of a line, of the size of the type."""
        told = self._found(style_id, "rPr", "rFonts")
        name = "" if told is None else told.get(f"{W}ascii") or ""
        of_theme = "" if told is None else (told.get(f"{W}asciiTheme") or "")[:5]
        if of_theme and self._theme is not None:
            name = self._theme().get(of_theme, name)
        return _FONTS.get(name.lower(), (_EM, _LINE))

    def _found(self, style_id: str, holder: str, name: str) -> _Element | None:
        found = self._sheet.first(style_id, f"{W}{holder}/{W}{name}")
        if found is not None or self._defaults is None:
            return found
        return self._defaults.find(f"{W}{holder}Default/{W}{holder}/{W}{name}")


def _lines(characters: int, room: float) -> int:
    """Return how many lines so many characters make; all lose some but the last."""
    return 1 + max(0, ceil((characters - room) / max(1.0, room - _LOST)))


def _text_of(paragraph: _Element) -> str:
    """Return the text of a paragraph as it is seen: a break as a newline, no instructions of fields."""
    signs = {f"{W}br": "\n", f"{W}tab": "    "}
    return "".join(
        signs.get(str(node.tag)) or node.text or ""
        for node in paragraph.iter(f"{W}t", *signs)
        if node.tag != f"{W}tab" or (parent := node.getparent()) is None or parent.tag == f"{W}r"
    )


def _extents(paragraph: _Element) -> Iterator[_Element]:
    return iter(paragraph.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"))


def _direct(properties: _Element | None, name: str, default: int) -> int:
    spacing = None if properties is None else properties.find(f"{W}spacing")
    return default if spacing is None or spacing.get(f"{W}{name}") is None else number(spacing, name)


def _is_on(properties: _Element | None, name: str, *, default: bool) -> bool:
    found = None if properties is None else properties.find(f"{W}{name}")
    return default if found is None else found.get(f"{W}val") not in ("0", "false")


def _has_like_after(paragraph: _Element, named: _Element | None) -> bool:
    following = paragraph.getnext()
    style = None if following is None else following.find(f"{W}pPr/{W}pStyle")
    return named is not None and style is not None and style.get(f"{W}val") == named.get(f"{W}val")


def _notes_height(paragraph: _Element) -> int:
    return _NOTE_TWIPS * sum(1 for _ in paragraph.iter(f"{W}footnoteReference"))
