"""Library room: which files of a folder the officer wants read: wildcards to include, wildcards to leave out."""

import fnmatch
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from briefbook.library.shelf import Shelf
from briefbook.model.folder import FolderRules
from briefbook.model.plain import Json, JsonObject

EXCLUDED = "left out by your wildcards"
NOT_INCLUDED = "not among the files you included"
_FORMAT = "briefbook-folder-rules/1"


def read_rules(library: Path) -> FolderRules:
    """Return the rules of the folder with this library; a folder without any is read whole.

    Raises:
        LibraryError: they cannot be read.
    """
    body = _shelf(library).read()
    return FolderRules(_texts(body.get("include")), _texts(body.get("exclude")))


def write_rules(library: Path, rules: FolderRules) -> None:
    """Keep the rules of a folder.

    Raises:
        LibraryError: they could not be kept.
    """
    include: list[Json] = list(dict.fromkeys(rules.include))
    exclude: list[Json] = list(dict.fromkeys(rules.exclude))
    body: JsonObject = {"include": include, "exclude": exclude}
    _shelf(library).change(lambda _: body)


class Matcher:
    """Says of each file whether it is to be read."""

    def __init__(self, rules: FolderRules) -> None:
        self._include = _pattern(rules.include)
        self._exclude = _pattern(rules.exclude)

    def why_left_out(self, path: str) -> str:
        """Return the rule, in words, by which the file at a path is left out; empty when it is read."""
        spelled = _spelled(path)
        if self._exclude is not None and self._exclude.match(spelled):
            return EXCLUDED
        return NOT_INCLUDED if self._include is not None and not self._include.match(spelled) else ""


def _pattern(wildcards: Iterable[str]) -> re.Pattern[str] | None:
    """Return what matches any of the wildcards: the path, its last part, or a folder that it lies in."""
    each = []
    for wildcard in wildcards:
        spelled = _spelled(wildcard).strip().rstrip("/")
        name = fnmatch.translate(spelled.lstrip("/")).removesuffix(r"\Z")
        if spelled.lstrip("/"):
            each.append(rf"{name}(?:/.*)?\Z" if "/" in spelled else rf"(?:.*/)?{name}(?:/.*)?\Z")
    return re.compile("|".join(each), re.DOTALL) if each else None


def _spelled(path: str) -> str:
    """Return a path without regard to case, form of its accents, and direction of its slashes."""
    return unicodedata.normalize("NFC", path).casefold().replace("\\", "/")


def _shelf(library: Path) -> Shelf:
    return Shelf(library / "rules.json", _FORMAT)


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()
