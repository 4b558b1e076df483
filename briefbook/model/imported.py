"""Model room: a note of last time made into a book: which of its text comes from where."""

from dataclasses import dataclass

from briefbook.model.excerpt import Provenance
from briefbook.model.kinds import EntryId
from briefbook.model.match import Match, Verdict


@dataclass(frozen=True, slots=True)
class TracedSentence:
    """A sentence of an entry, code points [start, end) of its text, and where it comes from."""

    start: int
    end: int
    match: Match


@dataclass(frozen=True, slots=True)
class TracedText:
    """A text of one or more sentences and where it comes from.

    Attributes:
        verdict: of the whole: what its sentences come to, beside the one passage that most of it is from.
        match: of the text as one, where it is one passage's; its source is what the text was taken from.
        sentences: each by itself.
    """

    verdict: Verdict
    match: Match
    sentences: tuple[TracedSentence, ...]


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """An entry of a book that was made of a note.

    Attributes:
        source: where it was taken from; None for what counts as the officer's own words.
    """

    id: EntryId
    traced: TracedText
    source: Provenance | None
