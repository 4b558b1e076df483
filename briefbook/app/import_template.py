"""App room: which template a note of last time was made from, and what its fields were, as far as it says so itself."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefbook.extract.dates import whole_date
from briefbook.model.book import FieldValue
from briefbook.model.document import Document
from briefbook.model.errors import TemplateError
from briefbook.model.kinds import DocumentKind, Language
from briefbook.model.template import FieldSpec, TemplateInfo
from briefbook.model.text import fold
from briefbook.render.fields import checked_field

_USUAL = "cimm-narrative"
_LIKE = {DocumentKind.JOINT_STATEMENT: DocumentKind.STATEMENT, DocumentKind.NEWS_STORY: DocumentKind.NEWS_RELEASE}
_ENOUGH_HEADINGS = 2
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DASHED = re.compile(r"\s+[–—-]\s+|:\s+")
_TOPICS = frozenset({"topic", "subject", "title", "headline", "issue", "occasion"})


def chosen_template(document: Document, headings: Sequence[str], infos: Sequence[TemplateInfo]) -> TemplateInfo:
    """Return the template for a note: that of its kind, or the one that has its headings, else the narrative."""
    kind = _LIKE.get(document.kind, document.kind)
    of_kind = next((info for info in infos if info.genre == kind.value), None)
    wanted = {fold(heading) for heading in headings if heading}
    shared = {info.name: len(wanted & set(_headings(info))) for info in infos}
    best = max(infos, key=lambda info: (shared[info.name], info.name == _USUAL))
    if of_kind is not None and (shared[of_kind.name] or not shared[best.name]):
        return of_kind
    if shared[best.name] >= (1 if of_kind is not None else _ENOUGH_HEADINGS):
        return best
    return next((info for info in infos if info.name == _USUAL), infos[0])


def _headings(info: TemplateInfo) -> Iterator[str]:
    for section in info.sections:
        yield from (fold(one) for one in (section.heading.en, section.heading.fr) if one)


def known_fields(info: TemplateInfo, document: Document, language: Language) -> Mapping[str, FieldValue]:
    """Return the values of fields that the note tells."""
    said = {one.field: one.value for one in document.evidence if one.value}
    values: dict[str, FieldValue] = {}
    has_date = False
    for spec in info.fields:
        value = _value(spec, info, document, said, language)
        if spec.type == "date" and spec.required:
            value = None if has_date else document.date
            has_date = True
        if value is None:
            continue
        try:
            values[spec.name] = checked_field(info, spec.name, value)
        except TemplateError:
            continue  # what the note says is nothing that the field takes
    return values


def _value(
    spec: FieldSpec, info: TemplateInfo, document: Document, said: Mapping[str, str | None], language: Language
) -> str | None:
    if spec.type == "choice":
        wanted = fold(said.get(spec.name) or "")
        return next(
            (name for name, label in spec.choices if wanted and wanted in map(fold, (label.en, label.fr))), None
        )
    if spec.type == "date":
        value = said.get(spec.name)
        return value if value and _DAY.fullmatch(value) else None
    if spec.name in ("ministry", "department", "institution"):
        return document.publisher
    if spec.name in _TOPICS or spec.name == f"title_{language}":
        return _topic(info, document, said)
    return said.get(spec.name) if spec.type == "text" else None


def unplaced_title(info: TemplateInfo, document: Document, fields: Mapping[str, FieldValue]) -> str | None:
    """Return the title of a note where it says what neither the template nor any of the book's fields says."""
    said = {one.field: one.value for one in document.evidence if one.value}
    left = _topic(info, document, said)
    if left is None or any(isinstance(value, str) and fold(left) in fold(value) for value in fields.values()):
        return None
    return document.title


def _topic(info: TemplateInfo, document: Document, said: Mapping[str, str | None]) -> str | None:
    """Return what is left of a note's title without the committee, the date and the name of its kind."""
    names = {fold(one) for one in (info.title.en, info.title.fr, said.get("committee") or "") if one}
    parts = [part.strip() for part in _DASHED.split(document.title or "") if part.strip()]
    left = [part for part in parts if not any(fold(part) in name for name in names) and whole_date(part) is None]
    return " – ".join(left) or None
