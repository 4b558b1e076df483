"""Extract room: a mail written as a web page: it has no menus, but hidden lines, quoted mails and a signature."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefbook.extract.base import Block
from briefbook.extract.mail_text import marked_earlier
from briefbook.extract.markup import Walker, depth_of
from briefbook.model.errors import DamagedFile, TooLarge
from briefbook.ooxml.attributes import has_countless_attributes

_DEEPEST = 10_000
"""Open elements; see the reader of web pages."""
_MOST_TAGS = 300_000
_HIDDEN = "Not shown in the mail."
_SIGNATURE = "The signature of the sender."
_HIDDEN_STYLE = re.compile(r"display:none|visibility:hidden|mso-hide:all")
_SIGNATURE_NAMES = re.compile(r"\b(?:gmail_signature|moz-signature|x_?signature|ms-outlook-signature)\b")


def blocks_of_page(text: str, path: str) -> list[Block]:
    """Return the blocks of a mail written as a page.

    Raises:
        DamagedFile: elements lie in one another deeper than any mail needs.
        TooLarge: there are more of them than in any mail.
    """
    if text.count("<") > _MOST_TAGS or has_countless_attributes(text):
        raise TooLarge(path, "The mail has more elements than any letter; save its text as a file of its own.")
    if depth_of(text) > _DEEPEST:
        raise DamagedFile(path, "Its elements lie in one another too deeply; save the text of the mail.")
    page = LexborHTMLParser(text)
    root = page.body or page.root
    found = Walker(_why).blocks(root) if root is not None else []
    return marked_earlier([one.block for one in found])


def _why(node: LexborNode) -> str:
    attributes = node.attributes
    if not attributes:
        return ""
    style = (attributes.get("style") or "").replace(" ", "").lower()
    if "hidden" in attributes or _HIDDEN_STYLE.search(style):
        return _HIDDEN
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    return _SIGNATURE if _SIGNATURE_NAMES.search(names) else ""
