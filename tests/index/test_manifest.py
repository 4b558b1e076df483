"""The manifest at the end of a list of segments: what is not as it was written is told, whichever bit it is."""

import random
from array import array
from pathlib import Path

import pytest

from briefbook.index.checked_file import CheckedFile
from briefbook.index.manifest import CHUNK, FileCheck, check_of, comparing, sealed, unsealed

LIST = b"the list of segments as Whoosh writes it"


def write(path: Path, size: int) -> FileCheck:
    path.write_bytes(random.Random(size).randbytes(size))
    return check_of(path)


def test_a_manifest_comes_back_as_it_was_sealed(tmp_path: Path) -> None:
    manifest = {f"{size}.seg": write(tmp_path / "file", size) for size in (1, CHUNK, CHUNK + 1, 70 * CHUNK + 5)}
    assert [len(one.chunks) for one in manifest.values()] == [1, 1, 2, 71]
    assert unsealed(LIST + sealed(LIST, manifest)) == manifest
    assert unsealed(LIST + sealed(LIST, {})) == {}


def test_no_bit_of_a_list_or_its_manifest_can_be_turned_over_and_no_end_be_lost() -> None:
    whole = LIST + sealed(LIST, {"a.seg": FileCheck(3, "00" * 16, array("I", [7]))})
    for bit in range(8 * len(whole)):
        data = bytearray(whole)
        data[bit // 8] ^= 1 << bit % 8
        with pytest.raises(ValueError, match="not as it was written"):
            unsealed(bytes(data))
    for length in range(len(whole)):
        with pytest.raises(ValueError, match="not as it was written"):
            unsealed(whole[:length])


def test_a_list_without_a_manifest_is_refused() -> None:
    with pytest.raises(ValueError, match="not as it was written"):
        unsealed(LIST)


@pytest.mark.parametrize("place", [0, CHUNK - 1, CHUNK, 3 * CHUNK - 1, 3 * CHUNK])
def test_a_file_is_compared_whole_and_in_pieces(tmp_path: Path, place: int) -> None:
    path = tmp_path / "a.seg"
    check = write(path, 3 * CHUNK + 1)
    assert sum(comparing(path, check)) == check.size
    data = bytearray(path.read_bytes())
    data[place] ^= 64
    path.write_bytes(data)
    with pytest.raises(ValueError, match="not as it was written"):
        list(comparing(path, check))
    file = CheckedFile(path, check)
    sound = 0
    for start in range(0, check.size, CHUNK):
        if start // CHUNK == place // CHUNK:
            for _ in range(2):
                with pytest.raises(ValueError, match="not as it was written"):
                    file.get(start, 1)
        else:
            assert file.get(start, 5) == bytes(data[start : start + 5])
            sound += 1
    assert sound == 3
    with pytest.raises(ValueError, match="not as it was written"):
        file.get(0, check.size)
    file.close()


@pytest.mark.parametrize("size", [1, CHUNK, 2 * CHUNK + 2])
def test_a_file_of_another_size_is_refused_at_once(tmp_path: Path, size: int) -> None:
    check = write(tmp_path / "a.seg", 2 * CHUNK)
    (tmp_path / "a.seg").write_bytes(bytes(size))
    with pytest.raises(ValueError, match=f"{size} bytes instead of {2 * CHUNK}"):
        CheckedFile(tmp_path / "a.seg", check)
