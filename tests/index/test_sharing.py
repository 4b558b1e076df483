"""A share of what is indexed is inverted by a process beside the writer: what is found is the same, whatever becomes
of that process."""

import random
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from briefbook.index.beside import Inverter
from briefbook.index.folder_index import FolderIndex
from briefbook.model.document import Document
from briefbook.model.errors import IndexingError
from briefbook.model.kinds import Language
from briefbook.model.query import Request
from tests.index.making import STATE, document, found

_WORDS = ("border", "asylum", "ferry", "réfugiés", "the", "rule", "of", "law", "traité", "berths", "U.S.", "claims")
_ASKED = ('"rule of law"', "border -ferry", "bord", "asylum OR berths", "traite", "report7", "us claims", "crossings")
_LANGUAGES: tuple[Language | None, ...] = ("en", "fr", None)
WORDS, SEGMENT = 3, 4
"""Which messages of a commit ask for the words, and for the segment; those before hand documents over."""
_Answers: TypeAlias = list[tuple[str, int, float]]


class SameProcess:
    """An inverter that is beside nothing: it answers in this process, and `spoil` says what becomes of an answer."""

    def __init__(self, spoil: Callable[[int, bytes], bytes | None] = lambda _, answer: answer) -> None:
        self.said: list[bytes] = []
        self._spoil = spoil
        self._inverter = Inverter()
        self._answers: deque[bytes | None] = deque()

    def send(self, message: bytes) -> None:
        self.said.append(message)
        is_lost = bool(self._answers) and self._answers[-1] is None
        self._answers.append(None if is_lost else self._spoil(len(self.said), self._inverter.answer(message)))

    def answer(self) -> bytes | None:
        return self._answers.popleft()


def folder(seed: int, first: int = 0, count: int = 60) -> list[Document]:
    """Return documents of twenty thousand letters each, in three languages."""
    chance = random.Random(seed)
    rare = [f"word{number}" for number in range(5_000)]
    return [
        document(
            f"{number:03}.txt",
            [
                " ".join([*chance.choices(_WORDS, k=8), *chance.choices(rare, k=140), f"passage{place}"])
                for place in range(16)
            ],
            title=f"Report{number} on crossings",
            language=_LANGUAGES[number % 3],
        )
        for number in range(first, first + count)
    ]


def built(place: Path, batches: Sequence[Sequence[Document]], beside: SameProcess | None = None) -> FolderIndex:
    index = FolderIndex(place)
    with index.writer(beside) as writer:
        for batch in batches:
            for one in batch:
                writer.put(one, STATE)
            writer.commit()
    return index


def answers(index: FolderIndex) -> list[_Answers]:
    """Return what is found, with scores, best first, and all that begins with some letters."""
    reader = index.reader()
    try:
        asked = [reader.find(Request(text, limit=40), True) for text in _ASKED]
        told = [[(hit.document.path, hit.ordinal, round(hit.score, 9)) for hit in one.hits] for one in asked]
        return [*told, [(path, ordinal, 0.0) for path, ordinal in sorted(found(reader, "word123", typing=True))]]
    finally:
        reader.close()


@pytest.fixture(scope="module")
def batches() -> list[list[Document]]:
    """Two commits: the second changes documents of the first."""
    return [folder(1), folder(2, 50)]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, batches: list[list[Document]]) -> list[_Answers]:
    """What is found where one process has indexed all."""
    return answers(built(tmp_path_factory.mktemp("alone"), batches))


def test_what_two_processes_index_is_found_as_if_one_had(
    tmp_path: Path, batches: list[list[Document]], alone: list[_Answers]
) -> None:
    beside = SameProcess()
    index = built(tmp_path, batches, beside)
    assert answers(index) == alone
    assert all(alone)
    text = sum(len(one.text) for held in batches for doc in held for one in doc.passages)
    assert sum(map(len, beside.said)) > text / 2
    assert len(list(tmp_path.rglob("*.seg"))) == 4
    for _ in index.check():
        pass


def test_joined_it_is_found_as_well(tmp_path: Path, batches: list[list[Document]], alone: list[_Answers]) -> None:
    index = built(tmp_path, batches, SameProcess())
    with index.writer() as writer:
        for number in range(9):
            writer.put(document(f"{number}.md", [f"nothing{number} else"]), STATE)
            writer.commit()
        writer.tidy()
        for number in range(9):
            writer.remove(f"{number}.md")
        writer.commit()
    assert [len(one) for one in answers(index)] == [len(one) for one in alone]


@pytest.mark.parametrize("lost_at", range(1, 6))
def test_a_process_that_is_lost_takes_nothing_with_it(
    tmp_path: Path, batches: list[list[Document]], alone: list[_Answers], lost_at: int
) -> None:
    beside = SameProcess(lambda number, answer: None if number >= lost_at else answer)
    assert answers(built(tmp_path, batches, beside)) == alone


def test_after_a_process_was_lost_nothing_is_given_to_it(tmp_path: Path) -> None:
    beside = SameProcess(lambda *_: None)
    built(tmp_path / "one", [folder(1)], beside)
    said = len(beside.said)
    once = SameProcess(lambda *_: None)
    built(tmp_path / "two", [folder(1), folder(2)], once)
    assert said == len(once.said) > 0


@pytest.mark.parametrize("asked", [WORDS, SEGMENT])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: b"{}",
        lambda answer: answer[:-1],
        lambda answer: answer[: len(answer) // 2] + b"?" + answer[len(answer) // 2 + 1 :],
    ],
)
def test_what_is_no_answer_is_not_believed(
    tmp_path: Path, batches: list[list[Document]], spoil: Callable[[bytes], bytes], asked: int
) -> None:
    beside = SameProcess(lambda number, answer: spoil(answer) if number == asked else answer)
    assert answers(built(tmp_path, batches[:1], beside)) == answers(built(tmp_path / "alone", batches[:1]))
    assert len(beside.said) == SEGMENT


def _said(place: Path, batches: Sequence[Sequence[Document]]) -> list[bytes]:
    beside = SameProcess()
    built(place, batches, beside)
    return beside.said


def test_the_same_documents_are_given_away_again(tmp_path: Path, batches: list[list[Document]]) -> None:
    assert _said(tmp_path / "one", batches) == _said(tmp_path / "two", batches)


def test_a_document_that_is_put_again_after_it_was_given_away_is_found_once(tmp_path: Path) -> None:
    beside = SameProcess()
    index = FolderIndex(tmp_path)
    with index.writer(beside) as writer:
        for one in folder(1):
            writer.put(one, STATE)
        for number in range(20, 60):
            writer.put(document(f"{number:03}.txt", ["A zeppelin over the harbour."]), STATE)
        writer.commit()
        for one in folder(2):
            writer.put(one, STATE)
        writer.put(document("zeppelin.txt", ["A zeppelin over the harbour."]), STATE)
        writer.commit()
    reader = index.reader()
    assert found(reader, "zeppelin") == {("zeppelin.txt", 1)}
    assert answers(index) == answers(
        built(tmp_path / "alone", [[*folder(2), document("zeppelin.txt", ["A zeppelin over the harbour."])]])
    )
    reader.close()


def test_few_documents_are_never_given_away(tmp_path: Path) -> None:
    assert not _said(tmp_path, [folder(1, count=20), folder(2, 20, 20), folder(3, 40, 1)])


def test_a_commit_that_fails_leaves_the_one_before(
    tmp_path: Path, batches: list[list[Document]], monkeypatch: pytest.MonkeyPatch
) -> None:
    index = built(tmp_path, batches[:1], SameProcess())
    before = answers(index)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    beside = SameProcess()
    with index.writer(beside) as writer:
        for one in folder(7):
            writer.put(one, STATE)
        with monkeypatch.context() as patched:
            patched.setattr("briefbook.index.storage.sync.replace", refuse)
            with pytest.raises(IndexingError):
                writer.commit()
        assert answers(index) == before
        writer.commit()
    assert answers(index) == answers(built(tmp_path / "alone", [folder(7)]))
