"""Render room: the fields of a note: which are missing, which values fit, and the title that is made from them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefbook.model.book import FieldValue
from briefbook.model.errors import TemplateError, UnknownName
from briefbook.model.kinds import Language
from briefbook.model.template import FieldSpec, TemplateInfo
from briefbook.model.text import clean, fold
from briefbook.render.nearest import did_you_mean
from briefbook.render.wording import long_date, parse_date

_IN_BRACES = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class TitlePart:
    """A piece of a title: text, or the place of a field that has no value yet."""

    text: str
    unset_field: str | None = None


def field_names_in(wording: str) -> tuple[str, ...]:
    """Return the names of the fields that a title's wording holds in braces."""
    return tuple(_IN_BRACES.findall(wording))


def value_of(spec: FieldSpec, fields: Mapping[str, FieldValue]) -> FieldValue | None:
    """Return the value of a field, its default when it has none, None when there is neither."""
    value = fields.get(spec.name)
    return value or spec.default or None


def shown_value(spec: FieldSpec, value: FieldValue, language: Language) -> str:
    """Return a field's value as a reader sees it: dates in words, choices by their label, lists with commas."""
    if isinstance(value, tuple):
        return ", ".join(value)
    if spec.type == "date":
        return long_date(value, language)
    for name, label in spec.choices:
        if name == value:
            return label.in_language(language)
    return value


def title_parts(info: TemplateInfo, fields: Mapping[str, FieldValue], language: Language) -> Iterator[TitlePart]:
    """Walk over the pieces of a note's title in `language`, in order."""
    wording = info.note_title.in_language(language)
    end = 0
    for match in _IN_BRACES.finditer(wording):
        if match.start() > end:
            yield TitlePart(wording[end : match.start()])
        end = match.end()
        yield _title_field(info, match[1], fields, language)
    if end < len(wording):
        yield TitlePart(wording[end:])


def _title_field(info: TemplateInfo, name: str, fields: Mapping[str, FieldValue], language: Language) -> TitlePart:
    spec = info.field(name)
    if spec is None:
        raise UnknownName(f"The title of the template {info.name} names the unknown field {name}.", info.name)
    value = value_of(spec, fields)
    if value is None:
        return TitlePart(spec.label.in_language(language), name)
    return TitlePart(" ".join(clean(shown_value(spec, value, language)).split()))


def note_title(info: TemplateInfo, fields: Mapping[str, FieldValue], language: Language) -> str:
    """Return the title of a note; a field without a value stands in it by its label in square brackets.

    Spaces are plain: the title goes into file names, properties and lists.
    """
    parts = title_parts(info, fields, language)
    return "".join(f"[{part.text}]" if part.unset_field else part.text for part in parts)


def missing_fields(info: TemplateInfo, fields: Mapping[str, FieldValue]) -> tuple[FieldSpec, ...]:
    """Return the required fields that have neither value nor default, in the order of the template."""
    return tuple(spec for spec in info.fields if spec.required and value_of(spec, fields) is None)


def checked_field(info: TemplateInfo, name: str, value: FieldValue, language: Language = "en") -> FieldValue:
    """Return `value` as it is kept in the field `name`; empty text clears a field.

    Args:
        info: the template.
        name: of the field.
        value: as it was typed.
        language: in which a refusal names the field, and what may be chosen in French.

    Raises:
        UnknownName: the template declares no such field.
        TemplateError: the value does not fit the field's type; the sentence says what would.
    """
    spec = info.field(name)
    if spec is None:
        known = [field.name for field in info.fields]
        raise UnknownName(f"{info.name} has no field “{name}”{did_you_mean(name, known)}", info.name)
    return checked_value(spec, value, language)


def checked_value(spec: FieldSpec, value: FieldValue, language: Language = "en") -> FieldValue:
    """Return `value` in the form in which a field of this kind is kept; a refusal names the field in `language`.

    Raises:
        TemplateError: it does not fit; the sentence says what would.
    """
    if spec.type == "list":
        parts = value if isinstance(value, tuple) else tuple(re.split(r"[;\n]", value))
        return tuple(part for part in (clean(part).strip() for part in parts) if part)
    label = spec.label.in_language(language)
    if isinstance(value, tuple):
        raise TemplateError(f"{label} takes one value, not a list.")
    value = clean(value).strip()
    if spec.type == "date" and value and parse_date(value) is None:
        raise TemplateError(f"{label} is “{value}”; write a day as YYYY-MM-DD, for example 2024-02-07.")
    return _choice(spec, value, language) if spec.type == "choice" and value else value


def _choice(spec: FieldSpec, value: str, language: Language) -> str:
    for name, label in spec.choices:
        if fold(value) in {fold(name), fold(label.en), fold(label.fr)}:
            return name
    # the names are English words: in French the choices go by their labels, which are taken as well
    offered = ", ".join(label.fr or name if language == "fr" else name for name, label in spec.choices)
    raise TemplateError(f"{spec.label.in_language(language)} is “{value}”; choose one of: {offered}.")
