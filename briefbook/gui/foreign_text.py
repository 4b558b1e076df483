"""GUI room: text of another program, on the clipboard or dragged: its best form; the guest process reads it."""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from briefbook.model.pasted import PastedForm

RICH_TEXT = ("text/rtf", "application/rtf", "text/richtext", 'application/x-qt-windows-mime;value="Rich Text Format"')
"""What programs call RTF; the last is Qt's name for what Windows calls so."""


@dataclass(frozen=True, slots=True)
class ForeignText:
    """Text as another program gave it.

    Attributes:
        plain: the same without any form, for when the form cannot be read.
    """

    form: PastedForm
    content: str | bytes
    plain: str


def is_text(data: QMimeData) -> bool:
    """Tell whether what is dragged offers text, by its formats alone: it is asked at each move of the pointer."""
    is_rich = data.hasHtml() or any(data.hasFormat(name) for name in RICH_TEXT)
    return is_rich or (data.hasText() and not _is_file(data))


def foreign_text(data: QMimeData | None) -> ForeignText | None:
    """Return the text that is offered, as HTML first, then as RTF, then plain; None for files, pictures and nothing."""
    if data is None:
        return None
    plain = data.text()
    if data.hasHtml() and data.html().strip():
        return ForeignText("html", data.html(), plain)
    for name in RICH_TEXT:
        if data.hasFormat(name):
            return ForeignText("rtf", bytes(data.data(name).data()), plain)
    return ForeignText("text", plain, plain) if plain.strip() and not _is_file(data) else None


def _is_file(data: QMimeData) -> bool:
    return any(url.isLocalFile() for url in data.urls())
