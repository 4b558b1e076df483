"""Extract room: the language of a short line, a heading mostly, by the endings and the words that headings have."""

import re

from briefbook.model.kinds import Language

LONGEST = 14
"""Words of a line, up to which it may be told by its endings."""
_ENGLISH = re.compile(
    r"""\b(?:[a-z]{2,}(?:ing|ness|ship|ally|ous|ful|ed|ight|ould|ers)
    |january|february|march|april|may\ \d+|june|july|august|october|november|december
    |key|messages?\ (?:for|from)|background|overview|summary|next\ steps|speaking|points|issue|purpose
    |answers?|quotes?|highlights|schedule|recommendations?|repealed|amendments?|act|draft|media|lines|release|fact|sheet
    |and|the|of|for|to|with|our|your|my|by|from|is|are|it|we|i|you|not|no|yes)\b""",
    re.VERBOSE,
)
_FRENCH = re.compile(
    r"""\b(?:[a-zà-ÿœ]{2,}(?:iques?|eux|euses?|ées?|és|ités?|aux|ières?|ères?|ez|eur)
    |janvier|février|mars\ \d+|avril|mai\ \d+|juin|juillet|août|septembre|octobre|novembre|décembre
    |contexte|aperçu|sommaire|résumé|prochaines|étapes|clés?|enjeu|objet|réponses?|citations?|faits|saillants|annexe|recommandations?
    |abrogée?s?|disposition|loi|ébauche|médias|infocapsule|communiqué|fiche|renseignements|personnes?|voici|autres
    |et|le|les|des|du|aux?|nos|notre|votre|vos|pour|avec|sur|par|dans|il|elle|nous|vous|ne|pas|est|sont|de\ la|de\ l)\b
    |\b[ldqnscj]['’](?=[a-zéèêâîôhy])""",
    re.VERBOSE,
)
_FRENCH_SMALL = re.compile(r"\b[a-zéàâô]+[èêûîçœ][a-zé]*")
"""A word with a letter that French alone has, and no name."""
_NEITHER = re.compile(
    r"\b(?:el|los|las|del|y|con|para|por|der|die|das|und|ein|eine|für|von|mit|di|della|che|os|dos|das|uma|não|het|een"
    r"|og|och)\b|[ñãõßøåäöìò¿¡ąćęłńśźżğışř]"
)


def language_of_line(text: str) -> Language | None:
    """Return the language of a line, None when nothing speaks for one, both do, or it is in another."""
    line = text.lower()
    english = len(_ENGLISH.findall(line))
    french = len(_FRENCH.findall(line)) + len(_FRENCH_SMALL.findall(text))
    if max(english, french) == 0 or min(english, french) * 3 > max(english, french):
        return None
    if _NEITHER.search(line):
        return None
    return "en" if english > french else "fr"
