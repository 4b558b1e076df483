"""GUI room: the documents of a corpus as a tree of folders with counts."""

from collections.abc import Sequence

from briefbook.gui.models.navigation import FolderRow


def folder_rows(paths: Sequence[str]) -> tuple[FolderRow, ...]:
    """Return the folders that hold these documents, by name; each counts what lies in it and below.

    Args:
        paths: of documents within the corpus, with `/`.
    """
    return _rows("", [path.split("/") for path in paths])


def _rows(parent: str, paths: Sequence[Sequence[str]]) -> tuple[FolderRow, ...]:
    below: dict[str, list[Sequence[str]]] = {}
    for parts in paths:
        if len(parts) > 1:
            below.setdefault(parts[0], []).append(parts[1:])
    rows = []
    for name in sorted(below, key=str.casefold):
        path = f"{parent}/{name}" if parent else name
        rows.append(FolderRow(path, name, len(below[name]), _rows(path, below[name])))
    return tuple(rows)
