"""What every engine is asked: a seeded set of 60 queries over the words of the passages, and words typed by letter.

A query says what is meant; each engine puts it in its own syntax.
"""

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from briefbook.index.stop_words import too_common
from briefbook.model.document import Document
from briefbook.model.kinds import DocumentKind

HITS = 20
SAMPLE = 20_000
KINDS = {
    "common": 7,
    "rare": 6,
    "and": 8,
    "phrase": 7,
    "prefix": 8,
    "not": 5,
    "one filter": 4,
    "two filters": 6,
    "not, two filters": 5,
    "facets": 4,
}
"""How many queries of each kind: 60 in all, 10 with NOT, 15 with filters, 11 of them with two."""


@dataclass(frozen=True)
class Questions:
    """All that is asked: queries, texts that are typed letter by letter, and paragraphs to find more like."""

    queries: tuple["Asked", ...]
    typed: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """One query: all of the words, the phrase and a word that begins so; none of `none`.

    Attributes:
        since: first date that counts, YYYY-MM; `until` the last.
        facets: whether the counts by kind, publisher and year are wanted too.
    """

    name: str
    words: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    beginning: str = ""
    none: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    kind: DocumentKind | None = None
    facets: bool = False

    @property
    def days(self) -> tuple[int, int] | None:
        """First and last day as numbers YYYYMMDD; None where any date will do."""
        if self.since is None or self.until is None:
            return None
        return int(self.since.replace("-", "") + "00"), int(self.until.replace("-", "") + "99")


def day_number(date: str | None) -> int:
    """Return a date as the number YYYYMMDD, parts that are not known as 0."""
    return int((date or "").replace("-", "").ljust(8, "0")) if (date or "")[:4].isdigit() else 0


def sampled(documents: Sequence[Document]) -> list[list[str]]:
    """Return the words, in order and as they stand but in small letters, of evenly chosen passages."""
    texts = [one.text for document in documents for one in document.passages]
    step = max(1, len(texts) // SAMPLE)
    return [re.findall(r"[a-z]+", text.lower()) for text in islice(texts, 0, None, step)]


class Asker:
    """Draws queries; the same for the same documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._chance = random.Random(7)
        held = sampled(documents)
        self._passages = [words for words in held if len(words) > 12]
        counted = Counter(word for words in held for word in {one for one in words if len(one) >= 4})
        # Briefbook does not insist on words like `with`, so to ask for them would not mean the same everywhere
        self._too_common = too_common(counted)
        asked_for = counted.keys() - self._too_common
        ranked = sorted(asked_for, key=lambda word: (-counted[word], word))
        self._common, self._middle = ranked[10:200], ranked[300:3000] or ranked[len(ranked) // 2 :]
        self._rare = [word for word in ranked if counted[word] <= 2][:20_000]
        kinds = Counter(one.kind for one in documents for _ in one.passages)
        self._kinds = [kind for kind, _ in kinds.most_common(4)]
        self._months = sorted({one.date[:7] for one in documents if one.date and len(one.date) >= 7}) or ["2021-01"]

    def questions(self) -> Questions:
        """Return 60 queries, kind after kind, ten texts to type, of one word and of two, and ten paragraphs."""
        queries = [self._query(kind) for kind, count in KINDS.items() for _ in range(count)]
        single = self._chance.sample(self._middle, min(5, len(self._middle)))
        typed = [*single, *(" ".join(self._pair()) for _ in range(5))]
        long = [words for words in self._passages if len(words) >= 40] or self._passages
        paragraphs = [" ".join(self._chance.choice(long)) for _ in range(10)]
        return Questions(tuple(queries), tuple(typed), tuple(paragraphs))

    def _query(self, kind: str) -> Asked:
        common = (self._chance.choice(self._common),)
        match kind:
            case "rare":
                return Asked(kind, (self._chance.choice(self._rare),))
            case "and":
                return Asked(kind, self._pair())
            case "phrase":
                return Asked(kind, phrase=self._run())
            case "prefix":
                return self._prefix(kind)
            case "not":
                return Asked(kind, common, none=(self._chance.choice(self._middle),))
        return self._filtered(Asked(kind, common)) if "filter" in kind else Asked(kind, common, facets=kind == "facets")

    def _filtered(self, asked: Asked) -> Asked:
        chance = self._chance
        if asked.name == "one filter":
            return self._dated(asked) if chance.random() < 0.5 else replace(asked, kind=chance.choice(self._kinds))
        words = self._pair() if chance.random() < 0.5 else asked.words
        none = (chance.choice(self._middle),) if asked.name.startswith("not") else ()
        return self._dated(replace(asked, words=words, none=none, kind=chance.choice(self._kinds)))

    def _prefix(self, kind: str) -> Asked:
        first, second = self._pair()
        letters = self._chance.choice((2, 2, 3, 4))
        before = (first,) if self._chance.random() < 0.4 else ()
        return Asked(kind, before, beginning=second[:letters])

    def _dated(self, asked: Asked) -> Asked:
        first = self._chance.randrange(len(self._months))
        last = min(len(self._months) - 1, first + self._chance.choice((0, 2, 5)))
        return replace(asked, since=self._months[first], until=self._months[last])

    def _pair(self) -> tuple[str, str]:
        """Return two words, of four letters at least, of one passage."""
        for _ in range(1000):
            held = self._chance.choice(self._passages)
            words = [one for one in held if len(one) >= 4 and one not in self._too_common]
            if len(set(words)) >= 2:
                one, other = self._chance.sample(sorted(set(words)), 2)
                return one, other
        raise ValueError("the passages have no two words")

    def _run(self) -> tuple[str, ...]:
        words = self._chance.choice(self._passages)
        length = self._chance.choice((2, 3, 4))
        start = self._chance.randrange(len(words) - length)
        return tuple(words[start : start + length])


def question_words(question: str) -> list[str]:
    """Return the words of a question, in small letters, as often as they stand in it."""
    return re.findall(r"[a-z0-9]+", question.lower())


def keystrokes(typed: str) -> list[Asked]:
    """Return what is asked for while a text is typed, from the second letter of its first word on."""
    asked = []
    for end in range(2, len(typed) + 1):
        *whole, last = typed[:end].split(" ")
        if len(last) >= 1:
            asked.append(Asked("typed", tuple(whole), beginning=last))
    return asked
