"""A note made in a form typed in Word comes back: the form's own words are no news, what was done to the texts is."""

import copy
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from briefbook.app.exported import export_made
from briefbook.book.returning import compare
from briefbook.model.book import Book
from briefbook.model.kinds import LANGUAGES, Copy, Language
from briefbook.model.plain import to_plain
from briefbook.model.returned import FrameChange, ReturnReport
from briefbook.ooxml.marks import entry_mark
from briefbook.render import word_note, word_return, word_start
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.exported import exported_form
from tests.render.colleague import Colleague, W, WordFile, parent_of
from tests.render.making import PROSE, BookMaker, sample_book
from tests.render.returned_notes import Worked, judged
from tests.render.test_word_template import FIELDS, FORM, SECTIONS
from tests.render.test_word_typed_contents import gallery
from tests.render.typing_in_word import heading, paragraph, table, text_box, title, typed_template, word_file
from tests.word_verifiers import convert

LETTER = (
    table(("Department of Harbours", "File: {{ topic }}")),
    title(),
    gallery("x"),
    paragraph("Dear colleague,"),
    paragraph("What follows is for {{ people | join(“, ”) }}.", style="ListBullet"),
    paragraph(text_box(paragraph("Say it in one breath.") + paragraph("About {{ topic }}."))),
    *SECTIONS,
    heading("Approval"),
    paragraph("Signed by the director of {{ topic }}", style="Quote"),
    table(("Name", "Date"), ("{{ people[0] }}", "{{ held_on | long_date }}"), ("", "")),
)
GRID = (
    title(),
    paragraph("What we say", style="Caption"),
    table(
        ("Issue", "Line to take"),
        ("{% for section in sections %}", ""),
        ("{{ section.heading }}", paragraph("{{ section.text }}", style="TableText")),
        ("{% endfor %}", ""),
        ("Contact", "The harbour desk"),
    ),
    paragraph("End of the form."),
)
ROWS = (
    title(),
    table(
        ("{% for section in sections %}", ""),
        ("{% for entry in section.entries %}", ""),
        ("No. {{ loop.index }}", paragraph("{{ entry.text }}", style="TableText")),
        ("{% endfor %}", ""),
        ("{% endfor %}", ""),
    ),
    paragraph("{% for section in sections %}"),
    heading("{{ section.heading }}"),
    paragraph("{% endfor %}"),
)


def short_book() -> Book:
    maker = BookMaker()
    maker.section("Introduction").excerpt(PROSE[0]).excerpt(PROSE[1], ordinal=6)
    maker.section("Winter").own("The ferries ran all winter, and nobody waited.")
    return maker.section("Law").excerpt(PROSE[2], ordinal=9).own("Nothing else is to be said of it.").book()


FORMS: dict[str, tuple[tuple[str, ...], Book]] = {
    "form": (FORM, sample_book()),
    "letter": (LETTER, sample_book()),
    "grid": (GRID, short_book()),
    "rows": (ROWS, short_book()),
    "whole": ((title(), paragraph("Above."), paragraph("{{ body }}"), paragraph("Below.")), sample_book()),
}


@dataclass(frozen=True)
class Sent:
    """A file that went out, with the book that remembers it."""

    book: Book
    data: bytes

    def back(self, data: bytes) -> ReturnReport:
        return compare(self.book, word_return.read(data, "note.docx"))


def sent(folder: Path, name: str, copy: Copy = Copy.MINISTER, language: Language = "en") -> Sent:
    typed, book = FORMS[name]
    return sent_as(folder, word_file(*typed), book, RenderOptions(copy, language))


def sent_as(folder: Path, data: bytes, book: Book, options: RenderOptions) -> Sent:
    template = typed_template(folder, data)
    tab = replace(book.tabs[0], template=template.name, fields=FIELDS)
    book = replace(book, tabs=(tab,))
    doc = assemble(book, tab, template, options)
    made = word_note.write(doc, tab, template, options)
    export = export_made(to_plain(exported_form(doc, made)), book, [tab.id], options.copy, options.language)
    return Sent(replace(book, exports=(export,)), made)


def found(report: ReturnReport) -> list[object]:
    changed = [(str(one.id), one.state) for one in report.entries if one.state != "same"]
    return [*changed, *(one.text for one in report.new), *report.frame, *report.remarks, *report.notes]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("copy", list(Copy))
def test_nothing_is_found_in_a_form_as_it_went_out(tmp_path: Path, name: str, copy: Copy) -> None:
    for language in LANGUAGES:
        one = sent(tmp_path, name, copy, language)
        assert len(one.book.exports[0].frame) > 1
        report = one.back(one.data)
        assert found(report) == []
        assert len(report.entries) == len(one.book.exports[0].placed) > 3


def test_nothing_is_found_in_the_form_that_a_beginner_is_given(tmp_path: Path) -> None:
    info = typed_template(tmp_path, word_file(*FORM)).info
    one = sent_as(tmp_path, word_start.build(info), sample_book(), RenderOptions(Copy.WORKING, "fr"))
    assert found(one.back(one.data)) == []


def test_the_form_s_own_words_are_remembered_as_such(tmp_path: Path) -> None:
    frame = sent(tmp_path, "letter").book.exports[0].frame
    assert {"Dear colleague,", "Department of Harbours\tFile: ferries", "Say it in one breath.", "Approval"} <= set(
        frame
    )
    assert "Name\tDate" in frame
    rows = sent(tmp_path, "grid").book.exports[0].frame
    named = ["What we say", "Issue", "Winter", "Contact", "End of the form."]
    assert [one for one in rows if one in named] == named


class Editor:
    """Works on a file; `expected` is what a comparison must find of it, in its order."""

    def __init__(self, one: Sent) -> None:
        self.file = WordFile(one.data)
        self._book = one.book.id

    def reword(self, entry: str, old: str, new: str) -> None:
        text = next(one for one in self.file.texts_of(self._mark(entry)) if old in (one.text or ""))
        text.text = (text.text or "").replace(old, new)

    def say(self, old: str, new: str) -> None:
        """Change a word of the form."""
        text = next(one for one in self.file.root.iter(f"{W}t") if one.text == old)
        text.text = new

    def delete(self, entry: str) -> None:
        for block in self.file.blocks_of(self._mark(entry)):
            parent_of(block).remove(block)

    def add_paragraph(self, entry: str, text: str) -> None:
        """Behind an entry, in the cell or the body that it stands in."""
        start = self.file.start_of(self._mark(entry))
        held = parent_of(start)
        made = copy.deepcopy(held)
        for node in [node for node in made if node.tag != f"{W}pPr"]:
            made.remove(node)
        run = etree.SubElement(made, f"{W}r")
        etree.SubElement(run, f"{W}t").text = text
        held.addnext(made)

    def add_row(self, *texts: str) -> None:
        """At the end of the last table."""
        row = list(self.file.root.iter(f"{W}tr"))[-1]
        made = copy.deepcopy(row)
        for tag in ("bookmarkStart", "bookmarkEnd"):
            for node in list(made.iter(W + tag)):
                parent_of(node).remove(node)
        for cell, said in zip(made.iter(f"{W}tc"), texts, strict=True):
            first, *more = list(cell.iter(f"{W}t"))
            first.text = said
            for one in more:
                one.text = ""
        row.addnext(made)

    def _mark(self, entry: str) -> str:
        return entry_mark(self._book, entry)


def edited_letter(one: Sent) -> tuple[bytes, list[object]]:
    editor = Editor(one)
    editor.reword("e1", "orderly", "orderly, quick")
    editor.reword("e8", "9,055", "9,155")
    editor.delete("e2")
    editor.add_paragraph("e13", "A paragraph that a colleague added.")
    editor.say("Dear colleague,", "Dear colleagues,")
    states: list[object] = [("e1", "edited"), ("e2", "deleted"), ("e8", "edited")]
    news = ["A paragraph that a colleague added.", FrameChange("Dear colleague,", "Dear colleagues,")]
    return editor.file.saved(), [*states, *news]


def edited_grid(one: Sent) -> tuple[bytes, list[object]]:
    editor = Editor(one)
    editor.reword("e3", "nobody waited", "hardly anybody waited")
    editor.reword("e4", "faster", "more slowly")
    editor.say("Contact", "Contact us")
    return editor.file.saved(), [("e3", "edited"), ("e4", "edited"), FrameChange("Contact", "Contact us")]


def edited_rows(one: Sent) -> tuple[bytes, list[object]]:
    editor = Editor(one)
    editor.reword("e5", "Nothing else", "Nothing more")
    editor.reword("e1", "safe", "safe and sound")
    editor.add_row("No. 9", "A row that a colleague added.")
    return editor.file.saved(), [("e1", "edited"), ("e5", "edited"), "No. 9\nA row that a colleague added."]


EDITS = {"letter": edited_letter, "grid": edited_grid, "rows": edited_rows}


@pytest.mark.parametrize("name", EDITS)
def test_exactly_what_was_done_to_a_form_is_found(tmp_path: Path, name: str) -> None:
    one = sent(tmp_path, name, Copy.WORKING if name == "grid" else Copy.MINISTER)
    data, expected = EDITS[name](one)
    assert found(one.back(data)) == expected


@pytest.mark.parametrize("name", ["form", "letter", "whole"])
def test_whatever_colleagues_do_to_a_form_is_found_and_nothing_else(tmp_path: Path, name: str) -> None:
    one = sent(tmp_path, name, Copy.WORKING)
    there = right = 0
    wrong: list[str] = []
    for seed in range(8):
        colleague = Colleague(one.data, one.book.id, [each.entry for each in one.book.exports[0].placed], Random(seed))
        colleague.work(4)
        worked = Worked(one.book, colleague.file.saved(), colleague.expected)
        changes, found, false = judged(worked, worked.data)
        there, right, wrong = there + changes, right + found, [*wrong, *(f"{seed}: {what}" for what in false)]
    assert wrong == []
    assert right == there > 16


def test_it_is_found_too_when_libreoffice_saved_the_form(tmp_path: Path) -> None:
    plain = {f"{name}-{copy}": sent(tmp_path, name, copy) for name in FORMS for copy in (Copy.MINISTER, Copy.WORKING)}
    worked = {name: sent(tmp_path, name) for name in EDITS}
    edited = {name: EDITS[name](one) for name, one in worked.items()}
    files = {f"{name}.docx": one.data for name, one in plain.items()}
    files |= {f"{name}.docx": data for name, (data, _) in edited.items()}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "saved").mkdir()
    convert([tmp_path / name for name in files], "docx:MS Word 2007 XML", tmp_path / "saved")
    saved = {name.removesuffix(".docx"): (tmp_path / "saved" / name).read_bytes() for name in files}
    assert {name: some for name, one in plain.items() if (some := found(one.back(saved[name])))} == {}
    assert {name: found(worked[name].back(saved[name])) for name in edited} == {
        name: expected for name, (_, expected) in edited.items()
    }
