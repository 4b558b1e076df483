"""Index room: passages, and what else a document has many of, as the catalogue keeps them: compressed.

A group is a line of JSON that says what its passages are, and after it their texts, one after the other.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate
from operator import attrgetter
from typing import TypeVar

from briefbook.model.document import Document, Evidence, Figure, Furniture, Passage
from briefbook.model.kinds import LANGUAGES, Language, PassageKind
from briefbook.model.plain import from_plain

_GROUP = 8_000
"""Code points after which a group is full: it is unpacked in about 40 µs."""
_LEVEL = 1
"""A fifth faster than level 4, and a fifteenth larger (measured on English prose)."""
_LEVEL_OF_LISTS = 4
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


class Headings(dict[tuple[str, ...], str]):
    """Heading paths as they are stored; many passages share one."""

    def __missing__(self, path: tuple[str, ...]) -> str:
        self[path] = stored = json.dumps(path, ensure_ascii=False)
        return stored


def packed(passages: Sequence[Passage], headings: Headings) -> Iterator[tuple[int, bytes]]:
    """Yield groups of passages, each packed, with the place of its first passage.

    Raises:
        ValueError: a text holds half a surrogate pair.
    """
    start = size = 0
    for number, one in enumerate(passages):
        if size > _GROUP:
            yield start, _group(passages[start:number], headings)
            start, size = number, 0
        size += len(one.text)
    if passages:
        yield start, _group(passages[start:], headings)


def _group(passages: Sequence[Passage], headings: Headings) -> bytes:
    ordinals = [one.ordinal for one in passages]
    head = (
        [len(one.text) for one in passages],
        _column([ordinal - place for place, ordinal in enumerate(ordinals)]),
        _column([one.kind.value for one in passages]),
        _column([one.language for one in passages]),
        _column([one.page for one in passages]),
        _column([headings[one.heading] for one in passages]),
    )
    text = "".join([json.dumps(head, ensure_ascii=False, separators=(",", ":")), "\n", *(one.text for one in passages)])
    return zlib.compress(text.encode(), _LEVEL)


def _column(values: list[_T]) -> list[_T] | _T:
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
        head, _, self._texts = zlib.decompress(held).decode().partition("\n")
        lengths, *columns = json.loads(head)
        self.count = len(lengths)
        self._ends = list(accumulate(lengths, initial=0))
        self._columns = columns

    def passage(self, place: int) -> StoredPassage:
        """Return the passage at a place, from 0.

        Raises:
            Exception: it is damaged.
        """
        shift, kind, language, page, heading = (one[place] if isinstance(one, list) else one for one in self._columns)
        text = self._texts[self._ends[place] : self._ends[place + 1]]
        path = tuple(map(str, json.loads(heading)))
        return StoredPassage(Passage(shift + place, _KINDS[kind], text, path, _SPOKEN[language], page), heading)


def packed_lists(document: Document) -> bytes:
    """Return what a document holds beside its passages and what its row says, packed: the values alone.

    Raises:
        ValueError: it holds half a surrogate pair.
    """
    lists = zip(_VALUES, (document.evidence, document.figures, document.furniture), strict=True)
    plain = [[*map(values, held)] for values, held in lists]
    return zlib.compress(json.dumps(plain, ensure_ascii=False).encode(), _LEVEL_OF_LISTS)


def unpacked_lists(body: bytes) -> tuple[tuple[Evidence, ...], tuple[Figure, ...], tuple[Furniture, ...]]:
    """Return evidence, figures and furniture of the document that was packed.

    Raises:
        Exception: it is damaged.
    """
    evidence, figures, furniture = (
        [dict(zip(names, row, strict=True)) for row in rows]
        for names, rows in zip(_NAMES, json.loads(zlib.decompress(body)), strict=True)
    )
    return (
        tuple(from_plain(Evidence, one) for one in evidence),
        tuple(from_plain(Figure, one) for one in figures),
        tuple(from_plain(Furniture, one) for one in furniture),
    )
