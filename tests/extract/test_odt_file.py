"""OpenDocument texts: styles, lists, tables, notes and headers as a reader sees them; hostile files end in words."""

import re
from pathlib import Path

import pytest

from briefbook.extract.base import Content
from briefbook.extract.odt_file import read
from briefbook.model.errors import DamagedFile, EncryptedFile, ExtractError, NoText, TooLarge
from briefbook.ooxml.archive import LARGEST_PART
from tests.extract.comparing import coverage, words
from tests.ooxml.test_package import packed

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "text": f"{_OASIS}text:1.0",
        "table": f"{_OASIS}table:1.0",
        "draw": f"{_OASIS}drawing:1.0",
        "office": f"{_OASIS}office:1.0",
        "style": f"{_OASIS}style:1.0",
        "meta": f"{_OASIS}meta:1.0",
        "svg": f"{_OASIS}svg-compatible:1.0",
        "fo": f"{_OASIS}xsl-fo-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)
AUTOMATIC = (
    '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    '<style:style style:name="P2"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Loop" style:parent-style-name="Loop"/>'
)
STYLES = (
    '<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:default-outline-level="2"/>'
    '<style:style style:name="Title"/><style:style style:name="Quotations"/>'
    "<style:header><text:p>PROTECTED A</text:p></style:header><style:header-left><text:p>PROTECTED A</text:p>"
    "</style:header-left><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>"
)


def whole(body: str) -> str:
    return (
        f"<office:document-content {NAMES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def package(body: str, more: dict[str, str] | None = None) -> bytes:
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": whole(body),
        "styles.xml": f"<office:document-styles {NAMES}>{STYLES}</office:document-styles>",
        "META-INF/manifest.xml": "<manifest/>",
        **(more or {}),
    }
    return packed({name: text.encode() for name, text in parts.items()})


def content(body: str, more: dict[str, str] | None = None) -> Content:
    return read(package(body, more), "a.odt")


def blocks(body: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in content(body).blocks if not one.why]


def test_styles_tell_titles_headings_lists_and_quotations() -> None:
    body = (
        '<text:p text:style-name="Title">Ferries</text:p><text:table-of-content><text:index-body>'
        "<text:p>Winter 3</text:p></text:index-body></text:table-of-content>"
        '<text:h text:outline-level="1">Winter</text:h><text:p text:style-name="Loop">They sail.</text:p>'
        "<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
        '<text:p text:style-name="P1">We do.</text:p><text:p text:style-name="Heading_20_2">Who pays</text:p>'
        '<text:p text:style-name="P2">All bold</text:p>'
    )
    found = content(body).blocks
    assert [(one.kind.value, one.level, one.text) for one in found if not one.why] == [
        ("heading", 0, "Ferries"),
        ("heading", 1, "Winter"),
        ("paragraph", 0, "They sail."),
        ("list-item", 0, "one"),
        ("list-item", 0, "two"),
        ("quotation", 0, "We do."),
        ("heading", 2, "Who pays"),
        ("paragraph", 0, "All bold"),
    ]
    assert [one.text for one in found if one.is_bold] == ["All bold"]
    assert [one.text for one in found if one.why] == ["Winter 3", "PROTECTED A", "Page 1"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('a<text:s text:c="4"/>b<text:tab/>c<text:line-break/>d', "a b c\nd"),
        ("a <text:span>b</text:span> <text:a>c</text:a><text:bookmark/> d", "a b c d"),
        ("a<office:annotation><text:p>remark</text:p></office:annotation> b", "a b"),
        ('a <text:span text:style-name="T1">unseen</text:span>b', "a b"),
        ("<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>ruby</text:ruby-text></text:ruby>", "base"),
    ],
)
def test_text_reads_as_a_reader_sees_it(inner: str, text: str) -> None:
    assert blocks(f"<text:p>{inner}</text:p>") == [("paragraph", text)]


def test_tracked_deletions_are_no_text() -> None:
    body = "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>"
    assert blocks(f"{body}<text:p>kept</text:p>") == [("paragraph", "kept")]


def test_tables_are_tables_and_repeated_cells_do_not_flood() -> None:
    wide = ' table:number-columns-spanned="2"'
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    head = f"<table:table-header-rows><table:table-row>{cell.format('', 'Year')}{cell.format('', 'Claims')}"
    body = (
        f"<table:table>{head}</table:table-row></table:table-header-rows><table:table-row>"
        f"{cell.format(wide, 'both')}<table:covered-table-cell/></table:table-row>"
        f"<table:table-row>{cell.format('', '2023')}{cell.format('', '7')}"
        '<table:table-cell table:number-columns-repeated="1000000"/></table:table-row></table:table>'
    )
    assert blocks(body) == [("table", "Year\tClaims\t\nboth\t\t\n2023\t7\t")]
    bomb = cell.format(' table:number-columns-repeated="999999999"', "x")
    ((_, text),) = blocks(f"<table:table><table:table-row>{bomb * 500}</table:table-row></table:table>")
    assert len(text) < 5_000
    one = f"<table:table><table:table-row>{cell.format('', 'Only one.')}</table:table-row></table:table>"
    assert blocks(one) == [("paragraph", "Only one.")]


def test_notes_boxes_hidden_text_and_pictures_have_their_places() -> None:
    body = (
        "<text:p>Text<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
        "</text:note-body></text:note> on.<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box>"
        '</draw:frame><draw:frame draw:name="Image1"><draw:image xlink:href="Pictures/boat.png"/><svg:title>A boat'
        '</svg:title></draw:frame><draw:frame><draw:image xlink:href="Pictures/pier.png"/></draw:frame>'
        '<draw:frame draw:name="Object1"><draw:object xlink:href="./Object 1"/><draw:image xlink:href="x.png"/>'
        '</draw:frame><text:span text:style-name="T1">unseen</text:span></text:p>'
    )
    found = content(body)
    assert [(one.kind.value, one.text, bool(one.why)) for one in found.blocks][:4] == [
        ("paragraph", "Text on.", False),
        ("paragraph", "unseen", True),
        ("paragraph", "In a box.", False),
        ("note", "A note.", False),
    ]
    said = {one.field: one for one in found.said}
    assert said["pictures"].line == "A boat; pier.png"
    assert "Object1" in said["unread"].line
    assert said["marking"].value == "Protected A"


def test_what_the_file_says_of_itself_is_evidence() -> None:
    meta = (
        f"<office:document-meta {NAMES}><office:meta><dc:title>Ferries</dc:title><dc:creator>B</dc:creator>"
        "<meta:initial-creator>A</meta:initial-creator><meta:creation-date>2021-05-03T10:00:00</meta:creation-date>"
        "<dc:language>fr-CA</dc:language></office:meta></office:document-meta>"
    )
    found = content("<text:p>x</text:p>", {"meta.xml": meta, "styles.xml": f"<a {NAMES}/>"})
    assert {one.field: one.value for one in found.said} == {
        "title": "Ferries",
        "author": "B",
        "created": "2021-05-03T10:00:00",
        "language": "fr-CA",
    }


def test_a_flat_file_is_read_alike() -> None:
    flat = f'<?xml version="1.0"?>\n{whole("<text:h>Winter</text:h><text:p>They sail.</text:p>")}'
    assert [one.text for one in read(flat.encode(), "a.fodt").blocks] == ["Winter", "They sail."]


def test_what_asks_for_a_password_is_encrypted() -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(EncryptedFile):
        content("<text:p>x</text:p>", {"META-INF/manifest.xml": manifest})


FLOOD = (
    '<table:table-row><table:table-cell table:number-columns-repeated="9999"><text:p>x</text:p></table:table-cell>'
    "</table:table-row>"
)
DEEP = "<text:section>" * 100_000 + "</text:section>" * 100_000


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (package("<text:p>x</text:p>")[:300], DamagedFile),
        (package("<text:p>x"), DamagedFile),
        (package(DEEP), DamagedFile),
        (package(f"<table:table>{FLOOD * 4_000}</table:table>"), TooLarge),
        (package("<text:p>x</text:p>" * 201_000), TooLarge),
        (packed({"content.xml": b""}), DamagedFile),
        (packed({"mimetype": b"x"}), DamagedFile),
        (packed({"content.xml": b" " * (LARGEST_PART + 1)}), TooLarge),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><office:document/>', DamagedFile),
        (b"", DamagedFile),
    ],
)
def test_hostile_files_end_in_one_sentence(data: bytes, error: type[ExtractError]) -> None:
    with pytest.raises(error) as caught:
        read(data, "a.odt")
    assert re.fullmatch(r"[A-Z].{10,160}\.", caught.value.reason)


def test_every_truncation_ends_in_words() -> None:
    data = package("<text:p>The ferry sails.</text:p>" * 9)
    for length in range(0, len(data), 41):
        with pytest.raises((DamagedFile, NoText)):
            read(data[:length], "a.odt")


def test_files_by_others_keep_their_words(shared_data: Path) -> None:
    found = read((shared_data / "fmt_docling" / "text_document_01.odt").read_bytes(), "a.odt")
    ours = words("\n".join(one.text for one in found.blocks))
    wanted = words("Title Subtitle heading level 1.0 numbered list 1 bullet list 2.2.1 X2 + Y2 = Z")
    assert coverage(ours, wanted) == (len(wanted), len(wanted))
    assert len(ours) > 150
