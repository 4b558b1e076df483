"""Programs by others judge notes made from forms that were typed in Word, and from a department's letterhead."""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from briefbook.model.kinds import LANGUAGES, Copy, Language
from briefbook.model.note import Doc, plain_text
from briefbook.render import reference, word, word_audit, word_note, word_start
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.catalog import Template
from briefbook.render.word_audit_copy import Asked
from tests.render.making import note, sample_book
from tests.render.test_word_template import FIELDS, FORM
from tests.render.typing_in_word import packed, paragraph, parts_of, typed_template, word_file
from tests.word_verifiers import convert, integrity, open_xml_audit, open_xml_sdk, text_of_pdf

SOME: tuple[Copy, Language] = (Copy.WORKING, "fr")
"""The copy that carries most, in the language that asks most; the rest with --all."""


def made(template: Template, options: RenderOptions) -> tuple[Doc, bytes]:
    book = sample_book()
    tab = replace(book.tabs[0], template=template.name, fields=FIELDS)
    doc = assemble(replace(book, tabs=(tab,)), tab, template, options)
    return doc, word_note.write(doc, tab, template, options)


def letterhead() -> bytes:
    """A department's reference.docx: Word's own styles in its own fonts and sizes, a header, no list styles of ours."""
    parts = parts_of(reference.build())
    styles = parts["word/styles.xml"].decode()
    for name in ("Body Text", "Quote", "List Bullet", "List Number", "List Continue 2", "Source Note", "Table Text"):
        styles = re.sub(
            rf'<w:style (?:(?!</w:style>).)*<w:name w:val="{name}"/>.*?</w:style>', "", styles, flags=re.DOTALL
        )
    styles = styles.replace('w:ascii="Calibri"', 'w:ascii="Georgia"').replace('w:hAnsi="Calibri"', 'w:hAnsi="Georgia"')
    parts["word/styles.xml"] = styles.encode()
    for number in (1, 2):
        head = f"<w:hdr {_W}>{paragraph('Department of Harbours', style='Header')}</w:hdr>"
        foot = f"<w:ftr {_W}>{paragraph('100 Quay Street', style='Footer')}</w:ftr>"
        parts[f"word/header{number}.xml"], parts[f"word/footer{number}.xml"] = head.encode(), foot.encode()
    del parts["word/numbering.xml"]
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        parts[name] = re.sub(r"<(?:Override|Relationship) [^>]*numbering[^>]*/>", "", parts[name].decode()).encode()
    return packed(parts)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, Doc]:
    """Notes by the name of their file, without its suffix; the files lie in `folder`."""
    folder = tmp_path_factory.mktemp("typed")
    request.config.stash[FOLDER] = folder
    form = typed_template(folder / "form", word_file(*FORM))
    start = typed_template(folder / "start", word_start.build(form.info))
    docs: dict[str, Doc] = {}
    everything: list[tuple[Copy, Language]] = [(copy, language) for copy in Copy for language in LANGUAGES]
    for copy, language in everything if request.config.getoption("--all") else [SOME]:
        for name, template in (("form", form), ("start", start)):
            key = f"{name}-{copy}-{language}"
            docs[key], data = made(template, RenderOptions(copy, language))
            (folder / f"{key}.docx").write_bytes(data)
        key = f"letterhead-{copy}-{language}"
        docs[key] = note(sample_book(), copy, language)
        (folder / f"{key}.docx").write_bytes(word.write(docs[key], letterhead()))
    return docs


FOLDER = pytest.StashKey[Path]()


@pytest.fixture(scope="module")
def folder(exported: dict[str, Doc], request: pytest.FixtureRequest) -> Path:
    return request.config.stash[FOLDER]


@pytest.fixture(scope="module")
def pages(exported: dict[str, Doc], folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("typed-pages")
    convert([folder / f"{name}.docx" for name in exported], "pdf", out)
    return out


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


@pytest.mark.parametrize("judge", [open_xml_audit, integrity, open_xml_sdk])
def test_a_validator_finds_no_error(exported: dict[str, Doc], folder: Path, judge: Callable[[Path], str]) -> None:
    for name in exported:
        assert judge(folder / f"{name}.docx") == "", name


def test_our_own_audit_finds_none_either(exported: dict[str, Doc], folder: Path) -> None:
    for name in exported:
        copy = Copy(name.split("-")[1])
        assert word_audit.audit((folder / f"{name}.docx").read_bytes(), Asked(copy)) == (), name


def test_every_word_of_the_note_is_in_libreoffice_s_pdf(exported: dict[str, Doc], pages: Path) -> None:
    for name, doc in exported.items():
        lost = words(plain_text(doc.blocks)) - words(text_of_pdf(pages / f"{name}.pdf"))
        assert lost == Counter(), name


def test_a_letterhead_is_on_every_page_with_marking_and_page_numbers(pages: Path) -> None:
    copy, language = SOME
    text = text_of_pdf(pages / f"letterhead-{copy}-{language}.pdf")
    count = text.count("\f")
    assert text.count("Department of Harbours") == text.count("100 Quay Street") == count
    assert text.count("NON CLASSÉ") == 2 * count
    assert f"Page {count} de {count}" in text


def test_styles_that_a_letterhead_lacks_stand_on_its_own_fonts(folder: Path) -> None:
    copy, language = SOME
    document = docx.Document(io.BytesIO((folder / f"letterhead-{copy}-{language}.docx").read_bytes()))
    names = {style.name for style in document.styles}
    assert {"Body Text", "List Bullet", "List Number", "Source Note", "Table Text"} <= names
    fonts = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert fonts is not None
    assert fonts.get(qn("w:ascii")) == "Georgia"


def test_a_form_and_a_letterhead_that_libreoffice_saved_serve_as_well(
    exported: dict[str, Doc], tmp_path_factory: pytest.TempPathFactory
) -> None:
    given, out = tmp_path_factory.mktemp("given"), tmp_path_factory.mktemp("saved")
    (given / "form.docx").write_bytes(word_file(*FORM))
    (given / "letterhead.docx").write_bytes(letterhead())
    form, look = convert([given / "form.docx", given / "letterhead.docx"], "docx", out)
    template = typed_template(out / "form", form.read_bytes())
    for copy, language in [SOME, (Copy.MINISTER, "en")]:
        _, data = made(template, RenderOptions(copy, language))
        assert word_audit.audit(data, Asked(copy)) == ()
        text = re.sub("<[^>]*>", "", parts_of(data)["word/document.xml"].decode())
        assert "Canada wants migration that is safe" in text
        assert "In the box: ferries" in text
    assert word_audit.audit(word.write(note(sample_book()), look.read_bytes())) == ()
