"""Notes typed in Word in a binder: each in its own form, beside the others, whole, marked, and found on its return."""

import io
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from briefbook.book.returning import compare
from briefbook.model.errors import TemplateError
from briefbook.model.finding import Finding
from briefbook.model.kinds import LANGUAGES, Annex, Copy, EntryKind, Language
from briefbook.model.note import Footnote, Para, Run, plain_text
from briefbook.ooxml.marks import ENTRY_PREFIX, entry_mark
from briefbook.render import word_audit, word_return
from briefbook.render.annotate import Annotations, TabFinding
from briefbook.render.word_audit_copy import Asked
from briefbook.render.wordml import R, W
from tests.render.shelf import edited
from tests.render.test_return_forms import Editor, found
from tests.render.test_word_sections import headers
from tests.render.test_word_typed_contents import is_near
from tests.render.test_word_typed_outside import words
from tests.render.typed_binder import FORMS, bound, mixed_book, report, typed_tab
from tests.render.typing_in_word import heading, packed, paragraph, parts_of, title, word_file
from tests.word_verifiers import convert, integrity, open_xml_audit, open_xml_sdk, text_of_pdf


def root_of(data: bytes, name: str = "document") -> etree._Element:
    return etree.fromstring(parts_of(data)[f"word/{name}.xml"])


def lines(data: bytes) -> list[tuple[str, str]]:
    """The paragraphs of the body with the names of their styles, those in tables and boxes among them."""
    styles: dict[str, etree._Element | None] = {
        one.get(f"{W}styleId") or "": one.find(f"{W}name") for one in root_of(data, "styles").iter(f"{W}style")
    }
    said = []
    for one in root_of(data).iter(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        name = None if style is None else styles[style.get(f"{W}val") or ""]
        text = "".join(text.text or "" for text in one.iter(f"{W}t"))
        said.append(("" if name is None else name.get(f"{W}val") or "", text))
    return said


def style_of(data: bytes, name: str) -> etree._Element:
    (found,) = (
        one
        for one in root_of(data, "styles").iter(f"{W}style")
        if (node := one.find(f"{W}name")) is not None and node.get(f"{W}val") == name
    )
    return found


@pytest.mark.parametrize("copy", list(Copy))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("annex", list(Annex))
def test_a_binder_with_forms_passes_the_audit(tmp_path: Path, copy: Copy, language: Language, annex: Annex) -> None:
    one = bound(tmp_path, copy, language, annex)
    assert word_audit.audit(one.data, Asked(copy)) == ()


def test_each_form_is_printed_with_its_own_words_behind_its_divider_page(tmp_path: Path) -> None:
    texts = [text for _, text in lines(bound(tmp_path).data)]
    order = [
        *("Tab\u00a02: The letter", "Department of Harbours", "Note on ferries", "Dear colleague,"),
        *("What follows is for Ana, Bo.", "Say it in one breath.", "Approval", "Signed by the director of ferries"),
        *("Tab\u00a03: The report", "A wide page comes first.", "North Quay", "Our page on ferries"),
        *("First step of the form", "A line without a style.", "Written small", "Tab\u00a04: Opening remarks"),
        *("Tab\u00a05: The form", "Held on February\u00a07, 2024, about “FERRIES”.", "In the box: ferries"),
    ]
    places = [texts.index(order[0])]
    for text in order[1:]:
        places.append(texts.index(text, places[-1] + 1))
    assert places == sorted(places)
    assert "{{" not in "".join(texts)


def test_every_text_of_the_book_is_there_once(tmp_path: Path) -> None:
    one = bound(tmp_path)
    marks = Counter(node.get(f"{W}name") for node in root_of(one.data).iter(f"{W}bookmarkStart"))
    wanted = {
        entry_mark(one.book.id, entry.id) for _, _, entry in one.book.entries() if entry.kind is not EntryKind.SELF
    }
    assert {name for name in marks if re.match(rf"{ENTRY_PREFIX}[0-9a-f]", str(name))} == wanted
    assert set(marks.values()) == {1}
    ids = Counter(node.get(f"{W}id") for node in root_of(one.data).iter(f"{W}bookmarkStart"))
    assert set(ids.values()) == {1}


def test_a_style_that_looks_otherwise_is_taken_along_and_one_that_looks_the_same_serves(tmp_path: Path) -> None:
    data = bound(tmp_path).data
    styled = {text: style for style, text in lines(data)}
    assert styled["Dear colleague,"] == "Body Text (Tab 2)"
    assert styled["Approval"] == "heading 1 (Tab 2)"
    assert styled["Held on February\u00a07, 2024, about “FERRIES”."] == "Body Text"
    assert ("Note Title", "Note on ferries") in lines(data)
    assert ("Title (Tab 2)", "Note on ferries") in lines(data)
    assert styled["Written small"] == "House (Tab 3)"
    names = [(one.get(f"{W}val") or "").lower() for one in root_of(data, "styles").iterfind(f"{W}style/{W}name")]
    assert len(names) == len(set(names))
    ids = [(one.get(f"{W}styleId") or "").lower() for one in root_of(data, "styles").iter(f"{W}style")]
    assert len(ids) == len(set(ids))


def test_headings_of_a_form_stand_below_the_name_of_its_tab(tmp_path: Path) -> None:
    data = bound(tmp_path).data
    level = style_of(data, "heading 1 (Tab 2)").find(f"{W}pPr/{W}outlineLvl")
    assert level is not None
    assert level.get(f"{W}val") == "1"
    introduced = [style for style, text in lines(data) if text == "Introduction"]
    assert introduced == ["heading 2", "heading 1 (Tab 2)", "heading 1 (Tab 3)", "heading 2", "heading 2"]


def test_what_a_style_owes_to_the_defaults_and_theme_of_its_file_is_written_into_it(tmp_path: Path) -> None:
    data = bound(tmp_path).data
    fonts = style_of(data, "Normal (Tab 2)").find(f"{W}rPr/{W}rFonts")
    assert fonts is not None
    assert fonts.get(f"{W}ascii") == fonts.get(f"{W}hAnsi") == "Arial"
    colour = style_of(data, "heading 1 (Tab 2)").find(f"{W}rPr/{W}color")
    assert colour is not None
    assert {str(key): str(value) for key, value in colour.attrib.items()} == {f"{W}val": "8B0000"}
    spacing = style_of(data, "Normal (Tab 3)").find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert spacing.get(f"{W}after") == "300"
    assert ("Normal (Tab 3)", "A line without a style.") in lines(data)


def test_a_shape_keeps_the_colours_of_its_own_theme(tmp_path: Path) -> None:
    parts = parts_of(FORMS["letter"])
    fill = '<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="40000"/></a:schemeClr></a:solidFill>'
    document = parts["word/document.xml"].decode().replace("</a:prstGeom>", f"</a:prstGeom>{fill}")
    theme = re.sub(
        r"<a:accent1>.*?</a:accent1>",
        '<a:accent1><a:srgbClr val="0A7B3C"/></a:accent1>',
        parts["word/theme/theme1.xml"].decode(),
    )
    green = packed({**parts, "word/document.xml": document.encode(), "word/theme/theme1.xml": theme.encode()})
    data = bound(tmp_path, forms={**FORMS, "letter": green}).data
    (shape,) = root_of(data).iter("{*}lumMod")
    colour = shape.getparent()
    assert colour is not None
    assert (etree.QName(colour).localname, colour.get("val")) == ("srgbClr", "0A7B3C")
    assert word_audit.audit(data, Asked(Copy.MINISTER)) == ()


def test_lists_of_forms_count_by_themselves(tmp_path: Path) -> None:
    data = bound(tmp_path).data
    numbers: dict[str, list[str]] = {}
    for one in root_of(data).iter(f"{W}p"):
        listed = one.find(f"{W}pPr/{W}numPr/{W}numId")
        if listed is not None:
            numbers.setdefault(listed.get(f"{W}val") or "", []).append("".join(map(str, one.itertext())))
    assert ["First step of the form", "Second step of the form"] in numbers.values()
    assert list(numbers.values()).count(["Receive the claim", "Hear it within weeks, as the law"]) == 5
    lists = root_of(data, "numbering")
    for name in ("abstractNum", "num"):
        ids = [one.get(f"{W}{name}Id" if name == "abstractNum" else f"{W}numId") for one in lists.findall(f"{W}{name}")]
        assert len(ids) == len(set(ids))
    (key,) = (key for key, said in numbers.items() if said[0] == "First step of the form")
    (num,) = (one for one in lists.findall(f"{W}num") if one.get(f"{W}numId") == key)
    given = num.find(f"{W}abstractNumId")
    assert given is not None
    (abstract,) = (
        one for one in lists.findall(f"{W}abstractNum") if one.get(f"{W}abstractNumId") == given.get(f"{W}val")
    )
    assert abstract.find(f"{W}lvl/{W}numFmt[@{W}val='upperLetter']") is not None
    assert abstract.find(f"{W}nsid") is None


def test_pictures_of_one_name_in_two_forms_stay_two_and_links_lead_where_they_led(tmp_path: Path) -> None:
    book = mixed_book()
    book = replace(book, tabs=(*book.tabs, typed_tab(7, "Another report", "other")))
    one = bound(tmp_path, book=book, forms={**FORMS, "other": report(600)})
    assert word_audit.audit(one.data, Asked(Copy.MINISTER)) == ()
    parts = parts_of(one.data)
    pictures = {name: data for name, data in parts.items() if name.startswith("word/media/")}
    assert set(pictures) == {"word/media/tab3-image1.png", "word/media/tab6-image1.png"}
    assert len(set(pictures.values())) == 2
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {node.get("Id"): node.get("Target") for node in relations}
    links = [targets[node.get(f"{R}id")] for node in root_of(one.data).iter(f"{W}hyperlink") if node.get(f"{R}id")]
    assert links.count("https://harbours.example/") == 2
    numbers = [node.get("id") for node in root_of(one.data).iter("{*}docPr")]
    assert len(numbers) == len(set(numbers)) == 4


def test_the_pages_of_a_form_have_its_size_and_the_binder_s_headers(tmp_path: Path) -> None:
    data = bound(tmp_path).data
    sections = list(root_of(data).iter(f"{W}sectPr"))
    widths = [node.get(f"{W}w") for one in sections for node in one.iter(f"{W}pgSz")]
    assert widths == ["12240"] * 5 + ["15840"] + ["12240"] * 4
    said = headers(data, "default")
    assert said[3] == said[2] == "Tab\u00a02: The letter||Protected B"
    assert said[4] == said[5] == said[6] == "Tab\u00a03: The report||Protected B"
    assert list(root_of(data).iter(f"{W}pgNumType")) == []
    firsts = [one.find(f"{W}titlePg") is not None for one in sections]
    assert firsts == [True, True, True, False, True, False, False, True, True, False]


def test_sources_are_listed_for_the_whole_book_or_behind_each_form(tmp_path: Path) -> None:
    whole = [text for _, text in lines(bound(tmp_path / "a", Copy.WORKING).data)]
    assert whole.count("Sources") == 1
    each = lines(bound(tmp_path / "b", Copy.WORKING, annex=Annex.TAB).data)
    assert [style for style, text in each if text == "Sources"] == [
        *("heading 2", "heading 1 (Tab 2)", "heading 1 (Tab 3)", "heading 2", "heading 2"),
    ]


def test_a_redline_and_a_review_copy_of_a_binder_with_forms_are_whole(tmp_path: Path) -> None:
    book = edited(mixed_book())
    findings = tuple(TabFinding(tab.id, Finding("x", "warning", f"Look at {tab.id}.", "s2")) for tab in book.tabs)
    redline = bound(tmp_path / "a", Copy.WORKING, book=book, asked=Annotations(redline=True))
    assert word_audit.audit(redline.data, Asked(Copy.WORKING, redline=True)) == ()
    review = bound(tmp_path / "b", Copy.WORKING, book=book, asked=Annotations(review=True, findings=findings))
    assert word_audit.audit(review.data, Asked(Copy.WORKING, review=True)) == ()
    body = root_of(review.data)
    comments = {one.get(f"{W}id"): "".join(map(str, one.itertext())) for one in root_of(review.data, "comments")}
    for tab in book.tabs:
        (key,) = (key for key, text in comments.items() if text == f"Look at {tab.id}.")
        (start,) = (one for one in body.iter(f"{W}commentRangeStart") if one.get(f"{W}id") == key)
        beside = start.getparent()
        assert beside is not None
        assert "".join(text.text or "" for text in beside.iter(f"{W}t")) == "Human Trafficking", tab.id


def test_footnotes_of_forms_and_of_other_notes_are_counted_through(tmp_path: Path) -> None:
    book = mixed_book()
    tabs = []
    for tab in book.tabs:
        first = tab.sections[0]
        noted = (Para((Run("Ferries run"), Footnote((Run(f"Said in {tab.id}."),)), Run(" daily."))),)
        entry = replace(first.entries[0], blocks=noted)
        tabs.append(replace(tab, sections=(replace(first, entries=(entry, *first.entries[1:])), *tab.sections[1:])))
    one = bound(tmp_path, book=replace(book, tabs=tuple(tabs)))
    assert word_audit.audit(one.data, Asked(Copy.MINISTER)) == ()
    said = {node.get(f"{W}id"): "".join(map(str, node.itertext())) for node in root_of(one.data, "footnotes")}
    called = [said[node.get(f"{W}id")].strip() for node in root_of(one.data).iter(f"{W}footnoteReference")]
    assert called == [f"Said in {tab.id}." for tab in book.tabs]


def test_a_list_that_is_not_there_and_one_that_names_a_style_of_lists_do_no_harm(tmp_path: Path) -> None:
    parts = parts_of(FORMS["report"])
    document = parts["word/document.xml"].decode()
    lost = document.replace('<w:numId w:val="77"/>', '<w:numId w:val="99"/>', 1)
    one = bound(tmp_path / "a", forms={**FORMS, "report": packed({**parts, "word/document.xml": lost.encode()})})
    assert word_audit.audit(one.data, Asked(Copy.MINISTER)) == ()
    lists = parts["word/numbering.xml"].decode()
    linked = re.sub('<w:multiLevelType w:val="singleLevel"/>', r'\g<0><w:styleLink w:val="Steps"/>', lists)
    other = '<w:abstractNum w:abstractNumId="71"><w:numStyleLink w:val="Steps"/></w:abstractNum><w:num '
    linked = linked.replace("<w:num ", other, 1).replace(
        '<w:abstractNumId w:val="70"/>', '<w:abstractNumId w:val="71"/>'
    )
    one = bound(tmp_path / "b", forms={**FORMS, "report": packed({**parts, "word/numbering.xml": linked.encode()})})
    assert word_audit.audit(one.data, Asked(Copy.MINISTER)) == ()
    assert root_of(one.data, "numbering").find(f"{W}abstractNum/{W}lvl/{W}numFmt[@{W}val='upperLetter']") is not None


def test_a_form_that_cannot_make_its_note_is_named_by_its_tab(tmp_path: Path) -> None:
    broken = word_file(title(), paragraph("{{ nothing }}"), paragraph("{{ body }}"))
    with pytest.raises(TemplateError, match=r"^Tab 2: Paragraph 2 .*nothing"):
        bound(tmp_path, forms={**FORMS, "letter": broken})
    lost = word_file(title(), heading("Nothing else"))
    with pytest.raises(TemplateError, match=r"^Tab 2: .*leaves out"):
        bound(tmp_path, forms={**FORMS, "letter": lost})


def test_the_same_binder_is_the_same_bytes_in_two_processes(repository: Path, tmp_path: Path) -> None:
    code = """
import hashlib, sys
from pathlib import Path
from briefbook.model.kinds import Copy
from tests.render.typed_binder import bound
print(hashlib.sha256(bound(Path(sys.argv[1]), Copy.WORKING, "fr").data).hexdigest())
"""
    told = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / seed)],
            cwd=repository,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(repository)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(told) == 1


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Binders with forms, and what LibreOffice makes of them, in one batch of each kind."""
    folder = tmp_path_factory.mktemp("binders")
    made = {}
    for copy, language, annex in ((Copy.WORKING, "fr", Annex.TAB), (Copy.MINISTER, "en", Annex.BOOK)):
        one = bound(folder / str(copy), copy, "fr" if language == "fr" else "en", annex)
        made[str(copy)] = folder / f"{copy}.docx"
        made[str(copy)].write_bytes(one.data)
    editor = Editor(bound(folder / "edited").sent)
    work_on(editor)
    made["edited"] = folder / "edited.docx"
    made["edited"].write_bytes(editor.file.saved())
    for kind, out in (("pdf", "pdf"), ("docx:MS Word 2007 XML", "saved")):
        (folder / out).mkdir()
        convert(list(made.values()), kind, folder / out)
    return made


def work_on(editor: Editor) -> None:
    """What a colleague does to the letter and the report."""
    editor.reword("e104", "orderly", "orderly, quick")
    editor.reword("e805", "9,055", "9,155")
    editor.delete("e205")
    editor.say("Dear colleague,", "Dear colleagues,")
    editor.add_paragraph("e1305", "A paragraph that a colleague added.")


@pytest.mark.parametrize("judge", [open_xml_audit, integrity, open_xml_sdk])
def test_a_validator_finds_no_error(files: dict[str, Path], judge: Callable[[Path], str]) -> None:
    for name in (str(Copy.WORKING), str(Copy.MINISTER)):
        assert judge(files[name]) == "", name


@pytest.mark.parametrize("copy", [Copy.WORKING, Copy.MINISTER])
def test_every_word_is_on_the_pages_and_every_page_is_numbered_and_marked(
    files: dict[str, Path], copy: Copy, tmp_path: Path
) -> None:
    file = files[str(copy)]
    one = bound(
        tmp_path, copy, "fr" if copy is Copy.WORKING else "en", Annex.TAB if copy is Copy.WORKING else Annex.BOOK
    )
    text = text_of_pdf(file.parent / "pdf" / f"{copy}.pdf")
    said = " ".join(node.text or "" for node in root_of(one.data).iter(f"{W}t"))
    assert words(said) - words(text) == Counter()
    assert words(plain_text(one.doc.blocks)) - words(text) == Counter()
    count = text.count("\f")
    of = "de" if copy is Copy.WORKING else "of"
    assert all(f"Page {number} {of} {count}" in text for number in range(1, count + 1))
    assert text.casefold().count(one.doc.meta.marking.casefold()) >= 2 * count


def test_the_contents_say_the_pages_that_libreoffice_gives_the_tabs(files: dict[str, Path]) -> None:
    file = files[str(Copy.MINISTER)]
    document = docx.Document(io.BytesIO(file.read_bytes()))
    told = {}
    for one in document.element.body.iter(f"{W}hyperlink"):
        texts = [text.text or "" for text in one.iter(f"{W}t")]
        if (one.get(f"{W}anchor") or "").startswith("_Toc"):
            told["".join(texts[:-1]).replace("\u00a0", " ")] = int(texts[-1])
    pages = text_of_pdf(file.parent / "pdf" / f"{Copy.MINISTER}.pdf").replace("\u00a0", " ").split("\f")
    seen = {
        name: next(place for place, page in enumerate(pages, 1) if place > 2 and name.split(" – ")[0] in page)
        for name in told
    }
    assert is_near(told, seen)


def test_a_binder_with_forms_that_nobody_changed_says_so_and_what_was_done_is_found(
    files: dict[str, Path], tmp_path: Path
) -> None:
    one = bound(tmp_path).sent
    assert found(one.back(one.data)) == []
    assert found(one.back((files["edited"].parent / "saved" / f"{Copy.MINISTER}.docx").read_bytes())) == []
    done = ["e104", "e205", "e805", "e1305", "Dear colleagues,"]
    for file in (files["edited"], files["edited"].parent / "saved" / "edited.docx"):
        report = compare(one.book, word_return.read(file.read_bytes(), "note.docx"))
        states = {str(each.id): each.state for each in report.entries if each.state != "same"}
        assert states == {"e104": "edited", "e205": "deleted", "e805": "edited"}, done
        assert [each.text for each in report.new] == ["A paragraph that a colleague added."]
        assert [(each.was, each.returned) for each in report.frame] == [("Dear colleague,", "Dear colleagues,")]
