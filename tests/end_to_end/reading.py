"""Reads notes and narratives back with readers by others: python-docx, a CommonMark parser, an HTML parser."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element

import docx
import html5lib
from markdown_it import MarkdownIt
from markdown_it.token import Token

Role = Literal["title", "heading", "paragraph"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a note as its reader sees it."""

    role: Role
    text: str


def narrative(text: str) -> list[Piece]:
    """Return a narrative in plain text: a title, then headings without and paragraphs with a full stop at their end."""
    lines = [line for line in text.split("\n") if line]
    body = lines[1 : lines.index("Page details")]
    return [Piece("title", lines[0]), *(Piece("paragraph" if line.endswith(".") else "heading", line) for line in body)]


def read(note: Path) -> list[Piece]:
    """Return the title, headings and paragraphs of a note in order."""
    match note.suffix:
        case ".docx":
            return list(_word(note))
        case ".md":
            return list(_markdown(note.read_bytes().decode("utf-8")))
        case _:
            return list(_html(note.read_bytes().decode("utf-8")))


def _word(note: Path) -> Iterator[Piece]:
    for paragraph in docx.Document(str(note)).paragraphs:
        name = paragraph.style.name if paragraph.style is not None else None
        role: Role = "title" if name == "Title" else "heading" if name == "Heading 1" else "paragraph"
        yield Piece(role, paragraph.text)


def _markdown(text: str) -> Iterator[Piece]:
    front, body = text.removeprefix("---\n").split("\n---\n", 1)
    assert "title: " in front
    roles: dict[str, Role] = {"h1": "title", "h2": "heading", "p": "paragraph"}
    tokens = MarkdownIt("commonmark").parse(body)
    for opening, inline in pairwise(tokens):
        if opening.type in ("heading_open", "paragraph_open"):
            yield Piece(roles[opening.tag], "".join(map(_inline, inline.children or [])))


def _inline(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def _html(text: str) -> Iterator[Piece]:
    tree: Element = html5lib.parse(text, namespaceHTMLElements=False)
    main = tree.find(".//main")
    assert main is not None
    roles: dict[str, Role] = {"h1": "title", "h2": "heading", "p": "paragraph", "li": "paragraph"}
    for element in main.iter():
        if element.tag in roles and element.find("p") is None:
            yield Piece(roles[element.tag], "".join(element.itertext()))


def everything_in(note: Path) -> str:
    """Return all that a file says, in any part, property or comment: a Word file with its parts inflated."""
    if note.suffix != ".docx":
        return note.read_bytes().decode("utf-8")
    with zipfile.ZipFile(note) as package:
        parts = [f"{name}\n{package.read(name).decode('utf-8')}" for name in package.namelist()]
        return "\n".join([package.comment.decode("utf-8"), *parts])


def some_words(text: str) -> str:
    """Return a few of the words of a paragraph, as somebody half remembers it."""
    return " ".join(re.findall(r"[^\W\d_]{5,}", text)[1:7])
