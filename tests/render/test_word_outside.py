"""Programs by others judge our Word files: three validators, LibreOffice there and back, mammoth."""

import io
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import mammoth
import pytest
from lxml import etree, html

from briefbook.model.kinds import LANGUAGES, Copy, Language
from briefbook.model.note import plain_text
from briefbook.ooxml.marks import ENTRY_PREFIX
from briefbook.render import word
from tests.render.making import narrative, note, sample_book
from tests.word_verifiers import convert, integrity, open_xml_audit, open_xml_sdk, text_of_pdf

KINDS: tuple[tuple[Copy, Language], ...] = tuple((copy, language) for copy in Copy for language in LANGUAGES)
EACH = pytest.mark.parametrize(("copy", "language"), KINDS, ids=str)


def name(copy: Copy, language: Language) -> str:
    return f"{copy}-{language}.docx"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    reference = narrative().read("reference.docx")
    for copy, language in KINDS:
        (folder / name(copy, language)).write_bytes(word.write(note(sample_book(), copy, language), reference))
    return folder


@pytest.fixture(scope="module")
def resaved(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("resaved")
    convert([exported / name(*kind) for kind in KINDS], "docx", folder)
    return folder


@pytest.fixture(scope="module")
def pages(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    convert([exported / name(*kind) for kind in KINDS], "pdf", folder)
    return folder


@pytest.fixture(scope="module")
def resaved_pages(resaved: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("resaved-pages")
    convert([resaved / name(*kind) for kind in KINDS], "pdf", folder)
    return folder


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


def lost_words(pdf: Path, copy: Copy, language: Language) -> Counter[str]:
    return words(plain_text(note(sample_book(), copy, language).blocks)) - words(text_of_pdf(pdf))


@EACH
def test_openxml_audit_finds_no_error(exported: Path, copy: Copy, language: Language) -> None:
    assert open_xml_audit(exported / name(copy, language)) == ""


@EACH
def test_the_open_xml_sdk_finds_no_error(exported: Path, copy: Copy, language: Language) -> None:
    assert open_xml_sdk(exported / name(copy, language)) == ""


@EACH
def test_ooxml_integrity_finds_no_error_and_no_warning(exported: Path, copy: Copy, language: Language) -> None:
    assert integrity(exported / name(copy, language)) == ""


@EACH
def test_every_word_of_the_note_is_in_libreoffice_s_pdf(pages: Path, copy: Copy, language: Language) -> None:
    assert lost_words((pages / name(copy, language)).with_suffix(".pdf"), copy, language) == Counter()


@EACH
def test_every_word_is_there_after_libreoffice_saved_the_file(
    resaved_pages: Path, copy: Copy, language: Language
) -> None:
    assert lost_words((resaved_pages / name(copy, language)).with_suffix(".pdf"), copy, language) == Counter()


@EACH
def test_every_mark_survives_when_libreoffice_saves_the_file(resaved: Path, copy: Copy, language: Language) -> None:
    with zipfile.ZipFile(resaved / name(copy, language)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    wanted = set(note(sample_book(), copy, language).marks.values())
    found = {value for node in root.iter("{*}bookmarkStart") for value in node.attrib.values()}
    assert {one for one in found if str(one).startswith(ENTRY_PREFIX)} == wanted


def test_the_page_line_counts_the_pages(pages: Path) -> None:
    text = text_of_pdf(pages / "minister-en.pdf")
    count = text.count("\f")
    assert f"Page {count} of {count}" in text
    assert text.count("UNCLASSIFIED") == 2 * count


def test_mammoth_sees_the_same_headings_lists_and_cells(exported: Path) -> None:
    data = (exported / "minister-en.docx").read_bytes()
    root = html.fragment_fromstring(mammoth.convert_to_html(io.BytesIO(data)).value, create_parent="body")

    def seen(tag: str) -> list[str]:
        return ["".join(map(str, one.itertext())) for one in root.iter(tag)]

    assert seen("h1")[-5:] == ["Introduction", "Human Trafficking", "Claims in Figures", "Voices", "Asylum Claims"]
    assert len(seen("ul")) == 2
    assert len(seen("ol")) == 1
    assert len(seen("li")) == 6
    cells = [one for tag in ("th", "td") for one in seen(tag)]
    assert {"25,236", "Stone Bridge", "Day and night", "Year"} <= set(cells)
