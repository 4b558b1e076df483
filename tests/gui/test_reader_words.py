"""What the readers say is said in French where it is known."""

import re
from pathlib import Path

import pytest

from briefbook.gui.reader_words import PAGE_LINES_FR, page_line_words, unread_words


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Page 3 could not be read.", "La page 3 n’a pu être lue."),
        ("Pages 3 to 5 could not be read.", "Les pages 3 à 5 n’ont pu être lues."),
        ("Pages 1, 3 to 5 and 9 could not be read.", "Les pages 1, 3 à 5 et 9 n’ont pu être lues."),
        (
            "Pages 2, 4 and 7 more are scanned pictures without text.",
            "Les pages 2, 4 et 7 autres sont des images numérisées sans texte.",
        ),
        (
            "Page 2 was not read to the end: there is more text.",
            "La page 2 n’a pas été lue jusqu’au bout : trop de texte.",
        ),
        (
            "Parts of it hold no text that is read: an object.",
            "Des éléments ne contiennent pas de texte lu : an object.",
        ),
        ("Something new.", "Something new."),
    ],
)
def test_what_was_not_read_is_said_in_french(english: str, french: str) -> None:
    assert unread_words(english, "fr") == french
    assert unread_words(english, "en") == english


def test_every_sentence_that_is_translated_is_one_that_a_reader_says(repository: Path) -> None:
    rooms = [repository / "briefbook" / room for room in ("extract", "survey")]
    source = " ".join(path.read_text("utf-8") for room in rooms for path in room.rglob("*.py"))
    said = set(re.findall(r'"([A-Z][^"\n]*\.)"', source))
    assert set(PAGE_LINES_FR) <= said


def test_an_unknown_reason_keeps_its_words() -> None:
    assert page_line_words("A menu of the page.", "fr") == "Un menu de la page."
    assert page_line_words("A menu of the page.", "en") == "A menu of the page."
    assert page_line_words("New.", "fr") == "New."
