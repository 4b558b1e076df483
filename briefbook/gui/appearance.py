"""GUI room: theme, language and text size as the officer chose them, applied at once to the whole window."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from briefbook.gui.icons import Icons
from briefbook.gui.look import Look, apply, system_font
from briefbook.gui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from briefbook.gui.words import words
from briefbook.model.kinds import Language
from briefbook.settings import options
from briefbook.settings.places import Places
from briefbook.settings.storage import Settings

_NAMED = {"light": LIGHT, "dark": DARK, "high-contrast": HIGH_CONTRAST}
_TURN = ("light", "dark", "high-contrast")


class Appearance(QObject):
    """How the window looks and speaks, from the settings.

    Signals:
        changed: the look is another one and every widget has it (Look).
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._places = places
        self._qt_words, self._qt_language = QTranslator(self), "en"
        self.look = self._made()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def language(self) -> Language:
        """The language of the window."""
        chosen = self._settings.get(options.LANGUAGE)
        if chosen == "system":
            return "fr" if QLocale.system().language() == QLocale.Language.French else "en"
        return "fr" if chosen == "fr" else "en"

    @property
    def theme(self) -> Theme:
        """The table of colours in use."""
        chosen = self._settings.get(options.THEME)
        if chosen in _NAMED:
            return _NAMED[chosen]
        return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def _made(self) -> Look:
        theme = self.theme
        icons = Icons(self._places.resources / "icons", theme)
        return Look(theme, icons, words(self.language), motion=self._settings.get(options.MOTION))

    def apply(self) -> None:
        """Give the window the look that the settings ask for now."""
        self.look = self._made()
        self._word_qt()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, self.look, system_font(self._settings.get(options.TEXT_SIZE), "Inter"))
        self.changed.emit(self.look)

    def _word_qt(self) -> None:
        """Let Qt's own words be in the language of the window: the names of keys, the menus of text fields."""
        if self.language == self._qt_language:
            return
        self._qt_language = self.language
        QCoreApplication.removeTranslator(self._qt_words)
        name, folder = f"qtbase_{self.language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_words.load(name, folder):
            QCoreApplication.installTranslator(self._qt_words)

    def _follow_system(self) -> None:
        if self._settings.get(options.THEME) == "system":
            self.apply()

    def turn_theme(self) -> None:
        """Change to the next theme: light, dark, high contrast."""
        place = _TURN.index(self.theme.name) if self.theme.name in _TURN else 0
        self._settings.set(options.THEME, _TURN[(place + 1) % len(_TURN)])
        self.apply()

    def switch_language(self) -> None:
        """Show the window in the other language."""
        self._settings.set(options.LANGUAGE, "en" if self.language == "fr" else "fr")
        self.apply()

    def resize_text(self, step: int) -> None:
        """Make all text larger or smaller by `step` points; 0 gives it its usual size."""
        size = self._settings.get(options.TEXT_SIZE) + step if step else options.USUAL_TEXT
        self._settings.set(options.TEXT_SIZE, min(options.LARGEST_TEXT, max(options.SMALLEST_TEXT, size)))
        self.apply()
