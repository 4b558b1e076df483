"""Measuring the processes of the benchmark: a stage of ours, or a program by others."""

import json
import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
_PER_MB = 1e6 if sys.platform == "darwin" else 1e3
"""The system tells memory in bytes there, in KiB elsewhere."""

if sys.platform == "win32":
    import psutil

    def peak_mb() -> float:
        """Return the most memory that this process held so far."""
        return float(psutil.Process().memory_info().peak_wset) / 1e6

else:
    import resource

    def peak_mb() -> float:
        """Return the most memory that this process held so far."""
        return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / _PER_MB


_WATCH = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


def stage(name: str, count: int, folder: Path) -> dict[str, float]:
    """Run a stage in a process of its own and return its figures."""
    command = [sys.executable, "-P", "-m", "tests.benchmarks.exporting.child", name, str(count), str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def program(command: list[str]) -> dict[str, float]:
    """Run a program by others, in a process between, so that what it used is its own alone."""
    done = subprocess.run([sys.executable, "-c", _WATCH, *command], stdout=subprocess.PIPE, check=True)
    code, wall, cpu, peak = json.loads(done.stdout)
    if code:
        raise SystemExit(f"{command[0]} ended with {code}")
    return {"wall_s": wall, "cpu_s": cpu, "peak_mb": peak / _PER_MB}
