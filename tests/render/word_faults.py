"""Faults that are put into good notes, each under its name, with what the audit must say of it; and attacks on Word."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

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


def without(start: str) -> Callable[[Parts], None]:
    """Return a fault: the parts whose names begin so are gone."""

    def change(contents: Parts) -> None:
        for name in [name for name in contents if name.startswith(start)]:
            del contents[name]

    return change


def related(owner: str, kind: str, target: str, mode: str = "External") -> Callable[[Parts], None]:
    """Return a fault: a relation that was not there."""

    def change(contents: Parts) -> None:
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        outside = f' TargetMode="{mode}"' if mode else ""
        one = f'<Relationship Id="rId99" Type="{RELATION}/{kind}" Target="{target}"{outside}/></Relationships>'
        contents[owner] = contents.get(owner, empty).replace(b"</Relationships>", one.encode())

    return change


Base = Literal["working", "minister", "redline", "review", "notes"]


@dataclass(frozen=True)
class Fault:
    """A change to the parts of a good file, what is said of it (a regular expression), and the file."""

    change: Callable[[Parts], None]
    says: str
    base: Base = "working"


def both(*changes: Callable[[Parts], None]) -> Callable[[Parts], None]:
    """Return a fault of several steps."""

    def change(contents: Parts) -> None:
        for one in changes:
            one(contents)

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
COMMENTS, FOOTNOTES = "word/comments.xml", "word/footnotes.xml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE = (
    r"<w:p><w:r><w:t>x</w:t><w:drawing><wp:inline "
    rf'xmlns:wp="{DRAWING}"><wp:docPr id="1" name="p" {{}}/></wp:inline></w:drawing></w:r></w:p>\g<0>'
)
TWO_PICTURES = PICTURE.format('descr="A pier"').replace(r"\g<0>", PICTURE.format('descr="A ferry"'))
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
FAULTS: dict[str, Fault] = {
    "no title": Fault(swap(DOCUMENT, 'w:val="Title"', 'w:val="BodyText"'), "must begin with one title; it has 0"),
    "two titles": Fault(swap(DOCUMENT, 'w:val="Heading1"', 'w:val="Title"'), "must begin with one title; it has 2"),
    "a level left out": Fault(
        swap(DOCUMENT, 'w:val="Heading1"', 'w:val="Heading2"'), "of level 2 under one of level 0"
    ),
    "an empty heading": Fault(swap(DOCUMENT, r"(<w:t[^>]*>)Introduction", r"\1"), "A heading is empty"),
    "a heading that may stand alone": Fault(
        swap(STYLES, r'(w:val="heading 1"/>.*?)<w:keepNext/>', r"\1"), "may stand alone at the foot"
    ),
    "an unknown style": Fault(
        swap(DOCUMENT, 'w:val="BodyText"', 'w:val="Nothing"'), "style Nothing, which is not defined"
    ),
    "a blank paragraph": Fault(swap(DOCUMENT, "<w:sectPr", r"<w:p/>\g<0>"), "blank paragraph is used as spacing"),
    "a blank paragraph that ends a section and is no hair": Fault(
        swap(DOCUMENT, "<w:sectPr>.*?</w:sectPr>", r"<w:p><w:pPr>\g<0></w:pPr></w:p>\g<0>"),
        "blank paragraph is used as spacing",
    ),
    "a gap that is beside no table": Fault(
        swap(DOCUMENT, "<w:sectPr", r'<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>\g<0>'),
        "blank paragraph is used as spacing",
    ),
    "a list item of no list": Fault(
        swap("word/numbering.xml", '<w:num w:numId="1">.*?</w:num>', ""), "belongs to no list"
    ),
    "a table without a header": Fault(swap(DOCUMENT, "<w:tblHeader/>", ""), "Table 1 has no header row"),
    "a table without a title": Fault(swap(DOCUMENT, r"<w:tblCaption [^>]*/>", ""), "Table 1 has no title"),
    "a table without a description": Fault(
        swap(DOCUMENT, r"<w:tblDescription [^>]*/>", ""), "Table 1 has no description"
    ),
    "a ragged table": Fault(swap(DOCUMENT, r"<w:tc>.*?</w:tc>", ""), "rows of different length"),
    "a merged cell": Fault(swap(DOCUMENT, "<w:tcPr>", r'<w:tcPr><w:gridSpan w:val="2"/>'), "has merged cells"),
    "a cell without an end": Fault(
        swap(DOCUMENT, r"(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p>", r"\1"), "does not end with a paragraph"
    ),
    "a row that breaks": Fault(swap(DOCUMENT, "<w:cantSplit/>", ""), "a row that may break across pages"),
    "a picture without words": Fault(
        swap(
            DOCUMENT,
            "<w:sectPr",
            r'<w:p><w:r><w:t>x</w:t><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            r'wordprocessingDrawing"><wp:docPr id="1" name="p"/></wp:inline></w:drawing></w:r></w:p>\g<0>',
        ),
        "A picture has no words",
    ),
    "a reference that leads nowhere": Fault(
        swap(DOCUMENT, 'w:anchor="_bbs_source_1"', 'w:anchor="_bbs_source_9"'), r"reference \[1\] leads nowhere"
    ),
    "a link that leads nowhere": Fault(
        swap(DOCUMENT_RELATIONS, r"<Relationship [^>]*laws\.example[^>]*/>", ""), "link “law” leads nowhere"
    ),
    "a link without text": Fault(swap(DOCUMENT, r"(<w:hyperlink .*?<w:t[^>]*>)law", r"\1"), "A link has no text"),
    "a bookmark twice": Fault(swap(DOCUMENT, r"(<w:bookmarkStart [^>]*/>)", r"\1\1"), "is there twice"),
    "a bookmark without an end": Fault(swap(DOCUMENT, r"<w:bookmarkEnd [^>]*/>", ""), "has no end, or two"),
    "a bookmark's name too long": Fault(
        swap(DOCUMENT, r'w:name="_bb_', 'w:name="_bb_' + "a" * 40), "too long for Word"
    ),
    "no mark of the export": Fault(
        swap(DOCUMENT, r'w:name="_bbx_', 'w:name="_bby_'), "tells this export from others is missing"
    ),
    "a tracked insertion": Fault(
        swap(DOCUMENT, r"<w:r>(.*?)</w:r>", r'<w:ins w:id="900" w:author="a"><w:r>\1</w:r></w:ins>'),
        r"holds a tracked change \(ins\)",
    ),
    "a comment": Fault(
        swap(DOCUMENT, "</w:r>", r'</w:r><w:r><w:commentReference w:id="1"/></w:r>'), "The file holds comments"
    ),
    "a highlight": Fault(
        swap(DOCUMENT, "<w:r>", r'<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr>'),
        r"a colleague's work \(highlight\)",
    ),
    "an inner mark in the text": Fault(swap(DOCUMENT, r"(<w:t[^>]*>)", "\\1\ufdd0"), "only Briefbook itself uses"),
    "a field without an end": Fault(
        swap("word/footer1.xml", r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""), "has no beginning or no end"
    ),
    "a provenance mark that is not there": Fault(
        swap("customXml/item1.xml", 'mark="_bb_', 'mark="_bb_0'), "e1 cannot be found again"
    ),
    "a source without a path": Fault(
        swap("customXml/item1.xml", r'path="[^"]*"', 'path=""'), "source of e1 is incomplete"
    ),
    "sources without provenance": Fault(without("customXml/"), "does not carry where they came from"),
    "an unknown part": Fault(added("word/comments.xml"), "The file holds comments"),
    "an empty property": Fault(
        swap(CORE, r"<dc:subject>[^<]*</dc:subject>", "<dc:subject/>"), "property subject is empty"
    ),
    "a title that is another's": Fault(
        swap(CORE, r"<dc:title>[^<]*", "<dc:title>x"), "title is not the title of the note"
    ),
    "a person": Fault(
        swap(CORE, "</cp:coreProperties>", r"<cp:lastModifiedBy>J. Roy</cp:lastModifiedBy>\g<0>"),
        "lastModifiedBy tells who or when",
    ),
    "a company": Fault(swap("docProps/app.xml", "</Properties>", r"<Company>X</Company>\g<0>"), "Company tells where"),
    "no language": Fault(swap(STYLES, 'w:lang w:val="en-CA"', 'w:lang w:val="en-US"'), "language of the file is en-US"),
    "a language that is not the text's": Fault(swap(CORE, "en-CA", "fr-CA"), "not that of the text"),
    "Compatibility Mode": Fault(
        swap(SETTINGS, r'(compatibilityMode"[^>]*w:val=")15', r"\g<1>14"), "Compatibility Mode"
    ),
    "a protected document": Fault(
        swap(SETTINGS, "<w:zoom", r'<w:documentProtection w:edit="readOnly"/>\g<0>'), "settings hold documentProtection"
    ),
    "tracking turned on": Fault(swap(SETTINGS, "<w:zoom", r"<w:trackRevisions/>\g<0>"), "settings hold trackRevisions"),
    "revision ids": Fault(swap(DOCUMENT, "<w:p>", '<w:p w:rsidR="00112233">'), "holds revision ids"),
    "no marking in the header": Fault(
        swap("word/header2.xml", "Unclassified", ""), "marking is missing in the word/header2"
    ),
    "no marking in the footer": Fault(
        swap("word/footer1.xml", "Unclassified", ""), "marking is missing in the word/footer1"
    ),
    "no header on the first page": Fault(
        swap(DOCUMENT, r'<w:headerReference w:type="first"[^>]*/>', ""), "no header of first pages"
    ),
    "a place not filled": Fault(swap("word/header1.xml", "CIMM", "{title} CIMM"), "a place that was not filled"),
    "a place not filled that Word tore": Fault(
        swap("word/footer1.xml", "</w:r>", "</w:r><w:r><w:t>{su</w:t></w:r><w:r><w:t>bject}</w:t></w:r>"),
        r"a place that was not filled \({subject}\)",
    ),
    "a tag that was not run": Fault(
        swap("word/header1.xml", "CIMM", "{{ topic }} CIMM"), r"a place that was not filled \({{\)"
    ),
    "half a tag": Fault(swap("word/header1.xml", "CIMM", "CIMM %}"), r"a place that was not filled \(%}\)"),
    "no number of pages": Fault(swap("word/footer1.xml", " NUMPAGES ", " PAGE "), "does not say page X of Y"),
    "little contrast in a style": Fault(
        swap(STYLES, r'w:color w:val="55606E"', 'w:color w:val="A0A8B0"'), "Subtitle has a contrast of 2"
    ),
    "little contrast on a shade": Fault(swap(STYLES, 'w:fill="EAEEF3"', 'w:fill="405060"'), "has a contrast of 1"),
    "little contrast in the text": Fault(
        swap(DOCUMENT, "<w:r>", '<w:r><w:rPr><w:color w:val="CCCCCC"/></w:rPr>'), "Some text has too little contrast"
    ),
    "close lines": Fault(
        swap(STYLES, r'(w:val="Body Text"/>.*?w:line=")360', r"\g<1>276"), "BodyText stand closer than 1.5"
    ),
    "no widow control": Fault(swap(STYLES, "<w:widowControl/>", ""), "BodyText may stand alone on a page"),
    "a part that is missing": Fault(
        related(DOCUMENT_RELATIONS, "image", "media/none.png", ""), "media/none.png, which is not there"
    ),
    "a part that nothing refers to": Fault(
        added("word/media/lost.xml"), "Nothing refers to the part word/media/lost.xml"
    ),
    "a part without a type": Fault(added("word/media/lost.jp2"), "lost.jp2 has no content type"),
    "a type of no part": Fault(
        swap(TYPES, "</Types>", r'<Override PartName="/word/none.xml" ContentType="a/b"/>\g<0>'),
        "content type of /word/none.xml",
    ),
    "a relation twice": Fault(
        swap(DOCUMENT_RELATIONS, "(<Relationship [^>]*/>)", r"\1\1"), "two relations called rId1"
    ),
    "a header that is not there": Fault(
        swap(DOCUMENT, r'(<w:headerReference w:type="default" r:id=")[^"]*', r"\1rId98"),
        "page header or footer is called for",
    ),
    "no footer on even pages": Fault(
        swap(SETTINGS, "<w:compat>", r"<w:evenAndOddHeaders/>\g<0>"), "no footer of even pages"
    ),
    "a mark's number twice": Fault(
        swap(DOCUMENT, r'(<w:bookmarkStart w:id=")2(".*?<w:bookmarkEnd w:id=")2"', r'\g<1>1\g<2>1"'),
        "number 1 stands for 2 things",
    ),
    "a list twice": Fault(
        swap("word/numbering.xml", '(<w:num w:numId="1">.*?</w:num>)', r"\1\1"), "list 1 is there twice"
    ),
    "a table too wide": Fault(
        both(
            swap(DOCUMENT, 'w:tblW w:w="9360"', 'w:tblW w:w="9960"'),
            swap(DOCUMENT, r'gridCol w:w="742"', 'gridCol w:w="1342"'),
        ),
        "Table 1 is wider than the text",
    ),
    "columns that do not add up": Fault(
        swap(DOCUMENT, r'gridCol w:w="742"', 'gridCol w:w="600"'), "columns that are not as wide as the table"
    ),
    "a cell of another width": Fault(
        swap(DOCUMENT, r'tcW w:w="742"', 'tcW w:w="600"'), "cells are not as wide as its columns"
    ),
    "text in another language": Fault(
        swap(DOCUMENT, 'w:lang w:val="fr-CA"', 'w:lang w:val="fr-FR"'), "in the language fr-FR"
    ),
    "hidden text": Fault(swap(DOCUMENT, "<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"), r"hidden text \(vanish\)"),
    "a place bound to data": Fault(
        swap(
            DOCUMENT,
            "<w:sectPr",
            r'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent/></w:sdt>\g<0>',
        ),
        "bound to something else",
    ),
    "a field that asks to be updated": Fault(
        swap("word/footer1.xml", 'fldCharType="begin"', r'\g<0> w:dirty="true"'), "would ask to be updated"
    ),
    "a field out of order": Fault(
        swap("word/footer1.xml", r'<w:r><w:fldChar w:fldCharType="separate"/></w:r>', ""),
        "marks of a field in word/footer1.xml are not in order",
    ),
    "a field that points nowhere": Fault(swap("word/footer1.xml", " PAGE ", " PAGEREF _none "), "points to _none"),
    "words that are a file's name": Fault(
        swap(DOCUMENT, "<w:sectPr", PICTURE.format('descr="logo.PNG"')), "are the name of its file"
    ),
    "a floating picture": Fault(
        swap(DOCUMENT, "<w:sectPr", PICTURE.format('descr="Our ferry"').replace("wp:inline", "wp:anchor")),
        "floats beside the text",
    ),
    "a picture's number twice": Fault(
        swap(DOCUMENT, "<w:sectPr", TWO_PICTURES), "number 1 stands for 2 things of the kind picture"
    ),
    "a caption that leaves its table": Fault(
        swap(
            DOCUMENT,
            "<w:tbl>",
            r'<w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext w:val="0"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>\g<0>',
        ),
        "another page than its table",
    ),
    "a property of somebody's": Fault(
        swap("docProps/custom.xml", 'name="Marking"', 'name="Folder"'), "property Folder has no business"
    ),
    "the time of the clock": Fault(swap(CORE, r"T12:00:00Z", "T09:41:07Z"), "when the file was made"),
    "moved text": Fault(
        swap(DOCUMENT, r"<w:r>(.*?)</w:r>", r'<w:moveTo w:id="900"><w:r>\1</w:r></w:moveTo>'),
        r"a colleague's work \(moveTo\)",
    ),
    "a look that was changed": Fault(
        swap(DOCUMENT, "<w:r>", r'<w:r><w:rPr><w:rPrChange w:id="9"><w:rPr/></w:rPrChange></w:rPr>'),
        r"a colleague's work \(rPrChange\)",
    ),
    "text hidden as deleted": Fault(
        swap(DOCUMENT, r"<w:t ([^>]*)>([^<]*)</w:t>(?=.*Canada)", r"<w:delText \1>\2</w:delText>"),
        "no tracked change deletes",
    ),
    "provenance in a clean copy": Fault(
        added("customXml/item1.xml"), "minister copy may not carry customXml/item1.xml", "minister"
    ),
    "sources in a clean copy": Fault(
        swap(DOCUMENT, r'w:name="_bb_[0-9a-f]*"', 'w:name="_bbs_source_1"'),
        "minister copy may not list its sources",
        "minister",
    ),
    "comments in a clean copy": Fault(added("word/comments.xml"), "The file holds comments", "minister"),
    "a tracked deletion in a clean copy": Fault(
        swap(
            DOCUMENT,
            r"<w:r><w:t ([^>]*)>(Canada[^<]*)</w:t></w:r>",
            r'<w:del w:id="900" w:author="Briefbook"><w:r><w:delText \1>\2</w:delText></w:r></w:del>',
        ),
        r"holds a tracked change \(del\)",
        "minister",
    ),
    "a change with a person's name": Fault(
        swap(DOCUMENT, 'w:author="Briefbook"', 'w:author="J. Roy"'), "tells who made it", "redline"
    ),
    "a change of another day": Fault(
        swap(DOCUMENT, 'w:date="2024-02-07', 'w:date="2024-02-08'), "not of one day", "redline"
    ),
    "deleted text that is there": Fault(
        swap(DOCUMENT, "<w:delText ([^>]*)>([^<]*)</w:delText>", r"<w:t \1>\2</w:t>"), "as if it was there", "redline"
    ),
    "inserted text that is gone": Fault(
        swap(DOCUMENT, "(<w:ins [^>]*><w:r>)<w:t ([^>]*)>([^<]*)</w:t>", r"\1<w:delText \2>\3</w:delText>"),
        "as if it was gone",
        "redline",
    ),
    "a change's number twice": Fault(
        swap(DOCUMENT, r'(<w:del w:id=")\d+', r"\g<1>1"), "number 1 stands for 2 things", "redline"
    ),
    "a comment without its text": Fault(
        swap(COMMENTS, "<w:comment .*?</w:comment>", ""), "its place do not belong together", "review"
    ),
    "a comment without its place": Fault(
        swap(DOCUMENT, r"<w:r><w:commentReference [^>]*/></w:r>", ""), r"belong together \(commentReference\)", "review"
    ),
    "a comment without an end": Fault(
        swap(DOCUMENT, r"<w:commentRangeEnd [^>]*/>", ""), r"belong together \(commentRangeEnd\)", "review"
    ),
    "an empty comment": Fault(
        swap(COMMENTS, r"(<w:comment .*?)<w:t [^>]*>[^<]*</w:t>.*?</w:comment>", r"\1<w:t/></w:r></w:p></w:comment>"),
        "A comment is empty",
        "review",
    ),
    "a comment with a person's name": Fault(
        swap(COMMENTS, 'w:author="Briefbook"', 'w:author="J. Roy"'), "comment tells who made it", "review"
    ),
    "a comment without initials": Fault(swap(COMMENTS, 'w:initials="BB"', ""), "comment tells who made it", "review"),
    "a note that nothing calls": Fault(
        swap(DOCUMENT, r'<w:footnoteReference w:id="1"/>', ""), "footnote 1 is called 0 times", "notes"
    ),
    "a note called twice": Fault(
        swap(DOCUMENT, r'<w:footnoteReference w:id="1"/>', r"\g<0>\g<0>"), "footnote 1 is called 2 times", "notes"
    ),
    "a note that is not there": Fault(
        swap(FOOTNOTES, r'<w:footnote w:id="1">.*?</w:footnote>', ""),
        "footnote 1 is called 1 times and is there 0 times",
        "notes",
    ),
    "an empty note": Fault(swap(FOOTNOTES, "Of the ferry.", ""), "A footnote is empty", "notes"),
    "notes without a line above them": Fault(
        swap(FOOTNOTES, 'w:type="separator"', 'w:type="continuationNotice"'),
        "line above the footnotes is missing",
        "notes",
    ),
}
