"""Index room: a document made ready for both stores, before either is touched: what cannot be indexed fails here."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefbook.index.analysis import heading_words, terms, words
from briefbook.index.changes import FileState
from briefbook.index.schema import HEADING, TEXT, TITLE, Terms
from briefbook.index.tables import mark_of
from briefbook.model.document import Document, Passage
from briefbook.model.kinds import Language
from briefbook.model.plain import to_plain


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """A passage with its heading path as the catalogue keeps it, its check, and the terms of its fields."""

    passage: Passage
    heading: str
    mark: int
    fields: dict[str, Terms]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with its plain form, without passages, and every word in it."""

    document: Document
    state: FileState
    body: str
    passages: tuple[PreparedPassage, ...]
    lexicon: frozenset[str]


def prepare(document: Document, state: FileState) -> Prepared:
    """Return a document ready to be recorded and indexed.

    Raises:
        ValueError: it holds what is no text (half a surrogate pair).
    """
    body = json.dumps(to_plain(replace(document, passages=())), ensure_ascii=False)
    body.encode("utf-8")
    lexicon: set[str] = set()
    passages = tuple(
        _prepared(document, one, is_first=number == 0, lexicon=lexicon) for number, one in enumerate(document.passages)
    )
    return Prepared(document, state, body, passages, frozenset(lexicon))


def _prepared(document: Document, passage: Passage, *, is_first: bool, lexicon: set[str]) -> PreparedPassage:
    heading = json.dumps(passage.heading, ensure_ascii=False)
    language = passage.language or document.language
    fields: dict[str, Terms] = {
        TEXT: _terms(words(passage.text), language, lexicon),
        HEADING: _terms(heading_words(passage.heading), language, lexicon),
    }
    if is_first and document.title:
        fields[TITLE] = _terms(words(document.title), document.language, lexicon)
    mark = mark_of(document.fingerprint, passage.ordinal, heading, passage.text)
    return PreparedPassage(passage, heading, mark, fields)


def _terms(found: Iterable[str], language: Language | None, lexicon: set[str]) -> Terms:
    held = list(found)
    lexicon.update(held)
    lexicon.discard("")
    return [terms(word, language) if word else () for word in held]
