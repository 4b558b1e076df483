"""Files within files are read as the files they are, under names that are safe, within bounds that hold together."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from briefbook.extract.base import Part
from briefbook.extract.parts import named
from briefbook.extract.registry import read_bytes
from briefbook.model.document import Reading
from briefbook.model.kinds import ProblemKind

TEXT = b"The ferry sails at noon, and it is seldom late."


def packed(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def read(members: Mapping[str, bytes]) -> Reading:
    return read_bytes(packed(members), "papers.zip")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("a.txt", "a.zip/a.txt"),
        ("deep/a.txt", "a.zip/deep/a.txt"),
        ("../../etc/a.txt", "a.zip/etc/a.txt"),
        ("/a.txt", "a.zip/a.txt"),
        ("C:\\Users\\a.txt", "a.zip/C_/Users/a.txt"),
        ("a\x00b\n.txt", "a.zip/a_b_.txt"),
        ("", "a.zip/unnamed"),
        ("..", "a.zip/unnamed"),
    ],
)
def test_the_name_of_a_part_leads_nowhere_else(name: str, path: str) -> None:
    assert [found for found, _ in named([Part(name, b"")], "a.zip")] == [path]


def test_parts_of_one_name_are_told_apart() -> None:
    parts = [Part(name, b"") for name in ("a.txt", "A.TXT", "a.txt", "b", "b")]
    assert [path for path, _ in named(parts, "m")] == ["m/a.txt", "m/A (2).TXT", "m/a (3).txt", "m/b", "m/b (2)"]


def test_a_very_long_name_keeps_its_type() -> None:
    ((path, _),) = named([Part(f"{'x' * 10_000}.docx", b"")], "m")
    assert path.endswith("….docx")
    assert len(path) < 200


def test_each_member_is_a_document_of_its_own_and_pictures_are_counted_only() -> None:
    found = read({"a.txt": TEXT, "deep/b.md": b"# Fares\n\nThe fare rose in May.", "c.png": b"\x89PNG"})
    assert found.document.parts == 3
    assert found.document.passages == ()
    assert [(one.path, one.is_part) for one in found.parts] == [
        ("papers.zip/a.txt", True),
        ("papers.zip/deep/b.md", True),
    ]
    assert found.problems == ()


def test_one_bad_member_leaves_the_others() -> None:
    found = read({"a.docx": b"no package", "b.txt": TEXT, "c.xyz": bytes(range(256))})
    assert [one.path for one in found.parts] == ["papers.zip/b.txt"]
    assert [(one.path, one.kind, one.part) for one in found.problems] == [
        ("papers.zip/a.docx", ProblemKind.DAMAGED, True),
        ("papers.zip/c.xyz", ProblemKind.UNSUPPORTED, True),
    ]


def test_archives_within_archives_are_read_to_a_depth() -> None:
    data = packed({"deepest.txt": TEXT})
    for _ in range(5):
        data = packed({"inner.zip": data, "beside.txt": TEXT})
    found = read_bytes(data, "papers.zip")
    assert [one.path for one in found.parts if one.passages] == [
        "papers.zip/inner.zip/inner.zip/beside.txt",
        "papers.zip/inner.zip/beside.txt",
        "papers.zip/beside.txt",
    ]
    assert [one.kind for one in found.problems] == [ProblemKind.TOO_LARGE] * 2


def test_countless_problems_of_one_archive_are_summed_up() -> None:
    found = read({f"{number}.docx": b"no package" for number in range(400)})
    assert len(found.problems) == 101
    assert found.problems[-1].path == "papers.zip/…"
    assert "300 more files" in found.problems[-1].reason
    assert found.document.parts == 400
