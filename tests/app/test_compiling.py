"""Everything under a topic goes into a section of a book in one action, and out again in one undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefbook.app.assembling import OpenBook, add, create_book, open_book
from briefbook.app.compiling import CompileOptions, gather, put_together
from briefbook.app.filing import Filing
from briefbook.app.finding import Finder, Pick
from briefbook.app.refreshing import refresh
from briefbook.app.workspace import open_workspace
from briefbook.model.book import Wording
from briefbook.model.errors import TopicMissing
from briefbook.model.kinds import FilingOrder
from briefbook.model.monitor import Silent
from briefbook.model.query import Request
from briefbook.settings.places import Places

TODAY = date(2024, 2, 7)
OLD = "The ferry of the northern line was out of service for eleven days in the winter of that year."
NEW = "The ferry of the northern line carried 4,100 people in January, said the harbour master."
SUGGESTED = "The ferry of the southern line is laid up from November to March, when nobody asks for it."


@pytest.fixture
def finder(tmp_path: Path, places: Places) -> Iterator[Finder]:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, texts in (
        ("2022-01-08 old.txt", ("An opening line of no importance.", OLD)),
        ("2023-05-04 new.txt", ("An opening line of no importance whatever.", NEW)),
        ("2023-06-04 copy.txt", ("As was said before by somebody:", NEW.replace("The ferry", "THE FERRY"))),
        ("2022-06-04 south.txt", ("Another opening line of no importance.", SUGGESTED)),
    ):
        (folder / name).write_text("\n\n".join(texts), "utf-8")
    workspace = open_workspace(folder, places)
    refresh(workspace, Silent())
    found = Finder(workspace)
    filing = Filing(found)
    filing.topics.add(Wording("Ferry"), ['"of the southern line"'])
    filing.pin("ferry", [pick(found, "out of service"), *picks(found, "carried 4,100 people")])
    yield found
    found.close()


def picks(finder: Finder, words: str) -> list[Pick]:
    hits = finder.find(Request(f'"{words}"')).hits
    return [
        *(Pick(hit.passage_id, path=hit.document.path) for hit in hits),
        *(Pick(also.passage_id, path=also.document.path) for hit in hits for also in hit.also),
    ]


def pick(finder: Finder, words: str) -> Pick:
    return picks(finder, words)[0]


@pytest.fixture
def opened(tmp_path: Path, places: Places) -> OpenBook:
    return create_book(tmp_path / "note.brief", "cimm-narrative", {"committee": "CIMM"}, places)


def under(opened: OpenBook, heading: str) -> list[str]:
    return [entry.text for _, section, entry in opened.book.entries() if section.heading.en == heading]


def test_filed_passages_stand_newest_first_with_their_sources_and_each_text_once(
    finder: Finder, opened: OpenBook, places: Places
) -> None:
    made = put_together(opened, "Ferries", gather(finder, "Ferry", CompileOptions(TODAY)))
    assert under(opened, "Ferries") == [NEW.replace("The ferry", "THE FERRY"), OLD]
    assert (len(made.entry_ids), made.left_out) == (2, 1)
    sources = [entry.provenance for _, _, entry in opened.book.entries() if entry.provenance is not None]
    assert [(one.path, one.date, one.picked) for one in sources] == [
        ("2023-06-04 copy.txt", "2023-06-04", "2024-02-07"),
        ("2022-01-08 old.txt", "2022-01-08", "2024-02-07"),
    ]
    assert under(open_book(opened.path, places), "Ferries") == under(opened, "Ferries")


def test_one_undo_takes_the_section_and_all_entries_away(finder: Finder, opened: OpenBook) -> None:
    before = opened.book
    put_together(opened, "Ferries", gather(finder, "ferry", CompileOptions(TODAY)))
    opened.undo()
    assert opened.book == before


@pytest.mark.parametrize(
    ("order", "texts"),
    [(FilingOrder.OLDEST, [OLD, SUGGESTED, NEW]), (FilingOrder.FILED, [OLD, NEW, SUGGESTED])],
)
def test_suggested_passages_are_taken_too_when_asked_for_and_stay_suggested(
    finder: Finder, opened: OpenBook, order: FilingOrder, texts: list[str]
) -> None:
    Filing(finder).unpin("ferry", [one for one in picks(finder, "carried 4,100 people") if "copy" in str(one.path)])
    put_together(opened, "Ferries", gather(finder, "ferry", CompileOptions(TODAY, order, suggested=True)))
    assert under(opened, "Ferries") == texts
    assert Filing(finder).contents.suggested("ferry").total == 1


def test_what_the_book_has_already_is_left_out_wherever_it_stands(finder: Finder, opened: OpenBook) -> None:
    part = Pick(pick(finder, "out of service").passage_id, (0, 9))
    add(opened, "Introduction", finder.excerpts([part], TODAY))
    made = put_together(opened, "Ferries", gather(finder, "ferry", CompileOptions(TODAY)))
    assert (len(made.entry_ids), made.left_out) == (1, 2)


def test_where_nothing_is_new_no_section_is_made(finder: Finder, opened: OpenBook) -> None:
    add(opened, "Introduction", gather(finder, "ferry", CompileOptions(TODAY)))
    before = opened.book
    made = put_together(opened, "Ferries", gather(finder, "ferry", CompileOptions(TODAY)))
    assert (made.entry_ids, made.left_out, opened.book) == ((), 3, before)


def test_a_topic_that_is_not_there_is_named(finder: Finder) -> None:
    with pytest.raises(TopicMissing, match="did you mean “Ferry”"):
        gather(finder, "fery", CompileOptions(TODAY))
