"""Render room: what Jinja printed of a Word-typed template → the elements of the document.

Values become text of runs. A paragraph that holds nothing but the text of entries gives way to them: they are written
by the same writer as every note, with styles, bookmarks and sources. What came out blank is left out.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from lxml.etree import _Element

from briefbook.model.errors import TemplateError, TemplateRefused
from briefbook.render.script import Place
from briefbook.render.token import Token, TokenKind, decode
from briefbook.render.word_braces import part_text
from briefbook.render.wordml import W, add_text, element

_FILLED: Final = (f"{W}drawing", f"{W}pict", f"{W}sectPr", f"{W}fldChar", f"{W}fldSimple", f"{W}br")
_IN_A_LINE: Final = frozenset((f"{W}r", f"{W}hyperlink"))
_CELL_PADDING: Final = 216
"""Twips that a cell keeps free at both sides together, as Word makes it."""

Refuse: TypeAlias = Callable[[type[TemplateError], Place, str], TemplateError]
"""Makes the error that says what is wrong at a place."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the text of entries is to stand.

    Attributes:
        properties: of the paragraph that gives way to it; None when it has none.
        width: of the cell around it in twips; 0 for the page.
    """

    properties: _Element | None
    width: int = 0


Write: TypeAlias = Callable[[str, Spot], list[_Element]]
"""Writes what a token of entries stands for."""


@dataclass(slots=True)
class _Frame:
    """An element that is being built; `asked` are the tokens of entries in it, `number` is its own."""

    element: _Element
    number: int
    asked: list[str] = field(default_factory=list)


class Builder:
    """Builds the parts of a document from what was printed."""

    def __init__(self, elements: list[_Element], paragraphs: Mapping[int, Place], write: Write, refuse: Refuse) -> None:
        self._elements = elements
        self._paragraphs = paragraphs
        self._write = write
        self._refuse = refuse
        self._frames: list[_Frame] = []

    def build(self, printed: str) -> Iterator[tuple[int, _Element]]:
        """Walk over the parts that were printed, each with its number.

        Raises:
            TemplateError: the text of an entry stands where it cannot.
        """
        for token in decode(printed):
            if isinstance(token, str):
                if token.strip():
                    raise self._error("prints text outside of every paragraph.")
                continue
            if not self._frames:
                number = int(token.text)
                if token.kind is TokenKind.BEGIN:
                    self._begin(number)
                else:
                    yield number, self._elements[number]
                continue
            root = self._frames[0]
            self._take(token)
            if not self._frames:
                yield root.number, root.element

    def _take(self, token: Token) -> None:
        top = self._frames[-1]
        match token.kind:
            case TokenKind.BEGIN:
                self._refuse_in_a_line(top, int(token.text))
                self._begin(int(token.text))
            case TokenKind.WHOLE:
                self._refuse_in_a_line(top, int(token.text))
                top.element.append(deepcopy(self._elements[int(token.text)]))
            case TokenKind.END:
                self._end(self._frames.pop())
            case TokenKind.LITERAL if top.element.tag == f"{W}r":
                _add_value(top.element, token.text)
            case TokenKind.PLACEHOLDER if top.element.tag == f"{W}r":
                add_text(top.element, f"[{token.text.partition(chr(10))[2]}]")
            case TokenKind.ENTRY:
                self._ask(token.text)
            case _:
                raise self._error("prints a value outside of every paragraph.")

    def _refuse_in_a_line(self, top: _Frame, number: int) -> None:
        """Refuse a macro that holds whole paragraphs and is called within a line."""
        if top.element.tag in _IN_A_LINE and self._elements[number].tag in (f"{W}p", f"{W}tbl", f"{W}tr"):
            raise self._error("prints whole paragraphs within a line; call the macro in a paragraph of its own.")

    def _begin(self, number: int) -> None:
        given = self._elements[number]
        if given.tag == f"{W}r":  # it holds its look and nothing else
            self._frames.append(_Frame(deepcopy(given), number))
            return
        shell = given.makeelement(
            given.tag, {str(key): str(value) for key, value in given.attrib.items()}, prefixes(given)
        )
        self._frames.append(_Frame(shell, number))

    def _ask(self, name: str) -> None:
        for frame in reversed(self._frames):
            if frame.element.tag == f"{W}p":
                frame.asked.append(name)
                return
        raise self._error("prints the text of an entry outside of every paragraph.")

    def _end(self, frame: _Frame) -> None:
        if not self._frames:
            return
        parent = self._frames[-1].element
        made = frame.element
        if made.tag == f"{W}p":
            parent.extend(self._paragraph(frame, parent))
        elif made.tag == f"{W}tc":
            _close_cell(made)
            parent.append(made)
        elif not _is_hollow(made):
            parent.append(made)

    def _paragraph(self, frame: _Frame, parent: _Element) -> list[_Element]:
        made = frame.element
        is_blank = not _text(made).strip() and next(made.iter(*_FILLED), None) is None
        if not frame.asked:
            return [] if is_blank and parent.tag != f"{W}tc" else [made]
        if not is_blank:
            place = self._paragraphs.get(frame.number, Place("A paragraph"))
            raise self._refuse(TemplateRefused, place, "holds more than the text of entries, which stands alone.")
        spot = Spot(made.find(f"{W}pPr"), _width(self._frames))
        return [one for name in frame.asked for one in self._write(name, spot)]

    def _error(self, says: str) -> TemplateError:
        places = (self._paragraphs.get(frame.number) for frame in reversed(self._frames))
        place = next((one for one in places if one is not None), Place("The text"))
        return self._refuse(TemplateRefused, place, says)


def _add_value(run: _Element, text: str) -> None:
    """Add a value to a run; braces in it are text, which in a header or footer is told from places not filled."""
    add_text(run, text)
    if "{" in text or "}" in text:
        for said in run.findall(f"{W}t"):
            part_text(said)


def prefixes(node: _Element) -> dict[str, str]:
    """Return the namespaces that an element knows, by prefix."""
    return {prefix: name for prefix, name in node.nsmap.items() if prefix is not None}


def _text(node: _Element) -> str:
    return "".join(text.text or "" for text in node.iter(f"{W}t"))


def _close_cell(cell: _Element) -> None:
    """See to it that a cell ends with a paragraph, as Word asks; blank ones beside others are left out."""
    paragraphs = cell.findall(f"{W}p")
    for paragraph in paragraphs:
        is_only = len(cell.findall(f"{W}p")) == 1 and cell.find(f"{W}tbl") is None
        blank = not _text(paragraph).strip() and next(paragraph.iter(*_FILLED), None) is None
        if blank and not is_only:
            cell.remove(paragraph)
    if len(cell) == 0 or cell[-1].tag != f"{W}p":
        cell.append(element("p"))


def _is_hollow(node: _Element) -> bool:
    """Tell whether an element has lost all that it was for: a run without text, a row without cells."""
    wanted = {f"{W}r": None, f"{W}tr": f"{W}tc", f"{W}tbl": f"{W}tr", f"{W}hyperlink": f"{W}r"}
    if node.tag not in wanted:
        return False
    child = wanted[node.tag]
    return all(one.tag == f"{W}rPr" for one in node) if child is None else node.find(child) is None


def _width(frames: list[_Frame]) -> int:
    """Return the width of the nearest cell around, 0 when there is none or it is not known in twips."""
    for frame in reversed(frames):
        if frame.element.tag == f"{W}tc":
            size = frame.element.find(f"{W}tcPr/{W}tcW")
            value = "" if size is None or size.get(f"{W}type") != "dxa" else size.get(f"{W}w") or ""
            return max(0, int(value) - _CELL_PADDING) if value.isascii() and value.isdecimal() else 0
    return 0
