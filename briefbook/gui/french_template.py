"""GUI room: what is said of templates and fields, in French, by its English form."""

from collections.abc import Mapping

TEMPLATE: Mapping[str, str] = {
    # names that are not known
    "; did you mean “{near}”?": "; vouliez-vous dire « {near} »?",
    "; there is {names}.": "; il y a {names}.",
    "There is no template called “{name}”{ending}": "Aucun modèle ne s’appelle « {name} »{ending}",
    "There is no template and no folder called “{name}”{ending}": (
        "Aucun modèle et aucun dossier ne s’appelle « {name} »{ending}"
    ),
    "There is no sample of the template {template}; try {names}.": (
        "Il n’y a pas d’exemple du modèle {template}; essayez {names}."
    ),
    "{template} has no field “{name}”{ending}": "{template} n’a pas de champ « {name} »{ending}",
    "The title of the template {template} names the unknown field {name}.": (
        "Le titre du modèle {template} nomme le champ inconnu {name}."
    ),
    # values of fields
    "The note needs a value for {labels} before it can be made.": (
        "Remplissez {labels} avant d’exporter : la note ne peut être produite sans cela."
    ),
    "{label} takes one value, not a list.": "{label} prend une seule valeur, non une liste.",
    "{label} is “{text}”; write a day as YYYY-MM-DD, for example 2024-02-07.": (
        "{label} vaut « {text} »; écrivez un jour comme AAAA-MM-JJ, par exemple 2024-02-07."
    ),
    "{label} is “{text}”; choose one of: {names}.": "{label} vaut « {text} »; choisissez parmi : {names}.",
    # folders and files of templates
    "“{name}” cannot name a template; use small letters, digits and hyphens only, and no name of a device such as con "
    "or aux.": "« {name} » ne peut nommer un modèle; n’utilisez que des minuscules, des chiffres et des traits "
    "d’union, et aucun nom d’appareil comme con ou aux.",
    "There is a template {template} already, in {folder}; choose another name.": (
        "Il y a déjà un modèle {template}, dans {folder}; choisissez un autre nom."
    ),
    "The folder {name} cannot be a template; its name may hold small letters, digits and hyphens.": (
        "Le dossier {name} ne peut être un modèle; son nom peut contenir des minuscules, des chiffres et des traits "
        "d’union."
    ),
    "The template {template} has no file {file}.": "Le modèle {template} n’a pas de fichier {file}.",
    "The file {file} of the template {template} cannot be read ({reason}).": (
        "Le fichier {file} du modèle {template} ne peut être lu ({reason})."
    ),
    "The file {file} of the template {template} is over 20 MB.": (
        "Le fichier {file} du modèle {template} dépasse 20 Mo."
    ),
    "The folder of the template {template} cannot be read ({reason}).": (
        "Le dossier du modèle {template} ne peut être lu ({reason})."
    ),
    "{path} cannot be read ({reason}).": "{path} ne peut être lu ({reason}).",
    "{folder} holds no {file}; a template is a folder with one.": (
        "{folder} ne contient pas de {file}; un modèle est un dossier qui en contient un."
    ),
    "{file} in the template {template} is not UTF-8; save it as UTF-8.": (
        "{file} du modèle {template} n’est pas en UTF-8; enregistrez-le en UTF-8."
    ),
    # the declaration
    "{template}/template.toml is not UTF-8 text; save it as UTF-8.": (
        "{template}/template.toml n’est pas un texte UTF-8; enregistrez-le en UTF-8."
    ),
    "{template}/template.toml is not valid TOML: {reason}.": (
        "{template}/template.toml n’est pas du TOML valide : {reason}."
    ),
    "{template}/template.toml: {key} must be a whole number, 0 for no limit.": (
        "{template}/template.toml : {key} doit être un nombre entier, 0 pour aucune limite."
    ),
    "{template}/template.toml: {key} must be a list of texts in quotes.": (
        "{template}/template.toml : {key} doit être une liste de textes entre guillemets."
    ),
    "{template}/template.toml: {key} must be true or false.": (
        "{template}/template.toml : {key} doit être true ou false."
    ),
    "{template}/template.toml: {key} must be text in quotes or a list of texts.": (
        "{template}/template.toml : {key} doit être un texte entre guillemets ou une liste de textes."
    ),
    "{template}/template.toml: {key} must be text in quotes.": (
        "{template}/template.toml : {key} doit être un texte entre guillemets."
    ),
    "{template}/template.toml: {key} must be a table.": "{template}/template.toml : {key} doit être une table.",
    "{template}/template.toml: {key} must be tables, each under {head}.": (
        "{template}/template.toml : {key} doit être des tables, chacune sous {head}."
    ),
    "{template}/template.toml: {key} must be given for a field of type choice, and only there.": (
        "{template}/template.toml : {key} va avec un champ de type choice, et là seulement."
    ),
    "{template}/template.toml: {key} is missing.": "{template}/template.toml : {key} manque.",
    "{template}/template.toml: {key} needs a text for en or fr.": (
        "{template}/template.toml : {key} a besoin d’un texte pour en ou fr."
    ),
    "{template}/template.toml: {key} is “{text}”; it must be one of {names}.": (
        "{template}/template.toml : {key} vaut « {text} »; choisissez parmi {names}."
    ),
    "{template}/template.toml: {key} is “{text}”; use small letters, digits and _ only.": (
        "{template}/template.toml : {key} vaut « {text} »; n’utilisez que des minuscules, des chiffres et _."
    ),
    "{template}/template.toml: {key} is “{text}”; use small letters, digits and hyphens only.": (
        "{template}/template.toml : {key} vaut « {text} »; n’utilisez que des minuscules, des chiffres et des traits "
        "d’union."
    ),
    "{template}/template.toml: {key} is “{text}”, which Briefbook uses itself; choose another.": (
        "{template}/template.toml : {key} vaut « {text} », dont Briefbook se sert lui-même; choisissez autre chose."
    ),
    "{template}/template.toml: {key} is not known; did you mean “{near}”?.": (
        "{template}/template.toml : {key} n’est pas connu; vouliez-vous dire « {near} »?"
    ),
    "{template}/template.toml: {key} is not known; there is {names}.": (
        "{template}/template.toml : {key} n’est pas connu; il y a {names}."
    ),
    "{template}/template.toml: {key} is not known.": "{template}/template.toml : {key} n’est pas connu.",
    "{template}/template.toml: {key} names the field {name}, which is not declared.": (
        "{template}/template.toml : {key} nomme le champ {name}, qui n’est pas déclaré."
    ),
    "{template}/template.toml: {key} is more than {count}.": "{template}/template.toml : {key} dépasse {count}.",
    "{template}/template.toml: {key} is no name for words; use small letters, digits and _ only.": (
        "{template}/template.toml : {key} ne peut nommer des mots; n’utilisez que des minuscules, des chiffres et _."
    ),
    "{template}/template.toml: {key} is a name that Briefbook uses itself; choose another.": (
        "{template}/template.toml : {key} est un nom dont Briefbook se sert lui-même; choisissez-en un autre."
    ),
    "{template}/template.toml: {key} declares “{name}” twice.": (
        "{template}/template.toml : {key} déclare « {name} » deux fois."
    ),
    "{template}/template.toml: {key} does not fit: {reason}.": (
        "{template}/template.toml : {key} ne convient pas : {reason}."
    ),
    # the text of a template
    "The template {template} nests its text too deeply.": "Le modèle {template} imbrique son texte trop profondément.",
    "The template {template} nests its expressions too deeply.": (
        "Le modèle {template} imbrique ses expressions trop profondément."
    ),
    "The template {template} nests its loops too deeply.": (
        "Le modèle {template} imbrique ses boucles trop profondément."
    ),
    "The template {template} calls itself without end.": "Le modèle {template} s’appelle lui-même sans fin.",
    "The template {template} must begin with one title line, “# {{ title }}”.": (
        "Le modèle {template} doit commencer par une seule ligne de titre, « # {{ title }} »."
    ),
    "The template {template} leaves out {names}; it must print each entry once.": (
        "Le modèle {template} omet {names}; il doit imprimer chaque élément une fois."
    ),
    "The template {template} prints more than once {names}; it must print each entry once.": (
        "Le modèle {template} imprime {names} plus d’une fois; il doit imprimer chaque élément une fois."
    ),
    "{what} (template {template}).": "{what} (modèle {template}).",
    "The template asks for the text of {entry}, which is not in this note.": (
        "Le modèle demande le texte de {entry}, qui n’est pas dans cette note."
    ),
    "The text of an entry must stand in the template on a line of its own, and so must the contents.": (
        "Le texte d’un élément doit se trouver dans le modèle sur sa propre ligne, et la table des matières aussi."
    ),
    "The template shows the picture {name}, which is not in its folder.": (
        "Le modèle montre l’image {name}, qui n’est pas dans son dossier."
    ),
    "The picture {name} needs words for those who do not see it: {form}.": (
        "L’image {name} a besoin de mots pour ceux qui ne la voient pas : {form}."
    ),
    "The picture {name} of the template {template} is over 5 MB; make it smaller.": (
        "L’image {name} du modèle {template} dépasse 5 Mo; réduisez-la."
    ),
    "The picture {name} of the template {template} is damaged; save it anew.": (
        "L’image {name} du modèle {template} est endommagée; enregistrez-la de nouveau."
    ),
    "The picture {name} of the template {template} is no PNG or JPEG file.": (
        "L’image {name} du modèle {template} n’est pas un fichier PNG ou JPEG."
    ),
    "The picture {name} of the template {template} has no sides, or far too long ones.": (
        "L’image {name} du modèle {template} n’a pas de côtés, ou de beaucoup trop longs."
    ),
}
