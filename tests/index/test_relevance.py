"""Relevance: on a collection that others judged, long questions find what answers them."""

from pathlib import Path

import pytest

from briefbook.extract import registry
from briefbook.model.query import Request
from tests.benchmarks.searching.relevance import average_precision, gain_at_ten, judged_queries, means
from tests.index.making import indexed

DEPTH = 300
"""What stands further down could only add to the mean."""


def test_the_questions_of_cacm_are_answered_as_well_as_by_lucene(shared_data: Path, tmp_path: Path) -> None:
    collection = shared_data / "ir_cacm"
    files = sorted((collection / "html").glob("*.html"))
    reader = indexed(tmp_path, *(registry.read(file, file.name).document for file in files)).reader()
    queries = judged_queries(collection)
    ranked = {}
    for query, (text, _) in queries.items():
        hits = reader.find(Request("", like=text, limit=DEPTH), True).hits
        ranked[query] = [hit.document.path for hit in hits]
    reader.close()
    assert len(queries) == 52
    precision, _ = means(ranked, queries)
    assert precision >= 0.31  # Anserini: .3123 for Lucene's BM25


def test_precision_is_that_of_the_definition() -> None:
    assert average_precision(["a", "x", "b"], {"a", "b", "c"}) == pytest.approx((1 + 2 / 3) / 3)
    assert average_precision([], {"a"}) == 0.0


def test_the_gain_of_a_perfect_ranking_is_one() -> None:
    assert gain_at_ten(["a", "b", "x"], {"a", "b"}) == pytest.approx(1.0)
    assert gain_at_ten(["x", "a"], {"a"}) == pytest.approx(0.6309, abs=1e-4)
