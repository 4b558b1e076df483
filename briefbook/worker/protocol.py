"""Worker room: how parent and child talk: one JSON line a message, raw bytes after a line that announces them.

A message is a JSON object; its key `bytes` says how many raw bytes follow the line and `sha256` what they must hash to.
Parent to child: `{job, arguments}`, `{job, each}` with arguments for each of several answers, or `{cancel: true}`.
Child to parent: `{ready: true, pid}` at its start, `{label}`, `{done, total}`, and at the end `{result}`, `{error}` (an
expected failure) or `{fault}` (a bug: type and traceback, never document text).
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from briefbook.model import errors
from briefbook.model.errors import BriefbookError, ExportError, ExtractError, QueryError, SettingsError, TemplateError
from briefbook.model.plain import Json, JsonObject

LINE_CAP = 48 * 1024 * 1024
"""Longest message line in bytes: twenty million characters of French with room to spare; what it is read into takes
ten times as much memory at worst."""
BYTES_CAP = 200 * 1024 * 1024
"""Most raw bytes in one message."""
TALK_CAP = 1024 * 1024
"""Longest line in bytes of a message that is neither a job nor an answer."""
_LONG = (b'{"job"', b'{"result"')
"""How the line of a message begins that may be longer."""
_STEP = 256 * 1024
"""A line is taken in steps of so many bytes, so that it does not stand in memory twice."""


class ProtocolError(Exception):
    """The other side said something that is no message."""


class MessageTooLong(ProtocolError):
    """A message does not fit its cap; nothing of it was written."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its JSON object, the raw bytes that came with it, and the bytes it took on its way."""

    head: JsonObject
    data: bytes = b""
    size: int = 0


def write_message(stream: IO[bytes], head: JsonObject, data: bytes = b"") -> None:
    """Write one message and flush it.

    Raises:
        MessageTooLong: its line or its bytes are over the cap.
    """
    send(stream, encode_head(head, data), data)


def send(stream: IO[bytes], line: bytes, data: bytes) -> None:
    """Write a message that `encode_head` made a line of, and flush it."""
    stream.write(line)
    if data:
        stream.write(data)
    stream.flush()


def encode_head(head: JsonObject, data: bytes = b"") -> bytes:
    """Return the line of a message. Half characters (lone surrogates), as file names may hold, pass unharmed.

    Raises:
        MessageTooLong: its line or its bytes are over the cap.
    """
    if data:
        head = {**head, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    if len(line) >= (LINE_CAP if line.startswith(_LONG) else TALK_CAP) or len(data) > BYTES_CAP:
        raise MessageTooLong("a message is longer than allowed")
    return line + b"\n"


def read_message(stream: IO[bytes]) -> Message | None:
    """Read one message; None at the end of the stream.

    Raises:
        ProtocolError: the line is no message, is over its cap, or its bytes are cut or altered.
    """
    line = _read_line(stream)
    if not line:
        return None
    size = len(line)
    head = _parsed(line)
    data = _read_bytes(stream, head)
    return Message(head, data, size + len(data))


def _parsed(line: bytearray) -> JsonObject:
    """Return the object in a line, and empty the line as soon as it is not needed: both may be large."""
    try:
        text = line.decode("utf-8", "surrogatepass")
        line.clear()
        head = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProtocolError("a line is no message") from error
    if not isinstance(head, dict):
        raise ProtocolError("a line is no message")
    return head


def _read_line(stream: IO[bytes]) -> bytearray:
    """Return a line with its end, or what is left where the stream ends."""
    line = bytearray()
    while not line.endswith(b"\n"):
        piece = stream.readline(_STEP)
        if not piece:
            break
        line += piece
        if len(line) > (LINE_CAP if line.startswith(_LONG) else TALK_CAP):
            raise ProtocolError("a message is longer than allowed")
    return line


def _read_bytes(stream: IO[bytes], head: JsonObject) -> bytes:
    size = head.get("bytes", 0)
    if type(size) is not int or not 0 <= size <= BYTES_CAP:
        raise ProtocolError("a message announces too many bytes")
    data = stream.read(size) if size else b""
    if len(data) != size or (size and hashlib.sha256(data).hexdigest() != head.get("sha256")):
        raise ProtocolError("the bytes of a message are cut or altered")
    return data


def error_to_plain(error: BriefbookError) -> JsonObject:
    """Return an expected failure as JSON: its type and its data."""
    return {"type": type(error).__name__, "fields": _fields(error)}


def _fields(error: BriefbookError) -> list[Json]:
    match error:
        case ExtractError():
            return [error.path, error.reason]
        case TemplateError():
            return [error.sentence, error.template, error.line, error.text_of_line]
        case ExportError():
            return [error.sentence, error.path]
        case QueryError():
            return [error.sentence, error.position]
        case SettingsError():
            return [error.sentence, error.option]
        case _:
            return [error.sentence]


def error_from_plain(plain: Json) -> BriefbookError:
    """Return the failure that a child reported.

    Raises:
        ProtocolError: it is none of ours.
    """
    if isinstance(plain, dict):
        kind = getattr(errors, str(plain.get("type")), None)
        fields = plain.get("fields")
        if isinstance(kind, type) and issubclass(kind, BriefbookError) and isinstance(fields, list):
            make: Callable[..., BriefbookError] = kind
            try:
                return make(*fields)
            except TypeError as error:
                raise ProtocolError("an error report does not fit its type") from error
    raise ProtocolError("an error report is no error of Briefbook")
