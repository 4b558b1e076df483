"""Extract room: the language of a short line, a heading mostly, by the endings and the words that headings have."""

import functools
import re

from briefbook.model.kinds import Language

LONGEST = 14
"""Words of a line, up to which it may be told by its endings."""
_ENGLISH = re.compile(
    r"""[a-z]{2,}(?:ing|ness|ship|ally|ous|ful|ed|ight|ould|ers)
    |january|february|march|april|june|july|august|october|november|december
    |key|background|overview|summary|speaking|points|issue|purpose
    |answers?|quotes?|highlights|schedule|recommendations?|repealed|amendments?|act|draft|media|lines|release|fact|sheet
    |and|the|of|for|to|with|our|your|my|by|from|is|are|it|we|i|you|not|no|yes""",
    re.VERBOSE,
)
_ENGLISH_PAIRS = (("may ", "next steps"), re.compile(r"\b(?:may \d+|next steps)\b"))
"""Words that speak for a language together only, and what a line with such holds: to look for that is cheaper."""
_FRENCH = re.compile(
    r"""[a-zà-öø-ÿœ]{2,}(?:iques?|eux|euses?|ées?|és|ités?|aux|ières?|ères?|ez|eur)
    |janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre
    |contexte|aperçu|sommaire|résumé|prochaines|étapes|clés?|enjeu|objet|réponses?|citations?|faits|saillants|annexe|recommandations?
    |abrogée?s?|disposition|loi|ébauche|médias|infocapsule|communiqué|fiche|renseignements|personnes?|voici|autres
    |et|le|les|des|du|aux?|nos|notre|votre|vos|pour|avec|sur|par|dans|il|elle|nous|vous|ne|pas|est|sont""",
    re.VERBOSE,
)
_FRENCH_PAIRS = (
    ("mars ", "mai ", "de l", "'", "’"),
    re.compile(r"\b(?:mars \d+|mai \d+|de la|de l)\b|\b[ldqnscj]['’](?=[a-zéèêâîôhy])"),
)
_FRENCH_SIGN = re.compile("[èêûîçœ]")
_FRENCH_SMALL = re.compile(r"\b[a-zéàâô]+[èêûîçœ][a-zé]*")
"""A word with a letter that French alone has, and no name."""
_NEITHER = re.compile(
    r"el|los|las|del|y|con|para|por|der|die|das|und|ein|eine|für|von|mit|di|della|che|os|dos|das|uma|não|het|een|og|och"
)
_LETTERS_OF_NEITHER = re.compile(r"[ñãõßøåäöìò¿¡ąćęłńśźżğışř]")
_WORD = re.compile(r"\w+")
_REMEMBERED = 4_000
"""Words, and lines, whose language is kept in mind; headings are made of few."""
_REPEATED = 60
"""Code points; longer lines are seldom met twice."""


def language_of_line(text: str) -> Language | None:
    """Return the language of a line, None when nothing speaks for one, both do, or it is in another."""
    return _known(text) if len(text) <= _REPEATED else _told(text)


def _told(text: str) -> Language | None:
    line = text.lower()
    votes = "".join(map(_speaks_for, _WORD.findall(line)))
    english = votes.count("e") + _pairs(_ENGLISH_PAIRS, line)
    french = votes.count("f") + _pairs(_FRENCH_PAIRS, line)
    french += len(_FRENCH_SMALL.findall(text)) if _FRENCH_SIGN.search(text) else 0
    if max(english, french) == 0 or min(english, french) * 3 > max(english, french):
        return None
    if "o" in votes or _LETTERS_OF_NEITHER.search(line):
        return None
    return "en" if english > french else "fr"


_known = functools.lru_cache(_REMEMBERED)(_told)


@functools.lru_cache(_REMEMBERED)
def _speaks_for(word: str) -> str:
    """Return the initials of the languages that a word speaks for: English, French, others."""
    lists = (("e", _ENGLISH), ("f", _FRENCH), ("o", _NEITHER))
    return "".join(initial for initial, words in lists if words.fullmatch(word))


def _pairs(pairs: tuple[tuple[str, ...], re.Pattern[str]], line: str) -> int:
    hints, pattern = pairs
    return len(pattern.findall(line)) if any(map(line.__contains__, hints)) else 0
