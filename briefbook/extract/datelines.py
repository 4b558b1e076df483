"""Extract room: the line that says where and when a text was issued: "Ottawa, May 3, 2023 – …"."""

import re
from dataclasses import dataclass

from briefbook.extract.blanks import label
from briefbook.extract.dates import DateFound, find_dates
from briefbook.extract.organisations import is_body

_REACH = 160
"""A date further into the paragraph than this many characters is the date of something else."""
_LEAD_IN = re.compile(r"[ \u00a0)*]*(?:/[\w ]{2,20}/[ \u00a0]*)?(?:[–—−:][ \u00a0]?|-{1,2}[ \u00a0])(?=\S)")
_END = re.compile(
    r"(?:[ \u00a0,]+(?:at|à)?[ \u00a0]*\d{1,2}(?::\d\d|[ \u00a0]?h[ \u00a0]?(?:\d\d)?)[ \u00a0]?(?:[ap]\.?m\.?)?)?"
    r"[ \u00a0).*]*(?:\n|\Z)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"(?:[\s,(–—-]|\b(?:le|on|ce|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    r"|(?<=[,(–—-][ \u00a0])(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim)\b\.?"
    r"|(?<=\ble[ \u00a0])(?:lun|mar|mer|jeu|ven|sam|dim)\b\.?)+\Z",
    re.IGNORECASE,
)
_SHORT_WEEKDAY = re.compile(r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim)\.?", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:the )?(?:office|bureau|cabinet|department|ministry|ministère|embassy|ambassade|secretariat|secrétariat"
    r"|permanent mission|mission permanente|directorate|white house|consulate|consulat)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[A-ZÀ-Ý][\w’'.-]*(?:,? (?:[A-ZÀ-Ý][\w’'.-]*|d[eu’']\w*|des|la|le|les|of|the|and|et|sur|en|à))*"
    r"(?: \([A-ZÀ-Ý][\w’'. -]*\))?"
)
_TOWN = r"[A-ZÀ-Ý][\w’'. -]{1,40}(?:, [A-ZÀ-Ý][\w’'. -]{1,30}| \([A-ZÀ-Ý][\w’'. -]{1,30}\))"
_PLACE_AFTER = re.compile(rf"(?:, ?| ?[–—] ?| - )(?P<place>{_TOWN})(?: ?[–—] ?| - )(?=\S)")
"""A town with its province or country behind the date: without one, a comma and a name begin a sentence."""
_NOT_PLACES = re.compile(
    r"\b(?:the(?! Hague)|this|today|yesterday|minist(?:er|re)\w*|président\w*|president\w*|secretary|statement"
    r"|déclaration|updated|published"
    r"|publié\w*|meeting|release\w*|act|loi|date|since|after|before|until|as|by|from|effective|between|depuis|avant"
    r"|après|committee|comité|summit|sommet|press|conference|government|gouvernement)\b",
    re.IGNORECASE,
)
_BARE_START = re.compile(r"[*_ \u00a0]*(?:le )?", re.IGNORECASE)
_CAPITALS = re.compile(r"([A-ZÀ-Ý]{3,}(?:[ -][A-ZÀ-Ý]{2,})*(?:, [A-ZÀ-Ý][\w.]+| \([A-ZÀ-Ý][\w. -]+\))?) [–—-]{1,2} ?\S")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a text was issued.

    Attributes:
        place: town, as it stands there; None when none is named.
        office: the body that issued it, when one stands in the place of the town.
        readings: of the date; empty when only the place is named.
        is_whole: whether the line says nothing else.
    """

    place: str | None
    office: str | None
    readings: tuple[str, ...]
    is_whole: bool


def dateline(text: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with, or None."""
    head = text[:_REACH]
    found = next(find_dates(head), None)
    if found is None or not found.is_full:
        return _place_only(head)
    after = head[found.end :]
    town = _PLACE_AFTER.match(after) if _BARE_START.fullmatch(head[: found.start]) else None
    if town is not None and not _NOT_PLACES.search(town["place"]):
        return Dateline(label(town["place"]), None, found.readings, False)
    is_whole = _END.match(after) is not None
    if not (is_whole or _LEAD_IN.match(after)):
        return None
    return _with_place(head, found, is_whole and not text[found.end + len(after.partition("\n")[0]) :].strip())


def is_town(text: str) -> bool:
    """Tell whether a text is a town with its province or country: "Halifax, Nova Scotia", "Gatineau (Québec)"."""
    return re.fullmatch(_TOWN, text) is not None and not (_NOT_PLACES.search(text) or is_body(text))


def is_dateline(text: str) -> bool:
    """Tell whether a line is a dateline and nothing else."""
    found = dateline(text)
    return found is not None and found.is_whole and bool(found.readings)


def _with_place(head: str, found: DateFound, is_whole: bool) -> Dateline | None:
    before = label(_BEFORE_DATE.sub("", head[: found.start])).strip(" *,")
    if not before or _SHORT_WEEKDAY.fullmatch(before):
        return Dateline(None, None, found.readings, is_whole)
    if len(before) > 90:
        return None
    if _OFFICE.match(before) or is_body(before):
        return Dateline(None, before, found.readings, is_whole)
    if _PLACE.fullmatch(before) and not _NOT_PLACES.search(before):
        return Dateline(before, None, found.readings, is_whole)
    return None


def _place_only(head: str) -> Dateline | None:
    match = _CAPITALS.match(head)
    return Dateline(label(match[1]), None, (), False) if match else None
