"""Render room: the tags that an author typed in Word, gathered from the pieces in which Word keeps them.

Word parts a line as it likes: where the spelling was checked, where a word was retyped. It makes straight quotes round,
two hyphens a dash, three points an ellipsis. Here a tag becomes whole again and means what was typed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from briefbook.render.wordml import SPACE, W

_DOUBLE: Final = '"“”„«»'
_SINGLE: Final = "'‘’‚"
_WITHIN: Final = rf"(?:[^{_DOUBLE}{_SINGLE}]|[{_DOUBLE}][^{_DOUBLE}]*[{_DOUBLE}]|[{_SINGLE}][^{_SINGLE}]*[{_SINGLE}])*?"
"""What stands in a tag: what is in quotes does not end it."""
TAG: Final = re.compile(rf"\{{\{{{_WITHIN}\}}\}}|\{{%{_WITHIN}%\}}|\{{\{{.*?\}}\}}|\{{%.*?%\}}|\{{#.*?#\}}", re.DOTALL)
_LOOSE: Final = re.compile(r"\{\{|\}\}|\{%|%\}")
_PLAIN: Final = str.maketrans({"–": "-", "—": "-", "−": "-", "…": "...", "\u00a0": " ", "\u202f": " ", "\n": " "})
_NOISE: Final = frozenset(
    f"{W}{name}"
    for name in (
        *("proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "lastRenderedPageBreak"),
        *("commentRangeStart", "commentRangeEnd", "highlight", "webHidden", "dataBinding"),
    )
)


_LANGUAGES: Final = {"en": "en-CA", "fr": "fr-CA"}


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its text as Jinja is to read it, and what it does."""

    source: str

    @property
    def is_value(self) -> bool:
        """Whether it prints something."""
        return self.source.startswith("{{")

    @property
    def is_remark(self) -> bool:
        """Whether it is a comment of the author's."""
        return self.source.startswith("{#")

    @property
    def word(self) -> str:
        """The first word of a block tag: for, if, endfor …; empty for others."""
        if self.is_value or self.is_remark:
            return ""
        found = re.match(r"\{%[-+]?\s*(\w+)", self.source)
        return found[1] if found else ""

    @property
    def opens(self) -> str:
        """The word that ends the block that this tag begins; empty when it begins none."""
        if self.word in ("for", "if", "macro", "call", "filter", "with", "block"):
            return f"end{self.word}"
        is_block = self.word == "set" and "=" not in self.source
        return "endset" if is_block else ""

    @property
    def closes(self) -> str:
        """Its own word when it ends a block."""
        return self.word if self.word.startswith("end") else ""


def tags_in(text: str) -> tuple[Tag, ...]:
    """Return the tags in a text, in order, with what Word made of them undone."""
    return tuple(Tag(straightened(match[0])) for match in TAG.finditer(text))


def straightened(tag: str) -> str:
    """Return a tag with straight quotes, hyphens and blanks; what stands between quotes stays as it was typed."""
    out: list[str] = []
    quote = ""
    for sign in tag:
        if quote:
            closes = sign in (_DOUBLE if quote == '"' else _SINGLE)
            out.append(quote if closes else f"\\{sign}" if sign == "\\" else sign)
            quote = "" if closes else quote
        elif sign in _DOUBLE or sign in _SINGLE:
            quote = '"' if sign in _DOUBLE else "'"
            out.append(quote)
        else:
            out.append(sign.translate(_PLAIN))
    text = "".join(out)
    # French Word puts no-break spaces within its angle quotes, which nobody typed
    return re.sub('"[\u00a0\u202f]([^"]*)[\u00a0\u202f]"', r'"\1"', text) if "«" in tag else text


def loose_end(text: str) -> str:
    """Return the sign of a tag that is begun and not ended, or ended and not begun; empty when there is none."""
    found = _LOOSE.search(TAG.sub("", text))
    return found[0] if found else ""


def own_texts(paragraph: _Element) -> list[_Element]:
    """Return the pieces of text of a paragraph, without those of text boxes that hang on it."""
    return [text for text in paragraph.iter(f"{W}t") if _paragraph_of(text) is paragraph]


def _paragraph_of(node: _Element) -> _Element | None:
    return next(node.iterancestors(f"{W}p"), None)


def text_of(paragraph: _Element) -> str:
    """Return the text of a paragraph, without that of text boxes."""
    return "".join(text.text or "" for text in own_texts(paragraph))


def drop_noise(root: _Element) -> None:
    """Drop what Word keeps for itself: marks of the spelling checker, bookmarks, highlights, ties to properties.

    A language is one of the two that notes are written in, or is not said.
    """
    for node in list(root.iter()):
        parent = node.getparent()
        is_number = node.tag == f"{W}id" and parent is not None and parent.tag == f"{W}sdtPr"
        if parent is not None and (node.tag in _NOISE or is_number):
            parent.remove(node)
        elif parent is not None and node.tag == f"{W}lang":
            language = (node.get(f"{W}val") or "")[:2].lower()
            if language in _LANGUAGES:
                node.set(f"{W}val", _LANGUAGES[language])
            else:
                parent.remove(node)
        node.attrib.pop(f"{W}dirty", "")


def gather(paragraph: _Element, pattern: re.Pattern[str] = TAG) -> None:
    """Put each tag of a paragraph, or what else is searched, into the piece of text in which it begins."""
    pieces = own_texts(paragraph)
    whole = "".join(piece.text or "" for piece in pieces)
    if "{" not in whole:
        return
    texts = [piece.text or "" for piece in pieces]
    for start, end in reversed([match.span() for match in pattern.finditer(whole)]):
        _move(texts, start, end)
    for piece, text in zip(pieces, texts, strict=True):
        piece.text = text
        piece.set(SPACE, "preserve")


def _move(texts: list[str], start: int, end: int) -> None:
    """Move the signs [start, end) of the joined texts into the text that holds the first of them."""
    first, place = -1, 0
    for number, text in enumerate(texts):
        low, high = max(start - place, 0), min(end - place, len(text))
        place += len(text)
        if low >= high:
            continue
        if first < 0:
            first = number
        else:
            texts[first] += text[low:high]
            texts[number] = text[high:]


def pieces_of(text: str) -> Iterator[Tag | str]:
    """Walk over the tags of a text and the plain text between them."""
    end = 0
    for match in TAG.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        end = match.end()
        yield Tag(straightened(match[0]))
    if end < len(text):
        yield text[end:]
