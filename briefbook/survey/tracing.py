"""Survey room: tracing a sentence to the passage that it comes from, and saying what was changed on the way.

Method and thresholds are those of the trust design: candidates by rare runs of three words, word-level alignment with
the nearest sentences, a second look for what the best source leaves uncovered. Everything is counted, nothing guessed:
the same passages and sentence give the same answer in every process.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Self

from briefbook.model.match import ChangeKind, Match, TracedPassage, TraceSource, Verdict
from briefbook.survey.tracing_alignment import Alignment, aligned, beside, common_words, longest_run, masks_of
from briefbook.survey.tracing_changes import changes
from briefbook.survey.tracing_words import Shingler, Words, read_words, words_of

SHORT = 5
"""A sentence of fewer words is said by chance."""
ALTERED = 0.80
RESEMBLES = 0.60
RESEMBLING = 6
"""So many words must be the same of a sentence that resembles another: fewer are a turn of phrase."""
FEW_EDITS, EDITED_WORDS = 3, 7
"""So many edits in so many words at least are an alteration, whatever the share."""
REORDERED = 0.90
PIECE, COVER = 7, 0.85
"""Words of a piece, and the share of the sentence that two or three of them cover together, of an assembled one."""
RUN = 8
_CANDIDATES = 8
_ALIGNED = 4
"""So many candidates are compared word by word."""
_EQUALS = 64
"""So many passages are looked into for the very words: a house formula stands in many."""
_COMMON = 1_000
"""Passages at most for three words in a row that tell anything."""
_KEPT = 4_096
_ID_BITS = 24
_MOST = 1 << _ID_BITS


class Tracer:
    """Traces sentences to passages; made by `build`. Use it from one thread."""

    def __init__(self, groups: Sequence[Sequence[TracedPassage]], texts: Sequence[str], postings: "array[int]") -> None:
        self._groups = groups
        self._texts = texts
        self._postings = postings
        self._shingler = Shingler()
        self._read: dict[int, Words] = {}

    @classmethod
    def build(cls, passages: Iterable[TracedPassage]) -> Self:
        """Return a tracer over passages; those that say the same words are one with several places, the newest first.

        Raises:
            ValueError: there are more than 16 million different passages.
        """
        places: dict[str, list[TracedPassage]] = {}
        for passage in passages:
            words = words_of(passage.text)
            if len(words) >= SHORT:
                places.setdefault(" ".join(words), []).append(passage)
        if len(places) >= _MOST:
            raise ValueError("there are more passages than can be traced")
        shingler, keys = Shingler(), array("Q")
        for number, text in enumerate(places):
            keys.extend([shingle << _ID_BITS | number for shingle in shingler.some(text.split(" "))])
        groups = [sorted(some, key=_newest_first) if some[1:] else some for some in places.values()]
        return cls(groups, [f" {text} " for text in places], array("Q", sorted(keys)))

    def __len__(self) -> int:
        return len(self._texts)

    def trace(self, sentence: str) -> Match:
        """Return what a sentence is traced to; of equal sources the newest."""
        used = read_words(sentence)
        count = len(used.words)
        found = self._candidates(used.words, 0, count)
        equal = self._saying(used.words, found)
        if equal:
            return self._taken(used, equal)
        if count < SHORT:
            return Match(Verdict.SHORT)
        best = max(
            (aligned(used.words, self._words(number), number) for number in self._likest(used.words, found)),
            key=lambda one: (one.similarity, one.matched, self._newest(one.number), -one.number),
            default=None,
        )
        if best is None:
            return Match(Verdict.NONE)
        return self._judged(used, best)

    def _judged(self, used: Words, best: Alignment) -> Match:
        near = self._altered(used, best)
        if near is not None:
            return near
        count, similarity = len(used.words), round(best.similarity, 4)
        pieces = self._pieces(used, best)
        covered = sum(end - start for start, end, _ in pieces)
        if len(pieces) > 1 and covered >= COVER * count:
            return Match(Verdict.ASSEMBLED, round(covered / count, 4), tuple(source for _, _, source in pieces))
        source = self._words(best.number)
        start, end, first = longest_run(used.words, source.words)
        if end - start >= RUN and 2 * (end - start) >= count:
            part = self._place(best.number, first, first + end - start)
            return Match(Verdict.PARTIAL, round((end - start) / count, 4), (part,))
        if similarity >= RESEMBLES and best.matched >= RESEMBLING:
            return Match(Verdict.RESEMBLES, similarity, (self._source(best),), tuple(changes(used, source, best.edits)))
        return Match(Verdict.NONE, similarity)

    def _altered(self, used: Words, best: Alignment) -> Match | None:
        """Return the match of a sentence that is its source but for a few words, their order, or what was left out."""
        source = self._words(best.number)
        if _is_only_shorter(best, len(used.words)):
            gone = tuple(source.raw(first, last) for _, _, first, last in best.edits)
            left = (*gone, *best.left_out(source))
            return Match(Verdict.CUT, round(best.similarity, 4), (self._source(best),), (), left)
        # words that only changed places are seen beside the sentences as they are, not beside the run that is likest
        first, last = best.sentences(source)
        is_moved = False
        if _overlap(used.words, source.words[first:last]) >= REORDERED:
            whole = beside(used.words, source, best.number, (first, last))
            is_moved = any(one.kind is ChangeKind.ORDER for one in changes(used, source, whole.edits))
            best = whole if is_moved else best
        if is_moved or best.similarity >= ALTERED or _is_little(best, len(used.words)):
            said = tuple(changes(used, source, best.edits))
            return Match(Verdict.ALTERED, round(best.similarity, 4), (self._source(best),), said, best.left_out(source))
        return None

    def _candidates(self, words: Sequence[str], start: int, end: int) -> list[int]:
        """Return the passages that share rare runs of three words with the words [start, end), the likeliest first."""
        scores: Counter[int] = Counter()
        postings = self._postings
        for shingle in set(self._shingler.all(words[start:end])):
            low = bisect_left(postings, shingle << _ID_BITS)
            high = bisect_right(postings, (shingle << _ID_BITS) | (_MOST - 1), low)
            if low < high <= low + _COMMON:
                weight = 1_000_000 // (high - low)
                for key in postings[low:high]:
                    scores[key & (_MOST - 1)] += weight
        best = sorted(scores, key=lambda number: (-scores[number], number))
        return best[:_EQUALS]

    def _likest(self, words: Sequence[str], found: Sequence[int]) -> list[int]:
        """Return the candidates that have most words in the order of the sentence, anywhere."""
        masks = masks_of(words)
        shared = {
            number: common_words(masks, len(words), self._texts[number].split(" ")) for number in found[:_CANDIDATES]
        }
        return sorted(shared, key=lambda number: (-shared[number], found.index(number)))[:_ALIGNED]

    def _saying(self, words: Sequence[str], found: Sequence[int]) -> list[int]:
        """Return the passages that say these very words in a row."""
        if len(words) < SHORT:
            return []
        run = f" {' '.join(words)} "
        return [number for number in found if run in self._texts[number]]

    def _taken(self, used: Words, equal: Sequence[int]) -> Match:
        """Return the match of a sentence that passages say word for word: whole, or as a part of a longer one."""
        run = f" {' '.join(used.words)} "
        whole: list[tuple[int, int]] = []
        part: list[tuple[int, int]] = []
        for number in equal:
            text = self._texts[number]
            first = text[: text.index(run)].count(" ")
            bounds = self._words(number).sentences
            last = first + len(used.words)
            is_whole = any(start == first for start, _ in bounds) and any(end == last for _, end in bounds)
            (whole if is_whole else part).append((number, first))
        best = max(whole or part, key=lambda one: (self._newest(one[0]), -one[0]))
        number, first = best
        last = first + len(used.words)
        more = sum(len(self._groups[one]) for one, _ in (whole or part)) - 1
        source = self._place(number, first, last, more)
        if whole:
            return Match(Verdict.VERBATIM, 1.0, (source,))
        return Match(Verdict.CUT, 1.0, (source,), (), _around(self._words(number), first, last))

    def _pieces(self, used: Words, best: Alignment) -> list[tuple[int, int, TraceSource]]:
        """Return up to three runs of the sentence with their sources: the best one's, and others for what is left."""
        start, end, first = longest_run(used.words, self._words(best.number).words)
        if end - start < PIECE:
            return []
        pieces = [(start, end, self._place(best.number, first, first + end - start))]
        for low, high in ((0, start), (end, len(used.words))):
            if high - low >= PIECE:
                found = self._piece(used.words, low, high)
                pieces += [found] if found is not None else []
        return sorted(pieces, key=lambda one: one[:2])

    def _piece(self, words: Sequence[str], low: int, high: int) -> tuple[int, int, TraceSource] | None:
        best: tuple[int, int, int, int] | None = None
        for number in self._candidates(words, low, high)[:_CANDIDATES]:
            start, end, first = longest_run(words[low:high], self._words(number).words)
            if end - start >= PIECE and (best is None or end - start > best[1] - best[0]):
                best = (low + start, low + end, number, first)
        if best is None:
            return None
        start, end, number, first = best
        return start, end, self._place(number, first, first + end - start)

    def _source(self, best: Alignment) -> TraceSource:
        return self._place(best.number, best.start, best.end)

    def _place(self, number: int, first: int, last: int, more: int | None = None) -> TraceSource:
        group = self._groups[number]
        newest = group[0]
        # passages of one group say the same words, each in a spelling of its own
        words = self._words(number)
        start, end = words.span(first, last)
        start, end = _with_marks(words.text, start, end)
        more = len(group) - 1 if more is None else more
        return TraceSource(newest.path, newest.ordinal, (start, end), words.text[start:end], more)

    def _newest(self, number: int) -> str:
        return self._groups[number][0].date

    def _words(self, number: int) -> Words:
        found = self._read.get(number)
        if found is None:
            if len(self._read) >= _KEPT:
                self._read.clear()
            found = self._read[number] = read_words(self._groups[number][0].text)
        return found


def _is_only_shorter(best: Alignment, count: int) -> bool:
    """Tell whether a sentence leaves out one or two longer runs of its source, and changes nothing else."""
    are_long = all(last - first > 3 for _, _, first, last in best.edits)
    return best.matched == count and len(best.edits) <= 2 and are_long and best.similarity >= RESEMBLES


def _is_little(best: Alignment, count: int) -> bool:
    return best.edit_count <= FEW_EDITS and count >= EDITED_WORDS


def _newest_first(passage: TracedPassage) -> tuple[bool, tuple[int, ...], str, int]:
    digits = tuple(-int(part) for part in passage.date.split("-") if part.isdigit())
    return not digits, digits, passage.path, passage.ordinal


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of words that two runs have in common, in whatever order."""
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / max(1, len(one) + len(other))


def _around(words: Words, first: int, last: int) -> tuple[str, ...]:
    """Return what stands in the same sentences before and behind a run of words."""
    start = max((begin for begin, _ in words.sentences if begin <= first), default=first)
    end = min((stop for _, stop in words.sentences if stop >= last), default=last)
    return tuple(text for text in (words.raw(start, first), words.raw(last, end)) if text)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span with the punctuation that closes it."""
    while end < len(text) and text[end] in ".,;:!?…»”\"’')]%":
        end += 1
    return start, end
