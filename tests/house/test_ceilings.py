"""The ceilings of the house: a smoke alarm that says where to split by meaning."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FILE_LINES, APP_FILE_LINES, FUNCTION_LINES, CLASS_METHODS, PARAMETERS = 400, 250, 40, 20, 6


def source_files(repository: Path) -> list[Path]:
    return [*sorted((repository / "briefbook").rglob("*.py")), repository / "start.py"]


def complaints(path: Path, text: str) -> Iterator[str]:
    ceiling = APP_FILE_LINES if path.parent.name == "app" else FILE_LINES
    if text.count("\n") > ceiling:
        yield f"{path.name} has {text.count(chr(10))} lines, more than {ceiling}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{path.name}:{node.lineno} {node.name} has {lines} lines, more than {FUNCTION_LINES}"
            given = [one for one in (*node.args.posonlyargs, *node.args.args) if one.arg not in ("self", "cls")]
            count = len(given) + len(node.args.kwonlyargs)
            if count > PARAMETERS:
                yield f"{path.name}:{node.lineno} {node.name} has {count} parameters, more than {PARAMETERS}"
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) for one in node.body)
            if methods > CLASS_METHODS:
                yield f"{path.name}:{node.lineno} {node.name} has {methods} methods, more than {CLASS_METHODS}"


def test_no_file_function_or_class_is_over_its_ceiling(repository: Path) -> None:
    found = [complaint for path in source_files(repository) for complaint in complaints(path, path.read_text("utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n" * (FILE_LINES + 1),
        "def long():\n" + "    x = 1\n" * FUNCTION_LINES,
        "class Wide:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(CLASS_METHODS + 1)),
        "def many(a, b, c, d, e, f, g): ...\n",
    ],
)
def test_the_ceilings_can_be_hit(text: str) -> None:
    assert list(complaints(Path("briefbook/model/made_up.py"), text))
