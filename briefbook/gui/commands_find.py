"""GUI room: the commands of finding and filing; they stand in the menus Edit and Corpus."""

from briefbook.gui.command import Command
from briefbook.model.book import Wording

FIND_COMMANDS: tuple[Command, ...] = (
    Command(
        "elsewhere",
        "edit",
        Wording("Where e&lse it is said", "Où cela est dit ai&lleurs"),
        Wording(
            "The other documents that say the same; choose which of them is shown and taken.",
            "Les autres documents qui disent la même chose; choisir lequel est affiché et pris.",
        ),
        ("Right",),
        is_bound=False,
        opens_group=True,
    ),
)
