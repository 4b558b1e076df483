"""Xapian, by the Python that Debian gives its binding to: stemmed terms by field, kind as a term, date as a value.

What stands beside the terms of a passage is kept as JSON with it. Facets are counted by a spy over all matches.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import xapian

from briefbook.model.document import Document
from tests.benchmarks.searching.asking import HITS, Asked, day_number, question_words

_TEXT, _HEADING, _TITLE, _KIND = "", "XHEADING", "S", "XKIND"
_DATE, _YEAR, _KIND_VALUE, _PUBLISHER = range(4)


class Xapian:
    """One database folder."""

    def __init__(self, place: Path) -> None:
        self._place = str(place)
        self._stemmer = xapian.Stem("english")

    def build(self, documents: Iterable[Document]) -> None:
        base = xapian.WritableDatabase(self._place, xapian.DB_CREATE_OR_OVERWRITE)
        for document in documents:
            self._put(base, document)
        base.commit()
        base.close()

    def _put(self, base: "xapian.WritableDatabase", document: Document) -> None:
        generator = xapian.TermGenerator()
        generator.set_stemmer(self._stemmer)
        title, day = document.title or "", day_number(document.date)
        for one in document.passages:
            heading = "\n".join(one.heading)
            passage = xapian.Document()
            generator.set_document(passage)
            for words, field in ((one.text, _TEXT), (heading, _HEADING), (title, _TITLE)):
                generator.index_text(words, 1, field)
                generator.increase_termpos()
            passage.add_boolean_term(_KIND + document.kind.value)
            passage.add_value(_DATE, xapian.sortable_serialise(day))
            passage.add_value(_YEAR, str(day // 10_000))
            passage.add_value(_KIND_VALUE, document.kind.value)
            passage.add_value(_PUBLISHER, document.publisher or "")
            about = (one.text, heading, title, day, document.kind, document.publisher, one.language, document.path)
            passage.set_data(json.dumps(about))
            base.add_document(passage)
            title = ""

    def open(self) -> None:
        self._use(xapian.Database(self._place))

    def _use(self, base: "xapian.Database") -> None:
        self._base = base
        self._parser = xapian.QueryParser()
        self._parser.set_stemmer(self._stemmer)
        self._parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        self._parser.set_database(base)
        for field in (_TEXT, _HEADING, _TITLE):
            self._parser.add_prefix("", field)

    def find(self, asked: Asked) -> int:
        enquire = xapian.Enquire(self._base)
        query = self._query(asked)
        enquire.set_query(query)
        spies = [xapian.ValueCountMatchSpy(one) for one in (_KIND_VALUE, _PUBLISHER, _YEAR)] if asked.facets else []
        for spy in spies:
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, HITS, self._base.get_doccount())
        for match in found:
            text = json.loads(match.document.get_data())[0]
            found.snippet(text, 200, self._stemmer)
        for spy in spies:
            list(spy.values())
        return int(found.get_matches_estimated())

    def _query(self, asked: Asked) -> "xapian.Query":
        flags = xapian.QueryParser.FLAG_PHRASE
        wanted = [self._parser.parse_query(word, flags) for word in asked.words]
        if asked.phrase:
            wanted.append(self._parser.parse_query(f'"{" ".join(asked.phrase)}"', flags))
        if asked.beginning:
            wanted.append(self._parser.parse_query(asked.beginning, flags | xapian.QueryParser.FLAG_PARTIAL))
        query = xapian.Query(xapian.Query.OP_AND, wanted)
        for word in asked.none:
            query = xapian.Query(xapian.Query.OP_AND_NOT, query, self._parser.parse_query(word, flags))
        if asked.kind is not None:
            query = xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query(_KIND + asked.kind.value))
        if asked.days is not None:
            first, last = map(xapian.sortable_serialise, asked.days)
            within = xapian.Query(xapian.Query.OP_VALUE_RANGE, _DATE, first, last)
            query = xapian.Query(xapian.Query.OP_FILTER, query, within)
        return query

    def rank(self, question: str, depth: int) -> list[str]:
        enquire = xapian.Enquire(self._base)
        parts = [self._parser.parse_query(word, 0) for word in question_words(question)]
        enquire.set_query(xapian.Query(xapian.Query.OP_OR, parts))
        return [str(json.loads(match.document.get_data())[-1]) for match in enquire.get_mset(0, depth)]

    def begin_adding(self) -> None:
        self._writer = xapian.WritableDatabase(self._place, xapian.DB_OPEN)
        self.open()

    def add(self, document: Document) -> None:
        self._put(self._writer, document)
        self._writer.commit()
        self._base.reopen()

    def close(self) -> None:
        self._base.close()
