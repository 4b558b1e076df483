"""Presentations: each slide under its title, with its notes; what is no text is named; hostile files end in words."""

import re

import pytest

from briefbook.extract.registry import document
from briefbook.extract.slides_file import read
from briefbook.model.errors import DamagedFile, ExtractError, TooLarge
from briefbook.model.kinds import Fingerprint
from briefbook.ooxml.archive import LARGEST_PART
from tests.extract.making_office import NAMES, presentation, relations, shape, workbook
from tests.ooxml.test_package import packed

PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr name="Picture 4" descr="{}"/></p:nvPicPr><p:blipFill><a:blip r:embed="r1"/>'
    "</p:blipFill></p:pic>"
)
TABLE = (
    '<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc gridSpan="2">'
    "<a:txBody><a:p><a:r><a:t>Year</a:t></a:r></a:p></a:txBody></a:tc>"
    "<a:tc hMerge='1'><a:txBody><a:p/></a:txBody></a:tc></a:tr><a:tr><a:tc><a:txBody><a:p><a:r>"
    "<a:t>2023</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>7</a:t></a:r></a:p></a:txBody></a:tc>"
    "</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
)
CHART = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr name="Chart 2" descr="Claims by year"/></p:nvGraphicFramePr>'
    '<a:graphic><a:graphicData><c:chart r:id="r1"/></a:graphicData></a:graphic></p:graphicFrame>'
)
DIAGRAM = (
    '<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm="r1"/></a:graphicData></a:graphic></p:graphicFrame>'
)


def found(slides: list[str]) -> list[tuple[str, str, int | None]]:
    return [(one.kind.value, one.text, one.page) for one in read(presentation(slides), "a.pptx").blocks if not one.why]


def test_each_slide_stands_under_its_title_with_its_number() -> None:
    slides = [
        shape(["Ferries in winter"], "ctrTitle") + shape(["A briefing"], "subTitle"),
        shape(["They sail", "They stop"], "") + shape(["Winter", "service"], "title") + shape(["A remark"]),
        shape(["Only text"]),
        "",
    ]
    assert found(slides) == [
        ("heading", "Ferries in winter", 1),
        ("paragraph", "A briefing", 1),
        ("heading", "Winter service", 2),
        ("list-item", "They sail", 2),
        ("list-item", "They stop", 2),
        ("paragraph", "A remark", 2),
        ("heading", "Slide 3", 3),
        ("paragraph", "Only text", 3),
    ]
    made = document(read(presentation(slides), "a.pptx"), "a.pptx", Fingerprint("0" * 64))
    assert made.title == "Ferries in winter"
    assert [(one.heading, one.page) for one in made.passages][1] == (("Winter service",), 2)


def test_speaker_notes_stand_below_their_slide() -> None:
    notes = f"<p:notes {NAMES}>{shape(['7'], 'sldNum')}{shape(['Say it slowly.'], 'body')}</p:notes>"
    data = presentation(
        [shape(["Winter"], "title") + shape(["They sail."])],
        {"ppt/notesSlides/n1.xml": notes},
        {1: relations(("notesSlide", "../notesSlides/n1.xml"))},
    )
    made = document(read(data, "a.pptx"), "a.pptx", Fingerprint("0" * 64))
    assert [(one.text, one.heading[-1:]) for one in made.passages] == [
        ("They sail.", ()),
        ("Say it slowly.", ("Notes",)),
    ]


def test_tables_and_diagrams_are_text_pictures_and_charts_are_named() -> None:
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{one}</a:t></a:r></a:p></dgm:t></dgm:pt>" for one in ("Ask", "Act")
    )
    data = presentation(
        [
            shape(["T"], "title")
            + TABLE
            + PICTURE.format("")
            + CHART
            + f"<p:grpSp>{PICTURE.format('A boat')}</p:grpSp>",
            DIAGRAM,
        ],
        {"ppt/diagrams/data1.xml": f"<dgm:dataModel {NAMES}>{points}</dgm:dataModel>"},
        {1: relations(("image", "../media/pier.png")), 2: relations(("diagramData", "../diagrams/data1.xml"))},
    )
    content = read(data, "a.pptx")
    assert [(one.kind.value, one.text) for one in content.blocks][1:] == [
        ("table", "Year\t\n2023\t7"),
        ("heading", "Slide 2"),
        ("list-item", "Ask"),
        ("list-item", "Act"),
    ]
    said = {one.field: one.line for one in content.said}
    assert said["pictures"] == "pier.png; A boat"
    assert "Claims by year on slide 1" in said["unread"]


def test_footers_are_furniture_and_a_second_form_is_not_read_twice() -> None:
    two = f"<mc:AlternateContent><mc:Choice>{shape(['Once'])}</mc:Choice><mc:Fallback>{shape(['Once'])}</mc:Fallback>"
    slides = [shape(["PROTECTED B"], "ftr") + shape(["3"], "sldNum") + f"{two}</mc:AlternateContent>"] * 2
    content = read(presentation(slides), "a.pptx")
    assert [one.text for one in content.blocks if not one.why] == ["Once", "Slide 2", "Once"]
    assert [one.text for one in content.blocks if one.why] == ["PROTECTED B"]
    assert [(one.field, one.value) for one in content.said] == [("marking", "Protected B")]


WHOLE = presentation([shape(["T"], "title") + shape(["Text."])])


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (WHOLE[:200], DamagedFile),
        (presentation(["<p:sp>"]), DamagedFile),
        (presentation(["<p:grpSp>" * 100_000 + "</p:grpSp>" * 100_000]), DamagedFile),
        (presentation(["<!DOCTYPE x>"]), DamagedFile),
        (presentation([" " * LARGEST_PART]), TooLarge),
        (workbook({"A": ""}), DamagedFile),
        (packed({"a.xml": b""}), DamagedFile),
        (b"", DamagedFile),
    ],
)
def test_hostile_files_end_in_one_sentence(data: bytes, error: type[ExtractError]) -> None:
    with pytest.raises(error) as caught:
        read(data, "a.pptx")
    assert re.fullmatch(r"[A-Z].{10,160}\.", caught.value.reason)


def test_every_truncation_ends_in_words() -> None:
    for length in range(0, len(WHOLE), 97):
        with pytest.raises(DamagedFile):
            read(WHOLE[:length], "a.pptx")
