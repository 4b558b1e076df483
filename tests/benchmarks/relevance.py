"""How well what is found answers a question: CACM, its judged questions asked whole of Briefbook and of others.

    start.py bench relevance [--json]

The 3,204 documents of CACM are read as Briefbook reads them, one passage each. Briefbook is asked for passages like the
question, the others for any of its words, each with its own BM25 and stemming as `bench search` sets it up. MAP is that
of the first 1,000; Anserini publishes .312 for Lucene's BM25. No parameter of ours was fitted to CACM.
"""

import argparse
import json
import pickle
import sys
import tempfile
from pathlib import Path, PurePosixPath

from tests.benchmarks.searching import corpus
from tests.benchmarks.searching.child import DOCUMENTS, ENGINES, QUESTIONS
from tests.benchmarks.searching.corpus_file import keep
from tests.benchmarks.searching.relevance import judged_queries, means
from tests.benchmarks.searching.running import Run

_DEPTH = 1000


def main() -> int:
    """Rank with each engine and print MAP and nDCG@10."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    collection = corpus.REPOSITORY.parent / "shared" / "data" / "ir_cacm"
    if not collection.is_dir():
        print("CACM (../shared/data/ir_cacm) is not on this machine.", file=sys.stderr)
        return 1
    queries = judged_queries(collection)
    figures: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        keep(corpus.read(collection / "html"), folder / DOCUMENTS)
        (folder / QUESTIONS).write_bytes(pickle.dumps({name: text for name, (text, _) in queries.items()}))
        for name in ENGINES:
            run = Run(name, folder, 0)
            if why := run.absence():
                print(f"{name} is left out: {why}", file=sys.stderr)
                continue
            ranked = {
                query: [PurePosixPath(path).stem for path in paths] for query, paths in run.ranked(_DEPTH).items()
            }
            precision, gain = means(ranked, queries)
            figures[name] = {"map": precision, "ndcg_10": gain}
    if asked.json:
        print(json.dumps({"queries": len(queries), "engines": figures}))
        return 0
    print(f"CACM, {len(queries)} judged questions\n{'':12}{'MAP':>8}{'nDCG@10':>10}")
    for name, one in figures.items():
        print(f"{name:12}{one['map']:8.3f}{one['ndcg_10']:10.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
