"""Extract room: HTML elements become blocks, in document order, without recursion: hostile pages nest very deep."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import is_blank, one_line, one_paragraph
from briefbook.extract.markup_table import Table, inner_text, nested_tables, read_table

BLOCK_TAGS = frozenset(
    """
    address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search
    section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
SKIPPED_TAGS = frozenset(
    {"script", "style", "template", "noscript", "svg", "head", "iframe", "object", "canvas", "audio", "video", "map"}
)
CONTROL_TAGS = frozenset({"button", "select", "textarea", "datalist"})
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_UNCLOSED = frozenset(
    """
    p li td th tr dt dd option thead tbody tfoot colgroup br hr img input meta link col area base wbr source
    """.split()  # noqa: SIM905
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong"})
_GATHERING = {"li": BlockKind.LIST_ITEM, "dl": BlockKind.LIST_ITEM, "blockquote": BlockKind.QUOTATION}
_QUOTATION_LIMIT = 3_000
"""Code points after which the paragraphs of one long quotation become passages of their own."""
_SEPARATORS = str.maketrans("", "", " |·•[]()<>›»/—–-:,\t\n\r\f\v\u00a0\0")
_BREAK = "\0"
_BREAKS = re.compile(rf"[ ]?{_BREAK}[ ]?")
_PICTURE = "Describes a picture."
_CONTROL = "A control of the page."

Zone = Callable[[LexborNode], str]
"""Says in words why an element is furniture, or nothing."""


@dataclass(slots=True)
class _Linked:
    """How much of a text is links.

    Attributes:
        letters: without blanks and separators; `linked` are those of them in links.
        links: number of links; `jumps` are those of them that lead to a place on the same page.
    """

    letters: int = 0
    linked: int = 0
    links: int = 0
    jumps: int = 0

    def add(self, other: "_Linked") -> None:
        """Take in the links of a text that follows."""
        self.letters += other.letters
        self.linked += other.linked
        self.links += other.links
        self.jumps += other.jumps


@dataclass(slots=True)
class _Frame:
    """An element whose paragraphs are gathered into one block, or a heading."""

    kind: BlockKind
    level: int = 0
    texts: list[str] = field(default_factory=list)
    linked: _Linked = field(default_factory=_Linked)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A block with what only the mark-up tells.

    Attributes:
        is_link: whether all of its text is links.
        links: how many; `jumps` are those of them that lead to a place on the same page.
    """

    block: Block
    is_link: bool
    links: int = 0
    jumps: int = 0


@dataclass(slots=True)
class _Inline:
    """The running text of the block that is being read."""

    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    bold_letters: int = 0
    linked: _Linked = field(default_factory=_Linked)

    def add(self, text: str, is_bold: bool, is_linked: bool) -> None:
        self.pieces.append(text)
        count = sum(map(len, text.split()))
        self.letters += count
        self.bold_letters += count if is_bold else 0
        if is_linked:
            self.linked.linked += visible_letters(text)

    def text(self) -> str:
        flat = re.sub("[ \t\n\r\f]+", " ", "".join(self.pieces))
        return one_paragraph(_BREAKS.sub("\n", flat))


def visible_letters(text: str) -> int:
    """Return how many code points a text has without blanks and the signs that part the links of a row."""
    return len(text.translate(_SEPARATORS))


def is_contact(target: str) -> bool:
    """Tell whether a link leads to a person rather than to a page: an address to write to, a number to call."""
    return target[:7].lower().startswith(("mailto:", "tel:", "sms:"))


def depth_of(text: str) -> int:
    """Return about how deep the elements of a page lie; those that HTML closes by itself are not counted."""
    depth = deepest = 0
    for match in _TAG.finditer(text):
        if match[2].lower() not in _UNCLOSED:
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


class Walker:
    """Walks over a tree once and gathers its blocks."""

    def __init__(self, zone: Zone | None = None) -> None:
        self._zone = zone
        self._out: list[LaidOut] = []
        self._inline = _Inline()
        self._frames: list[_Frame] = []
        self._why: list[str] = []
        self._asides: list[tuple[str, str]] = []
        self._depth = {"bold": 0, "link": 0, "pre": 0}
        self._nested: set[int] = set()

    def blocks(self, root: LexborNode) -> list[LaidOut]:
        """Return the blocks under `root`."""
        self._nested = nested_tables(root)
        node: LexborNode | None = root
        leaving: list[tuple[LexborNode, str]] = []
        while node is not None:
            inside = self._enter(node)
            if inside is not None and node.child is not None:
                leaving.append((node, inside))
                node = node.child
                continue
            if inside is not None:
                self._leave(node, inside)
            while node is not None and node.next is None and leaving:
                node, inside = leaving.pop()
                self._leave(node, inside)
            node = node.next if node is not None and leaving else None
        self._flush()
        return self._out

    def _enter(self, node: LexborNode) -> str | None:
        """Take in the beginning of a node; return why it is furniture, "" when it is not, None when it is done with."""
        tag = node.tag or ""
        if tag == "-text":
            self._add_text(node.text_content or "")
            return None
        if tag.startswith(("-", "!")) or tag in SKIPPED_TAGS:
            return None
        why = self._reason(node, tag)
        if why and tag not in BLOCK_TAGS:
            self._asides.append((one_line(inner_text(node)), why))
            return None
        if tag in BLOCK_TAGS:
            self._flush()
            if tag == "table" and self._take_table(node, why):
                return None
        self._open(node, tag)
        if why:
            self._why.append(why)
        return why

    def _reason(self, node: LexborNode, tag: str) -> str:
        if tag in CONTROL_TAGS:
            return _CONTROL
        return self._zone(node) if self._zone is not None and not self._why else ""

    def _open(self, node: LexborNode, tag: str) -> None:
        if tag in _HEADINGS:
            self._emit_gathered()
            self._frames.append(_Frame(BlockKind.HEADING, _HEADINGS[tag]))
        elif tag in _GATHERING:
            self._emit_gathered()
            self._frames.append(_Frame(_GATHERING[tag]))
        elif tag == "dt":
            self._emit_gathered()
        elif tag == "br":
            self._inline.pieces.append(_BREAK)
        elif tag == "a":
            target = node.attributes.get("href") or ""
            self._inline.linked.links += not is_contact(target)
            self._inline.linked.jumps += target.startswith("#")
        elif tag == "q":
            self._inline.pieces.append("“")
        elif tag == "img":
            self._asides.append((one_line(node.attributes.get("alt") or ""), _PICTURE))
        self._count(tag, 1)

    def _leave(self, node: LexborNode, why: str) -> None:
        tag = node.tag or ""
        self._count(tag, -1)
        if tag == "q":
            self._inline.pieces.append("”")
        if tag in BLOCK_TAGS:
            self._flush()
        if (tag in _HEADINGS or tag in _GATHERING) and self._frames:
            self._emit_gathered()
            self._frames.pop()
        if why:
            self._why.pop()

    def _count(self, tag: str, step: int) -> None:
        if tag in _BOLD:
            self._depth["bold"] += step
        elif tag == "a":
            self._depth["link"] += step
        elif tag == "pre":
            self._depth["pre"] += step

    def _add_text(self, text: str) -> None:
        if self._depth["pre"]:
            text = text.replace("\n", _BREAK)
        self._inline.add(text, self._depth["bold"] > 0, self._depth["link"] > 0)

    def _flush(self) -> None:
        """End the running text: it is a block, or a paragraph of the list item or quotation that is open."""
        inline, self._inline = self._inline, _Inline()
        text = inline.text()
        inline.linked.letters = visible_letters(text) if inline.linked.linked else inline.letters
        frame = self._frames[-1] if self._frames else None
        if is_blank(text):
            pass
        elif frame is None:
            is_bold = inline.bold_letters == inline.letters
            self._put(Block(BlockKind.PARAGRAPH, text, is_bold=is_bold), inline.linked)
        else:
            frame.texts.append(text)
            frame.linked.add(inline.linked)
            if sum(map(len, frame.texts)) > _QUOTATION_LIMIT:
                self._emit_gathered()
        self._put_asides()

    def _put_asides(self) -> None:
        asides, self._asides = self._asides, []
        for text, why in asides:
            if not is_blank(text):
                self._put(Block(BlockKind.PARAGRAPH, text, why=why))

    def _emit_gathered(self) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None or not frame.texts:
            return
        is_heading = frame.kind is BlockKind.HEADING
        text = one_line(" ".join(frame.texts)) if is_heading else "\n".join(frame.texts)
        self._put(Block(frame.kind, text, level=frame.level), frame.linked)
        frame.texts.clear()
        frame.linked = _Linked()

    def _take_table(self, node: LexborNode, why: str) -> bool:
        """Take a table of data whole; return False for one that only lays out the page: it is walked through."""
        found = None if node.mem_id in self._nested else read_table(node)
        if found is None:
            return False
        self._emit_gathered()
        self._put_table(found, why)
        return True

    def _put_table(self, table: Table, why: str) -> None:
        if not is_blank(table.caption):
            self._put(Block(BlockKind.PARAGRAPH, table.caption, why=why))
        if not is_blank(table.text):
            linked = _Linked(visible_letters(table.text), visible_letters("".join(table.links)), len(table.links))
            self._put(Block(BlockKind.TABLE, table.text, why=why), linked)

    def _put(self, block: Block, linked: _Linked | None = None) -> None:
        why = block.why or (self._why[-1] if self._why else "")
        found = linked or _Linked()
        is_link = found.links > 0 and found.linked == found.letters
        whole = Block(block.kind, block.text, block.level, why, block.is_bold)
        self._out.append(LaidOut(whole, is_link, found.links, found.jumps))
