"""A message arrives as it was sent, or not at all."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.model.plain import Json, JsonObject
from briefbook.worker import protocol
from briefbook.worker.protocol import MessageTooLong, ProtocolError, read_message, write_message

ANY_TEXT = st.text(st.characters(exclude_categories=()))
PLAIN: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)


def sent(head: JsonObject, data: bytes = b"") -> bytes:
    out = io.BytesIO()
    write_message(out, head, data)
    return out.getvalue()


@given(value=PLAIN, data=st.binary(max_size=300))
def test_every_message_arrives_as_it_was_sent(value: Json, data: bytes) -> None:
    message = read_message(io.BytesIO(sent({"result": {"value": value}}, data)))
    assert message is not None
    assert message.head["result"] == {"value": value}
    assert message.data == data


def test_text_is_sent_as_it_is_and_not_escaped() -> None:
    assert "Élève – 漢字".encode() in sent({"result": {"text": "Élève – 漢字"}})


def test_the_end_of_the_stream_is_no_message() -> None:
    assert read_message(io.BytesIO(b"")) is None


@pytest.mark.parametrize("altered", [b"other", b"dat"])
def test_bytes_that_were_altered_or_cut_are_noticed(altered: bytes) -> None:
    with pytest.raises(ProtocolError):
        read_message(io.BytesIO(sent({"result": {}}, b"data!").replace(b"data!", altered)))


@pytest.mark.parametrize(
    "line", [b"\xff\xfe", b"{", b"null", b"[" * 500_000, b'{"a":' * 100_000, b'{"a": 1' + b"0" * 9_999]
)
def test_what_is_no_message_is_said_to_be_none(line: bytes) -> None:
    with pytest.raises(ProtocolError):
        read_message(io.BytesIO(line + b"\n"))


def test_talk_is_short_and_an_answer_may_be_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "TALK_CAP", 1_000)
    monkeypatch.setattr(protocol, "LINE_CAP", 5_000)
    assert read_message(io.BytesIO(sent({"result": {"text": "x" * 4_000}}))) is not None
    too_long: list[JsonObject] = [{"label": "x" * 1_000}, {"result": {"text": "x" * 5_000}}]
    for head in too_long:
        with pytest.raises(MessageTooLong):
            sent(head)
    for line in (b'{"label":"' + b"x" * 1_001, b'{"result":"' + b"x" * 5_001):
        with pytest.raises(ProtocolError, match="longer than allowed"):
            read_message(io.BytesIO(line + b'"}\n'))
