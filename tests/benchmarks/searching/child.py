"""One stage of the benchmark for one engine, in a process of its own; what it measured is one JSON object on stdout.

python -P -m tests.benchmarks.searching.child ENGINE STAGE FOLDER [NUMBER]
"""

import importlib
import json
import pickle
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from briefbook.model.document import Document
from briefbook.model.kinds import Fingerprint
from tests.benchmarks.searching.asking import HITS, Asked, Questions, keystrokes
from tests.benchmarks.searching.corpus_file import kept, text_bytes
from tests.benchmarks.searching.engine import Engine, WithSecondProcess
from tests.benchmarks.searching.measuring import (
    clocked_milliseconds,
    cpu_seconds,
    disk_bytes,
    milliseconds,
    part,
    peak_megabytes,
    spread,
)

Figures = dict[str, object]
ENGINES = {"briefbook": "Briefbook", "whoosh": "Whoosh", "fts5": "Fts5", "tantivy": "Tantivy", "xapian": "Xapian"}
DOCUMENTS, QUESTIONS = "documents.pickles", "questions.pickle"
_ROUNDS = 3
ADDED = 50


class Reading:
    """The documents of the benchmark, one after another, and what handing them out cost this thread."""

    def __init__(self, file: Path, limit: int) -> None:
        self._held = kept(file)
        self._limit = limit
        self.cpu = self.wall = 0.0
        self.passages = self.text = 0

    def __iter__(self) -> Iterator[Document]:
        while self.passages < self._limit:
            started, wall = time.thread_time(), time.perf_counter()
            document = next(self._held, None)
            if document is not None:
                self.passages += len(document.passages)
                self.text += text_bytes([document])
            self.cpu += time.thread_time() - started
            self.wall += time.perf_counter() - wall
            if document is None:
                return
            yield document


class Stages:
    """What can be measured of an engine over the folder of a run."""

    def __init__(self, name: str, folder: Path, number: int) -> None:
        self._folder, self._number = folder, number
        self._place = folder / name
        made = importlib.import_module(f"tests.benchmarks.searching.engine_{name}")
        self._engine: Engine = getattr(made, ENGINES[name])(self._place)

    def _questions(self) -> Questions:
        held: Questions = pickle.loads((self._folder / QUESTIONS).read_bytes())
        return held

    def build(self) -> Figures:
        """Build the index of at most `number` passages."""
        documents = Reading(self._folder / DOCUMENTS, self._number)
        cpu, wall = cpu_seconds(), time.perf_counter()
        self._engine.build(documents)
        cpu, wall = cpu_seconds() - cpu - documents.cpu, time.perf_counter() - wall - documents.wall
        return {
            "passages": documents.passages,
            "index_mb_per_cpu_s": documents.text / 1e6 / cpu,
            "index_mb_per_s": documents.text / 1e6 / wall,
            "disk_per_text": disk_bytes(self._place) / documents.text,
            "build_peak_mb": peak_megabytes(),
        }

    def both(self) -> Figures:
        """Build at most `number` passages with one process and with two, by turns: how many times faster are two?

        What the documents cost that are handed out counts for neither. The best of a few counts: what else the machine
        does meanwhile is no business of the engine.
        """
        if not isinstance(self._engine, WithSecondProcess):
            return {}
        alone, beside = self._engine.build, self._engine.build_beside
        walls: dict[bool, list[float]] = {False: [], True: []}
        for is_beside in (False, True) * _ROUNDS:
            shutil.rmtree(self._place, ignore_errors=True)
            documents = Reading(self._folder / DOCUMENTS, self._number)
            wall = time.perf_counter()
            (beside if is_beside else alone)(documents)
            walls[is_beside].append(time.perf_counter() - wall - documents.wall)
        shutil.rmtree(self._place)
        return {"two_process_speedup": min(walls[False]) / min(walls[True])}

    def ask(self) -> Figures:
        """Ask all in one process: each query for the first time, then again; then what is typed, and paragraphs."""
        questions = self._questions()
        asked = questions.queries
        self._engine.open()
        totals = [self._engine.find(one) for one in asked[:1]]  # whatever an engine prepares with its first query
        first = [milliseconds(lambda one=one: totals.append(self._engine.find(one))) for one in asked]  # type: ignore[misc]  # a default binds the loop's value
        warm = [self._best_of(one) for one in asked]
        strokes = [stroke for text in questions.typed for stroke in keystrokes(text)]
        fresh_strokes = [self._once(one) for one in strokes]
        warm_strokes = [self._best_of(one) for one in strokes]
        paragraphs = [milliseconds(lambda one=one: self._engine.rank(one, HITS)) for one in questions.paragraphs]  # type: ignore[misc]  # a default binds the loop's value
        self._engine.close()
        kinds: dict[str, dict[str, float]] = {}
        for kind in dict.fromkeys(one.name for one in asked):
            held = [number for number, one in enumerate(asked) if one.name == kind]
            found = sum(totals[1 + number] for number in held) / len(held)
            times = spread([warm[number] for number in held])
            kinds[kind] = {**times, "first_max_ms": max(first[number] for number in held), "found": found}
        return {
            **spread(warm),
            **spread(first, "first_"),
            **spread(fresh_strokes, "key_first_"),
            **spread(warm_strokes, "key_"),
            **spread(paragraphs, "like_"),
            "ask_peak_mb": peak_megabytes(),
            "kinds": kinds,
        }

    def fresh(self) -> Figures:
        """Open the index and ask one query, the first of this process."""
        asked = self._questions().queries[self._number]
        opening = milliseconds(self._engine.open)
        return {"open": opening, "first": self._once(asked)}

    def typing(self) -> Figures:
        """Open the index and type one text: what each letter took, and the first with the opening."""
        opening, *strokes = [
            milliseconds(self._engine.open),
            *map(self._once, keystrokes(self._questions().typed[self._number])),
        ]
        return {"first": opening + strokes[0], "strokes": strokes}

    def add(self) -> Figures:
        """Add documents one by one; each must be found at once by a word that stands in it alone."""
        model = sorted(kept(self._folder / DOCUMENTS), key=lambda one: len(one.passages))
        self._engine.begin_adding()
        middle = model[len(model) // 2]
        times = [clocked_milliseconds(lambda at=at: self._added(middle, at)) for at in range(self._number)]  # type: ignore[misc]  # a default binds the loop's value
        self._engine.close()
        return {"add_p50_ms": part(times, 0.5), "add_p95_ms": part(times, 0.95), "add_passages": len(middle.passages)}

    def rank(self) -> Figures:
        """Build the index of all documents and return for each question the paths found, at most `number`."""
        questions: dict[str, str] = pickle.loads((self._folder / QUESTIONS).read_bytes())
        self._engine.build(kept(self._folder / DOCUMENTS))
        self._engine.open()
        ranked: Figures = {name: self._engine.rank(text, self._number) for name, text in questions.items()}
        self._engine.close()
        return ranked

    def _added(self, model: Document, number: int) -> None:
        word = "qzx" + "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "k"
        first, *rest = model.passages
        passages = (replace(first, text=f"{first.text} {word}"), *rest)
        document = replace(
            model, path=f"added/{number}.txt", fingerprint=Fingerprint(f"{number:064x}"), passages=passages
        )
        self._engine.add(document)
        if self._engine.find(Asked("added", (word,))) != 1:
            raise SystemExit(f"{word} was added and is not found")

    def _once(self, asked: Asked) -> float:
        return milliseconds(lambda: self._engine.find(asked))

    def _best_of(self, asked: Asked) -> float:
        # the best of a few: what else the machine does meanwhile is no business of the engine
        return min(self._once(asked) for _ in range(_ROUNDS))


def main() -> int:
    """Measure the stage that the arguments name."""
    name, stage, folder, number = sys.argv[1:]
    stages = Stages(name, Path(folder), int(number))
    work: dict[str, Callable[[], Figures]] = {
        "build": stages.build,
        "both": stages.both,
        "ask": stages.ask,
        "fresh": stages.fresh,
        "typing": stages.typing,
        "add": stages.add,
        "rank": stages.rank,
    }
    print(json.dumps(work[stage]()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
