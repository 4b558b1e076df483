"""GUI room: what an export needs besides the book: where it goes, how it is called, what is not ready yet."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from briefbook.model.book import NOT_PLACED, Tab
from briefbook.settings import options
from briefbook.settings.storage import Settings

FORMATS = {"docx": "Word", "md": "Markdown", "html": "HTML", "pdf": "PDF"}
"""The formats in which a note leaves the window, by the suffix of their files, and what they are called."""
OPEN_DATA = "csv"
"""The format of notes as rows of the government's open data; it has both languages and is always as disclosed."""
EXPORTS_VARIABLE = "BRIEFBOOK_EXPORTS"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 120


def export_folder(settings: Settings, environ: Mapping[str, str] = os.environ) -> Path:
    """Return where notes go: the folder named in the environment, else the last one used, else Documents."""
    named = environ.get(EXPORTS_VARIABLE)
    if named:
        return Path(named)
    last = settings.get(options.EXPORT_FOLDER)
    if last and Path(last).is_dir():
        return Path(last)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def file_name(title: str, form: str) -> str:
    """Return the title of a note as a name that every file system takes, with the suffix of its format."""
    name = _NOT_IN_NAMES.sub(" ", title)
    name = " ".join(part for part in name.split(" ") if part).strip(". ")[:_LONGEST_NAME].rstrip(". ")
    return f"{name or 'note'}.{form}"


def with_format(path: Path, form: str) -> Path:
    """Return a file's path with the suffix of a format, in the place of another format's; other dots are kept."""
    known = {f".{one}" for one in (*FORMATS, OPEN_DATA)}
    return path.with_suffix(f".{form}") if path.suffix.lower() in known else Path(f"{path}.{form}")


def filled_sections(tabs: Sequence[Tab]) -> tuple[int, int]:
    """Return how many sections of these notes have text, and how many there are."""
    sections = [section for tab in tabs for section in tab.sections if section.id != NOT_PLACED]
    return sum(bool(section.entries) for section in sections), len(sections)
