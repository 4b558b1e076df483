r"""Disk room: how far a path reaches on Windows: 260 characters, unless it is written with `\\?\`.

Source: Microsoft, "Maximum Path Length Limitation" and "Naming Files, Paths, and Namespaces".
"""

import os
from pathlib import Path

_LONGEST = 247
"""Characters of the path of a folder, of which twelve more are kept for a file in it."""
_PREFIX, _UNC, _NETWORK = "\\\\?\\", "\\\\?\\UNC\\", "\\\\"


def reaching(folder: Path) -> str:
    """Return the path by which everything below a folder can be reached, however long its own path becomes."""
    plain = os.path.abspath(folder)  # noqa: PTH100  # such a path may hold neither `..` nor `/`
    if plain.startswith(_PREFIX):
        return plain
    return _UNC + plain.removeprefix(_NETWORK) if plain.startswith(_NETWORK) else _PREFIX + plain


def within_reach(file: Path) -> Path:
    """Return the path by which a file can be opened; one of usual length stays as the officer knows it."""
    return file if len(str(file)) <= _LONGEST else Path(reaching(file))
