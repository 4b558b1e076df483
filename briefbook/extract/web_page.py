"""Extract room: HTML pages: their text in order, what their head says about them, their frame as furniture."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefbook.extract.base import Content
from briefbook.extract.blanks import label, one_line
from briefbook.extract.encoding import decode
from briefbook.extract.link_rows import without_rows
from briefbook.extract.markup import Walker, depth_of
from briefbook.extract.markup_table import inner_text
from briefbook.extract.page_zones import PageZones
from briefbook.model.document import Evidence
from briefbook.model.errors import DamagedFile, TooLarge
from briefbook.ooxml.attributes import has_countless_attributes

_CHARSET = re.compile(rb"(?:charset\s*=\s*[\"']?|<\?xml[^>]{0,80}encoding=[\"'])([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_CHARACTER_SET = re.compile(
    r"windows-\d+|cp\d+|iso-8859-\d+|iso-2022-\w+|koi8-\w+|mac\w*|big5\w*|gb\w+|shift_jis|sjis|euc-\w+|tis-620|utf-8"
)
_HEAD_BYTES = 4_096
_MOST_TAGS = 600_000
"""Tags; an element takes about 14 microseconds (measured), a page of the longest law has about 100,000."""
_DEEPEST = 10_000
"""Open elements; the parser's time grows with the square of the depth (measured: 10,000 take 0.06 s, 200,000 103 s)."""
_MOST_ALTERNATES = 10
_META = {
    "og:title": ("title", 0.85),
    "dcterms.title": ("title", 0.86),
    "dc.title": ("title", 0.84),
    "twitter:title": ("title", 0.7),
    "dcterms.issued": ("date", 0.95),
    "dcterms.date": ("date", 0.9),
    "dc.date": ("date", 0.9),
    "dc.date.issued": ("date", 0.95),
    "dcterms.created": ("date", 0.85),
    "article:published_time": ("date", 0.95),
    "datepublished": ("date", 0.95),
    "pubdate": ("date", 0.9),
    "date": ("date", 0.85),
    "citation_publication_date": ("date", 0.9),
    "dcterms.modified": ("date_modified", 0.95),
    "article:modified_time": ("date_modified", 0.95),
    "datemodified": ("date_modified", 0.95),
    "last-modified": ("date_modified", 0.8),
    "dcterms.creator": ("publisher", 0.9),
    "dc.creator": ("publisher", 0.85),
    "dcterms.publisher": ("publisher", 0.89),
    "dc.publisher": ("publisher", 0.88),
    "dcterms.language": ("language", 0.6),
    "dcterms.type": ("kind", 0.8),
    "dc.type": ("kind", 0.8),
    "article:section": ("kind", 0.5),
    "author": ("author", 0.7),
    "article:author": ("author", 0.7),
    "og:url": ("source", 0.8),
}
_NEWS = re.compile(r'"@type"\s*:\s*\[?\s*"(?:\w*NewsArticle|BlogPosting|Report)"')
"""Types of linked data that come out on one day; a page of an encyclopedia began on one and goes on being written."""
_SITE_END = re.compile(
    r"(?: [-–—|·] | ?\| )(?P<site>[^|–—]{0,20}\.(?:ca|com|org|net|gov|gc\.ca)|canada\.ca|.{0,30}government of .{2,30}"
    r"|gouvernement du .{2,30}|the white house|wikipedia)\Z",
    re.IGNORECASE,
)


def read(data: bytes, path: str) -> Content:
    """Read a web page.

    Raises:
        DamagedFile: the bytes are no text, or elements lie in one another deeper than any page needs.
        TooLarge: there is more text, or there are more elements, than Briefbook takes from one file.
    """
    text = decode(data, path, _declared(data))
    if text.count("<") > _MOST_TAGS or has_countless_attributes(text):
        raise TooLarge(path, "It has more elements than any page needs; save what you need of it as text.")
    if depth_of(text) > _DEEPEST:
        raise DamagedFile(path, "Its elements lie in one another too deeply; save the page again from the browser.")
    page = LexborHTMLParser(text)
    zones = PageZones(page)
    root = page.body or page.root
    found = Walker(zones.why).blocks(root) if root is not None else []
    return Content(tuple(without_rows(found)), tuple(_said(page)))


def _declared(data: bytes) -> str:
    match = _CHARSET.search(data[:_HEAD_BYTES])
    name = match[1].decode("ascii").lower() if match else ""
    # Browsers read what calls itself Latin-1 or ASCII as Windows-1252 (source: WHATWG Encoding Standard).
    if name in {"iso-8859-1", "latin1", "us-ascii", "ascii"}:
        return "cp1252"
    return name if _CHARACTER_SET.fullmatch(name) else ""


def _said(page: LexborHTMLParser) -> Iterator[Evidence]:
    site = ""
    for meta in page.css("meta"):
        name = (
            meta.attributes.get("name") or meta.attributes.get("property") or meta.attributes.get("itemprop") or ""
        ).lower()
        value = meta.attributes.get("content") or ""
        if name == "og:site_name":
            site = label(value)
        field, confidence = _META.get(name, ("", 0.0))
        if field and value:
            yield Evidence(field, value, one_line(meta.html or value), confidence)
    yield from _elements(page, site)


def _elements(page: LexborHTMLParser, site: str) -> Iterator[Evidence]:
    title = page.css_first("head > title") or page.css_first("title")
    if title is not None:
        line = one_line(inner_text(title))
        yield Evidence("title", without_site(label(line), site), line, 0.6)
    root = page.css_first("html")
    if root is not None and root.attributes.get("lang"):
        yield Evidence("language", root.attributes["lang"], f'lang="{root.attributes["lang"]}"', 0.5)
    canonical = page.css_first("link[rel=canonical]")
    if canonical is not None and (canonical.attributes.get("href") or "").startswith("http"):
        yield Evidence("source", canonical.attributes["href"], one_line(canonical.html or ""), 0.9)
    for other in page.css("link[rel=alternate][hreflang][href]")[:_MOST_ALTERNATES]:
        if (other.attributes["hreflang"] or "").lower()[:2] in {"en", "fr"}:
            yield Evidence("alternate", other.attributes["href"], one_line(other.html or ""), 0.9)
    yield from _times(page)
    yield from _linked_data(page)


def _times(page: LexborHTMLParser) -> Iterator[Evidence]:
    for time in page.css("time"):
        purpose = time.attributes.get("itemprop") or time.attributes.get("property") or ""
        value = time.attributes.get("datetime") or inner_text(time)
        line = one_line(inner_text(time)) or value
        if purpose.lower() == "datemodified":
            yield Evidence("date_modified", value, line, 0.94)
        elif purpose.lower() == "datepublished" or "pubdate" in time.attributes or _stands_at_head(time):
            yield Evidence("date", value, line, 0.88)


def _linked_data(page: LexborHTMLParser) -> Iterator[Evidence]:
    """Read when the page was published from its linked data; several dates tell of several things."""
    scripts = "\n".join(node.text() or "" for node in page.css('script[type="application/ld+json"]'))
    if not _NEWS.search(scripts):
        return
    for field, name in (("date", "datePublished"), ("date_modified", "dateModified")):
        found = list(re.finditer(rf'"{name}"\s*:\s*"([^"]{{4,40}})"', scripts))
        if len({match[1] for match in found}) == 1:
            yield Evidence(field, found[0][1], found[0].group(), 0.9)


def _stands_at_head(time: LexborNode) -> bool:
    """The date of a page stands in the header of its article; other times belong to what the text tells."""
    parent = time.parent
    while parent is not None and parent.tag != "header":
        parent = parent.parent
    return parent is not None and parent.css_first("h1") is not None


def without_site(title: str, site: str) -> str:
    """Return a page's title without the name of its site behind it."""
    if site and title.lower().endswith(site.lower()):
        cut = title[: len(title) - len(site)].rstrip()
        if cut[-1:] in {"-", "–", "—", "|", "·", ":"} and cut[:-1].strip():
            return cut[:-1].rstrip()
    match = _SITE_END.search(title)
    return title[: match.start()].rstrip() if match and match.start() else title
