"""The annex lists where pasted text is said to be from, beside the documents that text was taken from."""

from briefbook.model.book import Entry
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import EntryId, EntryKind
from briefbook.model.note import XRef, plain_text
from briefbook.render.sources import Sources
from tests.book.binder import excerpt


def entries() -> tuple[Entry, ...]:
    taken = excerpt("One ferry sails.")
    return (
        Entry(EntryId("e1"), EntryKind.OWN, paragraphs("Pasted."), said_source="E-mail of the harbour"),
        Entry(EntryId("e2"), EntryKind.EXCERPT, taken.blocks, taken.provenance),
        Entry(EntryId("e3"), EntryKind.OWN, paragraphs("Ours.")),
        Entry(EntryId("e4"), EntryKind.OWN, paragraphs("Pasted too."), said_source="E-mail of the harbour"),
    )


def test_what_the_officer_said_is_a_numbered_source_and_told_as_said() -> None:
    sources = Sources(entries(), "en")
    annex = plain_text(sources.annex())
    assert "[1] E-mail of the harbour – pasted text; its source is given as the author said it" in annex
    assert "[2] a paper.txt" in annex
    assert [source.number for source in sources.listed()] == [2]


def test_its_text_cites_it_and_own_words_cite_nothing() -> None:
    sources = Sources(entries(), "fr")
    cited = [sources.with_number(one, one.blocks) for one in entries()]
    numbers = [[one.text for one in blocks[0].inlines if isinstance(one, XRef)] for blocks in cited]  # type: ignore[union-attr]  # each is a paragraph
    assert numbers == [["[1]"], ["[2]"], [], ["[1]"]]
