"""GUI room: the filters beside the search: kind, language, years, folder; a chip in use says what it lets through."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from briefbook.gui.corpus import Overview
from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech
from briefbook.model.kinds import LANGUAGES, DocumentKind, Language
from briefbook.model.query import Filters


class FilterBar(QWidget):
    """A row of chips ("filters"); a chip in use shows its value.

    Signals:
        changed: other filters hold.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters")
        self._overview = Overview()
        self._kinds: tuple[DocumentKind, ...] = ()
        self._languages: tuple[Language, ...] = ()
        self._since: str | None = None
        self._under: str | None = None
        self._kind = self._chip()
        self._language = self._chip()
        self._years = self._chip()
        self._folder = self._chip()
        self._folder.clicked.connect(lambda: self.set_folder(None))
        self._clear = QToolButton(self)
        self._clear.setProperty("role", "quiet")
        self._clear.clicked.connect(self.clear)
        for chip, fill in (
            (self._kind, self._fill_kinds),
            (self._language, self._fill_languages),
            (self._years, self._fill_years),
        ):
            self._give_menu(chip, fill)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for chip in (self._kind, self._language, self._years, self._folder, self._clear):
            row.addWidget(chip)
        row.addStretch(1)
        self.set_look(look)

    def _chip(self) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("role", "quiet")
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # so that the arrow stands behind the word
        chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return chip

    @staticmethod
    def _give_menu(chip: QToolButton, fill: Callable[[QMenu], None]) -> None:
        menu = QMenu(chip)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(partial(fill, menu))
        chip.setMenu(menu)
        chip.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        self._show()

    def set_overview(self, overview: Overview) -> None:
        """Offer the kinds, languages and years that the folder holds."""
        self._overview = overview

    def filters(self) -> Filters:
        """Return the filters that hold now."""
        return Filters(kinds=self._kinds, languages=self._languages, since=self._since, under=self._under)

    @property
    def is_active(self) -> bool:
        """Whether any filter holds."""
        return self.filters() != Filters()

    def clear(self) -> None:
        """Let everything through."""
        self._kinds, self._languages, self._since, self._under = (), (), None, None
        self._tell()

    def set_folder(self, path: str | None) -> None:
        """Let through only what lies under this folder of the corpus; None for all of it."""
        if path != self._under:
            self._under = path
            self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        say = speech(self._look)
        kinds = ", ".join(self._look.words.kind(kind) for kind in self._kinds)
        languages = ", ".join(say("filter.english" if one == "en" else "filter.french") for one in self._languages)
        since = say("filter.since", year=self._since) if self._since else ""
        for chip, name, value in (
            (self._kind, say("filter.kind"), kinds),
            (self._language, say("filter.language"), languages),
            (self._years, say("filter.years"), since),
        ):
            chip.setText(value or name)
            chip.setAccessibleName(f"{name}: {value or say('filter.any')}")
            dress(chip, self._look, "chevron-down", colour=self._look.theme.muted)
            self._mark(chip, active=bool(value))
        folder = (self._under or "").rsplit("/", 1)[-1]
        self._folder.setText(say("filter.folder", folder=folder))
        self._folder.setToolTip(say("filter.remove"))
        dress(self._folder, self._look, "close", colour=self._look.theme.accent)
        self._folder.setVisible(self._under is not None)
        self._mark(self._folder, active=True)
        self._clear.setText(say("filter.clear"))
        self._clear.setVisible(self.is_active)

    @staticmethod
    def _mark(chip: QToolButton, *, active: bool) -> None:
        role = "chip" if active else "quiet"
        if chip.property("role") != role:
            chip.setProperty("role", role)
            chip.style().polish(chip)

    def _fill_kinds(self, menu: QMenu) -> None:
        counts = Counter(document.kind for document in self._overview.documents)
        for kind in sorted(counts, key=lambda one: self._look.words.kind(one).lower()):
            action = menu.addAction(f"{self._look.words.kind(kind)}\t{self._look.words.number(counts[kind])}")
            action.setCheckable(True)
            action.setChecked(kind in self._kinds)
            action.triggered.connect(lambda _checked=False, kind=kind: self._turn_kind(kind))

    def _turn_kind(self, kind: DocumentKind) -> None:
        others = tuple(one for one in self._kinds if one != kind)
        self._kinds = others if kind in self._kinds else (*self._kinds, kind)
        self._tell()

    def _fill_languages(self, menu: QMenu) -> None:
        say = speech(self._look)
        group = QActionGroup(menu)
        names = {"en": say("filter.english"), "fr": say("filter.french")}
        self._add_choice(menu, group, say("filter.any"), not self._languages, partial(self._set_languages, ()))
        for one in LANGUAGES:
            chosen = self._languages == (one,)
            self._add_choice(menu, group, names[one], chosen, partial(self._set_languages, (one,)))

    def _set_languages(self, languages: tuple[Language, ...]) -> None:
        self._languages = languages
        self._tell()

    def _fill_years(self, menu: QMenu) -> None:
        say = speech(self._look)
        group = QActionGroup(menu)
        years = sorted({document.date[:4] for document in self._overview.documents if document.date}, reverse=True)
        self._add_choice(menu, group, say("filter.any"), self._since is None, partial(self._set_since, None))
        for year in years:
            text = say("filter.since", year=year)
            self._add_choice(menu, group, text, self._since == year, partial(self._set_since, year))

    def _set_since(self, year: str | None) -> None:
        self._since = year
        self._tell()

    @staticmethod
    def _add_choice(menu: QMenu, group: QActionGroup, text: str, chosen: bool, do: Callable[[], None]) -> None:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda _checked=False: do())
        group.addAction(action)
        menu.addAction(action)
