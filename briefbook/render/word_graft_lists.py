"""Render room: the lists of one Word file taken along into another, each under a number of its own."""

from collections.abc import Mapping
from copy import deepcopy

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart
from lxml import etree
from lxml.etree import _Element

from briefbook.render.word_graft_looks import FileLooks
from briefbook.render.wordml import W, number

_LEFT = ("nsid", "tmpl", "name", "styleLink", "numStyleLink")
"""What tells a list from others in its own file, or ties it to a style of lists there."""


class Lists:
    """Takes lists of a guest along into a host as they are asked for."""

    def __init__(self, host: DocumentPart, guest: DocumentPart, looks: FileLooks) -> None:
        self._host = _root(host)
        self._guest = _root(guest)
        self._looks = looks
        self._numbers: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self.taken: list[_Element] = []

    def number(self, theirs: str) -> str:
        """Return the number in the host of a list of the guest; 0, which is no list, stays so."""
        if theirs == "0" or self._guest is None or self._host is None:
            return "0"
        if theirs not in self._numbers:
            self._numbers[theirs] = self._copied(theirs)
        return self._numbers[theirs]

    def shape(self, theirs: str) -> bytes | None:
        """Return what a list of the guest looks like, for comparing it with one of the host; None for no list."""
        return None if self._guest is None else shape(self._guest, theirs)

    def host_shape(self, ours: str) -> bytes | None:
        """Return what a list of the host looks like; None for no list."""
        return None if self._host is None else shape(self._host, ours)

    def tie(self, styles: Mapping[str, str]) -> None:
        """Tie the levels of the lists that were taken to the styles that were; `styles` are ids there by those here."""
        for listed in self.taken:
            for level in listed.iter(f"{W}lvl"):
                for node in level.findall(f"{W}pStyle"):
                    found = styles.get(node.get(f"{W}val") or "")
                    if found is None:
                        level.remove(node)
                    else:
                        node.set(f"{W}val", found)

    def _copied(self, theirs: str) -> str:
        given, listed = _numbered(self._guest, theirs)
        if given is None or listed is None or self._host is None:
            return "0"
        made = self._looks.settled(_bare(given))
        fresh = str(max((number(one, "numId") for one in self._host.iter(f"{W}num")), default=0) + 1)
        made.set(f"{W}numId", fresh)
        for node in made.findall(f"{W}abstractNumId"):
            node.set(f"{W}val", self._list(listed, self._host))
        _append(self._host, made, "num")
        self.taken.append(made)
        return fresh

    def _list(self, listed: _Element, host: _Element) -> str:
        theirs = listed.get(f"{W}abstractNumId") or ""
        if theirs not in self._lists:
            last = max((number(one, "abstractNumId") for one in host.iter(f"{W}abstractNum")), default=0)
            self._lists[theirs] = str(last + 1)
            made = self._looks.settled(_bare(listed))
            made.set(f"{W}abstractNumId", self._lists[theirs])
            _append(host, made, "abstractNum")
            self.taken.append(made)
        return self._lists[theirs]


def _root(part: DocumentPart) -> _Element | None:
    try:
        found = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        return None
    return found.element if isinstance(found, XmlPart) else None


def _numbered(root: _Element | None, key: str) -> tuple[_Element | None, _Element | None]:
    """Return a list by its number: what says the number, and what the list looks like; None where there is none.

    A list may only name a style of lists: then it is that which the style belongs to.
    """
    if root is None:
        return None, None
    given = next((one for one in root.iter(f"{W}num") if one.get(f"{W}numId") == key), None)
    said = None if given is None else given.find(f"{W}abstractNumId")
    wanted = None if said is None else said.get(f"{W}val")
    lists = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
    listed = lists.get(wanted)
    named = None if listed is None else listed.find(f"{W}numStyleLink")
    for one in () if named is None else lists.values():
        link = one.find(f"{W}styleLink")
        if link is not None and named is not None and link.get(f"{W}val") == named.get(f"{W}val"):
            return given, one
    return given, listed


def _bare(listed: _Element) -> _Element:
    """Return a copy of a list without what ties it to its file; bullets that are pictures become dots."""
    made: _Element = deepcopy(listed)
    for name in _LEFT:
        for node in made.findall(f"{W}{name}"):
            made.remove(node)
    for level in made.iter(f"{W}lvl"):
        for node in level.findall(f"{W}lvlPicBulletId"):
            level.remove(node)
    return made


def shape(root: _Element, key: str) -> bytes | None:
    """Return the look of a list by its number, as it can be compared across files."""
    given, listed = _numbered(root, key)
    if given is None or listed is None:
        return None
    nodes = (node for one in (*_bare(listed), *given.findall(f"{W}lvlOverride")) for node in one.iter(etree.Element))
    return "\n".join(f"{node.tag}{sorted(_own(node).items())}" for node in nodes if node.tag != f"{W}pStyle").encode()


def _own(node: _Element) -> dict[str, str]:
    """Return the attributes of an element but those that Word keeps for itself."""
    return {
        str(key): str(value)
        for key, value in node.attrib.items()
        if str(key).startswith(W) and not str(key).startswith((f"{W}rsid", f"{W}tplc", f"{W}tentative"))
    }


def _append(root: _Element, made: _Element, name: str) -> None:
    last = root.findall(f"{W}{name}")[-1:]
    if last:
        last[0].addnext(made)
    elif name == "num":
        root.findall(f"{W}abstractNum")[-1].addnext(made)
    else:
        root.insert(len(root.findall(f"{W}numPicBullet")), made)
