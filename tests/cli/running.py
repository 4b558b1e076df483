"""Runs the real command line in a process of its own and holds every answer against the schema of its command."""

import functools
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

REPOSITORY = Path(__file__).resolve().parents[2]
SCHEMAS = Path(__file__).with_name("schemas")
SECONDS = 120


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run came to."""

    code: int
    stdout: bytes
    stderr: str

    @property
    def text(self) -> str:
        return self.stdout.decode("utf-8")


class CommandLine:
    """`briefbook …` with a data folder of its own."""

    def __init__(self, data: Path, cwd: Path, environ: Mapping[str, str] | None = None) -> None:
        self.data = data
        self.cwd = cwd
        self.environ = {
            **os.environ,
            "BRIEFBOOK_DATA": str(data),
            "PYTHONPATH": str(REPOSITORY),
            **(environ or {}),
        }

    def command(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "briefbook", *map(str, arguments)]

    def run(self, *arguments: str | Path, before: Callable[[], None] | None = None) -> Ran:
        """Run a command; `before` runs in the child before it becomes Briefbook (POSIX only)."""
        ended = subprocess.run(
            self.command(*arguments),
            cwd=self.cwd,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=SECONDS,
            preexec_fn=before,
        )
        stderr = ended.stderr.decode("utf-8")
        assert "Traceback" not in stderr, stderr
        return Ran(ended.returncode, ended.stdout, stderr)

    def answer(self, command: str, *arguments: str | Path) -> dict[str, Any]:
        """Run a command that must succeed and return its answer, held against its schema."""
        ran = self.run(command, "--json", *arguments)
        assert ran.code == 0, ran
        return checked(command, ran.stdout)

    def refusal(self, code: int, *arguments: str | Path, before: Callable[[], None] | None = None) -> dict[str, Any]:
        """Run a command that must end with this exit code and return its error, held against the schema of errors."""
        ran = self.run("--json", *arguments, before=before)
        assert ran.code == code, ran
        error: dict[str, Any] = checked("error", ran.stdout)["error"]
        return error


def checked(schema: str, data: bytes) -> dict[str, Any]:
    """Return the one JSON object that was printed, held against a schema."""
    assert data.endswith(b"}\n"), data
    plain: dict[str, Any] = json.loads(data.decode("utf-8"))
    validator(schema).validate(plain)
    return plain


@functools.cache
def validator(name: str) -> Draft202012Validator:
    """Return the validator of a command's answers."""
    contents = [json.loads(path.read_text("utf-8")) for path in sorted(SCHEMAS.glob("*.json"))]
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in contents
    )
    schema = next(one for one in contents if one["$id"] == f"{name}.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, registry=registry)
