"""Render room: what a note says of text that is withheld, and when a disclosure copy was last modified.

The notice of the disclosure copy and its date follow the published pages of Immigration, Refugees and Citizenship
Canada and the Canada.ca pattern “Date modified” (yyyy-mm-dd, under the content).
"""

from collections.abc import Iterable, Iterator

from briefbook.model.book import Tab
from briefbook.model.kinds import Language
from briefbook.model.note import (
    Block,
    Blocks,
    ExcerptBlock,
    Footnote,
    Heading,
    Inlines,
    ListBlock,
    Para,
    Quote,
    Redacted,
    Run,
    Table,
    plain_text,
)
from briefbook.render.wording import NBSP, parse_date, words

_FIELD = "date_modified"


def for_disclosure(blocks: Blocks, tab: Tab, language: Language) -> Blocks:
    """Return the blocks of a note with the notice of redaction, where there is any, and the date it was modified.

    A date that the template prints itself stays where it stands.
    """
    say = words(language)
    if any(isinstance(inline, Redacted) for inlines in _lines(blocks) for inline in inlines):
        blocks = _with_notice(blocks, say.redaction_notice)
    date = tab.fields.get(_FIELD, "")
    if isinstance(date, str) and parse_date(date) and not _is_said(blocks, say.date_modified):
        blocks = (*blocks, Para((Run(f"{say.date_modified}{NBSP}{date}"),), "source-note"))
    return blocks


def for_checking(blocks: Blocks, language: Language) -> Blocks:
    """Return the blocks of a working copy with a word on what its frames mean, where text is framed."""
    if any(isinstance(one, Run) and one.withheld for inlines in _lines(blocks) for one in inlines):
        return _with_notice(blocks, words(language).withheld_notice)
    return blocks


def _with_notice(blocks: Blocks, notice: str) -> Blocks:
    """Return blocks with a notice below the title."""
    place = 1
    while place < len(blocks) and _is_subtitle(blocks[place]):
        place += 1
    return (*blocks[:place], Para((Run(notice),), "notice"), *blocks[place:])


def _is_subtitle(block: Block) -> bool:
    return isinstance(block, Para) and block.style == "subtitle"


def _is_said(blocks: Blocks, words_of_it: str) -> bool:
    return any(isinstance(block, Para) and plain_text((block,)).startswith(words_of_it) for block in blocks)


def _lines(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Walk over the inlines of blocks, those of footnotes too."""
    for block in blocks:
        match block:
            case Heading(inlines=inlines) | Para(inlines=inlines):
                yield from _with_notes(inlines)
            case ListBlock(items=items):
                yield from (line for item in items for line in _lines(item))
            case Quote(blocks=inner) | ExcerptBlock(blocks=inner):
                yield from _lines(inner)
            case Table(header=header, rows=rows):
                yield from (line for row in (header, *rows) for cell in row for line in _with_notes(cell))


def _with_notes(inlines: Inlines) -> Iterator[Inlines]:
    yield inlines
    for inline in inlines:
        if isinstance(inline, Footnote):
            yield from _with_notes(inline.inlines)
