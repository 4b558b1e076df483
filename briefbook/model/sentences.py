"""Model room: where the sentences of a text begin and end, in English and French: abbreviations end none."""

import re

_END = re.compile(r"[.!?…]+(?:[\"'”’)\]]|[ \u00a0\u202f]?»)*(?=\s|$)|\n+")
_BLANK = re.compile(r"\s+")
_BEFORE = re.compile(r"(?:[\w'’-]|\.(?=\w))+\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_OPENING = re.compile(r"[\"'“‘«(\[—–-]*\s*")
_NEVER_LAST = frozenset(
    {
        *("mr", "mrs", "ms", "dr", "prof", "hon", "st", "ste", "m", "mm", "mme", "mmes", "mlle", "mlles", "me", "mgr"),
        *("no", "nos", "art", "arts", "vs", "cf", "p", "pp", "par", "fig"),
    }
)
_ABBREVIATIONS = frozenset(
    {
        *("gen", "col", "lt", "sgt", "rev", "jr", "sr", "etc", "approx", "dept", "est", "inc", "ltd", "corp", "co"),
        *(
            "vol",
            "al",
            "sec",
            "ss",
            "ch",
            "ibid",
            "op",
            "para",
            "tel",
            "ext",
            "env",
            "max",
            "min",
            "réf",
            "ref",
            "boul",
        ),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "av"),
        *("janv", "févr", "fevr", "avr", "juil", "déc"),
    }
)
_STARTERS = frozenset(
    {
        *("the", "a", "an", "in", "on", "at", "this", "that", "these", "it", "he", "she", "they", "we", "there", "its"),
        *("his", "her", "their", "our", "if", "when", "while", "as", "but", "and", "however", "le", "la", "les", "un"),
        *("une", "des", "en", "dans", "ce", "cette", "ces", "il", "elle", "ils", "elles", "nous", "leur", "leurs"),
        *("notre", "si", "mais"),
    }
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return from and to, in code points, of each sentence, without the blanks around it; a line ends its sentence."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" in match[0] or not _goes_on(text, match):
            _add(spans, text, start, match.end())
            start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
    if left < right:
        spans.append((start + left, start + right))


def _goes_on(text: str, match: "re.Match[str]") -> bool:
    """Tell whether a sentence goes on after what looks like its end."""
    behind = _BLANK.match(text, match.end())
    rest = text[behind.end() if behind else match.end() :][:40]
    rest = rest[_OPENING.match(rest).end() :] if rest else rest  # type: ignore[union-attr]  # it matches nothing too
    if not rest:
        return False
    if rest[0].islower():
        return True
    if match[0][0] != ".":
        return False
    before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    word = re.split("['’]", before[0])[-1] if before else ""
    following = re.split(r"[\s,;:]", rest, maxsplit=1)[0].lower()
    if _INITIALS.match(word) and len(word) <= 8 and (len(word) == 1 or "." in word):
        # U.S. may end a sentence; a letter alone is an initial
        return following not in _STARTERS if "." in word else word not in ("I", "à", "y")
    low = word.lower()
    return low in _NEVER_LAST or (low in _ABBREVIATIONS and following not in _STARTERS)
