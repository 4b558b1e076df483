"""Extract room: lines of the form "Label: value" at the head of notes, memos, e-mails and pages, English and French."""

import re
from dataclasses import dataclass

from briefbook.extract.blanks import label as as_label
from briefbook.extract.dates import whole_date
from briefbook.model.text import fold

_LABELS = {
    "title": "title|titre",
    "subject": "subject|re|objet|sujet",
    "date": "date|date provided to the minister's office|date de remise au bureau du ministre|date received"
    "|date de reception|date published|published|published on|publie le|date de publication|date of publication"
    "|publiee le|issued|issued on|date issued|release date|posted|posted on|date of note|date prepared|as of date",
    "sent": "sent|envoye|date sent",
    "date_modified": "date modified|date de modification|last updated|last updated on|last modified"
    "|last modified on|derniere mise a jour|derniere modification|modifie le",
    "updated": "updated|updated on|mis a jour le|mise a jour|mise a jour le",
    "from": "from|de|expediteur|byline",
    "to": "to|a|destinataire|addressee|for|pour",
    "cc": "cc|c.c.|copy|copie|bcc|cci",
    "reference": "reference number|numero de reference|tracking number|numero de suivi|reference|file number"
    "|numero de dossier|no de dossier|qp number",
    "minister": "title of minister|titre du ministre|minister|ministre|action required|mesure requise",
    "publisher": "publisher|editeur|department|ministere|organization|organisation|institution",
    "office": "branch|branch/agency|branch/ministry|direction generale|direction generale/ministere|sector|secteur"
    "|originating sector",
    "marking": "classification|security classification|security|cote de securite|marking|niveau de classification",
    "status": "current status|status|etat|statut|etat actuel|statut actuel",
    "language": "language|langue",
    "committee": "committee|comite",
    "place": "location|place|lieu|endroit",
    "kind": "type|document type|type de document|content type|kind|genre",
    "source": "source url|url|link|permalink|lien",
    "people": "prepared by|prepare par|approved by|approuve par|author|auteur|spokesperson|porte-parole",
}
_FIELD = {name: field for field, names in _LABELS.items() for name in names.split("|")}
_DATED = re.compile(
    r"[*_]{0,2}((?:published|posted|issued|(?:last )?updated|last modified)(?: on)?|date modified|modifié le"
    r"|publiée? le|mise? à jour le|dernière (?:mise à jour|modification))[ \u00a0]"
    r"(?=[^:]{6,40}(?::\d\d[^:]{0,20})?\Z)(.+)\Z",
    re.IGNORECASE,
)
"""Labels that need no colon when nothing but a date follows."""
_LONGEST_DATED = 120
"""Code points; no longer line can be such a label with its date."""
_SLASH = re.compile(r" ?/ ?")
_LINE = re.compile(
    r"[*_]{0,2}([A-Za-zÀ-ÿ][\w’'./ -]{0,45}?)[ \u00a0\u202f]?[*_]{0,2}[:\uff1a][*_]{0,2}"
    r"(?:[ \t\u00a0\u202f]+|\Z)(.*)\Z",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A labelled value.

    Attributes:
        field: what the label means, one of our own names.
        value: on one line; may be empty.
        line: as it stands in the file.
    """

    field: str
    value: str
    line: str


def field_of(line: str) -> FieldLine | None:
    """Return the field that a line gives, or None when it begins with no label that is known."""
    match = (_LINE.match(line) if ":" in line or "\uff1a" in line else None) or _dated(line)
    field = field_named(match[1]) if match else None
    if match is None or field is None or len(match[2]) > 300:
        return None
    return FieldLine(field, as_label(match[2]), line)


def _dated(line: str) -> re.Match[str] | None:
    match = _DATED.match(line) if len(line) <= _LONGEST_DATED else None
    return match if match is not None and whole_date(match[2].strip("*_")) is not None else None


def field_named(label: str) -> str | None:
    """Return our name for a label, with or without its colon, or None; "A:" is an answer, "À :" an addressee."""
    if label.strip(" :*_") in {"A", "a"}:
        return None
    return _FIELD.get(_SLASH.sub("/", fold(label)).strip(" :*_"))
