"""Review room: fields of a note that need a value, and markings that nobody knows the rank of."""

from collections.abc import Iterator

from briefbook.model.book import Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import Language
from briefbook.model.template import FieldSpec, TemplateInfo

_MARKING = "marking"


def fields(tab: Tab, info: TemplateInfo, language: Language) -> tuple[Finding, ...]:
    """Return a finding for each required field without a value, and for a marking that the template does not know."""
    return tuple(_findings(tab, info, language))


def _findings(tab: Tab, info: TemplateInfo, language: Language) -> Iterator[Finding]:
    for spec in info.fields:
        label = spec.label.in_language(language)
        if spec.required and not (tab.fields.get(spec.name) or spec.default):
            sentence = f"The field “{label}” has no value; the note cannot be made without one."
            yield Finding("field-missing", "error", sentence, spec.name, {"label": label})
        elif spec.name == _MARKING and not _is_known(spec, tab):
            value = str(tab.fields[_MARKING])
            sentence = f"The marking “{value}” is none of those that the template knows; choose one of them."
            yield Finding("unknown-marking", "warning", sentence, spec.name, {"value": value})


def _is_known(spec: FieldSpec, tab: Tab) -> bool:
    value = tab.fields.get(spec.name)
    return not value or not spec.choices or value in [name for name, _ in spec.choices]
