"""What stands at the right of a header or footer stands at the right margin, on wide pages as on upright ones."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from briefbook.render import word, word_audit, word_note
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.reference import build
from briefbook.render.wordml import R, W
from tests.render import typed_binder
from tests.render.making import BookMaker, note
from tests.render.test_word_template import FIELDS, SECTION_END, SECTIONS, made
from tests.render.typing_in_word import packed, paragraph, parts_of, table, title, typed_template, word_file

TAB = "<w:r><w:tab/></w:r>"
HEADER = paragraph("{title}", TAB, "{marking}", style="Header")
FOOTER = paragraph("{marking}", TAB, "Ends here", style="Footer")
UPRIGHT, WIDE = 9360, 12960
"""Widths of the text on Letter with margins of an inch, in twips."""
PAGES = 'w:w="12240" w:h="15840"', 'w:w="15840" w:h="12240" w:orient="landscape"'


def tabs_of(holder: etree._Element | None) -> list[etree._Element]:
    return [] if holder is None else holder.findall(f"{W}pPr/{W}tabs/{W}tab")


def ends(data: bytes, kind: str = "default") -> list[tuple[int, list[dict[str, int]]]]:
    """For each section the width of its text, and the stops in the lines of its header and footer that hold a tab."""
    parts = parts_of(data)
    relations = {one.get("Id"): one.get("Target") for one in etree.fromstring(parts["word/_rels/document.xml.rels"])}
    styles = {one.get(f"{W}styleId"): one for one in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    told = []
    for section in etree.fromstring(parts["word/document.xml"]).iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert size is not None
        assert margins is not None
        width = int(size.get(f"{W}w") or 0) - sum(int(margins.get(f"{W}{side}") or 0) for side in ("left", "right"))
        found = []
        for node in sorted(section.iter(f"{W}headerReference", f"{W}footerReference"), key=lambda one: str(one.tag)):
            if node.get(f"{W}type") == kind:
                root = etree.fromstring(parts[f"word/{relations[node.get(f'{R}id')]}"])
                for line in root.iter(f"{W}p"):
                    if line.find(f"{W}r/{W}tab") is not None:
                        style = line.find(f"{W}pPr/{W}pStyle")
                        named = None if style is None else styles[style.get(f"{W}val")]
                        places = {one.get(f"{W}pos"): one.get(f"{W}val") for one in (*tabs_of(named), *tabs_of(line))}
                        found.append({str(what): int(place or 0) for place, what in places.items() if what != "clear"})
        told.append((width, found))
    return told


def stories(**others: str) -> dict[str, str]:
    return {"header1": HEADER, "footer1": FOOTER, **others}


def named(section_end: str) -> str:
    """The end of a section that has the headers of the file."""
    own = '<w:headerReference w:type="default" r:id="{}"/><w:footerReference w:type="default" r:id="{}"/>'
    relations = etree.fromstring(parts_of(build())["word/_rels/document.xml.rels"])
    ids = {one.get("Target"): one.get("Id") for one in relations}
    return section_end.replace("<w:sectPr>", "<w:sectPr>" + own.format(ids["header1.xml"], ids["footer1.xml"]))


def test_every_page_of_a_binder_has_marking_and_number_at_its_own_margin(tmp_path: Path) -> None:
    data = typed_binder.bound(tmp_path).data
    told = ends(data)
    assert {width for width, _ in told} >= {UPRIGHT, WIDE}
    for width, lines in told:
        assert lines
        assert all(stops == {"right": width} for stops in lines)
    assert all(stops == {"right": width} for width, lines in ends(data, "first") for stops in lines)
    assert word_audit.audit(data) == ()


@pytest.mark.parametrize("wide_first", [True, False])
def test_a_form_that_names_one_header_on_pages_of_two_widths_has_it_in_both(tmp_path: Path, wide_first: bool) -> None:
    end = named(SECTION_END if wide_first else SECTION_END.replace(PAGES[1], PAGES[0]))
    typed = word_file(title(), paragraph("First."), end, *SECTIONS, **stories())
    if not wide_first:
        parts = parts_of(typed)
        document = parts["word/document.xml"].decode()
        head, _, last = document.rpartition("<w:pgSz ")
        parts["word/document.xml"] = f"{head}<w:pgSz {PAGES[1]}/>{last.partition('/>')[2]}".encode()
        typed = packed(parts)
    data = typed_made(tmp_path, typed)
    lines = [{"right": UPRIGHT}] * 2, [{"right": WIDE}] * 2
    expected = [(UPRIGHT, lines[0]), (WIDE, lines[1])]
    assert ends(data) == (expected[::-1] if wide_first else expected)
    assert word_audit.audit(data) == ()


def typed_made(folder: Path, typed: bytes) -> bytes:
    """The note that a form of these bytes makes."""
    template, options = typed_template(folder, typed), RenderOptions()
    book = BookMaker().section("Introduction").own("The ferries ran all winter.").book()
    tab = replace(book.tabs[0], template="typed", fields=FIELDS)
    return word_note.write(assemble(replace(book, tabs=(tab,)), tab, template, options), tab, template, options)


def test_the_house_s_header_on_a_reference_of_wide_pages_alone_ends_at_their_margin() -> None:
    parts = parts_of(build())
    document = parts["word/document.xml"].decode()
    head, _, last = document.rpartition("<w:pgSz ")
    parts["word/document.xml"] = f"{head}<w:pgSz {PAGES[1]}/>{last.partition('/>')[2]}".encode()
    doc = note(BookMaker().section("Introduction").own("Own text.").book())
    data = word.write(doc, packed(parts))
    assert ends(data) == [(WIDE, [{"right": WIDE}] * len(ends(data)[0][1]))]
    assert ends(data)[0][1]
    count = [name for name in parts_of(data) if name.startswith("word/header")]
    assert len(count) == len([name for name in parts if name.startswith("word/header")])


def test_a_stop_in_the_middle_stays_in_the_middle_and_one_at_the_left_where_it_is(tmp_path: Path) -> None:
    own = '<w:tabs><w:tab w:val="left" w:pos="700"/><w:tab w:val="center" w:pos="4680"/></w:tabs>'
    header = paragraph("{marking}", TAB, "A", TAB, "B", TAB, "C", style="Header", extra=own)
    typed = word_file(title(), paragraph("First."), named(SECTION_END), *SECTIONS, **stories(header1=header))
    (wide, (_, on_wide)), (upright, (_, on_upright)) = ends(typed_made(tmp_path, typed))
    assert (wide, on_wide) == (WIDE, {"left": 700, "center": 6480, "right": WIDE})
    assert (upright, on_upright) == (UPRIGHT, {"left": 700, "center": 4680, "right": UPRIGHT})


def test_a_letterhead_of_upright_pages_and_its_tables_stay_as_they_were_set(tmp_path: Path) -> None:
    own = '<w:tabs><w:tab w:val="clear" w:pos="9360"/><w:tab w:val="right" w:pos="8000"/></w:tabs>'
    header = paragraph("{marking}", TAB, "Harbours", style="Header", extra=own)
    data = made(tmp_path, title(), *SECTIONS, stories=stories(header1=header))
    assert ends(data) == [(UPRIGHT, [{"right": UPRIGHT}, {"right": 8000}])]
    typed = word_file(title(), paragraph("First."), named(SECTION_END), *SECTIONS, **stories(header1=header))
    assert ends(typed_made(tmp_path / "wide", typed)) == [
        (WIDE, [{"right": WIDE}, {"right": 8000 + WIDE - UPRIGHT}]),
        (UPRIGHT, [{"right": UPRIGHT}, {"right": 8000}]),
    ]
    cell = table((paragraph("a", TAB, "b", style="Header"), "c"))
    typed = word_file(
        title(), paragraph("First."), named(SECTION_END), *SECTIONS, **stories(header1=cell + paragraph("{marking}"))
    )
    lines = ends(typed_made(tmp_path / "table", typed))
    assert [stops for _, (_, stops) in lines] == [{"right": UPRIGHT}] * 2
