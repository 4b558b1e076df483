"""Render room: how text that is not Markdown travels through the Markdown parser without being read by it.

A token is a run of hexadecimal digits between two characters that Unicode reserves for use inside a program
(noncharacters, U+FDD0 and U+FDD1), so nothing in an officer's text can be markup or pass for a token.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_TOKEN = re.compile(f"{_OPEN}([bcdelpw])([0-9a-f]*){_CLOSE}", re.IGNORECASE)
_BLOCKS = re.compile(f"(?:{_OPEN}[ce][0-9a-f]*{_CLOSE})+", re.IGNORECASE)
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")


class TokenKind(StrEnum):
    """What a token stands for: a piece of an officer's text, or a piece of the Word file that a template was typed in.

    Attributes:
        CONTENTS: the place of the list of contents.
        BEGIN: the start of an element of that file, by its number; END closes the one that was begun last.
        WHOLE: an element of that file with all that is in it, by its number.
    """

    CONTENTS = "c"
    ENTRY = "e"
    LITERAL = "l"
    PLACEHOLDER = "p"
    BEGIN = "b"
    END = "d"
    WHOLE = "w"


@dataclass(frozen=True, slots=True)
class Token:
    """Text on its way through the parser: a literal, the id of an entry, the name of a field that is not set.

    That of the contents holds none.
    """

    kind: TokenKind
    text: str


def encode(kind: TokenKind, text: str) -> str:
    """Return the token that carries `text`."""
    return f"{_OPEN}{kind.value}{text.encode('utf-8', 'surrogatepass').hex()}{_CLOSE}"


def decode(text: str) -> Iterator[Token | str]:
    """Walk over the tokens of `text` and the plain text between them, in order."""
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        end = match.end()
        yield Token(TokenKind(match[1].lower()), bytes.fromhex(match[2]).decode("utf-8", "surrogatepass"))
    if end < len(text):
        yield text[end:]


def sole(text: str) -> Token | None:
    """Return the token of an entry, or of the contents, that is all of `text`; None where there is more."""
    match = _TOKEN.fullmatch(text.strip(" \n"))
    if match is None or match[1].lower() not in (TokenKind.ENTRY, TokenKind.CONTENTS):
        return None
    return Token(TokenKind(match[1].lower()), bytes.fromhex(match[2]).decode("utf-8", "surrogatepass"))


def is_block(line: str) -> bool:
    """Tell whether a line holds the token of one entry, or of the contents, and nothing else."""
    match = _TOKEN.fullmatch(line.strip())
    return match is not None and match[1].lower() in (TokenKind.ENTRY, TokenKind.CONTENTS)


def holds_blocks(text: str) -> bool:
    """Tell whether a text holds tokens of entries, or of the contents, one behind the other, and nothing else."""
    return _BLOCKS.fullmatch(text.strip(" \n")) is not None


def without_noncharacters(text: str) -> str:
    """Return `text` without the characters from which tokens are made."""
    return _NONCHARACTERS.sub("", text)
