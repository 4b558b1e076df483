"""Command line room: what can be typed, and one sentence about what cannot."""

from briefbook import __version__
from briefbook.cli.book_arguments import add_book_commands, add_entry_commands, add_section_commands
from briefbook.cli.find_arguments import (
    add_find_arguments,
    add_help_arguments,
    add_narrowing_arguments,
    add_synonym_arguments,
)
from briefbook.cli.note_arguments import add_annotation_arguments
from briefbook.cli.return_arguments import add_return_commands
from briefbook.cli.tab_arguments import add_tab_commands, add_text_commands
from briefbook.cli.template_arguments import add_template_commands
from briefbook.cli.typed import (
    Commands,
    Parser,
    add_command,
    add_section_option,
    add_tab_option,
    counted,
    dated,
    named,
    one_of,
    paired,
    placed,
)
from briefbook.model.kinds import LANGUAGES, TOPIC_COLOURS, Copy, DocumentKind, FilingOrder, SortOrder

_FILING_VERBS = (
    ("pin", "File passages under a topic."),
    ("unpin", "Take passages out of a topic."),
    ("reject", "Do not suggest passages for a topic again."),
    ("unreject", "Let rejected passages be suggested again."),
    ("accept", "File passages that are suggested for a topic."),
)


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="briefbook",
        description="Find passages in a folder of documents, pick them into a briefing book, and make the note.",
        epilog="Without a command the window opens; with a .brief file it opens on that book.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Briefbook {__version__}")
    parser.add_argument("--json", action="store_true", help="answer with one JSON object")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    _add_corpus_commands(commands)
    add_book_commands(commands)
    add_template_commands(commands)
    add_entry_commands(commands)
    add_section_commands(commands)
    add_tab_commands(commands)
    add_text_commands(commands)
    _add_note_commands(commands)
    add_return_commands(commands)
    _add_topic_commands(commands)
    _add_topic_verbs(commands)
    _add_search_commands(commands)
    return parser


def _add_corpus_commands(commands: Commands) -> None:
    index = add_command(commands, "index", "Read what changed in a folder, so that it can be searched.")
    index.add_argument("folder", metavar="FOLDER", type=named)
    index.add_argument("--rebuild", action="store_true", help="read every file anew")
    index.add_argument("--retry", action="store_true", help="try the files again that could not be read")
    index.add_argument(
        "--include", metavar="WILDCARD", action="append", help="read these files only; '' for all; kept for the folder"
    )
    index.add_argument(
        "--exclude", metavar="WILDCARD", action="append", help="leave these files out; '' for none; kept for the folder"
    )

    find = add_command(commands, "find", "Find passages; a query that starts with - goes after --.")
    find.add_argument("folder", metavar="FOLDER", type=named)
    add_find_arguments(find)
    find.add_argument("--limit", metavar="N", type=counted, default=20, help="how many passages at most (20)")
    _add_filter_options(find)

    show = add_command(commands, "show", "Show a document with its passages and what is known of it.")
    show.add_argument("folder", metavar="FOLDER", type=named)
    show.add_argument("path", metavar="PATH", help="within the folder")

    add_help_arguments(add_command(commands, "query-help", "Say how queries are written."))

    pairs = add_command(commands, "pairs", "Show which documents are English and French versions of one text.")
    pairs.add_argument("folder", metavar="FOLDER", type=named)

    correct = add_command(commands, "correct", "Correct title, date, publisher, kind or language of a document.")
    correct.add_argument("folder", metavar="FOLDER", type=named)
    correct.add_argument("path", metavar="PATH", help="within the folder")
    correct.add_argument("fields", metavar="K=V", type=paired, nargs="+", help="K= takes the correction back")

    synonyms = add_command(commands, "synonyms", "Show the names that stand for one another, and the file they are in.")
    synonyms.add_argument("folder", metavar="FOLDER", type=named)
    add_synonym_arguments(synonyms)

    moved = add_command(commands, "moved", "Say where a folder lies now; what you decided about it goes with it.")
    moved.add_argument("old", metavar="OLD", type=named, help="where it was")
    moved.add_argument("folder", metavar="FOLDER", type=named, help="where it is")


def _add_filter_options(parser: Parser) -> None:
    parser.add_argument(
        "--kind", metavar="K", type=one_of(DocumentKind), action="append", default=[], help="kind of document"
    )
    parser.add_argument("--language", type=one_of(LANGUAGES), help="en or fr")
    parser.add_argument("--since", metavar="DATE", type=dated, help="YYYY, YYYY-MM or YYYY-MM-DD")
    parser.add_argument("--until", metavar="DATE", type=dated, help="the last day, month or year that counts")
    parser.add_argument("--sort", type=one_of(SortOrder), default=SortOrder.BEST, help="best or newest")
    add_narrowing_arguments(parser)


def _add_note_commands(commands: Commands) -> None:
    note = add_command(
        commands, "note", "Write the note of a book as .docx, .md, .html or .pdf, or as an open-data .csv."
    )
    note.add_argument("book", metavar="BOOK", type=named)
    note.add_argument("--out", metavar="FILE", type=named, required=True, help="its suffix says the format")
    note.add_argument("--copy", type=one_of(Copy), help="minister (clean), working (with sources) or disclosure")
    note.add_argument("--language", type=one_of(LANGUAGES), help="en or fr (that of the book)")
    note.add_argument("--tab", metavar="ID", help="one note of a book of several; without it they make a binder")
    add_annotation_arguments(note)

    sample = add_command(commands, "sample", "Make a note from the sample corpus.")
    sample.add_argument(
        "--template", metavar="NAME", default="cimm-narrative", help="one of those that `templates` lists"
    )
    sample.add_argument("--language", type=one_of(LANGUAGES), default="en", help="en or fr")
    sample.add_argument("--copy", type=one_of(Copy), help="minister, working or disclosure (all of them)")
    sample.add_argument(
        "--out", metavar="DIR", type=named, default="briefbook-sample", help="where it goes (briefbook-sample)"
    )


def _add_topic_commands(commands: Commands) -> None:
    topics = add_command(commands, "topics", "List the topics of a folder, with how many passages each has.")
    topics.add_argument("folder", metavar="FOLDER", type=named)
    topics.add_argument("--starter", action="store_true", help="add the topics that Briefbook offers to begin with")

    compiling = add_command(commands, "compile", "Put everything filed under a topic into a section of a book.")
    compiling.add_argument("book", metavar="BOOK", type=named)
    compiling.add_argument("--topic", metavar="TOPIC", required=True, help="its id or label, in any language and case")
    add_section_option(compiling)
    add_tab_option(compiling)
    compiling.add_argument("folder", metavar="FOLDER", type=named)
    compiling.add_argument("--suggested", action="store_true", help="with the passages that its rules find")
    compiling.add_argument(
        "--order", type=one_of(FilingOrder), default=FilingOrder.NEWEST, help="newest, oldest, filed"
    )


def _add_topic_verbs(commands: Commands) -> None:
    topic = add_command(commands, "topic", "Add or change a topic, and file passages under it.")
    verbs = topic.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)

    add = _topic_verb(verbs, "add", "Add a topic.", is_named=False)
    _add_label(add)
    add.add_argument("--rule", metavar="QUERY", dest="rules", action="append", default=[], help="again for another")
    add.add_argument("--colour", type=one_of(TOPIC_COLOURS), help=f"one of {', '.join(TOPIC_COLOURS)}")

    _add_label(_topic_verb(verbs, "label", "Give a topic another label."))
    _add_label(_topic_verb(verbs, "duplicate", "Copy a topic with all that is filed under it."))
    rule = _topic_verb(verbs, "rule", "Give a topic other rules; a passage that answers any of them is suggested.")
    rule.add_argument("rules", metavar="QUERY", nargs="*", help="none: passages are filed by hand alone")
    colour = _topic_verb(verbs, "colour", "Give a topic another colour.")
    colour.add_argument("colour", metavar="COLOUR", type=one_of(TOPIC_COLOURS), help=", ".join(TOPIC_COLOURS))
    move = _topic_verb(verbs, "move", "Move a topic among the others.")
    move.add_argument("--at", metavar="N", type=placed, required=True, help="N topics stand before it")
    _topic_verb(verbs, "remove", "Take a topic away with what is filed under it; undo brings it back.")
    _topic_verb(verbs, "undo", "Take the last decision about topics back.", is_named=False)
    _topic_verb(verbs, "redo", "Make the decision again that was taken back last.", is_named=False)
    export = _topic_verb(verbs, "export", "Write topics with all that is filed under them to a file.", is_named=False)
    export.add_argument("topics", metavar="TOPIC", nargs="*", help="these alone (all)")
    export.add_argument("--out", metavar="FILE", type=named, required=True)
    merge = _topic_verb(verbs, "import", "Merge the topics of a file into those of a folder.", is_named=False)
    merge.add_argument("file", metavar="FILE", type=named)
    _add_filing_verbs(verbs)


def _add_filing_verbs(verbs: Commands) -> None:
    for name, says in _FILING_VERBS:
        verb = _topic_verb(verbs, name, says)
        is_optional = name == "accept"
        verb.add_argument("picks", metavar="PASSAGE_ID", nargs="*" if is_optional else "+", help="as find prints them")
        verb.add_argument("--path", metavar="P", help="which of several identical files")
        if is_optional:
            verb.add_argument("--all", action="store_true", help="every suggested passage")
    refile = _topic_verb(verbs, "refile", "Let a passage stand for one that was filed and is lost.")
    refile.add_argument("lost", metavar="LOST_ID", help="as show prints it")
    refile.add_argument("picks", metavar="PASSAGE_ID", nargs=1)
    refile.add_argument("--path", metavar="P", help="which of several identical files")
    _topic_verb(verbs, "drop-lost", "Forget the passages of a topic that are lost.")
    show = _topic_verb(verbs, "show", "Show what is filed under a topic, suggested, rejected and lost.")
    show.add_argument("--limit", metavar="N", type=counted, default=20, help="how many suggested passages at most (20)")


def _topic_verb(verbs: Commands, name: str, says: str, *, is_named: bool = True) -> Parser:
    parser = add_command(verbs, name, says)
    parser.add_argument("folder", metavar="FOLDER", type=named)
    if is_named:
        parser.add_argument("topic", metavar="TOPIC", help="its id or label, in any language and case")
    return parser


def _add_label(parser: Parser) -> None:
    parser.add_argument("label", metavar="LABEL", help="in English")
    parser.add_argument("--fr", metavar="LABEL", help="in French")


def _add_search_commands(commands: Commands) -> None:
    listing = add_command(
        commands, "searches", "List the searches that were saved for a folder, and the last ones made."
    )
    listing.add_argument("folder", metavar="FOLDER", type=named)

    search = add_command(commands, "search", "Save, rename, move or remove a search, or clear the history.")
    verbs = search.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)
    save = _search_verb(verbs, "save", "Save a search under a name; one of this name is replaced.")
    save.add_argument("query", metavar="QUERY")
    _add_filter_options(save)
    _search_verb(verbs, "rename", "Give a saved search another name.").add_argument("new", metavar="NEW")
    move = _search_verb(verbs, "move", "Move a saved search among the others.")
    move.add_argument("--at", metavar="N", type=placed, required=True, help="N searches stand before it")
    _search_verb(verbs, "remove", "Forget a saved search.")
    clear = add_command(verbs, "clear", "Forget which searches were made.")
    clear.add_argument("folder", metavar="FOLDER", type=named)


def _search_verb(verbs: Commands, name: str, says: str) -> Parser:
    parser = add_command(verbs, name, says)
    parser.add_argument("folder", metavar="FOLDER", type=named)
    parser.add_argument("name", metavar="NAME")
    return parser
