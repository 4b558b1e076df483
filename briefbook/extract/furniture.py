"""Extract room: which blocks are lines of the page rather than of the document. They are harvested, then hidden.

Patterns: the field guide's, tried on its five documents, and the standard furniture of Canada.ca pages.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.dates import whole_date
from briefbook.extract.field_lines import field_of

_END_MARK = "A mark that parts or ends texts."
_REMARK = "A remark to those who hear the text."
_DATE_MODIFIED = "Says when the page was last changed."
_PAGE_PART = "A part of the page around the text."
_NAVIGATION = "A link of the web page."
_BIOGRAPHY = "Tells about the author or the site."
_ORIGIN = "Says who published the text; shown in the details."

_ALWAYS = (
    (_PAGE_PART, r"page details|détails de la page|about this page|à propos de cette page"),
    (
        _DATE_MODIFIED,
        r"(?:date modified|date de modification|last (?:updated|modified)"
        r"|(?:date de )?(?:la )?dernière (?:modification|mise à jour))"
        r"[ \u00a0]?:?[ \u00a0]*(?:(?:19|20)\d\d-\d\d-\d\d)?",
    ),
    (_PAGE_PART, r"press room|newsroom|salle de presse"),
    (
        _ORIGIN,
        r"(?:originally|first) published (?:on|in|by|at) .{2,150}|publié à l[’']origine (?:par|dans|sur|le) .{2,150}",
    ),
    (_REMARK, r"check against delivery[. ]*|seul le texte prononcé fait foi[. ]*|le texte prononcé fait foi[. ]*"),
    (_END_MARK, r"(?:\\?[#*] ?){3,5}|-[ \u00a0]?30[ \u00a0]?-|– ?30 ?–|\[?end of (?:text|document)\]?"),
)
_UNLESS_HEADING = (
    (
        _NAVIGATION,
        r"report a problem.{0,80}|share this page|skip to .{2,40}|language selection|on this page|you are here:?"
        r"|back to top|top of page|print this page|e?-?mail this page|signaler un problème.{0,80}|partager? cette page"
        r"|partagez cette page|passer au contenu.{0,30}|sélection de la langue|sur cette page|vous êtes ici ?:?"
        r"|haut de la page|imprimer cette page|did you find what you were looking for\??"
        r"|avez-vous trouvé ce que vous cherchiez ?\??|toggle navigation|main menu"
        r"|menu principal|site search|recherche dans le site|read more|lire la suite|subscribe(?: to our newsletter)?"
        r"|accept (?:all )?cookies|accepter (?:tous les )?(?:cookies|témoins)",
    ),
    (
        _PAGE_PART,
        r"(?:©|\(c\)|copyright)[ \u00a0]{0,3}(?:©[ \u00a0]?)?(?:19|20)\d\d\b.{0,120}|©.{0,120}"
        r"|all rights reserved\.?|tous droits réservés\.?",
    ),
    (_PAGE_PART, r"page[ \u00a0]\d{1,4}(?:[ \u00a0](?:of|de|sur)[ \u00a0]\d{1,4})?"),
)
_AT_THE_EDGES = (
    (_NAVIGATION, r"français|english|search|rechercher|recherche|menu|home|accueil|print|imprimer|close|fermer"),
)
_AT_THE_END = (
    (
        _BIOGRAPHY,
        r"\d+\+?[ \u00a0](?:years of experience|ans d[’']expérience)\b.{0,400}|about the author.{0,300}"
        r"|à propos de l[’']aute(?:ur|ure|rice).{0,300}"
        r"|.{3,80}\b(?:is a|est)\b.{0,40}"
        r"\b(?:journalist|reporter|freelance writer|columnist|blogger|journaliste|chroniqueu(?:r|se))\b.{0,300}",
    ),
)
_EDGE = 12
"""Blocks from either end of a file within which a bare word like "Search" is navigation."""
_TABLE, _HEADING = BlockKind.TABLE, BlockKind.HEADING
_SHORT = 80
"""Code points; no longer line says when a page was changed."""
_LONGEST = 600
"""Code points; a longer block is text."""
_TAIL = 3
"""Lines at the end among which a biography is one (source: the field guide)."""


def _compiled(groups: Sequence[tuple[str, str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((why, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for why, pattern in groups)


_ALWAYS_PATTERNS = _compiled(_ALWAYS)
_UNLESS_PATTERNS = _compiled(_UNLESS_HEADING)
_EDGE_PATTERNS = _compiled(_AT_THE_EDGES)
_END_PATTERNS = _compiled(_AT_THE_END)
_BYLINE = re.compile(r"(?:from|de)[ \u00a0]?:[ \u00a0]*[^@:\n]{2,120}", re.IGNORECASE)
_STATUS = re.compile(r"(?:current status|statut(?: actuel)?|état actuel)[ \u00a0]?:[ \u00a0]*[\w-]+\.?", re.IGNORECASE)


def _joined(*groups: Sequence[tuple[str, re.Pattern[str]]]) -> re.Pattern[str]:
    """One pattern for all: most lines match none, and to learn that once is cheaper than a dozen times."""
    return re.compile("|".join(pattern.pattern for group in groups for _, pattern in group), re.IGNORECASE)


_BEGINNINGS = frozenset(
    one.replace(".", " ")
    for one in """
    abo acc all ave bac che clo cop cur dat de. de: der did e-m ema end eng fer fir fra fro hau hom imp la. lan las le.
    lir mai men new on. ori pag par pas pre pri pub rea rec rep sal sea seu sha sig sit ski sta sub sur tog top tou vou
    you
    """.split()  # noqa: SIM905
)
"""The first three signs of all lines that `_ANY` matches and that begin with a letter of ASCII; a dot is a blank."""
_ANY = _joined(_ALWAYS_PATTERNS, _UNLESS_PATTERNS, _EDGE_PATTERNS, ((_ORIGIN, _BYLINE), (_ORIGIN, _STATUS)))


def why_page_line(text: str) -> str:
    """Return in words why a line is page furniture wherever it stands, or nothing."""
    return _match(_ALWAYS_PATTERNS, text) or _match(_UNLESS_PATTERNS, text)


def mark(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those that are page furniture with the reason in `why`; none is dropped."""
    last = len(blocks) - 1
    is_letter = any(_addresses(block) for block in blocks[:_EDGE])
    tail = last - _TAIL
    marked: list[Block] = []
    for place, block in enumerate(blocks):
        why = block.why or _why(block, place, last)
        if why == _ORIGIN and is_letter and place < _EDGE:
            why = ""
        if not why and place > tail and block.kind is not _HEADING:
            why = _match(_END_PATTERNS, block.text)
        if not why and marked and marked[-1].why == _DATE_MODIFIED and _is_stray_date(marked[-1], block):
            why = _DATE_MODIFIED
        marked.append(replace(block, why=why) if why else block)
    return marked


def _why(block: Block, place: int, last: int) -> str:
    kind, text = block.kind, block.text
    if kind is _TABLE:
        return ""
    if len(text) <= _SHORT and kind is not _HEADING and _says_when_changed(text):
        return _DATE_MODIFIED
    start = text[:3]
    if start[:1].isalpha() and start.isascii() and start.lower() not in _BEGINNINGS:
        return ""
    if _ANY.fullmatch(text) is None:
        return ""
    why = _match(_ALWAYS_PATTERNS, block.text)
    if why or block.kind is _HEADING:
        return why
    return _match(_UNLESS_PATTERNS, block.text) or _why_at_edge(block, place, last)


def _why_at_edge(block: Block, place: int, last: int) -> str:
    if min(place, last - place) >= _EDGE:
        return ""
    if _BYLINE.fullmatch(block.text) or _STATUS.fullmatch(block.text):
        return _ORIGIN
    return _match(_EDGE_PATTERNS, block.text)


def _says_when_changed(text: str) -> bool:
    if text.isascii() and "20" not in text and "19" not in text:  # most lines state no year
        return False
    field = field_of(text.replace("\n", " "))
    return field is not None and field.field == "date_modified" and whole_date(field.value) is not None


def _addresses(block: Block) -> bool:
    """A letter says to whom and about what; its "From:" is no byline."""
    field = field_of(block.text) if len(block.text) <= 300 else None
    return field is not None and field.field in {"to", "sent", "subject"}


def _is_stray_date(before: Block, block: Block) -> bool:
    """The value of "Date modified:" often stands in the next line."""
    field = field_of(before.text)
    return whole_date(block.text) is not None and (field is None or not field.value)


def _match(patterns: Sequence[tuple[str, re.Pattern[str]]], text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    return next((why for why, pattern in patterns if pattern.fullmatch(text)), "")
