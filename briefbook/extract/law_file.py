"""Extract room: XML files: acts and regulations of Justice Canada as laws, web pages as pages, others as their text.

Element names: the XML of the consolidated acts and regulations (source: laws-lois.justice.gc.ca, Open Data).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from briefbook.extract import plain_xml, web_page
from briefbook.extract.base import Block, BlockKind, Content, unread
from briefbook.extract.law_provisions import flat, footnotes, provisions
from briefbook.extract.xml_source import XmlEnded, XmlSource, attribute, events, local, release, source
from briefbook.model.document import Evidence
from briefbook.model.errors import UnsupportedFormat

_LAWS = frozenset({"Statute", "Regulation"})
_CONTAINERS = frozenset({"Introduction", "Body", "Order", "Schedule", "BillPiece", "RelatedOrNotInForce"})
"""Elements whose children are read one by one; whatever else stands in them is a unit."""
_OFFICE = {
    "wordDocument": "Word",
    "package": "Word",
    "Workbook": "Excel",
}
_HISTORY = "Says when the law was changed."
_CUT = "The file ends in the middle; the rest of it could not be read."
_SECTION_LEVEL = 7
"""Below the parts, divisions and headings of a law, which are numbered from 1."""


def read(data: bytes, path: str) -> Content:
    """Read an XML file.

    Raises:
        DamagedFile: it is no XML, or it declares entities of its own.
        UnsupportedFormat: it is a Word document or a workbook saved as XML.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    xml = source(data, path)
    if xml.root.lower() == "html":
        return web_page.read(data, path)
    if xml.root in _OFFICE and b"schemas.microsoft.com/office" in xml.data[:8_192]:
        program = _OFFICE[xml.root]
        kind = "Word Document (.docx)" if program == "Word" else "Excel Workbook (.xlsx)"
        raise UnsupportedFormat(
            path, f'It is an old XML file of {program}; open it in {program} and save it as "{kind}".'
        )
    return _law(xml) if xml.root in _LAWS else plain_xml.read(xml)


@dataclass(slots=True)
class _Law:
    """A law while it is read."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    said: list[Evidence] = field(default_factory=list)

    @property
    def language(self) -> str:
        """The language that the law says it is in, two letters; empty when it does not say."""
        return next((one.value[:2] for one in self.said if one.field == "language" and one.value), "")

    def take(self, unit: etree._Element) -> None:
        """Take a unit of the law."""
        name = local(unit)
        if name == "Identification":
            self._identify(unit)
        elif name in {"Heading", "ScheduleFormHeading"}:
            self._head(unit, name)
        elif name in {"RecentAmendments", "HistoricalNote"}:
            items = unit.iter("Amendment", "HistoricalNoteSubItem")
            lines = [" ".join(flat(part) for part in one) if len(one) and not one.text else flat(one) for one in items]
            self.blocks += [Block(BlockKind.PARAGRAPH, line, why=_HISTORY) for line in lines if line]
        else:
            self.blocks += provisions(unit, _SECTION_LEVEL, self.language)
            self.notes += footnotes(unit)

    def _head(self, unit: etree._Element, name: str) -> None:
        level = attribute(unit, "level")
        text = " ".join(part for part in (flat(one) for one in unit) if part)
        if text:
            depth = 1 if name == "ScheduleFormHeading" or not level.isdecimal() else max(1, min(int(level[:3]), 6))
            self.blocks.append(Block(BlockKind.HEADING, text, level=depth))

    def _identify(self, unit: etree._Element) -> None:
        short, long = _child_text(unit, "ShortTitle"), _child_text(unit, "LongTitle")
        title = short or long
        if title:
            self.blocks.append(Block(BlockKind.HEADING, title, level=0))
            self.said.append(Evidence("title", title, title, 0.97))
        if short and long:
            self.blocks.append(Block(BlockKind.PARAGRAPH, long))
        number = _child_text(unit, "InstrumentNumber") or _child_text(unit, "Chapter/ConsolidatedNumber")
        if number:
            self.blocks.append(Block(BlockKind.PARAGRAPH, number))
            self.said.append(Evidence("number", number, number, 0.95))
        power = _child_text(unit, "EnablingAuthority")
        if power:
            self.blocks.append(Block(BlockKind.PARAGRAPH, power))
        notes = [flat(one) for one in unit.iter("Note")]
        self.blocks += [Block(BlockKind.PARAGRAPH, note) for note in notes if note]


def _law(xml: XmlSource) -> Content:
    law = _Law()
    try:
        for unit in _units(xml, law.said):
            law.take(unit)
    except XmlEnded:
        law.said.append(unread(_CUT))
    law.said.append(Evidence("kind", "law", f"<{xml.root}>", 0.97))
    return Content((*law.blocks, *law.notes), tuple(law.said))


def _units(xml: XmlSource, said: list[Evidence]) -> Iterator[etree._Element]:
    """Yield what stands directly in the containers of a law, each whole, and forget it afterwards."""
    unit: etree._Element | None = None
    for event, element in events(xml):
        if event == "start" and element.getparent() is None:
            said.extend(_root_says(element))
        elif event == "start" and unit is None and local(element) not in _CONTAINERS:
            unit = element
        elif event == "end" and element is unit:
            yield element
            release(element)
            unit = None


def _root_says(root: etree._Element) -> Iterator[Evidence]:
    language = attribute(root, "lang")
    if language:
        yield Evidence("language", language, f'xml:lang="{language}"', 0.6)
    for name, said, confidence in (("lastAmendedDate", "date", 0.85), ("inforce-start-date", "date", 0.7)):
        day = attribute(root, name)
        if day:
            yield Evidence(said, day, f'{name}="{day}"', confidence)
    current = attribute(root, "current-date") or attribute(root, "pit-date")
    if current:
        yield Evidence("current_to", current, f'current-date="{current}"', 0.9)


def _child_text(unit: etree._Element, route: str) -> str:
    found: Sequence[etree._Element] = unit.findall(route)
    return flat(found[0]) if found else ""
