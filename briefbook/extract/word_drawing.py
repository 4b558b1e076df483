"""Extract room: what is anchored in a Word paragraph and is no text: pictures, charts, diagrams, objects of others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefbook.extract.blanks import one_line
from briefbook.extract.office_names import relation
from briefbook.model.text import clean

_ELSEWHERE = frozenset({"txbxContent", "Fallback"})
"""Text boxes are read as text, with the pictures in them; the second form of a drawing repeats the first."""
_MACHINE = re.compile(r"[ ]*(?:AI-generated content may be incorrect|Description automatically generated[^.]*)\.?\Z")
"""What Word adds to an alternative text that it made up itself."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its alternative text, maybe none, and the id of the relationship to its file."""

    words: str
    relation: str


@dataclass(slots=True)
class Anchored:
    """What is anchored in paragraphs: pictures; diagrams by the relationship to their data; the rest by its name."""

    pictures: list[Picture] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)


def look_into(drawing: etree._Element, found: Anchored) -> None:
    """Add what a `w:drawing`, `w:pict` or `w:object` shows."""
    frame_words, frame_name, own_words, alternative = "", "", "", ""
    for element in _parts(drawing):
        name = _local(element)
        if name == "docPr":
            frame_words, frame_name = _words(element), element.get("name") or ""
        elif name == "cNvPr":
            own_words = _words(element)
        elif name == "shape":
            alternative = one_line(clean(element.get("alt") or ""))
        elif name == "blip":
            target = relation(element, "embed") or relation(element, "link")
            found.pictures.append(Picture(own_words or frame_words, target))
            own_words = ""
        elif name == "imagedata" and _local(drawing) != "object":
            title = element.get("{urn:schemas-microsoft-com:office:office}title") or ""
            found.pictures.append(Picture(alternative or one_line(clean(title)), relation(element)))
        elif name == "relIds":
            found.diagrams.append(relation(element, "dm"))
        elif name == "chart" and len(element) == 0:
            found.objects.append(f"chart “{frame_words or frame_name}”")
        elif name == "OLEObject":
            found.objects.append(f"object of {element.get('ProgID') or 'another program'}")


def _parts(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent:
        if _local(element) not in _ELSEWHERE:
            yield element
            yield from _parts(element)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _words(element: etree._Element) -> str:
    return _MACHINE.sub("", one_line(clean(element.get("descr") or element.get("title") or "")))
