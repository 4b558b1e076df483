"""Command line room: what can be typed, and one sentence about what cannot."""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import NoReturn, TypeAlias

from briefbook import __version__
from briefbook.cli.find_arguments import (
    add_find_arguments,
    add_help_arguments,
    add_narrowing_arguments,
    add_synonym_arguments,
)
from briefbook.cli.note_arguments import add_annotation_arguments
from briefbook.model.errors import UsageError
from briefbook.model.kinds import LANGUAGES, TOPIC_COLOURS, Copy, DocumentKind, FilingOrder, SortOrder

# argparse names its table of commands only here
Commands: TypeAlias = "argparse._SubParsersAction[Parser]"

_FILING_VERBS = (
    ("pin", "File passages under a topic."),
    ("unpin", "Take passages out of a topic."),
    ("reject", "Do not suggest passages for a topic again."),
    ("unreject", "Let rejected passages be suggested again."),
    ("accept", "File passages that are suggested for a topic."),
)
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
    _add_book_commands(commands)
    _add_entry_commands(commands)
    _add_section_commands(commands)
    _add_note_commands(commands)
    _add_topic_commands(commands)
    _add_topic_verbs(commands)
    _add_search_commands(commands)
    return parser


def _command(commands: Commands, name: str, says: str) -> Parser:
    parser = commands.add_parser(name, help=says, description=says, allow_abbrev=False)
    # left out of the result unless it is given here, so that a --json before the command counts
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="answer with one JSON object")
    return parser


def _add_corpus_commands(commands: Commands) -> None:
    index = _command(commands, "index", "Read what changed in a folder, so that it can be searched.")
    index.add_argument("folder", metavar="FOLDER", type=_name)
    index.add_argument("--rebuild", action="store_true", help="read every file anew")
    index.add_argument("--retry", action="store_true", help="try the files again that could not be read")
    index.add_argument(
        "--include", metavar="WILDCARD", action="append", help="read these files only; '' for all; kept for the folder"
    )
    index.add_argument(
        "--exclude", metavar="WILDCARD", action="append", help="leave these files out; '' for none; kept for the folder"
    )

    find = _command(commands, "find", "Find passages; a query that starts with - goes after --.")
    find.add_argument("folder", metavar="FOLDER", type=_name)
    add_find_arguments(find)
    find.add_argument("--limit", metavar="N", type=_count, default=20, help="how many passages at most (20)")
    _add_filter_options(find)

    show = _command(commands, "show", "Show a document with its passages and what is known of it.")
    show.add_argument("folder", metavar="FOLDER", type=_name)
    show.add_argument("path", metavar="PATH", help="within the folder")

    add_help_arguments(_command(commands, "query-help", "Say how queries are written."))

    pairs = _command(commands, "pairs", "Show which documents are English and French versions of one text.")
    pairs.add_argument("folder", metavar="FOLDER", type=_name)

    correct = _command(commands, "correct", "Correct title, date, publisher, kind or language of a document, for good.")
    correct.add_argument("folder", metavar="FOLDER", type=_name)
    correct.add_argument("path", metavar="PATH", help="within the folder")
    correct.add_argument("fields", metavar="K=V", type=_pair, nargs="+", help="K= takes the correction back")

    synonyms = _command(commands, "synonyms", "Show the names that stand for one another, and the file they are in.")
    synonyms.add_argument("folder", metavar="FOLDER", type=_name)
    add_synonym_arguments(synonyms)

    moved = _command(commands, "moved", "Say where a folder lies now; what you decided about it goes with it.")
    moved.add_argument("old", metavar="OLD", type=_name, help="where it was")
    moved.add_argument("folder", metavar="FOLDER", type=_name, help="where it is")


def _add_filter_options(parser: Parser) -> None:
    parser.add_argument(
        "--kind", metavar="K", type=_one_of(DocumentKind), action="append", default=[], help="kind of document"
    )
    parser.add_argument("--language", type=_one_of(LANGUAGES), help="en or fr")
    parser.add_argument("--since", metavar="DATE", type=_date, help="YYYY, YYYY-MM or YYYY-MM-DD")
    parser.add_argument("--until", metavar="DATE", type=_date, help="the last day, month or year that counts")
    parser.add_argument("--sort", type=_one_of(SortOrder), default=SortOrder.BEST, help="best or newest")
    add_narrowing_arguments(parser)


def _add_book_commands(commands: Commands) -> None:
    _command(commands, "templates", "List the templates a note can be made from.")

    new = _command(commands, "new", "Make a new book.")
    new.add_argument("book", metavar="BOOK", type=_name)
    new.add_argument("--template", metavar="NAME", required=True)
    new.add_argument("--field", metavar="K=V", type=_pair, action="append", default=[], help="again for a list")
    new.add_argument("--language", type=_one_of(LANGUAGES), default="en", help="of its notes: en or fr")

    change = _command(commands, "set", "Set fields of a book.")
    change.add_argument("book", metavar="BOOK", type=_name)
    change.add_argument("fields", metavar="K=V", type=_pair, nargs="+", help="K= takes the value away")

    for name, says in (
        ("outline", "Show what stands in a book."),
        ("undo", "Take the last change of a book back."),
        ("redo", "Make the change again that was taken back last."),
    ):
        _command(commands, name, says).add_argument("book", metavar="BOOK", type=_name)


def _add_entry_commands(commands: Commands) -> None:
    add = _command(commands, "add", "Put passages into a section, with their sources.")
    add.add_argument("book", metavar="BOOK", type=_name)
    _add_section_option(add)
    add.add_argument("folder", metavar="FOLDER", type=_name)
    add.add_argument("picks", metavar="PASSAGE_ID[@START-END]", nargs="+", help="as find prints them")
    add.add_argument("--path", metavar="P", help="which of several identical files")

    write = _command(commands, "write", "Put your own text into a section; a text that starts with - goes after --.")
    write.add_argument("book", metavar="BOOK", type=_name)
    _add_section_option(write)
    write.add_argument("text", metavar="TEXT")
    write.add_argument("--markdown", action="store_true", help="read the text as Markdown")
    write.add_argument("--self", dest="is_note_to_self", action="store_true", help="a note to self, never exported")

    edit = _command(commands, "edit", "Replace the text of an entry; an excerpt keeps its source.")
    _add_entry_arguments(edit)
    edit.add_argument("text", metavar="TEXT")

    move = _command(commands, "move", "Move an entry into a section.")
    _add_entry_arguments(move)
    _add_section_option(move)
    move.add_argument("--at", metavar="N", type=_place, help="N entries stand before it (else it goes to the end)")

    _add_entry_arguments(_command(commands, "remove", "Take an entry out of the book."))


def _add_entry_arguments(parser: Parser) -> None:
    parser.add_argument("book", metavar="BOOK", type=_name)
    parser.add_argument("entry", metavar="ENTRY", help="as outline prints it: e1, e2 …")


def _add_section_option(parser: Parser) -> None:
    parser.add_argument("--section", metavar="NAME", required=True, help="its id or heading, in any language and case")


def _add_section_commands(commands: Commands) -> None:
    section = _command(commands, "section", "Add, rename, move or remove a section.")
    verbs = section.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)

    add = _command(verbs, "add", "Add a section.")
    add.add_argument("book", metavar="BOOK", type=_name)
    add.add_argument("heading", metavar="HEADING")
    add.add_argument("--at", metavar="N", type=_place, help="N sections stand before it (else it goes to the end)")

    rename = _command(verbs, "rename", "Give a section another heading.")
    _add_named_section(rename)
    rename.add_argument("heading", metavar="HEADING")

    move = _command(verbs, "move", "Move a section.")
    _add_named_section(move)
    move.add_argument("--at", metavar="N", type=_place, required=True, help="N sections stand before it")

    _add_named_section(_command(verbs, "remove", "Take a section with all its entries out of the book."))


def _add_named_section(parser: Parser) -> None:
    parser.add_argument("book", metavar="BOOK", type=_name)
    parser.add_argument("name", metavar="NAME", help="its id or heading, in any language and case")


def _add_note_commands(commands: Commands) -> None:
    note = _command(commands, "note", "Write the note of a book as .docx, .md, .html or .pdf.")
    note.add_argument("book", metavar="BOOK", type=_name)
    note.add_argument("--out", metavar="FILE", type=_name, required=True, help="its suffix says the format")
    note.add_argument("--copy", type=_one_of(Copy), help="minister (clean), working (with sources) or disclosure")
    note.add_argument("--language", type=_one_of(LANGUAGES), help="en or fr (that of the book)")
    note.add_argument("--tab", metavar="ID", help="which note of a book of several")
    add_annotation_arguments(note)

    sample = _command(commands, "sample", "Make a note from the sample corpus.")
    sample.add_argument("--template", metavar="NAME", default="cimm-narrative")
    sample.add_argument("--language", type=_one_of(LANGUAGES), default="en", help="en or fr")
    sample.add_argument("--copy", type=_one_of(Copy), help="minister or working (both)")
    sample.add_argument(
        "--out", metavar="DIR", type=_name, default="briefbook-sample", help="where it goes (briefbook-sample)"
    )


def _add_topic_commands(commands: Commands) -> None:
    topics = _command(commands, "topics", "List the topics of a folder, with how many passages each has.")
    topics.add_argument("folder", metavar="FOLDER", type=_name)
    topics.add_argument("--starter", action="store_true", help="add the topics that Briefbook offers to begin with")

    compiling = _command(commands, "compile", "Put everything filed under a topic into a section of a book.")
    compiling.add_argument("book", metavar="BOOK", type=_name)
    compiling.add_argument("--topic", metavar="TOPIC", required=True, help="its id or label, in any language and case")
    _add_section_option(compiling)
    compiling.add_argument("folder", metavar="FOLDER", type=_name)
    compiling.add_argument("--suggested", action="store_true", help="with the passages that its rules find")
    compiling.add_argument(
        "--order", type=_one_of(FilingOrder), default=FilingOrder.NEWEST, help="newest, oldest, filed"
    )


def _add_topic_verbs(commands: Commands) -> None:
    topic = _command(commands, "topic", "Add or change a topic, and file passages under it.")
    verbs = topic.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)

    add = _topic_verb(verbs, "add", "Add a topic.", is_named=False)
    _add_label(add)
    add.add_argument("--rule", metavar="QUERY", dest="rules", action="append", default=[], help="again for another")
    add.add_argument("--colour", type=_one_of(TOPIC_COLOURS), help=f"one of {', '.join(TOPIC_COLOURS)}")

    _add_label(_topic_verb(verbs, "label", "Give a topic another label."))
    _add_label(_topic_verb(verbs, "duplicate", "Copy a topic with all that is filed under it."))
    rule = _topic_verb(verbs, "rule", "Give a topic other rules; a passage that answers any of them is suggested.")
    rule.add_argument("rules", metavar="QUERY", nargs="*", help="none: passages are filed by hand alone")
    colour = _topic_verb(verbs, "colour", "Give a topic another colour.")
    colour.add_argument("colour", metavar="COLOUR", type=_one_of(TOPIC_COLOURS), help=", ".join(TOPIC_COLOURS))
    move = _topic_verb(verbs, "move", "Move a topic among the others.")
    move.add_argument("--at", metavar="N", type=_place, required=True, help="N topics stand before it")
    _topic_verb(verbs, "remove", "Take a topic away with what is filed under it; undo brings it back.")
    _topic_verb(verbs, "undo", "Take the last decision about topics back.", is_named=False)
    _topic_verb(verbs, "redo", "Make the decision again that was taken back last.", is_named=False)
    export = _topic_verb(verbs, "export", "Write topics with all that is filed under them to a file.", is_named=False)
    export.add_argument("topics", metavar="TOPIC", nargs="*", help="these alone (all)")
    export.add_argument("--out", metavar="FILE", type=_name, required=True)
    merge = _topic_verb(verbs, "import", "Merge the topics of a file into those of a folder.", is_named=False)
    merge.add_argument("file", metavar="FILE", type=_name)
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
    show.add_argument("--limit", metavar="N", type=_count, default=20, help="how many suggested passages at most (20)")


def _topic_verb(verbs: Commands, name: str, says: str, *, is_named: bool = True) -> Parser:
    parser = _command(verbs, name, says)
    parser.add_argument("folder", metavar="FOLDER", type=_name)
    if is_named:
        parser.add_argument("topic", metavar="TOPIC", help="its id or label, in any language and case")
    return parser


def _add_label(parser: Parser) -> None:
    parser.add_argument("label", metavar="LABEL", help="in English")
    parser.add_argument("--fr", metavar="LABEL", help="in French")


def _add_search_commands(commands: Commands) -> None:
    listing = _command(commands, "searches", "List the searches that were saved for a folder, and the last ones made.")
    listing.add_argument("folder", metavar="FOLDER", type=_name)

    search = _command(commands, "search", "Save, rename, move or remove a search, or clear the history.")
    verbs = search.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)
    save = _search_verb(verbs, "save", "Save a search under a name; one of this name is replaced.")
    save.add_argument("query", metavar="QUERY")
    _add_filter_options(save)
    _search_verb(verbs, "rename", "Give a saved search another name.").add_argument("new", metavar="NEW")
    move = _search_verb(verbs, "move", "Move a saved search among the others.")
    move.add_argument("--at", metavar="N", type=_place, required=True, help="N searches stand before it")
    _search_verb(verbs, "remove", "Forget a saved search.")
    clear = _command(verbs, "clear", "Forget which searches were made.")
    clear.add_argument("folder", metavar="FOLDER", type=_name)


def _search_verb(verbs: Commands, name: str, says: str) -> Parser:
    parser = _command(verbs, name, says)
    parser.add_argument("folder", metavar="FOLDER", type=_name)
    parser.add_argument("name", metavar="NAME")
    return parser


def _one_of(allowed: Iterable[str]) -> Callable[[str], str]:
    names = {str(one): one for one in allowed}

    def read(text: str) -> str:
        if text not in names:
            raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(names)}")
        return names[text]

    return read


def _name(text: str) -> str:
    """Refuse the empty name that a variable without a value gives: it would mean the present folder."""
    if not text:
        raise argparse.ArgumentTypeError("the name is empty")
    return text


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return int(text)


def _place(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0")
    return int(text)


def _date(text: str) -> str:
    if _DATE.fullmatch(text) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    return text


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (equals and name):
        raise argparse.ArgumentTypeError(f"{text!r} is no field; write NAME=VALUE")
    return name, value
