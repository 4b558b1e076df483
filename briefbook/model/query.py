"""Model room: what was asked of the corpus, as a tree and as filters; engines answer it, none is named here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

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
class Wildcard(Variant):
    """Every word spelled like `text`: `*` stands for any letters or none, `?` for one; case and accents aside."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy(Variant):
    """Every word that so many slips of the pen make of `text`: a letter more, less, another, or two exchanged."""

    text: str
    edits: int = 2


@dataclass(frozen=True, slots=True)
class Figure(Variant):
    """A figure however it is written: 405000, 405,000, 405 000, 405 thousand, 0.405 million; 4.4 %, 4,4 pour cent.

    Attributes:
        value: as a decimal number: `405000`, `4.4`.
        is_percentage: asked for is so much of a hundred.
    """

    value: str
    is_percentage: bool = False


@dataclass(frozen=True, slots=True)
class Near(Variant):
    """Two things that stand at most so many words apart, in any order; 1 means side by side."""

    one: "Query"
    other: "Query"
    distance: int = 10


@dataclass(frozen=True, slots=True)
class Within(Variant):
    """What stands in the title, of whichever passage of its document, or in the headings above a passage."""

    field: Literal["title", "heading"]
    part: "Query"


@dataclass(frozen=True, slots=True)
class Section(Variant):
    """Passages that answer some of the part, where all under the same heading of the same document answer the whole."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class Fits(Variant):
    """Every passage that filters let through: what `kind:law` means beside OR, or after a minus."""

    filters: "Filters"


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


General: TypeAlias = Wildcard | Fuzzy | Figure | Near | Within | Section | Fits
"""What officers type seldom; all of it may take longer than a keystroke."""
Query: TypeAlias = Word | Prefix | Phrase | And | Or | Not | Everything | General


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
        today: the day, YYYY-MM-DD, that `since:"last month"` counts from; None: the present one.
        suggests: whether something else may be suggested where nothing is found; it takes longer than the search.
    """

    text: str
    filters: Filters = Filters()
    limit: int = 20
    sort: SortOrder = SortOrder.BEST
    typing: bool = False
    like: str | None = None
    scopes: tuple[Scope, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    today: str | None = None
    suggests: bool = True


@dataclass(frozen=True, slots=True)
class Understood:
    """What the parser made of a request: the tree, all filters, and notes for the officer (taken literally, …).

    Attributes:
        spared: words that were typed but are not asked for: they say too little beside the others.
        synonyms: words as typed, each with what was added to it.
    """

    query: Query
    filters: Filters
    notes: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Meaning(StrEnum):
    """How a piece of a query is taken."""

    WORD = "word"
    EXACT = "exact"
    BEGINS = "begins"
    PATTERN = "pattern"
    SPELLED_LIKE = "spelled-like"
    FIGURE = "figure"
    NEAR = "near"
    TITLE = "title"
    HEADING = "heading"
    SECTION = "section"
    ALL = "all"
    ANY = "any"
    WITHOUT = "without"
    EVERYTHING = "everything"
    NOTHING = "nothing"
    FILTER = "filter"
    SPARED = "spared"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Explained:
    """One piece of a query, and what it is taken for.

    Attributes:
        text: as it was typed; of a filter its value, of a note the sentence, of NEAR how many words apart at most.
        field: of a filter: `kind`, `language`, `since`, `until`, `publisher`, `folder`, `topic`, `marking`.
        also: other words that it finds too, the most frequent first: forms of the word, or what a pattern stands for.
        synonyms: what is looked for in its place too.
        parts: what it is made of, where it is not a word.
    """

    meaning: Meaning
    text: str = ""
    field: str = ""
    also: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    parts: tuple["Explained", ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a query is taken for, piece by piece: all of what is wanted, then filters, words spared, notes."""

    pieces: tuple[Explained, ...]
