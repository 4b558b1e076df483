"""Extract room: the text of a Markdown paragraph without its marks (CommonMark), in time linear in its length."""

import html
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from briefbook.extract.blanks import one_paragraph

_SPECIAL = re.compile(r"[\\`*_\[\]!<&~\n]")
_MINDS_LINES = ("\\", "`", "<", "  \n")
"""Where one of these stands, the end of a line may be more than a blank."""
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)|(?:[^\s<>@]{1,64}@[^\s<>@]{1,255}))>")
_TAG = re.compile(
    r"</?(?:a|abbr|article|b|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font"
    r"|footer|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|li|main|mark|nav|ol|p|pre|q|s|samp|section|small|span|strike"
    r"|strong|sub|summary|sup|table|tbody|td|th|thead|time|tr|tt|u|ul|var|video|wbr)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\([ \t\n]*(?:<[^<>\n]{0,2000}>|[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,20})"
    r"(?:[ \t\n]+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t\n]*\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]{0,200})\]")
_LABEL_BLANKS = re.compile(r"\s+")
_LONGEST_LABEL = 200
_LOOK_BACK = 60
"""Openers that a closing mark is compared with; real text needs three or four."""


@dataclass(slots=True)
class _Mark:
    """A run of emphasis characters, standing in `pieces` at `place`."""

    place: int
    char: str
    count: int
    can_open: bool
    can_close: bool


@dataclass(slots=True)
class _Scanner:
    text: str
    references: AbstractSet[str]
    pieces: list[str] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    brackets: list[tuple[int, int]] = field(default_factory=list)
    unclosed_code: set[int] = field(default_factory=set)
    has_open_comment: bool = False
    pictures: list[str] = field(default_factory=list)

    def run(self) -> str:
        place = 0
        while True:
            match = _SPECIAL.search(self.text, place)
            if match is None:
                self.pieces.append(self.text[place:])
                break
            self.pieces.append(self.text[place : match.start()])
            place = _HANDLERS[match.group()](self, match.start())
        self._settle()
        return "".join(self.pieces)

    def literal(self, place: int) -> int:
        self.pieces.append(self.text[place])
        return place + 1

    def escape(self, place: int) -> int:
        after = self.text[place + 1 : place + 2]
        if after == "\n":
            return self._break(place + 2)
        if after in _PUNCTUATION and after:
            self.pieces.append(after)
            return place + 2
        return self.literal(place)

    def newline(self, place: int) -> int:
        before = self.pieces[-1] if self.pieces else ""
        if before.endswith("  "):
            return self._break(place + 1)
        self.pieces[-1:] = [before.rstrip(" \t"), " "]
        return self._skip_blanks(place + 1)

    def _break(self, place: int) -> int:
        if self.pieces:
            self.pieces[-1] = self.pieces[-1].rstrip(" \t")
        self.pieces.append("\n")
        return self._skip_blanks(place)

    def _skip_blanks(self, place: int) -> int:
        while self.text[place : place + 1] in {" ", "\t"}:
            place += 1
        return place

    def code(self, place: int) -> int:
        end = place
        while self.text[end : end + 1] == "`":
            end += 1
        count = end - place
        if count not in self.unclosed_code:
            close = re.compile(rf"(?<!`)`{{{count}}}(?!`)").search(self.text, end)
            if close:
                self.pieces.append(self.text[end : close.start()].replace("\n", " ").strip(" "))
                return close.end()
            self.unclosed_code.add(count)
        self.pieces.append("`" * count)
        return end

    def emphasis(self, place: int) -> int:
        char = self.text[place]
        end = place
        while self.text[end : end + 1] == char:
            end += 1
        count = end - place
        before, after = self.text[place - 1 : place] or " ", self.text[end : end + 1] or " "
        opens, closes = _flanks(before, after)
        if char == "_":
            opens, closes = (
                opens and (not closes or _is_punctuation(before)),
                closes and (not opens or _is_punctuation(after)),
            )
        if char != "~" or count == 2:
            self.marks.append(_Mark(len(self.pieces), char, count, opens, closes))
        self.pieces.append(char * count)
        return end

    def open_bracket(self, place: int) -> int:
        self.brackets.append((len(self.pieces), place + 1))
        return self.literal(place)

    def bang(self, place: int) -> int:
        if self.text[place + 1 : place + 2] != "[":
            return self.literal(place)
        self.brackets.append((len(self.pieces), place + 2))
        self.pieces.append("![")
        return place + 2

    def close_bracket(self, place: int) -> int:
        if not self.brackets:
            return self.literal(place)
        start, inside = self.brackets.pop()
        end = self._link_end(inside, place)
        if end is None:
            return self.literal(place)
        if self.pieces[start] == "![":
            self.pictures.append("".join(self.pieces[start + 1 :]))
            self._drop_from(start)
        elif self.text[inside] == "^":
            self._drop_from(start)
        else:
            self.pieces[start] = ""
        return end

    def _drop_from(self, start: int) -> None:
        self.pieces[start:] = [""]
        while self.marks and self.marks[-1].place > start:
            self.marks.pop()

    def _link_end(self, inside: int, place: int) -> int | None:
        """Return where the link ends whose text stands from `inside` to the bracket at `place`, None if it is none."""
        target = _TARGET.match(self.text, place + 1)
        if target:
            return target.end()
        inner = self.text[inside:place] if place - inside <= _LONGEST_LABEL else ""
        reference = _REFERENCE.match(self.text, place + 1)
        if reference and reference_name(reference[1] or inner) in self.references:
            return reference.end()
        return place + 1 if reference_name(inner) in self.references else None

    def angle(self, place: int) -> int:
        link = _AUTOLINK.match(self.text, place)
        if link:
            self.pieces.append(link[1])
            return link.end()
        if self.text.startswith("<!--", place) and not self.has_open_comment:
            end = self.text.find("-->", place)
            self.has_open_comment = end < 0
            if end >= 0:
                return end + len("-->")
        hidden = _TAG.match(self.text, place)
        if hidden is None:
            return self.literal(place)
        if hidden.group()[:3].lower() == "<br":
            return self._break(hidden.end() + (self.text[hidden.end() : hidden.end() + 1] == "\n"))
        self.pieces.append("")
        return hidden.end()

    def entity(self, place: int) -> int:
        match = _ENTITY.match(self.text, place)
        if match is None:
            return self.literal(place)
        self.pieces.append(html.unescape(match.group()))
        return match.end()

    def _settle(self) -> None:
        """Take away the marks that have partners; the others are characters of the text."""
        open_marks: list[_Mark] = []
        for mark in self.marks:
            while mark.can_close and mark.count:
                opener = next(
                    (one for one in reversed(open_marks[-_LOOK_BACK:]) if one.char == mark.char and one.count), None
                )
                if opener is None:
                    break
                used = min(opener.count, mark.count)
                opener.count -= used
                mark.count -= used
                while open_marks and not open_marks[-1].count:
                    open_marks.pop()
            if mark.can_open and mark.count:
                open_marks.append(mark)
        for mark in self.marks:
            self.pieces[mark.place] = mark.char * mark.count


_HANDLERS = {
    "\\": _Scanner.escape,
    "`": _Scanner.code,
    "*": _Scanner.emphasis,
    "_": _Scanner.emphasis,
    "~": _Scanner.emphasis,
    "[": _Scanner.open_bracket,
    "]": _Scanner.close_bracket,
    "!": _Scanner.bang,
    "<": _Scanner.angle,
    "&": _Scanner.entity,
    "\n": _Scanner.newline,
}


@dataclass(frozen=True, slots=True)
class Inline:
    """The plain text of a paragraph, and the descriptions of the pictures in it."""

    text: str
    pictures: tuple[str, ...] = ()


def plain(source: str, references: AbstractSet[str] = frozenset()) -> Inline:
    """Return the text of a paragraph: marks and targets gone, entities decoded, soft line ends as blanks."""
    if "\n" in source and not any(map(source.__contains__, _MINDS_LINES)):
        source = " ".join(line.strip(" \t") for line in source.split("\n"))
    if _SPECIAL.search(source) is None:
        return Inline(one_paragraph(source))
    scanner = _Scanner(source, references)
    text = one_paragraph(scanner.run())
    return Inline(text, tuple(scanner.pictures))


def reference_name(label: str) -> str:
    """Return the label of a link reference as it is compared."""
    return _LABEL_BLANKS.sub(" ", label).strip().lower()


def _flanks(before: str, after: str) -> tuple[bool, bool]:
    """Return whether a run between these characters can open and can close (CommonMark, left- and right-flanking)."""
    opens = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
    closes = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
    return opens, closes


def _is_punctuation(char: str) -> bool:
    return char in _PUNCTUATION or char in "«»“”‘’–—…¿¡"
