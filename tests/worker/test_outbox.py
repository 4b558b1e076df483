"""What is sent to a child waits for it in a thread: a child that does not read holds nobody up."""

import os

from briefbook.worker.outbox import Outbox

LONG = b"x" * 1_000_000


def test_a_child_that_does_not_read_holds_nobody_up_and_is_known_by_it() -> None:
    reading, writing = os.pipe()
    outbox = Outbox(os.fdopen(writing, "wb"))
    outbox.put(b"{}\n", LONG)
    assert not outbox.is_sent(0.1)
    with os.fdopen(reading, "rb") as child:
        assert child.read(3 + len(LONG)) == b"{}\n" + LONG
        assert outbox.is_sent(10)
        outbox.close()


def test_messages_keep_their_order_and_the_end_comes_after_them() -> None:
    reading, writing = os.pipe()
    outbox = Outbox(os.fdopen(writing, "wb"))
    for number in range(100):
        outbox.put(b"%d\n" % number)
    outbox.finish()
    with os.fdopen(reading, "rb") as child:
        assert child.read().split() == [b"%d" % number for number in range(100)]
    outbox.close()


def test_nothing_is_on_its_way_to_a_child_that_ended() -> None:
    reading, writing = os.pipe()
    outbox = Outbox(os.fdopen(writing, "wb"))
    outbox.put(b"{}\n", LONG)
    os.close(reading)
    assert outbox.is_sent(10)
    outbox.close()
