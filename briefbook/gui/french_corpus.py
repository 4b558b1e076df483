"""GUI room: what is said of folders, indexes, topics and saved searches, in French, by its English form."""

from collections.abc import Mapping

CORPUS: Mapping[str, str] = {
    # passages and documents
    "{path} is not in its folder any more; look for changes with Ctrl+R.": (
        "{path} n’est plus dans son dossier; cherchez les changements avec Ctrl+R."
    ),
    "{path} could not be read: {reason}": "{path} n’a pu être lu.",
    "There is no document at {path}; index the folder again if it is new.": (
        "Il n’y a pas de document à {path}; indexez de nouveau le dossier s’il est nouveau."
    ),
    "There is no passage {passage} at {path}; search again for its present one.": (
        "Le passage {passage} n’est plus dans {path}; cherchez de nouveau."
    ),
    "There is no passage {passage}; search again for its present one.": (
        "Le passage {passage} n’existe plus; cherchez de nouveau."
    ),
    "The passage has {count} characters; {span} is not a selection within it.": (
        "Le passage compte {count} caractères; {span} n’en est pas une sélection."
    ),
    "{text} is no passage; take the passage_id that 'find' prints, with @START-END for a part.": (
        "{text} n’est pas un passage; prenez-en un dans les résultats."
    ),
    "The sample document {path} is missing; put the sample corpus back.": (
        "Le document d’exemple {path} manque; remettez le dossier d’exemple."
    ),
    "{path} has no passage that begins “{text}”; put the sample corpus back.": (
        "{path} n’a pas de passage qui commence par « {text} »; remettez le dossier d’exemple."
    ),
    # folders and the index
    "No folder at {path} is known; check the name, or index the new folder as it is.": (
        "Aucun dossier n’est connu à {path}; vérifiez le nom, ou indexez le nouveau dossier tel quel."
    ),
    "Only {share} of the documents of {old} lie in {folder}; index it as a folder of its own.": (
        "Seulement {share} des documents de {old} se trouvent dans {folder}; indexez-le comme un autre dossier."
    ),
    "This folder is not known to Briefbook; open it as a folder of its own.": (
        "Briefbook ne connaît pas ce dossier; ouvrez-le comme un nouveau dossier."
    ),
    "The index cannot be made: {reason}": "L’index ne peut être fait : {reason}",
    "The disk is full, so the search index was not brought up to date; free some room and index again.": (
        "Le disque est plein; l’index de recherche n’a pas été mis à jour : libérez de l’espace, puis indexez de "
        "nouveau."
    ),
    "The search index cannot be used at the moment ({reason}); make sure that the disk has room and that Briefbook may "
    "write its own data, then try again.": (
        "L’index de recherche ne peut être utilisé pour le moment ({reason}); assurez-vous que le disque a de l’espace "
        "et que Briefbook peut écrire ses propres données, puis réessayez."
    ),
    # corrections
    "{field} cannot be corrected; {names} can.": "{field} ne peut être corrigé; {names} peuvent l’être.",
    "The {field} is empty; type one, or take the correction back.": (
        "Le champ est vide; remplissez-le, ou retirez la correction."
    ),
    "{text} is no date; write YYYY, YYYY-MM or YYYY-MM-DD.": (
        "{text} n’est pas une date; écrivez AAAA, AAAA-MM ou AAAA-MM-JJ."
    ),
    "{text} is no kind of document; take one of {names}.": (
        "{text} n’est pas une sorte de document; choisissez parmi {names}."
    ),
    "{text} is no language that is known here; take en or fr.": (
        "{text} n’est pas une langue connue ici; prenez en ou fr."
    ),
    # synonyms
    "There are synonyms already, in {path}; move that file away to begin anew.": (
        "Il y a déjà des synonymes, dans {path}; déplacez ce fichier pour recommencer."
    ),
    "The file {path} is larger than a megabyte; keep the synonyms in it only.": (
        "Le fichier {path} dépasse un mégaoctet; n’y gardez que les synonymes."
    ),
    # files of decisions
    "The file {path} cannot be read ({reason}).": "Le fichier {path} ne peut être lu ({reason}).",
    "The file {path} cannot be written ({reason}).": "Le fichier {path} ne peut être écrit ({reason}).",
    "The file {path} was written by a newer Briefbook; install that one.": (
        "Le fichier {path} vient d’une version plus récente de Briefbook; installez-la."
    ),
    "The file {path} is damaged; put back a copy of it, or move it away to go on without it.": (
        "Le fichier {path} est endommagé; remettez-en une copie, ou déplacez-le pour continuer sans lui."
    ),
    "The file {path} holds no topics; put back a copy of it, or move it away.": (
        "Le fichier {path} ne contient pas de sujets; remettez-en une copie, ou déplacez-le."
    ),
    "The file {path} holds no searches; put back a copy of it, or move it away.": (
        "Le fichier {path} ne contient pas de recherches; remettez-en une copie, ou déplacez-le."
    ),
    "Another Briefbook is writing your decisions just now; try again.": (
        "Un autre Briefbook écrit vos décisions en ce moment; réessayez."
    ),
    "What you decided could not be kept ({reason}); make room and try again.": (
        "Ce que vous avez décidé n’a pu être gardé ({reason}); faites de la place, puis réessayez."
    ),
    "The text of the source could not be kept ({reason}); make room and try again.": (
        "Le texte de la source n’a pu être gardé ({reason}); faites de la place, puis réessayez."
    ),
    "no reason given": "raison inconnue",
    # saved searches
    "The search history could not be cleared ({reason}); try again.": (
        "L’historique des recherches n’a pu être effacé ({reason}); réessayez."
    ),
    "A saved search has a name of 1 to {count} characters; type one.": (
        "Le nom d’une recherche enregistrée compte de 1 à {count} caractères; tapez-en un."
    ),
    "There are {count} saved searches already; remove some first.": (
        "Il y a déjà {count} recherches enregistrées; supprimez-en d’abord."
    ),
    "Another search is saved as “{name}”; choose another name.": (
        "Une autre recherche est enregistrée sous « {name} »; choisissez un autre nom."
    ),
    "No search is saved as “{name}”; see which ones there are.": (
        "Aucune recherche n’est enregistrée sous « {name} »; voyez lesquelles existent."
    ),
    # topics
    "There is no decision about topics to make again.": "Il n’y a pas de décision sur les sujets à refaire.",
    "There is no decision about topics to take back.": "Il n’y a pas de décision sur les sujets à annuler.",
    "{count} passages are suggested; narrow the rule, or choose among them.": (
        "{count} passages sont suggérés; resserrez la règle, ou choisissez parmi eux."
    ),
    "A topic has at most {count} rules of {length} characters; make them shorter.": (
        "Un sujet a au plus {count} règles de {length} caractères; raccourcissez-les."
    ),
    "{colour} is no colour of a topic; take one of {names}.": (
        "{colour} n’est pas une couleur de sujet; choisissez parmi {names}."
    ),
    "A topic needs a name; type one.": "Un sujet a besoin d’un nom; tapez-en un.",
    "The name of a topic has at most {count} characters; make it shorter.": (
        "Le nom d’un sujet a au plus {count} caractères; raccourcissez-le."
    ),
    "The topic “{name}” has this name already; choose another.": (
        "Le sujet « {name} » porte déjà ce nom; choisissez-en un autre."
    ),
    "There are {count} topics already; remove some first.": "Il y a déjà {count} sujets; supprimez-en d’abord.",
    "There would be more than {count} topics; remove some first.": (
        "Il y aurait plus de {count} sujets; supprimez-en d’abord."
    ),
    "There is no topic “{name}” any more; see which topics there are.": (
        "Le sujet « {name} » n’existe plus; voyez quels sujets existent."
    ),
    "There is no topic “{name}”; make it first, or see which topics there are.": (
        "Il n’y a pas de sujet « {name} »; créez-le, ou voyez quels sujets existent."
    ),
    "There is no topic “{name}”; did you mean “{near}”?": (
        "Il n’y a pas de sujet « {name} »; vouliez-vous dire « {near} »?"
    ),
    "{name} is too large for a file of topics; choose another file.": (
        "{name} est trop grand pour un fichier de sujets; choisissez un autre fichier."
    ),
    "{name} cannot be read ({reason}); check the name.": "{name} ne peut être lu ({reason}); vérifiez le nom.",
    "{name} holds no topics; choose a file that Briefbook exported topics to.": (
        "{name} ne contient pas de sujets; choisissez un fichier où Briefbook a exporté des sujets."
    ),
    "{name} was written by a newer Briefbook; install that one to import it.": (
        "{name} vient d’une version plus récente de Briefbook; installez-la pour l’importer."
    ),
    "{name} is damaged, or no file of topics; ask for it again, or export the topics anew.": (
        "{name} est endommagé, ou n’est pas un fichier de sujets; redemandez-le, ou exportez les sujets de nouveau."
    ),
}
