"""What a newer Briefbook wrote into a book is still there when it was edited here, beside whatever was left alone."""

import dataclasses
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from briefbook.book import approvals, edit, redactions, second_language, storage
from briefbook.book.approvals import Signature
from briefbook.book.brief_file import FORMAT, body_of
from briefbook.book.parts import with_tab
from briefbook.disk import envelope
from briefbook.model.book import (
    Approval,
    Book,
    Entry,
    Export,
    Former,
    FormerSection,
    Placed,
    Redaction,
    Section,
    Tab,
    Wording,
)
from briefbook.model.excerpt import Excerpt, Provenance, blocks_of, paragraphs, text_hash
from briefbook.model.kinds import Copy, EntryId, Fingerprint, FolderId, PassageKind, SectionId, TabId
from briefbook.model.note import (
    Block,
    Blocks,
    Br,
    Footnote,
    Heading,
    Image,
    Inline,
    ListBlock,
    PageBreak,
    Para,
    Placeholder,
    Quote,
    Redacted,
    Run,
    Table,
    Toc,
    XRef,
)

INTRODUCTION = SectionId("introduction")


def at(minute: int) -> str:
    return f"2024-02-07T12:{minute:02}:00+00:00"


def longer(book: Book) -> Book:
    return edit.write(book, None, INTRODUCTION, paragraphs("More."))[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Note.brief"


@pytest.fixture
def book() -> Book:
    text = "Born in Quebec."
    heading = ("Statement", "Background")
    facts = Provenance(
        FolderId("f1"), "Papers", "a.txt", Fingerprint("ab" * 32), 3, heading, (4, 19), text, text_hash(text), page=2
    )
    section = Section(INTRODUCTION, Wording("Introduction", "Introduction"))
    empty = Book("0123456789abcdef" * 2, "en", (Tab(TabId("note"), "issue-note", {"topic": "T"}, (section,)),))
    picked = replace(facts, picked="2024-02-07")
    return edit.add_excerpts(empty, None, INTRODUCTION, [Excerpt(blocks_of(PassageKind.QUOTATION, text), picked)])[0]


@pytest.fixture
def full(book: Book) -> Book:
    """A book with one of everything that a book can hold: all kinds of blocks and inlines, and what went out of it."""
    note = Footnote((Run("Foot."),))
    line = (Run("One", bold=True), Br(), Run("two", href="https://a.ca/", lang="fr"), note, XRef("f1", "Figure 1"))
    blocks: Blocks = (
        Heading(2, (Run("Heading"),), "h"),
        Para(line, anchor="f1"),
        ListBlock(((Para((Run("Item"),)), ListBlock(((Para((Run("Within"),)),),), ordered=True, start=3)),)),
        Quote((Para((Run("Quoted"), Redacted("[Redacted]"), Placeholder("committee", "Committee"))),)),
        Table(((Run("A"),),), (((Run("1"), note),),), ("right",), (Run("Caption"),)),
        PageBreak(),
        Image("picture", "A picture", (Run("Below it"),)),
        Toc(),
    )
    made, other = edit.write(book, None, INTRODUCTION, blocks)
    made = second_language.set_other(made, other, paragraphs("L’autre langue."))
    made = redactions.redact(redactions.redact(made, other, Redaction(0, 4)), other, Redaction(0, 3), other=True)
    made = approvals.sign_tab(approvals.sign_entry(made, other, Signature("A. Person")), None, Signature("B. Person"))
    export = Export(
        "x1", Copy.MINISTER, "en", "2024-02-07", (made.tabs[0].id,), (Placed(other, INTRODUCTION, "Words"),)
    )
    former = Former("issue-note", {"topic": "T"}, (FormerSection(INTRODUCTION, Wording("Start"), (other,)),))
    return replace(with_tab(made, replace(made.tabs[0], former=(former,))), exports=(export,))


def objects(plain: Any) -> Iterator[dict[str, Any]]:
    """Every object within a plain value but the fields of notes, whose keys are names of the officer's own."""
    if isinstance(plain, dict):
        yield plain
        for key, item in plain.items():
            yield from objects(item) if key not in ("fields", "from_tomorrow") else ()
    elif isinstance(plain, list):
        for item in plain:
            yield from objects(item)


def of_tomorrow(book: Book) -> bytes:
    """The file of a book in which a newer Briefbook wrote something into every object, and beside the book."""
    body = body_of(book)
    for number, holder in enumerate(list(objects(body))):
        holder.update(from_tomorrow={"number": number, "list": [1, None]}, extra=number)
    return envelope.wrap(FORMAT, body, at(0), {"from_tomorrow": {"number": -1}})


def kept(path: Path) -> list[int]:
    """The numbers of what a newer Briefbook wrote that a file still holds."""
    everything = json.loads(path.read_text("utf-8"))
    return sorted(one["from_tomorrow"]["number"] for one in objects(everything) if "from_tomorrow" in one)


def test_the_book_of_tomorrow_has_one_of_everything_that_a_book_can_hold(full: Book) -> None:
    tags = {one["is"] for one in objects(body_of(full)) if "is" in one}
    # these stand in notes alone: an entry of a book is no part of another, and has no place in it
    assert tags == {one.__name__.lower() for one in (*get_args(Block), *get_args(Inline))} - {"excerptblock"}
    names = {name for one in objects(body_of(full)) for name in one}
    holders = (Book, Tab, Section, Entry, Provenance, Redaction, Approval, Former, FormerSection, Export, Placed)
    optional = {"extra", "name", "frame", "said_source", "reason", "title", "publisher", "date", "marking"}
    assert {field.name for one in holders for field in dataclasses.fields(one)} - optional <= names


def test_unknown_keys_of_a_newer_briefbook_are_kept_at_every_level(path: Path, full: Book) -> None:
    path.write_bytes(of_tomorrow(full))
    before, loaded = kept(path), storage.load(path)
    assert len(before) > 40
    changed = edit.set_fields(longer(loaded.book), None, {"x": "y"})
    changed = approvals.sign_tab(changed, None, Signature("C. Person"))
    changed = edit.add_section(changed, None, Wording("New"))[0]
    changed = edit.move_entry(changed, EntryId("e2"), SectionId("new"))
    storage.save(path, changed, loaded.fingerprint, at(1), beside=loaded.beside)
    assert kept(path) == before
    assert path.read_text("utf-8").count('"extra": ') == len(before) - 1
    assert storage.load(path).book == changed


def edited(path: Path, full: Book, change: Callable[[Blocks], Blocks]) -> set[int]:
    """Which numbers are lost when an editor gives the blocks of e2, which it made anew, with a change."""
    path.write_bytes(of_tomorrow(full))
    before, loaded = kept(path), storage.load(path)
    changed = edit.edit_entry(loaded.book, EntryId("e2"), change(edit.entry_of(full, EntryId("e2")).blocks))
    storage.save(path, changed, loaded.fingerprint, at(1), beside=loaded.beside)
    return set(before) - set(kept(path))


def first_run_changed(blocks: Blocks) -> Blocks:
    heading, first, *others = blocks
    assert isinstance(first, Para)
    return (heading, replace(first, inlines=(Run("Once", bold=True), *first.inlines[1:])), *others)


def test_an_edit_of_a_run_loses_what_stood_beside_it_and_nothing_else(path: Path, full: Book) -> None:
    assert len(edited(path, full, first_run_changed)) == 1


def test_a_paragraph_put_in_or_taken_out_leaves_the_others_as_they_were(path: Path, full: Book) -> None:
    assert edited(path, full, lambda blocks: (blocks[0], Para((Run("Put in"),)), *blocks[1:])) == set()
    # a page break alone is gone
    assert len(edited(path, full, lambda blocks: (*blocks[:5], *blocks[6:]))) == 1


def test_a_paragraph_that_gets_another_style_loses_what_stood_beside_it(path: Path, full: Book) -> None:
    def noticed(blocks: Blocks) -> Blocks:
        heading, first, *others = blocks
        assert isinstance(first, Para)
        return (heading, replace(first, style="notice"), *others)

    assert len(edited(path, full, noticed)) == 1


def test_text_that_is_put_in_the_place_of_the_same_text_is_no_edit(path: Path, full: Book) -> None:
    path.write_bytes(of_tomorrow(full))
    loaded = storage.load(path)
    same = edit.edit_entry(loaded.book, EntryId("e2"), edit.entry_of(full, EntryId("e2")).blocks)
    assert body_of(same) == body_of(loaded.book)
