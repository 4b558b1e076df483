"""The pages of our own sample as images, to compare with and to look at.

`python -m tests.templates.golden` draws them anew; look at each before it is kept.
"""

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from briefbook.model.kinds import LANGUAGES, Copy, Language
from briefbook.render import word
from tests.render.making import narrative, note, sample_book
from tests.word_verifiers import convert, page_images

GOLDEN = Path(__file__).resolve().parent / "golden"
RESOLUTION = 60
"""Dots per inch: enough to see what is set where."""
COMPARED = (102, 132)
"""Pages are compared at this size in pixels: another version of LibreOffice may set a letter a hair beside."""


def draw(copy: Copy, language: Language, folder: Path) -> list[Path]:
    """Return the pages of the sample note as PNG files in `folder`, in order."""
    file = folder / f"cimm-narrative-{copy}-{language}.docx"
    file.write_bytes(word.write(note(sample_book(), copy, language), narrative().read("reference.docx")))
    (pdf,) = convert([file], "pdf", folder)
    return page_images(pdf, folder, RESOLUTION)


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
    """Draw all pages anew and keep them."""
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.glob("cimm-narrative-*.png"):
        old.unlink()
    for copy in Copy:
        for language in LANGUAGES:
            with tempfile.TemporaryDirectory() as folder:
                for page in draw(copy, language, Path(folder)):
                    shutil.copyfile(page, GOLDEN / page.name)


if __name__ == "__main__":
    main()
