"""Every name is told once, no link is followed, and a folder that vanishes is no empty folder."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefbook.disk import walk as rules
from briefbook.disk.walk import FolderGone, Found, file_of, walk

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files, or needs a privilege for them")


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")


def by_rule(folder: Path) -> dict[str, str | None]:
    found = list(walk(folder))
    paths = [one.path for one in found]
    assert len(set(paths)) == len(paths)
    return {one.path: one.skip for one in found}


def test_files_come_in_the_order_of_their_paths_with_size_and_time(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "é.txt", "B.txt")
    found = list(walk(tmp_path))
    assert [one.path for one in found] == ["B.txt", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt", "é.txt"]
    facts = (tmp_path / "b.txt").stat()
    assert found[4] == Found("b.txt", 5, facts.st_mtime_ns)


def test_hidden_and_temporary_files_are_named_with_their_rule(tmp_path: Path) -> None:
    put(tmp_path, ".hidden", "~$note.docx", ".~lock.note.odt#", "note.docx", "~notes.txt")
    assert by_rule(tmp_path) == {
        ".hidden": rules.HIDDEN,
        "~$note.docx": rules.TEMPORARY,
        ".~lock.note.odt#": rules.TEMPORARY,
        "note.docx": None,
        "~notes.txt": None,
    }


def test_a_hidden_folder_counts_as_one_name_and_is_not_entered(tmp_path: Path) -> None:
    put(tmp_path, ".git/config", ".git/objects/1", "a.txt")
    assert by_rule(tmp_path) == {".git": rules.HIDDEN, "a.txt": None}


def test_a_folder_that_begins_hidden_itself_is_walked(tmp_path: Path) -> None:
    put(tmp_path / ".corpus", "a.txt")
    assert by_rule(tmp_path / ".corpus") == {"a.txt": None}


@POSIX
def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "a/a.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a" / "a.txt")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    assert by_rule(tmp_path) == {
        "a/a.txt": None,
        "a/loop": rules.LINK,
        "b": rules.LINK,
        "nowhere": rules.LINK,
    }


@POSIX
def test_pipes_and_sockets_are_told_and_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        monkeypatch.chdir(tmp_path)  # the name of a socket may not be long
        with socket.socket(socket.AF_UNIX) as local:
            local.bind("socket")
    assert by_rule(tmp_path) == {"pipe": rules.NOT_REGULAR, "socket": rules.NOT_REGULAR}


@POSIX
def test_a_name_that_is_no_utf_8_can_be_shown_and_found_again(tmp_path: Path) -> None:
    raw = os.fsdecode(b"caf\xe9\n.txt")
    (tmp_path / raw).write_text("content", encoding="utf-8")
    (found,) = walk(tmp_path)
    assert found.path == r"caf\xe9\x0a.txt"
    assert found.path.isprintable()
    assert found.path.encode("utf-8")
    assert file_of(tmp_path, found.path).read_text("utf-8") == "content"


@POSIX
def test_a_name_with_a_backslash_of_its_own_is_that_name(tmp_path: Path) -> None:
    put(tmp_path, r"caf\xe9.txt", "plain.txt")
    for found in walk(tmp_path):
        assert file_of(tmp_path, found.path).read_text("utf-8") == found.path


@POSIX
def test_a_name_in_either_form_of_an_accent_stays_as_it_is(tmp_path: Path) -> None:
    put(tmp_path, "caf\u00e9.txt", "cafe\u0301.txt", "21\u00a0%.txt")
    assert set(by_rule(tmp_path)) == {"caf\u00e9.txt", "cafe\u0301.txt", "21\u00a0%.txt"}


@POSIX
def test_a_folder_that_may_not_be_listed_counts_as_one(tmp_path: Path) -> None:
    put(tmp_path, "open/a.txt", "shut/b.txt")
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from briefbook.disk.walk import walk\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "print([(one.path, one.skip) for one in walk(Path('.'))])\n"
    )
    tmp_path.chmod(0o755)
    (tmp_path / "shut").chmod(0)
    try:
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,  # reached by no path, so that the folders above need not be open to everybody
            env={**os.environ, "PYTHONPATH": str(Path(rules.__file__).parents[2])},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    finally:
        (tmp_path / "shut").chmod(0o700)
    assert run.stdout == f"[('open/a.txt', None), ('shut', '{rules.UNREADABLE_FOLDER}')]\n", run.stderr


def test_a_very_deep_folder_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    depth = 50 if sys.platform == "win32" else 1100
    monkeypatch.chdir(tmp_path)
    try:
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        put(Path(), "a.txt")
        assert [one.path for one in walk(tmp_path)] == ["d/" * depth + "a.txt"]
    finally:  # what clears temporary folders away does not go that deep
        Path("a.txt").unlink(missing_ok=True)
        while Path.cwd() != tmp_path:
            os.chdir("..")
            Path("d").rmdir()


@POSIX
def test_a_path_longer_than_the_system_allows_is_told_and_the_rest_is_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "near.txt")
    try:
        for _ in range(25):
            Path("d" * 200).mkdir()
            os.chdir("d" * 200)
            put(Path(), "a.txt")
        rules_found = by_rule(tmp_path)
    finally:  # what clears temporary folders away does not go that deep
        while Path.cwd() != tmp_path:
            Path("a.txt").unlink(missing_ok=True)
            os.chdir("..")
            Path("d" * 200).rmdir()
    assert rules_found["near.txt"] is None
    too_long = [path for path, rule in rules_found.items() if rule == rules.TOO_LONG]
    assert too_long
    assert len(os.fspath(tmp_path / too_long[0])) > 4000
    assert all(rule in (None, rules.TOO_LONG) for rule in rules_found.values())
    assert sum(rule is None for rule in rules_found.values()) >= 18


@POSIX
def test_a_device_is_told_and_not_opened(tmp_path: Path) -> None:
    if sys.platform != "win32":
        try:
            os.mknod(tmp_path / "endless.txt", 0o20666, os.makedev(1, 5))
        except PermissionError:
            pytest.skip("only a superuser makes devices")
    assert by_rule(tmp_path) == {"endless.txt": rules.NOT_REGULAR}


@POSIX
def test_a_name_ends_as_it_does_on_another_system(tmp_path: Path) -> None:
    names = ["..\\up.txt", "C:\\a.txt", "CON.txt", "a.txt:stream", "trailing. ", " leading.txt", "-rf.txt", "%2e.txt"]
    put(tmp_path, *names)
    assert set(by_rule(tmp_path)) == set(names)
    assert all(file_of(tmp_path, name).read_text("utf-8") == name for name in names)


def test_a_folder_named_like_a_document_is_walked(tmp_path: Path) -> None:
    put(tmp_path, "a.docx/inner.txt", "~$b.docx/inner.txt")
    assert by_rule(tmp_path) == {"a.docx/inner.txt": None, "~$b.docx/inner.txt": None}


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderGone) as caught:
        list(walk(tmp_path / "gone"))
    assert caught.value.folder == tmp_path / "gone"


def test_a_folder_that_vanishes_in_mid_walk_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "drive"
    put(folder, *(f"{number}/a.txt" for number in range(5)))
    found = walk(folder)
    next(found)
    shutil.rmtree(folder)
    with pytest.raises(FolderGone):
        list(found)


def test_a_folder_that_vanishes_after_its_last_file_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "drive"
    put(folder, "a.txt")
    found = walk(folder)
    next(found)
    shutil.rmtree(folder)
    with pytest.raises(FolderGone):
        list(found)


def test_an_empty_folder_in_the_place_of_a_drive_is_not_taken_for_it(tmp_path: Path) -> None:
    folder = tmp_path / "drive"
    put(folder, *(f"{number}/a.txt" for number in range(5)))
    found = walk(folder)
    next(found)
    folder.rename(tmp_path / "unplugged")
    folder.mkdir()
    with pytest.raises(FolderGone):
        list(found)


def test_what_is_deleted_in_mid_walk_is_not_told_and_the_rest_is(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b/b.txt", "c.txt", "d.txt")
    found = walk(tmp_path)
    assert next(found).path == "a.txt"
    shutil.rmtree(tmp_path / "b")
    (tmp_path / "c.txt").unlink()
    assert [one.path for one in found] == ["d.txt"]
