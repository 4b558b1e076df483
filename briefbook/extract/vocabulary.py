"""Extract room: closed lists of words that notes are built with, folded (lower case, no accents), both languages."""

import re

from briefbook.model.text import fold

_LONGEST = 80
_LONGEST_HEAD = 100
_BOTH_LANGUAGES = re.compile(r" ?[/|] ?| - ")
_SECTION_WORDS = frozenset(
    """
    about, about the committee, a propos du comite, abstract, additional information, agenda, analysis, annex, annexe,
    answer, appendix, approvals, approved by, associated links, attachments, background, background information,
    chronology, communications implications, conclusion, considerations, consultation, consultations, contact, contacts,
    contents, contexte, cover, current status, details, discussion, enjeu, enjeu ou question, executive summary, faits
    en bref, faits et chiffres cles, faits saillants, further information, highlights, how, how to participate,
    introduction, issue, issue/question, issue or question, key facts, key facts and figures, key messages, liens
    connexes, messages cles, messages supplementaires, next steps, notes, objectives, objectifs, options, overview,
    pieces jointes, position, preambule, preamble, prepared by, prochaines etapes, proposed response, purpose, but,
    objet, q&a, questions, questions and answers, questions et reponses, quick facts, quotes, citations, recommendation,
    recommendations, recommandation, recommandations, references, related documents, related information, related
    links, related products, renseignements connexes, renseignements supplementaires, reponse, reponse proposee, reponse
    suggeree, response, resume, sommaire, sources, statement, statements, sujet, suggested response, summary,
    supplementary messages, table of contents, table des matieres, talking points, timeline, what, when, where, who,
    why, what we heard, ce que nous avons entendu, situation actuelle, current situation, analyse, conclusion generale,
    apercu, holding line, spokesperson, environmental scan, contenu, liste, acknowledgements, remerciements
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
_GENERIC_TITLES = frozenset(
    """
    document, word document, untitled, untitled document, sans titre, document1, document2, new document, nouveau
    document, title, titre, presentation, powerpoint presentation, template, modele, draft, ebauche, home, accueil,
    welcome, bienvenue, index, page, blank, default, test, microsoft word, website, news, nouvelles, header
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
_LETTERHEAD = re.compile(
    r"(?:the )?government of [a-z ]{3,30}|(?:le )?gouvernement (?:du|de la|de l'|de|des) ?[a-z -]{3,30}"
    r"|news|nouvelles|newsroom|media|media (?:room|centre|center|relations)|salle de (?:presse|nouvelles)"
    r"|(?:the )?(?:department|ministry|office|embassy) of (?:the )?[a-z ,'-]{3,60}"
    r"|(?:ministere|bureau|cabinet|ambassade) (?:du|de la|de l'|des|de) ?[a-z ,'-]{3,60}"
    r"|(?:standing|special) (?:senate )?committee on [a-z ,'-]{3,80}(?: \([a-z]{4}\))?"
    r"|comite (?:permanent|special) (?:du|de la|de l'|des|de) ?[a-z ,'-]{3,80}(?: \([a-z]{4}\))?|(?:the )?white house"
)
"""What a letter or a release is headed with: it names who writes, not what about (folded)."""
_NEWS_OF = re.compile(r"[A-Z]{2,6} (?:NEWS|News|NOUVELLES|Nouvelles|MEDIA|Media)")
_HEADLINE = re.compile(
    r"\b(?:announc|publish|welcom|invest|launch|open|support|releas|appoint|updat|mark|respond|sign|host|annonc|publi|lanc"
    r"|ouvr|appui|accueill|nomm|report|statement|declaration|plan|rapport)[a-z]*\b"
)
"""Words of headlines (folded): a line with one says more than a name."""
_SMALL = re.compile(
    r"(?<![\w’'])(?!(?:of|the|and|for|to|on|in|du|de|des|la|le|les|et|à|aux|au|en|pour|sur|d|l|permanent|spécial|ministre|privé"
    r"|citoyenneté|immigration|publique|nationale?|fédérale?)\b)"
    r"[a-zà-ÿ]+\b"
)
"""A word in small letters that names do not have."""
_MARKINGS = {
    "unclassified": "Unclassified",
    "non classe": "Unclassified",
    "non classifie": "Unclassified",
    "protected a": "Protected A",
    "protege a": "Protected A",
    "protected b": "Protected B",
    "protege b": "Protected B",
    "protected c": "Protected C",
    "protege c": "Protected C",
    "confidential": "Confidential",
    "confidentiel": "Confidential",
    "secret": "Secret",
    "top secret": "Top Secret",
    "tres secret": "Top Secret",
    "sensitive but unclassified": "Sensitive But Unclassified",
    "cabinet confidence": "Cabinet Confidence",
    "document confidentiel du cabinet": "Cabinet Confidence",
}


def is_section_word(text: str) -> bool:
    """Tell whether a line is a heading that notes of every kind have, such as "Background" or "Messages clés"."""
    return len(text) <= _LONGEST and fold(text).strip(" :.0123456789)") in _SECTION_WORDS


def is_generic_title(text: str) -> bool:
    """Tell whether a title says nothing about its document, such as what a program fills in by itself."""
    folded = fold(text).strip(" :.")
    return folded in _GENERIC_TITLES or folded.startswith("microsoft word - ")


def is_letterhead(text: str) -> bool:
    """Tell whether a line only says who writes, such as "Government of Canada" or "IRCC NEWS"."""
    if len(text) > _LONGEST_HEAD:
        return False
    folded = fold(text).strip(" .:|")
    if _NEWS_OF.fullmatch(text.strip(" .:|")):
        return True
    return _LETTERHEAD.fullmatch(folded) is not None and not _HEADLINE.search(folded) and not _SMALL.search(text)


def marking_of(text: str) -> str | None:
    """Return the marking that a whole line is, in English, or None (source: PSPC security manual, chapter 5).

    A line in both languages, "Protégé A / Protected A", is one marking.
    """
    if len(text) > _LONGEST:
        return None
    found = {_MARKINGS.get(part.strip(" .:*[]()-")) for part in _BOTH_LANGUAGES.split(fold(text).strip(" .:*/[]()-"))}
    return found.pop() if len(found) == 1 else None
