"""Extract room: white space in officers' text. U+00A0 and its like are text and stay; only ASCII blanks are layout."""

import re

LAYOUT = " \t\n\r\f\v"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

_NOTHING = re.compile(rf"[\s{INVISIBLE}]*\Z")
_RUN = re.compile(r"[ \t\n\r\f\v]+")
_UNSEEN = re.compile(f"[{INVISIBLE}]")


def is_blank(text: str) -> bool:
    """Tell whether nothing in `text` can be seen."""
    return not text[:1].isalnum() and _NOTHING.match(text) is not None


def trim(text: str) -> str:
    """Return `text` without layout blanks at its ends."""
    return text.strip(LAYOUT)


def one_line(text: str) -> str:
    """Return `text` with each run of layout blanks as one blank, none at the ends."""
    return _RUN.sub(" ", text).strip(" ")


def one_paragraph(text: str) -> str:
    """Return `text` without tabs and without blanks around its line breaks and at its ends; line breaks stay."""
    if "\n" not in text:
        return trim(text.replace("\t", " "))
    return trim("\n".join(line.strip(" \t") for line in text.replace("\t", " ").split("\n")))


def label(text: str) -> str:
    """Return `text` fit for a title or a field: one line, plain blanks, nothing invisible."""
    return " ".join((text if text.isascii() else _UNSEEN.sub("", text)).split())


def table_text(rows: list[list[str]]) -> str:
    """Return rows of cells as the text of a table: cells of a row joined by tabs, all rows equally wide, none empty."""
    kept = [[one_line(cell) for cell in row] for row in rows if not all(is_blank(cell) for cell in row)]
    width = max((len(row) for row in kept), default=0)
    return "\n".join("\t".join(row + [""] * (width - len(row))) for row in kept)
