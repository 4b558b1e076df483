"""Extract room: what a document says about itself, each value with its line. Empty rather than invented."""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import label
from briefbook.extract.dates import file_name_date, find_dates, numeric_order, value_dates, whole_date
from briefbook.extract.field_lines import FieldLine, field_of
from briefbook.extract.header import dated, read_header
from briefbook.extract.kinds import kind_of_headings, kind_of_title, kind_of_word
from briefbook.extract.organisations import is_body, split_unit
from briefbook.extract.people import people
from briefbook.extract.titles import acceptable, place_of, title_place
from briefbook.extract.vocabulary import marking_of
from briefbook.model.document import Evidence
from briefbook.model.kinds import DocumentKind

_ORIGIN = re.compile(
    r"(?:(?:originally|first) published (?:on|in|by|at)|publié à l[’']origine (?:par|dans|sur|le)) "
    r"(?P<who>.{2,150}?)[. ]*\Z",
    re.IGNORECASE,
)
_COMMITTEES = frozenset(
    """
    ACVA AGRI CHPC CIIT CIMM ENVI ETHI FAAE FEWO FINA FOPO HESA HUMA INAN INDU JUST LANG NDDN OGGO PACP PROC RNNR SDIR
    SECU SRSR TRAN AANO ACEV AEFA AGFO APPA BANC CONF ENEV LCJC NFFN OLLO POFO REGS RIDR SECD SOCI TRCM VEAC
    """.split()  # noqa: SIM905
)
"""Acronyms of the committees of the House of Commons and the Senate (source: ourcommons.ca, sencanada.ca)."""
_COMMITTEE = re.compile(r"[A-Z]{4}\b")
_COMMITTEE_NAME = re.compile(
    r"(?:Standing|Special) (?:Senate )?Committee on [A-Z][\w’', -]{3,80}|Comité permanent d[eu] [\w’', -]{3,80}"
)
_FIGURES = re.compile(r"(\d\d?)[/.-](\d\d?)[/.-]((?:19|20)\d\d)")
_PROGRAMS = frozenset(
    """
    python-docx, un-named, unnamed, unknown, user, users, owner, admin, administrator, author, default, test, microsoft
    office user, microsoft, windows user, utilisateur, utilisateur windows, auteur, apache poi, openpyxl, libreoffice,
    pandoc, adobe acrobat, inconnu
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
"""Authors that programs write when nobody said who wrote."""
_ADDRESS = re.compile(
    r"(?:source|original|lien|link|permalink|url|retrieved from|consulté à)(?: url)?[ \u00a0]?:?[ \u00a0]*"
    r"(?P<url>https?://[^\s<>\"]{4,500})[. ]*",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 600
_TAIL = 3
"""Blocks at the end among which one may say where the text was taken from."""
_LABELLED = 0.88
"""Below the title that stands above the text: a label may name the matter rather than the document."""
_DATE_FIELDS = {"date": 0.93, "sent": 0.94, "updated": 0.7, "date_modified": 0.95}
_EMAIL_FIELDS = frozenset({"from", "to", "sent", "subject", "cc"})


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made out about a document.

    Attributes:
        blocks: those given, with what was harvested from the page marked as furniture.
        title_place: place in `blocks` of the title, None when it stands in no block.
        evidence: one for each field, the best there is.
    """

    blocks: tuple[Block, ...]
    title_place: int | None
    title: str | None
    date: str | None
    publisher: str | None
    kind: DocumentKind
    evidence: tuple[Evidence, ...]


def understand(blocks: Sequence[Block], said: Sequence[Evidence], path: str) -> Understood:
    """Make out title, date, kind, publisher and the rest of a document.

    Args:
        blocks: its text, page furniture marked.
        said: what it says outside its text; values as they stand there.
        path: of the file within its folder; its name may hold a date.
    """
    marked, fields, found = read_header(blocks)
    found += [evidence for one in said for evidence in _normalised(one)]
    found += _from_fields(fields)
    found += _from_furniture(blocks)
    place = title_place(marked)
    if place is not None:
        title = label(marked[place].text)
        found.append(Evidence("title", title, marked[place].text, 0.9 if marked[place].level <= 1 else 0.7))
    best_title = _best("title", found)
    if best_title and best_title.value:
        found += _from_title(best_title)
        place = place_of(best_title.value, marked)
    found += _from_text(marked, path, found)
    chosen = list(filter(None, map(_best_of, _by_field(found).values())))
    evidence = tuple(_settled(one, blocks) for one in chosen)
    values = {one.field: one.value for one in evidence}
    return Understood(
        blocks=tuple(marked),
        title_place=place,
        title=values.get("title"),
        date=values.get("date"),
        publisher=values.get("publisher"),
        kind=DocumentKind(values.get("kind") or DocumentKind.OTHER),
        evidence=evidence,
    )


def _best(field: str, found: Sequence[Evidence]) -> Evidence | None:
    """Return the surest evidence of a field; what can be read in two ways, only a sure reading of the two settles."""
    return _best_of([one for one in found if one.field == field])


def _by_field(found: Sequence[Evidence]) -> dict[str, list[Evidence]]:
    """Return the evidence of each field, the fields in the order in which they come first."""
    fields: dict[str, list[Evidence]] = {}
    for one in found:
        fields.setdefault(one.field, []).append(one)
    return fields


def _best_of(found: Sequence[Evidence]) -> Evidence | None:
    if len(found) == 1:
        return found[0]
    ranked = sorted(found, key=lambda one: -one.confidence)
    if not ranked or ranked[0].value is not None:
        return ranked[0] if ranked else None
    return next((one for one in ranked if one.value in ranked[0].candidates), ranked[0])


def _settled(evidence: Evidence, blocks: Sequence[Block]) -> Evidence:
    """Settle a date in figures by the document's own way of writing them, when other dates in it show one way only."""
    if not evidence.field.startswith("date") or evidence.value is not None or len(evidence.candidates) != len("dm"):
        return evidence
    order = {one for block in blocks for one in numeric_order(block.text)}
    written = _FIGURES.search(evidence.line)
    if len(order) != 1 or written is None:
        return evidence
    day, month = (written[1], written[2]) if order == {"day"} else (written[2], written[1])
    value = f"{written[3]}-{int(month):02d}-{int(day):02d}"
    return (
        replace(evidence, value=value, confidence=min(evidence.confidence, 0.75))
        if value in evidence.candidates
        else evidence
    )


def _normalised(raw: Evidence) -> Iterator[Evidence]:
    """Bring a value that stands outside the text into our form; what cannot be read gives nothing."""
    value = label(html.unescape(raw.value or ""))  # programs often escape what they write beside a text once too often
    if raw.field in {"date", "date_modified", "created"}:
        readings = value_dates(value)
        if readings:
            yield dated(readings, raw.line, raw.confidence, raw.field)
        return
    reading = _READINGS.get(raw.field)
    normal = value if reading is None else reading(value)
    if normal:
        yield Evidence(raw.field, normal, raw.line, raw.confidence)


def _author_value(value: str) -> str | None:
    return None if value.lower() in _PROGRAMS else value


def _source_value(value: str) -> str | None:
    return value if value.startswith("http") else None


def _kind_value(value: str) -> str | None:
    kind = kind_of_word(value)
    return kind.value if kind else None


def _language_value(value: str) -> str | None:
    start = value.lower()[:2]
    names = {"en": "en", "an": "en", "fr": "fr"}
    return names.get(start) if len(value) <= 8 else None


_READINGS: Mapping[str, Callable[[str], str | None]] = {
    "author": _author_value,
    "source": _source_value,
    "title": acceptable,
    "kind": _kind_value,
    "marking": marking_of,
    "language": _language_value,
}
"""How the value of a field is read; that of any other stands as it is."""


def _from_fields(fields: Sequence[FieldLine]) -> Iterator[Evidence]:
    names = {field.field for field in fields}
    is_letter = bool(names & {"to", "sent", "subject"}) and "from" in names
    for field in fields:
        if not field.value:
            continue
        if field.field in _DATE_FIELDS:
            wanted = "date_modified" if field.field == "date_modified" else "date"
            readings = value_dates(field.value)
            if readings:
                yield dated(readings, field.line, _DATE_FIELDS[field.field], wanted)
        elif field.field in {"from", "office"}:
            yield from _sender(field, is_letter or field.field == "office")
        else:
            yield from _normalised(Evidence(_meaning(field.field), field.value, field.line, _LABELLED))
    if is_letter:
        is_email = "sent" in names or (len(names & _EMAIL_FIELDS) >= 3 and any("@" in field.value for field in fields))
        kind = DocumentKind.EMAIL if is_email else DocumentKind.MEMO
        yield Evidence("kind", kind.value, fields[0].line, 0.9 if is_email else 0.6)


def _meaning(field: str) -> str:
    return {"subject": "title"}.get(field, field)


def _sender(field: FieldLine, is_letter: bool) -> Iterator[Evidence]:
    """A byline names the publisher; a letter, its sender: a unit, the body it belongs to, or a person."""
    if not is_letter:
        yield Evidence("publisher", field.value, field.line, 0.9)
        return
    yield Evidence(field.field, field.value, field.line, 0.84)
    unit, body = split_unit(field.value)
    if body:
        yield Evidence("publisher", body, field.line, 0.85)
        if unit:
            yield Evidence("office", unit, field.line, 0.85)


def _from_furniture(blocks: Sequence[Block]) -> Iterator[Evidence]:
    for place, block in enumerate(blocks):
        if not block.why or len(block.text) > 300:
            continue
        origin = _ORIGIN.match(block.text)
        if origin:
            yield from _origin(origin["who"], block.text)
            continue
        field = field_of(block.text.replace("\n", " "))
        if field is None:
            continue
        if field.field == "date_modified":
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            value = field.value or (after.text if after is not None and after.why == block.why else "")
            yield from _normalised(
                Evidence("date_modified", value, f"{block.text} {value}" if not field.value else block.text, 0.95)
            )
        elif field.field == "from" and field.value:
            yield Evidence("publisher", field.value, block.text, 0.88)
        elif field.field == "status" and field.value:
            yield Evidence("status", field.value, block.text, 0.9)


def _origin(who: str, line: str) -> Iterator[Evidence]:
    """Read "on Public Safety Canada", "in The Star on May 3, 2023" and "on May 3, 2023"."""
    date = next(find_dates(who), None)
    name = re.sub(r"[ ,]*(?:\b(?:on|le)\b)?[ ,]*\Z", "", who[: date.start] if date else who, flags=re.IGNORECASE)
    if name and not name.lower().startswith(("http", "www.")) and whole_date(name) is None:
        yield Evidence("publisher", label(name), line, 0.9)
    if date is not None:
        yield dated(date.readings, line, 0.8)


def _from_title(title: Evidence) -> Iterator[Evidence]:
    text = title.value or ""
    kind = kind_of_title(text)
    if kind is not None:
        yield Evidence("kind", kind.value, title.line, 0.85)
    readings = {found.readings for found in find_dates(text)}
    if len(readings) == 1:
        only = readings.pop()
        yield dated(only, title.line, 0.95 if all(len(one) == 10 for one in only) else 0.6)
    elif readings:
        yield Evidence("date", None, title.line, 0.7, tuple(sorted({one for each in readings for one in each})))
    for match in _COMMITTEE.finditer(text):
        if match.group() in _COMMITTEES:
            yield Evidence("committee", match.group(), title.line, 0.9)


def _from_text(blocks: Sequence[Block], path: str, found: Sequence[Evidence]) -> Iterator[Evidence]:
    own = [block for block in blocks if not block.why]
    author = next((one for one in found if one.field == "author" and is_body(one.value or "")), None)
    if author is not None:
        yield Evidence("publisher", author.value, author.line, 0.6)
    kind = kind_of_headings([block.text for block in own if block.kind is BlockKind.HEADING])
    if kind is not None:
        yield Evidence("kind", kind.value, next(block.text for block in own if block.kind is BlockKind.HEADING), 0.75)
    name = path.rsplit("/", 1)[-1]
    day = file_name_date(name)
    if day is not None:
        yield dated((day,), name, 0.4)
    for block in [*own[:_TAIL], *own[-_TAIL:]]:
        address = _ADDRESS.fullmatch(block.text) if len(block.text) <= _LONGEST_ADDRESS else None
        if address:
            yield Evidence("source", address["url"], block.text, 0.7)
    for block in own[:8]:
        committee = _COMMITTEE_NAME.search(block.text[:2_000])
        if committee:
            yield Evidence("committee", committee.group().rstrip(" ,"), block.text, 0.5)
            break
    introduced = people([block.text for block in own])
    if introduced is not None:
        yield introduced
