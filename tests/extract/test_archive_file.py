"""Archives: the files within, each by its name; traps are told by counting, nothing is written."""

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Sequence

import pytest

from briefbook.extract import archive_file
from briefbook.extract.base import Part
from briefbook.extract.parts import named
from briefbook.model.errors import DamagedFile, ExtractError, NoText, TooLarge
from briefbook.model.kinds import ProblemKind


def packed(files: Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def parts(data: bytes) -> tuple[Part, ...]:
    """The files within."""
    return archive_file.read(data, "a.zip").parts


def by_hand(names: Sequence[bytes], data: bytes, flags: int = 0, size: int | None = None) -> bytes:
    """An archive whose list names the same packed bytes again and again; `size` is what the list claims."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = deflate.compress(data) + deflate.flush()
    claimed = len(data) if size is None else size
    fields = (zlib.crc32(data), len(body), claimed)
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, flags, 8, 0, 0, *fields, len(names[0]), 0) + names[0] + body
    rows = (
        struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, flags, 8, 0, 0, *fields, len(name), 0, 0, 0, 0, 0, 0) + name
        for name in names
    )
    entries = b"".join(rows)
    count = min(len(names), 65_535)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(entries), len(local), 0)
    return local + entries + end


def test_an_archive_gives_its_files_and_leaves_out_what_systems_put_beside_them() -> None:
    files = [("plan.txt", b"Pier 4"), ("winter/a.txt", b"a"), ("__MACOSX/._a", b"x"), ("winter/.DS_Store", b"x")]
    files += [("winter/", b""), ("Thumbs.db", b"x"), ("._b.txt", b"x")]
    content = archive_file.read(packed(files), "a.zip")
    assert [(one.name, one.data) for one in content.parts] == [("plan.txt", b"Pier 4"), ("winter/a.txt", b"a")]
    assert content.is_container
    assert content.blocks == ()


@pytest.mark.parametrize("code", ["utf-8", "cp850", "cp1252", "cp437"])
def test_names_are_read_in_the_letters_they_were_written_in(code: str) -> None:
    (part,) = parts(by_hand(["été/Québec à l'aube.txt".encode(code)], b"x"))
    assert part.name == "été/Québec à l'aube.txt"
    (part,) = parts(by_hand(["日本.txt".encode()], b"x", flags=0x800))
    assert part.name == "日本.txt"


def test_names_that_climb_out_stay_within_the_archive() -> None:
    found = parts(packed([("../../x.txt", b"a"), ("C:\\y.txt", b"b"), ("n" * 10_000 + ".txt", b"c"), ("/z.txt", b"d")]))
    paths = [path for path, _ in named(found, "a.zip")]
    assert [path[:14] for path in paths] == ["a.zip/x.txt", "a.zip/C_/y.txt", "a.zip/nnnnnnnn", "a.zip/z.txt"]
    assert max(map(len, paths)) < 200


def test_a_member_that_cannot_be_taken_out_is_named_and_the_others_are_read() -> None:
    (sealed,) = parts(by_hand([b"a.txt"], b"x", flags=1))
    assert (sealed.data, sealed.kind) == (None, ProblemKind.ENCRYPTED)
    assert "password" in sealed.reason
    for method, name in ((zipfile.ZIP_BZIP2, "bzip2"), (zipfile.ZIP_LZMA, "LZMA")):
        (other,) = parts(packed([("a.txt", b"x")], method))
        assert (other.kind, name in other.reason) == (ProblemKind.UNSUPPORTED, True)
    broken = bytearray(packed([("a.txt", b"Pier 4" * 50), ("b.txt", b"fine")]))
    broken[40] ^= 0xFF
    assert [(one.data, one.kind) for one in parts(bytes(broken))][1] == (b"fine", ProblemKind.DAMAGED)
    assert parts(bytes(broken))[0].data is None


def test_sizes_are_counted_whatever_the_list_claims() -> None:
    (honest,) = parts(by_hand([b"a.txt"], b"\0" * 70_000_000))
    assert (honest.data, honest.kind) == (None, ProblemKind.TOO_LARGE)
    (lying,) = parts(by_hand([b"a.txt"], b"\0" * 70_000_000, size=10))
    assert lying.data is None


def test_what_is_more_than_memory_should_hold_is_named() -> None:
    big = b"\0" * 60_000_000
    found = parts(packed([(f"{number}.txt", big) for number in range(5)]))
    assert [one.data is not None for one in found] == [True, True, True, False, False]
    assert "200 MB in all" in found[-1].reason


@pytest.mark.parametrize("count", [12, 60_000])
def test_a_trap_of_many_names_for_the_same_bytes_is_refused(count: int) -> None:
    began = time.monotonic()
    with pytest.raises(ExtractError, match=r"trap|more than 5,000"):
        parts(by_hand([b"%d.txt" % number for number in range(count)], b"\0" * 10_000_000))
    assert time.monotonic() - began < 10


def test_an_archive_of_very_many_files_is_refused_in_time() -> None:
    began = time.monotonic()
    with pytest.raises(TooLarge, match="5,000"):
        parts(by_hand([b"a.txt"] * 400_000, b"x"))
    assert time.monotonic() - began < 5


def test_a_cut_archive_and_an_empty_one_are_named() -> None:
    whole = packed([("a.txt", b"Pier 4" * 50)])
    for end in (10, len(whole) // 2, len(whole) - 5):
        with pytest.raises(DamagedFile, match="cut off"):
            parts(whole[:end])
    with pytest.raises(NoText):
        parts(packed([("folder/", b"")]))
