"""How much of what another program reads in real PDF files Briefbook reads too: words, and words in order.

    python -m tests.benchmarks.words_pdf [FOLDER] [--below SHARE]

The other program is pdftotext (Poppler). It reads a page by its places or, with -raw, in the order of the file; runs of
three words are held against whichever of the two is nearer, for either order may be the right one.

Two figures are given. The plain one takes words as both programs part them. The other leaves out what only their blanks
make different: letters of Japanese and Chinese are words by themselves, in both, for these scripts have no blanks; and
three or more words of one letter in a row are one word, in both. Where pdftotext gives "A m e r i c a n", since the
letters are set apart, Briefbook gives "American", which can be found.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefbook.extract import pdf_file
from briefbook.model.errors import ExtractError
from tests.extract.comparing import alike, coverage, in_order, words

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Compared:
    """One file, compared.

    Attributes:
        words: how many of the other program's words are ours too, and how many it has, blanks between letters aside.
        threes: the same for runs of three words.
        plain_words: how many of its words are ours too as both programs part them; `plain_threes` are the runs.
        refused: why Briefbook does not read the file, in words.
    """

    name: str
    words: tuple[int, int]
    threes: tuple[int, int]
    plain_words: tuple[int, int]
    plain_threes: tuple[int, int]
    refused: str = ""


def compared(folder: Path) -> Iterator[Compared]:
    """Compare every PDF below a folder."""
    for file in sorted(folder.rglob("*.pdf")):
        name = f"{file.parent.name}/{file.name}"
        texts = [_peer(file, *order) for order in ((), ("-raw",))]
        try:
            content = pdf_file.read(file.read_bytes(), file.name)
        except ExtractError as error:
            nothing = (0, len(words(texts[0])))
            yield Compared(name, nothing, (0, 0), nothing, (0, 0), error.reason)
            continue
        ours = "\n".join(block.text for block in content.blocks)
        pairs = [alike(ours, text) for text in texts]
        plain = [(words(ours), words(text)) for text in texts]
        yield Compared(name, coverage(*pairs[0]), _nearer(pairs), coverage(*plain[0]), _nearer(plain))


def _nearer(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> tuple[int, int]:
    """Return the runs of three words that are ours too in the order that is nearer to ours."""
    return max((in_order(*pair) for pair in pairs), key=lambda counts: counts[0] / max(1, counts[1]))


def totals(files: Sequence[Compared]) -> tuple[float, float]:
    """Return the shares of words and of runs of three words over all files that were read."""
    read = [file for file in files if not file.refused]
    return _share([file.words for file in read]), _share([file.threes for file in read])


def plain_totals(files: Sequence[Compared]) -> tuple[float, float]:
    """Return the same shares with words as both programs part them."""
    read = [file for file in files if not file.refused]
    return _share([file.plain_words for file in read]), _share([file.plain_threes for file in read])


def _share(pairs: Sequence[tuple[int, int]]) -> float:
    return sum(have for have, _ in pairs) / max(1, sum(want for _, want in pairs))


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
    for name, (every, ordered) in (("blanks between letters aside", totals(files)), ("plain", plain_totals(files))):
        print(f"{len(files)} files, {name}: words {every:.2%}, runs of three words {ordered:.2%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
