"""GUI room: what the window says about how a query is taken, and how one is written; sayings.py takes it in."""

from collections.abc import Mapping

from briefbook.model.book import Wording

EXPLAINING: Mapping[str, Wording] = {
    "explain.title": Wording("How this search is taken", "Comment cette recherche est comprise"),
    "explain.show": Wording("Explain this search (Ctrl+Shift+K)", "Expliquer cette recherche (Ctrl+Maj+K)"),
    "explain.close": Wording("Close the explanation (Esc)", "Fermer l’explication (Échap)"),
    "explain.word": Wording("the word, in any of its forms", "le mot, sous toutes ses formes"),
    "explain.exact": Wording(
        "exactly these words in this order, small words too", "exactement ces mots dans cet ordre, même les petits"
    ),
    "explain.begins": Wording("every word that begins so", "tout mot qui commence ainsi"),
    "explain.pattern": Wording("every word spelled like this", "tout mot écrit ainsi"),
    "explain.spelled-like": Wording("words spelled nearly like this", "mots écrits presque ainsi"),
    "explain.figure": Wording("the figure, however it is written", "le chiffre, quelle que soit son écriture"),
    "explain.near": Wording("at most {n} words apart:", "à {n} mots de distance au plus :"),
    "explain.title-field": Wording("in the title of the document:", "dans le titre du document :"),
    "explain.heading": Wording("in the headings above the passage:", "dans les titres au-dessus du passage :"),
    "explain.section": Wording("all under the same heading:", "tout sous le même titre :"),
    "explain.all": Wording("all of these:", "tout ceci :"),
    "explain.any": Wording("any of these:", "l’un de ceux-ci :"),
    "explain.without": Wording("without:", "sans :"),
    "explain.everything": Wording("every passage", "tous les passages"),
    "explain.nothing": Wording("nothing that could be found", "rien qui puisse être trouvé"),
    "explain.filter": Wording("only {name}: {value}", "seulement {name} : {value}"),
    "explain.spared": Wording(
        "not asked for: it says too little beside the other words",
        "laissé de côté : il dit trop peu auprès des autres mots",
    ),
    "explain.also": Wording("finds {words} too", "trouve aussi {words}"),
    "explain.synonyms": Wording("or {words}, of your synonyms", "ou {words}, de vos synonymes"),
    "explain.joined": Wording("{what}; {more}", "{what}; {more}"),
    "explain.more": Wording("{words} and {n} more", "{words} et {n} de plus"),
    "explain.none": Wording("Nothing is typed: every passage is listed.", "Rien n’est tapé : tout est listé."),
    # an empty answer
    "empty.suggestion": Wording("Did you mean “{query}”?", "Vouliez-vous dire « {query} »?"),
}
