"""One bit that is not as it was written, in any file of an index, shows no answer that the sound one does not give."""

import contextlib
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.index.folder_index import FolderIndex, IndexReader
from briefbook.model.document import Document, Evidence, Problem, Skipped
from briefbook.model.errors import IndexDamaged
from briefbook.model.kinds import DocumentKind, ProblemKind, SortOrder
from briefbook.model.query import Filters, Request
from tests.index.making import STATE, document

QUERIES = ("border", '"rule of law"', "asi*", "crossing 3 -law", "", "title:statement", "law OR asile", "trafique", "e")
FILTERS = (
    Filters(since="2023-06", until="2024-03"),
    Filters(kinds=(DocumentKind.STATEMENT,)),
    Filters(languages=("fr",)),
    Filters(under="speeches/3.txt"),
)
TYPED = ("b", "bo", "bord", "immigrati", "tra")
FLIPS, FLIPS_IN_FULL = 80, 500


def held() -> Iterator[Document]:
    """Yield documents of all that an index keeps: titles, dates, headings, two languages, markings, parts."""
    for number in range(24):
        texts = [f"border crossing {number}", "The rule of law at the border", f"immigration of {number} " * 40]
        french = [f"l’asile et le trafiqué {number}", "La règle de droit, à la frontière"]
        yield replace(
            document(
                f"speeches/{number}.txt",
                french if number % 3 == 0 else texts,
                title=f"Statement {number} on the border",
                date=f"202{number % 5}-0{1 + number % 9}",
                kind=DocumentKind.STATEMENT if number % 2 else DocumentKind.OTHER,
                language="fr" if number % 3 == 0 else "en",
            ),
            evidence=(Evidence("marking", "Protected A", "PROTECTED A", 0.9),),
        )


def fill(index: FolderIndex) -> None:
    """Put everything into an index, in three commits: in several segments, with passages that are gone."""
    documents = list(held())
    for some in (documents[:12], documents[12:], [replace(one, title="An older title") for one in documents[5:7]]):
        with index.writer() as writer:
            for one in some:
                writer.put(one, STATE)
            writer.put_problem(Problem("broken.docx", ProblemKind.DAMAGED, "It is no whole file."), STATE)
            writer.put_passed("thumbs.db", "files of the system", STATE)
            writer.set_skipped([Skipped("names with a dot", 3)])
            writer.commit()
    with index.writer() as writer:
        for one in documents[5:7]:
            writer.put(one, STATE)
        writer.commit()


def answers(reader: IndexReader) -> list[object]:
    """Return everything that the officer can see of an index."""
    found: list[object] = [reader.find(Request(text, limit=1000), True) for text in QUERIES]
    found += [reader.find(Request("border OR asile", one, limit=1000), True) for one in FILTERS]
    found += [reader.find(Request(text, limit=1000, typing=True), True) for text in TYPED]
    found.append(reader.find(Request("border", limit=1000, sort=SortOrder.NEWEST), True))
    found += [reader.document(one.path) for one in held()]
    return [*found, reader.documents(), reader.passage_counts(), reader.problems(), reader.skipped()]


def all_answers(index: FolderIndex) -> list[object]:
    with contextlib.closing(index.reader()) as reader:
        return answers(reader)


def flip(folder: Path, chance: random.Random) -> Path:
    """Turn one bit of one file over: each file as likely as the other, so that small ones are not spared."""
    path = chance.choice(sorted(one for one in folder.rglob("*") if one.is_file() and one.stat().st_size))
    data = bytearray(path.read_bytes())
    bit = chance.randrange(8 * len(data))
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)
    return path


def closed(place: Path) -> None:
    """Make an index that no program has open."""
    fill(FolderIndex(place))


def in_use(place: Path) -> None:
    """Make an index as it lies on the disk while it is read: what was written last is not in the catalogue's file."""
    working = FolderIndex(place.with_name("working"))
    with contextlib.closing(working.reader()):
        fill(working)
        with contextlib.closing(working.reader()):
            shutil.copytree(working.place, place)


@pytest.mark.parametrize("make", [closed, in_use])
def test_no_bit_that_was_turned_over_shows_a_wrong_answer(
    tmp_path: Path, full_size: bool, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "sound")
    shutil.copytree(tmp_path / "sound", tmp_path / "read")
    expected = all_answers(FolderIndex(tmp_path / "read"))
    assert passes_check(FolderIndex(tmp_path / "read"))
    chance = random.Random(2024)
    at_once, when_idle, harmless = 0, 0, 0
    for number in range(FLIPS_IN_FULL if full_size else FLIPS):
        place = tmp_path / str(number)
        shutil.copytree(tmp_path / "sound", place)
        path, index = flip(place, chance), FolderIndex(place)
        try:
            assert all_answers(index) == expected, f"flip {number}, in {path.name}"
        except IndexDamaged:
            at_once += 1
            if full_size or at_once % 8 == 1:
                index.rebuild()
                fill(index)
                assert all_answers(index) == expected
        else:
            is_sound = passes_check(index)
            harmless += is_sound
            when_idle += not is_sound
        shutil.rmtree(place)
    print(f"{at_once} noticed at once, {when_idle} when idle, {harmless} mean nothing")
    assert at_once > harmless


def passes_check(index: FolderIndex) -> bool:
    try:
        for _ in index.check():
            pass
    except IndexDamaged:
        return False
    return True
