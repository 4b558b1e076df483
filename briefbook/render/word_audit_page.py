"""Render room: what the audit asks of a note's file and pages: parts, properties, language, marking, looks."""

import re
from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element

from briefbook.render.word_audit_text import Rule, body_of, text_of
from briefbook.render.word_braces import unfilled
from briefbook.render.word_package import WordPackage, field_codes
from briefbook.render.wordml import W, number

_KNOWN_PART: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app|custom)\.xml|customXml/(?:_rels/)?item(?:Props)?\d+\.xml"
    r"(?:\.rels)?|word/(?:document|styles|numbering|settings|fontTable|comments|header\d+|footer\d+|footnotes|endnotes)\.xml"
    r"|word/theme/theme\d+\.xml|word/_rels/[a-zA-Z0-9]+\.xml\.rels|word/media/[a-zA-Z0-9_.-]+"
)
_STORY: Final = r"word/(?:document|header\d+|footer\d+|footnotes|endnotes|comments)\.xml"
_CORE: Final = ("title", "subject", "creator", "keywords", "language")
_CONTRAST: Final = 4.5
_LINE: Final = 360
"""Line spacing of 1.5 in twentieths of a point, for a single line of 240."""


def _zip_is_fixed(package: WordPackage) -> Iterator[str]:
    names = [entry.filename for entry in package.entries]
    if names[:1] != ["[Content_Types].xml"]:
        yield "The list of content types is not the first part."
    if names[2:] != sorted(names[2:]):
        yield "The parts are not in order; the same note would give other bytes."
    if {entry.date_time for entry in package.entries} != {(1980, 1, 1, 0, 0, 0)}:
        yield "A part carries a time; the same note would give other bytes."


def _parts_are_known(package: WordPackage) -> Iterator[str]:
    for name in package.parts:
        if not _KNOWN_PART.fullmatch(name):
            yield f"The part {name} has no business in a note."


def _properties_are_set(package: WordPackage) -> Iterator[str]:
    core = package.xml.get("docProps/core.xml")
    if core is None:
        yield "The file has no properties."
        return
    values = {node.tag.rpartition("}")[2]: (node.text or "").strip() for node in core}
    for name in _CORE:
        if not values.get(name):
            yield f"The property {name} is empty."
    for name in ("lastModifiedBy", "lastPrinted", "description"):
        if values.get(name):
            yield f"The property {name} tells who or when."
    title = next((text_of(node) for node in body_of(package) if node.tag == f"{W}p"), "")
    if values.get("title", "") != title.replace("\n", " "):
        yield "The property title is not the title of the note."
    extended = package.xml.get("docProps/app.xml")
    for node in () if extended is None else extended:
        if node.tag.rpartition("}")[2] in ("Company", "Manager", "Template", "HyperlinkBase"):
            yield f"The property {node.tag.rpartition('}')[2]} tells where the file was made."


def _language_is_set(package: WordPackage) -> Iterator[str]:
    found = package.xml["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    language = "" if found is None else found.get(f"{W}val") or ""
    if language not in ("en-CA", "fr-CA"):
        yield f"The language of the file is {language or 'not set'}, not en-CA or fr-CA."
    core = package.xml.get("docProps/core.xml")
    if core is not None:
        said = next((node.text for node in core if node.tag.endswith("}language")), None)
        if said != language:
            yield "The language in the properties is not that of the text."


def _settings_are_clean(package: WordPackage) -> Iterator[str]:
    settings = package.xml["word/settings.xml"]
    modes = [
        node.get(f"{W}val")
        for node in settings.iter(f"{W}compatSetting")
        if node.get(f"{W}name") == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield "The file would open in Compatibility Mode."
    for name in ("documentProtection", "writeProtection", "trackRevisions", "docVars", "rsids", "updateFields"):
        if settings.find(f"{W}{name}") is not None:
            yield f"The settings hold {name}."
    for name, root in package.named(r"word/.*\.xml"):
        if any(str(key).startswith(f"{W}rsid") for node in root.iter() for key in node.attrib):
            yield f"{name} holds revision ids."


def _stories(package: WordPackage, kind: str) -> Iterator[tuple[str, _Element]]:
    """Walk over the headers or footers that the pages use; each page must have one."""
    for section in package.xml["word/document.xml"].iter(f"{W}sectPr"):
        needed = ["default", *(["first"] if section.find(f"{W}titlePg") is not None else [])]
        needed += ["even"] if package.xml["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None else []
        used = {node.get(f"{W}type"): node for node in section.iter(f"{W}{kind}Reference")}
        for when in needed:
            if when not in used:
                yield f"{kind} of {when} pages", body_of(package)
    yield from package.named(rf"word/{kind}\d+\.xml")


def _pages_are_marked(package: WordPackage) -> Iterator[str]:
    custom = package.xml.get("docProps/custom.xml")
    marking = ""
    for node in () if custom is None else custom:
        if node.get("name") == "Marking":
            marking = "".join(child.text or "" for child in node).strip()
    for kind in ("header", "footer"):
        for name, root in _stories(package, kind):
            is_story = root.tag in (f"{W}hdr", f"{W}ftr")
            if not is_story or (marking and marking not in text_of(root)):
                yield f"The marking is missing in the {name}." if is_story else f"There is no {name}."
            if is_story and (place := unfilled(root)):
                yield f"{name} holds a place that was not filled ({place})."


def _pages_are_numbered(package: WordPackage) -> Iterator[str]:
    for name, root in package.named(r"word/footer\d+\.xml"):
        codes = set(field_codes(root))
        if not {"PAGE", "NUMPAGES"} <= codes:
            yield f"{name} does not say page X of Y."


def _colours_contrast(package: WordPackage) -> Iterator[str]:
    for style_id, style in package.styles.by_id.items():
        colour = package.styles.first(style_id, f"{W}rPr/{W}color")
        shades = (package.styles.first(style_id, f"{W}{place}/{W}shd") for place in ("rPr", "pPr", "tcPr"))
        pairs = [(colour, next((shade for shade in shades if shade is not None), None))]
        for part in style.iter(f"{W}tblStylePr"):
            own = part.find(f"{W}rPr/{W}color")
            pairs.append((colour if own is None else own, part.find(f"{W}tcPr/{W}shd")))
        for told, shade in pairs:
            seen = contrast(_colour(told, "val", "000000"), _colour(shade, "fill", "FFFFFF"))
            if seen < _CONTRAST:
                yield f"The style {style_id} has a contrast of {seen:.1f} to 1; 4.5 is needed."
    for _name, root in package.named(_STORY):
        for node in root.iter(f"{W}color"):
            shade = next((cell.find(f"{W}tcPr/{W}shd") for cell in node.iterancestors(f"{W}tc")), None)
            if contrast(_colour(node, "val", "000000"), _colour(shade, "fill", "FFFFFF")) < _CONTRAST:
                yield "Some text has too little contrast."


def _colour(node: _Element | None, name: str, default: str) -> str:
    return default if node is None else _rgb(node.get(f"{W}{name}"), default)


def _rgb(value: str | None, default: str) -> str:
    return value if value is not None and re.fullmatch("[0-9A-Fa-f]{6}", value) else default


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, RRGGBB, from 1 to 21 (WCAG 2.1, relative luminance)."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(rgb: str) -> float:
    channels = [int(rgb[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lines_are_spaced(package: WordPackage) -> Iterator[str]:
    names = ("body text", "quote", "list bullet", "list number", "list continue")
    for style_id in package.styles.by_id:
        if package.styles.name(style_id) not in names:
            continue
        spacing = package.styles.first(style_id, f"{W}pPr/{W}spacing")
        rule = "" if spacing is None else spacing.get(f"{W}lineRule") or "auto"
        if spacing is None or rule != "auto" or number(spacing, "line") < _LINE:
            yield f"The lines of the style {style_id} stand closer than 1.5."
        if package.styles.first(style_id, f"{W}pPr/{W}widowControl") is None:
            yield f"A line of the style {style_id} may stand alone on a page."


RULES: Final[tuple[Rule, ...]] = (
    *(_zip_is_fixed, _parts_are_known, _properties_are_set, _language_is_set, _settings_are_clean),
    *(_pages_are_marked, _pages_are_numbered, _colours_contrast, _lines_are_spaced),
)
