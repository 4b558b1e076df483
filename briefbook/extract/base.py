"""Extract room: what every reader of a format gives back, and the limits that hold for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from briefbook.model.document import Evidence
from briefbook.model.kinds import ProblemKind

EXTRACTOR_VERSION = "4"
"""Changes whenever the same bytes may give another document; the index then reads the file again."""

TEXT_LIMIT = 20_000_000
"""Code points of text taken out of one file (source: safety design, limits per type)."""
BLOCK_LIMIT = 250_000
"""Blocks of one file: 200,000 take the indexer 420 MB (measured), of the 600 that it may have."""


class BlockKind(StrEnum):
    """What form a block of text has in its file; a note stands at its foot or end, under no heading."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    TABLE = "table"
    NOTE = "note"


@dataclass(slots=True)
class Block:
    """A block of text as its format sets it apart, in file order. Never changed; to freeze it takes five times as long.

    Attributes:
        text: plain text; rows joined by a newline, cells by a tab, no list marker.
        level: of a heading: 0 is the title of the whole document, 1 the outermost.
        why: in words why this is a line of the page rather than of the document; empty for the document's own.
        is_run_on: whether it stands in the line below the one before, without a blank line between (plain text).
        is_bold: whether all of the text is in bold type; such a line may be a heading in disguise.
        page: number of the page it begins on, from 1; None where the format has no pages.
    """

    kind: BlockKind
    text: str
    level: int = 0
    why: str = ""
    is_bold: bool = False
    is_run_on: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A file within a file: an attachment, or a member of an archive.

    Attributes:
        name: as the file that holds it calls it, with `/`; not yet fit to be a path.
        data: its bytes; None when it was not taken out.
        reason: why it was not taken out, in words for the officer; the kind of problem is `kind`.
    """

    name: str
    data: bytes | None
    reason: str = ""
    kind: ProblemKind = ProblemKind.DAMAGED


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader finds in a file.

    Attributes:
        blocks: the text.
        said: what the file says about itself outside its text (front matter, meta tags, core properties); values raw.
        parts: the files within it, in their order.
        is_container: whether the file is there for its parts, so that it need not hold text of its own.
    """

    blocks: tuple[Block, ...]
    said: tuple[Evidence, ...] = ()
    parts: tuple[Part, ...] = ()
    is_container: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """How a file that is read step by step (page by page, part by part) is to be read.

    Attributes:
        may_read: asked before each step with its name, "page 3"; says whether to take it. It tells the supervisor that
            the reading goes on, and says no to a step that hung or crashed before, or when the time is used up.
    """

    may_read: Callable[[str], bool] = lambda _: True


UNHURRIED = Pace()


def pictures(names: Sequence[str]) -> tuple[Evidence, ...]:
    """Return the evidence that names the pictures of a document by their alternative text, or their file names."""
    if not names:
        return ()
    return (Evidence("pictures", str(len(names)), "; ".join(names)[:2_000]),)


def unread(what: str) -> Evidence:
    """Return the evidence that names what of a file could not be read, in a sentence for the officer."""
    return Evidence("unread", what, what)


Reader: TypeAlias = Callable[[bytes, str], Content]
"""Takes the bytes of a file and its path within the folder; raises a subclass of ExtractError."""
