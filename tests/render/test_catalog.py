"""Templates are found by regular files only, and a slip in template.toml is named where it was made."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefbook.model.errors import TemplateError, TemplateMissing
from briefbook.render import catalog
from tests.render.making import OWN_DECLARATION, TEMPLATES, own_template


def test_a_shipped_template_is_listed_with_its_fields_and_sections() -> None:
    assert catalog.broken_templates([TEMPLATES]) == ()
    (template,) = (one for one in catalog.list_templates([TEMPLATES]) if one.name == "cimm-narrative")
    assert [field.name for field in template.info.fields][:2] == ["committee", "appearance_date"]
    assert template.info.sections[0].heading.en == "Introduction"
    assert template.info.sections_are_free


def test_an_earlier_root_hides_a_later_one(tmp_path: Path) -> None:
    first = own_template(tmp_path / "a", "x")
    own_template(tmp_path / "b", "x", OWN_DECLARATION.replace('"Own"', '"Other"'))
    found = catalog.list_templates([tmp_path / "a" / "templates", tmp_path / "b" / "templates", tmp_path / "absent"])
    assert [one.info.title.en for one in found] == ["Own"]
    assert found[0].folder == first.folder


def test_a_misspelt_name_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(TemplateMissing, match="did you mean “cimm-narrative”") as caught:
        catalog.load([TEMPLATES, tmp_path], "cimm-narative")
    assert caught.value.template == "cimm-narative"


@pytest.mark.parametrize("name", ["../cimm-narrative", "/etc", "", "CIMM", "cimm narrative", "a\x00b"])
def test_a_name_that_is_no_folder_of_ours_finds_nothing(name: str) -> None:
    with pytest.raises(TemplateMissing):
        catalog.load([TEMPLATES], name)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (('type = "text"', 'type = "dat"'), r"fields\[1\].type is “dat”"),
        (('name = "topic"', 'name = "to pic"'), r"fields\[1\].name is “to pic”"),
        (('name = "topic"', 'name = "title"'), r"fields\[1\].name is “title”, which Briefbook uses itself"),
        (('name = "topic"', "name = 7"), r"fields\[1\].name must be text in quotes"),
        (('en = "Own note"', 'en = "About {topik}"'), "note_title.en names the field topik"),
        (('[title]\nen = "Own"', "[title]"), "title needs a text for en or fr"),
        (("[title]", "[titel]"), "title needs a text"),
        (('label = { en = "Topic" }', 'label = { en = "T", de = "T" }'), r"fields\[1\].label.de is not known"),
        (('label = { en = "Topic" }', 'label = "Topic"'), r"fields\[1\].label must be a table"),
        (('type = "text"', 'type = "text"\nrequierd = true'), r"requierd is not known; did you mean “required”"),
        (('type = "text"', 'type = "text"\nrequired = "yes"'), r"fields\[1\].required must be true or false"),
        (('type = "text"', 'type = "date"\ndefault = "soon"'), r"fields\[1\].default does not fit.*YYYY-MM-DD"),
        (('type = "text"', 'type = "text"\ndefault = 3'), r"fields\[1\].default must be text"),
        (('type = "text"', 'type = "choice"'), r"fields\[1\].choices must be given"),
        (("[[fields]]", '[[sections]]\nid = "A b"\nheading = { en = "x" }\n[[fields]]'), r"sections\[1\].id is “A b”"),
        (("[[fields]]", "[fields]"), "fields must be tables"),
        (("[title]", "[title"), "is not valid TOML"),
    ],
)
def test_each_slip_in_the_declaration_is_named(tmp_path: Path, change: tuple[str, str], key: str) -> None:
    assert change[0] in OWN_DECLARATION
    with pytest.raises(TemplateError, match=key) as caught:
        own_template(tmp_path, "x", OWN_DECLARATION.replace(*change))
    assert caught.value.template == "own"
    assert caught.value.sentence.startswith("own/template.toml")


SECTION = '[[sections]]\nid = "points"\nheading = { en = "Points" }\n'


@pytest.mark.parametrize(
    ("added", "key"),
    [
        (f'{SECTION}kind = "lists"\n', "kind is “lists”; it must be one of paragraphs, bullets, table, qa, fields"),
        (f"{SECTION}required = 1\n", "required must be true or false"),
        (f"{SECTION}limits = {{ words_max = -1 }}\n", "words_max must be a whole number"),
        (f"{SECTION}limits = {{ words_max = true }}\n", "words_max must be a whole number"),
        (f"{SECTION}limits = {{ word_max = 1 }}\n", "did you mean “words_max”"),
        (f"{SECTION}limits = {{ items_min = 3, items_max = 2 }}\n", "items_min is more than items_max"),
        (f'{SECTION}topics = "asylum"\n', "topics must be a list"),
        ('[words]\nfile = { en = "File" }\n', "words.file is a name that Briefbook uses itself"),
        ('[words]\n"a b" = { en = "File" }\n', "is no name for words"),
        ("[words]\nrole = {}\n", "role needs a text"),
    ],
)
def test_each_slip_in_what_sections_and_words_declare_is_named(tmp_path: Path, added: str, key: str) -> None:
    with pytest.raises(TemplateError) as caught:
        own_template(tmp_path, "x", OWN_DECLARATION + added)
    assert key in caught.value.sentence


@pytest.mark.parametrize(("key", "value"), [("genre", "novel"), ("look", "loud")])
def test_a_genre_or_look_that_there_is_not_is_named(tmp_path: Path, key: str, value: str) -> None:
    with pytest.raises(TemplateError, match=f"{key} is “{value}”; it must be one of"):
        own_template(tmp_path, "x", f'{key} = "{value}"\n{OWN_DECLARATION}')


def test_a_field_or_section_declared_twice_is_named(tmp_path: Path) -> None:
    twice = OWN_DECLARATION + '[[fields]]\nname = "topic"\ntype = "text"\nlabel = { en = "T" }\n'
    with pytest.raises(TemplateError, match="fields declares “topic” twice"):
        own_template(tmp_path, "x", twice)


def test_a_declaration_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    template = own_template(tmp_path, "x")
    (template.folder / "template.toml").write_bytes("[title]\nen = 'é'".encode("latin-1"))
    with pytest.raises(TemplateError, match="not UTF-8"):
        catalog.load([template.folder.parent], "own")


def test_a_broken_template_is_left_out_of_the_list_and_named_beside_it(tmp_path: Path) -> None:
    template = own_template(tmp_path, "x")
    (template.folder / "template.toml").write_text("nonsense", encoding="utf-8")
    assert catalog.list_templates([template.folder.parent]) == ()
    assert [one.template for one in catalog.broken_templates([template.folder.parent])] == ["own"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_in_a_template_is_not_followed(tmp_path: Path) -> None:
    template = own_template(tmp_path, "x")
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (template.folder / "part.j2").symlink_to(tmp_path / "secret")
    assert "part.j2" not in template.files()
    for name in ("part.j2", "../secret", "absent.j2", str(tmp_path / "secret")):
        with pytest.raises(TemplateError, match="has no file"):
            template.read(name)
    (template.folder.parent / "linked").symlink_to(template.folder, target_is_directory=True)
    assert [one.name for one in catalog.list_templates([template.folder.parent])] == ["own"]


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    template = own_template(tmp_path, "x")
    with (template.folder / "big.j2").open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(TemplateError, match="over 20 MB"):
        template.read("big.j2")


def test_reading_a_catalogue_loads_no_renderer(repository: Path) -> None:
    code = (
        "import sys, briefbook.render.catalog, briefbook.render.fields;"
        "print([name for name in ('jinja2', 'docx', 'markdown', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
