"""Extract room: text and names within drawings of Office files: shapes, tables, diagrams, pictures (DrawingML)."""

from collections.abc import Iterator

from lxml import etree

from briefbook.extract.blanks import is_blank, one_line, one_paragraph, table_text
from briefbook.extract.office_names import child, name_of, shown, tags
from briefbook.model.text import clean
from briefbook.ooxml.package import Package


def paragraphs_of(body: etree._Element | None) -> list[str]:
    """Return the texts of the paragraphs of a text body, blank ones left out."""
    if body is None:
        return []
    texts = [one_paragraph(clean("".join(_runs(one)))) for one in body if name_of(one) == "a:p"]
    return [text for text in texts if not is_blank(text)]


def _runs(parent: etree._Element) -> Iterator[str]:
    for element in shown(parent):
        name = name_of(element)
        if name == "a:t":
            yield element.text or ""
        elif name == "a:br":
            yield "\n"
        elif name not in {"a:pPr", "a:rPr", "a:endParaRPr"}:
            yield from _runs(element)


def table_of(table: etree._Element) -> str:
    """Return the text of an `a:tbl`; a cell that spans several columns stands in the first of them."""
    rows = [[_cell(cell) for cell in row if name_of(cell) == "a:tc"] for row in table if name_of(row) == "a:tr"]
    return table_text(rows)


def _cell(cell: etree._Element) -> str:
    return " ".join(one_line(text) for text in paragraphs_of(child(cell, "a:txBody")))


def picture_name(properties: etree._Element | None, file: str = "") -> str:
    """Return what a picture shows, by its alternative text, else its file's name, else its own."""
    if properties is None:
        return file or "picture"
    described = properties.get("descr") or properties.get("title") or ""
    return one_line(clean(described)) or file or properties.get("name") or "picture"


def diagram_texts(package: Package, part: str) -> list[str]:
    """Return the texts of the points of a diagram (SmartArt), in its order.

    Raises:
        PackageRefused: the part is damaged.
    """
    texts: list[str] = []
    for point in package.elements(part, *tags("dgm:pt")):
        texts += paragraphs_of(child(point, "dgm:t"))
    return texts
