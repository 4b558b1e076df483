"""Finds, in the code itself, every sentence that rooms below the window word in English for the officer."""

import ast
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefbook.model import errors
from briefbook.model.errors import BriefbookError, ExtractError

ERRORS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, BriefbookError) and not issubclass(kind, ExtractError)
}
"""Those of files that cannot be read are said by their kind, and are left out."""
LINE = "Line 3 of template.md.j2 in the template own {} The line is: x"
WRAPPED: Mapping[str, tuple[int, str]] = {
    **dict.fromkeys(ERRORS, (0, "{}")),
    "Misread": (0, "{}, so each word was searched for as it stands."),
    "OfficeFailed": (0, "LibreOffice made no PDF: {}; export Word instead."),
    "SecurityError": (0, LINE.format("tries what no template may do ({}).")),
    "refuse": (1, "own/template.toml: key {}."),
    "Slip": (2, LINE),
    "error": (2, LINE),
    "_error": (0, LINE),
    "_refuse": (2, LINE),
}
"""Which argument of a call is said, and the sentence that it becomes a part of."""
SHAPES: Mapping[str, tuple[str, ...]] = {
    "fault": ("leaves out", "prints more than once"),
    "role.value": ("approved", "prepared"),
    "noun": ("tab", "section", "entry"),
    "told or 'none yet'": ("“a”, “b”", "none yet"),
    "'; '.join(faults)": ("it holds macros",),
}
"""What stands for an expression within a sentence, where any word will not do."""
ENDINGS = ("; did you mean “near”?", "; there is a, b.", ".")
_MOST_FORMS = 24


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence as the officer may read it, with stand-ins for names and numbers.

    Attributes:
        place: file and line.
        kind: the class of the error; empty for a remark.
        literals: the pieces that are words of ours.
    """

    place: str
    kind: str
    sentence: str
    literals: tuple[str, ...]


_Pieces = tuple[str, ...]
"""A sentence in pieces; those with an even place are words of ours, the others stand-ins."""


class Source:
    """One file of the program; `constants` are those of all files."""

    def __init__(self, path: Path, place: str, constants: Mapping[str, ast.expr]) -> None:
        self._tree = ast.parse(path.read_text("utf-8"))
        self._place = place
        self._constants = {**constants, **constants_of(self._tree)}
        self._functions = {one.name: one for one in ast.walk(self._tree) if isinstance(one, ast.FunctionDef)}
        self.passed_on: set[str] = set()

    def spoken(self) -> Iterator[Spoken]:
        """Yield what the file says."""
        for function in ast.walk(self._tree):
            if isinstance(function, ast.FunctionDef):
                names = assigned(function)
                for node in ast.walk(function):
                    if isinstance(node, ast.Call):
                        yield from self._said(node, names)
                    for noted in notes_in(node):
                        yield from self._as_said(noted, names, "{}", "")

    def _said(self, call: ast.Call, names: Mapping[str, Sequence[ast.expr]]) -> Iterator[Spoken]:
        callee = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        kind = callee if callee in ERRORS else ""
        if callee == "append" and isinstance(call.func, ast.Attribute):
            said, frame = appended(call, ast.unparse(call.func.value))
        else:
            number, frame = WRAPPED.get(callee, (len(call.args), ""))
            said = call.args[number] if number < len(call.args) else None
        if said is None:
            return
        found = [*self._as_said(said, names, frame, kind)]
        if not found:
            self.passed_on.add(f"{self._place}: {ast.unparse(said)}")
        yield from found

    def _as_said(
        self, said: ast.expr, names: Mapping[str, Sequence[ast.expr]], frame: str, kind: str
    ) -> Iterator[Spoken]:
        for pieces in itertools.islice(self._forms(said, names), _MOST_FORMS):
            literals = tuple(piece for piece in pieces[::2] if len(piece.split()) > 1)
            yield Spoken(f"{self._place}:{said.lineno}", kind, frame.replace("{}", "".join(pieces), 1), literals)

    def _forms(self, node: ast.expr, names: Mapping[str, Sequence[ast.expr]]) -> Iterator[_Pieces]:
        """Yield what an expression may come to; nothing where it is only passed on."""
        match node:
            case ast.Constant(value=str(text)):
                yield (text,)
            case ast.JoinedStr(values=values):
                for parts in itertools.product(*([*self._part(one, names)] for one in values)):
                    yield joined(parts)
            case ast.IfExp(body=first, orelse=second):
                yield from self._forms(first, names)
                yield from self._forms(second, names)
            case ast.Name(id=name):
                known = names.get(name) or ([self._constants[name]] if name in self._constants else [])
                for one in known:
                    yield from self._forms(one, {key: some for key, some in names.items() if key != name})
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="format")) if name in self._constants:
                yield from self._forms(self._constants[name], {})
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name)):
                yield from self._returned(name)

    def _returned(self, name: str) -> Iterator[_Pieces]:
        function = self._functions.pop(name, None)  # it may call itself
        for node in ast.walk(function) if function is not None else ():
            if function is not None and isinstance(node, ast.Return) and node.value is not None:
                yield from self._forms(node.value, assigned(function))
        if function is not None:
            self._functions[name] = function

    def _part(self, node: ast.expr, names: Mapping[str, Sequence[ast.expr]]) -> Iterator[_Pieces]:
        if isinstance(node, ast.Constant):
            yield (str(node.value),)
            return
        inner = node.value if isinstance(node, ast.FormattedValue) else node
        shown = ast.unparse(inner)
        if isinstance(inner, ast.Name) and inner.id in names:
            shown = ast.unparse(names[inner.id][0])
        if shown.startswith("did_you_mean("):
            for ending in ENDINGS:
                yield ("", ending.removesuffix("." if ".rstrip" in shown else "\0"))
        elif shown in SHAPES:
            for one in SHAPES[shown]:
                yield ("", one)
        else:
            found = [*self._forms(inner, names)] if isinstance(inner, ast.Name | ast.IfExp | ast.JoinedStr) else []
            yield from found or [("", f"⟦{abs(hash(shown)) % 97}⟧")]


def constants_of(tree: ast.Module) -> dict[str, ast.expr]:
    """Return what is assigned to names at the top of a file."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found[name] = value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found[name] = value
    return found


def notes_in(node: ast.AST) -> list[ast.expr]:
    """Return what is remarked to the officer in this place: what is called `notes`, or a function of that name says."""
    match node:
        case ast.Assign(targets=[ast.Name(id="notes")], value=value):
            holders: list[ast.expr] = [value]
        case ast.keyword(arg="notes", value=value):
            holders = [value]
        case ast.FunctionDef(name="notes"):
            holders = [one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value is not None]
        case _:
            return []
    wanted = (ast.Name, ast.Call, ast.JoinedStr)
    return [one for holder in holders for one in ast.walk(holder) if isinstance(one, wanted)]


def joined(parts: Sequence[_Pieces]) -> _Pieces:
    """Return pieces in a row as one sentence in pieces."""
    out = [""]
    for part in parts:
        out[-1] += part[0] if len(out) % 2 else ""
        out += ["", part[0]] if len(out) % 2 == 0 else []
        out += part[1:]
        if len(out) % 2 == 0:
            out.append("")
    return tuple(out)


def assigned(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """Return what is assigned to each name in a function, in its order."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    for one, value in zip(target.elts, node.value.elts, strict=False):
                        if isinstance(one, ast.Name):
                            found.setdefault(one.id, []).append(value)
    return found


def appended(call: ast.Call, holder: str) -> tuple[ast.expr | None, str]:
    """Return what is added to the notes of a search, or to the faults of a template, and its sentence."""
    first = call.args[0] if call.args else None
    if holder.endswith(".notes"):
        return first, "{}"
    if holder.endswith(".faults") and isinstance(first, ast.Tuple):
        return first.elts[1], LINE
    return None, ""


def everything_said(root: Path) -> tuple[list[Spoken], set[str]]:
    """Return every sentence of the program but those of its doors, and what is only passed on, by its place."""
    paths = [path for path in sorted(root.rglob("*.py")) if "cli" not in path.relative_to(root).parts]
    constants: dict[str, ast.expr] = {}
    for path in paths:
        constants |= constants_of(ast.parse(path.read_text("utf-8")))
    said: list[Spoken] = []
    passed_on: set[str] = set()
    for path in paths:
        source = Source(path, path.relative_to(root).as_posix(), constants)
        said += source.spoken()
        passed_on |= source.passed_on
    return said, passed_on
