"""What came back in a file is taken into the book: the text as it came, the source as it was."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefbook.book import edit
from briefbook.book.returning import compare
from briefbook.book.taking import take, takeable
from briefbook.model.book import Book, Entry, Export, Placed, Redaction
from briefbook.model.errors import BookError, NotInBook
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy, EntryId, EntryKind, PassageKind, SectionId
from briefbook.model.note import Blocks, Heading, ListBlock, Para, Run, Table
from briefbook.model.returned import Remark, ReturnedFile, ReturnedPiece, ReturnReport
from briefbook.ooxml.marks import entry_mark
from tests.render.making import BookMaker

FIRST = "The ferry sails at noon in winter. It carries forty people."
SECOND = "Nobody has asked for a second crane at Port Ellery."
THIRD = "The piers are sound and were tested in May."


def a_book(copy: Copy = Copy.WORKING) -> Book:
    maker = BookMaker().section("Crossings", "Traversées").excerpt(FIRST).own(SECOND)
    maker.section("Ports", "Ports").excerpt(THIRD, ordinal=9)
    maker.excerpt("Item\tNumber\nPiers\t4", PassageKind.TABLE, ordinal=12)
    book = maker.book()
    placed = tuple(Placed(entry.id, section.id, entry.text) for _, section, entry in book.entries())
    export = Export("_bbx_1", copy, "en", "2024-02-07", (book.tabs[0].id,), placed, ("Crossings", "Ports"))
    return replace(book, exports=(export,))


def heading(text: str) -> ReturnedPiece:
    return ReturnedPiece((Heading(2, (Run(text),)),), role="heading")


def text(words: str, **other: object) -> ReturnedPiece:
    return ReturnedPiece(paragraphs(words), **other)  # type: ignore[arg-type]  # the tests' own values, by name


class File:
    """A file that came back, made of the book as it went out."""

    def __init__(self, book: Book) -> None:
        self.pieces: dict[str, ReturnedPiece] = {"Crossings": heading("Crossings")}
        for number, (_, section, entry) in enumerate(book.entries()):
            if section.id == "s2" and "Ports" not in self.pieces:
                self.pieces["Ports"] = heading("Ports")
            self.pieces[entry.id] = ReturnedPiece(entry.blocks, entry_mark(book.id, entry.id), number)

    def says(self, entry: str, blocks: Blocks) -> "File":
        self.pieces[entry] = replace(self.pieces[entry], blocks=blocks)
        return self

    def without(self, *entries: str) -> "File":
        for entry in entries:
            del self.pieces[entry]
        return self

    def order(self, *names: str) -> "File":
        self.pieces = {name: self.pieces[name] for name in names}
        return self

    def put(self, name: str, piece: ReturnedPiece) -> "File":
        self.pieces[name] = piece
        return self

    def compared(self, book: Book) -> ReturnReport:
        return compare(book, ReturnedFile(("_bbx_1",), tuple(self.pieces.values())))


def states(report: ReturnReport) -> dict[str, str]:
    return {str(one.id): one.state for one in report.entries if one.state != "same"}


def entry(book: Book, name: str) -> Entry:
    return edit.entry_of(book, EntryId(name))


def test_an_edit_is_taken_and_the_source_stays() -> None:
    book = a_book()
    report = File(book).says("e1", paragraphs(FIRST.replace("noon", "dawn"))).compared(book)
    assert states(report) == {"e1": "edited"}
    taken = take(book, report, takeable(report), "en")
    assert entry(taken, "e1").text == FIRST.replace("noon", "dawn")
    assert entry(taken, "e1").provenance == entry(book, "e1").provenance
    assert entry(taken, "e1").is_edited
    assert replace(taken, tabs=book.tabs) == book


def test_bold_letters_come_along_and_the_form_of_the_entry_stays() -> None:
    book = a_book()
    bold = (Para((Run("The ferry sails "), Run("never", bold=True), Run("."))),)
    table = (Table(((Run("Item"),), (Run("Number"),)), (((Run("Piers"),), (Run("5"),)),)),)
    report = File(book).says("e1", bold).says("e4", table).compared(book)
    taken = take(book, report, ["e1", "e4"], "en")
    assert entry(taken, "e1").blocks == bold
    assert entry(taken, "e4").text == "Item\tNumber\nPiers\t5"
    assert isinstance(entry(taken, "e4").blocks[0], Table)


def test_what_is_deleted_goes_and_what_is_new_comes_to_its_place() -> None:
    book = a_book()
    file = File(book).without("e2").put("x", text("A new line at the end.", authors=("Bo Larsen",)))
    report = file.compared(book)
    assert states(report) == {"e2": "deleted"}
    (new,) = report.new
    assert (new.section, new.after, new.authors) == ("s2", "e4", ("Bo Larsen",))
    taken = take(book, report, takeable(report), "en")
    assert [(section.id, one.id, one.kind) for _, section, one in taken.entries()] == [
        ("s1", "e1", EntryKind.EXCERPT),
        ("s2", "e3", EntryKind.EXCERPT),
        ("s2", "e4", EntryKind.EXCERPT),
        ("s2", "e5", EntryKind.OWN),
    ]


def test_an_entry_that_was_moved_is_moved() -> None:
    book = a_book()
    report = File(book).order("Crossings", "e2", "Ports", "e3", "e1", "e4").compared(book)
    assert states(report) == {"e1": "moved"}
    taken = take(book, report, takeable(report), "en")
    assert [(section.id, one.id) for _, section, one in taken.entries()] == [
        ("s1", "e2"),
        ("s2", "e3"),
        ("s2", "e1"),
        ("s2", "e4"),
    ]
    assert entry(taken, "e1") == entry(book, "e1")


def test_a_copy_of_an_entry_keeps_its_source() -> None:
    book = a_book()
    report = File(book).put("x", text(FIRST)).compared(book)
    assert [one.copy_of for one in report.new] == ["e1"]
    taken = take(book, report, ["n1"], "en")
    assert entry(taken, "e5").provenance == entry(book, "e1").provenance


def changed_here(book: Book, name: str, words: str) -> Book:
    return edit.edit_entry(book, EntryId(name), paragraphs(words))


def test_edits_of_both_sides_are_a_conflict_that_may_be_merged() -> None:
    book = changed_here(a_book(), "e1", FIRST.replace("forty", "fifty"))
    report = File(a_book()).says("e1", paragraphs(FIRST.replace("noon", "dawn"))).compared(book)
    assert states(report) == {"e1": "conflict"}
    assert takeable(report) == ()
    (one,) = [one for one in report.entries if one.id == "e1"]
    assert (one.exported, one.now) == (FIRST, FIRST.replace("forty", "fifty"))
    both = FIRST.replace("forty", "fifty").replace("noon", "dawn")
    assert one.merged == both
    assert entry(take(book, report, ["e1"], "en"), "e1").text == both


def test_edits_of_the_same_words_are_a_conflict_that_the_file_wins_when_it_is_taken() -> None:
    book = changed_here(a_book(), "e1", FIRST.replace("noon", "night"))
    report = File(a_book()).says("e1", paragraphs(FIRST.replace("noon", "dawn"))).compared(book)
    (one,) = [one for one in report.entries if one.id == "e1"]
    assert (one.state, one.merged) == ("conflict", None)
    assert entry(take(book, report, ["e1"], "en"), "e1").text == FIRST.replace("noon", "dawn")


@pytest.mark.parametrize(
    ("here", "there", "state"),
    [
        (lambda book: changed_here(book, "e2", "Other words."), lambda file: file.without("e2"), "conflict"),
        (lambda book: edit.remove_entry(book, EntryId("e2")), lambda file: file.without("e2"), None),
        (lambda book: edit.remove_entry(book, EntryId("e2")), lambda file: file, None),
        (
            lambda book: edit.remove_entry(book, EntryId("e2")),
            lambda file: file.says("e2", paragraphs(SECOND.replace("crane", "pier"))),
            "conflict",
        ),
        (
            lambda book: changed_here(book, "e2", SECOND.replace("crane", "pier")),
            lambda file: file.says("e2", paragraphs(SECOND.replace("crane", "pier"))),
            None,
        ),
        (lambda book: changed_here(book, "e2", "Other words."), lambda file: file, None),
        (
            lambda book: edit.move_entry(book, EntryId("e1"), SectionId("s2")),
            lambda file: file.order("Crossings", "e2", "Ports", "e3", "e4", "e1"),
            None,
        ),
    ],
)
def test_what_both_did_alike_is_nothing_and_what_only_the_book_did_stays(
    here: Callable[[Book], Book], there: Callable[[File], File], state: str | None
) -> None:
    book = here(a_book())
    report = there(File(a_book())).compared(book)
    assert states(report) == ({} if state is None else {"e2": state})
    assert take(book, report, takeable(report), "en") == book


def test_a_text_that_the_book_has_no_more_comes_back_as_own_words() -> None:
    book = edit.remove_entry(a_book(), EntryId("e2"))
    report = File(a_book()).says("e2", paragraphs(SECOND.replace("crane", "pier"))).compared(book)
    taken = take(book, report, ["e2"], "en")
    assert entry(taken, "e5").text == SECOND.replace("crane", "pier")
    assert [one.id for one in taken.tabs[0].sections[0].entries] == ["e1", "e5"]


def test_what_is_withheld_never_becomes_its_label() -> None:
    raw = a_book(Copy.DISCLOSURE)
    section = raw.tabs[0].sections[0]
    withheld = replace(section.entries[0], redactions=(Redaction(4, 9),))
    with_it = replace(section, entries=(withheld, *section.entries[1:]))
    tab = replace(raw.tabs[0], sections=(with_it, *raw.tabs[0].sections[1:]))
    shown = FIRST.replace("ferry", "[Redacted]")
    placed = (replace(raw.exports[0].placed[0], text=shown), *raw.exports[0].placed[1:])
    book = replace(raw, tabs=(tab,), exports=(replace(raw.exports[0], placed=placed),))
    assert states(File(book).says("e1", paragraphs(shown)).compared(book)) == {}
    report = File(book).says("e1", paragraphs(shown.replace("noon", "dawn"))).compared(book)
    assert states(report) == {"e1": "edited"}
    taken = entry(take(book, report, ["e1"], "en"), "e1")
    assert taken.text == FIRST.replace("noon", "dawn")
    assert taken.redactions == withheld.redactions
    report = File(book).says("e1", paragraphs(shown.replace("[Redacted] ", ""))).compared(book)
    with pytest.raises(BookError, match="withheld"):
        take(book, report, ["e1"], "en")


def test_a_label_does_not_replace_what_it_stands_for_when_the_export_is_forgotten() -> None:
    raw = a_book()
    section = raw.tabs[0].sections[0]
    withheld = replace(section.entries[0], redactions=(Redaction(4, 9),))
    with_it = replace(section, entries=(withheld, *section.entries[1:]))
    book = replace(raw, tabs=(replace(raw.tabs[0], sections=(with_it, *raw.tabs[0].sections[1:])),), exports=())
    shown = FIRST.replace("ferry", "[Redacted]")
    assert states(File(book).says("e1", paragraphs(shown)).compared(book)) == {}
    report = File(book).says("e1", paragraphs(shown.replace("noon", "dawn"))).compared(book)
    assert states(report) == {"e1": "edited"}
    with pytest.raises(BookError, match="withheld"):
        take(book, report, ["e1"], "en")


def test_the_text_of_the_second_language_is_taken_to_its_side() -> None:
    raw = a_book()
    french = "Le traversier part à midi en hiver."
    section = raw.tabs[0].sections[0]
    both = replace(section, entries=(replace(section.entries[0], other=paragraphs(french)), *section.entries[1:]))
    tab = replace(raw.tabs[0], sections=(both, *raw.tabs[0].sections[1:]))
    placed = (replace(raw.exports[0].placed[0], text=french), *raw.exports[0].placed[1:])
    book = replace(raw, tabs=(tab,), exports=(replace(raw.exports[0], placed=placed, language="fr"),))
    report = File(book).says("e1", paragraphs(french.replace("midi", "minuit"))).compared(book)
    assert states(report) == {"e1": "edited"}
    taken = entry(take(book, report, ["e1"], "fr"), "e1")
    assert (taken.text, taken.other_text) == (FIRST, french.replace("midi", "minuit"))


def test_comments_and_lists_are_read_along() -> None:
    book = a_book()
    file = File(book)
    file.pieces["e1"] = replace(file.pieces["e1"], remarks=(Remark("Bo", "Why?"),))
    items = (ListBlock(((Para((Run("One"),)),), (Para((Run("Two"),)),))),)
    report = file.put("x", ReturnedPiece(items)).compared(book)
    assert next(one for one in report.entries if one.id == "e1").remarks == (Remark("Bo", "Why?"),)
    assert report.new[0].blocks == items


def test_what_the_report_does_not_name_cannot_be_taken() -> None:
    book = a_book()
    report = File(book).compared(book)
    with pytest.raises(NotInBook, match="e99"):
        take(book, report, ["e99"], "en")
    assert take(book, report, ["e1"], "en") == book
