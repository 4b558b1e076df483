"""Extract room: people whom a text introduces with their titles. Names without a title are left alone."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from briefbook.extract.blanks import label
from briefbook.model.document import Evidence

_PART = r"(?:[dDlLO][’'])?[A-ZÀ-Ý][\w’'-]+"
_NAME = rf"{_PART}(?: (?:[A-ZÀ-Ý]\.|de|van|von|el|la|le|du|da|bin|{_PART})){{0,3}} {_PART}"
_ROLE = (
    r"(?:Deputy |Assistant |Associate |Acting |Parliamentary |Prime |Vice[ -]){0,3}(?:Under-?[Ss]ecretary|Secretary"
    r"|Minister|Ambassador|Head of Mission|Commissioner|Director|President|Governor|Chief|Chair|Premier"
    r"|High Commissioner|Spokesperson)"
)
_ROLE_FR = (
    r"(?:la |le )?(?:vice-|sous-)?"
    r"(?:ministre|secrétaire|ambassad(?:eur|rice)|commissaire|direct(?:eur|rice)|présidente?)"
)
_Hinted: TypeAlias = tuple[tuple[str, ...], re.Pattern[str], tuple[re.Pattern[str], ...]]
"""Texts of which one must be there, a pattern that must be found, and the patterns of names."""
_PATTERNS: tuple[_Hinted, ...] = tuple(
    (words, re.compile(hint), tuple(map(re.compile, patterns)))
    for words, hint, *patterns in (
        (
            ("he ",),
            rf"he (?=[ACDGHMPSUV]){_ROLE}",
            rf"\b[Tt]he {_ROLE}\b[^,;.\n]{{0,120}}(?:, [A-Z][^,;.\n]{{0,80}}){{0,2}}?, (?P<name>{_NAME})(?=[,;.])",
        ),
        (
            ("Hon", "hon"),
            r"on(?<=[Hh]on)(?:ou?rable|\.) ",
            rf"\b(?:the |The )?(?:Right )?Hon(?:ou?rable|\.) (?P<name>{_NAME})",
            rf"\b(?:[Ll]a |[Ll]e )?(?:très )?(?:l[’'])?[Hh]on(?:orable|\.) (?P<name>{_NAME})",
        ),
        (
            ("ministre", "secrétaire", "ambassad", "commissaire", "a direct", "e direct", "-direct", "président"),
            rf"[Ll][ae] {_ROLE_FR}",
            rf"\b(?:L[ae]|l[ae]) {_ROLE_FR}\b[^,;.\n]{{0,120}}, (?P<name>{_NAME})(?=[,;.])",
        ),
        (
            (", ",),
            r", (?:Minister |Mayor |Ambassador |Director General|Deputy |Premier )",
            rf"(?<![\w’'-])(?P<name>{_NAME}), (?:{_ROLE}|Mayor|Director General)\b",
        ),
        (
            (", m", ", ambassad", ", sous-", ", directrice"),
            r", (?:ministre d|mairesse d|maire d|ambassad|sous-ministre|directrice )",
            rf"(?<![\w’'-])(?P<name>{_NAME}), (?:{_ROLE_FR}|maire|mairesse)\b",
        ),
    )
)
_ROLES = re.compile(
    rf"\A(?:(?:{_ROLE}|[Tt]he|(?:Right |Très )?Hon(?:ou?rable|\.)|[LlDd][’']honorable"
    r"|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Mme|M\.) )+"
)
_NOT_NAMES = re.compile(
    r"\b(?:Canada|Mexico|United|States?|Department|Ministry|Secretariat|Affairs|Rights|Services|Refugees|Government"
    r"|Committee|House|Secretary|Minister|Director|Deputy|President|North|South|East|West|New|Force|University|Court"
    r"|Division|Administration|Church|Natives?|District|County|City|Board|Agency|Majesty|Leader|Lady|Council|Senate"
    r"|Security|Safety|Justice|Republic|America[ns]?|Legal|Border|War|General|Counsel"
    r"|Office|Bureau|Policy|Program)\b"
)
_MOST = 12
_READ = 40
"""Blocks of a document in which people are looked for; they are introduced early."""
_LONGEST = 4_000
"""Code points of a block that are looked at."""


def people(texts: Sequence[str]) -> Evidence | None:
    """Return the people introduced in the first blocks of a document, joined by semicolons, or None."""
    names: dict[str, str] = {}
    read = [text[:_LONGEST] for text in texts[:_READ]]
    for place, patterns in sorted(_possible(read).items()):
        for name in _names(read[place], patterns):
            names.setdefault(name, texts[place])
    if not names:
        return None
    return Evidence("people", "; ".join(list(names)[:_MOST]), next(iter(names.values())), 0.6)


def _possible(texts: Sequence[str]) -> dict[int, list[re.Pattern[str]]]:
    """Return the patterns that can match, by the place of the text: to look for a role is far cheaper."""
    joined = "\n".join(texts)
    ends = list(accumulate([len(text) + 1 for text in texts]))
    possible: dict[int, list[re.Pattern[str]]] = {}
    for words, hint, patterns in _PATTERNS:
        if any(map(joined.__contains__, words)):
            for place in dict.fromkeys([bisect_right(ends, match.start()) for match in hint.finditer(joined)]):
                possible.setdefault(place, []).extend(patterns)
    return possible


def _names(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[str]:
    found = [(match.start(), label(match["name"])) for pattern in patterns for match in pattern.finditer(text)]
    for _, name in sorted(found):
        bare = _ROLES.sub("", name)
        if " " in bare and not _NOT_NAMES.search(bare):
            yield bare
