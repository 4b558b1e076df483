"""What is read, what is refused, and in which words the officer is told."""

import hashlib
import os
import re
import sys
from pathlib import Path

import pytest

from briefbook.extract.registry import read
from briefbook.model.errors import (
    DamagedFile,
    ExtractError,
    NoText,
    TooLarge,
    UnknownType,
    Unreadable,
    UnsupportedFormat,
)
from tests.extract.making import paragraph, reading, texts, word_package

TEXT = "The ferry sails at noon, and it is seldom late."


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "a.md", "a.Markdown", "a.html", "a.HTM"])
def test_the_suffix_says_how_a_file_is_read_in_any_case(tmp_path: Path, name: str) -> None:
    assert texts(reading(tmp_path, name, TEXT)) == [TEXT]


def test_the_fingerprint_is_the_hash_of_the_bytes_and_the_path_is_the_one_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    found = read(tmp_path / "a.txt", "notes/été.txt").document
    assert (found.path, found.fingerprint) == ("notes/été.txt", hashlib.sha256(TEXT.encode()).hexdigest())


def test_reading_twice_gives_the_same_document(tmp_path: Path) -> None:
    assert reading(tmp_path, "a.md", f"# A\n\n{TEXT}") == reading(tmp_path, "a.md", f"# A\n\n{TEXT}")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.7z", "unpack it into the folder"),
        ("a.pst", "save the messages you need one by one"),
        ("a.epub", "save what you need of it as PDF or Word"),
        ("a.ODS", "save it as .xlsx or .pptx"),
        ("a.pages", "export it as Word or PDF"),
    ],
)
def test_a_format_that_is_not_read_is_named_with_what_to_do(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UnsupportedFormat, match=re.escape(words)):
        reading(tmp_path, name, TEXT)


@pytest.mark.parametrize("name", ["README", ".profile", "a.xyz", "minutes.2023-05", "a.doc"])
def test_a_file_without_a_known_suffix_is_read_when_its_content_is_text(tmp_path: Path, name: str) -> None:
    assert texts(reading(tmp_path, name, TEXT)) == [TEXT]


def test_a_file_of_which_nothing_says_what_it_is_is_of_an_unknown_type(tmp_path: Path) -> None:
    with pytest.raises(UnknownType):
        reading(tmp_path, "a.xyz", bytes(range(256)) * 9)


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.rtf", "a.odt", "a.zip", "a.xlsx", "a.msg"])
def test_text_under_the_name_of_another_format_is_told_to_be_damaged(tmp_path: Path, name: str) -> None:
    with pytest.raises(DamagedFile, match="open it in the program that made it"):
        reading(tmp_path, name, TEXT)


@pytest.mark.parametrize("content", ["", " \n\t\r\n ", "\ufeff\u00a0\u200b"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_file_with_nothing_to_read_has_no_text(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(NoText):
        reading(tmp_path, name, content)


def test_front_matter_alone_is_no_text(tmp_path: Path) -> None:
    name, content = "a.md", "---\ntitle: x\n---\n"
    with pytest.raises(NoText):
        reading(tmp_path, name, content)


@pytest.mark.parametrize(
    ("name", "content", "error", "words"),
    [
        ("a.html", b"\x89PNG\r\n\x1a\n", UnsupportedFormat, "a picture"),
        ("a.txt", b"PK\x03\x04" + bytes(40), DamagedFile, "an archive that is cut off or damaged"),
        ("a.txt", b"text\x00\x01\x02more\x00" * 9, DamagedFile, "binary data"),
        ("a.txt", b"Rar!\x1a\x07", UnsupportedFormat, "an archive (.rar)"),
        ("a.doc", b"\x00\x01\x02\x03" * 9, DamagedFile, "no Word document inside"),
    ],
)
def test_a_file_under_a_wrong_name_is_told_what_it_is(
    tmp_path: Path, name: str, content: bytes, error: type[ExtractError], words: str
) -> None:
    with pytest.raises(error, match=re.escape(words)):
        reading(tmp_path, name, content)


def test_a_document_under_a_wrong_name_is_read_and_says_so(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.txt", word_package(paragraph(TEXT)))
    assert texts(found) == [TEXT]
    assert [one.line for one in found.evidence if one.field == "format"] == [
        "It is a Word document under the name of a .txt file."
    ]


def test_a_page_saved_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    assert texts(reading(tmp_path, "a.txt", f"<!DOCTYPE html><p>{TEXT}</p>")) == [TEXT]


def test_a_workbook_under_the_name_of_a_document_is_refused(tmp_path: Path) -> None:
    data = word_package(paragraph(TEXT)).replace(b"word/document.xml", b"xl/workbook99.xml")
    with pytest.raises(ExtractError):
        reading(tmp_path, "a.docx", data)


def test_encrypted_files_by_others_are_named_as_asking_for_a_password(shared_data: Path, tmp_path: Path) -> None:
    for file in sorted((shared_data / "fmt_msoffcrypto_encrypted").glob("inputs__*.docx")):
        with pytest.raises(ExtractError, match="asks for a password"):
            reading(tmp_path, file.name, file.read_bytes())


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(100_000_001)
    with pytest.raises(TooLarge, match="100 MB"):
        read(tmp_path / "a.txt", "a.txt")


def test_more_text_than_one_file_may_hold_is_named(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="20 million characters"):
        reading(tmp_path, "a.txt", f"{TEXT}\n" * 430_000)


def test_a_missing_file_and_a_folder_are_unreadable_or_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="gone"):
        read(tmp_path / "a.txt", "a.txt")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(ExtractError):
        read(tmp_path / "b.txt", "b.txt")


if sys.platform != "win32":

    def test_a_link_is_not_followed_and_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
        (tmp_path / "real.txt").write_text(TEXT, "utf-8")
        (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
        os.mkfifo(tmp_path / "pipe.txt")
        for name in ("link.txt", "pipe.txt"):
            with pytest.raises(ExtractError):
                read(tmp_path / name, name)


def test_reading_changes_neither_the_file_nor_its_time(tmp_path: Path) -> None:
    reading(tmp_path, "a.txt", TEXT)
    before = (tmp_path / "a.txt").stat()
    read(tmp_path / "a.txt", "a.txt")
    after = (tmp_path / "a.txt").stat()
    assert (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    assert (tmp_path / "a.txt").read_text("utf-8") == TEXT
