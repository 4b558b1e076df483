"""Extract room: RTF from the clipboard becomes blocks of a note, as HTML does: looks, links, lists and tables stay.

Outlook and older Word put RTF there. What is hidden, struck out, in headers or in a table of contents is no text of it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from briefbook.extract.base import TEXT_LIMIT
from briefbook.extract.pasted_lines import Lines
from briefbook.extract.pasted_lists import ListLine, Pasted, grouped, typed_item
from briefbook.extract.pasted_style import Look, safe_link
from briefbook.extract.pasted_table import table_of_rows
from briefbook.extract.rtf_file import RtfReader
from briefbook.extract.rtf_story import Story, joined
from briefbook.model.errors import TooLarge
from briefbook.model.kinds import Language
from briefbook.model.note import Block, Heading, Para, Quote

_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*(?:"([^"]{1,5000})"|([^\s"\\]{1,5000}))', re.IGNORECASE)
"""The code of a field that leads to an address; one that leads to a place in its own document has `\\l` before that."""
_PLACE = re.compile(r"\s*HYPERLINK\s+\\l\b", re.IGNORECASE)
_LANGUAGES: Mapping[int, Language] = {0x09: "en", 0x0C: "fr"}
"""Primary languages of Windows language ids (source: MS-LCID)."""
_CODES = frozenset({"marker", "fldinst"})
"""Groups that say what the text beside them is: the marker of an item, the code of a field."""
_CAPTURED = frozenset({"capture", "stylesheet", "sn", "sv", *_CODES})
_BULLET = "•"
_LONGEST_CODE = 20_000


@dataclass(slots=True)
class PastedStory(Story):
    """One flow of pasted text: its stretches keep their looks, its items their markers.

    Attributes:
        marker: of the list item that is being read; None for a paragraph. `level` is how deep it lies, from 1.
    """

    marker: str | None = None
    level: int = 1
    said: list[tuple[str, Look]] = field(default_factory=list)
    _out: list[Pasted] = field(default_factory=list)
    _in_cell: list[Pasted] = field(default_factory=list)
    _in_row: list[tuple[Block, ...]] = field(default_factory=list)
    _table: list[list[tuple[Block, ...]]] = field(default_factory=list)

    def end_paragraph(self) -> None:
        """End a paragraph; one in a table goes on with its cell."""
        found = self._read()
        if self.form.is_in_table:
            self._in_cell += found
        else:
            self._close_table()
            self._out += found

    def end_cell(self) -> None:
        """End a cell of a table."""
        self._in_row.append(grouped([*self._in_cell, *self._read()]))
        self._in_cell = []

    def end_row(self) -> None:
        """End a row of a table."""
        rest = grouped([*self._in_cell, *self._read()])
        self._table.append([*self._in_row, *((rest,) if rest else ())])
        self._in_cell, self._in_row = [], []

    def pasted(self) -> list[Pasted]:
        """Return the blocks of the whole flow, in order."""
        last = self._read()
        self._close_table()
        return [*self._out, *last]

    def _close_table(self) -> None:
        if self._in_row or self._in_cell:
            self.end_row()
        rows, self._table = self._table, []
        table = table_of_rows(rows) if rows else None
        if table is not None:
            self._out.append(table)
        else:
            self._out += [block for row in rows for cell in row for block in cell]

    def _read(self) -> list[Pasted]:
        """Return the paragraph that ends here, and what stands in the boxes anchored in it."""
        lines, said, self.said = Lines(), self.said, []
        is_heading = self._heading_level() is not None  # it is bold by the look of the note
        for look, some in groupby(said, lambda one: replace(one[1], bold=False) if is_heading else one[1]):
            for number, line in enumerate(joined([text for text, _ in some]).split("\n")):
                if number:
                    lines.end_line()
                lines.add(line, look, is_preformatted=False)
        marker, self.marker = self.marker, None
        boxes, self.boxes = self.boxes, []
        found = self._formed([Para(inlines, lang=language) for inlines, language in lines.paragraphs()], marker)
        return [*found, *(one for box in boxes if isinstance(box, PastedStory) for one in box.pasted())]

    def _heading_level(self) -> int | None:
        return self.form.style.level if self.form.outline is None else self.form.outline

    def _formed(self, paragraphs: Sequence[Para], marker: str | None) -> list[Pasted]:
        form, level = self.form, self._heading_level()
        if not paragraphs or form.style.is_contents:
            return []
        if level is not None:
            return [Heading(max(1, min(level, 4)), one.inlines) for one in paragraphs]
        typed = typed_item(paragraphs[0].inlines) if form.style.is_list and marker is None else None
        if typed is not None:
            return [ListLine(self.level, typed[0], (Para(typed[1], lang=paragraphs[0].lang), *paragraphs[1:]))]
        if form.is_item or form.style.is_list or marker is not None:
            return [ListLine(self.level, marker or _BULLET, tuple(paragraphs))]
        return [Quote(tuple(paragraphs))] if form.style.is_quotation else [*paragraphs]


def read(data: bytes) -> tuple[tuple[Block, ...], int, int]:
    """Return the blocks of RTF, how many pictures it holds, and how many stretches of it are struck out or deleted.

    Raises:
        DamagedFile: it is no RTF.
        TooLarge: it is more than is read at once.
    """
    reader = _Reader()
    reader.read(data)
    return reader.blocks(), reader.pictures, reader.struck


class _Reader(RtfReader):
    """Follows the tokens of RTF from the clipboard.

    Attributes:
        struck: how many stretches were struck out or tracked as deleted.
    """

    def __init__(self) -> None:
        super().__init__("", PastedStory)
        self.struck = 0
        self._is_in_struck = False

    @property
    def pictures(self) -> int:
        """How many pictures it holds."""
        return len(self._pictures)

    def blocks(self) -> tuple[Block, ...]:
        """Return the text in order: body, notes."""
        stories = (self._body, *self._notes)
        return grouped([one for story in stories if isinstance(story, PastedStory) for one in story.pasted()])

    def _table(self) -> Mapping[str, Callable[[str, int | None], None]]:
        runs = dict.fromkeys(("i", "strike", "striked", "lang"), self._run)
        return {**super()._table(), **runs, "ilvl": self._form, "fldinst": self._group}

    def _put(self, text: str) -> None:
        state = self._state
        if state.mode in _CAPTURED:
            self._captured.append(text)
            return
        if state.is_silent or state.is_hidden:
            return
        was_struck, self._is_in_struck = self._is_in_struck, state.is_deleted or state.is_struck
        if self._is_in_struck:
            self.struck += not was_struck
            return
        self._length += len(text)
        if self._length > TEXT_LIMIT:
            raise TooLarge("", "It holds more text than is pasted at once.")
        if isinstance(state.story, PastedStory):
            language = _LANGUAGES.get(state.language & 0x3FF)
            state.story.said.append((text, Look(state.is_bold, state.is_italic, False, state.href, language)))

    def _run(self, word: str, number: int | None) -> None:
        match word:
            case "i":
                self._state = self._state._replace(is_italic=number != 0)
            case "strike" | "striked":
                self._state = self._state._replace(is_struck=number != 0)
            case "lang":
                self._state = self._state._replace(language=number or 0)
            case _:
                super()._run(word, number)
                if word == "plain":
                    self._state = self._state._replace(is_italic=False, is_struck=False, language=0)

    def _form(self, word: str, number: int | None) -> None:
        story = self._state.story
        if word == "ilvl" and isinstance(story, PastedStory):
            if self._state.mode != "stylesheet" and not self._state.is_silent:
                story.level = max(1, min(9, (number or 0) + 1))
            return
        if word == "pard" and isinstance(story, PastedStory) and not self._state.is_silent:
            story.level = 1
        super()._form(word, number)

    def _group(self, word: str, number: int | None) -> None:
        if word in ("listtext", "pntext", "fldinst"):
            self._captured = []
            mode = "fldinst" if word == "fldinst" else "marker"
            self._state = self._state._replace(mode=mode, is_silent=True)
        else:
            super()._group(word, number)

    def _end_group(self) -> None:
        ended, outer = self._state, self._stack[-1]
        if outer.mode in _CODES and ended.mode != outer.mode:
            self._state = self._stack.pop()  # a group within a code that says nothing of it
            return
        if ended.mode == outer.mode or ended.mode not in _CODES:
            super()._end_group()
            return
        self._state = self._stack.pop()
        text = "".join(self._captured)[:_LONGEST_CODE]
        self._captured = []
        if ended.mode == "fldinst":
            self._state = self._state._replace(href=_address(text))
        elif isinstance(outer.story, PastedStory):
            outer.story.marker = _BULLET if self._letters.are_signs(ended.font) else text.strip(" \t\u00a0")


def _address(code: str) -> str | None:
    """Return where the code of a field leads, None where it is no link, or leads to a place in its own document."""
    found = None if _PLACE.match(code) else _ADDRESS.match(code)
    return None if found is None else safe_link(found[1] or found[2])
