"""Extract room: encodings of seven bits that change their alphabet by a sequence of signs: ISO-2022 and HZ."""

import re

_SHIFTS = (
    (re.compile(rb"\x1b\$\)C"), ("iso2022_kr",)),
    (re.compile(rb"\x1b(?:\$[@B]|\$\([CD]|\$A|\([BIJ]|\.[AF])"), ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext")),
)
"""Sequences that announce an alphabet, and the encodings they occur in (source: RFC 1468, 1554, 1557)."""
_HZ = re.compile(rb"~\{((?:[\x21-\x77][\x21-\x7e])*)(?:~\}|\Z|\n)")
"""A run of Chinese letters, two bytes each (source: RFC 1843)."""
_COMMON_FROM, _COMMON_TO = 0x30, 0x57
"""First bytes of the letters of daily use in GB 2312; of anything else between braces few begin so."""


def unescaped(data: bytes) -> str | None:
    """Return the text of `data` when it is in an encoding of seven bits with escape sequences, else None."""
    if not data.isascii():
        return None
    if b"\x1b" in data:
        for sequence, names in _SHIFTS:
            if sequence.search(data):
                return _best(data, names)
    if b"~{" in data and _is_hz(data):
        return data.decode("hz", "replace")
    return None


def _best(data: bytes, names: tuple[str, ...]) -> str | None:
    """The encoding that loses least; a file of terminal colours has other sequences and loses nearly all."""
    texts = [data.decode(name, "replace") for name in names]
    best = min(texts, key=lambda text: text.count("\ufffd"))
    return best if best.count("\ufffd") * 20 <= len(best) else None


def _is_hz(data: bytes) -> bool:
    runs = _HZ.findall(data)
    firsts = b"".join(run[::2] for run in runs)
    common = sum(1 for byte in firsts if _COMMON_FROM <= byte <= _COMMON_TO)
    return len(firsts) >= 4 and common * 2 > len(firsts) and len(runs) * 2 > data.count(b"~{")
