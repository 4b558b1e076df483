"""What a reader of Word makes of tracked changes, all accepted or all rejected; written after ECMA-376 alone."""

import io
import zipfile
from typing import Literal

from lxml import etree
from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Answer = Literal["accept", "reject"]
ANSWERS: tuple[Answer, Answer] = ("accept", "reject")


def body_of(data: bytes) -> _Element:
    """Return the body of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (body,) = etree.fromstring(archive.read("word/document.xml")).iter(f"{W}body")
    return body


def settled(data: bytes, answer: Answer) -> bytes:
    """Return the file with all tracked changes accepted or rejected."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            part = given.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                settle(root, answer)
                part = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part)
    return out.getvalue()


def settle(root: _Element, answer: Answer) -> None:
    """Accept or reject all tracked changes within an element."""
    kept, dropped = (f"{W}ins", f"{W}del") if answer == "accept" else (f"{W}del", f"{W}ins")
    for mark in list(root.iter(dropped)):
        parent = mark.getparent()
        if parent is not None and parent.tag == f"{W}trPr":
            _drop_row(parent)
        elif parent is not None and parent.tag != f"{W}rPr":
            parent.remove(mark)
    for mark in list(root.iter(kept)):
        parent = mark.getparent()
        assert parent is not None
        for node in list(mark):
            mark.addprevious(node)
        parent.remove(mark)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"
    for paragraph in list(root.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{dropped}") is not None:
            _join_with_next(paragraph)


def _drop_row(properties: _Element) -> None:
    row = properties.getparent()
    table = None if row is None else row.getparent()
    if row is None or table is None:
        return
    table.remove(row)
    above = table.getparent()
    if table.find(f"{W}tr") is None and above is not None:
        above.remove(table)


def _join_with_next(paragraph: _Element) -> None:
    """The end of a paragraph goes: what it holds begins the next one, whose properties stay."""
    following, parent = paragraph.getnext(), paragraph.getparent()
    assert parent is not None
    content = [node for node in paragraph if node.tag != f"{W}pPr"]
    if following is not None and following.tag == f"{W}p":
        place = 1 if following.find(f"{W}pPr") is not None else 0
        for node in reversed(content):
            following.insert(place, node)
        parent.remove(paragraph)
    elif not any(node.tag not in (f"{W}bookmarkStart", f"{W}bookmarkEnd") for node in content):
        parent.remove(paragraph)


def text_of(node: _Element) -> str:
    """Return text as a reader copies it: paragraphs and rows on lines of their own, cells parted by a tab."""
    return "\n".join(_block(child) for child in node if child.tag in (f"{W}p", f"{W}tbl"))


def _block(node: _Element) -> str:
    if node.tag == f"{W}p":
        parts = {f"{W}tab": "\t", f"{W}br": "\n"}
        inner = (one for one in node.iter(f"{W}t", f"{W}tab", f"{W}br") if one.getparent() is not None)
        return "".join(parts.get(str(one.tag), one.text or "") for one in inner if not _is_stop(one))
    return "\n".join("\t".join(text_of(cell) for cell in row.iter(f"{W}tc")) for row in node.iter(f"{W}tr"))


def _is_stop(node: _Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == f"{W}tabs"
