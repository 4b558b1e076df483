"""GUI room: the commands of finding and filing; they stand in the menus Edit and Corpus."""

from briefbook.gui.command import Command
from briefbook.model.book import Wording

FIND_COMMANDS: tuple[Command, ...] = (
    Command(
        "explain-query",
        "edit",
        Wording("E&xplain this search", "Expli&quer cette recherche"),
        Wording("Say how what was typed is taken, word by word.", "Dire comment la recherche est comprise, mot à mot."),
        ("Ctrl+Shift+K",),
        "help",
        opens_group=True,
    ),
    Command(
        "add-filter",
        "edit",
        Wording("Add a fil&ter…", "Ajouter un &filtre…"),
        Wording(
            "Let only some kinds, publishers, dates, languages, topics, folders or markings through.",
            "Ne garder que certains types, éditeurs, dates, langues, sujets, dossiers ou marquages.",
        ),
        ("Ctrl+Shift+L",),
        "filter",
    ),
    Command(
        "clear-filters",
        "edit",
        Wording("Clear all filters", "Effacer tous les filtres"),
        Wording("Search everything again.", "Chercher partout de nouveau."),
        ("Ctrl+Shift+Backspace",),
    ),
    Command(
        "search-history",
        "edit",
        Wording("Searches made &before…", "Recherches précé&dentes…"),
        Wording("The searches that were made last; choose one again.", "Les dernières recherches; en refaire une."),
        ("Ctrl+Shift+H",),
        "clock",
    ),
    Command(
        "more-like-this",
        "edit",
        Wording("&More like this passage", "Passages se&mblables"),
        Wording(
            "Search for passages that speak of the same as this one, or as what is selected of it.",
            "Chercher les passages qui parlent de la même chose que celui-ci, ou que sa partie sélectionnée.",
        ),
        ("Ctrl+M",),
    ),
    Command(
        "who-says",
        "edit",
        Wording("&Who else says this figure", "Qui d’autre donne ce ch&iffre"),
        Wording(
            "Search for the figure that is selected, however it is written elsewhere.",
            "Chercher le chiffre sélectionné, quelle que soit son écriture ailleurs.",
        ),
        ("Ctrl+Shift+W",),
    ),
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
    ),
    Command(
        "file-passage",
        "corpus",
        Wording("File under a &topic…", "Classer sous un su&jet…"),
        Wording(
            "File the passage under a topic, or take it out of one.",
            "Classer le passage sous un sujet, ou l’en retirer.",
        ),
        ("T",),
        "topic",
        is_bound=False,
        opens_group=True,
    ),
    Command(
        "reject-passage",
        "corpus",
        Wording("Re&ject from the topic", "Reje&ter du sujet"),
        Wording(
            "Say that the passage is none of the topic that is shown; it is not suggested again.",
            "Dire que le passage ne relève pas du sujet affiché; il ne sera plus suggéré.",
        ),
        ("Shift+T",),
        is_bound=False,
    ),
    Command(
        "accept-shown",
        "corpus",
        Wording("File all suggestions that are s&hown", "Classer toutes les suggestions affichées"),
        Wording(
            "File every passage that the topic suggests and that is listed.",
            "Classer chaque passage suggéré pour le sujet et affiché dans la liste.",
        ),
        ("Ctrl+Shift+A",),
    ),
    Command(
        "topics",
        "corpus",
        Wording("Topics…", "Sujets…"),
        Wording(
            "The topics of this folder: their labels, rules and colours, and what is filed under them.",
            "Les sujets de ce dossier : libellés, règles et couleurs, et ce qui y est classé.",
        ),
        ("Ctrl+G",),
    ),
    Command(
        "starter-topics",
        "corpus",
        Wording("Add the starter topics", "Ajouter les sujets de départ"),
        Wording(
            "Add the usual topics of migration files, those that are not there yet.",
            "Ajouter les sujets habituels des dossiers de migration qui n’y sont pas encore.",
        ),
    ),
)
