"""Command line room: how what is typed is read: the parser, and the kinds of words, numbers and dates it takes."""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import NoReturn, TypeAlias

from briefbook.model.errors import UsageError

# argparse names its table of commands only here
Commands: TypeAlias = "argparse._SubParsersAction[Parser]"

_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong as one sentence.

        Raises:
            UsageError: always.
        """
        sentence = message[:1].upper() + message[1:]
        raise UsageError(f"{sentence.rstrip('.')}. Try “{self.prog} --help”.")


def add_command(commands: Commands, name: str, says: str) -> Parser:
    """Add a command, or a verb of one, and return its parser."""
    parser = commands.add_parser(name, help=says, description=says, allow_abbrev=False)
    # left out of the result unless it is given here, so that a --json before the command counts
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="answer with one JSON object")
    return parser


def add_section_option(parser: argparse.ArgumentParser) -> None:
    """Add the section that is meant."""
    parser.add_argument("--section", metavar="NAME", required=True, help="its id or heading, in any language and case")


def add_tab_option(parser: argparse.ArgumentParser) -> None:
    """Add the note that is meant, of a book of several."""
    parser.add_argument("--tab", metavar="TAB", help="id or name of the note (the first one)")


def one_of(allowed: Iterable[str]) -> Callable[[str], str]:
    """Return what reads one of these words."""
    names = {str(one): one for one in allowed}

    def read(text: str) -> str:
        if text not in names:
            raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(names)}")
        return names[text]

    return read


def named(text: str) -> str:
    """Refuse the empty name that a variable without a value gives: it would mean the present folder."""
    if not text:
        raise argparse.ArgumentTypeError("the name is empty")
    return text


def counted(text: str) -> int:
    """Read a number from 1."""
    if not (text.isascii() and text.isdigit()) or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return int(text)


def placed(text: str) -> int:
    """Read a number from 0."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0")
    return int(text)


def dated(text: str) -> str:
    """Read a year, month or day."""
    if _DATE.fullmatch(text) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    return text


def paired(text: str) -> tuple[str, str]:
    """Read the name of a field and its value."""
    name, equals, value = text.partition("=")
    if not (equals and name):
        raise argparse.ArgumentTypeError(f"{text!r} is no field; write NAME=VALUE")
    return name, value
