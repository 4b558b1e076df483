"""Index room: what was typed, understood: a tree, filters, and what the officer should know of how it was taken.

Words are all wanted; `"exact words"`; OR, NOT, `-word`, brackets; `traffick*`; `title:word`; filters. Nothing that is
typed fails: what cannot be meant as it stands is searched for word by word, and a note says so.
"""

import re
from collections.abc import Sequence

from briefbook.index.analysis import asked_words
from briefbook.index.dates import days
from briefbook.index.filter_words import FIELDS, TITLE_FIELDS, TypedFilters
from briefbook.index.stop_words import too_common
from briefbook.index.typed import Misread, Piece, Sign, literal_words, read_pieces
from briefbook.model.errors import QueryError
from briefbook.model.query import And, Everything, Filters, Not, Or, Phrase, Prefix, Query, Request, Understood, Word

_MOST_WORDS = 64
_DEEPEST = 20
_FEWEST_LETTERS = 2
"""Of a prefix; one letter would mean a tenth of all words."""
_OPERATORS = frozenset((Sign.AND, Sign.OR, Sign.NOT))
_NOTHING: Query = Or(())


def understand(request: Request) -> Understood:
    """Return what a request means, whatever was typed.

    Raises:
        QueryError: a date set beside the text is no date.
    """
    _check_dates(request.filters)
    filters = TypedFilters()
    notes: list[str] = []
    is_typing = request.typing and not re.search(r"\s\Z", request.text)
    try:
        pieces = read_pieces(request.text, FIELDS)
        query = _Reader(_shortened(pieces, notes), filters, is_typing=is_typing, is_literal=False).read()
    except Misread as error:
        filters = TypedFilters()
        pieces = [Piece(Sign.WORD, word) for word in literal_words(request.text)]
        query = _NOTHING
        if pieces or is_typing:
            notes.append(f"{error.sentence}, so each word was searched for as it stands.")
            query = _Reader(_shortened(pieces, notes), filters, is_typing=is_typing, is_literal=True).read()
    if query == _NOTHING:
        notes.append("There is no word in this to search for.")
    return Understood(query, filters.beside(request.filters), tuple(notes))


def _check_dates(filters: Filters) -> None:
    for date in (filters.since, filters.until):
        try:
            days(date or "2000")
        except ValueError as error:
            raise QueryError(f"A date is written YYYY, YYYY-MM or YYYY-MM-DD; {date!r} is none.", 0) from error


def _shortened(pieces: list[Piece], notes: list[str]) -> list[Piece]:
    if len(pieces) <= _MOST_WORDS:
        return pieces
    note = f"Only the first {_MOST_WORDS} words were searched for."
    if note not in notes:
        notes.append(note)
    return [piece for piece in pieces if piece.sign is Sign.WORD][:_MOST_WORDS]


class _Reader:
    """Reads the pieces of one query from left to right (recursive descent)."""

    def __init__(self, pieces: Sequence[Piece], filters: TypedFilters, *, is_typing: bool, is_literal: bool) -> None:
        self._pieces = list(pieces)
        self._filters = filters
        self._is_literal = is_literal
        self._place = 0
        self._depth = 0
        self._filters_taken = 0
        self._typed_place = -1
        if is_typing:
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
        if query is None:
            return Everything() if self._filters_taken else _NOTHING
        return query

    def _finish_for_the_typist(self) -> None:
        """Take it that what is still open will be closed, and what has hardly begun at the end will go on."""
        contents = sum(piece.sign not in (*_OPERATORS, Sign.OPEN, Sign.CLOSE) for piece in self._pieces)
        place = len(self._pieces) - 1
        if place >= 0 and self._pieces[place].sign is Sign.WORD:
            if contents > 1 and _letters(self._pieces[place].text) < _FEWEST_LETTERS:
                self._pieces.pop()
            elif place == 0 or self._pieces[place - 1].sign is not Sign.NOT:
                self._typed_place = place
        while self._pieces and self._pieces[-1].sign in (*_OPERATORS, Sign.OPEN):
            self._pieces.pop()
        signs = [piece.sign for piece in self._pieces]
        self._pieces.extend([Piece(Sign.CLOSE)] * (signs.count(Sign.OPEN) - signs.count(Sign.CLOSE)))

    def _next(self) -> Sign | None:
        return self._pieces[self._place].sign if self._place < len(self._pieces) else None

    def _alternatives(self) -> Query | None:
        filters_before = self._filters_taken
        parts = [self._together()]
        while self._next() is Sign.OR:
            self._place += 1
            parts.append(self._together())
        if len(parts) == 1:
            return parts[0]
        if self._filters_taken > filters_before:
            raise Misread("A filter such as kind: cannot stand beside OR")
        return _or([part for part in parts if part is not None])

    def _together(self) -> Query | None:
        parts: list[Query | None] = []
        while (sign := self._next()) not in (None, Sign.CLOSE, Sign.OR):
            if sign is Sign.AND:
                self._place += 1
                if not parts or self._next() in (None, Sign.CLOSE, Sign.OR, Sign.AND):
                    raise Misread("AND wants words on both sides")
            parts.append(self._one())
        if not parts:
            beside = self._next() is Sign.OR or (self._place and self._pieces[self._place - 1].sign is Sign.OR)
            raise Misread("OR wants words on both sides" if beside else "There is nothing between two brackets")
        return _and([part for part in parts if part is not None])

    def _one(self) -> Query | None:
        is_negated = False
        while self._next() is Sign.NOT:
            self._place += 1
            is_negated = not is_negated
        if self._next() in (None, Sign.CLOSE, Sign.OR, Sign.AND):
            raise Misread("NOT wants a word after it")
        filters_before = self._filters_taken
        is_group = self._next() is Sign.OPEN
        operand = self._group() if is_group else self._leaf(is_negated=is_negated)
        if is_negated and is_group and self._filters_taken > filters_before:
            raise Misread("A filter such as lang: cannot be excluded")
        return Not(operand) if is_negated and operand is not None else operand

    def _group(self) -> Query | None:
        self._place += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Misread("There are too many brackets in one another")
        inner = self._alternatives()
        if self._next() is not Sign.CLOSE:
            raise Misread("A bracket is not closed")
        self._place += 1
        self._depth -= 1
        return inner

    def _leaf(self, *, is_negated: bool) -> Query | None:
        piece = self._pieces[self._place]
        is_typed = self._place == self._typed_place
        self._place += 1
        if piece.sign is Sign.FIELD and piece.field not in TITLE_FIELDS:
            self._filters.take(piece.field, piece.text, negated=is_negated)
            self._filters_taken += 1
            return None
        if not asked_words(piece.text):
            return None
        if piece.sign is Sign.PHRASE:
            return Phrase(piece.text)
        if piece.sign is Sign.FIELD:
            if "*" in piece.text:
                raise Misread("The star does not work in titles")
            return Word(piece.text, title_only=True)
        return self._word(piece.text, is_typed=is_typed)

    def _word(self, text: str, *, is_typed: bool) -> Query:
        if "*" in text and not self._is_literal:
            beginning = text.removesuffix("*")
            if "*" in beginning:
                raise Misread("The star works only at the end of a word")
            if _letters(beginning) < _FEWEST_LETTERS:
                raise Misread("The star wants at least two letters before it")
            return Prefix(beginning)
        if is_typed and _letters(text) >= _FEWEST_LETTERS:
            return Or((Word(text), Prefix(text, typed=True)))
        return Word(text)


def _letters(text: str) -> int:
    return sum(map(len, asked_words(text)))


def _or(parts: Sequence[Query]) -> Query:
    flat = [one for part in parts for one in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def _and(parts: Sequence[Query]) -> Query | None:
    if not parts:
        return None
    flat = [one for part in parts for one in (part.parts if isinstance(part, And) else (part,))]
    wanted = [part for part in flat if not isinstance(part, Not)]
    if not wanted:
        return And((Everything(), *flat))
    spared = _spared(wanted)
    kept = [part for part in flat if part not in spared] if len(spared) < len(set(wanted)) else flat
    return kept[0] if len(kept) == 1 else And(tuple(kept))


def _spared(wanted: Sequence[Query]) -> set[Query]:
    """Return the words that say too little to be required beside others."""
    texts = {part: text for part in wanted if (text := _plain_text(part)) is not None}
    common = too_common(word for text in texts.values() for word in asked_words(text))
    return {part for part, text in texts.items() if common.issuperset(asked_words(text))}


def _plain_text(part: Query) -> str | None:
    """Return the text of a plain word, being typed or not."""
    match part:
        case Word(text=text, title_only=False):
            return text
        case Or(parts=(Word(text=text, title_only=False), Prefix(typed=True))):
            return text
    return None
