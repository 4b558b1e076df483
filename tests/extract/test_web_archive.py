"""Web archives: the page that was saved, where it stood, not the day it was saved as its own."""

import pytest

from briefbook.extract import web_archive
from briefbook.extract.base import Content
from briefbook.extract.registry import document
from briefbook.model.errors import NoText
from briefbook.model.kinds import Fingerprint

LINE = "The harbour board will publish a winter timetable before the end of September this year."
HEAD = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/ferries\r\n"
    "Subject: =?utf-8?Q?Ferries_in_winter?=\r\nDate: Tue, 3 Mar 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
)
PICTURE = "Content-Type: image/png\r\nContent-Location: https://example.org/pictures/map.png?x=1\r\n\r\nx"


def archive(*parts: str, more: str = "") -> Content:
    """What a web archive of these parts holds."""
    body = "".join(f"--cut\r\n{part}\r\n" for part in parts)
    head = f'{HEAD}Content-Type: multipart/related; boundary="cut"; type="text/html"{more}\r\n\r\n'
    return web_archive.read(f"{head}{body}--cut--\r\n".encode("cp1252"), "a.mht")


def page(text: str, *headers: str) -> str:
    """A page as a part."""
    return "\r\n".join(("Content-Type: text/html", *headers, "", f"<html><body>{text}</body></html>"))


def texts(content: Content) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in content.blocks]


def test_a_web_archive_is_read_as_its_page() -> None:
    content = archive(page(f"<h1>Ferries</h1><p>{LINE}</p>", "Content-Location: https://example.org/ferries"), PICTURE)
    assert texts(content) == ["Ferries", LINE]
    values = {one.field: one.value for one in content.said}
    assert (values["source"], values["saved"]) == ("https://example.org/ferries", "2026-03-03")
    assert [one.line for one in content.said if one.field == "pictures"] == ["map.png"]
    found = document(content, "a.mht", Fingerprint("0" * 64))
    assert (found.title, found.date) == ("Ferries", None)


def test_letters_are_read_by_the_head_of_the_part_where_the_page_does_not_say() -> None:
    cyrillic = "<p>Расписание паромов</p>".encode("cp1251").decode("cp1252")
    part = f"Content-Type: text/html; charset=windows-1251\r\n\r\n<html><body>{cyrillic}</body></html>"
    assert texts(archive(part)) == ["Расписание паромов"]
    assert texts(archive(page("<p>Caf=E9 =\r\nferm=E9</p>", "Content-Transfer-Encoding: quoted-printable"))) == [
        "Café fermé"
    ]


def test_the_page_that_the_archive_calls_its_first_is_read_and_frames_only_of_a_frameset() -> None:
    first, second = page("<p>One.</p>", "Content-ID: <a@b>"), page(f"<p>{LINE}</p>", "Content-ID: <c@d>")
    assert texts(archive(first, second, more='; start="<c@d>"')) == [LINE]
    assert texts(archive(first, second)) == ["One."]
    frames = 'Content-Type: text/html\r\n\r\n<html><frameset><frame src="x"></frameset></html>'
    assert texts(archive(frames, first, second)) == ["One.", LINE]


def test_a_page_under_the_name_of_an_archive_and_an_archive_without_a_page() -> None:
    assert texts(web_archive.read(f"<html><body><p>{LINE}</p></body></html>".encode(), "a.mht")) == [LINE]
    assert texts(archive(f"Content-Type: text/plain\r\n\r\n{LINE}")) == [LINE]
    with pytest.raises(NoText):
        archive(PICTURE)
