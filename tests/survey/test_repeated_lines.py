"""What stands at the edge of most pages of a site is hidden; nothing of a page's own is."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.survey.repeated_lines import PageLines, repeated


def page(number: int, *texts: str, site: str = "news.example", furniture: Sequence[int] = ()) -> PageLines:
    lines = tuple((place, text, place in furniture) for place, text in enumerate(texts, 1))
    return PageLines(f"{number}.html", site, lines)


def own(number: int) -> str:
    return f"The ferry number {number} runs again."


def test_a_line_at_the_head_and_one_at_the_end_of_every_page_are_hidden() -> None:
    pages = [page(number, "Harbour board", own(number), "Write to us") for number in range(5)]
    assert repeated(pages) == {f"{number}.html": (1, 3) for number in range(5)}


def test_four_pages_are_too_few() -> None:
    assert not repeated([page(number, "Harbour board", own(number)) for number in range(4)])


@pytest.mark.parametrize(("having", "is_hidden"), [(6, True), (5, False)])
def test_it_takes_three_pages_of_five(having: int, is_hidden: bool) -> None:
    pages = [page(number, "Board" if number < having else f"Board {number}", own(number)) for number in range(10)]
    assert len(repeated(pages)) == (having if is_hidden else 0)


def test_pages_of_other_sites_do_not_count() -> None:
    pages = [page(number, "Harbour board", own(number), site=f"{number}.example") for number in range(9)]
    assert not repeated(pages)


def test_a_repeated_heading_in_the_middle_stays() -> None:
    pages = [page(number, own(number), "Quick facts", f"{number} boats") for number in range(9)]
    assert not repeated(pages)


def test_furniture_does_not_end_the_run_and_is_not_named_again() -> None:
    pages = [page(number, "Menu", "Harbour board", own(number), furniture=[1]) for number in range(6)]
    assert set(repeated(pages).values()) == {(2,)}


def test_a_long_paragraph_stays_however_often_it_stands_there() -> None:
    pages = [page(number, own(number), "Long words. " * 20) for number in range(6)]
    assert not repeated(pages)


def test_copies_of_one_short_note_keep_their_text() -> None:
    assert not repeated([page(number, "Memo", "The ferry runs again.") for number in range(6)])


def test_blanks_and_capitals_make_no_difference() -> None:
    pages = [page(number, ("Harbour  board", "HARBOUR BOARD")[number % 2], own(number)) for number in range(6)]
    assert len(repeated(pages)) == 6


LINES = st.lists(st.tuples(st.sampled_from(["Home", "Contact", "Quick facts", "own"]), st.booleans()), max_size=8)


@st.composite
def sites(draw: st.DrawFn) -> list[PageLines]:
    found = []
    for number, lines in enumerate(draw(st.lists(LINES, min_size=4, max_size=9))):
        named = [(f"own {number}.{place}" if text == "own" else text, mark) for place, (text, mark) in enumerate(lines)]
        numbered = tuple((place, text, mark) for place, (text, mark) in enumerate(named, 1))
        found.append(PageLines(f"{number}.html", draw(st.sampled_from(["a", "a", "b"])), numbered))
    return found


@given(sites())
def test_nothing_between_two_lines_of_a_pages_own_is_ever_hidden(pages: list[PageLines]) -> None:
    found = repeated(pages)
    for one in pages:
        mine = [ordinal for ordinal, text, mark in one.lines if text.startswith("own") and not mark]
        hidden = found.get(one.path, ())
        assert not hidden or [ordinal for ordinal, _, mark in one.lines if not mark and ordinal not in hidden]
        assert not [ordinal for ordinal in hidden if mine and min(mine) <= ordinal <= max(mine)]


@given(sites())
def test_a_second_look_hides_nothing_more(pages: list[PageLines]) -> None:
    found = repeated(pages)
    marked = [
        replace(one, lines=tuple((o, text, mark or o in found.get(one.path, ())) for o, text, mark in one.lines))
        for one in pages
    ]
    assert not repeated(marked)


@given(sites().flatmap(lambda pages: st.tuples(st.just(pages), st.permutations(pages))))
def test_the_order_of_the_pages_makes_no_difference(both: tuple[list[PageLines], list[PageLines]]) -> None:
    pages, shuffled = both
    assert dict(repeated(shuffled)) == dict(repeated(pages))
