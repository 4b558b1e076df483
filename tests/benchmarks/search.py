"""How fast the index of Briefbook is built and searched, beside others over the same passages in the same run.

    start.py bench search [--passages N] [--growth] [--json]

The passages are those of the largest real folder beside the checkout, or of the sample corpus where there is none; with
`--passages` they are cut to that number, or grown to it by shuffling their sentences (seeded). Beside ours are stock
Whoosh 2.7.4, SQLite's FTS5, tantivy, and Xapian where Debian's Python has it. All get text, heading path and title (the
title with the first passage) to search in, and keep date, kind, publisher, language and path; how each is set up stands
in `searching/engine_*.py`. Whoosh is so slow that it gets a part of the passages only, which flatters it.

Every stage of every engine runs in a process of its own. An index is built three times, and the best speed counts.
`p50_ms` … are queries asked again in a running process (best of three), `first_…` those asked in it for the first time,
`cold_…` the first query of a new process; the system has the files in its cache all along. `key_…` are the letters of
ten texts as they are typed; `like_…` are ten passages of 40 words and more as questions, asked for the first time. With
each query come its total, and 20 hits with what is marked in them. An addition is a document of middle size: committed,
durably but in Whoosh, seen by the searcher and found.
"""

import argparse
import json
import pickle
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from briefbook.model.document import Document
from tests.benchmarks.searching import corpus, running, table
from tests.benchmarks.searching.asking import Asker
from tests.benchmarks.searching.child import DOCUMENTS, ENGINES, QUESTIONS
from tests.benchmarks.searching.corpus_file import keep, kept, text_bytes


def arguments() -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, help="cut or grow to so many")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--growth", action="store_true", help="Briefbook alone, with 100,000 and 400,000 passages")
    parser.add_argument("--corpus", type=Path, default=corpus.default_folder(), help="folder to read")
    parser.add_argument("--engines", default=",".join(ENGINES), help="which, parted by commas")
    parser.add_argument("--by-cpu", action="store_true", help="queries in CPU time, where the machine is busy")
    parser.add_argument("--fresh", type=int, default=20, help="new processes for the first query, for each engine")
    parser.add_argument("--cache", type=Path, help="file that keeps what was read, for the next run")
    return parser.parse_args()


def main() -> int:
    """Measure all engines and print the tables, or one JSON object."""
    asked = arguments()
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        documents = read(asked)
        if asked.growth:
            return growth(asked, documents, folder)
        return compare(asked, corpus.sized(documents, asked.passages), folder)


def read(asked: argparse.Namespace) -> list[Document]:
    """Return the documents of the folder; from the file that keeps them, where it is there."""
    if asked.cache is not None and asked.cache.is_file():
        return list(kept(asked.cache))
    documents = corpus.read(asked.corpus)
    if asked.cache is not None:
        keep(documents, asked.cache)
    return documents


def compare(asked: argparse.Namespace, documents: list[Document], folder: Path) -> int:
    """Measure every engine that is here over the same passages."""
    keep(documents, folder / DOCUMENTS)
    (folder / QUESTIONS).write_bytes(pickle.dumps(Asker(documents).questions()))
    passages = sum(len(one.passages) for one in documents)
    head = {"passages": passages, "text_mb": text_bytes(documents) / 1e6}
    engines: dict[str, dict[str, object]] = {}
    absent: dict[str, str] = {}
    for name in asked.engines.split(","):
        run = running.Run(name, folder, asked.fresh, asked.by_cpu)
        why = run.absence()
        if why:
            absent[name] = why
        else:
            engines[name] = run.figures(passages)
    if asked.json:
        print(json.dumps({**head, "engines": engines, "absent": absent}))
    else:
        table.show(head, engines, absent)
    return 0


def growth(asked: argparse.Namespace, documents: list[Document], folder: Path) -> int:
    """Measure Briefbook alone with the same queries over 100,000 and 400,000 passages."""
    engines: dict[str, dict[str, object]] = {}
    for count in (100_000, 400_000) if asked.passages is None else (asked.passages, 4 * asked.passages):
        place = folder / str(count)
        place.mkdir()
        sized = corpus.sized(documents, count)
        keep(sized, place / DOCUMENTS)
        if not engines:
            questions = pickle.dumps(Asker(sized).questions())
        (place / QUESTIONS).write_bytes(questions)
        engines[str(count)] = running.Run("briefbook", place, asked.fresh, asked.by_cpu).figures(count)
    if asked.json:
        print(json.dumps({"growth": engines}))
    else:
        table.show_growth(engines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
