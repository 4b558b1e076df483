"""Real folders that others made: they index without a stop, answer, and give a note with its working copy."""

import shutil
from pathlib import Path

import pytest

from tests.cli.running import CommandLine
from tests.end_to_end.reading import everything_in, read


@pytest.fixture
def white_house(shared_data: Path, tmp_path: Path) -> Path:
    """146 statements and briefings in Markdown, in a folder that may be changed."""
    source = shared_data / "us_whitehouse_migration_2021_2022"
    return Path(shutil.copytree(source, tmp_path / "white house"))


def test_a_folder_of_146_documents_answers_with_clean_titles(briefbook: CommandLine, white_house: Path) -> None:
    report = briefbook.answer("index", white_house)
    assert (report["documents"], report["problems"]) == (146, [])
    answer = briefbook.answer("find", white_house, "title 42", "--limit", "500")
    assert answer["total"] == len(answer["hits"]) > 5
    assert all("42" in hit["text"] or "title 42" in " ".join(hit["heading"]).lower() for hit in answer["hits"])
    everything = briefbook.answer("find", white_house, "the OR of OR and", "--limit", "10000")["hits"]
    titles = {hit["document"]["title"] for hit in everything}
    assert len(titles) > 50
    assert not [title for title in titles if title is None or "\\" in title or "\u2060" in title or "&#" in title]


def test_changing_one_of_146_files_reads_one(briefbook: CommandLine, white_house: Path) -> None:
    briefbook.answer("index", white_house)
    path = sorted(white_house.rglob("*.md"))[70]
    name = path.relative_to(white_house).as_posix()
    before = briefbook.answer("show", white_house, name)["passages"]
    briefbook.answer("index", white_house, "--rebuild")
    assert briefbook.answer("show", white_house, name)["passages"] == before
    path.rename(path.with_name("renamed.md"))
    renamed = (path.parent / "renamed.md").relative_to(white_house).as_posix()
    assert briefbook.answer("show", white_house, renamed)["passages"] == before
    (path.parent / "renamed.md").write_bytes((path.parent / "renamed.md").read_bytes() + b"\n\nA zeppelin was seen.\n")
    report = briefbook.answer("index", white_house)
    assert (report["added"], report["changed"], report["removed"]) == (0, 1, 0)
    assert briefbook.answer("find", white_house, "zeppelin")["total"] == 1


def test_a_folder_of_mixed_files_gives_a_note_and_its_working_copy(
    briefbook: CommandLine, shared_data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    shutil.copytree(shared_data / "fmt_python_docx", folder / "python_docx")
    shutil.copytree(shared_data / "fmt_mammoth", folder / "mammoth")
    for page in sorted((shared_data / "fmt_docling").rglob("*.html")):
        target = folder / "pages" / page.name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(page, target)
    report = briefbook.answer("index", folder)
    assert report["seen"] == sum(path.is_file() or path.is_symlink() for path in folder.rglob("*"))
    assert report["documents"] > 40
    picked: dict[str, str] = {}
    for query in ("document", "paragraph", "table", "list", "text", "duck", "style", "the"):
        for hit in briefbook.answer("find", folder, query)["hits"]:
            if len(picked) < 5 and len(hit["text"]) > 20:
                picked.setdefault(hit["document"]["path"], hit["passage_id"])
    assert len(picked) == 5
    assert {path.split("/")[0] for path in picked} >= {"pages"}
    briefbook.answer("new", "mixed.brief", "--template", "cimm-narrative", "--field", "appearance_date=2024-03-05")
    for path, passage_id in picked.items():
        briefbook.answer("add", "mixed.brief", "--section", "Picked", folder, passage_id, "--path", path)
    for suffix in (".docx", ".md", ".html"):
        briefbook.answer("note", "mixed.brief", "--out", f"minister{suffix}")
        briefbook.answer("note", "mixed.brief", "--out", f"working{suffix}", "--copy", "working")
        assert "Picked" in [piece.text for piece in read(tmp_path / f"minister{suffix}")]
        working = everything_in(tmp_path / f"working{suffix}")
        assert all(Path(path).stem.replace("_", "") in working.replace("\\", "").replace("_", "") for path in picked)
