"""Command line room: what `find` takes beside its filters, and the commands that belong to it."""

import argparse

from briefbook.model.kinds import LANGUAGES


def add_find_arguments(find: argparse.ArgumentParser) -> None:
    """Add what is asked for."""
    find.add_argument("query", metavar="QUERY", help="'' for all; “briefbook query-help” says how it can be written")
    find.add_argument(
        "--like", metavar="PASSAGE_ID", help="passages that speak of the same as this one; QUERY narrows them"
    )
    find.add_argument("--explain", action="store_true", help="say how the query is understood")


def add_narrowing_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what narrows a search by topics and by what is known of a document."""
    parser.add_argument(
        "--topic", metavar="TOPIC", action="append", default=[], help="id or label; again: in all of them"
    )
    parser.add_argument(
        "--publisher", metavar="NAME", action="append", default=[], help="as it stands; again: any of them"
    )
    parser.add_argument("--under", metavar="FOLDER", help="folder within the folder")


def add_help_arguments(query_help: argparse.ArgumentParser) -> None:
    """Add the language in which the help is printed."""
    query_help.add_argument("--language", choices=LANGUAGES, default="en", help="en or fr")


def add_synonym_arguments(synonyms: argparse.ArgumentParser) -> None:
    """Add what begins a file of synonyms."""
    synonyms.add_argument("--starter", action="store_true", help="begin with the names that Briefbook offers")
