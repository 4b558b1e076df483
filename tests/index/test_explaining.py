"""What a query was taken for, with the words of the corpus."""

from pathlib import Path

import pytest

from briefbook.index.folder_index import IndexReader
from briefbook.model.query import Explained, Meaning, Request
from briefbook.model.query_words import sentences
from tests.index.making import document, indexed

TODAY = "2024-03-31"


@pytest.fixture
def reader(tmp_path: Path) -> IndexReader:
    return indexed(
        tmp_path,
        document("en.txt", ["trafficking and traffickers", "a trafficker, traffic", "organization, organisation"]),
        document("a/fr.txt", ["le trafic", "trafiqué", "des trafiquants"], language="fr"),
    ).reader()


def pieces(reader: IndexReader, text: str, *, typing: bool = False) -> tuple[Explained, ...]:
    request = Request(text, typing=typing, today=TODAY, synonyms=(("STCA", "Safe Third Country Agreement", "ETPS"),))
    return reader.explain(request).pieces


def test_a_word_names_the_other_forms_that_the_corpus_has(reader: IndexReader) -> None:
    (piece,) = pieces(reader, "trafic")
    assert (piece.meaning, piece.text, piece.also) == (Meaning.WORD, "trafic", ("trafique", "trafiquants"))
    (piece,) = pieces(reader, "trafficking")
    assert set(piece.also) == {"trafficker", "traffickers"} or piece.also == ()
    (piece,) = pieces(reader, "zeppelin")
    assert piece.also == ()
    reader.close()


def test_patterns_name_what_they_stand_for(reader: IndexReader) -> None:
    assert pieces(reader, "organi?ation")[0].also == ("organisation", "organization")
    assert pieces(reader, "traffick*")[0].also == ("trafficker", "traffickers", "trafficking")
    assert pieces(reader, "traficking~")[0].also == ("trafficking",)
    (piece,) = pieces(reader, "traffi", typing=True)
    assert (piece.meaning, piece.text) == (Meaning.BEGINS, "traffi")
    assert "traffic" in piece.also
    reader.close()


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ('"rule of law"', ["Searched for exactly “rule of law”."], ["Recherche : exactement « rule of law »."]),
        ("", ["Searched for every passage."], ["Recherche : tous les passages."]),
        ("&", ["Searched for nothing.", "There is no word in this to search for."], None),
        (
            "boat or ship",
            [
                "Searched for any form of “boat” and any form of “ship”.",
                "Too common to be asked for: or; in quotation marks they count.",
                "As an operator, or is written OR, in capitals.",
            ],
            None,
        ),
        (
            "stca",
            ["Searched for any form of “stca” (or its other names: Safe Third Country Agreement, ETPS)."],
            ["Recherche : toute forme de « stca » (ou ses autres noms : Safe Third Country Agreement, ETPS)."],
        ),
        (
            "safe third country agreement 2023",
            [
                "Searched for (any form of “safe” and any form of “third” and any form of “country” and any form of "
                "“agreement” (or its other names: STCA, ETPS)) and any form of “2023”.",
            ],
            None,
        ),
        (
            "boat NEAR/5 ship -title:sea",
            [
                "Searched for any form of “boat” and any form of “ship” at most 5 words apart, without any form of "
                "“sea” in the title.",
            ],
            [
                "Recherche : toute forme de « boat » et toute forme de « ship » à 5 mots ou moins l’un de l’autre, "
                "sans toute forme de « sea » dans le titre.",
            ],
        ),
        (
            "section:(boat heading:sea)",
            ["Searched for (any form of “boat” and any form of “sea” in a heading), all within one section."],
            None,
        ),
        (
            'figure:4.4% kind:law,speech lang:fr since:"last month" publisher:ircc folder:a',
            [
                "Searched for the figure 4.4 % in any writing.",
                "Only what is kind law or speech, in French, published by IRCC, from 2024-02, in the folder a.",
            ],
            [
                "Recherche : le chiffre 4.4 % sous toutes ses formes.",
                "Seulement : genre loi ou discours, en français, publié par IRCC, depuis 2024-02, dans le dossier a.",
            ],
        ),
        (
            "marking:B",
            ["Only what is marked B.", "No document here is marked “B”."],
            None,
        ),
        (
            "boat OR (kind:law -ship)",
            ["Searched for any form of “boat” or (kind law, without any form of “ship”)."],
            None,
        ),
        ("kind:law", ["Only what is kind law."], ["Seulement : genre loi."]),
        (
            "boat (",
            [
                "Searched for any form of “boat”.",
                "There is nothing between two brackets, so each word was searched for as it stands.",
            ],
            None,
        ),
    ],
)
def test_a_query_is_said_in_plain_sentences(
    reader: IndexReader, text: str, english: list[str], french: list[str] | None
) -> None:
    request = Request(text, today=TODAY, synonyms=(("STCA", "Safe Third Country Agreement", "ETPS"),))
    explanation = reader.explain(request)
    assert list(sentences(explanation, "en")) == english
    assert french is None or list(sentences(explanation, "fr")) == french
    reader.close()


def test_the_forms_of_words_are_said_at_any_depth(reader: IndexReader) -> None:
    said = list(sentences(reader.explain(Request("(organization OR boat) NEAR/3 trafic")), "en"))
    assert "“trafic” also finds: trafique, trafiquants." in said
    assert "“organization” also finds: organisation." in said
    french = list(sentences(reader.explain(Request("trafic")), "fr"))
    assert french[1] == "« trafic » trouve aussi : trafique, trafiquants."
    reader.close()
