"""Model room: a folder of documents as the officer set it up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FolderRules:
    """Which files of a folder are read.

    Attributes:
        include: wildcards; when there are any, only files that match one are read.
        exclude: wildcards; files that match one are not read. `*` stands for any letters, `?` for one; a wildcard
            without `/` is for the name of a file or of a folder anywhere, one with `/` for a path within the folder.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
