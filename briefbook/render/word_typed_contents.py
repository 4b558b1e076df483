"""Render room: a list of contents in a template that was typed in Word: a field of Word's own, or `{{ contents }}`.

What Word wrote into its field when the template was saved is of no use: it names the headings of the template. The
field gives way to `{{ contents }}`, and when the body is there the list is written over the headings that are in it,
those that the author typed among them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from briefbook.model.errors import TemplateRefused
from briefbook.model.note import Toc
from briefbook.render.contents import FEWEST_HEADINGS
from briefbook.render.word_contents import Listed, contents_element, contents_lines
from briefbook.render.word_order import paragraph_properties
from briefbook.render.word_package import StyleSheet
from briefbook.render.word_styles import Styles
from briefbook.render.wordml import W, add, add_text, element, number, one_line

CONTENTS: Final = "contents"
"""Name of the list among what a template may print."""
_KEPT: Final = "instruction"
"""Attribute of the paragraph that a field has given way to; no file holds that paragraph."""
_MARK: Final = "_Toc{:09d}"
_FIRST_MARK: Final = 500_000_001
"""Bookmarks of headings are numbered from here, apart from those that the text of a note brings along."""
_OTHER_LIST: Final = re.compile(r"\\[acf]\b")
_LEVELS: Final = re.compile(r'\\o\s*"?\s*([1-9])\s*-\s*([1-9])')
_STYLES: Final = re.compile(r'\\t\s*"([^"]*)"')
_TO_DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of contents names.

    Attributes:
        levels: of headings, from and to; None for no headings.
        styles: level by name of a style.
        by_outline: whether a level that is set on a paragraph counts as well.
        fewest: headings for which there is a list at all.
    """

    levels: tuple[int, int] | None
    styles: Mapping[str, int]
    by_outline: bool
    fewest: int

    @property
    def instruction(self) -> str:
        """The instruction of the field."""
        parts = ["TOC"]
        if self.levels is not None:
            parts.append(f'\\o "{self.levels[0]}-{self.levels[1]}"')
        if self.styles:
            parts.append(f'\\t "{",".join(f"{name},{level}" for name, level in self.styles.items())}"')
        return " ".join((*parts, "\\h", "\\z", *(("\\u",) if self.by_outline else ())))

    def level_of_style(self, name: str) -> int | None:
        """Return the level that a style, by its name in small letters, is given by name."""
        return next((level for one, level in self.styles.items() if one.lower() == name), None)


OWN: Final = Wanted((1, 2), {}, by_outline=True, fewest=FEWEST_HEADINGS)
"""What `{{ contents }}` stands for, as in every note."""


def hold_contents(body: _Element, file: str, template: str) -> None:
    """Let the lists of contents that Word made give way to paragraphs that ask for one.

    Raises:
        TemplateRefused: a list is of something else than headings, or its field is torn.
    """
    for simple in list(body.iter(f"{W}fldSimple")):
        instruction = simple.get(f"{W}instr") or ""
        paragraph = simple.getparent()
        if _is_list(instruction) and paragraph is not None and paragraph.tag == f"{W}p":
            _give_way([paragraph], _known(instruction, file, template))
    while (found := _first_field(body)) is not None:
        begin, end, instruction = found
        paragraphs = _paragraphs(begin, end)
        if not paragraphs:
            raise TemplateRefused(f"{file} has a list of contents that is torn; insert it anew in Word.", template)
        _give_way(paragraphs, _known(instruction, file, template))


def _is_list(instruction: str) -> bool:
    return instruction.split()[:1] in (["TOC"], ["toc"])


def _known(instruction: str, file: str, template: str) -> str:
    if _OTHER_LIST.search(instruction):
        says = f"{file} has a list of figures or tables, which no form can have; take it out in Word."
        raise TemplateRefused(says, template)
    return instruction


def _first_field(body: _Element) -> tuple[_Element, _Element, str] | None:
    """Return the ends of the first list of contents that is a field of several runs, with its instruction."""
    opened: list[tuple[_Element, list[str]]] = []
    for node in body.iter(f"{W}fldChar", f"{W}instrText"):
        if node.tag == f"{W}instrText":
            if opened:
                opened[-1][1].append(node.text or "")
        elif node.get(f"{W}fldCharType") == "begin":
            opened.append((node, []))
        elif node.get(f"{W}fldCharType") == "end" and opened:
            begin, said = opened.pop()
            if _is_list("".join(said)):
                return begin, node, "".join(said)
    return None


def _paragraphs(begin: _Element, end: _Element) -> list[_Element]:
    """Return the paragraphs that a field stands in, none where they do not follow one another."""
    first, last = (next(node.iterancestors(f"{W}p"), None) for node in (begin, end))
    found: list[_Element] = []
    one = first
    while one is not None:
        found.append(one)
        if one is last:
            return found
        one = one.getnext()
    return []


def _give_way(paragraphs: Sequence[_Element], instruction: str) -> None:
    made = element("p")
    paragraph_properties(made).set(_KEPT, instruction)
    add_text(add(made, "r"), f"{{{{ {CONTENTS} }}}}")
    paragraphs[0].addprevious(made)
    for one in paragraphs:
        section = one.find(f"{W}pPr/{W}sectPr")
        parent = one.getparent()
        if section is not None:
            ending = element("p")
            paragraph_properties(ending).append(section)
            one.addnext(ending)
        if parent is not None:
            parent.remove(one)


def wanted_by(properties: _Element | None) -> Wanted:
    """Return what a list is to name, from the properties of the paragraph that asks for it."""
    instruction = None if properties is None else properties.get(_KEPT)
    if instruction is None:
        return OWN
    levels, styles = _LEVELS.search(instruction), _STYLES.search(instruction)
    by_outline = "\\u" in instruction
    told = re.split(r"\s*[,;]\s*", styles[1].strip()) if styles else []
    named = {name: int(level) for name, level in zip(told[::2], told[1::2], strict=False) if level.isdecimal()}
    some = (int(levels[1]), int(levels[2])) if levels else None
    return Wanted(some if some or named else (1, _TO_DEEPEST), named, by_outline, 1)


class Contents:
    """The lists of contents of one body: their places are kept until all of its headings are there."""

    def __init__(self, styles: Styles, title: str) -> None:
        self._styles = styles
        self._title = title
        self._places: list[tuple[_Element, Wanted]] = []

    def ask(self, properties: _Element | None) -> list[_Element]:
        """Return what stands in the place of a list for the time being."""
        place = element("p")
        self._places.append((place, wanted_by(properties)))
        return [place]

    def write(self, body: _Element, sheet: StyleSheet) -> list[_Element]:
        """Write the lists into a body and return them; their pages are still to be numbered."""
        marks: dict[_Element, str] = {}
        made: list[_Element] = []
        for place, wanted in self._places:
            lines = list(self._lines(body, sheet, wanted, marks))
            if len(lines) < wanted.fewest:
                self._leave_out(place)
                continue
            written = self._written(wanted, lines)
            for one in written:
                place.addprevious(one)
            _remove(place)
            made += written
        _mark(body, marks)
        return made

    def leave_out(self) -> None:
        """Take the places of all lists out of the body."""
        for place, _ in self._places:
            self._leave_out(place)

    def _leave_out(self, place: _Element) -> None:
        """Take the place of a list out, with its title and the control that Word puts around it."""
        control = next(place.iterancestors(f"{W}sdt"), None)
        above = place.getprevious()
        style = None if above is None else above.find(f"{W}pPr/{W}pStyle")
        if control is not None and _is_gallery(control):
            _remove(control)
            return
        if above is not None and style is not None and style.get(f"{W}val") == self._styles.id("TOC Heading"):
            _remove(above)
        _remove(place)

    def _written(self, wanted: Wanted, lines: Sequence[Listed]) -> list[_Element]:
        if wanted is OWN:
            return [contents_element(lines, Toc(2), self._title, self._styles)]
        return list(contents_lines(lines, wanted.instruction, self._styles))

    def _lines(self, body: _Element, sheet: StyleSheet, wanted: Wanted, marks: dict[_Element, str]) -> Iterator[Listed]:
        for paragraph in body.iter(f"{W}p"):
            level = _level(paragraph, sheet, wanted)
            text = one_line("".join(_said(paragraph))).strip()
            if level is not None and text and next(paragraph.iterancestors(f"{W}txbxContent"), None) is None:
                mark = marks.setdefault(paragraph, _own_mark(paragraph) or _MARK.format(_FIRST_MARK + len(marks)))
                yield Listed(min(level, 3), text, mark)


def _level(paragraph: _Element, sheet: StyleSheet, wanted: Wanted) -> int | None:
    """Return the level of a paragraph in a list, None where it does not stand in it."""
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    style = "" if named is None else named.get(f"{W}val") or ""
    name = sheet.name(style)
    by_name = wanted.level_of_style(name)
    if by_name is not None:
        return by_name
    direct = paragraph.find(f"{W}pPr/{W}outlineLvl")
    found = sheet.first(style, f"{W}pPr/{W}outlineLvl") if direct is None or not wanted.by_outline else direct
    if found is None or wanted.levels is None or not (name.startswith("heading ") or wanted.by_outline):
        return None
    level = number(found, "val") + 1
    return level if wanted.levels[0] <= level <= wanted.levels[1] else None


def _said(paragraph: _Element) -> Iterator[str]:
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        parent = node.getparent()
        if parent is not None and parent.tag == f"{W}r":
            yield node.text or "" if node.tag == f"{W}t" else " "


def _own_mark(paragraph: _Element) -> str:
    names = (one.get(f"{W}name") or "" for one in paragraph.iterchildren(f"{W}bookmarkStart"))
    return next((name for name in names if name.startswith("_Toc")), "")


def _mark(body: _Element, marks: Mapping[_Element, str]) -> None:
    """Put the bookmarks around headings that have none yet."""
    last = max((number(one, "id") for one in body.iter(f"{W}bookmarkStart")), default=0)
    for paragraph, name in marks.items():
        if not _own_mark(paragraph):
            last += 1
            properties = paragraph.find(f"{W}pPr")
            paragraph.insert(0 if properties is None else 1, element("bookmarkStart", id=last, name=name))
            paragraph.append(element("bookmarkEnd", id=last))


def _is_gallery(control: _Element) -> bool:
    found = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return found is not None and (found.get(f"{W}val") or "").lower() == "table of contents"


def _remove(node: _Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
