"""GUI room: a PDF of a note where LibreOffice is not installed: set by Qt, not tagged, and it says so at its end."""

import html

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

RESOLUTION = 300
"""Dots per inch in which letters are placed."""
_MARGIN_MM = 25.0
_BODY_END = "</body>"


def quick_pdf(page: str, title: str, foot: str) -> bytes:
    """Return a note as PDF.

    Args:
        page: the note as HTML.
        title: of the document, as viewers show it.
        foot: what the file says of itself at its end.
    """
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("Briefbook")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    told = f"<hr/><p><small>{html.escape(foot)}</small></p>"
    document.setHtml(page.replace(_BODY_END, f"{told}{_BODY_END}") if _BODY_END in page else page + told)
    document.print_(writer)
    device.close()
    return bytes(data.data())
