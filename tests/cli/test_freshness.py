"""An index that cannot be trusted is made anew by the command that meets it, in one sentence and without a question."""

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli import harbour
from tests.cli.running import CommandLine

MENDED = "The index was damaged and was made anew; nothing of yours is lost."


def only(briefbook: CommandLine, pattern: str) -> Path:
    (path,) = briefbook.data.rglob(pattern)
    return path


def turn_a_bit_over(pattern: str, place: float) -> Callable[[CommandLine], None]:
    def damage(briefbook: CommandLine) -> None:
        path = only(briefbook, pattern)
        data = bytearray(path.read_bytes())
        data[int(len(data) * place)] ^= 1
        path.write_bytes(data)

    return damage


def change_a_title(briefbook: CommandLine) -> None:
    with closing(sqlite3.connect(only(briefbook, "catalogue.sqlite"))) as connection, connection:
        connection.execute("UPDATE documents SET title = 'Another title' WHERE path LIKE '%.md'")


def lose_the_lists(briefbook: CommandLine) -> None:
    only(briefbook, "*.toc").unlink()


def lose_what_names_the_store(briefbook: CommandLine) -> None:
    only(briefbook, "index.json").write_text("{", "utf-8")


@pytest.mark.parametrize(
    ("damage", "is_changed"),
    [
        (turn_a_bit_over("*.seg", 0.01), False),
        (change_a_title, True),
        (lose_the_lists, True),
        (lose_what_names_the_store, False),
    ],
)
def test_an_answer_comes_from_an_index_made_anew(
    briefbook: CommandLine, tmp_path: Path, damage: Callable[[CommandLine], None], is_changed: bool
) -> None:
    folder = harbour.make_folder(tmp_path / "papers")
    briefbook.answer("index", folder)
    if is_changed:
        (folder / "new.txt").write_text("A new ferry\n\nThe new ferry is faster than the old ferry.\n", "utf-8")
    sound = CommandLine(tmp_path / "other data", tmp_path).answer("find", folder, "ferry")
    damage(briefbook)
    answer = briefbook.answer("find", folder, "ferry")
    assert MENDED in answer.pop("notes")
    assert answer == {name: value for name, value in sound.items() if name != "notes"}
    assert MENDED not in briefbook.answer("find", folder, "ferry")["notes"]


def test_indexing_finds_damage_that_no_answer_showed(briefbook: CommandLine, tmp_path: Path) -> None:
    folder = harbour.make_folder(tmp_path / "papers")
    documents = briefbook.answer("index", folder)["documents"]
    turn_a_bit_over("*.seg", 0.3)(briefbook)
    ran = briefbook.run("index", folder, "--json")
    assert json.loads(ran.stdout)["added"] == documents
    assert MENDED in ran.stderr
    assert MENDED not in briefbook.run("index", folder).stderr


if sys.platform != "win32":  # a full disk is played with a limit that Windows does not have
    import resource

    def keep_files_small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    def keep_new_files_tiny() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    def test_on_a_disk_that_is_wholly_full_all_is_found_as_before(briefbook: CommandLine, tmp_path: Path) -> None:
        folder = harbour.make_folder(tmp_path / "papers")
        found = briefbook.answer("find", folder, "ferry")
        ran = briefbook.run("find", folder, "ferry", "--json", before=keep_new_files_tiny)
        assert (ran.code, json.loads(ran.stdout)) == (0, found)
        (folder / "new.txt").write_text("A new ferry\n\nThe new ferry is fast.\n", "utf-8")
        ran = briefbook.run("find", folder, "ferry", "--json", before=keep_new_files_tiny)
        answer = json.loads(ran.stdout)
        assert (ran.code, answer["hits"], answer["complete"]) == (0, found["hits"], False)
        assert len(answer["notes"]) == 1
        assert briefbook.answer("find", folder, "ferry")["total"] == found["total"] + 1

    def test_when_the_index_cannot_grow_what_it_holds_is_found_all_the_same(
        briefbook: CommandLine, tmp_path: Path
    ) -> None:
        folder = harbour.make_folder(tmp_path / "papers")
        much = "\n\n".join(f"The ferry {one * one:x} was seen {one * 7919:x} times." for one in range(20_000))
        briefbook.refusal(1, "find", folder, "ferry", before=keep_files_small)
        found = briefbook.answer("find", folder, "ferry")
        (folder / "much.txt").write_text(f"Ferries\n\n{much}\n", "utf-8")
        ran = briefbook.run("find", folder, "ferry", "--json", before=keep_files_small)
        answer = json.loads(ran.stdout)
        assert (ran.code, answer["total"], answer["complete"]) == (0, found["total"], False)
        assert any("disk" in note for note in answer["notes"])
        assert briefbook.answer("find", folder, "ferry")["total"] > found["total"]
