"""Extract room: the parts of a mail or web archive (MIME), found by their places: none is copied to look at it.

Rules: RFC 2045 to 2047, 2231, 3676; what mail programs get wrong is read the way they meant it.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from briefbook.extract.mail_headers import Headers, from_base64, read_headers, text_of

MOST_PARTS = 1_000
DEEPEST = 20
LARGEST_PART = 64_000_000
"""Bytes of one part, unpacked (source: safety design, limits per type)."""
_TYPE = re.compile(r"\s*([\w.+-]{1,80}/[\w.+*-]{1,120})", re.ASCII)
_UUENCODED = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,300})\r?\n", re.MULTILINE)
_UU_END = re.compile(rb"^end[ \t]*\r?$", re.MULTILINE)
_FIRST_DELIMITER = re.compile(rb"(?:[^\n]{0,200}\n){0,3}?--([!-~]{1,100})[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Entity:
    """A mail or a part of one.

    Attributes:
        data: the whole file.
        start: where its head begins in it; `end` is one behind its last byte.
        fallback: what it is when its head does not say.
    """

    data: bytes
    headers: Headers
    start: int
    end: int
    fallback: str = "text/plain"

    @property
    def type(self) -> str:
        """Its kind, such as "text/html", in lower case."""
        match = _TYPE.match(self.headers.get("content-type"))
        return match[1].lower() if match else self.fallback

    @property
    def is_multipart(self) -> bool:
        """Whether it holds parts rather than data."""
        return self.type.startswith("multipart/")

    @property
    def charset(self) -> str:
        """The encoding of its letters as its head names it."""
        return self.headers.parameter("content-type", "charset")

    @property
    def is_attached(self) -> bool:
        """Whether its head calls it an attachment."""
        return self.headers.get("content-disposition").strip().lower().startswith("attachment")

    @property
    def content_id(self) -> str:
        """The name by which a page within the mail refers to it."""
        return self.headers.get("content-id").strip("<> ")

    @property
    def name(self) -> str:
        """The name of the file it is; nothing when it has none."""
        name = (
            self.headers.parameter("content-disposition", "filename")
            or self.headers.parameter("content-type", "name")
            or self.headers.get("content-location").split("?")[0].rsplit("/", 1)[-1]
        )
        return " ".join(name.split())

    @property
    def raw(self) -> bytes:
        """Its body as it stands in the file."""
        return self.data[self.headers.end : self.end]

    def payload(self) -> bytes:
        """Return its body, unpacked."""
        form = re.sub("[^a-z0-9]", "", self.headers.get("content-transfer-encoding").lower())
        if form.startswith("base64"):
            return from_base64(self.raw)
        if form.startswith("quotedprintable"):
            return binascii.a2b_qp(self.raw)
        if form in {"xuuencode", "uuencode", "xuue", "uue"}:
            first = next(uuencoded(self.raw), None)
            return self.raw if first is None else first[3]
        return self.raw

    def text(self, path: str) -> str:
        """Return its body as text.

        Raises:
            TooLarge: there is more text than Briefbook takes from one file.
        """
        return text_of(self.payload(), path, self.charset)


def entity(data: bytes, start: int = 0, end: int = -1, fallback: str = "text/plain") -> Entity:
    """Return the mail or part that stands at `start`."""
    stop = len(data) if end < 0 else end
    return Entity(data, read_headers(data, start, stop), start, stop, fallback)


def children(parent: Entity) -> Iterator[Entity]:
    """Yield the parts of a multipart entity; none when nothing divides it."""
    fallback = "message/rfc822" if parent.type == "multipart/digest" else "text/plain"
    start = -1
    for before, after in _delimiters(parent):
        if start >= 0:
            yield entity(parent.data, start, max(start, before), fallback)
        start = after
    if 0 <= start < parent.end:
        yield entity(parent.data, start, parent.end, fallback)


def leaves(root: Entity) -> Iterator[Entity]:
    """Yield the parts that hold data, in order, at all depths; those beyond the bounds are left out."""
    todo = [(root, 0)]
    seen = 0
    while todo and seen < MOST_PARTS:
        part, depth = todo.pop()
        seen += 1
        if not part.is_multipart:
            yield part
        elif depth < DEEPEST:
            todo += [(one, depth + 1) for one in reversed(list(islice(children(part), MOST_PARTS)))]


def _delimiters(parent: Entity) -> Iterator[tuple[int, int]]:
    """Yield where each part ends and the next begins; after the closing one nothing more comes."""
    line = _delimiter(parent)
    if not line:
        return
    pattern = re.compile(rb"\n" + re.escape(line) + rb"(--)?[ \t\r]{0,100}(?=\n|\Z)")
    for match in pattern.finditer(parent.data, max(0, parent.headers.end - 1), parent.end):
        start = match.start()
        before = start - 1 if parent.data[start - 1 : start] == b"\r" else start
        if match[1]:
            yield before, parent.end
            return
        yield before, min(parent.end, match.end() + 1)


def _delimiter(parent: Entity) -> bytes:
    """Return the line that divides the parts; the first that looks like one when the head names none that is there."""
    named = parent.headers.parameter("content-type", "boundary").strip()
    line = b"--" + named.encode("utf-8")
    if named and parent.data.find(line, parent.headers.end, parent.end) >= 0:
        return line
    first = _FIRST_DELIMITER.match(
        parent.data[parent.headers.end : min(parent.end, parent.headers.end + 1_000)].lstrip()
    )
    return b"--" + first[1] if first is not None else b""


def uuencoded(data: bytes) -> Iterator[tuple[int, int, str, bytes]]:
    """Yield each uuencoded file within a text: where it begins and ends, its name, its bytes."""
    if b"begin " not in data:
        return
    place = 0
    while (begin := _UUENCODED.search(data, place)) is not None:
        end = _UU_END.search(data, begin.end())
        if end is None:
            return
        found = _from_uu(data[begin.end() : end.start()])
        if found is not None:
            yield begin.start(), end.end(), begin[1].decode("utf-8", "replace"), found
        place = end.end()


def _from_uu(data: bytes) -> bytes | None:
    out: list[bytes] = []
    for line in data.splitlines():
        # Some programs fill lines up or leave blanks at their ends: the first sign says how many count.
        size = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
        try:
            out.append(binascii.a2b_uu(line[: size + 1]))
        except binascii.Error:
            return None
    return b"".join(out)
