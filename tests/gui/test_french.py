"""What the rooms below the window say in English has a French form; the code is read for what it says."""

import functools
import re
import time
from pathlib import Path

import pytest

from briefbook.gui.failure_words import FAILURES_FR
from briefbook.gui.french import in_french
from briefbook.gui.french_book import BOOK
from briefbook.gui.french_corpus import CORPUS
from briefbook.gui.french_form import FORM
from briefbook.gui.french_search import SEARCH
from briefbook.gui.french_template import TEMPLATE
from briefbook.gui.wording import Speech
from briefbook.index.search import RELAXED
from briefbook.model.errors import BookError, LibraryError, UnknownName, Unreadable
from tests.gui.spoken import ERRORS, Spoken, everything_said

ROOT = Path(__file__).resolve().parents[2] / "briefbook"
WORDED_BY_THE_WINDOW = {"NothingToUndo", "RowIncomplete"}
PASSED_ON = {
    # what says them is looked at where it is made
    "render/sandbox.py: slip.says",
    "render/template_check.py: says",
    "render/word_building.py: says",
    "render/word_template.py: says",
    # the window's own words
    "gui/flows/mending.py: say('problems.unsaved', name=file.name)",
    "gui/flows/topic_files.py: say('topics.unwritten', name=file.name)",
    # calls of the same name that say nothing
    "extract/odt_text.py: element",
    "extract/sniffing.py: path",
}
FORMS = {**BOOK, **CORPUS, **SEARCH, **TEMPLATE, **FORM}


@functools.cache
def everything() -> tuple[list[Spoken], set[str]]:
    return everything_said(ROOT)


def is_said_by_kind(one: Spoken) -> bool:
    kinds = {kind.__name__ for kind in ERRORS[one.kind].__mro__} if one.kind else set()
    return bool(kinds & {*FAILURES_FR, *WORDED_BY_THE_WINDOW})


def test_every_sentence_that_an_officer_may_read_has_a_french_form() -> None:
    said = [one for one in everything()[0] if one.literals]
    assert len(said) > 250
    found = [(one, in_french(one.sentence)) for one in said]
    assert not [one for one, french in found if french is None and not is_said_by_kind(one)]
    english_left = [
        (french, piece)
        for one, french in found
        if french is not None
        for piece in one.literals
        if piece.strip() in french
    ]
    assert not english_left


def test_no_sentence_escapes_for_being_made_elsewhere() -> None:
    assert everything()[1] == PASSED_ON


def test_a_french_form_takes_what_the_english_one_has() -> None:
    for english, french in FORMS.items():
        places, wanted = (set(re.findall(r"\{(\w+)\}", form)) for form in (english, french))
        assert wanted <= places, english


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (RELAXED, "Aucun passage ne contient tous ces mots; voici ceux qui en contiennent la plupart."),
        (
            "A bracket is not closed, so each word was searched for as it stands.",
            "Une parenthèse n’est pas fermée; chaque mot a donc été cherché tel quel.",
        ),
        (
            "Paragraph 4 of a header in the template our-note uses the unknown name “titel”; did you mean “title”? "
            "The paragraph is: {{ titel }}",
            "Le paragraphe 4 d’un en-tête du modèle our-note utilise le nom inconnu « titel »; vouliez-vous dire "
            "« title »? Le paragraphe est : {{ titel }}",
        ),
        (
            "Paragraph 1 of 2 is “x”; write a day as YYYY-MM-DD, for example 2024-02-07 (template memo).",
            "Paragraph 1 of 2 vaut « x »; écrivez un jour comme AAAA-MM-JJ, par exemple 2024-02-07 (modèle memo).",
        ),
        ("Another sentence altogether.", None),
        ("", None),
    ],
)
def test_a_sentence_is_said_with_all_that_stands_in_it(english: str, french: str | None) -> None:
    assert in_french(english) == french


def test_names_of_the_officers_are_taken_over_as_they_are() -> None:
    name = "A {name} (template x). “y” is not there"
    assert in_french(f"A topic needs a name; type one.{name}") is None
    said = in_french(f"Another search is saved as “{name}”; choose another name.")
    assert said == f"Une autre recherche est enregistrée sous « {name} »; choisissez un autre nom."


def test_the_window_says_failures_in_its_language() -> None:
    french, english = Speech("fr"), Speech("en")
    failure = LibraryError("A topic needs a name; type one.")
    assert french.failure(failure) == "Un sujet a besoin d’un nom; tapez-en un."
    assert english.failure(failure) == "A topic needs a name; type one."
    assert french.failure(BookError("Nothing is withheld at this place.")) == "Rien n’est caviardé à cet endroit."
    assert "Le modèle" not in french.failure(UnknownName("issue-note has no field “x”.", "issue-note"))
    assert french.failure(Unreadable("a.docx", "Nothing is withheld at this place.")).startswith("a.docx : ")
    assert french.sentence("Nobody says this.") == "Nobody says this."


def test_a_long_sentence_is_looked_up_at_once() -> None:
    """A template's line may be long, and quoted in whole."""
    started = time.process_time()
    in_french("Line 3 of a in the template b " + "; choose “x” is (y). " * 2_000)
    assert time.process_time() - started < 20
