"""The book of the benchmark: as many excerpts as asked for, of our own words, shuffled by a fixed seed."""

import random
from collections.abc import Iterator

from briefbook.model.book import Book, Entry, Section, Tab, Wording
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import EntryId, EntryKind, Fingerprint, SectionId, TabId
from tests.render.making import BOOK_ID, FIELDS, FRENCH, POINTS, PROSE, provenance

SECTIONS = 20
PER_SOURCE = 20
"""So many excerpts come from one document."""
_SENTENCES = [sentence.strip() for text in (*PROSE, *POINTS, FRENCH) for sentence in text.split(". ") if sentence]
_PARTS = 3
TEMPLATE = "cimm-narrative"


def texts(count: int) -> Iterator[str]:
    """Walk over texts of some 50 words, no two alike."""
    chance = random.Random(20_240_207)
    for number in range(count):
        yield f"{number + 1}. {'. '.join(chance.choice(_SENTENCES) for _ in range(_PARTS))}."


def source_of(number: int) -> int:
    """Return the number of the document that an excerpt comes from, from 0."""
    return number // PER_SOURCE


def book(count: int) -> Book:
    """Return a book of one narrative with `count` excerpts in twenty sections."""
    entries = [
        Entry(
            EntryId(f"e{number + 1}"),
            EntryKind.EXCERPT,
            paragraphs(text),
            provenance(
                text,
                f"statements/{source_of(number):04}.txt",
                document=Fingerprint(f"{source_of(number):064x}"),
                title=f"Statement {source_of(number)}",
                ordinal=number % PER_SOURCE + 1,
            ),
        )
        for number, text in enumerate(texts(count))
    ]
    size = -(-count // SECTIONS)
    sections = tuple(
        Section(SectionId(f"s{place}"), Wording(f"Part {place + 1}", f"Partie {place + 1}"), tuple(part))
        for place in range(SECTIONS)
        if (part := entries[place * size : (place + 1) * size])
    )
    return Book(BOOK_ID, "en", (Tab(TabId("t1"), TEMPLATE, FIELDS, sections),), count + 1)
