"""A collection with judgements, and how well a ranking agrees with them."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from pathlib import Path


def judged_queries(folder: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Return the queries of CACM that were judged: number, text, and the documents that answer it."""
    relevant: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.txt").read_text("utf-8").splitlines():
        query, _, document, grade = line.split()
        if int(grade) > 0:
            relevant[query].add(document)
    rows = (line.split("\t") for line in (folder / "queries.tsv").read_text("utf-8").splitlines())
    return {query: (text, frozenset(relevant[query])) for query, text in rows if query in relevant}


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


def means(
    ranked: Mapping[str, Sequence[str]], queries: Mapping[str, tuple[str, frozenset[str]]]
) -> tuple[float, float]:
    """Return MAP and mean nDCG@10 of the rankings of all queries."""
    pairs = [(ranked[query], relevant) for query, (_, relevant) in queries.items()]
    precision = sum(average_precision(*pair) for pair in pairs) / len(pairs)
    return precision, sum(gain_at_ten(*pair) for pair in pairs) / len(pairs)
