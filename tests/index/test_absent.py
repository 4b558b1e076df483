"""What filters name and no document has is said, and what may have been meant is offered."""

from pathlib import Path

import pytest

from briefbook.gui.french import in_french
from briefbook.index.absent import Names, did_you_mean
from briefbook.index.folder_index import IndexReader
from briefbook.model.query import Filters, Meaning, Request
from tests.index.making import document, indexed

NAMES = Names(
    ("Immigration, Refugees and Citizenship Canada", "Public Safety Canada", "Sécurité publique Canada", "ASFC")
)


@pytest.fixture
def reader(tmp_path: Path) -> IndexReader:
    return indexed(
        tmp_path,
        document("Speeches/2023/a.txt", ["asylum at the border"]),
        document("Speeches/2024/b.txt", ["asylum in the city"]),
        document("Notes d’enjeu/c.txt", ["l’asile à la frontière"], language="fr"),
        document("d.txt", ["the border"]),
    ).reader()


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("imigration", ["Immigration, Refugees and Citizenship Canada"]),
        ("irc", ["Immigration, Refugees and Citizenship Canada"]),
        ("IRCCC", ["Immigration, Refugees and Citizenship Canada"]),
        ("public safty", ["Public Safety Canada"]),
        ("Securite publiqe", ["Sécurité publique Canada"]),
        ("citizen", ["Immigration, Refugees and Citizenship Canada"]),
        ("asf", ["ASFC"]),
        ("candaa", ["Immigration, Refugees and Citizenship Canada", "Public Safety Canada"]),
        ("nobody", []),
        ("as", []),
        ("", []),
    ],
)
def test_names_that_are_spelled_nearly_so_are_offered(typed: str, near: list[str]) -> None:
    assert list(NAMES.nearest(typed)) == near


def test_an_offer_is_the_end_of_a_sentence() -> None:
    assert did_you_mean("nobody", NAMES) == "."
    assert did_you_mean("asf", NAMES) == "; did you mean “ASFC”?"
    assert did_you_mean("canda", Names(("Canada", "Canadas"))) == "; did you mean “Canada” or “Canadas”?"


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        (
            "folder:nosuch asylum",
            "No document here lies in a folder “nosuch”.",
            "Aucun document ici ne se trouve dans un dossier « nosuch ».",
        ),
        (
            "dossier:speech asylum",
            "No document here lies in a folder “speech”; did you mean “Speeches”?",
            "Aucun document ici ne se trouve dans un dossier « speech »; vouliez-vous dire « Speeches »?",
        ),
        (
            "folder:speeches/2022",
            "No document here lies in a folder “speeches/2022”; did you mean “Speeches/2023” or “Speeches/2024”?",
            "Aucun document ici ne se trouve dans un dossier « speeches/2022 »; vouliez-vous dire « Speeches/2023 » ou "
            "« Speeches/2024 »?",
        ),
        (
            "publisher:nosuch",
            "No document here is published by “nosuch”.",
            "Aucun document ici n’est publié par « nosuch ».",
        ),
        (
            "asylum OR publisher:ircx",
            "No document here is published by “ircx”; did you mean “IRCC”?",
            "Aucun document ici n’est publié par « ircx »; vouliez-vous dire « IRCC »?",
        ),
        (
            "border -(asylum marking:secret)",
            "No document here is marked “secret”.",
            "Aucun document ici ne porte la mention « secret ».",
        ),
    ],
)
def test_a_filter_that_no_document_passes_is_told(reader: IndexReader, text: str, english: str, french: str) -> None:
    assert list(reader.find(Request(text), complete=True).notes) == [english]
    assert in_french(english) == french
    assert [one.text for one in reader.explain(Request(text)).pieces if one.meaning is Meaning.NOTE] == [english]
    reader.close()


def test_of_several_names_each_that_is_none_is_told_once(reader: IndexReader) -> None:
    notes = reader.find(Request("publisher:ircc,nosuch,nobody publisher:nosuch"), complete=True).notes
    assert list(notes) == [f"No document here is published by “{name}”." for name in ("nosuch", "nobody")]
    reader.close()


def test_filters_beside_the_text_are_told_of_too(reader: IndexReader) -> None:
    for filters in (Filters(under="speeches"), Filters(publishers=("Nobody",)), Filters(markings=("Secret",))):
        found = reader.find(Request("asylum", filters), complete=True)
        assert (found.total, len(found.notes)) == (0, 1)
    assert (
        reader.find(Request("", Filters(under="Speeches/2023/a.txt", publishers=("ircc",))), complete=True).notes == ()
    )
    reader.close()


def test_names_that_there_are_are_no_remark_whatever_stands_beside_them(reader: IndexReader) -> None:
    for text in (
        "folder:speeches zeppelin",
        "dossier:2023 lang:fr",
        "publisher:ircc -asylum",
        'folder:"notes d\'enjeu"',
    ):
        assert reader.find(Request(text), complete=True).notes == ()
    reader.close()


@pytest.mark.parametrize("text", ["asylum folder:spee", "asylum folder:nosuch", "asylum dossier:2023,nosu"])
def test_a_folder_whose_name_is_being_typed_hides_nothing_and_nothing_is_said(reader: IndexReader, text: str) -> None:
    found = reader.find(Request(text, typing=True), complete=True)
    assert (found.total, found.notes) == (2, ())
    assert reader.find(Request("asylum folder:2023", typing=True), complete=True).total == 1
    reader.close()


def test_of_an_empty_corpus_no_filter_is_blamed(tmp_path: Path) -> None:
    reader = indexed(tmp_path).reader()
    assert reader.find(Request("folder:speeches publisher:ircc"), complete=True).notes == ()
    reader.close()
