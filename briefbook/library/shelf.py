"""Library room: one file of decisions: read whole, changed under a lock, written atomically, the one before kept."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from briefbook.disk import atomic, envelope
from briefbook.disk.envelope import EnvelopeDamaged, EnvelopeNewer
from briefbook.disk.lock import FileLock, LockHeld
from briefbook.model.errors import LibraryError
from briefbook.model.plain import JsonObject

_WAIT_SECONDS = 5.0
"""Longest time that another process takes to note a decision."""


class Shelf:
    """A file of decisions of one kind; a file that is not there holds none."""

    def __init__(self, file: Path, format_name: str) -> None:
        """Take a file and the name of its format (`family/number`)."""
        self._file = file
        self._before = file.with_suffix(f"{file.suffix}.before")
        self._format = format_name

    def read(self) -> JsonObject:
        """Return what is decided; where the file is damaged, what was decided before the last change.

        Raises:
            LibraryError: a newer Briefbook wrote it, or neither file can be read.
        """
        try:
            return self._read(self._file) or {}
        except EnvelopeDamaged as error:
            return self._read_before(error)

    def change(self, decide: Callable[[JsonObject], JsonObject]) -> None:
        """Decide anew: what is decided now goes in, what is decided from now on comes out; nothing else gets between.

        Raises:
            LibraryError: as `read`, or the system refused to write; what was decided before stands.
        """
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self._file.with_suffix(".lock")).acquire(_WAIT_SECONDS):
                held = self.read()
                decided = decide(held)
                if decided == held:
                    return
                if held and self._is_whole():
                    atomic.write(self._before, self._file.read_bytes())
                saved_at = datetime.now(UTC).isoformat(timespec="seconds")
                atomic.write(self._file, envelope.wrap(self._format, decided, saved_at))
        except LockHeld as error:
            raise LibraryError("Another Briefbook is writing your decisions just now; try again.") from error
        except OSError as error:
            reason = error.strerror or "no reason given"
            raise LibraryError(f"What you decided could not be kept ({reason}); make room and try again.") from error

    def _is_whole(self) -> bool:
        try:
            return self._read(self._file) is not None
        except EnvelopeDamaged:
            return False

    def _read_before(self, damage: EnvelopeDamaged) -> JsonObject:
        try:
            found = self._read(self._before)
        except EnvelopeDamaged:
            found = None
        if found is None:
            sentence = f"The file {self._file} is damaged; put back a copy of it, or move it away to go on without it."
            raise LibraryError(sentence) from damage
        return found

    def _read(self, file: Path) -> JsonObject | None:
        try:
            return envelope.unwrap(file.read_bytes(), self._format).body
        except FileNotFoundError:
            return None
        except EnvelopeNewer as error:
            raise LibraryError(f"The file {file} was written by a newer Briefbook; install that one.") from error
        except OSError as error:
            raise LibraryError(f"The file {file} cannot be read ({error.strerror or 'no reason given'}).") from error
