"""Extract room: paragraphs of OpenDocument texts: their runs, what is anchored in them, and what their styles say."""

from dataclasses import dataclass, field

from lxml import etree

from briefbook.extract.odt_names import child, name_of, value
from briefbook.extract.word_styles import Style, style_named

_UNREAD = frozenset(
    """
    office:annotation office:annotation-end text:ruby-text text:hidden-text text:script text:tracked-changes
    svg:title svg:desc office:event-listeners table:table
    """.split()  # noqa: SIM905
)
_CHARACTERS = {"text:s": " ", "text:tab": " ", "text:line-break": "\n"}
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class _Raw:
    names: tuple[str, ...]
    base: str
    outline: int | None
    is_bold: bool | None
    is_hidden: bool


class Styles:
    """The styles of a document by name, those it made by itself among them."""

    def __init__(self) -> None:
        self._raw: dict[str, _Raw] = {}
        self._known: dict[str, Style] = {}

    def add(self, element: etree._Element) -> None:
        """Take a `style:style`."""
        self._known.clear()
        run = child(element, "style:text-properties")
        weight = value(run, "fo:font-weight")
        outline = value(element, "style:default-outline-level")
        name = value(element, "style:name")
        names = (value(element, "style:display-name") or name.replace("_20_", " "),)
        self._raw[name] = _Raw(
            names=names,
            base=value(element, "style:parent-style-name"),
            outline=int(outline) if outline.isascii() and outline.isdigit() and len(outline) < 3 else None,
            is_bold=weight in {"bold", "600", "700", "800", "900"} if weight else None,
            is_hidden=value(run, "text:display") == "none",
        )

    def paragraph(self, name: str) -> Style:
        """Return what a style makes of a paragraph, by its own name or one it is based on."""
        if name not in self._known:
            self._known[name] = self._paragraph(name)
        return self._known[name]

    def _paragraph(self, name: str) -> Style:
        chain = self._chain(name)
        found = [style_named(text, one.outline) for one in chain for text in one.names]
        return Style(
            level=next((one.level for one in found if one.level is not None), None),
            is_list=any(one.is_list for one in found),
            is_quotation=any(one.is_quotation for one in found),
            is_contents=any(one.is_contents for one in found),
            is_bold=self.is_bold(name, False),
        )

    def is_bold(self, name: str, around: bool) -> bool:
        """Tell whether text in a style is bold, given whether the text around it is."""
        return next((one.is_bold for one in self._chain(name) if one.is_bold is not None), around)

    def is_hidden(self, name: str) -> bool:
        """Tell whether text in a style is not shown."""
        return any(one.is_hidden for one in self._chain(name)[:1])

    def _chain(self, name: str) -> list[_Raw]:
        chain: list[_Raw] = []
        while name in self._raw and len(chain) < _LONGEST_CHAIN:
            chain.append(self._raw[name])
            name = chain[-1].base
        return chain


@dataclass(slots=True)
class Run:
    """The text of a paragraph and what is anchored in it, not yet read: notes and boxes; pictures by their names."""

    pieces: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)


def run_of(element: etree._Element, styles: Styles) -> Run:
    """Return what a `text:p` or `text:h` holds."""
    found = Run()
    _visit(element, found, styles, (styles.is_bold(value(element, "text:style-name"), False), False))
    return found


def _visit(parent: etree._Element, found: Run, styles: Styles, look: tuple[bool, bool]) -> None:
    _add(found, parent.text, look)
    for element in parent:
        _enter(element, found, styles, look)
        _add(found, element.tail, look)


def _enter(element: etree._Element, found: Run, styles: Styles, look: tuple[bool, bool]) -> None:
    name = name_of(element)
    if name in _UNREAD:
        return
    if name in _CHARACTERS:
        _add(found, _CHARACTERS[name], look)
    elif name == "text:note":
        found.notes.append(element)
    elif name == "draw:text-box":
        found.boxes.append(element)
    elif name in {"draw:image", "draw:object", "draw:object-ole"}:
        _anchored(element, found)
    else:
        style = value(element, "text:style-name") if name in {"text:span", "text:a"} else ""
        is_bold, is_hidden = look
        inner = (styles.is_bold(style, is_bold), is_hidden or styles.is_hidden(style)) if style else look
        _visit(element, found, styles, inner)


def _anchored(element: etree._Element, found: Run) -> None:
    """Name a picture by its alternative text, else by its file; the picture of an object is the object's."""
    frame = element.getparent()
    kinds = {name_of(one) for one in frame} if frame is not None else set()
    is_object = bool(kinds & {"draw:object", "draw:object-ole"})
    if is_object and name_of(element) == "draw:image":
        return
    words = (child(frame, "svg:title"), child(frame, "svg:desc"))
    texts = [one.text for one in words if one is not None and one.text]
    file = value(element, "xlink:href").rsplit("/", 1)[-1]
    name = " ".join([*texts[:1], *[value(frame, "draw:name")][: not texts and is_object]]) or file or "picture"
    (found.objects if is_object else found.pictures).append(name)


def _add(found: Run, text: str | None, look: tuple[bool, bool]) -> None:
    if not text:
        return
    is_bold, is_hidden = look
    if is_hidden:
        found.hidden.append(text)
        return
    count = sum(map(len, text.split()))
    found.pieces.append(text)
    found.letters += count
    found.bold += count if is_bold else 0
