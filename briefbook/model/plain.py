"""Model room: frozen dataclasses to plain JSON values and back, for book files and for talk between processes.

A field equal to its default is left out; a union of dataclasses is told apart by the key `is`; unknown keys go to the
field `extra` of what is `Keeping` and are written back. What comes in is checked: it may have been edited by hand.
"""

import dataclasses
import functools
import types
from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import repeat
from typing import Literal, NewType, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
JsonObject: TypeAlias = dict[str, Json]
T = TypeVar("T")


NOTHING: Mapping[str, Json] = types.MappingProxyType({})


@dataclasses.dataclass(frozen=True, slots=True)
class Keeping:
    """Base of what lies in the officer's files: what a newer Briefbook wrote beside the keys known here is kept.

    Attributes:
        extra: those keys. They make no difference between two values, so that text that is put in the place of the
            same text is no edit.
    """

    extra: Mapping[str, Json] = dataclasses.field(
        default_factory=lambda: NOTHING, kw_only=True, compare=False, repr=False
    )


class Variant:
    """Base of the dataclasses that stand in a union: their plain form carries the key `is`."""

    __slots__ = ()


class PlainError(ValueError):
    """A plain value that does not have the shape asked for; the text names the place."""


def to_plain(value: object) -> Json:
    """Return `value` as JSON values: dataclasses, tuples, mappings, enums, text and numbers.

    Raises:
        TypeError: something else is in it.
    """
    if type(value) is str:
        return value
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _object(value)
    raise TypeError(f"{type(value).__name__} has no plain form")


def _object(value: object) -> JsonObject:
    kind: type = type(value)
    plain: JsonObject = {"is": kind.__name__.lower()} if issubclass(kind, Variant) else {}
    for name, default, factory in _defaults(kind):
        item = getattr(value, name)
        if name == "extra":
            if item:
                plain.update({key: to_plain(one) for key, one in item.items()})
        elif item is default or (type(item) is type(default) and item == default):
            continue
        elif factory is None or item != factory():
            plain[name] = to_plain(item)
    return plain


@functools.cache
def _defaults(kind: type) -> tuple[tuple[str, object, Callable[[], object] | None], ...]:
    """Return name, default and what makes the default of each field; MISSING, which equals nothing, is no default."""
    missing = dataclasses.MISSING
    return tuple(
        (name, field.default, None if field.default_factory is missing else field.default_factory)
        for name, field in _fields(kind)
    )


def from_plain(kind: type[T], plain: object) -> T:
    """Return the dataclass `kind` that `plain` describes.

    Raises:
        PlainError: the value does not fit; the sentence names the place in it.
    """
    hint: object = kind
    try:
        return _reader(hint)(plain)  # type: ignore[return-value]  # the reader builds what `kind` names
    except _Misfit as misfit:
        raise PlainError(misfit.sentence(kind.__name__)) from misfit


class _Misfit(Exception):
    """A value that does not fit, with the steps that lead to it, the last one first."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        self.steps: list[str] = []

    def sentence(self, start: str) -> str:
        return f"{start}{''.join(reversed(self.steps))}: {self.what}"


_Reader = Callable[[object], object]


@functools.cache
def _reader(hint: object) -> _Reader:
    """Return what reads values of a type: it is made once for each type, since documents have many thousand values."""
    if isinstance(hint, NewType):
        return _reader(hint.__supertype__)
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _union_reader(get_args(hint))
    if origin is Literal:
        return _literal_reader(get_args(hint))
    if origin is tuple:
        return _tuple_reader(get_args(hint))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_reader(get_args(hint)[1])
    return _class_reader(hint)


def _class_reader(hint: object) -> _Reader:
    if hint is type(None):
        return _value_reader(type(None))
    if not isinstance(hint, type):

        def refuse(_: object) -> object:
            raise _Misfit(f"{hint!r} cannot be read")

        return refuse
    if dataclasses.is_dataclass(hint):
        return _object_reader(hint)
    if issubclass(hint, StrEnum):
        return _enum_reader(hint)
    return _value_reader(hint)


def _value_reader(kind: type) -> _Reader:
    def read(plain: object) -> object:
        if type(plain) is kind:
            return plain
        if kind is float and type(plain) is int:
            return float(plain)
        raise _Misfit(f"{kind.__name__} expected, {type(plain).__name__} found")

    return read


def _enum_reader(kind: type[StrEnum]) -> _Reader:
    members: dict[object, StrEnum] = {one.value: one for one in kind}

    def read(plain: object) -> object:
        member = members.get(plain) if isinstance(plain, str) else None
        if member is None:
            raise _Misfit(f"{plain!r} is not a {kind.__name__}")
        return member

    return read


def _literal_reader(members: tuple[object, ...]) -> _Reader:
    def read(plain: object) -> object:
        if plain not in members:
            raise _Misfit(f"{plain!r} is not one of {', '.join(map(repr, members))}")
        return plain

    return read


def _union_reader(options: tuple[object, ...]) -> _Reader:
    may_be_none = type(None) in options
    variants = {tag: _reader(option) for option in options if (tag := _tag(option)) is not None}
    readers = [_reader(option) for option in options if option is not type(None)]

    def read(plain: object) -> object:
        if plain is None and may_be_none:
            return None
        if variants and isinstance(plain, Mapping):
            tag = plain.get("is")
            if not isinstance(tag, str) or tag not in variants:
                raise _Misfit(f"{tag!r} is not known here")
            return variants[tag](plain)
        failures = []
        for one in readers:
            try:
                return one(plain)
            except _Misfit as misfit:
                failures.append(misfit)
        raise failures[0]

    return read


def _tag(option: object) -> str | None:
    return option.__name__.lower() if isinstance(option, type) and issubclass(option, Variant) else None


def _tuple_reader(hints: tuple[object, ...]) -> _Reader:
    readers = [_reader(hint) for hint in hints if hint is not Ellipsis]
    is_open = len(hints) == 2 and hints[1] is Ellipsis

    def read(plain: object) -> object:
        if not isinstance(plain, list | tuple):
            raise _Misfit(f"list expected, {type(plain).__name__} found")
        if not is_open and len(plain) != len(readers):
            raise _Misfit(f"{len(readers)} values expected, {len(plain)} found")
        values: list[object] = []
        try:
            for one, item in zip(repeat(readers[0]) if is_open else readers, plain, strict=False):
                values.append(one(item))  # how many there are tells where a misfit is
        except _Misfit as misfit:
            misfit.steps.append(f"[{len(values)}]")
            raise
        return tuple(values)

    return read


def _mapping_reader(hint: object) -> _Reader:
    reader = _reader(hint)

    def read(plain: object) -> object:
        if not isinstance(plain, Mapping) or not all(isinstance(key, str) for key in plain):
            raise _Misfit(f"an object expected, {type(plain).__name__} found")
        values: dict[str, object] = {}
        for key, item in plain.items():
            try:
                values[key] = reader(item)
            except _Misfit as misfit:
                misfit.steps.append(f".{key}")
                raise
        return values

    return read


def _object_reader(kind: type) -> _Reader:
    known, is_keeping = _known(kind), issubclass(kind, Keeping)

    def read(plain: object) -> object:
        if not isinstance(plain, Mapping):
            raise _Misfit(f"an object expected, {type(plain).__name__} found")
        values: dict[str, object] = {}
        name = ""
        try:
            for name, reader, is_needed in _field_readers(kind):
                if name in plain:
                    values[name] = reader(plain[name])
                elif is_needed:
                    break
            else:
                # more than the fields and `is`: nearly no object has that, so the keys are not looked at one by one
                if is_keeping and len(plain) > len(values) + ("is" in known and "is" in plain):
                    values["extra"] = {key: item for key, item in plain.items() if key not in known}
                return kind(**values)
        except _Misfit as misfit:
            misfit.steps.append(f".{name}")
            raise
        raise _Misfit(f"{name!r} is missing")

    return read


@functools.cache
def _field_readers(kind: type) -> tuple[tuple[str, _Reader, bool], ...]:
    """Return name, reader and whether it must be there of each field but `extra`."""
    hints = dict(get_type_hints(kind))
    missing = dataclasses.MISSING
    return tuple(
        (name, _reader(hints[name]), field.default is missing and field.default_factory is missing)
        for name, field in _fields(kind)
        if name != "extra"
    )


def _known(kind: type) -> frozenset[str]:
    tag = {"is"} if issubclass(kind, Variant) else set()
    return frozenset({name for name, _ in _fields(kind)} - {"extra"} | tag)


@functools.cache
def _fields(kind: type) -> "tuple[tuple[str, dataclasses.Field[object]], ...]":
    return tuple((field.name, field) for field in dataclasses.fields(kind))
