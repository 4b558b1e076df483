"""GUI room: the one family of icons, drawn from our own SVG files and tinted with the colours of the theme."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefbook.gui.theme import Theme

_INK = "currentColor"
_SCALES = (1, 2, 3)


class Icons:
    """The icons in the colours of one theme.

    Attributes:
        folder: where their files lie.

    Raises:
        FileNotFoundError: when an icon is asked for that the folder does not hold.
    """

    def __init__(self, folder: Path, theme: Theme) -> None:
        self.folder = folder
        self._theme = theme
        self._made: dict[tuple[str, int, str], QIcon] = {}
        self._drawn: dict[tuple[str, int, str, float], QPixmap] = {}
        self._files: dict[str, str] = {}

    def icon(self, name: str, size: int = 16, colour: str = "") -> QIcon:
        """Return the icon `name`.

        Args:
            name: of its file without `.svg`.
            size: edge in pixels, 16 or 20.
            colour: `#RRGGBB`; the theme's text colour when empty. Disabled it is drawn in the muted colour, in a row
                that is selected in the colour of its text.
        """
        key = (name, size, colour or self._theme.text)
        if key not in self._made:
            made = QIcon()
            for scale in _SCALES:
                for mode, ink in (
                    (QIcon.Mode.Normal, key[2]),
                    (QIcon.Mode.Disabled, self._theme.field_border),
                    (QIcon.Mode.Selected, self._theme.on_accent),
                ):
                    made.addPixmap(self.pixmap(name, size, ink, scale), mode)
            self._made[key] = made
        return self._made[key]

    def pixmap(self, name: str, size: int, colour: str, scale: float = 1) -> QPixmap:
        """Return the icon as a picture of `size` pixels on a screen of this scale; each is drawn once and kept."""
        key = (name, size, colour, scale)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, size, colour, scale)
        return self._drawn[key]

    def _draw(self, name: str, size: int, colour: str, scale: float) -> QPixmap:
        if name not in self._files:
            self._files[name] = (self.folder / f"{name}.svg").read_text(encoding="utf-8")
        drawing = self._files[name].replace(_INK, colour)
        renderer = QSvgRenderer(QByteArray(drawing.encode("utf-8")))
        picture = QPixmap(round(size * scale), round(size * scale))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
        painter.end()
        picture.setDevicePixelRatio(scale)
        return picture
