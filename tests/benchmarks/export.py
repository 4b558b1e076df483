"""How fast a book becomes a Word file, beside the prototype it was designed with and pandoc, in one run.

    start.py bench export [--passages N] [--json]

N excerpts of some 50 words in one narrative (10,000 unless told), three tenths of them for growth, and 300, the size
of an ordinary note. Each figure is from a process of its own; seconds are of CPU, which a busy machine does not change.
Briefbook makes the working copy from the book in memory to the file: template, tree, numbered sources, annex,
provenance; the check of the finished file is told apart. The prototype lies beside the checkout in
`shared/reference/export` and is left out where it is not; it makes notes at the foot of the page instead of an annex.

pandoc makes the same note with our reference.docx, and is left out where it is not installed. Both files are read
again, and there are no figures unless every paragraph is the same in both: its style, its words, which of them are
bold, what each bookmark is around, where each link leads and in which style. What pandoc cannot write, and is spared,
`exporting/pandoc.py` names. It reads the note as pandoc itself says it in pandoc's own Markdown, and that is held
against the bars; four fifths of its time go into text in brackets that carries the name of a bookmark or a style.
Beside it stand, without a bar, the same note in its CommonMark, which it reads quickest, and as its tree, where it has
no text to parse while Briefbook still runs its template.

The preview is timed by the clock, through the guest process, each time after an edit; `cpu_ms` is what one of them
takes of the processor in both processes.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypeAlias

from tests.benchmarks.exporting import pandoc
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
        stage("pandoc_tree", count, folder)
        for name, form in (("pandoc", pandoc.MARKDOWN), ("pandoc_commonmark", pandoc.COMMONMARK)):
            pandoc.say(form, folder)
            engines[name] = made_by_pandoc(*form[1:], folder)
        engines["pandoc_tree"] = made_by_pandoc("json", "tree.json", folder)
    return engines


def made_by_pandoc(reading: str, name: str, folder: Path) -> Figures:
    """Return what pandoc takes to make the note of a file; it must be like ours, which lies in the folder."""
    figures = program(pandoc.command(reading, name, folder))
    if stage("comparing", 0, folder)["other"]:  # in a process of its own: a child's peak begins with its parent's
        raise SystemExit(f"The note that pandoc made of {name} is not ours, so the figures would be worth nothing.")
    return {**figures, "file_mb": (folder / "pandoc.docx").stat().st_size / 1e6}


def ratios(whole: dict[str, Figures], part: dict[str, Figures], ordinary: dict[str, Figures]) -> Figures:
    """Return what is held against the bars, by name."""
    ours = whole["briefbook"]
    told = {"growth": ours["cpu_s"] / part["briefbook"]["cpu_s"], "peak_mb": ours["peak_mb"]}
    if "prototype" in whole:
        told["of_prototype"] = ours["cpu_s"] / whole["prototype"]["cpu_s"]
    for name in (name for name in whole if name.startswith("pandoc")):
        told[f"of_{name}"] = ours["cpu_s"] / whole[name]["cpu_s"]
        told[f"ordinary_of_{name}"] = ordinary["briefbook"]["cpu_s"] / ordinary[name]["cpu_s"]
    return told


BARS: Figures = {
    "of_prototype": 1.2,
    "of_pandoc": 1 / 20,
    "growth": 4.0,
    "peak_mb": 300.0,
    "ordinary_of_pandoc": 1 / 10,
    "preview_p95_ms": 150.0,
}
"""The most that each may be; what is not named is told only."""


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
        print(f"{count:,} excerpts{'':8}" + "".join(f"{name:>18}" for name in engines))
        for row in ("cpu_s", "wall_s", "peak_mb", "file_mb", "audit_s"):
            cells = [f"{one[row]:18.2f}" if row in one else f"{'–':>18}" for one in engines.values()]
            print(f"  {row:20}" + "".join(cells))
    print("preview after an edit: " + ", ".join(f"{name} {value:.0f}" for name, value in preview.items()))
    for name, value in told.items():
        bar = BARS.get(name)
        held = "" if bar is None else f"   at most {bar:<8g}{'' if value <= bar else 'MISSED'}"
        print(f"{name:30}{value:10.3f}{held}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
