"""What a title says a document is, English and French; a title that says nothing of it is none."""

import pytest

from briefbook.extract.kinds import kind_of_title

TITLES = {
    "narrative": "Communications narrative: ferries | Trame narrative : traversiers | Trame de communication",
    "qp-note": "Question Period: ferries | Période de questions | Période des questions | QP Note on ferries",
    "parliamentary-note": "A parliamentary note on ferries | Une note parlementaire",
    "media-lines": "Media lines on ferries | Infocapsules | Ligne média | Ferries: lines to take",
    "appearance-overview": "Appearance overview | Committee overview | Committee and appearance | Aperçu du comité"
    " | Aperçu de la comparution | Vue d’ensemble du comité",
    "written-answers": "Library of Parliament questions | Written answers on ferries | Réponses écrites"
    " | Bibliothèque du Parlement | Order paper question 12",
    "issue-note": "Issue note: ferries | Note d’enjeu | Fiche d’enjeu",
    "joint-statement": "Joint statement on ferries | Joint Canada and Mexico declaration | Déclaration conjointe"
    " | Déclaration commune",
    "news-release": "News release: ferries | Press release | Media release | Media advisory | Communiqué"
    " | Avis aux médias",
    "backgrounder": "Backgrounder: ferries | Document d’information | Ferry fact sheet | Factsheet"
    " | Fiche d’information | Feuillet d’information",
    "speech": "Speaking notes | Opening remarks | Opening address by the mayor | Remarks by the mayor"
    " | Remarks | Speech | A speech to the harbour | Inaugural address | Address to the nation"
    " | Discours | Allocution du maire"
    " | Notes d’allocution | Notes pour une allocution | Mot d’ouverture | Déclaration liminaire"
    " | Déclaration préliminaire | Déclaration d’ouverture | Press briefing | Press gaggle by the mayor",
    "memo": "A memorandum | Memorandum on ferries | Memo | Note de service | Note au ministre | Note pour la ministre"
    " | Briefing note | Note de breffage",
    "statement": "Statement on ferries | Harbour statement by the mayor | Déclaration du maire | Press statement",
    "consultation": "Consultations on ferries | Consultation publique | Closed consultation | Engagement on ferries"
    " | Consultation terminée | Public engagement | Mobilisation sur les traversiers | What we heard"
    " | Ce que nous avons entendu | Participation à l’égard des traversiers",
    "law": "An Act to amend the Ferry Act | An Act respecting ferries | Loi concernant les traversiers"
    " | Loi modifiant la loi",
}
EVERY = [(kind, one.strip()) for kind, row in TITLES.items() for one in row.split("|")]


@pytest.mark.parametrize(("kind", "title"), EVERY, ids=[title for _, title in EVERY])
def test_a_title_names_the_kind_of_its_document(kind: str, title: str) -> None:
    assert kind_of_title(title) == kind
    assert kind_of_title(title.upper()) == kind


@pytest.mark.parametrize("title", ["Ferries in winter", "Les traversiers en hiver", "The noted harbour", ""])
def test_a_title_that_names_no_kind_says_nothing(title: str) -> None:
    assert kind_of_title(title) is None
