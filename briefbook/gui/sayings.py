"""GUI room: what the window says, English and French, in one table; wording.py looks it up."""

from collections.abc import Mapping

from briefbook.gui.sayings_checks import CHECKS, COUNTED_CHECKS
from briefbook.gui.sayings_collecting import COLLECTING, COUNTED_COLLECTING
from briefbook.gui.sayings_explaining import EXPLAINING
from briefbook.gui.sayings_finding import COUNTED_FINDING, FINDING
from briefbook.gui.sayings_note import COUNTED_NOTES, NOTES
from briefbook.gui.sayings_topics import COUNTED_TOPICS, TOPICS
from briefbook.model.book import Wording

SAYINGS: Mapping[str, Wording] = {
    **COLLECTING,
    **FINDING,
    **EXPLAINING,
    **TOPICS,
    **NOTES,
    **CHECKS,
    "app.title": Wording("{title} — Briefbook", "{title} — Briefbook"),
    "preview.start": Wording(
        "The document of the chosen passage shows here.", "Le document du passage choisi s’affiche ici."
    ),
    # left column
    "nav.open": Wording("Topics and folders (Alt+1)", "Sujets et dossiers (Alt+1)"),
    "nav.saved": Wording("Saved searches", "Recherches gardées"),
    "nav.saved-keys": Wording(
        "Enter searches, F2 renames, Alt+Up and Alt+Down move, Del forgets",
        "Entrée cherche, F2 renomme, Alt+Haut et Alt+Bas déplacent, Suppr oublie",
    ),
    "nav.forgotten": Wording("Search forgotten: {name}", "Recherche oubliée : {name}"),
    "nav.kept": Wording("Kept in the left column: {query}", "Gardée dans la colonne de gauche : {query}"),
    "nav.nothing": Wording("Type a search first, then keep it.", "Tapez d’abord une recherche, puis gardez-la."),
    "nav.known": Wording("This search is kept already.", "Cette recherche est déjà gardée."),
    # outline and editor
    "outline.title": Wording("Outline", "Plan"),
    "outline.add": Wording("New section (Ctrl+Shift+N)", "Nouvelle section (Ctrl+Maj+N)"),
    "outline.more": Wording("More for this row", "Autres actions"),
    "outline.new": Wording("New section", "Nouvelle section"),
    "outline.hint": Wording(
        "The book has no section. Add one with Ctrl+Shift+N.",
        "Le cahier n’a aucune section. Ajoutez-en une avec Ctrl+Maj+N.",
    ),
    "editor.own": Wording("Your own text in {section}", "Votre texte dans {section}"),
    "editor.self": Wording(
        "Note to self in {section}, never exported", "Note personnelle dans {section}, jamais exportée"
    ),
    "editor.excerpt": Wording("Excerpt in {section}", "Extrait dans {section}"),
    "editor.text": Wording("Text as used", "Texte utilisé"),
    "editor.taken": Wording("Text as taken", "Texte d’origine"),
    "editor.same": Wording("as taken", "conforme"),
    "editor.differs": Wording("edited", "modifié"),
    "editor.restore": Wording("Restore the text as taken", "Rétablir le texte d’origine"),
    "editor.close": Wording("Done (Esc)", "Terminé (Échap)"),
    "editor.hint": Wording(
        "Write here. A blank line starts a paragraph.", "Écrivez ici. Une ligne vide commence un paragraphe."
    ),
    "editor.table": Wording(
        "A table: one row a line, cells parted by a tab.",
        "Un tableau : une rangée par ligne, cellules séparées par une tabulation.",
    ),
    "source.line": Wording("{title} · {date} · ¶{n}", "{title} · {date} · ¶{n}"),
    # note
    "note.title": Wording("Note preview", "Aperçu de la note"),
    "note.expand": Wording("Full size (F5)", "Pleine taille (F5)"),
    "note.back": Wording("Back", "Retour"),
    "note.shrink": Wording("Back (Esc)", "Retour (Échap)"),
    "note.template": Wording("Template", "Modèle"),
    "note.copy": Wording("Copy", "Copie"),
    "note.export": Wording("Export…", "Exporter…"),
    "note.fields": Wording("Fields", "Champs"),
    "note.fault": Wording(
        "Fault in the template {template}, line {n}: {text}",
        "Faute dans le modèle {template}, ligne {n} : {text} —",
    ),
    "note.problem": Wording("Why the note is not up to date", "Pourquoi la note n’est pas à jour"),
    "note.unset": Wording("not set", "à remplir"),
    "copy.minister": Wording("Minister copy", "Copie du ministre"),
    "copy.working": Wording("Working copy", "Copie de travail"),
    "copy.disclosure": Wording("Disclosure copy", "Copie à divulguer"),
    "field.required": Wording("{label} (needed)", "{label} (requis)"),
    "field.date": Wording("YYYY-MM-DD", "AAAA-MM-JJ"),
    "field.dateless": Wording(
        "{label}: write a day as YYYY-MM-DD, for example 2024-02-07.",
        "{label} : écrivez un jour comme AAAA-MM-JJ, par exemple 2024-02-07.",
    ),
    # status and toast
    "status.already": Wording("Already in {section}", "Déjà dans {section}"),
    "status.nosection": Wording(
        "There is no section {n}; the book has {count}.", "Il n’y a pas de section {n}; le cahier en a {count}."
    ),
    "status.removed": Wording("Removed: {name}", "Supprimé : {name}"),
    "status.copied": Wording("Copied", "Copié"),
    "status.copied-source": Wording("Copied with its source", "Copié avec la source"),
    "status.saved": Wording("Saved in {name}", "Enregistré dans {name}"),
    "status.undone": Wording("Undone: {edit}", "Annulé : {edit}"),
    "status.redone": Wording("Redone: {edit}", "Rétabli : {edit}"),
    "status.nothing-to-undo": Wording("There is nothing to undo.", "Il n’y a rien à annuler."),
    "status.exported": Wording("Exported: {name}", "Exportée : {name}"),
    "status.exporting": Wording("Making the note…", "Production de la note…"),
    "status.recovered": Wording(
        "Your last changes were not yet in the book’s file; they are back.",
        "Vos derniers changements n’étaient pas encore dans le fichier du cahier; ils sont rétablis.",
    ),
    "status.language": Wording("Switch the window to French", "Switch the window to English"),
    "undo.button": Wording("Undo", "Annuler"),
    "close.bar": Wording("Close", "Fermer"),
    # what is dropped
    "drop.folder": Wording(
        "Search {name} instead of the present folder?", "Chercher dans {name} au lieu du dossier actuel?"
    ),
    "drop.open": Wording("Open this folder", "Ouvrir ce dossier"),
    # first run
    "first.title": Wording(
        "Briefbook finds passages in your documents and builds the briefing note.",
        "Briefbook trouve des passages dans vos documents et bâtit la note d’information.",
    ),
    "first.choose": Wording("Choose a folder of documents…", "Choisir un dossier de documents…"),
    "first.drop": Wording("or drop a folder here", "ou déposez un dossier ici"),
    "first.sample": Wording("Try the sample corpus", "Essayer le corpus d’exemple"),
    "first.private": Wording(
        "Everything stays on this computer. Briefbook makes no network connection.",
        "Tout reste sur cet ordinateur. Briefbook n’établit aucune connexion réseau.",
    ),
    "first.one": Wording("Type a word", "Tapez un mot"),
    "first.two": Wording("Press A to take a passage", "Appuyez sur A pour prendre un passage"),
    "first.three": Wording("Press Ctrl+E for the note", "Appuyez sur Ctrl+E pour la note"),
    # export dialog
    "export.title": Wording("Export note", "Exporter la note"),
    "export.format": Wording("Format", "Format"),
    "export.copy": Wording("Copy", "Copie"),
    "export.language": Wording("Language", "Langue"),
    "export.fields": Wording("Fields", "Champs"),
    "export.file": Wording("File", "Fichier"),
    "export.folder": Wording("Folder", "Dossier"),
    "export.browse": Wording("Choose a folder…", "Choisir un dossier…"),
    "export.go": Wording("Export", "Exporter"),
    "export.open": Wording("Export and open", "Exporter et ouvrir"),
    "export.cancel": Wording("Cancel", "Annuler"),
    "export.checks": Wording("Checks", "Vérifications"),
    "export.filled": Wording("Sections with text: {n} of {count}", "Sections avec du texte : {n} sur {count}"),
    "export.ready": Wording("The checks have nothing to remark", "Les vérifications n’ont rien à signaler"),
    "export.open-file": Wording("Open", "Ouvrir"),
    # preferences, keys, palette, about
    "pref.title": Wording("Preferences", "Préférences"),
    "pref.general": Wording("General", "Général"),
    "pref.search": Wording("Search the preferences", "Chercher dans les préférences"),
    "keys.title": Wording("Keys", "Touches"),
    "keys.asking": Wording("How to ask", "Comment demander"),
    "keys.moving": Wording("Moving", "Se déplacer"),
    "history.of": Wording("“{edit}”", "« {edit} »"),
    "palette.title": Wording("Commands", "Commandes"),
    "palette.none": Wording("No command has these words.", "Aucune commande n’a ces mots."),
    "palette.hint": Wording("Type what you want to do", "Tapez ce que vous voulez faire"),
    "about.title": Wording("About Briefbook", "À propos de Briefbook"),
    "about.text": Wording(
        "Briefbook {version}\n\nFinds passages in your documents and builds the briefing note. Apache License 2.0; Qt "
        "for Python under LGPL 3.\n\nYour data lies in\n{data}\n\nBriefbook makes no network connection.",
        "Briefbook {version}\n\nTrouve des passages dans vos documents et bâtit la note d’information. Licence Apache "
        "2.0; Qt for Python sous LGPL 3.\n\nVos données se trouvent dans\n{data}\n\nBriefbook n’établit aucune "
        "connexion réseau.",
    ),
    # a bug
    "bug.title": Wording("Briefbook met a fault of its own", "Briefbook a rencontré un défaut"),
    "bug.text": Wording(
        "Your book is safe. Please copy the report and send it to whoever looks after Briefbook; it holds no text of "
        "your documents.",
        "Votre cahier est en sûreté. Copiez le rapport et envoyez-le au responsable de Briefbook; il ne contient aucun "
        "texte de vos documents.",
    ),
    "bug.copy": Wording("Copy the report", "Copier le rapport"),
    "bug.close": Wording("Go on working", "Continuer"),
    # files
    "file.books": Wording("Briefbook books (*.brief)", "Cahiers Briefbook (*.brief)"),
    "file.open": Wording("Open book", "Ouvrir un cahier"),
    "file.unsaved": Wording("Save under another name…", "Enregistrer sous un autre nom…"),
    "file.aside": Wording(
        "The book was changed elsewhere; your own changes are kept in {name}.",
        "Le cahier a été modifié ailleurs; vos changements sont gardés dans {name}.",
    ),
    "file.withheld": Wording(
        "{name} holds the words that you withheld: give it only to those who may read them. For all others, export the "
        "disclosure copy.",
        "{name} contient les mots que vous avez caviardés : ne le donnez qu’à ceux qui peuvent les lire. Pour les "
        "autres, exportez la copie à divulguer.",
    ),
    "file.damaged": Wording(
        "“{name}” is damaged. A good copy of {when} is on this computer.",
        "« {name} » est endommagé. Une bonne copie du {when} se trouve sur cet ordinateur.",
    ),
    "file.lost": Wording(
        "“{name}” is not there any more. A good copy of {when} is on this computer.",
        "« {name} » n’est plus là. Une bonne copie du {when} se trouve sur cet ordinateur.",
    ),
    "file.restore": Wording("Restore the backup", "Rétablir la sauvegarde"),
    "file.restored": Wording(
        "“{name}” is back as it was saved on {when}.", "« {name} » est rétabli tel qu’enregistré le {when}."
    ),
    "file.restored-kept": Wording(
        "“{name}” is back as it was saved on {when}; the damaged file is kept as “{kept}”.",
        "« {name} » est rétabli tel qu’enregistré le {when}; le fichier endommagé est gardé sous « {kept} ».",
    ),
    "file.save": Wording("Save book as", "Enregistrer le cahier sous"),
    "file.folder": Wording("Folder of documents", "Dossier de documents"),
    "file.untitled": Wording("Untitled", "Sans titre"),
    "file.noneyet": Wording("No book yet", "Aucun cahier"),
}

COUNTED: Mapping[str, tuple[Wording, Wording]] = {
    **COUNTED_COLLECTING,
    **COUNTED_FINDING,
    **COUNTED_TOPICS,
    **COUNTED_NOTES,
    **COUNTED_CHECKS,
    "files": (Wording("{n} file", "{n} fichier"), Wording("{n} files", "{n} fichiers")),
    "problems": (Wording("{n} problem", "{n} problème"), Wording("{n} problems", "{n} problèmes")),
    "words": (Wording("{n} word", "{n} mot"), Wording("{n} words", "{n} mots")),
    "added": (
        Wording("Added to {section}", "Ajouté à {section}"),
        Wording("{n} passages added to {section}", "{n} passages ajoutés à {section}"),
    ),
    "empty": (
        Wording("{n} section has no text", "{n} section n’a pas de texte"),
        Wording("{n} sections have no text", "{n} sections n’ont pas de texte"),
    ),
    "findings": (Wording("{n} remark", "{n} remarque"), Wording("{n} remarks", "{n} remarques")),
}
"""Singular and plural of what is counted."""
