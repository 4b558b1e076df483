"""Render room: the looks of a note on the screen: a style sheet for browsers, and one in what Qt's text understands."""

import dataclasses
from dataclasses import dataclass
from string import Template
from typing import Final


@dataclass(frozen=True, slots=True)
class Look:
    """Colours (#RRGGBB) and type of a note on the screen; the default is that of the Word note.

    Attributes:
        points: size of the text.
        is_preview: for Qt's text: simple tags, styles that it knows, anchors by entry id.
    """

    text: str = "#1A1A1A"
    ink: str = "#1B2A41"
    muted: str = "#55606E"
    accent: str = "#9B2335"
    link: str = "#1F4E9E"
    rule: str = "#C5CDD6"
    shade: str = "#EAEEF3"
    paper: str = "#FFFFFF"
    font: str = "Calibri, Carlito, 'Segoe UI', sans-serif"
    points: float = 11.0
    is_preview: bool = False


PAGE: Final = Look()
"""The look of a page that is written to a file."""

_SHEET: Final = Template("""\
:root { color-scheme: light; }
body { background: $paper; color: $text; font: ${size}pt/1.5 $font; }
body { margin: 0 auto; max-width: 44rem; padding: 2.5rem 1rem; }
h1, h2, h3, h4, h5 { color: $ink; line-height: 1.25; }
h1 { border-bottom: 1px solid $accent; font-size: 1.6em; margin: 0 0 1em; padding-bottom: .4em; }
h2 { font-size: 1.27em; margin: 1.5em 0 .3em; }
h3 { font-size: 1.1em; margin: 1.3em 0 .3em; }
h4, h5 { font-size: 1em; margin: 1.2em 0 .2em; }
p, ul, ol, blockquote, table { margin: 0 0 .75em; }
blockquote { border-left: 3px solid $rule; padding-left: 1em; }
table { border-bottom: 1.5px solid $ink; border-collapse: collapse; border-top: 1.5px solid $ink; width: 100%; }
table, .source-note { font-size: .92em; line-height: 1.4; }
th, td { border-bottom: 1px solid $rule; padding: .3em .6em; vertical-align: top; }
th { background: $shade; color: $ink; }
.left { text-align: left; }
.center { text-align: center; }
.right { font-variant-numeric: tabular-nums; text-align: right; }
caption, .caption { color: $ink; font-weight: bold; text-align: left; }
a { color: $link; }
a.reference { color: $muted; font-size: .85em; text-decoration: none; }
.marking { color: $ink; font-weight: bold; margin: 0 0 1.5em; text-align: right; text-transform: uppercase; }
footer .marking { margin-top: 2em; text-align: left; }
.subtitle, .placeholder { color: $muted; }
.placeholder { font-style: italic; }
.place { color: $accent; font-weight: bold; }
.notice { border-left: 3px solid $accent; font-size: .92em; padding-left: .8em; }
.details { margin: 0 0 .2em; }
.cover { color: $muted; font-size: 1.15em; }
.redacted { background: $shade; color: $ink; font-weight: bold; }
mark.withheld { background: $shade; border: 1.5px solid $accent; color: $text; padding: 0 .15em; }
figure { break-inside: avoid; margin: 0 0 .75em; }
figcaption { color: $ink; font-weight: bold; margin-top: .3em; }
img { height: auto; max-width: 100%; }
.contents-title { color: $ink; font-size: 1.27em; font-weight: bold; }
.contents { list-style: none; padding-left: 0; }
.contents .level-2 { padding-left: 1.5em; }
.contents .level-3 { padding-left: 3em; }
section { border-top: 1px solid $rule; font-size: .92em; margin-top: 2em; padding-top: .75em; }
hr { border: 0; border-top: 1px solid $rule; margin: 2em 0; }
@media print {
body { max-width: none; padding: 0; }
hr { break-after: page; visibility: hidden; }
h1, h2, h3, h4, h5 { break-after: avoid; }
tr { break-inside: avoid; }
}
""")
_QT_SHEET: Final = Template("""\
body { background-color: $paper; color: $text; font-family: $font; font-size: ${size}pt; }
h1, h2, h3, h4, h5 { color: $ink; font-weight: 600; }
h1 { font-size: ${title}pt; margin-top: 4px; margin-bottom: 14px; }
h2 { font-size: ${heading}pt; margin-top: 18px; margin-bottom: 4px; }
h3 { font-size: ${smaller}pt; margin-top: 14px; margin-bottom: 4px; }
h4, h5 { font-size: ${size}pt; margin-top: 12px; margin-bottom: 2px; }
p { line-height: 145%; margin-top: 0px; margin-bottom: 9px; }
li { line-height: 145%; margin-bottom: 4px; }
blockquote { margin-left: 20px; margin-right: 20px; }
table { border-collapse: collapse; border-color: $rule; margin-bottom: 9px; }
th { background-color: $shade; color: $ink; font-weight: 600; }
a { color: $link; text-decoration: none; }
a.reference { color: $muted; }
.caption { color: $ink; font-weight: 600; margin-bottom: 4px; }
.marking { color: $muted; font-weight: 600; text-align: right; text-transform: uppercase; }
.subtitle { color: $muted; }
.placeholder { color: $muted; font-style: italic; }
.source-note { color: $muted; }
.place { background-color: $shade; color: $accent; font-weight: 600; }
.notice { color: $muted; }
.cover { color: $muted; }
.redacted { background-color: $shade; color: $ink; font-weight: 600; }
.withheld { background-color: $shade; text-decoration: underline; }
.contents-title { color: $ink; font-weight: 600; }
.picture { line-height: 100%; }
""")


def sheet(look: Look) -> str:
    """Return the style sheet of a note in this look."""
    sizes = {"title": 1.5, "heading": 1.2, "smaller": 1.08, "size": 1.0}
    colours = (field.name for field in dataclasses.fields(look) if field.type is str)
    values = {name: getattr(look, name) for name in colours}
    values |= {name: f"{look.points * factor:g}" for name, factor in sizes.items()}
    return (_QT_SHEET if look.is_preview else _SHEET).substitute(values)
