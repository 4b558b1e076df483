"""Model room: the help of the query language, one table for the window and the command line, English and French."""

from dataclasses import dataclass

from briefbook.model.kinds import Language


@dataclass(frozen=True, slots=True)
class QuerySign:
    """One way to ask: how it is written, an example, and what it finds, each in English and in French."""

    sign: tuple[str, str]
    example: tuple[str, str]
    meaning: tuple[str, str]

    def in_language(self, language: Language) -> tuple[str, str, str]:
        """Return sign, example and meaning."""
        place = int(language == "fr")
        return self.sign[place], self.example[place], self.meaning[place]


QUERY_SIGNS: tuple[QuerySign, ...] = (
    QuerySign(
        ("words", "mots"),
        ("asylum claims", "demandes asile"),
        (
            "passages with all of the words, in any of their forms, with a hyphen or without",
            "passages qui ont tous les mots, sous toute forme, avec ou sans trait d’union",
        ),
    ),
    QuerySign(
        ("“ ”", "« »"),
        ('"rule of law"', '"primauté du droit"'),
        ("exactly these words in a row", "exactement ces mots, à la suite"),
    ),
    QuerySign(
        ("OR", "OU"),
        ("refugees OR migrants", "réfugiés OU migrants"),
        ("either of them, or both; in capitals", "l’un, l’autre ou les deux ; en majuscules"),
    ),
    QuerySign(
        ("-", "-"),
        ("asylum -hotel", "asile -hôtel"),
        ("without the word; NOT says the same", "sans le mot ; SAUF dit la même chose"),
    ),
    QuerySign(
        ("( )", "( )"),
        ("(visa OR permit) Mexico", "(visa OU permis) Mexique"),
        ("what belongs together", "ce qui va ensemble"),
    ),
    QuerySign(
        ("*", "*"),
        ("traffick*", "trafiq*"),
        ("every word that begins so", "tout mot qui commence ainsi"),
    ),
    QuerySign(
        ("* ? within", "* ? dans un mot"),
        ("organi?ation", "réf*ié"),
        (
            "* stands for any letters, ? for one; the word as it is spelled",
            "* tient lieu de lettres quelconques, ? d’une seule ; le mot tel qu’il s’écrit",
        ),
    ),
    QuerySign(
        ("~", "~"),
        ("traficking~", "imigration~"),
        (
            "words spelled nearly so: at most two slips; ~1 for one",
            "mots écrits presque ainsi : deux fautes au plus ; ~1 pour une",
        ),
    ),
    QuerySign(
        ("NEAR/5", "PRES/5"),
        ("border NEAR/5 asylum", "frontière PRES/5 asile"),
        (
            "at most five words apart, in any order; NEAR alone means ten",
            "à cinq mots au plus l’un de l’autre, dans tout ordre ; PRES seul : dix",
        ),
    ),
    QuerySign(
        ("title:", "titre:"),
        ("title:summit", "titre:sommet"),
        ("in the title of the document", "dans le titre du document"),
    ),
    QuerySign(
        ("heading:", "rubrique:"),
        ("heading:visas", "rubrique:visas"),
        ("in the headings above the passage", "dans les intertitres au-dessus du passage"),
    ),
    QuerySign(
        ("section:( )", "section:( )"),
        ("section:(visa Mexico)", "section:(visa Mexique)"),
        (
            "the words anywhere under the same heading, not in one passage alone",
            "les mots n’importe où sous le même intertitre, pas dans un seul passage",
        ),
    ),
    QuerySign(
        ("figure:", "chiffre:"),
        ("figure:405000", "chiffre:4,4%"),
        (
            "a figure in all its writings: 405,000, 405 thousand, 0.405 million",
            "un chiffre sous toutes ses formes : 4,4 %, 4.4 per cent, 4,4 pour cent",
        ),
    ),
    QuerySign(
        ("kind:", "genre:"),
        ("kind:speech,statement", "genre:discours,déclaration"),
        ("documents of these kinds", "documents de ces genres"),
    ),
    QuerySign(
        ("lang:", "langue:"),
        ("lang:fr", "langue:anglais"),
        ("documents in English or in French", "documents en anglais ou en français"),
    ),
    QuerySign(
        ("since:", "depuis:"),
        ('since:"last month"', 'depuis:"mois dernier"'),
        (
            "dated then or later: a year, 2023-05, May 2023, “last month”, “3 weeks ago”",
            "daté d’alors ou d’après : une année, 2023-05, mai 2023, « mois dernier », « il y a 3 semaines »",
        ),
    ),
    QuerySign(
        ("before:", "avant:"),
        ("before:2024-02", "avant:2024-02"),
        ("dated earlier; until: counts the day itself", "daté d’avant ; jusque: compte le jour même"),
    ),
    QuerySign(
        ("in:", "en:"),
        ("in:2023", "en:2023"),
        (
            "dated in this year, month or day; 2022..2023 for several, 2024.. and ..2020 with an open end",
            "daté de cette année, de ce mois ou de ce jour ; 2022..2023 pour plusieurs, 2024.. et ..2020 sans limite",
        ),
    ),
    QuerySign(
        ("publisher:", "éditeur:"),
        ('publisher:"Public Safety"', 'éditeur:"Sécurité publique"'),
        ("published by it; part of the name will do", "publié par lui ; une partie du nom suffit"),
    ),
    QuerySign(
        ("topic:", "sujet:"),
        ('topic:"Asylum claims"', 'sujet:"Demandes d’asile"'),
        ("filed under the topic, or found by its rules", "classé sous le sujet, ou trouvé par ses règles"),
    ),
    QuerySign(
        ("marking:", "mention:"),
        ("marking:unclassified", "mention:unclassified"),
        ("documents marked so", "documents qui portent cette mention"),
    ),
    QuerySign(
        ("folder:", "dossier:"),
        ("folder:speeches", "dossier:allocutions"),
        ("documents that lie in the folder", "documents qui se trouvent dans le dossier"),
    ),
    QuerySign(
        ("-kind:", "-genre:"),
        ("border -kind:law", "frontière -genre:loi"),
        ("any field can be excluded, or stand beside OR", "tout champ peut être exclu, ou se trouver à côté de OU"),
    ),
)
"""In the order in which they are shown."""
