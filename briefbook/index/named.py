"""Index room: words and names that stand for one another, as the officer wrote them down, within what is typed."""

from collections.abc import Sequence

from briefbook.index.analysis import asked_words
from briefbook.index.combining import any_of
from briefbook.model.query import Phrase, Query, Word

_MOST_GROUPS = 5_000
_MOST_OTHERS = 12


class Synonyms:
    """Groups of names, looked up by their words."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._others: dict[tuple[str, ...], tuple[str, ...]] = {}
        for group in groups[:_MOST_GROUPS]:
            named = {tuple(asked_words(name)): name for name in reversed(group)}
            for words in named:
                others = [name for other, name in reversed(named.items()) if other and other != words]
                known = self._others.get(words, ())
                self._others[words] = tuple(dict.fromkeys((*known, *others)))[:_MOST_OTHERS]
        self._others.pop((), None)
        self.longest = max(map(len, self._others), default=0)

    def others(self, text: str) -> tuple[str, ...]:
        """Return the names that may stand in place of a text, none when it is no name."""
        return self._others.get(tuple(asked_words(text)), ())


def with_others(query: Query, others: Sequence[str]) -> Query:
    """Return what answers a query, or has one of the other names."""
    return any_of((query, *map(_named, others)))


def _named(name: str) -> Query:
    """Return a name as a query: acronyms and names of several words exactly, a plain word in all its forms."""
    return Word(name) if len(asked_words(name)) == 1 and not name.isupper() else Phrase(name)
