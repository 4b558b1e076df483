"""GUI room: the menu that adds filters: for each sort its values, with how many of the passages found have them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from briefbook.gui.chip_words import ChipWords
from briefbook.gui.filters import holds
from briefbook.gui.theme import TOPIC_COLOURS
from briefbook.gui.typography import icon_size
from briefbook.gui.wording import speech
from briefbook.model.hit import FacetCount
from briefbook.model.kinds import FacetName
from briefbook.model.query import Filters

MOST_VALUES = 24
"""Values of one sort in a menu; the rest is reached by words in the box."""
_DOT_SHARE = 0.5

Facets = Mapping[FacetName, tuple[FacetCount, ...]]
SORTS = (
    *(FacetName.KIND, FacetName.PUBLISHER, FacetName.YEAR, FacetName.LANGUAGE),
    *(FacetName.TOPIC, FacetName.FOLDER, FacetName.MARKING),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a menu offers: the counts, what holds already, and what is done with a choice."""

    facets: Facets
    filters: Filters
    turn: Callable[[FacetName, str], None]
    ask_range: Callable[[], None]


def fill(menu: QMenu, words: ChipWords, offer: Offer) -> None:
    """Fill a menu with a menu for each sort of filter; those without a value cannot be opened."""
    menu.clear()
    for sort in SORTS:
        inner = menu.addMenu(words.name(sort))
        inner.setObjectName(f"filter-{sort}")
        fill_values(inner, sort, words, offer)
        inner.menuAction().setEnabled(not inner.isEmpty())


def fill_values(menu: QMenu, sort: FacetName, words: ChipWords, offer: Offer) -> None:
    """Fill a menu with the values of one sort, each with its count; those that hold are checked."""
    say, number = speech(words.look), words.look.words.number
    counts = [one for one in offer.facets.get(sort, ()) if one.value]
    if sort is FacetName.YEAR:
        counts.sort(key=lambda one: one.value, reverse=True)
    for one in counts[:MOST_VALUES]:
        text = words.value(sort, one.value).replace("&", "&&")
        action = menu.addAction(f"{text}\t{number(one.count)}")
        action.setCheckable(True)
        action.setChecked(holds(offer.filters, sort, one.value))
        action.triggered.connect(lambda _checked=False, value=one.value: offer.turn(sort, value))
        size = icon_size(menu.font())
        if action.isChecked():
            action.setIcon(words.look.icons.icon("check", size, words.look.theme.accent))
        elif sort is FacetName.TOPIC and one.value in words.topics:
            action.setIcon(dot(words, words.topics[one.value].colour, size))
    if len(counts) > MOST_VALUES:
        menu.addAction(say("filter.more", n=len(counts) - MOST_VALUES)).setEnabled(False)
    if sort is FacetName.YEAR:
        menu.addSeparator()
        menu.addAction(say("filter.range")).triggered.connect(lambda _checked=False: offer.ask_range())
    elif not counts:
        menu.addAction(say("filter.nothing")).setEnabled(False)


def dot(words: ChipWords, colour: int, size: int) -> QIcon:
    """Return the dot of a topic's colour as an icon of `size` pixels."""
    picture = QPixmap(size, size)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(0, 0, 0, 0))
    painter.setBrush(QColor(TOPIC_COLOURS[colour % len(TOPIC_COLOURS)].on(words.look.theme)))
    edge = round(size * _DOT_SHARE)
    painter.drawEllipse((size - edge) // 2, (size - edge) // 2, edge, edge)
    painter.end()
    return QIcon(picture)
