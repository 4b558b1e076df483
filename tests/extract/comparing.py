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
