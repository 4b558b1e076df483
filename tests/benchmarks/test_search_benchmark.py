"""The benchmark of searching runs, here over a few passages, and its answer keeps its form."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.benchmarks.searching.asking import KINDS, Asker, keystrokes
from tests.benchmarks.searching.corpus import read, sized
from tests.benchmarks.searching.measuring import part

NUMBERS = (
    *("index_mb_per_cpu_s", "disk_per_text", "open_ms", "p50_ms", "p95_ms", "max_ms", "cold_p95_ms", "add_p95_ms"),
    *("peak_mb", "first_p95_ms", "key_p95_ms", "cold_first_key_ms"),
)
SCHEMA = {
    "type": "object",
    "required": ["passages", "engines", "absent"],
    "properties": {
        "passages": {"const": 300},
        "engines": {
            "type": "object",
            "required": ["briefbook", "whoosh", "fts5"],
            "additionalProperties": {
                "type": "object",
                "required": [*NUMBERS, "kinds"],
                "properties": {
                    **{name: {"type": "number", "exclusiveMinimum": 0} for name in NUMBERS},
                    "kinds": {"type": "object", "required": list(KINDS)},
                },
            },
        },
    },
}


def run(repository: Path, *arguments: str) -> str:
    script = repository / "tests" / "benchmarks" / "search.py"
    command = [sys.executable, "-P", str(script), "--corpus", str(repository / "corpus"), "--fresh", "1", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_benchmark_measures_every_engine_that_is_here(repository: Path) -> None:
    shown = json.loads(run(repository, "--passages", "300", "--json"))
    jsonschema.validate(shown, SCHEMA)
    assert set(shown["engines"]) | set(shown["absent"]) == {"briefbook", "whoosh", "fts5", "tantivy", "xapian"}
    assert shown["engines"]["briefbook"]["two_process_speedup"] > 0
    rare = {name: engine["kinds"]["rare"]["found"] for name, engine in shown["engines"].items()}
    # their stemmers differ a little
    assert 0 < max(rare.values()) <= 1.5 * min(rare.values()), "an engine does not look for what the others look for"


def test_the_table_names_every_kind_of_query(repository: Path) -> None:
    shown = run(repository, "--passages", "300", "--engines", "briefbook,fts5")
    assert all(f"\n{kind} " in shown for kind in KINDS)


def test_the_set_of_queries_is_the_one_that_was_promised(repository: Path) -> None:
    documents = read(repository / "corpus")
    questions = Asker(documents).questions()
    asked = questions.queries
    assert questions == Asker(documents).questions()
    assert len(asked) == 60
    assert sum(bool(one.none) for one in asked) >= 9
    assert sum(one.kind is not None or one.since is not None for one in asked) >= 15
    assert sum(one.kind is not None and one.since is not None for one in asked) >= 9
    assert {len(one.beginning) for one in asked} >= {2, 3}
    assert any(one.facets for one in asked)


def test_a_corpus_is_grown_to_the_passage(repository: Path) -> None:
    documents = read(repository / "corpus")
    grown = sized(documents, 2000)
    assert sum(len(one.passages) for one in grown) == 2000
    assert len({one.path for one in grown}) == len(grown)
    assert [one.path for one in sized(documents, 2000)] == [one.path for one in grown]


def test_a_text_is_typed_from_its_second_letter_on() -> None:
    assert [(*one.words, one.beginning) for one in keystrokes("new year")] == [
        ("ne",),
        ("new",),
        ("new", "y"),
        ("new", "ye"),
        ("new", "yea"),
        ("new", "year"),
    ]


@pytest.mark.parametrize(("share", "wanted"), [(0.5, 30), (0.95, 57), (1.0, 60)])
def test_a_share_of_times_is_the_time_that_so_many_do_not_exceed(share: float, wanted: int) -> None:
    assert part(range(1, 61), share) == wanted
