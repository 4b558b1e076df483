"""Hits, a document and a book of our own words, for the tests of the window."""

import re

from briefbook.model.book import Book, Entry, Section, Tab, Wording
from briefbook.model.document import Document, DocumentRow, Furniture, Passage
from briefbook.model.excerpt import Origin, paragraphs, take
from briefbook.model.hit import Hit, Results
from briefbook.model.kinds import (
    DocumentKind,
    EntryId,
    EntryKind,
    Fingerprint,
    FolderId,
    PassageKind,
    SectionId,
    TabId,
    passage_id,
)

Spans = tuple[tuple[int, int], ...]
FINGERPRINT = Fingerprint("ab" * 32)
PERMITS = (
    "The department issues temporary resident permits, without a fee, to people who were subjected to human "
    "trafficking, so that they can leave the situation and decide in safety what to do next. A permit can be renewed."
)
BOAT = "Smuggling ends when the border 🧭 is crossed; human trafficking only begins there."
TABLE = "Permits\t2022\t2023\nHuman trafficking\t146\t171\nFamily\t40\t52"
TITLE = "Backgrounder on protection"


def spans(text: str, words: str) -> Spans:
    """Where `words` stand in a text, in code points."""
    return tuple((found.start(), found.end()) for found in re.finditer(words, text, re.IGNORECASE))


def row(title: str | None = TITLE, path: str = "2023/protection.docx", date: str | None = "2023-05-02") -> DocumentRow:
    """A document as lists show it."""
    return Document(path, FINGERPRINT, DocumentKind.BACKGROUNDER, (), title, date, "The department", "en").row


def hit(text: str = PERMITS, ordinal: int = 7, kind: PassageKind = PassageKind.PARAGRAPH) -> Hit:
    """A hit for human trafficking."""
    found = spans(text, "human trafficking")
    return Hit(passage_id(FINGERPRINT, ordinal), 1.0, text, found, (TITLE, "Victims"), ordinal, kind, None, row())


def results(*hits: Hit, query: str = "human trafficking") -> Results:
    """What a search answers."""
    return Results(query, len(hits), 1, complete=True, hits=hits)


PROTECTED = ("Victims",)
DEEPER = ("Victims", "Permits and health")
DOCUMENT = Document(
    "2023/protection.docx",
    FINGERPRINT,
    DocumentKind.BACKGROUNDER,
    (
        Passage(3, PassageKind.PARAGRAPH, "This note says what was done.", (TITLE,)),
        Passage(5, PassageKind.PARAGRAPH, PERMITS, (TITLE, *PROTECTED)),
        Passage(6, PassageKind.LIST_ITEM, "health care from the first day", (TITLE, *PROTECTED)),
        Passage(7, PassageKind.LIST_ITEM, "a work permit\nwithout a fee", (TITLE, *PROTECTED)),
        Passage(9, PassageKind.QUOTATION, "Nobody had said human trafficking aloud.", (TITLE, *DEEPER)),
        Passage(10, PassageKind.PARAGRAPH, BOAT, (TITLE, *DEEPER)),
        Passage(11, PassageKind.TABLE, TABLE, (TITLE, *DEEPER)),
        Passage(12, PassageKind.PARAGRAPH, "Since March\u00a025 nobody pays.", (TITLE, *DEEPER)),
    ),
    title=TITLE,
    date="2023-05-02",
    publisher="The department",
    language="en",
    furniture=(Furniture(1, "Share this page", "menu"), Furniture(14, "Date modified: 2023-05-03", "foot of the page")),
)
DOCUMENT_SPANS = {
    passage.ordinal: found for passage in DOCUMENT.passages if (found := spans(passage.text, "human trafficking"))
}


def long_document(count: int) -> Document:
    """A document of `count` paragraphs."""
    passages = (Passage(n, PassageKind.PARAGRAPH, f"{PERMITS} {n}", ()) for n in range(1, count + 1))
    return Document("long.txt", FINGERPRINT, DocumentKind.OTHER, tuple(passages), title="A long one")


def excerpt(name: str, ordinal: int = 5, text: str | None = None) -> Entry:
    """An excerpt of the sample document; with `text` it is edited."""
    passage = next(one for one in DOCUMENT.passages if one.ordinal == ordinal)
    taken = take(Origin(FolderId("f"), "Corpus", FINGERPRINT, DOCUMENT.row), passage, None, "2024-02-01")
    blocks = paragraphs(text) if text is not None else taken.blocks
    return Entry(EntryId(name), EntryKind.EXCERPT, blocks, taken.provenance)


def own(name: str, text: str, kind: EntryKind = EntryKind.OWN) -> Entry:
    """An entry in the officer's own words."""
    return Entry(EntryId(name), kind, paragraphs(text))


def section(name: str, heading: str, *entries: Entry, french: str = "") -> Section:
    """A section with its entries."""
    return Section(SectionId(name), Wording(heading, french), entries)


def book(*sections: Section) -> Book:
    """A book of one tab."""
    return Book("0" * 32, "en", (Tab(TabId("t1"), "cimm-narrative", {}, sections),))


BOOK = book(
    section("s1", "Introduction", own("e1", "Canada takes this seriously.")),
    section("s2", "Human Trafficking", excerpt("e2"), excerpt("e3", 10, "Smuggling ends at the border.")),
    section("s3", "Migrant Smuggling", french="Passage de clandestins"),
    section("s4", "Figures", excerpt("e4", 11), own("e5", "Ask for 2024", EntryKind.SELF)),
)
