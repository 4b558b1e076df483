"""What a child says arrives in order; one that talks too fast waits, one that talks too much is cut off."""

import os
import select
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Empty
from typing import IO

import pytest

from briefbook.worker.inbox import Allowance, Inbox
from briefbook.worker.protocol import ProtocolError, write_message


@dataclass(frozen=True, slots=True)
class Wire:
    """Both ends of a pipe."""

    out: IO[bytes]
    into: IO[bytes]


@pytest.fixture
def wire() -> Iterator[Wire]:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as out, os.fdopen(writing, "wb") as into:
        yield Wire(out, into)


def test_messages_come_in_their_order_and_then_the_end(wire: Wire) -> None:
    inbox = Inbox(wire.out, Allowance())
    for number in range(100):
        write_message(wire.into, {"done": number, "total": 100}, b"data" * (number % 3))
    wire.into.close()
    for number in range(100):
        message = inbox.get(10)
        assert message is not None
        assert (message.head["done"], message.data) == (number, b"data" * (number % 3))
    assert inbox.get(10) is None
    assert inbox.get(10) is None
    inbox.close()


def test_nothing_said_is_told_after_the_wait(wire: Wire) -> None:
    inbox = Inbox(wire.out, Allowance())
    with pytest.raises(Empty):
        inbox.get(0.01)
    wire.into.close()
    inbox.close()


if sys.platform != "win32":  # a pipe cannot be asked there whether it is full

    def test_a_child_that_nobody_listens_to_has_to_wait(wire: Wire) -> None:
        inbox = Inbox(wire.out, Allowance())
        line = b'{"label": "' + b"x" * 100_000 + b'"}\n'
        os.set_blocking(wire.into.fileno(), False)
        written = 0
        while select.select([], [wire.into], [], 1.0)[1]:
            written += os.write(wire.into.fileno(), line[written % len(line) :])
            assert written < 20_000_000
        assert written > 1_000_000
        assert inbox.get(10) is not None
        assert select.select([], [wire.into], [], 10.0)[1]
        wire.into.close()
        inbox.close()


def test_a_child_that_says_more_than_it_may_is_cut_off_after_what_it_said(wire: Wire) -> None:
    inbox = Inbox(wire.out, Allowance(messages=3))
    for number in range(5):
        write_message(wire.into, {"done": number, "total": 5})
    assert [message and message.head["done"] for message in (inbox.get(10), inbox.get(10), inbox.get(10))] == [0, 1, 2]
    with pytest.raises(ProtocolError, match="more than it may"):
        inbox.get(10)
    inbox.close()


def test_the_bytes_of_messages_count_together(wire: Wire) -> None:
    inbox = Inbox(wire.out, Allowance(size=10_000))
    for _ in range(3):
        write_message(wire.into, {"result": {}}, b"x" * 4_000)
    assert inbox.get(10) is not None
    assert inbox.get(10) is not None
    with pytest.raises(ProtocolError, match="more than it may"):
        inbox.get(10)
    inbox.close()


def test_every_call_has_the_whole_allowance(wire: Wire) -> None:
    inbox = Inbox(wire.out, Allowance(messages=2))
    for _ in range(5):
        inbox.renew()
        for _ in range(2):
            write_message(wire.into, {"label": "page"})
            assert inbox.get(10) is not None
    wire.into.close()
    inbox.close()
