"""Last time's note becomes a book, from whatever file it is: its headings, its texts, and where each comes from."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefbook.app.exporting import NoteMaker, Options
from briefbook.app.finding import Finder
from briefbook.app.importing import Imported, Importing, import_note
from briefbook.app.refreshing import refresh
from briefbook.app.workspace import open_workspace
from briefbook.model.errors import BookExists, DamagedFile, NoText, Unreadable
from briefbook.model.kinds import EntryKind
from briefbook.model.match import ChangeKind, Verdict
from briefbook.model.monitor import Silent
from briefbook.model.note import Blocks, ListBlock, Para, Run, plain_text
from briefbook.settings.places import Places

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
SPEECH = (
    "Remarks on the winter ferry\n\nPort Ellery, May 4, 2023\n\n"
    "The winter ferry carried 4,100 people to the outer islands in January. It must sail whatever the weather is.\n\n"
    "The council has set aside two million dollars for a second engine, and it will be fitted before the ice comes.\n"
)
NOTE = """# CIMM – Communications Narrative – March 5, 2024

## Introduction

The winter ferry carried 4,200 people to the outer islands in January. It must sail whatever the weather is.

What my grandmother cooked on Sundays has never been written down by anybody.

## Money

### This year

The council has set aside two million dollars for a second engine.

- It must sail whatever the weather is.
"""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Importing]:
    root = tmp_path_factory.mktemp("import")
    folder = root / "papers"
    folder.mkdir()
    (folder / "speech.txt").write_text(SPEECH, "utf-8")
    repository = Path(__file__).resolve().parents[2]
    places = Places(data=root / "data", shipped=repository)
    workspace = open_workspace(folder, places)
    refresh(workspace, Silent())
    finder = Finder(workspace)
    yield Importing(places, finder, NOW)
    finder.close()


def brought_in(work: Importing, tmp_path: Path, name: str, text: str) -> Imported:
    note = tmp_path / name
    note.write_text(text, "utf-8")
    return import_note(note, tmp_path / "new.brief", work)


def test_headings_become_sections_and_texts_know_their_sources(work: Importing, tmp_path: Path) -> None:
    made = brought_in(work, tmp_path, "last time.md", NOTE)
    book = made.opened.book
    assert made.template == book.tabs[0].template == "cimm-narrative"
    assert book.tabs[0].fields == {"committee": "CIMM", "appearance_date": "2024-03-05"}
    assert [section.heading.en for section in book.tabs[0].sections] == ["Introduction", "Money"]
    entries = [entry for _, _, entry in book.entries()]
    assert [entry.kind for entry in entries] == [
        EntryKind.EXCERPT,
        EntryKind.OWN,
        EntryKind.OWN,
        EntryKind.EXCERPT,
        EntryKind.EXCERPT,
    ]
    assert entries[2].text == "This year"
    first = made.entries[0]
    assert (first.traced.verdict, entries[0].is_edited) == (Verdict.ALTERED, True)
    assert first.source is not None
    assert first.source.text == SPEECH.split("\n\n")[2]
    assert [one.kind for one in first.traced.match.changes] == [ChangeKind.FIGURE]
    assert [one.traced.verdict for one in made.entries] == [
        Verdict.ALTERED,
        Verdict.NONE,
        Verdict.CUT,
        Verdict.VERBATIM,
    ]
    assert made.entries[2].traced.sentences[0].match.left_out == ("and it will be fitted before the ice comes",)
    assert made.opened.undo_label == "import:last time.md"


def test_a_note_in_french_makes_a_book_in_french(work: Importing, tmp_path: Path) -> None:
    text = (
        "# CIMM – Trame de communication – 5 mars 2024\n\n## Introduction\n\nLe gouvernement du Canada protège les "
        "personnes qui ont besoin de protection, et il garde ses frontières ouvertes au commerce.\n"
    )
    made = brought_in(work, tmp_path, "la dernière fois.md", text)
    assert made.opened.book.language == "fr"
    assert made.opened.book.tabs[0].fields["appearance_date"] == "2024-03-05"


def test_the_template_is_that_of_the_kind_of_note(work: Importing, tmp_path: Path) -> None:
    text = (
        "# Question Period note: the winter ferry\n\nDate: 2024-02-05\n\n## Issue/Question\n\nWhy does the ferry stay "
        "at its pier?\n\n## Suggested Response\n\n- The ice was thicker than in any year on record.\n"
    )
    made = brought_in(work, tmp_path, "qp.md", text)
    assert made.template == "qp-note"
    assert made.opened.book.tabs[0].fields["title_en"] == "the winter ferry"
    assert any("“Reference number”" in note.en for note in made.notes)
    assert any("« Numéro de référence »" in note.fr for note in made.notes)
    filled = [section.heading.en for section in made.opened.book.tabs[0].sections if section.entries]
    assert filled == ["Issue/Question", "Suggested Response"]


def test_what_a_template_prints_itself_is_no_text(work: Importing, tmp_path: Path) -> None:
    text = (
        "# CIMM – Winter ferry – March 5, 2024\n\nFigures as of: January 30, 2024\n\n## Key Facts and Figures\n\n"
        "- The winter ferry carried 4,100 people to the outer islands in January. [1]\n\n## Key Messages\n\n"
        "No text yet.\n\n## Sources\n\n[1] Remarks on the winter ferry – May 4, 2023\n"
    )
    made = brought_in(work, tmp_path, "issue note.md", text)
    assert made.template == "issue-note"
    tab = made.opened.book.tabs[0]
    assert (tab.fields["as_of"], tab.fields["topic"]) == ("2024-01-30", "Winter ferry")
    assert [one.traced.verdict for one in made.entries] == [Verdict.VERBATIM]
    assert [section.heading.en for section in tab.sections if section.entries] == ["Key Facts and Figures"]


def test_a_title_that_no_field_takes_is_kept_as_a_note_to_self(work: Importing, tmp_path: Path) -> None:
    made = brought_in(work, tmp_path, "notes.md", NOTE.replace("Narrative –", "Narrative – What the islands eat –"))
    first = made.opened.book.tabs[0].sections[0].entries[0]
    title = "CIMM – Communications Narrative – What the islands eat – March 5, 2024"
    assert (first.kind, plain_text(first.blocks)) == (EntryKind.SELF, title)
    assert any(f"“{title}”" in note.en for note in made.notes)
    assert first.id not in {one.id for one in made.entries}


@pytest.mark.parametrize("name", ["note.txt", "note.html"])
def test_other_formats_are_read_too(work: Importing, tmp_path: Path, name: str) -> None:
    sentence = "The winter ferry carried 4,100 people to the outer islands in January."
    text = f"<html><body><h1>Note</h1><p>{sentence}</p></body></html>" if name.endswith("html") else f"{sentence}\n"
    made = brought_in(work, tmp_path, name, text)
    assert [one.traced.verdict for one in made.entries] == [Verdict.VERBATIM]


def test_bold_type_of_a_word_file_stays(work: Importing, tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("Introduction", level=1)
    paragraph = file.add_paragraph("The winter ferry carried ")
    paragraph.add_run("4,100 people").bold = True
    paragraph.add_run(" to the outer islands in January.")
    file.add_paragraph("It must sail whatever the weather is.", style="List Bullet")
    file.save(str(tmp_path / "note.docx"))
    made = import_note(tmp_path / "note.docx", tmp_path / "new.brief", work)
    first, second = (entry.blocks[0] for _, _, entry in made.opened.book.entries())
    assert isinstance(first, Para)
    assert [(one.text, one.bold) for one in first.inlines if isinstance(one, Run)] == [
        ("The winter ferry carried ", False),
        ("4,100 people", True),
        (" to the outer islands in January.", False),
    ]
    assert isinstance(second, ListBlock)
    assert [one.traced.verdict for one in made.entries] == [Verdict.VERBATIM, Verdict.VERBATIM]


def numbered(paragraph: Any, list_id: int, depth: int) -> None:
    """Put a paragraph into a list, as Word does when somebody clicks on its numbers."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = list_id


def add_list(file: Any, *levels: tuple[str, int]) -> int:
    """Define a list of these forms and first numbers, a level each, and return its id."""
    lists = file.part.numbering_part.element
    shapes = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/></w:lvl>'
        for depth, (form, start) in enumerate(levels)
    )
    lists.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{shapes}</w:abstractNum>'))
    return int(lists.add_num(77).numId)


def test_numbered_lists_keep_their_numbers_and_levels_into_the_book_and_out_again(
    work: Importing, tmp_path: Path
) -> None:
    file = docx.Document()
    file.add_heading("CIMM – Communications Narrative – March 5, 2024", level=0)
    file.add_heading("Introduction", level=1)
    list_id = add_list(file, ("decimal", 3), ("lowerLetter", 1), ("bullet", 1))
    said = (("Tickets are sold at the pier.", 0), ("Seniors pay half.", 1), ("Children pay nothing.", 1))
    for text, depth in (*said, ("They come with a parent.", 2), ("The ferry sails at nine.", 0), ("Yes.", 0)):
        numbered(file.add_paragraph(text), list_id, depth)
    file.add_paragraph("Yes.", style="List Bullet")
    numbered(file.add_paragraph("Yes."), list_id, 0)
    file.save(str(tmp_path / "note.docx"))
    made = import_note(tmp_path / "note.docx", tmp_path / "new.brief", work)
    found = [place_in_list(entry.blocks) for _, _, entry in made.opened.book.entries()]
    assert found == [(0, 3), (1, 1), (1, 2), (2, None), (0, 4), (0, 5), (0, None), (0, 6)]
    maker = NoteMaker(work.places)
    outs = [tmp_path / f"again{suffix}" for suffix in (".docx", ".md", ".html")]
    try:
        for out in outs:
            maker.export(made.opened.book, None, out, Options())
    finally:
        maker.close()
    again = import_note(outs[0], tmp_path / "again.brief", work)
    assert [place_in_list(entry.blocks) for _, _, entry in again.opened.book.entries()] == found
    lines = outs[1].read_text("utf-8").split("\n")
    assert "3.  Tickets are sold at the pier." in lines
    assert "    2.  Children pay nothing." in lines
    assert '<ol start="3">' in outs[2].read_text("utf-8")


def place_in_list(blocks: Blocks) -> tuple[int, int | None]:
    """How deep the one item of a list stands, and its number."""
    depth, block = 0, blocks[0]
    while isinstance(block, ListBlock) and isinstance(block.items[0][0], ListBlock):
        block, depth = block.items[0][0], depth + 1
    assert isinstance(block, ListBlock)
    return depth, block.start if block.ordered else None


def test_what_cannot_become_a_book_is_refused_and_leaves_none(work: Importing, tmp_path: Path) -> None:
    out = tmp_path / "new.brief"
    with pytest.raises(Unreadable, match="no such file"):
        import_note(tmp_path / "none.docx", out, work)
    (tmp_path / "damaged.docx").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(DamagedFile):
        import_note(tmp_path / "damaged.docx", out, work)
    (tmp_path / "blank.md").write_text("\n \n", "utf-8")
    with pytest.raises((NoText, Unreadable)):
        import_note(tmp_path / "blank.md", out, work)
    assert not out.exists()
    out.write_text("mine", "utf-8")
    with pytest.raises(BookExists):
        brought_in(work, tmp_path, "last time.md", NOTE)
    assert out.read_text("utf-8") == "mine"
