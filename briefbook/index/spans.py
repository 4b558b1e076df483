"""Index room: the words of a passage that answer a query, as spans of its text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count

from briefbook.index.analysis import chunks_of_folded, matches_in_folded, stem_of, terms, tokens, words_of_chunks
from briefbook.index.asking import Lexicon, Placed, Slot, slots, wanted_leaves
from briefbook.index.placed_spans import PlacedHighlighter
from briefbook.model.kinds import Language
from briefbook.model.query import Query, Word
from briefbook.model.text import fold

Span = tuple[int, int]
_PLAIN = tuple(zip("‘’“”–—\u00a0…", "''\"\"--  ", strict=True))
"""Nearly all of what is not ASCII in English texts; three points part words as a blank does."""


class Highlighter:
    """Finds what one query asks for in the texts of its hits; whole words, and a quotation as one span."""

    def __init__(self, query: Query, lexicon: Lexicon) -> None:
        leaves = [one for one in wanted_leaves(query) if not (isinstance(one, Word) and one.title_only)]
        rows = [asked for leaf in leaves if not isinstance(leaf, Placed) and (asked := slots(leaf, lexicon))]
        self._placed = [PlacedHighlighter(leaf, lexicon) for leaf in leaves if isinstance(leaf, Placed)]
        self._rows = [row for row in rows if len(row) > 1 or row[0].is_strict]
        self._terms = frozenset(term for row in rows if len(row) == 1 and not row[0].is_strict for term in row[0].terms)
        self._accepted: dict[Language | None, tuple[_Accepted, list[list[_Accepted]]]] = {}

    def spans(self, text: str, language: Language | None) -> tuple[Span, ...]:
        """Return the spans [start, end) in code points of `text`, in order, not overlapping."""
        if language not in self._accepted:
            rows = [[_Accepted(frozenset(slot.terms), language, slot) for slot in row] for row in self._rows]
            self._accepted[language] = _Accepted(self._terms, language), rows
        any_of, rows = self._accepted[language]
        held = _Words(text)
        found = held.spans([any_of[word] for word in held.words], 1)
        for row in rows:
            found += held.spans(_beginning(row, held.words), len(row))
        if self._placed:
            read = tokens(text)
            kept = [frozenset(terms(token.word, language)) for token in read]
            found += [span for placed in self._placed for span in placed.spans(text, read, kept)]
        return _joined(found)


class _Accepted(dict[str, bool]):
    """Which words have one of the terms, and are the ones asked for."""

    def __init__(self, wanted: frozenset[str], language: Language | None, slot: Slot | None = None) -> None:
        super().__init__()
        self._wanted = wanted
        # a word is kept under a term that begins with the same letter, and few words begin so
        self._initials = frozenset(stem[0] for stem in map(stem_of, wanted) if stem)
        self._language = language
        self._slot = slot

    def __missing__(self, word: str) -> bool:
        may_be = word[:1] in self._initials
        has_term = may_be and not self._wanted.isdisjoint(terms(word, self._language))
        self[word] = found = has_term and (self._slot is None or self._slot.accepts(word))
        return found


class _Words:
    """The words of a text; most of them are only looked at, and few have to be found again in it."""

    def __init__(self, text: str) -> None:
        folded = _folded_in_place(text)
        self._folded = folded
        self._tokens = tokens(text) if folded is None else []
        self._chunks = [] if folded is None else chunks_of_folded(folded)
        self.words = [token.word for token in self._tokens] if folded is None else words_of_chunks(self._chunks)

    def spans(self, is_wanted: Sequence[bool], width: int) -> list[Span]:
        """Return the spans of what begins with each wanted word and is so many words wide."""
        if True not in is_wanted:
            return []
        if self._folded is None:
            spans = [(token.start, token.end) for token in self._tokens]
        elif width == 1:
            return self._spans_of(self._folded, is_wanted)
        else:
            spans = [match.span() for match in matches_in_folded(self._folded)]
        return [(spans[place][0], spans[place + width - 1][1]) for place in compress(count(), is_wanted)]

    def _spans_of(self, folded: str, is_wanted: Sequence[bool]) -> list[Span]:
        """Return the spans of words: each is looked for in the text, but where a letter of `u.s` could be one."""
        wanted = set(compress(self._chunks, is_wanted))
        if any("." in chunk or len(chunk) == 1 for chunk in wanted):
            return [match.span() for match in compress(matches_in_folded(folded), is_wanted)]
        return [span for chunk in wanted for span in _whole(chunk, folded)]


def _whole(word: str, folded: str) -> Iterator[Span]:
    """Yield where a word stands that is no part of a longer one."""
    start = folded.find(word)
    while start >= 0:
        end = start + len(word)
        if not folded[start - 1 : start].isalnum() and not folded[end : end + 1].isalnum():
            yield start, end
        start = folded.find(word, end)


def _folded_in_place(text: str) -> str | None:
    """Return a text folded, None where not each character became one: then places in it are not places in the text."""
    plain = text
    if not text.isascii():
        # most of them are in no text, and to look for each is faster than to look each letter up
        for sign, ascii_sign in _PLAIN:
            plain = plain.replace(sign, ascii_sign)
    # a text is folded character by character, and nearly all become one
    if any(len(fold(char)) != 1 for char in set(plain) if not char.isascii()):
        return None
    folded = fold(plain)
    return folded if len(folded) == len(text) else None


def _beginning(row: Sequence[_Accepted], words: Sequence[str]) -> list[bool]:
    first, *others = row
    last = len(words) - len(others)
    return [
        first[word] and place < last and all(one[words[place + step]] for step, one in enumerate(others, start=1))
        for place, word in enumerate(words)
    ]


def _joined(found: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
