"""Render room: a template to begin with, typed in Word: its text shows by example what can be typed, and where."""

import io
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from briefbook.model.kinds import Language
from briefbook.model.template import TemplateInfo
from briefbook.render import reference
from briefbook.render.wordml import W

_DOCUMENT: Final = "word/document.xml"
_WORD: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DATE_FILTER: Final = {"date": " | long_date", "list": ' | join(", ")'}
_LEFT_TO_BRIEFBOOK: Final = frozenset(("marking", "ministry", "date_modified"))
"""Fields that stand in headers and properties of every note; a form needs no row for them."""


def build(info: TemplateInfo, language: Language = "en") -> bytes:
    """Return a template.docx for the fields of a template: its title, a row for each field, each section with its text.

    Args:
        info: what the template declares.
        language: of the remark that teaches.
    """
    parts = _parts(reference.build(info.look))
    root = etree.fromstring(parts[_DOCUMENT])
    body = root.find(f"{W}body")
    if body is None:
        raise AssertionError("our own reference has a body")
    for child in list(body):
        if child.tag != f"{W}sectPr":
            body.remove(child)
    for place, xml in enumerate(_content(info, language)):
        body.insert(place, etree.fromstring(xml))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    parts[_DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name])
    return out.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _content(info: TemplateInfo, language: Language) -> Iterator[str]:
    """Walk over the paragraphs and tables of the form."""
    yield _paragraph("{{ title }}", "Title")
    yield _paragraph(f"{{# {_REMARK[language]} #}}")
    rows = [spec for spec in info.fields if spec.name not in _LEFT_TO_BRIEFBOOK]
    if rows:
        yield _form([(f"{{{{ labels.{spec.name} }}}}", spec.name, spec.type) for spec in rows])
    yield _paragraph("{% for section in sections %}")
    yield _paragraph("{{ section.heading }}", "Heading1")
    yield _paragraph("{{ section.text }}")
    yield _paragraph("{% endfor %}")


_REMARK: Final[dict[Language, str]] = {
    "en": "A remark like this one is never printed. Type around the tags, format them, move them: what is in two "
    "braces is replaced by its value; for, if and their ends stand in a paragraph or a table row of their own.",
    "fr": "Une remarque comme celle-ci n’est jamais imprimée. Ce qui est entre deux accolades est remplacé par sa "
    "valeur; for, if et leur fin occupent un paragraphe ou une rangée de tableau à eux seuls.",
}


def _paragraph(text: str, style: str = "BodyText") -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f'<w:p {_WORD}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _form(rows: list[tuple[str, str, str]]) -> str:
    """Return a table with a row for each field; a field that is not set has no row."""
    made = ""
    for label, name, kind in rows:
        made += _row(f"{{% if {name} %}}", "")
        made += _row(label, f"{{{{ {name}{_DATE_FILTER.get(kind, '')} }}}}")
        made += _row("{% endif %}", "")
    grid = '<w:gridCol w:w="2808"/><w:gridCol w:w="6552"/>'
    look = '<w:tblPr><w:tblStyle w:val="BriefbookTable"/><w:tblW w:w="9360" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl {_WORD}>{look}<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def _row(*cells: str) -> str:
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell, "TableText")}</w:tc>'
        for width, cell in zip((2808, 6552), cells, strict=True)
    )
    return f"<w:tr>{made}</w:tr>"
