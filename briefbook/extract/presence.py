"""Extract room: whether a file lies here to be opened; asked of whole folders, so no reader is loaded for it."""

import os
from pathlib import Path

_ONLINE_ONLY = 0x1000 | 0x40000 | 0x400000
"""Windows: FILE_ATTRIBUTE_OFFLINE, RECALL_ON_OPEN and RECALL_ON_DATA_ACCESS: reading would download the file."""


def can_be_opened(file: Path) -> bool:
    """Tell whether it is worth trying to open a file: it lies here, and the system lets it be read."""
    try:
        return not is_online_only(file.lstat()) and os.access(file, os.R_OK)
    except OSError:
        return False


def is_online_only(status: os.stat_result) -> bool:
    """Tell whether opening the file would download it."""
    return bool(getattr(status, "st_file_attributes", 0) & _ONLINE_ONLY)
