"""Index room: the words of a passage that answer a query, as spans of its text."""

from collections.abc import Iterable, Sequence

from briefbook.index.analysis import Token, terms, tokens
from briefbook.index.asking import Lexicon, Placed, Slot, slots, wanted_leaves
from briefbook.index.placed_spans import PlacedHighlighter
from briefbook.model.kinds import Language
from briefbook.model.query import Query, Word

Span = tuple[int, int]


class Highlighter:
    """Finds what one query asks for in the texts of its hits; whole words, and a quotation as one span."""

    def __init__(self, query: Query, lexicon: Lexicon) -> None:
        leaves = [one for one in wanted_leaves(query) if not (isinstance(one, Word) and one.title_only)]
        rows = [asked for leaf in leaves if not isinstance(leaf, Placed) and (asked := slots(leaf, lexicon))]
        self._placed = [PlacedHighlighter(leaf, lexicon) for leaf in leaves if isinstance(leaf, Placed)]
        self._rows = [row for row in rows if len(row) > 1 or row[0].is_strict]
        self._terms = frozenset(term for row in rows if len(row) == 1 and not row[0].is_strict for term in row[0].terms)

    def spans(self, text: str, language: Language | None) -> tuple[Span, ...]:
        """Return the spans [start, end) in code points of `text`, in order, not overlapping."""
        held = tokens(text)
        kept = [frozenset(terms(token.word, language)) for token in held]
        found = [
            (token.start, token.end) for token, own in zip(held, kept, strict=True) if not self._terms.isdisjoint(own)
        ]
        for row in self._rows:
            found.extend(_standing(row, held, kept))
        for placed in self._placed:
            found.extend(placed.spans(text, held, kept))
        return _joined(found)


def _standing(row: Sequence[Slot], held: Sequence[Token], kept: Sequence[frozenset[str]]) -> Iterable[Span]:
    wanted = [frozenset(slot.terms) for slot in row]
    for place in range(len(held) - len(row) + 1):
        if all(
            not wanted[step].isdisjoint(kept[place + step]) and slot.accepts(held[place + step].word)
            for step, slot in enumerate(row)
        ):
            yield held[place].start, held[place + len(row) - 1].end


def _joined(found: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
