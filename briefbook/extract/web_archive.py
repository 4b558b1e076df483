"""Extract room: web archives (.mht, .mhtml): a page with its pictures in one file, as browsers save it."""

import re
from collections.abc import Iterator, Sequence

from briefbook.extract import web_page
from briefbook.extract.base import Block, Content, pictures
from briefbook.extract.mail_headers import Headers, decoded_words, python_name, text_of
from briefbook.extract.mail_said import day_of
from briefbook.extract.mail_text import blocks_of_text
from briefbook.extract.mime import Entity, entity, leaves
from briefbook.model.document import Evidence
from briefbook.model.errors import NoText

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_DECLARES = re.compile(rb"<meta[^>]{0,300}charset|<\?xml[^>]{0,80}encoding", re.IGNORECASE)
_HEAD = 4_096
_FRAMESET = re.compile(rb"<frameset\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_MOST_FRAMES = 50


def read(data: bytes, path: str) -> Content:
    """Read a web archive as the page it holds; of a page of frames, the frames one after the other.

    Raises:
        NoText: it holds no page.
        ExtractError: as for web pages.
    """
    archive = entity(data)
    if not archive.headers.fields:
        return web_page.read(data, path)
    parts = list(leaves(archive))
    pages = [part for part in parts if part.type in _PAGES]
    if not pages:
        return Content(tuple(_plain(parts, path)), tuple(_said(archive.headers, None)))
    main = _main(archive, pages)
    content = web_page.read(_page_bytes(main, path), path)
    blocks = list(content.blocks)
    if _FRAMESET.search(main.payload()):
        frames = [part for part in pages if part is not main][:_MOST_FRAMES]
        blocks += [block for frame in frames for block in web_page.read(_page_bytes(frame, path), path).blocks]
    names = [part.name or part.type for part in parts if part.type.startswith("image/")]
    said = (*content.said, *_said(archive.headers, main), *pictures(names))
    return Content(tuple(blocks), said)


def _main(archive: Entity, pages: Sequence[Entity]) -> Entity:
    """Return the page that the archive calls its first, else the one it was saved for, else the first."""
    start = archive.headers.parameter("content-type", "start").strip("<> ")
    address = archive.headers.get("snapshot-content-location")
    for part in pages:
        if start and part.content_id == start:
            return part
    for part in pages:
        if address and part.headers.get("content-location") == address:
            return part
    return pages[0]


def _page_bytes(part: Entity, path: str) -> bytes:
    """Return a page in UTF-8 where only its head in the archive names its encoding, else as it stands."""
    data = part.payload()
    if _DECLARES.search(data[:_HEAD]) or not python_name(part.charset):
        return data
    return text_of(data, path, part.charset).encode("utf-8")


def _plain(parts: Sequence[Entity], path: str) -> list[Block]:
    texts = [part for part in parts if part.type == "text/plain"]
    if not texts:
        raise NoText(path, "The web archive holds no page; save it again from the browser.")
    return [block for part in texts for block in blocks_of_text(part.text(path), path)]


def _said(headers: Headers, main: Entity | None) -> Iterator[Evidence]:
    """Yield where the page was and when it was saved, which is not when it came out."""
    location = main.headers.get("content-location") if main is not None else ""
    address = headers.get("snapshot-content-location") or location
    if _ADDRESS.match(address):
        yield Evidence("source", address, f"Content-Location: {address}", 0.85)
    day = day_of(headers.get("date"))
    if day:
        yield Evidence("saved", day, f"Date: {headers.get('date')}")
    subject = " ".join(decoded_words(headers.get("subject")).split())
    if subject:
        yield Evidence("title", subject, f"Subject: {subject}", 0.55)
