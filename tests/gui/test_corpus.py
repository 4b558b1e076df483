"""The corpus side of the window: only the newest search is answered, however late an older answer comes."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefbook.app.refreshing import refresh
from briefbook.app.workspace import open_workspace
from briefbook.gui.corpus import Corpus
from briefbook.gui.jobs import Jobs, Lane
from briefbook.model.errors import BriefbookError
from briefbook.model.hit import Results
from briefbook.model.monitor import Silent
from briefbook.model.query import Request
from briefbook.settings.places import Places
from tests.gui.starting import WAIT_MS


def never(error: BriefbookError) -> None:
    raise AssertionError(error)


@pytest.fixture
def jobs() -> Jobs:
    return Jobs()


@pytest.fixture
def opened(qtbot: QtBot, jobs: Jobs, places: Places, corpus: Path) -> Iterator[Corpus]:
    """The corpus of three small documents, indexed and open."""
    refresh(open_workspace(corpus, places), Silent())
    held = Corpus(jobs, places)
    with qtbot.waitSignal(held.opened, timeout=WAIT_MS):
        held.open(corpus)
    yield held
    jobs.close(lambda lane: held.close() if lane is Lane.SEARCH else None)


def test_an_answer_that_comes_after_the_next_question_is_not_shown(qtbot: QtBot, jobs: Jobs, opened: Corpus) -> None:
    answers: list[Results] = []
    opened.results_arrived.connect(answers.append)
    is_answered = threading.Event()
    opened.find(Request("smuggling"), complete=True)
    jobs.run(Lane.SEARCH, is_answered.set, lambda _none: None, never)
    assert is_answered.wait(WAIT_MS / 1000)  # the first answer is on its way, and the window has not seen it yet
    opened.find(Request("trafficking"), complete=True)
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].query == "trafficking", timeout=WAIT_MS)
    assert [answer.query for answer in answers] == ["trafficking"]


def test_of_searches_that_wait_only_the_newest_is_answered(qtbot: QtBot, opened: Corpus) -> None:
    answers: list[Results] = []
    opened.results_arrived.connect(answers.append)
    for text in ("h", "hu", "hum", "human"):
        opened.find(Request(text, typing=True), complete=True)
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].query == "human", timeout=WAIT_MS)
    assert [answer.query for answer in answers] == ["human"]


def test_a_search_is_answered_while_the_index_is_made_ready(qtbot: QtBot, opened: Corpus) -> None:
    opened.make_ready()
    with qtbot.waitSignal(opened.results_arrived, timeout=WAIT_MS) as answered:
        opened.find(Request("trafficking"), complete=True)
    results: Results = answered.args[0]
    assert results.query == "trafficking"
    assert results.total > 0
