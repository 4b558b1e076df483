"""The working copy names the source of every paragraph; the minister copy holds nothing of it, in no part."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli import harbour
from tests.cli.running import CommandLine
from tests.end_to_end.reading import everything_in, read

SUFFIXES = (".docx", ".md", ".html")
OFFICER, MACHINE = "officer-zq7", "desk-zq7"
LABEL = "Dossier-zq7"
HEADINGS = ("Introduction",)
"""Headings that the note has itself."""


@pytest.fixture
def briefbook(tmp_path: Path) -> CommandLine:
    """The command line of an officer whose names can be told apart from any other text."""
    names = dict.fromkeys(("USER", "LOGNAME", "USERNAME"), OFFICER)
    return CommandLine(tmp_path / "data", tmp_path, {**names, "HOSTNAME": MACHINE, "COMPUTERNAME": MACHINE})


@pytest.fixture(params=["seeds 000 to 003", "our own words"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    target = tmp_path / LABEL
    if request.param == "our own words":
        return harbour.make_folder(target)
    target.mkdir()
    data: Path = request.getfixturevalue("shared_data")
    for seed in sorted((data / "seeds").glob("00[0-3]*")):
        shutil.copy(seed, target)
    return target


def make_book(briefbook: CommandLine, folder: Path) -> list[dict[str, Any]]:
    """Pick two passages of every document, each document under a heading of its own; return the entries."""
    briefbook.answer("new", "new.brief", "--template", "cimm-narrative", "--field", "appearance_date=2024-06-11")
    briefbook.answer("write", "new.brief", "--section", "Introduction", "Our own words stand here.")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for number, file in enumerate(files, 1):
        shown = briefbook.answer("show", folder, file.relative_to(folder).as_posix())
        long = [one["passage_id"] for one in shown["passages"] if len(one["text"]) > 60 and one["kind"] != "table"]
        briefbook.answer("add", "new.brief", "--section", f"Subject {number}", folder, *long[:2])
    sections = briefbook.answer("outline", "new.brief")["tabs"][0]["sections"]
    entries = [entry for section in sections for entry in section["entries"] if entry["kind"] == "excerpt"]
    assert len({entry["source"]["path"] for entry in entries}) == len(files)
    return entries


def notes(briefbook: CommandLine, copy: str) -> Iterator[Path]:
    for suffix in SUFFIXES:
        out = briefbook.cwd / f"{copy}{suffix}"
        briefbook.answer("note", "new.brief", "--out", out, "--copy", copy)
        yield out


def test_the_working_copy_names_the_source_of_every_paragraph(briefbook: CommandLine, folder: Path) -> None:
    entries = make_book(briefbook, folder)
    for note in notes(briefbook, "working"):
        pieces = [piece.text for piece in read(note)]
        annex = pieces[pieces.index("Sources") + 1 :]
        for entry in entries:
            (used,) = [text for text in pieces if text.startswith(entry["text"]) and text != entry["text"]]
            marks = re.findall(r"\[[0-9]+\]", used.removeprefix(entry["text"]))
            assert len(marks) == 1, used
            (row,) = [text for text in annex if text.startswith(marks[0])]
            source = entry["source"]
            assert f"{LABEL}/{source['path']}" in row
            assert (source["title"] or source["path"]) in row
            assert re.search(rf"\b{source['ordinal']}\b", row.split("\n")[-1].replace("\u00a0", " "))


def test_the_minister_copy_holds_nothing_of_the_sources(briefbook: CommandLine, folder: Path) -> None:
    entries = make_book(briefbook, folder)
    used = "\n".join(entry["text"] for entry in entries)
    secrets = {OFFICER, MACHINE, LABEL, str(briefbook.cwd), "Sources", "new.brief"}
    for entry in entries:
        source = entry["source"]
        secrets |= {source["folder"], source["path"], Path(source["path"]).name, Path(source["path"]).stem}
        secrets |= {source["document"], source["document"][:16], source["text_hash"], source["text_hash"][:16]}
        secrets |= {source["title"] or OFFICER, source["publisher"] or OFFICER, *source["heading"]}
    secrets -= {secret for secret in secrets if secret in used or secret in HEADINGS}
    assert len(secrets) > 20
    for note in notes(briefbook, "minister"):
        said = everything_in(note)
        assert all(entry["text"].split("\n")[0][:40] in said or "&" in said for entry in entries)
        assert [secret for secret in sorted(secrets) if secret in said] == []
    for note in notes(briefbook, "working"):
        assert LABEL in everything_in(note), "the search for secrets finds them where they are"
