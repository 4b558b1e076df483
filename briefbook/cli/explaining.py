"""Command line room: how a query was understood, as JSON and in words."""

from collections.abc import Iterator

from briefbook.model.plain import Json, JsonObject
from briefbook.model.query import Explained, Explanation, Meaning
from briefbook.model.query_words import piece_words, sentences


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """Walk over the sentences that say what was searched for and which filters held; notes are said elsewhere."""
    without_notes = tuple(piece for piece in explanation.pieces if piece.meaning is not Meaning.NOTE)
    yield from sentences(Explanation(without_notes), "en")


def explanation_shape(explanation: Explanation) -> Json:
    """Return the explanation as the contract has it."""
    return [_piece(piece) for piece in explanation.pieces]


def _piece(piece: Explained) -> JsonObject:
    plain: JsonObject = {"meaning": piece.meaning.value, "text": piece.text, "words": piece_words(piece, "en")}
    if piece.field:
        plain["field"] = piece.field
    if piece.also:
        plain["also"] = list(piece.also)
    if piece.synonyms:
        plain["synonyms"] = list(piece.synonyms)
    if piece.parts:
        plain["parts"] = [_piece(part) for part in piece.parts]
    return plain
