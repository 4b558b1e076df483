"""Extract room: what an Office package says about itself in its core properties (source: ISO/IEC 29500-2)."""

from collections.abc import Iterator

from briefbook.extract.blanks import label
from briefbook.model.document import Evidence
from briefbook.model.text import clean
from briefbook.ooxml.package import Package

_PROPERTIES = {
    "{http://purl.org/dc/elements/1.1/}title": ("title", 0.5),
    "{http://purl.org/dc/elements/1.1/}creator": ("author", 0.5),
    "{http://purl.org/dc/terms/}created": ("created", 0.5),
}


def core_properties(package: Package) -> Iterator[Evidence]:
    """Yield title, author and day of making as a package states them; weak evidence, for programs fill them in.

    Raises:
        PackageRefused: the part is damaged.
    """
    for one in package.relationships():
        if one.type == "core-properties" and one.target in package:
            for element in package.elements(one.target, *_PROPERTIES):
                field, confidence = _PROPERTIES[str(element.tag)]
                text = label(clean(element.text or ""))
                if text:
                    yield Evidence(field, text, f"{field}: {text}", confidence)
