"""App room: finished Word files become PDF, through LibreOffice where it is installed."""

import contextlib
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from briefbook.model.errors import ExportError, NoConverter
from briefbook.model.monitor import Monitor
from briefbook.worker.office import OfficeFailed, convert_to_pdf, find_office

START_SECONDS = 120.0
"""So long LibreOffice has for its start on an old laptop with a virus scanner, and FILE_SECONDS more for each file."""
FILE_SECONDS = 60.0
_PREFIX = "briefbook-pdf-"
_LEFT_SECONDS = 86_400.0
NO_OFFICE = "PDF needs LibreOffice; export Word instead."


def office() -> Path:
    """Return the program that makes PDF.

    Raises:
        NoConverter: it is not installed.
    """
    program = find_office()
    if program is None:
        raise NoConverter(NO_OFFICE)
    return program


def print_pdf(program: Path, notes: Sequence[bytes], folder: Path, monitor: Monitor) -> tuple[bytes, ...]:
    """Return finished Word files as PDF, in their order.

    Args:
        program: LibreOffice.
        notes: the Word files.
        folder: of the officer's own data; a folder for this work is made in it, and is gone afterwards.
        monitor: stops it within a second.

    Raises:
        Cancelled: the monitor asked to stop.
        ExportError: LibreOffice failed, in one sentence.
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    monitor.label("Making the PDF")
    # on Windows a file that LibreOffice has just let go may still be held by a scanner: it is swept next time
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=folder, ignore_cleanup_errors=True) as temporary:
        place = Path(temporary)
        files = [place / f"note-{number}.docx" for number in range(len(notes))]
        for file, note in zip(files, notes, strict=True):
            file.write_bytes(note)
        seconds = START_SECONDS + FILE_SECONDS * len(files)
        try:
            made = convert_to_pdf(program, files, _made(place / "out"), seconds=seconds, monitor=monitor)
        except OfficeFailed as error:
            raise ExportError(f"LibreOffice made no PDF: {error}; export Word instead.") from error
        return tuple(file.read_bytes() for file in made)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _sweep(folder: Path) -> None:
    """Remove what a crash or a scanner left of an earlier PDF."""
    before = time.time() - _LEFT_SECONDS
    for left in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):  # gone by itself, or held: the next one tries again
            if left.lstat().st_mtime < before:
                shutil.rmtree(left)
