"""Index room: what a writer gives to the process beside it, and what becomes of that at a commit.

The writer keeps the beginning of what it is given: a single document, or a small folder, is never shared. It keeps all
that it gave away as well, until the segment is there: where the process is lost, or says what is no answer, the writer
makes the segment itself, and gives nothing away any more.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from whoosh.codec.whoosh3 import W3Codec, W3Segment

from briefbook.index import beside as talk
from briefbook.index.beside import Beside
from briefbook.index.inversion import Inversion
from briefbook.index.merging import write
from briefbook.index.preparing import Prepared
from briefbook.index.segments import INDEX_NAME
from briefbook.index.storage import LastingStorage
from briefbook.model.kinds import LANGUAGES, Language

Recorded: TypeAlias = tuple[Prepared, int, int]
"""A document with its row, and that of its first passage."""
_KEPT = 600_000
"""So many bytes of texts of a commit the writer keeps to itself before it gives anything away."""
_SHARE = 2.2
"""So many times what the writer keeps is given away: reading, preparing and recording are its own work (measured)."""
_TOGETHER = 300_000
"""Bytes of texts that are handed over at once."""
_T = TypeVar("_T")
_log = logging.getLogger(__name__)


def inverted(documents: Sequence[Recorded]) -> Inversion:
    """Return the posting lists of documents."""
    passages = sum(one.count for one, *_ in documents)
    longest = max((one.longest for one, *_ in documents), default=0)
    inversion = Inversion(is_wide=not Inversion.fits(passages, longest))
    for prepared, row, first in documents:
        inversion.add(prepared.indexed(row, first))
    return inversion


class Share:
    """A part of a commit that another process inverts, or this one where that was lost."""

    def __init__(self, beside: Beside, unanswered: int, documents: Sequence[Recorded]) -> None:
        """Ask for what was made of documents; so many messages before were not answered yet."""
        self._beside = beside
        self._unanswered = unanswered
        self._documents = documents
        self._made: Inversion | None = None
        beside.send(talk.words_asked())
        beside.send(talk.segment_asked([(row, first) for _, row, first in documents]))

    @property
    def is_lost(self) -> bool:
        """Whether the other process was of no help."""
        return self._made is not None

    def words(self) -> Mapping[Language, Mapping[str, str]]:
        """Wait for the words that were met in each language, each with its term."""
        met = None
        if all(self._beside.answer() is not None for _ in range(self._unanswered)):
            met = self._understood(talk.words_of)
        if met is not None:
            return {one: dict(zip(*map(str.split, met[one]), strict=True)) for one in LANGUAGES}
        own = self._itself()
        return {language: own.words(language) for language in LANGUAGES}

    def written(self, storage: LastingStorage) -> list[W3Segment]:
        """Wait for the segment, and return it, lasting and with its name.

        Raises:
            OSError: the system refused.
        """
        finished = None if self.is_lost else self._understood(talk.segment_of)
        if finished is None:
            return write(storage, [self._itself()])
        segment = W3Segment(W3Codec(), INDEX_NAME, sum(one.count for one, *_ in self._documents), finished.name)
        segment.compound = True
        segment._fieldlengths = defaultdict(int, finished.totals)
        file = segment.create_file(storage, W3Segment.COMPOUND_EXT)
        file.write(finished.content)
        file.close()
        return [segment]

    def _understood(self, meant: Callable[[bytes], _T]) -> _T | None:
        answered = self._beside.answer()
        if answered is not None:
            try:
                return meant(answered)
            except ValueError as error:
                _log.warning("The process beside the indexer answered what is no answer: %s", error)
        return None

    def _itself(self) -> Inversion:
        if self._made is None:
            _log.warning("The process beside the indexer was lost; its share is indexed here.")
            self._made = inverted(self._documents)
        return self._made


class Sharing:
    """Gives the process beside its share of what a writer is given."""

    def __init__(self, beside: Beside | None) -> None:
        """Give to this process; None: keep all."""
        self._beside = beside
        self._spared = beside
        self._unanswered = 0
        self._begin()

    def _begin(self) -> None:
        self._given: list[Prepared] = []
        self._unsent: list[Prepared] = []
        self._kept_size = self._given_size = self._unsent_size = self._passages = 0

    def offer(self, documents: Iterable[Prepared]) -> None:
        """Give documents away where it is their turn."""
        for one in documents:
            size = len(one.said)
            if self._beside is None or not self._is_turn_of(one, size):
                self._kept_size += size
                continue
            self._given.append(one)
            self._unsent.append(one)
            self._given_size += size
            self._unsent_size += size
            self._passages += one.count
            if self._unsent_size >= _TOGETHER:
                self._send(self._beside)

    def _is_turn_of(self, one: Prepared, size: int) -> bool:
        if self._kept_size < _KEPT or self._given_size + size > _SHARE * self._kept_size:
            return False
        return one.count > 0 and Inversion.fits(self._passages + one.count, one.longest)

    def _send(self, beside: Beside) -> None:
        beside.send(talk.added(self._unsent, is_first=len(self._unsent) == len(self._given)))
        self._unanswered += 1
        self._unsent.clear()
        self._unsent_size = 0

    def parted(self, documents: Sequence[Recorded]) -> tuple[Sequence[Recorded], Share | None]:
        """Return of all documents of a commit those that the writer keeps, and the share that it gave away.

        What was given away and is not in the commit after all, because its file was put again, spoils the share.
        """
        rest = {id(one): (one, row, first) for one, row, first in documents}
        share = [rest.pop(id(one)) for one in self._given if id(one) in rest]
        # after a commit that fails nothing is given away any more: who knows what is still to be answered
        beside = self._spared = self._beside
        self._beside = None
        if beside is None or not share or len(share) < len(self._given):
            return documents, None
        if self._unsent:
            self._send(beside)
        unanswered, self._unanswered = self._unanswered, 0
        return list(rest.values()), Share(beside, unanswered, share)

    def follow(self, share: Share | None) -> None:
        """Take it that the commit is done, and begin the next one."""
        if share is None or not share.is_lost:
            self._beside = self._spared
        self._begin()
