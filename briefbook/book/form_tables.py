"""Book room: tables of a form that came back: what of them is the form's own, and what is the text of an entry; pure.

A table in a file may be an entry, or belong to a form whose cells hold entries beside the form's own words. The file
does not say which; what went out does.
"""

from collections.abc import Collection, Sequence

from briefbook.book.merge import comparable
from briefbook.model.returned import ReturnedPiece, lines_of


def read_forms(pieces: Sequence[ReturnedPiece], frame: Collection[str] | None) -> tuple[ReturnedPiece, ...]:
    """Return pieces in which the tables of a form are parted into the pieces that they hold.

    Args:
        pieces: of the file.
        frame: the lines that went out and belong to no entry; None when they are not known.
    """
    if not any(piece.apart for piece in pieces):
        return tuple(pieces)
    known = None if frame is None else {comparable(one) for one in frame}
    parted: list[ReturnedPiece] = []
    for piece in pieces:
        parted += piece.apart if piece.apart and _is_form(piece, known) else (piece,)
    return tuple(parted)


def _is_form(piece: ReturnedPiece, known: Collection[str] | None) -> bool:
    """Tell whether most of what no entry is in a table went out as a form's own words."""
    marks = {(one.mark, one.number) for one in piece.apart if one.mark}
    own = [line for one in piece.apart if not one.mark for line in map(comparable, lines_of(one)) if line]
    if known is None or not own:
        return len(marks) > 1
    return 2 * sum(line in known for line in own) >= len(own)
