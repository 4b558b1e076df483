"""GUI room: what the window says about topics and filing; sayings.py and wording.py take it in."""

from collections.abc import Mapping

from briefbook.model.book import Wording

TOPICS: Mapping[str, Wording] = {
    "topic.starter": Wording("Starter topics", "Sujets de départ"),
    "topic.starter-tip": Wording(
        "Add the usual topics of migration files", "Ajouter les sujets habituels des dossiers de migration"
    ),
    "topic.manage": Wording("Topics… (Ctrl+G)", "Sujets… (Ctrl+G)"),
    "topic.tip": Wording("{label}: {filed}, {suggested}", "{label} : {filed}, {suggested}"),
    "topics.title": Wording("Topics", "Sujets"),
    "topics.close": Wording("Back to the results (Esc)", "Retour aux résultats (Échap)"),
    "topics.new": Wording("New", "Nouveau"),
    "topics.duplicate": Wording("Duplicate", "Dupliquer"),
    "topics.more": Wording("Import and export", "Importer et exporter"),
    "topics.delete": Wording("Delete (Del)", "Supprimer (Suppr)"),
    "topics.up": Wording("Move up (Alt+Up)", "Monter (Alt+Haut)"),
    "topics.down": Wording("Move down (Alt+Down)", "Descendre (Alt+Bas)"),
    "topics.import": Wording("Import…", "Importer…"),
    "topics.export": Wording("Export…", "Exporter…"),
    "topics.topic": Wording("Topic", "Sujet"),
    "topics.rules": Wording("Rules", "Règles"),
    "topics.filed": Wording("Filed", "Classés"),
    "topics.suggested": Wording("Suggested", "Suggérés"),
    "topics.rejected": Wording("Rejected", "Rejetés"),
    "topics.lost": Wording("Lost", "Perdus"),
    "topics.label-en": Wording("Label in English", "Libellé anglais"),
    "topics.label-fr": Wording("Label in French", "Libellé français"),
    "topics.colour": Wording("Colour", "Couleur"),
    "topics.rules-hint": Wording(
        "One search a line; a passage that answers any of them is suggested.",
        "Une recherche par ligne; tout passage qui répond à l’une d’elles est suggéré.",
    ),
    "topics.untitled": Wording("New topic", "Nouveau sujet"),
    "topics.copy-of": Wording("{label} (copy)", "{label} (copie)"),
    "topics.none": Wording(
        "There is no topic yet. Make one with New, or add the starter topics.",
        "Il n’y a encore aucun sujet. Créez-en un avec Nouveau, ou ajoutez les sujets de départ.",
    ),
    "topics.sample": Wording("What the rules find", "Ce que trouvent les règles"),
    "topics.found": Wording("{passages} in {documents}", "{passages} dans {documents}"),
    "topics.finds-nothing": Wording("The rules find nothing.", "Les règles ne trouvent rien."),
    "topics.no-rule": Wording("Without a rule nothing is suggested.", "Sans règle, rien n’est suggéré."),
    "topics.sample-row": Wording("{title} · {date}: {text}", "{title} · {date} : {text}"),
    "topics.lost-title": Wording("Filed, and not in the folder any more", "Classés, mais absents du dossier"),
    "topics.forget-lost": Wording("Forget them", "Les oublier"),
    "topics.compile": Wording("Compile into", "Réunir dans"),
    "topics.compile-go": Wording("Compile", "Réunir"),
    "topics.with-suggested": Wording("with suggestions", "avec les suggestions"),
    "topics.section": Wording("Section", "Section"),
    "topics.compiled-none": Wording(
        "Nothing new: the book has everything that is filed under {topic}.",
        "Rien de neuf : le cahier contient tout ce qui est classé sous {topic}.",
    ),
    "topics.compiled-empty": Wording("Nothing is filed under {topic} yet.", "Rien n’est encore classé sous {topic}."),
    "topics.file": Wording("Topics of Briefbook (*.json)", "Sujets de Briefbook (*.json)"),
    "topics.file-name": Wording("topics", "sujets"),
    "topics.exported": Wording("Topics written to {name}", "Sujets écrits dans {name}"),
    "topics.unwritten": Wording(
        "{name} cannot be written; close it elsewhere, or choose another place.",
        "Impossible d’écrire {name}; fermez-le ailleurs, ou choisissez un autre endroit.",
    ),
    "topics.deleted": Wording("Topic deleted: {label}", "Sujet supprimé : {label}"),
    "colour.blue": Wording("Blue", "Bleu"),
    "colour.brown": Wording("Brown", "Brun"),
    "colour.green": Wording("Green", "Vert"),
    "colour.purple": Wording("Purple", "Violet"),
    "colour.rose": Wording("Rose", "Rose"),
    "colour.ochre": Wording("Ochre", "Ocre"),
    "colour.sky": Wording("Sky", "Ciel"),
    "colour.slate": Wording("Slate", "Ardoise"),
    # filing
    "filing.title": Wording("File under a topic", "Classer sous un sujet"),
    "filing.hint": Wording("Type the name of a topic", "Tapez le nom d’un sujet"),
    "filing.new": Wording("New topic “{name}”", "Nouveau sujet « {name} »"),
    "filing.is-filed": Wording("{label}, filed there; Enter takes it out", "{label}, classé là; Entrée le retire"),
    "filing.no-hit": Wording("Choose a passage first.", "Choisissez d’abord un passage."),
    "filing.no-topic": Wording(
        "Choose a topic in the left column first; then its suggestions can be filed or rejected.",
        "Choisissez d’abord un sujet à gauche; ses suggestions peuvent alors être classées ou rejetées.",
    ),
    "filing.already": Wording("Already filed under {topic}", "Déjà classé sous {topic}"),
    "filing.nothing-new": Wording(
        "Everything that is shown is filed under {topic} already.",
        "Tout ce qui est affiché est déjà classé sous {topic}.",
    ),
    "filing.started": Wording("The starter topics were added.", "Les sujets de départ ont été ajoutés."),
}

COUNTED_TOPICS: Mapping[str, tuple[Wording, Wording]] = {
    "filed": (
        Wording("Filed under {topic}", "Classé sous {topic}"),
        Wording("{n} passages filed under {topic}", "{n} passages classés sous {topic}"),
    ),
    "unfiled": (
        Wording("Taken out of {topic}", "Retiré de {topic}"),
        Wording("{n} passages taken out of {topic}", "{n} passages retirés de {topic}"),
    ),
    "rejected": (
        Wording("Rejected from {topic}", "Rejeté de {topic}"),
        Wording("{n} passages rejected from {topic}", "{n} passages rejetés de {topic}"),
    ),
    "imported": (
        Wording("{n} topic added or changed", "{n} sujet ajouté ou modifié"),
        Wording("{n} topics added or changed", "{n} sujets ajoutés ou modifiés"),
    ),
    "are-filed": (Wording("{n} filed", "{n} classé"), Wording("{n} filed", "{n} classés")),
    "are-suggested": (Wording("{n} suggested", "{n} suggéré"), Wording("{n} suggested", "{n} suggérés")),
}

TOPIC_EDITS: Mapping[str, Wording] = {
    "file": Wording("File under {detail}", "Classement sous {detail}"),
    "accept": Wording("File suggestions under {detail}", "Classement des suggestions sous {detail}"),
    "reject": Wording("Reject from {detail}", "Rejet de {detail}"),
    "unfile": Wording("Take out of {detail}", "Retrait de {detail}"),
    "unreject": Wording("Suggest again for {detail}", "Nouvelle suggestion pour {detail}"),
    "drop-lost": Wording("Forget lost passages of {detail}", "Oubli des passages perdus de {detail}"),
    "refile": Wording("File anew under {detail}", "Nouveau classement sous {detail}"),
    "add-topic": Wording("Add topic {detail}", "Ajout du sujet {detail}"),
    "label-topic": Wording("Label of topic {detail}", "Libellé du sujet {detail}"),
    "colour-topic": Wording("Colour of topic {detail}", "Couleur du sujet {detail}"),
    "rule-topic": Wording("Rules of topic {detail}", "Règles du sujet {detail}"),
    "change-topic": Wording("Change topic {detail}", "Modification du sujet {detail}"),
    "duplicate-topic": Wording("Duplicate topic {detail}", "Copie du sujet {detail}"),
    "remove-topic": Wording("Delete topic {detail}", "Suppression du sujet {detail}"),
    "move-topic": Wording("Move topic {detail}", "Déplacement du sujet {detail}"),
    "add-starter": Wording("Add the starter topics", "Ajout des sujets de départ"),
    "import": Wording("Import topics of {detail}", "Importation des sujets de {detail}"),
}
"""What the verbs of decisions about topics are called."""
