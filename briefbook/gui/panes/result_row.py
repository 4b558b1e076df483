"""GUI room: where the parts of a results row stand; heights come from the font, never from fixed pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from briefbook.gui.chip_words import TopicMark
from briefbook.gui.painting import LaidText, Layouts
from briefbook.gui.snippet import Snippet, cut, cut_table, joined
from briefbook.gui.standing import MIDDLE_DOT, Standing, also_text
from briefbook.gui.theme import Theme
from briefbook.gui.typography import GRID, caption, semibold, tabular
from briefbook.gui.words import Words
from briefbook.model.hit import Hit
from briefbook.model.kinds import PassageKind

SIDE = 4 * GRID
TOP = 3 * GRID
GAP = GRID
HALF = GRID / 2
SNIPPET_LINES = 3
_COLUMN_GAP = 4 * GRID
_TITLE_SHARE = 0.6
_TITLE_LETTERS = 30
_LEAD = 72
_LEAD_SHARE = 0.3
"""Of a single line, for what stands before the first word that was found."""
_MARK_LETTERS = 6
"""Fewest letters of a mark that say something."""
_SPARE_TEXT = 1.5
_HEADING_PARTS = " › "


@dataclass(frozen=True, slots=True)
class RowFonts:
    """The fonts of a row: titles, snippets, and everything of second rank."""

    title: QFont
    body: QFont
    small: QFont

    @classmethod
    def of(cls, font: QFont) -> "RowFonts":
        """Return the fonts of rows in a list of this font."""
        return cls(semibold(font), QFont(font), tabular(caption(font)))


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of text and where it stands, from the row's own corner; `baseline` in pixels from its top."""

    text: str
    box: QRectF
    baseline: float


@dataclass(frozen=True, slots=True)
class RowShape:
    """All parts of a row.

    Attributes:
        also: where the same is said elsewhere.
        topics: under which the passage is filed, or may be.
        height: of the whole row in pixels.
    """

    title: Piece
    meta: tuple[Piece, ...]
    heading: Piece | None
    snippet: LaidText
    snippet_box: QRectF
    also: tuple[Piece, ...]
    badge: Piece | None
    topics: tuple[tuple[Piece, TopicMark], ...]
    height: float


class RowShaper:
    """Shapes the rows of one list; it keeps the snippets it laid out.

    Attributes:
        lines: of a snippet, three at most. With one the row is short: heading, further places and topics are left to
            its tip and to the preview, and the badge of the book stands beside the source.
    """

    def __init__(self) -> None:
        self._layouts = Layouts()
        self.lines = SNIPPET_LINES

    def shape(self, hit: Hit, standing: Standing, width: float, fonts: RowFonts, look: tuple[Theme, Words]) -> RowShape:
        """Return where the parts of the row of `hit` stand.

        Args:
            hit: the passage.
            standing: where it stands in the book, and under which topics.
            width: of the row in pixels.
            fonts: of the list.
            look: theme and words.
        """
        theme, words = look
        room = max(width - 2 * SIDE, 20 * GRID)
        title, meta, below = _head(hit, room, fonts, words)
        is_short = self.lines == 1
        heading, below = (None, below) if is_short else _heading(hit, room, below, fonts)
        below += GAP
        laid = self._layouts.laid(_snippet(hit, room, fonts, self.lines), fonts.body, room, self.lines, theme)
        box = QRectF(SIDE, below, room, laid.height)
        below += laid.height
        also = () if is_short else _also(hit, below, room, fonts, words)
        below = also[-1].box.bottom() if also else below
        if is_short and meta[-1].box.top() > title.box.top() + title.baseline:
            badge, topics = _marks_beside(meta[-1], standing, room, fonts, words)
        else:
            badge, topics, below = _marks(standing, below, room, fonts, words)
        return RowShape(title, meta, heading, laid, box, also, badge, topics, below + TOP)


def _also(hit: Hit, below: float, room: float, fonts: RowFonts, words: Words) -> tuple[Piece, ...]:
    """Return where else the same is said, on one line where there is room for all of it, else on two."""
    said = also_text(hit, words)
    first, dot, rest = said.partition(MIDDLE_DOT)
    is_wide = QFontMetricsF(fonts.small).horizontalAdvance(said) > room
    pieces: list[Piece] = []
    for text in (first, rest) if dot and is_wide else (said,):
        if text:
            pieces.append(_line(text, pieces[-1].box.bottom() if pieces else below + GAP, room, fonts.small))
    return tuple(pieces)


def _marks(
    standing: Standing, below: float, room: float, fonts: RowFonts, words: Words
) -> tuple[Piece | None, tuple[tuple[Piece, TopicMark], ...], float]:
    """Return the badge of the book and the marks of topics, side by side where there is room, and where they end."""
    texts = _mark_texts(standing, words)
    metrics, icon = QFontMetricsF(fonts.small), _icon_room(fonts)
    pieces: list[Piece] = []
    left, top = float(SIDE), below
    for text in texts:
        width = min(metrics.horizontalAdvance(text) + 1, room - icon)
        if not pieces or left + icon + width > SIDE + room:
            left, top = float(SIDE), (pieces[-1].box.bottom() if pieces else below) + GAP
        piece = _line(text, top, width, fonts.small)
        piece.box.moveLeft(left + icon)
        pieces.append(piece)
        left += icon + width + _COLUMN_GAP
    badge = pieces.pop(0) if standing.in_book else None
    last = pieces[-1] if pieces else badge
    return badge, tuple(zip(pieces, standing.topics, strict=True)), last.box.bottom() if last is not None else below


def _mark_texts(standing: Standing, words: Words) -> list[str]:
    texts = [words.in_book.format(section=standing.in_book)] if standing.in_book else []
    return texts + [one.label if one.is_filed else words.suggested.format(topic=one.label) for one in standing.topics]


def _marks_beside(
    meta: Piece, standing: Standing, room: float, fonts: RowFonts, words: Words
) -> tuple[Piece | None, tuple[tuple[Piece, TopicMark], ...]]:
    """Return the badge and as many marks as begin beside the source of a passage, the last one cut where it must be."""
    metrics, icon = QFontMetricsF(fonts.small), _icon_room(fonts)
    meta.box.setWidth(min(metrics.horizontalAdvance(meta.text) + 1, room))
    left, end = meta.box.right() + _COLUMN_GAP, SIDE + room
    pieces: list[Piece] = []
    for text in _mark_texts(standing, words):
        width = min(metrics.horizontalAdvance(text) + 1, end - left - icon)
        if width < metrics.averageCharWidth() * _MARK_LETTERS:
            break
        pieces.append(Piece(text, QRectF(left + icon, meta.box.top(), width, metrics.height()), meta.baseline))
        left += icon + width + _COLUMN_GAP
    badge = pieces.pop(0) if standing.in_book and pieces else None
    return badge, tuple(zip(pieces, standing.topics, strict=False))


def _snippet(hit: Hit, room: float, fonts: RowFonts, lines: int) -> Snippet:
    letters = room / max(1.0, QFontMetricsF(fonts.body).averageCharWidth())
    longest = int(letters * lines * _SPARE_TEXT)
    spans = joined(hit.text, hit.spans)
    if hit.kind is PassageKind.TABLE and "\t" in hit.text:
        return cut_table(hit.text, spans, longest)
    lead = min(_LEAD, int(letters)) if lines > 1 else int(letters * _LEAD_SHARE)
    return cut(hit.text, spans, longest, lead)


def icon_size(fonts: RowFonts) -> int:
    """Return the edge in pixels of the mark before the badge."""
    return round(QFontMetricsF(fonts.small).height())


def _icon_room(fonts: RowFonts) -> float:
    return icon_size(fonts) + GRID


def meta_parts(hit: Hit, words: Words) -> tuple[str, str, str]:
    """Return kind, date and place of a passage."""
    place = f"¶{hit.ordinal}"
    if hit.kind is PassageKind.TABLE:
        place = f"{words.table} {place}"
    return words.kind(hit.document.kind), hit.document.date or words.undated, place


def _head(hit: Hit, room: float, fonts: RowFonts, words: Words) -> tuple[Piece, tuple[Piece, ...], float]:
    """Return title and meta, on one line where both can be read, else below each other, and where they end."""
    parts = meta_parts(hit, words)
    text = MIDDLE_DOT.join(parts)
    metrics = QFontMetricsF(fonts.small)
    needed = metrics.horizontalAdvance(text) + 1
    left = room - needed - _COLUMN_GAP
    name, letter = hit.document.name, QFontMetricsF(fonts.title).averageCharWidth()
    fits = QFontMetricsF(fonts.title).horizontalAdvance(name) <= left
    if fits or left >= max(room * _TITLE_SHARE, letter * _TITLE_LETTERS):
        title = _line(name, TOP, left, fonts.title)
        meta = _line(text, TOP, needed, fonts.small)
        meta.box.moveLeft(SIDE + room - needed)
        meta.box.moveTop(TOP + title.baseline - meta.baseline)
        return title, (meta,), title.box.bottom()
    title = _line(name, TOP, room, fonts.title)
    lines = [text] if needed <= room else [parts[0], MIDDLE_DOT.join(parts[1:])]
    below, metas = title.box.bottom() + HALF, []
    for line in lines:
        metas.append(_line(line, below, room, fonts.small))
        below = metas[-1].box.bottom()
    return title, tuple(metas), below


def _heading(hit: Hit, room: float, top: float, fonts: RowFonts) -> tuple[Piece | None, float]:
    parts = [part for part in hit.heading if part != hit.document.name]
    if not parts:
        return None, top
    piece = _line(_HEADING_PARTS.join(parts), top + HALF, room, fonts.small)
    return piece, piece.box.bottom()


def _line(text: str, top: float, width: float, font: QFont) -> Piece:
    metrics = QFontMetricsF(font)
    return Piece(text, QRectF(SIDE, top, width, metrics.height()), metrics.ascent())
