"""Outlook messages: the same as mails, whatever form their text is kept in; damaged ones are named."""

import random
import struct
import time
from pathlib import Path

import pytest

from briefbook.extract import mail_file, message_file
from briefbook.extract.base import Content
from briefbook.extract.compressed_rtf import unpacked_rtf
from briefbook.extract.registry import document
from briefbook.model.errors import DamagedFile, EncryptedFile, ExtractError, NoText
from briefbook.model.kinds import DocumentKind, Fingerprint, ProblemKind
from tests.extract.message_making import Tree, binary, compound, fixed, narrow, text

LINE = "The harbour board will publish a winter timetable before the end of September this year."
SENT = 134_170_290_000_000_000
"""3 March 2026, 2:30 p.m. in universal time, in steps of 100 nanoseconds since 1601."""
HEAD: Tree = {
    **fixed(32, {0x0039: SENT, 0x3FFD: 1252}),
    **text(0x001A, "IPM.Note"),
    **text(0x0037, "Winter ferries"),
    **text(0x0C1A, "Anna Roy"),
    **text(0x5D01, "anna@example.org"),
    "__recip_version1.0_#00000000": {**fixed(8, {0x0C15: 1}), **text(0x3001, "Bob"), **text(0x39FE, "b@example.org")},
    "__recip_version1.0_#00000001": {**fixed(8, {0x0C15: 2}), **text(0x3001, "Cy Ng")},
}


def message(*more: Tree) -> Content:
    """What a message with these further properties holds."""
    return message_file.read(made(*more), "a.msg")


def made(*more: Tree) -> bytes:
    """The bytes of a message."""
    tree = dict(HEAD)
    for one in more:
        tree.update(one)
    return compound(tree)


def attachment(name: str, data: bytes) -> Tree:
    """The folder of an attachment."""
    return {**fixed(8, {0x3705: 1}), **text(0x3707, name), **binary(0x3701, data)}


def own(content: Content) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in content.blocks]


def test_a_message_becomes_a_document_with_its_subject_its_day_and_its_people() -> None:
    found = document(message(text(0x1000, f"{LINE}\r\n")), "a.msg", Fingerprint("0" * 64))
    assert (found.title, found.date, found.kind) == ("Winter ferries", "2026-03-03", DocumentKind.EMAIL)
    people = {one.field: one.value for one in found.evidence if one.field in {"from", "to", "cc"}}
    assert people == {"from": "Anna Roy <anna@example.org>", "to": "Bob <b@example.org>", "cc": "Cy Ng"}
    assert [passage.text for passage in found.passages] == [LINE]


def test_the_senders_own_day_counts_where_the_way_of_the_mail_is_kept() -> None:
    content = message(text(0x1000, LINE), text(0x007D, "Received: x\r\nDate: Wed, 4 Mar 2026 01:30:00 +1100\r\n"))
    assert [one.value for one in content.said if one.field == "date"] == ["2026-03-04"]


def test_text_is_read_in_whatever_form_it_is_kept() -> None:
    page = f"<html><body><p>{LINE} Café.</p></body></html>".encode("cp1252")
    rtf = b"{\\rtf1\\ansi " + LINE.encode() + b"\\par}"
    plain_rtf = struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf
    assert own(message(narrow(0x1000, f"{LINE} Café.".encode("cp1252")))) == [f"{LINE} Café."]
    assert own(message(text(0x1000, " \r\n"), binary(0x1013, page))) == [f"{LINE} Café."]
    assert own(message(binary(0x1009, plain_rtf))) == [LINE]


def test_packed_formatted_text_is_unpacked() -> None:
    # The example of the specification ([MS-OXRTFCP] 3.1.1).
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpacked_rtf(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpacked_rtf(packed[:2]) == b""
    assert unpacked_rtf(struct.pack("<II4sI", 0, 6, b"LZFu", 0) + b"\x00abcdef") == b"abcdef"
    # One letter, then a reference to the letter itself: a run; then the mark of the end.
    start = 207
    run = struct.pack(">H", start << 4 | 3)
    end = struct.pack(">H", (start + 6) << 4)
    assert unpacked_rtf(struct.pack("<II4sI", 0, 100, b"LZFu", 0) + b"\x06a" + run + end) == b"aaaaaa"
    # A reference to what stands in the window from the beginning.
    assert unpacked_rtf(struct.pack("<II4sI", 0, 6, b"LZFu", 0) + b"\x01" + struct.pack(">H", 4)) == b"{\\rtf1"


def test_attachments_are_files_and_pictures_within_the_text_are_named() -> None:
    picture = {**attachment("map.png", b"x"), **text(0x3712, "map@1")}
    content = message(
        text(0x1000, LINE),
        {"__attach_version1.0_#00000000": attachment("plan été.docx", b"PK" * 5_000)},
        {"__attach_version1.0_#00000001": picture},
        {"__attach_version1.0_#00000002": {**fixed(8, {0x3705: 7}), **text(0x3707, "share.xlsx")}},
    )
    assert [(one.name, one.data) for one in content.parts] == [("plan été.docx", b"PK" * 5_000), ("share.xlsx", None)]
    assert content.parts[1].kind is ProblemKind.UNSUPPORTED
    assert [one.line for one in content.said if one.field == "pictures"] == ["map.png"]


def test_a_message_whose_tables_need_a_list_of_their_own_is_read_whole() -> None:
    big = random.Random(3).randbytes(20_000_000)
    content = message(text(0x1000, LINE), {"__attach_version1.0_#00000000": attachment("plan.bin", big)})
    assert content.parts[0].data == big


def test_a_message_within_a_message_is_a_mail_of_its_own_with_its_attachments() -> None:
    inner: Tree = {
        **fixed(24, {0x0039: SENT}),
        **text(0x001A, "IPM.Note"),
        **text(0x0037, "Traversiers d'été"),
        **text(0x1000, "We are late. À bientôt."),
        "__attach_version1.0_#00000000": attachment("plan.txt", b"Pier 4"),
    }
    outer: Tree = {**fixed(8, {0x3705: 5}), **text(0x3001, "Traversiers"), "__substg1.0_3701000D": inner}
    data = made(text(0x1000, LINE), {"__attach_version1.0_#00000000": outer})
    (part,) = message_file.read(data, "a.msg").parts
    assert part.name == "Traversiers d'été.eml"
    assert part == message_file.read(data, "a.msg").parts[0]
    found = mail_file.read(part.data or b"", part.name)
    assert own(found) == ["We are late. À bientôt."]
    assert [(one.field, one.value) for one in found.said if one.field in {"title", "date"}] == [
        ("title", "Traversiers d'été"),
        ("date", "2026-03-03"),
    ]
    assert [(one.name, one.data) for one in found.parts] == [("plan.txt", b"Pier 4")]


def test_a_signed_message_is_read_as_the_mail_it_was() -> None:
    signed = f'Content-Type: multipart/signed; boundary="b"\r\n\r\n--b\r\n\r\n{LINE}\r\n--b--\r\n'.encode()
    content = message(
        text(0x001A, "IPM.Note.SMIME.MultipartSigned"),
        {"__attach_version1.0_#00000000": attachment("smime.p7m", signed)},
    )
    (part,) = content.parts
    assert own(mail_file.read(part.data or b"", part.name)) == [LINE]


def test_a_protected_message_and_an_empty_one_are_named() -> None:
    sealed: tuple[Tree, ...] = (
        {"__attach_version1.0_#00000000": attachment("message.rpmsg", b"x")},
        text(0x001A, "IPM.Note.SMIME"),
    )
    for protected in sealed:
        with pytest.raises(EncryptedFile, match="protected"):
            message(text(0x1000, LINE), protected)
    with pytest.raises(NoText):
        message()


def test_a_directory_that_runs_in_circles_ends() -> None:
    data = bytearray(made(text(0x1000, LINE)))
    (directory,) = struct.unpack_from("<I", data, 48)
    place = (directory + 1) * 512
    for entry in range(place, len(data) - 512, 128):
        struct.pack_into("<III", data, entry + 68, 1, 2, 1)
    with pytest.raises(ExtractError):
        message_file.read(bytes(data), "a.msg")


def test_an_allocation_table_that_points_at_itself_ends() -> None:
    data = bytearray(made(text(0x1000, LINE), {"__attach_version1.0_#00000000": attachment("a.bin", b"x" * 9_000)}))
    (table,) = struct.unpack_from("<I", data, 76)
    struct.pack_into("<128I", data, (table + 1) * 512, *range(128))
    struct.pack_into("<II", data, 68, table, 0xFFFFFFFF)
    with pytest.raises(ExtractError):
        message_file.read(bytes(data), "a.msg")


def _outcome(data: bytes) -> str:
    try:
        message_file.read(data, "a.msg")
    except ExtractError as error:
        return error.reason
    return "It was read."


def test_every_cut_and_many_flips_give_text_or_one_sentence() -> None:
    whole = made(text(0x1000, LINE), {"__attach_version1.0_#00000000": attachment("a.bin", b"x" * 5_000)})
    chance = random.Random(5)
    began = time.monotonic()
    for number in range(600):
        data = bytearray(whole)
        if number % 3 == 0:
            del data[chance.randrange(len(data)) :]
        else:
            for _ in range(number % 7 + 1):
                data[chance.randrange(len(data) if number % 2 else 1_600)] = chance.choice(
                    (0, 255, chance.randrange(256))
                )
        assert _outcome(bytes(data)).endswith(".")
    assert time.monotonic() - began < 20
    with pytest.raises(DamagedFile):
        message_file.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.msg")


@pytest.mark.parametrize(
    ("name", "title", "day", "first", "attachments"),
    [
        ("fmt_markitdown/test_outlook_msg.msg", "Test Email Message", "2024-12-22", "This is the body of the test", []),
        ("fmt_docling/msg_simple.msg", "Simple Email", "2026-05-20", "Hello Bob,", []),
        (
            "fmt_docling/msg_with_attachment.msg",
            "Email with Attachment",
            "2026-05-20",
            "This email contains an attachment.",
            ["test.txt", "report.pdf"],
        ),
    ],
)
def test_real_messages_are_read(
    shared_data: Path, name: str, title: str, day: str, first: str, attachments: list[str]
) -> None:
    content = message_file.read((shared_data / name).read_bytes(), name)
    values = {one.field: one.value for one in content.said}
    assert (values["title"], values["date"]) == (title, day)
    assert own(content)[0].startswith(first)
    assert [part.name for part in content.parts] == attachments
