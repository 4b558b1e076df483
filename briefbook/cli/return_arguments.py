"""Command line room: what `return` and `import` take."""

from briefbook.cli.typed import Commands, add_command, named


def add_return_commands(commands: Commands) -> None:
    """Add the way back from Word, and the way in from last time's note."""
    back = add_command(commands, "return", "Compare a Word file that colleagues worked on with the book it came from.")
    back.add_argument("file", metavar="FILE.docx", type=named)
    back.add_argument("book", metavar="BOOK", type=named)
    back.add_argument(
        "--take",
        metavar="ID",
        nargs="+",
        type=named,
        help="take these into the book: e1 … and n1 … as printed, or all that changed in the file alone",
    )

    way_in = add_command(commands, "import", "Make a book of last time's note, each text led to its source.")
    way_in.add_argument("note", metavar="NOTE", type=named, help=".docx, or another format that a folder may hold")
    way_in.add_argument("--out", metavar="BOOK", type=named, required=True, help="the book to be made")
    way_in.add_argument("folder", metavar="FOLDER", type=named, help="where the sources are")
