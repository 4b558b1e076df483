"""GUI room: what is said of a template's text, line by line, and of its Word file, in French, by its English form."""

from collections.abc import Mapping

_WORD: Mapping[str, str] = {
    "{file} cannot be used: {reason}.": "{file} ne peut servir : {reason}.",
    "{file} is not a Word file that can be read; save it again in Word.": (
        "{file} n’est pas un fichier Word lisible; enregistrez-le de nouveau dans Word."
    ),
    "{file} has no styles; save it again in Word.": "{file} n’a pas de styles; enregistrez-le de nouveau dans Word.",
    "{file} has no styles or no lists; save it again in Word.": (
        "{file} n’a pas de styles ou pas de listes; enregistrez-le de nouveau dans Word."
    ),
    "{file} has styles that cannot be read; save it again in Word.": (
        "{file} a des styles illisibles; enregistrez-le de nouveau dans Word."
    ),
    "{file} has no page set-up; save it again in Word.": (
        "{file} n’a pas de mise en page; enregistrez-le de nouveau dans Word."
    ),
    "{file} has no page size or margins; set them in Word.": (
        "{file} n’a pas de format de page ou de marges; réglez-les dans Word."
    ),
    "{file} lacks the styles {names}; add them in Word.": (
        "Il manque à {file} les styles {names}; ajoutez-les dans Word."
    ),
    "In {file} the style {name} is a {theirs} style, not a {ours} style; give it another name in Word.": (
        "Dans {file}, le style {name} est de la sorte {theirs}, non {ours}; donnez-lui un autre nom dans Word."
    ),
    "In {file} the style List Number has no numbering; give it one in Word.": (
        "Dans {file}, le style List Number n’a pas de numérotation; donnez-lui-en une dans Word."
    ),
    "{file} has a header or footer without a place for the marking; write {mark} there in Word.": (
        "{file} a un en-tête ou un pied de page sans place pour le marquage; écrivez-y {mark} dans Word."
    ),
    "{file} holds tracked changes or comments; accept or delete them all in Word.": (
        "{file} contient des modifications suivies ou des commentaires; acceptez-les ou supprimez-les tous dans Word."
    ),
    "{file} has footnotes of its own, which no form can have; write them into its text.": (
        "{file} a ses propres notes de bas de page, ce qu’aucun formulaire ne peut avoir; mettez-les dans son texte."
    ),
    "{file} of the template {template} leaves out {names}; it must print each entry once: with {body}, or {section} "
    "for each section.": "{file} du modèle {template} omet {names}; il doit imprimer chaque élément une fois : avec "
    "{body}, ou {section} pour chaque section.",
    "{file} of the template {template} prints more than once {names}; it must print each entry once: with {body}, or "
    "{section} for each section.": "{file} du modèle {template} imprime {names} plus d’une fois; il doit imprimer "
    "chaque élément une fois : avec {body}, ou {section} pour chaque section.",
    "{file} must begin with the title: the first paragraph, {mark}, in the style Title. What stands above it goes "
    "into the header or a table.": "{file} doit commencer par le titre : le premier paragraphe, {mark}, dans le style "
    "Title. Ce qui se trouve au-dessus va dans l’en-tête ou un tableau.",
    "{file} shows a chart or another thing that no form can have; put a picture of it there.": (
        "{file} montre un graphique ou autre chose qu’aucun formulaire ne peut avoir; mettez-en une image."
    ),
    "{file} has a list of contents that is torn; insert it anew in Word.": (
        "{file} a une table des matières brisée; insérez-la de nouveau dans Word."
    ),
    "{file} has a list of figures or tables, which no form can have; take it out in Word.": (
        "{file} a une liste de figures ou de tableaux, ce qu’aucun formulaire ne peut avoir; retirez-la dans Word."
    ),
}
_PLACES: Mapping[str, str] = {
    "{place} in the template {template} {says} The line is: {text}": (
        "{place} du modèle {template} {says} La ligne est : {text}"
    ),
    "{place} in the template {template} {says} The paragraph is: {text}": (
        "{place} du modèle {template} {says} Le paragraphe est : {text}"
    ),
    "{place} in the template {template} {says}": "{place} du modèle {template} {says}",
    "Line {line} of {file} (section “{heading}”)": "La ligne {line} de {file} (section « {heading} »)",
    "Line {line} of {file}": "La ligne {line} de {file}",
    "Paragraph {line} of a header": "Le paragraphe {line} d’un en-tête",
    "Paragraph {line} of a footer": "Le paragraphe {line} d’un pied de page",
    "Paragraph {line}": "Le paragraphe {line}",
    "A table row of a header": "Une ligne de tableau d’un en-tête",
    "A table row of a footer": "Une ligne de tableau d’un pied de page",
    "A table row": "Une ligne de tableau",
    "A paragraph": "Un paragraphe",
    "The text": "Le texte",
    "a header": "un en-tête",
    "a footer": "un pied de page",
}
_SAID: Mapping[str, str] = {
    "uses the unknown name “{name}”{ending}": "utilise le nom inconnu « {name} »{ending}",
    "uses the unknown filter “{name}”{ending}": "utilise le filtre inconnu « {name} »{ending}",
    "uses the unknown test “{name}”{ending}": "utilise le test inconnu « {name} »{ending}",
    "uses an unknown name: {reason}": "utilise un nom inconnu : {reason}",
    "there is no “{name}”{ending}": "il n’y a pas de « {name} »{ending}",
    "“{name}” is not there.": "« {name} » n’existe pas.",
    "asks for “{name}”, which {what} does not have{ending}": "demande « {name} », que {what} n’a pas{ending}",
    "asks for “{name}”, which is not there{ending}": "demande « {name} », qui n’existe pas{ending}",
    "takes the name of a file from a value of the note; write the name of the file itself, in quotes.": (
        "prend le nom d’un fichier d’une valeur de la note; écrivez le nom du fichier lui-même, entre guillemets."
    ),
    "would print text as markup, which no template may.": (
        "imprimerait du texte comme balisage, ce qu’aucun modèle ne peut faire."
    ),
    "cannot be understood: {reason}": "ne peut être compris : {reason}",
    "the tag “{name}” is not known{ending}": "la balise « {name} » n’est pas connue{ending}",
    "the filter “{name}” is not known{ending}": "le filtre « {name} » n’est pas connu{ending}",
    "does not work: {reason}": "ne fonctionne pas : {reason}",
    "it makes no sense.": "cela n’a pas de sens.",
    "tries what no template may do ({reason}).": "tente ce qu’aucun modèle ne peut faire ({reason}).",
    "prints text without end": "imprime du texte sans fin",
    "makes text without end": "produit du texte sans fin",
    "counts further than any note needs": "compte plus loin que n’en a besoin une note",
    "{sign} is for numbers only": "{sign} ne va qu’avec des nombres",
    "a whole {kind} cannot be printed; print one of its parts.": (
        "un {kind} entier ne peut être imprimé; imprimez une de ses parties."
    ),
    "begins {tag}, which does not end in the same paragraph, cell or part as it begins.": (
        "commence {tag}, qui ne se termine pas dans le même paragraphe, la même cellule ou la même partie."
    ),
    "ends with {tag} what does not begin in the same paragraph, cell or part.": (
        "termine par {tag} ce qui ne commence pas dans le même paragraphe, la même cellule ou la même partie."
    ),
    "has a {tag} that belongs to no tag; a tag is typed whole in one line.": (
        "a un {tag} qui n’appartient à aucune balise; une balise se tape entière sur une ligne."
    ),
    "prints text outside of every paragraph.": "imprime du texte hors de tout paragraphe.",
    "prints a value outside of every paragraph.": "imprime une valeur hors de tout paragraphe.",
    "prints the text of an entry outside of every paragraph.": (
        "imprime le texte d’un élément hors de tout paragraphe."
    ),
    "prints whole paragraphs within a line; call the macro in a paragraph of its own.": (
        "imprime des paragraphes entiers dans une ligne; appelez la macro dans un paragraphe à elle."
    ),
    "holds more than the text of entries, which stands alone.": (
        "contient plus que le texte d’éléments, qui se place seul."
    ),
}
FORM: Mapping[str, str] = {**_WORD, **_PLACES, **_SAID}
