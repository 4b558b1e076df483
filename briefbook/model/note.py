"""Model room: the content tree of a note, from which Word, Markdown and HTML are written alike.

Texts are plain: nothing in a Run is markup. Offsets are code points of `plain_text`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from briefbook.model.kinds import Copy, Language
from briefbook.model.plain import Keeping, Variant

ParaStyle = Literal["body", "subtitle", "caption", "source-note", "placeholder", "notice", "details", "cover"]
"""How a paragraph stands: `notice` is a word to the reader in front of the text, `details` a label in bold and what
it names beside it (To, From, Date), `cover` a line on the cover or a divider page of a binder."""
Alignment = Literal["left", "center", "right"]
HeadingRole = Literal["", "cover", "tab", "note", "annex"]
"""What a heading of a binder stands for: its cover, the divider page of a tab, the title of the note behind it, the
annex of all sources."""
PictureKind = Literal["png", "jpeg"]


@dataclass(frozen=True, slots=True)
class Node(Keeping, Variant):
    """What a content tree is made of."""


@dataclass(frozen=True, slots=True)
class Run(Node):
    """A stretch of text of one look; `lang` only where it differs from the paragraph.

    Attributes:
        withheld: whether the disclosure copy leaves it out; a working copy shows it so marked, no book keeps it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str | None = None
    lang: Language | None = None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Br(Node):
    """A line break within a paragraph."""


@dataclass(frozen=True, slots=True)
class XRef(Node):
    """A reference to the anchor `target` within the note, shown as `text`."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Placeholder(Node):
    """The marked place of a field that has no value yet; shown in previews only."""

    field: str
    label: str


@dataclass(frozen=True, slots=True)
class Footnote(Node):
    """A note at the foot of the page, called from this place; its plain text stands there in square brackets."""

    inlines: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Redacted(Node):
    """The place of text that a disclosure copy withholds; nothing is left of it but `label`."""

    label: str


Inline: TypeAlias = Run | Br | XRef | Placeholder | Footnote | Redacted
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading(Node):
    """A heading of level 1 to 4, to 5 in a binder; `id` is its anchor, unique in the note."""

    level: int
    inlines: Inlines
    id: str = ""
    role: HeadingRole = ""


@dataclass(frozen=True, slots=True)
class Para(Node):
    """A paragraph; `anchor` names it for references."""

    inlines: Inlines
    style: ParaStyle = "body"
    lang: Language | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock(Node):
    """A list; each item is a tuple of blocks."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote(Node):
    """A quotation set off from the text."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Table(Node):
    """A table with one header row; each cell is a tuple of inlines; every row has the header's length."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    align: tuple[Alignment, ...] = ()
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class PageBreak(Node):
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Image(Node):
    """A picture of the template's folder, called `name` in `Doc.pictures`; `alt` says it to those who do not see it."""

    name: str
    alt: str
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Toc(Node):
    """A list of the headings with their pages: `levels` of them below the title, or the tabs of a binder only."""

    levels: int = 2
    of_tabs: bool = False


@dataclass(frozen=True, slots=True)
class ExcerptBlock(Node):
    """An entry of the book in the note: its blocks, marked with the entry's id so that it can be found again."""

    id: str
    blocks: tuple["Block", ...]


Block: TypeAlias = Heading | Para | ListBlock | Quote | Table | PageBreak | Image | Toc | ExcerptBlock
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class NoteMeta:
    """What the note says of itself in its properties and on every page.

    Attributes:
        copy: which copy it is; no copy says so, but the mark of the export is of it too.
    """

    title: str
    language: Language
    subject: str = ""
    author: str = ""
    keywords: str = ""
    marking: str = ""
    template: str = ""
    date: str | None = None
    copy: Copy | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered source of a working copy: where the entries that cite it came from.

    Attributes:
        number: as printed in brackets, from 1.
        entries: ids of the entries taken from it.
        folder: what the officer called the folder that it lies in.
        ordinal: of the passage in the file, from 1; `span` is the selection in code points of the passage's text.
        picked: date on which it was taken, YYYY-MM-DD; `taken_hash` is the SHA-256 of the text as taken.
        as_of: date that the text says its figures hold for, YYYY-MM-DD; empty when it says none.
        edited: whether the text as used differs from the text as taken.
    """

    number: int
    title: str
    publisher: str
    date: str
    path: str
    locator: str
    document: str
    entries: tuple[str, ...]
    folder: str = ""
    ordinal: int = 0
    span: tuple[int, int] = (0, 0)
    picked: str = ""
    taken_hash: str = ""
    as_of: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What a review copy says beside the text of an entry or a heading.

    Attributes:
        place: id of the entry or of the heading; empty for the note as a whole.
        lang: of the text, None when it is the note's.
    """

    place: str
    text: str
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file: its bytes and its size in pixels."""

    kind: PictureKind
    width: int
    height: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Doc:
    """A whole note: the tree that every writer writes from.

    Attributes:
        pictures: the pictures that its blocks show, by name.
        taken: entry id → text as taken, of the excerpts edited since; in a redline copy alone.
        remarks: in a review copy alone, in the order of the places.
    """

    meta: NoteMeta
    blocks: Blocks
    sources: tuple[Source, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    """Entry id → opaque name of its hidden bookmark."""
    taken: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)


def plain_inlines(inlines: Iterable[Inline]) -> str:
    """Return the text of inlines; a break is a newline."""
    return "".join(_inline_text(one) for one in inlines)


def note_text(note: Footnote) -> Inlines:
    """Return what a footnote says; a footnote called from within it stands there in square brackets."""
    return tuple(Run(plain_inlines((one,))) if isinstance(one, Footnote) else one for one in note.inlines)


def _inline_text(one: Inline) -> str:
    match one:
        case Run(text=text) | XRef(text=text):
            return text
        case Placeholder(label=label) | Redacted(label=label):
            return label
        case Footnote(inlines=inlines):
            return f"[{plain_inlines(inlines)}]"
        case Br():
            return "\n"


def excerpt_blocks(blocks: Iterable[Block]) -> Iterator["ExcerptBlock"]:
    """Walk over the entries of the book that stand in blocks, also within quotations and lists, in order."""
    for block in blocks:
        match block:
            case ExcerptBlock():
                yield block
            case Quote(blocks=inner):
                yield from excerpt_blocks(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from excerpt_blocks(item)


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the text of blocks: blocks and rows joined by a newline, cells by a tab, no list marker."""
    return "\n".join(_block_text(block) for block in blocks if not isinstance(block, PageBreak | Toc))


def _block_text(block: Block) -> str:
    match block:
        case Heading(inlines=inlines) | Para(inlines=inlines):
            return plain_inlines(inlines)
        case ListBlock(items=items):
            return "\n".join(plain_text(item) for item in items)
        case Quote(blocks=blocks) | ExcerptBlock(blocks=blocks):
            return plain_text(blocks)
        case Table(header=header, rows=rows):
            return "\n".join("\t".join(plain_inlines(cell) for cell in row) for row in (header, *rows))
        case Image(caption=caption):
            return plain_inlines(caption)
        case PageBreak() | Toc():
            return ""
