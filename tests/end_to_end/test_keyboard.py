"""By the keyboard alone, on a real screen: search, take two passages, look at the note, export it to Word."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import REPOSITORY, CommandLine
from tests.end_to_end.reading import read
from tests.end_to_end.screen import Screen, need_tools, only_book, wait_until

TITLE = "CIMM – Communications Narrative – February 7, 2024"


@pytest.fixture
def screen() -> Iterator[Screen]:
    need_tools()
    shown = Screen()
    yield shown
    shown.close()


def taken(book: Path) -> list[tuple[str, str]]:
    """What stands in the book's file: heading and text as taken of every excerpt."""
    sections = json.loads(book.read_text("utf-8"))["body"]["tabs"][0]["sections"]
    return [
        (section["heading"]["en"], entry["provenance"]["text"])
        for section in sections
        for entry in section.get("entries", ())
    ]


def test_two_words_two_passages_and_a_note_in_word_without_the_mouse(
    screen: Screen, briefbook: CommandLine, tmp_path: Path
) -> None:
    briefbook.run("index", REPOSITORY / "corpus")
    exports = tmp_path / "exports"
    exports.mkdir()
    environ = {
        **screen.environ,
        "BRIEFBOOK_DATA": str(briefbook.data),
        "BRIEFBOOK_EXPORTS": str(exports),
        "BRIEFBOOK_OPEN": "sample",
        "LANG": "C.UTF-8",
    }
    window = subprocess.Popen([sys.executable, "-m", "briefbook"], cwd=REPOSITORY, env=environ)
    try:
        screen.window("Narrative.*Briefbook")
        began = time.monotonic()
        screen.press("ctrl+k")
        screen.type("human trafficking")
        book = only_book(briefbook.data)
        for count in (1, 2):
            screen.press("Down", "a")
            wait_until(lambda count=count: len(taken(book)) == count, f"{count} passages in the book")  # type: ignore[misc]  # bound now
        screen.press("F5", "ctrl+e")
        screen.window("Export note")
        screen.press("Return")
        note = exports / f"{TITLE}.docx"
        wait_until(note.exists, "the note in Word")
        elapsed = time.monotonic() - began
        screen.window("Narrative.*Briefbook")
        screen.press("ctrl+q")
        assert window.wait(timeout=20) == 0
    finally:
        window.kill()
        window.wait()
    pieces = [piece.text for piece in read(note)]
    for heading, text in taken(book):
        assert heading == "Human Trafficking"
        assert text in pieces[pieces.index(heading) :]
    assert elapsed < 60
