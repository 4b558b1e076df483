"""The note's tree: what each copy holds, in what order, and what is never lost or shown."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.model.book import Wording
from briefbook.model.errors import FieldMissing, TemplateError
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy, EntryKind, PassageKind
from briefbook.model.note import (
    Blocks,
    ExcerptBlock,
    Heading,
    Image,
    ListBlock,
    PageBreak,
    Para,
    Placeholder,
    Quote,
    Run,
    Table,
    Toc,
    XRef,
    plain_inlines,
    plain_text,
)
from briefbook.render.sources import without_references
from tests.render.making import PROSE, BookMaker, note, own_template, provenance, sample_book
from tests.render.tree_of_everything import png


def headings(blocks: Blocks) -> list[str]:
    return [plain_text([block]) for block in blocks if isinstance(block, Heading)]


def test_the_minister_copy_is_title_sections_and_text_in_order() -> None:
    doc = note(sample_book())
    assert plain_text(doc.blocks[:1]) == "CIMM – Communications Narrative – February 7, 2024" == doc.meta.title
    assert headings(doc.blocks)[1:] == [
        "Introduction",
        "Human Trafficking",
        "Claims in Figures",
        "Voices",
        "Asylum Claims",
    ]
    assert [one.id for one in doc.blocks if isinstance(one, ExcerptBlock)] == [f"e{n}" for n in range(1, 15) if n != 7]
    assert doc.sources == ()


def test_an_entry_s_blocks_are_in_the_tree_as_they_are() -> None:
    book = BookMaker().section("A").excerpt("*a* <b>\u00a0c\u00a0\n# d", PassageKind.PARAGRAPH).book()
    (entry,) = [one for one in note(book).blocks if isinstance(one, ExcerptBlock)]
    assert entry.blocks == book.tabs[0].sections[0].entries[0].blocks


@pytest.mark.parametrize("copy", list(Copy))
@pytest.mark.parametrize("preview", [False, True])
def test_notes_to_self_are_never_in_a_note(copy: Copy, preview: bool) -> None:
    text = plain_text(note(sample_book(), copy, preview=preview).blocks)
    assert "legal services" not in text


def test_a_section_without_text_is_left_out_of_the_minister_copy_and_shown_in_working_copy_and_preview() -> None:
    book = sample_book()
    assert "Root Causes" not in headings(note(book).blocks)
    for doc in (note(book, Copy.WORKING), note(book, preview=True)):
        place = headings(doc.blocks).index("Root Causes")
        heading = [block for block in doc.blocks if isinstance(block, Heading)][place]
        assert doc.blocks[doc.blocks.index(heading) + 1] == Para((Run("No text yet."),), "placeholder")


def test_a_section_of_blank_entries_and_notes_to_self_counts_as_empty() -> None:
    maker = BookMaker().section("A").own("x").section("B")
    maker.entry(EntryKind.OWN, (Para((Run(" \u00a0"),)), ListBlock(((Para(()),),))))
    maker.entry(EntryKind.SELF, paragraphs("only for me"))
    assert headings(note(maker.book()).blocks)[1:] == ["A"]


def test_sources_are_numbered_by_document_in_the_order_of_first_use() -> None:
    doc = note(sample_book(), Copy.WORKING)
    numbers = [one.text for block in doc.blocks for one in references(block)]
    assert numbers == ["[1]", "[1]", "[1]", "[1]", "[1]", "[2]", "[2]", "[3]", "[1]", "[1]", "[1]"]
    assert [(one.number, one.entries, one.locator) for one in doc.sources][:3] == [
        (1, ("e1",), "¶\u00a04"),
        (1, ("e2",), "p.\u00a02, ¶\u00a06"),
        (1, ("e4",), "¶\u00a020"),
    ]
    assert {one.number: one.title for one in doc.sources} == {
        1: "Statement on safe pathways",
        2: "Claims in figures",
        3: "2023-10-16 interview.txt",
    }


def references(block: object) -> list[XRef]:
    match block:
        case ExcerptBlock(blocks=inner) | Quote(blocks=inner):
            return [one for part in inner for one in references(part)]
        case ListBlock(items=items):
            return [one for item in items for part in item for one in references(part)]
        case Para(inlines=inlines):
            return [one for one in inlines if isinstance(one, XRef)]
    return []


def test_the_number_stands_behind_the_text_and_comes_off_again() -> None:
    book = sample_book()
    doc = note(book, Copy.WORKING)
    entries = {str(entry.id): entry for _tab, _section, entry in book.entries()}
    for block in doc.blocks:
        if isinstance(block, ExcerptBlock):
            assert without_references(block.blocks) == entries[block.id].blocks


def test_own_text_has_no_number() -> None:
    doc = note(sample_book(), Copy.WORKING)
    own = next(block for block in doc.blocks if isinstance(block, ExcerptBlock) and block.id == "e3")
    assert references(own) == []


def test_the_annex_lists_each_source_with_place_day_and_what_was_edited() -> None:
    doc = note(sample_book(), Copy.WORKING)
    start = doc.blocks.index(PageBreak())
    heading, *sources = doc.blocks[start + 1 :]
    assert plain_text([heading]) == "Sources"
    assert [plain_text([one]) for one in sources] == [
        "[1] Statement on safe pathways – Public Safety Canada, May\u00a03, 2023\n"
        "File: Corpus 2023/statements/2023-05-03 pathways.txt\n"
        "Taken January\u00a015, 2024: ¶\u00a04; p.\u00a02, ¶\u00a06; ¶\u00a020; ¶\u00a021; ¶\u00a022; ¶\u00a031; "
        "¶\u00a040; ¶\u00a041 (edited since taken)",
        "[2] Claims in figures – Public Safety Canada, January\u00a02024\n"
        "File: Corpus 2023/backgrounders/2024-01-10 figures.docx\n"
        "Taken January\u00a015, 2024: ¶\u00a04; ¶\u00a09",
        "[3] 2023-10-16 interview.txt – no date\n"
        "File: Corpus 2023/press/2023-10-16 interview.txt\n"
        "Taken January\u00a015, 2024: ¶\u00a04",
    ]
    targets = {one.target for block in doc.blocks for one in references(block)}
    assert targets == {one.anchor for one in sources if isinstance(one, Para)}


def test_a_note_without_excerpts_has_no_annex() -> None:
    book = BookMaker().section("A").own("Own words.").book()
    assert PageBreak() not in note(book, Copy.WORKING).blocks


def test_the_french_note_speaks_french_in_all_that_briefbook_says() -> None:
    doc = note(sample_book(), Copy.WORKING, "fr")
    assert headings(doc.blocks)[1:4] == ["Introduction", "Traite des personnes", "Les demandes en chiffres"]
    text = plain_text(doc.blocks)
    said = ("Pas encore de texte.", "Fichier\u00a0:", "Repris le 15\u00a0janvier 2024\u00a0:", "3\u00a0mai 2023")
    for words in said:
        assert words in text
    assert (doc.meta.language, doc.meta.marking) == ("fr", "Non classé")
    assert doc.meta.title == "CIMM – Trame de communication – 7 février 2024"


def test_a_field_without_a_value_stops_the_note_and_is_a_marked_place_in_the_preview() -> None:
    book = BookMaker().section("A").own("x").book({})
    with pytest.raises(FieldMissing, match="“Appearance date”"):
        note(book)
    title = note(book, preview=True).blocks[0]
    assert isinstance(title, Heading)
    assert Placeholder("appearance_date", "Appearance date") in title.inlines


def test_the_date_modified_is_not_in_the_minister_copy() -> None:
    assert "Date modified" not in plain_text(note(sample_book()).blocks)
    assert "Date modified: 2024-02-05" in plain_text(note(sample_book(), Copy.WORKING).blocks)


def test_marks_are_opaque_and_the_same_each_time() -> None:
    first, second = note(sample_book()), note(sample_book())
    assert first.marks == second.marks
    assert len(set(first.marks.values())) == len(first.marks) == 13
    other = note(replace(sample_book(), id="6b" * 16))
    assert not set(first.marks.values()) & set(other.marks.values())


def test_headings_in_own_text_stand_below_their_section() -> None:
    blocks: Blocks = (
        Heading(2, (Run("b"),), "x"),
        Para((Run("t"),)),
        Heading(1, (Run("a"),), "x"),
        Heading(2, (Run("c"),), "x"),
    )
    doc = note(BookMaker().section("A").entry(EntryKind.OWN, blocks).book())
    (entry,) = [one for one in doc.blocks if isinstance(one, ExcerptBlock)]
    found = [(one.level, one.id) for one in entry.blocks if isinstance(one, Heading)]
    assert found == [(3, "e1-1"), (3, "e1-2"), (4, "e1-3")]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("# {{ title }}\n", "leaves out e1, e2"),
        (
            "# {{ title }}\n{% for s in sections %}{% for e in s.entries %}\n{{ e.text }}\n{{ e.text }}\n"
            "{% endfor %}{% endfor %}",
            "prints more than once e1, e2",
        ),
        ("## {{ title }}\n", "must begin with one title line"),
        ("# {{ title }}\n\n# {{ title }}\n", "must begin with one title line"),
        ("text\n\n# {{ title }}\n", "must begin with one title line"),
        ("", "must begin with one title line"),
    ],
)
def test_a_template_that_would_lose_or_double_text_is_refused(tmp_path: Path, body: str, fault: str) -> None:
    book = BookMaker().section("A").own("one").own("two").book({}, "own")
    with pytest.raises(TemplateError, match=fault):
        note(book, template=own_template(tmp_path, body))


def test_a_template_may_put_entries_into_lists_and_quotations(tmp_path: Path) -> None:
    body = (
        "# {{ title }}\n{% for s in sections %}\n{% for e in s.entries %}\n"
        "{% if loop.first %}\n- {{ e.text }}\n{% else %}\n- {{ e.text }}\n{% endif %}\n{% endfor %}\n{% endfor %}"
    )
    maker = (
        BookMaker()
        .section("A")
        .own("one")
        .excerpt("two", PassageKind.LIST_ITEM)
        .excerpt("a\tb\nc\td", PassageKind.TABLE)
    )
    doc = note(maker.book({}, "own"), template=own_template(tmp_path, body))
    (points,) = [one for one in doc.blocks if isinstance(one, ListBlock)]
    inner = [one.blocks for item in points.items for one in item if isinstance(one, ExcerptBlock)]
    assert [plain_text(blocks) for blocks in inner] == ["one", "two", "a\tb\nc\td"]
    assert [type(blocks[0]) for blocks in inner] == [Para, Para, Table]


def test_hostile_headings_and_fields_are_literal() -> None:
    maker = BookMaker().section("*A* <b> {{ x }} # 1.").own("x")
    doc = note(maker.book({"committee": "**C** & <i>", "appearance_date": "2024-02-07"}))
    assert headings(doc.blocks) == [
        "**C** & <i> – Communications Narrative – February 7, 2024",
        "*A* <b> {{ x }} # 1.",
    ]


def test_sources_told_apart_by_folder_and_path_have_numbers_of_their_own() -> None:
    maker = BookMaker().section("A")
    for path in ("a.txt", "b.txt", "a.txt"):
        maker.excerpt(PROSE[0], path=path)
    assert [one.number for one in note(maker.book(), Copy.WORKING).sources] == [1, 1, 2]


def test_an_excerpt_edited_since_it_was_taken_says_so() -> None:
    maker = BookMaker().section("A")
    maker.entry(EntryKind.EXCERPT, paragraphs("as used"), provenance("as taken", picked=""))
    doc = note(maker.book(), Copy.WORKING)
    assert plain_text(doc.blocks[-1:]).endswith("\n¶\u00a04 (edited since taken)")


def test_a_section_heading_in_one_language_only_serves_both() -> None:
    book = BookMaker().section("Only English").own("x").book()
    assert book.tabs[0].sections[0].heading == Wording("Only English", "")
    assert headings(note(book, language="fr").blocks)[1:] == ["Only English"]


def test_a_template_shows_pictures_of_its_folder_and_a_list_of_contents(tmp_path: Path) -> None:
    body = '# {{ title }}\n\n{{ contents }}\n![Map of {{ topic }}](map.png "Map: {{ topic }}")\n\n'
    body += "{% for section in sections %}\n## {{ section.heading }}\n\n{{ section.body }}\n{% endfor %}\n"
    template = own_template(tmp_path, body)
    (template.folder / "map.png").write_bytes(png())
    book = BookMaker()
    for number in range(5):
        book.section(f"Subject {number}").own("Text.")
    doc = note(book.book({"topic": "the *north*"}, "own"), template=template)
    assert [block for block in doc.blocks if isinstance(block, Toc)] == [Toc()]
    (shown,) = (block for block in doc.blocks if isinstance(block, Image))
    assert (shown.alt, plain_inlines(shown.caption)) == ("Map of the *north*", "Map: the *north*")
    assert doc.pictures["map.png"].width == 480
    short = note(BookMaker().section("One").own("Text.").book({"topic": "x"}, "own"), template=template)
    assert [block for block in short.blocks if isinstance(block, Toc)] == []


def test_contents_within_a_line_and_a_picture_that_is_not_there_are_refused(tmp_path: Path) -> None:
    book = BookMaker().book({"topic": "x"}, "own")
    for number, body in enumerate(("# {{ title }}\n\nSee {{ contents }}\n", "# {{ title }}\n\n![x](../map.png)\n")):
        with pytest.raises(TemplateError):
            note(book, template=own_template(tmp_path / str(number), body))


def test_the_annex_says_what_the_figures_hold_for() -> None:
    text = "As of May 4, 2022, there were 906 of them."
    doc = note(BookMaker().section("A").excerpt(text, ordinal=7).book(), Copy.WORKING)
    assert "¶\u00a07 (as of May\u00a04, 2022)" in plain_text(doc.blocks)
    assert doc.sources[0].as_of == "2022-05-04"
    assert (doc.sources[0].ordinal, doc.sources[0].span, doc.sources[0].edited) == (7, (0, len(text)), False)
