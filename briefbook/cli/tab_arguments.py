"""Command line room: what the commands take that are about notes of a book, and about what is said of its texts."""

from briefbook.cli.typed import (
    Commands,
    Parser,
    add_command,
    add_section_option,
    add_tab_option,
    dated,
    named,
    paired,
    placed,
)


def add_tab_commands(commands: Commands) -> None:
    """Add the commands about the notes of a book."""
    tab = add_command(commands, "tab", "Add, rename, move, copy or remove a note, or give it another template.")
    verbs = tab.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)

    add = add_command(verbs, "add", "Add a note; committee, date and marking are those of the first one.")
    add.add_argument("book", metavar="BOOK", type=named)
    add.add_argument("--template", metavar="NAME", required=True)
    add.add_argument("--name", metavar="NAME", default="", help="what it is called in the book (by its title)")
    add.add_argument("--field", metavar="K=V", type=paired, action="append", default=[], help="again for a list")
    add.add_argument("--at", metavar="N", type=placed, help="N notes stand before it (else it goes to the end)")

    rename = _tab_verb(verbs, "rename", "Give a note a name; '' lets it go by its title.")
    rename.add_argument("name", metavar="NAME")
    move = _tab_verb(verbs, "move", "Move a note.")
    move.add_argument("--at", metavar="N", type=placed, required=True, help="N notes stand before it")
    _tab_verb(verbs, "remove", "Take a note with all its text out of the book; the last one stays.")
    _tab_verb(verbs, "duplicate", "Put a copy of a note after it.").add_argument("--name", metavar="NAME", default="")
    template = _tab_verb(verbs, "template", "Give a note another template; what finds no place is kept and told.")
    template.add_argument("template", metavar="NAME")


def _tab_verb(verbs: Commands, name: str, says: str) -> Parser:
    parser = add_command(verbs, name, says)
    parser.add_argument("book", metavar="BOOK", type=named)
    parser.add_argument("tab", metavar="TAB", help="its id or name")
    return parser


def add_text_commands(commands: Commands) -> None:
    """Add the commands about what is withheld of texts, who approved them, their other language, and their words."""
    _add_redacting(commands)
    _add_approving(commands)
    _add_translating(commands)
    _add_replacing(commands)


def _entry_command(commands: Commands, name: str, says: str) -> Parser:
    parser = add_command(commands, name, says)
    parser.add_argument("book", metavar="BOOK", type=named)
    parser.add_argument("entry", metavar="ENTRY", help="as outline prints it: e1, e2 …")
    return parser


def _add_redacting(commands: Commands) -> None:
    redact = _entry_command(commands, "redact", "Withhold a stretch of a text from the disclosure copy.")
    redact.add_argument("start", metavar="START", type=placed, help="how many characters stand before it")
    redact.add_argument("end", metavar="END", type=placed, help="how many characters stand before its end")
    redact.add_argument("--reason", metavar="R", default="", help="for your own records; no copy shows it")
    redact.add_argument("--undo", action="store_true", help="show the stretch again")
    redact.add_argument("--other", action="store_true", help="of the text in the other language")
    unredact = _entry_command(commands, "unredact", "Show all of a text again.")
    unredact.add_argument("--other", action="store_true", help="of the text in the other language")


def _add_approving(commands: Commands) -> None:
    approve = add_command(commands, "approve", "Say who approved an entry, or a whole note, as it stands now.")
    approve.add_argument("book", metavar="BOOK", type=named)
    approve.add_argument("entry", metavar="ENTRY", nargs="?", help="as outline prints it (the note as a whole)")
    add_tab_option(approve)
    approve.add_argument("--by", metavar="NAME", required=True)
    approve.add_argument("--title", metavar="TITLE", default="", help="of the person")
    approve.add_argument("--date", metavar="DATE", type=dated, help="YYYY-MM-DD (today)")
    approve.add_argument("--prepared", action="store_true", help="the person prepared it")
    approve.add_argument("--undo", action="store_true", help="take this approval back")
    listing = add_command(commands, "approvals", "List who approved what, and what was changed since.")
    listing.add_argument("book", metavar="BOOK", type=named)
    add_tab_option(listing)


def _add_translating(commands: Commands) -> None:
    translate = _entry_command(
        commands, "translate", "Set the text of an entry in the other language; '' takes it away."
    )
    translate.add_argument("text", metavar="TEXT")
    translate.add_argument("--markdown", action="store_true", help="read the text as Markdown")
    _entry_command(commands, "swap", "Exchange the texts of an entry in the two languages.")
    listing = add_command(commands, "untranslated", "List the entries that have no text in the other language yet.")
    listing.add_argument("book", metavar="BOOK", type=named)
    add_tab_option(listing)


def _add_replacing(commands: Commands) -> None:
    replace = add_command(commands, "replace", "Replace words in your own text; what was taken from sources stays.")
    replace.add_argument("book", metavar="BOOK", type=named)
    replace.add_argument("words", metavar="WORDS")
    replace.add_argument("text", metavar="TEXT")
    add_tab_option(replace)
    replace.add_argument("--match-case", action="store_true", help="capitals must agree")
    replace.add_argument("--match-accents", action="store_true", help="accents must agree")
    replace.add_argument("--whole-words", action="store_true")
    replace.add_argument("--other", action="store_true", help="in the texts of the other language")
    replace.add_argument("--in-excerpts", action="store_true", help="in text taken from sources too")
    paste = add_command(commands, "paste", "Put text copied elsewhere, kept in a file, into a section.")
    paste.add_argument("book", metavar="BOOK", type=named)
    add_section_option(paste)
    add_tab_option(paste)
    paste.add_argument("file", metavar="FILE", type=named, help=".html, .rtf or .txt")
    paste.add_argument("--said-source", metavar="WHERE", default="", help="where it is from, in your words")
