"""How fast a book becomes a Word file, beside the prototype it was designed with and pandoc, in one run.

    start.py bench export [--passages N] [--json]

N excerpts of some 50 words in one narrative (10,000 unless told), three tenths of them for growth, and 300, the size
of an ordinary note. Each figure is from a process of its own; seconds are of CPU, which a busy machine does not change.
Briefbook makes the working copy from the book in memory to the file: template, tree, numbered sources, annex,
provenance; the check of the finished file is told apart. The prototype lies beside the checkout in
`shared/reference/export` and is left out where it is not; it makes notes at the foot of the page instead of an annex.
pandoc reads the same note as Markdown, with our reference.docx, and is left out where it is not installed. The preview
is timed by the clock, through the guest process, each time after an edit; `cpu_ms` is what one of them takes of the
processor in both processes.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypeAlias

from tests.benchmarks.exporting.child import PROTOTYPE
from tests.benchmarks.exporting.measuring import program, stage

ORDINARY = 300
Figures: TypeAlias = dict[str, float]


def measured(count: int, folder: Path) -> dict[str, Figures]:
    """Return the figures of each engine for so many excerpts."""
    engines = {"briefbook": stage("briefbook", count, folder)}
    if (PROTOTYPE / "docxio.py").is_file():
        making = [sys.executable, str(PROTOTYPE / "make_reference.py")]
        subprocess.run(making, cwd=folder, stdout=subprocess.DEVNULL, check=True)
        engines["prototype"] = stage("prototype", count, folder)
    if shutil.which("pandoc") and sys.platform != "win32":  # which does not tell what a program used
        stage("markdown", count, folder)
        look = f"--reference-doc={folder / 'look.docx'}"
        command = ["pandoc", "-f", "markdown", look, "-o", str(folder / "pandoc.docx"), str(folder / "note.md")]
        engines["pandoc"] = program(command)
    return engines


def ratios(whole: dict[str, Figures], part: dict[str, Figures], ordinary: dict[str, Figures]) -> Figures:
    """Return what is held against the bars, by name."""
    ours = whole["briefbook"]
    told = {"growth": ours["cpu_s"] / part["briefbook"]["cpu_s"], "peak_mb": ours["peak_mb"]}
    if "prototype" in whole:
        told["of_prototype"] = ours["cpu_s"] / whole["prototype"]["cpu_s"]
    if "pandoc" in whole:
        told["of_pandoc"] = ours["cpu_s"] / whole["pandoc"]["cpu_s"]
        told["ordinary_of_pandoc"] = ordinary["briefbook"]["cpu_s"] / ordinary["pandoc"]["cpu_s"]
    return told


BARS: Figures = {
    "of_prototype": 1.2,
    "of_pandoc": 1 / 20,
    "growth": 4.0,
    "peak_mb": 300.0,
    "ordinary_of_pandoc": 1 / 10,
    "preview_p95_ms": 150.0,
}
"""The most that each may be."""


def main() -> int:
    """Measure and print the table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=10_000, help="excerpts in the book")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        counts = (asked.passages, max(1, asked.passages * 3 // 10), min(ORDINARY, asked.passages))
        sizes = [measured(count, folder) for count in counts]
        preview = stage("preview", counts[2], folder)
    told = {**ratios(*sizes), "preview_p95_ms": preview["p95_ms"]}
    if asked.json:
        by_count = dict(zip(map(str, counts), sizes, strict=True))
        print(json.dumps({"passages": asked.passages, "engines": by_count, "preview": preview, "ratios": told}))
        return 0
    for count, engines in zip(counts, sizes, strict=True):
        print(f"{count:,} excerpts{'':8}" + "".join(f"{name:>12}" for name in engines))
        for row in ("cpu_s", "wall_s", "peak_mb", "file_mb", "audit_s"):
            cells = [f"{one[row]:12.2f}" if row in one else f"{'–':>12}" for one in engines.values()]
            print(f"  {row:20}" + "".join(cells))
    print("preview after an edit: " + ", ".join(f"{name} {value:.0f}" for name, value in preview.items()))
    for name, value in told.items():
        print(f"{name:22}{value:10.3f}   at most {BARS[name]:<8g}{'' if value <= BARS[name] else 'MISSED'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
