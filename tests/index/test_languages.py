"""What officers take for granted of English and French: accents, elision, quotes, blanks, hyphens, acronyms."""

from pathlib import Path

import pytest

from briefbook.index.folder_index import IndexReader
from tests.index.making import document, found, indexed, marked, passages

ROWS = {
    "en": [
        "The Biden\u2060-Harris Administration spoke.",
        "A Biden\u2011Harris event, and a co\u00adoper\u00adation agreement.",
        "The U.S. and the US and the U.S.A.",
        "“The Minister’s visit,” he said, “is the rule of\u00a0law.”",
        "zero\u200bwidth and ﬁne ligatures",
        "A rule of the law",
        "naïve cafés, re\u0301sume\u0301",
    ],
    "fr": [
        "L’immigration d’aujourd’hui et qu’il faut",
        "La primauté\u00a0du droit, «\u00a0l’état de droit\u00a0»",
        "Il a trafiqué; le trafic; des trafiquants",
        "Les E\u0301tats-Unis, les États‑Unis",
        "cœur et œuvre, ÇA et là",
    ],
}


@pytest.fixture
def reader(tmp_path: Path) -> IndexReader:
    english = document("en.txt", passages(ROWS["en"], "en"), language="en")
    french = document("fr.txt", passages(ROWS["fr"], "fr"), language="fr")
    return indexed(tmp_path, english, french).reader()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("biden harris", {"en1", "en2"}),
        ("Biden-Harris", {"en1", "en2"}),
        ("Biden\u2011Harris", {"en1", "en2"}),
        ("Biden\u2060-Harris", {"en1", "en2"}),
        ('"Biden-Harris"', {"en1", "en2"}),
        ('"biden\u2013harris administration"', {"en1"}),
        ("cooperation", {"en2"}),
        ("co\u00adoperation", {"en2"}),
        ("US", {"en3"}),
        ("U.S.", {"en3"}),
        ("USA", {"en3"}),
        ("U.S.A.", {"en3"}),
        ("minister's", {"en4"}),
        ("minister’s", {"en4"}),
        ("ministers", {"en4"}),
        ('"the minister\'s visit"', {"en4"}),
        ('"rule of law"', {"en4"}),
        ('"rule of\u00a0law"', {"en4"}),
        ('"rule\u202fof law"', {"en4"}),
        ('"rule law"', set()),
        ('"a rule of the law"', {"en6"}),
        ("zerowidth", {"en5"}),
        ("fine", {"en5"}),
        ("naive", {"en7"}),
        ("cafe", {"en7"}),
        ("résumé", {"en7"}),
        ("immigration", {"fr1"}),
        ("d'immigration", {"fr1"}),
        ("aujourd’hui", {"fr1"}),
        ('"qu\'il faut"', {"fr1"}),
        ("qu’il", {"fr1", "fr3"}),
        ("primaute", {"fr2"}),
        ('"l\'etat de droit"', {"fr2"}),
        ("«l’état de droit»", {"fr2"}),
        ('"PRIMAUTÉ DU DROIT"', {"fr2"}),
        ("trafic", {"fr3"}),
        ("trafique", {"fr3"}),
        ("trafiqué", {"fr3"}),
        ("etats-unis", {"fr4"}),
        ('"E\u0301tats-Unis"', {"fr4"}),
        ("coeur", {"fr5"}),
        ("cœur", {"fr5"}),
        ("oeuvres", {"fr5"}),
        ("ça", {"fr5"}),
    ],
)
def test_it_is_found_however_it_is_written(reader: IndexReader, text: str, places: set[str]) -> None:
    assert {f"{path[:2]}{ordinal}" for path, ordinal in found(reader, text)} == places
    reader.close()


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Biden-Harris", ["Biden\u2060-Harris", "Biden\u2011Harris"]),
        ("cooperation", ["co\u00adoper\u00adation"]),
        ('"rule of law"', ["rule of\u00a0law"]),
        ("trafic", ["trafiqué", "trafic", "trafiquants"]),
        ("États-Unis", ["E\u0301tats-Unis", "États‑Unis"]),
        ("zerowidth", ["zero\u200bwidth"]),
    ],
)
def test_it_is_marked_as_it_stands(reader: IndexReader, text: str, marks: list[str]) -> None:
    assert marked(reader, text) == marks
    reader.close()


def test_each_language_has_its_own_forms(reader: IndexReader) -> None:
    assert found(reader, "trafic lang:fr") == found(reader, "trafiqué") == {("fr.txt", 3)}
    reader.close()
