"""The PDF reader: order, paragraphs, headings, heads and feet; what it says of a file, and what it refuses."""

import contextlib
import time
import zlib
from collections.abc import Sequence

import pytest

from briefbook.extract import pdf_file, pdf_plain
from briefbook.extract.base import Block, BlockKind, Content, Pace
from briefbook.extract.pdf_numbers import pages_named
from briefbook.model.errors import DamagedFile, EncryptedFile, ExtractError, NoText, TookTooLong
from tests.extract.pdf_making import (
    SCANNED,
    Text,
    column,
    document,
    locked,
    pdf,
    stream,
    with_attachment,
)

_PROSE = [
    "Irregular migration in the region rose again last year, and the",
    "partners agreed to open more regular pathways for workers from",
    "the countries that most people leave.",
]


def texts(content: Content) -> list[str]:
    return [block.text for block in content.blocks]


def read(pages: Sequence[Sequence[Text] | bytes]) -> Content:
    return pdf_file.read(pdf(pages), "a.pdf")


def block_of(content: Content, start: str) -> Block:
    return next(block for block in content.blocks if block.text.startswith(start))


def unread_of(content: Content) -> list[str | None]:
    return [one.value for one in content.said if one.field == "unread"]


def test_lines_become_paragraphs() -> None:
    content = read([[*column(72, 700, _PROSE), *column(72, 640, ["A second paragraph stands below a gap."])]])
    assert texts(content) == [" ".join(_PROSE), "A second paragraph stands below a gap."]
    assert content.blocks[0].page == 1


def test_a_first_line_that_is_set_in_begins_a_paragraph() -> None:
    lines = [Text(72 + (20 if place in {0, 3} else 0), 700 - 13 * place, line) for place, line in enumerate(_PROSE * 2)]
    assert texts(read([lines])) == [" ".join(_PROSE)] * 2


def test_words_parted_at_the_end_of_a_line_are_whole_and_hyphens_of_names_stay() -> None:
    lines = [
        "The officials spoke about the human traf-",
        "ficking strategy, about the Biden-",
        "Harris administration and about COVID-",
        "19 in a longer line with a well-known end, and a well-",
        "known beginning.",
    ]
    assert texts(read([column(72, 700, lines)])) == [
        "The officials spoke about the human trafficking strategy, about the Biden-Harris administration "
        "and about COVID-19 in a longer line with a well-known end, and a well-known beginning."
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    title = Text(72, 740, "Two columns of text", 20)
    left, right = (
        column(72, 700, [f"left line {n} of the first column" for n in range(12)]),
        column(330, 700, [f"right line {n} of the second column" for n in range(12)]),
    )
    found = " ".join(texts(read([[title, *left, *right]])))
    assert found.index("left line 11") < found.index("right line 0")


def test_two_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    left = column(72, 700, [f"left line {n} of the first column" for n in range(12)])
    right = column(330, 700, [f"right line {n} of the second column" for n in range(12)])
    found = " ".join(texts(read([[one for pair in zip(left, right, strict=True) for one in pair]])))
    assert found.index("left line 11") < found.index("right line 0")


def test_columns_drawn_line_by_line_below_a_title_are_read_one_after_the_other() -> None:
    title = Text(72, 740, "A title that stands over both of the columns below", 20)
    left = column(72, 700, [f"left line {n} of the first column" for n in range(12)])
    right = column(330, 700, [f"right line {n} of the second column" for n in range(10)])
    lines = [one for pair in zip(left, right, strict=False) for one in pair] + left[10:]
    found = texts(read([[title, *lines]]))
    assert found[0] == title.text
    assert " ".join(found).index("left line 11") < " ".join(found).index("right line 0")


def test_a_table_is_read_row_by_row() -> None:
    rows = [("Country", "Claims", "Share"), ("Mexico", "24,000", "17 %"), ("Haiti", "8,500", "6 %")]
    cells = [Text(72 + 150 * c, 700 - 15 * r, cell) for r, row in enumerate(rows) for c, cell in enumerate(row)]
    content = read([cells])
    assert [(block.kind, block.text) for block in content.blocks] == [
        (BlockKind.TABLE, "\n".join("\t".join(row) for row in rows))
    ]


def test_a_table_of_short_sentences_is_read_row_by_row() -> None:
    rows = [(f"Question number {n} of the committee", f"Answer number {n} of the department") for n in range(8)]
    cells = [Text(72 + 250 * c, 700 - 15 * r, cell) for r, row in enumerate(rows) for c, cell in enumerate(row)]
    found = " ".join(texts(read([[Text(72, 740, "A title over both columns of the table", 20), *cells]])))
    assert found.index("Answer number 0") < found.index("Question number 1")


def test_headings_are_told_by_their_size_and_bold_lines_are_marked() -> None:
    page = [
        Text(72, 740, "Report on migration", 22),
        Text(72, 700, "What we heard", 15),
        *column(72, 680, _PROSE),
        Text(72, 620, "Next steps", 11, "bold"),
        *column(72, 600, _PROSE),
    ]
    content = read([page])
    levels = [(block.text, block.level) for block in content.blocks if block.kind is BlockKind.HEADING]
    assert levels == [("Report on migration", 1), ("What we heard", 2)]
    assert block_of(content, "Next steps").is_bold
    assert not block_of(content, "Irregular").is_bold


def test_list_items_are_told_by_their_signs() -> None:
    page = [
        *column(72, 700, _PROSE),
        Text(72, 640, "\u2022"), Text(90, 640, "safe pathways for workers"),
        Text(72, 625, "\u2022"), Text(90, 625, "help for those who were trafficked, in the"),
        Text(90, 612, "language that they speak"),
        Text(72, 590, "1. a numbered step"),
    ]  # fmt: skip
    content = read([page])
    items = [block.text for block in content.blocks if block.kind is BlockKind.LIST_ITEM]
    assert items == [
        "safe pathways for workers",
        "help for those who were trafficked, in the language that they speak",
        "1. a numbered step",
    ]


def test_a_paragraph_that_goes_on_over_the_page_is_one_and_begins_on_its_first_page() -> None:
    head, foot = Text(72, 770, "Annual report"), "Page {} of 2"
    first = [head, *column(72, 80, _PROSE[:2]), Text(290, 30, foot.format(1))]
    second = [head, *column(72, 700, _PROSE[2:]), Text(290, 30, foot.format(2))]
    content = read([first, second])
    assert [block.text for block in content.blocks if not block.why] == [" ".join(_PROSE)]
    assert block_of(content, "Irregular").page == 1


def test_heads_and_feet_are_set_aside_in_their_place_and_say_how_the_file_is_marked() -> None:
    pages = [
        [
            Text(72, 770, "PROTECTED B"),
            *column(72, 700, [f"Chapter {number} speaks about asylum claims."]),
            Text(300, 30, f"{number}"),
        ]
        for number in range(1, 6)
    ]
    content = read(pages)
    assert texts(content)[:4] == ["PROTECTED B", "Chapter 1 speaks about asylum claims.", "1", "PROTECTED B"]
    assert {block.text for block in content.blocks if block.why} == {"PROTECTED B", *"12345"}
    assert ("marking", "Protected B") in [(one.field, one.value) for one in content.said]


def test_numbered_headings_at_the_head_of_pages_are_text() -> None:
    pages = [[Text(72, 760, f"Question {n}", 14), *column(72, 700, _PROSE)] for n in range(1, 5)]
    content = read(pages)
    assert not block_of(content, "Question 3").why


def test_a_title_that_the_heads_repeat_is_still_the_title() -> None:
    pages = [[Text(72, 750, "Annual report", 24), *column(72, 600, _PROSE)]]
    pages += [[Text(72, 770, "Annual report", 9), *column(72, 600, _PROSE)] for _ in range(4)]
    content = read(pages)
    assert (content.blocks[0].kind, content.blocks[0].why) == (BlockKind.HEADING, "")
    assert sum(bool(block.why) for block in content.blocks) == 4


def test_a_table_of_contents_is_no_text() -> None:
    page = [
        Text(72, 700, "Contents", 18),
        *(
            Text(x, 660 - 15 * row, text)
            for row in range(4)
            for x, text in ((72, f"Chapter {row}"), (500, f"{row + 2}"))
        ),
        Text(72, 560, "Introduction", 18),
        *column(72, 520, _PROSE),
    ]
    content = read([page])
    assert [block.text for block in content.blocks if not block.why] == ["Contents", "Introduction", " ".join(_PROSE)]


def test_figures_in_a_row_are_no_list() -> None:
    page = [*column(72, 700, _PROSE), Text(72, 640, "0.47 0.40 of the claims")]
    assert not any(block.kind is BlockKind.LIST_ITEM for block in read([page]).blocks)


def test_the_number_of_a_note_stands_behind_its_word() -> None:
    page = [
        Text(72, 700, "The claims"),
        Text(127.5, 704, "12", 6),
        Text(137, 700, "rose again last year."),
    ]
    assert texts(read([page])) == ["The claims 12 rose again last year."]


def test_notes_at_the_foot_are_paragraphs_of_their_own() -> None:
    notes = [
        one
        for number in (1, 2)
        for one in (
            Text(72, 104 - 14 * number, f"{number}", 5),
            Text(75, 100 - 14 * number, f"Source number {number}, annual report of the Department.", 9),
        )
    ]
    found = texts(read([[*column(72, 700, _PROSE), *notes]]))
    assert found[1:] == [f"{number} Source number {number}, annual report of the Department." for number in (1, 2)]


def test_what_a_file_says_about_itself() -> None:
    information = b"/Title (Annual report) /Author (Department) /CreationDate (D:20240207101500-05'00')"
    content = pdf_file.read(pdf([column(72, 700, _PROSE)], b"/Lang (fr-CA)", information), "a.pdf")
    said = {one.field: one.value for one in content.said}
    assert said == {"title": "Annual report", "author": "Department", "created": "2024-02-07", "language": "fr-CA"}


def test_the_name_of_the_program_s_file_is_no_title() -> None:
    content = pdf_file.read(pdf([column(72, 700, _PROSE)], b"", b"/Title (Microsoft Word - draft3.docx)"), "a.pdf")
    assert "title" not in {one.field for one in content.said}


def test_attached_files_are_parts() -> None:
    content = pdf_file.read(with_attachment(pdf([column(72, 700, _PROSE)]), "note.txt", b"attached"), "a.pdf")
    assert [(part.name, part.data) for part in content.parts] == [("note.txt", b"attached")]


def test_a_refused_page_is_left_out_and_named() -> None:
    pages = [column(72, 700, [f"This is the text of page {number}."]) for number in range(1, 10)]
    pace = Pace(lambda step: step not in {"page 3", "page 5", "page 6"})
    content = pdf_file.read(pdf(pages), "a.pdf", pace)
    assert unread_of(content) == ["Pages 3 and 5 to 6 could not be read."]
    assert "This is the text of page 4." in texts(content)
    assert not any("page 5" in text for text in texts(content))


def test_a_file_whose_every_page_is_refused_took_too_long() -> None:
    with pytest.raises(TookTooLong):
        pdf_file.read(pdf([column(72, 700, _PROSE)]), "a.pdf", Pace(lambda _: False))


def test_scanned_pages_are_named_and_a_scanned_file_says_what_to_do() -> None:
    content = read([column(72, 700, _PROSE), SCANNED])
    assert unread_of(content) == ["Page 2 is a scanned picture without text."]
    with pytest.raises(NoText, match="text recognition"):
        read([SCANNED, SCANNED])


def test_a_password_is_named_and_an_empty_one_opens_the_file() -> None:
    data = pdf([column(72, 700, _PROSE)])
    with pytest.raises(EncryptedFile, match="password"):
        pdf_file.read(locked(data, "secret"), "a.pdf")
    assert texts(pdf_file.read(locked(data, ""), "a.pdf")) == [" ".join(_PROSE)]


def test_a_page_that_is_turned_reads_as_if_upright() -> None:
    content = b"BT /F1 11 Tf 0 1 -1 0 100 100 Tm 13 TL (Text that runs up the page) Tj T* (goes on here.) Tj ET"
    assert texts(read([content])) == ["Text that runs up the page goes on here."]


def test_text_behind_a_broken_cross_reference_table_is_read() -> None:
    data = pdf([column(72, 700, _PROSE)])
    broken = data[: data.index(b"xref\n0 ")] + b"trailer\n<< /Root 1 0 R >>\n"
    assert texts(pdf_file.read(broken, "a.pdf")) == [" ".join(_PROSE)]


_PAGES = b"<< /Type /Catalog /Pages 2 0 R >>"
_ONE = pdf([column(72, 700, _PROSE)])
_HOSTILE = {
    "empty": b"%PDF-1.7\n",
    "garbage": b"%PDF-1.7\n" + bytes(range(256)) * 300,
    "truncated": _ONE[: len(_ONE) // 2],
    "no pages": document({1: _PAGES, 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}),
    "pages in a loop": document({1: _PAGES, 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 5000 >>"}),
    "two milliard pages": document({1: _PAGES, 2: b"<< /Type /Pages /Kids [2 0 R] /Count 2000000000 >>"}),
    "huge page": pdf([column(72, 700, _PROSE)], box=b"[-1e38 -1e38 1e38 1e38]"),
    "huge type": pdf([b"BT /F1 9e37 Tf 1e30 1e38 Td (Hello) Tj 1e38 1e38 1e38 1e38 1e38 1e38 Tm (again) Tj ET"]),
    "deep arrays": pdf([b"BT /F1 12 Tf 72 700 Td " + b"[" * 50_000 + b"(x)" + b"]" * 50_000 + b" TJ (Hello) Tj ET"]),
    "deep dictionary": document(
        {1: b"<< /Type /Catalog /Pages 2 0 R /X " + b"<< /A " * 20_000 + b"1" + b" >>" * 20_000 + b" >>", 2: b"<< >>"}
    ),
    "stairs": pdf([[Text(30 * n, 30 * n, f"w{n}") for n in range(1_900)]], box=b"[0 0 60000 60000]"),
    "many small notes": pdf([[Text(100, 998 + n % 2, "1", 4 + n % 2 * 4) for n in range(8_000)]]),
    "bomb": document(
        {
            1: _PAGES,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
            4: stream(zlib.compress(b" " * 30_000_000, 9), b"/Filter /FlateDecode"),
        }
    ),
}


@pytest.mark.parametrize("name", list(_HOSTILE))
def test_a_hostile_file_gives_its_text_or_a_reason_in_time(name: str) -> None:
    started = time.process_time()
    with contextlib.suppress(ExtractError):
        assert pdf_file.read(_HOSTILE[name], "a.pdf").blocks
    assert time.process_time() - started < 10


def test_what_is_no_pdf_is_damaged() -> None:
    for name in ("empty", "garbage", "truncated", "no pages"):
        with pytest.raises(DamagedFile):
            pdf_file.read(_HOSTILE[name], "a.pdf")


def test_a_thousand_pages_are_read_in_time() -> None:
    line = "The Government of Canada works with its partners on safe and orderly migration"
    pages = [
        [Text(72, 770, "Binder"), *column(72, 720, [f"{line} {n}.{row}" for row in range(10)]), Text(300, 30, f"{n}")]
        for n in range(1, 1_001)
    ]
    data = pdf(pages)
    started = time.process_time()
    content = pdf_file.read(data, "a.pdf")
    assert time.process_time() - started < 60
    assert {block.page for block in content.blocks} == set(range(1, 1_001))
    assert sum(bool(block.why) for block in content.blocks) == 2_000


def test_many_pages_are_named_in_short() -> None:
    assert pages_named([3]) == "Page 3"
    assert pages_named([3, 5, 6, 7]) == "Pages 3 and 5 to 7"
    assert pages_named(range(1, 61, 2)) == "Pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 18 more"


def test_text_beyond_the_limit_of_a_file_is_named_and_the_rest_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "MOST_TEXT", 100)
    content = read([column(72, 700, [f"{name} {_PROSE[0]}", _PROSE[1]]) for name in ("One", "Two", "Three")])
    assert len(texts(content)) == 1
    assert (unread_of(content)[0] or "").startswith("Pages 2 to 3 were not read to the end")


def test_a_file_that_only_the_second_library_opens_is_read() -> None:
    text = "".join(
        f"The committee met in week {week} to hear witnesses on migration and on asylum. " for week in range(3)
    )
    content = pdf_plain.read(pdf([[Text(72, 700, text)]]), "a.pdf", Pace())
    assert [block.text for block in content.blocks] == [text.strip()]
    assert content.blocks[0].page == 1
