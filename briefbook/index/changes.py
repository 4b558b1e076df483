"""Index room: what changed in a folder since it was indexed, told from names, sizes and times alone."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file was when it was read.

    Attributes:
        size: in bytes.
        mtime_ns: when it was last changed, in nanoseconds since 1970.
        extractor: version of the extraction that read it; a newer one may read it better.
    """

    size: int
    mtime_ns: int
    extractor: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths within the folder, each group in order; a file that could not be read waits here like any other."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


def compare(found: Mapping[str, FileState], known: Mapping[str, FileState]) -> Changes:
    """Return what must be read, what is gone and what stays, from the files as found and as they were indexed."""
    both = sorted(found.keys() & known.keys())
    return Changes(
        added=tuple(sorted(found.keys() - known.keys())),
        changed=tuple(path for path in both if found[path] != known[path]),
        removed=tuple(sorted(known.keys() - found.keys())),
        unchanged=tuple(path for path in both if found[path] == known[path]),
    )
