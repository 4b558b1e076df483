"""Extract room: XML of any kind: what looks like a title is a heading, every run of text a paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from briefbook.extract.base import Block, BlockKind, Content, unread
from briefbook.extract.blanks import is_blank, one_line
from briefbook.extract.markup import Walker, depth_of
from briefbook.extract.xml_source import XmlEnded, XmlSource, attribute, events, local, release
from briefbook.model.document import Evidence
from briefbook.ooxml.attributes import has_countless_attributes

_TITLES = frozenset({"title", "heading", "head", "titletext", "subtitle", "headline", "chapeau", "intitule"})
_LABELS = frozenset({"num", "label", "enum", "numero", "no"})
_LONGEST_TITLE = 300
_DEEPEST_MARKUP = 200
_CUT = "The file ends in the middle, or is no whole XML; the rest of it could not be read."


@dataclass(slots=True)
class _Frame:
    """An open element: its text so far, piece by piece, and the blocks of the elements within it."""

    name: str
    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    is_mixed: bool = False

    def hear(self, text: str | None) -> None:
        """Take a piece of the element's own text."""
        if text:
            self.pieces.append(text)
            self.is_mixed = self.is_mixed or not is_blank(text)


def read(xml: XmlSource) -> Content:
    """Read XML that is of no kind known."""
    reading = _Reading()
    said: list[Evidence] = []
    try:
        for event, element in events(xml):
            if event == "start":
                reading.open(element)
                said += _language(element)
            else:
                reading.close(element)
    except XmlEnded:
        reading.end()
        said.append(unread(_CUT))
    return Content(tuple(reading.blocks), tuple(said))


def _language(element: etree._Element) -> Iterator[Evidence]:
    language = attribute(element, "lang") if element.getparent() is None else ""
    if language:
        yield Evidence("language", language, f'xml:lang="{language}"', 0.5)


@dataclass(slots=True)
class _Reading:
    """The XML while it is read; `frames` are the open elements, the outermost first."""

    blocks: list[Block] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)

    def open(self, element: etree._Element) -> None:
        """Begin an element; what its parent says before it has come by now."""
        if self.frames:
            parent = element.getparent()
            before = element.getprevious()
            self.frames[-1].hear(before.tail if before is not None else parent.text if parent is not None else None)
        self.frames.append(_Frame(local(element).lower()))

    def close(self, element: etree._Element) -> None:
        """End an element and hand its blocks to the one around it."""
        last = element[-1] if len(element) else None
        self.frames[-1].hear(last.tail if last is not None else element.text)
        release(element)
        self._hand_over()

    def end(self) -> None:
        """End all elements that are open still."""
        while self.frames:
            self._hand_over()

    def _hand_over(self) -> None:
        frame = self.frames.pop()
        blocks = self._mixed(frame) if frame.is_mixed else _labelled(frame.blocks)
        if not self.frames:
            self.blocks += blocks
            return
        self.frames[-1].blocks += blocks
        self.frames[-1].pieces.append(" ".join(block.text for block in blocks))

    def _mixed(self, frame: _Frame) -> list[Block]:
        text = "".join(frame.pieces)
        if "</" in text:
            return _markup(text)
        text = one_line(text)
        if frame.name in _LABELS and len(text) <= 20:
            return [Block(BlockKind.NOTE, text)]
        if frame.name in _TITLES and len(text) <= _LONGEST_TITLE:
            return [Block(BlockKind.HEADING, text, level=max(0, min(len(self.frames) - 1, 6)))]
        return [Block(BlockKind.PARAGRAPH, text)] if text else []


def _markup(text: str) -> list[Block]:
    """Feeds carry web pages as text; their tags are no words."""
    if depth_of(text) > _DEEPEST_MARKUP or has_countless_attributes(text):
        return [Block(BlockKind.PARAGRAPH, one_line(text))]
    page = LexborHTMLParser(text)
    root = page.body or page.root
    return [] if root is None else [one.block for one in Walker(lambda _: "").blocks(root)]


def _labelled(blocks: list[Block]) -> list[Block]:
    """A number that stands in an element of its own goes before the text that follows it."""
    joined: list[Block] = []
    for block in blocks:
        if joined and joined[-1].kind is BlockKind.NOTE and block.kind is not BlockKind.NOTE:
            number = joined.pop().text
            joined.append(Block(block.kind, f"{number} {block.text}", level=block.level))
        else:
            joined.append(block)
    return joined
