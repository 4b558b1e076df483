"""The stages of one engine, each in a process of its own, and what they come to."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from tests.benchmarks.searching.asking import KINDS
from tests.benchmarks.searching.child import ADDED
from tests.benchmarks.searching.corpus import REPOSITORY
from tests.benchmarks.searching.measuring import BY_CPU, part

_DEBIAN = "/usr/bin/python3"
_NEEDS = {"tantivy": "tantivy", "xapian": "xapian"}
WHOOSH_PASSAGES = 10_000
_TYPED = 10
_ROUNDS = 3
_SPEEDS = ("index_mb_per_cpu_s", "index_mb_per_s")


class Run:
    """One engine over the documents and the questions that lie in a folder."""

    def __init__(self, name: str, folder: Path, fresh: int, by_cpu: bool = False) -> None:
        self._name, self._folder, self._fresh = name, folder, fresh
        self._python = _DEBIAN if name == "xapian" else sys.executable
        self._environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONWARNINGS": "ignore"}
        if by_cpu:
            self._environment[BY_CPU] = "1"

    def absence(self) -> str | None:
        """Return why the engine cannot be measured here; None when it can."""
        if shutil.which(self._python) is None:
            return f"there is no {self._python}"
        package = _NEEDS.get(self._name)
        if package is None:
            return None
        # the model must be readable too: an old system Python is not enough
        code = f"import {package}, briefbook.model.document"
        done = subprocess.run([self._python, "-P", "-c", code], env=self._environment, capture_output=True, check=False)
        return f"{package} is not installed for {self._python}" if done.returncode else None

    def figures(self, passages: int) -> dict[str, object]:
        """Build, ask and add to, and return all that was measured; times in milliseconds."""
        limit = min(passages, WHOOSH_PASSAGES) if self._name == "whoosh" else passages
        both = self._stage("both", limit)
        built = self._built(limit)
        asked = self._stage("ask", 0)
        first = [self._stage("fresh", self._spread_out(number)) for number in range(self._fresh)]
        typed = [self._stage("typing", number * 3 % _TYPED) for number in range(max(1, self._fresh // 3))]
        added = self._stage("add", ADDED if self._fresh > 5 else 3)
        cold = [float(str(one["first"])) for one in first]
        opened = [float(str(one["open"])) + took for one, took in zip(first, cold, strict=True)]
        strokes = [float(took) for one in typed for took in cast("list[float]", one["strokes"])]
        peaks = [float(str(held)) for held in (built["build_peak_mb"], asked["ask_peak_mb"])]
        return {
            **built,
            **both,
            "open_ms": part(opened, 0.5),
            **asked,
            "cold_p95_ms": part(cold, 0.95),
            "cold_max_ms": max(cold),
            "cold_first_key_ms": max(float(str(one["first"])) for one in typed),
            "cold_key_max_ms": max(strokes),
            **added,
            "peak_mb": max(peaks),
        }

    def _built(self, limit: int) -> Mapping[str, object]:
        """Build a few times, each in a process of its own, and return the last with the best speed of any.

        What else the machine does meanwhile is no business of the engine.
        """
        rounds = []
        for _ in range(_ROUNDS):
            shutil.rmtree(self._folder / self._name, ignore_errors=True)
            rounds.append(self._stage("build", limit))
        best = {speed: max(float(str(one[speed])) for one in rounds) for speed in _SPEEDS}
        return {**rounds[-1], **best}

    def ranked(self, depth: int) -> dict[str, list[str]]:
        """Return for each question of the folder the paths of the documents that answer it, the best first."""
        return cast("dict[str, list[str]]", self._stage("rank", depth))

    def _spread_out(self, number: int) -> int:
        """Return the number of a query such that new processes ask of every kind in turn."""
        firsts = [sum(list(KINDS.values())[:at]) for at in range(len(KINDS))]
        round_, kind = divmod(number, len(KINDS))
        return firsts[kind] + round_ % list(KINDS.values())[kind]

    def _stage(self, stage: str, number: int) -> Mapping[str, object]:
        where = [self._name, stage, str(self._folder), str(number)]
        command = [self._python, "-P", "-m", "tests.benchmarks.searching.child", *where]
        done = subprocess.run(command, env=self._environment, stdout=subprocess.PIPE, check=False, text=True)
        if done.returncode:
            raise SystemExit(f"{self._name}: the stage {stage} {number} failed")
        return cast("Mapping[str, object]", json.loads(done.stdout))
