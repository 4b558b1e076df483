"""Book room: where the entries stand in a file that came back: under which heading, after which other one; pure."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefbook.book.merge import comparable
from briefbook.book.parts import folded
from briefbook.book.recognising import Recognised
from briefbook.model.book import Book
from briefbook.model.kinds import EntryId, SectionId, TabId
from briefbook.model.note import plain_text
from briefbook.model.returned import ReturnedPiece

_MOST = 0.7
"""The share of entries below a heading that must have stood in one section for it to be that section's."""


class Place(NamedTuple):
    """A section of a tab."""

    tab: TabId
    section: SectionId


@dataclass(slots=True)
class Standing:
    """Where things stand in a file.

    Attributes:
        places: the section of each; `after` the entry before it there, None for the first.
        spots: for the place of each piece without a mark the section it stands in and the entry before it.
    """

    places: dict[EntryId, Place] = field(default_factory=dict)
    after: dict[EntryId, EntryId | None] = field(default_factory=dict)
    spots: dict[int, tuple[Place, EntryId | None]] = field(default_factory=dict)


def standing(
    book: Book,
    pieces: Sequence[ReturnedPiece],
    known: Recognised,
    sent: Mapping[EntryId, Place],
    frame: Sequence[str] | None,
) -> Standing:
    """Return where things stand.

    A section without a heading of its own in the file cannot be told: an entry of it is taken to be there still, unless
    it was moved among the others.

    Args:
        book: for the headings of its sections.
        pieces: of the file.
        known: which of them are entries.
        sent: where each entry stood when it went out.
        frame: what else went out; None when that is not known.
    """
    entries = {place: entry for entry, found in known.found.items() for place in found.places}
    headings = _Headings(book, pieces, entries, sent, frame)
    moved = out_of_order(list(sent), order_in_file(known))
    out, current = Standing(), next(iter(sent.values()))
    last: dict[Place, EntryId] = {}
    for place in range(len(pieces)):
        current = headings.at.get(place, current)
        entry = entries.get(place)
        if entry is None:
            out.spots[place] = (current, last.get(current))
        elif entry not in out.places:
            current = current if sent[entry] in headings.shown or entry in moved else sent[entry]
            out.places[entry], out.after[entry] = current, last.get(current)
            last[current] = entry
    return out


def order_in_file(known: Recognised) -> list[EntryId]:
    """Return the entries in the order in which they begin in the file."""
    return sorted(known.found, key=lambda entry: known.found[entry].places[0])


class _Headings:
    """Which headings of a file are those of sections.

    Attributes:
        at: the section that begins at the place of a piece.
        shown: the sections that have a heading in the file.
    """

    def __init__(
        self,
        book: Book,
        pieces: Sequence[ReturnedPiece],
        entries: Mapping[int, EntryId],
        sent: Mapping[EntryId, Place],
        frame: Sequence[str] | None,
    ) -> None:
        self._named: dict[str, list[Place]] = {}
        tabs = {place.tab for place in sent.values()}
        for tab in book.tabs:
            for section in tab.sections if tab.id in tabs else ():
                for name in {folded(section.heading.en), folded(section.heading.fr)} - {""}:
                    self._named.setdefault(name, []).append(Place(tab.id, section.id))
        self._frame = None if frame is None else {comparable(one) for one in frame}
        self.at: dict[int, Place] = {}
        places = [place for place, piece in enumerate(pieces) if piece.role == "heading" and place not in entries]
        heads = False
        for number, place in enumerate(places):
            end = places[number + 1] if number + 1 < len(places) else len(pieces)
            below = [sent[entries[one]] for one in range(place, end) if one in entries]
            found = self._section(plain_text(pieces[place].blocks), below)
            if found is not None:
                self.at[place] = found
                heads = heads or found in below
        if not heads:  # a form that names its sections apart from their texts
            self.at = {}
        self.shown = set(self.at.values())

    def _section(self, text: str, below: Sequence[Place]) -> Place | None:
        """Return the section that a heading begins, by its words, else by what stands below it."""
        votes = Counter(below)
        named = self._named.get(folded(text), [])
        if named:
            begun = [one for one in named if one not in self.at.values()] or named
            return max(named, key=lambda one: (votes[one], one in begun, -named.index(one)))
        # below a title stand sections that have no headings of their own: the first of them is not all
        if not below or votes[below[0]] < _MOST * len(below):
            return None
        is_renamed_since = self._frame is not None and comparable(text) in self._frame
        is_renamed_there = self._frame is not None and not is_renamed_since and below[0] not in self.at.values()
        return below[0] if is_renamed_since or is_renamed_there else None


def out_of_order(sent: Sequence[EntryId], returned: Iterable[EntryId]) -> frozenset[EntryId]:
    """Return the fewest entries that must have been moved to bring about the order of the file."""
    number = {entry: place for place, entry in enumerate(sent)}
    order = [entry for entry in returned if entry in number]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, entry in enumerate(order):
        length = bisect_left(tails, number[entry])
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [number[entry]]
        ends[length : length + 1] = [place]
    kept: set[EntryId] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(order[at])
        at = before[at]
    return frozenset(order) - kept
