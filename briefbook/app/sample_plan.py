"""App room: what the sample of a template holds, as its `sample.toml` tells it: passages to pick, words of our own.

An entry is told once for each language: a passage of the sample corpus (`{ path, starts }`) or text of our own
(Markdown). A book in French takes the French one, and keeps the English one beside it; where there is only one, both
books have it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from briefbook.model.book import FieldValue, Wording
from briefbook.model.errors import TemplateMissing
from briefbook.model.kinds import LANGUAGES, Language
from briefbook.render import catalog
from briefbook.settings.places import Places

DEFAULT_TEMPLATE = "cimm-narrative"
SAMPLE = "sample.toml"


@dataclass(frozen=True, slots=True)
class SamplePick:
    """A passage named by its document and its first words."""

    path: str
    starts: str


SampleText: TypeAlias = SamplePick | str


@dataclass(frozen=True, slots=True)
class SampleEntry:
    """An entry of the sample book.

    Attributes:
        texts: by language; of one language at least.
        withheld: words of it that the disclosure copy leaves out, by language.
        is_self: whether it is a note to self.
    """

    texts: Mapping[Language, SampleText]
    withheld: Mapping[Language, str]
    is_self: bool = False

    def in_language(self, language: Language) -> tuple[Language, SampleText]:
        """Return the text for a book in `language`, with the language that it is in."""
        if language in self.texts:
            return language, self.texts[language]
        return next(iter(self.texts.items()))


@dataclass(frozen=True, slots=True)
class SampleSection:
    """A section of the sample book; `id` is empty where the sample adds one of its own."""

    id: str
    heading: Wording
    entries: tuple[SampleEntry, ...]

    def picks(self, language: Language) -> tuple[SamplePick, ...]:
        """Return the passages that a book in `language` takes."""
        texts = (entry.in_language(language)[1] for entry in self.entries)
        return tuple(text for text in texts if isinstance(text, SamplePick))


@dataclass(frozen=True, slots=True)
class SampleSignature:
    """Who prepared (or else approved) the sample note; `title` by language."""

    is_approval: bool
    name: Wording
    title: Wording
    date: str


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """The sample book as data: its template, fields, sections and signatures."""

    template: str
    values: Mapping[Language, Mapping[str, FieldValue]]
    sections: tuple[SampleSection, ...]
    signatures: tuple[SampleSignature, ...] = ()

    def fields(self, language: Language) -> Mapping[str, FieldValue]:
        """Return the values of its fields in a book in `language`."""
        return self.values[language]


def read_plan(places: Places, template: str = DEFAULT_TEMPLATE) -> SamplePlan:
    """Return the sample of a template.

    Raises:
        TemplateMissing: there is no such template, or it has no sample; the sentence names those that have.
        TemplateError: its template.toml cannot be used.
    """
    found = catalog.load(places.templates, template)
    if SAMPLE not in found.files():
        others = [one.name for one in catalog.list_templates(places.templates) if SAMPLE in one.files()]
        raise TemplateMissing(f"There is no sample of the template {template}; try {', '.join(others)}.", template)
    plan = tomllib.loads(found.read(SAMPLE).decode("utf-8"))
    return SamplePlan(
        template=template,
        values={language: dict(_values(plan["fields"], language)) for language in LANGUAGES},
        sections=tuple(_section(one) for one in plan["section"]),
        signatures=tuple(_signature(one) for one in plan.get("signature", [])),
    )


def _values(table: Mapping[str, object], language: Language) -> Iterable[tuple[str, FieldValue]]:
    for name, value in table.items():
        own = value.get(language, "") if isinstance(value, dict) else value
        yield name, tuple(map(str, own)) if isinstance(own, list) else str(own)


def _section(table: Mapping[str, object]) -> SampleSection:
    entries = table.get("entry", [])
    return SampleSection(
        id=str(table.get("id", "")),
        heading=_wording(table.get("heading")),
        entries=tuple(_entry(one) for one in entries) if isinstance(entries, list) else (),
    )


def _entry(table: Mapping[str, object]) -> SampleEntry:
    return SampleEntry(
        texts={language: _text(table[language]) for language in LANGUAGES if language in table},
        withheld=_by_language(table.get("withheld", {})),
        is_self=table.get("self") is True,
    )


def _by_language(value: object) -> Mapping[Language, str]:
    return {one: str(value[one]) for one in LANGUAGES if one in value} if isinstance(value, dict) else {}


def _text(value: object) -> SampleText:
    return SamplePick(str(value["path"]), str(value["starts"])) if isinstance(value, dict) else str(value)


def _signature(table: Mapping[str, object]) -> SampleSignature:
    return SampleSignature(
        is_approval=table.get("role") == "approved",
        name=_wording(table.get("name")),
        title=_wording(table.get("title")),
        date=str(table.get("date", "")),
    )


def _wording(value: object) -> Wording:
    if isinstance(value, dict):
        return Wording(str(value.get("en", "")), str(value.get("fr", "")))
    return Wording(str(value), str(value)) if value is not None else Wording()
