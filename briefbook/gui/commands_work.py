"""GUI room: the commands of the menus Corpus and Book."""

from briefbook.gui.command import Command
from briefbook.model.book import Wording

WORK_COMMANDS: tuple[Command, ...] = (
    Command(
        "choose-folder",
        "corpus",
        Wording("&Choose folder…", "&Choisir un dossier…"),
        Wording("Search another folder of documents.", "Chercher dans un autre dossier de documents."),
        ("Ctrl+Shift+O",),
        "folder",
    ),
    Command(
        "open-sample",
        "corpus",
        Wording("Open the &sample corpus", "Ouvrir le corpus d’e&xemple"),
        Wording("Try Briefbook on the documents that come with it.", "Essayer Briefbook sur les documents fournis."),
    ),
    Command(
        "index-again",
        "corpus",
        Wording("&Look for changes", "Chercher les c&hangements"),
        Wording(
            "Read what was added or changed in the folder.", "Lire ce qui a été ajouté ou modifié dans le dossier."
        ),
        ("Ctrl+R",),
        "retry",
        opens_group=True,
    ),
    Command(
        "pause-indexing",
        "corpus",
        Wording("Pa&use or resume reading", "Mettre en pause o&u reprendre la lecture"),
        Wording(
            "Pause reading the folder, or go on; what was saved so far can be searched.",
            "Mettre la lecture du dossier en pause, ou la reprendre; ce qui a été enregistré peut être consulté.",
        ),
        icon="pause",
    ),
    Command(
        "stop-indexing",
        "corpus",
        Wording("Ca&ncel reading", "&Annuler la lecture"),
        Wording("Stop; what was saved so far can be searched.", "Arrêter; ce qui a été enregistré peut être consulté."),
    ),
    Command(
        "problems",
        "corpus",
        Wording("&Problems…", "&Problèmes…"),
        Wording("Files that could not be read, and why.", "Les fichiers qui n’ont pu être lus, et pourquoi."),
        icon="warning",
    ),
    Command(
        "retry-problems",
        "corpus",
        Wording("Read the problem files &again", "&Relire les fichiers à problème"),
        Wording("Read the files that could not be read once more.", "Relire les fichiers qui n’ont pu être lus."),
    ),
    Command(
        "folder-rules",
        "corpus",
        Wording("&Which files are read…", "Quels &fichiers sont lus…"),
        Wording(
            "Wildcards for the files of the folder that are read or left out.",
            "Modèles de noms des fichiers du dossier qui sont lus ou laissés de côté.",
        ),
    ),
    Command(
        "save-search",
        "corpus",
        Wording("&Keep this search", "&Garder cette recherche"),
        Wording("Keep the search in the left column.", "Garder la recherche dans la colonne de gauche."),
        ("Ctrl+D",),
        opens_group=True,
    ),
    Command(
        "open-source",
        "corpus",
        Wording("&Open the document", "&Ouvrir le document"),
        Wording(
            "Open the file of this passage in its own program.", "Ouvrir le fichier de ce passage dans son programme."
        ),
        ("Ctrl+Shift+D",),
        "open",
    ),
    Command(
        "reveal-source",
        "corpus",
        Wording("Show in &folder", "Afficher dans le &dossier"),
        Wording("Show the folder that holds the file.", "Afficher le dossier qui contient le fichier."),
    ),
    Command(
        "correct-details",
        "corpus",
        Wording("Correct &details…", "Corr&iger les détails…"),
        Wording(
            "Title, date, publisher, kind and language of the document, and from which line they are.",
            "Titre, date, éditeur, type et langue du document, et de quelle ligne ils viennent.",
        ),
        ("Ctrl+I",),
        "info",
    ),
    Command(
        "page-lines",
        "corpus",
        Wording("Show or hide lin&es of the page", "Afficher ou masquer les &lignes de la page"),
        Wording(
            "Menus, banners and the like that stand around the text of a document.",
            "Menus, bannières et autres lignes qui entourent le texte d’un document.",
        ),
        ("Ctrl+L",),
        "eye",
    ),
    Command(
        "add-passage",
        "book",
        Wording("&Add passage to the destination", "&Ajouter le passage à la destination"),
        Wording(
            "Add the passage, or what is selected of it, to the section marked as destination.",
            "Ajouter le passage, ou sa partie sélectionnée, à la section de destination.",
        ),
        ("A", "Ctrl+Return"),
        "add-to-section",
        is_bound=False,
    ),
    Command(
        "add-to-section",
        "book",
        Wording("Add &passage to section 1 … 9", "Ajouter &le passage à la section 1 … 9"),
        Wording(
            "Press the number of the section in the list of passages.",
            "Appuyer sur le numéro de la section dans la liste des passages.",
        ),
        ("1 … 9",),
        is_bound=False,
    ),
    Command(
        "add-section",
        "book",
        Wording("New &section", "Nouvelle &section"),
        Wording(
            "Add a section after the current one and name it.",
            "Ajouter une section après la section courante et la nommer.",
        ),
        ("Ctrl+Shift+N",),
        "plus",
        opens_group=True,
    ),
    Command(
        "rename-section",
        "book",
        Wording("&Rename section", "&Renommer la section"),
        Wording("Give the current section another heading.", "Donner un autre titre à la section courante."),
        ("F2",),
        is_bound=False,
    ),
    Command(
        "move-up",
        "book",
        Wording("Move &up", "&Monter"),
        Wording("Move the current section or entry up.", "Monter la section ou l’élément courant."),
        ("Alt+Up",),
        is_bound=False,
    ),
    Command(
        "move-down",
        "book",
        Wording("Move &down", "&Descendre"),
        Wording("Move the current section or entry down.", "Descendre la section ou l’élément courant."),
        ("Alt+Down",),
        is_bound=False,
    ),
    Command(
        "remove",
        "book",
        Wording("Re&move", "S&upprimer"),
        Wording(
            "Take the current section or entry out of the book.", "Retirer du cahier la section ou l’élément courant."
        ),
        ("Del",),
        "trash",
        is_bound=False,
    ),
    Command(
        "write-text",
        "book",
        Wording("&Write text", "Rédi&ger un texte"),
        Wording(
            "Write a paragraph of your own in the destination section.",
            "Rédiger un paragraphe dans la section de destination.",
        ),
        ("Ctrl+T",),
        "own",
        opens_group=True,
    ),
    Command(
        "write-note",
        "book",
        Wording("&Note to self", "&Note personnelle"),
        Wording(
            "Write a note to yourself; it is never exported.", "Écrire une note pour soi; elle n’est jamais exportée."
        ),
        ("Ctrl+Shift+T",),
    ),
    Command(
        "edit-entry",
        "book",
        Wording("&Edit the entry", "Modifi&er l’élément"),
        Wording("Change the text of the current entry.", "Modifier le texte de l’élément courant."),
        ("Return",),
        "rename",
        is_bound=False,
    ),
    Command(
        "restore-entry",
        "book",
        Wording("Restore the &text as taken", "Rétablir le te&xte d’origine"),
        Wording("Give the excerpt the words of its source again.", "Rendre à l’extrait les mots de sa source."),
    ),
    Command(
        "compare-source",
        "book",
        Wording("&Compare with source", "&Comparer avec la source"),
        Wording(
            "The excerpt beside its source as it is now.", "L’extrait à côté de sa source telle qu’elle est maintenant."
        ),
        ("Ctrl+Shift+M",),
    ),
    Command(
        "fields",
        "book",
        Wording("&Fields of the note…", "Champs de la n&ote…"),
        Wording(
            "Committee, dates, marking and the other fields of the note.",
            "Comité, dates, marquage et autres champs de la note.",
        ),
        ("Ctrl+Shift+F",),
        opens_group=True,
    ),
)
