"""The repository speaks of Briefbook alone."""

import re
import subprocess
from pathlib import Path

MACHINE_PATH = re.compile(r"(?:^|[^A-Za-z.])/(?:work|farm|root|home/[a-z]+)/")
REGISTRY = re.compile(
    "|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.(?:org|com)")), re.IGNORECASE
)
LEFT_OVER = re.compile(r"\b(?:" + "TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
TEXT = {".py", ".toml", ".md", ".lock", ".txt", ".j2", ".spec", ".json", ".html", ".svg", ".yml", ".cfg", ".ini", ""}


def tracked_texts(repository: Path) -> dict[str, str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, check=True).stdout.decode(
        "utf-8"
    )
    files = [repository / name for name in listed.split("\0") if name and Path(name).suffix in TEXT]
    return {path.relative_to(repository).as_posix(): path.read_text("utf-8") for path in files if path.is_file()}


def test_no_path_of_a_machine_and_no_registry_stands_in_the_repository(repository: Path) -> None:
    found = [
        name for name, text in tracked_texts(repository).items() if MACHINE_PATH.search(text) or REGISTRY.search(text)
    ]
    assert not found


def test_nothing_is_left_for_later(repository: Path) -> None:
    assert not [name for name, text in tracked_texts(repository).items() if LEFT_OVER.search(text)]
