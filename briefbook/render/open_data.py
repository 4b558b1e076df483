"""Render room: a Question Period note or a memorandum as a row of the government's open data, English and French.

The columns and their obligations are those of the open-data portal (open-data/ckanext-canada, tables qpnotes.yaml and
briefingt.yaml, version of 2025). Texts are plain: paragraphs parted by two blank lines, points begin with `* `. The row
is published, so what is redacted is taken out of it as it is from a disclosure copy.

A file is for two readers. The portal takes UTF-8 with commas; Excel takes UTF-8 for what it is only behind a byte order
mark, so there is one. A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a
carriage return) gets an apostrophe in front (OWASP, CSV injection), which Excel does not show.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from briefbook.model.book import Book, Entry, Tab, Wording
from briefbook.model.errors import ExportError, RowIncomplete, UsageError
from briefbook.model.kinds import Copy, EntryKind, Language
from briefbook.model.note import Block, Blocks, ExcerptBlock, ListBlock, Quote, Table, plain_inlines, plain_text
from briefbook.model.template import TemplateInfo
from briefbook.model.text import clean
from briefbook.render.entry_copy import text_in_copy
from briefbook.render.entry_text import with_text
from briefbook.render.fields import value_of

_BYTE_ORDER_MARK: Final = "\ufeff"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_PARAGRAPH_BREAK: Final = "\n\n\n"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its name on the portal, the field or section that fills it, whether it may stay empty."""

    name: str
    source: str
    kind: Literal["field", "section"] = "field"
    language: Language = "en"
    required: bool = True


def _both(name: str, source: str, *, required: bool = True) -> tuple[_Column, _Column]:
    return (
        _Column(f"{name}_en", source, "section", "en", required),
        _Column(f"{name}_fr", source, "section", "fr", required),
    )


_COLUMNS: Final[Mapping[str, tuple[_Column, ...]]] = {
    "qp-note": (
        _Column("reference_number", "reference_number"),
        _Column("title_en", "title_en"),
        _Column("title_fr", "title_fr"),
        _Column("minister", "minister"),
        *_both("question", "question", required=False),
        _Column("date_received", "date_received"),
        *_both("response", "response"),
        *_both("background", "background"),
        *_both("additional_information", "additional-information", required=False),
    ),
    "memo": (
        _Column("tracking_number", "tracking_number"),
        _Column("title_en", "title_en"),
        _Column("title_fr", "title_fr"),
        _Column("originating_sector_en", "originating_sector_en"),
        _Column("originating_sector_fr", "originating_sector_fr"),
        _Column("addressee", "addressee"),
        _Column("date_received", "date_received"),
        _Column("action_required", "action_required"),
        *_both("additional_information", "additional-information", required=False),
    ),
}
"""By genre of the template."""


def has_form(info: TemplateInfo) -> bool:
    """Tell whether notes of this template have an open-data form."""
    return info.genre in _COLUMNS


def row(book: Book, tab: Tab, info: TemplateInfo) -> Mapping[str, str]:
    """Return the cells of a note by column, in the order of the portal.

    Raises:
        UsageError: there is no open-data form for notes of this template.
        ExportError: a value that the portal requires is missing, or its twin in the other language; one sentence.
    """
    columns = _COLUMNS.get(info.genre)
    if columns is None:
        raise UsageError("Only a Question Period note and a memorandum can be written as an open-data row (.csv).")
    cells = {column.name: _cell(column, book, tab, info) for column in columns}
    _refuse_incomplete(columns, cells, tab, info)
    return cells


def write(rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return rows of the same columns as a .csv that Excel and the portal read alike."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows[0])
    for cells in rows:
        writer.writerow(harmless(cell) for cell in cells.values())
    return (_BYTE_ORDER_MARK + out.getvalue()).encode("utf-8")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" \n").startswith(_FORMULA_STARTS) else cell


def _cell(column: _Column, book: Book, tab: Tab, info: TemplateInfo) -> str:
    if column.kind == "section":
        return _section_text(column, book, tab)
    spec = info.field(column.source)
    value = None if spec is None else value_of(spec, tab.fields)
    return "; ".join(value) if isinstance(value, tuple) else clean(value or "").strip()


def _section_text(column: _Column, book: Book, tab: Tab) -> str:
    """Return the text of a section in the language of a column, nothing while one of its entries has none there."""
    sections = (section for section in tab.sections if section.id == column.source)
    entries = [one for section in sections for one in section.entries if one.kind is not EntryKind.SELF and one.text]
    texts = [_blocks(entry, column.language, book.language) for entry in entries]
    if not all(texts):
        return ""
    is_pointed = column.source == "response"
    return _PARAGRAPH_BREAK.join(line for blocks in texts for line in _paragraphs(blocks, is_pointed=is_pointed))


def _blocks(entry: Entry, language: Language, own: Language) -> Blocks:
    if language != own and not entry.other_text.strip():
        return ()
    return with_text(text_in_copy(entry, own, Copy.DISCLOSURE, language))


def _paragraphs(blocks: Iterable[Block], *, is_pointed: bool) -> Iterator[str]:
    """Walk over the paragraphs of blocks as text; where an answer is made of points, each paragraph is one."""
    for block in blocks:
        match block:
            case ListBlock(items=items, ordered=ordered, start=start):
                for number, item in enumerate(items, start):
                    mark = f"{number}. " if ordered else "* "
                    yield f"{mark}{_plain(plain_text(item))}"
            case Table(header=header, rows=rows):
                yield "\n".join(" | ".join(_plain(plain_inlines(cell)) for cell in one) for one in (header, *rows))
            case Quote(blocks=inner) | ExcerptBlock(blocks=inner):
                yield from _paragraphs(inner, is_pointed=is_pointed)
            case _ if text := _plain(plain_text([block])):
                yield f"* {text}" if is_pointed else text


def _plain(text: str) -> str:
    return clean(text).strip()


def _refuse_incomplete(columns: Sequence[_Column], cells: Mapping[str, str], tab: Tab, info: TemplateInfo) -> None:
    missing = [column for column in columns if column.required and not cells[column.name]]
    for column in columns:
        twin = f"{column.name.removesuffix('_en')}_fr" if column.name.endswith("_en") else ""
        if twin in cells and not column.required and bool(cells[column.name]) != bool(cells[twin]):
            missing.append(column if not cells[column.name] else _column(columns, twin))
    if missing:
        needs = tuple(_named(column, tab, info) for column in missing)
        named = ", ".join(english for english, _ in needs)
        raise RowIncomplete(f"The open-data row is not complete; it still needs: {named}.", needs)
    if "," in cells.get("reference_number", ""):
        raise ExportError("The reference number has a comma, which the open-data form does not take; write it without.")


def _column(columns: Iterable[_Column], name: str) -> _Column:
    return next(column for column in columns if column.name == name)


def _named(column: _Column, tab: Tab, info: TemplateInfo) -> tuple[str, str]:
    """Return what the officer calls the place that fills a column, in both languages; of a text also which it lacks."""
    unknown = Wording(column.name, column.name)
    if column.kind == "field":
        spec = info.field(column.source)
        label = spec.label if spec is not None else unknown
        return f"“{label.en}”", f"« {label.fr} »"
    heading = next((one.heading for one in tab.sections if one.id == column.source), unknown)
    of = ("English", "anglais") if column.language == "en" else ("French", "français")
    return f"“{heading.en}” in {of[0]}", f"« {heading.fr or heading.en} » en {of[1]}"
