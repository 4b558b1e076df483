"""Survey room: what the names and addresses of two language versions have in common."""

import re
from collections.abc import Sequence

from briefbook.model.kinds import Language
from briefbook.model.text import fold

_ENGLISH = frozenset({"en", "eng", "english", "anglais", "ang"})
_FRENCH = frozenset({"fr", "fra", "fre", "french", "francais", "fran"})
_LAST = {"e": "en", "f": "fr"}
"""One letter names a language only at the end of a name: "report-e.pdf"."""
_ALIKE = {"dors": "sor", "tr": "si", "cp": "pc", "lc": "sc", "lrc": "rsc"}
"""What the series of laws are called in French (source: Canada Gazette)."""
_PART = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"(?<=[a-z0-9])(EN|FR|ENG|FRA)\Z")
_SCHEME = re.compile(r"\A[a-z]+://(?:www\.)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


def _stem(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    stem, dot, _ = name.rpartition(".")
    bare = stem if dot and stem else name
    return folder + slash + _JOINED.sub(r"-\1", bare)


def _parts(text: str) -> list[str]:
    return [_ALIKE.get(part, part) for part in _PART.findall(fold(text))]


def _without_language(parts: Sequence[str]) -> tuple[tuple[str, ...], Language | None]:
    language: Language | None = None
    kept: list[str] = []
    for place, part in enumerate(parts):
        named = _LAST.get(part, part) if place == len(parts) - 1 and place else part
        if named in _ENGLISH or named in _FRENCH:
            language = "en" if named in _ENGLISH else "fr"
        else:
            kept.append(part)
    return tuple(kept), language


def language_in_name(path: str) -> Language | None:
    """Return the language that a path names in its folders or at the end of its name, the innermost one."""
    return _without_language(_parts(_stem(path)))[1]


def name_key(path: str) -> tuple[str, ...]:
    """Return what is left of a path without the names of languages and its type; alike for two versions, or empty."""
    return _without_language(_parts(_stem(path)))[0]


def number_key(path: str) -> tuple[str, ...]:
    """Return the numbers in a file's name when they tell it from others: several, or one of four digits or more."""
    name = _stem(path).rpartition("/")[2]
    numbers = tuple(_NUMBER.findall(name))
    return numbers if len(numbers) > 1 or any(len(number) >= 4 for number in numbers) else ()


def address_key(address: str) -> tuple[str, ...]:
    """Return what is left of a web address without its scheme and the names of languages."""
    return _without_language(_parts(_stem(_SCHEME.sub("", address).rstrip("/"))))[0]
