"""Render room: the parts of a Word file as its bytes: in a fixed order, of a fixed date, packed once.

python-docx packs a file in the order in which parts refer to one another, with the clock's time in it; packing it a
second time for the fixed order took a tenth of the time of a large note.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final

from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.opc.spec import default_content_types
from lxml import etree

from briefbook.render.wordml import serialise

_TIME: Final = (1980, 1, 1, 0, 0, 0)
_TYPES_PART: Final = "[Content_Types].xml"
_FIRST_PARTS: Final = (_TYPES_PART, "_rels/.rels")
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS: Final = "application/vnd.openxmlformats-package.relationships+xml"


def packed(package: OpcPackage) -> bytes:
    """Return the file of a package; the same parts give the same bytes."""
    return zipped(dict(_named(package, list(package.iter_parts()))))


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """Return parts, by their names, as one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(contents, key=lambda name: (name not in _FIRST_PARTS, name)):
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else the name of the operating system would be in it
            info.external_attr = 0
            made.writestr(info, contents[name])
    return out.getvalue()


def _named(package: OpcPackage, parts: Iterable[Part]) -> Iterable[tuple[str, bytes]]:
    yield _TYPES_PART, _content_types(parts)
    yield "_rels/.rels", package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if len(part.rels):
            yield part.partname.rels_uri.membername, part.rels.xml


def _content_types(parts: Iterable[Part]) -> bytes:
    """Return the part that says what the others are: by their endings where those tell it, else each by its name."""
    known = set(default_content_types)
    endings = {"rels": _RELATIONSHIPS, "xml": "application/xml"}
    names: dict[str, str] = {}
    for part in parts:
        ending = part.partname.ext.lower()
        if (ending, part.content_type) in known:
            endings[ending] = part.content_type
        else:
            names[str(part.partname)] = part.content_type
    root = etree.fromstring(f'<Types xmlns="{_TYPES}"/>')
    for ending, kind in sorted(endings.items()):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=kind)
    for name, kind in sorted(names.items()):
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=name, ContentType=kind)
    return serialise(root)
