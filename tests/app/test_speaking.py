"""How long a speech takes: in the language in which it is spoken, without what is not said."""

from dataclasses import replace

from briefbook.app.speaking import speaking_time
from briefbook.model.book import NOT_PLACED, Book, Entry, Section, Tab, Wording
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import EntryId, EntryKind, SectionId, TabId
from briefbook.model.template import Limits, TemplateInfo

SPEECH = TemplateInfo("speech", Wording("Speech"), Wording("Speech"), (), (), limits=Limits(words_per_minute=120))


def entry(number: int, words: int, kind: EntryKind = EntryKind.OWN, other: int = 0) -> Entry:
    text, beside = ("word " * words).strip(), ("mot " * other).strip()
    return Entry(EntryId(f"e{number}"), kind, paragraphs(text), other=paragraphs(beside))


def book(*sections: tuple[str, tuple[Entry, ...]]) -> Book:
    made = tuple(Section(SectionId(name), Wording(name), entries) for name, entries in sections)
    return Book("5a" * 16, "en", (Tab(TabId("t1"), "speech", {}, made),))


def test_what_is_said_counts_and_nothing_else() -> None:
    spoken = book(
        ("purpose", (entry(1, 180), entry(2, 500, EntryKind.SELF))),
        ("closing", (entry(3, 60),)),
        (NOT_PLACED, (entry(4, 900),)),
    )
    assert speaking_time(spoken, spoken.tabs[0], SPEECH) == 120


def test_the_text_in_the_language_of_the_speech_counts() -> None:
    spoken = book(("purpose", (entry(1, 120, other=240),)))
    assert speaking_time(spoken, spoken.tabs[0], SPEECH, "en") == 60
    assert speaking_time(spoken, spoken.tabs[0], SPEECH, "fr") == 120


def test_a_note_that_is_not_spoken_takes_no_time() -> None:
    read = book(("purpose", (entry(1, 180),)))
    assert speaking_time(read, read.tabs[0], replace(SPEECH, limits=Limits())) == 0
