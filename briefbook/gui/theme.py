"""GUI room: the colours of Briefbook as named tokens, one table for light, one for dark, one for high contrast.

Every pair that carries text keeps 4.5:1, focus rings and the borders of fields 3:1 (source: WCAG 2.2, 1.4.3 and
1.4.11); a test holds the tables to it.
"""

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """One table of colours, each `#RRGGBB`.

    Attributes:
        window: behind panes and bars; `surface`: behind lists and texts that are read; `raised`: menus, inline bars.
        muted: text of second rank; `border`: hairlines; `field_border`: edge of what can be typed in or pressed.
        accent: links, destination, focus ring; `on_accent`: text on it; `accent_hover`: under the pointer.
        hit: behind a found word; `on_hit`: its text; `hit_current`: behind the one that is stepped to.
        selection, selection_idle, hover, drop: behind rows that are selected with and without the keyboard focus,
            under the pointer, and under something dragged.
    """

    name: str
    is_dark: bool
    window: str
    surface: str
    raised: str
    text: str
    muted: str
    border: str
    field_border: str
    accent: str
    accent_hover: str
    on_accent: str
    hit: str
    on_hit: str
    hit_current: str
    warning: str
    danger: str
    success: str
    selection: str
    selection_idle: str
    hover: str
    drop: str


LIGHT = Theme(
    name="light",
    is_dark=False,
    window="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    text="#1B1F24",
    muted="#59626E",
    border="#D8DDE4",
    field_border="#868F9B",
    accent="#245FB3",
    accent_hover="#1C4E96",
    on_accent="#FFFFFF",
    hit="#FFE9A8",
    on_hit="#1B1F24",
    hit_current="#FFC94D",
    warning="#8A5200",
    danger="#B3261E",
    success="#1D6B3C",
    selection="#E3ECF8",
    selection_idle="#ECEEF2",
    hover="#F4F6F9",
    drop="#D3E2F6",
)

DARK = Theme(
    name="dark",
    is_dark=True,
    window="#15181D",
    surface="#1C2026",
    raised="#252A32",
    text="#E6E9EE",
    muted="#A5AEBA",
    border="#333A44",
    field_border="#6E7885",
    accent="#86B4FF",
    accent_hover="#A6C8FF",
    on_accent="#0F1B2D",
    hit="#5C4A10",
    on_hit="#FFF6DC",
    hit_current="#8A6A00",
    warning="#F0B95B",
    danger="#FF8A80",
    success="#7FD6A0",
    selection="#27364D",
    selection_idle="#2F3540",
    hover="#22272F",
    drop="#2A3D5C",
)

HIGH_CONTRAST = Theme(
    name="high-contrast",
    is_dark=True,
    window="#000000",
    surface="#000000",
    raised="#000000",
    text="#FFFFFF",
    muted="#E2E2E2",
    border="#9A9A9A",
    field_border="#FFFFFF",
    accent="#6FD0FF",
    accent_hover="#B5E6FF",
    on_accent="#000000",
    hit="#FFE600",
    on_hit="#000000",
    hit_current="#FF9E1B",
    warning="#FFC24D",
    danger="#FF9C9C",
    success="#6BFF9E",
    selection="#003A57",
    selection_idle="#2B2B2B",
    hover="#1C1C1C",
    drop="#00527A",
)

THEMES = (LIGHT, DARK, HIGH_CONTRAST)


@dataclass(frozen=True, slots=True)
class TopicColour:
    """A colour of a topic on light and on dark ground; a name always stands beside it."""

    name: str
    light: str
    dark: str

    def on(self, theme: Theme) -> str:
        """Return the colour as it is drawn in this theme."""
        return self.dark if theme.is_dark else self.light


TOPIC_COLOURS = (
    TopicColour("blue", "#2758CC", "#99C7F7"),
    TopicColour("brown", "#794102", "#CD8C69"),
    TopicColour("green", "#057642", "#4EE4A6"),
    TopicColour("purple", "#6C328F", "#B655E6"),
    TopicColour("rose", "#E10D4A", "#E15284"),
    TopicColour("ochre", "#957509", "#E7C752"),
    TopicColour("sky", "#1591C8", "#3E92C0"),
    TopicColour("slate", "#7B818B", "#D1D7E0"),
)
"""Eight colours that stay distinct for colour-blind eyes, at 3:1 or more on every surface."""


def tokens(theme: Theme) -> dict[str, str]:
    """Return the colours of a theme by the name of their token."""
    values = {field.name: getattr(theme, field.name) for field in fields(theme)}
    return {name: value for name, value in values.items() if isinstance(value, str) and name != "name"}


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (source: WCAG 2.2, definition of contrast ratio)."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def palette(theme: Theme) -> QPalette:
    """Return the theme as the palette of the Fusion style."""
    role = QPalette.ColorRole
    table = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.hover,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Light: theme.surface,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.field_border,
        role.Shadow: theme.border,
    }
    made = QPalette()
    for one, colour in table.items():
        made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(theme.muted))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.selection_idle))
    return made
