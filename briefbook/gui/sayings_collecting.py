"""GUI room: what the window says of collecting: reading the folder, what could not be read, corrected details."""

from collections.abc import Mapping

from briefbook.model.book import Wording

COLLECTING: Mapping[str, Wording] = {
    # indexing
    "index.progress": Wording("Indexing {done}/{total}", "Indexation {done}/{total}"),
    "index.looking": Wording("Looking through the folder…", "Examen du dossier…"),
    "index.pause": Wording("Pause", "Pause"),
    "index.cancel": Wording("Cancel", "Annuler"),
    "index.paused": Wording("Paused – {done} of {total} read", "En pause – {done} sur {total} lus"),
    "index.held": Wording("Paused", "En pause"),
    "index.pausing": Wording(
        "Reading is paused; what was saved so far can be searched.",
        "La lecture est en pause; ce qui a été enregistré peut être consulté.",
    ),
    "index.stopping": Wording("Stopping…", "Arrêt…"),
    "index.incomplete": Wording(
        "Index incomplete: {done} of {total}. More passages will be found when it is done.",
        "Index incomplet : {done} sur {total}. D’autres passages seront trouvés à la fin.",
    ),
    "index.stopped": Wording(
        "Indexing was stopped; what was saved so far can be searched.",
        "L’indexation a été arrêtée; ce qui a été enregistré peut être consulté.",
    ),
    "index.resume": Wording("Resume", "Reprendre"),
    "index.done": Wording("The index is up to date: {documents}.", "L’index est à jour : {documents}."),
    "index.retry": Wording("Try again", "Réessayer"),
    "index.unreachable": Wording(
        "{name} is not reachable; what was read before can still be searched.",
        "{name} est inaccessible; ce qui a été lu peut encore être consulté.",
    ),
    # folders that moved
    "moved.ask": Wording("This folder has moved…", "Dossier déplacé…"),
    "moved.choose": Wording("Where is {name} now?", "Où est {name} maintenant?"),
    "moved.known": Wording(
        "This looks like {was}, which cannot be reached: {share} of its documents are here. Bring its topics, pins and "
        "corrections along?",
        "Ce dossier ressemble à {was}, inaccessible : {share} de ses documents sont ici. Reprendre ses sujets, "
        "passages épinglés et corrections?",
    ),
    "moved.carry": Wording("Bring them along", "Les reprendre"),
    "moved.unlike": Wording(
        "Only {share} of the documents of {name} are in {folder}. Use it all the same?",
        "Seulement {share} des documents de {name} sont dans {folder}. L’utiliser quand même?",
    ),
    "moved.use": Wording("Use it", "L’utiliser"),
    "moved.other": Wording("Choose another folder…", "Choisir un autre dossier…"),
    "moved.looking": Wording("Comparing the folders…", "Comparaison des dossiers…"),
    "moved.done": Wording("{name} is at its new place.", "{name} est à son nouvel emplacement."),
    # details of a document
    "details.heading": Wording("Details", "Détails"),
    "details.title": Wording("Title", "Titre"),
    "details.date": Wording("Date", "Date"),
    "details.publisher": Wording("Publisher", "Éditeur"),
    "details.kind": Wording("Kind", "Type"),
    "details.language": Wording("Language", "Langue"),
    "details.close": Wording("Done (Esc)", "Terminé (Échap)"),
    "details.open": Wording("Correct details… (Ctrl+I)", "Corriger les détails… (Ctrl+I)"),
    "details.take-back": Wording("Take the correction back: {field}", "Annuler la correction : {field}"),
    "details.date-form": Wording("YYYY-MM-DD", "AAAA-MM-JJ"),
    "details.no-date": Wording(
        "“{typed}” is no date; write YYYY, YYYY-MM or YYYY-MM-DD, for example 2024-02-07.",
        "« {typed} » n’est pas une date; écrivez AAAA, AAAA-MM ou AAAA-MM-JJ, par exemple 2024-02-07.",
    ),
    "details.unknown": Wording("Not known", "Inconnue"),
    "details.corrected": Wording("Corrected by you", "Corrigé par vous"),
    "details.nothing": Wording("The document does not say", "Le document ne le dit pas"),
    "details.unclear": Wording("Unclear: “{line}”", "Incertain : « {line} »"),
    "details.from": Wording("{sure} sure, from “{line}”", "Sûr à {sure}, d’après « {line} »"),
    "details.sure": Wording("{sure} sure", "Sûr à {sure}"),
    "details.kept": Wording("Corrected: {field}", "Corrigé : {field}"),
    "details.taken-back": Wording("Correction taken back: {field}", "Correction annulée : {field}"),
    "date.question": Wording("Date unclear: “{line}”", "Date incertaine : « {line} »"),
    "date.answered": Wording("The date is {date}, as you said.", "La date est le {date}, comme vous l’avez dit."),
    # which files are read
    "rules.title": Wording("Corpus: which files of {folder} are read", "Corpus : quels fichiers de {folder} sont lus"),
    "rules.none": Wording(
        "Corpus: open a folder to say which of its files are read",
        "Corpus : ouvrez un dossier pour dire quels fichiers sont lus",
    ),
    "rules.include": Wording("Read only these", "Lire seulement"),
    "rules.exclude": Wording("Leave these out", "Laisser de côté"),
    "rules.include-example": Wording("*.docx", "*.docx"),
    "rules.exclude-example": Wording("old\ndraft*", "anciens\nébauche*"),
    "rules.hint": Wording(
        "One wildcard a line; * stands for any letters, ? for one. A name holds in every folder, a path with / only "
        "there.",
        "Un modèle par ligne; * vaut pour toutes les lettres, ? pour une seule. Un nom vaut dans tous les dossiers, "
        "un chemin avec / seulement là.",
    ),
    "rules.test": Wording("Test on a file…", "Essayer sur un fichier…"),
    "rules.read": Wording("{name} is read.", "{name} est lu."),
    "rules.left": Wording("{name} is not read: {rule}.", "{name} n’est pas lu : {rule}."),
    "rules.outside": Wording("{name} is not in {folder}.", "{name} n’est pas dans {folder}."),
    # an excerpt beside its source
    "compare.title": Wording("Compare with source: {name}", "Comparer avec la source : {name}"),
    "compare.changed": Wording(
        "The source was changed since this was picked.", "La source a été modifiée depuis la reprise de cet extrait."
    ),
    "compare.gone": Wording(
        "The source does not hold this passage any more.", "La source ne contient plus ce passage."
    ),
    "compare.same": Wording("The source still says the same.", "La source dit toujours la même chose."),
    "compare.elsewhere": Wording(
        "This excerpt is from {folder}; open that folder to compare it.",
        "Cet extrait vient de {folder}; ouvrez ce dossier pour le comparer.",
    ),
    "compare.none": Wording(
        "Choose an excerpt in the outline to compare it with its source.",
        "Choisissez un extrait dans le plan pour le comparer avec sa source.",
    ),
    "compare.open": Wording("Compare with source", "Comparer avec la source"),
    "compare.then": Wording("When it was picked", "À la reprise"),
    "compare.now": Wording("Now", "Maintenant"),
    "compare.keep": Wording("Keep mine", "Garder le mien"),
    "compare.take": Wording("Take the new text", "Prendre le nouveau"),
    "compare.edited": Wording(
        "You edited this text; the new one would take its place. Undo brings it back.",
        "Vous avez modifié ce texte; le nouveau le remplacerait. Annuler le rétablit.",
    ),
    "compare.close": Wording("Close (Esc)", "Fermer (Échap)"),
    "compare.taken": Wording("The new text is in the book.", "Le nouveau texte est dans le cahier."),
    "compare.kept": Wording("Your text is kept.", "Votre texte est gardé."),
    # problems
    "problems.none": Wording("Every file could be read.", "Tous les fichiers ont pu être lus."),
    "problems.file": Wording("Files that could not be read", "Fichiers qui n’ont pu être lus"),
    "problems.inner": Wording("Read, but not everything in it", "Lu, mais pas tout son contenu"),
    "problems.kinds": Wording("Which problems to show", "Problèmes à afficher"),
    "problems.all": Wording("All ({n})", "Tous ({n})"),
    "problems.passed": Wording("Passed over", "Laissés de côté"),
    "problems.retry": Wording("Retry all", "Tout réessayer"),
    "problems.copy": Wording("Copy list", "Copier la liste"),
    "problems.export": Wording("Export CSV", "Exporter en CSV"),
    "problems.csv": Wording("Tables (*.csv)", "Tableaux (*.csv)"),
    "problems.path": Wording("File", "Fichier"),
    "problems.kind": Wording("Problem", "Problème"),
    "problems.reason": Wording("Why", "Pourquoi"),
    "problems.name": Wording("Files not read", "Fichiers non lus"),
    "problems.saved": Wording("List saved as {name}", "Liste enregistrée : {name}"),
    "problems.unsaved": Wording(
        "{name} cannot be written; close it in the other program, or choose another folder.",
        "{name} ne peut être écrit; fermez-le dans l’autre programme ou choisissez un autre dossier.",
    ),
    "problems.close": Wording("Close (Esc)", "Fermer (Échap)"),
    "problem.folder": Wording("Open folder", "Ouvrir le dossier"),
    "problem.exclude": Wording("Exclude", "Exclure"),
    "problem.retry": Wording("Retry", "Réessayer"),
    "problem.advice": Wording("What can I do?", "Que faire?"),
    "problem.excluded": Wording(
        "{name} is excluded; bring it back here, or in Preferences › Corpus.",
        "{name} est exclu; reprenez-le ici ou dans Préférences › Corpus.",
    ),
}

COUNTED_COLLECTING: Mapping[str, tuple[Wording, Wording]] = {
    "unread": (
        Wording("{n} file of {of} could not be read", "{n} fichier sur {of} n’a pu être lu"),
        Wording("{n} files of {of} could not be read", "{n} fichiers sur {of} n’ont pu être lus"),
    ),
    "parts": (
        Wording("{n} attachment or archive member", "{n} pièce jointe ou élément d’archive"),
        Wording("{n} attachments or archive members", "{n} pièces jointes ou éléments d’archive"),
    ),
    "stale": (
        Wording(
            "The source of {n} excerpt was changed; Ctrl+Shift+M compares.",
            "La source de {n} extrait a été modifiée; Ctrl+Maj+M pour comparer.",
        ),
        Wording(
            "The sources of {n} excerpts were changed; Ctrl+Shift+M compares.",
            "Les sources de {n} extraits ont été modifiées; Ctrl+Maj+M pour comparer.",
        ),
    ),
    "names": (Wording("{n} name", "{n} nom"), Wording("{n} names", "{n} noms")),
}
"""Singular and plural of what is counted."""
