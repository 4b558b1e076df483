"""The map in CONTRIBUTING shows the house as it stands."""

import re
from pathlib import Path

LINE = re.compile(r"^    (?P<room>briefbook/(?:[a-z_]+/)*) |^      (?P<file>[a-z_]+\.py) ")


def mapped(text: str) -> set[str]:
    found: set[str] = set()
    room = ""
    for line in text.split("\n## Map\n", 1)[1].split("\n"):
        match = LINE.match(line + " ")
        if match and match["room"]:
            room = match["room"]
        elif match:
            found.add(room + match["file"])
    return found


def test_every_module_is_on_the_map_and_nothing_else(repository: Path) -> None:
    modules = {
        path.relative_to(repository).as_posix()
        for path in (repository / "briefbook").rglob("*.py")
        if path.name != "__init__.py"
    }
    assert mapped((repository / "CONTRIBUTING.md").read_text("utf-8")) == modules
