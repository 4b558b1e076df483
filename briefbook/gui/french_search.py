"""GUI room: what is remarked about a search, in French, by its English form."""

from collections.abc import Mapping

SEARCH: Mapping[str, str] = {
    "A date is written YYYY, YYYY-MM or YYYY-MM-DD; {text} is none.": (
        "Une date s’écrit AAAA, AAAA-MM ou AAAA-MM-JJ; {text} n’en est pas une."
    ),
    "No passage has all of these words; shown are passages with most of them.": (
        "Aucun passage ne contient tous ces mots; voici ceux qui en contiennent la plupart."
    ),
    "This takes long; shown are the first {count} passages that were found.": (
        "La recherche est longue; voici les {count} premiers passages trouvés."
    ),
    "Only the first {count} words were searched for.": "Seuls les {count} premiers mots ont été cherchés.",
    "Your synonyms were not searched for: no line of their file can be used; open the synonyms to see why.": (
        "Vos synonymes n’ont pas été cherchés : aucune ligne de leur fichier n’est utilisable; ouvrez les synonymes "
        "pour voir pourquoi."
    ),
    "There is no word in this to search for.": "Il n’y a là aucun mot à chercher.",
    "{what}, so each word was searched for as it stands.": "{what}; chaque mot a donc été cherché tel quel.",
    "{what}, so “{text}” was searched for as it stands.": "{what}; « {text} » a donc été cherché tel quel.",
    "There is no topic “{name}”, so it was left out; no topic has been made yet.": (
        "Il n’y a pas de sujet « {name} »; il a été laissé de côté, car aucun sujet n’existe encore."
    ),
    "There is no topic “{name}”, so it was left out; the topics are {names}.": (
        "Il n’y a pas de sujet « {name} »; il a été laissé de côté. Les sujets sont {names}."
    ),
    "No document here is published by “{name}”{ending}": "Aucun document ici n’est publié par « {name} »{ending}",
    "No document here is marked “{name}”{ending}": "Aucun document ici ne porte la mention « {name} »{ending}",
    "No document here lies in a folder “{name}”{ending}": (
        "Aucun document ici ne se trouve dans un dossier « {name} »{ending}"
    ),
    "; did you mean “{near}” or “{other}”?": "; vouliez-vous dire « {near} » ou « {other} »?",
    "A quotation mark is not closed": "Un guillemet n’est pas fermé",
    "A bracket is closed that was not opened": "Une parenthèse fermée n’a pas été ouverte",
    "A bracket is not closed": "Une parenthèse n’est pas fermée",
    "There is nothing between two brackets": "Il n’y a rien entre deux parenthèses",
    "There are too many brackets in one another": "Il y a trop de parenthèses les unes dans les autres",
    "AND wants words on both sides": "AND veut des mots des deux côtés",
    "OR wants words on both sides": "OR veut des mots des deux côtés",
    "NEAR wants words on both sides": "NEAR veut des mots des deux côtés",
    "NEAR wants words or quotations on both sides": "NEAR veut des mots ou des citations des deux côtés",
    "NOT wants a word after it": "NOT veut un mot à sa suite",
    "The sign ~ wants at least three letters before it": "Le signe ~ veut au moins trois lettres devant lui",
    "The star wants at least two letters beside it": "L’astérisque veut au moins deux lettres à côté de lui",
    "{field}: wants a value after it": "{field}: veut une valeur à sa suite",
    "{field}: wants a value right after it, without a blank": (
        "{field}: veut une valeur juste à sa suite, sans espace"
    ),
    "{field}: wants words after it": "{field}: veut des mots à sa suite",
    "{field}: wants words right after it, without a blank": "{field}: veut des mots juste à sa suite, sans espace",
    "{field}: wants words, not another field": "{field}: veut des mots, non un autre champ",
    "{field}: wants a date as 2023, 2023-05, May 2023, 2022..2023 or “last month”, not {text}": (
        "{field}: veut une date comme 2023, 2023-05, mai 2023, 2022..2023 ou « mois dernier », non {text}"
    ),
    "figure: wants a number such as 405000 or 4.4%, not {text}": (
        "figure: veut un nombre comme 405000 ou 4,4 %, non {text}"
    ),
    "{text} may mean the topics {names}": "{text} peut désigner les sujets {names}",
    "There is no topic called {text}; there are {names}": "Aucun sujet ne s’appelle {text}; il y a {names}",
    "There is no kind of document called {text}; there are {names}": (
        "Aucune sorte de document ne s’appelle {text}; il y a {names}"
    ),
    "There is no language called {text} here; there are {names}": (
        "Aucune langue ne s’appelle {text} ici; il y a {names}"
    ),
    "No day comes before {day}": "Aucun jour ne précède le {day}",
    "No day comes after {day}": "Aucun jour ne suit le {day}",
}
