"""Extract room: presentations (.pptx): each slide under its title, its notes below, tables and diagrams as text."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from briefbook.extract.base import TEXT_LIMIT, Block, BlockKind, Content, pictures, unread
from briefbook.extract.blanks import is_blank, one_line
from briefbook.extract.drawing_text import diagram_texts, paragraphs_of, picture_name, table_of
from briefbook.extract.office_names import child, name_of, relation, shown, tags
from briefbook.extract.office_properties import core_properties
from briefbook.extract.refusals import refusal
from briefbook.extract.running_heads import running_heads
from briefbook.model.errors import TooLarge
from briefbook.model.kinds import ProblemKind
from briefbook.ooxml.archive import PackageRefused
from briefbook.ooxml.package import Package, Relationship

_MAIN = "ppt/presentation.xml"
_TITLES = frozenset({"title", "ctrTitle"})
_RUNNING = frozenset({"dt", "ftr", "sldNum", "hdr"})
_LISTS = frozenset({"body", "obj", ""})
_NOTES = "Notes"


@dataclass(slots=True)
class _Slide:
    """What stands on one slide."""

    titles: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    running: list[Block] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    is_opening: bool = False


def read(data: bytes, path: str) -> Content:
    """Read a presentation.

    Raises:
        DamagedFile: the package or one of its parts is broken, or holds no presentation.
        EncryptedFile: a part asks for a password.
        TooLarge: it has more parts, larger ones or more text than Briefbook takes from one file.
    """
    try:
        return _content(Package(data), path)
    except PackageRefused as error:
        raise refusal(error, path) from error


def _content(package: Package, path: str) -> Content:
    blocks: list[Block] = []
    running: list[Block] = []
    names: list[str] = []
    objects: list[str] = []
    length = 0
    for number, part in enumerate(_slide_parts(package), start=1):
        slide = _read_slide(package, part)
        found = list(_slide_blocks(slide, number, _notes(package, part)))
        length += sum(len(block.text) for block in found)
        if length > TEXT_LIMIT:
            raise TooLarge(path, f"It holds more than {TEXT_LIMIT // 1_000_000} million characters; split it.")
        blocks += found
        running += slide.running
        names += slide.pictures
        objects += [f"{one} on slide {number}" for one in slide.objects]
    lines, marking = running_heads(running)
    said = [*marking, *core_properties(package), *pictures(names)]
    if objects:
        said.append(unread(f"Charts and objects hold no text that is read: {', '.join(objects)}."[:500]))
    return Content((*blocks, *lines), tuple(said))


def _slide_parts(package: Package) -> Iterator[str]:
    """Yield the names of the slides in the order in which they are shown."""
    main = next((one.target for one in package.relationships() if one.type == "officeDocument"), _MAIN)
    if main not in package or not main.startswith("ppt/"):
        reason = "There is no presentation in it; open it in the program that made it and save it as .pptx."
        raise PackageRefused(ProblemKind.DAMAGED, reason)
    targets = {one.id: one.target for one in package.relationships(main) if one.type == "slide"}
    seen: set[str] = set()
    for element in package.elements(main, *tags("p:sldId")):
        part = targets.get(relation(element), "")
        if part in package and part not in seen:
            seen.add(part)
            yield part


def _slide_blocks(slide: _Slide, number: int, notes: list[str]) -> Iterator[Block]:
    title = one_line(" ".join(slide.titles))
    if not is_blank(title):
        yield Block(BlockKind.HEADING, title, level=0 if slide.is_opening and number == 1 else 1, page=number)
    elif number > 1 and (slide.blocks or notes):
        yield Block(BlockKind.HEADING, f"Slide {number}", level=1, page=number)
    yield from (replace(block, page=number) for block in slide.blocks)
    if notes:
        yield Block(BlockKind.HEADING, _NOTES, level=2, page=number)
        yield from (Block(BlockKind.PARAGRAPH, text, page=number) for text in notes)


def _read_slide(package: Package, part: str) -> _Slide:
    related = {one.id: one for one in package.relationships(part)}
    slide = _Slide()
    for tree in package.elements(part, *tags("p:spTree")):
        _read_shapes(tree, slide, package, related)
        tree.clear()
    return slide


def _read_shapes(parent: etree._Element, slide: _Slide, package: Package, related: dict[str, Relationship]) -> None:
    for element in shown(parent):
        name = name_of(element)
        if name == "p:grpSp":
            _read_shapes(element, slide, package, related)
        elif name == "p:sp":
            _read_shape(element, slide)
        elif name == "p:pic":
            blip = child(element, "p:blipFill", "a:blip")
            target = related.get(relation(blip, "embed"))
            file = target.target.rsplit("/", 1)[-1] if target else ""
            slide.pictures.append(picture_name(child(element, "p:nvPicPr", "p:cNvPr"), file))
        elif name == "p:graphicFrame":
            _read_frame(element, slide, package, related)


def _read_shape(shape: etree._Element, slide: _Slide) -> None:
    place = child(shape, "p:nvSpPr", "p:nvPr", "p:ph")
    texts = paragraphs_of(child(shape, "p:txBody"))
    kind = (place.get("type") or "") if place is not None else None
    if kind in _TITLES:
        slide.titles += texts
        slide.is_opening = slide.is_opening or kind == "ctrTitle"
    elif kind in _RUNNING:
        slide.running += (Block(BlockKind.PARAGRAPH, text) for text in texts if not text.isdigit())
    else:
        is_list = kind in _LISTS and len(texts) > 1
        slide.blocks += (Block(BlockKind.LIST_ITEM if is_list else BlockKind.PARAGRAPH, text) for text in texts)


def _read_frame(frame: etree._Element, slide: _Slide, package: Package, related: dict[str, Relationship]) -> None:
    data = child(frame, "a:graphic", "a:graphicData")
    table = child(data, "a:tbl")
    diagram = child(data, "dgm:relIds")
    target = related.get(relation(diagram, "dm"))
    if table is not None:
        text = table_of(table)
        slide.blocks += [Block(BlockKind.TABLE, text)] if not is_blank(text) else []
    elif target is not None and target.target in package:
        slide.blocks += (Block(BlockKind.LIST_ITEM, text) for text in diagram_texts(package, target.target))
    else:
        slide.objects.append(picture_name(child(frame, "p:nvGraphicFramePr", "p:cNvPr"), ""))


def _notes(package: Package, part: str) -> list[str]:
    texts: list[str] = []
    for one in package.relationships(part):
        if one.type == "notesSlide" and one.target in package:
            for shape in package.elements(one.target, *tags("p:sp")):
                place = child(shape, "p:nvSpPr", "p:nvPr", "p:ph")
                if place is not None and place.get("type") == "body":
                    texts += paragraphs_of(child(shape, "p:txBody"))
    return texts
