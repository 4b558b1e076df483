"""Extract room: how much text and how many links each part of a web page holds, measured in one walk over the tree.

Text and link densities tell text from menus on pages whose mark-up says nothing (source: C. Kohlschütter and others,
"Boilerplate Detection using Shallow Text Features", 2010, and the published rules of Readability and jusText).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from briefbook.extract.markup import BLOCK_TAGS, CONTROL_TAGS, SKIPPED_TAGS, is_contact

SENTENCE = 60
"""Letters; a block with as many, most of them in no link, is running text (Readability and jusText count likewise)."""
_MOST = 200_000
"""Elements; a page with more is not measured, so that memory stays bounded."""
_MEASURED = BLOCK_TAGS | {"body", "span", "button"}
_FRAME_TAGS = frozenset({"nav", "footer", "aside"})
_TEXT_TAGS = frozenset({"article", "blockquote", "figure"})
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|csv|zip|rtf)(?:[?#]|\Z)", re.IGNORECASE)
_COOKIES = re.compile(r"\b(?:cookies?|témoins)\b", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """What an element holds, the elements inside it included.

    Attributes:
        parent: place of the element around it, -1 for the outermost.
        is_in_text: whether it stands in an article or a quotation.
        letters: code points without blanks.
        linked: those of them that stand in links.
        links: number of links; those to an address or a number to call are none, and `files` are those to documents.
        text: letters in running text outside navigation, foot and boxes.
        longest: letters of its longest block, most of them in no link.
        has_h1: whether it holds a heading of the first level.
        has_control: whether it holds a button.
        is_about_cookies: whether running text in it speaks of cookies.
    """

    node: LexborNode
    parent: int
    is_in_text: bool = False
    letters: int = 0
    linked: int = 0
    links: int = 0
    files: int = 0
    text: int = 0
    longest: int = 0
    has_h1: bool = False
    has_control: bool = False
    is_about_cookies: bool = False

    @property
    def unlinked(self) -> int:
        """Letters that stand in no link."""
        return self.letters - self.linked

    def add(self, inner: "Part") -> None:
        """Take in what an element inside holds."""
        self.letters += inner.letters
        self.linked += inner.linked
        self.links += inner.links
        self.files += inner.files
        self.text += inner.text
        self.longest = max(self.longest, inner.longest)
        self.has_h1 |= inner.has_h1
        self.has_control |= inner.has_control
        self.is_about_cookies |= inner.is_about_cookies


class _Meter:
    """Walks over a tree once; holds the running text until a block begins or ends."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._open: list[int] = []
        self._run: list[str] = []
        self._linked = 0
        self._links = 0
        self._files = 0
        self._links_open: list[bool] = []
        self._in_link = 0
        self._in_frame = 0

    def enter(self, node: LexborNode, tag: str) -> bool:
        """Take in the beginning of an element; tell whether to go into it."""
        if tag == "-text":
            text = node.text_content or ""
            self._run.append(text)
            self._linked += _letters(text) if self._in_link else 0
            return False
        if tag in SKIPPED_TAGS or tag.startswith(("-", "!")):
            return False
        if tag in CONTROL_TAGS and self._open:
            self.parts[self._open[-1]].has_control = True
            return False
        if tag == "a":
            self._enter_link(node)
        self._in_frame += tag in _FRAME_TAGS
        if tag in _MEASURED:
            if tag != "span":
                self.flush()
            self._begin(node, tag)
        return True

    def _enter_link(self, node: LexborNode) -> None:
        target = node.attributes.get("href") or ""
        is_link = not is_contact(target)
        self._links += is_link
        self._files += is_link and _FILE.search(target) is not None
        self._links_open.append(is_link)
        self._in_link += is_link

    def _begin(self, node: LexborNode, tag: str) -> None:
        parent = self._open[-1] if self._open else -1
        around = self.parts[parent] if self._open else None
        is_in_text = around is not None and (around.is_in_text or around.node.tag in _TEXT_TAGS)
        self.parts.append(Part(node, parent, is_in_text, has_h1=tag == "h1"))
        self._open.append(len(self.parts) - 1)

    def leave(self, tag: str) -> None:
        """Take in the end of an element."""
        if tag == "a":
            self._in_link -= self._links_open.pop()
        if tag in _MEASURED:
            if tag != "span":
                self.flush()
            self._open.pop()
        self._in_frame -= tag in _FRAME_TAGS

    def flush(self) -> None:
        """End the running text; it belongs to the innermost element that is open."""
        if not self._open or not self._run:
            return
        part = self.parts[self._open[-1]]
        whole = "".join(self._run)
        letters = _letters(whole)
        part.letters += letters
        part.linked += self._linked
        part.links += self._links
        part.files += self._files
        if 2 * self._linked < letters:
            part.longest = max(part.longest, letters)
            if letters >= SENTENCE and _COOKIES.search(whole[:1_000]):
                part.is_about_cookies = True
            elif letters >= SENTENCE and not self._in_frame:
                part.text += letters
        self._run, self._linked, self._links, self._files = [], 0, 0, 0


def _letters(text: str) -> int:
    return sum(map(len, text.split()))


def measure(root: LexborNode) -> list[Part]:
    """Return the parts of a page in document order, what they hold not yet summed up; nothing for a page too large."""
    meter = _Meter()
    node: LexborNode | None = root
    open_nodes: list[LexborNode] = []
    while node is not None:
        if meter.enter(node, node.tag or ""):
            if node.child is not None:
                open_nodes.append(node)
                node = node.child
                continue
            meter.leave(node.tag or "")
        if len(meter.parts) > _MOST:
            return []
        while node is not None and node.next is None and open_nodes:
            node = open_nodes.pop()
            meter.leave(node.tag or "")
        node = node.next if node is not None and open_nodes else None
    return meter.parts


def sum_up(parts: Sequence[Part]) -> None:
    """Add to each element what the elements inside it hold; parts stand in document order, parents first."""
    for part in reversed(parts):
        if part.parent >= 0:
            parts[part.parent].add(part)
