"""GUI room: the commands about the notes of a book: their number, their templates, what goes out and comes back."""

from briefbook.gui.command import Command
from briefbook.model.book import Wording

NOTE_COMMANDS: tuple[Command, ...] = (
    Command(
        "add-tab",
        "note",
        Wording("&Add a note…", "&Ajouter une note…"),
        Wording(
            "Add another note to the book; the binder holds them all.",
            "Ajouter une autre note au cahier; le recueil les réunit toutes.",
        ),
        ("Ctrl+Alt+N",),
        "pages",
    ),
    Command(
        "replace-in-note",
        "note",
        Wording("&Find and replace…", "Chercher et &remplacer…"),
        Wording(
            "Find words in the note, and replace them in your own text.",
            "Chercher des mots dans la note et les remplacer dans votre propre texte.",
        ),
        ("Ctrl+H",),
        "search",
    ),
    Command(
        "paste-text",
        "note",
        Wording("&Paste as a new text", "Coller comme &nouveau texte"),
        Wording(
            "Paste into the destination section, with lists and tables, and say where it is from.",
            "Coller dans la section de destination, avec listes et tableaux, et dire d’où vient le texte.",
        ),
        ("Ctrl+V", "Ctrl+Shift+V"),
        "copy",
    ),
    Command(
        "duplicate-tab",
        "note",
        Wording("&Duplicate the note", "&Dupliquer la note"),
        Wording("Put a copy of the current note after it.", "Placer une copie de la note courante après elle."),
    ),
    Command(
        "other-language",
        "note",
        Wording("&Other language", "Autre &langue"),
        Wording("The text in the other language, side by side.", "Le texte dans l’autre langue, côte à côte."),
        ("Ctrl+Alt+L",),
        "language",
        opens_group=True,
    ),
    Command(
        "swap-languages",
        "note",
        Wording("&Exchange the languages", "&Échanger les langues"),
        Wording(
            "Let the text in the other language be that of the book’s.",
            "Donner au cahier le texte de l’autre langue, et inversement.",
        ),
    ),
    Command(
        "withhold",
        "note",
        Wording("&Withhold what is selected", "&Caviarder la sélection"),
        Wording(
            "The disclosure copy shows “[Redacted]” there; once more shows it again.",
            "La copie à divulguer y affiche « [Caviardé] »; une seconde fois le rétablit.",
        ),
        ("Ctrl+Shift+X",),
        "eye-off",
    ),
    Command(
        "sign-entry",
        "note",
        Wording("&Sign the text…", "&Signer le texte…"),
        Wording(
            "Say who prepared or approved this text; a later edit shows.",
            "Indiquer qui a préparé ou approuvé ce texte; toute modification ultérieure se voit.",
        ),
        (),
        "check",
    ),
    Command(
        "sign-note",
        "note",
        Wording("S&ign the note…", "Si&gner la note…"),
        Wording("Say who prepared or approved the whole note.", "Indiquer qui a préparé ou approuvé toute la note."),
    ),
    Command(
        "remarks",
        "note",
        Wording("Re&marks", "Remar&ques"),
        Wording(
            "What the checks remark of the note; Enter goes there.",
            "Ce que les vérifications signalent; Entrée y mène.",
        ),
        ("F8",),
        "warning",
    ),
    Command(
        "return-file",
        "note",
        Wording("&Take back a Word file…", "Re&prendre un fichier Word…"),
        Wording(
            "Compare a Word file that colleagues worked on with the book, and take their changes.",
            "Comparer avec le cahier un fichier Word que des collègues ont retouché, et prendre leurs modifications.",
        ),
        ("Ctrl+Alt+R",),
        "retry",
        opens_group=True,
    ),
    Command(
        "change-template",
        "note",
        Wording("Cha&nge the template…", "Changer de &modèle…"),
        Wording(
            "Give the note another template; its sections go along.",
            "Donner à la note un autre modèle; ses sections suivent.",
        ),
    ),
)
