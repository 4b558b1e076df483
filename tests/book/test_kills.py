"""A process that is killed while it edits and saves loses no book and no edit that it said was safe."""

import os
import random
import subprocess
import sys
from pathlib import Path

from briefbook.book import edit, storage
from briefbook.book.history import History
from briefbook.disk import atomic
from briefbook.model.book import Book, Wording
from briefbook.model.excerpt import paragraphs
from briefbook.model.plain import from_plain
from briefbook.model.template import SectionSpec, TemplateInfo

CHILD = Path(__file__).with_name("edit_until_killed.py")
INFO = TemplateInfo(
    name="cimm-narrative",
    title=Wording("Narrative"),
    note_title=Wording("Narrative"),
    fields=(),
    sections=(SectionSpec("introduction", Wording("Introduction"), Wording()),),
)


def run_and_kill(edits: int, *places: Path) -> int:
    """Let the child make this many edits, kill it in the middle of whatever it does, and return the last safe one."""
    with subprocess.Popen(
        [sys.executable, str(CHILD), *map(str, places)],
        env={**os.environ, "PYTHONPATH": str(Path(atomic.__file__).parents[2])},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as child:
        assert child.stdout is not None
        safe = [child.stdout.readline() for _ in range(edits)]
        child.kill()
        safe += child.stdout.readlines()
    whole = [line for line in safe if line.endswith("\n")]
    return int(whole[-1])


def test_no_book_and_no_edit_is_lost_when_the_process_is_killed(tmp_path: Path, full_size: bool) -> None:
    path, journal, backups = tmp_path / "books" / "note.brief", tmp_path / "note.journal", tmp_path / "backups"
    path.parent.mkdir()
    book = edit.new_book("0123456789abcdef" * 2, INFO, "en", {})
    storage.create(path, edit.write(book, None, book.tabs[0].sections[0].id, paragraphs("0"))[0])
    rng = random.Random(7)
    recoveries = 0
    for _ in range(300 if full_size else 15):
        safe = run_and_kill(rng.randrange(1, 12), path, journal, backups)
        loaded = storage.load(path)
        history = History.open(journal, loaded.body)
        recoveries += history.recovered is not None
        entries = from_plain(Book, history.recovered or loaded.body).tabs[0].sections[0].entries
        numbers = [int(entry.text.split(" ")[0]) for entry in entries]
        assert numbers[-1] >= safe
        assert numbers == list(range(numbers[0], numbers[-1] + 1))
        assert history.undo_label == f"write:{numbers[-1]}"
    assert recoveries
    atomic.sweep(path.parent, older_than_seconds=-60)
    assert [file.name for file in path.parent.iterdir()] == ["note.brief"]
