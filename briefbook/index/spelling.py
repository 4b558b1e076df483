"""Index room: words of the corpus that are spelled like something: by wildcards, or with slips of the pen.

Slips are counted as by Damerau and Levenshtein (optimal string alignment): a letter more, less, another, or two
neighbours exchanged count one each. Words come sorted, so that what begins alike is compared once.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

_LAST = "\U0010ffff"
_LOOK_EVERY = 512
Row = list[int]


def beginning(words: Sequence[str], prefix: str) -> tuple[int, int]:
    """Return where the words that begin with a prefix lie in the sorted words: [start, end)."""
    return bisect_left(words, prefix), bisect_left(words, prefix + _LAST)


def matching(words: Sequence[str], wildcard: str) -> Iterator[str]:
    """Yield the words that a folded wildcard stands for, in order."""
    pattern = re.compile(
        "".join({"*": r"\w*", "?": r"\w"}.get(char, re.escape(char)) for char in _single_stars(wildcard))
    )
    fixed = re.match("[^*?]*", wildcard)
    start, end = beginning(words, fixed[0] if fixed else "")
    for place in range(start, end):
        if pattern.fullmatch(words[place]):
            yield words[place]


def _single_stars(wildcard: str) -> str:
    return re.sub(r"\*+", "*", wildcard)


def _never() -> bool:
    return False


def spelled_nearly(
    words: Sequence[str], word: str, most: int, is_over: Callable[[], bool] = _never
) -> Iterator[tuple[int, str]]:
    """Yield the words, in order, that at most so many slips part from a word, each with their number.

    Stops early when `is_over` says so.
    """
    rows: list[Row] = [list(range(len(word) + 1))]
    before = ""
    place, end, looked = 0, len(words), 0
    while place < end:
        held = words[place]
        depth = _shared(before, held, len(rows) - 1)
        del rows[depth + 1 :]
        before = held
        while depth < len(held) and _is_hopeful(rows, most):
            rows.append(_row(rows, word, held, most))
            depth += 1
        if depth < len(held) or not _is_hopeful(rows, most):
            # no word that begins so can be near: go on behind all of them
            place = bisect_left(words, held[:depth] + _LAST, place + 1)
        else:
            if rows[-1][-1] <= most:
                yield rows[-1][-1], held
            place += 1
        looked += 1
        if looked % _LOOK_EVERY == 0 and is_over():
            return


def _shared(one: str, other: str, most: int) -> int:
    length = min(len(one), len(other), most)
    place = 0
    while place < length and one[place] == other[place]:
        place += 1
    return place


def _is_hopeful(rows: Sequence[Row], most: int) -> bool:
    """Tell whether longer words with this beginning may still be near: two letters exchanged reach back two rows."""
    return min(rows[-1]) <= most or (len(rows) > 1 and min(rows[-2]) < most)


def _row(rows: Sequence[Row], word: str, held: str, most: int) -> Row:
    """Return the slips between each beginning of `word` and one letter more of `held`, counted up to `most`."""
    depth = len(rows) - 1
    letter, last = held[depth], rows[-1]
    far = most + 1
    row = [far] * len(last)
    first = depth + 1 - most
    if first <= 0:
        row[0] = depth + 1
    before = row[max(0, first - 1)]
    for column in range(max(1, first), min(len(word), depth + 1 + most) + 1):
        best = last[column - 1]
        if letter != word[column - 1]:
            best = 1 + min(best, last[column], before)
            if depth and column > 1 and letter == word[column - 2] and held[depth - 1] == word[column - 1]:
                best = min(best, rows[-2][column - 2] + 1)
        row[column] = before = best
    return row
