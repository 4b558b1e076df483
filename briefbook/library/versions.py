"""Library room: the text of every version of a document that an excerpt or correction points to, kept for comparing."""

from datetime import UTC, datetime
from pathlib import Path

from briefbook.disk import atomic, envelope
from briefbook.disk.envelope import EnvelopeDamaged, EnvelopeNewer
from briefbook.model.document import Document
from briefbook.model.errors import LibraryError
from briefbook.model.kinds import Fingerprint
from briefbook.model.plain import from_plain, to_plain

_FORMAT = "briefbook-version/1"


class Versions:
    """The versions of the documents of one folder."""

    def __init__(self, library: Path) -> None:
        """Take the library folder of the corpus folder."""
        self._folder = library / "versions"

    def keep(self, document: Document) -> None:
        """Keep a document as it is now; what is kept already stays.

        Raises:
            LibraryError: the system refused.
        """
        file = self._file(document.fingerprint)
        try:
            if file.exists():
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            body = to_plain(document)
            if not isinstance(body, dict):
                raise TypeError("a document is an object")
            atomic.write(file, envelope.wrap(_FORMAT, body, datetime.now(UTC).isoformat(timespec="seconds")))
        except OSError as error:
            reason = error.strerror or "no reason given"
            raise LibraryError(
                f"The text of the source could not be kept ({reason}); make room and try again."
            ) from error

    def get(self, fingerprint: Fingerprint) -> Document | None:
        """Return the document with this content as it was kept; None when it was not, or cannot be read any more."""
        try:
            return from_plain(Document, envelope.unwrap(self._file(fingerprint).read_bytes(), _FORMAT).body)
        except (OSError, ValueError, EnvelopeDamaged, EnvelopeNewer):
            return None  # the excerpt keeps its own text; only what stood around it is gone

    def _file(self, fingerprint: Fingerprint) -> Path:
        return self._folder / f"{fingerprint}.json"
