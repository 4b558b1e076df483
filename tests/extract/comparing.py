"""How much of what another program reads in a file Briefbook reads too: words, and words in order."""

import re
from collections import Counter
from collections.abc import Sequence

from briefbook.model.document import Document

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return the words of a text, in order, without regard to case; hyphens at line ends and soft ones are joined."""
    joined = re.sub(r"(?<=[^\W\d_])(?:-\n|\u00ad\n?)\s*(?=[^\W\d_])", "", text.replace("\u2010", "-"))
    return _WORD.findall(joined.casefold())


def everything(document: Document) -> str:
    """Return all that was read of a document: title, headings, passages and furniture."""
    texts = {one.ordinal: one.text for one in document.passages}
    texts |= {one.ordinal: one.text for one in document.furniture}
    headings = dict.fromkeys(heading for passage in document.passages for heading in passage.heading)
    return "\n".join([document.title or "", *headings, *(texts[number] for number in sorted(texts))])


def coverage(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int]:
    """Return how many of their words, each as often as they have it, are among ours, and how many they have."""
    have, want = Counter(ours), Counter(theirs)
    return sum(min(count, have[word]) for word, count in want.items()), sum(want.values())


def in_order(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int]:
    """Return how many of their runs of three words are among ours, and how many they have."""
    return coverage([" ".join(run) for run in _threes(ours)], [" ".join(run) for run in _threes(theirs)])


def _threes(sequence: Sequence[str]) -> list[tuple[str, str, str]]:
    return list(zip(sequence, sequence[1:], sequence[2:], strict=False))


_UNPARTED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNIT = re.compile(f"[{_UNPARTED}]|[^{_UNPARTED}]+")
_APART = re.compile(rf"(?<!\w)(?:(?![{_UNPARTED}])\w(?:[ \u00a0]+|(?=\W)|\Z)){{3,}}(?!\w)")
_LONGEST_APART = 200


def alike(ours: str, theirs: str) -> tuple[list[str], list[str]]:
    """Return the words of two texts without what only the programs that made them set apart.

    Letters of Japanese and Chinese, which has no blanks, are words by themselves. Three or more words of one letter or
    digit in a line ("A m e r i c a n") are one word; what stands in the other text in the same letters, as one word or
    several, is the same one word there.
    """
    joined_ours, runs_of_ours = _runs_joined(ours)
    joined_theirs, runs_of_theirs = _runs_joined(theirs)
    return _with_runs(joined_ours, runs_of_theirs), _with_runs(joined_theirs, runs_of_ours)


def _runs_joined(text: str) -> tuple[list[str], set[str]]:
    """Return the words of a text, letters set apart joined, and the words that were joined so."""
    runs: set[str] = set()

    def join(match: re.Match[str]) -> str:
        run = re.sub(r"[ \u00a0]", "", match.group())
        runs.add(run.casefold())
        return f" {run} "

    joined = _APART.sub(join, text)
    return [unit for word in words(joined) for unit in _UNIT.findall(word)], runs


def _with_runs(words: Sequence[str], runs: set[str]) -> list[str]:
    """Return words, those in a row that make up a run of the other side as one."""
    beginnings = {run[:2] for run in runs} | {run[:1] for run in runs}
    whole: list[str] = []
    place = 0
    while place < len(words):
        end = _end_of_run(words, place, runs) if words[place][:2] in beginnings else None
        whole.append("".join(words[place : end or place + 1]))
        place = end or place + 1
    return whole


def _end_of_run(words: Sequence[str], start: int, runs: set[str]) -> int | None:
    """Return the place after the longest row of words from `start` on that is a run of the other side."""
    text, best = "", None
    for place in range(start, min(len(words), start + _LONGEST_APART)):
        text += words[place]
        if text in runs:
            best = place + 1
        if not any(run.startswith(text) for run in runs):
            break
    return best
