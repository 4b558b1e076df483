"""The rules of build.spec: what of the packages stays out of the frozen application, and what may not."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RULES = {"needed", "is_used", "is_brought", "stripped", "strip"}
Entry = tuple[str, str, str]


@pytest.fixture
def recipe(repository: Path, tmp_path: Path) -> dict[str, Any]:
    """What build.spec defines, without PyInstaller: its modules of Python, tables and rules."""
    tree = ast.parse((repository / "build.spec").read_text(encoding="utf-8"))
    tree.body = [statement for statement in tree.body if is_rule(statement)]
    defined: dict[str, Any] = {"workpath": str(tmp_path)}
    exec(compile(tree, "build.spec", "exec"), defined)
    return defined


def is_rule(statement: ast.stmt) -> bool:
    match statement:
        case ast.FunctionDef(name=name):
            return name in RULES
        case ast.ImportFrom(module=module):
            return not (module or "").startswith("PyInstaller")
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.List() | ast.Call()):
            return name.isupper() and name != "ROOT"
    return isinstance(statement, ast.Import)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt6Widgets.dll",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "babel/locale-data/root.dat",
        "babel/locale-data/fr_CA.dat",
        "babel\\locale-data\\en.dat",
        "babel/global.dat",
        "docx/templates/default.docx",
        "docx/templates/default-header.xml",
        "lxml/etree.cpython-311-x86_64-linux-gnu.so",
        "pypdfium2_raw/libpdfium.so",
        "pypdfium2_raw\\pdfium.dll",
        "libcrypto.so.3",
        "sqlite3.dll",
        "resources/fr.json",
        "templates/statement/reference.docx",
    ],
)
def test_what_is_used_stays(recipe: dict[str, Any], path: str) -> None:
    assert recipe["is_used"](path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6\\opengl32sw.dll",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qt_help_fr.qm",
        "babel/locale-data/de.dat",
        "babel\\locale-data\\fur.dat",
        "docx/templates/default-docx-template/word/styles.xml",
        "lxml/includes/libxml/tree.h",
        "lxml/etree.pyx",
    ],
)
def test_what_is_not_used_is_left_out(recipe: dict[str, Any], path: str) -> None:
    assert not recipe["is_used"](path)


def test_nothing_that_briefbook_imports_is_left_out(recipe: dict[str, Any], repository: Path) -> None:
    unused = set(recipe["UNUSED_MODULES"])
    imported = re.compile(r"^\s*(?:from|import) ([\w.]+)(?: import ([\w, ]+))?", re.MULTILINE)
    for file in (repository / "briefbook").rglob("*.py"):
        for module, names in imported.findall(file.read_text(encoding="utf-8")):
            parts = module.split(".")
            ancestors = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
            children = {f"{module}.{name.strip()}" for name in names.split(",")}
            assert not unused & (ancestors | children), f"{file} imports {module}"


def test_what_pyinstaller_cannot_see_is_named_and_is_there(recipe: dict[str, Any]) -> None:
    code = "import sys, isal; seen = {*sys.modules}; import isal.isal_zlib; print(*{*sys.modules} - seen)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {name for name in loaded if name.startswith("isal.")} == {"isal.isal_zlib", *recipe["UNSEEN_MODULES"]}


def asks(table: dict[str, list[str]]) -> Callable[[str], set[tuple[str, str]]]:
    return lambda source: {(name, f"/usr/lib/{name}") for name in table.get(source, [])}


ENTRIES: list[Entry] = [
    ("libpython3.11.so.1.0", "/python", "BINARY"),
    ("PySide6/Qt/plugins/platforms/libqxcb.so", "/xcb", "BINARY"),
    ("Stemmer.so", "/stemmer", "EXTENSION"),
    ("libX11.so.6", "/x11", "BINARY"),
    ("libstdc++.so.6", "/stdc++", "BINARY"),
    ("libgio-2.0.so.0", "/gio", "BINARY"),
    ("libgobject-2.0.so.0", "/gobject", "BINARY"),
    ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
]
ASKED = {"/xcb": ["libX11.so.6", "libc.so.6"], "/stemmer": ["libstdc++.so.6"], "/gio": ["libgobject-2.0.so.0"]}


def test_a_library_that_only_a_dropped_plugin_asked_for_is_left_out(
    recipe: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    recipe["get_imports"] = asks(ASKED)
    kept = recipe["needed"](iter(ENTRIES))
    assert kept == [entry for entry in ENTRIES if entry[1] not in ("/gio", "/gobject")]


def test_elsewhere_every_library_that_was_collected_stays(
    recipe: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert recipe["needed"](iter(ENTRIES)) == ENTRIES
    assert recipe["stripped"](iter(ENTRIES)) == ENTRIES


@pytest.mark.skipif(not sys.platform.startswith("linux") or not shutil.which("strip"), reason="strip is not here")
def test_a_library_is_taken_as_a_stripped_copy_but_qt_as_it_came(recipe: dict[str, Any], tmp_path: Path) -> None:
    library = next(Path(sys.prefix).rglob("etree.*.so"))
    text = tmp_path / "no-library.so"
    text.write_text("no library", encoding="utf-8")
    entries = [
        ("lxml/etree.so", str(library), "EXTENSION"),
        ("PySide6/Qt/lib/libQt6Core.so.6", str(library), "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("no-library.so", str(text), "BINARY"),
    ]
    (destination, source, kind), *others = recipe["stripped"](entries)
    assert (destination, kind) == ("lxml/etree.so", "EXTENSION")
    assert Path(source) != library
    assert 0 < Path(source).stat().st_size <= library.stat().st_size
    assert others == entries[1:]
