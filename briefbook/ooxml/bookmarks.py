"""Ooxml room: which beginning of a bookmark goes with which end, also in files that LibreOffice saved."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from briefbook.ooxml.marks import ENTRY_PREFIX
from briefbook.ooxml.names import name_of, value, word_tags


@dataclass(frozen=True, slots=True)
class Bookmarks:
    """The bookmarks of a body by their ids: those that hold text begin in `begin`; an end ends the one in `ends`."""

    begin: frozenset[str]
    ends: Mapping[str, str]


def pair_bookmarks(body: etree._Element) -> Bookmarks:
    """Return the bookmarks of a body.

    LibreOffice (7.4) writes one over several paragraphs as two of the same name: the first without an end, the second
    over the last paragraph. They are one, unless another entry begins between them.
    """
    markers = list(body.iter(*word_tags("bookmarkStart", "bookmarkEnd")))
    ended = {value(one, "id") for one in markers if name_of(one) == "bookmarkEnd"}
    begin: set[str] = set()
    ends: dict[str, str] = {}
    waiting: dict[str, str] = {}
    for one in markers:
        if name_of(one) == "bookmarkEnd":
            continue
        identity, name = value(one, "id"), value(one, "name")
        if name.startswith(ENTRY_PREFIX):
            waiting = {name: waiting[name]} if name in waiting else {}
        if identity not in ended:
            waiting[name] = identity
        elif name in waiting:
            first = waiting.pop(name)
            ends[identity] = first
            begin.add(first)
        else:
            begin.add(identity)
    return Bookmarks(frozenset(begin), ends)
