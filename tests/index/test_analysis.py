"""Words and their terms: what meets what."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.index.analysis import (
    asked_words,
    language_of,
    most_words,
    runs,
    runs_of,
    stem_of,
    terms,
    together,
    tokens,
    words,
)
from briefbook.model.kinds import LANGUAGES, Language
from briefbook.model.text import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Rule of Law", ["the", "rule", "of", "law"]),
        ("Biden\u2060-Harris", ["biden", "harris"]),
        ("Biden\u2011Harris", ["biden", "harris"]),
        ("l’accord d'asile", ["l", "accord", "d", "asile"]),
        ("The U.S.-Mexico border, e.g. at 3 p.m.", ["the", "us", "mexico", "border", "eg", "at", "3", "pm"]),
        ("s. 3(1)(c) of Bill C-11", ["s", "3", "1", "c", "of", "bill", "c", "11"]),
        ("re\u00adsettle\u200bment", ["resettlement"]),
        ("snake_case", ["snake", "case"]),
        ("Œuvre, ﬁn, e\u0301te\u0301", ["oeuvre", "fin", "ete"]),
        ("…—«»", []),
    ],
)
def test_a_text_is_cut_into_folded_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_run_of_data_is_cut_short() -> None:
    assert words("x" * 10_000) == ["x" * 64]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'immigration", ["immigration"]),
        ("L’Immigration", ["immigration"]),
        ("qu'il", ["il"]),
        ("jusqu'aux", ["aux"]),
        ("government's", ["government"]),
        ("government’s", ["government"]),
        ("Côte d'Ivoire", ["cote", "ivoire"]),
        ("aujourd'hui", ["aujourd", "hui"]),
        ("O'Brien", ["o", "brien"]),
        ("l'", ["l"]),
        ("s", ["s"]),
    ],
)
def test_what_is_asked_for_leaves_elisions_out(text: str, expected: list[str]) -> None:
    assert asked_words(text) == expected


def test_tokens_span_whole_words_of_the_original() -> None:
    text = "«\u00a0Été\u2060, cafe\u0301 e\u0301tabli\u00a0»"
    assert [text[one.start : one.end] for one in tokens(text)] == ["Été", "cafe\u0301", "e\u0301tabli"]
    assert [one.word for one in tokens(text)] == words(text)


@pytest.mark.parametrize(
    ("language", "together"),
    [
        ("en", "running runs run"),
        ("en", "trafficking trafficker traffickers trafficked"),
        ("en", "immigration immigrant immigrants"),
        ("en", "organization organisation organize organizers"),
        ("en", "policy policies"),
        ("fr", "trafic trafics trafiqué trafique trafiquer trafiquants"),
        ("fr", "réfugié réfugiés réfugiée réfugiées"),
        ("fr", "irrégulier irréguliers irrégulière irrégulières"),
        ("fr", "étranger étrangers étrangère étrangères"),
        ("fr", "français française françaises"),
        ("fr", "public publics publique publiques"),
        ("fr", "travail travaux"),
        ("fr", "visa visas"),
        ("fr", "traitement traitements"),
        ("fr", "déclaré déclaration déclarer"),
        ("fr", "emploi emplois"),
        ("fr", "conflit conflits"),
        ("fr", "enjeu enjeux"),
        ("fr", "soumission soumissions"),
        ("fr", "reçu reçus"),
    ],
)
def test_forms_of_a_word_meet(language: Language, together: str) -> None:
    assert len({terms(fold(form), language) for form in together.split()}) == 1


@pytest.mark.parametrize(
    ("language", "apart"),
    [
        ("en", ("police", "policy")),
        ("en", ("international", "internal")),
        ("en", ("university", "universal")),
        ("en", ("organization", "organ")),
        ("en", ("emergency", "emergent")),
        ("fr", ("entree", "entre")),
        ("fr", ("police", "politique")),
        ("fr", ("visa", "vise")),
        ("fr", ("traitement", "traite")),
    ],
)
def test_other_words_stay_apart(language: Language, apart: tuple[str, str]) -> None:
    assert terms(apart[0], language) != terms(apart[1], language)


def test_a_french_stem_never_meets_an_english_one() -> None:
    assert not set(terms("policies", "fr")) & set(terms("police", "en"))
    assert set(terms("policies", None)) == {*terms("policies", "en"), *terms("policies", "fr")}


# The stems that the Snowball project gives for these words (vocabulary of its English and French algorithms).
@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("running", "run"), ("hopping", "hop"), ("dying", "die"), ("news", "news"), ("agreed", "agre"),
        ("consistency", "consist"), ("knightly", "knight"), ("generously", "generous"), ("communities", "communiti"),
        ("skies", "sky"), ("proceeding", "proceed"), ("happily", "happili"),
    ],
)  # fmt: skip
def test_english_stems_are_those_of_snowball(word: str, stem: str) -> None:
    assert terms(word, "en") == (f"e{stem}",)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("continuellement", "continuel"), ("majestueusement", "majestu"), ("mangeaient", "mang"),
        ("chevaux", "cheval"), ("nationalement", "national"), ("demandes", "demand"), ("quand", "quand"),
    ],
)  # fmt: skip
def test_french_stems_are_those_of_snowball(word: str, stem: str) -> None:
    assert terms(word, "fr") == (f"f{stem}",)


_letters = st.one_of(st.characters(codec="cp1252"), st.sampled_from("aU.S. x\x1e\nœ½²Ж中\u2060"))


@given(texts=st.lists(st.text(_letters), min_size=1))
def test_texts_cut_together_have_the_words_that_each_has_alone(texts: list[str]) -> None:
    assert runs_of(together([text.encode() for text in texts])) == [runs(text) for text in texts]
    pattern = re.compile(r"(?<![^\W_])[a-z](?:\.[a-z])+(?![^\W_])|[^\W_]+")
    assert [runs(text) for text in texts] == [
        [found.replace(".", "") for found in pattern.findall(fold(text))] for text in texts
    ]


def test_no_text_has_more_words_than_the_number_told_of_it() -> None:
    many = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000 and len(fold(chr(code))) != 1]
    for text in ["a", "a b", "½½", *(many * 2 for many in many), *(f"a{many}a" for many in many)]:
        assert len(words(text)) <= most_words(together([text.encode()]))
    long = "a " * 20_000
    assert most_words(together([b"b", long.encode(), b"c"])) == 20_000


@given(st.text(st.sampled_from("abcdehiklnoprstuxyz1é"), min_size=1, max_size=12), st.sampled_from(LANGUAGES))
def test_a_term_begins_with_the_letter_that_its_words_begin_with(word: str, language: Language) -> None:
    for found in words(word):
        (term,) = terms(found, language)
        assert stem_of(term)[:1] == found[:1]
        assert language_of(term) == language
