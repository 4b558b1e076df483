"""Render room: template.toml, checked key by key, so that a slip is named where it was made."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Final, NoReturn, TypeVar, get_args

from briefbook.model.book import FieldValue, Wording
from briefbook.model.errors import TemplateError
from briefbook.model.kinds import DocumentKind
from briefbook.model.template import (
    FieldSpec,
    FieldType,
    Limits,
    SectionKind,
    SectionSpec,
    TemplateInfo,
    TemplateLook,
)
from briefbook.render.fields import checked_value, field_names_in
from briefbook.render.nearest import did_you_mean
from briefbook.render.wording import WORD_NAMES

_T = TypeVar("_T", bound=str)

RESERVED_NAMES = frozenset(
    ("approvals", "contents", "body", "copy", "labels", "language", "loop", "sections", "sources", "t", "title")
)
"""Names that a template's text gets from Briefbook; no field may take them."""
_TYPES: Final[tuple[FieldType, ...]] = get_args(FieldType)
_KINDS: Final[tuple[SectionKind, ...]] = get_args(SectionKind)
_LOOKS: Final[tuple[TemplateLook, ...]] = get_args(TemplateLook)
_GENRES: Final = tuple(kind.value for kind in DocumentKind)
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_SECTION_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


def read_declaration(name: str, data: bytes) -> TemplateInfo:
    """Return what the template.toml of the template `name` declares.

    Raises:
        TemplateError: one sentence with the key that is wrong.
    """
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise TemplateError(f"{name}/template.toml is not UTF-8 text; save it as UTF-8.", name) from error
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{name}/template.toml is not valid TOML: {error}.", name) from error
    return declared(name, table)


def declared(name: str, table: Mapping[str, object]) -> TemplateInfo:
    """Return what the content of a template.toml declares.

    Raises:
        TemplateError: one sentence with the key that is wrong.
    """
    return _info(name, _Table(name, "", table))


class _Table:
    """One table of the file; every key that is read is ticked off, `finish` complains about the rest."""

    def __init__(self, template: str, place: str, values: Mapping[str, object]) -> None:
        self._template = template
        self._place = place
        self._values = values
        self._known: list[str] = []

    def refuse(self, key: str, says: str) -> NoReturn:
        raise TemplateError(f"{self._template}/template.toml: {self._place}{key} {says}.", self._template)

    def has(self, key: str) -> bool:
        self._known.append(key)
        return key in self._values

    def text(self, key: str, *, needed: bool = False) -> str:
        value = self._values[key] if self.has(key) else ""
        if not isinstance(value, str):
            self.refuse(key, "must be text in quotes")
        if needed and not value.strip():
            self.refuse(key, "is missing")
        return value

    def one_of(self, key: str, offered: Sequence[_T], default: _T) -> _T:
        """Return the value of `key`, one of those offered, `default` where there is none."""
        text = self.text(key)
        for one in offered:
            if one == text:
                return one
        if text:
            self.refuse(key, f"is “{text}”; it must be one of {', '.join(offered)}")
        return default

    def count(self, key: str) -> int:
        value = self._values[key] if self.has(key) else 0
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.refuse(key, "must be a whole number, 0 for no limit")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._values[key] if self.has(key) else []
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            self.refuse(key, "must be a list of texts in quotes")
        return tuple(values)

    def names(self) -> tuple[str, ...]:
        return tuple(self._values)

    def flag(self, key: str, default: bool) -> bool:
        value = self._values[key] if self.has(key) else default
        if not isinstance(value, bool):
            self.refuse(key, "must be true or false")
        return value

    def field_value(self, key: str) -> FieldValue | None:
        value = self._values[key] if self.has(key) else None
        if value is None or isinstance(value, str):
            return value
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.refuse(key, "must be text in quotes or a list of texts")
        return tuple(value)

    def table(self, key: str) -> "_Table":
        value = self._values[key] if self.has(key) else {}
        if not isinstance(value, dict):
            self.refuse(key, "must be a table")
        return _Table(self._template, f"{self._place}{key}.", value)

    def tables(self, key: str) -> Iterator["_Table"]:
        values = self._values[key] if self.has(key) else []
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            self.refuse(key, f"must be tables, each under [[{key}]]")
        for number, value in enumerate(values, 1):
            yield _Table(self._template, f"{self._place}{key}[{number}].", value)

    def wording(self, key: str, *, needed: bool = False) -> Wording:
        table = self.table(key)
        wording = Wording(table.text("en"), table.text("fr"))
        table.finish()
        if needed and not (wording.en.strip() or wording.fr.strip()):
            self.refuse(key, "needs a text for en or fr")
        return wording

    def finish(self) -> None:
        for key in self._values:
            if key not in self._known:
                self.refuse(key, f"is not known{did_you_mean(key, self._known).rstrip('.')}")


def _info(name: str, table: _Table) -> TemplateInfo:
    info = TemplateInfo(
        name=name,
        title=table.wording("title", needed=True),
        note_title=table.wording("note_title", needed=True),
        fields=tuple(_field(one) for one in table.tables("fields")),
        sections=tuple(_section(one) for one in table.tables("sections")),
        sections_are_free=table.flag("sections_are_free", default=True),
        genre=table.one_of("genre", ("", *_GENRES), ""),
        limits=_limits(table.table("limits")),
        look=table.one_of("look", _LOOKS, "narrative"),
        words=tuple(_words(table.table("words"))),
    )
    table.finish()
    _refuse_twice(table, "fields", [field.name for field in info.fields])
    _refuse_twice(table, "sections", [section.id for section in info.sections])
    for language, wording in (("en", info.note_title.en), ("fr", info.note_title.fr)):
        for field in field_names_in(wording):
            if info.field(field) is None:
                table.refuse(f"note_title.{language}", f"names the field {field}, which is not declared")
    return info


def _limits(table: _Table) -> Limits:
    limits = Limits(**{field.name: table.count(field.name) for field in fields(Limits)})
    table.finish()
    for least, most in (("words_min", "words_max"), ("items_min", "items_max")):
        if 0 < getattr(limits, most) < getattr(limits, least):
            table.refuse(least, f"is more than {most}")
    return limits


def _words(table: _Table) -> Iterator[tuple[str, Wording]]:
    for name in table.names():
        if not _FIELD_NAME.fullmatch(name):
            table.refuse(name, "is no name for words; use small letters, digits and _ only")
        if name in WORD_NAMES:
            table.refuse(name, "is a name that Briefbook uses itself; choose another")
        yield name, table.wording(name, needed=True)


def _refuse_twice(table: _Table, key: str, names: Sequence[str]) -> None:
    for number, name in enumerate(names):
        if name in names[:number]:
            table.refuse(key, f"declares “{name}” twice")


def _field(table: _Table) -> FieldSpec:
    name = table.text("name", needed=True)
    if not _FIELD_NAME.fullmatch(name):
        table.refuse("name", f"is “{name}”; use small letters, digits and _ only")
    if name in RESERVED_NAMES:
        table.refuse("name", f"is “{name}”, which Briefbook uses itself; choose another")
    kind = next((one for one in _TYPES if one == table.text("type", needed=True)), None)
    if kind is None:
        table.refuse("type", f"is “{table.text('type')}”; it must be one of {', '.join(_TYPES)}")
    spec = FieldSpec(
        name=name,
        type=kind,
        label=table.wording("label", needed=True),
        help=table.wording("help"),
        required=table.flag("required", default=False),
        default=table.field_value("default"),
        choices=tuple(_choice(one) for one in table.tables("choices")),
    )
    table.finish()
    if (kind == "choice") != bool(spec.choices):
        table.refuse("choices", "must be given for a field of type choice, and only there")
    return _with_checked_default(table, spec)


def _with_checked_default(table: _Table, spec: FieldSpec) -> FieldSpec:
    if spec.default is not None:
        try:
            checked_value(spec, spec.default)
        except TemplateError as error:
            table.refuse("default", f"does not fit: {error.sentence.rstrip('.')}")
    return spec


def _choice(table: _Table) -> tuple[str, Wording]:
    value = table.text("value", needed=True)
    wording = Wording(table.text("en"), table.text("fr"))
    table.finish()
    return value, wording


def _section(table: _Table) -> SectionSpec:
    spec = SectionSpec(
        id=table.text("id", needed=True),
        heading=table.wording("heading", needed=True),
        guidance=table.wording("guidance"),
        kind=table.one_of("kind", _KINDS, "paragraphs"),
        required=table.flag("required", default=False),
        limits=_limits(table.table("limits")),
        topics=table.texts("topics"),
    )
    table.finish()
    if not _SECTION_ID.fullmatch(spec.id):
        table.refuse("id", f"is “{spec.id}”; use small letters, digits and hyphens only")
    return spec
