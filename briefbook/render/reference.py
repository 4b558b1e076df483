"""Render room: builds our own reference.docx: page, header, footer and styles that the writer fills with a note.

The file that is shipped with a template is what `build` returns for the `look` of its template.toml (a test holds it
so); `python -m briefbook.render.reference TEMPLATE_FOLDER …` makes it anew. A department edits its copy in Word. The
body is a specimen of each style and never reaches a note. In headers and footers the writer replaces `{marking}`,
`{title}`, `{subject}` and `{of}`.
"""

import io
import sys
import zipfile
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from briefbook.model.template import TemplateLook
from briefbook.render.declaration import read_declaration
from briefbook.render.reference_look import LOOKS, PAGE_TWIPS, LookOfPages
from briefbook.render.reference_styles import (
    ACCENT,
    FONT,
    INK,
    LINK,
    METRIC_TWIN,
    MUTED,
    RULE,
    SHADE,
    numbering_xml,
    styles_xml,
)

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RIGHT_TAB: Final = "<w:r><w:tab/></w:r>"
_MARKING: Final = '<w:r><w:rPr><w:rStyle w:val="Marking"/></w:rPr><w:t>{marking}</w:t></w:r>'
_STORIES: Final = {
    "header1.xml": ("hdr", "Header", f"<w:r><w:t>{{title}}</w:t></w:r>{_RIGHT_TAB}{_MARKING}"),
    "header2.xml": ("hdr", "Header", f"{_RIGHT_TAB}{_MARKING}"),
    "footer1.xml": ("ftr", "Footer", ""),
    "footer2.xml": ("ftr", "Footer", ""),
}
_SPECIMEN: Final = (
    ("Title", "Title of the note"),
    ("Subtitle", "Subtitle"),
    ("Heading1", "Heading of a section"),
    ("BodyText", "Body text. Change the styles of this file in Word; the notes made with it follow."),
    ("ListBullet", "A point in a list"),
    ("ListBullet2", "A point below it"),
    ("ListNumber", "A numbered step"),
    ("ListContinue", "More about that step"),
    ("Heading2", "A smaller heading"),
    ("Quote", "A quotation that is set off from the text."),
    ("Heading3", "The smallest heading"),
    ("Caption", "What a table shows"),
    ("ToBeWritten", "A section without text yet."),
    ("Heading4", "The last heading below it"),
    ("Notice", "A word to the reader in front of the text."),
    ("Details", "To: whoever reads this"),
    ("SourceNote", "A source at the end of a working copy."),
    ("TOCHeading", "Contents"),
    ("Toc1", "A heading and its page"),
    ("CoverLine", "A line on the cover of a binder"),
    ("NoteTitle", "Title of a note in a binder"),
    ("AnnexTitle", "Sources of a binder"),
    ("TabDivider", "Tab 1: page that divides a binder"),
)


def build(look: TemplateLook = "narrative") -> bytes:
    """Return the reference.docx of the house in this look; the same bytes each time."""
    pages = LOOKS[look]
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            ("extended-properties", "docProps/app.xml"),
            core="docProps/core.xml",
        ),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("theme", "theme/theme1.xml"),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
        ),
        "word/document.xml": _document(pages),
        "word/fontTable.xml": _fonts(),
        "word/numbering.xml": numbering_xml(),
        "word/settings.xml": _settings(),
        "word/styles.xml": styles_xml(pages),
        "word/theme/theme1.xml": _theme(),
        **{f"word/{name}": _story(*story) for name, story in _STORIES.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name].encode("utf-8"))
    return out.getvalue()


def rebuild(folder: Path) -> None:
    """Write the reference.docx of a template's folder anew, in the look that its template.toml names.

    Raises:
        TemplateError: its template.toml cannot be used.
    """
    info = read_declaration(folder.name, (folder / "template.toml").read_bytes())
    (folder / "reference.docx").write_bytes(build(info.look))


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering", "settings": "settings"}
    overrides = {f"/word/{name}.xml": f"{_TYPE}.{kind}+xml" for name, kind in kinds.items()}
    overrides["/word/fontTable.xml"] = f"{_TYPE}.fontTable+xml"
    for name in _STORIES:
        overrides[f"/word/{name}"] = f"{_TYPE}.{name[:6]}+xml"
    overrides["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(overrides.items()))
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(*targets: tuple[str, str], core: str = "") -> str:
    kinds = [(f"{_OFFICE}/{kind}", target) for kind, target in targets]
    if core:
        kinds.append((f"{_PACKAGE}/relationships/metadata/core-properties", core))
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _app() -> str:
    name = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{_XML}<Properties xmlns="{name}"><Application>Briefbook</Application></Properties>'


def _core() -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Reference styles</dc:title>'
        "<dc:creator>Briefbook</dc:creator></cp:coreProperties>"
    )


def _fonts() -> str:
    return (
        f'{_XML}<w:fonts {_WORD}><w:font w:name="{FONT}"><w:altName w:val="{METRIC_TWIN}"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _theme() -> str:
    """Return the theme: the palette and fonts that Word offers when the styles are edited."""
    colours = {"dk2": INK, "lt2": SHADE, "accent1": INK, "accent2": ACCENT, "accent3": LINK, "accent4": MUTED}
    colours |= {"accent5": RULE, "accent6": SHADE, "hlink": LINK, "folHlink": MUTED}
    palette = "".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in colours.items())
    base = '<a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>'
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    formats = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    return (
        f'{_XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Briefbook">'
        f'<a:themeElements><a:clrScheme name="Briefbook">{base}{palette}</a:clrScheme><a:fontScheme name="Briefbook">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Briefbook">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _settings() -> str:
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{_XML}<w:settings {_WORD}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compat}</w:compat>'
        '<w:themeFontLang w:val="en-CA"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _story(tag: str, style: str, content: str) -> str:
    runs = content or f"{_MARKING}{_RIGHT_TAB}{_plain('Page ')}{_field('PAGE')}{_plain(' {of} ')}{_field('NUMPAGES')}"
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'
    return f"{_XML}<w:{tag} {_WORD}>{paragraph}</w:{tag}>"


def _plain(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(name: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return f"{mark('begin')}{code}{mark('separate')}<w:r><w:t>1</w:t></w:r>{mark('end')}"


def _document(pages: LookOfPages) -> str:
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_plain(text)}</w:p>' for style, text in _SPECIMEN)
    stories = "".join(
        f'<w:{kind}Reference w:type="{when}" r:id="rId{number}"/>'
        for kind, when, number in (
            ("header", "default", 6),
            ("header", "first", 7),
            ("footer", "default", 8),
            ("footer", "first", 9),
        )
    )
    width, height = PAGE_TWIPS
    sides = zip(("top", "right", "bottom", "left"), pages.margins, strict=True)
    margins = " ".join(f'w:{side}="{twips}"' for side, twips in sides)
    page = f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {margins} w:header="680" w:footer="620" w:gutter="0"/>'
    return (
        f'{_XML}<w:document {_WORD} xmlns:r="{_OFFICE}"><w:body>{body}'
        f"<w:sectPr>{stories}{page}<w:titlePg/></w:sectPr></w:body></w:document>"
    )


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        rebuild(Path(argument).resolve())
