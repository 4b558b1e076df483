"""App room: the names of a workspace that stand for one another: the file they lie in, and what it holds."""

from pathlib import Path

from briefbook.app.workspace import Workspace
from briefbook.library.synonyms import STARTER, SynonymFile
from briefbook.model.errors import LibraryError
from briefbook.model.synonyms import SynonymList


def synonym_file(workspace: Workspace) -> Path:
    """Return the text file of the synonyms; it may not be there yet."""
    return SynonymFile(workspace.library).path


def synonyms(workspace: Workspace) -> SynonymList:
    """Return the synonyms of a workspace, and the lines of its file that were passed over.

    Raises:
        LibraryError: the file cannot be read.
    """
    return SynonymFile(workspace.library).read()


def start_synonyms(workspace: Workspace) -> SynonymList:
    """Make the file with the names that Briefbook offers to begin with, and return what it holds.

    Raises:
        LibraryError: there is a file already, or it cannot be written.
    """
    file = SynonymFile(workspace.library)
    if file.path.exists():
        raise LibraryError(f"There are synonyms already, in {file.path}; move that file away to begin anew.")
    file.write(STARTER)
    return file.read()
