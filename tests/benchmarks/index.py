"""How fast a folder is made searchable, reading included, beside recollindex (Recoll, Xapian) on the same folder.

    start.py bench index [FOLDER] [--json]

The folder is the largest real one beside the checkout, or the sample corpus where there is none. Each program indexes
it into an empty folder of its own; CPU seconds are user and system time of all its processes. Recoll runs without its
spelling dictionary and without result pages; it reads `.md` as plain text, by its own table. It is left out where it is
not installed, and its figures are worth nothing where it indexed fewer documents, so both counts are shown. Windows
does not tell what a process and its children used: this runs on Linux and macOS.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Figures:
    """What indexing cost: seconds by the clock and of CPU, the largest process, documents, the size of the index."""

    wall_s: float
    cpu_s: float
    peak_rss_mb: float
    documents: int
    index_mb: float
    mb_per_cpu_s: float


def measured(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Run a command and return its seconds, the CPU seconds of it and its children, and the largest of them in MB."""
    # a process in between, so that what it waited for is this command and nothing that ran before
    code = (
        "import json, resource, subprocess, sys, time; start = time.perf_counter();"
        "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode;"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(json.dumps([code, time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], env=environment, stdout=subprocess.PIPE, check=True, text=True
    )
    failed, wall, cpu, largest = json.loads(done.stdout)
    if failed:
        raise SystemExit(f"{command[0]} ended with {failed}")
    return wall, cpu, largest / (1e6 if sys.platform == "darwin" else 1e3)


def size_of(place: Path) -> float:
    """Return the megabytes of all files in a folder."""
    return sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) / 1e6


def bench_briefbook(folder: Path, place: Path) -> Figures:
    """Index the folder as the officer does, with the command line."""
    environment = {**os.environ, "BRIEFBOOK_DATA": str(place), "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-P", "-m", "briefbook", "index", str(folder), "--json"]
    wall, cpu, largest = measured(command, environment)
    shown = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    documents = int(json.loads(shown.stdout)["documents"])
    if not documents:
        raise SystemExit("Not one document was read, so the figures would be worth nothing.")
    return Figures(wall, cpu, largest, documents, size_of(place), size_of(folder) / cpu)


def bench_recoll(folder: Path, place: Path) -> Figures:
    """Index the folder with recollindex, in a configuration of its own."""
    place.mkdir()
    (place / "recoll.conf").write_text(f"topdirs = {folder}\nnoaspell = 1\nloglevel = 1\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    wall, cpu, largest = measured(["recollindex", "-c", str(place), "-z"], environment)
    listing = ["recollq", "-c", str(place), "-n", "0-1000000", "mime:* -mime:inode/directory"]
    found = subprocess.run(listing, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    documents = sum(line.count(b"\t[file:") for line in found.stdout.splitlines())
    return Figures(wall, cpu, largest, documents, size_of(place), size_of(folder) / cpu)


def main() -> int:
    """Run both programs and print the table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = REPOSITORY.parent / "shared" / "data" / "us_whitehouse_2021"
    parser.add_argument("folder", nargs="?", type=Path, default=shared if shared.is_dir() else REPOSITORY / "corpus")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        engines = {"briefbook": bench_briefbook(arguments.folder.resolve(), Path(temporary) / "briefbook")}
        if shutil.which("recollindex") and shutil.which("recollq"):
            engines["recoll"] = bench_recoll(arguments.folder.resolve(), Path(temporary) / "recoll")
    ours, peer = engines["briefbook"], engines.get("recoll")
    ratio = ours.mb_per_cpu_s / peer.mb_per_cpu_s if peer else None
    if arguments.json:
        figures = {name: asdict(one) for name, one in engines.items()}
        print(json.dumps({"folder_mb": size_of(arguments.folder), "engines": figures, "ratio": ratio}))
        return 0
    print(f"{arguments.folder}: {size_of(arguments.folder):.1f} MB")
    for name, value in asdict(ours).items():
        print(f"{name:14}{value:12.2f}" + (f"{asdict(peer)[name]:12.2f}" if peer else ""))
    print(f"briefbook per CPU second: {ratio:.2f} x recoll" if ratio else "recollindex is not installed here")
    return 0


if __name__ == "__main__":
    sys.exit(main())
