"""What it takes to bring a whole folder into a fresh index: documents, problems, time, processor, memory, slow files.

    start.py bench whole_folder FOLDER [--json]

The folder is read in place and never written to; the index goes into a temporary folder.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from briefbook.settings.places import Places, shipped_folder
from tests.watching import Watched, index_and_watch, sums_up

SLOWEST = 10


def figures(watched: Watched) -> dict[str, object]:
    """Return what is printed, as plain values."""
    report = watched.report
    slowest = sorted(watched.files.items(), key=lambda one: -one[1])[:SLOWEST]
    return {
        "seen": report.seen,
        "documents": report.documents,
        "passages": report.passages,
        "parts": report.parts,
        "adds_up": sums_up(report),
        "problems": dict(Counter(str(problem.kind) for problem in report.problems if not problem.part)),
        "problems_of_parts": dict(Counter(str(problem.kind) for problem in report.problems if problem.part)),
        "skipped": {rule.rule: rule.count for rule in report.skipped},
        "seconds": round(watched.seconds, 1),
        "processor_seconds": {role: round(spent, 1) for role, spent in sorted(watched.usage.processor.items())},
        "peak_megabytes": {role: peak // 1_000_000 for role, peak in sorted(watched.usage.peaks.items())},
        "slowest": {path: round(seconds, 2) for path, seconds in slowest},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--problems", action="store_true", help="name every problem")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briefbook-bench-") as data:
        watched = index_and_watch(given.folder, Places(data=Path(data), shipped=shipped_folder()))
    if given.json:
        print(json.dumps(figures(watched), ensure_ascii=False))
        return 0
    for name, value in figures(watched).items():
        if isinstance(value, dict):
            print(f"{name}:", *(f"  {count:>10}  {what}" for what, count in value.items()), sep="\n")
        else:
            print(f"{name:<20} {value}")
    for problem in watched.report.problems if given.problems else ():
        print(f"{problem.kind:<12} {problem.path}: {problem.reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
