"""GUI room: what the window says of the notes of a book, their templates and what goes out of it; both languages."""

from collections.abc import Mapping

from briefbook.model.book import Wording

NOTES: Mapping[str, Wording] = {
    "text.quoted": Wording("“{text}”", "« {text} »"),
    "template.hint": Wording("Type to narrow the list", "Tapez pour réduire la liste"),
    "template.none": Wording("No template has these words.", "Aucun modèle n’a ces mots."),
    "template.free": Wording("+ sections of your own", "+ vos propres sections"),
    "template.words": Wording("{least} to {most} words", "de {least} à {most} mots"),
    "template.most": Wording("At most {most} words", "Au plus {most} mots"),
    "template.new-title": Wording("New book", "Nouveau cahier"),
    "template.new-action": Wording("Start the book", "Commencer le cahier"),
    "template.add-title": Wording("Add a note to the book", "Ajouter une note au cahier"),
    "template.add-action": Wording("Add the note", "Ajouter la note"),
    "template.use": Wording("Use this template", "Utiliser ce modèle"),
    "template.used": Wording("The note now follows “{title}”.", "La note suit maintenant « {title} »."),
    "replace.find": Wording("Find in the note", "Chercher dans la note"),
    "replace.by": Wording("Replace by", "Remplacer par"),
    "replace.case": Wording("Match capitals", "Respecter la casse"),
    "replace.whole": Wording("Whole words", "Mots entiers"),
    "replace.one": Wording("Replace", "Remplacer"),
    "replace.all": Wording("Replace all", "Tout remplacer"),
    "export.notes": Wording("What", "Quoi"),
    "export.one": Wording("This note", "Cette note"),
    "export.with": Wording("With", "Avec"),
    "export.redline": Wording("tracked changes against the sources", "modifications suivies par rapport aux sources"),
    "export.review": Wording("sources and remarks as comments", "sources et remarques en commentaires"),
    "export.quick": Wording("Quick PDF, not accessible", "PDF rapide, non accessible"),
    "export.quick-foot": Wording(
        "Quick PDF: not tagged for assistive technology. For publication, export Word.",
        "PDF rapide : non balisé pour les technologies d’assistance. Pour publier, exportez en Word.",
    ),
    "return.choose": Wording("The Word file that came back", "Le fichier Word qui est revenu"),
    "return.files": Wording("Word files (*.docx)", "Fichiers Word (*.docx)"),
    "return.reading": Wording("Comparing {name} with the book…", "Comparaison de {name} avec le cahier…"),
    "return.title": Wording("What came back in {name}", "Ce qui est revenu dans {name}"),
    "return.changes": Wording("Changes", "Modifications"),
    "return.same": Wording("The file says what the book says.", "Le fichier dit ce que dit le cahier."),
    "return.exported": Wording("As it went out", "À la sortie"),
    "return.returned": Wording("As it came back", "Au retour"),
    "return.now": Wording("As the book has it now", "Dans le cahier aujourd’hui"),
    "return.state-edited": Wording("Edited", "Modifié"),
    "return.state-deleted": Wording("Taken out", "Retiré"),
    "return.state-moved": Wording("Moved", "Déplacé"),
    "return.state-conflict": Wording("Edited in both", "Modifié des deux côtés"),
    "return.state-new": Wording("New", "Nouveau"),
    "return.merged": Wording(
        "Both edits fit together: taking it keeps both.", "Les deux se concilient : la reprise garde les deux."
    ),
    "return.by": Wording("By {names}.", "Par {names}."),
    "return.again": Wording("Compare again", "Comparer de nouveau"),
    "editor.withhold": Wording("Withhold what is selected", "Caviarder la sélection"),
    "editor.withheld": Wording("partly withheld", "caviardé en partie"),
    "editor.language": Wording("The other language", "L’autre langue"),
    "editor.no-other": Wording("No {language} yet. Write it here.", "Pas encore de {language}. Écrivez-le ici."),
    "editor.said-source": Wording("said to be from: {source}", "provenance déclarée : {source}"),
    "editor.approved": Wording("approved", "approuvé"),
    "editor.changed": Wording("changed since approval", "modifié depuis l’approbation"),
    "revise.none": Wording("Choose a text in the outline first.", "Choisissez d’abord un texte dans le plan."),
    "withhold.none": Wording(
        "Open a text with Enter and select what is to be withheld.",
        "Ouvrez un texte avec Entrée et sélectionnez ce qui doit être caviardé.",
    ),
    "withhold.done": Wording("Withheld in the disclosure copy", "Caviardé dans la copie à divulguer"),
    "withhold.shown": Wording("Shown in the disclosure copy again", "De nouveau visible dans la copie à divulguer"),
    "sign.title": Wording("Prepared or approved", "Préparé ou approuvé"),
    "sign.prepared": Wording("Prepared", "Préparé"),
    "sign.approved": Wording("Approved", "Approuvé"),
    "sign.name": Wording("Name", "Nom"),
    "sign.position": Wording("Title", "Titre"),
    "sign.date": Wording("Date (YYYY-MM-DD)", "Date (AAAA-MM-JJ)"),
    "sign.go": Wording("Sign", "Signer"),
    "sign.withdraw": Wording("Withdraw", "Retirer"),
    "sign.was-prepared": Wording("Prepared by {name}", "Préparé par {name}"),
    "sign.was-approved": Wording("Approved by {name}", "Approuvé par {name}"),
    "sign.done-prepared": Wording("Prepared by {name}", "Préparé par {name}"),
    "sign.done-approved": Wording("Approved by {name}", "Approuvé par {name}"),
    "sign.withdrawn": Wording("The signature of {name} is withdrawn", "La signature de {name} est retirée"),
    "tab.only": Wording(
        "A book keeps at least one note; add another one first.",
        "Un cahier garde au moins une note; ajoutez-en d’abord une autre.",
    ),
}

COUNTED_NOTES: Mapping[str, tuple[Wording, Wording]] = {
    "template.spoken": (
        Wording("Spoken: about {n} minute", "À l’oral : environ {n} minute"),
        Wording("Spoken: about {n} minutes", "À l’oral : environ {n} minutes"),
    ),
    "export.whole": (
        Wording("The binder of {n} note", "Le recueil de {n} note"),
        Wording("The binder of {n} notes", "Le recueil des {n} notes"),
    ),
    "return.take": (
        Wording("Take {n} change", "Prendre {n} modification"),
        Wording("Take {n} changes", "Prendre {n} modifications"),
    ),
    "return.taken": (
        Wording("{n} change taken into the book", "{n} modification reprise dans le cahier"),
        Wording("{n} changes taken into the book", "{n} modifications reprises dans le cahier"),
    ),
    "return.found": (
        Wording("{n} change came back", "{n} modification est revenue"),
        Wording("{n} changes came back", "{n} modifications sont revenues"),
    ),
    "return.frame": (
        Wording(
            "{n} line that Briefbook writes itself was changed; it is not taken.",
            "{n} ligne que Briefbook rédige lui-même a été modifiée; elle n’est pas reprise.",
        ),
        Wording(
            "{n} lines that Briefbook writes itself were changed; they are not taken.",
            "{n} lignes que Briefbook rédige lui-même ont été modifiées; elles ne sont pas reprises.",
        ),
    ),
    "replaced": (
        Wording("Replaced in {n} place.", "Remplacement à {n} endroit."),
        Wording("Replaced in {n} places.", "Remplacement à {n} endroits."),
    ),
    "replaced.taken": (
        Wording(
            "{n} excerpt was not changed: its words are its source’s.",
            "{n} extrait n’a pas été modifié : ses mots sont ceux de sa source.",
        ),
        Wording(
            "{n} excerpts were not changed: their words are their sources’.",
            "{n} extraits n’ont pas été modifiés : leurs mots sont ceux de leurs sources.",
        ),
    ),
    "template.unplaced": (
        Wording(
            "{n} entry found no place and stands under “Not placed”.",
            "{n} élément n’a pas trouvé sa place et figure sous « Sans place ».",
        ),
        Wording(
            "{n} entries found no place and stand under “Not placed”.",
            "{n} éléments n’ont pas trouvé leur place et figurent sous « Sans place ».",
        ),
    ),
}

NOTE_EDITS: Mapping[str, Wording] = {
    "add-tab": Wording("Add note {detail}", "Ajout de la note {detail}"),
    "rename-tab": Wording("Rename note to {detail}", "Nouveau nom de la note : {detail}"),
    "move-tab": Wording("Move note {detail}", "Déplacement de la note {detail}"),
    "remove-tab": Wording("Remove note {detail}", "Suppression de la note {detail}"),
    "duplicate-tab": Wording("Duplicate note {detail}", "Copie de la note {detail}"),
    "return": Wording("Take back {detail}", "Reprise de {detail}"),
    "template": Wording("Change template", "Changement de modèle"),
    "redact": Wording("Withhold text", "Caviardage"),
    "unredact": Wording("Show withheld text", "Levée du caviardage"),
    "approve": Wording("Sign text", "Signature"),
    "withdraw": Wording("Withdraw a signature", "Retrait d’une signature"),
    "import": Wording("Take in {detail}", "Reprise de {detail}"),
    "paste": Wording("Paste into {detail}", "Collage dans {detail}"),
    "source": Wording("Say where a text is from", "Provenance d’un texte"),
    "replace": Wording("Replace by {detail}", "Remplacement par {detail}"),
    "translate": Wording("Set the other language", "Texte dans l’autre langue"),
    "swap": Wording("Exchange the languages", "Échange des langues"),
}
"""What the verbs of edits of notes are called."""
