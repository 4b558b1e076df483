"""Index room: what changed in a folder since it was indexed, told from names, sizes and times alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

_NOT_OPENED = ""
"""Instead of a version of the extraction."""


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

    def unopened(self) -> "FileState":
        """Return the state of the same file when it could not be opened: it is to be tried again, though unchanged."""
        return replace(self, extractor=_NOT_OPENED)


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths within the folder, each group in order; a file that could not be read waits here like any other."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    unseen: tuple[str, ...] = ()


def compare(found: Mapping[str, FileState], known: Mapping[str, FileState], closed: Collection[str] = ()) -> Changes:
    """Return what must be read, what is gone and what stays.

    Args:
        found: the files as found now.
        known: the files as they were indexed.
        closed: folders that could not be looked into; what is known below them is unseen, not gone.
    """
    both = sorted(found.keys() & known.keys())
    missing = sorted(known.keys() - found.keys())
    below = tuple(f"{folder}/" for folder in closed)
    unseen = tuple(path for path in missing if path.startswith(below))
    return Changes(
        added=tuple(sorted(found.keys() - known.keys())),
        changed=tuple(path for path in both if found[path] != known[path]),
        removed=tuple(path for path in missing if path not in unseen),
        unchanged=tuple(path for path in both if found[path] == known[path]),
        unseen=unseen,
    )
