"""GUI room: what is said of books, notes that come back, pasting and exporting, in French, by its English form."""

from collections.abc import Mapping

BOOK: Mapping[str, str] = {
    # the file of a book
    "“{name}” was saved by somebody else, or by another program, since it was opened here; nothing was overwritten: "
    "save yours under another name, or open theirs.": "« {name} » a été enregistré par quelqu’un d’autre, ou par un "
    "autre programme, depuis son ouverture ici; rien n’est écrasé : enregistrez le vôtre sous un autre nom, ou ouvrez "
    "l’autre.",
    "“{name}” was moved, renamed or deleted since it was opened here; save the book under a name of its own.": (
        "« {name} » a été déplacé, renommé ou supprimé depuis son ouverture ici; enregistrez le cahier sous un autre "
        "nom."
    ),
    "“{name}” is not damaged; it is left as it is: open it.": (
        "« {name} » n’est pas endommagé; il est laissé tel quel : ouvrez-le."
    ),
    "“{name}” is not a book of Briefbook; choose a file that ends in .brief.": (
        "« {name} » n’est pas un cahier de Briefbook; choisissez un fichier qui se termine par .brief."
    ),
    "There is no room left to save “{name}”; the file is as it was: free some space, or save the book in another "
    "place.": "Il n’y a plus de place pour enregistrer « {name} »; le fichier est resté tel quel : libérez de "
    "l’espace, ou enregistrez le cahier ailleurs.",
    "The folder {folder} is not there; save the book in another place.": (
        "Le dossier {folder} n’existe pas; enregistrez le cahier ailleurs."
    ),
    "“{name}” could not be saved because another program has it open or because you may not write in {folder}; close "
    "it there, or save the book in another place.": "« {name} » n’a pu être enregistré : un autre programme l’a "
    "ouvert, ou vous ne pouvez pas écrire dans {folder}; fermez-le, ou enregistrez le cahier ailleurs.",
    "“{name}” could not be saved ({reason}); the file is as it was: try again, or save the book in another place.": (
        "« {name} » n’a pu être enregistré ({reason}); le fichier est resté tel quel : réessayez, ou enregistrez le "
        "cahier ailleurs."
    ),
    "“{name}” could not be opened because another program holds it or because you may not read it; close it there, or "
    "ask its owner.": "« {name} » n’a pu être ouvert : un autre programme le tient, ou vous n’y avez pas accès; "
    "fermez-le, ou demandez l’accès.",
    "“{name}” could not be opened ({reason}); try again, or open a copy of it.": (
        "« {name} » n’a pu être ouvert ({reason}); réessayez, ou ouvrez-en une copie."
    ),
    "The history of this book could not be opened in {folder} ({reason}); make room there, make that folder writable, "
    "and open the book again.": "L’historique de ce cahier n’a pu être ouvert dans {folder} ({reason}); faites-y de "
    "la place, rendez ce dossier accessible en écriture, puis rouvrez le cahier.",
    "There is no room left to record this edit, so it was not made; free some space and try again.": (
        "Il n’y a plus de place pour consigner cette modification, elle n’a donc pas été faite; libérez de l’espace, "
        "puis réessayez."
    ),
    "The edit could not be recorded in {folder} ({reason}), so it was not made; make that folder writable and try "
    "again.": "La modification n’a pu être consignée dans {folder} ({reason}), elle n’a donc pas été faite; rendez ce "
    "dossier accessible en écriture, puis réessayez.",
    "{name} is open in another program ({holder}); close it there first.": (
        "{name} est ouvert dans un autre programme ({holder}); fermez-le d’abord là."
    ),
    "There is no book “{name}” in {folder}; check the name.": (
        "Il n’y a pas de cahier « {name} » dans {folder}; vérifiez le nom."
    ),
    # what stands in it
    "Say who approves the text; type a name.": "Dites qui approuve le texte; tapez un nom.",
    "{name} has not approved this text, so there is nothing to take back.": (
        "{name} n’a pas approuvé ce texte; il n’y a rien à retirer."
    ),
    "{name} has not prepared this text, so there is nothing to take back.": (
        "{name} n’a pas préparé ce texte; il n’y a rien à retirer."
    ),
    "A section needs a heading; type one.": "Une section a besoin d’un titre; tapez-en un.",
    "The entry {entry} was not taken from a document, so it has no text as taken to restore.": (
        "L’élément {entry} ne vient pas d’un document; il n’a pas de texte d’origine à rétablir."
    ),
    "There is no text at this place to withhold; select some text first.": (
        "Il n’y a pas de texte à caviarder à cet endroit; sélectionnez d’abord du texte."
    ),
    "Nothing is withheld at this place.": "Rien n’est caviardé à cet endroit.",
    "The entry {entry} has no text in the other language yet; write one first.": (
        "L’élément {entry} n’a pas encore de texte dans l’autre langue; écrivez-en un d’abord."
    ),
    "A book has at least one note; add another one before this one is removed.": (
        "Un cahier contient au moins une note; ajoutez-en une autre avant de supprimer celle-ci."
    ),
    "The book has no tab “{name}”; {rest}": "Le cahier n’a pas de note « {name} »; {rest}",
    "The book has no section “{name}”; {rest}": "Le cahier n’a pas de section « {name} »; {rest}",
    "The book has no entry “{name}”; {rest}": "Le cahier n’a pas d’élément « {name} »; {rest}",
    "did you mean “{name}”?": "vouliez-vous dire « {name} »?",
    "it has none yet.": "il n’en a pas encore.",
    "it has {names} and more.": "il a {names} et d’autres.",
    "it has {names}.": "il a {names}.",
    # a file that came back
    "The note {tab} has no section any more; add one, and take the text again.": (
        "La note {tab} n’a plus de section; ajoutez-en une, puis reprenez le texte."
    ),
    "The text of {entry} came back changed where words are withheld, or where the book was changed too; make this "
    "change in the book by hand.": "Le texte de {entry} est revenu modifié là où des mots sont caviardés, ou là où le "
    "cahier a changé aussi; faites cette modification dans le cahier à la main.",
    "The file has no entry or new text “{name}”; take what the comparison names.": (
        "Le fichier n’a ni élément ni nouveau texte « {name} »; prenez ce que nomme la comparaison."
    ),
    "The book was changed since it was compared with the file; compare them again.": (
        "Le cahier a été modifié depuis sa comparaison avec le fichier; comparez-les de nouveau."
    ),
    "This file was made from another book; open that book, or export the note from this one and send that.": (
        "Ce fichier vient d’un autre cahier; ouvrez celui-là, ou exportez la note de celui-ci et envoyez-la."
    ),
    "This file and the book have no text in common; check that it is the right file.": (
        "Ce fichier et le cahier n’ont aucun texte en commun; vérifiez que c’est le bon fichier."
    ),
    "What this file said when it was exported is not remembered any more; it is compared with the book as it is now.": (
        "Ce que disait ce fichier à son exportation n’est plus gardé; il est comparé au cahier tel qu’il est "
        "maintenant."
    ),
    "The file has lost the marks that Briefbook leaves in it; its paragraphs were matched with the book by their "
    "text.": "Le fichier a perdu les repères que Briefbook y laisse; ses paragraphes ont été rapprochés du cahier par "
    "leur texte.",
    # pasting
    "The pasted text is too large, perhaps for its pictures; paste it as plain text, or in parts.": (
        "Le texte collé est trop volumineux, peut-être à cause de ses images; collez-le en texte brut, ou en parties."
    ),
    "The pasted text could not be read in its time; paste it as plain text.": (
        "Le texte collé n’a pu être lu à temps; collez-le en texte brut."
    ),
    "There is no text to paste; copy some text first.": "Il n’y a pas de texte à coller; copiez d’abord du texte.",
    "The pasted text is longer than a note can use; paste it in parts.": (
        "Le texte collé est plus long que ce qu’une note peut contenir; collez-le en parties."
    ),
    "The pasted text cannot be read: {reason} Paste it as plain text.": (
        "Le texte collé ne peut être lu. Collez-le en texte brut."
    ),
    # exporting
    "The Word file failed its own check and was not written: {reason}": (
        "Le fichier Word n’a pas passé sa propre vérification et n’a pas été écrit : {reason}"
    ),
    "There is no folder {folder}; choose another folder for {name}.": (
        "Le dossier {folder} n’existe pas; choisissez-en un autre pour {name}."
    ),
    "{name} could not be written ({reason}); choose another folder.": (
        "{name} n’a pu être écrit ({reason}); choisissez un autre dossier."
    ),
    "PDF needs LibreOffice; export Word instead.": "Le PDF a besoin de LibreOffice; exportez plutôt en Word.",
    "LibreOffice made no PDF: {reason}; export Word instead.": (
        "LibreOffice n’a pas produit de PDF : {reason}; exportez plutôt en Word."
    ),
    "it could not be started": "il n’a pu être démarré",
    "it made no PDF": "il n’a rien produit",
    "it did not finish in its time": "il n’a pas terminé à temps",
    "The reference number has a comma, which the open-data form does not take; write it without.": (
        "Le numéro de référence contient une virgule, que le formulaire de données ouvertes n’accepte pas; écrivez-le "
        "sans."
    ),
    "Only a Question Period note and a memorandum can be written as an open-data row (.csv).": (
        "Seules une note pour la période des questions et une note de service peuvent devenir une rangée de données "
        "ouvertes (.csv)."
    ),
    "Each kind of note has an open-data file of its own; name one note with --tab: {names}.": (
        "Chaque sorte de note a son propre fichier de données ouvertes; exportez une note à la fois : {names}."
    ),
    "A redline or review copy shows what the sources say, so it is made of the working copy, not of the {copy} copy; "
    "choose the working copy.": "Une copie annotée montre ce que disent les sources; elle se fait de la copie de "
    "travail : choisissez celle-là.",
    "A redline or review copy is a Word file; give {name} a name that ends in .docx.": (
        "Une copie annotée est un fichier Word; donnez à {name} un nom qui se termine par .docx."
    ),
    "A note is written as .docx, .md, .html, .pdf or .csv; {name} is none of these.": (
        "Une note s’écrit en .docx, .md, .html, .pdf ou .csv; {name} n’est rien de cela."
    ),
    # making and reading in a process apart
    "Making the note stopped before its end; nothing was written. Try once more.": (
        "La production de la note s’est arrêtée avant la fin; rien n’a été écrit. Réessayez."
    ),
    "The template needs more memory than is allowed; check it for text that grows without end.": (
        "Le modèle demande plus de mémoire que permis; vérifiez qu’il n’a pas de texte qui croît sans fin."
    ),
    "The part of Briefbook that reads files does not start; install it again.": (
        "La partie de Briefbook qui lit les fichiers ne démarre pas; installez Briefbook de nouveau."
    ),
}
