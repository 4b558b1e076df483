"""Extract room: pages with program code in them (.asp, .php, .jsp …): the code is left out, the page is read."""

import re

from briefbook.extract import web_page
from briefbook.extract.base import Content
from briefbook.extract.blanks import is_blank
from briefbook.extract.encoding import decode
from briefbook.extract.mail_headers import python_name
from briefbook.model.errors import NoText

_CODE = re.compile(r"<%--|<%|<\?(?!xml)|<!---|<cf(?:script|query)\b", re.IGNORECASE)
_CLOSING = {
    "<%--": re.compile("--%>"),
    "<%": re.compile("%>"),
    "<?": re.compile(r"\?>"),
    "<!---": re.compile("--->"),
    "<cfscript": re.compile("</cfscript>", re.IGNORECASE),
    "<cfquery": re.compile("</cfquery>", re.IGNORECASE),
}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_HEAD = 4_096


def read(data: bytes, path: str) -> Content:
    """Read the page around the program code.

    Raises:
        NoText: there is nothing but code.
        ExtractError: as for web pages.
    """
    match = _CHARSET.search(data[:_HEAD])
    text = strip_server_code(decode(data, path, python_name(match[1].decode("ascii", "replace")) if match else ""))
    if is_blank(text):
        raise NoText(path, "It holds only program code, no text of a page.")
    return web_page.read(text.encode("utf-8"), path)


def strip_server_code(text: str) -> str:
    """Return a page without the code that its server runs; code that is not closed goes to the end of the file."""
    kept: list[str] = []
    place = 0
    while (code := _CODE.search(text, place)) is not None:
        kept.append(text[place : code.start()])
        end = _CLOSING[code.group().lower()].search(text, code.end())
        if end is None:
            return "".join(kept)
        place = end.end()
    return "".join((*kept, text[place:]))
