"""Extract room: the provisions of an act or regulation: a passage for each subsection, definition and table, labelled.

A subsection is quoted whole, its paragraphs in lines of their own: "3 (1) The Minister may", "(a) …;", "(b) …". Its
label stands in its text and in the heading above it, so that "section 11(1.01)" is found.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import one_line, table_text
from briefbook.extract.xml_source import local

_HISTORY = "Says when the law was changed."
_NO_TEXT = frozenset({"FootnoteRef", "Footnote", "HistoricalNote", "Label", "MarginalNote", "MarginalNoteEmbedded"})
_OWN_PASSAGE = frozenset({"Subsection", "Definition", "Section", "SectionPiece", "Provision"})
_TABLES = frozenset({"TableGroup", "table", "tgroup"})
_LINES = frozenset(
    """
    Paragraph Subparagraph Clause Subclause Subsubclause ContinuedSectionSubsection ContinuedParagraph
    ContinuedSubparagraph ContinuedClause ContinuedSubclause ContinuedDefinition FormulaParagraph FormulaConnector
    FormulaDefinition List Item Text Formula FormulaGroup QuotedText ReadAsText AmendedContent AmendedText Oath
    SignatureBlock BilingualGroup BilingualItemEn BilingualItemFr Order DefinitionEnOnly DefinitionFrOnly CenteredText
    """.split()  # noqa: SIM905
)
"""Elements that are lines of the provision they stand in."""
_CITED: Mapping[str, Mapping[str, str]] = {
    "en": {"Section": "Section ", "Subsection": "Subsection "},
    "fr": {"Section": "Article ", "Subsection": "Paragraphe "},
}
"""How a provision is cited: the heading says it, so that it is found by the words that officers use; no text does."""
_LONGEST = 3_000
"""Code points of a provision after which its paragraphs become passages of their own."""


def flat(element: etree._Element) -> str:
    """Return the text of an element in one line, without its footnotes."""
    return one_line("".join(_pieces(element)))


def footnotes(unit: etree._Element) -> list[Block]:
    """Return the footnotes of a unit, to stand at the end of the law."""
    return [Block(BlockKind.NOTE, text) for note in unit.iter("Footnote") if (text := " ".join(_own_lines(note)))]


def provisions(unit: etree._Element, level: int, language: str) -> list[Block]:
    """Return the blocks of a section, a provision or whatever else stands in the body of a law.

    Args:
        unit: the element.
        level: of the heading that its marginal note makes.
        language: of the law, "en" or "fr"; in others its sections are headed by their numbers alone.
    """
    reading = _Reading(_CITED.get(language, {}))
    reading.read(unit, "", level)
    text = "" if reading.blocks else flat(unit)
    return [Block(BlockKind.PARAGRAPH, text)] if text else reading.blocks


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if name not in {"FootnoteRef", "Footnote"}:
            yield from _pieces(child)
        yield child.tail or ""


def _label(element: etree._Element) -> str:
    found = element.find("Label")
    return flat(found) if found is not None else ""


def _note(element: etree._Element) -> str:
    found = element.find("MarginalNote")
    return flat(found) if found is not None else ""


def _own_lines(element: etree._Element) -> list[str]:
    """The lines of an element: its label before its first line, then those of the elements within it."""
    lines: list[str] = []
    for child in element:
        name = local(child)
        if name in _NO_TEXT or name in _OWN_PASSAGE or name in _TABLES:
            continue
        lines += _own_lines(child) if any(local(one) in _LINES for one in child) and name != "Text" else [flat(child)]
    lines = [line for line in lines if line]
    label = _label(element)
    return [f"{label} {lines[0]}", *lines[1:]] if label and lines else lines


@dataclass(slots=True)
class _Reading:
    """A unit while its provisions are read; `noted` are the levels whose last provision had a marginal note."""

    cited: Mapping[str, str]
    blocks: list[Block] = field(default_factory=list)
    noted: set[int] = field(default_factory=set)

    def read(self, element: etree._Element, above: str, level: int) -> None:
        """Read a provision: its heading, its own text, then the provisions within it.

        Args:
            element: the provision.
            above: the label of the section it belongs to.
            level: of the heading that its marginal note makes.
        """
        label = " ".join(part for part in (above, _label(element)) if part)
        self._head(element, label, level)
        self._say(element, above)
        for child in element:
            name = local(child)
            if name in _OWN_PASSAGE:
                self.read(child, label if name == "Subsection" else "", level + 1)
            elif name == "HistoricalNote":
                lines = [flat(item) for item in child]
                self.blocks += [Block(BlockKind.PARAGRAPH, line, why=_HISTORY) for line in lines if line]
            else:
                self._inner(child, level)

    def _inner(self, element: etree._Element, level: int) -> None:
        """Read the tables and provisions that stand deeper in the lines of a provision."""
        if local(element) in _TABLES:
            text = table_text([[flat(cell) for cell in row] for row in element.iter("row", "tr")])
            if text:
                self.blocks.append(Block(BlockKind.TABLE, text))
            return
        for child in element:
            if local(child) in _OWN_PASSAGE:
                self.read(child, "", level + 1)
            else:
                self._inner(child, level)

    def _head(self, element: etree._Element, label: str, level: int) -> None:
        """A section is headed by its number and marginal note; what follows one with a note needs a heading too."""
        note = _note(element)
        is_section = local(element) == "Section"
        if note or (label and (is_section or level in self.noted)):
            number = f"{self.cited.get(local(element), '')}{label}" if label else ""
            heading = " – ".join(part for part in (number, note) if part)
            self.blocks.append(Block(BlockKind.HEADING, heading, level=level))
        if note:
            self.noted.add(level)

    def _say(self, element: etree._Element, above: str) -> None:
        lines = _own_lines(element)
        if lines and above:
            lines[0] = f"{above} {lines[0]}"
        if sum(map(len, lines)) <= _LONGEST:
            lines = ["\n".join(lines)] if lines else []
        for place, line in enumerate(lines):
            self.blocks.append(Block(BlockKind.LIST_ITEM if place else BlockKind.PARAGRAPH, line))
