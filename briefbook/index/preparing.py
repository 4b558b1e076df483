"""Index room: a document made ready for both stores, before either is touched: what cannot be indexed fails here."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefbook.index.analysis import runs
from briefbook.index.changes import FileState
from briefbook.index.likeness import same_mark
from briefbook.index.schema import HEADING, TEXT, TITLE, IndexedField
from briefbook.index.tables import mark_of
from briefbook.index.vocabulary import Vocabulary
from briefbook.model.document import Document, Passage
from briefbook.model.plain import to_plain

_FEWEST_WORDS = 4
"""Shorter texts say too little to be known as one another's."""


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """A passage with its heading path as the catalogue keeps it, its checks, and the words of its fields."""

    passage: Passage
    heading: str
    mark: int
    same: int
    fields: tuple[IndexedField, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with its plain form, without passages."""

    document: Document
    state: FileState
    body: str
    passages: tuple[PreparedPassage, ...]


def prepare(document: Document, state: FileState, vocabulary: Vocabulary) -> Prepared:
    """Return a document ready to be recorded and indexed; words that are new are added to the vocabulary.

    Raises:
        ValueError: it holds what is no text (half a surrogate pair).
    """
    body = json.dumps(to_plain(replace(document, passages=())), ensure_ascii=False)
    body.encode("utf-8")
    headings = {path: _Heading(path, vocabulary) for path in {one.heading for one in document.passages}}
    passages = [_prepared(document, one, headings[one.heading], vocabulary) for one in document.passages]
    if passages and document.title:
        title = (TITLE, document.language, vocabulary.of_text(document.title))
        passages[0] = replace(passages[0], fields=(*passages[0].fields, title))
    return Prepared(document, state, body, tuple(passages))


def _same(words: Sequence[str]) -> int:
    return same_mark(words) if len(words) >= _FEWEST_WORDS else 0


class _Heading:
    """A heading path, which many passages of a document share."""

    def __init__(self, path: tuple[str, ...], vocabulary: Vocabulary) -> None:
        self.stored = json.dumps(path, ensure_ascii=False)
        self.numbers = vocabulary.of_heading(path)


def _prepared(document: Document, passage: Passage, heading: _Heading, vocabulary: Vocabulary) -> PreparedPassage:
    language = passage.language or document.language
    mark = mark_of(document.fingerprint, passage, heading.stored)
    text: IndexedField = (TEXT, language, vocabulary.of_text(passage.text))
    fields = (text, (HEADING, language, heading.numbers)) if heading.numbers else (text,)
    return PreparedPassage(passage, heading.stored, mark, _same(runs(passage.text)), fields)
