"""Extract room: a calendar entry within a mail: what it is about, when and where (source: RFC 5545)."""

import re

_FOLD = re.compile(r"\n[ \t]")
_PROPERTY = re.compile(r"^(SUMMARY|DTSTART|LOCATION|DESCRIPTION)(?:;[^:\n]{0,200})?:(.*)$", re.MULTILINE)
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?")
_LONGEST = 200_000


def entry_text(text: str) -> str:
    """Return the subject, day, place and description of a calendar entry, one a line; nothing when it has none."""
    event = _FOLD.sub("", text[:_LONGEST]).partition("BEGIN:VEVENT")[2].partition("BEGIN:VALARM")[0]
    found: dict[str, str] = {}
    for match in _PROPERTY.finditer(event):
        found.setdefault(match[1], _plain(match[2]))
    stamp = _STAMP.match(found.get("DTSTART", ""))
    if stamp is not None:
        time = f" {stamp[4]}:{stamp[5]}" if stamp[4] else ""
        found["DTSTART"] = f"{stamp[1]}-{stamp[2]}-{stamp[3]}{time}"
    names = ("SUMMARY", "DTSTART", "LOCATION", "DESCRIPTION")
    return "\n".join(found[name] for name in names if found.get(name))


def _plain(value: str) -> str:
    return value.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";").strip()
