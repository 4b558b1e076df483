"""The passages of the benchmark: read once, and grown with shuffled sentences."""

import hashlib
import random
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from briefbook.extract import registry
from briefbook.model.document import Document, Passage
from briefbook.model.errors import ExtractError
from briefbook.model.kinds import Fingerprint

REPOSITORY = Path(__file__).resolve().parents[3]
_SUFFIXES = {".txt", ".md", ".html", ".docx"}


def default_folder() -> Path:
    """Return the largest real folder beside the checkout, or the sample corpus where there is none."""
    shared = REPOSITORY.parent / "shared" / "data" / "us_whitehouse_2021"
    return shared if shared.is_dir() else REPOSITORY / "corpus"


def read(folder: Path) -> list[Document]:
    """Return the documents of a folder, in the order of their paths, as Briefbook reads them."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    with ProcessPoolExecutor() as readers:
        found = readers.map(_read_one, files, [folder] * len(files), chunksize=32)
        return [one for one in found if one is not None]


def _read_one(file: Path, folder: Path) -> Document | None:
    try:
        return registry.read(file, file.relative_to(folder).as_posix()).document
    except ExtractError as error:
        print(error.sentence, file=sys.stderr)
        return None


def sized(documents: Sequence[Document], passages: int | None) -> list[Document]:
    """Return the documents, grown or cut to this number of passages; as they are when it is None."""
    if passages is None:
        return list(documents)
    kept: list[Document] = []
    left = passages
    for document in _grown(documents):
        if left <= 0:
            break
        kept.append(replace(document, passages=document.passages[:left]))
        left -= len(document.passages)
    return kept


def _grown(documents: Sequence[Document]) -> Iterator[Document]:
    """Yield the documents, then ever more of them with the sentences of the same corpus in another order."""
    yield from documents
    chance = random.Random(2026)
    sentences = [part for one in documents for p in one.passages for part in re.split(r"(?<=[.!?]) ", p.text)]
    number = 0
    while sentences:
        for document in documents:
            number += 1
            fingerprint = Fingerprint(hashlib.sha256(f"{number}".encode()).hexdigest())
            passages = tuple(replace(p, text=_shuffled(p, sentences, chance)) for p in document.passages)
            yield replace(document, path=f"grown/{number}.txt", fingerprint=fingerprint, passages=passages)


def _shuffled(passage: Passage, sentences: Sequence[str], chance: random.Random) -> str:
    """Return a text of about the passage's length from sentences of the corpus."""
    parts: list[str] = []
    length = 0
    while length < len(passage.text):
        parts.append(chance.choice(sentences))
        length += len(parts[-1]) + 1
    return " ".join(parts)
