"""Hostile mails, web archives and compound files (messages of Outlook, old Office, files with a password)."""

import base64
import struct
from collections.abc import Mapping

from tests.hostile.making import Scene, one_file
from tests.hostile.packages import SENTENCE, docx_bomb, docx_that_reads_a_file, zip_bomb

HEAD = (
    "From: Ann <ann@example.org>\nTo: Bob <bob@example.org>\nSubject: The ferries\n"
    "Date: Tue, 5 Mar 2024 10:00:00 -0500\nMIME-Version: 1.0\n"
)


def mail(kind: str, body: str, *headers: str) -> bytes:
    return f"{HEAD}{''.join(f'{one}{chr(10)}' for one in headers)}Content-Type: {kind}\n\n{body}".encode(
        "utf-8", "surrogateescape"
    )


def attached(name: str, data: bytes) -> bytes:
    part = base64.encodebytes(data).decode()
    return mail(
        'multipart/mixed; boundary="b"',
        f"--b\nContent-Type: text/plain\n\n{SENTENCE}\n--b\nContent-Type: application/octet-stream\n"
        f"Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename={name}\n\n{part}\n--b--\n",
    )


@one_file(".eml")
def eml_of_parts_in_parts(scene: Scene) -> bytes:
    depth = 2_000
    opened = "".join(f'--b{n}\nContent-Type: multipart/mixed; boundary="b{n + 1}"\n\n' for n in range(depth))
    return mail('multipart/mixed; boundary="b0"', f"{opened}--b{depth}\nContent-Type: text/plain\n\n{SENTENCE}\n")


@one_file(".eml")
def eml_of_mails_in_mails(scene: Scene) -> bytes:
    return f"{HEAD}Content-Type: message/rfc822\n\n".encode() * 1_000 + mail("text/plain", SENTENCE)


@one_file(".eml")
def eml_of_too_many_parts(scene: Scene) -> bytes:
    part = f"--b\nContent-Type: text/plain\n\n{SENTENCE}\n"
    return mail('multipart/mixed; boundary="b"', part * scene.sized(10_000, 100_000) + "--b--\n")


@one_file(".eml")
def eml_without_its_boundary(scene: Scene) -> bytes:
    return mail("multipart/mixed", f"--b\nContent-Type: text/plain\n\n{SENTENCE}\n")


@one_file(".eml")
def eml_whose_boundary_never_comes(scene: Scene) -> bytes:
    return mail('multipart/mixed; boundary="never"', f"{SENTENCE}\n" * 2_000)


@one_file(".eml")
def eml_with_an_empty_boundary(scene: Scene) -> bytes:
    return mail('multipart/mixed; boundary=""', f"--\n\n{SENTENCE}\n--\n" * 2_000)


@one_file(".eml")
def eml_with_a_giant_boundary(scene: Scene) -> bytes:
    boundary = "b" * 100_000
    return mail(f'multipart/mixed; boundary="{boundary}"', f"--{boundary}\n\n{SENTENCE}\n" * 10)


@one_file(".eml")
def eml_whose_parts_share_a_boundary(scene: Scene) -> bytes:
    inner = '--b\nContent-Type: multipart/mixed; boundary="b"\n\n'
    return mail('multipart/mixed; boundary="b"', inner * 500 + f"--b\n\n{SENTENCE}\n--b--\n")


@one_file(".eml")
def eml_of_many_headers(scene: Scene) -> bytes:
    return "".join(f"X-Header-{n}: {n}\n" for n in range(50_000)).encode() + mail("text/plain", SENTENCE)


@one_file(".eml")
def eml_with_a_giant_header(scene: Scene) -> bytes:
    return b"Subject: " + b"ferry " * 500_000 + b"\n" + mail("text/plain", SENTENCE)


@one_file(".eml")
def eml_with_a_folded_header(scene: Scene) -> bytes:
    return b"Subject: a\n" + b" b\n" * 200_000 + mail("text/plain", SENTENCE)


@one_file(".eml")
def eml_of_encoded_words(scene: Scene) -> bytes:
    return (
        b"Subject: "
        + b"=?utf-8?q?=C3=A9?= " * 20_000
        + b"\nFrom: =?x-none?b?////?= =?utf-8?b?a?=\n"
        + mail("text/plain", SENTENCE)
    )


@one_file(".eml")
def eml_of_many_addresses(scene: Scene) -> bytes:
    return (
        b"To: " + b", ".join(b'"A, B \\" (c" <a%d@b>' % n for n in range(20_000)) + b"\n" + mail("text/plain", SENTENCE)
    )


@one_file(".eml")
def eml_of_open_comments(scene: Scene) -> bytes:
    return (
        b"From: "
        + b"(" * 20_000
        + b"\nTo: "
        + b'"' * 20_001
        + b"\nDate: "
        + b"(" * 20_000
        + b"\n"
        + mail("text/plain", SENTENCE)
    )


@one_file(".eml")
def eml_of_continued_parameters(scene: Scene) -> bytes:
    parameters = "".join(f'; name*{n}*="%41"' for n in range(20_000))
    return mail(f"text/plain{parameters}", SENTENCE)


@one_file(".eml")
def eml_in_letters_nobody_knows(scene: Scene) -> bytes:
    return mail("text/plain; charset=x-klingon", f"{SENTENCE} \udce9\udcff", "Content-Transfer-Encoding: 8bit")


@one_file(".eml")
def eml_that_lies_about_its_letters(scene: Scene) -> bytes:
    return mail("text/plain; charset=utf-16", f"{SENTENCE} été", "Content-Transfer-Encoding: 8bit")


@one_file(".eml")
def eml_in_letters_that_are_a_program(scene: Scene) -> bytes:
    return mail("text/plain; charset=zlib", SENTENCE) + mail("text/plain; charset=idna", SENTENCE)


@one_file(".eml")
def eml_of_broken_base64(scene: Scene) -> bytes:
    return mail("text/plain", "!!!not base64!!!=\n" * 2_000 + "QQ", "Content-Transfer-Encoding: base64")


@one_file(".eml")
def eml_of_soft_line_ends(scene: Scene) -> bytes:
    return mail("text/plain", "=\n" * 200_000 + "=ZZ=4" + SENTENCE, "Content-Transfer-Encoding: quoted-printable")


@one_file(".eml")
def eml_in_an_unknown_transfer(scene: Scene) -> bytes:
    return mail("text/plain", f"begin 644 x\n{SENTENCE}\nend", "Content-Transfer-Encoding: x-uuencode")


@one_file(".eml")
def eml_that_lies_elsewhere(scene: Scene) -> bytes:
    kind = f'message/external-body; access-type=local-file; name="{scene.canary}"'
    return mail(
        'multipart/mixed; boundary="b"',
        f"--b\n\n{SENTENCE}\n--b\nContent-Type: {kind}\n\nContent-Type: text/plain\n\n--b--\n",
    )


@one_file(".eml")
def eml_that_loads_pictures(scene: Scene) -> bytes:
    return mail(
        "text/html",
        f'<p>{SENTENCE}</p><img src="{scene.url}/pixel.gif"><iframe src="{scene.canary.as_uri()}"></iframe>',
    )


@one_file(".eml")
def eml_with_a_bomb(scene: Scene) -> bytes:
    return attached("bomb.zip", zip_bomb(scene))


@one_file(".eml")
def eml_with_a_word_bomb(scene: Scene) -> bytes:
    return attached("bomb.docx", docx_bomb(scene))


@one_file(".eml")
def eml_with_a_file_that_reads(scene: Scene) -> bytes:
    return attached("reads.docx", docx_that_reads_a_file(scene))


@one_file(".eml")
def eml_with_a_name_that_climbs(scene: Scene) -> bytes:
    return attached('"../../../../up\\n.txt"', SENTENCE.encode())


@one_file(".eml")
def eml_with_nuls(scene: Scene) -> bytes:
    return mail("text/plain", SENTENCE).replace(b" ", b"\0 ")


@one_file(".eml")
def eml_with_impossible_dates(scene: Scene) -> bytes:
    return (
        b"Date: Foo, 99 Zzz 99999999 99:99:99 +9999\nDate: "
        + b"1" * 10_000
        + b"\nReceived: ;;;\n"
        + mail("text/plain", SENTENCE)
    )


@one_file(".eml")
def eml_of_headers_alone(scene: Scene) -> bytes:
    return HEAD.encode()


@one_file(".eml")
def eml_of_quotations(scene: Scene) -> bytes:
    return mail("text/plain", "".join(f"{'>' * (n % 500)} {SENTENCE}\n" for n in range(2_000)))


@one_file(".mht")
def mht_that_names_itself(scene: Scene) -> bytes:
    page = f'<html><iframe src="http://a/"></iframe><p>{SENTENCE}</p><img src="{scene.url}/x.png"></html>'
    return mail(
        'multipart/related; boundary="b"; type="text/html"',
        f"--b\nContent-Type: text/html\nContent-Location: http://a/\n\n{page}\n" * 3 + "--b--\n",
    )


@one_file(".mht")
def mht_that_reads_a_file(scene: Scene) -> bytes:
    uri = scene.canary.as_uri()
    return mail(
        'multipart/related; boundary="b"',
        f"--b\nContent-Type: text/html\nContent-Location: {uri}\n\n"
        f'<iframe src="{uri}"></iframe><p>{SENTENCE}</p>\n--b--\n',
    )


@one_file(".mht")
def mht_of_too_many_parts(scene: Scene) -> bytes:
    part = "--b\nContent-Type: image/png\nContent-Location: http://a/{}\n\nAAAA\n"
    return mail(
        'multipart/related; boundary="b"', f"--b\nContent-Type: text/html\n\n<p>{SENTENCE}</p>\n" + part * 20_000
    )


FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file (source: MS-CFB) whose streams lie in its root, each at least 4,096 bytes long."""
    padded = {name: data + bytes(max(0, 4096 - len(data))) for name, data in streams.items()}
    sectors: list[bytes] = []
    fat: list[int] = []
    entries = [_entry("Root Entry", 5, END, 0, child=1 if padded else FREE)]
    for number, (name, data) in enumerate(padded.items(), start=1):
        pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        first = len(sectors)
        sectors += pieces
        fat += [*range(first + 1, first + len(pieces)), END]
        right = number + 1 if number < len(padded) else FREE
        entries.append(_entry(name, 2, first, len(data), right=right))
    directory = b"".join(entries)
    directory = directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0")
    directory_start = len(sectors)
    pieces = [directory[at : at + SECTOR] for at in range(0, len(directory), SECTOR)]
    sectors += pieces
    fat += [*range(directory_start + 1, directory_start + len(pieces)), END]
    count = -(-(len(fat) + 2) // 126)
    fat_start = len(sectors)
    fat += [FAT_SECTOR] * count
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(count * SECTOR, b"\xff")
    places = [fat_start + n if n < count else FREE for n in range(109)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, count, directory_start, 0, 4096, END, 0, END, 0)
    return header + struct.pack("<109I", *places) + b"".join(sectors) + table


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE, right: int = FREE) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1)
    return head + struct.pack("<III", FREE, right, child) + bytes(36) + struct.pack("<IQ", start, size)


def patched(data: bytes, place: int, value: int) -> bytes:
    return data[:place] + struct.pack("<I", value) + data[place + 4 :]


def message() -> bytes:
    return compound(
        {
            "__properties_version1.0": bytes(32),
            "__substg1.0_0037001F": "The ferries".encode("utf-16-le"),
            "__substg1.0_1000001F": SENTENCE.encode("utf-16-le"),
        }
    )


@one_file(".msg")
def msg_that_is_almost_sound(scene: Scene) -> bytes:
    return message()


@one_file(".msg")
def msg_with_a_table_of_noise(scene: Scene) -> bytes:
    whole = message()
    return whole[:-SECTOR] + bytes(n * 151 % 256 for n in range(SECTOR))


@one_file(".msg")
def msg_whose_table_goes_round(scene: Scene) -> bytes:
    whole = message()
    return whole[:-SECTOR] + struct.pack("<128I", *(n ^ 1 for n in range(128)))


@one_file(".msg")
def msg_whose_directory_goes_round(scene: Scene) -> bytes:
    whole = message()
    directory = SECTOR + struct.unpack_from("<I", whole, 48)[0] * SECTOR
    return patched(patched(whole, directory + 128 + 68, 1), directory + 128 + 72, 0)


@one_file(".msg")
def msg_with_a_stream_of_four_gigabytes(scene: Scene) -> bytes:
    whole = message()
    directory = SECTOR + struct.unpack_from("<I", whole, 48)[0] * SECTOR
    return patched(whole, directory + 2 * 128 + 120, 0xFFFFFFF0)


@one_file(".msg")
def msg_with_sectors_of_a_gigabyte(scene: Scene) -> bytes:
    whole = message()
    return whole[:30] + struct.pack("<HH", 30, 29) + whole[34:]


@one_file(".msg")
def msg_with_a_million_tables(scene: Scene) -> bytes:
    return patched(patched(message(), 44, 0x00FFFFFF), 72, 0x00FFFFFF)


@one_file(".msg")
def msg_whose_list_of_tables_goes_round(scene: Scene) -> bytes:
    return patched(patched(message(), 68, 0), 72, 0x00FFFFFF)


@one_file(".msg")
def msg_cut_in_half(scene: Scene) -> bytes:
    whole = message()
    return whole[: len(whole) // 2]


@one_file(".msg")
def msg_without_anything(scene: Scene) -> bytes:
    return compound({})


@one_file(".msg")
def msg_with_packed_text_that_lies(scene: Scene) -> bytes:
    packed = struct.pack("<IIII", 0xFFFFFF00, 0xFFFFFF00, 0x75465A4C, 0) + b"\xff" * 5_000
    return compound({"__properties_version1.0": bytes(32), "__substg1.0_10090102": packed})


@one_file(".msg")
def msg_with_many_streams(scene: Scene) -> bytes:
    return compound({f"__substg1.0_{n:04X}001F": b"a" for n in range(1_500)})


@one_file(".doc")
def doc_of_old_word(scene: Scene) -> bytes:
    return compound({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(500), "1Table": bytes(500)})


@one_file(".docx")
def docx_with_a_password(scene: Scene) -> bytes:
    return compound({"EncryptionInfo": b"\x04\x00\x04\x00" + bytes(200), "EncryptedPackage": bytes(8_000)})


@one_file(".xls")
def xls_of_old_excel(scene: Scene) -> bytes:
    return compound({"Workbook": b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(8_000)})


@one_file(".ppt")
def ppt_of_old_powerpoint(scene: Scene) -> bytes:
    return compound({"PowerPoint Document": bytes(8_000)})
