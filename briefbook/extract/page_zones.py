"""Extract room: which parts of a web page are its frame: menus, banners, forms. In doubt, text stays visible."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefbook.extract.page_measure import Part, measure, sum_up

_MENU = "A menu of the page."
_FRAME = "The banner or the foot of the page."
_BESIDE = "A box beside the text."
_FORM = "A form of the page."
_UNSEEN = "Not shown on the page."
_COOKIES = "A notice about cookies."
_OUTSIDE = "Stands outside the main part of the page."
_COMMENTS = "What readers wrote below the text."

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
_COMMENT_NAMES = re.compile(r"(?:^| )(?:comments|comment-?list|comments-area|respond|disqus_thread)(?: |\Z)")
_MENU_NAMES = re.compile(
    r"\b(?:breadcrumbs?|navbar|site-nav|main-nav|navigation|navigation-menu|dropdown-menu|main-menu|sidebar|skip-?link"
    r"|skip-?nav|skip-?to-?content|share-?(?:buttons|links|bar|row|this)?|sharing|social-?(?:media|links|share)?"
    r"|pagination|pager|nav-links|next-post|catlinks|colophon|widget-area"
    r"|wb-(?:skip|lng|sec|srch|glb|bnr|sm|share|dtmd)|gc-(?:bnr|nav|menu)|pagedetails|newsletter|subscribe|related-posts"
    r"|site-header|site-branding|site-footer|page-footer|entry-footer|advert(?:isement)?|toc|table-of-contents)\b"
)
_UNSEEN_NAMES = re.compile(r"\b(?:wb-inv|sr-only|visually-?hidden|screen-reader-text|element-invisible)\b")
_UNSEEN_STYLE = re.compile(r"display:none|visibility:hidden")
_NAMED_TAGS = frozenset({"div", "section", "ul", "ol", "p", "span", "aside", "dl", "table"})
_LONG_PARAGRAPH = 160
"""Letters; a box with a longer paragraph holds text, whatever it is called."""
_NOTICE = 1_200
_LEAST_TEXT = 200
_MOST_OF_IT = 0.6
_FEW_LINKS = 2
_ROW = 3
_BOXES = frozenset({"div", "section", "article", "main", "table", "tbody", "tr", "td", "center", "form"})
"""Elements that hold paragraphs; the way down to the text ends before a paragraph or a list."""


class PageZones:
    """The frame of one page: says of each element why it is furniture, or nothing."""

    def __init__(self, page: LexborHTMLParser) -> None:
        root = page.body or page.root
        self._parts: list[Part] = measure(root) if root is not None else []
        sum_up(self._parts)
        self._place = {part.node.mem_id: place for place, part in enumerate(self._parts)}
        self._title = next((place for place, part in enumerate(self._parts) if part.node.tag == "h1"), -1)
        self._main = self._named_main(page)
        path = _path(self._parts, self._main)
        self._path = {self._parts[place].node.mem_id for place in path}
        self._ends_at = path[-1] if path else -1

    def why(self, node: LexborNode) -> str:
        """Return in words why an element is furniture, or nothing."""
        tag = node.tag or ""
        if tag in {"html", "body"}:
            return ""
        attributes = node.attributes
        place = self._place.get(node.mem_id)
        if node.mem_id in self._path:
            return ""
        if place is None:
            return _unseen(attributes) or self._by_place_inline(node)
        part = self._parts[place]
        return (
            _unseen(attributes)
            or self._by_place(part)
            or self._by_tag(part, tag)
            or _ROLES.get((attributes.get("role") or "").lower(), "")
            or (self._by_name(part, attributes) if tag in _NAMED_TAGS else "")
        )

    def _named_main(self, page: LexborHTMLParser) -> int | None:
        """Return the part that the page itself calls its main one, unless most of the text stands elsewhere."""
        mains = page.css("main") or page.css("[role=main]") or page.css("article")
        place = self._place.get(mains[0].mem_id) if len(mains) == 1 else None
        if place is None:
            return None
        whole, inside = self._parts[0], self._parts[place]
        is_there = 2 * inside.text >= whole.text if whole.text else 4 * inside.letters >= whole.letters
        return place if is_there else None

    def _by_place(self, part: Part) -> str:
        """What stands beside the main part or an element around it is outside, unless text may have strayed there."""
        if part.parent < 0 or self._parts[part.parent].node.mem_id not in self._path:
            return ""
        if part.is_about_cookies and not part.text and part.letters <= _NOTICE and (part.links or part.has_control):
            return _COOKIES
        is_before = self._place[part.node.mem_id] < self._title
        if part.parent == self._ends_at:
            return _OUTSIDE if is_before and _is_links(part) and part.links >= _ROW else ""
        if self._main is not None:
            strayed = part.text >= max(_LEAST_TEXT, self._parts[self._main].text // 10)
            return "" if strayed and part.node.tag not in {"aside", "footer", "nav"} else _OUTSIDE
        whole = self._parts[0]
        is_the_page = whole.text < _LEAST_TEXT and 2 * part.letters > whole.letters and not is_before
        return _OUTSIDE if _is_links(part) and not is_the_page and 2 * part.files < part.links else ""

    def _by_place_inline(self, node: LexborNode) -> str:
        """Words that stand bare beside the named main part are outside like any box there."""
        is_beside = node.parent is not None and node.parent.mem_id in self._path
        return _OUTSIDE if is_beside and self._main is not None and self._ends_at != self._parent_place(node) else ""

    def _parent_place(self, node: LexborNode) -> int | None:
        return self._place.get(node.parent.mem_id) if node.parent is not None else None

    def _by_tag(self, part: Part, tag: str) -> str:
        if tag == "nav":
            return _MENU
        if tag == "form":
            is_wrapper = self._holds_text(part) or part.node.css_first("h2, h3, table, p + p") is not None
            return "" if is_wrapper else _FORM
        if tag == "aside" and 2 * part.linked >= part.letters:
            return _BESIDE
        if self._main is not None or tag not in {"header", "footer"}:
            return ""
        return "" if part.is_in_text or self._holds_text(part) else _FRAME

    def _by_name(self, part: Part, attributes: dict[str, str | None]) -> str:
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        if names == " ":
            return ""
        if _COOKIE_NAMES.search(names):
            is_notice = "cookie" in names or part.is_about_cookies or part.has_control
            return _COOKIES if is_notice and not part.has_h1 and part.letters <= _NOTICE else ""
        if _COMMENT_NAMES.search(names) and not part.has_h1 and 2 * part.text < self._parts[0].text:
            return _COMMENTS
        return _MENU if _MENU_NAMES.search(names) and not self._holds_text(part) else ""

    def _holds_text(self, part: Part) -> bool:
        """A box holds text when it has a long paragraph, or a good part of all that the page has outside links."""
        if part.has_h1 or part.longest >= _LONG_PARAGRAPH:
            return True
        whole = self._parts[0]
        has_share = 4 * part.text > whole.text > 0 or 4 * part.unlinked > whole.unlinked > 0
        return has_share and 2 * part.linked < part.letters


def _is_links(part: Part) -> bool:
    """Tell whether most of what a part holds is links, without any running text."""
    return part.links >= _FEW_LINKS and 2 * part.linked >= part.letters and not part.text and not part.has_h1


def _path(parts: Sequence[Part], main: int | None) -> list[int]:
    """Return the places from the body down to the main part: the named one, or where most of the text lies."""
    if main is None:
        return _path_to_text(parts) if parts else []
    path = [main]
    while parts[path[-1]].parent >= 0:
        path.append(parts[path[-1]].parent)
    return path[::-1]


def _path_to_text(parts: Sequence[Part]) -> list[int]:
    """Go from each element into the one that holds most text, as long as it holds most of the page's and its title."""
    weights = [part.text if parts[0].text >= _LEAST_TEXT else part.unlinked for part in parts]
    best: dict[int, int] = {}
    has_children: set[int] = set()
    for place, part in enumerate(parts[1:], 1):
        has_children.add(part.parent)
        if weights[place] > weights[best.get(part.parent, 0)] or part.parent not in best:
            best[part.parent] = place
    path = [0]
    while path[-1] in best:
        around, inner = path[-1], best[path[-1]]
        is_emptier = weights[inner] < _MOST_OF_IT * weights[0] or (parts[around].has_h1 and not parts[inner].has_h1)
        if is_emptier or inner not in has_children or parts[inner].node.tag not in _BOXES:
            break
        path.append(inner)
    return path


def _unseen(attributes: dict[str, str | None]) -> str:
    if not attributes:
        return ""
    style = (attributes.get("style") or "").replace(" ", "").lower()
    names = attributes.get("class") or ""
    if "hidden" in attributes or _UNSEEN_STYLE.search(style) or _UNSEEN_NAMES.search(names):
        return _UNSEEN
    return _UNSEEN if attributes.get("aria-hidden") == "true" else ""
