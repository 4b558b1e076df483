"""Web pages: the main part is the document, its frame is furniture, its head tells what it is."""

from pathlib import Path

import pytest

from briefbook.model.errors import DamagedFile, NoText, TooLarge
from briefbook.model.kinds import DocumentKind, PassageKind
from tests.extract.making import reading, said, texts

FIRST = "OTTAWA, May 3, 2023 – The harbour board will publish a winter timetable before the end of September this year."
SECOND = (
    "Nobody objected, and the minutes were signed by all of those who had come across on the morning ferry that day."
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ferries in winter - Canada.ca</title>
<meta name="dcterms.title" content="Ferries in winter">
<meta name="dcterms.issued" content="2023-05-03"><meta name="dcterms.modified" content="2023-06-01">
<meta name="dcterms.creator" content="Harbour Board"><link rel="canonical" href="https://example.org/ferries">
<script>var a = "<p>never text</p>";</script></head>
<body><nav><ul><li><a href="#a">Skip to main content</a></li><li><a href="/">Home</a></li></ul></nav>
<header><form><input name="q"><button>Search</button></form></header>
<main property="mainContentOfPage"><h1>Ferries in winter</h1>
<p>From: <a href="/board">Harbour Board</a></p><h2>News release</h2>
<p>{FIRST}</p><h2>Quick facts</h2><ul><li>Two ferries sail.<ul><li>One is old.</li></ul></li></ul>
<blockquote><p>We are late.</p><p>We know.</p></blockquote>
<table><caption>Sailings</caption><tr><th>Year</th><th colspan="2">Sailings</th></tr><tr><td rowspan="2">2020</td>
<td>310</td><td>a<br>b</td></tr><tr><td>5</td><td>6</td></tr></table>
<dl><dt>Ferry</dt><dd>A ship that comes back.</dd></dl>
<p>{SECOND}</p><div class="pagedetails"><h2>Page details</h2><dl id="wb-dtmd"><dt>Date modified:</dt>
<dd><time property="dateModified">2023-06-01</time></dd></dl></div></main>
<footer><p>Terms and conditions</p></footer></body></html>"""


def test_a_government_page_gives_its_text_and_hides_its_frame(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.html", PAGE)
    assert [(one.kind.value, one.heading[-1:], one.text) for one in found.passages] == [
        ("paragraph", ("News release",), FIRST),
        ("list-item", ("Quick facts",), "Two ferries sail."),
        ("list-item", ("Quick facts",), "One is old."),
        ("quotation", ("Quick facts",), "We are late.\nWe know."),
        ("paragraph", ("Quick facts",), "Sailings"),
        ("table", ("Quick facts",), "Year\tSailings\t\n2020\t310\ta b\n\t5\t6"),
        ("list-item", ("Quick facts",), "Ferry\nA ship that comes back."),
        ("paragraph", ("Quick facts",), SECOND),
    ]
    hidden = {furniture.text for furniture in found.furniture}
    assert {
        "Skip to main content",
        "Home",
        "Search",
        "From: Harbour Board",
        "Page details",
        "Terms and conditions",
    } <= hidden


def test_a_government_page_says_what_it_is(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.html", PAGE)
    assert (found.title, found.date, found.publisher) == ("Ferries in winter", "2023-05-03", "Harbour Board")
    assert (found.kind, found.language) == (DocumentKind.NEWS_RELEASE, "en")
    assert said(found, "date_modified").value == "2023-06-01"
    assert said(found, "source").value == "https://example.org/ferries"
    assert said(found, "place").value == "OTTAWA"


def test_a_page_that_names_no_main_part_hides_its_menus_and_no_paragraph(tmp_path: Path) -> None:
    links = "".join(f"<li><a href='/{n}'>Harbour {n}</a></li>" for n in range(5))
    body = f"<div><ul>{links}</ul></div><h1>Ferries</h1><p>{FIRST}</p><p>{SECOND}</p><ul>{links}</ul>"
    found = reading(tmp_path, "a.html", f"<html><body>{body}</body></html>")
    assert texts(found) == [FIRST, SECOND]
    assert [one.text for one in found.furniture] == [f"Harbour {n}" for n in range(5)] * 2


@pytest.mark.parametrize(
    "frame",
    [
        '<form id="aspnetForm"><div>{}</div></form>',
        '<div class="sidebar-left content">{}</div>',
        '<div class="cookie-policy"><h1>Cookies</h1>{}</div>',
        "<header>{}</header>",
        '<table role="presentation"><tr><td>{}</td></tr></table>',
        "<table><tr><td><table><tr><td>{}</td></tr></table></td></tr></table>",
        "<article><footer>{}</footer></article>",
        '<div class="share">{}</div>',
    ],
)
def test_text_is_shown_whatever_stands_around_it(tmp_path: Path, frame: str) -> None:
    text = f"<p>{FIRST} {SECOND}</p><p>{SECOND} {FIRST}</p>"
    found = reading(tmp_path, "a.html", f"<html><body>{frame.format(text)}</body></html>")
    assert texts(found) == [f"{FIRST} {SECOND}", f"{SECOND} {FIRST}"]


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display: none">{}</div>',
        "<p hidden>{}</p>",
        '<p class="wb-inv">{}</p>',
        '<div role="navigation">{}</div>',
        '<div id="cookie-banner"><p>{}</p></div>',
        "<button>{}</button>",
    ],
)
def test_what_is_no_text_is_hidden_and_kept(tmp_path: Path, hidden: str) -> None:
    found = reading(tmp_path, "a.html", f"<html><body><h1>A</h1><p>{FIRST}</p>{hidden.format('Read me')}</body></html>")
    assert texts(found) == [FIRST]
    assert [one.text for one in found.furniture] == ["Read me"]
    assert all(one.why for one in found.furniture)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Ferries | Harbour Board</title><meta property='og:site_name' content='Harbour Board'>", "Ferries"),
        ("<title>Ferries - Canada.ca</title>", "Ferries"),
        ("<title>Ferries – a plan for winter</title>", "Ferries – a plan for winter"),
        ("<meta property='og:title' content='Ferries &amp; more'><title>x</title>", "Ferries & more"),
        ("<title>Untitled</title>", None),
    ],
)
def test_a_page_without_a_heading_is_called_as_its_head_says(tmp_path: Path, head: str, title: str | None) -> None:
    assert reading(tmp_path, "a.html", f"<head>{head}</head><p>{FIRST}</p>").title == title


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("iso8859-2", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">'),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("utf-16", ""),
    ],
)
def test_letters_come_back_in_the_encoding_that_the_page_names(tmp_path: Path, encoding: str, head: str) -> None:
    text = "Été, ő, Łódź" if encoding == "iso8859-2" else "Été à l’île, 21 €"
    text = "ő, Łódź, é" if encoding == "iso8859-2" else text
    found = reading(tmp_path, "a.html", f"<html><head>{head}</head><p>{text}</p></html>".encode(encoding))
    assert texts(found) == [text]


def test_line_breaks_stay_and_wrapping_goes(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.htm", "<p>one\n  two<br>three&nbsp;four <b>fi</b>ve</p><pre>a\n b</pre>")
    assert texts(found) == ["one two\nthree\u00a0four five", "a\nb"]


def test_a_picture_is_kept_as_its_description(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.htm", "<p>Text of the page.</p><img src='http://192.0.2.1/x.png' alt='A red ferry'>")
    assert [(one.text, one.why) for one in found.furniture] == [("A red ferry", "Describes a picture.")]


def test_elements_nested_without_end_are_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="too deeply"):
        reading(tmp_path, "a.html", "<div>" * 200_000 + "x")


def test_a_page_of_nothing_but_menus_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(NoText):
        reading(tmp_path, "a.html", "<nav><a href='/'>Home</a></nav><script>x()</script>")


def test_a_web_archive_under_the_name_of_a_page_is_read(tmp_path: Path) -> None:
    archive = (
        "From: saved\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
        "--x\nContent-Type: text/html\n\n<p>The ferry sails at noon.</p>\n--x--\n"
    )
    assert texts(reading(tmp_path, "a.html", archive)) == ["The ferry sails at noon."]


def test_the_same_page_in_the_other_language_is_named(tmp_path: Path) -> None:
    head = '<link rel="alternate" hreflang="fr-CA" href="https://example.org/fr">'
    found = reading(tmp_path, "a.html", f"<html><head>{head}</head><body><p>The ferry sails at noon.</p></body></html>")
    assert said(found, "alternate").value == "https://example.org/fr"


def test_a_page_of_endless_elements_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="more elements"):
        reading(tmp_path, "a.html", "<p>" * 700_000)


def test_pages_by_others_lose_no_word(shared_data: Path, tmp_path: Path) -> None:
    """Each of these has a word in its text, its headings or its furniture; none stops the reader."""
    for file in sorted((shared_data / "fmt_docling").glob("*.html")):
        try:
            found = reading(tmp_path, file.name, file.read_bytes())
        except NoText:
            assert file.name == "hyperlink_03.html"  # nothing but a menu
            continue
        assert found.passages


def test_kinds_of_passages_are_told_apart(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.html", PAGE)
    assert {one.kind for one in found.passages} == set(PassageKind)


def linked(*days: str, kind: str = "NewsArticle") -> str:
    data = [f'{{"@type": "{kind}", "datePublished": "{day}"}}' for day in days]
    scripts = "".join(f'<script type="application/ld+json">{one}</script>' for one in data)
    return f"<html><head>{scripts}</head><body><h1>New ferries</h1><p>The ferry runs again.</p></body></html>"


def test_linked_data_says_when_a_page_was_published(tmp_path: Path) -> None:
    assert reading(tmp_path, "a.html", linked("2023-11-27T08:00:00Z")).date == "2023-11-27"


def test_linked_data_about_several_articles_dates_none(tmp_path: Path) -> None:
    assert reading(tmp_path, "a.html", linked("2023-11-27", "2023-11-28")).date is None


def test_linked_data_of_an_encyclopedia_says_when_it_began_and_dates_nothing(tmp_path: Path) -> None:
    assert reading(tmp_path, "a.html", linked("2002-02-25", kind="Article")).date is None
