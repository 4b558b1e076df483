"""Disk room: how far a path reaches on Linux and macOS: as far as the system lets it."""

from pathlib import Path


def reaching(folder: Path) -> str:
    """Return the path by which everything below a folder can be reached."""
    return str(folder)


def within_reach(file: Path) -> Path:
    """Return the path by which a file can be opened."""
    return file
