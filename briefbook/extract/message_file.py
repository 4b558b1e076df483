"""Extract room: Outlook messages (.msg): read as the mails they are."""

import base64
import re
from collections.abc import Iterator

from briefbook.extract import rtf_file
from briefbook.extract.base import Block, Content, Part, pictures
from briefbook.extract.blanks import is_blank
from briefbook.extract.compound_file import BrokenFile, CompoundFile
from briefbook.extract.compressed_rtf import unpacked_rtf
from briefbook.extract.mail_file import sized
from briefbook.extract.mail_headers import Headers, read_headers, text_of
from briefbook.extract.mail_page import blocks_of_page
from briefbook.extract.mail_said import said_of
from briefbook.extract.mail_text import blocks_of_text
from briefbook.extract.outlook_properties import Properties
from briefbook.model.errors import DamagedFile, EncryptedFile, ExtractError, NoText
from briefbook.model.kinds import ProblemKind

_SUBJECT, _CLASS, _HEADERS, _BODY, _RTF, _HTML = 0x0037, 0x001A, 0x007D, 0x1000, 0x1009, 0x1013
_SENDERS = ((0x0042, (0x5D02, 0x0065)), (0x0C1A, (0x5D01, 0x0C1F)))
"""Who it is sent for, then who sent it: their names and addresses."""
_SENT, _DELIVERED = 0x0039, 0x0E06
_TO, _CC = 0x0E04, 0x0E03
_NAME, _ADDRESS, _SMTP, _RECIPIENT_KIND = 0x3001, 0x3003, 0x39FE, 0x0C15
_ATTACHMENT = "__attach_version1.0_#"
_RECIPIENT = "__recip_version1.0_#"
_LONG_NAME, _SHORT_NAME, _DATA, _MEDIA, _CONTENT_ID, _METHOD = 0x3707, 0x3704, 0x3701, 0x370E, 0x3712, 0x3705
_BY_REFERENCE = frozenset({2, 3, 4, 7})
_MOST_PARTS = 1_000
_DEEPEST = 3
_LARGEST_WITHIN = 32_000_000
"""Bytes of a message within a message, which is written anew as a mail."""
_PROTECTED = re.compile(r"rpmsg|\.smime\Z", re.IGNORECASE)
_SIGNED = b"content-type: multipart/signed"
_SEALED = "It is protected so that only Outlook opens it; open it there and save its text."
_DAMAGED = "The message is cut off or damaged; save it again from Outlook."
_ELSEWHERE = "It is only a link to a file that lies elsewhere; put that file into the folder."
_OBJECT = "It is an object that only Outlook shows; open the message there."
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emz", ".wmz")


def read(data: bytes, path: str) -> Content:
    """Read an Outlook message.

    Raises:
        DamagedFile: it is cut off or damaged.
        EncryptedFile: it is protected.
        NoText: it holds neither text nor attachments.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    try:
        message = Properties(CompoundFile(data), "", path)
        return _content(message, path)
    except BrokenFile as error:
        raise DamagedFile(path, _DAMAGED) from error


def _content(message: Properties, path: str) -> Content:
    attachments = list(_attachments(message))
    blocks = _blocks(message, path)
    parts = tuple(_part(one, number, 0) for number, one in enumerate(attachments, 1) if not _is_shown_within(one))
    is_empty = all(is_blank(block.text) or block.why for block in blocks)
    kind = message.text(_CLASS)
    names = [_name(one, 0).lower() for one in attachments]
    if _PROTECTED.search(kind) or any(name.endswith(".rpmsg") for name in names):
        raise EncryptedFile(path, _SEALED)
    if is_empty and not parts:
        raise NoText(path, "The message holds no text, only what stands in its head.")
    shown = [_name(one, 0) for one in attachments if _is_shown_within(one)]
    said = tuple(one for one in said_of(_headers(message)) if one.field != "kind" or _is_mail(kind))
    return Content(tuple(blocks), (*said, *pictures(shown)), parts, is_container=True)


def _is_mail(kind: str) -> bool:
    return kind.upper().startswith("IPM.NOTE") or not kind


def _attachments(message: Properties) -> Iterator[Properties]:
    for number, one in enumerate(message.within(_ATTACHMENT)):
        if number >= _MOST_PARTS:
            return
        yield one


def _blocks(message: Properties, path: str) -> list[Block]:
    """Return the text: the plain form, else the page, else the formatted text that Outlook keeps packed."""
    plain = message.text(_BODY)
    if not is_blank(plain):
        return blocks_of_text(plain, path)
    page = message.text(_HTML) or text_of(message.binary(_HTML), path, message.charset)
    blocks = blocks_of_page(page, path) if not is_blank(page) else []
    if blocks:
        return blocks
    formatted = unpacked_rtf(message.binary(_RTF))
    if not formatted:
        return []
    try:
        return list(rtf_file.read(formatted, path).blocks)
    except ExtractError:
        return []


def _headers(message: Properties) -> Headers:
    """Return what a message says of itself as the head of a mail."""
    sent = next((value for value in _sent(message) if value), "")
    fields = (
        ("from", _sender(message)),
        ("to", _recipients(message, 1) or message.text(_TO)),
        ("cc", _recipients(message, 2) or message.text(_CC)),
        ("subject", message.text(_SUBJECT)),
        ("date", sent),
    )
    return Headers(tuple((name, " ".join(value.split())) for name, value in fields), 0)


def _sent(message: Properties) -> Iterator[str]:
    """Yield when it was sent: in the sender's own time where the way it took is kept, else in universal time."""
    head = message.text(_HEADERS).lstrip("\n").encode("utf-8")
    yield read_headers(head, 0, len(head)).get("date") if head else ""
    for name in (_SENT, _DELIVERED):
        moment = message.time(name)
        yield f"{moment:%Y-%m-%d %H:%M} UTC" if moment is not None else ""


def _sender(message: Properties) -> str:
    for name, addresses in _SENDERS:
        address = next((value for one in addresses if "@" in (value := message.text(one))), "")
        found = _person(message.text(name), address)
        if found:
            return found
    return ""


def _recipients(message: Properties, kind: int) -> str:
    found: list[str] = []
    for number, one in enumerate(message.within(_RECIPIENT)):
        if number >= _MOST_PARTS:
            break
        if one.number(_RECIPIENT_KIND) == kind:
            address = next((value for name in (_SMTP, _ADDRESS) if "@" in (value := one.text(name))), "")
            found.append(_person(one.text(_NAME), address))
    return "; ".join(person for person in found if person)


def _person(name: str, address: str) -> str:
    plain = name.strip("\"' ")
    if not plain or plain == address:
        return address
    if address and address in plain:
        return plain
    return f"{plain} <{address}>" if address else plain


def _name(attachment: Properties, number: int) -> str:
    found = (attachment.text(one) for one in (_LONG_NAME, _SHORT_NAME, _NAME))
    return next((name for name in found if not is_blank(name)), f"attachment {number}")


def _is_shown_within(attachment: Properties) -> bool:
    """Tell whether an attachment is a picture that the text refers to."""
    return bool(attachment.text(_CONTENT_ID)) and _name(attachment, 0).lower().endswith(_PICTURES)


def _part(attachment: Properties, number: int, depth: int) -> Part:
    inner = attachment.embedded()
    name = _name(attachment, number)
    if inner is not None:
        subject = inner.text(_SUBJECT) or name
        if depth >= _DEEPEST or not inner.text(_CLASS):
            return Part(name, None, _OBJECT, ProblemKind.UNSUPPORTED)
        if inner.size > _LARGEST_WITHIN:
            reason = f"It is larger than {_LARGEST_WITHIN // 1_000_000} MB; save it from the message into the folder."
            return Part(name, None, reason, ProblemKind.TOO_LARGE)
        return sized(f"{subject.replace('/', '-')}.eml", _as_mail(inner, depth + 1))
    data = attachment.binary(_DATA)
    if not data and attachment.number(_METHOD) in _BY_REFERENCE:
        return Part(name, None, _ELSEWHERE, ProblemKind.UNSUPPORTED)
    # A signed message is kept whole, as the mail it was on its way.
    is_mail = name.lower().endswith(".p7m") and data[:200].lower().startswith(_SIGNED)
    return sized(f"{name}.eml" if is_mail else name, data)


def _as_mail(message: Properties, depth: int) -> bytes:
    """Return a message within a message as a mail of its own: it is no file that could be cut out as it stands."""
    boundary = f"=_within_{depth}"
    head = [f"{name.title()}: {value}" for name, value in _headers(message).fields if value]
    head += ["MIME-Version: 1.0", f'Content-Type: multipart/mixed; boundary="{boundary}"', ""]
    lines = ["\r\n".join(head), *_body_lines(message, boundary)]
    for number, one in enumerate(_attachments(message), 1):
        part = _part(one, number, depth)
        if part.data is None:
            continue
        kind = "message/rfc822" if one.embedded() is not None else "application/octet-stream"
        name = base64.b64encode(part.name.encode("utf-8")).decode("ascii")
        lines += [f"--{boundary}", f'Content-Type: {kind}; name="=?utf-8?b?{name}?="']
        lines += ["Content-Disposition: attachment", "Content-Transfer-Encoding: base64", ""]
        lines.append(base64.encodebytes(part.data).decode("ascii"))
    return "\r\n".join((*lines, f"--{boundary}--", "")).encode("utf-8")


def _body_lines(message: Properties, boundary: str) -> Iterator[str]:
    plain = message.text(_BODY)
    page = message.text(_HTML) or message.binary(_HTML).decode("utf-8", "replace")
    kind, text = ("plain", plain) if not is_blank(plain) else ("html", page)
    yield f"--{boundary}"
    yield f"Content-Type: text/{kind}; charset=utf-8"
    yield "Content-Transfer-Encoding: base64"
    yield ""
    yield base64.encodebytes(text.encode("utf-8")).decode("ascii")
