"""Index room: passages, and what else a document has many of, as the catalogue keeps them: compressed.

A group is a line of JSON that says what its passages are, with the bytes that each text takes, and after it the texts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter, sub
from typing import Self, TypeVar

from briefbook.index.deflate import compressed, decompressed
from briefbook.model.document import Document, Evidence, Figure, Furniture, Passage
from briefbook.model.kinds import LANGUAGES, Language, PassageKind
from briefbook.model.plain import from_plain

_GROUP = 12_000
"""Bytes of texts after which a group is full: it is unpacked in about 20 µs."""
_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_PATHS = 5000
_END = b"\n"
"""Follows on the line that says what the passages of a group are."""
_KINDS = {kind.value: kind for kind in PassageKind}
_SPOKEN: dict[str | None, Language | None] = {None: None, **{one: one for one in LANGUAGES}}
_LISTS = (Evidence, Figure, Furniture)
_NAMES = tuple(tuple(field.name for field in fields(kind)) for kind in _LISTS)
_VALUES = tuple(attrgetter(*names) for names in _NAMES)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage of the catalogue, with its heading path as it was stored, for the check."""

    passage: Passage
    stored_heading: str


class _Headings(dict[tuple[str, ...], str]):
    """Heading paths as they are stored; many passages share one."""

    def __missing__(self, path: tuple[str, ...]) -> str:
        self[path] = stored = _ENCODED(path)
        return stored


@dataclass(frozen=True, slots=True)
class Columns:
    """The passages of a document, each of what they are in a column.

    Attributes:
        encoded: the texts, as UTF-8.
        kinds: by their values.
        headings: the heading paths as they are stored.
        paths: each heading path there is, by how it is stored.
    """

    encoded: Sequence[bytes]
    ordinals: Sequence[int]
    kinds: Sequence[str]
    languages: Sequence[Language | None]
    pages: Sequence[int | None]
    headings: Sequence[str]
    paths: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Self:
        """Return the columns of passages.

        Raises:
            ValueError: a text holds half a surrogate pair.
        """
        stored = _Headings()
        return cls(
            [one.text.encode() for one in passages],
            [one.ordinal for one in passages],
            [one.kind._value_ for one in passages],  # `value` is a call in Python, and there are many
            [one.language for one in passages],
            [one.page for one in passages],
            [stored[one.heading] for one in passages],
            {held: path for path, held in stored.items()},
        )


def packed(columns: Columns) -> Iterator[tuple[int, bytes]]:
    """Yield groups of passages, each packed, with the place of its first passage."""
    lengths = list(map(len, columns.encoded))
    start = size = 0
    for number, length in enumerate(lengths):
        if size > _GROUP:
            yield start, _group(columns, lengths, start, number)
            start, size = number, 0
        size += length
    if lengths:
        yield start, _group(columns, lengths, start, len(lengths))


def _group(columns: Columns, lengths: Sequence[int], start: int, end: int) -> bytes:
    head = (
        lengths[start:end],
        _column(list(map(sub, columns.ordinals[start:end], range(end - start)))),
        *(_column(one[start:end]) for one in (columns.kinds, columns.languages, columns.pages, columns.headings)),
    )
    said = _ENCODED(head)
    return compressed(b"".join((said.encode(), _END, *columns.encoded[start:end])))


def _column(values: Sequence[_T]) -> Sequence[_T] | _T:
    return values[0] if values.count(values[0]) == len(values) else values


class Group:
    """The passages of a group; each is made when it is asked for.

    Attributes:
        count: how many there are.
    """

    def __init__(self, held: bytes) -> None:
        """Unpack a group.

        Raises:
            Exception: it is damaged.
        """
        self._held = decompressed(held)
        head = self._held.index(_END)
        lengths, *columns = json.loads(self._held[:head])
        self.count = len(lengths)
        self._ends = list(accumulate(lengths, initial=head + len(_END)))
        self._columns = columns

    def passage(self, place: int) -> StoredPassage:
        """Return the passage at a place, from 0.

        Raises:
            Exception: it is damaged.
        """
        shift, kind, language, page, heading = (one[place] if isinstance(one, list) else one for one in self._columns)
        text = self._held[self._ends[place] : self._ends[place + 1]].decode()
        return StoredPassage(
            Passage(shift + place, _KINDS[kind], text, _path(heading), _SPOKEN[language], page), heading
        )


@lru_cache(maxsize=_PATHS)
def _path(heading: str) -> tuple[str, ...]:
    """Return a heading path from how it is stored; many passages share one."""
    return tuple(map(str, json.loads(heading)))


def packed_lists(document: Document) -> bytes:
    """Return what a document holds beside its passages and what its row says, packed: the values alone.

    Raises:
        ValueError: it holds half a surrogate pair.
    """
    lists = zip(_VALUES, (document.evidence, document.figures, document.furniture), strict=True)
    plain = [[*map(values, held)] for values, held in lists]
    return compressed(_ENCODED(plain).encode())


def unpacked_lists(body: bytes) -> tuple[tuple[Evidence, ...], tuple[Figure, ...], tuple[Furniture, ...]]:
    """Return evidence, figures and furniture of the document that was packed.

    Raises:
        Exception: it is damaged.
    """
    evidence, figures, furniture = (
        [dict(zip(names, row, strict=True)) for row in rows]
        for names, rows in zip(_NAMES, json.loads(decompressed(body)), strict=True)
    )
    return (
        tuple(from_plain(Evidence, one) for one in evidence),
        tuple(from_plain(Figure, one) for one in figures),
        tuple(from_plain(Furniture, one) for one in furniture),
    )
