"""RTF and plain text from the clipboard come in as blocks."""

import pytest

from briefbook.extract.pasted_rich import read_rtf, read_text
from briefbook.model.errors import BookError
from briefbook.model.note import Br, Para, Run, Table, plain_text

RTF = rb"""{\rtf1\ansi{\fonttbl{\f0 Arial;}}\pard Nine ferries \'e9t\'e9.\par \b Bold line\b0\par
\trowd\cellx100\cellx200\intbl a\cell b\cell\row\intbl c\cell d\cell\row\pard Last.\par}"""


def test_rtf_comes_in_as_paragraphs_and_tables() -> None:
    blocks = read_rtf(RTF).blocks
    assert plain_text(blocks) == "Nine ferries été.\nBold line\na\tb\nc\td\nLast."
    assert blocks[1] == Para((Run("Bold line", bold=True),))
    assert isinstance(blocks[2], Table)


def test_what_is_no_rtf_is_refused_with_a_way_out() -> None:
    with pytest.raises(BookError, match="Paste it as plain text"):
        read_rtf(b"no rtf")


def test_plain_text_is_parted_by_blank_lines() -> None:
    assert read_text("a\r\nb\n\nc\x00").blocks == (Para((Run("a"), Br(), Run("b"))), Para((Run("c"),)))
    with pytest.raises(BookError, match="in parts"):
        read_text("x" * 500_001)
