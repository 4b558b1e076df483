"""Model room: two documents of a folder that say the same in English and in French."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """An English document and its French version.

    Attributes:
        en: path of the English one within the folder.
        fr: path of the French one.
        confidence: 0 to 1; from .8 on it may be shown as a fact.
    """

    en: str
    fr: str
    confidence: float
