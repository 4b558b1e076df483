"""tantivy: stemmed text, heading and title; date, kind, publisher and language with each passage, fast and stored.

What is typed is a pattern over the terms, beside the word itself; such a pattern has no score in tantivy. Facets are
one aggregation.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from briefbook.model.document import Document
from tests.benchmarks.searching.asking import HITS, Asked, day_number, question_words

_FIELDS = ["text", "heading", "title"]
_VALUES = ("kind", "publisher", "language", "path")


class Tantivy:
    """One index folder."""

    def __init__(self, place: Path) -> None:
        place.mkdir(exist_ok=True)
        builder = tantivy.SchemaBuilder()
        for name in _FIELDS:
            builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
        for name in _VALUES:
            builder.add_text_field(name, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("date", stored=True, indexed=True, fast=True)
        self._schema = builder.build()
        self._place = str(place)

    def build(self, documents: Iterable[Document]) -> None:
        index = tantivy.Index(self._schema, path=self._place)
        writer = index.writer()
        for document in documents:
            for one in _rows(document):
                writer.add_document(one)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self._index = tantivy.Index.open(self._place)
        self._searcher = self._index.searcher()

    def find(self, asked: Asked) -> int:
        query = self._query(asked)
        result = self._searcher.search(query, HITS, count=True)
        marker = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
        for _, address in result.hits:
            found = self._searcher.doc(address)
            marker.snippet_from_doc(found).to_html()
        if asked.facets:
            by_year = {"field": "date", "interval": 10_000}
            wanted = {name: {"terms": {"field": name}} for name in ("kind", "publisher")}
            self._searcher.aggregate(query, {**wanted, "year": {"histogram": by_year}})
        return int(result.count)  # type: ignore[attr-defined]  # its stub lacks it

    def _query(self, asked: Asked) -> Query:
        must = [self._parsed(f'"{word}"') for word in asked.words]
        if asked.phrase:
            must.append(self._parsed(f'"{" ".join(asked.phrase)}"'))
        if asked.beginning:
            patterns = [Query.regex_query(self._schema, field, f"{asked.beginning}.*") for field in _FIELDS]
            must.append(Query.disjunction_max_query([self._parsed(asked.beginning), *patterns]))
        if asked.kind is not None:
            must.append(Query.const_score_query(Query.term_query(self._schema, "kind", asked.kind.value, "basic"), 0))
        if asked.days is not None:
            kind = tantivy.FieldType.Integer
            must.append(Query.const_score_query(Query.range_query(self._schema, "date", kind, *asked.days), 0))
        without = [(Occur.MustNot, self._parsed(f'"{word}"')) for word in asked.none]
        return Query.boolean_query([*((Occur.Must, one) for one in must), *without])

    def _parsed(self, text: str) -> Query:
        return self._index.parse_query(text, _FIELDS)

    def rank(self, question: str, depth: int) -> list[str]:
        hits = self._searcher.search(self._parsed(" ".join(question_words(question))), depth).hits
        return [str(self._searcher.doc(address).get_first("path")) for _, address in hits]

    def begin_adding(self) -> None:
        self.open()
        self._writer = self._index.writer()

    def add(self, document: Document) -> None:
        for one in _rows(document):
            self._writer.add_document(one)
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def close(self) -> None:
        del self._searcher, self._index


def _rows(document: Document) -> Iterator[tantivy.Document]:
    title = document.title or ""
    for one in document.passages:
        yield tantivy.Document(
            text=one.text,
            heading="\n".join(one.heading),
            title=title,
            date=day_number(document.date),
            kind=document.kind.value,
            publisher=document.publisher or "",
            language=one.language or "",
            path=document.path,
        )
        title = ""
