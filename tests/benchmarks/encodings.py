"""How many texts in old encodings are read right, over the two sets of real files beside the checkout.

    start.py bench encodings

A file is read right when its text is what the encoding that its name says gives, after cleaning. Where the name says a
script ("Cyrillic"), the tables of that script count alike; a letter cut in two at an end of the file does not count.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefbook.extract.encoding import decode
from briefbook.model.errors import ExtractError
from briefbook.model.text import clean

WANTED = 0.95
_BY_ENDING = {
    "UTF8": ("utf-8",),
    "Latin1": ("latin-1", "cp1252"),
    "Latin2": ("iso8859_2", "cp1250"),
    "Arabic": ("iso8859_6", "cp1256"),
    "Cyrillic": ("iso8859_5", "cp1251"),
    "Greek": ("iso8859_7", "cp1253"),
    "Hebrew": ("iso8859_8", "cp1255"),
    "Turkish": ("iso8859_9", "cp1254"),
    "GB2312": ("gb2312", "gb18030"),
    "HZ": ("hz",),
    "EUC": ("euc_jp",),
    "JIS": ("iso2022_jp",),
    "SJIS": ("shift_jis", "cp932"),
    "TCVN": ("tcvn",),
}
"""Endings of the names of the Universal Declaration of Human Rights in NLTK; what is not here has no table."""
_BY_SAMPLE = {
    "arabic-1": "cp1256",
    "chinese": "big5",
    "french-1": "cp1252",
    "greek": "cp1253",
    "greek-2": "cp1253",
    "hebrew-2": "cp1255",
    "hebrew-3": "cp1255",
    "korean": "cp949",
    "russian": "mac_cyrillic",
    "turkish": "cp1254",
}
"""What the tests of charset-normalizer expect of its own samples; all others are UTF-8."""
_TCVN = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u00a0ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323"
    "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
"""What `iconv -f TCVN` makes of the bytes from 0x80 on."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether a file was read right."""

    name: str
    is_right: bool
    wanted: tuple[str, ...]


def check(shared: Path) -> tuple[Checked, ...]:
    """Read all files of both sets."""
    return tuple(_checked(file, wanted) for file, wanted in _files(shared))


def _files(shared: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for file in sorted((shared / "udhr_many_encodings").iterdir()):
        ending = file.name.rstrip("_").rsplit("-", 1)[-1]
        yield file, _BY_ENDING.get(ending, ())
    for file in sorted((shared / "enc_charset_normalizer").iterdir()):
        yield file, (_BY_SAMPLE.get(file.stem.removeprefix("sample-"), "utf-8"),)


def _checked(file: Path, wanted: tuple[str, ...]) -> Checked:
    data = file.read_bytes()
    try:
        found = _bare(decode(data, file.name))
    except ExtractError:
        return Checked(file.name, False, wanted)
    return Checked(file.name, any(found == _bare(_text(data, name)) for name in wanted), wanted)


def _text(data: bytes, name: str) -> str:
    if name != "tcvn":
        return data.decode(name, "replace")
    table = {0x80 + place: letter for place, letter in enumerate(_TCVN)}
    return unicodedata.normalize("NFC", data.decode("latin-1").translate(table))


def _bare(text: str) -> str:
    return re.sub("\ufffd+\\Z", "", clean(text).removeprefix("\ufeff"))


def main() -> int:
    """Print the figures; 1 when too few files are read right."""
    checked = check(Path(__file__).resolve().parents[3] / "shared" / "data")
    wrong = [one for one in checked if not one.is_right]
    print(f"{len(checked) - len(wrong)} of {len(checked)} files in the encoding that their name says")
    for one in wrong:
        print(f"  not: {one.name} ({' or '.join(one.wanted) or 'an encoding without a table'})")
    return 0 if len(checked) - len(wrong) >= WANTED * len(checked) else 1


if __name__ == "__main__":
    sys.exit(main())
