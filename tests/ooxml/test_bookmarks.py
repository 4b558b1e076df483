"""Which end a bookmark has, as Word writes it and as LibreOffice does."""

from lxml import etree

from briefbook.ooxml.bookmarks import pair_bookmarks
from briefbook.ooxml.numbering import Numbering
from briefbook.ooxml.paragraphs import BodyReader, Grid, Paragraph

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def body(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{W}">{xml}</w:body>')


def start(number: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def marked(xml: str) -> list[tuple[str, list[str]]]:
    """Each stretch of text with the bookmarks that it stands in."""
    return [
        (stretch.text, [mark.name for mark in stretch.marks])
        for piece in BodyReader({}, Numbering({})).read(body(xml))
        for one in ([piece] if isinstance(piece, Paragraph) else paragraphs(piece))
        for stretch in one.stretches
        if stretch.text
    ]


def paragraphs(grid: Grid) -> list[Paragraph]:
    return [one for row in grid.rows for cell in row for one in cell]


def test_a_bookmark_over_two_paragraphs_holds_both() -> None:
    xml = paragraph(start(1, "_bb_a") + run("one")) + paragraph(run("two") + end(1)) + paragraph(run("three"))
    assert marked(xml) == [("one", ["_bb_a"]), ("two", ["_bb_a"]), ("three", [])]


def test_two_of_one_name_as_libreoffice_writes_them_are_one() -> None:
    xml = (
        paragraph(start(1, "_bb_a") + run("one"))
        + paragraph(run("two"))
        + paragraph(start(2, "_bb_a") + run("three") + end(2))
        + paragraph(run("four"))
    )
    assert marked(xml) == [("one", ["_bb_a"]), ("two", ["_bb_a"]), ("three", ["_bb_a"]), ("four", [])]
    found = pair_bookmarks(body(xml))
    assert (found.begin, dict(found.ends)) == (frozenset({"1"}), {"2": "1"})


def test_one_without_an_end_before_another_entry_holds_nothing() -> None:
    xml = (
        paragraph(start(1, "_bb_a") + run("one"))
        + paragraph(start(2, "_bb_b") + run("two") + end(2))
        + paragraph(start(3, "_bb_a") + run("three") + end(3))
    )
    assert marked(xml) == [("one", []), ("two", ["_bb_b"]), ("three", ["_bb_a"])]


def test_bookmarks_between_paragraphs_and_cells_count() -> None:
    cell = f"<w:tc>{paragraph(run('in a cell'))}</w:tc>"
    xml = f"{start(1, '_bb_a')}<w:tbl><w:tr>{cell}</w:tr></w:tbl>{end(1)}{paragraph(run('after'))}"
    assert marked(xml) == [("in a cell", ["_bb_a"]), ("after", [])]


def test_text_as_it_reads_when_all_changes_are_accepted() -> None:
    change = 'w:id="9" w:author="Bo" w:date="2024-02-08T10:00:00Z"'
    gone = f"<w:del {change}><w:r><w:delText>old </w:delText></w:r></w:del>"
    new = f"<w:ins {change}>{run('new ')}</w:ins>"
    joined = f"<w:pPr><w:rPr><w:del {change}/></w:rPr></w:pPr>{run('one')}"
    pieces = list(
        BodyReader({}, Numbering({})).read(
            body(paragraph(gone + new + run("text")) + paragraph(joined) + paragraph(run("two")))
        )
    )
    assert [one.text for one in pieces if isinstance(one, Paragraph)] == ["new text", "onetwo"]
    first = pieces[0]
    assert isinstance(first, Paragraph)
    assert [(one.text, one.author, one.is_gone) for one in first.stretches] == [
        ("", "Bo", True),
        ("new ", "Bo", False),
        ("text", "", False),
    ]


def test_what_fields_are_made_of_is_not_read() -> None:
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("today")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    (one,) = BodyReader({}, Numbering({})).read(body(paragraph(code + shown + run("!"))))
    assert isinstance(one, Paragraph)
    assert one.text == "today!"


def test_a_table_of_contents_is_passed_over() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    xml = f"<w:sdt>{gallery}<w:sdtContent>{paragraph(run('1'))}</w:sdtContent></w:sdt>{paragraph(run('text'))}"
    assert marked(xml) == [("text", [])]
