"""Model room: security markings and their order (source: PSPC security manual, ch. 5; notes of Public Safety Canada).

A marking that is not known is never taken for a low one: it is named beside the highest that is.
"""

from collections.abc import Iterable
from typing import Final

from briefbook.model.book import Wording
from briefbook.model.text import fold

MARKINGS: Final[tuple[tuple[str, Wording], ...]] = (
    ("unclassified", Wording("Unclassified", "Non classé")),
    ("protected-a", Wording("Protected A", "Protégé A")),
    ("protected-b", Wording("Protected B", "Protégé B")),
    ("protected-c", Wording("Protected C", "Protégé C")),
    ("confidential", Wording("Confidential", "Confidentiel")),
    ("secret", Wording("Secret", "Secret")),
    ("top-secret", Wording("Top Secret", "Très secret")),
)
"""Name and wording of each marking, the lowest first."""
_LEVELS: Final = {
    fold(name): level for level, (key, label) in enumerate(MARKINGS) for name in (key, label.en, label.fr)
}


def level_of(marking: str) -> int | None:
    """Return how high a marking is, from 0, in whichever of its names; None when it is not known."""
    return _LEVELS.get(fold(" ".join(marking.split())))


def unknown(markings: Iterable[str]) -> tuple[str, ...]:
    """Return the markings that are not known, each once, in order; an empty one is none."""
    return tuple(dict.fromkeys(one.strip() for one in markings if one.strip() and level_of(one) is None))


def highest(markings: Iterable[str]) -> Wording:
    """Return the highest of markings with those that are not known behind it; empty when there is none."""
    given = tuple(markings)
    levels = [level for one in given if (level := level_of(one)) is not None]
    others = unknown(given)
    label = MARKINGS[max(levels)][1] if levels else Wording()
    if not others:
        return label
    return Wording(" – ".join(filter(None, (label.en, *others))), " – ".join(filter(None, (label.fr, *others))))
