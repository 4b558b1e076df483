"""Word files as an author would type them, for the tests of templates in Word; all words are ours."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from briefbook.render import catalog, reference
from briefbook.render.catalog import Template

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
PAGE = re.compile(r"<w:sectPr>.*</w:sectPr>", re.DOTALL)


def run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*texts: str, style: str = "BodyText", extra: str = "") -> str:
    """A paragraph whose text Word has parted into runs; what begins with < is XML already."""
    runs = "".join(text if text.startswith("<w:") else run(text) for text in texts)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{runs}</w:p>'


def title(*texts: str) -> str:
    return paragraph(*(texts or ("{{ title }}",)), style="Title")


def heading(text: str) -> str:
    return paragraph(text, style="Heading1")


def table(*rows: tuple[str, ...], width: int = 9360) -> str:
    columns = len(rows[0])
    size = width // columns
    grid = f'<w:gridCol w:w="{size}"/>' * columns
    made = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>'
            f"{cell if cell.startswith('<w:p') else paragraph(cell, style='TableText')}</w:tc>"
            for cell in row
        )
        + "</w:tr>"
        for row in rows
    )
    look = f'<w:tblPr><w:tblStyle w:val="BriefbookTable"/><w:tblW w:w="{width}" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def text_box(content: str) -> str:
    """A floating text box as Word writes it, with the form for older programs beside it."""
    shape = (
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="2743200" cy="914400"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        '<wp:wrapSquare wrapText="bothSides"/>'
        '<wp:docPr id="7" name="Text Box 7"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2743200" cy="914400"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent>'
        "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
    older = (
        '<w:pict><v:shape id="_x0000_s1026" style="width:216pt;height:72pt"><v:textbox>'
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def word_file(*body: str, **stories: str) -> bytes:
    """A Word file with this body; `header1="…"` gives that part other content."""
    parts = parts_of(reference.build())
    page = PAGE.search(parts["word/document.xml"].decode())
    assert page is not None
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACES} mc:Ignorable="">'
    parts["word/document.xml"] = f"{document}<w:body>{''.join(body)}{page[0]}</w:body></w:document>".encode()
    for name, content in stories.items():
        tag = "hdr" if name.startswith("header") else "ftr"
        parts[f"word/{name}.xml"] = f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>".encode()
    return packed(parts)


DECLARATION = """
[title]
en = "Typed in Word"
fr = "Tapé dans Word"
[note_title]
en = "Note on {topic}"
fr = "Note sur {topic}"
[[fields]]
name = "topic"
type = "text"
label = { en = "Topic", fr = "Sujet" }
required = true
[[fields]]
name = "held_on"
type = "date"
label = { en = "Held on", fr = "Date" }
[[fields]]
name = "people"
type = "list"
label = { en = "People", fr = "Personnes" }
[[fields]]
name = "marking"
type = "choice"
default = "unclassified"
label = { en = "Marking", fr = "Marquage" }
choices = [
    { value = "unclassified", en = "Unclassified", fr = "Non classé" },
    { value = "protected-b", en = "Protected B", fr = "Protégé B" },
]
[[sections]]
id = "introduction"
heading = { en = "Introduction", fr = "Introduction" }
"""


def typed_template(folder: Path, data: bytes, declaration: str = DECLARATION) -> Template:
    """A template of a test's own that was typed in Word."""
    made = folder / "templates" / "typed"
    made.mkdir(parents=True, exist_ok=True)
    (made / "template.toml").write_text(declaration, encoding="utf-8")
    (made / "template.docx").write_bytes(data)
    return catalog.load([made.parent], "typed")
