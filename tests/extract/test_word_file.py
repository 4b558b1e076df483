"""Word documents: what a reader sees after all changes are accepted, in order, with its styles understood."""

import html
import re
import warnings
import zipfile
from collections import Counter
from pathlib import Path

import docx
import mammoth
import pytest

from briefbook.extract.registry import read
from briefbook.model.errors import DamagedFile, EncryptedFile, ExtractError, NoText
from tests.extract.making import STRICT, TRANSITIONAL, paragraph, reading, said, texts, word_package

TEXT = "The ferry sails at noon, and it is seldom late."
STYLES = (
    "<w:styles>"
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="House heading"/><w:basedOn w:val="Titre1"/></w:style>'
    '<w:style w:styleId="Out"><w:name w:val="Outlined"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>'
    '<w:style w:styleId="L"><w:name w:val="List Bullet"/></w:style>'
    '<w:style w:styleId="N"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    "</w:styles>"
)


def styled(style: str, text: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def body_texts(folder: Path, body: str) -> list[str]:
    return texts(reading(folder, "a.docx", word_package(body)))


@pytest.mark.parametrize("space", [TRANSITIONAL, STRICT])
def test_styles_tell_titles_headings_lists_and_quotations(tmp_path: Path, space: str) -> None:
    parts = [
        ("T", "Ferries"),
        ("TOC1", "Winter 3"),
        ("Own", "Winter"),
        ("Loop", TEXT),
        ("Out", "Who pays"),
        ("Q", "We do."),
    ]
    body = "".join(styled(style, text) for style, text in [*parts, ("L", "one"), ("N", "two")])
    body += paragraph("three", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    body += paragraph("no item", '<w:pStyle w:val="N"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    found = reading(tmp_path, "a.docx", word_package(body, {"styles": STYLES}, space))
    assert found.title == "Ferries"
    assert [(one.kind.value, one.heading, one.text) for one in found.passages] == [
        ("paragraph", ("Winter",), TEXT),
        ("quotation", ("Winter", "Who pays"), "We do."),
        ("list-item", ("Winter", "Who pays"), "one"),
        ("list-item", ("Winter", "Who pays"), "two"),
        ("list-item", ("Winter", "Who pays"), "three"),
        ("paragraph", ("Winter", "Who pays"), "no item"),
    ]
    assert [one.text for one in found.furniture] == ["Winter 3"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            f"{run('kept ')}<w:ins>{run('added')}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
            "kept added",
        ),
        (f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run('moved')}</w:moveTo>", "moved"),
        (f"<w:hyperlink>{run('linked')}</w:hyperlink> <w:smartTag>{run(' tagged')}</w:smartTag>", "linked tagged"),
        (f"<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent>{run('filled in')}</w:sdtContent></w:sdt>", "filled in"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a b\nc\nd"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", "a\u2011b\u00adc"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>code</w:t></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}'
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" on")}',
            "7 on",
        ),
        (f"<w:fldSimple>{run('May 3')}</w:fldSimple>", "May 3"),
        (
            f"<mc:AlternateContent><mc:Choice>{run('new')}</mc:Choice><mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>",
            "new",
        ),
        ("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "a=b"),
        (run("un\u00a0prix &amp; &lt;plus&gt;"), "un\u00a0prix & <plus>"),
    ],
)
def test_a_paragraph_reads_as_it_would_after_accepting_all_changes(tmp_path: Path, content: str, text: str) -> None:
    assert body_texts(tmp_path, f"<w:p>{content}</w:p>") == [text]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p>"
    assert body_texts(tmp_path, f"{first}<w:p>{run('sentence.')}</w:p><w:p>{run('Two.')}</w:p>") == [
        "One sentence.",
        "Two.",
    ]


def test_a_field_that_never_ends_swallows_nothing(tmp_path: Path) -> None:
    broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r></w:p>'
    assert body_texts(tmp_path, broken + paragraph(TEXT)) == [TEXT]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    choices = f"<mc:Choice><v:x>{box}</v:x></mc:Choice><mc:Fallback><v:y>{box}</v:y></mc:Fallback>"
    both = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    assert body_texts(tmp_path, f"<w:p>{run(TEXT)}<w:r>{both}</w:r></w:p>") == [TEXT, "In the box."]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_a_table_is_one_passage_whose_rows_are_equally_wide(tmp_path: Path) -> None:
    rows = [
        cell("Sailings", '<w:gridSpan w:val="2"/>') + cell("Late"),
        f"<w:tc><w:tbl><w:tr>{cell('2020')}{cell('inner')}</w:tr></w:tbl><w:p/></w:tc>{cell('310')}{cell('4')}",
        "<w:trPr><w:del/></w:trPr>" + cell("gone") * 3,
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("325") + f"<w:tc>{paragraph('a')}{paragraph('b')}</w:tc>",
    ]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    assert body_texts(tmp_path, f"<w:tbl>{table}</w:tbl>") == ["Sailings\t\tLate\n2020 inner\t310\t4\n\t325\ta b"]


def test_a_table_of_one_column_is_a_frame_around_paragraphs(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph(TEXT)}{paragraph('Two.')}</w:tc></w:tr></w:tbl>"
    assert body_texts(tmp_path, table) == [TEXT, "Two."]


def test_footnotes_stand_at_the_end_and_headers_are_furniture(tmp_path: Path) -> None:
    parts = {
        "styles": STYLES,
        "footnotes": f'<w:footnotes><w:footnote w:type="separator"><w:p>{run("--")}</w:p></w:footnote>'
        f"<w:footnote>{paragraph('A note.')}</w:footnote></w:footnotes>",
        "header": f"<w:hdr>{paragraph('PROTECTED A')}</w:hdr>",
        "footer": f"<w:ftr>{paragraph('Page 1')}</w:ftr>",
    }
    found = reading(
        tmp_path, "a.docx", word_package(styled("Titre1", "Winter") + paragraph(TEXT) + paragraph(TEXT), parts)
    )
    assert [(one.text, one.heading) for one in found.passages][-1] == ("A note.", ())
    assert [one.text for one in found.furniture] == ["PROTECTED A", "Page 1"]
    assert said(found, "marking").value == "Protected A"


def test_core_properties_are_weak_evidence(tmp_path: Path) -> None:
    core = (
        '<c:p xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>Ferries</dc:title><dc:creator>Public Safety Canada</dc:creator>"
        "<t:created>2021-05-03T00:00:00Z</t:created></c:p>"
    )
    found = reading(tmp_path, "a.docx", word_package(paragraph(TEXT), {"core": core}))
    assert (found.title, found.date, found.publisher) == ("Ferries", None, "Public Safety Canada")
    assert said(found, "created").value == "2021-05-03"
    headed = reading(
        tmp_path, "b.docx", word_package(styled("Titre1", "Boats") + paragraph(TEXT), {"core": core, "styles": STYLES})
    )
    assert headed.title == "Boats"


def test_a_document_without_styles_has_its_short_lines_as_headings(tmp_path: Path) -> None:
    body = paragraph("CIMM – Ferries – May 3, 2023") + paragraph("Introduction") + paragraph(f"{TEXT} {TEXT}")
    found = reading(tmp_path, "a.docx", word_package(body))
    assert (found.title, found.date) == ("CIMM – Ferries – May 3, 2023", "2023-05-03")
    assert found.passages[0].heading == ("Introduction",)


def test_control_characters_and_surrogates_do_not_come_through(tmp_path: Path) -> None:
    assert body_texts(tmp_path, paragraph("a\x7fb")) == ["ab"]


WHOLE = word_package(paragraph(TEXT))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (WHOLE[: len(WHOLE) // 2], DamagedFile),
        (WHOLE.replace(b"word/document.xml", b"word/documents.xm"), DamagedFile),
        (b"PK\x03\x04" + bytes(100), DamagedFile),
        (b"No package at all, but text.", DamagedFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), DamagedFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), EncryptedFile),
    ],
)
def test_a_broken_file_is_refused_in_words(tmp_path: Path, data: bytes, error: type[ExtractError]) -> None:
    with pytest.raises(error) as caught:
        reading(tmp_path, "a.docx", data)
    assert re.fullmatch(r"[A-Z].{10,160}\.", caught.value.reason)


def test_xml_that_is_cut_off_or_declares_a_document_type_is_refused(tmp_path: Path) -> None:
    for body in ("<w:p>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:p/>'):
        with pytest.raises(DamagedFile):
            reading(tmp_path, "a.docx", word_package(body))


def test_every_truncation_ends_in_words_or_a_document(tmp_path: Path) -> None:
    data = word_package(paragraph(TEXT) * 3, {"styles": STYLES})
    for length in range(0, len(data), 37):
        with pytest.raises(ExtractError):
            reading(tmp_path, "a.docx", data[:length])


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def test_files_by_others_lose_no_word_that_two_other_readers_see(shared_data: Path) -> None:
    """Of fmt_python_docx, fmt_mammoth and fmt_docling every word of mammoth and of python-docx; note numbers apart."""
    seen = 0
    for folder in ("fmt_python_docx", "fmt_mammoth", "fmt_docling"):
        for file in sorted((shared_data / folder).glob("*.docx")):
            try:
                found = read(file, file.name).document
            except NoText:
                own: Counter[str] = Counter()
            else:
                paths = " ".join(" ".join(one.heading) for one in found.passages)
                furniture = " ".join(one.text for one in found.furniture)
                own = words(" ".join([*texts(found), paths, furniture, found.title or ""]))
            others = _by_mammoth(file) | _by_python_docx(file)
            seen += len(others)
            assert {word for word in others - set(own) if not word.isdigit()} == set(), file.name
    assert seen > 1_500


def _by_mammoth(file: Path) -> set[str]:
    with file.open("rb") as stream:
        try:
            page = mammoth.convert_to_html(stream).value
        except (KeyError, zipfile.BadZipFile):  # pictures outside the package
            return set()
    inline = re.sub(r"</?(?:strong|em|a|s|u|sup|sub)\b[^>]*>", "", page)
    return set(words(html.unescape(re.sub(r"<[^>]+>", " ", inline))))


def _by_python_docx(file: Path) -> set[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            document = docx.Document(str(file))
        except KeyError:  # strict files
            return set()
        cells = " ".join(one.text for table in document.tables for row in table.rows for one in row.cells)
        return set(words(" ".join(one.text for one in document.paragraphs) + " " + cells))
