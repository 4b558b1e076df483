"""App room: what the guest read, on its way to the indexer: what is many lies in columns, its text in raw bytes.

A column has one field of all passages of a document, or of all its lines of evidence, figures, lines of the page. It is
made, sent and checked at once, in a tenth of the time; no text has to be searched for signs that JSON writes otherwise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from types import NoneType
from typing import TypeVar

from briefbook.model.bulk import made
from briefbook.model.document import Document, Evidence, Figure, Furniture, Passage, Reading
from briefbook.model.kinds import LANGUAGES, Language, PassageKind
from briefbook.model.plain import Json, JsonObject, PlainError, from_plain, to_plain

DATA_CAP = 100_000_000
"""Most bytes of text in one reading: twenty million code points of any script, and the lines of the page."""
_Meaning = TypeVar("_Meaning")
_Sign = TypeVar("_Sign")
_LETTERS = {PassageKind.PARAGRAPH: "p", PassageKind.LIST_ITEM: "l", PassageKind.QUOTATION: "q", PassageKind.TABLE: "t"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
_INITIALS: dict[Language | None, str] = {None: "-", **{one: one[0] for one in LANGUAGES}}
_LANGUAGES = {letter: language for language, letter in _INITIALS.items()}


def to_columns(reading: Reading) -> tuple[JsonObject, bytes]:
    """Return a reading as a JSON object without its texts, and those texts, one behind the other, as UTF-8."""
    documents = (reading.document, *reading.parts)
    bare = replace(reading, document=_bare(reading.document), parts=tuple(map(_bare, reading.parts)))
    texts: list[str] = []
    columns: list[Json] = [_columns(one, texts) for one in documents]
    return {"reading": to_plain(bare), "columns": columns}, "".join(texts).encode("utf-8", "surrogatepass")


def from_columns(plain: JsonObject, data: bytes) -> Reading:
    """Return the reading that `to_columns` made a JSON object and bytes of.

    Raises:
        PlainError: they do not fit.
    """
    bare = from_plain(Reading, plain.get("reading"))
    columns = plain.get("columns")
    documents = (bare.document, *bare.parts)
    if not isinstance(columns, list) or len(columns) != len(documents):
        raise PlainError("Reading: columns for each document expected")
    texts = _Texts(data)
    document, *parts = (_filled(one, _object(of), texts) for one, of in zip(documents, columns, strict=True))
    texts.end()
    return replace(bare, document=document, parts=tuple(parts))


def _bare(document: Document) -> Document:
    return replace(document, passages=(), furniture=(), evidence=(), figures=())


def _columns(document: Document, texts: list[str]) -> JsonObject:
    passages, furniture = document.passages, document.furniture
    texts.extend([one.text for one in passages])
    texts.extend([one.text for one in furniture])
    headings = {path: number for number, path in enumerate(dict.fromkeys([one.heading for one in passages]))}
    pages: list[Json] = [one.page for one in passages]
    return {
        "ordinal": [one.ordinal for one in passages],
        "kind": "".join([_LETTERS[one.kind] for one in passages]),
        "text": [len(one.text) for one in passages],
        "heading": [headings[one.heading] for one in passages],
        "language": "".join([_INITIALS[one.language] for one in passages]),
        "page": pages if pages.count(None) < len(pages) else None,
        "headings": [list(path) for path in headings],
        "furniture": [[one.ordinal for one in furniture], [len(one.text) for one in furniture]],
        "why": [one.why for one in furniture],
        "evidence": [
            [one.field, one.value, one.line, one.confidence, list(one.candidates)] for one in document.evidence
        ],
        "figures": [[one.ordinal, *one.span, one.value, one.unit, one.as_of] for one in document.figures],
    }


class _Texts:
    """The texts of a reading, taken in their order."""

    def __init__(self, data: bytes) -> None:
        if len(data) > DATA_CAP:
            raise PlainError("Reading: more text than allowed")
        try:
            self._text = data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise PlainError("Reading: UTF-8 expected") from error
        self._place = 0

    def take(self, lengths: Sequence[Json]) -> list[str]:
        """Return as many texts as there are lengths."""
        text = self._text
        places = list(accumulate(_non_negative(lengths), initial=self._place))
        self._place = places[-1]
        if self._place > len(text):
            raise PlainError("Reading: text is missing")
        return [text[start:end] for start, end in pairwise(places)]

    def end(self) -> None:
        """Make sure that all was taken."""
        if self._place != len(self._text):
            raise PlainError("Reading: text is left over")


def _filled(document: Document, columns: JsonObject, texts: _Texts) -> Document:
    return replace(
        document,
        passages=_passages(columns, texts),
        furniture=_furniture(columns, texts),
        evidence=tuple([_evidence(row) for row in _column(columns, "evidence", list)]),
        figures=tuple([_figure(row) for row in _column(columns, "figures", list)]),
    )


def _passages(columns: JsonObject, texts: _Texts) -> tuple[Passage, ...]:
    headings: dict[Json, tuple[str, ...]] = {
        number: _strings(path) for number, path in enumerate(_column(columns, "headings", list))
    }
    ordinals = _column(columns, "ordinal", int)
    pages = [None] * len(ordinals) if columns.get("page") is None else _column(columns, "page", int, NoneType)
    fields: dict[str, Sequence[object]] = {
        "ordinal": ordinals,
        "kind": _known(_KINDS, _letters(columns, "kind")),
        "text": texts.take(_column(columns, "text", int)),
        "heading": _known(headings, _column(columns, "heading", int)),
        "language": _known(_LANGUAGES, _letters(columns, "language")),
        "page": pages,
    }
    if len(set(map(len, fields.values()))) != 1:
        raise PlainError("Reading.passages: columns of one length expected")
    return made(Passage, fields)


def _furniture(columns: JsonObject, texts: _Texts) -> tuple[Furniture, ...]:
    match _column(columns, "furniture", list):
        case [list() as ordinals, list() as lengths] if set(map(type, ordinals)) <= {int}:
            reasons = _column(columns, "why", str)
            taken = texts.take(lengths)
        case _:
            raise PlainError("Reading.furniture: ordinals and lengths expected")
    if not len(ordinals) == len(taken) == len(reasons):
        raise PlainError("Reading.furniture: columns of one length expected")
    return made(Furniture, {"ordinal": ordinals, "text": taken, "why": reasons})


def _evidence(row: Json) -> Evidence:
    match row:
        case [str() as field, str() | None as value, str() as line, int() | float() as confidence, list() as others]:
            return Evidence(field, value, line, confidence, _strings(others))
    raise PlainError("Reading.evidence: field, value, line, confidence and candidates expected")


def _figure(row: Json) -> Figure:
    match row:
        case [int() as ordinal, int() as start, int() as end, str() as value, str() as unit, str() | None as as_of] if (
            not any(type(one) is bool for one in (ordinal, start, end))
        ):
            return Figure(ordinal, (start, end), value, unit, as_of)
    raise PlainError("Reading.figures: ordinal, start, end, value, unit and date expected")


def _known(meanings: Mapping[_Sign, _Meaning], column: Iterable[_Sign]) -> list[_Meaning]:
    try:
        return list(map(meanings.__getitem__, column))
    except KeyError as error:
        raise PlainError(f"Reading.passages: {error.args[0]!r} is not known here") from error


def _strings(values: Json) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise PlainError("Reading: lists of text expected")
    strings = tuple([one for one in values if isinstance(one, str)])
    if len(strings) != len(values):
        raise PlainError("Reading: lists of text expected")
    return strings


def _object(plain: Json) -> JsonObject:
    if not isinstance(plain, dict):
        raise PlainError("Reading: columns expected")
    return plain


def _letters(columns: JsonObject, name: str) -> str:
    letters = columns.get(name)
    if not isinstance(letters, str):
        raise PlainError(f"Reading.passages.{name}: letters expected")
    return letters


def _non_negative(lengths: Sequence[Json]) -> list[int]:
    if not set(map(type, lengths)) <= {int}:
        raise PlainError("Reading: lengths expected")
    numbers = [one for one in lengths if isinstance(one, int) and one >= 0]
    if len(numbers) != len(lengths):
        raise PlainError("Reading: lengths expected")
    return numbers


def _column(columns: JsonObject, name: str, *kinds: type) -> list[Json]:
    column = columns.get(name)
    if not isinstance(column, list) or not set(map(type, column)) <= set(kinds):
        raise PlainError(f"Reading.{name}: a list of {' or '.join(one.__name__ for one in kinds)} expected")
    return column
