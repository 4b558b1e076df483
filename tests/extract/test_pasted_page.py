"""What was copied in Word, Outlook or a browser comes in as text, lists, tables and quotations, without its styles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.extract import pasted_page
from briefbook.model.errors import BookError
from briefbook.model.note import Blocks, Br, Heading, ListBlock, Para, Quote, Run, Table, plain_text

WORD = """Version:1.0\r\nStartHTML:0000\r\n
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color: red}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-CA><!--StartFragment-->
<h2>Ferry <span style='mso-bookmark:x'>times</span><o:p></o:p></h2>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Nine</b> ferries<span style='mso-spacerun:yes'>&nbsp;
</span>sail <i>daily</i><del cite="mailto:A">&nbsp;never</del><ins>, also on
Sunday</ins>.<a href="#_msocom_1">[A1]</a><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times"'>&nbsp;&nbsp; </span></span>
</span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span>
</span>Below</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span>
</span>Second</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>3.<span>&nbsp;</span>
</span>Three</p>
<p class=MsoQuote>Said so</p>
<p class=MsoNormal><span lang=FR-CA>Les traversiers.</span><span style='display:none'>hidden</span></p>
<!--EndFragment--><div style='mso-element:comment-list'>[A1] Why?</div></body></html>"""


def read(html: str) -> Blocks:
    return pasted_page.read(html).blocks


def para(*inlines: Run | Br, **more: str) -> Para:
    return Para(inlines)


def test_what_word_copies_keeps_its_text_and_loses_its_junk() -> None:
    pasted = pasted_page.read(WORD)
    assert pasted.blocks == (
        Heading(2, (Run("Ferry times"),)),
        para(Run("Nine", bold=True), Run(" ferries sail "), Run("daily", italic=True), Run(", also on Sunday.")),
        ListBlock(((para(Run("First")), ListBlock(((para(Run("Below")),),))), (para(Run("Second")),))),
        ListBlock(((para(Run("Three")),),), ordered=True, start=3),
        Quote((para(Run("Said so")),)),
        Para((Run("Les traversiers."),), lang="fr"),
    )
    assert (pasted.struck, pasted.pictures) == (1, 0)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("one<br>two<br><br>three", (para(Run("one"), Br(), Run("two")), para(Run("three")))),
        ("<div>one</div>two <p> three\n four </p>", (para(Run("one")), para(Run("two")), para(Run("three four")))),
        ('<b style="font-weight:normal"><p>not bold</p></b>', (para(Run("not bold")),)),
        ('<span style="FONT-WEIGHT: 700; font-style:italic">x</span>', (para(Run("x", bold=True, italic=True)),)),
        ('<p>a <a href="https://example.org/a">link</a></p>', (para(Run("a "), Run("link", href="https://example.org/a")),)),
        ('<a href="javascript:alert(1)">x</a><a href="#here">y</a>', (para(Run("xy")),)),
        (
            '<a href="https://can01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&amp;data=05">x</a>',
            (para(Run("x", href="https://example.org/a")),),
        ),
        ("<script>x</script><style>y</style>z<svg><text>w</text></svg>", (para(Run("z")),)),
        ("prix&nbsp;: 5&nbsp;$&nbsp; net", (para(Run("prix\u00a0: 5\u00a0$ net")),)),
        ("<pre>a\n  b</pre>", (para(Run("a", code=True), Br(), Run("  b", code=True)),)),
        ("<blockquote><p>q</p></blockquote>", (Quote((para(Run("q")),)),)),
        ("<p>&nbsp;</p><p>\u200b</p>", ()),
        ("<p hidden>x</p><p style='visibility:hidden'>y</p>", ()),
        ("<h6>deep</h6>", (Heading(4, (Run("deep"),)),)),
        ("5 &lt; 6 &amp; <b>b</b>", (para(Run("5 < 6 & "), Run("b", bold=True)),)),
    ],
)  # fmt: skip
def test_pages_come_in_as_their_text(html: str, expected: Blocks) -> None:
    assert read(html) == expected


def test_lists_stay_nested_numbered_and_whole() -> None:
    (found,) = read("<ol start=4><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ol>")
    assert found == ListBlock(
        ((para(Run("a")), ListBlock(((para(Run("b")),),))), (para(Run("c")), para(Run("d")))), ordered=True, start=4
    )
    assert read("<ul><li>a</ul><ul><li>b</ul>") == (ListBlock(((para(Run("a")),), (para(Run("b")),))),)
    assert read("<ul><li>a</li><ul><li>b</ul></ul>") == read("<ul><li>a<ul><li>b</ul></li></ul>")


def test_bullets_typed_as_text_in_a_list_of_word_are_a_list() -> None:
    html = "<p class=MsoListParagraph>·&nbsp;&nbsp; one</p><p class=MsoListParagraph>·&nbsp; <b>two</b></p>"
    assert read(html) == (ListBlock(((para(Run("one")),), (para(Run("two", bold=True)),))),)


def test_tables_keep_rows_and_columns_and_spans_are_filled() -> None:
    (found,) = read(
        "<table><caption>Fares</caption><thead><tr><th>A<th>B<th>C</thead>"
        "<tr><td rowspan=2>1<td colspan=2><b>2</b><tr><td>3<td><ul><li>x<li>y</ul></table>"
    )
    assert isinstance(found, Table)
    assert plain_text((found,)) == "A\tB\tC\n1\t2\t\n\t3\t• x\n• y"
    assert (found.rows[0][1], found.caption) == ((Run("2", bold=True),), (Run("Fares"),))
    assert {len(row) for row in (found.header, *found.rows)} == {3}


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td><p>one</p><p>two</p></td></tr></table>",
        "<table><tr><td>one<tr><td>two</table>",
        "<table><tr><td><table><tr><td>one<td>two</table><td></table>",
    ],
)
def test_tables_that_only_lay_out_the_page_are_no_tables(html: str) -> None:
    assert read(html) == (para(Run("one")), para(Run("two")))


def test_pictures_and_struck_out_words_are_counted() -> None:
    pasted = pasted_page.read("a<img src=x alt=y><s>b</s><span style='text-decoration:line-through'>c</span><strike>d")
    assert (plain_text(pasted.blocks), pasted.pictures, pasted.struck) == ("a", 1, 3)


def test_very_deep_pages_are_read_as_text() -> None:
    assert plain_text(read("<div>" * 3000 + "deep" + "</div>" * 3000)) == "deep"
    assert plain_text(read("<ul><li>" * 1000 + "deep")) == "deep"
    assert plain_text(read("<b><ul>" * 1000 + "<li>deep")) in ("deep", "")


def test_more_text_than_a_note_can_use_is_refused_in_one_sentence() -> None:
    with pytest.raises(BookError, match="paste it in parts"):
        pasted_page.read("<p>" + "word " * 110_000)


TAGS = """<p> </p> <b> </b> <ul> <li> </ul> <table> <tr> <td> </table> <br> x <h1> </h1> <blockquote> </blockquote>
<ol> é <del> <pre> <a> </a>""".split()  # noqa: SIM905


@given(st.lists(st.sampled_from([*TAGS, "<p class=MsoListParagraph>", "<ol start=9>", " "]), max_size=30).map("".join))
def test_no_letter_that_a_page_shows_is_lost_or_doubled(html: str) -> None:
    pasted = pasted_page.read(html)
    if not pasted.struck:
        assert plain_text(pasted.blocks).count("x") == html.count("x")


@given(st.text(max_size=200))
def test_any_text_is_read(html: str) -> None:
    pasted_page.read(html)
