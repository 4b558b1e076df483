"""Command line room: what the commands take that make a book and change what stands in it."""

from briefbook.cli.typed import (
    Commands,
    Parser,
    add_command,
    add_section_option,
    add_tab_option,
    named,
    one_of,
    paired,
    placed,
)
from briefbook.model.kinds import LANGUAGES


def add_book_commands(commands: Commands) -> None:
    """Add the commands about a book as a whole."""
    add_command(commands, "templates", "List the templates a note can be made from.")

    new = add_command(commands, "new", "Make a new book.")
    new.add_argument("book", metavar="BOOK", type=named)
    new.add_argument("--template", metavar="NAME", required=True)
    new.add_argument("--field", metavar="K=V", type=paired, action="append", default=[], help="again for a list")
    new.add_argument("--language", type=one_of(LANGUAGES), default="en", help="of its notes: en or fr")

    change = add_command(commands, "set", "Set fields of a book.")
    change.add_argument("book", metavar="BOOK", type=named)
    change.add_argument("fields", metavar="K=V", type=paired, nargs="+", help="K= takes the value away")
    add_tab_option(change)

    for name, says in (
        ("outline", "Show what stands in a book."),
        ("undo", "Take the last change of a book back."),
        ("redo", "Make the change again that was taken back last."),
        ("restore", "Put the newest good copy in the place of a damaged book, which is kept beside it."),
    ):
        add_command(commands, name, says).add_argument("book", metavar="BOOK", type=named)


def add_entry_commands(commands: Commands) -> None:
    """Add the commands about entries."""
    add = add_command(commands, "add", "Put passages into a section, with their sources.")
    add.add_argument("book", metavar="BOOK", type=named)
    add_section_option(add)
    add_tab_option(add)
    add.add_argument("folder", metavar="FOLDER", type=named)
    add.add_argument("picks", metavar="PASSAGE_ID[@START-END]", nargs="+", help="as find prints them")
    add.add_argument("--path", metavar="P", help="which of several identical files")

    write = add_command(commands, "write", "Put your own text into a section; a text that starts with - goes after --.")
    write.add_argument("book", metavar="BOOK", type=named)
    add_section_option(write)
    add_tab_option(write)
    write.add_argument("text", metavar="TEXT")
    write.add_argument("--markdown", action="store_true", help="read the text as Markdown")
    write.add_argument("--self", dest="is_note_to_self", action="store_true", help="a note to self, never exported")

    edit = add_command(commands, "edit", "Replace the text of an entry; an excerpt keeps its source.")
    _add_entry_arguments(edit)
    edit.add_argument("text", metavar="TEXT")

    move = add_command(commands, "move", "Move an entry into a section.")
    _add_entry_arguments(move)
    add_section_option(move)
    move.add_argument("--tab", metavar="TAB", help="id or name of the note it goes to (its own)")
    move.add_argument("--at", metavar="N", type=placed, help="N entries stand before it (else it goes to the end)")

    _add_entry_arguments(add_command(commands, "remove", "Take an entry out of the book."))


def _add_entry_arguments(parser: Parser) -> None:
    parser.add_argument("book", metavar="BOOK", type=named)
    parser.add_argument("entry", metavar="ENTRY", help="as outline prints it: e1, e2 …")


def add_section_commands(commands: Commands) -> None:
    """Add the commands about sections."""
    section = add_command(commands, "section", "Add, rename, move or remove a section.")
    verbs = section.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)

    add = add_command(verbs, "add", "Add a section.")
    add.add_argument("book", metavar="BOOK", type=named)
    add.add_argument("heading", metavar="HEADING")
    add.add_argument("--at", metavar="N", type=placed, help="N sections stand before it (else it goes to the end)")
    add_tab_option(add)

    rename = add_command(verbs, "rename", "Give a section another heading.")
    _add_named_section(rename)
    rename.add_argument("heading", metavar="HEADING")

    move = add_command(verbs, "move", "Move a section.")
    _add_named_section(move)
    move.add_argument("--at", metavar="N", type=placed, help="N sections stand before it")
    move.add_argument("--to", metavar="TAB", help="id or name of the note it goes to")

    _add_named_section(add_command(verbs, "remove", "Take a section with all its entries out of the book."))


def _add_named_section(parser: Parser) -> None:
    parser.add_argument("book", metavar="BOOK", type=named)
    parser.add_argument("name", metavar="NAME", help="its id or heading, in any language and case")
    add_tab_option(parser)
