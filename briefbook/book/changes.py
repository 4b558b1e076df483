"""Book room: what differs between two JSON values, as a patch that can be applied and turned round; pure.

A patch is a list of objects. `at` is the way to the place. With `start`, the stretch `was` of the text or list there,
from that offset on, became `now`. Without, the value there was `was` and became `now`; where one of them is missing,
the place was not there before, or is not there after.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from briefbook.model.plain import Json, JsonObject

Patch: TypeAlias = list[Json]
_Step: TypeAlias = str | int


class PatchMisfit(ValueError):
    """The patch was not made for this value."""


def diff(old: JsonObject, new: JsonObject) -> Patch:
    """Return the patch that makes `new` out of `old`; where one text changed, it holds the changed stretch alone."""
    return list(_differences((), old, new))


def apply(patch: Patch, value: JsonObject) -> JsonObject:
    """Return what the patch makes of `value`, which stays as it is.

    Raises:
        PatchMisfit: what the patch says was there is not there.
    """
    result: Json = value
    for change in patch:
        if not isinstance(change, dict):
            raise PatchMisfit("a change is an object")
        result = _applied(change, result)
    if not isinstance(result, dict):
        raise PatchMisfit("the whole was replaced")
    return result


def invert(patch: Patch) -> Patch:
    """Return the patch that takes the patch back."""
    swapped = {"was": "now", "now": "was"}
    return [
        {swapped.get(key, key): item for key, item in change.items()} if isinstance(change, dict) else change
        for change in reversed(patch)
    ]


def same(one: Json, other: Json) -> bool:
    """Tell whether two values are written alike in JSON; unlike `==` it holds true, 1 and 1.0 apart."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(item, other[key]) for key, item in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(*pair) for pair in zip(one, other, strict=True))
    if isinstance(one, float):
        return repr(one) == repr(other)  # 0.0 and -0.0
    return one == other


def _differences(at: tuple[_Step, ...], old: Json, new: Json) -> Iterator[JsonObject]:
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _in_object(at, old, new)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_list(at, old, new)
    elif isinstance(old, str) and isinstance(new, str):
        if old != new:
            start, end = _common(old, new, lambda one, other: one == other)
            yield _splice(at, start, old[start : len(old) - end], new[start : len(new) - end])
    elif not same(old, new):
        yield {"at": list(at), "was": old, "now": new}


def _in_object(at: tuple[_Step, ...], old: JsonObject, new: JsonObject) -> Iterator[JsonObject]:
    for key in sorted(old.keys() | new.keys()):
        if key not in new:
            yield {"at": [*at, key], "was": old[key]}
        elif key not in old:
            yield {"at": [*at, key], "now": new[key]}
        else:
            yield from _differences((*at, key), old[key], new[key])


def _in_list(at: tuple[_Step, ...], old: list[Json], new: list[Json]) -> Iterator[JsonObject]:
    if len(old) == len(new):
        for number, pair in enumerate(zip(old, new, strict=True)):
            yield from _differences((*at, number), *pair)
        return
    start, end = _common(old, new, same)
    yield _splice(at, start, old[start : len(old) - end], new[start : len(new) - end])


def _common(old: Sequence[Json], new: Sequence[Json], alike: Callable[[Json, Json], bool]) -> tuple[int, int]:
    """Return how many items are alike at the beginning and, of the rest, at the end."""
    shorter = min(len(old), len(new))
    start = next((place for place in range(shorter) if not alike(old[place], new[place])), shorter)
    rest = shorter - start
    end = next((place for place in range(rest) if not alike(old[-1 - place], new[-1 - place])), rest)
    return start, end


def _splice(at: tuple[_Step, ...], start: int, was: Json, now: Json) -> JsonObject:
    return {"at": list(at), "start": start, "was": was, "now": now}


def _applied(change: JsonObject, value: Json) -> Json:
    match change:
        case {"at": list(at), "start": int(start), "was": str(was), "now": str(now)}:
            return _inside(value, at, partial(_respelled, start=start, was=was, now=now))
        case {"at": list(at), "start": int(start), "was": list(was), "now": list(now)}:
            return _inside(value, at, partial(_respliced, start=start, was=was, now=now))
        case {"at": [*above, (str() | int()) as last]}:
            return _inside(value, above, partial(_with_member, step=last, change=change))
    raise PatchMisfit(f"{sorted(change)} is no change")


def _inside(value: Json, at: Sequence[Json], change: Callable[[Json], Json]) -> Json:
    """Return a copy of `value` in which `change` was made to what lies at the end of the way."""
    if not at:
        return change(value)
    step, rest = at[0], at[1:]
    if isinstance(value, dict) and isinstance(step, str) and step in value:
        return {**value, step: _inside(value[step], rest, change)}
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return [*value[:step], _inside(value[step], rest, change), *value[step + 1 :]]
    raise PatchMisfit(f"there is no {step!r}")


def _respelled(text: Json, start: int, was: str, now: str) -> Json:
    if not isinstance(text, str) or text[start : start + len(was)] != was:
        raise PatchMisfit("another text is there")
    return text[:start] + now + text[start + len(was) :]


def _respliced(items: Json, start: int, was: list[Json], now: list[Json]) -> Json:
    if not isinstance(items, list) or not same(items[start : start + len(was)], was):
        raise PatchMisfit("another list is there")
    return [*items[:start], *now, *items[start + len(was) :]]


def _with_member(holder: Json, step: str | int, change: JsonObject) -> Json:
    if isinstance(holder, dict) and isinstance(step, str):
        there = step in holder
        if there != ("was" in change) or (there and not same(holder[step], change["was"])):
            raise PatchMisfit(f"{step!r} is not what it was")
        others = {key: item for key, item in holder.items() if key != step}
        return {**others, step: change["now"]} if "now" in change else others
    if isinstance(holder, list) and isinstance(step, int) and 0 <= step < len(holder):
        if not same(holder[step], change.get("was")):
            raise PatchMisfit(f"{step!r} is not what it was")
        return [*holder[:step], change.get("now"), *holder[step + 1 :]]
    raise PatchMisfit(f"there is no {step!r}")
