"""Text is folded for comparing and found again in the original; nothing of the officer's is cut."""

from hypothesis import given
from hypothesis import strategies as st

from briefbook.model.text import clean, first_words, fold, fold_with_offsets


def test_case_accents_quotes_dashes_and_blanks_do_not_count() -> None:
    assert fold("L’ÉTÉ — “Québec”\u00a0: œuvre") == 'l\'ete - "quebec" : oeuvre'
    assert fold("e\u0301te\u0301") == fold("été") == "ete"
    assert fold("Biden\u2060-Harris\u00ad") == "biden-harris"


@given(st.text())
def test_folding_with_and_without_offsets_is_the_same(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)


@given(st.text(), st.text())
def test_a_span_leads_back_to_its_place(before: str, after: str) -> None:
    folded = fold_with_offsets(f"{before}Œuvre{after}")
    start = len(fold(before))
    place, end = folded.original_span(start, start + len("oeuvre"))
    assert f"{before}Œuvre{after}"[place:end] == "Œuvre"


@given(st.text())
def test_clean_text_can_stand_in_a_file(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not set(cleaned) & set("\x00\x08\x0b\x1f\x7f\r")
    assert clean(cleaned) == cleaned


def test_first_words_are_cut_between_words() -> None:
    assert first_words("The ferry leaves at noon, every weekday.", 24) == "The ferry leaves at…"
    assert first_words("Short.", 24) == "Short."
