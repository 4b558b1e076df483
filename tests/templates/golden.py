"""The pages of our own samples as images, to compare with and to look at.

`python -m tests.templates.golden` draws them anew; look at each before it is kept.
"""

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from briefbook.model.kinds import LANGUAGES, Copy
from briefbook.render import word
from briefbook.render.word_audit_copy import Asked
from briefbook.settings.places import Places, shipped_folder
from tests.render.making import narrative, note
from tests.render.making import sample_book as book_of_everything
from tests.render.shelf import Kind, made, sample_books, templates
from tests.word_verifiers import convert, page_images

GOLDEN = Path(__file__).resolve().parent / "golden"
RESOLUTION = 50
"""Dots per inch: enough to see what is set where."""
COMPARED = (102, 132)
"""Pages are compared at this size in pixels: another version of LibreOffice may set a letter a hair beside."""
EVERYTHING = "everything"
"""A book of tests: prose, lists, tables, a quotation, two languages, a gap, a note to self."""
WITH_ALL_COPIES = (EVERYTHING, "issue-note")
"""Notes whose copies differ by more than numbers and annex: one has words withheld."""


def kinds(*, full: bool) -> tuple[Kind, ...]:
    """Return what is drawn: every template's sample in English for the minister, or all that is kept."""
    languages = LANGUAGES if full else LANGUAGES[:1]
    names = (*templates(), EVERYTHING) if full else templates()
    return tuple(
        Kind(name, language, Asked(copy))
        for name in names
        for language in languages
        for copy in (tuple(Copy) if full and name in WITH_ALL_COPIES else (Copy.MINISTER,))
    )


def draw(wanted: Sequence[Kind], places: Places, folder: Path) -> Mapping[Kind, list[Path]]:
    """Return the pages of notes as PNG files in `folder`, in order; LibreOffice runs once."""
    files = [_note(kind, folder) for kind in wanted if kind.template == EVERYTHING]
    samples = [kind for kind in wanted if kind.template != EVERYTHING]
    pairs = list(dict.fromkeys((kind.template, kind.language) for kind in samples))
    books = {(template, language): book for template, language, book in sample_books(places, pairs)}
    files += [made(books[kind.template, kind.language], kind).write_to(folder) for kind in samples]
    pages = {pdf.stem: page_images(pdf, folder, RESOLUTION) for pdf in convert(files, "pdf", folder)}
    return {kind: pages[kind.name] for kind in wanted}


def _note(kind: Kind, folder: Path) -> Path:
    file = folder / f"{kind.name}.docx"
    doc = note(book_of_everything(), kind.asked.copy or Copy.WORKING, kind.language)
    file.write_bytes(word.write(doc, narrative().read("reference.docx")))
    return file


def kept(kind: Kind) -> list[Path]:
    """Return the pages that are kept of a note, in order."""
    return sorted(GOLDEN.glob(f"{kind.name}-[0-9].png"))


def difference(first: Path, second: Path) -> float:
    """Return how far two pages differ: the mean over all pixels of the difference in lightness, 0 to 255."""
    one, other = (_pixels(path) for path in (first, second))
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def _pixels(path: Path) -> bytes:
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
    mode = (Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    small = image.scaled(*COMPARED, *mode)
    width = small.width()
    data = bytes(small.constBits())
    return b"".join(data[row * small.bytesPerLine() :][:width] for row in range(small.height()))


def main() -> None:
    """Draw all pages anew and keep them, as small as they can be."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    GOLDEN.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        places = Places(data=Path(folder) / "data", shipped=shipped_folder())
        for pages in draw(kinds(full=True), places, Path(folder)).values():
            for page in pages:
                QImage(str(page)).convertToFormat(QImage.Format.Format_Grayscale8).save(str(GOLDEN / page.name))
    sys.stderr.write(f"{len(list(GOLDEN.iterdir()))} pages are kept in {GOLDEN}.\n")


if __name__ == "__main__":
    main()
