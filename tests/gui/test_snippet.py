"""A snippet shows the words that answer the query where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from briefbook.gui.snippet import ELLIPSIS, Snippet, cut, cut_table, joined
from tests.gui.samples import TABLE, spans

FAR = "First sentence of some length that says little. " * 5 + "Then comes human trafficking at last, and more."


def marked(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.spans]


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, tuple[tuple[int, int], ...]]:
    words = draw(
        st.lists(st.sampled_from(["human", "permit\u00a0", "🧭", "a", "frontière", "x\ny"]), min_size=1, max_size=90)
    )
    text = " ".join(words)
    return text, spans(text, "permit|🧭")


@given(passages(), st.integers(20, 200), st.integers(5, 80))
def test_what_is_marked_is_what_was_marked(
    passage: tuple[str, tuple[tuple[int, int], ...]], longest: int, lead: int
) -> None:
    text, found = passage
    snippet = cut(text, found, longest, lead)
    wanted = [text[start:end] for start, end in found]
    shown = marked(snippet)
    assert "\n" not in snippet.text
    assert all(one in ("🧭", "permit") or longest < 120 for one in shown)
    if found and longest > 2 * lead:
        assert wanted[0].startswith(shown[0])


def test_words_that_only_blanks_part_are_one_place() -> None:
    assert joined("human\u00a0 trafficking and human", [(0, 5), (7, 18), (23, 28)]) == ((0, 18), (23, 28))
    assert joined("a\tb", [(0, 1), (2, 3)]) == ((0, 1), (2, 3))


def test_a_short_passage_is_whole() -> None:
    assert cut("Human trafficking is a crime.", [(0, 17)]) == Snippet("Human trafficking is a crime.", ((0, 17),))


def test_a_long_passage_begins_with_the_sentence_of_its_first_hit() -> None:
    snippet = cut(FAR, spans(FAR, "human trafficking"))
    assert snippet.text.startswith(f"{ELLIPSIS}Then comes human")
    assert marked(snippet) == ["human trafficking"]


def test_it_begins_with_a_word_where_no_sentence_begins_near() -> None:
    text = "word " * 60 + "human trafficking"
    assert cut(text, spans(text, "human trafficking")).text.startswith(f"{ELLIPSIS}word word")


def test_it_ends_with_an_ellipsis_where_it_is_cut() -> None:
    assert cut(FAR, (), longest=30).text == f"{FAR[:30]}{ELLIPSIS}"


def test_lines_of_a_passage_stand_on_one_line() -> None:
    assert cut("one\ntwo", ()).text == "one two"


def test_a_table_shows_its_rows_below_each_other() -> None:
    snippet = cut_table(TABLE, spans(TABLE, "human trafficking"))
    assert snippet.text.split("\u2028")[1] == "Human trafficking\u2003146\u2003171"
    assert marked(snippet) == ["Human trafficking"]


def test_a_long_table_shows_its_header_above_the_row_that_was_found() -> None:
    text = "Country\t2022\n" + "Somewhere\t1\n" * 20 + "Mexico\t17\nHaiti\t3"
    snippet = cut_table(text, spans(text, "mexico"))
    assert snippet.text.split("\u2028")[:2] == ["Country\u20032022", "Mexico\u200317"]
    assert marked(snippet) == ["Mexico"]
