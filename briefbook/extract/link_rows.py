"""Extract room: rows of links in a web page: menus, ways to share, links within the page, further reading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.markup import LaidOut
from briefbook.model.text import fold

_LINKS = "A row of links of the page."
_JUMPS = "Links to the parts of this page."
_SHARING = "Links to share the page."
_RELATED = "Links to other pages."

_SHORT = 80
"""Code points; a block with more is no label of a link in a menu."""
_LABEL = 30
"""Code points of an ordinary label of a menu; titles of documents are longer."""
_SENTENCE = 80
_ROW = 3
_FEWEST_JUMPS = 2
_FEWEST_SHARES = 2
_LOOK_BACK = 4
"""Blocks of furniture that may stand between a heading and its row."""
_SHARE_NAMES = frozenset(
    """
    facebook, twitter, x, linkedin, whatsapp, email, e-mail, courriel, pinterest, reddit, telegram, print, imprimer,
    instagram, youtube, bluesky, mastodon, tumblr, messenger, copy link, copier le lien, rss, threads, gmail, blogger,
    diigo, myspace, tinyurl, yahoo! mail, share, partager, tweet
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
_SHARE_WORDS = re.compile(r"\A(?:share|partage[rz]?|tweet)\b|\b(?:on|sur) (?:facebook|twitter|x|linkedin)\Z")
_RELATED_WORDS = frozenset(
    """
    related links, related information, related products, related content, related pages, related articles, related,
    related stories, related news, related documents, associated links, see also, further reading, more on this topic,
    you may also like, quick links, recent posts, latest news, popular posts, more news, more from us, read next,
    liens connexes, renseignements connexes, produits connexes, contenu connexe, articles connexes, voir aussi,
    pour en savoir plus, liens utiles, liens associes, documents connexes, a lire aussi, sur le meme sujet, articles
    recents, more information, useful links, tags, categories, archives, mots-cles, share this page, partagez cette page
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
_CONTENTS_WORDS = frozenset(
    {
        "on this page",
        "sur cette page",
        "contents",
        "table of contents",
        "table des matieres",
        "dans cette page",
        "index",
    }
    | {"in this article", "in this section", "dans cet article", "dans cette section", "sommaire", "jump to", "aller a"}
)
_TRAIL = re.compile(r"[>»›→/|·]")


@dataclass(frozen=True, slots=True)
class _Row:
    """Blocks [start, end) all of which are links."""

    start: int
    end: int
    links: int


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where the text of a page stands: places of its first heading or text, of its first text and of its last."""

    first: int | None
    first_text: int
    last_text: int
    has_own: bool


def without_rows(found: Sequence[LaidOut]) -> list[Block]:
    """Return the blocks of a page; rows of links around its text, and of those within the page, are furniture."""
    blocks = [one.block for one in found]
    own = [place for place, block in enumerate(blocks) if not block.why and not found[place].is_link]
    shape = _Shape(
        first=next((place for place in own if _begins_text(blocks[place])), None),
        first_text=next((place for place in own if _is_text(blocks[place])), len(blocks)),
        last_text=next((place for place in reversed(own) if _is_text(blocks[place])), -1),
        has_own=bool(own),
    )
    for row in _rows(found):
        if _is_announced(blocks, row.start):
            continue
        heading = _heading_above(blocks, row.start)
        parts = found[row.start : row.end]
        why = _why_anywhere(parts, blocks, heading, shape) or _why_at_edge(row, parts, heading, shape)
        if not why:
            continue
        blocks[row.start : row.end] = [replace(one, why=why) for one in blocks[row.start : row.end]]
        if heading is not None and _goes_with(blocks, heading, row.end):
            blocks[heading] = replace(blocks[heading], why=why)
    return blocks


def _rows(found: Sequence[LaidOut]) -> Iterator[_Row]:
    start = 0
    for place in range(len(found) + 1):
        if place < len(found) and not found[place].block.why and _is_row_part(found[place]):
            continue
        if place > start:
            yield _Row(start, place, sum(_labels(one) for one in found[start:place]))
        start = place + 1


def _labels(one: LaidOut) -> int:
    """How many labels a block of links has; the last of a trail to the page is in no link."""
    return one.links if one.is_link else one.links + 1


def _is_row_part(one: LaidOut) -> bool:
    if one.block.kind is BlockKind.HEADING or not one.links:
        return False
    text = one.block.text
    if one.is_link:
        return len(text) <= _SHORT * max(1, one.links)
    is_trail = one.links >= 2 and len(_TRAIL.findall(text)) >= one.links - 1
    return is_trail and len(text) <= 2 * _SHORT and not text.endswith((".", "!", "?"))


def _why_anywhere(parts: Sequence[LaidOut], blocks: Sequence[Block], heading: int | None, shape: _Shape) -> str:
    """What links within the page, links to share it and links under "Related links" are, wherever they stand."""
    links = sum(one.links for one in parts)
    is_contents = heading is not None and _names_contents(blocks[heading])
    if links >= (_FEWEST_JUMPS if is_contents else _ROW) and sum(one.jumps for one in parts) == links:
        return _JUMPS
    shares = sum(_is_share(one.block.text) for one in parts)
    if shares >= _FEWEST_SHARES and 2 * shares >= len(parts):
        return _SHARING
    is_related = heading is not None and shape.first_text < heading and _names_related(blocks[heading])
    return _RELATED if is_related else ""


def _why_at_edge(row: _Row, parts: Sequence[LaidOut], heading: int | None, shape: _Shape) -> str:
    """A row is a menu before the text begins, or after its end when its labels are short and nothing announces it."""
    if row.links < _ROW or not shape.has_own:
        return ""
    is_before = shape.first is not None and row.end <= shape.first
    is_after = row.start > shape.last_text and heading is None and _is_menu(parts)
    return _LINKS if is_before or is_after else ""


def _is_share(text: str) -> bool:
    folded = fold(text).strip(" .:")
    return folded in _SHARE_NAMES or _SHARE_WORDS.search(folded) is not None


def _is_menu(row: Sequence[LaidOut]) -> bool:
    """Labels of a menu are short; a list of documents has titles."""
    links = sum(one.links for one in row)
    return sum(len(one.block.text) for one in row) <= _LABEL * links


def _heading_above(blocks: Sequence[Block], start: int) -> int | None:
    """Return the place of the heading, or of the short line in its stead, that stands right above a row."""
    for place in range(start - 1, max(start - 1 - _LOOK_BACK, -1), -1):
        if not blocks[place].why:
            is_heading = blocks[place].kind is BlockKind.HEADING or _names_links(blocks[place])
            return place if is_heading else None
    return None


def _names_related(block: Block) -> bool:
    return len(block.text) <= _SHORT and fold(block.text).strip(" :.") in _RELATED_WORDS


def _names_links(block: Block) -> bool:
    return _names_related(block) or _names_contents(block)


def _names_contents(block: Block) -> bool:
    return len(block.text) <= _SHORT and fold(block.text).strip(" :.") in _CONTENTS_WORDS


def _is_announced(blocks: Sequence[Block], start: int) -> bool:
    """Tell whether a paragraph that ends with a colon stands above a row: such a list belongs to the text."""
    above = blocks[start - 1] if start else None
    if above is None or above.why or above.kind is BlockKind.HEADING:
        return False
    return above.text.endswith(":") and not _names_links(above)


def _goes_with(blocks: Sequence[Block], heading: int, end: int) -> bool:
    """Tell whether a heading stands above a row of links only, or names it; the title of the page does neither."""
    is_title = blocks[heading].kind is BlockKind.HEADING and blocks[heading].level <= 1
    return not is_title and (_names_contents(blocks[heading]) or _is_over(blocks, end))


def _is_over(blocks: Sequence[Block], end: int) -> bool:
    """Tell whether nothing but furniture follows before the next heading."""
    for block in blocks[end:]:
        if block.kind is BlockKind.HEADING:
            return True
        if not block.why:
            return False
    return True


def _begins_text(block: Block) -> bool:
    return block.kind is BlockKind.HEADING or _is_text(block)


def _is_text(block: Block) -> bool:
    is_long = block.kind is not BlockKind.LIST_ITEM and len(block.text) >= _SENTENCE
    return is_long or block.kind in {BlockKind.TABLE, BlockKind.QUOTATION}
