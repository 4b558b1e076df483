"""App room: what of a note of last time is its text: not its field lines, source numbers, annex, or its kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefbook.app.import_template import chosen_template, known_fields, unplaced_title
from briefbook.extract.dates import whole_date
from briefbook.model.book import FieldValue, Wording
from briefbook.model.document import Document, Passage
from briefbook.model.errors import TemplateError
from briefbook.model.kinds import LANGUAGES, Language, PassageKind
from briefbook.model.template import FieldSpec, TemplateInfo
from briefbook.model.text import fold
from briefbook.render.fields import checked_field
from briefbook.render.wording import words

_LABELLED = re.compile(r"(?P<label>[^:\n]{2,60}?)[ \u00a0\u202f]?:[ \u00a0\u202f\t]*(?P<value>[^\n]+)\Z")
_NUMBERED = re.compile(r"[ \u00a0]*\[[0-9]{1,3}\]\Z")
_ANNEX = re.compile(r"\[1\]\s")


@dataclass(frozen=True, slots=True)
class NoteText:
    """A passage of a note with the headings below that of its section."""

    passage: Passage
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteRead:
    """A note of last time, as a template has it: its fields, and its texts under the headings of its sections.

    `title` is that of the note where the book's own, which its template makes, does not say it.
    """

    info: TemplateInfo
    language: Language
    fields: dict[str, FieldValue]
    sections: tuple[tuple[str, tuple[NoteText, ...]], ...]
    title: str | None


def read_note(document: Document, infos: Sequence[TemplateInfo]) -> NoteRead:
    """Return a note as the template that suits it best has it."""
    language: Language = document.language or "en"
    said: dict[str, FieldValue] = {}
    headings = [heading for passage in document.passages for heading in passage.heading]
    info = chosen_template(document, headings, infos)
    kept: list[Passage] = []
    for passage in _without_annex(document.passages):
        field = _field(info, passage)
        if field is not None:
            said[field[0]] = field[1]
        elif not _is_ours(passage, info, document):
            kept.append(passage)
    sections = tuple(
        (heading, tuple(text for _, text in some))
        for heading, some in groupby(_placed(kept, info, document), lambda one: one[0])
    )
    fields = {**known_fields(info, document, language), **said}
    return NoteRead(info, language, fields, sections, unplaced_title(info, document, fields))


def _without_annex(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return passages without the annex of a working copy and the numbers that lead to it."""
    annexes = {fold(words(language).sources) for language in LANGUAGES}
    starts = [
        place
        for place, one in enumerate(passages)
        if one.heading and fold(one.heading[-1]) in annexes and _ANNEX.match(one.text)
    ]
    if not starts:
        return passages
    heading = passages[starts[0]].heading
    kept = [one for one in passages if one.heading != heading]
    return [replace(one, text=_NUMBERED.sub("", one.text)) for one in kept if _NUMBERED.sub("", one.text)]


def _is_ours(passage: Passage, info: TemplateInfo, document: Document) -> bool:
    """Tell whether a passage says what kind of note this is, or that there is no text yet."""
    text = fold(passage.text)
    called = {fold(one) for one in (info.title.en, info.title.fr, info.genre.replace("-", " ")) if one}
    called |= {document.kind.value.replace("-", " "), *(fold(words(one).no_text_yet) for one in LANGUAGES)}
    return text in called


def _field(info: TemplateInfo, passage: Passage) -> tuple[str, FieldValue] | None:
    """Return the field that a line of a note gives, its label before a colon, and its value."""
    match = _LABELLED.match(passage.text) if passage.kind is PassageKind.PARAGRAPH else None
    if match is None:
        return None
    label = fold(match["label"])
    spec = next((one for one in info.fields if label in (fold(one.label.en), fold(one.label.fr))), None)
    value = None if spec is None else _typed(spec, match["value"].strip("\u00a0\u202f "))
    if spec is None or value is None:
        return None
    try:
        return spec.name, checked_field(info, spec.name, value)
    except TemplateError:
        return None


def _typed(spec: FieldSpec, text: str) -> FieldValue | None:
    match spec.type:
        case "date":
            found = whole_date(text)
            return found.readings[0] if found is not None and len(found.readings) == 1 else None
        case "choice":
            said = fold(text)
            return next((name for name, label in spec.choices if said in (fold(label.en), fold(label.fr))), None)
        case "list":
            return None
    return text


def _placed(passages: Sequence[Passage], info: TemplateInfo, document: Document) -> Iterator[tuple[str, NoteText]]:
    """Yield each passage with the heading of its section: the deepest that the template knows, else the first."""
    known = {fold(name) for section in info.sections for name in _names(section.heading)}
    for passage in passages:
        path = tuple(one for one in passage.heading if one != document.title)
        places = [place for place, one in enumerate(path) if fold(one) in known]
        place = places[-1] if places else 0
        yield (path[place] if path else ""), NoteText(passage, path[place + 1 :])


def _names(heading: Wording) -> Iterator[str]:
    yield from (one for one in (heading.en, heading.fr) if one)
