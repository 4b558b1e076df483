"""RTF from the clipboard comes in as HTML does: looks, links, lists and tables stay, and hostile RTF does no harm."""

import random

import pytest

from briefbook.extract import pasted_page
from briefbook.extract.pasted_rich import read_rtf
from briefbook.model.errors import BookError
from briefbook.model.note import Block, Br, Heading, ListBlock, Para, Quote, Run, Table
from briefbook.model.pasted import Pasted

FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f3\fcharset2 Wingdings;}}"
STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s5 Quote;}{\s6 List Bullet;}{\s7 toc 1;}{\s8 Title;}}"
)
ADDRESS = "https://www.canada.ca/en/ferries.html?a=1&b=2"


def pasted(body: str) -> Pasted:
    return read_rtf(f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{FONTS}{STYLES}{body}}}".encode("cp1252"))


def blocks(body: str) -> tuple[Block, ...]:
    return pasted(body).blocks


def link(code: str, shown: str = "the islands") -> str:
    """A link as Word writes one: the address in braces of its own, with what it keeps of it as data."""
    data = r"{\rtlch\fcs1 {\*\datafield 00d0c9ea79f9bace118c8200aa004ba90b0200000003000000}}"
    return rf"{{\field\fldedit{{\*\fldinst {{\rtlch\fcs1 \af0 {code}}}{data}}}{{\fldrslt {{\cs15\ul\cf2 {shown}}}}}}}"


def item(marker: str, text: str, level: int = 0, font: int = 0) -> str:
    """An item of a list as Word writes one: its marker for programs that know no lists, then the paragraph."""
    shown = rf"{{\listtext\pard\plain\ltrpar \f{font} {marker}\tab}}"
    return rf"{shown}\pard\plain \ltrpar\ql \fi-360\li720\ls1\ilvl{level}\sb0 {{\rtlch\fcs1 {text}}}{{\par }}"


def test_bold_and_italic_stay_where_they_stand() -> None:
    (only,) = blocks(r"\pard\plain Nine {\b ferries} \i sail\b  on\i0  ice\b0 .\plain\par")
    assert only == Para(
        (
            Run("Nine "),
            Run("ferries", bold=True),
            Run(" "),
            Run("sail", italic=True),
            Run(" on", bold=True, italic=True),
            Run(" ice", bold=True),
            Run("."),
        )
    )


def test_a_link_keeps_its_text_and_its_address() -> None:
    shown = link(f'HYPERLINK "{ADDRESS}"' + r' \\o "A tip"')
    (only,) = blocks("See " + shown + r" and {\b go}.\par")
    assert only == Para((Run("See "), Run("the islands", href=ADDRESS), Run(" and "), Run("go", bold=True), Run(".")))


def test_a_link_of_outlook_leads_where_it_says() -> None:
    wrapped = f"https://nam12.safelinks.protection.outlook.com/?url={ADDRESS.replace('&', '%26')}&data=05"
    (only,) = blocks(link(f'HYPERLINK "{wrapped}"') + r"\par")
    assert only == Para((Run("the islands", href=ADDRESS),))


@pytest.mark.parametrize(
    "code",
    [
        r'HYPERLINK \\l "_Toc1"',
        'HYPERLINK "javascript:alert(1)"',
        r'HYPERLINK "file:///C:/Windows/system32/calc.exe"',
        'HYPERLINK "https://a b"',
        "HYPERLINK",
        f'INCLUDETEXT "{ADDRESS}"',
        f'DDEAUTO "{ADDRESS}"',
        f'PAGEREF x HYPERLINK "{ADDRESS}"',
    ],
)
def test_a_field_that_is_no_safe_address_is_plain_text(code: str) -> None:
    assert blocks(link(code) + r" x\par") == (Para((Run("the islands x"),)),)


def test_lists_keep_their_numbers_and_levels() -> None:
    text = item("3.", "First") + item("a.", "Within", 1) + item("b.", "Too", 1) + item("4.", r"{\b Second}")
    text += item(r"\'b7", "Point", font=3) + item("v", "Wingdings has signs for letters", font=3)
    numbered, points = blocks(text)
    inner = ListBlock(((Para((Run("Within"),)),), (Para((Run("Too"),)),)), ordered=True)
    assert numbered == ListBlock(
        ((Para((Run("First"),)), inner), (Para((Run("Second", bold=True),)),)), ordered=True, start=3
    )
    assert points == ListBlock(
        ((Para((Run("Point"),)),), (Para((Run("Wingdings has signs for letters"),)),)), ordered=False
    )


def test_the_points_of_an_old_editor_are_a_list() -> None:
    first = r"\pard{\pntext\f3\'B7\tab}{\*\pn\pnlvlblt\pnf3\pnindent0{\pntxtb\'B7}}\fi-200\li200 One\par "
    second = r"{\pntext\f3\'B7\tab}Two\par \pard After\par"
    assert blocks(first + second) == (
        ListBlock(((Para((Run("One"),)),), (Para((Run("Two"),)),))),
        Para((Run("After"),)),
    )


def test_a_table_keeps_the_looks_in_its_cells() -> None:
    def row(first: str, second: str) -> str:
        return rf"\trowd\trgaph108\cellx3000\cellx6000\pard\intbl {first}\cell {second}\cell\row "

    more = link(f'HYPERLINK "{ADDRESS}"', "more")
    (table, after) = blocks(row("Year", "Boats") + row("2022", r"{\b 41}\par " + more) + r"\pard After\par")
    cell = (Run("41", bold=True), Br(), Run("more", href=ADDRESS))
    assert table == Table(((Run("Year"),), (Run("Boats"),)), (((Run("2022"),), cell),))
    assert after == Para((Run("After"),))


def test_a_table_of_one_column_only_lays_out_the_page() -> None:
    assert blocks(r"\trowd\cellx3000\pard\intbl {\b Boxed}\cell\row\pard After\par") == (
        Para((Run("Boxed", bold=True),)),
        Para((Run("After"),)),
    )


def test_headings_and_quotations_are_told_by_their_styles() -> None:
    found = blocks(
        r"\pard\plain\s8\b A title\par \pard\plain\s1\b A {\i heading}\b0\par\pard\plain\s5\i Said so.\i0\par"
        r"\pard\plain\s7 Chapter\tab 3\par\pard\plain\s6 1) Typed\par\s6 Point\par"
    )
    assert found == (
        Heading(1, (Run("A title"),)),
        Heading(1, (Run("A "), Run("heading", italic=True))),
        Quote((Para((Run("Said so.", italic=True),)),)),
        ListBlock(((Para((Run("Typed"),)),),), ordered=True),
        ListBlock(((Para((Run("Point"),)),),)),
    )


def test_what_is_hidden_struck_or_deleted_is_left_out_and_counted() -> None:
    found = pasted(
        r"Kept {\strike struck {\b also}} and {\deleted gone}{\v hidden} more{\*\shppict{\pict\pngblip 89504e47}}"
        r"{\nonshppict{\pict\wmetafile8 0100}}.\par"
    )
    assert found == Pasted((Para((Run("Kept and more."),)),), pictures=1, struck=2)


def test_languages_and_signs_beyond_the_first_plane_stay() -> None:
    found = blocks(r"{\lang1036 Les traversiers}{\lang4105  and}{\lang3084  le quai \u-10179?\u-8704?}\par")
    assert found == (Para((Run("Les traversiers"), Run(" and", lang="en"), Run(" le quai \U0001f600")), lang="fr"),)


def test_a_line_end_stays_in_its_paragraph_and_two_part_it() -> None:
    assert blocks(r"One\line two\line\line three\par") == (
        Para((Run("One"), Br(), Run("two"))),
        Para((Run("three"),)),
    )


def test_rtf_comes_in_as_the_same_blocks_as_html() -> None:
    html = (
        f'<h1>Top</h1><p>Nine <b>ferries</b> to <a href="{ADDRESS}">the islands</a><br>in <i>winter</i>.</p>'
        "<ol start=3><li>First<ol><li>Within</li></ol></li><li>Second</li></ol><ul><li>Point</li></ul>"
        "<table><tr><td>a<td>b</tr><tr><td>1<td><b>2</b></tr></table><p>Last <s>gone</s>line</p>"
    )
    rtf = (
        r"\pard\plain\s1\b Top\b0\par\pard\plain Nine {\b ferries} to "
        + link(f'HYPERLINK "{ADDRESS}"')
        + r"\line in {\i winter}.\par "
        + item("3.", "First")
        + item("1.", "Within", 1)
        + item("4.", "Second")
        + item(r"\'b7", "Point", font=3)
        + r"\trowd\cellx9\cellx99\pard\plain\intbl a\cell b\cell\row\trowd\cellx9\cellx99\intbl 1\cell{\b 2}\cell\row"
        r"\pard Last {\strike gone}line\par"
    )
    assert pasted(rtf) == pasted_page.read(html)


def test_a_field_within_a_field_and_one_that_never_ends_do_no_harm() -> None:
    inside = link('HYPERLINK "https://a.ca/"', "a" + link('HYPERLINK "https://b.ca/"', "b") + "c")
    assert blocks(inside + r"\par") == (
        Para((Run("a", href="https://a.ca/"), Run("b", href="https://b.ca/"), Run("c", href="https://a.ca/"))),
    )
    assert blocks(r'Before{\field{\*\fldinst HYPERLINK "https://a.ca/') == (Para((Run("Before"),)),)
    assert blocks(r"{\listtext {\listtext 1.}} x\par")


def test_rtf_that_was_changed_anywhere_is_read_or_refused_in_one_sentence(full_size: bool) -> None:
    whole = (
        f"{{\\rtf1\\ansi{FONTS}{STYLES}{item('1.', 'One')}{link(f'HYPERLINK {ADDRESS}')}"
        r"\trowd\cellx9\cellx99\intbl a\cell b\cell\row{\footnote Foot}\u8364?\'e9\par}"
    ).encode("cp1252")
    marks = [b"{", b"}", b"\\", b"\\*", b"\\par ", b"\\cell ", b"\\row ", b"\\intbl ", b"\\listtext ", b"\\fldinst "]
    chance = random.Random(5)
    for _ in range(20_000 if full_size else 400):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(6, len(changed))
            changed[place : place + chance.randint(0, 9)] = chance.choice([*marks, bytes([chance.randrange(256)])])
        sentence = refused(bytes(changed))
        assert sentence is None or sentence.endswith("plain text.")


def refused(data: bytes) -> str | None:
    """The sentence with which RTF is refused; None when it is read."""
    try:
        read_rtf(data)
    except BookError as error:
        return str(error)
    return None
