"""Index room: words too common to ask for. They are indexed, because exact quotations need them, but not required."""

from collections.abc import Iterable

_ENGLISH_TEXT = (
    "a about after all also am an and any are as at be because been before being between but by can could did do does "
    "doing during each few for from further had has have having he her here hers him his how i if in into is it its "
    "just me more most my no nor not of off on once only or other our ours out over own same she should so some such "
    "than that the their theirs them then there these they this those through to too under until up very was we were "
    "what when where which while who whom why will with would you your yours"
)
_FRENCH_TEXT = (
    "afin ainsi alors au aucun aussi autre autres aux avaient avait avec avoir ayant ce ceci cela celle celles celui "
    "ces cet cette ceux chez comme dans de depuis des donc dont du elle elles en encore entre est et etaient etait "
    "etant ete etes etre eu eux fut il ils je la le les leur leurs lors lui mais meme memes mes moins nos notre nous "
    "ont ou par parce pas pendant peu plus pourquoi puis qu quand que quel quelle quelles quels qui quoi sa sans se "
    "selon sera seront ses si soit sommes sont sous sur ta tes tous tout toute toutes tres tu un une vers vos votre "
    "vous y"
)
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
_FRENCH = frozenset(_FRENCH_TEXT.split())
_FRENCH_BESIDE_FRENCH = frozenset(("car", "on", "par", "pour", "son", "ton"))
"""Words of content in English; too common only where the words around them are French."""


def too_common(words: Iterable[str]) -> frozenset[str]:
    """Return those of the folded words of a query that say too little to be required."""
    asked = frozenset(words)
    found = asked & (_ENGLISH | _FRENCH)
    if asked & (_FRENCH - _ENGLISH):
        found |= asked & _FRENCH_BESIDE_FRENCH
    return found
