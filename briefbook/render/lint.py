"""Render room: what is wrong with the text of a template, told without running it: every slip, not the first alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final, TypeAlias

from jinja2 import Environment, meta, nodes

from briefbook.model.errors import TemplateError, TemplateRefused, UnknownName
from briefbook.render.nearest import did_you_mean

_Shape: TypeAlias = "dict[str, _Shape] | list[_Shape] | None"
"""What a template knows of a value: its parts by name, a list of things of one shape, or nothing."""
_ENTRY: Final[_Shape] = {"id": None, "kind": None, "text": None}
_QUESTION: Final[_Shape] = {"number": None, "question": _ENTRY, "answers": [_ENTRY]}
_SECTION: Final[_Shape] = {
    **dict.fromkeys(("id", "heading", "kind", "body", "text")),
    "entries": [_ENTRY],
    "questions": [_QUESTION],
}
_LOOP: Final[_Shape] = dict.fromkeys(
    (
        *("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"),
        *("previtem", "nextitem", "cycle", "changed"),
    )
)
_KEEPING: Final = frozenset(("list", "rejectattr", "reverse", "selectattr", "sort"))
_EXCUSING: Final = frozenset(("default", "d", "defined", "undefined"))
"""Filters and tests that ask whether something is there."""
_TAGS: Final = frozenset(
    (
        *("for", "endfor", "if", "elif", "else", "endif", "set", "endset", "macro", "endmacro", "include", "import"),
        *("from", "call", "endcall", "filter", "endfilter", "with", "endwith", "block", "endblock", "extends"),
    )
)
NO_FILE_OF_THE_NOTE: Final = (
    "takes the name of a file from a value of the note; write the name of the file itself, in quotes."
)
_UNKNOWN_TAG: Final = re.compile(r"unknown tag '(\w+)'")
_UNKNOWN_FILTER: Final = re.compile(r"No (?:filter|test) named '([^']+)'")


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that is wrong: its line in the script (0 for none), what it is, and the rest of a sentence about it."""

    line: int
    kind: type[TemplateError]
    says: str


def slips(tree: nodes.Template, data: Mapping[str, object], environment: Environment) -> tuple[Slip, ...]:
    """Return what is wrong with a template, in the order of its lines.

    Args:
        tree: its text as Jinja reads it; unknown filters and tests are taken out of it.
        data: what it may print.
        environment: whose filters and tests it may use.
    """
    found = [
        *_forbidden(tree),
        *_files_named_by_the_note(tree),
        *_unknown_filters(tree, environment),
        *_unknown_names(tree, data),
        *_parts(tree, data),
    ]
    return tuple(sorted(found, key=lambda slip: slip.line))


def understood(message: str | None, filters: Iterable[str]) -> str:
    """Return what Jinja says of a text that it cannot read, with the nearest word that it knows."""
    text = (message or "it makes no sense").strip().rstrip(".")
    tag, name = _UNKNOWN_TAG.search(text), _UNKNOWN_FILTER.search(text)
    if tag:
        return f"the tag “{tag[1]}” is not known{did_you_mean(tag[1], _TAGS)}"
    if name:
        return f"the filter “{name[1]}” is not known{did_you_mean(name[1], filters)}"
    return f"{text[:1].lower()}{text[1:]}."


def _forbidden(tree: nodes.Template) -> Iterator[Slip]:
    for node in tree.find_all(nodes.EvalContextModifier):
        yield Slip(node.lineno, TemplateRefused, "would print text as markup, which no template may.")


def _files_named_by_the_note(tree: nodes.Template) -> Iterator[Slip]:
    """Walk over what takes the file that it includes from the note: its text is the officer's, never the template's."""
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param")}
    for node in tree.find_all(nodes.Stmt):
        if not isinstance(node, nodes.Include | nodes.Extends | nodes.Import | nodes.FromImport):
            continue
        given = node.template.items if isinstance(node.template, nodes.List | nodes.Tuple) else [node.template]
        if any(_is_of_the_note(one, own) for one in given):
            yield Slip(node.lineno, TemplateError, NO_FILE_OF_THE_NOTE)


def _is_of_the_note(node: nodes.Node, own: Set[str]) -> bool:
    """Tell whether an expression is a value of the note or a part of one, or a number: nothing that names a file."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    if isinstance(node, nodes.Const):
        return not isinstance(node.value, str)
    return isinstance(node, nodes.Name) and node.name not in own


def _unknown_filters(tree: nodes.Template, environment: Environment) -> Iterator[Slip]:
    for node in tree.find_all(nodes.Filter):
        if node.name not in environment.filters:
            offered = did_you_mean(node.name, environment.filters)
            yield Slip(node.lineno, UnknownName, f"uses the unknown filter “{node.name}”{offered}")
            node.name = "default"
    for test in tree.find_all(nodes.Test):
        if test.name not in environment.tests:
            offered = did_you_mean(test.name, (name for name in environment.tests if name.isalpha()))
            yield Slip(test.lineno, UnknownName, f"uses the unknown test “{test.name}”{offered}")
            test.name = "defined"


def _unknown_names(tree: nodes.Template, data: Mapping[str, object]) -> Iterator[Slip]:
    unknown = meta.find_undeclared_variables(tree) - set(data)
    for node in tree.find_all(nodes.Name):
        if node.name in unknown and node.ctx == "load":
            says = f"uses the unknown name “{node.name}”{did_you_mean(node.name, data)}"
            yield Slip(node.lineno, UnknownName, says)


def _parts(tree: nodes.Template, data: Mapping[str, object]) -> Iterator[Slip]:
    """Walk over the parts that are asked of a thing that has no such part."""
    scope = _scope(tree, data)
    excused = {id(node.node) for node in tree.find_all((nodes.Filter, nodes.Test)) if node.name in _EXCUSING}
    for node in tree.find_all(nodes.Getattr):
        if id(node) in excused:
            continue
        owner = _shape(node.node, scope)
        if isinstance(owner, dict) and node.attr not in owner and not node.attr.startswith("_"):
            what = node.node.name if isinstance(node.node, nodes.Name) else "it"
            says = f"asks for “{node.attr}”, which {what} does not have{did_you_mean(node.attr, owner)}"
            yield Slip(node.lineno, UnknownName, says)


def _scope(tree: nodes.Template, data: Mapping[str, object]) -> dict[str, _Shape]:
    """Return the shapes of the names of a template; one that stands for several shapes has none."""
    scope: dict[str, _Shape] = dict.fromkeys(data)
    scope["sections"] = [_SECTION]
    for name in ("t", "labels"):
        value = data.get(name)
        scope[name] = {str(key): None for key in value} if isinstance(value, Mapping) else None
    for loop in tree.find_all(nodes.For):
        if isinstance(loop.target, nodes.Name):
            items = _shape(loop.iter, scope)
            shape = items[0] if isinstance(items, list) else None
            name = loop.target.name
            scope[name] = shape if scope.get(name, shape) == shape else None
    for stored in (node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param")):
        if not any(isinstance(loop.target, nodes.Name) and loop.target.name == stored for loop in _loops(tree)):
            scope[stored] = None
    scope["loop"] = _LOOP
    return scope


def _loops(tree: nodes.Template) -> Iterator[nodes.For]:
    yield from tree.find_all(nodes.For)


def _shape(node: nodes.Node, scope: Mapping[str, _Shape]) -> _Shape:
    """Return what is known of the value of an expression."""
    match node:
        case nodes.Name(name=name):
            return scope.get(name)
        case nodes.Getattr(node=owner, attr=attr):
            shape = _shape(owner, scope)
            return shape.get(attr) if isinstance(shape, dict) else None
        case nodes.Getitem(node=owner, arg=nodes.Const(value=int())):
            shape = _shape(owner, scope)
            return shape[0] if isinstance(shape, list) else None
        case nodes.Filter(node=nodes.Expr() as inner, name=name):
            shape = _shape(inner, scope)
            if name in ("first", "last") and isinstance(shape, list):
                return shape[0]
            return shape if name in _KEEPING else None
    return None
