"""Extract room: closed lists of words that notes are built with, folded (lower case, no accents), both languages."""

from briefbook.model.text import fold

_LONGEST = 80
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


def marking_of(text: str) -> str | None:
    """Return the marking that a whole line is, in English, or None (source: PSPC security manual, chapter 5)."""
    return _MARKINGS.get(fold(text).strip(" .:*/[]()-")) if len(text) <= _LONGEST else None
