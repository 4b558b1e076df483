"""Imports stand at the top; the few that start-up time hides in functions are listed here."""

import ast
from pathlib import Path

HIDDEN = {
    "briefbook/__main__.py": {
        "briefbook.app.guest_jobs",
        "briefbook.app.index_job",
        "briefbook.app.invert_job",
        "briefbook.cli.main",
        "briefbook.gui.application",
        "briefbook.worker.child",
        "briefbook.worker.limits",
    },
    # It loads Jinja and python-docx, for which a guest that reads a folder has no use.
    "briefbook/app/guest_jobs.py": {"briefbook.app.note_jobs"},
    # These load Whoosh, for which the first run over a folder has no use outside the indexer.
    "briefbook/cli/commands_index.py": {"briefbook.app.staleness", "briefbook.app.verifying"},
    "briefbook/cli/main.py": {
        "briefbook.cli.commands_book",
        "briefbook.cli.commands_corpus",
        "briefbook.cli.commands_entries",
        "briefbook.cli.commands_index",
        "briefbook.cli.commands_library",
        "briefbook.cli.commands_note",
        "briefbook.cli.commands_pairs",
        "briefbook.cli.commands_picking",
        "briefbook.cli.commands_return",
        "briefbook.cli.commands_tabs",
        "briefbook.cli.commands_texts",
        "briefbook.cli.commands_templates",
        "briefbook.cli.commands_topics",
    },
    # These load Whoosh, which the window does only after its first paint.
    "briefbook/gui/corpus.py": {"briefbook.app.finding", "briefbook.app.verifying"},
    "briefbook/gui/decisions.py": {"briefbook.app.comparing", "briefbook.app.correcting", "briefbook.app.moving"},
    "briefbook/gui/indexer.py": {"briefbook.app.refreshing", "briefbook.app.staleness"},
    "briefbook/gui/topics.py": {"briefbook.app.compiling", "briefbook.app.filing", "briefbook.app.finding"},
    "briefbook/gui/flows/booking.py": {"briefbook.app.sample"},
    "briefbook/gui/flows/importing.py": {"briefbook.app.importing"},
    "briefbook/gui/flows/mending.py": {"briefbook.app.verifying"},
}
BANNED_NAMES = {"utils", "common", "helpers", "misc", "constants"}


def hidden_imports(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom):
                    found.add(node.module or "")
                elif isinstance(node, ast.Import):
                    found.update(alias.name for alias in node.names)
    return found


def test_hidden_imports_are_the_listed_ones(repository: Path) -> None:
    found = {
        path.relative_to(repository).as_posix(): hidden
        for path in sorted((repository / "briefbook").rglob("*.py"))
        if (hidden := hidden_imports(ast.parse(path.read_text("utf-8"))))
    }
    assert found == HIDDEN


def test_no_module_has_a_name_that_says_nothing(repository: Path) -> None:
    assert not [path for path in (repository / "briefbook").rglob("*.py") if path.stem in BANNED_NAMES]


def test_every_module_says_what_its_room_is_for(repository: Path) -> None:
    silent = [
        path.relative_to(repository).as_posix()
        for path in (repository / "briefbook").rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent
