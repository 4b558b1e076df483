"""The pure functions of the window: where passages go, where rows go, how files are called, what is edited."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.gui.citation import plain_citation, rich_citation, source_line
from briefbook.gui.destination import nearest_section
from briefbook.gui.entry_text import missing_spans, to_blocks, to_text
from briefbook.gui.exports import export_folder, file_name, with_format
from briefbook.gui.folders import folder_rows
from briefbook.gui.placing import dropped_entry, dropped_section, stepped_entry, stepped_section
from briefbook.model.book import Entry, Section, Wording
from briefbook.model.excerpt import blocks_of, paragraphs
from briefbook.model.kinds import EntryId, EntryKind, PassageKind, SectionId
from briefbook.settings import options
from briefbook.settings.storage import Settings
from tests.gui.samples import row

HEADINGS = (
    Wording("Introduction", "Introduction"),
    Wording("Human Trafficking", "Traite de personnes"),
    Wording("Migrant Smuggling", "Passage de clandestins"),
    Wording("Irregular Migration and the Safe Third Country Agreement", "Migration irrégulière"),
)
SECTIONS = tuple(Section(SectionId(str(number)), heading) for number, heading in enumerate(HEADINGS))


def made(*groups: str) -> tuple[Section, ...]:
    return tuple(
        Section(
            SectionId(f"s{number}"),
            Wording(f"S{number}"),
            tuple(Entry(EntryId(name), EntryKind.OWN, paragraphs(name)) for name in group.split()),
        )
        for number, group in enumerate(groups)
    )


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("human trafficking", 1),
        ("trafficked", 1),
        ("traite", 1),
        ("smugglers", 2),
        ("SAFE third country", 3),
        ("migration irreguliere", 3),
        ("levels plan", 0),
        ("", 0),
    ],
)
def test_a_passage_goes_to_the_section_whose_heading_is_nearest(query: str, place: int) -> None:
    assert nearest_section(query, SECTIONS) is SECTIONS[place]


def test_without_sections_there_is_no_destination() -> None:
    assert nearest_section("anything", ()) is None


@pytest.mark.parametrize(
    ("entry", "step", "expected"),
    [("b", -1, ("s0", 0)), ("a", 1, ("s0", 1)), ("b", 1, ("s1", 0)), ("c", -1, ("s0", 2)), ("a", -1, None)],
)
def test_an_entry_steps_within_its_section_and_over_its_edge(
    entry: str, step: int, expected: tuple[str, int] | None
) -> None:
    place = stepped_entry(made("a b", "c", ""), EntryId(entry), step)
    assert (None if place is None else (place.section_id, place.at)) == expected


@pytest.mark.parametrize(("before", "at"), [("a", 0), ("c", 1), ("", 2)])
def test_an_entry_is_dropped_before_another_or_at_the_end(before: str, at: int) -> None:
    place = dropped_entry(made("a b c"), EntryId("b"), SectionId("s0"), before)
    assert place is not None
    assert place.at == at


def test_sections_step_and_drop_likewise() -> None:
    sections = made("", "", "")
    assert stepped_section(sections, SectionId("s0"), 1) == 1
    assert stepped_section(sections, SectionId("s0"), -1) is None
    assert dropped_section(sections, SectionId("s0"), "s2") == 1
    assert dropped_section(sections, SectionId("s0"), "") == 2


@given(st.lists(st.text(st.characters(blacklist_characters="\n\r", blacklist_categories=("Cs", "Cc")), min_size=1)))
def test_paragraphs_survive_the_editor(texts: list[str]) -> None:
    blocks = paragraphs("\n\n".join(texts))
    assert to_blocks(to_text(blocks), blocks) == blocks


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (PassageKind.TABLE, "Year\tPermits\n2022\t146"),
        (PassageKind.QUOTATION, "Nobody had said it aloud."),
        (PassageKind.LIST_ITEM, "a work permit\nwithout a fee"),
        (PassageKind.PARAGRAPH, "Since March\u00a025 nobody pays."),
    ],
)
def test_the_form_of_a_passage_survives_the_editor(kind: PassageKind, text: str) -> None:
    blocks = blocks_of(kind, text)
    assert to_text(blocks) == text
    assert to_blocks(text, blocks) == blocks


def test_words_that_went_are_marked_in_the_text_as_taken() -> None:
    taken = "The department issues permits, without a fee, to victims."
    gone = [taken[start:end] for start, end in missing_spans(taken, "The department issues permits to victims.")]
    assert "".join(gone).replace(" ", "") == ",withoutafee,"
    assert missing_spans(taken, taken) == []


def test_folders_count_what_lies_in_them_and_below() -> None:
    rows = folder_rows(["a/x.txt", "a/b/y.txt", "z.txt", "C/q.txt"])
    assert [(one.path, one.count) for one in rows] == [("a", 2), ("C", 1)]
    assert [(one.path, one.label, one.count) for one in rows[0].folders] == [("a/b", "b", 1)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CIMM – Narrative – February 7, 2024", "CIMM – Narrative – February 7, 2024.docx"),
        ('Who / what: a "question"?', "Who what a question.docx"),
        ("...", "note.docx"),
    ],
)
def test_a_title_becomes_a_name_that_every_file_system_takes(title: str, name: str) -> None:
    assert file_name(title, "docx") == name


@pytest.mark.parametrize(
    ("path", "expected"), [("a.docx", "a.md"), ("Note v1.2", "Note v1.2.md"), ("a.HTML", "a.md"), ("a.md", "a.md")]
)
def test_the_suffix_is_that_of_the_format(path: str, expected: str) -> None:
    assert with_format(Path(path), "md") == Path(expected)


def test_notes_go_where_the_last_one_went_unless_the_environment_says_otherwise(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set(options.EXPORT_FOLDER, str(tmp_path))
    assert export_folder(settings, {}) == tmp_path
    assert export_folder(settings, {"BRIEFBOOK_EXPORTS": str(tmp_path / "other")}) == tmp_path / "other"


def test_nothing_of_a_passage_is_markup_on_the_clipboard() -> None:
    rich = rich_citation("a < b & <b>c</b>", row(title="Tom & Co"), 7)
    assert "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;" in rich
    assert "Tom &amp; Co" in rich
    assert plain_citation("text", row(), 7).startswith("text\n(")


def test_a_source_is_named_by_what_is_known_of_it() -> None:
    assert source_line(row(date=None), 7) == "Backgrounder on protection, The department, ¶7"
