"""GUI room: what a command of the window is, and the menus that hold them."""

from dataclasses import dataclass
from typing import Literal

from briefbook.model.book import Wording

Menu = Literal["file", "edit", "view", "corpus", "book", "note", "help"]

MENUS: tuple[tuple[Menu, Wording], ...] = (
    ("file", Wording("&File", "&Fichier")),
    ("edit", Wording("&Edit", "&Modifier")),
    ("view", Wording("&View", "&Affichage")),
    ("corpus", Wording("&Corpus", "&Corpus")),
    ("book", Wording("&Book", "Ca&hier")),
    ("note", Wording("&Note", "&Note")),
    ("help", Wording("&Help", "Aid&e")),
)


@dataclass(frozen=True, slots=True)
class Command:
    """Something the officer can have done.

    Attributes:
        id: under which its handler is bound.
        tip: one sentence for the status line and the palette.
        keys: in Qt's portable words, the first one shown.
        icon: name of its icon, empty for none.
        is_bound: whether the keys act in the whole window; otherwise a pane acts on them.
        opens_group: whether a line stands above it in its menu.
    """

    id: str
    menu: Menu
    text: Wording
    tip: Wording
    keys: tuple[str, ...] = ()
    icon: str = ""
    is_bound: bool = True
    opens_group: bool = False
