"""A note is held against what its template advises, and nothing is said without a limit."""

import pytest

from briefbook.model.book import NOT_PLACED
from briefbook.model.excerpt import text_hash
from briefbook.model.kinds import EntryKind
from briefbook.model.note import ListBlock
from briefbook.model.template import Limits
from briefbook.review.limits import limits
from tests.review.noted import INFO, limited, note, own, said, taken

NOTE = note(
    ("introduction", (own(1, "Nine ferries sail every day."), taken(2, "Two more sail on Sunday."))),
    ("ferries", (own(3, "They are all white."), own(4, "Ask Anna about this one again.", EntryKind.SELF))),
    (NOT_PLACED, (own(5, "Left over words that do not count here."),)),
)


def test_without_limits_nothing_is_said() -> None:
    assert limits(NOTE, INFO, "en") == ()


def test_words_and_points_of_the_note_and_of_a_section_are_counted() -> None:
    assert limits(NOTE, limited(Limits(14, 14, 3, 3), Limits(10, 10, 2, 2)), "en") == ()
    found = limits(NOTE, limited(Limits(words_max=13, items_max=2), Limits(words_min=11, items_min=3)), "en")
    assert said(found) == [
        ("too-many-words", "warning", ""),
        ("too-many-points", "warning", ""),
        ("too-few-words", "info", "introduction"),
        ("too-few-points", "info", "introduction"),
    ]
    assert found[0].sentence == "The note has 14 words; 13 are enough."
    assert found[2].sentence == "The section “Introduction” has 10 words; at least 11 are usual."
    assert found[0].values == {"name": "The note", "count": "14", "limit": "13"}


def test_each_item_of_a_list_is_a_point() -> None:
    items = tuple(own(1, text).blocks for text in ("One.", "Two.", "Three."))
    listed = note(("introduction", (type(own(1, ""))(own(1, "").id, EntryKind.OWN, (ListBlock(items),)),)))
    (found,) = limits(listed, limited(section=Limits(items_max=2)), "en")
    assert found.values["count"] == "3"


def test_a_note_with_an_empty_section_is_not_also_called_too_short() -> None:
    unfinished = note(("introduction", (own(1, "One."),)), ("ferries", ()))
    assert limits(unfinished, limited(Limits(words_min=600)), "en") == ()
    finished = note(("introduction", (own(1, "One."),)))
    assert said(limits(finished, limited(Limits(words_min=600)), "en")) == [("too-few-words", "info", "")]


def test_long_sentences_are_the_officers_own() -> None:
    long = "One two three four five six."
    found = limits(note(("introduction", (own(1, long), taken(2, long)))), limited(Limits(sentence_words=5)), "en")
    assert [(one.code, one.place, one.values["count"]) for one in found] == [("long-sentences", "e1", "1")]
    two = note(("introduction", (own(1, f"{long} Short."), own(2, f"{long[:-1]} seven."))))
    several = limits(two, limited(section=Limits(sentence_words=5)), "en")
    assert several[0].sentence.endswith("has 2 sentences of more than 5 words; the longest has 7.")
    assert several[0].place == "e2"


def test_a_spoken_note_says_how_long_it_takes() -> None:
    words = " ".join(["word"] * 650)
    (found,) = limits(note(("introduction", (own(1, words),))), limited(Limits(words_per_minute=130)), "en")
    assert (found.code, found.severity, found.values["minutes"], found.values["seconds"]) == (
        "speaking-time",
        "info",
        "5",
        "00",
    )
    assert found.sentence == "It takes about 5 min 00 s to say: 650 words at 130 a minute."


@pytest.mark.parametrize("other", [False, True])
def test_the_text_in_the_language_of_the_note_counts(other: bool) -> None:
    entry = own(1, "Nine ferries sail.")
    both = type(entry)(
        entry.id, entry.kind, entry.blocks, other=own(1, "Neuf").blocks, translated=text_hash(entry.text)
    )
    found = limits(note(("introduction", (both,))), limited(section=Limits(words_max=2)), "en", other=other)
    assert len(found) == (0 if other else 1)
