"""A template sees plain data and nothing else; what it gets wrong is said in words with the line."""

import re
from pathlib import Path

import pytest

from briefbook.model.errors import FieldMissing, TemplateError, TemplateRefused, UnknownName
from briefbook.model.kinds import Copy
from briefbook.model.note import Doc, Para, Run, plain_text
from tests.render.making import BookMaker, note, own_template

HEAD = "# {{ title }}\n\n"
ENTRIES = (
    "{% for section in sections %}{% for entry in section.entries %}\n\n{{ entry.text }}\n\n{% endfor %}{% endfor %}"
)


def made(folder: Path, body: str, topic: str = "safe pathways", *, preview: bool = False) -> Doc:
    template = own_template(folder, HEAD + body + "\n" + ENTRIES)
    fields = {"topic": topic} if topic else {}
    book = BookMaker().section("Introduction").own("Own text.").book(fields, "own")
    return note(book, Copy.MINISTER, template=template, preview=preview)


def text(folder: Path, body: str, topic: str = "safe pathways") -> str:
    return plain_text(made(folder, body, topic).blocks[1:-1])


@pytest.mark.parametrize(
    "body",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ title.__class__ }}",
        "{{ sections.append(1) }}",
        "{{ sections[0].pop('id') }}",
        "{{ '%s' % topic }}",
        "{{ topic.format(1) }}",
        "{{ topic.encode() }}",
        "{{ 'a' * 1000000000 }}",
        "{{ [0] * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 9**(9**9) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ self.__init__.__globals__ }}",
        "{{ loop.__init__ }}",
        "{{ ''['__class__'] }}",
        "{{ topic['upper']() }}",
        "{% for x in sections %}{{ loop.__class__ }}{% endfor %}",
        "{{ (1).__add__(2) }}",
        "{{ t.__class__ }}",
    ],
)
def test_an_attack_is_refused_with_the_line(tmp_path: Path, body: str) -> None:
    with pytest.raises((TemplateRefused, UnknownName)) as caught:
        made(tmp_path, body)
    assert "Line 3 of template.md.j2" in caught.value.sentence
    assert (caught.value.template, caught.value.line, caught.value.text_of_line) == ("own", 3, body)
    assert not re.search(r"0x[0-9a-f]{4}|safely callable", caught.value.sentence)


@pytest.mark.parametrize("name", ["range", "lipsum", "cycler", "joiner", "namespace", "dict", "topik", "ttle"])
def test_a_name_that_nothing_declares_is_an_unknown_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownName, match=f"Line 3 .* unknown name “{name}”"):
        made(tmp_path, f"{{{{ {name}(5) if false else '' }}}}" if name != "topik" else "{{ topik }}")


def test_a_near_name_is_offered(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="did you mean “topic”"):
        made(tmp_path, "{{ topik }}")
    with pytest.raises(UnknownName, match="“heding”, which section does not have; did you mean “heading”"):
        made(tmp_path, "{% for section in sections %}{{ section.heding }}{% endfor %}")


@pytest.mark.parametrize(
    "body",
    [
        "{{ topic | attr('upper') }}",
        "{{ topic | safe }}",
        "{{ topic | xmlattr }}",
        "{{ topic | tojson }}",
        "{{ topic | center(999999999) }}",
        "{{ topic | format(1) }}",
        "{{ topic",
        "{% for x in %}",
        "{% include '../secret' %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ 1 / 0 }}",
        "{{ 'a' - 1 }}",
        "{{ sections }}",
        "{{ sections[99].id }}",
        "text before {{ sections[0].entries[0].text }}",
    ],
)
def test_what_does_not_work_is_a_template_error(tmp_path: Path, body: str) -> None:
    with pytest.raises(TemplateError) as caught:
        made(tmp_path, body)
    assert caught.value.template == "own"
    assert "\n" not in caught.value.sentence
    assert caught.value.sentence.startswith(("Line 3 ", "Line 4 ", "The text of an entry must stand"))


def test_a_template_that_calls_itself_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateRefused, match="without end"):
        made(tmp_path, "{% include 'template.md.j2' %}")


@pytest.mark.parametrize("way", ["include {}", "extends {}", "import {} as x", "from {} import x"])
@pytest.mark.parametrize("what", ["title", "topic", "sections", "sections[0]", "[topic, 'part.md.j2']", "3", "t.colon"])
def test_a_file_is_never_named_by_a_value_of_the_note(tmp_path: Path, way: str, what: str) -> None:
    line = f"{{% {way.format(what)} %}}"
    with pytest.raises(TemplateError) as refused:
        made(tmp_path, line)
    says = "takes the name of a file from a value of the note; write the name of the file itself, in quotes."
    assert refused.value.sentence == f"Line 3 of template.md.j2 in the template own {says} The line is: {line}"
    assert (refused.value.line, refused.value.text_of_line) == (3, line)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{% set x = title %}{% include x %}", "takes the name of a file from a value of the note"),
        ("{% include 'a' ~ title %}", "takes the name of a file from a value of the note"),
        ("{% include 'parts.md.j2' %}", "asks for “parts.md.j2”, which is not there; did you mean “part.md.j2”?"),
        ("{% include ['zz', 'elsewhere'] %}", "asks for “elsewhere”, which is not there; there is part.md.j2."),
    ],
)
def test_a_file_that_is_not_there_is_told_without_our_marks(tmp_path: Path, line: str, says: str) -> None:
    template = own_template(tmp_path, HEAD + line + "\n" + ENTRIES)
    (template.folder / "part.md.j2").write_text("A part.", "utf-8")
    book = BookMaker().section("Introduction").own("Own text.").book({"topic": "pathways"}, "own")
    with pytest.raises(TemplateError) as refused:
        note(book, Copy.MINISTER, template=template)
    assert f"Line 3 of template.md.j2 in the template own {says}" in refused.value.sentence
    assert refused.value.sentence.isprintable()
    assert refused.value.sentence.endswith(f" The line is: {line}")


def test_the_language_may_choose_among_files_of_the_template(tmp_path: Path) -> None:
    chosen = "{% include 'en.md.j2' if language == 'en' else 'fr.md.j2' %}{% include 'en' ~ '.md.j2' %}"
    template = own_template(tmp_path, HEAD + chosen + "\n" + ENTRIES)
    (template.folder / "en.md.j2").write_text("A part.", "utf-8")
    book = BookMaker().section("Introduction").own("Own text.").book({"topic": "pathways"}, "own")
    assert plain_text(note(book, Copy.MINISTER, template=template).blocks[1:2]) == "A part.A part."


def test_a_part_in_the_template_s_own_folder_is_included(tmp_path: Path) -> None:
    template = own_template(tmp_path, HEAD + "{% include 'part.md.j2' %}\n" + ENTRIES)
    (template.folder / "part.md.j2").write_text("On {{ topic }}.", encoding="utf-8")
    book = BookMaker().section("Introduction").own("Own text.").book({"topic": "visas"}, "own")
    assert plain_text(note(book, template=template).blocks[1:2]) == "On visas."


def test_an_error_in_a_part_names_the_part(tmp_path: Path) -> None:
    template = own_template(tmp_path, HEAD + "{% include 'part.md.j2' %}\n" + ENTRIES)
    (template.folder / "part.md.j2").write_text("\n{{ nothing }}", encoding="utf-8")
    book = BookMaker().section("Introduction").own("Own text.").book({}, "own")
    with pytest.raises(UnknownName, match=r"Line 2 of part\.md\.j2"):
        note(book, template=template)


@pytest.mark.parametrize(
    "hostile",
    [
        "*a* _b_ `c` [d](e) <b>f</b> # g",
        "{{ 7 * 7 }} {% for %}",
        "1. not an item",
        "\ufdd0e6531\ufdd1 forged",
        "a | b",
        "\u00a0kept\u00a0",
        "<script>alert(1)</script>",
        "line one\nline two",
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        "{{ topic }}",
        "{{ topic ~ '' }}",
        "{{ '' + topic }}",
        "{{ [topic] | join }}",
        "{% set x = topic %}{{ x }}",
        "{% set x %}{{ topic }}{% endset %}{{ x }}",
        "{% set x %}{% endset %}{{ x ~ topic }}",
        "{% set x %}{% endset %}{{ [x, topic] | join }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(topic) }}",
        "{% macro m() %}{% endmacro %}{{ m() + topic }}",
    ],
)
def test_a_field_is_literal_however_it_is_printed(tmp_path: Path, body: str, hostile: str) -> None:
    assert text(tmp_path, body, hostile).strip("\u00a0") == hostile.replace("\ufdd0", "\ufdd0").strip("\u00a0")


def test_upper_lists_and_dates_work_on_what_they_should(tmp_path: Path) -> None:
    assert text(tmp_path, "{{ topic | upper }}", "é<") == "É<"
    assert text(tmp_path, "{{ '2024-02-07' | long_date }}") == "February\u00a07, 2024"
    assert text(tmp_path, "{% for s in sections %}{{ loop.index }} {{ s.heading }}{% endfor %}") == "1 Introduction"
    assert text(tmp_path, "{{ sections | length + 1 }}{{ sections[0].nothing | default(none) }}") == "2"


def test_an_unset_field_is_false_missing_in_a_note_and_marked_in_a_preview(tmp_path: Path) -> None:
    assert text(tmp_path, "{% if topic %}a{% else %}b{% endif %}", topic="") == "b"
    assert text(tmp_path, "{{ topic | default('none given') }}", topic="") == "none given"
    with pytest.raises(FieldMissing, match="“Topic”"):
        made(tmp_path, "{{ topic }}", topic="")
    shown = made(tmp_path, "On {{ topic }} and {{ topic | upper }}.", topic="", preview=True).blocks[1]
    assert isinstance(shown, Para)
    assert [getattr(one, "field", None) for one in shown.inlines] == [None, "topic", None, "topic", None]
    assert isinstance(shown.inlines[0], Run)
