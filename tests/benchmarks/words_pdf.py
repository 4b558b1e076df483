"""How much of what another program reads in real PDF files Briefbook reads too: words, and words in order.

    python -m tests.benchmarks.words_pdf [FOLDER] [--below SHARE]

The other program is pdftotext (Poppler). It reads a page by its places or, with -raw, in the order of the file; runs of
three words are held against whichever of the two is nearer, for either order may be the right one.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefbook.extract import pdf_file
from briefbook.model.errors import ExtractError
from tests.extract.comparing import coverage, in_order, words

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Compared:
    """One file, compared.

    Attributes:
        words: how many of the other program's words are ours too, and how many it has.
        threes: the same for runs of three words.
        refused: why Briefbook does not read the file, in words.
    """

    name: str
    words: tuple[int, int]
    threes: tuple[int, int]
    refused: str = ""


def compared(folder: Path) -> Iterator[Compared]:
    """Compare every PDF below a folder."""
    for file in sorted(folder.rglob("*.pdf")):
        peers = [words(_peer(file, *order)) for order in ((), ("-raw",))]
        try:
            content = pdf_file.read(file.read_bytes(), file.name)
        except ExtractError as error:
            yield Compared(f"{file.parent.name}/{file.name}", (0, len(peers[0])), (0, 0), error.reason)
            continue
        ours = words("\n".join(block.text for block in content.blocks))
        threes = max((in_order(ours, peer) for peer in peers), key=lambda pair: pair[0] / max(1, pair[1]))
        yield Compared(f"{file.parent.name}/{file.name}", coverage(ours, peers[0]), threes)


def totals(files: list[Compared]) -> tuple[float, float]:
    """Return the shares of words and of runs of three words over all files that were read."""
    read = [file for file in files if not file.refused]
    shares = []
    for pairs in ([file.words for file in read], [file.threes for file in read]):
        shares.append(sum(have for have, _ in pairs) / max(1, sum(want for _, want in pairs)))
    return shares[0], shares[1]


def _peer(file: Path, *order: str) -> str:
    command = ["pdftotext", "-q", "-enc", "UTF-8", *order, str(file), "-"]
    return subprocess.run(command, capture_output=True, check=False, timeout=60).stdout.decode("utf-8", "replace")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=REPOSITORY.parent / "shared" / "data")
    parser.add_argument("--below", type=float, default=2.0, help="show only files with a share below this")
    arguments = parser.parse_args()
    files = list(compared(arguments.folder))
    for file in files:
        shares = [have / want if want else 1.0 for have, want in (file.words, file.threes)]
        if file.refused:
            print(f"{file.name:58} refused, {file.words[1]} words: {file.refused}")
        elif min(shares) < arguments.below:
            print(f"{file.name:58}{shares[0]:8.2%} of {file.words[1]:6}{shares[1]:9.2%} of {file.threes[1]:6}")
    every, ordered = totals(files)
    print(f"{len(files)} files, words {every:.2%}, runs of three words {ordered:.2%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
