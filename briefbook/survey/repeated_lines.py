"""Survey room: lines that stand on most pages of one site, at the edge of the page: they belong to the site."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefbook.model.text import fold

REPEATED = "Stands on many pages of this site."
"""Why such a line is hidden, in words."""
_LONGEST = 200
"""Code points; what is longer is text, however often it stands there."""
_FEWEST_PAGES = 5
_SHARE = 0.6

Line: TypeAlias = tuple[int, str, bool]
"""Ordinal, text, and whether the line is furniture already."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page.

    Attributes:
        path: of its file within the folder.
        site: where it comes from: the host of its source, else the folder it lies in.
        lines: passages and furniture, in file order.
    """

    path: str
    site: str
    lines: tuple[Line, ...]


def repeated(pages: Sequence[PageLines]) -> Mapping[str, tuple[int, ...]]:
    """Return by path the ordinals of the lines that belong to the site rather than to the page.

    Such a line is short, stands on at least five pages and three of five of its site, and nothing of the page's own
    stands between it and the head or the end of the page. A page that has no line of its own keeps all it has.
    """
    sites: dict[str, list[PageLines]] = {}
    for page in pages:
        sites.setdefault(page.site, []).append(page)
    hidden: dict[str, tuple[int, ...]] = {}
    for of_site in sites.values():
        common = _common(of_site)
        for page in of_site if common else ():
            ordinals = _at_the_edges(page, common)
            if ordinals:
                hidden[page.path] = ordinals
    return hidden


def _common(pages: Sequence[PageLines]) -> frozenset[str]:
    needed = max(_FEWEST_PAGES, _SHARE * len(pages))
    if len(pages) < needed:
        return frozenset()
    counts = Counter(key for page in pages for key in {_key(line) for line in page.lines})
    return frozenset(key for key, count in counts.items() if key and count >= needed)


def _key(line: Line) -> str:
    """What makes two lines the same: their words, however written; nothing for a line that is too long or blank."""
    return " ".join(fold(line[1]).split()) if len(line[1]) <= _LONGEST else ""


def _at_the_edges(page: PageLines, common: frozenset[str]) -> tuple[int, ...]:
    if all(line[2] or _key(line) in common for line in page.lines):
        return ()
    found = {*_run(page.lines, common), *_run(reversed(page.lines), common)}
    return tuple(sorted(found))


def _run(lines: Iterable[Line], common: frozenset[str]) -> Iterable[int]:
    """Yield the ordinals of the repeated lines before the first line that is the page's own."""
    for line in lines:
        ordinal, _, is_furniture = line
        if is_furniture:
            continue
        if _key(line) not in common:
            return
        yield ordinal
