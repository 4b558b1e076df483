"""GUI room: the problems of a folder in order: which stand under which file, how many files, and all as a table."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefbook.gui.corpus import Overview
from briefbook.gui.problem_words import KINDS, reason
from briefbook.model.document import Problem
from briefbook.model.kinds import Language, ProblemKind

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (source: OWASP, CSV injection)."""
_SEPARATORS: dict[Language, str] = {"en": ",", "fr": ";"}
"""What spreadsheets expect between the cells; those in French keep the comma for decimals."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that could not be read, or parts of which could not.

    Attributes:
        problem: why it gave no document; None when only parts of it could not be read.
        parts: its attachments or members that could not be read.
    """

    path: str
    problem: Problem | None
    parts: tuple[Problem, ...] = ()


def file_rows(
    problems: Sequence[Problem], kind: ProblemKind | None = None, documents: Collection[str] = ()
) -> tuple[FileRow, ...]:
    """Return the files with problems in the order of their paths.

    Args:
        problems: of the folder.
        kind: those of this kind only; None for all.
        documents: paths of all documents of the folder: they and the problems say which file a part lies in.
    """
    files = {one.path: one for one in problems if not one.part}
    known = files.keys() | set(documents)
    parts: dict[str, list[Problem]] = {}
    for one in problems:
        if one.part and kind in (None, one.kind):
            parts.setdefault(file_of_part(one.path, known), []).append(one)
    wanted = {path for path, one in files.items() if kind in (None, one.kind)} | parts.keys()
    return tuple(
        FileRow(path, files.get(path), tuple(sorted(parts.get(path, ()), key=lambda one: one.path)))
        for path in sorted(wanted, key=str.casefold)
    )


def file_of_part(path: str, known: Collection[str] = ()) -> str:
    """Return the path of the file that holds a part: the outermost known one, else up to the first with a suffix."""
    above = list(reversed(list(_above(path))))
    for one in above:
        if one in known:
            return one
    return next((one for one in above if "." in one.rpartition("/")[2].strip(".")), path)


def counts(problems: Iterable[Problem]) -> dict[ProblemKind, int]:
    """Return how many problems there are of each kind that occurs, in the order of the vocabulary."""
    found = [one.kind for one in problems]
    return {kind: found.count(kind) for kind in ProblemKind if kind in found}


def seen_files(overview: Overview) -> int:
    """Return how many files of the folder were read or could not be; documents within others are not counted."""
    paths = {document.path for document in overview.documents}
    inner = sum(any(above in paths for above in _above(path)) for path in paths)
    return len(paths) - inner + sum(not one.part for one in overview.problems)


def _above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def as_text(problems: Sequence[Problem], language: Language) -> str:
    """Return the problems as lines of file, tab, reason."""
    return "".join(f"{one.path}\t{reason(one, language)}\n" for one in problems)


def as_csv(problems: Sequence[Problem], heads: Sequence[str], language: Language) -> bytes:
    """Return the problems as a table that spreadsheets open with its accents and without running anything in it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=_SEPARATORS[language], lineterminator="\r\n")
    writer.writerow(heads)
    for one in problems:
        name = KINDS[one.kind].name.in_language(language)
        writer.writerow([_harmless(cell) for cell in (one.path, name, reason(one, language))])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
