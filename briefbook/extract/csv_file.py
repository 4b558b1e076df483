"""Extract room: values set apart by commas, semicolons or tabs (.csv, .tsv); what is no table is read as plain text."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from briefbook.extract import plain_text
from briefbook.extract.base import Content
from briefbook.extract.encoding import decode
from briefbook.extract.value_table import blocks_of

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 50
_LONGEST_VALUE = 1_000_000
_WIDEST = 16_384


def read(data: bytes, path: str) -> Content:
    """Read a file of values.

    Raises:
        DamagedFile: the bytes are no text.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    text = decode(data, path)
    delimiter = _delimiter(text)
    if not delimiter:
        return Content(tuple(plain_text.blocks_of(text)))
    try:
        return Content(tuple(blocks_of(list(_rows(text, delimiter)), level=1)))
    except csv.Error:
        return Content(tuple(plain_text.blocks_of(text)))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_VALUE)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield row[:_WIDEST]


def _delimiter(text: str) -> str:
    """Return the sign that parts the values: the one that most rows have equally often; nothing when none does."""
    start, _, _ = text[: _SAMPLE_LINES * 2_000].rpartition("\n")
    sample = start or text[: _SAMPLE_LINES * 2_000]
    best, best_share = "", 0.0
    for delimiter in _DELIMITERS:
        try:
            rows = [row for row in _rows(sample, delimiter) if any(row)][:_SAMPLE_LINES]
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        (width, count), *_ = widths.most_common(1)
        share = count / len(rows) + min(width, 9) / 1_000
        if share > best_share:
            best, best_share = delimiter, share
    return best if best_share >= 0.5 else ""
