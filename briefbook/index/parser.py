"""Index room: what was typed, understood: a tree, filters, and what the officer should know of how it was taken.

Words are all wanted; `"exact words"`; OR, NOT, `-word`, brackets; `traffick*`, `traf*ing`, `traficking~`; NEAR;
`title:`, `heading:`, `section:`, `figure:`; filters. Nothing that is typed fails: what cannot be meant as it stands is
searched for word by word, and a note says so.
"""

import re
from collections.abc import Sequence
from datetime import date

from briefbook.index.analysis import asked_words
from briefbook.index.combining import NOTHING, all_of, any_of, lifted, near, within
from briefbook.index.dates import days
from briefbook.index.figures import read_figure
from briefbook.index.filter_words import FILTERS, FORGIVING, FilterReader, Known, names_known
from briefbook.index.named import Synonyms, with_others
from briefbook.index.typed import Misread, Piece, Sign, Takes, literal_words, plain_quotes, read_pieces
from briefbook.index.word_reading import FEWEST_LETTERS, letters, read_loose_phrase, read_word
from briefbook.model.errors import QueryError
from briefbook.model.query import Everything, Filters, Not, Phrase, Query, Request, Section, Understood
from briefbook.model.text import fold

_MOST_WORDS = 64
_MOST_CHARACTERS = 10_000
_DEEPEST = 20
_FARTHEST = 999
_OPERATORS = frozenset((Sign.AND, Sign.OR, Sign.NOT, Sign.NEAR, Sign.SCOPE))
_TITLE = frozenset(("title", "titre"))
_HEADING = frozenset(("heading", "headings", "rubrique", "intertitre"))
_SECTION = frozenset(("section", "sections"))
_FIGURE = frozenset(("figure", "figures", "number", "amount", "chiffre", "nombre", "montant"))
FIELDS = {
    **dict.fromkeys(_TITLE | _HEADING, Takes.TEXT),
    **dict.fromkeys(_SECTION, Takes.ALL),
    **dict.fromkeys(_FIGURE, Takes.FIGURE),
    **{name: Takes.VALUES_APART if field in FORGIVING else Takes.VALUES for name, field in FILTERS.items()},
}
"""Folded names of all fields."""
_BEGUN_FIELD = re.compile(
    r"""(?<![^\s("\-−])([^\W\d_]+):\s*(?:(?P<quoted>"[^"]*)|(?P<listed>\((?:[^()"]|"[^"]*")*(?:"[^"]*)?))?\Z"""
)
_BEGUN_MINUS = re.compile(r"(?<![^\s(])[-−]+\Z")
_NO_FACTS = Known()


def understand(request: Request, known: Known = _NO_FACTS) -> Understood:
    """Return what a request means, whatever was typed; `known` is what there is to filter by.

    Raises:
        QueryError: a date set beside the text is no date.
    """
    _check_dates(request.filters)
    text = request.text[:_MOST_CHARACTERS]
    text = _closed(_BEGUN_MINUS.sub("", _without_begun_field(text))) if request.typing else text
    is_typing = request.typing and not re.search(r"\s\Z", text)
    attempt = _Attempt(request, known, is_typing=is_typing)
    try:
        pieces = read_pieces(text, FIELDS)
        query = attempt.read(pieces)
    except Misread as error:
        attempt = _Attempt(request, known, is_typing=is_typing, is_literal=True)
        pieces = literal_words(text)
        query = NOTHING
        if pieces or is_typing:
            attempt.notes.append(f"{error.sentence}, so each word was searched for as it stands.")
            query = attempt.read(pieces)
    query, filters = lifted(query, request.filters)
    if query == NOTHING:
        attempt.notes.append("There is no word in this to search for.")
    return Understood(query, filters, tuple(attempt.notes), tuple(attempt.spared), tuple(attempt.synonyms))


def _check_dates(filters: Filters) -> None:
    for dated in (filters.since, filters.until):
        try:
            days(dated or "2000")
        except ValueError as error:
            raise QueryError(f"A date is written YYYY, YYYY-MM or YYYY-MM-DD; {dated!r} is none.", 0) from error


def _without_begun_field(text: str) -> str:
    """Return what is being typed without a field at its end that has no value yet, or a quotation or list begun as it.

    What is looked for in a title or heading is looked for as it is typed, in quotation marks and brackets too.
    """
    plain = plain_quotes(text)
    begun = _BEGUN_FIELD.search(plain)
    takes = FIELDS.get(fold(begun[1])) if begun else None
    if begun is None or takes is None:
        return text
    has_begun = begun["quoted"] or begun["listed"]
    is_quoted = plain.count('"', 0, begun.end(1)) % 2 == 1
    if has_begun and (takes in (Takes.TEXT, Takes.ALL) or is_quoted):
        return text
    return text[: begun.start(1)]


def _closed(text: str) -> str:
    """Return what is being typed with an open quotation closed after its last whole word."""
    plain = plain_quotes(text)
    if plain.count('"') % 2 == 0:
        return text
    before, _, quoted = plain.rpartition('"')
    whole = re.match(r".*\s", quoted, re.DOTALL)
    end = whole.end() if whole else 0
    begun = f'"{quoted[:end]}" ' if asked_words(quoted[:end]) else ""
    return f"{before}{begun}{quoted[end:]}"


class _Attempt:
    """One way to read a query: by its signs, or word by word; and what is to be said of it."""

    def __init__(self, request: Request, known: Known, *, is_typing: bool, is_literal: bool = False) -> None:
        today = date.fromisoformat(request.today) if request.today else date.today()
        self.known = known
        self.filters = FilterReader(known, request.scopes, today)
        self.names = Synonyms(request.synonyms)
        self.is_typing = is_typing
        self.is_open = request.typing
        self.is_literal = is_literal
        self.notes: list[str] = []
        self.spared: list[str] = []
        self.synonyms: list[tuple[str, tuple[str, ...]]] = []

    def read(self, pieces: Sequence[Piece]) -> Query:
        """Return what the pieces mean.

        Raises:
            Misread: they cannot be meant as they stand.
        """
        return _Reader(self._shortened(pieces), self).read()

    def _shortened(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        if len(pieces) <= _MOST_WORDS:
            return pieces
        self.notes.append(f"Only the first {_MOST_WORDS} words were searched for.")
        return [piece for piece in pieces if piece.sign is Sign.WORD][:_MOST_WORDS]

    def literally(self, piece: Piece, error: Misread) -> Query:
        """Return one piece as the word that it is, and note why."""
        note = f"{error.sentence}, so “{piece.text}” was searched for as it stands."
        if note not in self.notes:
            self.notes.append(note)
        return read_word(piece.text, is_typed=False, is_literal=True)

    def word(self, text: str, *, is_typed: bool) -> Query:
        """Return a word, or what else may stand in its place.

        Raises:
            Misread: its signs have too little beside them.
        """
        query = read_word(text, is_typed=is_typed, is_literal=self.is_literal)
        others = self.names.others(text)
        return self.named(query, text, others) if others else query

    def named(self, query: Query, text: str, others: tuple[str, ...]) -> Query:
        """Return what answers a query or has one of the other names of what was typed."""
        if (text, others) not in self.synonyms:
            self.synonyms.append((text, others))
        return with_others(query, others)


class _Reader:
    """Reads the pieces of one query from left to right (recursive descent)."""

    def __init__(self, pieces: Sequence[Piece], attempt: _Attempt) -> None:
        self._pieces = list(pieces)
        self._attempt = attempt
        self._place = 0
        self._depth = 0
        self._typed_place = -1
        if attempt.is_open:
            self._finish_for_the_typist()

    def read(self) -> Query:
        """Return the whole query.

        Raises:
            Misread: it cannot be meant as it stands.
        """
        if not self._pieces:
            return Everything()
        query = self._alternatives()
        if self._place < len(self._pieces):
            raise Misread("A bracket is closed that was not opened")
        if query is None and self._typed_place >= 0 and self._pieces[self._typed_place].sign is Sign.FIELD:
            return Everything()  # a filter that is still being typed says nothing yet
        return NOTHING if query is None else query

    def _finish_for_the_typist(self) -> None:
        """Take it that what is still open will be closed, and what has hardly begun at the end will go on.

        A blank ends the word before it, but not the query.
        """
        if self._attempt.is_typing and self._pieces:
            self._mark_what_is_typed()
        while self._pieces and self._pieces[-1].sign in (*_OPERATORS, Sign.OPEN):
            self._pieces.pop()
        signs = [piece.sign for piece in self._pieces]
        self._pieces.extend([Piece(Sign.CLOSE)] * (signs.count(Sign.OPEN) - signs.count(Sign.CLOSE)))

    def _mark_what_is_typed(self) -> None:
        contents = sum(piece.sign not in (*_OPERATORS, Sign.OPEN, Sign.CLOSE) for piece in self._pieces)
        place, last = len(self._pieces) - 1, self._pieces[-1]
        if last.sign is Sign.FIELD:
            self._typed_place = place
        elif last.sign is Sign.WORD and contents > 1 and letters(last.text) < FEWEST_LETTERS:
            self._pieces.pop()
        elif last.sign is Sign.WORD and (place == 0 or self._pieces[place - 1].sign is not Sign.NOT):
            self._typed_place = place

    def _next(self) -> Sign | None:
        return self._pieces[self._place].sign if self._place < len(self._pieces) else None

    def _alternatives(self) -> Query | None:
        parts = [self._together()]
        while self._next() is Sign.OR:
            self._place += 1
            parts.append(self._together())
        found = [part for part in parts if part is not None]
        return any_of(found) if found else None

    def _together(self) -> Query | None:
        parts: list[Query | None] = []
        while (sign := self._next()) not in (None, Sign.CLOSE, Sign.OR):
            if sign is Sign.AND:
                self._place += 1
                if not parts or self._next() in (None, Sign.CLOSE, Sign.OR, Sign.AND):
                    raise Misread("AND wants words on both sides")
            parts.append(self._name() or self._chain())
        if not parts:
            beside = self._next() is Sign.OR or (self._place and self._pieces[self._place - 1].sign is Sign.OR)
            raise Misread("OR wants words on both sides" if beside else "There is nothing between two brackets")
        return all_of([part for part in parts if part is not None], self._attempt.spared)

    def _name(self) -> Query | None:
        """Return a name of several words that others stand for, and go on behind it; None where there is none."""
        run: list[str] = []
        for piece in self._pieces[self._place : self._place + self._attempt.names.longest]:
            if piece.sign is not Sign.WORD:
                break
            run.append(piece.text)
        for length in range(len(run), 1, -1):
            text, end = " ".join(run[:length]), self._place + length
            others = self._attempt.names.others(text)
            if others and not (end < len(self._pieces) and self._pieces[end].sign is Sign.NEAR):
                words = [self._chain() for _ in range(length)]
                together = all_of([word for word in words if word is not None], self._attempt.spared)
                return None if together is None else self._attempt.named(together, text, others)
        return None

    def _chain(self) -> Query | None:
        """Return one thing, or several with NEAR between them."""
        left = self._one()
        while self._next() is Sign.NEAR:
            distance = self._pieces[self._place].distance
            self._place += 1
            right = self._one()
            if left is None or right is None:
                left = left or right
            else:
                left = near(left, right, min(max(1, distance), _FARTHEST))
        return left

    def _one(self) -> Query | None:
        is_negated = False
        while self._next() is Sign.NOT:
            self._place += 1
            is_negated = not is_negated
        if self._next() in (None, Sign.CLOSE, Sign.OR, Sign.AND, Sign.NEAR):
            near_by = self._next() is Sign.NEAR or (self._place and self._pieces[self._place - 1].sign is Sign.NEAR)
            raise Misread("NEAR wants words on both sides" if near_by else "NOT wants a word after it")
        operand = self._operand()
        return Not(operand) if is_negated and operand is not None else operand

    def _operand(self) -> Query | None:
        match self._next():
            case Sign.OPEN:
                return self._group()
            case Sign.SCOPE:
                return self._scope()
        return self._leaf()

    def _group(self) -> Query | None:
        self._place += 1
        self._deeper()
        inner = self._alternatives()
        if self._next() is not Sign.CLOSE:
            raise Misread("A bracket is not closed")
        self._place += 1
        self._depth -= 1
        return inner

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Misread("There are too many brackets in one another")

    def _scope(self) -> Query | None:
        """Return what stands behind `title:`, `heading:` or `section:`, looked for there."""
        piece = self._pieces[self._place]
        self._place += 1
        self._deeper()
        if self._next() in (None, Sign.CLOSE):
            raise Misread(f"{piece.field}: wants words after it")
        inner = self._alternatives() if piece.is_apart else self._operand_of(piece.field)
        self._depth -= 1
        if inner is None:
            if not self._attempt.is_open:
                raise Misread(f"{piece.field}: wants words after it")
            return None
        if piece.field in _SECTION:
            return Section(inner)
        return within("title" if piece.field in _TITLE else "heading", inner)

    def _operand_of(self, field: str) -> Query | None:
        if self._next() in (Sign.AND, Sign.OR, Sign.NOT, Sign.NEAR):
            raise Misread(f"{field}: wants words after it")
        return self._operand()

    def _leaf(self) -> Query | None:
        piece = self._pieces[self._place]
        is_typed = self._place == self._typed_place
        self._place += 1
        try:
            if piece.sign is not Sign.FIELD:
                return self._words(piece, is_typed=is_typed)
            found = self._field(piece)
            return found if not is_typed or names_known(self._attempt.known, found) else None
        except Misread as error:
            if is_typed and piece.sign is Sign.FIELD:
                return None
            return self._attempt.literally(piece, error)

    def _field(self, piece: Piece) -> Query:
        if not piece.values:
            wanted = "words" if FIELDS[piece.field] is Takes.TEXT else "a value"
            place = "right after it, without a blank" if piece.is_apart else "after it"
            raise Misread(f"{piece.field}: wants {wanted} {place}")
        if piece.field in _FIGURE:
            return read_figure(" ".join(piece.values))
        return self._attempt.filters.read(piece.field, piece.values)

    def _words(self, piece: Piece, *, is_typed: bool) -> Query | None:
        if not asked_words(piece.text):
            return None
        if piece.sign is Sign.PHRASE:
            return read_loose_phrase(piece.text, piece.distance) if piece.distance else Phrase(piece.text)
        return self._attempt.word(piece.text, is_typed=is_typed)
