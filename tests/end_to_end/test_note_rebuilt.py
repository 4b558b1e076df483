"""A narrative, found passage by passage and picked under its headings, comes out as it was, character for character."""

from pathlib import Path

import pytest

from tests.cli import harbour
from tests.cli.running import CommandLine
from tests.end_to_end.reading import Piece, narrative, read, some_words

SUFFIXES = (".docx", ".md", ".html")


def rebuild(briefbook: CommandLine, folder: Path, path: str, date: str) -> list[Piece]:
    """Find every paragraph of a narrative by some of its words, pick it, make the notes; return the narrative."""
    pieces = narrative((folder / path).read_bytes().decode("utf-8"))
    book = briefbook.cwd / "again.brief"
    fields = ("--field", "committee=CIMM", "--field", f"appearance_date={date}")
    assert briefbook.answer("new", book, "--template", "cimm-narrative", *fields)["title"] == pieces[0].text
    picks: dict[str, list[str]] = {}
    for piece in pieces[1:]:
        if piece.role == "heading":
            picks[piece.text] = []
        else:
            picks[list(picks)[-1]].append(found(briefbook, folder, path, piece.text))
    for heading, ids in picks.items():
        assert len(briefbook.answer("add", book, "--section", heading, folder, *ids)["entry_ids"]) == len(ids)
    for suffix in SUFFIXES:
        assert briefbook.answer("note", book, "--out", f"again{suffix}")["findings"] == []
    return pieces


def found(briefbook: CommandLine, folder: Path, path: str, text: str) -> str:
    """Return the id of the passage with this text; it must be among the first three that its words find."""
    hits = briefbook.answer("find", folder, some_words(text), "--limit", "3")["hits"]
    ids = [hit["passage_id"] for hit in hits if hit["text"] == text and hit["document"]["path"] == path]
    assert ids, (some_words(text), [hit["text"] for hit in hits])
    return str(ids[0])


def test_seed_004_is_rebuilt_in_word_markdown_and_html(briefbook: CommandLine, shared_data: Path) -> None:
    seeds = shared_data / "seeds"
    path = next(file.name for file in seeds.iterdir() if file.name.startswith("004"))
    pieces = rebuild(briefbook, seeds, path, "2024-02-07")
    assert [sum(piece.role == role for piece in pieces) for role in ("title", "heading", "paragraph")] == [1, 6, 14]
    assert sum("\u00a0" in piece.text for piece in pieces) == 2
    for suffix in SUFFIXES:
        assert read(briefbook.cwd / f"again{suffix}") == pieces


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return harbour.make_folder(tmp_path / "Harbour papers")


def test_a_narrative_with_signs_of_every_markup_is_rebuilt(briefbook: CommandLine, folder: Path) -> None:
    pieces = rebuild(briefbook, folder, harbour.NARRATIVE, "2024-03-05")
    text = "".join(piece.text for piece in pieces)
    assert {"\u00a0", "&", "<", "*", "_", "$", "“", "–"} <= set(text)
    for suffix in SUFFIXES:
        assert read(briefbook.cwd / f"again{suffix}") == pieces


def test_the_same_book_gives_the_same_bytes(briefbook: CommandLine, folder: Path) -> None:
    hit = briefbook.answer("find", folder, "heated walkways")["hits"][0]
    briefbook.answer("new", "same.brief", "--template", "cimm-narrative", "--field", "appearance_date=2024-03-05")
    briefbook.answer("add", "same.brief", "--section", "Piers", folder, hit["passage_id"])
    for suffix in SUFFIXES:
        notes = []
        for seed in ("0", "1"):
            run = CommandLine(briefbook.data, briefbook.cwd, {"PYTHONHASHSEED": seed})
            run.answer("note", "same.brief", "--out", f"seed-{seed}{suffix}", "--copy", "working")
            notes.append((briefbook.cwd / f"seed-{seed}{suffix}").read_bytes())
        assert notes[0] == notes[1]
