"""What `find` finds, narrows, groups, explains and suggests, and what belongs to it: help of queries, synonyms."""

from pathlib import Path

import pytest

from tests.cli import harbour
from tests.cli.running import CommandLine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return harbour.make_folder(tmp_path / "Harbour papers")


def paths(answer: dict[str, object]) -> set[str]:
    hits = answer["hits"]
    assert isinstance(hits, list)
    return {hit["document"]["path"] for hit in hits}


def test_a_query_is_explained_piece_by_piece(briefbook: CommandLine, folder: Path) -> None:
    query = 'ferry "winter service" OR bridge NEAR/3 ferries kind:statement the'
    answer = briefbook.answer("find", folder, query, "--explain")
    meanings = [piece["meaning"] for piece in answer["explanation"]]
    assert meanings == ["any", "spared"]
    first, second = answer["explanation"][0]["parts"]
    assert [piece["meaning"] for piece in first["parts"]] == ["word", "exact"]
    assert [piece["meaning"] for piece in second["parts"]] == ["near", "filter"]
    assert "explanation" not in briefbook.answer("find", folder, "ferry")
    said = briefbook.run("find", folder, "the ferries lang:en -bridge", "--explain").text
    assert "Searched for any form of “ferries”, without any form of “bridge”." in said
    assert "“ferries” also finds: ferry." in said
    assert "Only what is in English." in said
    assert "Too common to be asked for: the" in said


def test_a_filter_without_a_value_is_searched_for_as_a_word_and_said(briefbook: CommandLine, folder: Path) -> None:
    note = "kind: wants a value after it, so “kind:” was searched for as it stands."
    answer = briefbook.answer("find", folder, "kind:", "--explain")
    assert answer["notes"] == [note]
    assert {"meaning": "note", "text": note}.items() <= answer["explanation"][-1].items()
    said = briefbook.run("find", folder, "ferry title:", "--explain").text
    assert "title: wants words after it, so “title:” was searched for as it stands." in said


def test_what_may_have_been_meant_is_suggested_with_the_filters_as_typed(briefbook: CommandLine, folder: Path) -> None:
    answer = briefbook.answer("find", folder, "tresurer kind:other")
    assert (answer["total"], answer["suggestion"]) == (0, "treasurer kind:other")
    assert briefbook.answer("find", folder, answer["suggestion"])["total"] > 0
    assert briefbook.answer("find", folder, "treasurer")["suggestion"] is None
    assert "Did you mean: treasurer" in briefbook.run("find", folder, "tresurer").text


def test_publisher_folder_and_topic_narrow_what_is_found(briefbook: CommandLine, folder: Path) -> None:
    assert paths(briefbook.answer("find", folder, "ferry", "--under", "statements")) == {harbour.STATEMENT}
    assert paths(briefbook.answer("find", folder, "ferry folder:statements")) == {harbour.STATEMENT}
    nobody = briefbook.answer("find", folder, "ferry", "--publisher", "Nobody")
    assert (nobody["total"], nobody["notes"]) == (0, ["No document here is published by “Nobody”."])
    for asked in (("--under", "statement"), ("folder:statement",)):
        answer = briefbook.answer("find", folder, *(asked if len(asked) == 1 else ("ferry", *asked)))
        told = "No document here lies in a folder “statement”; did you mean “statements”?"
        assert (answer["total"], answer["notes"]) == (0, [told])
    answer = briefbook.answer("find", folder, "ferry", "--topic", "Nothing")
    assert any("no topic “Nothing”" in note for note in answer["notes"])
    note = briefbook.answer("find", folder, "ferry topic:nothing")["notes"][0]
    assert note.startswith("There is no topic called 'nothing'")


def test_passages_like_one_are_found_without_it(briefbook: CommandLine, folder: Path) -> None:
    first = briefbook.answer("find", folder, "4,100 people")["hits"][0]["passage_id"]
    answer = briefbook.answer("find", folder, "", "--like", first)
    assert answer["hits"]
    assert first not in {hit["passage_id"] for hit in answer["hits"]}
    narrowed = briefbook.answer("find", folder, "kind:statement", "--like", first)
    assert {hit["document"]["kind"] for hit in narrowed["hits"]} <= {"statement"}
    assert briefbook.refusal(2, "find", folder)["type"] == "UsageError"
    assert briefbook.refusal(2, "find", folder, "", "--like", "nonsense")["type"] == "UsageError"


def test_a_figure_is_found_in_both_languages(briefbook: CommandLine, folder: Path) -> None:
    answer = briefbook.answer("find", folder, "figure:4100")
    spans = {hit["text"][start:end] for hit in answer["hits"] for start, end in hit["spans"]}
    assert "4,100" in spans
    assert spans <= {"4,100", "4\u00a0100", "4 100", "4100"}


def test_synonyms_are_started_changed_by_hand_and_used(briefbook: CommandLine, folder: Path) -> None:
    empty = briefbook.answer("synonyms", folder)
    assert (empty["groups"], empty["problems"]) == ([], [])
    begun = briefbook.answer("synonyms", folder, "--starter")
    assert any({"STCA", "ETPS"} <= set(group) for group in begun["groups"])
    assert begun["problems"] == []
    assert briefbook.refusal(1, "synonyms", folder, "--starter")["type"] == "LibraryError"
    Path(begun["file"]).write_text("zeppelin = treasurer  # a joke\nalone\n", "utf-8")
    changed = briefbook.answer("synonyms", folder)
    assert changed["groups"] == [["zeppelin", "treasurer"]]
    assert [one["line"] for one in changed["problems"]] == [2]
    answer = briefbook.answer("find", folder, "zeppelin", "--explain")
    assert "treasurer" in answer["hits"][0]["text"]
    assert answer["explanation"][0]["synonyms"] == ["treasurer"]
    assert briefbook.answer("find", folder, '"zeppelin"')["total"] == 0
    said = briefbook.run("synonyms", folder).text
    assert "zeppelin = treasurer" in said
    assert "Line 2 was passed over." in said


def test_a_file_of_synonyms_that_is_no_utf8_text_is_said_where_they_were_not_used(
    briefbook: CommandLine, folder: Path
) -> None:
    file = Path(briefbook.answer("synonyms", folder)["file"])
    file.parent.mkdir(parents=True, exist_ok=True)
    for data, is_said in (("café = bistro".encode("cp1252"), True), ("café = bistro\nalone".encode(), False)):
        file.write_bytes(data)
        notes = briefbook.answer("find", folder, "harbour")["notes"]
        assert any("no line of their file" in note for note in notes) is is_said


def test_the_help_of_queries_is_printed_in_both_languages(briefbook: CommandLine) -> None:
    english = briefbook.answer("query-help")["signs"]
    french = briefbook.answer("query-help", "--language", "fr")["signs"]
    assert len(english) == len(french) > 20
    assert {"sign": "OR", "example": "refugees OR migrants"}.items() <= english[2].items()
    assert "OU" in briefbook.run("query-help", "--language", "fr").text


def test_people_get_facets_and_where_else_the_same_is_said(briefbook: CommandLine, folder: Path) -> None:
    text = (folder / harbour.STATEMENT).read_text("utf-8")
    (folder / "statements" / "again.txt").write_text(text.replace("May 4, 2023", "June 9, 2023"), "utf-8")
    answer = briefbook.answer("find", folder, "carried 4,100 people", "--limit", "5")
    (hit,) = answer["hits"]
    assert [one["document"]["path"] for one in hit["also"]] == [harbour.STATEMENT]
    assert answer["facets"]["language"] == [{"value": "en", "count": 2}]
    said = briefbook.run("find", folder, "carried 4,100 people").text
    assert "also in 1 other document, first said 2023-05-04, last said 2023-06-09" in said
    assert "By kind:" in briefbook.run("find", folder, "ferry").text
