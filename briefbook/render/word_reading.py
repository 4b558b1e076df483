"""Render room: a part of a Word file with tags → a script that Jinja runs.

The script holds no XML: an element is a number in a token, so that nothing that is printed can become one. A paragraph
or a table row that holds block tags alone gives way to them; a block has to end where it began: in the same paragraph,
the same cell, the same row of rows.
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree
from lxml.etree import _Element

from briefbook.render.script import Place
from briefbook.render.token import TokenKind, encode
from briefbook.render.word_tags import (
    TAG,
    Tag,
    drop_noise,
    gather,
    loose_end,
    own_texts,
    pieces_of,
    tags_in,
    text_of,
)
from briefbook.render.wordml import SPACE, W, element

_FILLED: Final = (f"{W}drawing", f"{W}pict", f"{W}sectPr", f"{W}fldChar", f"{W}footnoteReference")
"""What makes a paragraph more than the tags in it."""
_TAG_OR_NAME: Final = re.compile(rf"{TAG.pattern}|\{{(?:marking|title|subject|of)\}}", re.DOTALL)
_TEXT_SHOWN: Final = 90


@dataclass(slots=True)
class Typed:
    """What was typed in one part: its elements by number, and the lines of the script with what each is called.

    Attributes:
        faults: what is wrong with it, as (place, rest of a sentence).
        paragraphs: where a paragraph with tags stands, by its number among the elements.
    """

    elements: list[_Element] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    faults: list[tuple[Place, str]] = field(default_factory=list)
    paragraphs: dict[int, Place] = field(default_factory=dict)


class Reader:
    """Reads the parts of a file one after the other; the numbers of elements and lines go on."""

    def __init__(self) -> None:
        self.typed = Typed()
        self._tagged: set[_Element] = set()
        self._blocks: list[list[tuple[str, Place, Tag]]] = [[]]
        self._where = ""
        self._count = 0

    def read(self, root: _Element, where: str) -> tuple[int, int]:
        """Read one part, which is changed; returns the first of its lines and that after the last.

        Args:
            root: the body of the document, a header or a footer.
            where: what the part is called in an error; empty for the body.
        """
        first = len(self.typed.lines)
        self._where, self._count = where, 0
        drop_noise(root)
        for paragraph in list(root.iter(f"{W}p")):
            gather(paragraph)
        self._tagged = _with_tags(root)
        self._line(Place(where or "The text"), "")
        self._element(root)
        self._close_blocks(self._blocks[0])
        self._blocks = [[]]
        return first, len(self.typed.lines)

    def _line(self, place: Place, text: str) -> None:
        self.typed.lines.append(text)
        self.typed.places.append(place)

    def _put(self, text: str) -> None:
        self.typed.lines[-1] += text

    def _number(self, node: _Element) -> str:
        self.typed.elements.append(node)
        return str(len(self.typed.elements) - 1)

    def _whole(self, node: _Element) -> None:
        self._put(encode(TokenKind.WHOLE, self._number(node)))

    def _element(self, node: _Element) -> None:
        """Read an element: one without tags as a whole, else piece by piece."""
        if node.tag == f"{W}p":
            self._paragraph(node)
        elif node not in self._tagged:
            self._count += sum(1 for _ in node.iter(f"{W}p"))
            self._whole(node)
        elif node.tag == f"{W}tr" and (tags := _row_tags(node)):
            self._count += sum(1 for _ in node.iter(f"{W}p"))
            self._control(tags, Place(f"A table row{self._of()}", self._count, _shown(node)))
        else:
            self._begin(node)
            for child in node.iterchildren(etree.Element):
                self._element(child)
            self._end()

    def _begin(self, node: _Element) -> None:
        self._put(encode(TokenKind.BEGIN, self._number(node)))
        self._blocks.append([])

    def _end(self) -> None:
        self._close_blocks(self._blocks.pop())
        self._put(encode(TokenKind.END, ""))

    def _close_blocks(self, blocks: Iterable[tuple[str, Place, Tag]]) -> None:
        for _, place, tag in blocks:
            says = f"begins {tag.source}, which does not end in the same paragraph, cell or part as it begins."
            self.typed.faults.append((place, says))

    def _of(self) -> str:
        return f" of {self._where}" if self._where else ""

    def _paragraph(self, paragraph: _Element) -> None:
        self._count += 1
        text = text_of(paragraph)
        place = Place(f"Paragraph {self._count}{self._of()}", self._count, text.strip()[:_TEXT_SHOWN])
        if loose := loose_end(text):
            self.typed.faults.append(
                (place, f"has a {loose} that belongs to no tag; a tag is typed whole in one line.")
            )
        if paragraph not in self._tagged:
            self._whole(paragraph)
            return
        self._line(place, "")
        tags = tags_in(text)
        alone = bool(tags) and not TAG.sub("", text).strip() and not any(tag.is_value for tag in tags)
        if alone and next(paragraph.iter(*_FILLED), None) is None:
            self._control(tags, place)
            return
        self.typed.paragraphs[len(self.typed.elements)] = place
        self._begin(paragraph)
        for child in paragraph.iterchildren(etree.Element):
            self._inline(child, place)
        self._end()

    def _control(self, tags: Iterable[Tag], place: Place) -> None:
        self._line(place, "")
        for tag in tags:
            self._block_tag(tag, place)

    def _block_tag(self, tag: Tag, place: Place) -> None:
        open_blocks = self._blocks[-1]
        if tag.opens:
            open_blocks.append((tag.opens, place, tag))
        elif tag.closes:
            if not open_blocks or open_blocks[-1][0] != tag.closes:
                says = f"ends with {tag.source} what does not begin in the same paragraph, cell or part."
                self.typed.faults.append((place, says))
            else:
                open_blocks.pop()
        self._put(tag.source)

    def _inline(self, node: _Element, place: Place) -> None:
        """Read a child of a paragraph."""
        if node not in self._tagged:
            self._whole(node)
        elif node.tag == f"{W}r":
            self._run(node, place)
        else:
            self._begin(node)
            for child in node.iterchildren(etree.Element):
                self._inline(child, place)
            self._end()

    def _run(self, run: _Element, place: Place) -> None:
        """Read a run: each tag, and each piece of text between tags, becomes a run of its own look."""
        for child in run.iterchildren(etree.Element):
            if child.tag == f"{W}rPr":
                continue
            if child not in self._tagged:
                self._whole(_run_of(run, deepcopy(child)))
            elif child.tag == f"{W}t":
                self._text(run, child.text or "", place)
            else:
                self._begin(_run_of(run))
                self._element(child)
                self._end()

    def _text(self, run: _Element, text: str, place: Place) -> None:
        for piece in pieces_of(text):
            if isinstance(piece, str):
                held = element("t")
                held.text = piece
                held.set(SPACE, "preserve")
                self._whole(_run_of(run, held))
            elif piece.is_value:
                self._begin(_run_of(run))
                self._put(piece.source)
                self._end()
            else:
                self._block_tag(piece, place)


def _run_of(run: _Element, *children: _Element) -> _Element:
    """Return a run that looks like `run`."""
    made = element("r")
    look = run.find(f"{W}rPr")
    if look is not None:
        made.append(deepcopy(look))
    made.extend(children)
    return made


def _with_tags(root: _Element) -> set[_Element]:
    """Return the pieces of text that hold tags, with all that is around them."""
    found: set[_Element] = set()
    for paragraph in root.iter(f"{W}p"):
        for text in own_texts(paragraph):
            if TAG.search(text.text or ""):
                found.add(text)
                found.update(text.iterancestors())
    return found


def _row_tags(row: _Element) -> tuple[Tag, ...]:
    """Return the tags of a row that holds block tags alone, none for another row."""
    if next(row.iter(*_FILLED, f"{W}tbl"), None) is not None:
        return ()
    text = " ".join(text_of(paragraph) for paragraph in row.iter(f"{W}p"))
    tags = tags_in(text)
    is_alone = bool(tags) and not TAG.sub("", text).strip() and not any(tag.is_value for tag in tags)
    return tags if is_alone else ()


def _shown(node: _Element) -> str:
    return " ".join(text_of(paragraph) for paragraph in node.iter(f"{W}p")).strip()[:_TEXT_SHOWN]


def tag_names(root: _Element) -> None:
    """Turn the names in braces of a header or footer, which every note fills there, into tags like all others.

    So what is filled in is text, and neither a tag nor a name of that kind itself.
    """
    for paragraph in root.iter(f"{W}p"):
        gather(paragraph, _TAG_OR_NAME)
        for piece in own_texts(paragraph):
            piece.text = _TAG_OR_NAME.sub(lambda match: _as_tag(match[0]), piece.text or "")


def _as_tag(found: str) -> str:
    return found if found.startswith(("{{", "{%", "{#")) else f"{{{{ _{found[1:-1]} }}}}"
