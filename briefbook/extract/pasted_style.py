"""Extract room: what the mark-up of a pasted element says of its text: bold, links, language, hidden, struck out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborNode

from briefbook.model.kinds import Language

_DECLARATION = re.compile(r"([a-zA-Z-]+)\s*:\s*([^;]*)")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_BOLD = frozenset({"b", "strong", "th"})
_ITALIC = frozenset({"i", "em", "cite", "var", "dfn"})
_CODE = frozenset({"code", "kbd", "samp", "tt", "pre"})
_STRUCK = frozenset({"del", "s", "strike"})
_WRAPPER = "safelinks.protection.outlook.com"
"""Outlook puts the addresses of links behind this one; source: Microsoft, Safe Links in Defender for Office 365."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text looks, and what it is."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str | None = None
    lang: Language | None = None


def style_of(node: LexborNode) -> Mapping[str, str]:
    """Return the declarations of an element's style attribute, in small letters."""
    declared = node.attributes.get("style") or ""
    return {name.lower(): value.lower().strip() for name, value in _DECLARATION.findall(declared)}


def look_of(node: LexborNode, tag: str, style: Mapping[str, str], outer: Look) -> Look:
    """Return how the text of an element looks within one that looks like `outer`."""
    look = replace(
        outer,
        bold=_weight(style, outer.bold or tag in _BOLD),
        italic=_slant(style, outer.italic or tag in _ITALIC),
        code=outer.code or tag in _CODE,
        lang=_language(node) or outer.lang,
    )
    return replace(look, href=_link(node) or outer.href) if tag == "a" else look


def is_hidden(node: LexborNode, style: Mapping[str, str]) -> bool:
    """Tell whether the page does not show an element, or shows it as a remark of Word's beside the text."""
    if style.get("display") == "none" or style.get("visibility") == "hidden" or style.get("mso-hide") == "all":
        return True
    if "comment" in style.get("mso-element", "") or "hidden" in node.attributes:
        return True
    return (node.attributes.get("href") or "").startswith("#_msocom")


def is_struck(tag: str, style: Mapping[str, str]) -> bool:
    """Tell whether an element's text is struck out or tracked as deleted."""
    lines = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
    return tag in _STRUCK or "line-through" in lines


def _weight(style: Mapping[str, str], is_bold: bool) -> bool:
    weight = style.get("font-weight", "")
    if weight.isdecimal():
        return int(weight) >= 600
    return is_bold if weight not in ("bold", "bolder", "normal", "lighter") else weight.startswith("bold")


def _slant(style: Mapping[str, str], is_italic: bool) -> bool:
    slant = style.get("font-style", "")
    return is_italic if slant not in ("italic", "oblique", "normal") else slant != "normal"


def _language(node: LexborNode) -> Language | None:
    match (node.attributes.get("lang") or "").lower()[:2]:
        case "en":
            return "en"
        case "fr":
            return "fr"
    return None


def _link(node: LexborNode) -> str | None:
    return safe_link(node.attributes.get("href") or "")


def safe_link(address: str) -> str | None:
    """Return the address of a link that a note may hold, without what Outlook puts around it; None for any other."""
    target = address.strip()
    if not _SAFE_LINK.fullmatch(target):
        return None
    try:
        parts = urlsplit(target)
    except ValueError:  # an address with a broken host: it stays as it is, a link to nowhere
        return target
    inner = parse_qs(parts.query).get("url", [""])[0] if parts.netloc.endswith(_WRAPPER) else ""
    return inner if _SAFE_LINK.fullmatch(inner) else target
