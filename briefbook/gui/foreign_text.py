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
    is_file = any(url.isLocalFile() for url in data.urls())
    return ForeignText("text", plain, plain) if plain.strip() and not is_file else None
