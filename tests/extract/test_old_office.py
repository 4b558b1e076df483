"""Compound files: each is named for what it is, and what asks for a password is named as that."""

import random
import re
import struct
from pathlib import Path

import pytest

from briefbook.extract import old_office
from briefbook.model.errors import DamagedFile, EncryptedFile, ExtractError, UnsupportedFormat
from tests.extract.making_ole import compound

OLD_WORD = bytes(10) + struct.pack("<H", 0x12F0)
LOCKED_WORD = bytes(10) + struct.pack("<H", 0x13F0)
BEGIN = struct.pack("<HH", 0x0809, 4) + bytes(4)
LOCKED_SHEET = BEGIN + struct.pack("<HH", 0x2F, 6) + bytes(6)
LOCKED_SLIDES = bytes(12) + struct.pack("<I", 0xF3D1C4DF)


def refusal(data: bytes, suffix: str) -> ExtractError:
    with pytest.raises(ExtractError) as caught:
        old_office.refuse(data, f"a{suffix}", suffix)
    assert re.fullmatch(r"[A-Z].{10,170}\.", caught.value.reason)
    return caught.value


@pytest.mark.parametrize(
    ("streams", "suffix", "program"),
    [
        ({"EncryptionInfo": b"", "EncryptedPackage": b""}, ".docx", "Word"),
        ({"EncryptionInfo": b"", "EncryptedPackage": b""}, ".xlsx", "Excel"),
        ({"EncryptionInfo": b"", "EncryptedPackage": b""}, ".bin", "the program that made it"),
        ({"WordDocument": LOCKED_WORD}, ".doc", "Word"),
        ({"WordDocument": LOCKED_WORD}, ".txt", "Word"),
        ({"Workbook": LOCKED_SHEET}, ".xls", "Excel"),
        ({"Book": LOCKED_SHEET}, ".xls", "Excel"),
        ({"PowerPoint Document": b"", "Current User": LOCKED_SLIDES}, ".ppt", "PowerPoint"),
        ({"PowerPoint Document": b"", "EncryptedSummary": b""}, ".ppt", "PowerPoint"),
    ],
)
def test_what_asks_for_a_password_is_named_with_its_program(
    streams: dict[str, bytes], suffix: str, program: str
) -> None:
    found = refusal(compound(streams), suffix)
    assert isinstance(found, EncryptedFile)
    assert found.reason == f"It asks for a password; open it in {program}, remove the password and save a copy."


@pytest.mark.parametrize(
    ("streams", "suffix", "reason"),
    [
        (
            {"WordDocument": OLD_WORD},
            ".doc",
            'Old Word files (.doc) are not read; open it in Word and save it as "Word Document (.docx)".',
        ),
        (
            {"Workbook": BEGIN},
            ".xls",
            'Old Excel files (.xls) are not read; open it in Excel and save it as "Excel Workbook (.xlsx)".',
        ),
        (
            {"PowerPoint Document": b"", "Current User": bytes(16)},
            ".ppt",
            "Old PowerPoint files (.ppt) are not read; "
            'open it in PowerPoint and save it as "PowerPoint Presentation (.pptx)".',
        ),
        (
            {"WordDocument": OLD_WORD},
            ".docx",
            "It is an old Word file (.doc) under the name of a .docx file; "
            'open it in Word and save it as "Word Document (.docx)".',
        ),
        ({"Drawing": b""}, ".vsd", "It is a file of an old program; open it there and save it as PDF."),
    ],
)
def test_an_old_format_is_named_with_what_to_do(streams: dict[str, bytes], suffix: str, reason: str) -> None:
    found = refusal(compound(streams), suffix)
    assert isinstance(found, UnsupportedFormat)
    assert found.reason == reason


def test_a_message_is_told_by_its_properties() -> None:
    assert old_office.is_message(compound({"__properties_version1.0": b""}))
    assert not old_office.is_message(compound({"WordDocument": OLD_WORD}))
    assert not old_office.is_message(b"\xd0\xcf\x11\xe0 and no more")


def test_broken_files_end_in_words() -> None:
    whole = compound({"WordDocument": OLD_WORD, "1Table": b"", "Current User": b""})
    dice = random.Random(7)
    for length in range(0, len(whole), 501):
        refusal(whole[:length], ".doc")
    for _ in range(300):
        flipped = bytearray(whole)
        for _ in range(8):
            flipped[dice.randrange(2_560)] = dice.randrange(256)
        old_office.is_message(bytes(flipped))
        refusal(bytes(flipped), ".doc")


def test_a_directory_that_is_a_chain_without_end_is_damaged() -> None:
    whole = bytearray(compound({f"s{number}": b"" for number in range(3)}))
    whole[512 + 512 + 128 + 72 : 512 + 512 + 128 + 76] = struct.pack("<I", 1)
    assert isinstance(refusal(bytes(whole), ".doc"), DamagedFile | UnsupportedFormat)


def test_files_by_others_that_ask_for_a_password_say_so(shared_data: Path) -> None:
    folder = shared_data / "fmt_msoffcrypto_encrypted"
    locked = [file for file in sorted(folder.iterdir()) if "_password." in file.name]
    assert len(locked) == 3
    for file in locked:
        assert isinstance(refusal(file.read_bytes(), file.suffix), EncryptedFile), file.name
    for name in ("inputs__plain.doc", "outputs__rc4cryptoapi_password_plain.doc"):
        assert isinstance(refusal((folder / name).read_bytes(), ".doc"), UnsupportedFormat), name
