"""A binder of notes of which some were typed in Word, each in looks of its own; all words are ours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefbook.app.exported import export_made
from briefbook.model.book import Book, Tab
from briefbook.model.kinds import Annex, Copy, Language
from briefbook.model.monitor import Silent
from briefbook.model.note import Doc
from briefbook.model.plain import to_plain
from briefbook.render import catalog, word, word_note
from briefbook.render.annotate import Annotations, annotated
from briefbook.render.assemble import RenderOptions
from briefbook.render.binder import bind_notes, reference_of
from briefbook.render.catalog import Template
from briefbook.render.exported import exported_form
from tests.render.making import TEMPLATES
from tests.render.test_binder import binder_book, tab
from tests.render.test_return_forms import LETTER, Sent
from tests.render.test_word_template import FIELDS, FORM, SECTION_END, SECTIONS
from tests.render.tree_of_everything import png
from tests.render.typing_in_word import (
    packed,
    paragraph,
    parts_of,
    run,
    table,
    title,
    typed_template,
    word_file,
)

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NEWER = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
SHOWN = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="457200"/><wp:docPr id="5" name="p" descr="A pier"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="5" name="p"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId80"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="457200"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)
REPORT = (
    title(),
    paragraph("A wide page comes first."),
    table(("Port", "Depth", "Ferries", "Winter"), ("North Quay", "9 m", "4", "yes"), width=12_000),
    SECTION_END,
    SHOWN,
    paragraph(f'<w:hyperlink r:id="rId81">{run("Our page on {{ topic }}")}</w:hyperlink>'),
    paragraph("First step of the form", style="ListNumber", extra=LIST),
    paragraph("Second step of the form", style="ListNumber", extra=LIST),
    f'<w:p {NEWER} w14:paraId="01234567"><w:r><w:t>A line without a style.</w:t></w:r></w:p>',
    *SECTIONS,
    paragraph("Written small", style="House"),
)


def letter() -> bytes:
    """A form of a department: its own font, colour of headings and spacing, as Word saves them with a theme."""
    more = [paragraph(f"Kept on file {number} of three.") for number in ("one", "two", "three")]
    parts = parts_of(word_file(*LETTER[:-1], *more, LETTER[-1]))
    styles = parts["word/styles.xml"].decode()
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cs="Arial"/>'
    styles = re.sub(r"(<w:docDefaults>.*?)<w:rFonts [^>]*/>", rf"\1{fonts}", styles, count=1, flags=re.DOTALL)
    styles = re.sub(
        r'(w:styleId="Heading1">.*?)<w:color [^>]*/>',
        r'\1<w:color w:val="8B0000" w:themeColor="accent1"/>',
        styles,
        count=1,
        flags=re.DOTALL,
    )
    parts["word/styles.xml"] = styles.encode()
    theme = parts["word/theme/theme1.xml"].decode()
    parts["word/theme/theme1.xml"] = theme.replace('typeface="Calibri"', 'typeface="Arial"').encode()
    return packed(parts)


def report(width: int = 300) -> bytes:
    """A form with a wide page, a picture, a link, a list of its own and a style that nobody else has."""
    parts = parts_of(word_file(*REPORT))
    links = (
        f'<Relationship Id="rId80" Type="{RELATION}/image" Target="media/image1.png"/>'
        f'<Relationship Id="rId81" Type="{RELATION}/hyperlink" Target="https://harbours.example/" '
        'TargetMode="External"/></Relationships>'
    )
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", links.encode())
    kinds = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = kinds.replace(
        b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    parts["word/media/image1.png"] = png(width)
    lists = parts["word/numbering.xml"].decode()
    steps = (
        '<w:abstractNum w:abstractNumId="70"><w:nsid w:val="12345678"/><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/>'
        '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )
    lists = lists.replace("<w:num ", f"{steps}<w:num ", 1)
    lists = lists.replace("</w:numbering>", '<w:num w:numId="77"><w:abstractNumId w:val="70"/></w:num></w:numbering>')
    parts["word/numbering.xml"] = lists.encode()
    house = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="House"><w:name w:val="House"/>'
        f'<w:basedOn w:val="BodyText"/><w:rPr><w:sz w:val="14"/><w14:ligatures {NEWER} w14:val="standard"/></w:rPr>'
        "</w:style></w:styles>"
    )
    styles = parts["word/styles.xml"].decode().replace("</w:styles>", house)
    spaced = '<w:pPrDefault><w:pPr><w:spacing w:after="300"/></w:pPr></w:pPrDefault>'
    styles = re.sub(r"<w:pPrDefault>.*?</w:pPrDefault>|<w:pPrDefault/>", "", styles, flags=re.DOTALL)
    parts["word/styles.xml"] = styles.replace("</w:docDefaults>", f"{spaced}</w:docDefaults>").encode()
    return packed(parts)


@dataclass(frozen=True)
class Bound:
    """A binder: its book, tree and file."""

    book: Book
    doc: Doc
    data: bytes

    @property
    def sent(self) -> Sent:
        """The binder as the book remembers that it went out."""
        export = export_made(
            to_plain(exported_form(self.doc, self.data)),
            self.book,
            [one.id for one in self.book.tabs],
            self.doc.meta.copy or Copy.WORKING,
            self.doc.meta.language,
        )
        return Sent(replace(self.book, exports=(export,)), self.data)


FORMS: Mapping[str, bytes] = {"letter": letter(), "report": report(), "form": word_file(*FORM)}


def typed_tab(number: int, name: str, template: str) -> Tab:
    return replace(tab(number, name, template, {}), fields=FIELDS)


def mixed_book() -> Book:
    """A narrative, a letter and a report typed in Word, speaking notes, and a form in the looks of the house."""
    book = binder_book()
    tabs = (
        book.tabs[0],
        typed_tab(4, "The letter", "letter"),
        typed_tab(5, "The report", "report"),
        book.tabs[1],
        typed_tab(6, "The form", "form"),
    )
    return replace(book, tabs=tabs)


def notes_of(book: Book, folder: Path, forms: Mapping[str, bytes] = FORMS) -> Sequence[tuple[Tab, Template]]:
    made = {name: typed_template(folder / name, data) for name, data in forms.items()}
    return [
        (one, made[one.template] if one.template in made else catalog.load([TEMPLATES], one.template))
        for one in book.tabs
    ]


def bound(
    folder: Path,
    copy: Copy = Copy.MINISTER,
    language: Language = "en",
    annex: Annex = Annex.BOOK,
    *,
    book: Book | None = None,
    forms: Mapping[str, bytes] = FORMS,
    asked: Annotations | None = None,
) -> Bound:
    """The binder of a book, as the program makes it."""
    book = book or mixed_book()
    notes = notes_of(book, folder, forms)
    options = RenderOptions(copy, language)
    binder = bind_notes(book, notes, options, annex)
    typed = word_note.forms_of(binder, notes, options, book.language, Silent())
    doc = annotated(binder.doc, book, asked or Annotations())
    return Bound(book, doc, word.write(doc, reference_of(notes), typed))
