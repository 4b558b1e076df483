"""GUI room: what the readers of files say in English, in French: why a line is the page's, what was not read.

The readers word it once, for the command line too; a sentence that is not known here keeps its English.
"""

import re
from collections.abc import Mapping

from briefbook.model.kinds import Language

PAGE_LINES_FR: Mapping[str, str] = {
    "A box beside the text.": "Un encadré à côté du texte.",
    "A control of the page.": "Une commande de la page.",
    "A field at the head of the document.": "Un champ en tête du document.",
    "A form of the page.": "Un formulaire de la page.",
    "A legal notice below the mail.": "Un avis juridique sous le courriel.",
    "A line of the table of contents.": "Une ligne de la table des matières.",
    "A link of the web page.": "Un lien de la page web.",
    "A mark that parts or ends texts.": "Un signe qui sépare ou termine des textes.",
    "A menu of the page.": "Un menu de la page.",
    "A notice about cookies.": "Un avis sur les témoins.",
    "A part of the page around the text.": "Une partie de la page autour du texte.",
    "A remark to those who hear the text.": "Une remarque pour ceux qui écoutent le texte.",
    "A report of the mail server.": "Un rapport du serveur de courriel.",
    "A row of links of the page.": "Une rangée de liens de la page.",
    "Describes a picture.": "Décrit une image.",
    "Hidden text; the document does not show it.": "Texte masqué; le document ne le montre pas.",
    "Links to other pages.": "Liens vers d’autres pages.",
    "Links to share the page.": "Liens pour partager la page.",
    "Links to the parts of this page.": "Liens vers les parties de cette page.",
    "Not shown in the mail.": "N’est pas affiché dans le courriel.",
    "Not shown on the page.": "N’est pas affiché sur la page.",
    "Says when the law was changed.": "Dit quand la loi a été modifiée.",
    "Says when the page was last changed.": "Dit quand la page a été modifiée.",
    "Says who published the text; shown in the details.": "Dit qui a publié le texte; voir les détails.",
    "Stands at the head or foot of every page.": "Se trouve en tête ou au pied de chaque page.",
    "Stands on many pages of this site.": "Se trouve sur plusieurs pages de ce site.",
    "Stands outside the main part of the page.": "Se trouve hors de la partie principale de la page.",
    "Tells about the author or the site.": "Parle de l’auteur ou du site.",
    "The banner or the foot of the page.": "Le bandeau ou le pied de la page.",
    "The security marking; shown in the details.": "La mention de sécurité; voir les détails.",
    "The signature of the sender.": "La signature de l’expéditeur.",
    "What readers wrote below the text.": "Ce que des lecteurs ont écrit sous le texte.",
}
_UNREAD_FR = (
    (r"Page (\d+) could not be read\.", r"La page \1 n’a pu être lue."),
    (r"Pages (PAGES) could not be read\.", r"Les pages \1 n’ont pu être lues."),
    (r"Page (\d+) is a scanned picture without text\.", r"La page \1 est une image numérisée sans texte."),
    (r"Pages (PAGES) are scanned pictures without text\.", r"Les pages \1 sont des images numérisées sans texte."),
    (r"Page (\d+) was not read to the end: .*", r"La page \1 n’a pas été lue jusqu’au bout : trop de texte."),
    (r"Pages (PAGES) were not read to the end: .*", r"Les pages \1 n’ont pas été lues jusqu’au bout : trop de texte."),
    (
        r"The file ends in the middle(?:, or is no whole XML)?; the rest of it could not be read\.",
        "Le fichier s’arrête au milieu; le reste n’a pu être lu.",
    ),
    (r"Parts of it hold no text that is read: (.*)", r"Des éléments ne contiennent pas de texte lu : \1"),
    (r"Charts and objects hold no text that is read: (.*)", r"Graphiques et objets dont le texte n’est pas lu : \1"),
    (r"Objects that another program put in were not read: (.*)", r"Objets d’un autre programme non lus : \1"),
)
_PAGES = {" to ": " à ", " and ": " et ", " more": " autres"}
_NUMBERS = r"[\d, àet]+(?: autres)?"


def page_line_words(why: str, language: Language) -> str:
    """Return why a line is one of the page rather than of the document."""
    return PAGE_LINES_FR.get(why, why) if language == "fr" else why


def unread_words(sentence: str, language: Language) -> str:
    """Return what of a file could not be read."""
    if language != "fr":
        return sentence
    plain = sentence
    for english, french in _PAGES.items():
        plain = re.sub(rf"(?<=\d){english}(?=[\d ])", french, plain)
    for pattern, french in _UNREAD_FR:
        match = re.fullmatch(pattern.replace("PAGES", _NUMBERS), plain)
        if match is not None:
            return match.expand(french)
    return sentence
