"""Extract room: the running text of pasted paragraphs: blanks are evened out, runs of one look joined, lines parted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefbook.extract.pasted_style import Look
from briefbook.model.kinds import Language
from briefbook.model.note import Br, Inline, Inlines, Run
from briefbook.model.text import clean

_FORMATTING = re.compile("[ \t\n\r\f]+")
_PADDING = re.compile("[ \u00a0]{2,}")
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")
_BLANK = re.compile("[ \u00a0\u2002-\u200a\u202f\u3000\t]*")


@dataclass(slots=True)
class Lines:
    """The text of the paragraph that is being read: stretches of one look, None for the end of a line."""

    parts: list[tuple[str, Look] | None] = field(default_factory=list)

    def add(self, text: str, look: Look, *, is_preformatted: bool) -> None:
        """Take in a text as it stands in the page; line ends count where it is preformatted alone."""
        plain = _INVISIBLE.sub("", clean(text))
        if not is_preformatted:
            self._put(_PADDING.sub(" ", _FORMATTING.sub(" ", plain)), look)
            return
        for number, line in enumerate(plain.split("\n")):
            if number:
                self.end_line()
            self._put(line.replace("\t", " "), look)

    def end_line(self) -> None:
        """End a line within the paragraph."""
        self.parts.append(None)

    def _put(self, text: str, look: Look) -> None:
        last = self.parts[-1] if self.parts else None
        if text.startswith(" ") and not look.code and (last is None or last[0].endswith((" ", "\u00a0"))):
            text = text[1:]
        if not text:
            return
        if last is not None and last[1] == look:
            self.parts[-1] = (last[0] + text, look)
        else:
            self.parts.append((text, look))

    def paragraphs(self) -> Iterator[tuple[Inlines, Language | None]]:
        """Walk over the paragraphs that were read, with their language; two line ends in a row part paragraphs."""
        for lines in _parted(self.parts):
            language = _language(lines)
            inlines: list[Inline] = []
            for number, line in enumerate(lines):
                if number:
                    inlines.append(Br())
                inlines += [_run(text, look, language) for text, look in line]
            yield tuple(inlines), language


_Line = list[tuple[str, Look]]


def _parted(parts: list[tuple[str, Look] | None]) -> Iterator[list[_Line]]:
    """Walk over the paragraphs as lists of their lines, none of which is blank."""
    lines: list[_Line] = [[]]
    for part in parts:
        if part is None:
            lines.append([])
        else:
            lines[-1].append(part)
    paragraph: list[_Line] = []
    for line in (*map(_trimmed, lines), []):
        if line:
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []


def _trimmed(line: _Line) -> _Line:
    """Return a line without the blanks at its ends; one of blanks alone is empty."""
    if all(_BLANK.fullmatch(text) for text, _ in line):
        return []
    first = next(place for place, (text, _) in enumerate(line) if not _BLANK.fullmatch(text))
    last = next(place for place in reversed(range(len(line))) if not _BLANK.fullmatch(line[place][0]))
    kept = line[first : last + 1]
    kept[0] = (kept[0][0] if kept[0][1].code else kept[0][0].lstrip(" \u00a0"), kept[0][1])
    kept[-1] = (kept[-1][0].rstrip(" \u00a0"), kept[-1][1])
    return kept


def _language(lines: list[_Line]) -> Language | None:
    """Return the language that most of the paragraph is marked with, None where most bears no mark."""
    letters: dict[Language | None, int] = {}
    for line in lines:
        for text, look in line:
            letters[look.lang] = letters.get(look.lang, 0) + len(text)
    return max(letters, key=lambda one: letters[one], default=None)


def _run(text: str, look: Look, language: Language | None) -> Run:
    return Run(text, look.bold, look.italic, look.code, look.href, look.lang if look.lang != language else None)
