"""GUI room: what the window says of the notes of a book, their templates and what goes out of it; both languages."""

from collections.abc import Mapping

from briefbook.model.book import Wording

NOTES: Mapping[str, Wording] = {
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
    "template": Wording("Change template", "Changement de modèle"),
    "redact": Wording("Withhold text", "Caviardage"),
    "unredact": Wording("Show withheld text", "Levée du caviardage"),
    "approve": Wording("Sign text", "Signature"),
    "withdraw": Wording("Withdraw a signature", "Retrait d’une signature"),
    "replace": Wording("Replace by {detail}", "Remplacement par {detail}"),
    "translate": Wording("Set the other language", "Texte dans l’autre langue"),
    "swap": Wording("Exchange the languages", "Échange des langues"),
}
"""What the verbs of edits of notes are called."""
