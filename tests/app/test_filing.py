"""Filing: nothing is filed but by the officer, what she filed is found again, and no passage is lost without a word."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefbook.app.filing import Filing
from briefbook.app.finding import Finder, Pick
from briefbook.app.moving import move
from briefbook.app.refreshing import refresh
from briefbook.app.starter_topics import starter_topics
from briefbook.app.topic_file import export_topics, import_topics
from briefbook.app.topic_list import TopicList
from briefbook.app.workspace import Workspace, open_workspace
from briefbook.model.book import Wording
from briefbook.model.errors import LibraryError, PassageMissing
from briefbook.model.kinds import TOPIC_COLOURS, FilingOrder
from briefbook.model.monitor import Silent
from briefbook.model.query import Request, Scope
from briefbook.settings.places import Places
from tests.app.test_assembling import NOW

FERRY = (
    "The ferry leaves at noon on every weekday, and at ten on Sundays from May to September, says the harbour master."
)
LANTERN = (
    "Two lanterns were replaced on the northern light, which was dark for eleven nights in the winter of that year."
)
DUES = "The harbour dues were raised by 4.4 per cent, and the boats of the fishers pay half of them since January."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "documents"
    root.mkdir()
    write(root, "2023-05-04 notice.txt", FERRY, LANTERN)
    write(root, "2024-01-08 dues.txt", DUES, "The ferry pays no harbour dues.")
    return root


def write(root: Path, name: str, *texts: str) -> None:
    (root / name).write_text("\n\n".join(texts), "utf-8")


@pytest.fixture
def workspace(folder: Path, places: Places) -> Workspace:
    opened = open_workspace(folder, places)
    refresh(opened, Silent())
    return opened


@pytest.fixture
def filing(workspace: Workspace) -> Iterator[Filing]:
    finder = Finder(workspace)
    yield Filing(finder)
    finder.close()


@pytest.fixture
def finder(workspace: Workspace) -> Iterator[Finder]:
    found = Finder(workspace)
    yield found
    found.close()


def pick(workspace: Workspace, words: str) -> Pick:
    finder = Finder(workspace)
    try:
        hit = finder.find(Request(f'"{words}"')).hits[0]
        return Pick(hit.passage_id, path=hit.document.path)
    finally:
        finder.close()


def filed(filing: Filing, name: str = "ferry") -> list[str]:
    return [one.passage.text for one in filing.contents.filed(name)]


def changed(workspace: Workspace) -> None:
    refresh(workspace, Silent())


def test_a_filed_passage_stays_when_its_file_is_renamed(filing: Filing, workspace: Workspace, folder: Path) -> None:
    filing.topics.add(Wording("Ferry"))
    filing.pin("ferry", [pick(workspace, "eleven nights")])
    (folder / "2023-05-04 notice.txt").rename(folder / "renamed.txt")
    changed(workspace)
    (one,) = filing.contents.filed("ferry")
    assert (one.passage.text, one.document.path, one.likeness) == (LANTERN, "renamed.txt", 1.0)


def test_a_filed_passage_is_found_again_in_a_changed_file(filing: Filing, workspace: Workspace, folder: Path) -> None:
    filing.topics.add(Wording("Ferry"))
    filing.pin("ferry", [pick(workspace, "eleven nights"), pick(workspace, "harbour master")])
    write(folder, "2023-05-04 notice.txt", "A new first line stands here.", FERRY.replace("noon", "one"), LANTERN)
    changed(workspace)
    likenesses = {one.passage.text: one.likeness for one in filing.contents.filed("ferry")}
    assert set(likenesses) == {LANTERN, FERRY.replace("noon", "one")}
    assert likenesses[LANTERN] == 1.0
    assert 0.9 <= likenesses[FERRY.replace("noon", "one")] < 1.0
    assert set(filing.contents.filed_under()) == {one.passage_id for one in filing.contents.filed("ferry")}


def test_a_filed_passage_is_found_in_another_file(filing: Filing, workspace: Workspace, folder: Path) -> None:
    filing.topics.add(Wording("Ferry"))
    filing.pin("ferry", [pick(workspace, "eleven nights"), pick(workspace, "harbour master")])
    write(folder, "2023-05-04 notice.txt", "Another text altogether stands here now.")
    write(folder, "annex.txt", "Before.", LANTERN.upper(), FERRY.replace("noon", "one"))
    changed(workspace)
    assert {one.document.path for one in filing.contents.filed("ferry")} == {"annex.txt"}
    assert filing.contents.lost("ferry") == ()


def test_a_lost_passage_is_listed_and_comes_back_with_its_file(
    filing: Filing, workspace: Workspace, folder: Path
) -> None:
    filing.topics.add(Wording("Ferry"))
    filing.pin("ferry", [pick(workspace, "eleven nights")])
    content = (folder / "2023-05-04 notice.txt").read_bytes()
    (folder / "2023-05-04 notice.txt").unlink()
    changed(workspace)
    (count,) = filing.contents.counts()
    assert (count.filed, count.lost) == (0, 1)
    (lost,) = filing.contents.lost("ferry")
    assert (lost.path, lost.text) == ("2023-05-04 notice.txt", LANTERN)
    (folder / "2023-05-04 notice.txt").write_bytes(content)
    changed(workspace)
    assert (filed(filing), filing.contents.lost("ferry")) == ([LANTERN], ())


def test_a_lost_passage_is_filed_anew_or_dropped_and_both_can_be_taken_back(
    filing: Filing, workspace: Workspace, folder: Path
) -> None:
    filing.topics.add(Wording("Ferry"))
    filing.pin("ferry", [pick(workspace, "eleven nights")])
    (folder / "2023-05-04 notice.txt").unlink()
    changed(workspace)
    (lost,) = filing.contents.lost("ferry")
    filing.repin("ferry", lost.passage_id, pick(workspace, "dues were raised"))
    assert filed(filing) == [DUES]
    filing.topics.undo()
    assert (filing.drop_lost("ferry"), filing.contents.lost("ferry")) == (1, ())
    filing.topics.undo()
    assert filing.contents.lost("ferry") == (lost,)


def test_a_passage_that_moved_is_taken_out_by_its_present_id(
    filing: Filing, workspace: Workspace, folder: Path
) -> None:
    filing.topics.add(Wording("Ferry"), ["lanterns"])
    filing.pin("ferry", [pick(workspace, "eleven nights")])
    write(folder, "2023-05-04 notice.txt", "A new first line stands here.", LANTERN)
    changed(workspace)
    present = pick(workspace, "eleven nights")
    assert filing.pin("ferry", [present]) == 0
    assert filing.contents.suggested("ferry").hits == ()
    assert (filing.unpin("ferry", [present]), filed(filing)) == (1, [])
    assert [hit.passage_id for hit in filing.contents.suggested("ferry").hits] == [present.passage_id]


def test_suggestions_are_marked_with_what_answers_a_rule_however_many_rules_there_are(filing: Filing) -> None:
    many = [f'"no such words as {number}" OR "none of {number}"' for number in range(30)]
    filing.topics.add(Wording("Ferry"), [*many, "(broken", '"eleven nights" OR "harbour master"', "dues"])
    found = filing.contents.suggested("ferry")
    assert (found.total, len(found.hits), found.notes) == (4, 4, ())
    assert all(hit.spans for hit in found.hits)
    assert [len(filing.contents.suggested("ferry", limit).hits) for limit in (1, 3)] == [1, 3]


def test_a_moved_folder_keeps_what_was_filed(
    filing: Filing, workspace: Workspace, folder: Path, places: Places
) -> None:
    filing.topics.add(Wording("Ferry"))
    filing.pin("ferry", [pick(workspace, "eleven nights")])
    elsewhere = folder.rename(folder.parent / "elsewhere")
    moved = move(places, workspace.id, elsewhere)
    changed(moved)
    finder = Finder(moved)
    assert filed(Filing(finder)) == [LANTERN]
    finder.close()


def test_what_says_the_same_is_rejected_with_a_passage_and_comes_back_with_it(
    filing: Filing, workspace: Workspace, folder: Path
) -> None:
    write(folder, "copy.txt", "Quoted from the notice:", LANTERN.replace("winter", "WINTER"))
    changed(workspace)
    filing.topics.add(Wording("Ferry"), ["lanterns"])
    assert filing.contents.suggested("ferry").total == 2
    chosen = pick(workspace, "eleven nights")
    assert (filing.reject("ferry", [chosen]), filing.contents.suggested("ferry").total) == (2, 0)
    assert len(filing.contents.rejected("ferry")) == 2
    assert (filing.unreject("ferry", [chosen]), filing.contents.suggested("ferry").total) == (2, 2)


def test_of_identical_files_one_is_filed_by_its_path(filing: Filing, workspace: Workspace, folder: Path) -> None:
    content = (folder / "2023-05-04 notice.txt").read_bytes()
    (folder / "a copy.txt").write_bytes(content)
    changed(workspace)
    filing.topics.add(Wording("Ferry"))
    passage_id = pick(workspace, "eleven nights").passage_id
    filing.pin("ferry", [Pick(passage_id, path="a copy.txt")])
    assert [one.document.path for one in filing.contents.filed("ferry")] == ["a copy.txt"]
    with pytest.raises(PassageMissing, match=r"at nowhere\.txt"):
        filing.pin("ferry", [Pick(passage_id, path="nowhere.txt")])


def test_filed_passages_stand_by_date_or_as_they_were_filed(filing: Filing, workspace: Workspace) -> None:
    filing.topics.add(Wording("Ferry"))
    for words in ("eleven nights", "dues were raised", "harbour master"):
        filing.pin("ferry", [pick(workspace, words)])
    texts = {order: [one.passage.text for one in filing.contents.filed("ferry", order)] for order in FilingOrder}
    assert texts == {
        FilingOrder.NEWEST: [DUES, FERRY, LANTERN],
        FilingOrder.OLDEST: [FERRY, LANTERN, DUES],
        FilingOrder.FILED: [LANTERN, DUES, FERRY],
    }


def test_a_search_is_asked_with_the_topics_as_they_stand(finder: Finder, workspace: Workspace, folder: Path) -> None:
    filing = Filing(finder)
    filing.topics.add(Wording("Ferry", "Traversier"), ["ferry"])
    chosen = pick(workspace, "eleven nights")
    filing.pin("ferry", [chosen])
    filing.reject("ferry", [pick(workspace, "pays no harbour dues")])
    (scope,) = filing.contents.scopes()
    assert (scope.names, scope.rules, scope.pinned) == (
        ("ferry", "Ferry", "Traversier"),
        ("ferry",),
        (chosen.passage_id,),
    )
    assert len(scope.rejected) == 1
    (folder / "2023-05-04 notice.txt").unlink()
    changed(workspace)
    (scope,) = filing.contents.scopes()
    assert (scope.pinned, len(scope.rejected)) == ((), 1)


def test_searching_goes_on_when_the_topics_cannot_be_read(finder: Finder, workspace: Workspace) -> None:
    TopicList(workspace).add(Wording("Ferry"))
    (workspace.library / "topics.json").write_bytes(b"?")
    found = finder.find(Request("lanterns"))
    assert found.total == 1
    assert any("topics.json is damaged" in note for note in found.notes)
    with pytest.raises(LibraryError, match="is damaged"):
        Filing(finder).contents.counts()


def test_scopes_that_a_request_brings_are_used_as_they_are(finder: Finder, workspace: Workspace) -> None:
    TopicList(workspace).add(Wording("Ferry"))
    (workspace.library / "topics.json").write_bytes(b"?")
    assert finder.find(Request("lanterns", scopes=(Scope(("own",)),))).notes == ()


def test_the_index_can_be_deleted_and_nothing_that_was_filed_is_gone(workspace: Workspace, finder: Finder) -> None:
    filing = Filing(finder)
    filing.topics.add(Wording("Ferry"))
    filing.pin("ferry", [pick(workspace, "eleven nights")])
    refresh(workspace, Silent(), rebuild=True)
    assert filed(filing) == [LANTERN]


def test_the_sample_corpus_has_the_starter_topics_from_the_start(places: Places) -> None:
    sample = open_workspace(places.sample_corpus, places)
    topics = TopicList(sample)
    assert topics.all() == starter_topics(places.resources)
    topics.remove("asylum-claims")
    assert len(TopicList(sample).all()) == 11
    assert [one.id for one in topics.add_starter(places)] == ["asylum-claims"]


def test_the_starter_topics_are_twelve_with_names_in_both_languages_and_rules_that_can_be_read(
    places: Places, finder: Finder
) -> None:
    topics = starter_topics(places.resources)
    assert len({topic.id for topic in topics}) == 12
    assert all(topic.label.en and topic.label.fr for topic in topics)
    assert (len({topic.label.en for topic in topics}), len({topic.label.fr for topic in topics})) == (12, 12)
    assert {topic.colour for topic in topics} == set(TOPIC_COLOURS)
    for topic in topics:
        for rule in topic.rules:
            assert finder.understand(Request(rule)).notes == (), rule


def test_starter_topics_do_not_take_the_place_of_ones_that_are_there(workspace: Workspace, places: Places) -> None:
    topics = TopicList(workspace)
    topics.add(Wording("Asylum claims"), ["own rule"])
    assert len(topics.add_starter(places)) == 11
    assert topics.named("asylum-claims").rules == ("own rule",)
    topics.undo()
    assert [topic.id for topic in topics.all()] == ["asylum-claims"]


def test_topics_of_another_folder_find_their_passages_here(
    filing: Filing, workspace: Workspace, tmp_path: Path, places: Places
) -> None:
    filing.topics.add(Wording("Ferry"))
    filing.pin("ferry", [pick(workspace, "eleven nights"), pick(workspace, "dues were raised")])
    export_topics(workspace, tmp_path / "topics.json", NOW)
    other = tmp_path / "other"
    other.mkdir()
    write(other, "elsewhere.txt", "An introduction.", LANTERN)
    theirs = open_workspace(other, places)
    refresh(theirs, Silent())
    assert import_topics(theirs, tmp_path / "topics.json").added == ("ferry",)
    finder = Finder(theirs)
    there = Filing(finder)
    assert (filed(there), [one.text for one in there.contents.lost("ferry")]) == ([LANTERN], [DUES])
    finder.close()


def test_like_leaves_out_the_passage_itself_and_figure_asks_for_the_figure(
    finder: Finder, workspace: Workspace
) -> None:
    chosen = pick(workspace, "eleven nights")
    found = finder.like(chosen)
    assert chosen.passage_id not in {hit.passage_id for hit in found.hits}
    with pytest.raises(PassageMissing):
        finder.like(Pick(chosen.passage_id, (3, 3)))
    assert [hit.text for hit in finder.figure("4,4 %").hits] == [DUES]


def test_excerpts_of_what_is_filed_keep_their_provenance(filing: Filing, finder: Finder, workspace: Workspace) -> None:
    filing.topics.add(Wording("Ferry"))
    filing.pin("ferry", [pick(workspace, "eleven nights")])
    (one,) = filing.contents.filed("ferry")
    (excerpt,) = finder.excerpts([Pick(one.passage_id, path=one.document.path)], date(2024, 2, 7))
    assert (excerpt.provenance.path, excerpt.provenance.text) == ("2023-05-04 notice.txt", LANTERN)
