"""PDF files made for tests: text at places, in the order it is drawn; and files that nobody ought to make."""

import io
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pypdf

FONTS = {"plain": b"/F1", "bold": b"/F2"}
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
_FIRST_PAGE = 10


@dataclass(frozen=True, slots=True)
class Text:
    """Text on a page: where its first letter stands, in points from the lower left, and how it is set."""

    x: float
    y: float
    text: str
    size: float = 11
    font: str = "plain"


def column(x: float, y: float, lines: Sequence[str], size: float = 11, font: str = "plain") -> list[Text]:
    """Return lines below one another, 1.2 sizes apart."""
    return [Text(x, y - 1.2 * size * place, line, size, font) for place, line in enumerate(lines)]


def drawn(texts: Sequence[Text]) -> bytes:
    """Return the content stream that draws texts in this order."""
    parts = []
    for one in texts:
        escaped = one.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        head = b"BT %s %.2f Tf 1 0 0 1 %.2f %.2f Tm " % (FONTS[one.font], one.size, one.x, one.y)
        parts.append(head + b"(" + escaped + b") Tj ET")
    return b"\n".join(parts)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def document(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """Return the file of these objects; number 1 is the catalog."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, table)
    return bytes(out)


def pdf(
    pages: Sequence[Sequence[Text] | bytes],
    catalog: bytes = b"",
    information: bytes = b"",
    box: bytes = b"[0 0 612 792]",
    extra: Mapping[int, bytes] | None = None,
) -> bytes:
    """Return a PDF of pages, each its texts or a whole page object after `<< /Type /Page /Parent 2 0 R`."""
    kids = b" ".join(b"%d 0 R" % (_FIRST_PAGE + 2 * place) for place in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        3: b"<< /Font << /F1 4 0 R /F2 5 0 R >> /XObject << /I 6 0 R >> >>",
        4: _FONT % b"Helvetica",
        5: _FONT % b"Helvetica-Bold",
        6: stream(
            b"\x00", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
        ),
        7: b"<< %s >>" % information,
        **(extra or {}),
    }
    for place, page in enumerate(pages):
        number = _FIRST_PAGE + 2 * place
        content = page if isinstance(page, bytes) else drawn(page)
        objects[number] = b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Resources 3 0 R /Contents %d 0 R >>" % (
            box,
            number + 1,
        )
        objects[number + 1] = stream(zlib.compress(content), b"/Filter /FlateDecode")
    return document(objects, b"/Info 7 0 R " if information else b"")


SCANNED = b"q 612 0 0 792 0 0 cm /I Do Q"
"""The content of a page that is one picture."""


def locked(data: bytes, user: str, owner: str = "owner") -> bytes:
    """Return a PDF behind passwords."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_attachment(data: bytes, name: str, attached: bytes) -> bytes:
    """Return a PDF that carries a file along."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.add_attachment(name, attached)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
