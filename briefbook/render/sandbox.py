"""Render room: where a template's text is run: plain data in, Markdown out, nothing else within reach.

No globals, a short list of filters, no attribute of any object but a loop's, no powers, no repetition of text.
What still takes too long is ended from outside: this code runs in the guest process only.
"""

from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Final, Self

import jinja2
from jinja2 import meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from briefbook.model.errors import FieldMissing, TemplateError, TemplateRefused, UnknownName
from briefbook.model.kinds import Language
from briefbook.render.catalog import BODY, Template
from briefbook.render.figures import money, number, percent
from briefbook.render.nearest import did_you_mean
from briefbook.render.token import TokenKind, encode, without_noncharacters
from briefbook.render.wording import bound_date

_FILTERS: Final = (
    *("capitalize", "count", "d", "default", "first", "last", "length", "list", "lower", "map"),
    *("rejectattr", "reverse", "selectattr", "sort", "trim", "upper"),
)
_WORDED: Final[Mapping[str, Callable[[str, Language], str]]] = {
    "long_date": bound_date,
    "money": money,
    "number": number,
    "percent": percent,
}
"""Filters that word a field's value in the language of the note."""
_RUN_TIME_FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class MarkdownText(Markup):
    """Markdown that is ours; whatever else meets it is made into a literal, which the parser does not read."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """Return `s` as Markdown that shows it literally; Markdown stays as it is."""
        if isinstance(s, Markup):
            return cls(s)
        return cls(encode(TokenKind.LITERAL, str(s)))


class _UnsetField(Undefined):
    """The value of a declared field that has none: false in a test, a marked place or an error when it is printed."""

    def __init__(self, name: str, label: str, place: MarkdownText | None) -> None:
        super().__init__(name=name)
        self._label = label
        self._place = place

    def __str__(self) -> str:
        if self._place is None:
            raise field_missing(f"“{self._label}”")
        return self._place


def field_missing(labels: str, template: str = "") -> FieldMissing:
    """Return the error that a note cannot be made without the fields of these labels."""
    return FieldMissing(f"The note needs a value for {labels} before it can be made.", template)


def unset_field(name: str, label: str, *, preview: bool) -> object:
    """Return what the template gets for the field `name`, which has no value.

    Printed, it is a marked place in a preview and raises FieldMissing in a note.
    """
    place = MarkdownText(encode(TokenKind.PLACEHOLDER, f"{name}\n{label}")) if preview else None
    return _UnsetField(name, label, place)


def run(template: Template, data: Mapping[str, object], language: Language) -> str:
    """Return the Markdown that the template makes of `data`; officers' text stands in it as tokens.

    Raises:
        UnknownName: the template uses a name that is not in `data`.
        FieldMissing: it prints a field that has no value.
        TemplateRefused: it tries what no template may.
        TemplateError: it cannot be understood, or fails on the data.
    """
    sandbox = _Sandbox(template, language)
    try:
        _check_names(sandbox, template, data)
        return sandbox.get_template(BODY).render(dict(data))
    except TemplateError:
        raise
    except jinja2.TemplateSyntaxError as error:
        where = _Place(template, error.name or BODY, error.lineno)
        raise where.error(TemplateError, f"cannot be understood: {_sentence(error.message)}") from error
    except jinja2.TemplateNotFound as error:
        raise _Place.of(template, error).error(TemplateError, f"asks for {error.name}, which is not there.") from error
    except SecurityError as error:
        raise _Place.of(template, error).error(TemplateRefused, "tries what no template may do.") from error
    except jinja2.UndefinedError as error:
        raise _Place.of(template, error).error(UnknownName, f"uses an unknown name: {error.message}.") from error
    except RecursionError as error:
        raise TemplateRefused(f"The template {template.name} calls itself without end.", template.name) from error
    except _RUN_TIME_FAULTS as error:
        raise _Place.of(template, error).error(TemplateError, f"does not work: {_sentence(str(error))}") from error


class _Place:
    """A line of a template's file, for an error that names it."""

    def __init__(self, template: Template, file: str, line: int) -> None:
        self._template = template
        self._file = file
        self._line = line

    @classmethod
    def of(cls, template: Template, error: BaseException) -> "_Place":
        """Return the innermost line of the template that `error` came through."""
        file, line = BODY, 0
        trace: TracebackType | None = error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if name.startswith(f"{template.name}/"):
                file, line = name.partition("/")[2], trace.tb_lineno
            trace = trace.tb_next
        return cls(template, file, line)

    def error(self, kind: type[TemplateError], says: str) -> TemplateError:
        """Return an error of `kind`: the place, what it `says`, and the text of the line."""
        name = self._template.name
        text = self._text()
        where = f"Line {self._line} of {self._file}" if self._line else self._file
        quoted = f" The line is: {text}" if text else ""
        return kind(f"{where} in the template {name} {says}{quoted}", name, self._line, text)

    def _text(self) -> str:
        try:
            lines = self._template.read(self._file).decode("utf-8", "replace").split("\n")
        except TemplateError:
            return ""
        return lines[self._line - 1].strip() if 0 < self._line <= len(lines) else ""


def _sentence(message: str | None) -> str:
    text = (message or "it makes no sense").strip().rstrip(".")
    return f"{text}."


def _check_names(sandbox: "_Sandbox", template: Template, data: Mapping[str, object]) -> None:
    source, _name, _changed = sandbox.source(BODY)
    tree = sandbox.parse(source, BODY, f"{template.name}/{BODY}")
    unknown = meta.find_undeclared_variables(tree) - set(data)
    for node in tree.find_all(nodes.Name):
        if node.name in unknown and node.ctx == "load":
            says = f"uses the unknown name “{node.name}”{did_you_mean(node.name, data)}"
            raise _Place(template, BODY, node.lineno).error(UnknownName, says)


class _Joins(NodeTransformer):
    """Turns `a ~ b` into the filter `join`, which keeps plain text literal beside Markdown."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        parts = nodes.List([self.visit(part) for part in node.nodes], lineno=node.lineno)
        return nodes.Filter(parts, "join", [], [], None, None, lineno=node.lineno)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with everything taken away that a template of a note does not need."""

    intercepted_binops = frozenset({"+", "*", "**", "%", "//"})

    def __init__(self, template: Template, language: Language) -> None:
        super().__init__(
            loader=jinja2.FunctionLoader(self.source),
            autoescape=True,
            finalize=_finalize,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,  # folding constants would compute `9**9**9` while compiling
        )
        self._template = template
        self.globals.clear()
        known = self.filters
        self.filters = {name: known[name] for name in _FILTERS}
        self.filters["join"] = _join
        for name, worded in _WORDED.items():
            self.filters[name] = _in_words(worded, language)

    def source(self, name: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a file of the template's folder as Jinja wants it: text, name for errors, whether it is still so."""
        if name not in self._template.files():
            raise jinja2.TemplateNotFound(name)
        try:
            text = self._template.read(name).decode("utf-8")
        except UnicodeDecodeError as error:
            title = self._template.name
            raise TemplateError(f"{name} in the template {title} is not UTF-8; save it as UTF-8.", title) from error
        return without_noncharacters(text), f"{self._template.name}/{name}", lambda: True

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _Joins().visit(tree)
        return tree

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:  # noqa: ARG002  # Jinja's signature
        """Tell whether a template may look at an attribute: those of a loop only; data are mappings and lists."""
        return isinstance(obj, LoopContext) and not attr.startswith("_")

    def is_safe_callable(self, obj: object) -> bool:
        """Tell whether a template may call something: its own macros and a loop's helpers."""
        return isinstance(obj, Macro | LoopContext) or isinstance(getattr(obj, "__self__", None), LoopContext)

    def getattr(self, obj: object, attribute: str) -> object:
        """Return a part of the data by name; keys go before attributes."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Return the result of an operation that could take too long or mix text with Markdown, or refuse it."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return _join((left, right))
        if operator == "**" or not (_is_number(left) and _is_number(right)):
            raise SecurityError(f"{operator} is for numbers only")
        return super().call_binop(context, operator, left, right)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _finalize(value: object) -> object:
    if value is None:
        return MarkdownText("")
    if isinstance(value, _UnsetField):
        return str(value)
    if isinstance(value, Undefined):
        return value
    if not isinstance(value, str | int | float):
        raise TypeError(f"a whole {type(value).__name__} cannot be printed; print one of its parts")
    return MarkdownText.escape(value)


def _join(values: Iterable[object], separator: str = "") -> str:
    parts = [value if isinstance(value, str) else str(value) for value in values]
    if any(isinstance(part, Markup) for part in (separator, *parts)):
        return MarkdownText(str(MarkdownText.escape(separator)).join(MarkdownText.escape(part) for part in parts))
    return separator.join(parts)


def _in_words(worded: Callable[[str, Language], str], language: Language) -> Callable[[object], object]:
    """Return the filter that words a plain value; what is Markdown already, and no value, stay as they are."""

    def worded_value(value: object) -> object:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return worded(str(value), language)
        return worded(value, language) if isinstance(value, str) and not isinstance(value, Markup) else value

    return worded_value
