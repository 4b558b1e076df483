"""Render room: an entry's blocks as they may stand in a note: nothing blank, headings below that of the section."""

from dataclasses import replace

from briefbook.model.kinds import Language
from briefbook.model.note import (
    Block,
    Blocks,
    ExcerptBlock,
    Footnote,
    Heading,
    Image,
    Inlines,
    ListBlock,
    Para,
    Placeholder,
    Quote,
    Run,
    Table,
    note_text,
    plain_inlines,
    plain_text,
)
from briefbook.model.text import clean
from briefbook.render.token import without_noncharacters


def with_text(blocks: Blocks) -> Blocks:
    """Return blocks without those that hold no text: a blank paragraph is no spacing."""
    kept: list[Block] = []
    for block in blocks:
        match block:
            case Para(inlines=inlines) | Heading(inlines=inlines):
                told = _with_filled_notes(inlines)
                if _is_filled(plain_inlines(told)) or any(isinstance(one, Placeholder) for one in told):
                    kept.append(block if told is inlines else replace(block, inlines=told))
            case Quote(blocks=inner):
                kept += [Quote(some)] if (some := with_text(inner)) else []
            case ListBlock(items=items):
                full = tuple(some for item in items if (some := with_text(item)))
                kept += [replace(block, items=full)] if full else []
            case ExcerptBlock(blocks=inner):
                kept += with_text(inner)
            case Table():
                kept += [_with_filled_cells(block)] if _is_filled(plain_text([block])) else []
            case Image(caption=caption):  # the bytes of a picture come with templates, never with an entry
                kept += with_text((Para(caption, "caption"),))
    return tuple(kept)


def _with_filled_cells(table: Table) -> Table:
    rows = [tuple(_with_filled_notes(cell) for cell in row) for row in (table.header, *table.rows)]
    return replace(table, header=rows[0], rows=tuple(rows[1:]))


def _with_filled_notes(inlines: Inlines) -> Inlines:
    """Return inlines without empty footnotes; where there are only footnotes, what they say is the text."""
    if not any(isinstance(one, Footnote) for one in inlines):
        return inlines
    kept = tuple(one for one in inlines if not isinstance(one, Footnote) or _is_filled(plain_inlines(note_text(one))))
    if _is_filled(plain_inlines(one for one in kept if not isinstance(one, Footnote))):
        return kept
    return tuple(inner for one in kept for inner in (note_text(one) if isinstance(one, Footnote) else (one,)))


def has_several_paragraphs(blocks: Blocks) -> bool:
    """Tell whether blocks are more than one paragraph in Word: several, or one that holds several."""
    match blocks:
        case (Quote(blocks=inner),) | (ListBlock(items=(inner,)),):
            return has_several_paragraphs(inner)
        case (Para() | Heading(),):
            return False
    return True


def _is_filled(text: str) -> bool:
    return bool(without_noncharacters(clean(text)).strip())


def spoken_where_silent(blocks: Blocks, language: Language) -> Blocks:
    """Return blocks marked with their language wherever they do not say another: they stand in a note of the other."""
    return tuple(_spoken(block, language) for block in blocks)


def _spoken(block: Block, language: Language) -> Block:
    match block:
        case Para():
            return replace(block, lang=block.lang or language)
        case Heading(inlines=inlines):
            return replace(block, inlines=_spoken_inlines(inlines, language))
        case Quote(blocks=inner):
            return Quote(spoken_where_silent(inner, language))
        case ListBlock(items=items):
            return replace(block, items=tuple(spoken_where_silent(item, language) for item in items))
        case Table(header=header, rows=rows):
            told = [tuple(_spoken_inlines(cell, language) for cell in row) for row in (header, *rows)]
            return replace(block, header=told[0], rows=tuple(told[1:]))
    return block


def _spoken_inlines(inlines: Inlines, language: Language) -> Inlines:
    return tuple(replace(one, lang=one.lang or language) if isinstance(one, Run) else one for one in inlines)


def headings_below_section(entry_id: str, blocks: Blocks) -> Blocks:
    """Return blocks whose headings stand below that of their section, no level left out, anchors of their own.

    Within a list or a quotation a heading becomes a paragraph in bold: there it would tear the outline.
    """
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    last, number = 2, 0
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            last, number = min(4, last + 1, 3 + levels.index(block.level)), number + 1
            out.append(replace(block, level=last, id=f"{entry_id}-{number}"))
        else:
            out.append(_without_headings(block))
    return tuple(out)


def _without_headings(block: Block) -> Block:
    match block:
        case Heading(inlines=inlines):
            return Para(_bold(inlines))
        case Quote(blocks=inner):
            return Quote(tuple(_without_headings(one) for one in inner))
        case ListBlock(items=items):
            return replace(block, items=tuple(tuple(_without_headings(one) for one in item) for item in items))
    return block


def _bold(inlines: Inlines) -> Inlines:
    return tuple(replace(one, bold=True) if isinstance(one, Run) else one for one in inlines)
