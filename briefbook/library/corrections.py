"""Library room: what the officer says a document is called, dated, and so on. It wins over what was read.

A correction belongs to the content of a file, wherever the file moves, and to its path, however the file changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefbook.library.shelf import Shelf
from briefbook.model.document import Document, Evidence
from briefbook.model.kinds import DocumentKind, Fingerprint, Language
from briefbook.model.plain import Json, JsonObject

FIELDS = ("title", "date", "publisher", "kind", "language")
"""What can be corrected; the values have the form of the command line contract."""
BY_THE_OFFICER = "Corrected by you."
_FORMAT = "briefbook-corrections/1"


@dataclass(frozen=True, slots=True)
class Correction:
    """What one document really is: its path and content when it was corrected, and field → value."""

    path: str
    fingerprint: Fingerprint
    values: Mapping[str, str]


class Corrections:
    """The corrections of one folder of documents."""

    def __init__(self, library: Path) -> None:
        """Take the library folder of the corpus folder."""
        self._shelf = Shelf(library / "corrections.json", _FORMAT)

    def all(self) -> tuple[Correction, ...]:
        """Return all corrections in the order of their paths.

        Raises:
            LibraryError: they cannot be read.
        """
        return _corrections(self._shelf.read())

    def correct(self, path: str, fingerprint: Fingerprint, field: str, value: str | None) -> None:
        """Correct a field of the document at a path with this content; None takes the correction back.

        Raises:
            ValueError: there is no such field.
            LibraryError: it could not be kept.
        """
        if field not in FIELDS:
            raise ValueError(field)

        def decide(held: JsonObject) -> JsonObject:
            known = _corrections(held)
            before = correction_of(known, path, fingerprint)
            values = {**(before.values if before else {}), field: value}
            kept = {name: one for name, one in values.items() if one is not None}
            others = [one for one in known if one is not before]
            return _plain([*others, Correction(path, fingerprint, kept)] if kept else others)

        self._shelf.change(decide)


def correction_of(known: Iterable[Correction], path: str, fingerprint: Fingerprint) -> Correction | None:
    """Return the correction of a document: the one of its content, first at its path, else the one of its path."""
    ranked = sorted(known, key=lambda one: (one.fingerprint != fingerprint, one.path != path))
    best = ranked[0] if ranked else None
    return best if best is not None and (best.fingerprint == fingerprint or best.path == path) else None


def laid_over(document: Document, correction: Correction | None) -> Document:
    """Return the document as the officer says it is; its evidence says who said so, and keeps what was read."""
    if correction is None:
        return document
    evidence = [one for one in document.evidence if one.field not in correction.values]
    for field, value in correction.values.items():
        read = next((one for one in document.evidence if one.field == field), None)
        candidates = () if read is None else read.candidates or ((read.value,) if read.value else ())
        evidence.append(Evidence(field, value, BY_THE_OFFICER, 1.0, tuple(one for one in candidates if one != value)))
    values = correction.values
    return replace(
        document,
        title=values.get("title", document.title),
        date=values.get("date", document.date),
        publisher=values.get("publisher", document.publisher),
        kind=DocumentKind(values["kind"]) if "kind" in values else document.kind,
        language=_language(values["language"]) if "language" in values else document.language,
        evidence=tuple(evidence),
    )


def _language(value: str) -> Language | None:
    return "fr" if value == "fr" else "en" if value == "en" else None


def _corrections(body: JsonObject) -> tuple[Correction, ...]:
    rows = body.get("corrections")
    return tuple(_correction(row) for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()


def _correction(row: JsonObject) -> Correction:
    values = row.get("values")
    kept = {str(name): str(value) for name, value in values.items()} if isinstance(values, dict) else {}
    return Correction(str(row.get("path")), Fingerprint(str(row.get("fingerprint"))), kept)


def _plain(corrections: Iterable[Correction]) -> JsonObject:
    rows: list[Json] = [
        {"path": one.path, "fingerprint": one.fingerprint, "values": dict(one.values)}
        for one in sorted(corrections, key=lambda one: (one.path, one.fingerprint))
    ]
    return {"corrections": rows}
