"""Words are found where they stand and replaced there: the look around stays, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book import redactions, second_language
from briefbook.book.replacing import FindOptions, find, find_in, replace_in
from briefbook.book.splicing import Splice, spliced, stretches
from briefbook.model.book import Book, Redaction
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import EntryId
from briefbook.model.note import Block, Br, Heading, ListBlock, PageBreak, Para, Quote, Run, Table, plain_text
from tests.book.binder import SECOND, binder, entry

E3 = EntryId("e3")
RICH = (
    Heading(2, (Run("Ferry fares"),)),
    PageBreak(),
    Para((Run("The "), Run("fer", bold=True), Run("ry", href="https://x.org"), Run(" sails."), Br(), Run("Ferry."))),
    ListBlock(((Para((Run("one ferry"),)), Quote((Para((Run("a ferry"),)),))), ())),
    Table(((Run("ferry"),), ()), (((), (Run("x ferry", lang="fr"),)),)),
)  # fmt: skip


@pytest.fixture
def book() -> Book:
    return binder()


def found(text: str, words: str, **options: bool) -> list[str]:
    blocks = paragraphs(text)
    return [plain_text(blocks)[start:end] for start, end in find_in(blocks, words, FindOptions(**options))]


def test_every_text_of_a_book_or_of_a_note_is_looked_through(book: Book) -> None:
    everywhere = list(find(book, "FERR", FindOptions()))
    assert [(one.entry, one.start, one.is_own) for one in everywhere] == [
        ("e1", 4, False),
        ("e2", 4, False),
        ("e3", 4, True),
    ]
    assert [one.entry for one in find(book, "sail", FindOptions(), SECOND)] == ["e5"]
    assert list(find(book, " ", FindOptions())) == []


@pytest.mark.parametrize(
    ("text", "words", "options", "expected"),
    [
        ("Élan, elan, ELAN", "elan", {}, ["Élan", "elan", "ELAN"]),
        ("Élan, elan, ELAN", "élan", {"match_accents": True}, ["Élan"]),
        ("Élan, elan, Elan", "Elan", {"match_case": True}, ["Élan", "Elan"]),
        ("Élan, elan, Elan", "Elan", {"match_case": True, "match_accents": True}, ["Elan"]),
        ("e\u0301lan", "elan", {}, ["e\u0301lan"]),
        ("l’eau — d'eau", "l'eau -", {}, ["l’eau —"]),
        ("sail, sails, assail", "sail", {"whole_words": True}, ["sail"]),
        ("assail sail", "sail", {"whole_words": True}, ["sail"]),
        ("Œuvre", "oeuvre", {}, ["Œuvre"]),
        ("aaaa", "aa", {}, ["aa", "aa"]),
        ("one\ntwo", "one two", {}, []),
        ("one\n\ntwo", "one two", {}, []),
        ("one\u00a0two", "one two", {}, ["one\u00a0two"]),
    ],
)
def test_what_counts_as_the_same_is_the_officers_choice(
    text: str, words: str, options: dict[str, bool], expected: list[str]
) -> None:
    assert found(text, words, **options) == expected


def test_what_stands_around_keeps_its_look(book: Book) -> None:
    spans = list(find_in(RICH, "ferry", FindOptions()))
    changed = spliced(RICH, [Splice(start, end, "boat") for start, end in spans])
    assert changed == (
        Heading(2, (Run("boat fares"),)),
        PageBreak(),
        Para((Run("The "), Run("boat", bold=True), Run(" sails."), Br(), Run("boat."))),
        ListBlock(((Para((Run("one boat"),)), Quote((Para((Run("a boat"),)),))), ())),
        Table(((Run("boat"),), ()), (((), (Run("x boat", lang="fr"),)),)),
    )


def test_a_replaced_text_keeps_its_source_and_what_is_withheld(book: Book) -> None:
    changed = redactions.redact(book, EntryId("e1"), Redaction(10, 15))
    changed = replace_in(changed, EntryId("e1"), [(0, 3)], "Each\nold", other=False)
    one = entry(changed, 1)
    assert (one.text, one.provenance) == ("Each old ferry sails.", entry(book, 1).provenance)
    assert [one.text[each.start : each.end] for each in one.redactions] == ["sails"]


def test_the_other_language_is_looked_through_on_its_own(book: Book) -> None:
    changed = second_language.set_other(book, E3, paragraphs("Nos traversiers, nos ferries."))
    (one,) = find(changed, "ferries", FindOptions(other=True))
    assert (one.entry, one.other, one.is_own) == ("e3", True, True)
    replaced = replace_in(changed, E3, [(one.start, one.end)], "bacs", other=True)
    assert entry(replaced, 3).other_text == "Nos traversiers, nos bacs."
    assert entry(replaced, 3).text == entry(book, 3).text


LEAF = st.lists(
    st.one_of(st.builds(Run, st.sampled_from(["a", "ab", "b a", "é"]), st.booleans()), st.just(Br())), max_size=4
).map(tuple)
BLOCK: st.SearchStrategy[Block] = st.recursive(
    st.one_of(
        st.builds(Para, LEAF),
        st.builds(lambda head, row: Table((head,), ((row,),)), LEAF, LEAF),
        st.just(PageBreak()),
    ),
    lambda inner: st.one_of(
        st.builds(lambda blocks: Quote(tuple(blocks)), st.lists(inner, max_size=2)),
        st.builds(lambda a, b: ListBlock((tuple(a), tuple(b))), *[st.lists(inner, max_size=2)] * 2),
    ),
    max_leaves=6,
)  # fmt: skip


@given(st.lists(BLOCK, max_size=4).map(tuple), st.text("abé", max_size=3))
def test_replacing_is_what_it_is_in_plain_text(blocks: tuple[Block, ...], new: str) -> None:
    text = plain_text(blocks)
    for one in stretches(blocks):
        assert text[one.start : one.start + len(one.text)] == one.text
    spans = list(find_in(blocks, "a", FindOptions(match_case=True, match_accents=True)))
    assert len(spans) == text.count("a")
    assert plain_text(spliced(blocks, [Splice(start, end, new) for start, end in spans])) == text.replace("a", new)


def test_an_entry_that_was_not_meant_is_as_it_was(book: Book) -> None:
    changed = replace_in(book, E3, [(4, 11)], "boats", other=False)
    assert entry(changed, 3).text == "Our boats sail on time."
    assert [entry(changed, number) == entry(book, number) for number in (1, 2, 3, 4, 5)] == [
        True,
        True,
        False,
        True,
        True,
    ]
