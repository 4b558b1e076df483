"""Disk room: a JSON body with the name of its format and a hash, readable and comparable line by line.

The rule is the same in every format, also in those to come: `sha256` is that of the canonical JSON of all other keys.
So a damaged file is told apart from one of a newer format, and keys that a newer Briefbook wrote beside are kept.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from briefbook.model.plain import NOTHING, Json, JsonObject


@dataclass(frozen=True, slots=True)
class Envelope:
    """What was in a file whose hash is right.

    Attributes:
        format: family, `/`, number, as in `briefbook/1`.
        body: the content.
        saved_at: when it was saved, as the writer gave it.
        beside: what a newer Briefbook wrote beside these.
    """

    format: str
    body: JsonObject
    saved_at: str
    beside: Mapping[str, Json]


class EnvelopeDamaged(Exception):
    """The bytes are no whole envelope of this family; the text says what is wrong."""


class EnvelopeNewer(Exception):
    """The envelope is whole, of a format newer than the one asked for; `format` is its name."""

    def __init__(self, format_name: str) -> None:
        super().__init__(f"format {format_name}")
        self.format = format_name


def canonical(body: JsonObject) -> bytes:
    """Return the one spelling of `body`: sorted keys, indent of one, UTF-8, a newline at the end.

    Raises:
        ValueError: a text holds half a character (a lone surrogate), or a number is not finite.
    """
    text = json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    return f"{text}\n".encode()


def digest(body: JsonObject) -> str:
    """Return 32 hex digits that are the same for two bodies when their canonical JSON is.

    Raises:
        ValueError: as `canonical`.
    """
    # Without indent the encoder written in C is used: it runs at every edit.
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def wrap(format_name: str, body: JsonObject, saved_at: str, beside: Mapping[str, Json] = NOTHING) -> bytes:
    """Return the bytes of a file of format `format_name` (`family/number`) with this body, and what stands beside it.

    Raises:
        ValueError: as `canonical`.
    """
    content: JsonObject = {**beside, "format": format_name, "saved_at": saved_at, "body": body}
    return canonical({**content, "sha256": hashlib.sha256(canonical(content)).hexdigest()})


def unwrap(data: bytes, format_name: str) -> Envelope:
    """Return what is in the bytes of a file, which must be whole and of format `format_name` or an older number.

    Raises:
        EnvelopeDamaged: cut, changed, or something else altogether.
        EnvelopeNewer: whole, but of a newer format of this family.
    """
    try:
        plain: object = json.loads(data.decode("utf-8"), parse_constant=_refuse)
        if not isinstance(plain, dict):
            raise EnvelopeDamaged("it is not an object")
        found = _verified(plain)
    except (ValueError, RecursionError) as error:
        raise EnvelopeDamaged(f"it cannot be read as JSON: {error}") from error
    family, number = _parts(format_name)
    if _parts(found.format)[0] != family:
        raise EnvelopeDamaged(f"its format is {found.format!r}")
    if _parts(found.format)[1] > number:
        raise EnvelopeNewer(found.format)
    return found


def _verified(plain: JsonObject) -> Envelope:
    match plain:
        case {"format": str(name), "body": dict(body), "saved_at": str(saved_at), "sha256": str(expected)}:
            content = {key: value for key, value in plain.items() if key != "sha256"}
            if hashlib.sha256(canonical(content)).hexdigest() != expected:
                raise EnvelopeDamaged("its content does not have the hash that it says")
            own = ("format", "body", "saved_at")
            return Envelope(name, body, saved_at, {key: value for key, value in content.items() if key not in own})
    raise EnvelopeDamaged("its format, body, time or hash is missing")


def _parts(format_name: str) -> tuple[str, int]:
    family, _, number = format_name.rpartition("/")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise EnvelopeDamaged(f"its format is {format_name!r}")
    return family, int(number)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")
