"""Redaction is real: what is withheld is nowhere in the disclosure copy, and legible and marked in the working copy."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.model.book import NOT_PLACED, Approval, Book, Entry, Redaction, Section, Wording
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import ApprovalRole, Copy, EntryId, EntryKind, Language, PassageKind
from briefbook.model.note import Block, Blocks, Br, Footnote, ListBlock, Para, Quote, Redacted, Run, Table, plain_text
from briefbook.render import html_out, markdown_out, word, word_audit
from briefbook.render.redaction import marked, withheld
from tests.render.making import FIELDS, BookMaker, narrative, note, provenance, sample_book

LABEL = "[Redacted]"
NOTICE = "[Redacted] appears where sensitive information has been removed"
CANARIES = (
    "CANARYRUN",
    "CANARYCELL",
    "CANARYITEM",
    "CANARYNOTE",
    "CANARYLINK",
    "CANARYREASON",
    "CANARYSELF",
    "CANARYPLACE",
    "CANARYNAME",
    "Statement on safe pathways",
    "pathways.txt",
    "Corpus 2023",
    "ab" * 32,
    "2024-01-15",
)


def runs(*texts: str) -> Para:
    return Para(tuple(Run(text, bold=number % 2 == 1) for number, text in enumerate(texts)))


def across() -> Blocks:
    """Text of every form, with words to be withheld across runs, breaks, points, cells, quotations and footnotes."""
    note = Footnote((Run("Said by CANARYNOTE on the day."),))
    return (
        Para(
            (
                Run("He is CANARY"),
                Run("RUN of", bold=True),
                Br(),
                Run("CANARYRUN street", italic=True),
                note,
                Run(" and free."),
            )
        ),
        ListBlock(
            (
                (runs("free point"),),
                (runs("CANARYITEM one"), ListBlock(((runs("CANARYITEM two"),),))),
                (runs("free end"),),
            )
        ),
        Quote((runs("A quotation of CANARYRUN himself."),)),
        Table(
            ((Run("Name"),), (Run("Place"),)),
            (((Run("CANARYCELL A"),), (Run("CANARYCELL B"),)), ((Run("free"),), (Run("free too"),))),
        ),
        Para(
            (
                Run("See "),
                Run("CANARYLINK", href="https://example.ca/CANARYLINK"),
                Run(" or "),
                Run("here", href="https://example.ca/CANARYLINK"),
            )
        ),
    )


def spans_of(text: str, *words: str) -> tuple[Redaction, ...]:
    """A redaction for each place where one of the words begins, to the end of the CANARY word after it."""
    found: list[Redaction] = []
    for word_ in words:
        start = text.find(word_)
        while start >= 0:
            found.append(Redaction(start, start + len(word_), "CANARYREASON"))
            start = text.find(word_, start + 1)
    return tuple(sorted(found, key=lambda one: one.start))


def redacted_book() -> Book:
    blocks = across()
    text = plain_text(blocks)
    long_one = "CANARYRUN of\nCANARYRUN street[Said by CANARYNOTE on"
    names = ("CANARYITEM one\nCANARYITEM two", "CANARYRUN", "CANARYCELL A\tCANARYCELL B", "CANARYLINK", long_one)
    found = spans_of(text, *names)
    assert len(found) >= 5
    maker = BookMaker().section("Open").excerpt("Free words for all.").section("Withheld")
    book = maker.entry(EntryKind.EXCERPT, blocks, provenance(text)).section("Empty").book()
    tab = book.tabs[0]
    entry = tab.sections[1].entries[0]
    approval = Approval(ApprovalRole.APPROVED, "CANARYNAME", "00" * 32, "2024-02-01", "CANARYNAME")
    entry = replace(entry, redactions=found, approvals=(approval,))
    own_note = Entry(EntryId("e8"), EntryKind.SELF, paragraphs("CANARYSELF remember"))
    left = Section(NOT_PLACED, Wording("Not placed"), (Entry(EntryId("e9"), EntryKind.OWN, paragraphs("CANARYPLACE")),))
    sections = (tab.sections[0], replace(tab.sections[1], entries=(entry, own_note)), tab.sections[2], left)
    return replace(book, tabs=(replace(tab, sections=sections),), next_entry=10)


def files(book: Book, copy: Copy, language: Language = "en") -> Iterator[tuple[str, bytes]]:
    """Every part of the Word file, inflated, and the other formats."""
    doc = note(book, copy, language)
    data = word.write(doc, narrative().read("reference.docx"))
    assert word_audit.audit(data) == ()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
    yield "md", markdown_out.write(doc).encode()
    yield "html", html_out.write(doc).encode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_that_is_withheld_is_in_any_part_of_the_disclosure_copy(language: Language) -> None:
    for name, content in files(redacted_book(), Copy.DISCLOSURE, language):
        for canary in CANARIES:
            assert canary.encode() not in content, (name, canary)
        assert b"CANARY" not in content, name


def test_the_disclosure_copy_says_redacted_and_why_at_the_top() -> None:
    doc = note(redacted_book(), Copy.DISCLOSURE)
    lines = plain_text(doc.blocks).split("\n")
    assert lines[1].startswith(NOTICE)
    assert f"He is {LABEL}" in plain_text(doc.blocks)
    assert f"{LABEL}\t{LABEL}" in plain_text(doc.blocks)
    french = plain_text(note(redacted_book(), Copy.DISCLOSURE, "fr").blocks)
    assert "[Caviardé]" in french.split("\n")[1]
    assert "Loi sur l’accès à l’information" in french.split("\n")[1]


def test_words_beside_what_is_withheld_stay() -> None:
    text = plain_text(note(redacted_book(), Copy.DISCLOSURE).blocks)
    for kept in ("He is", "and free.", "free point", "free end", "A quotation of", "himself.", "free too", "here"):
        assert kept in text


def test_a_link_that_was_withheld_loses_its_address_everywhere() -> None:
    for name, content in files(redacted_book(), Copy.DISCLOSURE):
        assert b"example.ca" not in content, name


def test_a_copy_without_redactions_has_no_notice() -> None:
    assert NOTICE not in plain_text(note(sample_book(), Copy.DISCLOSURE).blocks)


@pytest.mark.parametrize("copy", [Copy.MINISTER, Copy.WORKING])
def test_the_other_copies_show_the_text(copy: Copy) -> None:
    text = plain_text(note(redacted_book(), copy).blocks)
    assert "CANARYRUN street" in text
    assert LABEL not in text
    assert "CANARYSELF" not in text
    assert "CANARYPLACE" not in text


def test_the_working_copy_marks_what_is_withheld_and_the_minister_copy_does_not() -> None:
    pages = {copy: html_out.write(note(redacted_book(), copy)) for copy in Copy}
    assert '<mark class="withheld">' in pages[Copy.WORKING]
    assert "<mark" not in pages[Copy.MINISTER]
    assert "Marked text is withheld in the disclosure copy." in pages[Copy.WORKING]
    assert "Marked text" not in html_out.write(note(sample_book(), Copy.WORKING))
    assert "⟦" in markdown_out.write(note(redacted_book(), Copy.WORKING))
    assert "⟦" not in markdown_out.write(note(redacted_book()))


def test_reasons_approvals_and_notes_to_self_change_no_byte_of_the_minister_and_disclosure_copies() -> None:
    book = redacted_book()
    tab = book.tabs[0]
    section = tab.sections[1]
    entry = section.entries[0]
    plain = replace(entry, redactions=tuple(replace(one, reason="") for one in entry.redactions), approvals=())
    bare = replace(tab, sections=(tab.sections[0], replace(section, entries=(plain,)), tab.sections[2]))
    for copy in (Copy.MINISTER, Copy.DISCLOSURE):
        assert list(files(book, copy)) == list(files(replace(book, tabs=(bare,), exports=()), copy))


def test_the_date_it_was_modified_is_told_in_the_disclosure_copy() -> None:
    assert "Date modified:" in plain_text(note(redacted_book(), Copy.DISCLOSURE).blocks)
    undated = BookMaker().section("A").own("Text.").book({**FIELDS, "date_modified": ""})
    assert "Date modified" not in plain_text(note(undated, Copy.DISCLOSURE).blocks)


def test_a_section_without_text_is_in_the_working_copy_only() -> None:
    texts = {copy: plain_text(note(redacted_book(), copy).blocks) for copy in Copy}
    assert ["Empty" in texts[copy].split("\n") for copy in (Copy.MINISTER, Copy.WORKING, Copy.DISCLOSURE)] == [
        False,
        True,
        False,
    ]


def test_text_in_the_other_language_has_its_own_redactions_and_without_them_none_of_it_goes_out() -> None:
    book = redacted_book()
    tab = book.tabs[0]
    section = tab.sections[1]

    def with_other(*redactions: Redaction) -> str:
        entry = replace(section.entries[0], other=paragraphs("Il est CANARYRUN et libre."), other_redactions=redactions)
        sections = (tab.sections[0], replace(section, entries=(entry,)))
        return plain_text(note(replace(book, tabs=(replace(tab, sections=sections),)), Copy.DISCLOSURE, "fr").blocks)

    assert "Il est [Caviardé] et libre." in with_other(Redaction(7, 16))
    assert "libre" not in with_other()
    assert "CANARY" not in with_other()


def test_the_other_language_is_taken_where_there_is_one_and_marked_where_there_is_none() -> None:
    maker = BookMaker().section("A").own("English words.").own("Only English.")
    book = maker.book()
    tab = book.tabs[0]
    first = replace(tab.sections[0].entries[0], other=paragraphs("Mots français."))
    sections = (replace(tab.sections[0], entries=(first, tab.sections[0].entries[1])),)
    book = replace(book, tabs=(replace(tab, sections=sections),))
    french = html_out.write(note(book, language="fr"))
    assert "<p id=" in french
    assert ">Mots français.</p>" in french
    assert 'lang="en-CA">Only English.</p>' in french
    assert "English words." not in french
    assert "Mots français." not in html_out.write(note(book))


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([(0, 3)], "[Redacted]defgh"),
        ([(2, 5), (4, 6)], "ab[Redacted]gh"),
        ([(2, 4), (4, 6)], "ab[Redacted]gh"),
        ([(6, 99)], "abcdef[Redacted]"),
        ([(-4, 2)], "[Redacted]cdefgh"),
        ([(3, 3)], "abcdefgh"),
        ([(9, 12)], "abcdefgh"),
        ([(5, 6), (1, 2)], "a[Redacted]cde[Redacted]gh"),
    ],
)
def test_spans_may_come_in_any_order_and_beyond_the_text(spans: list[tuple[int, int]], shown: str) -> None:
    blocks = (runs("abcd", "efgh"),)
    assert plain_text(withheld(blocks, [Redaction(*one) for one in spans], LABEL)) == shown


def test_a_footnote_within_a_redaction_is_gone_and_one_that_begins_in_it_is_not_told() -> None:
    blocks = (Para((Run("ab"), Footnote((Run("cd"),)), Run("ef"))),)
    assert plain_text(blocks) == "ab[cd]ef"
    assert withheld(blocks, [Redaction(1, 7)], "X") == (Para((Run("a"), Redacted("X"), Run("f"))),)
    assert withheld(blocks, [Redaction(1, 4)], "X") == (
        Para((Run("a"), Redacted("X"), Footnote((Redacted("X"), Run("d"))), Run("ef"))),
    )


INLINES = st.lists(
    st.one_of(
        st.builds(Run, st.text("abc", min_size=1, max_size=6), bold=st.booleans()),
        st.just(Br()),
        st.builds(lambda text: Footnote((Run(text),)), st.text("abc", min_size=1, max_size=4)),
    ),
    max_size=4,
).map(tuple)
TREES = st.recursive(
    st.one_of(
        st.builds(Para, INLINES),
        st.builds(lambda cells: Table((cells[0], cells[1]), ((cells[1], cells[0]),)), st.tuples(INLINES, INLINES)),
    ),
    lambda inner: st.one_of(
        st.builds(lambda blocks: Quote(tuple(blocks)), st.lists(inner, max_size=2)),
        st.builds(lambda items: ListBlock(tuple(map(tuple, items))), st.lists(st.lists(inner, max_size=2), max_size=3)),
    ),
    max_leaves=5,
)


@given(
    blocks=st.lists(TREES, max_size=3).map(tuple),
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3),
)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_what_is_kept_is_what_no_span_covers(blocks: tuple[Block, ...], spans: list[tuple[int, int]]) -> None:
    text = plain_text(blocks)
    redactions = [Redaction(*one) for one in spans]
    kept = [char for place, char in enumerate(text) if not any(start <= place < end for start, end in spans)]
    shown = plain_text(withheld(blocks, redactions, ""))
    assert [char for char in shown if char in "abc"] == [char for char in kept if char in "abc"]
    assert plain_text(marked(blocks, redactions)) == text


def test_a_whole_table_withheld_keeps_its_cells() -> None:
    book = BookMaker().section("A").excerpt("x\ty\n1\t2", PassageKind.TABLE).book()
    table = book.tabs[0].sections[0].entries[0]
    told = withheld(table.blocks, [Redaction(0, 99)], LABEL)
    assert plain_text(told) == f"{LABEL}\t{LABEL}\n{LABEL}\t{LABEL}"
