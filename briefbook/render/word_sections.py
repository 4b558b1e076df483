"""Render room: the sections of a binder's Word file: each note has page headers that name it, pages count through.

A section of Word ends with the last paragraph of its text, which holds the page that it stands on (w:sectPr, ECMA-376
Part 1, 17.6.18); that of the last stands at the end of the body. The first holds cover and contents, each further one a
divider page with its note, or the annex.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from briefbook.model.note import Block, Heading, plain_inlines
from briefbook.render.word_keeping import section_end
from briefbook.render.word_order import paragraph_properties, put
from briefbook.render.word_stories import copied_story, has_title, place_title
from briefbook.render.wordml import R, W, one_line

_REFERENCES: Final = (f"{W}headerReference", f"{W}footerReference")
_NOT_TAKEN: Final = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "pgNumType", "titlePg", "paperSrc"),
    *("formProt", "printerSettings"),
)
"""What the pages of another file leave behind."""
_LONGEST: Final = 100
"""Letters of a name at most that stand in a header: one line, or two."""


def section_headings(blocks: Iterable[Block]) -> list[Heading]:
    """Return the headings that begin a section of a binder: those of its tabs and of its annex; none of a note."""
    return [block for block in blocks if isinstance(block, Heading) and block.role in ("tab", "annex")]


@dataclass(frozen=True, slots=True)
class Grafted:
    """What another file brings along: its elements, some of which may end a section, and the page that it ends with."""

    elements: Sequence[_Element]
    page: _Element

    def dressed_like(self, page: _Element) -> _Element:
        """Give its pages the headers and footers of a section, and return the last; pages count through."""
        inner = [found for one in self.elements for found in one.iter(f"{W}sectPr")]
        for place, own in enumerate((*inner, self.page)):
            for name in _NOT_TAKEN if place else (*_NOT_TAKEN, "type"):
                for node in own.findall(f"{W}{name}"):
                    own.remove(node)
            kept = [node for node in page.iter(*_REFERENCES) if node.get(f"{W}type") != "first"]
            own[:0] = [deepcopy(node) for node in kept]
        return self.page


class Sections:
    """The sections of one file, each with its headers and footers.

    Attributes:
        titles: what is the title in a header or footer, by the id of its relationship; others have that of the file.
    """

    def __init__(self, part: DocumentPart, last: _Element, headings: Sequence[Heading]) -> None:
        """Make headers and footers for the sections that begin with `headings`; nothing where there are none.

        Args:
            part: the main part of the file, whose headers are not filled yet.
            last: the w:sectPr at the end of its body, with the page of all sections.
            headings: of the sections behind the first.
        """
        self.titles: dict[str, str] = {}
        self._part = part
        self._last = last
        self._pages: list[_Element] = []
        if headings:
            self._show_title()
            self._pages = [self._page(None), *map(self._page, map(_named, headings))]

    def part(
        self,
        elements: Sequence[_Element],
        beginnings: Sequence[_Element],
        gap: str,
        forms: Mapping[_Element, Grafted],
    ) -> list[_Element]:
        """Return the elements of a body with the ends of sections among them; the last page is that of the body's end.

        Args:
            elements: the paragraphs and tables of the body.
            beginnings: those with which a section begins, in order.
            gap: id of the style of a gap, where no paragraph is there to end a section.
            forms: what stands in the place of an element, on pages of its own size.
        """
        pages = iter(self._pages)
        starts = set(beginnings)
        own = page = next(pages)
        parted: list[_Element] = []
        for one in elements:
            if one in starts:
                parted += end_section(parted, page, gap)
                own = page = next(pages)
            if one in forms:
                parted += end_section(parted, deepcopy(page), gap)
                parted += forms[one].elements
                page = forms[one].dressed_like(own)
            else:
                parted.append(one)
        self._last[:] = list(page)
        return parted

    def _show_title(self) -> None:
        """See to it that every header but that of first pages has a place for the title."""
        for node in self._last.findall(_REFERENCES[0]):
            story = self._part.rels[node.get(f"{R}id") or ""].target_part
            if node.get(f"{W}type") != "first" and isinstance(story, XmlPart):
                place_title(story.element)

    def _page(self, title: str | None) -> _Element:
        """Return the page of a section that is called `title`; None for the first, which has the title of the file."""
        made = deepcopy(self._last)
        for node in made.findall(f"{W}type"):
            made.remove(node)
        if title is not None:
            for node in made.findall(f"{W}pgNumType"):
                node.attrib.pop(f"{W}start", "")
            for node in made.iter(*_REFERENCES):
                node.set(f"{R}id", self._story(node.get(f"{R}id") or "", title))
        return made

    def _story(self, key: str, title: str) -> str:
        """Return the id of the relationship to a header or footer like another one, for a section of this title."""
        given = self._part.rels[key].target_part
        if not isinstance(given, XmlPart) or not has_title(given.element):
            return key
        found = copied_story(self._part, key)
        self.titles[found] = title
        return found


def _named(heading: Heading) -> str:
    text = one_line(plain_inlines(heading.inlines))
    if len(text) <= _LONGEST:
        return text
    words = text[:_LONGEST].rpartition(" ")[0]
    return f"{words or text[: _LONGEST - 1]}…"


def end_section(before: Sequence[_Element], page: _Element, gap: str) -> list[_Element]:
    """End a section behind the elements `before`; return the paragraph that does it where none of them can."""
    last = before[-1] if before else None
    if last is not None and last.tag == f"{W}p" and last.find(f"{W}pPr/{W}sectPr") is None:
        put(paragraph_properties(last), page)
        return []
    return [section_end(page, gap)]
