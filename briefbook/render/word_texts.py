"""Render room: what the tags of a template typed in Word stand for: an entry, a section, the text, the sources."""

import re
from collections.abc import Mapping
from typing import Final

from briefbook.model.note import Blocks, Doc, ExcerptBlock, Heading, PageBreak, Para, excerpt_blocks
from briefbook.render import markdown_in

BODY: Final = "body"
SOURCES: Final = "sources"
SECTION: Final = "section:"
NOTICES: Final = "notices:"
MODIFIED: Final = "modified:"
_SOURCES_ID: Final = re.compile(r"(?:.+-)?sources")


class Texts:
    """The blocks that each token of a text stands for."""

    def __init__(self, doc: Doc, data: Mapping[str, object], *, has_title: bool) -> None:
        self._entries = {entry.id: entry.blocks for entry in excerpt_blocks(doc.blocks)}
        text, self.sources = parted(doc.blocks)
        self._body = tuple(one for one in text if not (has_title and isinstance(one, Heading) and one.level == 1))
        sections = data.get("sections")
        self._sections = sections if isinstance(sections, list) else []

    def of(self, name: str) -> Blocks:
        """Return the blocks of one token: an entry, a section, the whole text, the sources."""
        if name == BODY:
            return self._body
        if name == SOURCES:
            return self.sources
        if name in (NOTICES, MODIFIED):
            style = "notice" if name == NOTICES else "source-note"
            return tuple(one for one in self._body if isinstance(one, Para) and one.style == style)
        if name.startswith(SECTION):
            section = self._sections[int(name.removeprefix(SECTION))]
            return markdown_in.parse(str(section["body"]), self._entries)
        return (ExcerptBlock(name, self._entries[name]),)


def parted(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """Return the text of a note and, apart from it, the list of its sources with its heading."""
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 2 and _lists_sources(blocks, place):
            before = place - 1 if place and isinstance(blocks[place - 1], PageBreak) else place
            return blocks[:before], blocks[before:]
    return blocks, ()


def _lists_sources(blocks: Blocks, place: int) -> bool:
    """Tell whether the heading at a place is that of the list of sources, not one that is called so."""
    heading, *below = blocks[place : place + 2]
    is_called = isinstance(heading, Heading) and _SOURCES_ID.fullmatch(heading.id) is not None
    return is_called and any(isinstance(one, Para) and one.style == "source-note" for one in below)
