"""Whatever is done to a book, in whatever order: it can be saved, and undoing all of it gives the same bytes."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefbook.book import approvals, edit, redactions, replacing, second_language, tabs
from briefbook.book.approvals import Signature
from briefbook.book.brief_file import body_of, decode, encode
from briefbook.book.changes import apply, diff, invert
from briefbook.book.retemplating import Retemplating, retemplate
from briefbook.disk.envelope import canonical
from briefbook.model.book import Book, Redaction, Wording
from briefbook.model.errors import BookError
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import EntryId
from tests.book.binder import ISSUE, NARRATIVE, WORDS, binder

Draw = Callable[[st.SearchStrategy[Any]], Any]


def _entry(book: Book, draw: Draw) -> EntryId:
    found: EntryId = draw(st.sampled_from([entry.id for _, _, entry in book.entries()] or [EntryId("e1")]))
    return found


def _section(book: Book, draw: Draw) -> tuple[Any, Any]:
    tab = draw(st.sampled_from(book.tabs))
    return tab.id, draw(st.sampled_from([one.id for one in tab.sections] or ["gone"]))


def _edited(book: Book, draw: Draw) -> Book:
    return edit.edit_entry(book, _entry(book, draw), paragraphs(draw(WORDS)))


def _redacted(book: Book, draw: Draw) -> Book:
    start = draw(st.integers(0, 20))
    return redactions.redact(book, _entry(book, draw), Redaction(start, start + draw(st.integers(1, 9))))


def _moved(book: Book, draw: Draw) -> Book:
    tab, section = _section(book, draw)
    return edit.move_entry(book, _entry(book, draw), section, draw(st.integers(0, 3)), tab)


def _sent(book: Book, draw: Draw) -> Book:
    return tabs.send_section(book, *_section(book, draw), draw(st.sampled_from(book.tabs)).id, 0)[0]


def _retemplated(book: Book, draw: Draw) -> Book:
    tab = draw(st.sampled_from(book.tabs))
    old, new = (NARRATIVE, ISSUE) if tab.template == NARRATIVE.name else (ISSUE, NARRATIVE)
    return retemplate(book, tab.id, Retemplating(old, new, tab.fields))


def _replaced(book: Book, draw: Draw) -> Book:
    found = list(replacing.find(book, "a", replacing.FindOptions()))
    spans = [(one.start, one.end) for one in found if one.entry == found[0].entry]
    return replacing.replace_in(book, found[0].entry, spans, draw(WORDS), other=False) if found else book


EDITS: tuple[Callable[[Book, Draw], Book], ...] = (
    _edited,
    _redacted,
    _moved,
    _sent,
    _retemplated,
    _replaced,
    lambda book, draw: edit.remove_entry(book, _entry(book, draw)),
    lambda book, draw: edit.remove_section(book, *_section(book, draw)),
    lambda book, draw: edit.write(book, *_section(book, draw), paragraphs(draw(WORDS)))[0],
    lambda book, draw: edit.add_section(book, draw(st.sampled_from(book.tabs)).id, Wording(draw(WORDS)))[0],
    lambda book, draw: second_language.set_other(book, _entry(book, draw), paragraphs(draw(WORDS))),
    lambda book, draw: second_language.swap(book, _entry(book, draw)),
    lambda book, draw: approvals.sign_entry(book, _entry(book, draw), Signature("A")),
    lambda book, draw: approvals.sign_tab(book, draw(st.sampled_from(book.tabs)).id, Signature("B")),
    lambda book, draw: tabs.add_tab(book, ISSUE, {}, draw(WORDS))[0],
    lambda book, draw: tabs.duplicate_tab(book, draw(st.sampled_from(book.tabs)).id)[0],
    lambda book, draw: tabs.move_tab(book, draw(st.sampled_from(book.tabs)).id, 0),
    lambda book, draw: tabs.remove_tab(book, draw(st.sampled_from(book.tabs)).id),
)


@given(st.data(), st.lists(st.integers(0, len(EDITS) - 1), max_size=10))
def test_any_edits_can_be_saved_and_undone_to_the_byte(data: st.DataObject, order: list[int]) -> None:
    start = book = binder()
    done = []
    for number in order:
        try:
            changed = EDITS[number](book, data.draw)
        except BookError:
            continue
        assert decode(encode(changed, "2024-02-07T12:00:00Z")).book == changed
        done.append(diff(body_of(book), body_of(changed)))
        book = changed
    body = body_of(book)
    for patch in reversed(done):
        body = apply(invert(patch), body)
    assert canonical(body) == canonical(body_of(start))


@given(st.data(), st.lists(st.integers(0, len(EDITS) - 1), max_size=10))
def test_what_is_withheld_always_lies_within_its_text(data: st.DataObject, order: list[int]) -> None:
    book = redactions.redact(binder(), EntryId("e3"), Redaction(4, 11))
    for number in order:
        try:
            book = EDITS[number](book, data.draw)
        except BookError:
            continue
    for _, _, entry in book.entries():
        for found, text in ((entry.redactions, entry.text), (entry.other_redactions, entry.other_text)):
            assert all(0 <= one.start < one.end <= len(text) for one in found)
