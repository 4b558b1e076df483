"""Index room: filters as they are typed: `kind:speech`, `lang:fr`, `since:2023-05`, `before:2024`."""

from dataclasses import dataclass, field, replace

from briefbook.index.dates import before, days
from briefbook.index.typed import Misread
from briefbook.model.kinds import LANGUAGES, DocumentKind, Language
from briefbook.model.query import Filters

TITLE_FIELDS = frozenset(("title", "titre"))
_KIND = frozenset(("kind", "genre"))
_LANGUAGE = frozenset(("lang", "language", "langue"))
_SINCE = frozenset(("since", "from", "depuis"))
_BEFORE = frozenset(("before", "avant"))
_UNTIL = frozenset(("until",))
FIELDS = TITLE_FIELDS | _KIND | _LANGUAGE | _SINCE | _BEFORE | _UNTIL
_LANGUAGE_WORDS: dict[str, Language] = {"english": "en", "anglais": "en", "french": "fr", "francais": "fr"}


@dataclass(slots=True)
class TypedFilters:
    """The filters that a query names; of one sort, any of its values will do."""

    kinds: list[DocumentKind] = field(default_factory=list)
    not_kinds: list[DocumentKind] = field(default_factory=list)
    languages: list[Language] = field(default_factory=list)
    since: str | None = None
    until: str | None = None

    def take(self, name: str, value: str, *, negated: bool) -> None:
        """Take in one filter.

        Raises:
            Misread: it has no such value, or cannot be excluded.
        """
        if name in _KIND:
            (self.not_kinds if negated else self.kinds).append(_kind(value))
        elif negated:
            raise Misread(f"Of the filters only kind: can be excluded, not {name}:")
        elif name in _LANGUAGE:
            self.languages.append(_language(value))
        elif name in _SINCE:
            self.since = _later(self.since, _date(name, value))
        elif name in _UNTIL:
            self.until = _earlier(self.until, _date(name, value))
        else:
            self.until = _earlier(self.until, _day_before(name, value))

    def beside(self, given: Filters) -> Filters:
        """Return these together with the filters that were set beside the text, whose dates are dates."""
        kinds = dict.fromkeys((*given.kinds, *self.kinds))
        if self.not_kinds:
            kinds = dict.fromkeys(one for one in (kinds or DocumentKind) if one not in self.not_kinds)
        return replace(
            given,
            kinds=tuple(kinds),
            languages=tuple(dict.fromkeys((*given.languages, *self.languages))),
            since=_later(given.since, self.since) if self.since else given.since,
            until=_earlier(given.until, self.until) if self.until else given.until,
        )


def _kind(value: str) -> DocumentKind:
    wanted = value.lower().replace(" ", "-").replace("_", "-")
    for kind in DocumentKind:
        if wanted in (kind.value, f"{kind.value}s"):
            return kind
    raise Misread(f"There is no kind of document called {value!r}; there are {', '.join(DocumentKind)}")


def _language(value: str) -> Language:
    wanted = value.lower()
    for language in LANGUAGES:
        if wanted == language or _LANGUAGE_WORDS.get(wanted) == language:
            return language
    raise Misread(f"There is no language called {value!r} here; there are en and fr")


def _date(name: str, value: str) -> str:
    try:
        days(value)
    except ValueError as error:
        raise Misread(f"{name}: wants a date as 2023, 2023-05 or 2023-05-17, not {value!r}") from error
    return value


def _day_before(name: str, value: str) -> str:
    try:
        return before(_date(name, value))
    except ValueError as error:
        raise Misread(f"No day comes before {value}") from error


def _later(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda date: days(date)[0])


def _earlier(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda date: days(date)[1])
