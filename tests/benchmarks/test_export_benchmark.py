"""The benchmark of exporting runs, here over a few excerpts, and its answer keeps its form."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.benchmarks.export import BARS, made_by_pandoc
from tests.benchmarks.exporting import making, pandoc
from tests.benchmarks.exporting.child import PROTOTYPE, briefbook, edited, pandoc_tree

HAS_PANDOC = shutil.which("pandoc") is not None and sys.platform != "win32"
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
    engines |= {"pandoc", "pandoc_commonmark", "pandoc_tree"} if HAS_PANDOC else set()
    assert all(set(one) == engines for one in told["engines"].values())
    assert set(told["ratios"]) >= (set(BARS) if HAS_PANDOC else {"growth", "peak_mb", "preview_p95_ms"})


@pytest.mark.skipif(not HAS_PANDOC, reason="pandoc is not installed")
def test_a_note_of_pandocs_that_lacks_something_of_ours_gives_no_figures(tmp_path: Path) -> None:
    for stage in (briefbook, pandoc_tree):
        stage(3, tmp_path)
    made_by_pandoc("json", "tree.json", tmp_path)
    tree = tmp_path / "tree.json"
    tree.write_text(tree.read_text(encoding="utf-8").replace('"Source Reference"', '"Emphasis"', 1), encoding="utf-8")
    with pytest.raises(SystemExit, match=r"tree\.json is not ours"):
        made_by_pandoc("json", "tree.json", tmp_path)


def test_what_a_note_keeps_is_read_with_its_bookmarks_and_links(tmp_path: Path) -> None:
    briefbook(3, tmp_path)
    text = next(making.texts(1))
    [first] = [one for one in pandoc.kept(tmp_path / "briefbook.docx") if one.text.startswith(text)]
    assert first.style == "BodyText"
    assert list(first.marked.values()) == [text]
    assert first.links == [("bbs_source_1", "SourceReference", "[1]")]


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
