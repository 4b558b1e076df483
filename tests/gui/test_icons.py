"""The icons are one family."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from briefbook.gui.icons import Icons
from briefbook.gui.theme import DARK, LIGHT, THEMES
from briefbook.settings.places import shipped_folder

FOLDER = shipped_folder() / "resources" / "icons"
FIELD_MARKS = sorted(path.stem for path in (FOLDER / "field").glob("*.svg"))
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))
IN_COLOUR = {"briefbook"}


def inked(picture_of: Icons, name: str, colour: str) -> set[str]:
    """The full colours in a picture."""
    image = picture_of.pixmap(name, 64, colour).toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in places)
    return {colour.name() for colour in colours if colour.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    colours = inked(Icons(FOLDER, LIGHT), name, "#ff0000")
    assert colours
    assert name in IN_COLOUR or colours <= {"#ff0000", "#fe0000"}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_has_the_frame_and_the_stroke_of_the_family(name: str) -> None:
    drawing = (FOLDER / f"{name}.svg").read_text("utf-8")
    if name not in IN_COLOUR:
        assert 'viewBox="0 0 16 16"' in drawing
        assert 'stroke-width="1.3"' in drawing


def test_an_icon_follows_the_theme_and_is_weaker_when_disabled(qapp: QApplication) -> None:
    for theme in (LIGHT, DARK):
        icon = Icons(FOLDER, theme).icon("plus", 20)
        assert strongest(icon, QIcon.Mode.Normal) == QColor(theme.text).name()
        assert strongest(icon, QIcon.Mode.Disabled) == QColor(theme.field_border).name()


def strongest(icon: QIcon, mode: QIcon.Mode) -> str:
    """The colour in the middle of an icon."""
    return icon.pixmap(20, 20, mode).toImage().pixelColor(10, 10).name()


def test_each_icon_is_read_and_drawn_once(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "plus.svg").write_text((FOLDER / "plus.svg").read_text("utf-8"), "utf-8")
    icons = Icons(tmp_path, LIGHT)
    first = icons.pixmap("plus", 16, LIGHT.text).cacheKey()
    (tmp_path / "plus.svg").unlink()
    assert icons.pixmap("plus", 16, LIGHT.text).cacheKey() == first
    assert not icons.pixmap("plus", 20, LIGHT.accent).isNull()


def test_an_icon_that_is_not_there_is_named(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        Icons(tmp_path, LIGHT).icon("no-such-icon")


def test_every_theme_has_the_marks_that_fields_are_drawn_with() -> None:
    assert sorted(f"{mark}-{theme.name}" for mark in ("arrow", "check") for theme in THEMES) == FIELD_MARKS
    for theme in THEMES:
        for mark, colour in (("arrow", theme.muted), ("check", theme.on_accent)):
            assert f'stroke="{colour}"' in (FOLDER / "field" / f"{mark}-{theme.name}.svg").read_text("utf-8")
