"""Render room: the text of a template on its way through Jinja, and how an error says where in it something stands.

A line of a text file is called by its number. A template that was typed in Word has paragraphs instead of lines: its
script has a line for each of them, which is called by what the author sees.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final

from briefbook.model.errors import TemplateError
from briefbook.model.template import FieldSpec, FieldType
from briefbook.render.catalog import BODY, Template
from briefbook.render.token import without_noncharacters

WORD_BODY: Final = "template.docx"
"""A template that was typed in Word; Word files are made from it, the other formats from the text beside it."""
TITLE: Final = "# {{ title }}\n\n"
SECTIONS: Final = """{% for section in sections %}
## {{ section.heading }}

{{ section.body }}

{% endfor %}
"""
"""What a template without a text of its own prints below the title: each section with its entries."""
_SHOWN_BY_ALL: Final = frozenset(("marking",))
"""Fields that every writer shows by itself, at the head of a page or of the file."""
_FILTERS: Final[Mapping[FieldType, str]] = {"date": " | long_date", "list": ' | join(", ")'}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a template: in words, with the number of the line (0 for none) and its text."""

    words: str
    line: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """The text that Jinja runs.

    Attributes:
        file: the file of the template's folder that it came from.
        places: for a script made from a Word file, what each of its lines is called.
    """

    template: Template
    file: str
    text: str
    places: Mapping[int, Place] = field(default_factory=dict)

    def source(self, name: str) -> str | None:
        """Return the text of a file that the script includes, None when it may not have it.

        Raises:
            TemplateError: it is not UTF-8 text.
        """
        if name == self.file:
            return self.text
        return None if self.places or name not in self.template.files() else read_text(self.template, name)

    def place(self, file: str, line: int) -> Place:
        """Return how a line of a file of the template is called, with its text."""
        if self.places and file == self.file:
            return self.places.get(line, Place(file))
        if not line:
            return Place(file)
        try:
            text = self.source(file) or ""
        except TemplateError:
            text = ""
        lines = text.split("\n")
        return Place(f"Line {line} of {file}", line, lines[line - 1].strip() if line <= len(lines) else "")

    def place_of(self, error: BaseException) -> Place:
        """Return the innermost line that an error came through, with the section that was being printed."""
        file, line, heading = self.file, 0, ""
        trace: TracebackType | None = error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if name.startswith(f"{self.template.name}/"):
                file, line = name.partition("/")[2], trace.tb_lineno
                heading = _heading(trace.tb_frame.f_locals) or heading
            trace = trace.tb_next
        found = self.place(file, line)
        return Place(f"{found.words} (section “{heading}”)", found.line, found.text) if heading else found

    def error(self, kind: type[TemplateError], place: Place, says: str) -> TemplateError:
        """Return an error of `kind`: the place, what it `says`, and the text of the line."""
        quoted = f" The {'paragraph' if self.places else 'line'} is: {place.text}" if place.text else ""
        sentence = f"{place.words} in the template {self.template.name} {says}{quoted}"
        return kind(sentence, self.template.name, place.line, place.text)


def _heading(values: Mapping[str, object]) -> str:
    """Return the heading of the section among the variables of a running template."""
    for value in values.values():
        if isinstance(value, Mapping) and "entries" in value and isinstance(value.get("heading"), str):
            return str(value["heading"])
    return ""


def has_only_form(template: Template) -> bool:
    """Tell whether a template was typed in Word and has no text of its own for the other formats."""
    files = template.files()
    return WORD_BODY in files and BODY not in files


def markdown_script(template: Template, *, with_fields: bool = False) -> Script:
    """Return the script of a template's Markdown; where it has none, as a form typed in Word, a plain one.

    Args:
        template: whose it is.
        with_fields: whether the plain one begins with the fields that have a value; a form prints them itself.

    Raises:
        TemplateError: the file is not UTF-8 text.
    """
    if not has_only_form(template):
        return Script(template, BODY, read_text(template, BODY))
    fields = "".join(map(_field, template.info.fields)) if with_fields else ""
    return Script(template, BODY, f"{TITLE}{fields}{SECTIONS}")


def _field(spec: FieldSpec) -> str:
    """Return what prints a field with its label: always where it is needed, else when it has a value."""
    if spec.name in _SHOWN_BY_ALL:
        return ""
    value = f"{{{{ {spec.name}{_FILTERS.get(spec.type, '')} }}}}"
    line = f"**{{{{ labels.{spec.name} }}}}{{{{ t.colon }}}}** {value}\n{{: .details }}\n\n"
    return line if spec.required else f"{{% if {spec.name} %}}\n{line}{{% endif %}}\n"


def read_text(template: Template, name: str) -> str:
    """Return a text file of the template's folder.

    Raises:
        TemplateError: it is not there, or not UTF-8.
    """
    try:
        text = template.read(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        title = template.name
        raise TemplateError(f"{name} in the template {title} is not UTF-8; save it as UTF-8.", title) from error
    return without_noncharacters(text)
