"""The guide for authors of templates teaches what works: every file and every command on the page is tried in order."""

import io
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

from briefbook.render.declaration import RESERVED_NAMES
from briefbook.render.sandbox import filters
from tests.cli.running import CommandLine
from tests.render.typing_in_word import paragraph, table, word_file

GUIDE = "docs/templates.md"
BLOCK = re.compile(r"^```(?P<kind>\w+)(?P<told>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
TOLD = re.compile(r'(\w+)=(?:"([^"]*)"|(\S+))')
STYLES = {"Title: ": "Title", "Heading 1: ": "Heading1"}


@dataclass(frozen=True, slots=True)
class Block:
    kind: str
    told: dict[str, str]
    text: str


def blocks(guide: str) -> Iterator[Block]:
    for found in BLOCK.finditer(guide):
        told = {name: quoted or bare for name, quoted, bare in TOLD.findall(found["told"])}
        yield Block(found["kind"], told, found["text"])


def expected(text: str) -> re.Pattern[str]:
    """The lines that are shown; … stands for anything within a line, and alone for any lines."""
    lines = [".*" if line == "…" else re.escape(line).replace("…", "[^\n]*") for line in text.rstrip("\n").split("\n")]
    return re.compile("\n".join(lines) + "\n?", re.DOTALL)


def form(text: str) -> bytes:
    """The Word file that an author makes of what the page shows."""
    made: list[str] = []
    rows: list[tuple[str, ...]] = []
    for line in [*text.rstrip("\n").split("\n"), ""]:
        if line.startswith("|"):
            # a bar within a tag is a filter's
            rows.append(tuple(cell.strip() for cell in re.split(r"\|(?![^{}]*\}\})", line[1:-1])))
            continue
        if rows:
            made.append(table(*rows))
            rows = []
        if line:
            style = next((style for start, style in STYLES.items() if line.startswith(start)), "BodyText")
            made.append(paragraph(line.partition(": ")[2] if style != "BodyText" else line, style=style))
    return word_file(*made)


class Follower:
    """Does what the page says, in order."""

    def __init__(self, folder: Path) -> None:
        self.briefbook = CommandLine(folder / "data", folder)
        self.ran = 0

    def follow(self, block: Block) -> None:
        match block.kind:
            case "console":
                self._run(block.text, int(block.told.get("code", 0)))
            case "toml" | "jinja":
                self._write(block)
            case "word":
                (self._templates / block.told["folder"] / block.told["file"]).write_bytes(form(block.text))
            case "markdown":
                said = (self.briefbook.cwd / block.told["made"]).read_text("utf-8")
                assert expected(block.text).search(said.replace("\u00a0", " ")), said
            case "text":
                data = (self.briefbook.cwd / block.told["made"]).read_bytes()
                said = "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs if one.text.strip())
                assert expected(block.text).fullmatch(said.replace("\u00a0", " ")), said
            case other:
                pytest.fail(f"the page has a block of the kind {other}, which nothing tries")

    @property
    def _templates(self) -> Path:
        return self.briefbook.data / "templates"

    def _write(self, block: Block) -> None:
        path = self._templates / "harbour-note" / block.told["file"]
        if "replace" in block.told:
            before = path.read_text("utf-8")
            assert before.count(block.told["replace"]) == 1
            path.write_text(before.replace(block.told["replace"], block.told["with"]), "utf-8")
        else:
            path.write_text(block.text, "utf-8")

    def _run(self, text: str, code: int) -> None:
        for command in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            line, _, shown = command.partition("\n")
            program, *arguments = shlex.split(line)
            assert program == "briefbook"
            ran = self.briefbook.run(*arguments)
            assert ran.code == code, (line, ran)
            assert expected(shown).fullmatch(ran.text.replace("\u00a0", " ")), (line, ran.text)
            self.ran += 1


def test_everything_on_the_page_works_as_it_says(repository: Path, tmp_path: Path) -> None:
    follower = Follower(tmp_path)
    for block in blocks((repository / GUIDE).read_text("utf-8")):
        follower.follow(block)
    assert follower.ran >= 15


def named_in(guide: str, heading: str) -> set[str]:
    """The words in the first column of the table with this heading."""
    rows = guide.split(f"\n| {heading} |", 1)[1].split("\n\n", 1)[0].strip("\n").split("\n")[2:]
    return {name for row in rows for name in re.findall(r"`(\w+)[^`]*`", row.split("|")[1])}


def test_the_page_names_every_filter_and_every_name(repository: Path) -> None:
    guide = (repository / GUIDE).read_text("utf-8")
    assert named_in(guide, "filter") == set(filters())
    assert named_in(guide, "name") >= RESERVED_NAMES
