"""What the benchmarks measure with: time, memory, disk, and what a list of times comes to. Standard library only."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

if sys.platform != "win32":
    import resource


BY_CPU = "BRIEFBOOK_BENCH_BY_CPU"
"""Set in the environment where other work on the machine would falsify what the clock says."""


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes: by the clock, or in CPU time."""
    clock = time.process_time if BY_CPU in os.environ else time.perf_counter
    started = clock()
    work()
    return (clock() - started) * 1000


def clocked_milliseconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes by the clock, waiting for the disk included."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def cpu_seconds() -> float:
    """Return the CPU time of this process, of all its threads, and of the children it has waited for."""
    children = os.times()  # in hundredths of a second, too coarse for this process
    return time.process_time() + children.children_user + children.children_system


def peak_megabytes() -> float:
    """Return the largest that this process was; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.is_file():  # what getrusage says holds the parent's pages too, when it was started by vfork
        line = next(one for one in status.read_text("utf-8").splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1e3
    return _largest_by_the_system()


def _largest_by_the_system() -> float:
    if sys.platform == "win32":
        return 0.0
    else:  # noqa: RET505  # so that the types hold for each system
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def disk_bytes(place: Path) -> int:
    """Return the size of all files in a folder."""
    return sum(path.stat().st_size for path in place.rglob("*") if path.is_file())


def part(times: Sequence[float], share: float) -> float:
    """Return the smallest of the times that at least this share of them does not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, max(0, -int(-len(ordered) * share // 1) - 1))]


def spread(times: Sequence[float], before: str = "") -> dict[str, float]:
    """Return p50, p95 and the largest of times in milliseconds, under names that begin with `before`."""
    return {
        f"{before}p50_ms": part(times, 0.5),
        f"{before}p95_ms": part(times, 0.95),
        f"{before}max_ms": max(times),
    }
