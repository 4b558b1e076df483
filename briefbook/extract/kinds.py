"""Extract room: what kind of document a file is, from the words its authors use for it, English and French."""

import re
from collections.abc import Collection

from briefbook.model.kinds import DocumentKind
from briefbook.model.text import fold

_TYPE_WORDS = {
    DocumentKind.STATEMENT: "statement|declaration|press statement|media statement|statements releases",
    DocumentKind.JOINT_STATEMENT: "joint statement|declaration conjointe|declaration commune|joint declaration",
    DocumentKind.NEWS_RELEASE: "news release|press release|media release|communique|communique de presse|media advisory"
    "|avis aux medias|for immediate release|pour diffusion immediate|pour publication immediate|news releases",
    DocumentKind.NEWS_STORY: "news story|news article|press article|article de presse|blog post|billet de blogue|blog",
    DocumentKind.BACKGROUNDER: "backgrounder|background document|document d'information|fact sheet|factsheet"
    "|fiche d'information|feuillet d'information|fiche documentaire",
    DocumentKind.CONSULTATION: "consultation|closed consultation|consultation terminee|consultations"
    "|public consultation|consultation publique|engagement",
    DocumentKind.SPEECH: "speech|remarks|speaking notes|opening statement|opening remarks|discours|allocution"
    "|notes d'allocution|notes pour une allocution|declaration preliminaire|declaration liminaire|mot d'ouverture"
    "|speeches remarks|speeches|press briefings|transcript|transcription",
    DocumentKind.NARRATIVE: "communications narrative|communication narrative|narrative|trame narrative"
    "|trame narrative des communications|trame de communication",
    DocumentKind.ISSUE_NOTE: "issue note|committee issue note|note d'enjeu|fiche d'enjeu|note sur un enjeu",
    DocumentKind.APPEARANCE_OVERVIEW: "appearance overview|committee appearance overview"
    "|committee & appearance overview|apercu de la comparution|vue d'ensemble de la comparution",
    DocumentKind.QP_NOTE: "question period note|note for question period|qp note|note pour la periode des questions"
    "|note de periode des questions|note de la periode des questions|question period card",
    DocumentKind.PARLIAMENTARY_NOTE: "parliamentary note|note parlementaire",
    DocumentKind.MEDIA_LINES: "media lines|media lines and questions and answers|media lines and q&a|infocapsules"
    "|lignes mediatiques|lignes medias|media messages|questions and answers|questions et reponses|lines to take",
    DocumentKind.MEMO: "memorandum|memo|memorandum for information|memorandum for decision|memorandum for approval"
    "|memorandum for signature|memorandum to the minister|memorandum for the minister|memorandum to minister"
    "|note de service|note au ministre|note a la ministre|note pour le ministre|note pour la ministre"
    "|note de service au ministre|note de service a la ministre|briefing note|note d'information pour le ministre"
    "|note de breffage|briefing note for the minister",
    DocumentKind.WRITTEN_ANSWERS: "written answers|written responses|reponses ecrites|library of parliament questions"
    "|questions de la bibliotheque du parlement",
    DocumentKind.LAW: "act|regulations|loi|reglement|legislation text",
    DocumentKind.EMAIL: "email|e-mail|courriel",
    DocumentKind.OTHER: "other|autre",
}
_KIND = {word: kind for kind, words in _TYPE_WORDS.items() for word in words.split("|")}
_LONGEST_WORD = 80
_OWN_NAMES = {kind.value: kind for kind in DocumentKind}
_WEAK = frozenset({"for immediate release", "pour diffusion immediate", "pour publication immediate"})
_NOT_A_LINE = frozenset(
    {"act", "loi", "email", "e-mail", "courriel", "other", "autre", "blog", "engagement", "article"}
)

_TITLES = (
    (DocumentKind.NARRATIVE, r"\bcommunications? narrative\b|\btrame (?:narrative|de communications?)\b"),
    (DocumentKind.QP_NOTE, r"\bquestion period\b|\bperiode des? questions\b|^qp note\b"),
    (DocumentKind.PARLIAMENTARY_NOTE, r"\bparliamentary note\b|\bnote parlementaire\b"),
    (DocumentKind.MEDIA_LINES, r"\bmedia lines\b|\binfocapsules?\b|\blignes? media|\blines to take\b"),
    (
        DocumentKind.APPEARANCE_OVERVIEW,
        r"\bappearance overview\b|\bcommittee overview\b|\bcommittee and appearance\b"
        r"|\bapercu d[eu] (?:la comparution|comite)\b"
        r"|\bvue d'ensemble d[eu] (?:la comparution|comite)\b",
    ),
    (
        DocumentKind.WRITTEN_ANSWERS,
        r"\blibrary of parliament questions\b|\bwritten (?:answers|responses)\b|\breponses? ecrites?\b"
        r"|\bbibliotheque du parlement\b|\border paper question",
    ),
    (DocumentKind.ISSUE_NOTE, r"\bissue note\b|\b(?:note|fiche) d'enjeu\b"),
    (
        DocumentKind.JOINT_STATEMENT,
        r"\bjoint (?:[\w.'-]+ ){0,3}(?:statement|declaration|communique)\b|\bdeclaration (?:conjointe|commune)\b",
    ),
    (DocumentKind.NEWS_RELEASE, r"^(?:news|press|media) release\b|^media advisory\b|^communique\b|^avis aux medias\b"),
    (
        DocumentKind.BACKGROUNDER,
        r"\bbackgrounder\b|\bdocument d'information\b|^(?:[\w-]+ ){0,2}fact ?sheet\b|\bfact ?sheet$"
        r"|^(?:fiche|feuillet) d'information\b",
    ),
    (
        DocumentKind.SPEECH,
        r"\bspeaking notes\b|\bopening (?:statement|remarks)\b"
        r"|\bremarks (?:by|of|as|from|to|at|delivered|on|prepared|in)\b|^remarks\b"
        r"|\bspeech (?:by|to|at|of|for)\b|^speech\b"
        r"|\binaugural address\b|\baddress (?:by|to the (?:nation|house|congress))\b"
        r"|^(?:discours|allocution)\b|\bnotes? (?:d'|pour une )allocution\b|\bmot d'ouverture\b"
        r"|\bdeclaration (?:liminaire|preliminaire|d'ouverture)\b|\bpress (?:briefing|gaggle|conference|call)\b",
    ),
    (
        DocumentKind.MEMO,
        r"^(?:a |\w+ )?memorandum\b|^memo\b|^note de service\b|^note (?:au|a la|pour (?:le|la)) ministre\b"
        r"|^briefing note\b|^note de breffage\b",
    ),
    (
        DocumentKind.STATEMENT,
        r"^statement\b|\bstatement (?:by|from|of|on)\b|^declaration\b|^(?:media|press) statement\b",
    ),
    (
        DocumentKind.CONSULTATION,
        r"\bconsultations? (?:on|sur|publique)\b|^consultations?\b|\bclosed consultation\b|^engagement on\b"
        r"|\bconsultation terminee\b|^public (?:consultation|engagement)\b"
        r"|^(?:mobilisation|participation) (?:sur|a l'egard)\b"
        r"|^what we heard\b|^ce que nous avons entendu\b",
    ),
    (DocumentKind.LAW, r"^an act (?:to|respecting)\b|^loi (?:concernant|visant|modifiant|edictant)\b"),
)
_HINTS = {
    DocumentKind.NARRATIVE: ("narrative", "trame"),
    DocumentKind.QP_NOTE: ("question", "qp note"),
    DocumentKind.PARLIAMENTARY_NOTE: ("parliamentary note", "note parlementaire"),
    DocumentKind.MEDIA_LINES: ("media", "infocapsule", "lines to take"),
    DocumentKind.APPEARANCE_OVERVIEW: ("overview", "committee and", "apercu", "vue d'ensemble"),
    DocumentKind.WRITTEN_ANSWERS: ("library of", "written", "reponse", "bibliotheque", "order paper"),
    DocumentKind.ISSUE_NOTE: ("issue note", "d'enjeu"),
    DocumentKind.JOINT_STATEMENT: ("joint", "commune"),
    DocumentKind.NEWS_RELEASE: ("release", "advisory", "communique", "avis aux"),
    DocumentKind.BACKGROUNDER: ("background", "d'information", "sheet"),
    DocumentKind.SPEECH: (
        *("speaking", "opening", "remarks", "speech", "address", "discours", "allocution", "d'ouverture", "liminaire"),
        "press ",
    ),
    DocumentKind.MEMO: ("memo", "note"),
    DocumentKind.STATEMENT: ("statement", "declaration"),
    DocumentKind.CONSULTATION: (
        *("consultation", "engagement", "mobilisation", "participation", "what we heard", "nous avons entendu"),
    ),
    DocumentKind.LAW: ("act ", "loi "),
}
"""What a title has to hold, one of them, that names a kind: to look for that takes a tenth of the time."""
_TITLE_PATTERNS = tuple((kind, _HINTS[kind], re.compile(pattern)) for kind, pattern in _TITLES)

_HEADINGS = (
    (DocumentKind.QP_NOTE, ({"suggested response", "reponse suggeree"},)),
    (DocumentKind.PARLIAMENTARY_NOTE, ({"proposed response", "reponse proposee"},)),
    (
        DocumentKind.ISSUE_NOTE,
        (
            {"key messages", "messages cles"},
            {"supplementary messages", "messages supplementaires", "key facts and figures", "faits et chiffres cles"},
        ),
    ),
    (DocumentKind.MEDIA_LINES, ({"key messages", "messages cles"}, {"holding line", "questions and answers", "q&a"})),
)


def kind_of_word(text: str) -> DocumentKind | None:
    """Return the kind that a type word, one of our own names or a front matter value stands for, or None."""
    folded = _folded(text)
    return _OWN_NAMES.get(folded) or _KIND.get(folded) or _KIND.get(folded.replace("-", " "))


def is_type_word(text: str) -> bool:
    """Tell whether a whole line only says what kind of document this is, such as "News release" or "Déclaration"."""
    folded = _folded(text)
    return folded in _KIND and folded not in _NOT_A_LINE


def _folded(text: str) -> str:
    return fold(text).strip(" .:*_[]()") if len(text) <= _LONGEST_WORD else ""


def is_weak_type_word(text: str) -> bool:
    """Tell whether a type word says when to publish rather than what; a title that names a kind says it better."""
    return _folded(text) in _WEAK


def kind_of_title(title: str) -> DocumentKind | None:
    """Return the kind that the words of a title name, or None."""
    folded = fold(title)
    for kind, hints, pattern in _TITLE_PATTERNS:
        if any(map(folded.__contains__, hints)) and pattern.search(folded):
            return kind
    return None


def kind_of_headings(headings: Collection[str]) -> DocumentKind | None:
    """Return the kind that always has these headings (source: open data schemas of the kinds of notes), or None."""
    folded = {fold(heading).strip(" :.") for heading in headings}
    for kind, groups in _HEADINGS:
        if all(folded & group for group in groups):
            return kind
    return None
