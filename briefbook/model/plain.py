"""Model room: frozen dataclasses to plain JSON values and back, for book files and for talk between processes.

A field equal to its default is left out; a union of dataclasses is told apart by the key `is`; unknown keys go to the
field `extra` where a class has one and are written back. What comes in is checked: it may have been edited by hand.
"""

import dataclasses
import functools
import types
from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, NewType, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
JsonObject: TypeAlias = dict[str, Json]
T = TypeVar("T")


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
    for field in _fields(kind):
        item = getattr(value, field.name)
        if field.name == "extra":
            plain.update({key: to_plain(one) for key, one in item.items() if key not in plain})
        elif not _is_default(field, item):
            plain[field.name] = to_plain(item)
    return plain


def _is_default(field: "dataclasses.Field[object]", item: object) -> bool:
    if field.default is not dataclasses.MISSING:
        return type(item) is type(field.default) and item == field.default
    if field.default_factory is not dataclasses.MISSING:
        return item == field.default_factory()
    return False


def from_plain(kind: type[T], plain: object) -> T:
    """Return the dataclass `kind` that `plain` describes.

    Raises:
        PlainError: the value does not fit; the sentence names the place in it.
    """
    return _read(kind, plain, kind.__name__)  # type: ignore[return-value]  # _read builds what `kind` names


def _read(hint: object, plain: object, place: str) -> object:
    if isinstance(hint, NewType):
        hint = hint.__supertype__
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _read_union(get_args(hint), plain, place)
    if origin is Literal:
        if plain not in get_args(hint):
            raise PlainError(f"{place}: {plain!r} is not one of {', '.join(map(repr, get_args(hint)))}")
        return plain
    if origin is tuple:
        return _read_tuple(get_args(hint), plain, place)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _read_mapping(get_args(hint)[1], plain, place)
    return _read_class(hint, plain, place)


def _read_class(hint: object, plain: object, place: str) -> object:
    if hint is type(None):
        return _of_type(plain, type(None), place)
    if not isinstance(hint, type):
        raise PlainError(f"{place}: {hint!r} cannot be read")
    if dataclasses.is_dataclass(hint):
        return _read_object(hint, plain, place)
    if issubclass(hint, StrEnum):
        member = next((one for one in hint if one.value == plain), None)
        if member is None:
            raise PlainError(f"{place}: {plain!r} is not a {hint.__name__}")
        return member
    if hint is float and type(plain) is int:
        return float(plain)
    return _of_type(plain, hint, place)


def _of_type(plain: object, kind: type, place: str) -> object:
    if type(plain) is not kind:
        raise PlainError(f"{place}: {kind.__name__} expected, {type(plain).__name__} found")
    return plain


def _read_union(options: tuple[object, ...], plain: object, place: str) -> object:
    if plain is None and type(None) in options:
        return None
    variants = [option for option in options if isinstance(option, type) and issubclass(option, Variant)]
    if isinstance(plain, Mapping) and variants:
        tag = plain.get("is")
        for variant in variants:
            if variant.__name__.lower() == tag:
                return _read_object(variant, plain, place)
        raise PlainError(f"{place}: {tag!r} is not known here")
    failures = []
    for option in options:
        if option is not type(None):
            try:
                return _read(option, plain, place)
            except PlainError as error:
                failures.append(str(error))
    raise PlainError(failures[0])


def _read_tuple(hints: tuple[object, ...], plain: object, place: str) -> tuple[object, ...]:
    if not isinstance(plain, list | tuple):
        raise PlainError(f"{place}: list expected, {type(plain).__name__} found")
    if len(hints) == 2 and hints[1] is Ellipsis:
        return tuple(_read(hints[0], item, f"{place}[{number}]") for number, item in enumerate(plain))
    if len(plain) != len(hints):
        raise PlainError(f"{place}: {len(hints)} values expected, {len(plain)} found")
    return tuple(_read(hint, item, f"{place}[{n}]") for n, (hint, item) in enumerate(zip(hints, plain, strict=True)))


def _read_mapping(hint: object, plain: object, place: str) -> dict[str, object]:
    if not isinstance(plain, Mapping) or not all(isinstance(key, str) for key in plain):
        raise PlainError(f"{place}: an object expected, {type(plain).__name__} found")
    return {key: _read(hint, item, f"{place}.{key}") for key, item in plain.items()}


def _read_object(kind: type, plain: object, place: str) -> object:
    if not isinstance(plain, Mapping):
        raise PlainError(f"{place}: an object expected, {type(plain).__name__} found")
    hints = _hints(kind)
    values: dict[str, object] = {}
    for field in _fields(kind):
        if field.name == "extra":
            known = {*hints, "is"}
            values["extra"] = {key: item for key, item in plain.items() if key not in known}
        elif field.name in plain:
            values[field.name] = _read(hints[field.name], plain[field.name], f"{place}.{field.name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise PlainError(f"{place}: {field.name!r} is missing")
    return kind(**values)


@functools.cache
def _fields(kind: type) -> "tuple[dataclasses.Field[object], ...]":
    return dataclasses.fields(kind)


@functools.cache
def _hints(kind: type) -> dict[str, object]:
    return dict(get_type_hints(kind))
