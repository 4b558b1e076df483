"""Render room: a list of contents in a Word document: a field that Word can renew, with its result written already.

The result is right in every viewer without the question whether fields shall be updated; the page numbers are as good
as they can be told before the pages are laid out (see word_pages).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from briefbook.model.note import Footnote, Heading, Toc, plain_inlines
from briefbook.render.word_styles import Styles
from briefbook.render.wordml import W, add, add_text, element, one_line

_BOOKMARK: Final = "_Toc{:09d}"
"""Word's own form of name for the headings of a list of contents."""
_OF_TABS: Final = 'TOC \\t "Tab Divider,1,Annex Title,1" \\h \\z'


@dataclass(frozen=True, slots=True)
class Listed:
    """A heading in the list: its level there (from 1), its text, and the bookmark around it."""

    level: int
    text: str
    mark: str


def listed(headings: Sequence[Heading], contents: Toc) -> list[Listed]:
    """Return the lines of a list of contents."""
    return [
        Listed(1 if contents.of_tabs else min(heading.level - 1, 3), _text(heading), _BOOKMARK.format(place))
        for place, heading in enumerate(headings, 1)
    ]


def _text(heading: Heading) -> str:
    return one_line(plain_inlines(one for one in heading.inlines if not isinstance(one, Footnote)))


def contents_element(lines: Sequence[Listed], contents: Toc, title: str, styles: Styles) -> _Element:
    """Return the list under its title; page numbers are put in by `number_pages`."""
    made = element("sdt")
    properties = add(made, "sdtPr")
    gallery = add(properties, "docPartObj")
    add(gallery, "docPartGallery", val="Table of Contents")
    add(gallery, "docPartUnique")
    content = add(made, "sdtContent")
    heading = add(content, "p")
    add(add(heading, "pPr"), "pStyle", val=styles.id("TOC Heading"))
    add_text(add(heading, "r"), title)
    levels = f'TOC \\o "1-{contents.levels}" \\h \\z \\u'
    content.extend(contents_lines(lines, _OF_TABS if contents.of_tabs else levels, styles))
    return made


def contents_lines(lines: Sequence[Listed], instruction: str, styles: Styles) -> Iterator[_Element]:
    """Walk over the lines of a list, which hold its field; page numbers are put in by `number_pages`."""
    for place, line in enumerate(lines):
        paragraph = element("p")
        add(add(paragraph, "pPr"), "pStyle", val=styles.id(f"toc {line.level}"))
        if place == 0:
            _open(paragraph, instruction)
        link = add(paragraph, "hyperlink", anchor=line.mark, history=1)
        add_text(add(link, "r"), line.text)
        add(add(link, "r"), "tab")
        _open(link, f"PAGEREF {line.mark} \\h")
        add_text(add(link, "r"), "1")
        add(add(link, "r"), "fldChar", fldCharType="end")
        if place == len(lines) - 1:
            add(add(paragraph, "r"), "fldChar", fldCharType="end")
        yield paragraph


def _open(parent: _Element, code: str) -> None:
    add(add(parent, "r"), "fldChar", fldCharType="begin")
    instruction = add(add(parent, "r"), "instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    add(add(parent, "r"), "fldChar", fldCharType="separate")


def number_pages(element_of_contents: _Element, pages: Mapping[str, int]) -> None:
    """Write the page of each bookmark into the list."""
    for link in element_of_contents.iter(f"{W}hyperlink"):
        page = pages.get(link.get(f"{W}anchor") or "")
        texts = list(link.iter(f"{W}t"))
        if page is not None and texts:
            texts[-1].text = str(page)
