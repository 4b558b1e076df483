"""Files for the tests of reading, made from nothing: Word packages part by part, and a shortcut to read a text."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from briefbook.extract.registry import read
from briefbook.model.document import Document, Evidence

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{_PACKAGE}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
)


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A `w:p` with one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def word_package(body: str, parts: Mapping[str, str] | None = None, space: str = TRANSITIONAL) -> bytes:
    """A Word package with this body; `parts` are further parts by kind of relationship (styles, footnotes, header)."""
    names = (
        f'xmlns:w="{space}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    )
    given = dict(parts or {})
    relationships = "".join(
        f'<Relationship Id="p{number}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(given)
        if kind != "core"
    )
    entries = {
        "_rels/.rels": _ROOT,
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relationships}</Relationships>',
    }
    for kind, text in given.items():
        name = "docProps/core.xml" if kind == "core" else f"word/{kind}.xml"
        entries[name] = text.replace(">", f" {names}>", 1) if kind != "core" else text
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return out.getvalue()


def reading(folder: Path, name: str, content: str | bytes) -> Document:
    """The document that a file of this name and content makes."""
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(file, name).document


def texts(document: Document) -> list[str]:
    """The texts of its passages, in order."""
    return [passage.text for passage in document.passages]


def said(document: Document, field: str) -> Evidence:
    """The one evidence of a field."""
    (evidence,) = [one for one in document.evidence if one.field == field]
    return evidence
