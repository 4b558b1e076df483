"""Render room: where a template's text is run: plain data in, Markdown out, nothing else within reach.

No globals, a short list of filters, no attribute of any object but a loop's, no powers, no repetition of text.
What still takes too long is ended from outside: this code runs in the guest process only.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Self, TypeGuard

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from briefbook.model.errors import FieldMissing, TemplateError, TemplateRefused, UnknownName
from briefbook.model.kinds import Language
from briefbook.render.catalog import Template
from briefbook.render.figures import money, number, percent
from briefbook.render.lint import NO_FILE_OF_THE_NOTE, slips, understood
from briefbook.render.nearest import did_you_mean
from briefbook.render.script import Script, markdown_script
from briefbook.render.token import TokenKind, encode
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
_MOST_PRINTED: Final = 20_000_000
"""Characters that a template may print; an officer's text is not among them, it goes by tokens."""
_LONGEST_TEXT: Final = 1_000_000
"""Characters of a text that a template puts together itself."""
_LARGEST_NUMBER: Final = 10**12
_LONGEST_NAME: Final = 100
"""Letters of the name of a file that an error repeats."""
_PART: Final = ".j2"
"""How files end that a template's text is put together from."""


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


def run(template: Template, data: Mapping[str, object], language: Language, *, with_fields: bool = False) -> str:
    """Return the Markdown that the template makes of `data`; officers' text stands in it as tokens.

    Args:
        template: whose text is run.
        data: what it may print.
        language: of the note.
        with_fields: whether a template without a text of its own prints its fields as well.

    Raises:
        TemplateError: as `run_script`.
    """
    return run_script(markdown_script(template, with_fields=with_fields), data, language)


def run_script(script: Script, data: Mapping[str, object], language: Language) -> str:
    """Return what a template's text makes of `data`; officers' text stands in it as tokens.

    Raises:
        UnknownName: the template uses a name that is not in `data`.
        FieldMissing: it prints a field that has no value.
        TemplateRefused: it tries what no template may.
        TemplateError: it cannot be understood, or fails on the data.
    """
    sandbox = _Sandbox(script, language)
    try:
        for slip in slips(_tree(sandbox, script), data, sandbox):
            raise script.error(slip.kind, script.place(script.file, slip.line), slip.says)
        return _printed(sandbox.get_template(script.file).generate(dict(data)))
    except TemplateError:
        raise
    except (jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise _in_words(script, sandbox, error) from error
    except (RecursionError, SyntaxError) as error:  # Python's own compiler stops at 20 loops within one another
        name = script.template.name
        says = "calls itself without end" if isinstance(error, RecursionError) else "nests its loops too deeply"
        raise TemplateRefused(f"The template {name} {says}.", name) from error


def check(script: Script, data: Mapping[str, object], language: Language) -> tuple[TemplateError, ...]:
    """Return everything that can be seen to be wrong with a template's text without running it, by lines."""
    sandbox = _Sandbox(script, language)
    try:
        found = slips(_tree(sandbox, script), data, sandbox)
    except (jinja2.TemplateError, RecursionError) as error:
        return (_in_words(script, sandbox, error),)
    return tuple(script.error(slip.kind, script.place(script.file, slip.line), slip.says) for slip in found)


def _tree(sandbox: "_Sandbox", script: Script) -> nodes.Template:
    return sandbox.parse(script.text, script.file, f"{script.template.name}/{script.file}")


def _printed(pieces: Iterable[str]) -> str:
    """Return what a template prints, as long as it is no more than any note holds."""
    kept: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > _MOST_PRINTED:
            raise SecurityError("prints text without end")
        kept.append(piece)
    return "".join(kept)


def _in_words(script: Script, sandbox: "_Sandbox", error: Exception) -> TemplateError:
    """Return what Jinja met as an error that names the line."""
    match error:
        case jinja2.TemplateSyntaxError():
            place = script.place(error.name or script.file, error.lineno)
            says = f"cannot be understood: {understood(error.message, sandbox.filters)}"
            return script.error(TemplateError, place, says)
        case jinja2.TemplateNotFound():
            return script.error(TemplateError, script.place_of(error), _no_such_file(script, str(error.name)))
        case SecurityError():
            says = f"tries what no template may do ({_refusal(error.message)})."
            return script.error(TemplateRefused, script.place_of(error), says)
        case jinja2.UndefinedError():
            return script.error(UnknownName, script.place_of(error), f"uses an unknown name: {error.message}")
        case RecursionError():
            name = script.template.name
            return TemplateRefused(f"The template {name} nests its expressions too deeply.", name)
    return script.error(TemplateError, script.place_of(error), f"does not work: {_sentence(str(error))}")


def _no_such_file(script: Script, name: str) -> str:
    """Return what is wrong with the name of a file; one that was made of officers' text is not repeated."""
    if not (name.isprintable() and 0 < len(name) <= _LONGEST_NAME):
        return NO_FILE_OF_THE_NOTE
    parts = [file for file in script.template.files() if file.endswith(_PART) and file != script.file]
    return f"asks for “{name}”, which is not there{did_you_mean(name, () if script.places else parts)}"


def _refusal(message: str | None) -> str:
    """Return why something is refused; of what may not be called Jinja tells Python's name and its address."""
    reason = _sentence(message).rstrip(".")
    return "it calls what cannot be called" if reason.endswith("is not safely callable") else reason


def _sentence(message: str | None) -> str:
    text = (message or "it makes no sense").strip().rstrip(".")
    return f"{text}."


class _Unknown(StrictUndefined):
    """A part that a thing does not have, with the nearest one that it has."""

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        if isinstance(owner, Mapping):
            return f"there is no “{name}”{did_you_mean(str(name), map(str, owner))}"
        return f"“{name}” is not there."


def _concat(pieces: Iterable[str]) -> str:
    """Join what was printed within a `set`, a macro or a call, as long as it does not grow without end."""
    text = "".join(pieces)
    if len(text) > _MOST_PRINTED:
        raise SecurityError("makes text without end")
    return text


def filters() -> tuple[str, ...]:
    """Return the names of the filters that a template may use."""
    return tuple(sorted((*_FILTERS, "join", *_WORDED)))


class _Joins(NodeTransformer):
    """Turns `a ~ b` into the filter `join`, which keeps plain text literal beside Markdown."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        parts = nodes.List([self.visit(part) for part in node.nodes], lineno=node.lineno)
        return nodes.Filter(parts, "join", [], [], None, None, lineno=node.lineno)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with everything taken away that a template of a note does not need."""

    intercepted_binops = frozenset({"+", "*", "**", "%", "//"})

    concat = staticmethod(_concat)

    def __init__(self, script: Script, language: Language) -> None:
        super().__init__(
            loader=jinja2.FunctionLoader(self.source),
            autoescape=True,
            finalize=_finalize,
            undefined=_Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,  # folding constants would compute `9**9**9` while compiling
        )
        self._script = script
        self.globals.clear()
        known = self.filters
        self.filters = {name: known[name] for name in _FILTERS}
        self.filters["join"] = _join
        for name, worded in _WORDED.items():
            self.filters[name] = _worded_filter(worded, language)

    def source(self, name: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a file of the template's folder as Jinja wants it: text, name for errors, whether it is still so."""
        text = self._script.source(name)
        if text is None:
            raise jinja2.TemplateNotFound(name)
        return text, f"{self._script.template.name}/{name}", lambda: True

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
        if operator == "*" and max(abs(left), abs(right)) > _LARGEST_NUMBER:
            raise SecurityError("counts further than any note needs")
        return super().call_binop(context, operator, left, right)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float)


@jinja2.pass_context  # so that a text that stands in the template itself is not printed while it is compiled, as markup
def _finalize(context: Context, value: object) -> object:
    del context
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
    parts = [_text(value) for value in values]
    if sum(map(len, parts)) + len(separator) * len(parts) > _LONGEST_TEXT:
        raise SecurityError("makes text without end")
    if any(isinstance(part, Markup) for part in (separator, *parts)):
        return MarkdownText(str(MarkdownText.escape(separator)).join(MarkdownText.escape(part) for part in parts))
    return separator.join(parts)


def _text(value: object) -> str:
    if not isinstance(value, str | int | float):
        raise TypeError(f"a whole {type(value).__name__} cannot be joined; join one of its parts")
    return value if isinstance(value, str) else str(value)


def _worded_filter(worded: Callable[[str, Language], str], language: Language) -> Callable[[object], object]:
    """Return the filter that words a plain value; what is Markdown already, and no value, stay as they are."""

    def worded_value(value: object) -> object:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return worded(str(value), language)
        return worded(value, language) if isinstance(value, str) and not isinstance(value, Markup) else value

    return worded_value
