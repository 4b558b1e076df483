"""The HTML page: accessible, literal, inert; the preview: what Qt's text understands, with anchors to scroll to."""

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.etree import _Element
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from briefbook.model.kinds import Copy, EntryKind, PassageKind
from briefbook.model.note import Para, Run, Table, plain_text
from briefbook.model.text import clean
from briefbook.render import html_out
from briefbook.render.html_out import PAGE, Look
from tests.render.making import PROSE, BookMaker, note, sample_book
from tests.render.test_word import CANARIES

PREVIEW = Look(text="#E6E9EE", paper="#1C2026", is_preview=True)


def tree(text: str) -> _Element:
    return html.document_fromstring(text)


def text_of(element: _Element) -> str:
    return "".join(map(str, element.itertext()))


@pytest.mark.parametrize("copy", list(Copy))
def test_the_page_is_valid_and_says_its_title_and_language(copy: Copy) -> None:
    page = html_out.write(note(sample_book(), copy, "fr"))
    html5lib.HTMLParser(strict=True).parse(page)
    root = tree(page)
    assert root.get("lang") == "fr-CA"
    assert root.findtext("head/title") == "CIMM – Trame de communication – 7 février 2024"
    assert root.find("body/main") is not None
    assert [text_of(one) for one in root.iter("p") if one.get("class") == "marking"] == ["Non classé"] * 2


def test_headings_text_lists_and_tables_stand_as_what_they_are() -> None:
    root = tree(html_out.write(note(sample_book())))
    assert [text_of(one) for one in root.iter("h1")] == ["CIMM – Communications Narrative – February 7, 2024"]
    assert [text_of(one) for one in root.iter("h2")][:2] == ["Introduction", "Human Trafficking"]
    assert [text_of(one) for one in root.iter("p")][1:3] == list(PROSE[:2])
    assert len(list(root.iter("ul"))) == 2
    assert [cell.get("scope") for cell in root.iter("th")] == ["col"] * 5
    (first, *_rest) = root.iter("table")
    assert first.get("aria-label") == "Year, Claims received, Decided within six months"
    assert len(list(root.iter("blockquote"))) == 1


def test_another_language_is_told() -> None:
    root = tree(html_out.write(note(sample_book())))
    assert [text_of(one)[:12] for one in root.iter("p") if one.get("lang") == "fr-CA"] == ["Les victimes"]


def test_references_lead_to_their_source() -> None:
    root = tree(html_out.write(note(sample_book(), Copy.WORKING)))
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    targets = {(one.get("href") or "").removeprefix("#") for one in root.iter("a") if one.get("class") == "reference"}
    assert targets == {"source-1", "source-2", "source-3"}
    assert targets <= ids


def test_the_minister_page_holds_nothing_of_its_sources() -> None:
    page = html_out.write(note(sample_book()))
    assert not [one for one in CANARIES if one in page]


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_hostile_text_is_literal(text: str) -> None:
    doc = note(BookMaker().section("A").entry(EntryKind.OWN, (Para((Run("x" + text),)),)).book())
    for look in (PAGE, PREVIEW):
        parsed = html5lib.parse(html_out.write(doc, look), "lxml", False).getroot()
        shown = next(text_of(one) for one in parsed.iter("p") if one.get("class") is None)
        wanted = "".join(char for char in clean("x" + text) if not "\ufdd0" <= char <= "\ufdef").replace("\n", "")
        assert shown == wanted


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "file:///x", "https://a b", 'https://a"b'])
def test_a_link_that_is_not_safe_is_text(href: str) -> None:
    doc = note(BookMaker().section("A").entry(EntryKind.OWN, (Para((Run("x", href=href),)),)).book())
    assert list(tree(html_out.write(doc)).iter("a")) == []


def test_the_preview_shows_all_text_in_qt_and_has_an_anchor_for_each_entry(qapp: QApplication) -> None:
    doc = note(sample_book(), preview=True)
    shown = QTextDocument()
    shown.setHtml(html_out.write(doc, PREVIEW))
    text = shown.toPlainText()
    for line in plain_text(doc.blocks).replace("\t", "\n").split("\n"):
        assert line.replace("\u00a0", " ") in text.replace("\u00a0", " ")
    anchors = set()
    block = shown.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            anchors |= set(fragments.fragment().charFormat().anchorNames())
            fragments += 1
        block = block.next()
    assert anchors >= set(doc.marks)


def test_a_field_that_is_not_set_is_marked_in_the_preview() -> None:
    doc = note(BookMaker().section("A").own("x").book({}), preview=True)
    root = tree(html_out.write(doc, PREVIEW))
    assert [text_of(one) for one in root.iter("span") if one.get("class") == "place"] == ["[Appearance date]"]


def test_the_preview_takes_its_colours_from_the_look() -> None:
    page = html_out.write(note(sample_book()), PREVIEW)
    assert "#E6E9EE" in page
    assert "#1C2026" in page
    assert PAGE.text not in page


def test_a_caption_and_alignment_are_shown() -> None:
    table = Table(((Run("a"),), (Run("b"),)), (((Run("x"),), (Run("1"),)),), caption=(Run("What it shows"),))
    doc = note(BookMaker().section("A").entry(EntryKind.OWN, (table,)).book())
    root = tree(html_out.write(doc))
    assert [text_of(one) for one in root.iter("caption")] == ["What it shows"]
    assert [one.get("class") for one in root.iter("td")] == ["left", "right"]
    assert "What it shows" in html_out.write(doc, PREVIEW)


def test_list_items_of_neighbouring_entries_are_one_list_with_an_anchor_each() -> None:
    maker = BookMaker().section("A").excerpt("one", PassageKind.LIST_ITEM).excerpt("two", PassageKind.LIST_ITEM)
    doc = note(maker.book())
    (points,) = tree(html_out.write(doc)).iter("ul")
    assert [one.get("id") for one in points] == [doc.marks["e1"], doc.marks["e2"]]
