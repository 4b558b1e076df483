"""English, French, or neither: told by the text, for each passage and for the whole."""

from pathlib import Path

import pytest

from briefbook.extract.language import document_language, language_of
from briefbook.extract.registry import read
from briefbook.model.errors import NoText
from briefbook.model.kinds import Language
from tests.extract.making import reading


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry sails at noon, and it is seldom late.", "en"),
        ("Le traversier part à midi et il est rarement en retard.", "fr"),
        ("Les traversiers sont a l'heure pour la plupart des voyageurs.", "fr"),
        ("El barco sale al mediodía y casi nunca llega tarde, como todos los días.", None),
        ("O navio parte ao meio-dia e quase nunca se atrasa, como todos os dias.", None),
        ("Das Schiff fährt um zwölf Uhr ab und ist selten zu spät.", None),
        ("Key messages", "en"),
        ("Background", "en"),
        ("Suggested response", "en"),
        ("Ottawa, May 3, 2023", "en"),
        ("Contexte", "fr"),
        ("Messages clés", "fr"),
        ("Texte de loi", "fr"),
        ("Coût des billets", "fr"),
        ("Port-Ellery, le 3 mai 2023", "fr"),
        ("Question", None),
        ("Port Ellery", None),
        ("François Legault", None),
        ("La ciudad y el puerto", None),
        ("Información general", None),
        ("Das Programm der Stadt", None),
        ("a S.C. 2003, c. 22, s. 207", None),
        ("310", None),
        ("", None),
    ],
)
def test_a_passage_is_in_one_language_or_cannot_be_told(text: str, language: Language | None) -> None:
    assert language_of(text) == language


def test_a_document_in_two_languages_has_each_passage_in_its_own(tmp_path: Path) -> None:
    english = "The ferry sails at noon, and it is seldom late, whatever the weather may be on the other side."
    french = "Le traversier part à midi et il est rarement en retard."
    found = reading(tmp_path, "a.txt", f"{english}\n\n{french}\n")
    assert [one.language for one in found.passages] == ["en", "fr"]
    assert found.language == "en"


def test_what_a_page_claims_counts_only_where_its_text_cannot_tell(tmp_path: Path) -> None:
    page = '<html lang="en"><p>{}</p></html>'
    assert reading(tmp_path, "a.html", page.format("Le traversier part à midi et il est en retard.")).language == "fr"
    assert reading(tmp_path, "b.html", page.format("Port Ellery")).language == "en"


def test_pages_of_a_bilingual_site_are_in_their_language(shared_data: Path) -> None:
    wrong = []
    for language in ("en", "fr"):
        for file in sorted((shared_data / "ca_cds_blog_en_fr" / language).glob("*.md")):
            try:
                found = read(file, file.name).document
            except NoText:
                assert file.name.endswith("index.md")
                continue
            if found.language != language:
                wrong.append(file.name)
    assert not wrong


def test_nearly_every_passage_of_a_bilingual_site_is_in_its_language(shared_data: Path) -> None:
    right = wrong = 0
    for language in ("en", "fr"):
        for file in sorted((shared_data / "ca_cds_blog_en_fr" / language).glob("*.md"))[::4]:
            try:
                found = read(file, file.name).document
            except NoText:
                continue
            told = [one.language for one in found.passages if one.language is not None]
            right += told.count("en" if language == "en" else "fr")
            wrong += len(told) - told.count("en" if language == "en" else "fr")
            assert len(told) >= 0.5 * len(found.passages), file.name
    assert wrong <= 0.005 * right


def test_a_document_that_holds_a_fifth_of_either_language_holds_both() -> None:
    english, french = "The ferry is late. " * 10, "Le traversier est en retard. " * 10
    assert document_language([(english, "en"), (french, "fr")])[1] == ("en", "fr")
    assert document_language([(english * 9, "en"), (french, "fr"), ("Port Ellery", None)])[1] == ()
    assert document_language([(english, "en")])[1] == ()
    assert document_language([])[1] == ()
