"""Extract room: workbooks (.xlsx, .xlsm): each sheet under its name, its values as shown, in tables of some rows.

The package is read with the bounds of every package, cell by cell; formulas count by the value last shown.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from briefbook.extract.base import TEXT_LIMIT, Block, BlockKind, Content, pictures, unread
from briefbook.extract.blanks import is_blank
from briefbook.extract.drawing_text import paragraphs_of, picture_name
from briefbook.extract.number_format import BUILT_IN, NumberFormat
from briefbook.extract.office_names import child, name_of, relation, tags
from briefbook.extract.office_properties import core_properties
from briefbook.extract.refusals import refusal
from briefbook.extract.value_table import blocks_of
from briefbook.model.document import Evidence
from briefbook.model.kinds import ProblemKind
from briefbook.model.text import clean
from briefbook.ooxml.archive import PackageRefused
from briefbook.ooxml.package import Package

_MAIN = "xl/workbook.xml"
_MOST_CELLS = 500_000
_MOST_STRINGS = 500_000
_LARGEST_AREA = 20_000_000
_LAST_COLUMN = 16_384
_TOO_MUCH = "It holds more values than Briefbook takes from one file; save the sheets you need in a file of their own."
_GENERIC = re.compile(r"(?:sheet|feuil(?:le)?|tabelle|hoja)[ _]?\d*", re.IGNORECASE)
_BOOLEANS = {"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}
_GENERAL = NumberFormat()


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    is_hidden: bool


def read(data: bytes, path: str) -> Content:
    """Read a workbook.

    Raises:
        DamagedFile: the package or one of its parts is broken, or holds no workbook.
        EncryptedFile: a part asks for a password.
        TooLarge: it has more parts, larger ones or more values than Briefbook takes from one file.
    """
    try:
        return _WorkbookReader(Package(data)).content()
    except PackageRefused as error:
        raise refusal(error, path) from error


class _WorkbookReader:
    """Reads the parts of one workbook."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = next((one.target for one in package.relationships() if one.type == "officeDocument"), _MAIN)
        if self._main not in package or not self._main.startswith("xl/"):
            reason = "There is no workbook in it; open it in the program that made it and save it as .xlsx."
            raise PackageRefused(ProblemKind.DAMAGED, reason)
        self._related = {one.id: one for one in package.relationships(self._main)}
        self._cells = 0
        self._length = 0
        self._pictures: list[str] = []
        self._charts: list[str] = []
        self._sheets, is_1904 = self._workbook()
        self._formats = self._read_formats(is_1904)
        self._strings = self._read_strings()

    def content(self) -> Content:
        """Return the sheets that are shown, in their order."""
        shown = [sheet for sheet in self._sheets if not sheet.is_hidden]
        blocks: list[Block] = []
        for sheet in shown:
            own = [*blocks_of(_grid(list(self._rows(sheet.part)))), *self._drawings(sheet.part)]
            if own and not (len(shown) == 1 and _GENERIC.fullmatch(sheet.name)):
                blocks.append(Block(BlockKind.HEADING, sheet.name, level=1))
            blocks += own
        return Content(tuple(blocks), (*core_properties(self._package), *pictures(self._pictures), *self._left_out()))

    def _left_out(self) -> Iterator[Evidence]:
        hidden = ", ".join(f"“{sheet.name}”" for sheet in self._sheets if sheet.is_hidden)
        sentences = []
        if hidden:
            sentences.append(f"Hidden sheets were left out: {hidden}.")
        if self._charts:
            sentences.append(f"Charts hold no text that is read: {', '.join(self._charts)}.")
        if sentences:
            yield unread(" ".join(sentences)[:500])

    def _workbook(self) -> tuple[list[_Sheet], bool]:
        sheets: list[_Sheet] = []
        is_1904 = False
        for element in self._package.elements(self._main, *tags("x:sheet", "x:workbookPr")):
            if name_of(element) == "x:workbookPr":
                is_1904 = element.get("date1904") in {"1", "true"}
                continue
            target = self._related.get(relation(element))
            if target is not None and target.type == "worksheet" and target.target in self._package:
                name = clean(element.get("name") or "")
                sheets.append(_Sheet(name, target.target, element.get("state") in {"hidden", "veryHidden"}))
        return list({sheet.part: sheet for sheet in sheets}.values()), is_1904

    def _read_formats(self, is_1904: bool) -> list[NumberFormat]:
        """Return the number format of each cell style, in the order of their numbers."""
        part = self._part("styles")
        if part is None:
            return []
        own: dict[str, str] = {}
        formats: list[NumberFormat] = []
        for element in self._package.elements(part, *tags("x:numFmt", "x:cellXfs")):
            if name_of(element) == "x:numFmt":
                own[element.get("numFmtId") or ""] = element.get("formatCode") or "General"
                continue
            for style in element:
                number = style.get("numFmtId") or "0"
                code = own.get(number) or BUILT_IN.get(int(number) if number.isdecimal() else 0, "General")
                formats.append(NumberFormat(code, is_1904))
        return formats

    def _read_strings(self) -> list[str]:
        part = self._part("sharedStrings")
        strings: list[str] = []
        if part is None:
            return strings
        length = 0
        for element in self._package.elements(part, *tags("x:si")):
            text = _text_of(element)
            strings.append(text)
            length += len(text)
            if len(strings) > _MOST_STRINGS or length > TEXT_LIMIT:
                raise PackageRefused(ProblemKind.TOO_LARGE, _TOO_MUCH)
            _forget(element)
        return strings

    def _part(self, kind: str) -> str | None:
        found = (one.target for one in self._related.values() if one.type == kind and one.target in self._package)
        return next(found, None)

    def _rows(self, part: str) -> Iterator[dict[int, str]]:
        """Yield the rows of a sheet; rows that the file passes over are one empty row, whatever it says they are."""
        last = 0
        for element in self._package.elements(part, *tags("x:row")):
            text = element.get("r") or ""
            number = int(text) if text.isdecimal() and len(text) < 9 else last + 1
            if number > last + 1:
                yield {}
            last = number
            yield self._row(element)
            _forget(element)

    def _row(self, row: etree._Element) -> dict[int, str]:
        """Return the values of a row by their columns."""
        found: dict[int, str] = {}
        column = 0
        for cell in row:
            self._cells += 1
            column = _column(cell.get("r") or "", column + 1)
            text = self._value(cell)
            if not is_blank(text) and column <= _LAST_COLUMN:
                found[column] = text
                self._length += len(text)
        if self._cells > _MOST_CELLS or self._length > TEXT_LIMIT:
            raise PackageRefused(ProblemKind.TOO_LARGE, _TOO_MUCH)
        return found

    def _value(self, cell: etree._Element) -> str:
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            inner = child(cell, "x:is")
            return _text_of(inner) if inner is not None else ""
        value = child(cell, "x:v")
        text = (value.text or "") if value is not None else ""
        if kind == "s":
            return self._strings[int(text)] if text.isdecimal() and int(text) < len(self._strings) else ""
        if kind == "b":
            return _BOOLEANS.get(text, text)
        if kind == "d":
            return text.removesuffix("T00:00:00")
        return clean(text) if kind != "n" else self._format(cell).shown(text) if text else ""

    def _format(self, cell: etree._Element) -> NumberFormat:
        style = cell.get("s") or ""
        place = int(style) if style.isdecimal() and len(style) < 6 else len(self._formats)
        return self._formats[place] if place < len(self._formats) else _GENERAL

    def _drawings(self, part: str) -> Iterator[Block]:
        for one in self._package.relationships(part):
            if one.type == "drawing" and one.target in self._package:
                files = {image.id: image.target for image in self._package.relationships(one.target)}
                for shape in self._package.elements(one.target, *tags("xdr:sp", "xdr:pic", "xdr:graphicFrame")):
                    yield from self._shape(shape, files)

    def _shape(self, shape: etree._Element, files: Mapping[str, str]) -> Iterator[Block]:
        name = name_of(shape)
        if name == "xdr:sp":
            yield from (Block(BlockKind.PARAGRAPH, text) for text in paragraphs_of(child(shape, "xdr:txBody")))
        elif name == "xdr:pic":
            file = files.get(relation(child(shape, "xdr:blipFill", "a:blip"), "embed"), "").rsplit("/", 1)[-1]
            self._pictures.append(picture_name(child(shape, "xdr:nvPicPr", "xdr:cNvPr"), file))
        else:
            self._charts.append(picture_name(child(shape, "xdr:nvGraphicFramePr", "xdr:cNvPr")))


def _grid(rows: list[dict[int, str]]) -> list[list[str]]:
    """Return the rows with the columns that any of them uses; of a desert, the values side by side."""
    used = sorted({column for row in rows for column in row})
    if len(used) * len(rows) > _LARGEST_AREA:  # memory: each empty cell costs a reference
        return [list(row.values()) for row in rows]
    return [[row.get(column, "") for column in used] for row in rows]


def _text_of(element: etree._Element) -> str:
    """Return the text of a string with its runs, without what says how it is pronounced."""
    runs = (one if name_of(one) == "x:t" else child(one, "x:t") for one in element if name_of(one) != "x:rPh")
    return clean("".join(run.text or "" for run in runs if run is not None))


def _column(reference: str, otherwise: int) -> int:
    """Return the number of the column, from 1, that "BC12" names."""
    number = 0
    for char in reference[:4].upper():
        if not "A" <= char <= "Z":
            break
        number = number * 26 + ord(char) - ord("A") + 1
    return number or otherwise


def _forget(element: etree._Element) -> None:
    """Let go of what was read; a large sheet never stands in memory as a whole."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
