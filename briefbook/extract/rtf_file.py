"""Extract room: RTF files, read token by token: body, tables, notes, boxes; headers as furniture (RTF 1.9.1)."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from briefbook.extract.base import TEXT_LIMIT, Block, BlockKind, Content, pictures
from briefbook.extract.blanks import label
from briefbook.extract.plain_headings import mark_headings
from briefbook.extract.rtf_story import Form, Story
from briefbook.extract.rtf_tokens import Letters, tokens
from briefbook.extract.running_heads import running_heads
from briefbook.extract.word_styles import Style, style_named
from briefbook.model.document import Evidence
from briefbook.model.errors import DamagedFile, TooLarge
from briefbook.model.text import clean

_START = b"{\\rtf"
_MOST_MARKS = 2_000_000
"""Braces and backslashes of a file; a book of 1,000 pages has a million (measured: a million are read in 2 s)."""
_MOST_PARAGRAPHS = 300_000
"""Paragraphs, cells, rows and notes; a book of 1,000 pages has 30,000."""
_DEEPEST = 10_000
_TOO_DEEP = "Its groups lie in one another too deeply; open it in Word and save it as .docx."
_TOO_LONG = "It holds more text than Briefbook takes from one file; split it into parts."
_CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "~": "\u00a0",
    "_": "\u2011",
    "-": "\u00ad",
}
_PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "column", "nestcell"})
_SKIPPED = frozenset(
    """
    aftncn aftnsep aftnsepc annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart
    background bkmkend bkmkstart blipuid colorschememapping colortbl comment datafield datastore docvar ebcend ebcstart
    falt fchars ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext ffl ffname ffstattext filetbl fldinst fldtype fname
    fontemb fontfile formfield ftncn ftnsep ftnsepc generator gridtbl hl htmltag keycode latentstyles lchars
    levelnumbers leveltext list listname listoverridetable listpicture liststylename listtable mailmerge nextfile
    nonesttables nonshppict objalias objclass objdata objname objsect objtime oldcprops oldpprops oldsprops oldtprops
    panose passwordhash pgptbl pnseclvl pntxta pntxtb private protusertbl revtbl rsidtbl rxe shprslt tc template
    themedata txe ud userprops wgrffmtfilter xe xmlattrname xmlattrvalue xmlnstbl
    """.split()  # noqa: SIM905
)
"""Groups that hold no text of the document."""
_KNOWN_OPTIONAL = frozenset({"shpinst", "shppict", "picprop", "nesttableprops", "pn", "do", "moMath", "shpgrp"})
"""Groups marked as optional that are looked into; all others are passed over."""
_SILENT = frozenset({"shp", "shpinst", "shpgrp", "do", "object", "info", "fonttbl", "stylesheet", "picprop", "pn"})
"""Groups that hold no text themselves, but groups that do."""
_MARKERS = frozenset({"pntext", "listtext"})
_HEADERS = frozenset({"header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl", "footerr"})
_SAID = {"title": "title", "author": "author"}
_TIME = ("yr", "mo", "dy")


class State(NamedTuple):
    """What holds within a group, and again after it ends; `boxes_of` is the flow in which boxes are anchored.

    What stands behind `fallback` counts where looks are kept: `language` is a Windows language id.
    """

    story: Story
    boxes_of: Story
    mode: str = ""
    is_silent: bool = False
    font: int | None = None
    is_bold: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    fallback: int = 1
    is_italic: bool = False
    is_struck: bool = False
    href: str | None = None
    language: int = 0


def read(data: bytes, path: str) -> Content:
    """Read an RTF file.

    Raises:
        DamagedFile: it is no RTF file.
        TooLarge: it has more marks than are read in the time that a file has.
    """
    reader = RtfReader(path)
    reader.read(data)
    return reader.content()


class RtfReader:
    """Follows the tokens of one file; `story` makes the flows of text that it fills."""

    def __init__(self, path: str, story: Callable[[], Story] = Story) -> None:
        self._path = path
        self._new_story = story
        self._length = 0
        self._ends = 0
        self._letters = Letters()
        self._body = story()
        self._notes: list[Story] = []
        self._headers: list[Story] = []
        self._state = State(self._body, self._body)
        self._stack: list[State] = []
        self._styles: dict[int, Style] = {}
        self._style = 0
        self._style_outline: int | None = None
        self._captured: list[str] = []
        self._numbers: dict[str, int] = {}
        self._said: dict[str, str] = {}
        self._pictures: list[str] = []
        self._property = ""
        self._default_font: int | None = None
        self._pending = bytearray()
        self._to_skip = 0
        self._is_optional = False
        self._words: Mapping[str, Callable[[str, int | None], None]] = self._table()

    def read(self, data: bytes) -> None:
        """Follow all tokens.

        Raises:
            DamagedFile: it is no RTF file, or groups lie in one another without end.
            TooLarge: it has more marks than are read in the time that a file has, or too much text.
        """
        start = data[:64].find(_START)
        if start < 0:
            what = "It is no RTF file inside; open it in the program that made it and save it again."
            raise DamagedFile(self._path, what)
        if data.count(b"\\") + data.count(b"{") + data.count(b"}") > _MOST_MARKS:
            raise TooLarge(self._path, "It has more marks than any text needs; open it in Word and save it as .docx.")
        for word, number, letters in tokens(data[start:]):
            if not word:
                self._bytes(letters)
                continue
            self._flush()
            self._to_skip = 0
            if word == "{":
                if len(self._stack) > _DEEPEST:
                    raise DamagedFile(self._path, _TOO_DEEP)
                self._stack.append(self._state)
                self._is_optional = False
            elif word == "}":
                if not self._stack:
                    break
                self._end_group()
            elif self._state.mode != "skip":
                self._word(word, number)
        self._flush()

    def content(self) -> Content:
        """Return the text in order: body, notes, headers and footers."""
        body = self._body.finish()
        if not any(block.kind is BlockKind.HEADING or block.is_bold for block in body):
            body = mark_headings(body)
        notes = [
            Block(BlockKind.NOTE if block.kind is not BlockKind.TABLE else block.kind, block.text, why=block.why)
            for story in self._notes
            for block in story.finish()
        ]
        headers, marking = running_heads(block for story in self._headers for block in story.finish())
        said = [Evidence(field, text, f"{field}: {text}", 0.5) for field, text in self._said.items()]
        return Content((*body, *notes, *headers), (*marking, *said, *pictures(self._pictures)))

    def _table(self) -> Mapping[str, Callable[[str, int | None], None]]:
        paragraph = dict.fromkeys(("pard", "s", "outlinelevel", "ls", "intbl", "itap"), self._form)
        run = dict.fromkeys(("plain", "f", "b", "v", "deleted", "uc"), self._run)
        ends = dict.fromkeys((*_PARAGRAPH_ENDS, "cell", "row", "nestrow"), self._end)
        fonts = dict.fromkeys(("ansicpg", "mac", "pc", "pca", "deff", "fcharset"), self._letter)
        groups = dict.fromkeys((*_SKIPPED, *_SILENT, *_MARKERS, *_HEADERS), self._group)
        more = dict.fromkeys(("footnote", "shptxt", "dptxbxtext", "result", "pict", "sn", "sv"), self._group)
        said = dict.fromkeys((*_SAID, "creatim", "revtim", "printim", "buptim", *_TIME), self._about)
        return {**paragraph, **run, **ends, **fonts, **groups, **more, **said, "u": self._code, "*": self._optional}

    def _bytes(self, letters: bytes) -> None:
        if self._state.mode == "skip":
            return
        skipped = min(self._to_skip, len(letters))
        self._to_skip -= skipped
        self._pending += letters[skipped:]

    def _flush(self) -> None:
        if self._pending:
            self._put(self._letters.decode(bytes(self._pending), self._state.font))
            self._pending.clear()

    def _put(self, text: str) -> None:
        state = self._state
        if state.mode in {"capture", "stylesheet", "sn", "sv"}:
            self._captured.append(text)
        elif not state.is_silent and not state.is_deleted:
            self._length += len(text)
            if self._length > TEXT_LIMIT:
                raise TooLarge(self._path, _TOO_LONG)
            state.story.put(text, state.is_bold, state.is_hidden)

    def _word(self, word: str, number: int | None) -> None:
        is_optional, self._is_optional = self._is_optional, False
        if is_optional and word not in _KNOWN_OPTIONAL and word not in self._words:
            self._state = self._state._replace(mode="skip")
        elif word in _CHARACTERS:
            self._put(_CHARACTERS[word])
        elif word in self._words:
            self._words[word](word, number)

    def _optional(self, _: str, __: int | None) -> None:
        self._is_optional = True

    def _code(self, _: str, number: int | None) -> None:
        self._put(chr((number or 0) & 0xFFFF) if number else "")
        self._to_skip = self._state.fallback

    def _run(self, word: str, number: int | None) -> None:
        is_on = number != 0
        if word == "plain":
            self._state = self._state._replace(
                is_bold=False, is_hidden=False, is_deleted=False, font=self._default_font
            )
        elif word == "f":
            self._state = self._state._replace(font=number)
        elif word == "uc":
            self._state = self._state._replace(fallback=max(0, min(number if number is not None else 1, 16)))
        elif word == "b":
            self._state = self._state._replace(is_bold=is_on)
        elif word == "v":
            self._state = self._state._replace(is_hidden=is_on)
        else:
            self._state = self._state._replace(is_deleted=is_on)

    def _letter(self, word: str, number: int | None) -> None:
        if word == "ansicpg":
            self._letters.set_page(number)
        elif word == "deff":
            self._default_font = number
        elif word == "fcharset":
            if self._state.font is not None and number is not None:
                self._letters.set_font(self._state.font, number)
        else:
            self._letters.set_system(word)

    def _form(self, word: str, number: int | None) -> None:
        if self._state.mode == "stylesheet":
            if word == "s":
                self._style = number or 0
            elif word == "outlinelevel" and number is not None and 0 <= number < 9:
                self._style_outline = number + 1
            return
        if self._state.is_silent:
            return
        form = self._state.story.form
        if word == "pard":
            self._state.story.form = Form()
        elif word == "s":
            form.style = self._styles.get(number or 0, Style())
        elif word == "outlinelevel":
            form.outline = number + 1 if number is not None and 0 <= number < 9 else None
        elif word == "ls":
            form.is_item = bool(number)
        else:
            form.is_in_table = number != 0

    def _end(self, word: str, _: int | None) -> None:
        if self._state.is_silent:
            return
        self._count()
        story = self._state.story
        if word in _PARAGRAPH_ENDS:
            story.end_paragraph()
        elif word == "cell":
            story.end_cell()
        elif word == "row":
            story.end_row()

    def _group(self, word: str, _: int | None) -> None:
        """Begin a group that is no text of the flow around it."""
        state = self._state
        if word in _SKIPPED:
            self._state = state._replace(mode="skip")
        elif word in _MARKERS:
            state.story.form.is_item = True
            self._state = state._replace(mode="skip")
        elif word in _SILENT:
            self._state = state._replace(mode=word, is_silent=True)
            if word == "pn":
                state.story.form.is_item = True
        elif word == "result":
            self._state = state._replace(mode="", is_silent=False)
        elif word == "pict":
            self._pictures.append(f"picture {len(self._pictures) + 1}")
            self._state = state._replace(mode="pict", is_silent=True)
        elif word in {"sn", "sv"}:
            self._captured = []
            self._state = state._replace(mode=word)
        else:
            self._begin_story(word)

    def _count(self) -> None:
        self._ends += 1
        if self._ends > _MOST_PARAGRAPHS:
            raise TooLarge(self._path, _TOO_LONG)

    def _begin_story(self, word: str) -> None:
        self._count()
        story = self._new_story()
        if word == "footnote":
            self._notes.append(story)
        elif word in _HEADERS:
            self._headers.append(story)
        else:
            self._state.boxes_of.boxes.append(story)
            self._state = self._state._replace(story=story, mode="", is_silent=False)
            return
        self._state = self._state._replace(story=story, boxes_of=story, mode="", is_silent=False)

    def _about(self, word: str, number: int | None) -> None:
        if word in _TIME:
            self._numbers[word] = number or 0
        elif word in _SAID and self._state.mode == "info":
            self._captured = []
            self._property = word
            self._state = self._state._replace(mode="capture")
        elif word == "creatim":
            self._numbers = {}
            self._state = self._state._replace(mode="creatim", is_silent=True)
        elif self._state.mode == "info":
            self._state = self._state._replace(mode="skip")

    def _end_group(self) -> None:
        ended = self._state
        self._state = self._stack.pop()
        outer = self._state
        text = label(clean("".join(self._captured)))
        if ended.mode == outer.mode:
            if ended.mode == "stylesheet":
                self._styles[self._style] = style_named(text.rstrip("; "), self._style_outline)
                self._style, self._style_outline, self._captured = 0, None, []
            return
        if ended.mode == "capture":
            self._say(_SAID[self._property], text)
        elif ended.mode == "creatim" and all(self._numbers.get(one) for one in _TIME):
            self._say("created", "{yr:04}-{mo:02}-{dy:02}".format(**self._numbers))
        elif ended.mode == "sn":
            self._property = text
        elif ended.mode == "sv" and self._property == "wzDescription" and self._pictures and text:
            self._pictures[-1] = text
        self._captured = []

    def _say(self, field: str, text: str) -> None:
        if text:
            self._said[field] = text
