"""What an officer says about a folder on the command line: wildcards, corrections, another try, a new place."""

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest

from tests.cli import harbour
from tests.cli.running import CommandLine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return harbour.make_folder(tmp_path / "Harbour papers")


def paths(briefbook: CommandLine, folder: Path, query: str) -> set[str]:
    return {hit["document"]["path"] for hit in briefbook.answer("find", folder, query)["hits"]}


def test_files_left_out_by_wildcards_stay_left_out_until_they_are_let_in(briefbook: CommandLine, folder: Path) -> None:
    whole = briefbook.answer("index", folder)
    report = briefbook.answer("index", folder, "--exclude", "*.MD", "--exclude", "francais/")
    assert report["documents"] < whole["documents"]
    assert sum(one["count"] for one in report["skipped"]) == whole["documents"] - report["documents"]
    assert briefbook.answer("index", folder)["documents"] == report["documents"]
    assert not {path for path in paths(briefbook, folder, "ferry") if path.endswith(".md")}
    assert briefbook.answer("index", folder, "--exclude", "")["documents"] == whole["documents"]


def test_only_included_files_are_read(briefbook: CommandLine, folder: Path) -> None:
    report = briefbook.answer("index", folder, "--include", "*.md")
    assert report["documents"] == len(list(folder.rglob("*.md")))


def test_a_correction_wins_and_outlives_the_index(briefbook: CommandLine, folder: Path) -> None:
    name = "who-pays.md"
    before = briefbook.answer("show", folder, name)["document"]
    after = briefbook.answer("correct", folder, name, "title=Who pays for the ferry", "date=2023-05", "kind=memo")
    assert after["document"] == before | {"title": "Who pays for the ferry", "date": "2023-05", "kind": "memo"}
    assert after["evidence"]["date"]["line"] == "Corrected by you."
    briefbook.answer("index", folder, "--rebuild")
    (folder / name).rename(folder / "renamed.md")
    assert briefbook.answer("show", folder, "renamed.md")["document"]["title"] == "Who pays for the ferry"
    taken_back = briefbook.answer("correct", folder, "renamed.md", "title=", "date=", "kind=")
    assert taken_back["document"]["title"] == before["title"]


@pytest.mark.parametrize("given", ["date=next week", "date=2023-13", "kind=novel", "language=de", "colour=red"])
def test_a_correction_that_does_not_fit_is_refused_in_one_sentence(
    briefbook: CommandLine, folder: Path, given: str
) -> None:
    assert briefbook.refusal(2, "correct", folder, "who-pays.md", given)["type"] == "UsageError"


def test_a_moved_folder_keeps_its_corrections(briefbook: CommandLine, folder: Path, tmp_path: Path) -> None:
    briefbook.answer("correct", folder, "who-pays.md", "title=Who pays for the ferry")
    place = briefbook.answer("index", folder)["index_folder"]
    elsewhere = tmp_path / "share" / "Harbour papers 2024"
    elsewhere.parent.mkdir()
    folder.rename(elsewhere)
    assert briefbook.answer("moved", folder, elsewhere)["label"] == "Harbour papers 2024"
    report = briefbook.answer("index", elsewhere)
    assert (report["index_folder"], report["added"], report["removed"]) == (place, 0, 0)
    assert briefbook.answer("show", elsewhere, "who-pays.md")["document"]["title"] == "Who pays for the ferry"


def test_another_folder_is_not_taken_for_the_one_that_moved(
    briefbook: CommandLine, folder: Path, tmp_path: Path
) -> None:
    briefbook.answer("index", folder)
    other = tmp_path / "other"
    other.mkdir()
    (other / "who-pays.md").write_text("Something else.", "utf-8")
    assert "index it as a folder of its own" in briefbook.refusal(1, "moved", folder, other)["sentence"]


def test_a_name_is_found_in_either_form_of_its_accents(briefbook: CommandLine, folder: Path) -> None:
    name = "procès-verbal été.txt"
    (folder / unicodedata.normalize("NFD", name)).write_text("Le quai fut repeint en été.", "utf-8")
    for form in ("NFC", "NFD"):
        shown = briefbook.answer("show", folder, unicodedata.normalize(form, name))
        assert unicodedata.normalize("NFC", shown["document"]["path"]) == name


def test_members_of_an_archive_are_documents_and_count_as_parts(briefbook: CommandLine, folder: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("minutes/may.txt", "The walrus was seen near the northern buoy.")
        archive.writestr("minutes/june.docx", b"no Word document")
    (folder / "papers.zip").write_bytes(held.getvalue())
    before = briefbook.answer("index", folder)
    assert before["parts"] == 2
    (bad,) = before["problems"]
    assert (bad["path"], bad["part"]) == ("papers.zip/minutes/june.docx", True)
    assert before["seen"] == before["documents"] + sum(one["count"] for one in before["skipped"])
    assert paths(briefbook, folder, "walrus") == {"papers.zip/minutes/may.txt"}
    (folder / "papers.zip").unlink()
    assert briefbook.answer("index", folder)["parts"] == 0
    assert paths(briefbook, folder, "walrus") == set()


def test_an_index_of_another_version_is_made_anew_and_called_so(briefbook: CommandLine, folder: Path) -> None:
    first = briefbook.answer("index", folder)
    pointer = Path(first["index_folder"]) / "index.json"
    pointer.write_text(pointer.read_text("utf-8").replace('"layout": ', '"layout": 9'), "utf-8")
    answer = briefbook.answer("find", folder, "ferry")
    assert answer["complete"]
    assert [note for note in answer["notes"] if "another version of Briefbook" in note]
    assert briefbook.answer("index", folder)["documents"] == first["documents"]
