"""Extract room: the head of a document: labelled lines, marking, type word, dateline, until the text itself begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.datelines import dateline, is_town
from briefbook.extract.dates import is_plausible, whole_date
from briefbook.extract.field_lines import FieldLine, field_named, field_of
from briefbook.extract.headings import is_body
from briefbook.extract.kinds import is_type_word, is_weak_type_word, kind_of_word
from briefbook.extract.organisations import is_body as is_federal_body
from briefbook.extract.vocabulary import is_section_word, marking_of
from briefbook.model.document import Evidence

_DEPTH = 24
"""Blocks within which a head must end."""
_FIELD = "A field at the head of the document."
_LONGEST_BYLINE = 160
_IMPLAUSIBLE = 0.05
_AUTHOR = re.compile(
    r"(?:by|par)[ \u00a0](?P<name>[A-ZÀ-Ý][\w’'.-]+(?:[ \u00a0][A-ZÀ-Ýdv][\w’'.-]*){1,4})", re.IGNORECASE
)
_KNOWN_REGION = re.compile(
    r"(?!(?:En Route|Aboard|Near)\b).*, (?:D\.?C\.?|Canada|Mexico|Mexique|France|Switzerland|Suisse"
    r"|Belgium|Belgique|Ontario|Qu[ée]bec|New York"
    r"|British Columbia|Colombie-Britannique|Alberta|Manitoba|Saskatchewan|Nova Scotia|Nouvelle-Écosse|New Brunswick"
    r"|Nouveau-Brunswick|Yukon|Nunavut|Prince Edward Island|Newfoundland and Labrador|Northwest Territories"
    r"|United Kingdom|[ABMNOPQSY]\.?[BCELKNQSTU]\.?)"
)
_BYLINE_PARTS = re.compile(r"[ \u00a0][–—|·•-][ \u00a0]|\n")
_DATE_FIELDS = frozenset({"date", "sent", "updated", "date_modified"})
_MARKING = "The security marking; shown in the details."


def read_header(blocks: Sequence[Block]) -> tuple[list[Block], list[FieldLine], list[Evidence]]:
    """Return the blocks with the fields of the head marked as furniture, those fields, and what else the head says."""
    marked = list(blocks)
    fields: list[FieldLine] = []
    said: list[Evidence] = []
    own = [(place, block) for place, block in enumerate(blocks) if not block.why]
    for place, block in own[:_DEPTH]:
        lines = _fields(block)
        if lines:
            fields.extend(lines)
            if block.kind is not BlockKind.TABLE:
                marked[place] = replace(block, why=_FIELD)
            continue
        marking = marking_of(block.text)
        if marking:
            said.append(Evidence("marking", marking, block.text, 0.95))
            marked[place] = replace(block, why=_MARKING)
            continue
        byline = _byline(block)
        if byline:
            said.extend(byline)
            marked[place] = replace(block, why=_FIELD)
            continue
        said.extend(_said(block))
        if _begins_text(block):
            break
    return marked, fields, said


def _fields(block: Block) -> list[FieldLine]:
    """Return the fields of a block all of whose lines, or of a table most of whose rows, are fields; else nothing."""
    if block.kind is BlockKind.TABLE:
        rows = [row.split("\t", 1) for row in block.text.split("\n")]
        found = [_row_field(row) for row in rows]
        fields = [field for field in found if field is not None]
        return fields if 2 * len(fields) > len(rows) else []
    if block.kind is BlockKind.QUOTATION or (block.kind is BlockKind.LIST_ITEM and len(block.text) > 100):
        return []
    lines = block.text.split("\n")
    fields = [field for field in map(field_of, lines) if field is not None]
    return fields if len(fields) == len(lines) and not _hold_more(fields) else _fields_beside_each_other(block.text)


def _hold_more(fields: Sequence[FieldLine]) -> bool:
    return any(_BYLINE_PARTS.search(field.value) for field in fields if field.field in _DATE_FIELDS)


def _fields_beside_each_other(text: str) -> list[FieldLine]:
    """Read a line such as "Posted: May 3, 2023 | Updated: May 5, 2023"."""
    if len(text) > _LONGEST_BYLINE:
        return []
    parts = _BYLINE_PARTS.split(text)
    fields = [field for field in map(field_of, parts) if field is not None]
    return fields if len(fields) == len(parts) else []


def _row_field(row: Sequence[str]) -> FieldLine | None:
    field = field_named(row[0]) if len(row) == 2 and "\t" not in row[1] else None
    return FieldLine(field, row[1].strip(), "\t".join(row)) if field and row[1].strip() else None


def _byline(block: Block) -> list[Evidence]:
    """Read a line such as "Backgrounder – Public Safety Canada – May 12, 2022"; nothing when a part is unknown."""
    if len(block.text) > _LONGEST_BYLINE or block.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        return []
    parts = [part.strip() for part in _BYLINE_PARTS.split(block.text)]
    found = [_byline_part(part, block.text) for part in parts]
    known = [one for one in found if one is not None]
    fields = {one.field for one in known}
    return known if len(known) == len(parts) and ("publisher" in fields or {"author", "date"} <= fields) else []


def _byline_part(part: str, line: str) -> Evidence | None:
    if is_federal_body(part):
        return Evidence("publisher", part, line, 0.85)
    kind = kind_of_word(part) if is_type_word(part) else None
    if kind is not None:
        return Evidence("kind", kind.value, line, 0.9)
    marking = marking_of(part)
    if marking:
        return Evidence("marking", marking, line, 0.9)
    author = _AUTHOR.fullmatch(part)
    if author:
        return Evidence("author", author["name"], line, 0.8)
    if is_town(part):
        return Evidence("place", part, line, 0.85)
    date = whole_date(part)
    return dated(date.readings, line, 0.85) if date is not None else None


def _said(block: Block) -> Iterator[Evidence]:
    if is_type_word(block.text):
        kind = kind_of_word(block.text)
        if kind is not None:
            yield Evidence("kind", kind.value, block.text, 0.8 if is_weak_type_word(block.text) else 0.95)
    found = dateline(block.text) if block.kind is not BlockKind.LIST_ITEM else None
    if found is None:
        yield from _venue(block)
        return
    line = block.text.split("\n", 1)[0]
    office = "publisher" if found.office and is_federal_body(found.office) else "office"
    for field, value in (("place", found.place), (office, found.office)):
        if value:
            yield Evidence(field, value, line, 0.9)
    if found.readings:
        has_source = found.place or found.office
        yield dated(found.readings, line, 0.9 if has_source else 0.8)


def _venue(block: Block) -> Iterator[Evidence]:
    """A speech is headed with where it was held; the town is known by its province or country."""
    town = block.text.rsplit("\n", 1)[-1]
    if len(block.text) <= _LONGEST_BYLINE and is_town(town) and _KNOWN_REGION.fullmatch(town):
        yield Evidence("place", town, town, 0.6)


def _begins_text(block: Block) -> bool:
    if block.kind is BlockKind.HEADING:
        return is_section_word(block.text) and not is_type_word(block.text)
    found = dateline(block.text)
    return is_body(block) and not (found is not None and found.is_whole)


def dated(readings: tuple[str, ...], line: str, confidence: float, field: str = "date") -> Evidence:
    """Return the evidence of a date; without a value when it has two readings or cannot be the day it came out."""
    if not any(is_plausible(reading) for reading in readings):
        return Evidence(field, None, line, _IMPLAUSIBLE, readings)
    if len(readings) == 1:
        return Evidence(field, readings[0], line, confidence)
    return Evidence(field, None, line, confidence, readings)
