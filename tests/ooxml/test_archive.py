"""Zip archives are opened within bounds: what each part unpacks to, and what all of them unpack to."""

import pytest

from briefbook.model.kinds import ProblemKind
from briefbook.ooxml.archive import LARGEST_PART, LARGEST_WHOLE, Archive, PackageRefused
from tests.ooxml.test_package import packed


def test_names_are_spelled_as_the_archive_spells_them() -> None:
    assert Archive(packed({"Pictures/A.png": b"x", "b/": b""})).names == ("Pictures/A.png",)


def test_parts_that_are_small_alone_and_huge_together_are_too_large() -> None:
    count = LARGEST_WHOLE // LARGEST_PART
    archive = Archive(packed({f"{number}.xml": bytes(LARGEST_PART) for number in range(count + 1)}))
    for number in range(count):
        archive.read(f"{number}.xml")
    with pytest.raises(PackageRefused) as caught:
        archive.read(f"{count}.xml")
    assert caught.value.kind is ProblemKind.TOO_LARGE
