"""Open-data rows: the official columns, complete in both languages, harmless in a spreadsheet, nothing withheld."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

import pytest

from briefbook.model.book import Book, Entry, FieldValue, Redaction, Section, Tab, Wording
from briefbook.model.errors import ExportError, UsageError
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import EntryId, EntryKind, Language, SectionId, TabId
from briefbook.model.note import Blocks, ListBlock, Para, Run, Table
from briefbook.model.template import TemplateInfo
from briefbook.render import catalog, open_data
from tests.render.making import TEMPLATES, narrative

QP_COLUMNS = [
    *("reference_number", "title_en", "title_fr", "minister", "question_en", "question_fr", "date_received"),
    *("response_en", "response_fr", "background_en", "background_fr"),
    *("additional_information_en", "additional_information_fr"),
]
MEMO_COLUMNS = [
    *("tracking_number", "title_en", "title_fr", "originating_sector_en", "originating_sector_fr"),
    *("addressee", "date_received", "action_required", "additional_information_en", "additional_information_fr"),
]
FIELDS: Mapping[str, FieldValue] = {
    "reference_number": "ABC-2024-QP-00001",
    "title_en": "Ferries",
    "title_fr": "Traversiers",
    "minister": "Minister of Transport",
    "date_received": "2024-02-07",
}
MEMO_FIELDS: Mapping[str, FieldValue] = {
    "tracking_number": "24-001",
    "title_en": "Ferries",
    "title_fr": "Traversiers",
    "addressee": "M",
    "originating_sector_en": "Ports; Roads",
    "originating_sector_fr": "Ports; Routes",
    "action_required": "S",
    "date_received": "2024-02-07",
}


def info(name: str) -> TemplateInfo:
    return catalog.load([TEMPLATES], name).info


def text(name: str, en: str, fr: str) -> Entry:
    return Entry(EntryId(name), EntryKind.OWN, paragraphs(en), other=paragraphs(fr))


RESPONSE = text("e1", "Ferries sail.\n\nEvery day.", "Les traversiers partent.\n\nChaque jour.")
BACKGROUND = text("e2", "There are nine.", "Il y en a neuf.")


def book(*sections: tuple[str, tuple[Entry, ...]], language: Language = "en", **fields: str) -> Book:
    made = tuple(Section(SectionId(name), Wording(name.title(), name), entries) for name, entries in sections)
    return Book("5a" * 16, language, (Tab(TabId("t1"), "qp-note", {**FIELDS, **fields}, made),))


def row(made: Book) -> Mapping[str, str]:
    return open_data.row(made, made.tabs[0], info("qp-note"))


def complete(title_en: str = "Ferries", reference_number: str = "ABC-2024-QP-00001") -> Book:
    filled = (("response", (RESPONSE,)), ("background", (BACKGROUND,)))
    return book(*filled, title_en=title_en, reference_number=reference_number)


def test_a_question_period_note_has_the_official_columns() -> None:
    assert list(row(complete())) == QP_COLUMNS
    assert row(complete())["minister"] == "Minister of Transport"


def test_a_memorandum_has_the_official_columns_and_codes() -> None:
    tab = Tab(TabId("t1"), "memo", MEMO_FIELDS)
    made = open_data.row(Book("5a" * 16, "en", (tab,)), tab, info("memo"))
    assert list(made) == MEMO_COLUMNS
    assert (made["addressee"], made["action_required"], made["date_received"]) == ("M", "S", "2024-02-07")


def test_another_note_has_no_open_data_form() -> None:
    with pytest.raises(UsageError, match="Question Period note and a memorandum"):
        open_data.row(complete(), complete().tabs[0], narrative().info)


def test_two_blank_lines_part_paragraphs_and_points_have_a_star() -> None:
    blocks: Blocks = (
        Para((Run("Three steps:"),)),
        ListBlock(((Para((Run("one"),)),), (Para((Run("two"),)),)), ordered=True),
        Table(((Run("Year"),), (Run("Ferries"),)), (((Run("2023"),), (Run("9"),)),)),
    )
    made = book(("response", (RESPONSE,)), ("background", (replace(BACKGROUND, blocks=blocks),)))
    assert row(made)["response_en"] == "* Ferries sail.\n\n\n* Every day."
    assert row(made)["response_fr"] == "* Les traversiers partent.\n\n\n* Chaque jour."
    assert row(made)["background_en"] == "Three steps:\n\n\n1. one\n\n\n2. two\n\n\nYear | Ferries\n2023 | 9"


def test_a_book_in_french_has_its_english_in_the_english_columns() -> None:
    entry = text("e1", "Les traversiers partent.", "Ferries sail.")
    made = book(("response", (entry,)), ("background", (entry,)), language="fr")
    assert (row(made)["background_en"], row(made)["background_fr"]) == ("Ferries sail.", "Les traversiers partent.")


def test_one_sentence_names_all_that_is_missing() -> None:
    silent = text("e3", "And more.", "")
    made = book(("response", (RESPONSE, silent)), ("background", ()), title_fr="")
    with pytest.raises(ExportError) as caught:
        row(made)
    assert caught.value.sentence == (
        "The open-data row is not complete; it still needs: “Title (French)”, “Response” in French, "
        "“Background” in English, “Background” in French."
    )


def test_an_optional_text_needs_its_twin_too() -> None:
    asked = text("e3", "Why nine?", "")
    made = book(("question", (asked,)), ("response", (RESPONSE,)), ("background", (BACKGROUND,)))
    with pytest.raises(ExportError, match="needs: “Question” in French"):
        row(made)


def test_notes_to_self_and_what_is_redacted_stay_out() -> None:
    own = Entry(EntryId("e9"), EntryKind.SELF, paragraphs("Ask legal services."))
    secret = replace(
        BACKGROUND,
        redactions=(Redaction(10, 14),),
        other_redactions=(Redaction(10, 14),),
    )
    made = row(book(("response", (RESPONSE, own)), ("background", (secret,))))
    assert made["background_en"] == "There are [Redacted]."
    assert made["background_fr"] == "Il y en a [Caviardé]."
    assert "legal" not in made["response_en"]


def test_a_comma_in_the_reference_number_is_refused() -> None:
    with pytest.raises(ExportError, match="comma"):
        row(complete(reference_number="ABC,1"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " ="])
def test_no_cell_is_a_formula(start: str) -> None:
    (header, cells) = csv.reader(io.StringIO(written(complete(title_en=f"{start}cmd|'/c calc'!A1"))))
    assert header == QP_COLUMNS
    assert cells[1].startswith("'")


@pytest.mark.parametrize("cell", ["=1+1", "\t=1+1", "\r-1", "\n@SUM(A1)"])
def test_a_harmless_cell_begins_with_an_apostrophe(cell: str) -> None:
    assert open_data.harmless(cell) == f"'{cell}"
    assert open_data.harmless(f"* {cell}") == f"* {cell}"


def written(made: Book) -> str:
    return open_data.write([row(made)]).decode("utf-8").removeprefix("\ufeff")


def test_excel_and_the_portal_read_the_file_alike() -> None:
    data = open_data.write([row(complete()), row(complete(reference_number="ABC-2024-QP-00002"))])
    assert data.startswith("\ufeffreference_number,".encode())
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [line[0] for line in lines] == ["reference_number", "ABC-2024-QP-00001", "ABC-2024-QP-00002"]
    assert lines[1][7] == "* Ferries sail.\n\n\n* Every day."
