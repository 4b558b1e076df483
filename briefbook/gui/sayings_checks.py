"""GUI room: what the window says of text that comes from elsewhere, and of what the checks remark; both languages."""

from collections.abc import Mapping

from briefbook.model.book import Wording

CHECKS: Mapping[str, Wording] = {
    "paste.ask": Wording("Where is this text from?", "D’où vient ce texte?"),
    "paste.example": Wording("e.g. email from the program, March 12", "p. ex. courriel du programme, 12 mars"),
    "paste.take": Wording("Note it", "Noter"),
    "paste.pass": Wording("Say nothing (Esc)", "Ne rien dire (Échap)"),
    "paste.left": Wording("Left out: {what}.", "Laissé de côté : {what}."),
    "paste.reading": Wording("Reading the pasted text…", "Lecture du texte collé…"),
    "paste.done": Wording("Pasted into {section}", "Collé dans {section}"),
    "paste.said": Wording("Said to be from: {source}", "Provenance déclarée : {source}"),
    "paste.plain": Wording("Paste as plain text", "Coller en texte brut"),
    "remarks.list": Wording("Remarks on the note", "Remarques sur la note"),
    "remarks.none": Wording("no remarks", "aucune remarque"),
    "remarks.nothing": Wording("The checks have nothing to remark.", "Les vérifications n’ont rien à signaler."),
    "remarks.open": Wording("Show the remarks (F8)", "Afficher les remarques (F8)"),
    "remarks.minutes": Wording("about {n} min to say", "environ {n} min à l’oral"),
    "remarks.time": Wording("about {n} min {s} s to say", "environ {n} min {s} s à l’oral"),
    "remarks.error": Wording("Must be mended", "À corriger"),
    "remarks.warning": Wording("Look at this", "À vérifier"),
    "remarks.info": Wording("Good to know", "À savoir"),
    "import.choose": Wording("The note of last time", "La note précédente"),
    "import.files": Wording(
        "Notes (*.docx *.odt *.rtf *.html *.htm *.pdf *.txt *.md);;All files (*)",
        "Notes (*.docx *.odt *.rtf *.html *.htm *.pdf *.txt *.md);;Tous les fichiers (*)",
    ),
    "import.folderless": Wording(
        "Choose a folder of documents first: the note’s sources are looked for there.",
        "Choisissez d’abord un dossier de documents : les sources de la note y sont cherchées.",
    ),
    "import.wait": Wording(
        "The folder is still being read; start again when that is done, so that every source is found.",
        "Le dossier est en cours de lecture; recommencez ensuite, pour que toutes les sources soient trouvées.",
    ),
    "import.reading": Wording(
        "Reading {name} and looking for the sources of its texts…",
        "Lecture de {name} et recherche des sources de ses textes…",
    ),
    "import.stop": Wording("Stop", "Arrêter"),
    "import.summary": Wording("{passages}: {parts}.", "{passages} : {parts}."),
    "match.verbatim": Wording("word for word as its source", "mot pour mot comme sa source"),
    "match.cut": Wording("its source, shortened", "sa source, abrégée"),
    "match.altered": Wording("its source, altered", "sa source, modifiée"),
    "match.assembled": Wording("put together from several passages", "composé de plusieurs passages"),
    "match.partial": Wording("in part from its source", "en partie de sa source"),
    "match.resembles": Wording("resembles a passage; no source", "ressemble à un passage; sans source"),
    "match.none": Wording("no source was found", "aucune source trouvée"),
    "match.short": Wording("too short to look for a source", "trop court pour en chercher la source"),
    "match.change": Wording("{used} for {source}", "{used} au lieu de {source}"),
    "match.nothing": Wording("nothing", "rien"),
    "export.rows": Wording("Open data (CSV)", "Données ouvertes (CSV)"),
    "export.rows-hint": Wording(
        "A row for the open-data portal: English and French, without what is withheld.",
        "Une rangée pour le portail de données ouvertes : anglais et français, sans ce qui est caviardé.",
    ),
    "export.row-needs": Wording(
        "The open-data row is not complete; it still needs: {needs}.",
        "La rangée de données ouvertes n’est pas complète; il manque : {needs}.",
    ),
    "export.annex": Wording("Sources", "Sources"),
    "export.annex-book": Wording("listed once, at the end", "en une seule liste, à la fin"),
    "export.annex-tab": Wording("behind each note", "derrière chaque note"),
    "paste.nothing": Wording(
        "There is no text to paste; copy some text first.", "Il n’y a aucun texte à coller; copiez-en d’abord."
    ),
}

COUNTED_CHECKS: Mapping[str, tuple[Wording, Wording]] = {
    "import.same": (
        Wording("{n} word for word", "{n} mot pour mot"),
        Wording("{n} word for word", "{n} mot pour mot"),
    ),
    "import.altered": (Wording("{n} altered", "{n} modifié"), Wording("{n} altered", "{n} modifiés")),
    "import.none": (
        Wording("{n} without a source", "{n} sans source"),
        Wording("{n} without a source", "{n} sans source"),
    ),
    "remarks": (Wording("{n} remark", "{n} remarque"), Wording("{n} remarks", "{n} remarques")),
    "remarks.words": (Wording("{n} word", "{n} mot"), Wording("{n} words", "{n} mots")),
    "remarks.more": (Wording("{n} more", "{n} autre"), Wording("{n} more", "{n} autres")),
    "paste.pictures": (Wording("{n} picture", "{n} image"), Wording("{n} pictures", "{n} images")),
    "paste.struck": (
        Wording("{n} passage struck out", "{n} passage barré"),
        Wording("{n} passages struck out", "{n} passages barrés"),
    ),
}
