"""Render room: the styles of one Word file in another: the same where they look the same, else taken along.

A style that the host has under the same name and with the same look serves. Another one is taken along under a name of
its own, with those that it is based on. Headings stand a level lower in the host, below the name of their tab.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree
from lxml.etree import _Element

from briefbook.render.word_graft_lists import Lists
from briefbook.render.word_graft_looks import FileLooks
from briefbook.render.word_order import paragraph_properties, put
from briefbook.render.word_package import StyleSheet
from briefbook.render.wordml import W, element, number

_TITLE: Final = "title"
_GAP: Final = "table gap"
"""Parts tables for Word's sake; nobody sees it, in any file."""
_DEEPEST: Final = 8
_LOOKS: Final = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
_REFERS: Final = ("link", "next", "aliases", "autoRedefine", "rsid", "locked")
_LOWERED: Final = {_TITLE: "note title", "heading 1": "heading 2", "heading 2": "heading 3", "heading 3": "heading 4"}
_LOWERED_LAST: Final = {"heading 4": "heading 4"}


class StyleMap:
    """Which style of the host stands for one of the guest; `mark` is behind the names of those that are taken along."""

    def __init__(self, host: FileLooks, guest: FileLooks, lists: Lists, mark: str) -> None:
        self._host, self._guest = host, guest
        self._sheets = {host: StyleSheet(host.styles), guest: StyleSheet(guest.styles)}
        self._ours = {self._sheets[host].name(key): key for key in self._sheets[host].by_id}
        self._lists = lists
        self._mark = mark
        self._ids: dict[str, str] = {}
        self.taken: dict[str, str] = {}

    def default(self, kind: str) -> str:
        """Return the id that a paragraph or table without a style needs in the host; empty where it needs none."""
        theirs, ours = (_default(one.styles, kind) for one in (self._guest, self._host))
        if not theirs:
            return ""
        found = self.id(theirs)
        return "" if found == ours else found

    def id(self, theirs: str) -> str:
        """Return the id in the host of the style of the guest with the id `theirs`; one that is not there stays."""
        if theirs not in self._sheets[self._guest].by_id:
            return theirs
        if theirs not in self._ids:
            self._ids[theirs] = self._found(theirs) or self._copied(theirs)
        return self._ids[theirs]

    def _found(self, theirs: str) -> str:
        """Return the style of the host that looks the same; empty when there is none."""
        name = self._sheets[self._guest].name(theirs)
        ours = self._same(theirs)
        if not ours:
            return ""
        lowered = (_LOWERED | _LOWERED_LAST).get(name)
        if lowered is not None:
            return self._ours.get(lowered, "")
        return "" if self._level(theirs) is not None else ours

    def _same(self, theirs: str) -> str:
        """Return the style of the same name that looks the same; empty when there is none."""
        name = self._sheets[self._guest].name(theirs)
        ours = self._ours.get(name, "")
        if name == _GAP:
            return ours
        return ours if ours and self._look(self._guest, theirs) == self._look(self._host, ours) else ""

    def _level(self, theirs: str) -> int | None:
        """Return the level of a heading of the guest from 0, None for another style; a title is above all of them."""
        if self._sheets[self._guest].name(theirs) == _TITLE:
            return -1
        found = self._sheets[self._guest].first(theirs, f"{W}pPr/{W}outlineLvl")
        return None if found is None else number(found, "val")

    def _copied(self, theirs: str) -> str:
        given = self._sheets[self._guest].by_id[theirs]
        made: _Element = self._guest.settled(deepcopy(given))
        fresh = self._free_id(theirs)
        self._ids[theirs] = fresh
        self.taken[theirs] = fresh
        made.set(f"{W}styleId", fresh)
        made.set(f"{W}customStyle", "1")
        made.attrib.pop(f"{W}default", "")
        for name in made.findall(f"{W}name"):
            name.set(f"{W}val", f"{name.get(f'{W}val')}{self._mark}")
        for refers in _REFERS:
            for node in made.findall(f"{W}{refers}"):
                made.remove(node)
        self._host.styles.append(made)
        self._rebase(made)
        for node in made.iter(f"{W}numId"):
            node.set(f"{W}val", self._lists.number(node.get(f"{W}val") or ""))
        level = self._level(theirs)
        if level is not None:
            properties = paragraph_properties(made)
            put(properties, element("outlineLvl", val=min(max(level + 1, 0), _DEEPEST)))
            if self._sheets[self._guest].first(theirs, f"{W}pPr/{W}keepNext") is None:
                put(properties, element("keepNext"))
        return fresh

    def _rebase(self, made: _Element) -> None:
        """Base a style on that of the host, or write into it what it owes to the defaults of its own file."""
        base = made.find(f"{W}basedOn")
        if base is not None and (base.get(f"{W}val") or "") in self._sheets[self._guest].by_id:
            base.set(f"{W}val", self._base(base.get(f"{W}val") or ""))
            return
        if base is not None:
            made.remove(base)
        if made.get(f"{W}type") == "paragraph":
            self._guest.carry(made, self._host)

    def _base(self, theirs: str) -> str:
        """Return the style that one is based on which was taken along: a heading of the host is not lowered for it."""
        ours = self._same(theirs)
        return ours or self.id(theirs)

    def _free_id(self, wanted: str) -> str:
        stem = "".join(sign for sign in f"{wanted}{self._mark}" if sign.isascii() and sign.isalnum())
        taken = {key.lower() for key in self._host_ids()}
        free, count = stem, 1
        while free.lower() in taken:
            count += 1
            free = f"{stem}n{count}"
        return free

    def _host_ids(self) -> Iterator[str]:
        return (style.get(f"{W}styleId") or "" for style in self._host.styles.iter(f"{W}style"))

    def _look(self, looks: FileLooks, style_id: str) -> tuple[str, ...]:
        """Return what a style of a file looks like, with those that it is based on, as it can be compared."""
        sheet = self._sheets[looks]
        said: list[str] = []
        seen: set[str] = set()
        while style_id in sheet.by_id and style_id not in seen:
            seen.add(style_id)
            style = sheet.by_id[style_id]
            said.append(f"{sheet.name(style_id)} {style.get(f'{W}type')}")
            for name in _LOOKS:
                for node in style.findall(f"{W}{name}"):
                    said += self._properties(looks, node)
            base = style.find(f"{W}basedOn")
            style_id = "" if base is None else base.get(f"{W}val") or ""
        kind = sheet.by_id[next(iter(seen))].get(f"{W}type")
        if kind != "character" and not self._guest.is_like(self._host, runs_only=kind == "table"):
            said.append(str(id(looks)))  # what both are based on differs
        return tuple(said)

    def _properties(self, looks: FileLooks, node: _Element) -> Iterator[str]:
        for one in looks.settled(deepcopy(node)).iter(etree.Element):
            if one.tag == f"{W}numId":
                key = one.get(f"{W}val") or ""
                yield f"list {self._lists.shape(key) if looks is self._guest else self._lists.host_shape(key)!r}"
            elif one.tag != f"{W}lang":
                own = {str(key): str(value) for key, value in one.attrib.items() if f"{W}rsid" not in str(key)}
                yield f"{one.tag}{sorted(own.items())}"


def _default(styles: _Element, kind: str) -> str:
    """Return the id of the style that a paragraph or table has which names none."""
    found = (one for one in styles.iter(f"{W}style") if one.get(f"{W}type") == kind and one.get(f"{W}default") == "1")
    style = next(found, None)
    return "" if style is None else style.get(f"{W}styleId") or ""
