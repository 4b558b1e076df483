"""Extract room: the text of a Word paragraph as it reads after all tracked changes are accepted."""

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from briefbook.extract.word_drawing import Anchored, look_into
from briefbook.extract.word_maths import formula
from briefbook.extract.word_xml import child, is_on, name_of, value

_UNREAD = frozenset(
    "del moveFrom rPr pPr instrText delText delInstrText rt sectPr tblPr trPr tcPr sdtPr sdtEndPr fldData".split(" ")  # noqa: SIM905
)
_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
HIDDEN = "Hidden text; the document does not show it."
PROMPT = "A prompt of a field that was not filled in."
_DRAWINGS = frozenset({"drawing", "pict", "object"})


class _Look(NamedTuple):
    """How text is set: in bold type; and why it is no text of the document, nothing when it is."""

    is_bold: bool = False
    why: str = ""


@dataclass(slots=True)
class RunText:
    """The text of one paragraph.

    Attributes:
        boxes: text boxes that are anchored in it, their content not yet read.
        asides: what stands in it and is not shown, by the reason in words.
    """

    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    bold_letters: int = 0
    boxes: list[etree._Element] = field(default_factory=list)
    asides: dict[str, list[str]] = field(default_factory=dict)
    anchored: Anchored = field(default_factory=Anchored)

    @property
    def text(self) -> str:
        """The text as it stands."""
        return "".join(self.pieces)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is in bold type."""
        return 0 < self.letters == self.bold_letters


class TextReader:
    """Reads paragraphs in order; it has to see all of them, for a field may begin in one and end in another."""

    def __init__(self) -> None:
        self._fields: list[bool] = []
        self._codes = 0

    def paragraph(self, element: etree._Element, style_is_bold: bool = False, why: str = "") -> RunText:
        """Return the text of a `w:p`; `why` says why none of it is the document's."""
        # The code of a field ends in the paragraph in which it began; a file that forgot to say so loses no text.
        if self._codes:
            self._fields = [in_result for in_result in self._fields if in_result]
            self._codes = 0
        found = RunText()
        if any(_is_prompt(outer) for outer in element.iterancestors()):
            why = PROMPT
        self._visit(element, found, _Look(style_is_bold, why))
        return found

    def _visit(self, parent: etree._Element, found: RunText, look: _Look) -> None:
        for element in parent:
            name = name_of(element)
            if name not in _UNREAD:
                self._enter(element, name, found, look)

    def _enter(self, element: etree._Element, name: str, found: RunText, look: _Look) -> None:
        if name == "r":
            self._visit(element, found, _run_look(element, look))
        elif name in {"t", "m:t"}:
            self._add(found, element.text or "", look)
        elif name in _CHARACTERS:
            self._add(found, _CHARACTERS[name], look)
        elif name == "fldChar":
            self._mark_field(value(element, "fldCharType") or "")
        elif name == "m:oMath":
            before = element.getprevious()
            apart = " " if before is not None and name_of(before) == name else ""
            self._add(found, apart + formula(element), look)
        elif name == "txbxContent":
            found.boxes.append(element)
        elif name == "mc:AlternateContent":
            self._visit(_alternative(element), found, look)
        else:
            if name in _DRAWINGS:
                look_into(element, found.anchored)
            self._visit(element, found, look._replace(why=PROMPT) if _is_prompt(element) else look)

    def _add(self, found: RunText, text: str, look: _Look) -> None:
        if self._codes:
            return
        if look.why:
            found.asides.setdefault(look.why, []).append(text)
            return
        count = sum(map(len, text.split()))
        found.pieces.append(text)
        found.letters += count
        found.bold_letters += count if look.is_bold else 0

    def _mark_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
            self._codes += 1
        elif self._fields and kind == "separate":
            self._codes -= not self._fields[-1]
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._codes -= not self._fields.pop()


def _run_look(run: etree._Element, look: _Look) -> _Look:
    properties = child(run, "rPr")
    bold = child(properties, "b")
    if bold is not None:
        is_bold = is_on(bold)
    else:
        is_bold = look.is_bold or (value(child(properties, "rStyle")) or "").lower() == "strong"
    hidden = child(properties, "vanish")
    why = look.why if hidden is None else HIDDEN if is_on(hidden) else ""
    return _Look(is_bold, why)


def _is_prompt(element: etree._Element) -> bool:
    return name_of(element) == "sdt" and is_on(child(child(element, "sdtPr"), "showingPlcHdr"))


def _alternative(element: etree._Element) -> etree._Element:
    """Of the same content in two forms read one: the first choice, or the fallback when there is no choice."""
    choice = child(element, "mc:Choice")
    return choice if choice is not None else next(iter(element), element)
