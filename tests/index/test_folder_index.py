"""The life of an index: written, read, renewed."""

import contextlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.index.changes import FileState
from briefbook.index.folder_index import Counts, FolderIndex
from briefbook.model.document import Evidence, Furniture, Passage, Problem, Skipped
from briefbook.model.errors import DocumentMissing, IndexBusy, PassageMissing
from briefbook.model.kinds import PassageId, PassageKind, ProblemKind
from briefbook.model.query import Request
from tests.index.making import PASSAGES, STATE, document, falsify, fill, found, indexed

DAMAGED = Problem("broken.docx", ProblemKind.DAMAGED, "It is no whole file.")


def test_a_document_comes_back_as_it_was_put(tmp_path: Path) -> None:
    held = replace(
        document(
            "speeches/é.txt",
            (
                Passage(2, PassageKind.QUOTATION, "« A\u00a0quotation »\n\tsecond line", ("One", "Two"), "fr", 3),
                Passage(5, PassageKind.TABLE, "a\tb\nc\td", ()),
            ),
            title="A title",
            date="2024-02",
        ),
        furniture=(Furniture(1, "Date modified: 2024", "page details"),),
        evidence=(Evidence("date", "2024-02", "February 2024", 0.8, ("2024-02", "2024-03")),),
    )
    reader = indexed(tmp_path, held).reader()
    assert reader.document("speeches/é.txt") == held
    assert reader.documents() == (held.row,)
    assert reader.passage_counts() == {"speeches/é.txt": 2}
    assert reader.passage(held.passage_id(5)) == (held, held.passages[1])
    (hit,) = reader.find(Request("quotation"), True).hits
    assert (hit.passage_id, hit.ordinal, hit.page, hit.kind, hit.heading, hit.document) == (
        held.passage_id(2),
        2,
        3,
        PassageKind.QUOTATION,
        ("One", "Two"),
        held.row,
    )
    reader.close()


@pytest.mark.parametrize("words", [32_766, 32_767, 40_000, 1_200_000])
def test_a_passage_of_very_many_words_is_found_by_its_first_and_its_last(tmp_path: Path, words: int) -> None:
    text = "first " + "of it " * (words // 2 - 1) + "last"
    reader = indexed(tmp_path, document("long.txt", [text, "border"]), document("b.txt", ["a border"])).reader()
    assert found(reader, "first last") == {("long.txt", 1)}
    assert found(reader, "border") == {("long.txt", 2), ("b.txt", 1)}
    reader.close()


def test_a_document_without_passages_is_listed(tmp_path: Path) -> None:
    index = indexed(tmp_path, document("a.txt", []), document("b.txt", ["border"]), document("c.txt", []))
    reader = index.reader()
    assert [row.path for row in reader.documents()] == ["a.txt", "b.txt", "c.txt"]
    assert reader.document("a.txt").passages == ()
    assert found(reader, "border") == {("b.txt", 1)}
    assert reader.report_counts() == Counts(documents=3, passages=1, problems=0, parts=0)
    reader.close()


def test_a_file_that_could_not_be_read_is_missing_for_its_reason(tmp_path: Path) -> None:
    folder_index = indexed(tmp_path, document("a.txt", ["border"]))
    with folder_index.writer() as writer:
        writer.put_problem(DAMAGED, STATE)
        writer.commit()
    reader = folder_index.reader()
    with pytest.raises(DocumentMissing, match="could not be read: It is no whole file"):
        reader.document("broken.docx")
    reader.close()


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    reader = indexed(tmp_path, document("a.txt", ["border"])).reader()
    with pytest.raises(DocumentMissing, match="There is no document at b"):
        reader.document("b.txt")
    one = reader.document("a.txt")
    for missing in ("", "0123456789abcdef:1", one.fingerprint[:4] + ":1", one.passage_id(2), f"{one.passage_id(1)}0"):
        with pytest.raises(PassageMissing, match="There is no passage"):
            reader.passage(PassageId(missing))
    with pytest.raises(PassageMissing, match="at b"):
        reader.passage(one.passage_id(1), "b.txt")
    reader.close()


def test_identical_files_are_separate_documents_and_the_path_chooses(tmp_path: Path) -> None:
    one = document("z/a.txt", ["border"])
    index = indexed(tmp_path, one, replace(one, path="a.txt"))
    reader = index.reader()
    assert found(reader, "border") == {("a.txt", 1), ("z/a.txt", 1)}
    assert reader.passage(one.passage_id(1))[0].path == "a.txt"
    assert reader.passage(one.passage_id(1), "z/a.txt")[0].path == "z/a.txt"
    reader.close()


def test_changing_one_file_changes_one_file(tmp_path: Path) -> None:
    index = indexed(tmp_path, document("a.txt", ["border wall"]), document("b.txt", ["border crossing"]))
    reader = index.reader()
    later = FileState(7, 8, "9")
    with index.writer() as writer:
        writer.put(document("a.txt", ["asylum", "border again"]), later)
        writer.commit()
    assert found(reader, "border") == {("a.txt", 1), ("b.txt", 1)}
    assert reader.refresh()
    assert found(reader, "border") == {("a.txt", 2), ("b.txt", 1)}
    assert found(reader, "wall") == set()
    assert not reader.refresh()
    assert index.states() == {"a.txt": later, "b.txt": STATE}
    with index.writer() as writer:
        writer.remove("b.txt")
        writer.commit()
        assert writer.states() == {"a.txt": later}
    assert reader.refresh()
    assert found(reader, "") == {("a.txt", 1), ("a.txt", 2)}
    reader.close()


def test_of_two_versions_in_one_commit_the_last_counts(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    with index.writer() as writer:
        writer.put(document("a.txt", ["first"]), STATE)
        writer.put(document("a.txt", ["second"]), STATE)
        writer.put(document("b.txt", ["third"]), STATE)
        writer.remove("b.txt")
        writer.commit()
    reader = index.reader()
    assert found(reader, "") == {("a.txt", 1)}
    assert found(reader, "second") == {("a.txt", 1)}
    reader.close()


def test_ids_are_the_same_after_a_rebuild_and_after_renaming_a_file(tmp_path: Path) -> None:
    held = [document(f"{number}.txt", [f"border {number}", "asylum"], date="2024") for number in range(5)]
    index = indexed(tmp_path, *held)
    reader = index.reader()
    before = reader.find(Request("border OR asylum", limit=100), True)
    index.rebuild()
    fill(index, reversed(held))
    assert reader.find(Request("border OR asylum", limit=100), True) == before
    assert reader.refresh()
    assert reader.find(Request("border OR asylum", limit=100), True) == before
    with index.writer() as writer:
        writer.remove("0.txt")
        writer.put(replace(held[0], path="renamed/0.txt"), STATE)
        writer.commit()
    reader.refresh()
    document_after, passage = reader.passage(held[0].passage_id(1))
    assert (document_after.path, passage) == ("renamed/0.txt", held[0].passages[0])
    reader.close()


def test_problems_wait_until_their_file_changes(tmp_path: Path) -> None:
    index = indexed(tmp_path, document("broken.docx", ["it was whole once"]))
    with index.writer() as writer:
        writer.put_problem(DAMAGED, STATE)
        attached = replace(document("mail.eml/a.txt", ["attached"]), is_part=True)
        closed = Problem("mail.eml/a.zip", ProblemKind.ENCRYPTED, "It asks for a password.", True)
        writer.put(replace(document("mail.eml", ["a letter"]), parts=2), STATE, [attached], [closed])
        writer.put_passed("a.xyz", "unknown type of file", STATE)
        writer.set_skipped([Skipped("symbolic link", 2), Skipped("hidden file", 1)])
        writer.commit()
    reader = index.reader()
    assert index.states() == {"a.xyz": STATE, "broken.docx": STATE, "mail.eml": STATE}
    assert [problem.path for problem in reader.problems()] == ["broken.docx", "mail.eml/a.zip"]
    assert found(reader, "attached") == {("mail.eml/a.txt", 1)}
    assert reader.problems()[0] == DAMAGED
    assert reader.skipped() == (
        Skipped("hidden file", 1),
        Skipped("symbolic link", 2),
        Skipped("unknown type of file", 1),
    )
    assert reader.report_counts() == Counts(documents=1, passages=2, problems=1, parts=2)
    with index.writer() as writer:
        writer.put(document("broken.docx", ["whole again"]), STATE)
        writer.remove("mail.eml")
        writer.remove("a.xyz")
        writer.set_skipped([])
        writer.commit()
    reader.refresh()
    assert (reader.problems(), reader.skipped()) == ((), ())
    assert found(reader, "whole") == {("broken.docx", 1)}
    assert found(reader, "attached") == set()
    reader.close()


def test_leaving_without_a_commit_leaves_the_last_one(tmp_path: Path) -> None:
    index = indexed(tmp_path, document("a.txt", ["border"]))
    with contextlib.suppress(KeyboardInterrupt), index.writer() as writer:
        writer.put(document("b.txt", ["asylum"]), STATE)
        writer.remove("a.txt")
        raise KeyboardInterrupt
    reader = index.reader()
    assert found(reader, "") == {("a.txt", 1)}
    fill(index, [document("c.txt", ["asylum"])])
    reader.refresh()
    assert found(reader, "") == {("a.txt", 1), ("c.txt", 1)}
    reader.close()


def test_one_document_that_is_no_text_does_not_touch_its_neighbours(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    with index.writer() as writer:
        writer.put(document("a.txt", ["border"]), STATE)
        with pytest.raises(ValueError, match="surrogates"):
            writer.put(replace(document("b.txt", ["asylum"]), title="half \ud83d a pair"), STATE)
        with pytest.raises(ValueError, match="surrogates"):
            writer.put_problem(Problem("c\udcff", ProblemKind.DAMAGED, "?"), STATE)
        writer.commit()
    reader = index.reader()
    assert found(reader, "") == {("a.txt", 1)}
    reader.close()


def test_odd_texts_are_kept_whole(tmp_path: Path) -> None:
    texts = ["", " ", "***", "x" * 100_000, "word " * 20_000, "\u2028a\u2029b\x85c", "汉字 и кириллица", "a\x00b"]
    held = document("a.txt", texts, title="")
    reader = indexed(tmp_path, held).reader()
    assert reader.document("a.txt") == held
    assert found(reader, "кириллица") == {("a.txt", 7)}
    assert found(reader, "") == {("a.txt", ordinal) for ordinal in range(1, 9)}
    reader.close()


def test_a_commit_of_nothing_is_none(tmp_path: Path) -> None:
    index = indexed(tmp_path, document("a.txt", ["border"]))
    reader = index.reader()
    with index.writer() as writer:
        writer.commit()
    assert not reader.refresh()
    reader.close()


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    with index.writer() as writer:
        with pytest.raises(IndexBusy, match=f"pid {os.getpid()}"), index.writer():
            pass
        with pytest.raises(IndexBusy):
            index.rebuild()
        writer.put(document("a.txt", ["border"]), STATE)
        writer.commit()
    with pytest.raises(ValueError, match="closed"):
        writer.commit()
    index.rebuild()
    assert index.states() == {}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's local data apart by itself")
def test_an_index_is_the_users_own(tmp_path: Path) -> None:
    place = tmp_path / "index"
    place.mkdir(mode=0o755)
    indexed(place, document("a.txt", ["border"]))
    assert place.stat().st_mode & 0o777 == 0o700
    assert all(folder.stat().st_mode & 0o777 == 0o700 for folder in place.glob("store-*"))


def test_a_closed_reader_holds_no_file(tmp_path: Path) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("this system does not say which files are open")
    index = indexed(tmp_path, document("a.txt", ["border"]))
    fill(index, [document("b.txt", ["border"])])
    reader = index.reader()
    assert found(reader, "border")
    assert held_files(tmp_path)
    fill(index, [document("c.txt", ["border"])])
    reader.refresh()
    assert found(reader, "bord*")
    reader.close()
    reader.close()
    assert not held_files(tmp_path)


def held_files(folder: Path) -> set[str]:
    held = {str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}
    mapped = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "/" in line}
    return {path for path in held | mapped if path.startswith(str(folder))}


def test_a_rebuilt_index_leaves_one_store(tmp_path: Path) -> None:
    index = indexed(tmp_path, document("a.txt", ["border"]))
    other = tmp_path / "notes of the officer.txt"
    other.write_text("mine", encoding="utf-8")
    for _ in range(3):
        index.rebuild()
    assert len(list(tmp_path.glob("store-*"))) == 1
    assert other.read_text(encoding="utf-8") == "mine"
    with contextlib.closing(index.reader()) as reader:
        assert reader.documents() == ()


def test_many_small_commits_leave_few_files(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    with index.writer() as writer:
        for number in range(40):
            writer.put(document(f"{number % 7}.txt", [f"border {number}", "asylum"]), STATE)
            writer.commit()
    reader = index.reader()
    assert len(found(reader, "border")) == 7
    assert found(reader, "border 39") == {("4.txt", 1)}
    assert len(list(tmp_path.rglob("*.seg"))) < 20
    assert len(list(tmp_path.rglob("*.toc"))) == 1
    reader.close()


def test_while_an_index_is_made_anew_the_old_one_answers(tmp_path: Path) -> None:
    held = [document(f"{number}.txt", ["border"]) for number in range(3)]
    index = indexed(tmp_path, *held)
    reader = index.reader()
    index.rebuild(old_answers=True)
    assert index.is_unfinished()
    assert index.states() == {}
    fill(index, held[:1])
    index.rebuild(old_answers=True)  # it was interrupted, and is begun again
    fill(index, held[1:2])
    assert not reader.refresh()
    with contextlib.closing(index.reader()) as other:
        assert len(found(reader, "border")) == len(found(other, "border")) == 3
    with index.writer() as writer:
        writer.finish()
    assert not index.is_unfinished()
    assert reader.refresh()
    assert found(reader, "border") == {("1.txt", 1)}
    with index.writer():
        assert len(list(tmp_path.glob("store-*"))) == 1
    reader.close()


def test_an_old_index_answers_until_it_shows_its_damage(tmp_path: Path) -> None:
    held = [document(f"{number}.txt", [f"border{number} " * 400]) for number in range(3)]
    index = indexed(tmp_path, *held)
    (segment,) = tmp_path.glob("store-*/*.seg")
    data = segment.read_bytes()
    index.rebuild(old_answers=True)
    segment.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    fill(index, held[1:])
    reader = index.reader()
    assert [row.path for row in reader.documents()] == ["1.txt", "2.txt"]
    assert found(reader, "border2") == {("2.txt", 1)}
    reader.close()


def test_an_old_index_that_was_opened_whole_is_left_where_it_fails(tmp_path: Path) -> None:
    held = [document(f"{number}.txt", ["border", f"crossing {number}"]) for number in range(3)]
    index = indexed(tmp_path, *held)
    (catalogue,) = tmp_path.glob("store-*/catalogue.sqlite")
    falsify(catalogue, PASSAGES, "bordercrossing 1", "bordescrossing 1")
    index.rebuild(old_answers=True)
    fill(index, held[2:])
    reader = index.reader()
    assert found(reader, "crossing 1") == {("1.txt", 2)}
    assert found(reader, "border") == {("2.txt", 1)}
    assert reader.document("2.txt") == held[2]
    with pytest.raises(DocumentMissing):
        reader.document("1.txt")
    reader.close()
