"""Extract room: which parts of a web page are its frame: menus, banners, forms. In doubt, text stays visible."""

import re
from collections.abc import Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.headings import is_body
from briefbook.extract.markup import LaidOut
from briefbook.extract.markup_table import inner_text, texts_of

_MENU = "A menu of the page."
_FRAME = "The banner or the foot of the page."
_BESIDE = "A box beside the text."
_FORM = "A form of the page."
_UNSEEN = "Not shown on the page."
_COOKIES = "A notice about cookies."
_OUTSIDE = "Stands outside the main part of the page."
_LINKS = "A row of links of the page."

_ROLES = {
    "navigation": _MENU,
    "menu": _MENU,
    "menubar": _MENU,
    "toolbar": _MENU,
    "banner": _FRAME,
    "contentinfo": _FRAME,
    "search": _FORM,
    "dialog": _BESIDE,
    "alertdialog": _BESIDE,
}
_COOKIE_NAMES = re.compile(r"\b(?:cookies?|consent|gdpr)\b")
_MENU_NAMES = re.compile(
    r"\b(?:breadcrumbs?|navbar|site-nav|main-nav|navigation|navigation-menu|dropdown-menu|main-menu|sidebar|skip-?link"
    r"|skip-?nav|skip-?to-?content|share-?(?:buttons|links|bar|this)?|sharing|social-?(?:media|links|share)?|pagination|pager"
    r"|wb-(?:skip|lng|sec|srch|glb|bnr|sm|share|dtmd)|gc-(?:bnr|nav|menu)|pagedetails|newsletter|subscribe|related-posts"
    r"|site-header|site-footer|page-footer|advert(?:isement)?|toc|table-of-contents)\b"
)
_UNSEEN_NAMES = re.compile(r"\b(?:wb-inv|sr-only|visually-?hidden|screen-reader-text|element-invisible)\b")
_UNSEEN_STYLE = re.compile(r"display:none|visibility:hidden")
_NAMED_TAGS = frozenset({"div", "section", "ul", "ol", "p", "span", "aside", "dl", "table"})
_TEXT_INSIDE = "h1, main, article, [role=main]"
_LONG_PARAGRAPH = 200
_SHORT_LINK = 80
_ROW = 3


class PageZones:
    """The frame of one page: says of each element why it is furniture, or nothing."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self._main = _main(page)
        self._around_main = _ancestors(self._main)

    @property
    def has_main(self) -> bool:
        """Whether the page names its main part."""
        return self._main is not None

    def why(self, node: LexborNode) -> str:
        """Return in words why an element is furniture, or nothing."""
        tag = node.tag or ""
        if tag in {"html", "body"} or node.mem_id in self._around_main:
            return ""
        attributes = node.attributes
        return (
            _unseen(attributes)
            or self._by_place(node)
            or _by_tag(node, tag, self._main is not None)
            or _ROLES.get((attributes.get("role") or "").lower(), "")
            or (_by_name(node, attributes) if tag in _NAMED_TAGS else "")
        )

    def _by_place(self, node: LexborNode) -> str:
        """What stands beside the main part or one of its ancestors is outside; what stands in it is not."""
        if self._main is None or node.parent is None or node.mem_id == self._main.mem_id:
            return ""
        return _OUTSIDE if node.parent.mem_id in self._around_main else ""


def without_menus(found: Sequence[LaidOut], has_main: bool) -> list[Block]:
    """Return the blocks; on a page that names no main part, rows of links before and after its text are furniture."""
    blocks = [one.block for one in found]
    if has_main:
        return blocks
    texts = [place for place, block in enumerate(blocks) if not block.why and is_body(block) and _is_sentence(block)]
    first, last = (texts[0], texts[-1]) if texts else (0, len(blocks))
    for start, end in _rows_of_links(found):
        if end <= first or start > last:
            blocks[start:end] = [replace(block, why=block.why or _LINKS) for block in blocks[start:end]]
    return blocks


def _is_sentence(block: Block) -> bool:
    return block.kind is not BlockKind.LIST_ITEM and len(block.text) >= _SHORT_LINK


def _rows_of_links(found: Sequence[LaidOut]) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = []
    start = 0
    for place in range(len(found) + 1):
        if place < len(found) and found[place].is_link and len(found[place].block.text) <= _SHORT_LINK:
            continue
        if place - start >= _ROW:
            rows.append((start, place))
        start = place + 1
    return rows


def _main(page: LexborHTMLParser) -> LexborNode | None:
    """Return the part that the page itself calls its main one, unless the text stands elsewhere."""
    mains = page.css("main") or page.css("[role=main]")
    if not mains:
        mains = page.css("article")
    if len(mains) != 1 or page.body is None:
        return None
    inside = len(inner_text(mains[0]))
    return mains[0] if inside >= _LONG_PARAGRAPH or inside * 4 >= len(inner_text(page.body)) else None


def _ancestors(node: LexborNode | None) -> set[int]:
    found: set[int] = set()
    parent = node.parent if node is not None else None
    while parent is not None:
        found.add(parent.mem_id)
        parent = parent.parent
    return found


def _unseen(attributes: dict[str, str | None]) -> str:
    if not attributes:
        return ""
    style = (attributes.get("style") or "").replace(" ", "").lower()
    names = attributes.get("class") or ""
    if "hidden" in attributes or _UNSEEN_STYLE.search(style) or _UNSEEN_NAMES.search(names):
        return _UNSEEN
    return _UNSEEN if attributes.get("aria-hidden") == "true" else ""


def _by_tag(node: LexborNode, tag: str, has_main: bool) -> str:
    if tag == "nav":
        return _MENU
    if tag == "form":
        return "" if _holds_text(node) or node.css_first("h2, h3, table, p + p") is not None else _FORM
    if has_main or tag not in {"header", "footer", "aside"} or _holds_text(node) or _is_inside_text(node):
        return ""
    return _BESIDE if tag == "aside" else _FRAME


def _by_name(node: LexborNode, attributes: dict[str, str | None]) -> str:
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    if names == " ":
        return ""
    if _COOKIE_NAMES.search(names):
        return "" if node.css_first(_TEXT_INSIDE) is not None else _COOKIES
    return _MENU if _MENU_NAMES.search(names) and not _holds_text(node) else ""


def _holds_text(node: LexborNode) -> bool:
    if node.css_first(_TEXT_INSIDE) is not None:
        return True
    if any(len(inner_text(paragraph)) >= _LONG_PARAGRAPH for paragraph in node.css("p")):
        return True
    return any(len(text) >= _LONG_PARAGRAPH for text in texts_of(node))


def _is_inside_text(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in {"article", "blockquote", "figure"}:
        parent = parent.parent
    return parent is not None
