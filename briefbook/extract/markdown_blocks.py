"""Extract room: Markdown lines become blocks (CommonMark and tables); nesting is bounded."""

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import INVISIBLE, is_blank, one_line, one_paragraph, table_text, trim
from briefbook.extract.markdown_inline import plain, reference_name
from briefbook.extract.markup import BLOCK_TAGS, Walker, depth_of

_DEEPEST = 12
"""Lists and quotations in one another; what lies deeper is read as paragraphs."""
_OVER_BLANKS = frozenset({"!--", "script", "style", "textarea", "pre", "table"})
_MOST_UNCLOSED = 3
"""HTML blocks without an end that are looked for through the whole file; more of them are no mistake."""
_DEEPEST_MARKUP = 1_000
_QUOTATION_LIMIT = 3_000
_LEADING = re.compile(r"\n +")
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*\Z")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})([^`]*)\Z")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"( {0,3})([-*+•]|\d{1,3}[.)])(?:( +)(?=\S)|[ \t]*\Z)")
_DELIMITER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_CELL_END = re.compile(r"(?<!\\)\|")
_REFERENCE = re.compile(r" {0,3}\[([^\]\n]{1,200})\]:[ \t]*(.*)\Z")
_HTML = re.compile(
    rf" {{0,3}}<(?:!--|/?({'|'.join(sorted(BLOCK_TAGS))}|script|style|textarea|iframe|noscript)(?=[\s/>]|\Z))",
    re.IGNORECASE,
)
_WHOLE_TAG = re.compile(r" {0,3}</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>[ \t]*\Z")
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.:][^{}]{0,200}\}\Z")
_MARKS = "\\`*_[]!<&~\t"
"""What may be a mark within a paragraph; where a line begins or ends with a blank, more has to be looked at too."""
_PARAGRAPH = BlockKind.PARAGRAPH
_PLAIN, _EMPTY, _OTHER = "p", "e", "o"
_PLAIN_LINES = re.compile(f"{_PLAIN}*")
_LOOSE = re.compile(r" \n(?!\s)")
"""A blank at the end of a line with text in the next: it may mean more than a blank."""
_BOLD = re.compile(r"(\*\*\*?|__)(?![\s*_])(.+)(\*\*\*?|__)\Z", re.DOTALL)
_BOLD_SIGNS = frozenset("*_ ")
_PICTURE = "Describes a picture."
_HEADING_LENGTH = 200


def references_in(text: str) -> frozenset[str]:
    """Return the names of the link references and footnotes that a Markdown text defines."""
    if "]" not in text or "]:" not in text:
        return frozenset()
    return frozenset(
        reference_name(match[1]) for line in text.split("\n") if "]:" in line and (match := _REFERENCE.match(line))
    )


def parse(text: str) -> list[Block]:
    """Return the blocks of a Markdown text."""
    return _Level(text.split("\n"), references_in(text), 0).blocks()


class _Kinds(dict[str, str]):
    """What a line is by its first sign: plain text, which no block but a table begins with, nothing, or else."""

    def __missing__(self, sign: str) -> str:
        is_other = sign.isspace() or sign.isdecimal() or sign in "#*+-=_`~>•|<[" or sign in INVISIBLE
        kind = self[sign] = _OTHER if is_other else _PLAIN
        return kind


_KINDS = _Kinds({"": _EMPTY})


def _kinds(lines: Sequence[str], *, may_be_tables: bool) -> str:
    """Return a letter for each line that says what it is, and one for the end: runs of plain lines are then found."""
    kinds = "".join([_EMPTY if line.isspace() else _KINDS[line[:1]] for line in lines])
    if may_be_tables:
        kinds = "".join(_OTHER if "|" in line else kind for line, kind in zip(lines, kinds, strict=True))
    return kinds + _EMPTY


def _is_loose(lines: Sequence[str]) -> bool:
    """Tell whether a line that another follows ends with a blank."""
    return len(lines) > 1 and " " in [line[-1:] for line in lines[:-1]]


def _plain_end(kinds: str, place: int) -> int:
    match = _PLAIN_LINES.match(kinds, place)
    return place if match is None else match.end()


@dataclass(slots=True)
class _Level:
    """The lines of one container: the document, a list item or a quotation."""

    lines: Sequence[str]
    references: AbstractSet[str]
    depth: int
    out: list[Block] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    unclosed: int = 0
    marks: tuple[str, ...] = ()

    def blocks(self) -> list[Block]:
        lines = self.lines
        text = "\n".join(lines)
        self.marks = tuple(mark for mark in _MARKS if mark in text)
        is_simple = _LOOSE.search(text) is None
        kinds = _kinds(lines, may_be_tables="|" in text)
        place, count = 0, len(lines)
        while place < count:
            kind = kinds[place]
            if kind == _PLAIN:
                start = place
                place = _plain_end(kinds, start)
                plain_lines = lines[start:place]
                if kinds[place] == _EMPTY and not self.paragraph and (is_simple or not _is_loose(plain_lines)):
                    self._put_lines(plain_lines)
                else:
                    self.paragraph += plain_lines
            elif kind == _EMPTY:
                self._flush()
                place += 1
            else:
                place = self._take(lines[place], place)
        self._flush()
        return self.out

    def _put_lines(self, lines: Sequence[str]) -> None:
        """Put a paragraph of plain lines that no other may follow; few of the marks stand in any one text."""
        text = " ".join(lines)
        for mark in self.marks:
            if mark in text:
                self._put_paragraph("\n".join(lines))
                return
        self.out.append(Block(_PARAGRAPH, trim(text)))

    def _take(self, line: str, place: int) -> int:
        """Take in the block that begins at `place`; return the place after it."""
        if is_blank(line):
            self._flush()
            return place + 1
        if "\t" in line:
            line = _without_leading_tabs(line)
        sign = line.lstrip(" ")[:1]
        of_sign = _HANDLERS_OF.get("0" if sign.isdecimal() else sign, _OF_INDENTED)
        handlers = _HANDLERS if "|" in line else of_sign
        for handler in handlers:
            end = handler(self, line, place)
            if end is not None:
                return end
        self.paragraph.append(line)
        return place + 1

    def _flush(self) -> None:
        if not self.paragraph:
            return
        source = "\n".join(self.paragraph)
        self.paragraph.clear()
        self._put_paragraph(_LEADING.sub("\n", source.lstrip(" ")))

    def _put_paragraph(self, source: str) -> None:
        inline = plain(source, self.references)
        bold = _BOLD.match(source.strip(" ")) if source[:1] in _BOLD_SIGNS else None
        is_bold = bold is not None and bold[1] not in bold[2]
        if not is_blank(inline.text):
            self.out.append(Block(BlockKind.PARAGRAPH, inline.text, is_bold=is_bold))
        else:
            self.out.extend(
                Block(BlockKind.PARAGRAPH, text, why=_PICTURE) for text in inline.pictures if not is_blank(text)
            )

    def heading(self, line: str, place: int) -> int | None:
        match = _ATX.match(line)
        if match is None:
            return None
        self._flush()
        self._put_heading(match[2] or "", len(match[1]))
        return place + 1

    def _put_heading(self, source: str, level: int) -> None:
        text = one_line(plain(_ATTRIBUTES.sub("", source), self.references).text)
        self.out.append(Block(BlockKind.HEADING, text, level=level))

    def underlined(self, line: str, place: int) -> int | None:
        match = _SETEXT.match(line) if 0 < len(self.paragraph) <= 2 else None
        source = "\n".join(self.paragraph) if match else ""
        if match is None or len(source) > _HEADING_LENGTH:
            return None
        self.paragraph = []
        self._put_heading(source, 1 if match[1][0] == "=" else 2)
        return place + 1

    def rule(self, line: str, place: int) -> int | None:
        if _RULE.match(line) is None:
            return None
        self._flush()
        return place + 1

    def fenced(self, line: str, place: int) -> int | None:
        match = _FENCE.match(line)
        if match is None:
            return None
        self._flush()
        closing = re.compile(rf" {{0,3}}{re.escape(match[2][0])}{{{len(match[2])},}}[ \t]*\Z")
        end = place + 1
        while end < len(self.lines) and closing.match(self.lines[end]) is None:
            end += 1
        self._put_text("\n".join(self.lines[place + 1 : end]))
        return end + 1

    def indented(self, line: str, place: int) -> int | None:
        if self.paragraph or not line.startswith("    "):
            return None
        end = place + 1
        while end < len(self.lines) and _without_leading_tabs(self.lines[end]).startswith("    "):
            end += 1
        self._put_text(plain("  \n".join(self.lines[place:end]), self.references).text)
        return end

    def _put_text(self, text: str) -> None:
        if not is_blank(text):
            self.out.append(Block(BlockKind.PARAGRAPH, one_paragraph(text)))

    def quoted(self, line: str, place: int) -> int | None:
        if self.depth >= _DEEPEST or _QUOTE.match(line) is None:
            return None
        self._flush()
        inner: list[str] = []
        end = place
        while end < len(self.lines) and not is_blank(self.lines[end]):
            match = _QUOTE.match(self.lines[end])
            if match is None and _starts_block(self.lines[end]):
                break
            inner.append(self.lines[end][match.end() :] if match else self.lines[end])
            end += 1
        self._put_inner(inner, BlockKind.QUOTATION)
        return end

    def item(self, line: str, place: int) -> int | None:
        match = _ITEM.match(line)
        if match is None or self.depth >= _DEEPEST or (self.paragraph and not _may_interrupt(match)):
            return None
        self._flush()
        gap = len(match[3] or " ")
        indent = len(match[1]) + len(match[2]) + (gap if gap < 5 else 1)
        inner = [line[indent:] if match[3] else ""]
        end = place + 1
        while end < len(self.lines) and _belongs(self.lines, end, indent):
            inner.append(_dedented(_without_leading_tabs(self.lines[end]), indent))
            end += 1
        self._put_inner(inner, BlockKind.LIST_ITEM)
        return end

    def _put_inner(self, lines: Sequence[str], kind: BlockKind) -> None:
        inner = _Level(lines, self.references, self.depth + 1).blocks()
        self.out.extend(_gathered(inner, kind))

    def table(self, line: str, place: int) -> int | None:
        if self.paragraph or "|" not in line or place + 1 >= len(self.lines):
            return None
        delimiter = self.lines[place + 1]
        if "-" not in delimiter or "|" not in delimiter or _DELIMITER.match(delimiter) is None:
            return None
        end = place + 2
        while end < len(self.lines) and "|" in self.lines[end] and not is_blank(self.lines[end]):
            end += 1
        rows = [self._cells(row) for row in (line, *self.lines[place + 2 : end])]
        self.out.append(Block(BlockKind.TABLE, table_text(rows)))
        return end

    def _cells(self, row: str) -> list[str]:
        inner = row.strip(" \t")
        inner = inner.removeprefix("|")
        if inner.endswith("|") and not inner.endswith("\\|"):
            inner = inner[:-1]
        return [plain(cell.replace("\\|", "|"), self.references).text for cell in _CELL_END.split(inner)]

    def markup(self, line: str, place: int) -> int | None:
        if "<" not in line:
            return None
        match = _HTML.match(line)
        if match is None and (self.paragraph or _WHOLE_TAG.match(line) is None):
            return None
        self._flush()
        end = self._markup_end(place, (match[1] or "!--").lower() if match else "")
        source = "\n".join(self.lines[place:end])
        if depth_of(source) > _DEEPEST_MARKUP:
            self._put_text(source)
        elif (root := LexborHTMLParser(source).body) is not None:
            self.out.extend(one.block for one in Walker().blocks(root))
        return end

    def _markup_end(self, place: int, tag: str) -> int:
        """Return the place after the HTML block that begins at `place`: a table or a script goes on over blanks."""
        if tag in _OVER_BLANKS and self.unclosed < _MOST_UNCLOSED:
            opening, closing = ("<!--", "-->") if tag == "!--" else (f"<{tag}", f"</{tag}")
            depth = 0
            for end in range(place, len(self.lines)):
                low = self.lines[end].lower()
                depth += low.count(opening) - low.count(closing)
                if depth <= 0:
                    return end + 1
            self.unclosed += 1
        end = place
        while end < len(self.lines) and not is_blank(self.lines[end]):
            end += 1
        return end

    def reference(self, line: str, place: int) -> int | None:
        match = None if self.paragraph or "]:" not in line else _REFERENCE.match(line)
        if match is None:
            return None
        if match[1].startswith("^"):
            self.paragraph.append(match[2])
        return place + 1


_Handler = Callable[[_Level, str, int], "int | None"]
_HANDLERS: tuple[_Handler, ...] = (
    _Level.underlined,
    _Level.indented,
    _Level.heading,
    _Level.rule,
    _Level.fenced,
    _Level.quoted,
    _Level.item,
    _Level.table,
    _Level.markup,
    _Level.reference,
)
_OF_INDENTED = (_Level.indented,)
_HANDLERS_OF: dict[str, tuple[_Handler, ...]] = {
    "=": (_Level.underlined, _Level.indented),
    "-": (_Level.underlined, _Level.indented, _Level.rule, _Level.item),
    "*": (_Level.indented, _Level.rule, _Level.item),
    "_": (_Level.indented, _Level.rule),
    "#": (_Level.indented, _Level.heading),
    "`": (_Level.indented, _Level.fenced),
    "~": (_Level.indented, _Level.fenced),
    ">": (_Level.indented, _Level.quoted),
    "<": (_Level.indented, _Level.markup),
    "[": (_Level.indented, _Level.reference),
    **dict.fromkeys("+•0", (_Level.indented, _Level.item)),
}
"""What a line may be that has no bar, by its first sign behind blanks (0: any digit); with a bar it may be a table."""


def _gathered(blocks: Iterable[Block], kind: BlockKind) -> list[Block]:
    """Return what a list item or a quotation holds, its paragraphs in a row as one block."""
    out: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.PARAGRAPH or block.why:
            out.append(block)
        elif out and out[-1].kind is kind and out[-1].is_bold and len(out[-1].text) < _QUOTATION_LIMIT:
            out[-1] = replace(out[-1], text=f"{out[-1].text}\n{block.text}")
        else:
            # The flag tells, until the end of this function, the paragraphs gathered here from items deeper inside.
            out.append(Block(kind, block.text, is_bold=True))
    return [replace(block, is_bold=False) if block.kind is kind else block for block in out]


def _without_leading_tabs(line: str) -> str:
    if "\t" not in line:
        return line
    blank = len(line) - len(line.lstrip(" \t"))
    return line[:blank].expandtabs(4) + line[blank:]


def _may_interrupt(item: re.Match[str]) -> bool:
    """A list may begin in a paragraph's next line only with a bullet or the number 1, and not empty (CommonMark)."""
    return item[3] is not None and (not item[2][0].isdigit() or item[2][:-1] == "1")


def _starts_block(line: str) -> bool:
    return any(pattern.match(line) for pattern in (_ATX, _RULE, _FENCE, _QUOTE, _ITEM, _HTML))


def _belongs(lines: Sequence[str], place: int, indent: int) -> bool:
    """Tell whether a line after the first belongs to the list item whose text begins at column `indent`."""
    line = _without_leading_tabs(lines[place])
    if is_blank(line):
        after = next((_without_leading_tabs(one) for one in lines[place + 1 : place + 4] if not is_blank(one)), "")
        return after.startswith(" " * indent)
    if line.startswith(" " * indent):
        return True
    return not is_blank(lines[place - 1]) and not _starts_block(line)


def _dedented(line: str, indent: int) -> str:
    blank = len(line) - len(line.lstrip(" "))
    return line[min(indent, blank) :]
