"""Command line room: from what was typed to an exit code: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl+C.

Only `argparse` is loaded at first; each subject loads what it needs (start-up time).
"""

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from briefbook.cli.arguments import build_parser
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.failure import fault_hook, refusal, way_out
from briefbook.cli.output import Output, write
from briefbook.cli.progress import Progress
from briefbook.model.errors import BriefbookError, Cancelled, UsageError
from briefbook.settings.places import find_places

DONE, FAILED, WRONG_USAGE, STOPPED = 0, 1, 2, 130
_STOPPED_SENTENCE = "The work was stopped; what was finished is kept."


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; a fault of our own is left to the interpreter, with one sentence."""
    output = Output(sys.stdout, sys.stderr, as_json=_asks_for_json(arguments))
    sys.excepthook = fault_hook(output, os.environ)
    try:
        return _run(arguments, output)
    except UsageError as error:
        output.failure(error)
        return WRONG_USAGE
    except Cancelled as error:
        output.failure(error)
        return STOPPED
    except BriefbookError as error:
        output.fault(type(error).__name__, error.sentence + way_out(error))
        return FAILED
    except OSError as error:
        output.failure(refusal(error))
        return FAILED
    except KeyboardInterrupt:
        output.failure(Cancelled(_STOPPED_SENTENCE))
        return STOPPED


def _run(arguments: Sequence[str], output: Output) -> int:
    try:
        given = build_parser().parse_args(arguments)
    except SystemExit as ending:  # --help and --version have printed and want to end
        write(sys.stdout, "")
        return int(ending.code or DONE)
    progress = Progress(sys.stderr)
    surroundings = Surroundings(find_places(), datetime.now(UTC), output, progress)
    reply = _commands(given.command)[given.command](given, surroundings)
    output.reply(reply)
    return FAILED if reply.is_failure else DONE


def _asks_for_json(arguments: Sequence[str]) -> bool:
    """Tell whether --json is among the options, before anything else is understood."""
    given = list(arguments)
    return "--json" in (given[: given.index("--")] if "--" in given else given)


def _commands(name: str) -> Mapping[str, Command]:
    """Return the table of the subject that a command belongs to."""
    table: Mapping[str, Command]
    match name:
        case "index":
            from briefbook.cli.commands_index import COMMANDS as INDEX  # noqa: PLC0415

            table = INDEX
        case "find" | "show" | "query-help":
            from briefbook.cli.commands_corpus import COMMANDS as CORPUS  # noqa: PLC0415

            table = CORPUS
        case "correct" | "moved" | "synonyms":
            from briefbook.cli.commands_library import COMMANDS as LIBRARY  # noqa: PLC0415

            table = LIBRARY
        case "pairs":
            from briefbook.cli.commands_pairs import COMMANDS as PAIRS  # noqa: PLC0415

            table = PAIRS
        case "topics" | "topic" | "compile" | "searches" | "search":
            from briefbook.cli.commands_topics import COMMANDS as TOPICS  # noqa: PLC0415

            table = TOPICS
        case "template":
            from briefbook.cli.commands_templates import COMMANDS as TEMPLATES  # noqa: PLC0415

            table = TEMPLATES
        case _:
            table = _book_commands(name)
    return table


def _book_commands(name: str) -> Mapping[str, Command]:
    """Return the table of the subject that a command about a book belongs to."""
    table: Mapping[str, Command]
    match name:
        case "add":
            from briefbook.cli.commands_picking import COMMANDS as PICKING  # noqa: PLC0415

            table = PICKING
        case "write" | "edit" | "move" | "remove" | "section":
            from briefbook.cli.commands_entries import COMMANDS as ENTRIES  # noqa: PLC0415

            table = ENTRIES
        case "note" | "sample":
            from briefbook.cli.commands_note import COMMANDS as NOTE  # noqa: PLC0415

            table = NOTE
        case "return" | "import":
            from briefbook.cli.commands_return import COMMANDS as RETURN  # noqa: PLC0415

            table = RETURN
        case "tab":
            from briefbook.cli.commands_tabs import COMMANDS as TABS  # noqa: PLC0415

            table = TABS
        case "templates" | "new" | "set" | "outline" | "undo" | "redo" | "restore":
            from briefbook.cli.commands_book import COMMANDS as BOOK  # noqa: PLC0415

            table = BOOK
        case _:
            from briefbook.cli.commands_texts import COMMANDS as TEXTS  # noqa: PLC0415

            table = TEXTS
    return table
