"""Whoosh 2.7.4 as anyone would use it: StemmingAnalyzer, a numeric date, keywords, all stored.

Whoosh does not flush its files to the disk: what it adds is not durable.
"""

from collections.abc import Iterable
from pathlib import Path

from whoosh import index, query
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema
from whoosh.qparser import MultifieldParser, OrGroup, QueryParser

from briefbook.model.document import Document
from tests.benchmarks.searching.asking import HITS, Asked, day_number, question_words


class Whoosh:
    """One index folder."""

    def __init__(self, place: Path) -> None:
        place.mkdir(exist_ok=True)
        self._place = str(place)

    def build(self, documents: Iterable[Document]) -> None:
        words = {name: TEXT(analyzer=StemmingAnalyzer(), stored=True) for name in ("text", "heading", "title")}
        values = {name: KEYWORD(stored=True) for name in ("kind", "language")}
        about = {"date": NUMERIC(stored=True), "publisher": ID(stored=True), "path": ID(stored=True)}
        made = index.create_in(self._place, Schema(**words, **values, **about))
        writer = made.writer()
        for document in documents:
            _put(writer, document)
        writer.commit()
        made.close()

    def open(self) -> None:
        self._index = index.open_dir(self._place)
        self._searcher = self._index.searcher()
        self._parser = MultifieldParser(["text", "heading", "title"], self._index.schema)

    def find(self, asked: Asked) -> int:
        wanted = [*asked.words, *(f"NOT {word}" for word in asked.none)]
        wanted += [f'"{" ".join(asked.phrase)}"'] if asked.phrase else []
        wanted += [f"{asked.beginning}*"] if asked.beginning else []
        allowed = [] if asked.kind is None else [query.Term("kind", asked.kind.value)]
        if asked.days is not None:
            allowed.append(query.NumericRange("date", *asked.days))
        results = self._searcher.search(
            query.And([self._parser.parse(" ".join(wanted)), *(query.ConstantScoreQuery(one, 0.0) for one in allowed)]),
            limit=HITS,
            groupedby=["kind", "publisher", "date"] if asked.facets else None,
        )
        for hit in results:
            hit.highlights("text")
        return len(results)

    def rank(self, question: str, depth: int) -> list[str]:
        parser = QueryParser("text", self._index.schema, group=OrGroup)
        hits = self._searcher.search(parser.parse(" ".join(question_words(question))), limit=depth)
        return [str(hit["path"]) for hit in hits]

    def begin_adding(self) -> None:
        self.open()

    def add(self, document: Document) -> None:
        writer = self._index.writer()
        _put(writer, document)
        writer.commit()
        self._searcher = self._searcher.refresh()

    def close(self) -> None:
        self._searcher.close()
        self._index.close()


def _put(writer: "index.IndexWriter", document: Document) -> None:
    title = document.title or ""
    for one in document.passages:
        writer.add_document(
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
