"""Model room: where a sentence comes from: the passage that says it, and what was changed on the way."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a sentence stands to the passages of a corpus (source: the trust design, with its thresholds)."""

    VERBATIM = "verbatim"
    CUT = "cut"
    ALTERED = "altered"
    RESEMBLES = "resembles"
    ASSEMBLED = "assembled"
    PARTIAL = "partial"
    NONE = "none"
    SHORT = "short"


class ChangeKind(StrEnum):
    """What a change to a sentence touches; the gravest that applies."""

    NEGATION = "negation"
    DATE = "date"
    FIGURE = "figure"
    MODAL = "modal"
    NAME = "name"
    ORDER = "order"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class TracedPassage:
    """A passage that sentences may come from; `date` is that of its document, YYYY, YYYY-MM or YYYY-MM-DD, or empty."""

    path: str
    ordinal: int
    text: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class TraceSource:
    """Where a sentence, or a part of it, comes from.

    Attributes:
        span: code points [start, end) of the passage's text; `text` is what stands there.
        more: how many other passages say the same; this is the newest.
    """

    path: str
    ordinal: int
    span: tuple[int, int]
    text: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between a sentence and its source; one of the two texts may be empty.

    Attributes:
        used: as the sentence has it, at the code points `used_span` of it.
        source: as the source has it, at the code points `source_span` of its passage.
    """

    kind: ChangeKind
    used: str
    source: str
    used_span: tuple[int, int]
    source_span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """What a sentence is traced to.

    Attributes:
        similarity: share of words that are the same in the same order, 0 to 1.
        sources: the one it comes from, or those that it is assembled from in the order of the sentence.
        changes: of an altered sentence, in its order.
        left_out: what the source says around the run that was taken, for a sentence that was cut.
    """

    verdict: Verdict
    similarity: float = 0.0
    sources: tuple[TraceSource, ...] = ()
    changes: tuple[Change, ...] = ()
    left_out: tuple[str, ...] = ()
