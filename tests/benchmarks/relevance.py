"""How well what is found answers a question: questions asked whole of Briefbook and of others.

    start.py bench relevance [--json]

CACM has 3,204 documents, one passage each, and questions that its makers judged; Anserini publishes a MAP of .312 for
Lucene's BM25. In two other folders each document is looked for by its title, which is taken from it before with all
headings, so that its passages must tell; MAP is then the mean of one by the place at which it is found. Briefbook is
asked for passages like the question, the others for any of its words, each with its own BM25 and stemming as
`bench search` sets it up. MAP is that of the first 1,000 passages. No parameter of ours was fitted to a collection.
"""

import argparse
import json
import pickle
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefbook.model.document import Document
from tests.benchmarks.searching import corpus
from tests.benchmarks.searching.child import DOCUMENTS, ENGINES, QUESTIONS
from tests.benchmarks.searching.corpus_file import keep
from tests.benchmarks.searching.relevance import Queries, judged_queries, means, titles_as_queries
from tests.benchmarks.searching.running import Run

_DEPTH = 1000
_TITLED = ("ca_cds_blog_en_fr", "us_whitehouse_migration_2021_2022")
Scores = dict[str, dict[str, float]]


def collections(data: Path) -> dict[str, tuple[Sequence[Document], Queries]]:
    """Return the collections that are on this machine: documents and queries by name."""
    found: dict[str, tuple[Sequence[Document], Queries]] = {}
    if (data / "ir_cacm").is_dir():
        found["ir_cacm"] = corpus.read(data / "ir_cacm" / "html"), judged_queries(data / "ir_cacm")
    for name in _TITLED:
        if (data / name).is_dir():
            found[name] = titles_as_queries(corpus.read(data / name))
    return found


def scores(documents: Sequence[Document], queries: Queries, folder: Path) -> Scores:
    """Return MAP and nDCG@10 of every engine that is here."""
    keep(documents, folder / DOCUMENTS)
    (folder / QUESTIONS).write_bytes(pickle.dumps({name: text for name, (text, _) in queries.items()}))
    figures: Scores = {}
    for name in ENGINES:
        run = Run(name, folder, 0)
        if why := run.absence():
            print(f"{name} is left out: {why}", file=sys.stderr)
            continue
        # of a document the first passage counts
        ranked = {query: list(dict.fromkeys(paths)) for query, paths in run.ranked(_DEPTH).items()}
        precision, gain = means(ranked, queries)
        figures[name] = {"map": precision, "ndcg_10": gain}
    return figures


def main() -> int:
    """Rank with each engine and print MAP and nDCG@10."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    shown: dict[str, Scores] = {}
    for name, (documents, queries) in collections(corpus.REPOSITORY.parent / "shared" / "data").items():
        with tempfile.TemporaryDirectory() as folder:
            shown[name] = scores(documents, queries, Path(folder))
        if not asked.json:
            print(f"{name}: {len(documents)} documents, {len(queries)} questions\n{'':12}{'MAP':>8}{'nDCG@10':>10}")
            for engine, one in shown[name].items():
                print(f"{engine:12}{one['map']:8.3f}{one['ndcg_10']:10.3f}")
    if asked.json:
        print(json.dumps(shown))
    if not shown:
        print("The collections (../shared/data) are not on this machine.", file=sys.stderr)
    return 0 if shown else 1


if __name__ == "__main__":
    sys.exit(main())
