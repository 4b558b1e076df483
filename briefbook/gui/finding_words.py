"""GUI room: what the checks remark, in the officer's words: texts by their beginnings, not by their ids; in French too.

A remark is worded by its code and the values in it; English has the sentence of the check itself where that will do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from briefbook.gui.french import in_french
from briefbook.gui.words import words
from briefbook.model.book import Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import Language, TabId
from briefbook.model.text import first_words

_SHOWN = 48
"""Characters of a text that name it."""
_LONG_NUMBER = 3
"""Digits from which on thousands are parted."""
_VERSIONS = {"en": "anglaise", "fr": "française"}
_NAMES = {"en": "English", "fr": "French"}

Forms = tuple[str, str]
"""The singular and the plural of a sentence, by the value `count`; the plural is empty where there is none."""

ENGLISH: Mapping[str, Forms] = {
    "changed-since-approval:text": ("“{text}” was changed since {name} approved it.", ""),
    "translation-behind": ("“{text}” was edited after its {language} was written; check that they agree.", ""),
    "withheld-in-one-language": (
        "Of “{text}” something is withheld in one language and nothing in the other.",
        "",
    ),
    "source-marked-higher": ("The source of “{text}” is marked {source}, higher than the note ({note}).", ""),
    "source-marked-higher:unmarked": ("The source of “{text}” is marked {source}; the note has no marking.", ""),
}
FRENCH: Mapping[str, Forms] = {
    "field-missing": ("Le champ « {label} » est vide; la note ne peut pas être produite sans lui.", ""),
    "unknown-marking": (
        "Briefbook ne peut pas comparer le marquage « {marking} »; un recueil le nomme à côté du plus élevé.",
        "",
    ),
    "unknown-marking:field": ("Le modèle ne connaît pas le marquage « {value} »; choisissez-en un des siens.", ""),
    "empty-section": (
        "La section « {heading} » n’a pas de texte; les copies du ministre et à divulguer l’omettent.",
        "",
    ),
    "empty-section:required": ("La section « {heading} » n’a pas de texte, et la note en a besoin.", ""),
    "not-placed": (
        "Un texte figure sous « Sans place » et ne sera pas dans la note; au besoin, déplacez-le dans une section.",
        "{count} textes figurent sous « Sans place » et ne seront pas dans la note; au besoin, déplacez-les dans une "
        "section.",
    ),
    "changed-since-approval": ("La note a été modifiée depuis son approbation par {name}.", ""),
    "changed-since-approval:text": ("« {text} » a été modifié depuis son approbation par {name}.", ""),
    "no-other-language": (
        "Un texte n’a pas encore de version {language}; la note le montre tel quel.",
        "{count} textes n’ont pas encore de version {language}; la note les montre tels quels.",
    ),
    "translation-behind": (
        "« {text} » a été modifié après sa version {language}; vérifiez que les deux concordent.",
        "",
    ),
    "withheld-text-shown": (
        "Un passage n’est caviardé que dans la copie à divulguer; cette copie le montre.",
        "{count} passages ne sont caviardés que dans la copie à divulguer; cette copie les montre.",
    ),
    "withheld-in-one-language": (
        "Dans « {text} », un passage est caviardé dans une langue et rien ne l’est dans l’autre.",
        "",
    ),
    "source-marked-higher": (
        "La source de « {text} » porte le marquage {source}, plus élevé que celui de la note ({note}).",
        "",
    ),
    "source-marked-higher:unmarked": (
        "La source de « {text} » porte le marquage {source}; la note n’en porte aucun.",
        "",
    ),
    "too-many-words": (
        "{name} compte {count} mot; {limit} suffisent.",
        "{name} compte {count} mots; {limit} suffisent.",
    ),
    "too-few-words": (
        "{name} compte {count} mot; il en faut habituellement au moins {limit}.",
        "{name} compte {count} mots; il en faut habituellement au moins {limit}.",
    ),
    "too-many-points": (
        "{name} compte {count} point; {limit} suffisent.",
        "{name} compte {count} points; {limit} suffisent.",
    ),
    "too-few-points": (
        "{name} compte {count} point; il en faut habituellement au moins {limit}.",
        "{name} compte {count} points; il en faut habituellement au moins {limit}.",
    ),
    "long-sentences": (
        "{name} a une phrase de plus de {limit} mots; elle en compte {longest}.",
        "{name} a {count} phrases de plus de {limit} mots; la plus longue en compte {longest}.",
    ),
    "speaking-time": (
        "Il faut environ {minutes} min {seconds} s pour la dire : {words} mots, à {speed} par minute.",
        "",
    ),
    "export-not-recorded": ("L’exportation n’a pas pu être consignée dans le cahier : {reason}", ""),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check remarks of a note, as it is said.

    Attributes:
        tab_id: of the note it speaks of.
    """

    finding: Finding
    tab_id: TabId
    sentence: str


def remark(finding: Finding, tab: Tab, language: Language) -> Remark:
    """Return a finding about a note as the window says it in a language."""
    return Remark(finding, tab.id, finding_words(finding, tab, language))


def is_field(one: Remark) -> bool:
    """Tell whether a remark is about a field of the note."""
    finding = one.finding
    return finding.code == "field-missing" or (finding.code == "unknown-marking" and "value" in finding.values)


def finding_words(finding: Finding, tab: Tab, language: Language) -> str:
    """Return what is said of a finding about a note; its own sentence where there is no better one."""
    table = FRENCH if language == "fr" else ENGLISH
    key = variant(finding)
    forms = table.get(key) or (table.get(finding.code) if key == finding.code or language == "fr" else None)
    if forms is None:
        return finding.sentence
    count = int(finding.values.get("count", "1"))
    is_many = count > 1 if language == "fr" else count != 1
    values = {name: _shown(value, language) for name, value in finding.values.items()}
    if language == "fr" and "reason" in values:
        values["reason"] = in_french(values["reason"]) or values["reason"]
    sentence = (forms[1] if is_many and forms[1] else forms[0]).format(**{**values, **_named(finding, tab, language)})
    return sentence.replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def variant(finding: Finding) -> str:
    """Return under what a finding is worded: its code, and what of it changes the sentence."""
    values = finding.values
    more = {
        "empty-section": "required" if "required" in values else "",
        "changed-since-approval": "text" if finding.place else "",
        "unknown-marking": "field" if "value" in values else "",
        "source-marked-higher": "" if values.get("note") else "unmarked",
    }.get(finding.code, "")
    return f"{finding.code}:{more}" if more else finding.code


def _named(finding: Finding, tab: Tab, language: Language) -> dict[str, str]:
    """Return the names in a sentence that are worded by the language it is said in."""
    named: dict[str, str] = {}
    heading, of = finding.values.get("heading"), finding.values.get("language", "")
    if language == "fr" and "name" in finding.values and finding.code != "changed-since-approval":
        named["name"] = f"La section « {heading} »" if heading else "La note"
    if of:
        named["language"] = (_VERSIONS if language == "fr" else _NAMES).get(of, of)
    texts = (entry.text for section in tab.sections for entry in section.entries if entry.id == finding.place)
    named["text"] = first_words(next(texts, ""), _SHOWN)
    return named


def _shown(value: str, language: Language) -> str:
    is_long = len(value) > _LONG_NUMBER and value.isascii() and value.isdecimal()
    return words(language).number(int(value)) if is_long else value
