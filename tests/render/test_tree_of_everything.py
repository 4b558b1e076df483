"""Footnotes, pictures, contents, details, withheld text: each stands in Word, Markdown and HTML as what it is."""

import io
import re
import zipfile
from dataclasses import replace

import mammoth
import pytest
from lxml import etree, html

from briefbook.model.errors import TemplateError
from briefbook.model.note import Block, Doc, Footnote, Heading, Image, Inline, Para, Run, Toc, plain_text
from briefbook.render import html_out, markdown_in, markdown_out, word, word_audit
from briefbook.render.contents import without_needless_contents
from briefbook.render.pictures import read_picture
from briefbook.render.reference import build
from briefbook.render.wordml import R, W
from tests.render.tree_of_everything import everything, png

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.fixture(scope="module")
def data() -> bytes:
    return word.write(everything(), build())


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def text_of(node: etree._Element) -> str:
    return "".join(text.text or "" for text in node.iter(f"{W}t"))


def style_of(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val") or ""


def test_everything_passes_the_audit(data: bytes) -> None:
    assert word_audit.audit(data) == ()


def test_the_same_tree_is_the_same_bytes(data: bytes) -> None:
    assert word.write(everything(), build()) == data


def test_each_footnote_is_called_once_and_says_what_it_says(data: bytes) -> None:
    calls = [node.get(f"{W}id") for node in part(data, "word/document.xml").iter(f"{W}footnoteReference")]
    notes = {node.get(f"{W}id"): text_of(node).strip() for node in part(data, "word/footnotes.xml")}
    assert calls == [str(number) for number in range(1, 9)]
    assert notes["1"] == "Count number 1, as published in the register."
    assert notes["6"] == "See the page.Second line."
    assert set(notes) == {"-1", "0", *calls}


def test_the_settings_name_the_lines_above_footnotes_before_the_compatibility_settings(data: bytes) -> None:
    names = [str(node.tag).removeprefix(W) for node in part(data, "word/settings.xml")]
    assert names.index("footnotePr") == names.index("compat") - 1


def test_a_link_in_a_footnote_belongs_to_the_part_of_the_footnotes(data: bytes) -> None:
    (link,) = part(data, "word/footnotes.xml").iter(f"{W}hyperlink")
    targets = {
        node.get("Id"): node.get("Target") for node in part(data, "word/_rels/footnotes.xml.rels").iter(RELATION)
    }
    assert targets[link.get(f"{R}id")] == "https://example.ca/page"


def test_a_note_without_footnotes_has_no_part_for_them() -> None:
    doc = replace(everything(), blocks=(everything().blocks[0], Para((Run("Text."),))))
    with zipfile.ZipFile(io.BytesIO(word.write(doc, build()))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


def test_footnotes_that_a_department_left_in_its_reference_do_not_go_on(data: bytes) -> None:
    marked = word.write(Doc(everything().meta, (everything().blocks[0], Para((Run("Text."),)))), data)
    with zipfile.ZipFile(io.BytesIO(marked)) as archive:
        assert "word/footnotes.xml" not in archive.namelist()
        assert b"footnotePr" not in archive.read("word/settings.xml")


def test_mammoth_reads_the_footnotes(data: bytes) -> None:
    made = mammoth.convert_to_html(io.BytesIO(data)).value
    assert "Count number 5, as published in <em>the register</em>." in made
    assert made.count("↑") == 8


def test_the_contents_name_the_headings_of_two_levels_with_their_pages(data: bytes) -> None:
    body = part(data, "word/document.xml")
    lines = [one for one in body.iter(f"{W}p") if style_of(one).startswith("Toc")]
    assert [text_of(one)[:-1] for one in lines] == [*(f"Subject {number}" for number in range(1, 6)), "Smaller"]
    assert [text_of(one)[-1] for one in (*lines[:2], lines[-1])] == ["1", "1", "2"]
    codes = [(node.text or "").split() for node in body.iter(f"{W}instrText")]
    assert codes[0] == ["TOC", "\\o", '"1-2"', "\\h", "\\z", "\\u"]
    marks = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    assert {code[1] for code in codes[1:]} <= marks
    assert part(data, "word/settings.xml").find(f"{W}updateFields") is None


def test_a_short_note_has_no_contents() -> None:
    headings: tuple[Block, ...] = tuple(Heading(2, (Run(f"H{number}"),), f"h{number}") for number in range(4))
    assert without_needless_contents((Toc(), *headings)) == headings
    five = (Toc(), *headings, Heading(2, (Run("H5"),), "h5"))
    assert without_needless_contents(five) == five


def test_a_picture_has_words_fits_the_page_and_keeps_with_its_caption(data: bytes) -> None:
    body = part(data, "word/document.xml")
    shown = list(body.iter(f"{DRAWING}inline"))
    assert [one.find(f"{DRAWING}docPr").get("descr") for one in shown] == [  # type: ignore[union-attr]
        "Three stripes: dark, light, red",
        "The same stripes without a caption",
    ]
    assert len({one.find(f"{DRAWING}docPr").get("id") for one in shown}) == 2  # type: ignore[union-attr]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [name for name in archive.namelist() if "media" in name] == ["word/media/note-picture1.png"]
    first, second = [one for one in body.iter(f"{W}p") if style_of(one) == "Picture"]
    assert first.find(f"{W}pPr/{W}keepNext") is None
    assert second.find(f"{W}pPr/{W}keepNext").get(f"{W}val") == "0"  # type: ignore[union-attr]


def test_a_picture_wider_than_the_text_is_made_to_fit() -> None:
    wide = read_picture(png(3000, 300), "wide.png", "own")
    doc = replace(everything(), pictures={"stripes.png": wide})
    extents = part(word.write(doc, build()), "word/document.xml").iter(f"{DRAWING}extent")
    assert {int(one.get("cx") or 0) for one in extents} == {9360 * 635}


def test_what_a_camera_wrote_into_a_picture_is_not_in_the_note() -> None:
    told = read_picture(png(told=b"CANARY made on this machine"), "stripes.png", "own")
    assert b"CANARY" not in told.data
    assert told == read_picture(png(), "stripes.png", "own")


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", png()[:40], png()[:-20], b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n" + b"\0" * 30]
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateError, match="picture"):
        read_picture(data, "x.png", "own")


def test_a_jpeg_is_read_without_what_the_camera_says() -> None:
    frame = b"\xff\xc0\x00\x11\x08\x00\x20\x00\x40\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    exif = b"\xff\xe1\x00\x10Exif\x00\x00CANARY12"
    scan = b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00\x12\x34\xff\xd9"
    found = read_picture(b"\xff\xd8" + exif + frame + scan, "x.jpg", "own")
    assert (found.kind, found.width, found.height) == ("jpeg", 64, 32)
    assert found.data == b"\xff\xd8" + frame + scan


def test_withheld_text_is_legible_and_boxed_and_redacted_text_is_a_label(data: bytes) -> None:
    runs = {text_of(run): run.find(f"{W}rPr/{W}rStyle") for run in part(data, "word/document.xml").iter(f"{W}r")}
    assert runs["legible all the same"].get(f"{W}val") == "Withheld"  # type: ignore[union-attr]
    assert runs["[Redacted]"].get(f"{W}val") == "Redacted"  # type: ignore[union-attr]


def test_a_label_of_details_stands_beside_what_it_names(data: bytes) -> None:
    lines = [one for one in part(data, "word/document.xml").iter(f"{W}p") if style_of(one) == "Details"]
    assert [text_of(one)[:15] for one in lines] == ["To:The Minister", "From:Communicat"]
    assert [len(list(one.iter(f"{W}tab"))) for one in lines] == [1, 1]


def test_markdown_says_it_all_and_reads_back_the_same() -> None:
    doc = everything()
    source = markdown_out.write(doc)
    body = source.split("---\n", 2)[2].strip("\n")
    assert "rests on a count.[^1] More follows." in body
    assert "[^1]: Count number 1, as published in *the register*." in body
    assert "![Three stripes: dark, light, red](stripes.png)\n\n**Figure 1: stripes**" in body
    assert "⟦legible all the same⟧" in body
    assert "-   Subject 5\n    - Smaller" in body
    again = markdown_in.parse(body, pictures=doc.pictures)
    assert markdown_out.body(again) == body.replace("##### ", "#### ")
    assert "The smallest" in plain_text(again)


def test_html_says_it_all_in_the_right_elements() -> None:
    root = html.document_fromstring(html_out.write(everything()))
    assert [one.get("alt") for one in root.iter("img")] == [
        "Three stripes: dark, light, red",
        "The same stripes without a caption",
    ]
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    targets = [one.get("href") for one in root.iter("a")]
    assert {target[1:] for target in targets if target and target.startswith("#")} <= ids
    assert ["".join(map(str, one.itertext())) for one in root.iter("figcaption")] == ["Figure 1: stripes"]
    assert len([one for section in root.iter("section") for one in section.iter("li")]) == 8
    assert ["".join(map(str, one.itertext())) for one in root.iter("mark")] == ["legible all the same"]


def footnotes_in(inlines: tuple[Inline, ...]) -> list[str]:
    return [plain_text((Para(one.inlines),)) for one in inlines if isinstance(one, Footnote)]


def test_footnotes_of_markdown_stand_where_they_are_called_and_none_is_lost() -> None:
    read = markdown_in.parse(
        "A[^a] b[^b].\n\n[^a]: First *note*.\n\n    Second part[^c].\n\n[^b]: Word\n[^c]: Deep.\n[^d]: Never called."
    )
    first, last = (block for block in read if isinstance(block, Para))
    assert footnotes_in(first.inlines) == ["First note.\nSecond part[Deep.].", "Word"]
    assert plain_text((last,)) == "Never called."


@pytest.mark.parametrize(
    "text", ["///Footnotes Go Here///", "[^1] alone", "[^1]: no call is text", "a [^x] b", "[^a]: [^a]"]
)
def test_what_only_looks_like_a_footnote_keeps_its_words(text: str) -> None:
    shown = plain_text(markdown_in.parse(text))
    assert set(re.findall(r"[a-zA-Z]{2,}", text)) <= set(re.findall(r"[a-zA-Z]{2,}", shown))


def test_a_picture_is_shown_by_templates_only_and_never_without_words() -> None:
    assert markdown_in.parse("![words](a.png)") == (Para((Run("words"),)),)
    assert markdown_in.parse('![words](a.png "Said *below*")', pictures={"a.png"}) == (
        Image("a.png", "words", (Run("Said *below*"),)),
    )
    with pytest.raises(TemplateError, match="not in its folder"):
        markdown_in.parse("![words](b.png)", pictures={"a.png"})
    with pytest.raises(TemplateError, match="needs words"):
        markdown_in.parse("![](a.png)", pictures={"a.png"})
