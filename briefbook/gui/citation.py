"""GUI room: a passage with its source, for the clipboard: plain and rich."""

import html

from briefbook.model.document import DocumentRow


def source_line(row: DocumentRow, ordinal: int) -> str:
    """Return where a passage stands, e.g. `Backgrounder, Public Safety Canada, 2022-06-13, ¶7`."""
    parts = [row.name, row.publisher or "", row.date or "", f"¶{ordinal}"]
    return ", ".join(part for part in parts if part)


def plain_citation(text: str, row: DocumentRow, ordinal: int) -> str:
    """Return the passage and its source as plain text."""
    return f"{text}\n({source_line(row, ordinal)})"


def rich_citation(text: str, row: DocumentRow, ordinal: int) -> str:
    """Return the passage and its source as HTML for other programs; nothing in the text is markup."""
    body = html.escape(text).replace("\n", "<br>")
    return f"<p>{body}</p><p><i>{html.escape(source_line(row, ordinal))}</i></p>"
