"""A book's file is whole or told to be damaged, is never written over unseen, and can be had again from a backup."""

import json
import os
import random
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefbook.book import edit, storage
from briefbook.book.brief_file import FORMAT, body_of, decode
from briefbook.disk import envelope
from briefbook.model.book import Book, Wording
from briefbook.model.errors import BookChangedOnDisk, BookDamaged, BookError, BookExists, BookMissing, BookNewer
from briefbook.model.excerpt import Excerpt, Provenance, blocks_of, paragraphs, text_hash
from briefbook.model.kinds import Fingerprint, FolderId, PassageKind, SectionId
from briefbook.model.template import SectionSpec, TemplateInfo

BOOK_ID = "0123456789abcdef" * 2
INTRODUCTION = SectionId("introduction")
TEXT = "Née à Québec\u00a0: « 21\u202f% » 😀"
INFO = TemplateInfo(
    name="cimm-narrative",
    title=Wording("Narrative"),
    note_title=Wording("Narrative"),
    fields=(),
    sections=(SectionSpec("introduction", Wording("Introduction"), Wording()),),
)


def at(minute: int) -> str:
    return f"2024-02-07T12:{minute:02}:00+00:00"


@pytest.fixture
def book() -> Book:
    provenance = Provenance(
        folder=FolderId("f1"),
        label="Statements",
        path="2023/statement.txt",
        document=Fingerprint("ab" * 32),
        ordinal=3,
        heading=("Statement", "Background"),
        span=(4, 4 + len(TEXT)),
        text=TEXT,
        text_hash=text_hash(TEXT),
        page=2,
        picked="2024-02-07",
    )
    fresh = edit.new_book(BOOK_ID, INFO, "en", {"committee": "CIMM", "people": ("A", "B")})
    excerpts = [Excerpt(blocks_of(PassageKind.QUOTATION, TEXT), provenance)]
    return edit.add_excerpts(fresh, None, INTRODUCTION, excerpts)[0]


@pytest.fixture
def path(tmp_path: Path, book: Book) -> Path:
    file = tmp_path / "books" / "Note – février.brief"
    file.parent.mkdir()
    storage.create(file, book, at(0))
    return file


def longer(book: Book, text: str = "More.") -> Book:
    return edit.write(book, None, INTRODUCTION, paragraphs(text))[0]


def is_one_sentence(error: BookError) -> bool:
    return str(error).endswith(".") and ". " not in str(error) and "\n" not in str(error)


def test_a_book_comes_back_as_it_was_saved(path: Path, book: Book) -> None:
    loaded = storage.load(path)
    assert loaded.book == book
    assert loaded.body == body_of(book)
    assert loaded.fingerprint == storage.fingerprint_of(path)


def test_the_file_is_readable_by_people_and_by_line(path: Path) -> None:
    text = path.read_text("utf-8")
    assert TEXT in text
    assert f'"format": "{FORMAT}"' in text
    assert text.count("\n") > 30


def test_the_same_book_gives_the_same_bytes(tmp_path: Path, path: Path, book: Book) -> None:
    storage.create(tmp_path / "other.brief", book, at(0))
    assert (tmp_path / "other.brief").read_bytes() == path.read_bytes()


def test_a_new_book_does_not_replace_a_file(path: Path, book: Book) -> None:
    before = path.read_bytes()
    with pytest.raises(BookExists) as caught:
        storage.create(path, longer(book))
    with pytest.raises(BookExists):
        storage.save(path, longer(book), None, at(1))
    assert path.read_bytes() == before
    assert is_one_sentence(caught.value)


def test_every_truncation_is_told_as_damage_and_the_file_is_left(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(BookDamaged):
            storage.load(path)
        assert path.stat().st_size == length


def test_a_flipped_bit_never_gives_another_book(path: Path, book: Book, full_size: bool) -> None:
    whole = path.read_bytes()
    bits = list(range(len(whole) * 8))
    damaged = 0
    for bit in bits if full_size else random.Random(3).sample(bits, 500):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        try:
            assert storage.load(path).book == book
        except BookDamaged:
            damaged += 1
    assert damaged > 400


def test_a_book_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.brief", tmp_path / "gone" / "book.brief"):
        with pytest.raises(BookMissing) as caught:
            storage.load(path)
        assert is_one_sentence(caught.value)
        assert storage.fingerprint_of(path) is None


def test_a_book_of_a_newer_briefbook_is_told_and_left(path: Path, book: Book) -> None:
    path.write_bytes(envelope.wrap("briefbook/2", {"chapters": []}, at(0)))
    with pytest.raises(BookNewer, match="update Briefbook") as caught:
        storage.load(path)
    assert is_one_sentence(caught.value)


def test_a_folder_or_a_pipe_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="not a book"):
        storage.load(tmp_path)
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.brief")
        with pytest.raises(BookError, match="not a book"):
            storage.load(tmp_path / "pipe.brief")


def entry(body: Any) -> Any:
    return body["tabs"][0]["sections"][0]["entries"][0]


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (lambda body: body.pop("tabs"), "Book: 'tabs' is missing"),
        (lambda body: body.update(tabs={}), "Book.tabs: list expected"),
        (lambda body: body.update(tabs=[]), "Book.tabs: there is no tab"),
        (lambda body: body.update(language="de"), "Book.language: 'de'"),
        (lambda body: body.update(next_entry="2"), "Book.next_entry: int expected, str found"),
        (lambda body: body.update(next_entry=1), "Book.next_entry: 1 was given"),
        (lambda body: body.update(id="../../x"), "Book.id: 32 hex digits expected"),
        (lambda body: body.update(tabs=body["tabs"] * 2), "Book.tabs: the id 'cimm-narrative' is given twice"),
        (lambda body: body["tabs"][0].update(sections=7), "Book.tabs[0].sections: list expected, int found"),
        (
            lambda body: body["tabs"][0].update(sections=body["tabs"][0]["sections"] * 2),
            "'introduction' is given twice",
        ),
        (lambda body: entry(body).update(blocks="text"), "entries[0].blocks: list expected, str found"),
        (lambda body: entry(body).update(blocks=[{"is": "song"}]), "entries[0].blocks[0]: 'song' is not known here"),
        (lambda body: entry(body).update(kind="poem"), "entries[0].kind: 'poem' is not a EntryKind"),
        (lambda body: entry(body).update(id="entry one"), "the entry 'entry one'"),
        (lambda body: entry(body).pop("provenance"), "the entry 'e1': excerpts have a provenance"),
        (lambda body: entry(body)["provenance"].update(span=[1]), "entries[0].provenance.span: "),
    ],
)
def test_a_file_changed_by_hand_is_refused_in_one_sentence_with_the_place(
    path: Path, book: Book, spoil: Callable[[Any], object], place: str
) -> None:
    body = json.loads(envelope.canonical(body_of(book)))
    spoil(body)
    path.write_bytes(envelope.wrap(FORMAT, body, at(0)))
    with pytest.raises(BookDamaged) as caught:
        storage.load(path)
    assert place in str(caught.value)
    assert str(caught.value).endswith("no backup of it was found on this computer.")


def test_a_book_nested_without_end_is_refused(path: Path, book: Book) -> None:
    blocks = '{"is": "quote", "blocks": [' * 20_000 + "]}" * 20_000
    path.write_text('{"body": ' + blocks + "}", encoding="utf-8")
    with pytest.raises(BookDamaged):
        storage.load(path)


def test_what_somebody_else_saved_is_never_overwritten(path: Path, book: Book) -> None:
    mine = storage.load(path)
    theirs = storage.save(path, longer(book, "Theirs."), mine.fingerprint, at(1))
    with pytest.raises(BookChangedOnDisk) as caught:
        storage.save(path, longer(book, "Mine."), mine.fingerprint, at(2))
    assert is_one_sentence(caught.value)
    assert storage.fingerprint_of(path) == theirs
    storage.save(path, longer(book, "Mine."), storage.fingerprint_of(path), at(3))
    assert storage.load(path).book == longer(book, "Mine.")


def test_two_savers_in_any_order_never_overwrite_unseen(path: Path, book: Book) -> None:
    rng = random.Random(11)
    version, seen, known = 0, [0, 0], [storage.load(path).fingerprint] * 2
    conflicts = 0
    for number in range(200):
        who = rng.randrange(2)
        is_stale = seen[who] != version
        try:
            known[who] = storage.save(path, longer(book, f"{who} {number}"), known[who], at(number % 60))
        except BookChangedOnDisk:
            assert is_stale
            conflicts += 1
            known[who] = storage.load(path).fingerprint
        else:
            assert not is_stale
            version += 1
        seen[who] = version
    assert conflicts > 50


def test_a_book_that_was_moved_away_is_not_made_again_behind_its_owners_back(path: Path, book: Book) -> None:
    fingerprint = storage.load(path).fingerprint
    path.rename(path.with_name("Final.brief"))
    with pytest.raises(BookChangedOnDisk, match="moved, renamed or deleted") as caught:
        storage.save(path, longer(book), fingerprint, at(1))
    assert is_one_sentence(caught.value)
    assert not path.exists()


def test_a_folder_that_vanished_is_told(path: Path, book: Book) -> None:
    fingerprint = storage.load(path).fingerprint
    path.parent.rename(path.parent.with_name("elsewhere"))
    for expected in (fingerprint, None):
        with pytest.raises(BookError, match=r"The folder .* is not there; save the book in another place\.") as caught:
            storage.save(path, longer(book), expected, at(1))
        assert is_one_sentence(caught.value)


CHILD = """
    import os, sys
    from pathlib import Path
    from briefbook.book import edit, storage
    from briefbook.model.errors import BookError
    from briefbook.model.excerpt import paragraphs
    path = Path(sys.argv[1])
    loaded = storage.load(path)
    changed, _ = edit.write(loaded.book, None, "introduction", paragraphs("word " * 20_000))
    {handicap}
    try:
        storage.save(path, changed, loaded.fingerprint, "2024-02-07T12:00:00+00:00")
    except BookError as error:
        print(error)
"""


def save_with(handicap: str, path: Path) -> str:
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(CHILD.format(handicap=handicap)), path.name],
        cwd=path.parent,
        env={**os.environ, "PYTHONPATH": str(Path(storage.__file__).parents[2])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_without_room_one_sentence_says_so_and_the_file_is_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    sentence = save_with("import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))", path)
    assert sentence.startswith(f"There is no room left to save “{path.name}”; the file is as it was: free some space")
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no user ids")
def test_where_nothing_may_be_written_one_sentence_says_so_and_the_file_is_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    path.parent.chmod(0o555)
    try:
        sentence = save_with("os.getuid() == 0 and os.setuid(65534)", path)
    finally:
        path.parent.chmod(0o755)
    assert f"“{path.name}” could not be saved because another program has it open or because you may not" in sentence
    assert path.read_bytes() == before


def backups_of(path: Path) -> Path:
    return path.parents[1] / "backups" / BOOK_ID


def test_the_backups_are_the_last_version_the_one_before_a_pause_and_the_one_of_an_earlier_day(
    path: Path, book: Book
) -> None:
    folder, fingerprint = backups_of(path), storage.load(path).fingerprint
    days = ["2024-02-05T12:00:00+00:00", "2024-02-05T12:00:05+00:00", "2024-02-05T16:00:00+00:00"]
    today = ["2024-02-07T00:00:01+00:00", "2024-02-07T00:00:09+00:00", "2024-02-07T09:00:00+00:00", at(0), at(1), at(2)]
    for saved_at in [*days, *today]:
        book = longer(book)
        fingerprint = storage.save(path, book, fingerprint, saved_at, folder)
    kept = {file.name.split(".")[1]: decode(file.read_bytes()).saved_at for file in folder.iterdir()}
    assert kept == {"1": at(2), "2": "2024-02-07T09:00:00+00:00", "3": "2024-02-05T16:00:00+00:00"}


def test_a_damaged_book_is_told_with_its_newest_good_backup(path: Path, book: Book) -> None:
    root, fingerprint = backups_of(path).parent, storage.load(path).fingerprint
    fingerprint = storage.save(path, longer(book), fingerprint, at(1), backups_of(path))
    for damage in (b"", path.read_bytes()[:-40], path.read_bytes().replace("Née".encode(), b"Nee")):
        path.write_bytes(damage)
        with pytest.raises(BookDamaged) as caught:
            storage.load(path, root)
        backup = storage.newest_backup(path, root)
        assert backup is not None
        assert backup.saved_at == at(1)
        assert storage.load(backup.path).book == longer(book)
        assert str(backup.path) in str(caught.value)
        assert str(caught.value).endswith("; the damaged file is left as it is.")
        assert path.read_bytes() == damage


def test_a_damaged_backup_is_passed_over_for_the_next(path: Path, book: Book) -> None:
    folder, fingerprint = backups_of(path), storage.load(path).fingerprint
    for minute in (1, 2):
        book = longer(book)
        fingerprint = storage.save(path, book, fingerprint, at(minute), folder)
    newest = storage.newest_backup(path, folder.parent)
    assert newest is not None
    assert newest.saved_at == at(2)
    newest.path.write_bytes(newest.path.read_bytes()[:-100])
    older = storage.newest_backup(path, folder.parent)
    assert older is not None
    assert older.saved_at == at(1)


def test_a_damaged_book_that_was_moved_is_known_by_its_id(path: Path, book: Book) -> None:
    folder = backups_of(path)
    storage.save(path, longer(book), storage.load(path).fingerprint, at(1), folder)
    moved = path.with_name("Moved.brief")
    moved.write_bytes(path.read_bytes()[:-40])
    path.unlink()
    assert storage.newest_backup(moved, folder.parent) is not None
    assert storage.newest_backup(path.with_name("Never saved.brief"), folder.parent) is None


def test_a_damaged_book_does_not_come_back_as_a_copy_of_it_that_was_saved_later(path: Path, book: Book) -> None:
    folder = backups_of(path)
    copied = path.with_name("For another committee.brief")
    copied.write_bytes(path.read_bytes())
    storage.save(path, longer(book), storage.load(path).fingerprint, at(1), folder)
    storage.save(copied, book, storage.load(copied).fingerprint, at(2), folder)
    path.write_bytes(path.read_bytes()[:-40])
    backup = storage.newest_backup(path, folder.parent)
    assert backup is not None
    assert storage.load(backup.path).book == longer(book)


def test_a_backup_takes_the_place_of_the_damaged_file_which_is_kept_beside(path: Path, book: Book) -> None:
    folder = backups_of(path)
    storage.save(path, longer(book), storage.load(path).fingerprint, at(1), folder)
    backup = storage.newest_backup(path, folder.parent)
    assert backup is not None
    for name in ("Note – février (damaged).brief", "Note – février (damaged 2).brief"):
        path.write_bytes(b"damaged, " + name.encode())
        kept = storage.restore_backup(path, backup)
        assert kept == path.with_name(name)
        assert kept.read_bytes() == b"damaged, " + name.encode()
        assert storage.load(path).book == longer(book)
    path.unlink()
    assert storage.restore_backup(path, backup) is None
    assert storage.load(path).book == longer(book)


def test_a_save_goes_on_when_no_backup_can_be_written(path: Path, book: Book, caplog: pytest.LogCaptureFixture) -> None:
    (path.parents[1] / "backups").write_bytes(b"a file in the way")
    storage.save(path, longer(book), storage.load(path).fingerprint, at(1), backups_of(path))
    assert storage.load(path).book == longer(book)
    assert "no backup was written" in caplog.text
