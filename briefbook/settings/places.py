"""Settings room: the folders Briefbook reads its own files from and keeps the officer's data in.

Everything of the officer's lies in one local folder (never the roaming one), or in `BRIEFBOOK_DATA` when that is set.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

DATA_VARIABLE = "BRIEFBOOK_DATA"


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie.

    Attributes:
        data: the officer's own local data: indexes, histories, backups, settings.
        shipped: the folder that holds `templates/`, `corpus/` and `resources/`.
    """

    data: Path
    shipped: Path

    @property
    def templates(self) -> tuple[Path, ...]:
        """Folders that hold templates: the officer's own first, then the shipped ones."""
        return (self.data / "templates", self.shipped / "templates")

    @property
    def sample_corpus(self) -> Path:
        """The sample corpus that Briefbook ships."""
        return self.shipped / "corpus"

    @property
    def resources(self) -> Path:
        """Icons and translations."""
        return self.shipped / "resources"

    @property
    def folders(self) -> Path:
        """The file that says which folder has which id."""
        return self.data / "folders.json"

    @property
    def books(self) -> Path:
        """Where a book without a name is kept until the officer gives it one."""
        return self.data / "books"

    @property
    def printing(self) -> Path:
        """Where PDF is made; nothing stays there."""
        return self.data / "printing"

    def index(self, folder_id: str) -> Path:
        """Return the index folder of a corpus folder; it may be deleted at any time."""
        return self.data / "index" / folder_id

    def library(self, folder_id: str) -> Path:
        """Return the folder that keeps what the officer decided about a corpus folder; it is never made anew."""
        return self.data / "library" / folder_id

    def history(self, book_id: str) -> Path:
        """Return the journal of a book's history."""
        return self.data / "history" / f"{book_id}.journal"

    def backups(self, book_id: str) -> Path:
        """Return the folder of a book's backups."""
        return self.data / "backups" / book_id


def find_places(environ: Mapping[str, str] = os.environ) -> Places:
    """Return the places for this start of the program.

    Args:
        environ: environment variables; `BRIEFBOOK_DATA` names another data folder.
    """
    chosen = environ.get(DATA_VARIABLE)
    data = Path(chosen) if chosen else platformdirs.user_data_path("Briefbook", appauthor=False, roaming=False)
    return Places(data=data.expanduser().absolute(), shipped=shipped_folder())


def shipped_folder() -> Path:
    """Return the folder with the shipped files: beside the package, or inside the frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if isinstance(frozen, str) else Path(__file__).resolve().parents[2]
