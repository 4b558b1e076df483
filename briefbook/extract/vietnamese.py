"""Extract room: Vietnamese in encodings of one byte a letter, told by its syllables."""

import re
import unicodedata

_UPPER_HALF = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u00a0ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323"
    "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
"""The bytes from 0x80 on (source: TCVN 5712:1993, table VN1)."""
_TCVN = {0x80 + place: letter for place, letter in enumerate(_UPPER_HALF)}
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gi?|gh|h|kh?|l|m|ngh?|nh?|p|ph|qu|r|s|th?|tr|v|x)?"
    r"[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?"
)
"""A syllable without its signs; one word is one syllable."""
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""A syllable has one tone."""
_SAMPLE = 65_536
_LEAST = 0.8
"""Share of the words with signs that are syllables, in a text with misspellings."""
_FEWEST = 20
"""Words with signs, below which a text is too short to tell."""


def vietnamese(data: bytes) -> str | None:
    """Return the text of `data` when it is Vietnamese in TCVN 5712 or Windows-1258, else None."""
    best, best_share = _by_table, 0.0
    for decoded in (_by_table, _by_windows):
        share = _share_of_syllables(decoded(data[:_SAMPLE]))
        if share > best_share:
            best, best_share = decoded, share
    return best(data) if best_share >= _LEAST else None


def _by_table(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("latin-1").translate(_TCVN))


def _by_windows(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))


def _share_of_syllables(text: str) -> float:
    words = {word for word in _WORD.findall(text.lower()) if not word.isascii()}
    spelled = sum(1 for word in words if _is_syllable(word))
    return spelled / len(words) if len(words) >= _FEWEST else 0.0


def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word)
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    if sum(1 for char in apart if char in _TONES) > 1:
        return False
    return _SYLLABLE.fullmatch(plain.replace("đ", "d")) is not None
