"""A writer that is killed, and readers beside one that is not."""

import contextlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.index.folder_index import FolderIndex, IndexReader
from briefbook.model.document import Document
from briefbook.model.query import Request
from tests.index.making import document, fill, indexed

DOCUMENTS = 12
WRITES_VERSIONS = """
import sys
from pathlib import Path
from briefbook.index.folder_index import FolderIndex
from tests.index.making import STATE
from tests.index.test_crash import version

index, first, last = FolderIndex(Path(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3])
print("writing", flush=True)
for start in range(first, last, 5):
    if start > first:
        index.rebuild(old_answers=True)
    with index.writer() as writer:
        for number in range(start, min(start + 5, last)):
            for place, one in enumerate(version(number)):
                writer.put(one, STATE)
                if place == 6 and index.is_unfinished():
                    writer.commit()
            writer.remove(f"{number - 1}.gone")
            writer.commit()
            writer.finish()
"""
DIES_BETWEEN_THE_COMMITS = f"""
import os
import whoosh.index

whoosh.index.TOC.write = lambda *_, **__: os._exit(9)
{WRITES_VERSIONS}
"""


def version(number: int) -> Iterator[Document]:
    """Yield the documents of a version: each passage says which one it is of."""
    for place in range(DOCUMENTS):
        texts = [f"version{number} common passage {ordinal} of {place}" for ordinal in range(1 + (number + place) % 5)]
        yield document(f"{place}.txt", texts, title=f"version{number}")
    yield document(f"{number}.gone", [f"version{number} common passage"], title=f"version{number}")


def shown_version(reader: IndexReader) -> int:
    """Return the version that an index shows, checked hit by hit and passage by passage."""
    results = reader.find(Request("common", limit=10_000), True)
    (title,) = {hit.document.title for hit in results.hits}
    number = int((title or "").removeprefix("version"))
    expected = {one.path: one for one in version(number)}
    assert [row.path for row in reader.documents()] == sorted(expected)
    assert results.total == sum(len(one.passages) for one in expected.values())
    for hit in results.hits:
        held = {passage.ordinal: passage.text for passage in expected[hit.document.path].passages}
        assert hit.text == held[hit.ordinal]
    for path, one in expected.items():
        assert reader.document(path) == one
    assert reader.find(Request(f"version{number}", limit=10_000), True).total == results.total
    assert reader.find(Request(f"version{number - 1}"), True).total == 0
    return number


def start(repository: Path, code: str, place: Path, first: int, last: int) -> "subprocess.Popen[bytes]":
    arguments = [sys.executable, "-W", "ignore", "-c", code, str(place), str(first), str(last)]
    process = subprocess.Popen(arguments, cwd=repository, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"writing"
    process.stdout.close()
    return process


def test_a_killed_writer_leaves_a_whole_commit(tmp_path: Path, repository: Path, full_size: bool) -> None:
    index = indexed(tmp_path, *version(0))
    reader = index.reader()
    chance = random.Random(7)
    shown, killed, moved = 0, 0, 0
    for _ in range(300 if full_size else 8):
        process = start(repository, WRITES_VERSIONS, tmp_path, shown + 1, shown + 10_000)
        try:
            process.wait(timeout=chance.uniform(0.0, 0.6))
        except subprocess.TimeoutExpired:
            killed += 1
        process.kill()
        process.wait()
        reader.refresh()
        before, shown = shown, shown_version(reader)
        assert shown >= before
        moved += shown > before
        with contextlib.closing(index.reader()) as other:
            assert shown_version(other) == shown
        for _ in index.check():
            pass
    reader.close()
    print(f"{killed} kills, {moved} of them after a commit, {shown} versions")
    assert killed
    assert moved


def test_a_writer_that_dies_between_the_two_commits_leaves_the_one_before(tmp_path: Path, repository: Path) -> None:
    index = indexed(tmp_path, *version(0))
    with start(repository, DIES_BETWEEN_THE_COMMITS, tmp_path, 1, 2) as process:
        assert process.wait() == 9
    reader = index.reader()
    assert shown_version(reader) == 0
    with start(repository, DIES_BETWEEN_THE_COMMITS, tmp_path, 5, 6) as process:
        assert process.wait() == 9
    assert not reader.refresh()
    assert shown_version(reader) == 0
    with index.writer() as writer:
        assert sorted(writer.states()) == sorted(one.path for one in version(0))
        writer.remove("0.gone")
        writer.commit()
    fill(index, version(3))
    assert reader.refresh()
    assert shown_version(reader) == 3
    reader.close()


def test_a_reader_beside_a_writer_sees_whole_commits_only(tmp_path: Path, repository: Path) -> None:
    index = indexed(tmp_path, *version(0))
    reader = index.reader()
    process = start(repository, WRITES_VERSIONS, tmp_path, 1, 60)
    seen = [0]
    while process.poll() is None:
        if reader.refresh():
            seen.append(shown_version(reader))
        with contextlib.closing(index.reader()) as other:
            assert shown_version(other) >= seen[-1]
    assert process.returncode == 0
    reader.refresh()
    assert shown_version(reader) == 59
    assert seen == sorted(seen)
    assert len(seen) > 1
    reader.close()


def test_segments_last_before_the_commit_that_names_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("this system does not say which file a handle is of")
    index = indexed(tmp_path, *version(0))
    events = record_lasting_steps(monkeypatch)
    fill(index, version(1))
    steps = [(what, kind_of(name)) for what, name in events if kind_of(name) in ("segment", "commit", "folder")]
    assert steps == [
        ("flushed", "segment"),
        ("named", "segment"),
        ("flushed", "folder"),
        ("flushed", "commit"),
        ("named", "commit"),
        ("flushed", "folder"),
    ]


def kind_of(name: str) -> str:
    if ".seg" in name:
        return "segment"
    return "commit" if ".toc" in name else "folder" if "." not in name else "other"


def record_lasting_steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return a list that fills with what is flushed and what gets its name, in order."""
    events: list[tuple[str, str]] = []
    flush, name = os.fsync, os.replace

    def fsync(handle: int) -> None:
        events.append(("flushed", Path(f"/proc/self/fd/{handle}").readlink().name))
        flush(handle)

    def replace(source: Path, target: Path) -> None:
        events.append(("named", target.name))
        name(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    return events


def test_readers_of_a_place_that_is_rebuilt_meanwhile_go_on(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    fill(index, version(1))
    reader = index.reader()
    index.rebuild()
    assert shown_version(reader) == 1
    assert reader.refresh()
    assert reader.documents() == ()
    fill(index, version(2))
    assert reader.refresh()
    assert shown_version(reader) == 2
    reader.close()
