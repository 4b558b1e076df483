"""An author's commands: a template is made, what is wrong with it is said at once, and where it lies."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import CommandLine, checked


def folder_of(briefbook: CommandLine, name: str) -> Path:
    return briefbook.data / "templates" / name


def check(briefbook: CommandLine, name: str | Path) -> dict[str, Any]:
    """The answer of a check, held against its schema; its exit code says whether there are faults."""
    ran = briefbook.run("template", "--json", "check", name)
    answer = checked("template", ran.stdout)
    assert ran.code == (1 if answer["faults"] else 0), ran
    return answer


def faults(briefbook: CommandLine, name: str | Path) -> list[tuple[str, int, str]]:
    return [(one["file"], one["line"], one["sentence"]) for one in check(briefbook, name)["faults"]]


@pytest.mark.parametrize("options", [(), ("--word",), ("--from", "memo"), ("--from", "qp-note", "--word")], ids=str)
def test_a_new_template_is_sound_from_the_start(briefbook: CommandLine, options: tuple[str, ...]) -> None:
    made = briefbook.answer("template", "new", "ours", *options)
    assert made["folder"] == str(folder_of(briefbook, "ours"))
    assert set(made["files"]) == {path.name for path in folder_of(briefbook, "ours").iterdir()}
    assert ("template.docx" in made["files"]) == ("--word" in options)
    assert not made["hides_shipped"]
    assert faults(briefbook, "ours") == []
    assert "ours" in {one["name"] for one in briefbook.answer("templates")["templates"]}


def test_the_start_teaches_in_remarks(briefbook: CommandLine) -> None:
    briefbook.answer("template", "new", "ours")
    text = (folder_of(briefbook, "ours") / "template.md.j2").read_text("utf-8")
    assert text.count("{#") >= 3
    assert (folder_of(briefbook, "ours") / "template.toml").read_text("utf-8").count("\n# ") >= 4


def test_a_name_that_is_taken_or_none_is_refused(briefbook: CommandLine) -> None:
    briefbook.answer("template", "new", "ours")
    assert "already" in briefbook.refusal(1, "template", "new", "ours")["sentence"]
    assert "small letters" in briefbook.refusal(1, "template", "new", "../ours")["sentence"]
    assert "name of a device" in briefbook.refusal(1, "template", "new", "con")["sentence"]
    assert not folder_of(briefbook, "con").exists()
    assert "did you mean “memo”" in briefbook.refusal(1, "template", "new", "mine", "--from", "memmo")["sentence"]
    assert not folder_of(briefbook, "mine").exists()


def test_one_s_own_template_hides_the_shipped_one_of_its_name_and_that_is_said(briefbook: CommandLine) -> None:
    assert briefbook.answer("template", "new", "memo", "--from", "memo")["hides_shipped"]
    assert briefbook.answer("template", "check", "memo")["hides_shipped"]
    where = briefbook.answer("template", "where")
    assert where["own"] == str(briefbook.data / "templates")
    memos = [(one["own"], one["hidden"]) for one in where["templates"] if one["name"] == "memo"]
    assert memos == [(True, False), (False, True)]
    assert "in place of the one of this name" in briefbook.run("template", "check", "memo").text


def test_every_fault_is_said_at_once_with_file_and_line(briefbook: CommandLine) -> None:
    briefbook.answer("template", "new", "ours")
    text = folder_of(briefbook, "ours") / "template.md.j2"
    text.write_text(
        "# {{ titel }}\n\n{{ subjekt }}\n\n{% for s in sections %}{{ s.heding }}{{ s.body | uper }}{% endfor %}\n"
    )
    found = faults(briefbook, "ours")
    assert [(file, line) for file, line, _ in found] == [("template.md.j2", line) for line in (1, 3, 5, 5)]
    offered = ["did you mean “title”", "did you mean “subject”", "“upper”", "did you mean “heading”"]
    assert all(any(one in sentence for _, _, sentence in found) for one in offered), found


def test_the_exit_code_says_whether_a_template_is_sound(briefbook: CommandLine) -> None:
    briefbook.answer("template", "new", "memo", "--from", "memo")
    sound = briefbook.run("template", "check", "memo")
    assert sound.code == 0
    assert "in place of" in sound.text  # that it hides Briefbook's own is told, and no fault
    text = folder_of(briefbook, "memo") / "template.md.j2"
    text.write_text("# {{ titel }}\n\n{{ body }}\n")
    ran = briefbook.run("template", "check", "memo")
    assert ran.code == 1
    assert "did you mean “title”" in ran.text


def test_every_fault_of_a_declaration_is_said_with_its_line(briefbook: CommandLine) -> None:
    briefbook.answer("template", "new", "ours")
    path = folder_of(briefbook, "ours") / "template.toml"
    text = path.read_text("utf-8").replace('type = "date"', 'type = "day"').replace('type = "list"', 'tipe = "list"')
    text = text.replace('kind = "bullets"', 'kind = "bulets"').replace("[note_title]", "[note_titel]")
    path.write_text(text, "utf-8")
    answer = check(briefbook, "ours")
    lines = text.split("\n")
    assert [one["text"] for one in answer["faults"]] == [lines[one["line"] - 1].strip() for one in answer["faults"]]
    said = " ".join(one["sentence"] for one in answer["faults"])
    for words in ("fields[2].type", "fields[3]", "sections[2].kind", "note_title"):
        assert words in said
    assert len(answer["faults"]) == 4


def test_a_declaration_that_is_no_toml_is_said_with_its_line(briefbook: CommandLine) -> None:
    briefbook.answer("template", "new", "ours")
    (folder_of(briefbook, "ours") / "template.toml").write_text('[title]\nen = "x\n', "utf-8")
    ((file, line, sentence),) = faults(briefbook, "ours")
    assert (file, line) == ("template.toml", 2)
    assert "not valid TOML" in sentence


def test_a_fault_that_shows_only_when_a_note_is_made_is_found(briefbook: CommandLine) -> None:
    briefbook.answer("template", "new", "ours")
    text = folder_of(briefbook, "ours") / "template.md.j2"
    text.write_text("# {{ title }}\n\n{% for s in sections %}\n## {{ s.heading }}\n{% endfor %}\n", "utf-8")
    ((file, _, sentence),) = faults(briefbook, "ours")
    assert file == "template.md.j2"
    assert "leaves out e1" in sentence


def test_a_template_that_never_ends_is_said_to_be_so(briefbook: CommandLine) -> None:
    briefbook.answer("template", "new", "ours")
    text = folder_of(briefbook, "ours") / "template.md.j2"
    letters = "{% set many = '" + "x" * 2000 + "' | list %}"
    loops = "{% for a in many %}{% for b in many %}{% for c in many %}{% endfor %}{% endfor %}{% endfor %}"
    text.write_text("# {{ title }}\n\n{{ sections[0].body }}\n" + letters + loops, "utf-8")
    ((_, _, sentence),) = faults(briefbook, "ours")
    assert "did not finish in 5 seconds" in sentence


def test_a_folder_anywhere_is_checked_and_what_is_none_is_said(briefbook: CommandLine, tmp_path: Path) -> None:
    briefbook.answer("template", "new", "ours")
    folder_of(briefbook, "ours").rename(tmp_path / "theirs")
    assert faults(briefbook, tmp_path / "theirs") == []
    assert faults(briefbook, "theirs") == []
    assert "did you mean “memo”" in briefbook.refusal(1, "template", "check", "memmo")["sentence"]
    (tmp_path / "empty").mkdir()
    assert "holds no template.toml" in briefbook.refusal(1, "template", "check", "empty")["sentence"]


def test_links_in_the_folder_are_said_not_to_be_read(briefbook: CommandLine, tmp_path: Path) -> None:
    briefbook.answer("template", "new", "ours")
    try:
        (folder_of(briefbook, "ours") / "part.md.j2").symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("this system lets nobody make links")
    ((file, _, sentence),) = faults(briefbook, "ours")
    assert file == "part.md.j2"
    assert "is not read" in sentence
