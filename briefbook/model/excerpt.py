"""Model room: what is taken from the corpus: a passage or a selection within one, never without its provenance."""

import hashlib
from dataclasses import dataclass, replace

from briefbook.model.document import DocumentRow, Passage
from briefbook.model.kinds import Fingerprint, FolderId, Language, PassageKind
from briefbook.model.note import Block, Blocks, Br, Inline, Inlines, ListBlock, Para, Quote, Run, Table, plain_text
from briefbook.model.plain import Keeping


@dataclass(frozen=True, slots=True)
class Provenance(Keeping):
    """Where an excerpt was taken from (`P` of the command line contract).

    Attributes:
        folder: id of the folder; `label` is what the officer called it then.
        path: within the folder, with `/`.
        document: fingerprint (SHA-256) of the file.
        ordinal: of the passage in the file, from 1.
        span: [start, end) of the selection in code points of the passage's text.
        text: the selected text as taken; `text_hash` is its SHA-256 (UTF-8) as 64 hex digits.
        picked: date on which it was taken, YYYY-MM-DD.
        marking: how the document is marked, in English; None when it does not say.
    """

    folder: FolderId
    label: str
    path: str
    document: Fingerprint
    ordinal: int
    heading: tuple[str, ...]
    span: tuple[int, int]
    text: str
    text_hash: str
    page: int | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    picked: str = ""
    marking: str | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of the corpus on its way into a book: its blocks and its provenance."""

    blocks: Blocks
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Origin:
    """The document that an excerpt is taken from, as the workspace knows it."""

    folder: FolderId
    label: str
    fingerprint: Fingerprint
    row: DocumentRow
    marking: str | None = None


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8 as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def take(origin: Origin, passage: Passage, span: tuple[int, int] | None, picked: str) -> Excerpt:
    """Return the excerpt of `passage`, whole or the code points [start, end) of its text.

    Args:
        origin: the document it stands in.
        passage: the passage as extracted.
        span: the selection; None for the whole passage.
        picked: the date of today, YYYY-MM-DD.

    Raises:
        ValueError: the span is empty or outside the text.
    """
    start, end = span or (0, len(passage.text))
    if not 0 <= start < end <= len(passage.text):
        raise ValueError(f"The passage has {len(passage.text)} characters; {start}-{end} is not a selection within it.")
    text = passage.text[start:end]
    whole = (start, end) == (0, len(passage.text))
    blocks = blocks_of(passage.kind, text) if whole else selection_blocks(passage.kind, text)
    provenance = Provenance(
        folder=origin.folder,
        label=origin.label,
        path=origin.row.path,
        document=origin.fingerprint,
        ordinal=passage.ordinal,
        heading=passage.heading,
        span=(start, end),
        text=text,
        text_hash=text_hash(text),
        page=passage.page,
        title=origin.row.title,
        publisher=origin.row.publisher,
        date=origin.row.date,
        picked=picked,
        marking=origin.marking,
    )
    return Excerpt(spoken_in(blocks, passage.language), provenance)


def blocks_of(kind: PassageKind, text: str) -> Blocks:
    """Return the content-tree blocks of a whole passage of this kind; their plain text is `text` again."""
    if kind is PassageKind.TABLE:
        return (_table(text),)
    if kind is PassageKind.LIST_ITEM:
        return (ListBlock(items=((_para(text),),)),)
    if kind is PassageKind.QUOTATION:
        return (Quote((_para(text),)),)
    return (_para(text),)


def spoken_in(blocks: Blocks, language: Language | None) -> Blocks:
    """Return blocks of a passage marked with their language, so that Word and screen readers speak them right."""
    return blocks if language is None else tuple(_spoken(block, language) for block in blocks)


def _spoken(block: Block, language: Language) -> Block:
    match block:
        case Para():
            return replace(block, lang=language)
        case Quote(blocks=inner):
            return Quote(spoken_in(inner, language))
        case ListBlock(items=items):
            return replace(block, items=tuple(spoken_in(item, language) for item in items))
        case Table(header=header, rows=rows):
            spoken = [tuple(_spoken_cell(cell, language) for cell in row) for row in (header, *rows)]
            return replace(block, header=spoken[0], rows=tuple(spoken[1:]))
        case _:
            return block


def _spoken_cell(cell: Inlines, language: Language) -> Inlines:
    return tuple(replace(one, lang=language) if isinstance(one, Run) else one for one in cell)


def language_in(blocks: Blocks) -> Language | None:
    """Return the language that blocks are marked with, None when they bear no mark."""
    for block in blocks:
        match block:
            case Para(lang=language) if language is not None:
                return language
            case Quote(blocks=inner) | ListBlock(items=(inner, *_)) if language_in(inner) is not None:
                return language_in(inner)
            case Table(header=(first, *_)):
                return next((one.lang for one in first if isinstance(one, Run)), None)
    return None


def selection_blocks(kind: PassageKind, text: str) -> Blocks:
    """Return the blocks of a part of a passage: a quotation stays one, everything else is a paragraph."""
    return (Quote((_para(text),)),) if kind is PassageKind.QUOTATION else (_para(text),)


def paragraphs(text: str) -> Blocks:
    """Return the officer's plain text as paragraphs: a blank line parts them, a newline breaks the line."""
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = [part.strip("\n") for part in normal.split("\n\n")]
    return tuple(_para(part) for part in parts if part.strip())


def reshape(blocks: Blocks, text: str) -> Blocks:
    """Return the blocks of an entry whose text was replaced: a single quotation, list item or table stays one.

    Args:
        blocks: the entry as it stands.
        text: the officer's plain text; a table takes it where each line has as many cells, parted by tabs, as before.
    """
    if text == plain_text(blocks):
        return blocks
    parts = paragraphs(text)
    match blocks:
        case (Quote(),) if len(parts) == 1:
            return (Quote(parts),)
        case (ListBlock(items=(_,)) as only,) if len(parts) == 1:
            return (item_like(only, parts),)
        case (Table() as table,):
            return (_table_like(table, text) or parts[0],) if len(parts) == 1 else parts
    return parts


def item_like(listed: ListBlock, content: Blocks) -> ListBlock:
    """Return a list of one item that holds `content`, with the number and as deep as the one item of `listed`."""
    match listed.items:
        case ((ListBlock() as deeper,),):
            return replace(listed, items=((item_like(deeper, content),),))
    return replace(listed, items=(content,))


def _table_like(table: Table, text: str) -> Table | None:
    """Return the table with other text in its cells, None where the text has not the same columns."""
    changed = _spoken(_table(text), language) if (language := language_in((table,))) else _table(text)
    if isinstance(changed, Table) and len(changed.header) == len(table.header) > 1:
        return replace(table, header=changed.header, rows=changed.rows)
    return None


def _para(text: str) -> Para:
    return Para(_inlines(text))


def _inlines(text: str) -> tuple[Inline, ...]:
    lines = text.split("\n")
    inlines: list[Inline] = []
    for number, line in enumerate(lines):
        if number:
            inlines.append(Br())
        if line:
            inlines.append(Run(line))
    return tuple(inlines)


def _table(text: str) -> Block:
    rows = [tuple(_inlines(cell) for cell in row.split("\t")) for row in text.split("\n")]
    width = max(len(row) for row in rows)
    if any(len(row) != width for row in rows):
        return _para(text)
    return Table(header=rows[0], rows=tuple(rows[1:]))
