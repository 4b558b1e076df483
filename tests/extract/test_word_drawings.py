"""What stands beside the text of Word files: pictures and objects named, formulas on a line, hidden text set aside."""

import pytest

from briefbook.extract.base import Content
from briefbook.extract.word_file import read
from briefbook.model.errors import TooLarge
from tests.extract.making import paragraph, word_package

_OPEN = "http://schemas.openxmlformats.org/"
DRAWN = (
    f'<w:p xmlns:wp="{_OPEN}drawingml/2006/wordprocessingDrawing" xmlns:a="{_OPEN}drawingml/2006/main" '
    f'xmlns:pic="{_OPEN}drawingml/2006/picture" xmlns:r="{_OPEN}officeDocument/2006/relationships" '
    f'xmlns:c="{_OPEN}drawingml/2006/chart" xmlns:o="urn:schemas-microsoft-com:office:office" '
    f'xmlns:dgm="{_OPEN}drawingml/2006/diagram"><w:r>'
    "{}<w:t>Text.</w:t></w:r></w:p>"
)
INLINE = "<w:drawing><wp:inline><wp:docPr {}/><a:graphic>{}</a:graphic></wp:inline></w:drawing>"
BLIP = '<pic:pic><a:blip r:embed="p0"/></pic:pic>'


def content(body: str, parts: dict[str, str] | None = None) -> Content:
    return read(word_package(body, parts), "a.docx")


def line(found: Content, field: str) -> str:
    return next((one.line for one in found.said if one.field == field), "")


@pytest.mark.parametrize(
    ("drawing", "name"),
    [
        (INLINE.format('name="Picture 1" descr="A boat"', BLIP), "A boat"),
        (INLINE.format('name="Picture 1" title="A pier"', BLIP), "A pier"),
        (INLINE.format('name="Picture 1" descr="A duck. AI-generated content may be incorrect."', BLIP), "A duck."),
        (INLINE.format('name="Picture 1"', BLIP), "image.xml"),
        (INLINE.format('name="P"', '<pic:pic><a:blip r:link="r9"/></pic:pic>'), "picture"),
        ('<w:pict><v:shape alt="A map"><v:imagedata r:id="p0"/></v:shape></w:pict>', "A map"),
        ('<w:pict><v:shape><v:imagedata r:id="p0"/></v:shape></w:pict>', "image.xml"),
    ],
)
def test_a_picture_is_named_by_its_words_or_its_file(drawing: str, name: str) -> None:
    found = content(DRAWN.format(drawing), {"image": "<x/>"})
    assert [one.text for one in found.blocks] == ["Text."]
    assert line(found, "pictures") == name


def test_a_picture_in_a_table_or_in_the_second_form_of_a_drawing_counts_once() -> None:
    picture = DRAWN.format(INLINE.format('descr="A boat"', BLIP))
    long = paragraph("A sentence that goes on for quite a while. " * 30) * 3
    for cell in (picture, picture + long):
        table = f"<w:tbl><w:tr><w:tc>{cell}</w:tc><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>"
        assert line(content(table), "pictures") == "A boat"
    inline = INLINE.format('descr="A boat"', BLIP)
    two = f"<mc:AlternateContent><mc:Choice>{inline}</mc:Choice><mc:Fallback><w:pict><v:shape><v:imagedata/></v:shape>"
    assert line(content(DRAWN.format(f"{two}</w:pict></mc:Fallback></mc:AlternateContent>")), "pictures") == "A boat"


def test_a_chart_an_object_and_a_file_put_in_whole_are_named() -> None:
    chart = INLINE.format('name="Chart 5"', '<a:graphicData><c:chart r:id="r9"/></a:graphicData>')
    thing = '<w:object><v:shape><v:imagedata r:id="p0"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>'
    found = content(f"{DRAWN.format(chart)}{DRAWN.format(thing)}<w:altChunk/>")
    assert line(found, "pictures") == ""
    assert line(found, "unread") == (
        "Parts of it hold no text that is read: "
        "chart “Chart 5”, object of Excel.Sheet.12, a file that was put in whole."
    )


def test_the_words_of_a_diagram_are_read() -> None:
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{one}</a:t></a:r></a:p></dgm:t></dgm:pt>" for one in ("Ask", "Act")
    )
    data = f'<dgm:m xmlns:dgm="{_OPEN}drawingml/2006/diagram" xmlns:a="{_OPEN}drawingml/2006/main">{points}</dgm:m>'
    drawing = INLINE.format('name="D"', '<a:graphicData><dgm:relIds r:dm="p0"/></a:graphicData>')
    found = content(DRAWN.format(drawing), {"diagramData": data})
    assert [(one.kind.value, one.text) for one in found.blocks] == [
        ("paragraph", "Text."),
        ("list-item", "Ask"),
        ("list-item", "Act"),
    ]


def test_hidden_text_and_unfilled_fields_are_furniture_with_the_reason() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inline = prompt.format("<w:r><w:t>Click here.</w:t></w:r>")
    body = (
        f"<w:p><w:r><w:t>Shown</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> draft only</w:t></w:r>{inline}</w:p>"
        + paragraph("Not hidden", run='<w:vanish w:val="0"/>')
        + prompt.format(paragraph("Enter a date."))
        + paragraph("All of it", '<w:pStyle w:val="H"/>')
        + f"<w:tbl><w:tr><w:tc>{paragraph('a', run='<w:vanish/>')}{paragraph('b')}</w:tc><w:tc>{paragraph('c')}</w:tc>"
        "</w:tr></w:tbl>"
    )
    styles = '<w:styles><w:style w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    found = content(body, {"styles": styles}).blocks
    assert [one.text for one in found if not one.why] == ["Shown", "Not hidden", "b\tc"]
    assert [(one.text, one.why.split(" ")[0]) for one in found if one.why] == [
        ("draft only", "Hidden"),
        ("Click here.", "A"),
        ("Enter a date.", "A"),
        ("All of it", "Hidden"),
        ("a", "Hidden"),
    ]


def word(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (f"<m:f><m:num>{word('a')}</m:num><m:den>{word('b+c')}</m:den></m:f>", "a/(b+c)"),
        (
            f'<m:f><m:fPr><m:type m:val="noBar"/></m:fPr><m:num>{word("n")}</m:num><m:den>{word("k")}</m:den></m:f>',
            "n k",
        ),
        (f"<m:sSup><m:e>{word('x')}</m:e><m:sup>{word('2')}</m:sup></m:sSup>", "x^2"),
        (
            f"<m:sSubSup><m:e>{word('x')}</m:e><m:sub>{word('i')}</m:sub><m:sup>{word('n-1')}</m:sup></m:sSubSup>",
            "x_i^(n-1)",
        ),
        (f"<m:rad><m:deg>{word('3')}</m:deg><m:e>{word('x')}</m:e></m:rad>", "3√x"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>{word("x")}</m:e></m:d>', "[x"),
        (f"<m:d><m:e>{word('x')}</m:e><m:e>{word('y')}</m:e></m:d>", "(x|y)"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{word("k=0")}</m:sub><m:sup>{word("n")}</m:sup>'
            f"<m:e>{word('k')}</m:e></m:nary>",
            "∑_(k=0)^n k",
        ),
        (f"<m:func><m:fName>{word('log')}</m:fName><m:e>{word('x')}</m:e></m:func>", "log x"),
        (f"<m:limLow><m:e>{word('lim')}</m:e><m:lim>{word('n')}</m:lim></m:limLow>", "lim_n"),
        (
            f"<m:m><m:mr><m:e>{word('1')}</m:e><m:e>{word('2')}</m:e></m:mr><m:mr><m:e>{word('3')}</m:e></m:mr></m:m>",
            "1, 2; 3",
        ),
        (word("sin\u2061x"), "sinx"),
        (f"{word('a')}<w:del>{word('gone')}</w:del>", "a"),
    ],
)
def test_a_formula_stands_on_one_line(formula: str, text: str) -> None:
    body = f"<w:p><w:r><w:t>so </w:t></w:r><m:oMath>{formula}</m:oMath></w:p>"
    assert [one.text for one in content(body).blocks] == [f"so {text}"]


def test_two_formulas_side_by_side_stay_apart() -> None:
    body = f"<w:p><m:oMath>{word('a=b')}</m:oMath><m:oMath>{word('c=d')}</m:oMath></w:p>"
    assert [one.text for one in content(body).blocks] == ["a=b c=d"]


@pytest.mark.parametrize("name", ["a.docm", "a.dotx", "a.dotm"])
def test_templates_and_files_with_macros_are_read_without_a_look_at_the_macros(name: str) -> None:
    data = bytearray(word_package(paragraph("Text."), {"vbaProject": "<macros/>"}))
    place = data.index(b"word/vbaProject.xml") + len(b"word/vbaProject.xml")
    data[place : place + 9] = b"\xff" * 9
    assert [one.text for one in read(bytes(data), name).blocks] == ["Text."]


@pytest.mark.parametrize("body", ["<w:p/>" * 201_000, "<w:p><w:r/></w:p>" * 1_300_000])
def test_more_paragraphs_than_any_document_has_are_too_large(body: str) -> None:
    with pytest.raises(TooLarge):
        content(body)


def test_fields_that_never_end_are_read_in_time() -> None:
    field = '<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>a</w:t>'
    (block,) = content(f"<w:p><w:r>{field * 100_000}</w:r></w:p>").blocks
    assert len(block.text) == 100_000
