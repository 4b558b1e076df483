"""The benchmark of exporting runs, here over a few excerpts, and its answer keeps its form."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema

from tests.benchmarks.export import BARS
from tests.benchmarks.exporting import making
from tests.benchmarks.exporting.child import PROTOTYPE, edited

ENGINE = {
    "type": "object",
    "required": ["wall_s", "cpu_s", "peak_mb"],
    "additionalProperties": {"type": "number", "exclusiveMinimum": 0},
}
SCHEMA = {
    "type": "object",
    "required": ["passages", "engines", "preview", "ratios"],
    "properties": {
        "passages": {"const": 40},
        "engines": {
            "type": "object",
            "required": ["40", "12"],
            "additionalProperties": {"type": "object", "required": ["briefbook"], "additionalProperties": ENGINE},
        },
        "preview": {"type": "object", "required": ["first_ms", "cpu_ms", "p50_ms", "p95_ms"]},
        "ratios": {"type": "object", "required": ["growth", "peak_mb", "preview_p95_ms"]},
    },
}


def test_it_answers_with_the_figures_of_all_that_is_here(repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.export", "--passages", "40", "--json"],
        cwd=repository,
        stdout=subprocess.PIPE,
        check=True,
    )
    told = json.loads(done.stdout)
    jsonschema.validate(told, SCHEMA)
    engines = {"briefbook"}
    engines |= {"prototype"} if (PROTOTYPE / "docxio.py").is_file() else set()
    engines |= {"pandoc"} if shutil.which("pandoc") else set()
    assert all(set(one) == engines for one in told["engines"].values())
    assert set(told["ratios"]) <= set(BARS)


def test_the_book_has_as_many_excerpts_as_asked_for_and_no_two_alike() -> None:
    book = making.book(130)
    entries = [entry for _, _, entry in book.entries()]
    assert len(entries) == len({entry.text for entry in entries}) == 130
    assert making.book(130) == book
    assert len({entry.provenance.document for entry in entries if entry.provenance}) == 7


def test_an_edit_changes_one_text() -> None:
    before, after = making.book(5), edited(making.book(5), 3)
    texts = [[entry.text for _, _, entry in book.entries()] for book in (before, after)]
    assert texts[1] == ["Edit number 3.", *texts[0][1:]]
