"""Text copied elsewhere comes in through the guest, with where it is said to be from; too much of it is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.app.assembling import OpenBook, create_book, entry
from briefbook.app.exporting import NoteMaker
from briefbook.app.pasting import MOST_BYTES, paste, read_pasted, say_source
from briefbook.model.errors import BookError
from briefbook.model.note import Para, Run
from briefbook.settings.places import Places


@pytest.fixture
def maker(places: Places) -> Iterator[NoteMaker]:
    made = NoteMaker(places)
    yield made
    made.close()


@pytest.fixture
def opened(tmp_path: Path, places: Places) -> OpenBook:
    return create_book(tmp_path / "note.brief", "cimm-narrative", {}, places)


def test_a_page_comes_in_as_one_entry_and_one_undo(maker: NoteMaker, opened: OpenBook) -> None:
    before = opened.book
    pasted = read_pasted(maker, "html", "<p>Nine <b>ferries</b></p><img src=x>")
    assert (pasted.pictures, pasted.blocks) == (1, (Para((Run("Nine "), Run("ferries", bold=True))),))
    made = paste(opened, "Ferries", pasted.blocks, "E-mail of\n the harbour ", at=0)
    assert entry(opened, made).said_source == "E-mail of  the harbour"
    assert entry(opened, made).blocks == pasted.blocks
    say_source(opened, made, "")
    assert entry(opened, made).said_source == ""
    opened.undo()
    opened.undo()
    assert opened.book == before


def test_what_cannot_be_pasted_is_said_in_one_sentence(maker: NoteMaker, opened: OpenBook) -> None:
    with pytest.raises(BookError, match="too large"):
        read_pasted(maker, "html", b" " * (MOST_BYTES + 1))
    with pytest.raises(BookError, match="plain text"):
        read_pasted(maker, "rtf", "no rtf")
    with pytest.raises(BookError, match="no text"):
        paste(opened, "Ferries", read_pasted(maker, "text", " \n ").blocks)
    rich = r'{\rtf1 Nine {\b ferries}{\field{\*\fldinst HYPERLINK "https://a.ca/"}{\fldrslt  there}}}'
    link = Run(" there", href="https://a.ca/")
    assert read_pasted(maker, "rtf", rich).blocks == (Para((Run("Nine "), Run("ferries", bold=True), link)),)
    assert read_pasted(maker, "text", "one\n\ntwo").blocks == (Para((Run("one"),)), Para((Run("two"),)))
