"""GUI room: which section a passage goes to when the officer has not said."""

import re
from collections.abc import Sequence

from briefbook.model.book import Section
from briefbook.model.text import fold

_WORD = re.compile(r"\w{3,}")
_EVERYWHERE = frozenset(("and", "the", "for", "from", "with", "not", "les", "des", "une", "sur", "par", "pour", "aux"))
_SHARED = 5
"""Letters in which two forms of one word agree, e.g. smuggling and smuggled."""


def nearest_section(query: str, sections: Sequence[Section]) -> Section | None:
    """Return the section whose heading shares most words with the query, else the first; None without sections."""
    if not sections:
        return None
    wanted = _words(query)
    scores = [_score(wanted, section) for section in sections]
    best = max(scores)
    return sections[scores.index(best)] if best > 0 else sections[0]


def _score(wanted: frozenset[str], section: Section) -> float:
    return max(_agreement(wanted, _words(section.heading.en)), _agreement(wanted, _words(section.heading.fr)))


def _agreement(wanted: frozenset[str], heading: frozenset[str]) -> float:
    """Return how much of both the two have in common, 0 to 1, so that a long heading does not win by its length."""
    shared = len(wanted & heading)
    return 2 * shared / (len(wanted) + len(heading)) if shared else 0.0


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_SHARED] for word in _WORD.findall(fold(text)) if word not in _EVERYWHERE)
