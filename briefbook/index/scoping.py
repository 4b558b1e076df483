"""Index room: the passages of topics: what answers any of their rules or is pinned, but was not rejected."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import TypeAlias

from briefbook.index import bitsets
from briefbook.index.filtering import NoTopics
from briefbook.index.matching import Matcher
from briefbook.model.kinds import PassageId
from briefbook.model.query import Request, Scope, Understood
from briefbook.model.text import fold

_NAMED = 8
"""So many topics are named where one is asked for that there is not."""

Understand: TypeAlias = Callable[[Request], Understood]


class Scopes:
    """The topics of one request, each found when it is first asked for, and remembered with the matcher."""

    def __init__(self, matcher: Matcher, request: Request, understand: Understand) -> None:
        """Take the topics of a request; `understand` reads their rules."""
        self._matcher = matcher
        self._request = request
        self._understand = understand

    @property
    def all(self) -> Sequence[Scope]:
        """All topics there are."""
        return self._request.scopes

    @cached_property
    def _by_name(self) -> Mapping[str, Scope]:
        return {fold(name): scope for scope in reversed(self.all) for name in scope.names}

    def of_name(self, name: str) -> int | None:
        """Return the passages of the topic of this name, an id or a label in any case; None where there is none."""
        scope = self._by_name.get(fold(name))
        return None if scope is None else self.passages(scope)

    def notes(self, names: Iterable[str]) -> list[str]:
        """Return what the officer should know of names that no topic has."""
        return [self._unknown(name) for name in names if fold(name) not in self._by_name]

    def _unknown(self, name: str) -> str:
        shown = [scope.names[1] if len(scope.names) > 1 else scope.names[0] for scope in self.all if scope.names]
        if not shown:
            return f"There is no topic “{name}”, so it was left out; no topic has been made yet."
        more = " …" if len(shown) > _NAMED else ""
        return f"There is no topic “{name}”, so it was left out; the topics are {', '.join(shown[:_NAMED])}{more}."

    def passages(self, scope: Scope) -> int:
        """Return the passages of a topic."""
        key = (scope, self._request.synonyms)
        found = self._matcher.scoped.get(key)
        if found is None:
            found = self._found(scope)
            if not self._matcher.budget.is_over:
                self._matcher.scoped.put(key, found, found.bit_length() // 8 + 1)
        return found

    def _found(self, scope: Scope) -> int:
        pinned, rejected = self._of_ids(scope.pinned), self._of_ids(scope.rejected)
        return (reduce(or_, map(self._of_rule, scope.rules), pinned)) & ~rejected

    def _of_rule(self, rule: str) -> int:
        matcher = self._matcher
        understood = self._understand(Request(rule, synonyms=self._request.synonyms))
        topics, matcher.topics = matcher.topics, NoTopics()  # a rule that may name topics could name its own
        try:
            allowed = matcher.filtering.allowed(understood.filters, matcher.topics)
            return matcher.bits(understood.query) & allowed.passages()
        finally:
            matcher.topics = topics

    def _of_ids(self, ids: Iterable[PassageId]) -> int:
        snapshot = self._matcher.snapshot
        return bitsets.from_numbers(snapshot.numbers_of(ids), snapshot.count)
