"""Our own reference.docx is what its builder makes, and carries the house style."""

import io

import docx

from briefbook.render import word_audit_page
from briefbook.render.reference import build
from briefbook.render.reference_styles import ACCENT, INK, LINK, MUTED, SHADE
from tests.render.making import narrative


def test_the_shipped_file_is_what_the_builder_makes() -> None:
    assert narrative().read("reference.docx") == build()


def test_its_body_shows_each_style_to_whoever_edits_it_in_word() -> None:
    document = docx.Document(io.BytesIO(build()))
    shown = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Body Text", "List Bullet", "List Number", "Quote", "Caption"} <= shown
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (section.page_width.inches, section.page_height.inches) == (8.5, 11)
    assert section.left_margin is not None
    assert round(section.left_margin.cm, 2) == 2.54


def test_all_its_colours_can_be_read() -> None:
    for colour in (INK, MUTED, ACCENT, LINK):
        assert word_audit_page.contrast(colour, "FFFFFF") >= 4.5
    assert word_audit_page.contrast(INK, SHADE) >= 4.5
