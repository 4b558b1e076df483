"""GUI room: what a document says about itself, and how sure that is."""

from briefbook.model.document import Document, Evidence

FIELDS = ("title", "date", "publisher", "kind", "language")
"""What the officer can correct, in the order in which it is shown."""
_BY_THE_OFFICER = "Corrected by you"
"""How the line of a corrected value begins."""


def evidence_of(document: Document, field: str) -> Evidence | None:
    """Return the evidence for a field, None where the document says nothing of it."""
    return next((one for one in document.evidence if one.field == field), None)


def is_corrected(document: Document, field: str) -> bool:
    """Tell whether the officer said what a field is."""
    found = evidence_of(document, field)
    return found is not None and found.line.startswith(_BY_THE_OFFICER)


def value_of(document: Document, field: str) -> str:
    """Return what a field is taken to be, "" where that is not known."""
    return getattr(document, field) or ""


def unclear_dates(document: Document) -> tuple[str, ...]:
    """Return the dates that the document's own date can mean, where it cannot be told which; none otherwise."""
    found = evidence_of(document, "date")
    return found.candidates if found is not None and found.value is None and document.date is None else ()


def unread(document: Document) -> tuple[str, ...]:
    """Return the sentences that say what of the file could not be read."""
    return tuple(one.value or one.line for one in document.evidence if one.field == "unread")


def pictures(document: Document) -> tuple[int, str]:
    """Return how many pictures the document holds, and what they are called."""
    found = evidence_of(document, "pictures")
    if found is None:
        return 0, ""
    return int(found.value) if found.value is not None and found.value.isdecimal() else 1, found.line
