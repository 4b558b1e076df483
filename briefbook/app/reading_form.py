"""App room: what the guest read, on its way to the indexer: passages are many and lie in columns, the rest in objects.

A column has one field of all passages of a document. It is made, sent and checked at once, in a fifth of the time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import NoneType
from typing import TypeVar

from briefbook.model.document import Document, Passage, Reading
from briefbook.model.kinds import LANGUAGES, Language, PassageKind
from briefbook.model.plain import Json, JsonObject, PlainError, from_plain, to_plain

_Meaning = TypeVar("_Meaning")
_KINDS: dict[object, PassageKind] = {one.value: one for one in PassageKind}
_LANGUAGES: dict[object, Language | None] = {None: None, **{one: one for one in LANGUAGES}}


def to_columns(reading: Reading) -> JsonObject:
    """Return a reading as a JSON object: `reading` without passages, and the passages of each document as columns."""
    bare = replace(reading, document=_bare(reading.document), parts=tuple(map(_bare, reading.parts)))
    return {
        "reading": to_plain(bare),
        "passages": [_columns(one.passages) for one in (reading.document, *reading.parts)],
    }


def from_columns(plain: JsonObject) -> Reading:
    """Return the reading that `to_columns` made a JSON object of.

    Raises:
        PlainError: the object does not fit.
    """
    bare = from_plain(Reading, plain.get("reading"))
    columns = plain.get("passages")
    documents = (bare.document, *bare.parts)
    if not isinstance(columns, list) or len(columns) != len(documents):
        raise PlainError("Reading.passages: columns for each document expected")
    document, *parts = (replace(one, passages=_passages(of)) for one, of in zip(documents, columns, strict=True))
    return replace(bare, document=document, parts=tuple(parts))


def _bare(document: Document) -> Document:
    return replace(document, passages=())


def _columns(passages: Sequence[Passage]) -> JsonObject:
    headings = {path: number for number, path in enumerate(dict.fromkeys(one.heading for one in passages))}
    return {
        "ordinal": [one.ordinal for one in passages],
        "kind": [one.kind.value for one in passages],
        "text": [one.text for one in passages],
        "heading": [headings[one.heading] for one in passages],
        "language": [one.language for one in passages],
        "page": [one.page for one in passages],
        "headings": [list(path) for path in headings],
    }


def _passages(columns: Json) -> tuple[Passage, ...]:
    if not isinstance(columns, dict):
        raise PlainError("Reading.passages: columns expected")
    headings: dict[object, tuple[str, ...]] = {
        number: _heading(path) for number, path in enumerate(_column(columns, "headings", list))
    }
    fields: tuple[Sequence[object], ...] = (
        _column(columns, "ordinal", int),
        _known(_KINDS, _column(columns, "kind", str)),
        _column(columns, "text", str),
        _known(headings, _column(columns, "heading", int)),
        _known(_LANGUAGES, _column(columns, "language", str, NoneType)),
        _column(columns, "page", int, NoneType),
    )
    if len(set(map(len, fields))) != 1:
        raise PlainError("Reading.passages: columns of one length expected")
    make: Callable[..., Passage] = Passage
    return tuple(map(make, *fields))


def _known(meanings: Mapping[object, _Meaning], column: Sequence[Json]) -> list[_Meaning]:
    try:
        return list(map(meanings.__getitem__, column))
    except KeyError as error:
        raise PlainError(f"Reading.passages: {error.args[0]!r} is not known here") from error


def _heading(path: object) -> tuple[str, ...]:
    if not isinstance(path, list) or not all(type(one) is str for one in path):
        raise PlainError("Reading.passages.headings: lists of text expected")
    return tuple(path)


def _column(columns: JsonObject, name: str, *kinds: type) -> list[Json]:
    column = columns.get(name)
    if not isinstance(column, list) or not set(map(type, column)) <= set(kinds):
        raise PlainError(f"Reading.passages.{name}: a list of {' or '.join(one.__name__ for one in kinds)} expected")
    return column
