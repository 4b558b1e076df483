"""Extract room: e-mails (.eml): the body once, what the head says, attachments as files of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from briefbook.extract.base import Block, BlockKind, Content, Part, pictures, unread
from briefbook.extract.blanks import is_blank
from briefbook.extract.calendar_entry import entry_text
from briefbook.extract.mail_headers import decoded_words, text_of
from briefbook.extract.mail_page import blocks_of_page
from briefbook.extract.mail_said import said_of
from briefbook.extract.mail_text import blocks_of_text, unflowed
from briefbook.extract.mime import DEEPEST, LARGEST_PART, MOST_PARTS, Entity, children, entity, uuencoded
from briefbook.model.errors import DamagedFile, EncryptedFile, NoText
from briefbook.model.kinds import ProblemKind

_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_SEALED = frozenset(
    {
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
        "application/pgp-encrypted",
        "application/x-microsoft-rpmsg-message",
    }
)
_REPORTS = frozenset({"message/delivery-status", "message/disposition-notification"})
_HEADS = "text/rfc822-headers"
_MAILS = frozenset({"message/rfc822", "message/global"})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_MARKED_UP = frozenset({"text/enriched", "text/richtext"})
_MARK_UP = re.compile(r"</?[A-Za-z][A-Za-z,-]{0,40}>")
_STUB = re.compile(r"html|browser|navigateur|web version|version web|mime", re.IGNORECASE)
_LONGEST_STUB = 300
_REPORT = "A report of the mail server."
_SUFFIXES = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "text/calendar": ".ics",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
}
_SEALED_REASON = "It is encrypted, so that only a mail program with the key opens it; open it there and save its text."
_OUTLOOK_ONLY = "It is a package that only Outlook opens; ask the sender for the attachments themselves."


@dataclass(slots=True)
class _Found:
    """What was found on the way through the parts of a mail.

    Attributes:
        bodies: the parts that are its text, in order.
        reports: what a server says about the delivery.
        entries: its calendar entries.
    """

    bodies: list[Entity] = field(default_factory=list)
    reports: list[Entity] = field(default_factory=list)
    entries: list[Entity] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    seen: int = 0
    is_sealed: bool = False


def read(data: bytes, path: str) -> Content:
    """Read an e-mail.

    Raises:
        DamagedFile: it is no mail.
        EncryptedFile: its text is encrypted.
        NoText: it holds neither text nor attachments.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    mail = entity(data)
    if not mail.headers.fields and b"\0" in data:
        raise DamagedFile(path, "It is no e-mail inside; open it in your mail program and save it again.")
    found = _Found()
    _walk(mail, found, path)
    blocks = _blocks(found, path)
    is_empty = all(is_blank(block.text) or block.why for block in blocks)
    if is_empty and found.is_sealed:
        raise EncryptedFile(path, _SEALED_REASON)
    if is_empty and not found.parts:
        raise NoText(path, "The mail holds no text, only what stands in its head.")
    notes = [unread(sentence) for sentence in dict.fromkeys(found.left_out)]
    said = (*said_of(mail.headers), *pictures(found.pictures), *notes)
    # A text that only repeats the subject is no passage; the mail is a document all the same.
    return Content(tuple(blocks), said, tuple(found.parts), is_container=True)


def _walk(mail: Entity, found: _Found, path: str) -> None:
    """Go through the parts in order; of alternatives only the best is text, but attachments of all are taken."""
    todo: list[tuple[Entity, int, bool]] = [(mail, 0, True)]
    while todo:
        part, depth, is_text = todo.pop()
        found.seen += 1
        if found.seen > MOST_PARTS:
            found.left_out.append(f"The mail has more than {MOST_PARTS:,} parts; the rest was not read.")
            return
        if not part.is_multipart:
            _take(part, found, is_text)
            continue
        if depth >= DEEPEST:
            found.left_out.append("Parts of the mail lie in one another too deeply; they were not read.")
            continue
        inner = _bounded(part)
        if not inner:
            _take_undivided(part, found)
        chosen = _best(inner, path) if part.type == "multipart/alternative" else None
        todo += [(one, depth + 1, is_text and (chosen is None or one is chosen)) for one in reversed(inner)]


def _bounded(part: Entity) -> list[Entity]:
    inner: list[Entity] = []
    for child in children(part):
        inner.append(child)
        if len(inner) > MOST_PARTS:
            break
    return inner


def _take_undivided(part: Entity, found: _Found) -> None:
    """Take what calls itself divided and is not: it is text, unless nothing is there."""
    if part.raw.strip():
        found.bodies.append(part)


def _best(alternatives: Sequence[Entity], path: str) -> Entity | None:
    """Return which of several forms of one text is read: the plain one, unless it only says that there is another."""
    plain = next((one for one in alternatives if one.type == "text/plain" and not one.is_attached), None)
    page = next((one for one in alternatives if one.type in _PAGES or one.is_multipart), None)
    if plain is None or page is None:
        return plain or page or next((one for one in alternatives if one.type in _MARKED_UP), None)
    text = plain.text(path)
    is_stub = len(text) <= _LONGEST_STUB and _STUB.search(text) is not None and page.end - page.start > 3 * len(text)
    return page if is_stub or not any(char.isalnum() for char in text) else plain


def _take(part: Entity, found: _Found, is_text: bool) -> None:
    """Put a part that holds no other where it belongs."""
    kind = part.type
    if kind in _SIGNATURES or kind == _HEADS or part.name.lower() == "smime.p7s":
        return
    if kind in _SEALED or part.name.lower().endswith((".rpmsg", ".p7m")):
        found.is_sealed = True
        found.parts.append(Part(part.name or "encrypted", None, _SEALED_REASON, ProblemKind.ENCRYPTED))
    elif kind in _REPORTS:
        found.reports.append(part)
    elif _is_body(part, found):
        if is_text:
            found.bodies.append(part)
    elif kind == "text/calendar" and not part.is_attached:
        found.entries.append(part)
    elif kind.startswith("image/") and not part.is_attached and _is_shown_within(part):
        found.pictures.append(part.name or kind)
    else:
        found.parts.append(_part(part, len(found.parts) + 1))


def _is_shown_within(part: Entity) -> bool:
    return bool(part.content_id) or part.headers.get("content-disposition").strip().lower().startswith("inline")


def _is_body(part: Entity, found: _Found) -> bool:
    """Tell whether a part is text of the mail itself; a text with a name of its own is an attachment."""
    is_readable = part.type in _PAGES or part.type in _MARKED_UP or part.type == "text/plain"
    if not is_readable or part.is_attached:
        return False
    has_name = bool(
        part.headers.parameter("content-disposition", "filename") or part.headers.parameter("content-type", "name")
    )
    return not has_name or (not found.bodies and not part.headers.get("content-disposition"))


def _part(part: Entity, number: int) -> Part:
    if part.type in _MAILS:
        name = _name_of_mail(part)
        is_coded = "base64" in part.headers.get("content-transfer-encoding").lower()
        return sized(name, part.payload() if is_coded else part.raw)
    name = part.name or f"attachment {number}{_SUFFIXES.get(part.type, '')}"
    if part.type == "application/ms-tnef" or name.lower() == "winmail.dat":
        return Part(name, None, _OUTLOOK_ONLY, ProblemKind.UNSUPPORTED)
    if part.type in {"message/external-body", "message/partial"}:
        reason = "It is only a reference to something that the mail does not hold; ask the sender for it."
        return Part(name, None, reason, ProblemKind.UNSUPPORTED)
    return sized(name, part.payload())


def _name_of_mail(part: Entity) -> str:
    subject = entity(part.data, part.headers.end, part.end).headers.get("subject")
    name = " ".join(decoded_words(subject).replace("/", "-").replace("\\", "-").split())
    return f"{name}.eml" if name else part.name or "message.eml"


def sized(name: str, data: bytes) -> Part:
    """Return a file within a mail; one that is too large is only named."""
    if len(data) > LARGEST_PART:
        reason = f"It is larger than {LARGEST_PART // 1_000_000} MB; save it from the mail into the folder."
        return Part(name, None, reason, ProblemKind.TOO_LARGE)
    return Part(name, data)


def _blocks(found: _Found, path: str) -> list[Block]:
    blocks: list[Block] = []
    plain: list[str] = []
    for part in found.bodies:
        if part.type in _PAGES:
            blocks += blocks_of_text("\n\n".join(plain), path)
            plain.clear()
            blocks += blocks_of_page(part.text(path), path)
        else:
            plain.append(_plain(part, found, path))
    blocks += blocks_of_text("\n\n".join(plain), path)
    if all(is_blank(block.text) for block in blocks):
        entries = [Block(BlockKind.PARAGRAPH, text) for part in found.entries if (text := entry_text(part.text(path)))]
        return entries or [block for part in found.reports for block in blocks_of_text(part.text(path), path)]
    reports = [Block(BlockKind.PARAGRAPH, part.text(path).strip(), why=_REPORT) for part in found.reports]
    return [*blocks, *reports]


def _plain(part: Entity, found: _Found, path: str) -> str:
    """Return the text of a part, lines joined that the mail program broke; files written into it become parts."""
    data = part.payload()
    kept: list[bytes] = []
    place = 0
    for begin, end, name, content in islice(uuencoded(data), MOST_PARTS):
        kept.append(data[place:begin])
        found.parts.append(sized(name, content))
        place = end
    data = b"".join((*kept, data[place:])) if kept else data
    text = text_of(data, path, part.charset)
    if part.type in _MARKED_UP:
        return _MARK_UP.sub("", text)
    if part.headers.parameter("content-type", "format").lower() == "flowed":
        return unflowed(text, part.headers.parameter("content-type", "delsp").lower() == "yes")
    return text
