"""Model room: what was asked of the corpus, as a tree and as filters; engines answer it, none is named here."""

from dataclasses import dataclass
from typing import TypeAlias

from briefbook.model.kinds import DocumentKind, Language, PassageId, SortOrder
from briefbook.model.plain import Variant


@dataclass(frozen=True, slots=True)
class Word(Variant):
    """A word in any of its forms; `title_only` asks for it in the title."""

    text: str
    title_only: bool = False


@dataclass(frozen=True, slots=True)
class Prefix(Variant):
    """Every word that begins with `text`; at the end of what is being typed, `typed` is true."""

    text: str
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Phrase(Variant):
    """Words that must stand in a row exactly as given, case, accents and typography aside."""

    text: str


@dataclass(frozen=True, slots=True)
class And(Variant):
    """All of the parts."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or(Variant):
    """Any of the parts."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Not(Variant):
    """None of the part; only beside something that is wanted."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class Everything(Variant):
    """Every passage: an empty search box, or filters alone."""


Query: TypeAlias = Word | Prefix | Phrase | And | Or | Not | Everything


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit's document must be; an empty tuple or None means no restriction.

    Attributes:
        since: first date that counts, YYYY, YYYY-MM or YYYY-MM-DD (its first day).
        until: last date that counts, same forms (its last day).
        topics: names of topics (id or label, any case) of the request's scopes; a hit is in all of them.
        markings: what the document is marked with, as it stands there.
    """

    kinds: tuple[DocumentKind, ...] = ()
    languages: tuple[Language, ...] = ()
    since: str | None = None
    until: str | None = None
    publishers: tuple[str, ...] = ()
    under: str | None = None
    topics: tuple[str, ...] = ()
    markings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The passages of a topic: what answers any of its rules, with those pinned to it, without those rejected.

    Attributes:
        names: its id first, then its labels: how a query may call it.
        rules: queries as they are typed.
    """

    names: tuple[str, ...]
    rules: tuple[str, ...] = ()
    pinned: tuple[PassageId, ...] = ()
    rejected: tuple[PassageId, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """One search: the text as typed, filters set beside it, how many hits, in what order.

    Attributes:
        typing: the last word is still being typed and counts as a prefix too.
        like: a paragraph: asked for are passages that speak of the same, the best first; `text` narrows them.
        scopes: the topics there are, for `topic:` and for counting.
        synonyms: groups of words or names that stand for one another.
    """

    text: str
    filters: Filters = Filters()
    limit: int = 20
    sort: SortOrder = SortOrder.BEST
    typing: bool = False
    like: str | None = None
    scopes: tuple[Scope, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """What the parser made of a request: the tree, all filters, and notes for the officer (taken literally, …)."""

    query: Query
    filters: Filters
    notes: tuple[str, ...] = ()
