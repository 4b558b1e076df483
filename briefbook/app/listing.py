"""App room: the files of a folder as indexing sees them: to be read, or passed over by a rule, without opening any."""

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefbook.disk.walk import UNREADABLE_FOLDER, FolderGone, walk
from briefbook.extract.base import EXTRACTOR_VERSION
from briefbook.extract.passed_over import rule_of
from briefbook.index.changes import FileState
from briefbook.library.folder_rules import Matcher, read_rules
from briefbook.model.errors import FolderUnreachable


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a folder.

    Attributes:
        files: those to be read, by path, as they are now.
        skipped: how many names each rule passed over, the rule in words.
        closed: folders that could not be looked into.
    """

    files: Mapping[str, FileState]
    skipped: Mapping[str, int]
    closed: tuple[str, ...]

    @property
    def seen(self) -> int:
        """How many names were seen that are no folder, or a folder that was not entered."""
        return len(self.files) + sum(self.skipped.values())


def list_folder(folder: Path, library: Path) -> Listing:
    """Look through a folder.

    Args:
        folder: where it lies.
        library: what the officer decided about it.

    Raises:
        FolderUnreachable: it cannot be looked into, or not any more.
        LibraryError: its rules cannot be read.
    """
    matcher = Matcher(read_rules(library))
    files: dict[str, FileState] = {}
    skipped: Counter[str] = Counter()
    closed: list[str] = []
    try:
        for one in walk(folder):
            rule = one.skip or matcher.why_left_out(one.path) or rule_of(one.path)
            if rule:
                skipped[rule] += 1
                closed += [one.path] if rule == UNREADABLE_FOLDER else []
            else:
                files[one.path] = FileState(one.size, one.mtime_ns, EXTRACTOR_VERSION)
    except FolderGone as error:
        raise unreachable(folder) from error
    return Listing(files, dict(sorted(skipped.items())), tuple(closed))


def unreachable(folder: Path) -> FolderUnreachable:
    """Return the error for a folder that is away."""
    return FolderUnreachable(f"The folder {folder} cannot be reached; what was indexed before can still be searched.")


def file_holding(path: str, known: Container[str]) -> str:
    """Return the file that a part lies in, as it is known; the path itself when it is a file."""
    while path not in known and "/" in path:
        path = path.rpartition("/")[0]
    return path
