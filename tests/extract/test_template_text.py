"""Templates: the code goes, every word around it stays, whatever the language of the template."""

import time

import pytest

from briefbook.extract import markdown_file
from briefbook.extract.base import Content
from briefbook.extract.template_code import without_code
from briefbook.extract.template_text import read
from briefbook.model.errors import NoText

BODY = "The ferry to Port Ellery sails at noon on every day of the week."


def found(text: str, path: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(text.encode(), path).blocks]


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("<p>Dear <%= @name %>, welcome.</p>", "Dear, welcome."),
        ("<p>Dear {{ name | capfirst }}, welcome.</p>", "Dear, welcome."),
        ("{{#if vip}}<p>Dear {{{name}}}, welcome.</p>{{/if}}{{!-- later --}}", "Dear, welcome."),
        ("{{- range .Items }}<p>Dear {{ .Name }}, welcome.</p>{{ end -}}", "Dear, welcome."),
        ("{# a note #}{% if a %}<p>Dear {{ x }}, welcome.</p>{% endif %}", "Dear, welcome."),
        ("{% comment %}<p>Gone.</p>{% endcomment %}<p>Dear all, welcome.</p>", "Dear all, welcome."),
        ('{% schema %}{"a": 1}{% endschema %}<p>Dear all, welcome.</p>', "Dear all, welcome."),
        ("<%# note %><%\n  if a\n%><p>Dear all, welcome.</p><% end %>", "Dear all, welcome."),
    ],
)
def test_the_code_of_every_language_goes(template: str, text: str) -> None:
    for path in ("a.html.erb", "a.j2", "a.liquid", "a.hbs", "a.tmpl"):
        assert found(template, path) == [("paragraph", text)]


def test_a_template_of_a_page_a_text_and_a_markdown_file_is_read_as_each() -> None:
    source = "## Winter\n\n{% if open %}\nIt sails.\n{% endif %}\n\n* One\n* Two\n"
    items = [("heading", "Winter"), ("paragraph", "It sails."), ("list-item", "One"), ("list-item", "Two")]
    assert found(source, "a.md.j2") == items
    assert found(source, "a.j2") == items
    assert found(source, "a.govspeak.erb") == items
    assert found("<h2>Winter</h2><p>It sails.</p>", "a.erb") == items[:2]
    assert found(f"Dear all,\n\n{BODY}\n", "a.txt.j2") == [("paragraph", "Dear all,"), ("paragraph", BODY)]


def test_the_title_that_a_block_of_code_holds_is_a_heading() -> None:
    source = (
        f"<% text_for :title do %>\n  Winter ferries\n<% end %>\n\n<% govspeak_for :body do %>\n  {BODY}\n<% end %>\n"
    )
    assert found(source, "a.erb") == [("heading", "Winter ferries"), ("paragraph", BODY)]


def test_front_matter_of_a_template_is_read() -> None:
    content = read(f"---\ntitle: Winter\ndescription: All about it.\n---\n<p>{BODY}</p>".encode(), "a.njk")
    assert {one.field: one.value for one in content.said}["title"] == "Winter"
    assert [block.text for block in content.blocks] == ["All about it.", BODY]


@pytest.mark.parametrize("text", ["A {{ brace", "5 <% 6", "{ a } {b}", "a {#b} c", "x {% y"])
def test_text_that_merely_has_braces_is_kept(text: str) -> None:
    assert without_code(text) == text


def test_a_template_of_code_alone_is_refused() -> None:
    with pytest.raises(NoText):
        read(b"<% a %>\n{{ b }}\n", "a.erb")


@pytest.mark.parametrize(
    "piece", ["<%", "{{", "{%", "{{{", "{# ", "{% comment %}", "<%--", "{{!--", "<% text_for :title do %>"]
)
def test_hostile_templates_are_read_in_linear_time(piece: str) -> None:
    began = time.process_time()
    without_code(piece * 200_000)
    without_code(piece * 50_000 + "%}}}")
    assert time.process_time() - began < 4


def markdown(text: str, path: str) -> Content:
    return markdown_file.read(text.encode(), path)


def test_what_an_mdx_file_imports_and_exports_is_no_text() -> None:
    source = "import A from './a'\nimport {\n  B\n} from './b'\n\nexport const meta = {\n  a: 1\n}\n\n{/* note */}\n\n"
    source += f"{BODY}\n"
    assert [block.text for block in markdown(source, "a.mdx").blocks] == [BODY]
    assert "import" in markdown("import duties are due\n", "a.md").blocks[0].text


def test_the_programs_of_computed_documents_are_no_text() -> None:
    source = f"# Ferries\n\n```{{r figure, echo=FALSE}}\nplot(x)\n```\n\n{BODY}\n"
    assert [block.text for block in markdown(source, "a.Rmd").blocks] == ["Ferries", BODY]


def test_front_matter_in_json_is_read_and_a_text_in_braces_is_text() -> None:
    content = markdown(f'{{\n  "title": "Winter",\n  "date": "2024-05-01"\n}}\n\n{BODY}\n', "a.md")
    assert {one.field: one.value for one in content.said} == {"title": "Winter", "date": "2024-05-01"}
    assert content.said[0].line == '"title": "Winter"'
    assert [block.text for block in content.blocks] == [BODY]
    for text in ("{not json} but text.", '{"a": 1} is no front matter.', "{" * 5_000):
        assert markdown(text, "a.md").blocks[0].text == text


def test_shortcodes_over_several_lines_are_no_text() -> None:
    source = f"{{{{< figure\n  src='a.png'\n  alt='x' >}}}}\n\n{BODY}\n\n{{% include a.html\n  b='c' %}}\n"
    assert [block.text for block in markdown(source, "a.md").blocks] == [BODY]
