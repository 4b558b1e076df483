"""Extract room: files within files: attachments and members of archives, each read as the file it is, within bounds."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from briefbook.extract.base import Part
from briefbook.model.document import Problem

DEEPEST = 3
"""Archives in archives, attachments of attached mails."""
MOST_PARTS = 5_000
"""Files within one file, at all depths (source: safety design, entries of an archive)."""
MOST_TAKEN = 300_000_000
"""Bytes of the files within one file, at all depths: archives in archives unpack to more at each."""
_MOST_PROBLEMS = 100
_LONGEST_NAME = 150


def named(parts: Iterable[Part], path: str) -> Iterator[tuple[str, Part]]:
    """Yield each part with its path: that of the file that holds it, `/`, and a name that is safe and its own."""
    taken: set[str] = set()
    for part in parts:
        name = _safe(part.name)
        stem, dot, suffix = name.rpartition(".")
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number}){dot}{suffix}" if dot else f"{suffix} ({number})"
        taken.add(name.casefold())
        yield f"{path}/{name}", part


def summed_up(problems: Sequence[Problem], path: str) -> list[Problem]:
    """Return the problems of the parts of a file; when there are too many to be looked at, the rest is one."""
    if len(problems) <= _MOST_PROBLEMS:
        return list(problems)
    rest = len(problems) - _MOST_PROBLEMS
    reason = f"{rest:,} more files in it could not be read; unpack it into the folder."
    return [*problems[:_MOST_PROBLEMS], Problem(f"{path}/…", problems[_MOST_PROBLEMS].kind, reason, part=True)]


def _safe(name: str) -> str:
    """Return a name without steps out of its archive, drive letters and characters that no path can show."""
    steps = [_shown(step) for step in name.replace("\\", "/").split("/")]
    kept = [step for step in steps if step not in {"", ".", ".."}]
    return "/".join(kept[-8:]) or "unnamed"


def _shown(step: str) -> str:
    text = "".join(
        "_" if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} or char == ":" else char for char in step.strip()
    )
    if len(text) <= _LONGEST_NAME:
        return text
    stem, dot, suffix = text.rpartition(".")
    return f"{stem[: _LONGEST_NAME - 12]}…{dot}{suffix}" if dot and len(suffix) <= 10 else f"{text[:_LONGEST_NAME]}…"
