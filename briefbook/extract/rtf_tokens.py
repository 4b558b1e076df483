"""Extract room: RTF as a row of tokens, and the letters its bytes stand for (source: RTF specification 1.9.1)."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(rb"([^\\{}]+)|([{}])|\\(?:([A-Za-z]{1,32})(-?\d{1,10})? ?|'([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_LAYOUT = b"\r\n\0"
_CHARACTER_SETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_WESTERN = "cp1252"
_SEVERAL_BYTES = frozenset({"cp932", "cp936", "cp949", "cp950", "gbk", "johab"})
_ANSI, _DEFAULT, _SIGNS = 0, 1, 2


class Token(NamedTuple):
    """A mark of an RTF file.

    Attributes:
        word: of a control word its letters, of a control symbol its one sign, "{" or "}" of a group, "" of text.
        number: the number behind a control word.
        data: the bytes of text.
    """

    word: str
    number: int | None = None
    data: bytes = b""


BEGIN = Token("{")
END = Token("}")


def tokens(data: bytes) -> Iterator[Token]:
    r"""Yield the tokens of a file in order; line ends are layout, binary data behind `\bin` is passed over."""
    place = 0
    while (match := _TOKEN.match(data, place)) is not None:
        place = match.end()
        text, brace, word, number, hexadecimal, symbol = match.groups()
        if text is not None:
            letters = text.translate(None, _LAYOUT)
            if letters:
                yield Token("", None, letters)
        elif brace is not None:
            yield BEGIN if brace == b"{" else END
        elif word is not None:
            value = int(number) if number else None
            if word == b"bin" and value is not None and 0 < value <= len(data) - place:
                place += value
            yield Token(word.decode("ascii"), value)
        elif hexadecimal is not None:
            yield Token("", None, bytes.fromhex(hexadecimal.decode("ascii")))
        elif symbol in {b"{", b"}", b"\\"}:
            yield Token("", None, symbol)
        else:
            yield Token("par" if symbol in {b"\r", b"\n"} else symbol.decode("latin-1"))


class Letters:
    """Which letters bytes stand for: by the font they are set in, else by the code page of the file."""

    def __init__(self) -> None:
        self._page = _WESTERN
        self._fonts: dict[int, int] = {}

    def set_page(self, number: int | None) -> None:
        """Take the code page that the file names, when it is one."""
        name = f"cp{number}" if number != 65001 else "utf-8"
        try:
            codecs.lookup(name)
        except LookupError:
            return
        self._page = name

    def set_system(self, word: str) -> None:
        """Take the character set of the system that the file was made on: mac, pc or pca."""
        self._page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}.get(word, self._page)

    def set_font(self, font: int, character_set: int) -> None:
        """Take the character set of a font."""
        self._fonts[font] = character_set

    def are_signs(self, font: int | None) -> bool:
        """Tell whether a font holds signs in the place of letters, as Symbol and Wingdings do."""
        return font is not None and self._fonts.get(font) == _SIGNS

    def decode(self, data: bytes, font: int | None) -> str:
        """Return the text of bytes in a font (None: in no font)."""
        known = self._fonts.get(font, _DEFAULT) if font is not None else _DEFAULT
        name = self._page
        if known == _ANSI and self._page not in _SEVERAL_BYTES:
            name = _WESTERN if self._page != "utf-8" else self._page
        return data.decode(_CHARACTER_SETS.get(known, name), "replace")
