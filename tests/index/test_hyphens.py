"""Words that some write with a hyphen and some in one are found in either form, whichever is asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.index.folder_index import IndexReader
from briefbook.index.hyphens import with_other_forms
from briefbook.index.parser import understand
from briefbook.index.word_reading import FEWEST_LETTERS, letters
from briefbook.model.query import (
    And,
    Everything,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Request,
    Section,
    Wildcard,
    Within,
    Word,
)
from briefbook.model.query_words import sentences
from tests.index.making import document, indexed

TEXTS = (
    "International co-operation at the border",
    "International cooperation in the city",
    "They cooperate, and their co\u2011operative shares",
    "An e-mail to the minister",
    "Emails were sent",
    "(e) state the reasons",
    "The estate was sold",
    "We're open for business; the co-chair said so",
    "The port will reopen",
    "The port will re-open",
    "They re-form the unit",
    "A reform of the system",
    "Non-citizens and noncitizens",
    "The Acme Co. grew",
    "The G-7 met; so did the G7 ministers",
    "Lutte contre l’anti-sémitisme",
    "La lutte contre l’antisémitisme",
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    place: Path = tmp_path_factory.mktemp("hyphens")
    english = [text for text in TEXTS if "utte" not in text]
    french = [text for text in TEXTS if "utte" in text]
    return indexed(
        place,
        document("en.txt", english, title="Non-profit groups"),
        document("fr.txt", french, language="fr", title="Courriels"),
    ).reader()


def found(reader: IndexReader, text: str, *, typing: bool = False) -> set[str]:
    return {hit.text for hit in reader.find(Request(text, typing=typing, limit=50), complete=True).hits}


@pytest.mark.parametrize(
    ("text", "beginnings"),
    [
        ("cooperation", ["International co-op", "International coop", "They coop"]),
        ("co-operation", ["International co-op", "International coop", "They coop"]),
        ("co\u2010operation", ["International co-op", "International coop", "They coop"]),
        ("email", ["An e-mail", "Emails"]),
        ("l'e-mail", ["An e-mail", "Emails"]),
        ("emails", ["An e-mail", "Emails"]),
        ("estate", ["The estate"]),
        ("noncitizen", ["Non-citizens"]),
        ("re-open", ["The port will reopen", "The port will re-open", "We're open"]),
        ("reopen", ["The port will reopen"]),
        ("re-form", ["They re-form"]),
        ("reform", ["A reform"]),
        ("G-7", ["The G-7"]),
        ("antisémitisme", ["Lutte", "La lutte"]),
        ("anti-semitisme", ["Lutte", "La lutte"]),
        ("border -cooperation", []),
        ('"cooperation"', ["International coop"]),
        ('"co-operation"', ["International co-op"]),
        ("cooper*", ["International coop", "They coop"]),
    ],
)
def test_either_form_finds_both_but_in_quotations_and_patterns(
    reader: IndexReader, text: str, beginnings: list[str]
) -> None:
    held = found(reader, text)
    assert {one for one in TEXTS if any(one.startswith(begun) for begun in beginnings)} == held


def test_titles_nearness_and_sections_know_both_forms(reader: IndexReader) -> None:
    assert len(found(reader, "title:nonprofit")) == len(found(reader, "title:non-profit")) > 5
    assert found(reader, "cooperation NEAR/3 border") == {TEXTS[0]}
    assert found(reader, "cooperation international -city") == {TEXTS[0]}
    assert found(reader, "section:(email cooperate)") >= {TEXTS[0], TEXTS[1], TEXTS[3], TEXTS[4]}


def test_both_forms_are_marked(reader: IndexReader) -> None:
    hits = reader.find(Request("cooperation", limit=50), complete=True).hits
    marked = {hit.text[start:end] for hit in hits for start, end in hit.spans}
    assert marked == {"co-operation", "cooperation", "cooperate", "co\u2011operative"}


@pytest.mark.parametrize(
    "word",
    ["cooperation", "co-operation", "emails", "e-mail", "noncitizens", "non-citizens", "re-open", "G-7", "reform"],
)
def test_nothing_that_the_whole_word_finds_vanishes_as_it_is_typed(reader: IndexReader, word: str) -> None:
    whole = found(reader, word)
    assert whole
    for begun in (word[:end] for end in range(1, len(word) + 1)):
        if letters(begun) >= FEWEST_LETTERS:
            assert found(reader, begun, typing=True) >= whole, begun


def test_the_explanation_names_both_forms(reader: IndexReader) -> None:
    english = list(sentences(reader.explain(Request("co-operation border")), "en"))
    said = "Searched for (any form of “co-operation” or any form of “cooperation”) and any form of “border”."
    assert english[0] == said
    french = list(sentences(reader.explain(Request("email")), "fr"))
    assert french[0] == "Recherche : toute forme de « email » ou toute forme de « e-mail »."
    assert list(sentences(reader.explain(Request("noncombatant")), "en")) == [
        "Searched for any form of “noncombatant”."
    ]


def always(_: Query) -> int:
    return 1


def never(_: Query) -> int:
    return 0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Word("co-operation"), Or((Word("co-operation"), Word("cooperation")))),
        (Word("coordinate"), Or((Word("coordinate"), Word("co-ordinate")))),
        (Word("Biden-Harris"), Or((Word("Biden-Harris"), Word("bidenharris")))),
        (Word("non-self-governing"), Or((Word("non-self-governing"), Word("nonselfgoverning")))),
        (Word("summit", title_only=True), Word("summit", title_only=True)),
        (
            Word("email", title_only=True),
            Or((Word("email", title_only=True), Word("e-mail", title_only=True))),
        ),
        (Within("heading", Word("email")), Or((Within("heading", Word("email")), Within("heading", Word("e-mail"))))),
        (Not(Word("email")), Not(Or((Word("email"), Word("e-mail"))))),
        (Section(Word("email")), Section(Or((Word("email"), Word("e-mail"))))),
        (Near(Word("a"), Word("email"), 3), Near(Word("a"), Or((Word("email"), Word("e-mail"))), 3)),
        (And((Word("a"), Word("email"))), And((Word("a"), Or((Word("email"), Word("e-mail")))))),
        *(
            (one, one)
            for one in (
                *(
                    Word(text)
                    for text in ("country", "president", "reopen", "none", "employment", "emergency", "re-form")
                ),
                *(Word(text) for text in ("2023-05-01", "U.S.-Mexico", "e-r", "co-", "-co", "co--op", "a-b c", "")),
                Phrase("co-operation"),
                Prefix("cooper"),
                Wildcard("co*tion"),
                Fuzzy("cooperation"),
                Everything(),
                Or(()),
            )
        ),
        (Prefix("coo", typed=True), Or((Prefix("coo", typed=True), Word("co")))),
        (Prefix("coope", typed=True), Or((Prefix("coope", typed=True), Prefix("co-ope", typed=True)))),
        (Prefix("co-ope", typed=True), Or((Prefix("co-ope", typed=True), Prefix("coope", typed=True)))),
        (Prefix("cou", typed=True), Prefix("cou", typed=True)),
        (Prefix("ema", typed=True), Or((Prefix("ema", typed=True), Word("e-mail")))),
    ],
)
def test_what_has_another_form_is_asked_for_in_it_too(query: Query, expected: Query) -> None:
    assert with_other_forms(query, always) == expected
    assert with_other_forms(query, never) == query


@given(st.text(alphabet="coenpratim- *\"(:~-‑'7", max_size=24), st.booleans(), st.sampled_from([always, never]))
def test_whatever_is_typed_keeps_its_meaning_beside_other_forms(
    text: str, typing: bool, count: Callable[[Query], int]
) -> None:
    query = understand(Request(text, typing=typing)).query
    changed = with_other_forms(query, count)
    if count is never:
        assert changed == query
    else:
        assert with_other_forms(changed, never) == changed
