"""Render room: the house style of our own reference.docx: styles and lists, calm and accessible.

Rules kept (ESDC, Microsoft Document Compliance Checklist): line spacing of text at least 1.5, contrast at least 4.5:1,
real heading and list styles, nothing told by colour alone. Styles bear Word's built-in names wherever it has one.
"""

from dataclasses import dataclass
from typing import Final

from briefbook.render.reference_look import LookOfPages

FONT: Final = "Calibri"
METRIC_TWIN: Final = "Carlito"
"""A free font with the metrics of Calibri: lines break alike where Calibri is not installed."""
INK: Final = "1B2A41"
MUTED: Final = "55606E"
ACCENT: Final = "9B2335"
LINK: Final = "1F4E9E"
RULE: Final = "C5CDD6"
SHADE: Final = "EAEEF3"
BULLET_LIST: Final = 1
NUMBER_LIST: Final = 2
"""Numbers (w:numId) of the two lists that the list styles belong to."""


@dataclass(frozen=True, slots=True)
class _Style:
    """One style: its id is its name without blanks; `custom` where Word has no built-in of this name."""

    name: str
    based_on: str = "Normal"
    next_style: str = ""
    paragraph: str = ""
    run: str = ""
    kind: str = "paragraph"
    custom: bool = False
    order: int = 99
    listed: bool = True

    @property
    def id(self) -> str:
        """The id: the name in camel case."""
        return "".join(word[0].upper() + word[1:] for word in self.name.split())

    def xml(self) -> str:
        """Return the style's XML, its children in the order of the schema."""
        default = ' w:default="1"' if self.name == "Normal" else ""
        custom = ' w:customStyle="1"' if self.custom else ""
        parts = [f'<w:style w:type="{self.kind}"{default}{custom} w:styleId="{self.id}"><w:name w:val="{self.name}"/>']
        if self.based_on and self.name != "Normal":
            parts.append(f'<w:basedOn w:val="{self.based_on}"/>')
        if self.next_style:
            parts.append(f'<w:next w:val="{self.next_style}"/>')
        parts.append(f'<w:uiPriority w:val="{self.order}"/>')
        parts.append("<w:qFormat/>" if self.listed else "<w:unhideWhenUsed/>")
        if self.paragraph:
            parts.append(f"<w:pPr>{self.paragraph}</w:pPr>")
        if self.run:
            parts.append(f"<w:rPr>{self.run}</w:rPr>")
        return "".join([*parts, "</w:style>"])


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _spacing(before: int, after: int, line: int) -> str:
    """Return paragraph spacing: before and after in points, line height in percent of a single line."""
    return (
        f'<w:spacing w:before="{before * 20}" w:after="{after * 20}" w:line="{line * 240 // 100}" w:lineRule="auto"/>'
    )


def _colour(rgb: str) -> str:
    return f'<w:color w:val="{rgb}"/>'


def _line(side: str, eighths: int, space: int, rgb: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{rgb}"/>'


def _border(side: str, eighths: int, space: int, rgb: str) -> str:
    return f"<w:pBdr>{_line(side, eighths, space, rgb)}</w:pBdr>"


_BOLD: Final = "<w:b/><w:bCs/>"


def _text_styles(look: LookOfPages) -> tuple[_Style, ...]:
    body = _spacing(0, look.after, look.line)
    return (
        _Style("Normal", order=0),
        _Style("Body Text", paragraph=f"<w:widowControl/>{body}", order=1),
        _Style(
            "Title",
            next_style="Subtitle",
            paragraph=f"<w:keepNext/><w:keepLines/>{_border('bottom', 8, 8, ACCENT)}{_spacing(0, 16, 110)}",
            run=f"{_BOLD}{_colour(INK)}{_size(look.title)}",
            order=10,
        ),
        _Style(
            "Subtitle",
            next_style="BodyText",
            paragraph=_spacing(0, 12, 120),
            run=f"{_colour(MUTED)}{_size(max(12, look.body))}",
            order=11,
        ),
        *(_heading(level, look) for level in range(1, 5)),
    )


def _small(look: LookOfPages) -> str:
    return _size(max(9.5, look.table - 0.5))


def _set_off_styles(look: LookOfPages) -> tuple[_Style, ...]:
    return (
        _Style(
            "Quote",
            based_on="BodyText",
            next_style="BodyText",
            paragraph=f'{_border("left", 18, 10, RULE)}<w:ind w:left="400" w:right="400"/>',
            order=29,
        ),
        _Style(
            "caption",
            next_style="BodyText",
            paragraph=f"<w:keepNext/>{_spacing(10, 4, 120)}",
            run=f"{_BOLD}{_colour(INK)}{_size(max(10, look.table))}",
            order=35,
        ),
        _Style("Table Text", paragraph=_spacing(3, 3, 115), run=_size(look.table), custom=True, order=36),
        _Style(
            "Table Gap", paragraph='<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', custom=True
        ),
        _Style("Picture", paragraph=f"<w:keepNext/>{_spacing(8, 4, 100)}", custom=True, order=36),
        _Style(
            "Source Note",
            next_style="SourceNote",
            paragraph=(
                f'<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="480"/></w:tabs>{_spacing(0, 6, 115)}'
                '<w:ind w:left="480" w:hanging="480"/>'
            ),
            run=_small(look),
            custom=True,
            order=37,
        ),
        _Style("To Be Written", based_on="BodyText", run=f"<w:i/><w:iCs/>{_colour(MUTED)}", custom=True, order=38),
    )


def _edge_styles(look: LookOfPages) -> tuple[_Style, ...]:
    """Return the styles of what stands in front of the text and below it."""
    return (
        _Style(
            "Notice",
            next_style="BodyText",
            paragraph=f"<w:keepLines/>{_border('left', 18, 8, ACCENT)}{_spacing(0, 12, 120)}"
            '<w:ind w:left="200" w:right="200"/>',
            run=_size(max(10, look.table)),
            custom=True,
            order=38,
        ),
        _Style(
            "Details",
            next_style="Details",
            paragraph=(
                f"<w:keepLines/>{_border('bottom', 4, 6, RULE)}{_spacing(0, 12, 135)}"
                '<w:ind w:left="2300" w:hanging="2300"/><w:contextualSpacing/>'
            ),
            custom=True,
            order=38,
        ),
        _Style("footnote text", paragraph=_spacing(0, 3, 115), run=_small(look), listed=False),
    )


def _binder_styles(look: LookOfPages) -> tuple[_Style, ...]:
    """Return the styles of a cover, of divider pages, and of the titles behind them."""
    large = f"{_BOLD}{_colour(INK)}"
    title = f"<w:keepNext/><w:keepLines/>{_border('bottom', 8, 8, ACCENT)}{_spacing(0, 16, 110)}"
    return (
        _Style(
            "Tab Divider",
            based_on="Heading1",
            next_style="CoverLine",
            paragraph=f"<w:pageBreakBefore/>{_border('bottom', 12, 12, ACCENT)}{_spacing(220, 18, 110)}",
            run=f"{large}{_size(22)}",
            custom=True,
        ),
        _Style(
            "Note Title",
            based_on="Heading1",
            next_style="BodyText",
            paragraph=title,
            run=f"{large}{_size(look.title)}",
            custom=True,
        ),
        _Style(
            "Annex Title",
            based_on="Heading1",
            next_style="SourceNote",
            paragraph=f"<w:keepNext/><w:keepLines/>{_spacing(0, 12, 115)}",
            run=f"{large}{_size(look.headings[0] + 2)}",
            custom=True,
        ),
        _Style(
            "Cover Line",
            next_style="CoverLine",
            paragraph=_spacing(0, 8, 125),
            run=f"{_colour(MUTED)}{_size(14)}",
            custom=True,
        ),
    )


def _contents_styles(look: LookOfPages) -> tuple[_Style, ...]:
    edge = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{look.width}"/></w:tabs>'
    return (
        _Style(
            "TOC Heading",
            next_style="BodyText",
            paragraph=f"<w:keepNext/>{_spacing(12, 8, 115)}",
            run=f"{_BOLD}{_colour(INK)}{_size(look.headings[0] + 2)}",
        ),
        *(
            _Style(
                f"toc {level}",
                paragraph=f'{edge}{_spacing(0, 5, 115)}<w:ind w:left="{240 * (level - 1)}"/>',
                order=39,
                listed=False,
            )
            for level in range(1, 4)
        ),
    )


def _heading(level: int, look: LookOfPages) -> _Style:
    before, after = (look.heading_before, 14, 12, 12)[level - 1], (4, 4, 2, 2)[level - 1]
    rule = _border("bottom", 4, 3, RULE) if look.ruled_headings and level == 1 else ""
    return _Style(
        f"heading {level}",
        next_style="BodyText",
        paragraph=(
            f"<w:keepNext/><w:keepLines/>{rule}{_spacing(before, after + 3 * bool(rule), 115)}"
            f'<w:outlineLvl w:val="{level - 1}"/>'
        ),
        run=f"{_BOLD}{'<w:i/><w:iCs/>' if level == 4 else ''}{_colour(INK)}{_size(look.headings[level - 1])}",
        order=9,
    )


def _list_styles(look: LookOfPages) -> tuple[_Style, ...]:
    styles = []
    close = "" if look.item_after else "<w:contextualSpacing/>"
    for name, number in (("List Bullet", BULLET_LIST), ("List Number", NUMBER_LIST)):
        for level in range(3):
            deeper = f'<w:ilvl w:val="{level}"/>' if level else ""
            listed = f'<w:numPr>{deeper}<w:numId w:val="{number}"/></w:numPr>'
            shape = f"{listed}{_spacing(0, look.item_after or look.after, look.line)}{close}"
            styles.append(_Style(_numbered(name, level), based_on="BodyText", paragraph=shape, order=12))
    for level in range(3):
        indent = f'<w:ind w:left="{360 * (level + 1)}"/>'
        styles.append(_Style(_numbered("List Continue", level), based_on="BodyText", paragraph=indent, order=13))
    return tuple(styles)


def _numbered(name: str, level: int) -> str:
    return name if level == 0 else f"{name} {level + 1}"


def _page_styles(look: LookOfPages) -> tuple[_Style, ...]:
    edge = f'<w:tabs><w:tab w:val="right" w:pos="{look.width}"/></w:tabs>{_spacing(0, 0, 110)}'
    small = f"{_colour(MUTED)}{_size(9)}"
    return (
        _Style("header", paragraph=edge, run=small, listed=False),
        _Style("footer", paragraph=f"{_border('top', 4, 6, RULE)}{edge}", run=small, listed=False),
    )


def _character_styles() -> tuple[_Style, ...]:
    base = "DefaultParagraphFont"
    return (
        _Style("Hyperlink", base, run=f'{_colour(LINK)}<w:u w:val="single"/>', kind="character", listed=False),
        _Style("Marking", base, run=f"{_BOLD}<w:caps/>{_colour(INK)}{_size(10)}", kind="character", custom=True),
        _Style("Source Reference", base, run=f"{_colour(MUTED)}{_size(9)}", kind="character", custom=True),
        _Style("footnote reference", base, run='<w:vertAlign w:val="superscript"/>', kind="character", listed=False),
        _Style(
            "Redacted",
            base,
            run=f'{_BOLD}{_colour(INK)}<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>',
            kind="character",
            custom=True,
        ),
        _Style(
            "Withheld",
            base,
            run=(
                f'<w:bdr w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
                f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
            ),
            kind="character",
            custom=True,
        ),
        _Style("Place To Fill", base, run=f"{_BOLD}{_colour(ACCENT)}", kind="character", custom=True),
        _Style(
            "Code Text", base, run='<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>', kind="character", custom=True
        ),
    )


def styles_xml(look: LookOfPages) -> str:
    """Return the content of word/styles.xml."""
    from_outside = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    fonts = f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(look.body)}"
        '<w:lang w:val="en-CA" w:eastAsia="en-CA" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spacing(0, look.after, 115)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    bases = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    styles = (
        *(*_text_styles(look), *_set_off_styles(look), *_list_styles(look), *_page_styles(look)),
        *(*_edge_styles(look), *_binder_styles(look), *_contents_styles(look), *_character_styles()),
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {from_outside}>{defaults}{bases}'
        f"{''.join(style.xml() for style in styles)}{_table_styles()}</w:styles>"
    )


def _table_styles() -> str:
    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    )
    line = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="{}"/>'
    borders = line.format("top", 8, INK) + line.format("bottom", 8, INK) + line.format("insideH", 4, RULE)
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefbookTable"><w:name w:val="Briefbook Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}{_colour(INK)}</w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr></w:style>'
    )


def numbering_xml() -> str:
    """Return the content of word/numbering.xml: one bulleted and one numbered list of nine levels."""
    bullets = ["•", "–", "▪"]
    formats = ["decimal", "lowerLetter", "lowerRoman"]
    dotted = "".join(_level(level, "bullet", bullets[level % 3], "ListBullet") for level in range(9))
    counted = "".join(_level(level, formats[level % 3], f"%{level + 1}.", "ListNumber") for level in range(9))
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0B00B00{number}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="0B00B01{number}"/>{levels}</w:abstractNum>'
        for number, levels in ((BULLET_LIST, dotted), (NUMBER_LIST, counted))
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in (BULLET_LIST, NUMBER_LIST)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{lists}{numbers}</w:numbering>'
    )


def _level(level: int, form: str, text: str, style: str) -> str:
    name = style if level == 0 else f"{style}{level + 1}"
    linked = f'<w:pStyle w:val="{name}"/>' if level < 3 else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )
