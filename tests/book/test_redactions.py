"""What is withheld stays withheld: through every edit, in both languages; what was not is not swallowed."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefbook.book import edit, redactions, second_language
from briefbook.model.book import Book, Redaction
from briefbook.model.errors import BookError
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import EntryId
from tests.book.binder import WORDS, binder, entry, excerpt

E3 = EntryId("e3")  # Our ferries sail on time.


@pytest.fixture
def book() -> Book:
    return binder()


def withheld(book: Book, number: int = 3) -> list[str]:
    one = entry(book, number)
    return [one.text[each.start : each.end] for each in one.redactions]


def edited(text: str, span: tuple[int, int], new: str) -> list[str]:
    found = redactions.following(text, new, (Redaction(*span),))
    return [new[one.start : one.end] for one in found]


def test_stretches_are_cut_to_the_text_and_joined(book: Book) -> None:
    changed = redactions.redact(book, E3, Redaction(17, 99, "s. 19"))
    changed = redactions.redact(changed, E3, Redaction(-5, 3))
    assert withheld(changed) == ["Our", "on time."]
    changed = redactions.redact(changed, E3, Redaction(3, 17, "s. 21"))
    assert entry(changed, 3).redactions == (Redaction(0, 25, "s. 21; s. 19"),)


@pytest.mark.parametrize("span", [(5, 5), (9, 4), (25, 40), (-9, 0)])
def test_a_stretch_without_text_is_refused(book: Book, span: tuple[int, int]) -> None:
    with pytest.raises(BookError, match="no text"):
        redactions.redact(book, E3, Redaction(*span))


def test_a_part_or_all_can_be_shown_again(book: Book) -> None:
    whole = redactions.redact(book, E3, Redaction(0, 25, "why"))
    changed = redactions.unredact(whole, E3, (4, 11))
    assert withheld(changed) == ["Our ", " sail on time."]
    assert {one.reason for one in entry(changed, 3).redactions} == {"why"}
    assert redactions.unredact(changed, E3) == book
    with pytest.raises(BookError, match="Nothing is withheld"):
        redactions.unredact(changed, E3, (4, 11))


@pytest.mark.parametrize(
    ("text", "span", "new", "expected"),
    [
        ("Ann met Bob.", (8, 11), "Today Ann met Bob.", ["Bob"]),
        ("Ann met Bob.", (0, 3), "Ann met Bob and Carl.", ["Ann"]),
        ("Ann met Bob.", (8, 11), "Ann met Bobby.", ["Bobby"]),
        ("Ann met Bob.", (8, 11), "Ann met Bob Smith.", ["Bob"]),
        ("Ann met Bob.", (8, 11), "Ann met old Bob.", ["Bob"]),
        ("Ann met Bob.", (4, 11), "Ann met old Bob.", ["met old Bob"]),
        ("Ann met Bob.", (8, 11), "Ann met Rob.", ["Rob"]),
        ("Ann met Bob.", (8, 11), "Ann met Carl.", ["Carl"]),
        ("Ann met Bob.", (8, 11), "Ann met.", []),
        ("Ann met Bob.", (8, 11), "It was Bob who met Ann.", ["Bob"]),
        ("Ann met Ann.", (8, 11), "Ann.", ["Ann"]),
        ("Ann met Ann.", (0, 3), "Ann.", ["Ann"]),
        ("One. Two. Three.", (5, 9), "One. Three. Two.", ["Three.", "Two."]),
    ],
)
def test_stretches_stand_where_their_text_stands(
    text: str, span: tuple[int, int], new: str, expected: list[str]
) -> None:
    assert edited(text, span, new) == expected


@given(WORDS, WORDS, WORDS, WORDS, st.integers(0, 40), st.integers(1, 12))
@example("secret ", "", "secret", "", 0, 6)
def test_an_edit_elsewhere_shows_nothing_that_was_withheld(
    head: str, tail: str, old: str, new: str, start: int, length: int
) -> None:
    """The edit replaces `old` by `new` between `head` and `tail`; the stretch lies in head or tail."""
    before, after = head + old + tail, head + new + tail
    end = min(start + length, len(before))
    if not (start < end <= len(head) or len(head) + len(old) <= start < end):
        return
    found = redactions.following(before, after, (Redaction(start, end),))
    shift = 0 if end <= len(head) else len(new) - len(old)
    assert any(one.start <= start + shift and one.end >= end + shift for one in found)


@given(WORDS, WORDS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=4))
def test_stretches_stay_within_the_text_in_order_and_apart(
    before: str, after: str, spans: list[tuple[int, int]]
) -> None:
    given = [Redaction(start, min(start + more, len(before))) for start, more in spans if start < len(before)]
    found = redactions.following(before, after, redactions.merged(given))
    assert all(0 <= one.start < one.end <= len(after) for one in found)
    assert all(one.end < two.start for one, two in pairwise(found))


def test_every_way_to_change_a_text_keeps_what_is_withheld(book: Book) -> None:
    changed = redactions.redact(book, E3, Redaction(4, 11))
    changed = edit.edit_entry(changed, E3, paragraphs("In winter our own ferries sail late."))
    assert withheld(changed) == ["ferries"]
    taken = redactions.redact(book, EntryId("e1"), Redaction(4, 9))
    taken = edit.edit_entry(taken, EntryId("e1"), paragraphs("Each ferry of the line sails."))
    assert withheld(edit.restore_entry(taken, EntryId("e1")), 1) == ["ferry"]
    assert withheld(edit.retake_entry(taken, EntryId("e1"), excerpt("Each ferry sails.")), 1) == ["ferry"]


def test_each_language_has_what_is_withheld_of_it(book: Book) -> None:
    changed = second_language.set_other(book, E3, paragraphs("Nos traversiers partent à l’heure."))
    changed = redactions.redact(changed, E3, Redaction(4, 11))
    changed = redactions.redact(changed, E3, Redaction(4, 15), other=True)
    swapped = second_language.swap(changed, E3)
    assert withheld(swapped) == ["traversiers"]
    assert second_language.swap(swapped, E3) == changed
    longer = second_language.set_other(changed, E3, paragraphs("Tous nos traversiers partent à l’heure."))
    one = entry(longer, 3)
    assert [one.other_text[each.start : each.end] for each in one.other_redactions] == ["traversiers"]
    assert redactions.unredact(longer, E3, other=True) != longer


def test_edits_far_apart_in_a_long_text_withhold_nothing_between_them() -> None:
    words = ["the" if number % 5 == 0 else f"word{number}" for number in range(3000)]
    changed = [*words[:100], "new", *words[101:2500], "new", "newer", *words[2520:]]
    before, after = " ".join(words), " ".join(changed)
    start = before.index("word302")
    (found,) = redactions.following(before, after, (Redaction(start, start + 7),))
    assert after[found.start : found.end] == "word302"


def test_a_long_text_that_was_written_anew_stays_withheld_in_doubt() -> None:
    before, after = "alpha beta " * 2000, "gamma delta " * 2000
    (found,) = redactions.following(before, after, (Redaction(6, 10),))
    assert (found.start, found.end) == (0, len(after) - len("ta "))
