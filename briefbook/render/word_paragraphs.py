"""Render room: one paragraph of a Word document: its properties, runs, links, references and bookmarks."""

import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from briefbook.model.kinds import Language
from briefbook.model.note import (
    Alignment,
    Block,
    Br,
    ExcerptBlock,
    Footnote,
    Inlines,
    ListBlock,
    Para,
    Picture,
    Placeholder,
    Quote,
    Redacted,
    Run,
    XRef,
    note_text,
)
from briefbook.ooxml.marks import source_mark
from briefbook.render.sources import split_reference
from briefbook.render.word_styles import Styles
from briefbook.render.wording import words
from briefbook.render.wordml import R, add, add_text, element, plain

_SAFE_LINK: Final = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_AFTER_TABLE_TWIPS: Final = 160


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a body needs of the file around it.

    Attributes:
        language: of the note.
        width: of the text on the page in twips.
        link: gives the relationship id of an outside address.
        start_list: starts a numbered list at a depth (from 0) with a number and gives its id.
        footnote: gives the id of a new footnote.
        picture: gives a picture of the note and the id of the relationship to it, None where there is none so called.
    """

    styles: Styles
    language: Language
    width: int
    link: Callable[[str], str]
    start_list: Callable[[int, int], int]
    footnote: Callable[[Inlines], int]
    picture: Callable[[str], tuple[Picture, str] | None]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands: its style and what is set on it directly.

    Attributes:
        heads: whether it is a heading, which has its own space above it also after a table.
        keep_next: whether it stays on the page of what follows; None leaves that to its style.
        before: space above it in twips; None leaves that to its style, so does `after` below it.
        listed: depth and id of the numbered list that it is an item of.
        lang: of the paragraph, None when it is the note's.
        hang: width in twips of the label before the text; 0 for that of the style.
    """

    style: str
    heads: bool = False
    keep_next: bool | None = None
    new_page: bool = False
    listed: tuple[int, int] | None = None
    after_table: bool = False
    align: Alignment = "left"
    lang: Language | None = None
    before: int | None = None
    after: int | None = None
    hang: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph with its own text: the children [start, end) of `element`, without a source's number after it."""

    element: _Element
    start: int
    end: int


class Paragraphs:
    """Makes paragraphs and numbers the bookmarks of one document."""

    def __init__(self, around: Surroundings, blocks: Iterable[Block]) -> None:
        self._around = around
        self._targets = frozenset(_targets(blocks))
        self._bookmarks = 0
        self._shells: dict[Shape, _Element] = {}
        self._references: dict[tuple[str, str], _Element] = {}

    def make(self, inlines: Inlines, shape: Shape, anchor: str = "") -> Written:
        """Return a new paragraph; `anchor` is what references within the note name it by."""
        paragraph = self._shell(shape)
        start = len(paragraph)
        text, reference = split_reference(inlines)
        lang = shape.lang or self._around.language
        self._add_inlines(paragraph, text, lang)
        end = len(paragraph)
        if anchor in self._targets:
            self.mark(source_mark(anchor), Written(paragraph, start, end), Written(paragraph, start, end))
            start, end = start + 1, end + 1
        self._add_inlines(paragraph, reference, lang)
        return Written(paragraph, start, end)

    def _shell(self, shape: Shape) -> _Element:
        """Return a paragraph without text; a copy of one of the same shape is made in a fifth of the time."""
        if shape not in self._shells:
            made = element("p")
            self._add_properties(made, shape)
            self._shells[shape] = made
        return copy(self._shells[shape])

    def mark(self, name: str, first: Written, last: Written) -> None:
        """Put a bookmark around the text from `first` to `last`."""
        self._bookmarks += 1
        last.element.insert(last.end, element("bookmarkEnd", id=self._bookmarks))
        first.element.insert(first.start, element("bookmarkStart", id=self._bookmarks, name=name))

    def _add_properties(self, paragraph: _Element, shape: Shape) -> None:
        properties = add(paragraph, "pPr")
        add(properties, "pStyle", val=shape.style)
        if shape.keep_next is not None:
            add(properties, "keepNext", **({} if shape.keep_next else {"val": 0}))
        if shape.new_page:
            add(properties, "pageBreakBefore")
        if shape.listed is not None:
            depth, number = shape.listed
            listed = add(properties, "numPr")
            add(listed, "ilvl", val=depth)
            add(listed, "numId", val=number)
        before = _AFTER_TABLE_TWIPS if shape.after_table and shape.before is None else shape.before
        space = {"before": before, "after": shape.after}
        if direct := {name: twips for name, twips in space.items() if twips is not None}:
            add(properties, "spacing", **direct)
        if shape.hang:
            add(properties, "ind", left=shape.hang, hanging=shape.hang)
        if shape.align != "left":
            add(properties, "jc", val=shape.align)
        if shape.lang is not None and shape.lang != self._around.language:
            add(add(properties, "rPr"), "lang", val=words(shape.lang).language_tag)

    def _add_inlines(self, paragraph: _Element, inlines: Inlines, lang: Language) -> None:
        for inline in inlines:
            match inline:
                case Run():
                    self._add_run(paragraph, inline, inline.lang or lang)
                case Br():
                    add(add(paragraph, "r"), "br")
                case XRef(target=target, text=text):
                    self._add_reference(paragraph, target, text)
                case Placeholder(label=label):
                    self._add_styled(paragraph, "Place To Fill", f"[{label}]")
                case Redacted(label=label):
                    self._add_styled(paragraph, "Redacted", label)
                case Footnote():
                    self._add_call(paragraph, inline)

    def _add_call(self, paragraph: _Element, note: Footnote) -> None:
        made = add(paragraph, "r")
        add(add(made, "rPr"), "rStyle", val=self._around.styles.id("footnote reference"))
        add(made, "footnoteReference", id=self._around.footnote(note_text(note)))

    def _add_run(self, paragraph: _Element, run: Run, lang: Language) -> None:
        parent = paragraph
        is_link = run.href is not None and _SAFE_LINK.fullmatch(run.href) is not None and bool(plain(run.text).strip())
        if run.href is not None and is_link:
            parent = add(paragraph, "hyperlink", history=1)
            parent.set(f"{R}id", self._around.link(run.href))
        made = add(parent, "r")
        style = "Withheld" if run.withheld else "Code Text" if run.code else "Hyperlink" if is_link else ""
        foreign = lang != self._around.language
        if style or run.bold or run.italic or foreign:
            properties = add(made, "rPr")
            if style:
                add(properties, "rStyle", val=self._around.styles.id(style))
            for name in (*(("b", "bCs") if run.bold else ()), *(("i", "iCs") if run.italic else ())):
                add(properties, name)
            if foreign:
                add(properties, "lang", val=words(lang).language_tag)
        add_text(made, run.text)

    def _add_reference(self, paragraph: _Element, target: str, text: str) -> None:
        if (target, text) not in self._references:
            made = element("hyperlink", anchor=source_mark(target), history=1)
            self._add_styled(made, "Source Reference", text)
            self._references[target, text] = made
        paragraph.append(copy(self._references[target, text]))

    def _add_styled(self, parent: _Element, style: str, text: str) -> None:
        made = add(parent, "r")
        add(add(made, "rPr"), "rStyle", val=self._around.styles.id(style))
        add_text(made, text)


def _targets(blocks: Iterable[Block]) -> Iterator[str]:
    """Walk over the anchors that something in `blocks` refers to."""
    for block in blocks:
        match block:
            case Para(inlines=inlines):
                yield from (one.target for one in inlines if isinstance(one, XRef))
            case Quote(blocks=inner) | ExcerptBlock(blocks=inner):
                yield from _targets(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from _targets(item)
