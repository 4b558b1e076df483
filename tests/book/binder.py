"""A binder of two notes to try changes on, and ways to change a book at random."""

from hypothesis import strategies as st

from briefbook.book import edit, tabs
from briefbook.model.book import Book, Entry, Wording
from briefbook.model.excerpt import Excerpt, Provenance, blocks_of, paragraphs, text_hash
from briefbook.model.kinds import EntryId, EntryKind, Fingerprint, FolderId, PassageKind, SectionId, TabId
from briefbook.model.template import FieldSpec, SectionSpec, TemplateInfo

NARRATIVE = TemplateInfo(
    name="narrative",
    title=Wording("Narrative", "Trame"),
    note_title=Wording("{committee}"),
    fields=(
        FieldSpec("committee", "text", Wording("Committee"), Wording(), required=True),
        FieldSpec("appearance_date", "date", Wording("Date"), Wording()),
        FieldSpec("ministry", "text", Wording("Department"), Wording()),
    ),
    sections=(
        SectionSpec("introduction", Wording("Introduction", "Introduction"), Wording()),
        SectionSpec("ferries", Wording("Ferries", "Traversiers"), Wording()),
    ),
)
ISSUE = TemplateInfo(
    name="issue",
    title=Wording("Issue note", "Note d’enjeu"),
    note_title=Wording("{committee} – {topic}"),
    fields=(
        FieldSpec("committee", "text", Wording("Committee"), Wording(), required=True),
        FieldSpec("topic", "text", Wording("Topic"), Wording(), required=True),
        FieldSpec("ministry", "list", Wording("Departments"), Wording()),
    ),
    sections=(
        SectionSpec("facts", Wording("Key facts", "Faits"), Wording()),
        SectionSpec("messages", Wording("Traversiers", "Messages"), Wording()),
        SectionSpec("introduction", Wording("Opening", "Ouverture"), Wording()),
    ),
)
INTRODUCTION, FERRIES = SectionId("introduction"), SectionId("ferries")
FIRST, SECOND = TabId("narrative"), TabId("issue")


def excerpt(text: str, kind: PassageKind = PassageKind.PARAGRAPH) -> Excerpt:
    provenance = Provenance(
        folder=FolderId("f1"),
        label="Papers",
        path="a paper.txt",
        document=Fingerprint("ab" * 32),
        ordinal=3,
        heading=("Paper",),
        span=(0, len(text)),
        text=text,
        text_hash=text_hash(text),
        picked="2024-02-07",
    )
    return Excerpt(blocks_of(kind, text), provenance)


def binder() -> Book:
    """Return a book of two notes: e1, e2 excerpts, e3 own words, e4 a note to self, e5 own words in the second."""
    book = edit.new_book("0123456789abcdef" * 2, NARRATIVE, "en", {"committee": "CIMM"})
    book, _ = edit.add_excerpts(book, None, INTRODUCTION, [excerpt("One ferry sails."), excerpt("Two ferries sail.")])
    book, _ = edit.write(book, None, FERRIES, paragraphs("Our ferries sail on time."))
    book, _ = edit.write(book, None, FERRIES, paragraphs("Ask Anna."), EntryKind.SELF)
    book, second = tabs.add_tab(book, ISSUE, {"committee": "CIMM", "topic": "Ferries"})
    book, _ = edit.write(book, second, SectionId("facts"), paragraphs("Ninety sailings a day."))
    return book


def entry(book: Book, number: int) -> Entry:
    return edit.entry_of(book, EntryId(f"e{number}"))


def texts(book: Book, tab: TabId, section: str) -> list[str]:
    return [one.text for one in edit.section_named(edit.tab_of(book, tab), section).entries]


WORDS = st.lists(st.sampled_from(["a", "ab", "Ann", "met", "secret", " ", " ", "\n", ".", "é"]), max_size=14).map(
    "".join
)
"""Texts of few words, so that what stands twice is common."""
