"""How many of the words that pandoc and mammoth see in Word files Briefbook sees too, and in their order.

    python -m tests.benchmarks.words_docx [FOLDER …]

Without a folder, the real files by others are read. A formula counts as one word: pandoc writes each of its letters as
an element of its own, Briefbook writes it on one line. Note numbers, which a passage does not have, are left out.
"""

import html
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import mammoth

from briefbook.extract import word_file
from tests.extract.comparing import coverage, in_order, words

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
_INLINE = re.compile(r"</?(?:strong|em|b|i|a|s|u|sup|sub|span|mark|del|code|q)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_NOT_TEXT = re.compile(r"<(script|style|head)\b.*?</\1>", re.DOTALL)
_FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)
_SOURCE_OF_FORMULA = re.compile(r"<annotation\b.*?</annotation>", re.DOTALL)
_NOTE_MARK = re.compile(
    r'<a [^>]*(?:class="footnote-(?:ref|back)"|href="#(?:footnote|endnote|comment)[^"]*")[^>]*>.*?</a>', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Share:
    """What another program saw in one file, and how much of it was ours too.

    Attributes:
        words: of theirs, those that are ours, and all of theirs.
        runs: the same for runs of three words.
        missing: their words that are not ours, the most frequent first.
    """

    program: str
    file: str
    words: tuple[int, int]
    runs: tuple[int, int]
    missing: tuple[str, ...]


def by_mammoth(file: Path) -> str:
    """Return a file as mammoth's page; empty when it cannot read it."""
    with file.open("rb") as stream:
        try:
            return str(mammoth.convert_to_html(stream).value)
        except (KeyError, ValueError, AttributeError, zipfile.BadZipFile):
            return ""


def by_pandoc(file: Path) -> str:
    """Return a file as pandoc's page; empty when it cannot read it."""
    pandoc = shutil.which("pandoc")
    assert pandoc is not None
    done = subprocess.run(  # its arguments are ours
        [pandoc, "--from=docx", "--to=html", "--wrap=none", "--mathml", str(file)],
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.stdout.decode("utf-8") if done.returncode == 0 else ""


def text_of(page: str) -> str:
    """Return the text of a page, without its formulas, the numbers of its notes and what is no text."""
    page = _FORMULA.sub(" ", _NOT_TEXT.sub(" ", page))
    return html.unescape(_TAG.sub(" ", _INLINE.sub("", _NOTE_MARK.sub(" ", page))))


def formulas_of(page: str) -> list[str]:
    """Return the letters and digits of each formula of a page."""
    found = (_SOURCE_OF_FORMULA.sub("", one) for one in _FORMULA.findall(page))
    return [letters for one in found if (letters := letters_of(html.unescape(_TAG.sub("", one))))]


def letters_of(text: str) -> str:
    """Return the letters and digits of a text alone, in their plain forms."""
    return "".join(words(unicodedata.normalize("NFKC", text))).replace("_", "")


def ours(file: Path) -> str:
    """Return all that Briefbook reads in a file, in its order."""
    return "\n".join(block.text for block in word_file.read(file.read_bytes(), file.name).blocks)


def shares(files: Iterable[Path]) -> Iterator[Share]:
    """Yield how much of each file the other programs and Briefbook share."""
    for file in files:
        text = ours(file)
        own, letters = words(text), letters_of(text)
        for program, read in (("mammoth", by_mammoth), ("pandoc", by_pandoc)):
            page = read(file)
            theirs, formulas = words(text_of(page)), formulas_of(page)
            lost = [formula for formula in formulas if formula not in letters]
            have, want = coverage(own, theirs)
            missing = [word for word, _ in (Counter(theirs) - Counter(own)).most_common(12)]
            yield Share(
                program,
                f"{file.parent.name}/{file.name}",
                (have + len(formulas) - len(lost), want + len(formulas)),
                in_order(own, theirs),
                (*missing, *lost),
            )


def word_files(folders: Iterable[Path]) -> list[Path]:
    """Return the Word files of folders that no password protects."""
    found = [file for folder in folders for file in sorted(folder.glob("*.docx"))]
    return [file for file in found if file.read_bytes()[:2] == b"PK"]


def total(found: Iterable[Share], program: str) -> tuple[float, float]:
    """Return the shares of words and of runs, 0 to 1, over all files that a program read."""
    own = [one for one in found if one.program == program]
    sums = [(sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)) for pairs in _columns(own)]
    return sums[0][0] / max(1, sums[0][1]), sums[1][0] / max(1, sums[1][1])


def _columns(found: list[Share]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    return [one.words for one in found], [one.runs for one in found]


def main(arguments: list[str]) -> None:
    """Print each file that shares less than everything, and the totals."""
    folders = [Path(one) for one in arguments] or [one for one in sorted(SHARED.iterdir()) if one.is_dir()]
    found = list(shares(word_files(folders)))
    for one in found:
        if one.words[0] < one.words[1] or one.runs[0] < one.runs[1]:
            words_of, runs_of = "{}/{}".format(*one.words), "{}/{}".format(*one.runs)
            print(f"{one.program:8} {one.file:60} words {words_of:>12} runs {runs_of:>12}  {' '.join(one.missing)}")
    for program in ("mammoth", "pandoc"):
        share, run = total(found, program)
        files = sum(one.words[1] > 0 for one in found if one.program == program)
        print(f"{program}: {files} files, words {share:.3%}, runs of three {run:.3%}")


if __name__ == "__main__":
    main(sys.argv[1:])
