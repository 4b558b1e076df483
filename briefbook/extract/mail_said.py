"""Extract room: what the head of a mail says of it: subject, day, sender, addressees."""

import re
from collections.abc import Iterator
from email.utils import parsedate_tz

from briefbook.extract.mail_headers import Headers, decoded_words
from briefbook.extract.organisations import is_body
from briefbook.model.document import Evidence
from briefbook.model.text import first_words

_LINE = 2_000
_COMMENT = re.compile(r"\([^()]{0,200}\)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[ -]+([A-Za-z]{3})[a-z.]{0,6}[ -]+(\d{4}|\d\d)(?!\d)")
_QUOTES = re.compile(r'\A"([^"]*)"(?= |\Z)')
"""Marks around a name that holds a comma."""
_MACHINE = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_SURE, _BY_SERVER = 0.97, 0.8
"""The head of a mail is surer than any line of its text; the day a server received it comes close to the day sent."""
_PEOPLE = (("from", "From"), ("to", "To"), ("cc", "Cc"))


def said_of(headers: Headers) -> Iterator[Evidence]:
    """Yield what the head of a mail says."""
    sender = _QUOTES.sub(r"\1", _value(headers, "from") or _value(headers, "sender"))
    yield Evidence("kind", "email", _line("From", sender) if sender else "The head of a mail.", 0.98)
    subject = _value(headers, "subject")
    if subject:
        yield Evidence("title", subject, _line("Subject", subject), _SURE)
    yield from _dates(headers)
    for name, label in _PEOPLE:
        value = sender if name == "from" else _value(headers, name)
        if value:
            yield Evidence(name, value, _line(label, value), _SURE)
    name = sender.partition("<")[0].strip("\"' ")
    if is_body(name):
        yield Evidence("publisher", name, _line("From", sender), 0.85)
    language = _value(headers, "content-language")
    if language:
        yield Evidence("language", language, _line("Content-Language", language), 0.4)


def _dates(headers: Headers) -> Iterator[Evidence]:
    raw = headers.get("date")
    day = day_of(raw)
    if day:
        yield Evidence("date", day, _line("Date", raw), _SURE)
        return
    if raw:
        # A form that mail programs do not write may still be a date that people read.
        yield Evidence("date", raw, _line("Date", raw), _BY_SERVER)
    received = next((value for name, value in headers.fields if name == "received"), "")
    day = day_of(received.rpartition(";")[2])
    if day:
        yield Evidence("date", day, _line("Received", received), _BY_SERVER - 0.05)


def day_of(raw: str) -> str:
    """Return the day that a date of a mail names as YYYY-MM-DD, in the sender's own time; else nothing."""
    text = _COMMENT.sub(" ", _COMMENT.sub(" ", raw[:_LINE]))
    match = _DAY.search(" ".join(text.split()))
    if match is not None and match[2].lower() in _MONTHS:
        year = int(match[3]) + (0 if len(match[3]) == 4 else 1900 if int(match[3]) > 68 else 2000)
        return _checked(year, _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    machine = _MACHINE.match(text)
    if machine is not None:
        return _checked(int(machine[1]), int(machine[2]), int(machine[3]))
    try:
        found = parsedate_tz(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return _checked(*found[:3]) if found else ""


def _checked(year: int, month: int, day: int) -> str:
    is_date = _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31
    return f"{year:04}-{month:02}-{day:02}" if is_date else ""


def _value(headers: Headers, name: str) -> str:
    return " ".join(decoded_words(headers.get(name)).split())[:_LINE]


def _line(label: str, value: str) -> str:
    return first_words(f"{label}: {value}", _LINE)
