"""Words, sentences and minutes are counted as a reader would count them."""

import pytest

from briefbook.model.measure import (
    minutes_and_seconds,
    sentences,
    spoken_minutes,
    spoken_seconds,
    spoken_word_count,
    word_count,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Nine ferries – or ten – sail.", 5),
        ("20\u00a0000 personnes\u202f: l’été", 4),
        ("- * • …", 0),
        ("state-of-the-art R&D", 2),
    ],
)
def test_words_are_what_blanks_part_and_hold_a_letter_or_digit(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Mr. Smith met J. R. Roe. They spoke.", ["Mr. Smith met J. R. Roe.", "They spoke."]),
        ("It cost 2.5 million. Why?", ["It cost 2.5 million.", "Why?"]),
        ("Elle a dit : « Oui. » Puis rien.", ["Elle a dit : « Oui. »", "Puis rien."]),
        ("He said “yes.” Then he left.", ["He said “yes.”", "Then he left."]),
        ("no capitals. after the point", ["no capitals. after the point"]),
        ("", []),
    ],
)
def test_sentences_end_at_their_points(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("More than 900 people", 5),
        ("In 2023, 57% were refused", 7),
        ("We added $362.4 million – at last.", 8),
        ("Depuis 2015, plus de 25\u00a0236 demandes", 9),
        ("Call 1-833-900-1010", 7),
        ("", 0),
    ],
)
def test_figures_take_as_long_as_they_are_said(text: str, words: int) -> None:
    assert spoken_word_count(text) == words


@pytest.mark.parametrize(("words", "seconds"), [(0, 0), (1, 15), (650, 300), (660, 300), (670, 315)])
def test_a_speaking_time_is_told_in_quarters_of_a_minute(words: int, seconds: int) -> None:
    assert spoken_seconds(words, 130) == seconds


def test_minutes_are_words_by_speed() -> None:
    assert minutes_and_seconds(spoken_minutes(195, 130)) == (1, 30)
    assert minutes_and_seconds(spoken_minutes(129, 130)) == (1, 0)
