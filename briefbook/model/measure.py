"""Model room: how long a text is: in words, in sentences, in minutes when it is spoken; pure."""

import re
from collections.abc import Iterator

from briefbook.model.note import Block, Blocks, Heading, ListBlock, Para, Quote, Table, plain_inlines

_WORD = re.compile(r"[^ \t\n\u00a0\u2002-\u200a\u202f\u3000]+")
_QUARTER = 15
"""A speaker's pace is not known to the second: times are told in quarters of a minute."""
_SENTENCE_END = re.compile(
    r"[.!?…]+(?:[)\]”’»\"']|[ \u00a0\u202f]»)*(?:[ \t\n\u00a0\u202f]+(?=[\"“‘«(\[]?[\u00a0\u202f ]?[A-ZÀ-ÖØ-Þ0-9])|\Z)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|vs|cf|art|ch|p|pp|par|etc|Hon|M|MM|Mme|Mmes|Mlle|Me|n|e\.g|i\.e|approx)|\b[A-Z])\.\Z"
)


def word_count(text: str) -> int:
    """Return how many words a text has: what blanks part and holds a letter or a digit."""
    return sum(1 for found in _WORD.finditer(text) if any(char.isalnum() for char in found[0]))


def sentences(text: str) -> Iterator[str]:
    """Walk over the sentences of a paragraph; a point after an abbreviation or an initial ends none."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        upto = text[start : found.end()].rstrip()
        if _ABBREVIATION.search(upto) is None or found.end() == len(text):
            yield upto
            start = found.end()
    if text[start:].strip():
        yield text[start:].strip()


def spoken_minutes(words: int, words_per_minute: int) -> float:
    """Return how many minutes so many words take to say at this speed."""
    return words / words_per_minute


def spoken_word_count(text: str) -> int:
    """Return how many words a text has when it is read aloud: a figure is as many as are said.

    Two digits are said in one word or two (906: nine hundred six; 2023: twenty twenty-three), so every second digit
    counts one; so does each sign that is said ($, %).
    """
    return sum(_spoken(found[0]) for found in _WORD.finditer(text) if any(char.isalnum() for char in found[0]))


def _spoken(word: str) -> int:
    digits = sum(char.isdecimal() for char in word)
    signs = sum(char in "$€£%" for char in word)
    return max(1, (digits + 1) // 2 + any(char.isalpha() for char in word)) + signs if digits else 1


def spoken_seconds(words: int, words_per_minute: int) -> int:
    """Return how long so many words take to say, to the nearest quarter of a minute; more than nothing is one."""
    seconds = spoken_minutes(words, words_per_minute) * 60
    return max(_QUARTER, round(seconds / _QUARTER) * _QUARTER) if words else 0


def minutes_and_seconds(minutes: float) -> tuple[int, int]:
    """Return a time in whole minutes and seconds."""
    return divmod(round(minutes * 60), 60)


def paragraphs_of(blocks: Blocks) -> Iterator[str]:
    """Walk over the running text of blocks, paragraph by paragraph; no headings, tables or quotations."""
    for block in blocks:
        match block:
            case Para(inlines=inlines):
                yield plain_inlines(inlines)
            case ListBlock(items=items):
                for item in items:
                    yield from paragraphs_of(item)


def item_count(blocks: Blocks) -> int:
    """Return how many points blocks make: each item of a list and each paragraph, quotation or table is one."""
    return sum(_items(block) for block in blocks)


def _items(block: Block) -> int:
    match block:
        case ListBlock(items=items):
            return len(items)
        case Para() | Quote() | Table():
            return 1
        case Heading():
            return 0
    return 0
