"""Index room: where in the text of a hit NEAR and figures stand."""

from collections.abc import Iterable, Sequence

from briefbook.index.analysis import Token
from briefbook.index.asking import Lexicon, Placed, Slot, slots
from briefbook.index.general import Stretch, figure_spans, near_one_another
from briefbook.model.query import Figure, Fuzzy, Near, Or, Phrase, Prefix, Query, Wildcard, Within, Word


class PlacedHighlighter:
    """Finds one such part of a query in the texts of its hits; what stands in titles and headings is not marked."""

    def __init__(self, node: Placed, lexicon: Lexicon) -> None:
        self._node = node
        self._lexicon = lexicon
        self._slots: dict[Query, Sequence[Slot]] = {}

    def spans(self, text: str, held: Sequence[Token], kept: Sequence[frozenset[str]]) -> Iterable[tuple[int, int]]:
        """Return the spans [start, end) in code points of a text, of which the words and their terms are given."""
        match self._node:
            case Figure():
                return figure_spans(self._node, text)
            case Within():
                return ()
        return [(held[start].start, held[end - 1].end) for start, end in self._stretches(self._node, held, kept)]

    def _stretches(self, node: Query, held: Sequence[Token], kept: Sequence[frozenset[str]]) -> Sequence[Stretch]:
        match node:
            case Near(one=one, other=other, distance=distance):
                ones = self._stretches(one, held, kept)
                return near_one_another(ones, self._stretches(other, held, kept), distance) if ones else ()
            case Or(parts=parts):
                return sorted({found for part in parts for found in self._stretches(part, held, kept)})
            case Word() | Prefix() | Phrase() | Wildcard() | Fuzzy():
                if node not in self._slots:
                    self._slots[node] = slots(node, self._lexicon)
                return _standing(self._slots[node], held, kept)
        return ()


def _standing(row: Sequence[Slot], held: Sequence[Token], kept: Sequence[frozenset[str]]) -> Sequence[Stretch]:
    if not row:
        return ()
    wanted = [frozenset(slot.terms) for slot in row]
    return [
        (place, place + len(row))
        for place in range(len(held) - len(row) + 1)
        if all(
            not wanted[step].isdisjoint(kept[place + step]) and slot.accepts(held[place + step].word)
            for step, slot in enumerate(row)
        )
    ]
