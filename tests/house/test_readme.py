"""What README says to newcomers is so: its commands can be typed, its numbers, keys and files are right."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from briefbook.cli.arguments import build_parser
from briefbook.gui.commands import COMMANDS
from briefbook.worker.office import OFFICE_VARIABLE

OF_THE_CHECKOUT = {"test", "shots", "bench", "build"}
"""Commands of start.py itself."""
NUMBERS = {"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14}


@pytest.fixture(scope="module")
def readme() -> str:
    return (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")


def test_every_command_can_be_typed_as_it_stands(readme: str) -> None:
    lines = re.findall(r"^    python3 start\.py (.+)$", readme, re.MULTILINE)
    assert len(lines) > 25
    for line in lines:
        words = shlex.split(re.split(r" {3,}", line)[0])
        if words[0] not in OF_THE_CHECKOUT:
            build_parser().parse_args(words)


def test_every_key_is_in_the_table_of_commands(readme: str) -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    named = set(re.findall(r"\b(?:Ctrl\+(?:Shift\+)?[A-Z]|F[0-9]{1,2})\b", readme))
    assert len(named) > 4
    assert named <= keys


def test_its_numbers_are_right(readme: str, repository: Path) -> None:
    templates = re.search(r"one of (\w+) templates", readme)
    topics = re.search(r"begin with (\w+) topics", readme)
    documents = re.search(r"holds (\d+) short documents", readme)
    assert templates is not None
    assert topics is not None
    assert documents is not None
    assert NUMBERS[templates[1]] == len(list((repository / "templates").glob("*/template.toml")))
    starter = tomllib.loads((repository / "resources" / "topics" / "starter.toml").read_text("utf-8"))
    assert NUMBERS[topics[1]] == len(next(iter(starter.values())))
    assert int(documents[1]) == sum(one.is_file() for one in (repository / "corpus").rglob("*"))


def test_every_file_that_it_leads_to_is_there(readme: str, repository: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert targets
    assert not [one for one in targets if not (repository / one).is_file()]


def test_the_variable_that_names_libreoffice_is_told(readme: str) -> None:
    assert OFFICE_VARIABLE in readme
