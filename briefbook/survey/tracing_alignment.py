"""Survey room: a sentence beside the sentences of a passage that are likest to it, word by word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefbook.survey.tracing_changes import Edit, edits
from briefbook.survey.tracing_words import Words

_LOOSE = 3
"""A run of fewer words at the edge of what was found is chance where the rest is far from it."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A sentence beside a run of a passage.

    Attributes:
        number: of the passage.
        start, end: the run, in words of the passage.
        matched: how many words are the same in the same order.
        similarity: twice that through the words of both, 0 to 1.
    """

    number: int
    start: int
    end: int
    matched: int
    similarity: float
    edits: tuple[Edit, ...]

    @property
    def edit_count(self) -> int:
        """How many words were put in, taken out or replaced."""
        return sum(max(end - start, last - first) for start, end, first, last in self.edits)

    def sentences(self, source: Words) -> tuple[int, int]:
        """Return from and to of the sentences that the run stands in, in words."""
        begin = max((start for start, _ in source.sentences if start <= self.start), default=self.start)
        stop = min((end for _, end in source.sentences if end >= self.end), default=self.end)
        return begin, stop

    def left_out(self, source: Words) -> tuple[str, ...]:
        """Return what the source's sentences say before and behind the run."""
        begin, stop = self.sentences(source)
        return tuple(text for text in (source.raw(begin, self.start), source.raw(self.end, stop)) if text)


def aligned(used: Sequence[str], source: Words, number: int) -> Alignment:
    """Return a sentence beside the run of sentences of a passage that is likest to it."""
    start, end = _likest_sentences(used, source)
    return beside(used, source, number, _trimmed(used, source.words, start, end))


def beside(used: Sequence[str], source: Words, number: int, run: tuple[int, int]) -> Alignment:
    """Return a sentence beside a run of a passage."""
    start, end = run
    found = tuple((a, b, c + start, d + start) for a, b, c, d in edits(used, source.words[start:end]))
    matched = len(used) - sum(b - a for a, b, _, _ in found)
    similarity = 2 * matched / max(1, len(used) + end - start)
    return Alignment(number, start, end, matched, similarity, found)


def _likest_sentences(used: Sequence[str], source: Words) -> tuple[int, int]:
    """Return from and to of the sentence that shares most with `used`, with neighbours as long as they add to it."""
    masks = masks_of(used)
    sentences = source.sentences or ((0, len(source.words)),)

    def share(first: int, last: int) -> float:
        start, end = sentences[first][0], sentences[last][1]
        return 2 * common_words(masks, len(used), source.words[start:end]) / (len(used) + end - start)

    first = last = max(range(len(sentences)), key=lambda place: (share(place, place), -place))
    best = share(first, last)
    while True:
        wider = [
            (share(low, high), low, high)
            for low, high in ((first - 1, last), (first, last + 1))
            if low >= 0 and high < len(sentences)
        ]
        found = max(wider, default=(0.0, first, last))
        if found[0] <= best:
            return sentences[first][0], sentences[last][1]
        best, first, last = found


def masks_of(words: Sequence[str]) -> Mapping[str, int]:
    """Return for each word its places as bits."""
    masks: dict[str, int] = {}
    for place, word in enumerate(words):
        masks[word] = masks.get(word, 0) | 1 << place
    return masks


def common_words(masks: Mapping[str, int], count: int, words: Sequence[str]) -> int:
    """Return how many words two texts have in the same order, in the manner of Hyyrö (2004): a bit for each word.

    Args:
        masks: of the one text, by `masks_of`.
        count: of its words.
        words: of the other.
    """
    full = (1 << count) - 1
    row = full
    for word in words:
        mask = masks.get(word)
        if mask is not None:
            hit = row & mask
            row = (row + hit | row - hit) & full
    return count - row.bit_count()


def _trimmed(used: Sequence[str], words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Return the run without what the sentences say before the first and behind the last words that were taken.

    A run that was cut out of a longer sentence and changed is compared with what it was cut from.
    """
    blocks = [one for one in _blocks(used, words[start:end]) if one[2]]
    while len(blocks) > 1 and blocks[0][2] < _LOOSE and blocks[1][1] - blocks[0][1] > 2 * _LOOSE + len(used) // 4:
        blocks.pop(0)
    while len(blocks) > 1 and blocks[-1][2] < _LOOSE and _gap(blocks) > 2 * _LOOSE + len(used) // 4:
        blocks.pop()
    if not blocks:
        return start, end
    before = blocks[0][0]
    behind = len(used) - blocks[-1][0] - blocks[-1][2]
    return max(start, start + blocks[0][1] - before), min(end, start + blocks[-1][1] + blocks[-1][2] + behind)


def _gap(blocks: Sequence[tuple[int, int, int]]) -> int:
    return blocks[-1][1] - blocks[-2][1] - blocks[-2][2]


def _blocks(used: Sequence[str], words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    for block in SequenceMatcher(None, used, words, autojunk=False).get_matching_blocks():
        yield block.a, block.b, block.size


def longest_run(used: Sequence[str], words: Sequence[str]) -> tuple[int, int, int]:
    """Return from and to of the longest run of words that both have, and where it begins in the other."""
    block = SequenceMatcher(None, used, words, autojunk=False).find_longest_match()
    return block.a, block.a + block.size, block.b
