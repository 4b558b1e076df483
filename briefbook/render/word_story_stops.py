"""Render room: the tab stops of headers and footers, which end at the margin of the pages that they stand on.

Word counts a tab stop from the left margin, and a style has the stops of one width of page. What stands on a wide page
as well as on an upright one gets a copy for the other width: a stop at the right keeps its distance from the right
margin, one in the middle its distance from the middle (w:tabs, ECMA-376 Part 1, 17.3.1.38).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from briefbook.render.word_order import paragraph_properties, put
from briefbook.render.word_package import StyleSheet
from briefbook.render.word_pages import text_width
from briefbook.render.word_stories import copied_story
from briefbook.render.wordml import R, W, add, element, number

_REFERENCES: Final = (f"{W}headerReference", f"{W}footerReference")
_RIGHT: Final = ("right", "end")
_BY_WIDTH: Final = (*_RIGHT, "center")
"""The stops whose place the width of the page decides."""
_SAME: Final = 20
"""Twips by which two widths may differ and still be one: a point."""
_FAR: Final = 0.8
"""A stop that ends before this share of a wide page was made for an upright one (Letter: 72 %, A4: 65 %)."""
_ELSEWHERE: Final = (f"{W}tc", f"{W}txbxContent")
"""What has a width of its own, which no page changes."""


def fit_stories(part: DocumentPart, styles: StyleSheet) -> None:
    """Make the stops of every header and footer end where the text of its pages does.

    Args:
        part: the main part of the file, with its body.
        styles: of the file.
    """
    standing: dict[str, list[tuple[_Element, _Element]]] = {}
    for section in part.element.iter(f"{W}sectPr"):
        for node in section.iter(*_REFERENCES):
            standing.setdefault(node.get(f"{R}id") or "", []).append((node, section))
    for key, places in standing.items():
        story = part.rels[key].target_part
        if isinstance(story, XmlPart) and next(_moving(story.element, styles), None) is not None:
            _fit(part, key, places, styles)


def _fit(part: DocumentPart, key: str, places: Iterable[tuple[_Element, _Element]], styles: StyleSheet) -> None:
    """Fit one story to the pages that name it: `places` are their references with their sections."""
    root = part.rels[key].target_part.element
    wide: dict[int, list[tuple[_Element, _Element]]] = {}
    for node, section in places:
        if (width := text_width(section)) is not None:
            wide.setdefault(width, []).append((node, section))
    if not wide:
        return
    made_for = _made_for(root, {width: held[0][1] for width, held in wide.items()}, styles)
    others = [width for width in wide if abs(width - made_for) > _SAME]
    is_free = len(others) == len(wide)
    for width in others:
        # the last of them takes the story itself, where no page is as wide as that was made for
        own = key if is_free and width == others[-1] else copied_story(part, key)
        _move(part.rels[own].target_part.element, made_for, width, styles)
        for node, _ in wide[width]:
            node.set(f"{R}id", own)


def _made_for(root: _Element, pages: Mapping[int, _Element], styles: StyleSheet) -> int:
    """Return the width of the pages that the stops of a story were set for."""
    edge = max(place for one in _moving(root, styles) for place in _decided(stops(one, styles)))
    nearest = min(pages, key=lambda width: abs(width - edge))
    size = pages[nearest].find(f"{W}pgSz")
    is_wide = size is not None and number(size, "w") > number(size, "h")
    return edge if is_wide and edge < nearest * _FAR else nearest


def _moving(root: _Element, styles: StyleSheet) -> Iterator[_Element]:
    """Walk over the paragraphs of a story in which something stands at a stop that the width of the page decides."""
    for paragraph in root.iter(f"{W}p"):
        if next(paragraph.iterancestors(*_ELSEWHERE), None) is not None:
            continue
        if paragraph.find(f".//{W}r/{W}tab") is not None and any(
            kind in _RIGHT for kind in stops(paragraph, styles).values()
        ):
            yield paragraph


def stops(paragraph: _Element, styles: StyleSheet) -> dict[int, str]:
    """Return the tab stops of a paragraph by their place in twips: its own, and those of its style and of its bases."""
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    found: dict[int, str] = {}
    for said in (*reversed(_of_style(named, styles)), *paragraph.iterfind(f"{W}pPr/{W}tabs")):
        for one in said.iterchildren(f"{W}tab"):
            found[number(one, "pos")] = one.get(f"{W}val") or ""
    return {place: kind for place, kind in found.items() if kind != "clear"}


def _of_style(named: _Element | None, styles: StyleSheet) -> list[_Element]:
    return [] if named is None else list(styles.every(named.get(f"{W}val") or "", f"{W}pPr/{W}tabs"))


def _move(root: _Element, before: int, after: int, styles: StyleSheet) -> None:
    """Move the stops of a story from one width of page to another, in its paragraphs themselves."""
    for paragraph in list(_moving(root, styles)):
        told = stops(paragraph, styles)
        moved = {place: place + (after - before) // (2 if told[place] == "center" else 1) for place in _decided(told)}
        properties = paragraph_properties(paragraph)
        own = {number(one, "pos"): one for one in properties.iterfind(f"{W}tabs/{W}tab")}
        leaders = {moved[place]: one.get(f"{W}leader") for place, one in own.items() if place in moved}
        kinds = {place: one.get(f"{W}val") or "" for place, one in own.items() if place not in moved}
        kinds |= dict.fromkeys((place for place in moved if place not in moved.values()), "clear")
        kinds |= {place: told[old] for old, place in moved.items()}
        made = element("tabs")
        for place in sorted(kinds):
            one = add(made, "tab", val=kinds[place])
            if leader := leaders.get(place):
                one.set(f"{W}leader", leader)
            one.set(f"{W}pos", str(place))
        put(properties, made)


def _decided(told: Mapping[int, str]) -> list[int]:
    return [place for place, kind in told.items() if kind in _BY_WIDTH]
