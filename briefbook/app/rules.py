"""App room: which files of a folder are read: the officer's wildcards, and what they come to for one file."""

from dataclasses import replace

from briefbook.app.workspace import Workspace
from briefbook.extract.passed_over import rule_of
from briefbook.library.folder_rules import Matcher, read_rules, write_rules
from briefbook.model.folder import FolderRules


def rules(workspace: Workspace) -> FolderRules:
    """Return the rules of the folder.

    Raises:
        LibraryError: they cannot be read.
    """
    return read_rules(workspace.library)


def set_rules(workspace: Workspace, changed: FolderRules) -> None:
    """Keep other rules for the folder; they hold from the next refresh on.

    Raises:
        LibraryError: they could not be kept.
    """
    write_rules(workspace.library, changed)


def why_left_out(workspace: Workspace, path: str, tried: FolderRules | None = None) -> str:
    """Return the rule, in words, by which the file at `path` within the folder is not read; empty when it is read.

    Args:
        workspace: the open corpus.
        path: within the folder, with `/`.
        tried: rules to try instead of those that are kept.

    Raises:
        LibraryError: the rules cannot be read.
    """
    return Matcher(rules(workspace) if tried is None else tried).why_left_out(path) or rule_of(path) or ""


def exclude(workspace: Workspace, path: str) -> None:
    """Leave the file at `path` out from the next refresh on.

    Raises:
        LibraryError: it could not be kept.
    """
    held = rules(workspace)
    literal = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in path)
    wildcard = literal if "/" in literal else f"/{literal}"
    set_rules(workspace, replace(held, exclude=(*held.exclude, wildcard)))
