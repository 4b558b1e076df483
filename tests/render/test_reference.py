"""Our own reference.docx is what its builder makes, and carries the house style."""

import io
from pathlib import Path
from typing import get_args

import docx
import pytest

from briefbook.model.template import TemplateLook
from briefbook.render import catalog, word, word_audit, word_audit_page
from briefbook.render.reference import build, rebuild
from briefbook.render.reference_look import LOOKS
from briefbook.render.reference_styles import ACCENT, INK, LINK, MUTED, SHADE
from tests.render.making import TEMPLATES, note, own_template, sample_book

EACH_LOOK = pytest.mark.parametrize("look", get_args(TemplateLook))


def test_each_shipped_file_is_what_the_builder_makes_for_the_look_of_its_template() -> None:
    for template in catalog.list_templates([TEMPLATES]):
        assert template.read("reference.docx") == build(template.info.look), template.name


def test_a_template_s_file_is_made_anew_in_the_look_that_it_names(tmp_path: Path) -> None:
    template = own_template(
        tmp_path, "# {{ title }}\n", 'look = "speech"\n[title]\nen = "Own"\n[note_title]\nen = "Own"\n'
    )
    rebuild(template.folder)
    assert template.read("reference.docx") == build("speech")


@EACH_LOOK
def test_a_note_in_each_look_passes_the_audit(look: TemplateLook) -> None:
    assert word_audit.audit(word.write(note(sample_book()), build(look))) == ()


def test_the_looks_differ_and_a_speech_is_set_in_large_type() -> None:
    assert len({build(look) for look in get_args(TemplateLook)}) == len(get_args(TemplateLook))
    document = docx.Document(io.BytesIO(build("speech")))
    assert LOOKS["speech"].body >= 14
    assert document.sections[0].left_margin == 1700 * 635
    assert LOOKS["speech"].width == 12240 - 2 * 1700


@EACH_LOOK
def test_lines_of_running_text_are_set_at_one_and_a_half_in_each_look(look: TemplateLook) -> None:
    assert LOOKS[look].line >= 150


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
