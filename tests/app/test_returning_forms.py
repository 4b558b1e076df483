"""A note made in a form typed in Word comes back through the guest: the form's own words are no news."""

from dataclasses import replace
from pathlib import Path

from briefbook.app import returning
from briefbook.app.exporting import NoteMaker, Options
from briefbook.book.exports import with_export
from briefbook.model.book import Book
from briefbook.model.kinds import Copy
from briefbook.settings.places import Places
from tests.render.making import sample_book
from tests.render.test_return_forms import LETTER, Editor, Sent, found
from tests.render.test_word_template import FIELDS
from tests.render.typing_in_word import typed_template, word_file


def sent(places: Places, out: Path) -> Sent:
    """A note in an officer's own form, as the program writes it."""
    typed_template(places.data, word_file(*LETTER))
    book = sample_book()
    book = replace(book, tabs=(replace(book.tabs[0], template="typed", fields=FIELDS),))
    return exported(book, places, out)


def exported(book: Book, places: Places, out: Path) -> Sent:
    maker = NoteMaker(places)
    try:
        exports = maker.export(book, None, out, Options(copy=Copy.WORKING)).exports
    finally:
        maker.close()
    return Sent(replace(book, exports=exports), out.read_bytes())


def test_nothing_of_a_form_is_new_text_and_an_edit_in_it_is_found(places: Places, tmp_path: Path) -> None:
    one = sent(places, tmp_path / "note.docx")
    assert found(returning.compare(tmp_path / "note.docx", one.book).report) == []
    others = (exported(one.book, places, tmp_path / f"note.{suffix}") for suffix in ("md", "html"))
    for other in others:
        (made,) = other.book.exports
        assert made.id != one.book.exports[0].id
        one = Sent(with_export(one.book, made), one.data)
    assert found(returning.compare(tmp_path / "note.docx", one.book).report) == []
    editor = Editor(one)
    editor.reword("e1", "orderly", "orderly, quick")
    (tmp_path / "back.docx").write_bytes(editor.file.saved())
    assert found(returning.compare(tmp_path / "back.docx", one.book).report) == [("e1", "edited")]
