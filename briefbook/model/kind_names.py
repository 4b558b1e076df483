"""Model room: how kinds of document are called, in English and French, and what else people call them."""

from briefbook.model.kinds import DocumentKind, Language
from briefbook.model.text import fold

_NAMES: dict[DocumentKind, tuple[str, str, str]] = {
    DocumentKind.STATEMENT: ("statement", "déclaration", ""),
    DocumentKind.JOINT_STATEMENT: ("joint statement", "déclaration commune", "déclaration conjointe"),
    DocumentKind.NEWS_RELEASE: ("news release", "communiqué de presse", "communiqué|press release|release"),
    DocumentKind.NEWS_STORY: ("news story", "nouvelle", "news|story|article|article de presse"),
    DocumentKind.BACKGROUNDER: (
        "backgrounder",
        "document d’information",
        "background|fact sheet|fiche d’information|feuillet d’information",
    ),
    DocumentKind.CONSULTATION: ("consultation", "consultation", ""),
    DocumentKind.SPEECH: ("speech", "discours", "remarks|speaking notes|allocution"),
    DocumentKind.NARRATIVE: ("narrative", "exposé narratif", "trame narrative|trame"),
    DocumentKind.ISSUE_NOTE: ("issue note", "note d’enjeu", "fiche d’enjeu"),
    DocumentKind.APPEARANCE_OVERVIEW: ("appearance overview", "aperçu de comparution", "aperçu de la comparution"),
    DocumentKind.QP_NOTE: (
        "QP note",
        "note de période des questions",
        "question period note|note pour la période des questions|note pq",
    ),
    DocumentKind.PARLIAMENTARY_NOTE: ("parliamentary note", "note parlementaire", ""),
    DocumentKind.MEDIA_LINES: (
        "media lines",
        "infocapsules",
        "media line|infocapsule|lines to take|lignes médiatiques",
    ),
    DocumentKind.MEMO: ("memo", "note de service", "memorandum|memoranda|briefing note|mémo"),
    DocumentKind.WRITTEN_ANSWERS: ("written answers", "réponses écrites", "written answer|réponse écrite"),
    DocumentKind.LAW: ("law", "loi", "act|legislation|regulation|règlement"),
    DocumentKind.EMAIL: ("email", "courriel", "e-mail|mail"),
    DocumentKind.OTHER: ("other", "autre", ""),
}


def kind_name(kind: DocumentKind, language: Language) -> str:
    """Return what a kind of document is called."""
    english, french, _ = _NAMES[kind]
    return french if language == "fr" else english


def kind_named(name: str) -> DocumentKind | None:
    """Return the kind that a name in either language means: singular or plural, with or without accents and dashes."""
    return _KINDS.get(_key(name))


def _key(name: str) -> str:
    """Return a name without accents, dashes and the plural of each of its words."""
    words = "".join(char if char.isalnum() else " " for char in fold(name)).split(" ")
    return " ".join(
        word.removesuffix("ies") + "y" if word.endswith("ies") else _singular(word) for word in words if word
    )


def _singular(word: str) -> str:
    return word[:-2] if word.endswith(("ches", "shes")) else word.removesuffix("s")


_KINDS: dict[str, DocumentKind] = {
    _key(name): kind
    for kind, (english, french, others) in _NAMES.items()
    for name in (kind.value, english, french, *others.split("|"))
    if name
}
