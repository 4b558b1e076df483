"""Collections with judgements, and how well a ranking agrees with them."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from briefbook.model.document import Document, Passage

Queries = Mapping[str, tuple[str, frozenset[str]]]
"""For each query by its name what is asked, and the paths of the documents that answer it."""
_FEWEST_WORDS = 5


def judged_queries(folder: Path) -> Queries:
    """Return the queries of CACM that were judged."""
    relevant: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.txt").read_text("utf-8").splitlines():
        query, _, document, grade = line.split()
        if int(grade) > 0:
            relevant[query].add(f"{document}.html")
    rows = (line.split("\t") for line in (folder / "queries.tsv").read_text("utf-8").splitlines())
    return {query: (text, frozenset(relevant[query])) for query, text in rows if query in relevant}


def titles_as_queries(documents: Sequence[Document]) -> tuple[list[Document], Queries]:
    """Return documents without titles and headings, and their titles as questions that they alone answer."""
    named = Counter(one.title for one in documents)
    queries = {
        one.path: (one.title, frozenset((one.path,)))
        for one in documents
        if one.title and named[one.title] == 1 and len(one.title.split()) >= _FEWEST_WORDS
    }
    return [replace(one, title=None, passages=_without_headings(one)) for one in documents], queries


def _without_headings(document: Document) -> tuple[Passage, ...]:
    return tuple(replace(one, heading=()) for one in document.passages)


def average_precision(ranked: Sequence[str], relevant: Set[str]) -> float:
    """Return the mean, over what is relevant, of the share of relevant documents down to each of them."""
    found = 0
    total = 0.0
    for place, document in enumerate(ranked, start=1):
        if document in relevant:
            found += 1
            total += found / place
    return total / len(relevant)


def gain_at_ten(ranked: Sequence[str], relevant: Set[str]) -> float:
    """Return the discounted gain of the first ten as a share of the best there could be (nDCG@10)."""
    weights = [1 / math.log2(place + 1) for place in range(1, 11)]
    gain = sum(weight for weight, document in zip(weights, ranked, strict=False) if document in relevant)
    return gain / sum(weights[: len(relevant)])


def means(ranked: Mapping[str, Sequence[str]], queries: Queries) -> tuple[float, float]:
    """Return MAP and mean nDCG@10 of the rankings of all queries."""
    pairs = [(ranked[query], relevant) for query, (_, relevant) in queries.items()]
    precision = sum(average_precision(*pair) for pair in pairs) / len(pairs)
    return precision, sum(gain_at_ten(*pair) for pair in pairs) / len(pairs)
