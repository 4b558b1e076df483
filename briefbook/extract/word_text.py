"""Extract room: the text of a Word paragraph as it reads after all tracked changes are accepted."""

from dataclasses import dataclass, field

from lxml import etree

from briefbook.extract.word_xml import child, is_on, name_of, value

_UNREAD = frozenset(
    "del moveFrom rPr pPr instrText delText delInstrText rt sectPr tblPr trPr tcPr sdtPr sdtEndPr fldData".split(" ")  # noqa: SIM905
)
_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


@dataclass(slots=True)
class RunText:
    """The text of one paragraph.

    Attributes:
        boxes: text boxes that are anchored in it, their content not yet read.
    """

    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    bold_letters: int = 0
    boxes: list[etree._Element] = field(default_factory=list)

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

    def paragraph(self, element: etree._Element, style_is_bold: bool = False) -> RunText:
        """Return the text of a `w:p`."""
        # The code of a field ends in the paragraph in which it began; a file that forgot to say so loses no text.
        self._fields = [in_result for in_result in self._fields if in_result]
        found = RunText()
        self._visit(element, found, style_is_bold)
        return found

    def _visit(self, parent: etree._Element, found: RunText, is_bold: bool) -> None:
        for element in parent:
            name = name_of(element)
            if name in _UNREAD:
                continue
            if name == "r":
                self._visit(element, found, _run_is_bold(element, is_bold))
            elif name in {"t", "m:t"}:
                self._add(found, element.text or "", is_bold)
            elif name in _CHARACTERS:
                self._add(found, _CHARACTERS[name], is_bold)
            elif name == "fldChar":
                self._mark_field(value(element, "fldCharType") or "")
            elif name == "txbxContent":
                found.boxes.append(element)
            elif name == "mc:AlternateContent":
                self._visit(_alternative(element), found, is_bold)
            else:
                self._visit(element, found, is_bold)

    def _add(self, found: RunText, text: str, is_bold: bool) -> None:
        if all(self._fields):
            count = sum(map(len, text.split()))
            found.pieces.append(text)
            found.letters += count
            found.bold_letters += count if is_bold else 0

    def _mark_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()


def _run_is_bold(run: etree._Element, is_bold: bool) -> bool:
    properties = child(run, "rPr")
    bold = child(properties, "b")
    if bold is not None:
        return is_on(bold)
    return is_bold or (value(child(properties, "rStyle")) or "").lower() == "strong"


def _alternative(element: etree._Element) -> etree._Element:
    """Of the same content in two forms read one: the first choice, or the fallback when there is no choice."""
    choice = child(element, "mc:Choice")
    return choice if choice is not None else next(iter(element), element)
