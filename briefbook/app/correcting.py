"""App room: the officer's corrections of what was read of a document; they show once its file is read again."""

from collections.abc import Mapping

from briefbook.app.workspace import Workspace
from briefbook.index.dates import days
from briefbook.index.folder_index import FolderIndex
from briefbook.library.corrections import FIELDS, Corrections, correction_of
from briefbook.library.versions import Versions
from briefbook.model.document import Document
from briefbook.model.errors import UsageError
from briefbook.model.kinds import LANGUAGES, DocumentKind
from briefbook.model.text import clean


def correct(workspace: Workspace, path: str, field: str, value: str | None) -> None:
    """Keep what a field of the document at `path` really is; None takes the correction back.

    Raises:
        UsageError: the field cannot be corrected, or the value does not fit it.
        DocumentMissing: no document lies at this path.
        LibraryError: it could not be kept.
    """
    checked = None if value is None else _checked(field, value)
    if field not in FIELDS:
        raise UsageError(f"{field!r} cannot be corrected; {', '.join(FIELDS)} can.")
    document = _document(workspace, path)
    if checked is not None:
        Versions(workspace.library).keep(document)
    Corrections(workspace.library).correct(path, document.fingerprint, field, checked)


def corrections(workspace: Workspace, path: str) -> Mapping[str, str]:
    """Return what was corrected of the document at `path`: field → value.

    Raises:
        DocumentMissing: no document lies at this path.
        LibraryError: the corrections cannot be read.
    """
    document = _document(workspace, path)
    found = correction_of(Corrections(workspace.library).all(), path, document.fingerprint)
    return {} if found is None else found.values


def _document(workspace: Workspace, path: str) -> Document:
    reader = FolderIndex(workspace.place).reader()
    try:
        return reader.document(path)
    finally:
        reader.close()


def _checked(field: str, value: str) -> str:
    text = clean(value).strip()
    if not text:
        raise UsageError(f"The {field} is empty; type one, or take the correction back.")
    if field == "date":
        try:
            days(text)
        except ValueError as error:
            raise UsageError(f"{text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD.") from error
    elif field == "kind" and text not in {kind.value for kind in DocumentKind}:
        raise UsageError(f"{text!r} is no kind of document; take one of {', '.join(DocumentKind)}.")
    elif field == "language" and text not in LANGUAGES:
        raise UsageError(f"{text!r} is no language that is known here; take en or fr.")
    return text
