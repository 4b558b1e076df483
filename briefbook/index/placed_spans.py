"""Index room: where in the text of a hit NEAR and figures stand."""

from collections.abc import Iterable, Sequence

from briefbook.index.analysis import Token
from briefbook.index.asking import Lexicon, Placed
from briefbook.index.general import figure_spans
from briefbook.index.near_rows import NearRows
from briefbook.model.query import Figure, Within


class PlacedHighlighter:
    """Finds one such part of a query in the texts of its hits; what stands in titles and headings is not marked."""

    def __init__(self, node: Placed, lexicon: Lexicon) -> None:
        self._node = node
        self._rows = NearRows(lexicon)

    def spans(self, text: str, held: Sequence[Token], kept: Sequence[frozenset[str]]) -> Iterable[tuple[int, int]]:
        """Return the spans [start, end) in code points of a text, of which the words and their terms are given."""
        match self._node:
            case Figure():
                return figure_spans(self._node, text)
            case Within():
                return ()
        words = [token.word for token in held]
        return [(held[start].start, held[end - 1].end) for start, end in self._rows.stretches(self._node, words, kept)]
