"""An entry has its text in both languages side by side; which ones lack one is known."""

import pytest

from briefbook.book import edit, second_language
from briefbook.model.book import Book
from briefbook.model.errors import BookError
from briefbook.model.excerpt import paragraphs, text_hash
from briefbook.model.kinds import EntryId
from tests.book.binder import FERRIES, FIRST, binder, entry

E3 = EntryId("e3")
FRENCH = paragraphs("Nos traversiers partent à l’heure.")


@pytest.fixture
def book() -> Book:
    return binder()


def lacking(book: Book) -> list[str]:
    return [one.id for _, one in second_language.without_other(edit.tab_of(book, FIRST))]


def test_a_text_is_set_beside_and_taken_away(book: Book) -> None:
    changed = second_language.set_other(book, E3, FRENCH)
    assert (entry(changed, 3).other, entry(changed, 3).blocks) == (FRENCH, entry(book, 3).blocks)
    assert entry(changed, 3).translated == text_hash("Our ferries sail on time.")
    assert second_language.set_other(changed, E3, ()) == book


def test_characters_that_no_file_may_hold_are_left_out(book: Book) -> None:
    changed = second_language.set_other(book, E3, paragraphs("À \x00l’heure \ud83d"))
    assert entry(changed, 3).other_text == "À l’heure "


def test_the_two_texts_change_places_and_back(book: Book) -> None:
    changed = second_language.set_other(book, E3, FRENCH)
    swapped = second_language.swap(changed, E3)
    assert (entry(swapped, 3).text, entry(swapped, 3).other_text) == (
        "Nos traversiers partent à l’heure.",
        "Our ferries sail on time.",
    )
    assert second_language.swap(swapped, E3) == changed
    with pytest.raises(BookError, match="no text in the other language"):
        second_language.swap(book, E3)


def test_entries_without_a_second_language_are_listed_but_no_note_to_self(book: Book) -> None:
    assert lacking(book) == ["e1", "e2", "e3"]
    assert lacking(second_language.set_other(book, E3, FRENCH)) == ["e1", "e2"]
    blank, _ = edit.write(book, FIRST, FERRIES, ())
    assert lacking(blank) == ["e1", "e2", "e3"]
