"""Survey room: how likely it is that two documents are versions of one text, from all there is to see of them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import StatisticsError, correlation

from briefbook.model.kinds import DocumentKind, Language
from briefbook.survey.name_keys import address_key, name_key, number_key


@dataclass(frozen=True, slots=True)
class PairRow:
    """What is looked at of a document.

    Attributes:
        language: None leaves it to the name of the file.
        date: YYYY, YYYY-MM or YYYY-MM-DD.
        sources: the addresses it was published at, and those that it calls its other versions.
        lengths: code points of its passages, in order.
        anchors: see `survey.anchors`.
    """

    path: str
    language: Language | None
    date: str | None
    kind: DocumentKind
    sources: tuple[str, ...]
    lengths: tuple[int, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A document made ready to be compared.

    Attributes:
        shared: its anchors that documents in the other language have too.
        weight: the sum of their weights.
        stated: the numbers among its anchors.
    """

    row: PairRow
    name: tuple[str, ...]
    numbers: tuple[str, ...]
    addresses: frozenset[tuple[str, ...]]
    shared: frozenset[str]
    weight: float
    stated: frozenset[str]


_BEGINS = -4.2
_CONTENT = 8.0
_SAME_NAME = 3.5
_SAME_NUMBERS = 2.2
_SAME_ADDRESS = 5.0
_FEW = 20
"""Documents in a folder, below which its own statistics say little about which words are rare."""
_UNSURE = 1.5
_PLAIN = 3.5
"""A translation shares a sixth of all its anchors with the original (measured), unrelated texts a thirtieth."""


def side(row: PairRow, weights: Mapping[str, float]) -> Side:
    """Return a row made ready; `weights` holds those anchors that stand in both languages."""
    shared = frozenset(anchor for anchor in row.anchors if anchor in weights)
    return Side(
        row=row,
        name=name_key(row.path),
        numbers=number_key(row.path),
        addresses=frozenset(key for source in row.sources if len(key := address_key(source)) > 1),
        shared=shared,
        weight=math.fsum(map(weights.__getitem__, shared)),
        stated=frozenset(anchor for anchor in row.anchors if anchor.startswith("#")),
    )


def likelihood(en: Side, fr: Side, weights: Mapping[str, float], folder_size: int, crowd: int) -> float:
    """Return the logarithm of the odds that two documents are versions of one text.

    Args:
        en: the English one.
        fr: the French one.
        weights: of the anchors that stand in both languages; rare ones weigh more.
        folder_size: how many documents the weights come from.
        crowd: how many documents have the same numbers in their names as these two.
    """
    trust = folder_size / (folder_size + _FEW)
    odds = _BEGINS - _UNSURE * (1 - trust) + _CONTENT * _content(en, fr, weights, trust)
    odds += _days(en.row.date, fr.row.date) + _lengths(en.row.lengths, fr.row.lengths)
    odds += _kinds(en.row.kind, fr.row.kind) + _numbers(en.stated, fr.stated)
    if en.name and en.name == fr.name:
        odds += _SAME_NAME
    elif en.numbers and fr.numbers:
        odds += _SAME_NUMBERS / max(1, crowd / 2) if en.numbers == fr.numbers else -0.5
    if en.addresses & fr.addresses:
        odds += _SAME_ADDRESS
    return odds


def _content(en: Side, fr: Side, weights: Mapping[str, float], trust: float) -> float:
    common = en.shared & fr.shared
    if not common:
        return 0.0
    weighed = math.fsum(map(weights.__getitem__, common)) / math.sqrt(en.weight * fr.weight)
    plain = len(common) / math.sqrt(len(en.row.anchors) * len(fr.row.anchors))
    # A handful of anchors proves nothing, whatever share of a short text they are.
    enough = min(1.0, len(common) / 8)
    return enough * (trust * weighed + (1 - trust) * min(0.8, _PLAIN * plain))


def _days(en: str | None, fr: str | None) -> float:
    if not en or not fr:
        return 0.0
    if len(en) != 10 or len(fr) != 10:
        shorter = min(len(en), len(fr))
        return 0.3 if en[:shorter] == fr[:shorter] else -1.0
    try:
        apart = abs((date.fromisoformat(en) - date.fromisoformat(fr)).days)
    except ValueError:
        return 0.0
    return 1.5 if apart == 0 else 0.3 if apart <= 3 else -0.5 if apart <= 31 else -2.0


def _kinds(en: DocumentKind, fr: DocumentKind) -> float:
    if DocumentKind.OTHER in {en, fr}:
        return 0.0
    return 0.3 if en is fr else -0.7


def _numbers(en: frozenset[str], fr: frozenset[str]) -> float:
    """A translation states the numbers of the original, all but a few."""
    if min(len(en), len(fr)) < 2:
        return 0.0
    return 2.5 * (2 * len(en & fr) / (len(en) + len(fr)) - 0.5)


def _lengths(en: Sequence[int], fr: Sequence[int]) -> float:
    """French takes a quarter more letters; its paragraphs follow one another as the English ones do."""
    if not en or not fr:
        return 0.0
    size = sum(fr) / max(1, sum(en))
    odds = 0.5 if 0.9 <= size <= 1.6 else -1.5 if not 0.55 <= size <= 2.2 else 0.0
    count = len(fr) / len(en)
    odds += 0.6 if 0.85 <= count <= 1.2 else -0.8 if not 0.5 <= count <= 2 else 0.0
    return odds + (_profile(en, fr) if len(en) == len(fr) else 0.0)


def _profile(en: Sequence[int], fr: Sequence[int]) -> float:
    if len(en) < 4:
        return 0.0
    try:
        alike = correlation([math.sqrt(one) for one in en], [math.sqrt(one) for one in fr])
    except StatisticsError:  # all passages of one length
        return 0.0
    return 2.0 * max(0.0, alike - 0.4) if alike > 0.4 else -0.8
