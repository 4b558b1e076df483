"""Every edit can be taken back to the very same book, after a restart and a crash too, and nothing is mixed up."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.book import edit
from briefbook.book.brief_file import body_of
from briefbook.book.history import History
from briefbook.book.timeline import KEPT
from briefbook.disk.envelope import canonical
from briefbook.disk.journal import Journal
from briefbook.model.book import Book, Wording
from briefbook.model.errors import BookError, NothingToUndo
from briefbook.model.excerpt import Excerpt, Provenance, blocks_of, paragraphs, text_hash
from briefbook.model.kinds import EntryKind, Fingerprint, FolderId, PassageKind
from briefbook.model.plain import JsonObject, from_plain
from briefbook.model.template import SectionSpec, TemplateInfo

INFO = TemplateInfo(
    name="cimm-narrative",
    title=Wording("Narrative"),
    note_title=Wording("{committee}"),
    fields=(),
    sections=(
        SectionSpec("introduction", Wording("Introduction"), Wording()),
        SectionSpec("conclusion", Wording("Conclusion"), Wording()),
    ),
)


def fresh() -> Book:
    return edit.new_book("0123456789abcdef" * 2, INFO, "en", {"committee": "CIMM"})


def excerpt(text: str) -> Excerpt:
    provenance = Provenance(
        folder=FolderId("f1"),
        label="Statements",
        path="a.txt",
        document=Fingerprint("ab" * 32),
        ordinal=1,
        heading=(),
        span=(0, len(text)),
        text=text,
        text_hash=text_hash(text),
    )
    return Excerpt(blocks_of(PassageKind.PARAGRAPH, text), provenance)


def written(book: Book, text: str) -> Book:
    return edit.write(book, None, book.tabs[0].sections[0].id, paragraphs(text))[0]


class Desk:
    """A book on somebody's desk: every edit goes through the history, as the program does it."""

    def __init__(self, journal: Path, body: JsonObject) -> None:
        self.journal = journal
        self.history = History.open(journal, body)
        self.body = self.history.recovered or body

    @property
    def texts(self) -> list[str]:
        return [entry.text for _, _, entry in from_plain(Book, self.body).entries()]

    def apply(self, label: str, change: Callable[[Book], Book]) -> None:
        after = body_of(change(from_plain(Book, self.body)))
        self.history.record(label, self.body, after)
        self.body = after

    def write(self, text: str) -> None:
        self.apply(f"write:{text}", lambda book: written(book, text))

    def rename(self, number: int) -> None:
        self.apply(f"rename:{number}", lambda book: edit.set_fields(book, None, {"committee": str(number)}))

    @property
    def name(self) -> object:
        return from_plain(Book, self.body).tabs[0].fields["committee"]

    def undo(self) -> str:
        self.body, label = self.history.undo(self.body)
        return label

    def redo(self) -> str:
        self.body, label = self.history.redo(self.body)
        return label

    def reopened(self) -> "Desk":
        return Desk(self.journal, self.body)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "history" / "book.journal", body_of(fresh()))


def random_edit(rng: random.Random, book: Book) -> Book:
    sections = [section.id for section in book.tabs[0].sections]
    entries = [entry.id for _, _, entry in book.entries()]
    where = rng.choice(sections)
    words = " ".join(
        rng.choice(("née", "«\u00a0là\u00a0»", "21\u202f%", "😀", "word")) for _ in range(rng.randrange(1, 9))
    )
    changes: list[Callable[[], Book]] = [
        lambda: edit.add_excerpts(book, None, where, [excerpt(words)] * rng.randrange(1, 4), rng.randrange(3))[0],
        lambda: edit.write(book, None, where, paragraphs(words), rng.choice((EntryKind.OWN, EntryKind.SELF)))[0],
        lambda: edit.add_section(book, None, Wording(words, words), rng.randrange(4))[0],
        lambda: edit.rename_section(book, None, where, Wording(words)),
        lambda: edit.move_section(book, None, where, rng.randrange(4)),
        lambda: edit.set_fields(book, None, {"committee": rng.choice((None, words)), "people": (words, "A")}),
    ]
    if entries:
        which = rng.choice(entries)
        changes += [
            lambda: edit.edit_entry(book, which, paragraphs(words)),
            lambda: edit.move_entry(book, which, where, rng.randrange(4)),
            lambda: edit.remove_entry(book, which),
        ]
    if len(sections) > 2:
        changes.append(lambda: edit.remove_section(book, None, where))
    return rng.choice(changes)()


@settings(derandomize=True, deadline=None, database=None, max_examples=25)
@given(seed=st.integers(0, 10**9), count=st.integers(1, 25), restart_at=st.integers(0, 25))
def test_as_many_undos_as_edits_give_the_same_bytes_and_redo_likewise(
    tmp_path_factory: pytest.TempPathFactory, seed: int, count: int, restart_at: int
) -> None:
    rng = random.Random(seed)
    desk = Desk(tmp_path_factory.mktemp("history") / "book.journal", body_of(fresh()))
    states = [canonical(desk.body)]
    for number in range(count):
        if number == restart_at:
            desk = desk.reopened()
        desk.apply(f"edit {number}", lambda book: random_edit(rng, book))
        if canonical(desk.body) != states[-1]:
            states.append(canonical(desk.body))
    for expected in reversed(states[:-1]):
        desk.undo()
        assert canonical(desk.body) == expected
    assert desk.history.undo_label is None
    desk = desk.reopened()
    for expected in states[1:]:
        desk.redo()
        assert canonical(desk.body) == expected
    assert desk.history.redo_label is None


def test_labels_say_what_undo_and_redo_will_do(desk: Desk) -> None:
    desk.write("One.")
    desk.write("Two.")
    assert (desk.history.undo_label, desk.history.redo_label) == ("write:Two.", None)
    assert desk.undo() == "write:Two."
    assert (desk.history.undo_label, desk.history.redo_label) == ("write:One.", "write:Two.")
    assert desk.redo() == "write:Two."


def test_with_nothing_left_undo_and_redo_say_so(desk: Desk) -> None:
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        desk.undo()
    with pytest.raises(NothingToUndo, match="nothing to redo"):
        desk.redo()


def test_a_new_edit_after_undo_leaves_nothing_to_redo(desk: Desk) -> None:
    desk.write("One.")
    desk.write("Two.")
    desk.undo()
    desk.write("Three.")
    assert desk.texts == ["One.", "Three."]
    assert desk.reopened().history.redo_label is None


def test_an_edit_that_changes_nothing_is_no_step(desk: Desk) -> None:
    desk.apply("rename", lambda book: book)
    assert desk.history.undo_label is None


def test_the_last_two_hundred_edits_can_be_taken_back(desk: Desk) -> None:
    for number in range(KEPT + 5):
        desk.rename(number)
    desk = desk.reopened()
    for _ in range(KEPT):
        desk.undo()
    assert desk.name == "4"
    with pytest.raises(NothingToUndo):
        desk.undo()


def test_the_journal_stays_short_and_keeps_what_can_be_undone_and_redone(desk: Desk) -> None:
    names = [desk.name]
    for number in range(KEPT + 20):
        desk.rename(number)
        names.append(desk.name)
    for _ in range(3):
        desk.undo()
    lengths = []
    for _ in range(3 * KEPT):
        desk.history.mark_saved(desk.body)
        lengths.append(desk.journal.stat().st_size)
    assert lengths[-1] < max(lengths)
    assert len(Journal(desk.journal).read()) < 3 * KEPT
    desk = desk.reopened()
    for expected in names[-3:]:
        desk.redo()
        assert desk.name == expected
    for expected in names[-2 : -KEPT - 2 : -1]:
        desk.undo()
        assert desk.name == expected
    assert desk.history.undo_label is None


def test_edits_that_never_reached_the_file_are_recovered(desk: Desk) -> None:
    loaded = desk.body
    desk.write("One.")
    desk.write("Two.")
    again = Desk(desk.journal, loaded)
    assert again.texts == ["One.", "Two."]
    assert again.undo() == "write:Two."
    assert again.texts == ["One."]


def test_an_undo_that_never_reached_the_file_is_recovered_too(desk: Desk) -> None:
    desk.write("One.")
    desk.write("Two.")
    desk.history.mark_saved(desk.body)
    saved = desk.body
    desk.undo()
    again = Desk(desk.journal, saved)
    assert again.texts == ["One."]
    assert again.history.redo_label == "write:Two."


def test_a_save_whose_mark_was_lost_is_understood(desk: Desk) -> None:
    desk.write("One.")
    in_the_file = desk.body
    desk.write("Two.")
    assert Desk(desk.journal, in_the_file).texts == ["One.", "Two."]


def test_what_was_recovered_can_be_left_behind(desk: Desk) -> None:
    loaded = desk.body
    desk.write("One.")
    history = History.open(desk.journal, loaded)
    assert history.recovered is not None
    after = body_of(written(from_plain(Book, loaded), "Another."))
    history.record("write:Another.", loaded, after)
    again = Desk(desk.journal, after)
    assert again.history.recovered is None
    assert again.texts == ["Another."]
    again.undo()
    assert again.body == loaded


def test_a_book_saved_without_what_was_recovered_is_not_offered_it_again(desk: Desk) -> None:
    loaded = desk.body
    desk.write("One.")
    History.open(desk.journal, loaded).mark_saved(loaded)
    assert History.open(desk.journal, loaded).recovered is None


def test_an_older_copy_of_the_book_is_not_given_the_edits_of_the_newer_one(desk: Desk) -> None:
    copy = desk.body
    desk.write("One.")
    desk.history.mark_saved(desk.body)
    older = Desk(desk.journal, copy)
    assert older.texts == []
    older.write("In the copy.")
    older.history.mark_saved(older.body)
    newer = desk.reopened()
    assert newer.texts == ["One."]
    assert newer.undo() == "write:One."


def test_a_book_changed_by_another_program_begins_a_new_history_and_the_old_one_is_kept(desk: Desk) -> None:
    desk.write("One.")
    desk.history.mark_saved(desk.body)
    desk.write("Never saved.")
    journal = desk.journal.read_bytes()
    theirs = body_of(written(fresh(), "Theirs."))
    again = Desk(desk.journal, theirs)
    assert again.texts == ["Theirs."]
    assert (again.history.undo_label, again.history.recovered) == (None, None)
    assert desk.journal.with_name("book.journal.old").read_bytes() == journal
    assert again.history.set_aside is not None
    assert Desk(desk.journal.with_name("other"), again.history.set_aside).texts == ["One.", "Never saved."]
    again.write("Mine.")
    assert again.reopened().undo() == "write:Mine."


def test_a_book_changed_elsewhere_with_nothing_unsaved_here_sets_nothing_aside(desk: Desk) -> None:
    desk.write("One.")
    desk.history.mark_saved(desk.body)
    assert Desk(desk.journal, body_of(written(fresh(), "Theirs."))).history.set_aside is None


@pytest.mark.parametrize("length", [0, 5, 200, -3])
def test_a_journal_cut_anywhere_never_stops_the_book_from_opening(desk: Desk, length: int) -> None:
    loaded = desk.body
    desk.write("One.")
    desk.write("Two.")
    desk.journal.write_bytes(desk.journal.read_bytes()[:length])
    again = Desk(desk.journal, loaded)
    assert again.texts == (["One."] if length < 0 else [])
    again.write("Three.")
    assert again.reopened().undo() == "write:Three."


@pytest.mark.parametrize(
    "record",
    [
        {"do": "merge", "before": "?", "after": "?"},
        {"do": "undo", "before": "?", "after": "?"},
        {"do": "redo", "before": "?", "after": "?"},
        {"do": "edit", "label": "x", "patch": [], "before": "nowhere", "after": "?"},
        {"do": "edit", "label": "x", "patch": [{"at": ["gone"], "was": 1}], "before": "?", "after": "?!"},
        {"do": "edit", "label": "x", "patch": [], "before": "?", "after": "?!"},
        {"do": "start"},
    ],
)
def test_a_record_that_cannot_be_understood_begins_a_new_history(desk: Desk, record: JsonObject) -> None:
    desk.history.mark_saved(desk.body)
    state = Journal(desk.journal).read()[-1]["after"]
    assert isinstance(state, str)
    filled: JsonObject = {
        key: value.replace("?", state) if isinstance(value, str) else value for key, value in record.items()
    }
    Journal(desk.journal).append(filled)
    again = desk.reopened()
    assert again.body == desk.body
    assert again.history.recovered is None
    assert desk.journal.with_name("book.journal.old").exists()
    again.write("One.")
    assert again.reopened().undo() == "write:One."


def test_an_edit_of_another_state_of_the_book_is_refused(desk: Desk) -> None:
    with pytest.raises(ValueError, match="another state"):
        desk.history.record("x", body_of(written(fresh(), "Elsewhere.")), desk.body)


def test_a_history_that_cannot_be_kept_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BookError, match="history of this book could not be opened"):
        History.open(tmp_path / "file" / "book.journal", body_of(fresh()))


def test_an_edit_that_cannot_be_recorded_was_not_made(desk: Desk) -> None:
    desk.write("One.")
    before = desk.body
    desk.journal.unlink()
    desk.journal.mkdir()
    with pytest.raises(BookError, match="it was not made"):
        desk.write("Two.")
    assert desk.body == before
    with pytest.raises(BookError, match="could not be recorded"):
        desk.undo()
    assert desk.history.undo_label == "write:One."
