"""GUI room: what the window says about finding: filters, order, counts, saved searches; sayings.py takes it in."""

from collections.abc import Mapping

from briefbook.model.book import Wording

FINDING: Mapping[str, Wording] = {
    # search
    "search.hint": Wording("Search the corpus", "Chercher dans le corpus"),
    "search.name": Wording("Search the corpus", "Chercher dans le corpus"),
    "search.clear": Wording("Clear (Esc)", "Effacer (Échap)"),
    "search.icon": Wording("Ctrl+K", "Ctrl+K"),
    "sort.name": Wording("Order of the results", "Ordre des résultats"),
    "sort.best": Wording("Best match", "Pertinence"),
    "sort.newest": Wording("Newest first", "Plus récents"),
    # filters
    "filter.add": Wording("Filter", "Filtre"),
    "filter.add-name": Wording("Add a filter", "Ajouter un filtre"),
    "filter.clear": Wording("Clear all", "Tout effacer"),
    "filter.clear-name": Wording("Clear all filters", "Effacer tous les filtres"),
    "filter.kind": Wording("Kind", "Type"),
    "filter.publisher": Wording("Publisher", "Éditeur"),
    "filter.year": Wording("Date", "Date"),
    "filter.language": Wording("Language", "Langue"),
    "filter.topic": Wording("Topic", "Sujet"),
    "filter.folder": Wording("Folder", "Dossier"),
    "filter.marking": Wording("Marking", "Marquage"),
    "filter.like": Wording("Like", "Semblable à"),
    "filter.english": Wording("English", "Anglais"),
    "filter.french": Wording("French", "Français"),
    "filter.since": Wording("Since {date}", "Depuis {date}"),
    "filter.until": Wording("Until {date}", "Jusqu’à {date}"),
    "filter.between": Wording("{since} – {until}", "{since} – {until}"),
    "filter.in": Wording("In {folder}", "Dans {folder}"),
    "filter.like-text": Wording("Like: “{text}”", "Semblable à : « {text} »"),
    "filter.chip": Wording("{name}: {value}", "{name} : {value}"),
    "filter.chip-typed": Wording("{name}: {value}, from the search box", "{name} : {value}, du champ de recherche"),
    "filter.remove": Wording("Remove the filter {name}: {value}", "Retirer le filtre {name} : {value}"),
    "filter.keys": Wording("Del removes it, Left and Right go on", "Suppr le retire, Gauche et Droite passent"),
    "filter.range": Wording("From … to …", "De … à …"),
    "filter.range-since": Wording("From", "Du"),
    "filter.range-until": Wording("To", "Au"),
    "filter.range-example": Wording("YYYY, YYYY-MM or YYYY-MM-DD", "AAAA, AAAA-MM ou AAAA-MM-JJ"),
    "filter.range-apply": Wording("Apply", "Appliquer"),
    "filter.range-close": Wording("Close (Esc)", "Fermer (Échap)"),
    "filter.range-wrong": Wording(
        "“{typed}” is no date; write 2023, 2023-05 or 2023-05-17.",
        "« {typed} » n’est pas une date; écrivez 2023, 2023-05 ou 2023-05-17.",
    ),
    "filter.range-turned": Wording("The first date is later than the last one.", "La première date suit la dernière."),
    "filter.nothing": Wording("Nothing to choose here", "Rien à choisir ici"),
    "filter.more": Wording("and {n} more", "et {n} de plus"),
    # the same said elsewhere
    "also.none": Wording("This is said in no other passage.", "Ceci n’est dit dans aucun autre passage."),
    "also.nearly": Wording("nearly the same", "presque identique"),
    # history, likeness, figures
    "history.none": Wording("No search was made here yet.", "Aucune recherche n’a encore été faite ici."),
    "history.clear": Wording("Forget these searches", "Oublier ces recherches"),
    "history.cleared": Wording("The searches were forgotten.", "Les recherches ont été oubliées."),
    "figure.none": Wording(
        "Select a figure in the document, or put the cursor on one.",
        "Sélectionnez un chiffre du document, ou placez-y le curseur.",
    ),
    # counts
    "count.of": Wording("{passages} in {documents}", "{passages} dans {documents}"),
    "count.first": Wording("first {n} shown", "les {n} premiers affichés"),
    "count.different": Wording("{n} different", "{n} différents"),
    "count.none": Wording("No passage", "Aucun passage"),
    "count.fresh": Wording("index up to date", "index à jour"),
    "results.none": Wording(
        "No passage answers this. Try fewer words, or OR between them.",
        "Aucun passage ne répond. Essayez moins de mots, ou OU entre eux.",
    ),
    "results.reading": Wording(
        "The folder is being read; passages appear here as they are found.",
        "Le dossier est en cours de lecture; les passages apparaissent ici au fur et à mesure.",
    ),
    "results.filtered": Wording(
        "No passage answers this with these filters. Clear the filters to search everything.",
        "Aucun passage ne répond avec ces filtres. Effacez-les pour chercher partout.",
    ),
    "results.empty": Wording(
        "This folder holds no document that Briefbook can read. Choose another with Ctrl+Shift+O.",
        "Ce dossier ne contient aucun document lisible. Choisissez-en un autre avec Ctrl+Maj+O.",
    ),
}

COUNTED_FINDING: Mapping[str, tuple[Wording, Wording]] = {
    "passages": (Wording("{n} passage", "{n} passage"), Wording("{n} passages", "{n} passages")),
    "documents": (Wording("{n} document", "{n} document"), Wording("{n} documents", "{n} documents")),
}
