"""What changed in a folder."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefbook.index.changes import FileState, compare
from tests.index.making import STATE

states = st.builds(FileState, st.integers(0, 3), st.integers(0, 3), st.sampled_from(["1", "2"]))
folders = st.dictionaries(st.sampled_from(["a", "b/c", "d.txt", "é"]), states)


@given(folders, folders)
def test_every_file_is_in_exactly_one_group(found: dict[str, FileState], known: dict[str, FileState]) -> None:
    changes = compare(found, known)
    groups = [*changes.added, *changes.changed, *changes.removed, *changes.unchanged]
    assert sorted(groups) == sorted(found.keys() | known.keys())
    assert {path for path in groups if path not in changes.removed} == found.keys()
    assert all(found[path] == known[path] for path in changes.unchanged)
    assert all(found[path] != known[path] for path in changes.changed)


def test_a_file_of_the_same_size_saved_anew_is_changed() -> None:
    later = replace(STATE, mtime_ns=STATE.mtime_ns + 1)
    assert compare({"a": later}, {"a": STATE}).changed == ("a",)


def test_a_newer_extraction_reads_a_file_again() -> None:
    newer = replace(STATE, extractor="2")
    assert compare({"a": newer}, {"a": STATE}).changed == ("a",)


def test_what_lies_below_a_folder_that_cannot_be_looked_into_is_unseen_not_gone() -> None:
    state = FileState(1, 1, "1")
    changes = compare({}, {"closed/a.txt": state, "closed-b.txt": state}, ["closed"])
    assert changes.unseen == ("closed/a.txt",)
    assert changes.removed == ("closed-b.txt",)
