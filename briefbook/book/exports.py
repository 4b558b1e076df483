"""Book room: the record of what went out of a book, so that a file that comes back can be compared with it; pure."""

from dataclasses import replace

from briefbook.model.book import Book, Export

KEPT = 20
"""So many exports are remembered."""
_MOST_CHARACTERS = 4_000_000
"""Code points of text in all of them: a large book does not grow twentyfold for having been exported often."""


def with_export(book: Book, export: Export) -> Book:
    """Return the book with an export remembered as its latest; the same export is not remembered twice."""
    others = [one for one in book.exports if one.id != export.id]
    kept, left = [export], _MOST_CHARACTERS - _size(export)
    for one in reversed(others):
        left -= _size(one)
        if len(kept) == KEPT or left < 0:
            break
        kept.append(one)
    return replace(book, exports=tuple(reversed(kept)))


def _size(export: Export) -> int:
    return sum(len(one.text) for one in export.placed) + sum(map(len, export.frame))
