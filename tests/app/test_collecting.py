"""A folder is kept up with: lines of a site, files tried again, moved folders, sources compared, changes heard."""

import shutil
import threading
from datetime import date
from pathlib import Path

import pytest

from briefbook.app.comparing import Comparison, compare
from briefbook.app.correcting import correct, corrections
from briefbook.app.finding import Finder, Pick
from briefbook.app.moving import candidates, move
from briefbook.app.refreshing import refresh
from briefbook.app.rules import exclude, rules, set_rules, why_left_out
from briefbook.app.staleness import is_stale, unread_files
from briefbook.app.watching import Watch
from briefbook.app.workspace import Workspace, open_workspace
from briefbook.model.document import Document
from briefbook.model.errors import FolderInUse, FolderMissing
from briefbook.model.excerpt import Excerpt
from briefbook.model.folder import FolderRules
from briefbook.model.kinds import FolderId
from briefbook.model.monitor import Silent
from briefbook.model.query import Request
from briefbook.settings.places import Places

PARAGRAPHS = (
    "Inspectors visited fourteen harbours in the spring and found the berths in good order.",
    "The ferry leaves at noon on every weekday, and at ten on Sundays from May to September.",
    "Two lanterns were replaced on the northern light, which was dark for eleven nights.",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "documents"
    (root / "deep").mkdir(parents=True)
    (root / "deep" / "harbour.txt").write_text("\n\n".join(PARAGRAPHS), "utf-8")
    (root / "other.txt").write_text("Nothing of the harbour is told in this one.", "utf-8")
    return root


@pytest.fixture
def workspace(folder: Path, places: Places) -> Workspace:
    opened = open_workspace(folder, places)
    refresh(opened, Silent())
    return opened


def document(workspace: Workspace, path: str) -> Document:
    finder = Finder(workspace)
    try:
        return finder.document(path)
    finally:
        finder.close()


def picked(workspace: Workspace, query: str) -> Excerpt:
    finder = Finder(workspace)
    try:
        hit = finder.find(Request(query)).hits[0]
        return finder.excerpts([Pick(hit.passage_id)], date(2024, 2, 7))[0]
    finally:
        finder.close()


def page(number: int, menu: str = "Ports of call") -> str:
    return (
        f"<html><body><p>{menu}</p><p>Write to the harbour office</p><h1>Notice {number}</h1>"
        f"<p>Berth {number} is closed until the {number}th buoy was mended, says the harbour master of the town.</p>"
        f"<p>Write to the harbour office</p><p>The office opens {number} times.</p>"
        "<p>All of it at a glance</p></body></html>"
    )


def test_lines_of_a_site_are_hidden_in_all_its_pages_and_the_text_between_stays(
    workspace: Workspace, folder: Path
) -> None:
    for number in range(1, 8):
        (folder / f"page {number}.html").write_text(page(number), "utf-8")
    refresh(workspace, Silent())
    for number in range(1, 8):
        found = document(workspace, f"page {number}.html")
        assert {one.text for one in found.furniture} == {
            "Ports of call",
            "Write to the harbour office",
            "All of it at a glance",
        }
        assert [one.text for one in found.passages][1:] == [
            "Write to the harbour office",
            f"The office opens {number} times.",
        ]
    assert not is_stale(workspace)


def test_a_page_of_the_site_that_comes_later_loses_its_lines_too(workspace: Workspace, folder: Path) -> None:
    for number in range(1, 8):
        (folder / f"page {number}.html").write_text(page(number), "utf-8")
        refresh(workspace, Silent())
    assert "Ports of call" in {one.text for one in document(workspace, "page 1.html").furniture}
    assert "Ports of call" in {one.text for one in document(workspace, "page 7.html").furniture}


def test_files_with_problems_are_tried_again_only_when_asked(workspace: Workspace, folder: Path) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    assert [one.path for one in refresh(workspace, Silent()).problems] == ["broken.docx"]
    assert unread_files(workspace) == ("broken.docx",)
    report = refresh(workspace, Silent(), again=unread_files(workspace))
    assert ([one.path for one in report.problems], report.changed) == (["broken.docx"], 0)
    assert refresh(workspace, Silent(), again=["other.txt"]).changed == 1


def test_wildcards_hold_for_what_is_new_and_what_is_known(workspace: Workspace, folder: Path) -> None:
    set_rules(workspace, FolderRules(exclude=("deep",)))
    assert is_stale(workspace)
    assert refresh(workspace, Silent()).documents == 1
    exclude(workspace, "other.txt")
    assert rules(workspace).exclude == ("deep", "/other.txt")
    assert why_left_out(workspace, "other.txt")
    assert not why_left_out(workspace, "below/other.txt")
    assert why_left_out(workspace, "a.jpg") == "picture"
    assert refresh(workspace, Silent()).documents == 0
    assert (folder / "other.txt").exists()


def test_a_correction_shows_after_the_file_is_read_again(workspace: Workspace) -> None:
    correct(workspace, "other.txt", "date", "2023-07-06")
    assert corrections(workspace, "other.txt") == {"date": "2023-07-06"}
    refresh(workspace, Silent(), again=("other.txt",))
    assert document(workspace, "other.txt").date == "2023-07-06"


def test_a_moved_folder_is_recognised_and_keeps_its_id(workspace: Workspace, folder: Path, places: Places) -> None:
    correct(workspace, "other.txt", "title", "As it is")
    elsewhere = folder.parent / "elsewhere"
    folder.rename(elsewhere)
    (found,) = candidates(places, elsewhere)
    assert (found.id, found.was, found.share) == (workspace.id, folder, 1.0)
    moved = move(places, found.id, elsewhere)
    assert (moved.id, moved.place, moved.label) == (workspace.id, workspace.place, "elsewhere")
    assert open_workspace(elsewhere, places) == moved
    assert corrections(moved, "other.txt") == {"title": "As it is"}


def test_a_folder_with_other_content_under_the_same_names_is_not_the_moved_one(
    workspace: Workspace, folder: Path, places: Places
) -> None:
    elsewhere = folder.parent / "elsewhere"
    shutil.copytree(folder, elsewhere)
    shutil.rmtree(folder)
    for file in elsewhere.rglob("*.txt"):
        file.write_bytes(file.read_bytes()[::-1])
    assert candidates(places, elsewhere) == ()
    assert workspace.id


def test_a_folder_that_is_still_there_did_not_move(workspace: Workspace, folder: Path, places: Places) -> None:
    shutil.copytree(folder, folder.parent / "copy")
    assert candidates(places, folder.parent / "copy") == ()
    assert workspace.is_reachable


def test_decisions_about_another_folder_are_not_buried_by_a_move(workspace: Workspace, places: Places) -> None:
    other = workspace.folder.parent / "other"
    shutil.copytree(workspace.folder, other)
    second = open_workspace(other, places)
    refresh(second, Silent())
    correct(second, "other.txt", "title", "Decided here")
    with pytest.raises(FolderInUse):
        move(places, workspace.id, other)
    with pytest.raises(FolderMissing):
        move(places, FolderId("nobody"), other)


def test_an_excerpt_is_compared_with_its_source_as_it_is_now(workspace: Workspace, folder: Path) -> None:
    excerpt = picked(workspace, "fourteen harbours")
    file = folder / "deep" / "harbour.txt"
    row = document(workspace, "deep/harbour.txt").row
    assert compare(workspace, excerpt) == Comparison("same", PARAGRAPHS[0], PARAGRAPHS[0], row)
    changed = PARAGRAPHS[0].replace("fourteen", "fifteen")
    file.write_text("\n\n".join(("A first line is new here.", changed, *PARAGRAPHS[1:])), "utf-8")
    refresh(workspace, Silent())
    found = compare(workspace, excerpt)
    assert (found.state, found.then, found.now) == ("changed", PARAGRAPHS[0], changed)
    file.write_text("\n\n".join(PARAGRAPHS[1:]), "utf-8")
    refresh(workspace, Silent())
    assert compare(workspace, excerpt).state == "gone"
    file.unlink()
    refresh(workspace, Silent())
    assert compare(workspace, excerpt) == Comparison("gone", PARAGRAPHS[0], None, None)


def test_a_renamed_source_is_the_same_source(workspace: Workspace, folder: Path) -> None:
    excerpt = picked(workspace, "fourteen harbours")
    (folder / "deep" / "harbour.txt").rename(folder / "renamed.txt")
    refresh(workspace, Silent())
    found = compare(workspace, excerpt)
    assert found.state == "same"
    assert found.document is not None
    assert found.document.path == "renamed.txt"


def test_a_selection_is_compared_with_the_whole_passage_it_stood_in(workspace: Workspace, folder: Path) -> None:
    finder = Finder(workspace)
    hit = finder.find(Request("fourteen harbours")).hits[0]
    (excerpt,) = finder.excerpts([Pick(hit.passage_id, (0, 10))], date(2024, 2, 7))
    finder.close()
    (folder / "deep" / "harbour.txt").write_text(PARAGRAPHS[0].replace("Inspectors", "Officials"), "utf-8")
    refresh(workspace, Silent())
    assert compare(workspace, excerpt).then == PARAGRAPHS[0]


def test_a_save_is_heard_and_makes_the_index_stale(workspace: Workspace, folder: Path) -> None:
    heard = threading.Event()
    watch = Watch(workspace, heard.set)
    (folder / "new.txt").write_text("A new line about the pier.", "utf-8")
    assert heard.wait(20)
    watch.close()
    assert is_stale(workspace)


def test_a_folder_that_is_away_is_not_watched(workspace: Workspace, folder: Path) -> None:
    shutil.rmtree(folder)
    watch = Watch(workspace, lambda: None)
    assert not watch.is_watching
    watch.close()
