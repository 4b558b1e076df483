"""A folder is known by an id that stays; the corpus is never written to."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefbook.app.workspace import SAMPLE_ID, known_folders, open_workspace
from briefbook.model.errors import FolderMissing
from briefbook.settings.places import Places, find_places


def test_a_folder_keeps_its_id_across_starts(tmp_path: Path, places: Places) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    first = open_workspace(folder, places)
    assert open_workspace(folder, places).id == first.id
    assert known_folders(places) == {first.id: str(folder.resolve())}


def test_two_folders_have_two_ids_and_two_indexes(tmp_path: Path, places: Places) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    assert open_workspace(one, places).place != open_workspace(two, places).place


def test_the_index_lies_in_the_users_own_data_never_in_the_corpus(tmp_path: Path, places: Places) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    workspace = open_workspace(folder, places)
    assert workspace.place.is_relative_to(places.data)
    assert not list(folder.iterdir())


def test_a_folder_that_never_was_is_named_in_one_sentence(tmp_path: Path, places: Places) -> None:
    with pytest.raises(FolderMissing, match=r"There is no folder at .*nowhere"):
        open_workspace(tmp_path / "nowhere", places)


def test_a_folder_that_was_known_and_is_gone_still_opens(tmp_path: Path, places: Places) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    known = open_workspace(folder, places)
    folder.rmdir()
    assert open_workspace(folder, places) == known
    assert not known.is_reachable


def test_starts_at_the_same_moment_agree_on_one_id(tmp_path: Path, places: Places) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    with ThreadPoolExecutor(8) as pool:
        ids = {workspace.id for workspace in pool.map(lambda _: open_workspace(folder, places), range(16))}
    assert len(ids) == 1


def test_the_sample_corpus_has_one_id_everywhere(places: Places) -> None:
    assert open_workspace(places.sample_corpus, places).id == SAMPLE_ID


def test_an_environment_variable_moves_everything_of_the_users(tmp_path: Path) -> None:
    assert find_places({"BRIEFBOOK_DATA": str(tmp_path)}).folders == tmp_path / "folders.json"


def test_the_file_of_an_attachment_is_the_one_that_holds_it(tmp_path: Path, places: Places) -> None:
    folder = tmp_path / "documents"
    (folder / "mail").mkdir(parents=True)
    (folder / "mail" / "a.eml").write_text("Subject: a", "utf-8")
    workspace = open_workspace(folder, places)
    for path in ("mail/a.eml", "mail/a.eml/b.docx", "mail/a.eml/c.zip/deep/d.txt"):
        assert workspace.file(path) == workspace.folder / "mail" / "a.eml"
    assert workspace.file("mail/gone.eml") == workspace.folder / "mail" / "gone.eml"
