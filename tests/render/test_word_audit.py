"""The audit lets good notes pass and catches every fault that is put into one; hostile references are refused."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from briefbook.model.errors import TemplateRefused
from briefbook.model.kinds import Copy
from briefbook.render import word, word_audit
from tests.render.making import narrative, note, sample_book

REFERENCE = narrative().read("reference.docx")
WORKING = word.write(note(sample_book(), Copy.WORKING), REFERENCE)
MINISTER = word.write(note(sample_book(), Copy.MINISTER), REFERENCE)
Parts = dict[str, bytes]
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(contents: Parts, date: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)) -> bytes:
    out = io.BytesIO()
    first = ("[Content_Types].xml", "_rels/.rels")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents, key=lambda name: (name not in first, name)):
            archive.writestr(zipfile.ZipInfo(name, date), contents[name])
    return out.getvalue()


def swap(part: str, old: str, new: str) -> Callable[[Parts], None]:
    """Return a fault: in one part the first `old`, a regular expression, becomes `new`."""

    def change(contents: Parts) -> None:
        text = contents[part].decode("utf-8")
        changed = re.sub(old, lambda match: match.expand(new), text, count=1, flags=re.DOTALL)
        assert changed != text, f"{old} is not in {part}"
        contents[part] = changed.encode("utf-8")

    return change


def added(name: str, data: bytes = b"<x/>") -> Callable[[Parts], None]:
    """Return a fault: a part that was not there."""

    def change(contents: Parts) -> None:
        contents[name] = data

    return change


def related(owner: str, kind: str, target: str, mode: str = "External") -> Callable[[Parts], None]:
    """Return a fault: a relation that was not there."""

    def change(contents: Parts) -> None:
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        outside = f' TargetMode="{mode}"' if mode else ""
        one = f'<Relationship Id="rId99" Type="{RELATION}/{kind}" Target="{target}"{outside}/></Relationships>'
        contents[owner] = contents.get(owner, empty).replace(b"</Relationships>", one.encode())

    return change


DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
CORE, TYPES = "docProps/core.xml", "[Content_Types].xml"
DOCUMENT_RELATIONS, SETTINGS_RELATIONS = "word/_rels/document.xml.rels", "word/_rels/settings.xml.rels"
FIELD = r"<w:p><w:r><w:instrText> {} </w:instrText></w:r><w:r><w:t>x</w:t></w:r></w:p>\g<0>"
SPREAD = (
    r'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r>'
    r'<w:instrText>PICTURE "http://h/x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    r"<w:r><w:t>x</w:t></w:r></w:p>\g<0>"
)
HOSTILE = {
    "a remote template": related(SETTINGS_RELATIONS, "attachedTemplate", "http://127.0.0.1:9/evil.dotm"),
    "an attached template": swap(SETTINGS, "<w:zoom", r'<w:attachedTemplate w:val="x"/>\g<0>'),
    "a remote picture": related(DOCUMENT_RELATIONS, "image", "file://host/share/x.png"),
    "a remote picture in a header": related("word/_rels/header1.xml.rels", "image", "http://h/x.png"),
    "an OLE object": related(DOCUMENT_RELATIONS, "oleObject", "embeddings/a.ole", ""),
    "a linked OLE object": related(DOCUMENT_RELATIONS, "oleObject", "http://h/x"),
    "macros": added("word/vbaProject.bin", b"VBA"),
    "macros under another name": related(DOCUMENT_RELATIONS, "vbaProject", "harmless.xml", ""),
    "a macro-enabled type": swap(TYPES, r"wordprocessingml\.document\.main\+xml", "x.macroEnabled.main+xml"),
    "a template's type": swap(TYPES, r"wordprocessingml\.document\.main", "wordprocessingml.template.main"),
    "a field that fetches": swap(DOCUMENT, "<w:sectPr", FIELD.format("INCLUDEPICTURE http://h/x.png")),
    "a field spread over runs": swap(DOCUMENT, "<w:sectPr", SPREAD),
    "a simple field": swap(
        DOCUMENT, "<w:sectPr", r'<w:p><w:fldSimple w:instr="DDEAUTO cmd"/><w:r><w:t>x</w:t></w:r></w:p>\g<0>'
    ),
    "a field in a header": swap("word/header1.xml", "<w:p>", r'\g<0><w:fldSimple w:instr="DDE cmd"/>'),
    "foreign content": related(DOCUMENT_RELATIONS, "aFChunk", "a.mht", ""),
    "foreign content in the text": swap(DOCUMENT, "<w:sectPr", r"<w:altChunk/>\g<0>"),
    "a frame": related(DOCUMENT_RELATIONS, "frame", "http://h/x"),
    "a sub-document": swap(DOCUMENT, "<w:sectPr", r"<w:subDoc/>\g<0>"),
    "a control": added("word/activeX/activeX1.xml"),
    "a mail merge": swap(SETTINGS, "<w:zoom", r"<w:mailMerge/>\g<0>"),
    "a link to a script": related(DOCUMENT_RELATIONS, "hyperlink", "javascript:alert(1)"),
    "a link to a share": related(DOCUMENT_RELATIONS, "hyperlink", "file://host/x"),
    "an inner relation that leads outside": related(DOCUMENT_RELATIONS, "image", r"\\host\share\x.png", ""),
    "a web extension": added("word/webextensions/taskpanes.xml"),
    "a ribbon": added("customUI/customUI.xml"),
    "a picture by address": swap(
        DOCUMENT,
        "<w:sectPr",
        r'<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://h/x"/></w:pict></w:r>'
        r"<w:r><w:t>x</w:t></w:r></w:p>\g<0>",
    ),
    "entities": swap(STYLES, "<w:styles", r'<!DOCTYPE a [<!ENTITY b "c">]>\g<0>'),
}
FAULTS = {
    "no title": swap(DOCUMENT, 'w:val="Title"', 'w:val="BodyText"'),
    "two titles": swap(DOCUMENT, 'w:val="Heading1"', 'w:val="Title"'),
    "a level left out": swap(DOCUMENT, 'w:val="Heading1"', 'w:val="Heading2"'),
    "an empty heading": swap(DOCUMENT, r"(<w:t[^>]*>)Introduction", r"\1"),
    "a heading that may stand alone": swap(STYLES, r'(w:val="heading 1"/>.*?)<w:keepNext/>', r"\1"),
    "an unknown style": swap(DOCUMENT, 'w:val="BodyText"', 'w:val="Nothing"'),
    "a blank paragraph": swap(DOCUMENT, "<w:sectPr", r"<w:p/>\g<0>"),
    "a gap that is beside no table": swap(
        DOCUMENT, "<w:sectPr", r'<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>\g<0>'
    ),
    "a list item of no list": swap("word/numbering.xml", '<w:num w:numId="1">.*?</w:num>', ""),
    "a table without a header": swap(DOCUMENT, "<w:tblHeader/>", ""),
    "a table without a title": swap(DOCUMENT, r"<w:tblCaption [^>]*/>", ""),
    "a table without a description": swap(DOCUMENT, r"<w:tblDescription [^>]*/>", ""),
    "a ragged table": swap(DOCUMENT, r"<w:tc>.*?</w:tc>", ""),
    "a merged cell": swap(DOCUMENT, "<w:tcPr>", r'<w:tcPr><w:gridSpan w:val="2"/>'),
    "a cell without an end": swap(DOCUMENT, r"(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p>", r"\1"),
    "a row that breaks": swap(DOCUMENT, "<w:cantSplit/>", ""),
    "a picture without words": swap(
        DOCUMENT,
        "<w:sectPr",
        r'<w:p><w:r><w:t>x</w:t><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        r'wordprocessingDrawing"><wp:docPr id="1" name="p"/></wp:inline></w:drawing></w:r></w:p>\g<0>',
    ),
    "a reference that leads nowhere": swap(DOCUMENT, 'w:anchor="_bbs_source_1"', 'w:anchor="_bbs_source_9"'),
    "a link that leads nowhere": swap(DOCUMENT_RELATIONS, r"<Relationship [^>]*laws\.example[^>]*/>", ""),
    "a link without text": swap(DOCUMENT, r"(<w:hyperlink .*?<w:t[^>]*>)law", r"\1"),
    "a bookmark twice": swap(DOCUMENT, r"(<w:bookmarkStart [^>]*/>)", r"\1\1"),
    "a bookmark without an end": swap(DOCUMENT, r"<w:bookmarkEnd [^>]*/>", ""),
    "a bookmark's name too long": swap(DOCUMENT, r'w:name="_bb_', 'w:name="_bb_' + "a" * 40),
    "no mark of the export": swap(DOCUMENT, r'w:name="_bbx_', 'w:name="_bby_'),
    "a tracked insertion": swap(DOCUMENT, r"<w:r>(.*?)</w:r>", r'<w:ins w:id="900" w:author="a"><w:r>\1</w:r></w:ins>'),
    "a comment": swap(DOCUMENT, "</w:r>", r'</w:r><w:r><w:commentReference w:id="1"/></w:r>'),
    "a highlight": swap(DOCUMENT, "<w:r>", r'<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr>'),
    "an inner mark in the text": swap(DOCUMENT, r"(<w:t[^>]*>)", "\\1\ufdd0"),
    "a field without an end": swap("word/footer1.xml", r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    "a provenance mark that is not there": swap("customXml/item1.xml", 'mark="_bb_', 'mark="_bb_0'),
    "a source without a path": swap("customXml/item1.xml", r'path="[^"]*"', 'path=""'),
    "sources without provenance": lambda contents: (
        [contents.pop(n) for n in list(contents) if "customXml" in n] and None
    ),
    "an unknown part": added("word/comments.xml"),
    "an empty property": swap(CORE, r"<dc:subject>[^<]*</dc:subject>", "<dc:subject/>"),
    "a title that is another's": swap(CORE, r"<dc:title>[^<]*", "<dc:title>x"),
    "a person": swap(CORE, "</cp:coreProperties>", r"<cp:lastModifiedBy>J. Roy</cp:lastModifiedBy>\g<0>"),
    "a company": swap("docProps/app.xml", "</Properties>", r"<Company>X</Company>\g<0>"),
    "no language": swap(STYLES, 'w:lang w:val="en-CA"', 'w:lang w:val="en-US"'),
    "a language that is not the text's": swap(CORE, "en-CA", "fr-CA"),
    "Compatibility Mode": swap(SETTINGS, r'(compatibilityMode"[^>]*w:val=")15', r"\g<1>14"),
    "a protected document": swap(SETTINGS, "<w:zoom", r'<w:documentProtection w:edit="readOnly"/>\g<0>'),
    "tracking turned on": swap(SETTINGS, "<w:zoom", r"<w:trackRevisions/>\g<0>"),
    "revision ids": swap(DOCUMENT, "<w:p>", '<w:p w:rsidR="00112233">'),
    "no marking in the header": swap("word/header2.xml", "Unclassified", ""),
    "no marking in the footer": swap("word/footer1.xml", "Unclassified", ""),
    "no header on the first page": swap(DOCUMENT, r'<w:headerReference w:type="first"[^>]*/>', ""),
    "a place not filled": swap("word/header1.xml", "CIMM", "{title} CIMM"),
    "no number of pages": swap("word/footer1.xml", " NUMPAGES ", " PAGE "),
    "little contrast in a style": swap(STYLES, r'w:color w:val="55606E"', 'w:color w:val="A0A8B0"'),
    "little contrast on a shade": swap(STYLES, 'w:fill="EAEEF3"', 'w:fill="405060"'),
    "little contrast in the text": swap(DOCUMENT, "<w:r>", '<w:r><w:rPr><w:color w:val="CCCCCC"/></w:rPr>'),
    "close lines": swap(STYLES, r'(w:val="Body Text"/>.*?w:line=")360', r"\g<1>276"),
    "no widow control": swap(STYLES, "<w:widowControl/>", ""),
}


@pytest.mark.parametrize("data", [WORKING, MINISTER], ids=["working", "minister"])
def test_a_good_note_passes(data: bytes) -> None:
    assert word_audit.audit(data) == ()
    assert word_audit.audit(zipped(parts(data))) == ()


@pytest.mark.parametrize("name", [*FAULTS, *HOSTILE])
def test_the_audit_catches(name: str) -> None:
    contents = parts(WORKING)
    {**FAULTS, **HOSTILE}[name](contents)
    found = word_audit.audit(zipped(contents))
    assert found
    assert all(one.endswith(".") and "\n" not in one for one in found)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_reference_is_refused_with_the_reason(name: str) -> None:
    contents = parts(REFERENCE)
    HOSTILE[name](contents)
    assert word_audit.refusals(zipped(contents))
    with pytest.raises(TemplateRefused, match=r"reference\.docx cannot be used: it"):
        word.write(note(sample_book()), zipped(contents))


def test_our_own_reference_is_not_refused() -> None:
    assert word_audit.refusals(REFERENCE) == ()


def test_times_and_order_in_the_package_are_looked_at() -> None:
    assert word_audit.audit(zipped(parts(MINISTER), (2024, 2, 7, 12, 0, 0))) == (
        "A part carries a time; the same note would give other bytes.",
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in reversed(parts(MINISTER).items()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    assert len(word_audit.audit(out.getvalue())) == 2


@pytest.mark.parametrize("data", [b"", b"x", MINISTER[:2000], zipped({"a": b"b"})])
def test_what_is_no_word_file_is_named(data: bytes) -> None:
    (found,) = word_audit.audit(data)
    assert found.startswith("The file cannot be used")


def test_a_bomb_is_not_unpacked() -> None:
    contents = parts(MINISTER)
    contents["word/media/a.png"] = b"\0" * (65 * 1024 * 1024)
    (found,) = word_audit.audit(zipped(contents))
    assert "far too large" in found
    (found,) = word_audit.audit(zipped({**parts(MINISTER), **{f"word/media/{n}": b"" for n in range(5001)}}))
    assert "far too large" in found


def test_a_part_whose_bytes_are_damaged_is_no_traceback() -> None:
    for place in range(200, len(MINISTER) - 200, 997):
        damaged = MINISTER[:place] + bytes(byte ^ 0xFF for byte in MINISTER[place : place + 3]) + MINISTER[place + 3 :]
        assert isinstance(word_audit.audit(damaged), tuple)


def test_a_damaged_part_is_named() -> None:
    contents = parts(MINISTER)
    contents["word/document.xml"] = contents["word/document.xml"][:-20]
    (found,) = word_audit.audit(zipped(contents))
    assert "word/document.xml is damaged" in found
