"""What can be typed, where --json may stand, and one sentence for what cannot be meant."""

import pytest

from briefbook.cli.arguments import build_parser
from briefbook.cli.main import run
from briefbook.cli.note_arguments import chosen_copy
from briefbook.model.errors import UsageError
from briefbook.model.kinds import Copy, DocumentKind, SortOrder
from tests.cli.running import checked


@pytest.mark.parametrize(
    "typed",
    [
        ["--json", "find", "FOLDER", "ferry"],
        ["find", "--json", "FOLDER", "ferry"],
        ["find", "FOLDER", "--json", "ferry"],
        ["find", "FOLDER", "ferry", "--json"],
        ["find", "FOLDER", "--json", "--", "ferry"],
    ],
)
def test_json_stands_before_or_after_what_a_command_takes(typed: list[str]) -> None:
    given = build_parser().parse_args(typed)
    assert (given.json, given.folder, given.query) == (True, "FOLDER", "ferry")


def test_a_query_that_starts_with_a_hyphen_goes_after_two() -> None:
    given = build_parser().parse_args(["find", "FOLDER", "--limit", "3", "--", "-winter ferry"])
    assert (given.query, given.limit) == ("-winter ferry", 3)
    given = build_parser().parse_args(["write", "BOOK", "--section", "Ports", "--", "--json is an option"])
    assert given.text == "--json is an option"


def test_picks_fields_and_filters_repeat() -> None:
    parser = build_parser()
    assert parser.parse_args(["add", "B", "--section", "S", "F", "x:1", "y:2@3-4"]).picks == ["x:1", "y:2@3-4"]
    new = parser.parse_args(["new", "B", "--template", "T", "--field", "a=1", "--field", "a=2=3"])
    assert new.field == [("a", "1"), ("a", "2=3")]
    find = parser.parse_args(["find", "F", "q", "--kind", "memo", "--kind", "law", "--sort", "newest"])
    assert (find.kind, find.sort) == ([DocumentKind.MEMO, DocumentKind.LAW], SortOrder.NEWEST)


def test_what_is_left_out_has_the_defaults_of_the_contract() -> None:
    parser = build_parser()
    note = parser.parse_args(["note", "B", "--out", "n.docx"])
    assert (chosen_copy(note), note.language, note.tab) == (Copy.MINISTER, None, None)
    assert parser.parse_args(["sample"]).out == "briefbook-sample"
    assert parser.parse_args(["find", "F", "q"]).sort is SortOrder.BEST


def test_a_redline_and_a_review_copy_are_working_copies() -> None:
    parser = build_parser()
    for flag in ("--redline", "--review"):
        assert chosen_copy(parser.parse_args(["note", "B", "--out", "n.docx", flag])) is Copy.WORKING
    asked = parser.parse_args(["note", "B", "--out", "n.docx", "--redline", "--copy", "minister"])
    assert chosen_copy(asked) is Copy.MINISTER, "what was named counts; the export says that it cannot be"


@pytest.mark.parametrize(
    "typed",
    [
        [],
        ["fnid", "FOLDER", "ferry"],
        ["find", "FOLDER"],
        ["find", "", "ferry"],
        ["outline", ""],
        ["find", "FOLDER", "one", "two"],
        ["find", "FOLDER", "ferry", "--kind", "novel"],
        ["find", "FOLDER", "ferry", "--language", "de"],
        ["find", "FOLDER", "ferry", "--since", "last year"],
        ["find", "FOLDER", "ferry", "--until", "2024-13"],
        ["find", "FOLDER", "ferry", "--limit", "0"],
        ["find", "FOLDER", "ferry", "--limit", "few"],
        ["find", "FOLDER", "ferry", "--sort", "oldest"],
        ["find", "FOLDER", "ferry", "--lim", "3"],
        ["new", "BOOK"],
        ["new", "BOOK", "--template", "T", "--field", "committee"],
        ["set", "BOOK"],
        ["set", "BOOK", "=x"],
        ["add", "BOOK", "FOLDER", "x:1"],
        ["add", "BOOK", "--section", "S", "FOLDER"],
        ["move", "BOOK", "e1", "--section", "S", "--at", "-1"],
        ["section", "BOOK"],
        ["section", "turn", "BOOK", "S"],
        ["note", "BOOK"],
        ["note", "BOOK", "--out", "n.docx", "--copy", "secret"],
    ],
)
def test_wrong_usage_ends_with_2_and_one_sentence(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError):
        build_parser().parse_args(typed)
    assert run(typed) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert run(["--json", *typed]) == 2
    said = capsys.readouterr()
    assert checked("error", said.out.encode("utf-8"))["error"]["type"] == "UsageError"
    assert said.err == ""


def test_version_and_help_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Briefbook ")
    assert run(["find", "--help"]) == 0
    assert "--since" in capsys.readouterr().out
