"""Sentences of real texts, changed in ways that are known: what tracing must say of each."""

import html
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefbook.model.kinds import Language
from briefbook.model.match import ChangeKind, TracedPassage, Verdict
from briefbook.model.sentences import sentence_spans
from briefbook.survey.tracing import Tracer

MONTHS: Mapping[Language, Sequence[str]] = {
    "en": ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November"),
    "fr": ("janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre"),
}
MODALS: Mapping[Language, Mapping[str, str]] = {
    "en": {"will": "may", "must": "should", "can": "must", "should": "will", "would": "must", "may": "will"},
    "fr": {"peut": "doit", "doit": "peut", "peuvent": "doivent", "doivent": "peuvent", "devrait": "pourra"},
}
NAMES: Mapping[Language, Sequence[str]] = {"en": ("Okafor", "Ellery", "Tremont"), "fr": ("Okafor", "Tremblay", "Gaspé")}
OTHER: Mapping[Language, Sequence[str]] = {
    "en": ("lantern", "orchard", "meadows", "copper", "velvet"),
    "fr": ("lanterne", "verger", "prairies", "cuivre", "velours"),
}
_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN = re.compile(r"\b[a-zà-ÿ]{5,}\b(?!-)")
_SPOKEN = re.compile(r"\b[A-Z][A-Z .]+:|\bQ\s")
_NUMBER = re.compile(r"(?<![\d.,-])\d{1,3}(?:,\d{3})*(?![\d.,-]|(?:st|nd|rd|th)\b)")

Edit = Callable[[str, random.Random, Language], str | None]


@dataclass(frozen=True, slots=True)
class Case:
    """A changed sentence, the passage it is from, and what is to be said of it; `kind` for an altered one."""

    text: str
    source: TracedPassage
    verdict: Verdict
    kind: ChangeKind | None = None


def paragraphs_of(folder: Path, pattern: str = "*") -> Iterator[TracedPassage]:
    """The paragraphs of text files below a folder, in the order of their names."""
    for file in sorted(path for path in folder.rglob(pattern) if path.suffix in (".md", ".txt")):
        text = html.unescape(file.read_text(encoding="utf-8", errors="replace"))
        date = re.search(r"(?:19|20)\d\d-\d\d-\d\d", file.name)
        for number, part in enumerate(re.split(r"\n\s*\n", text), 1):
            line = re.sub(r"\s*\n\s*", " ", part.strip())
            if line and not line.startswith(("---", "#", "|", "<", "- ", "{")):
                path = file.relative_to(folder).as_posix()
                yield TracedPassage(path, number, re.sub(r"[*_`]|\]\([^)]*\)|\[", "", line), date[0] if date else "")


def sentences_of(passages: Sequence[TracedPassage], chance: random.Random) -> Iterator[tuple[str, TracedPassage]]:
    """Sentences of ordinary length, in an order by chance."""
    order = list(range(len(passages)))
    chance.shuffle(order)
    for number in order:
        passage = passages[number]
        for start, end in sentence_spans(passage.text):
            text = passage.text[start:end]
            if 9 <= len(text.split(" ")) <= 45 and text[0].isupper() and text[-1] in ".!?" and not _SPOKEN.search(text):
                yield text, passage


def typography(text: str, chance: random.Random, language: Language) -> str | None:
    """The same words with other quotation marks, dashes and blanks."""
    changed = text.translate({ord("’"): "'", ord("“"): '"', ord("”"): '"', ord("–"): "-"})
    return re.sub(r"(\d) ", "\\1\u00a0", changed)


def cut(text: str, chance: random.Random, language: Language) -> str | None:
    """A run out of the middle."""
    words = text.split(" ")
    return None if len(words) < 18 else " ".join(words[4:-4]).strip(" ,;:–—-“”\"'()")


def word(text: str, chance: random.Random, language: Language) -> str | None:
    """Another word for an ordinary one."""
    found = [one for one in _PLAIN.finditer(text) if one[0] not in _TOLD[language]]
    if not found:
        return None
    one = chance.choice(found)
    return text[: one.start()] + chance.choice(OTHER[language]) + text[one.end() :]


def number(text: str, chance: random.Random, language: Language) -> str | None:
    """Another figure."""
    found = [one for one in _NUMBER.finditer(text) if not _is_in_date(text, one, language)]
    if not found:
        return None
    one = chance.choice(found)
    changed = f"{int(one[0].replace(',', '')) + chance.randint(1, 9):,}"
    return text[: one.start()] + changed + text[one.end() :]


def _is_in_date(text: str, one: "re.Match[str]", language: Language) -> bool:
    around = text[max(0, one.start() - 16) : one.end() + 16].lower()
    is_year = re.fullmatch(r"(?:19|20)\d\d", one[0]) is not None
    return is_year or any(month.lower()[:3] in around for month in (*MONTHS[language], "may", "mai", "dec", "déc"))


def name(text: str, chance: random.Random, language: Language) -> str | None:
    """Another name, in the middle of the sentence."""
    known = {month.lower() for month in MONTHS[language]} | {"may", "december", "monday", "friday"}
    found = [
        one
        for one in re.finditer(r"(?<=[a-zà-ÿ,] )[A-ZÉ][a-zà-ÿ]{3,}\b(?!['’])", text)
        if one[0].lower() not in known and one[0].lower() not in _TOLD[language]
    ]
    if not found:
        return None
    one = chance.choice(found)
    return text[: one.start()] + chance.choice(NAMES[language]) + text[one.end() :]


def date(text: str, chance: random.Random, language: Language) -> str | None:
    """Another month or year."""
    months = "|".join(MONTHS[language])
    found = list(re.finditer(rf"\b(?:{months})\b(?= \d)" if language == "en" else rf"(?<=\d )(?:{months})\b", text))
    if found and chance.random() < 0.5:
        one = chance.choice(found)
        return text[: one.start()] + chance.choice([m for m in MONTHS[language] if m != one[0]]) + text[one.end() :]
    years = list(re.finditer(r"(?<![\w.,/-])(?:19|20)\d\d(?![\d.,/-]|\w)", text))
    if not years:
        return None
    one = chance.choice(years)
    return text[: one.start()] + str(int(one[0]) + chance.choice((-1, 1, 2))) + text[one.end() :]


def negation(text: str, chance: random.Random, language: Language) -> str | None:
    """A negation more."""
    if language == "en":
        found = list(re.finditer(r"\b(?:is|are|was|were|will|can|must|should|has|have)\b(?! not)", text))
        return None if not found else _put(text, chance.choice(found).end(), " not")
    found = list(re.finditer(r" (est|sont|doit|peut|doivent|peuvent|a) ", text))
    if not found:
        return None
    one = chance.choice(found)
    return f"{text[: one.start()]} ne {one[1]} pas {text[one.end() :]}"


def modal(text: str, chance: random.Random, language: Language) -> str | None:
    """Another modal verb."""
    found = list(re.finditer(rf"\b(?:{'|'.join(MODALS[language])})\b", text))
    if not found:
        return None
    one = chance.choice(found)
    return text[: one.start()] + MODALS[language][one[0]] + text[one.end() :]


def order(text: str, chance: random.Random, language: Language) -> str | None:
    """Two clauses exchanged."""
    parts = text.rstrip(".!?").split(", ")
    if len(parts) != 2 or min(len(part.split(" ")) for part in parts) < 4:
        return None
    first, second = parts
    return f"{second[0].upper()}{second[1:]}, {first[0].lower()}{first[1:]}."


def _put(text: str, place: int, what: str) -> str:
    return text[:place] + what + text[place:]


_TOLD: Mapping[Language, frozenset[str]] = {
    language: frozenset(
        {
            *(month.lower() for month in MONTHS[language]),
            *MODALS[language],
            *MODALS[language].values(),
            *("could", "might", "shall", "cannot", "never", "nothing", "neither", "without", "three", "seven", "eight"),
            *("hundred", "thousand", "million", "billion", "third", "quarter", "double", "dozen", "spring", "summer"),
            *("autumn", "winter", "today", "tomorrow", "yesterday", "december", "monday", "tuesday", "wednesday"),
            *("thursday", "friday", "saturday", "sunday", "nobody", "fifty", "forty", "thirty", "twenty", "jamais"),
            *("aucun", "aucune", "personne", "moitié", "tiers", "quatre", "trente", "mille", "quarante", "cinquante"),
            *("millions", "thousands", "hundreds", "billions", "eleven", "twelve", "percent", "pourra", "pourront"),
            *("pourrait", "pourraient", "devra", "devront", "devraient", "puisse", "puissent", "pouvait", "devait"),
            *("décembre", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "demain", "hiver"),
            *("printemps", "automne", "milliard", "milliards", "nullement", "pouvaient", "devaient", "cents"),
        }
    )
    for language in ("en", "fr")
}
"""Words that are more than a word: another one for them is another kind of change."""

EDITS: Mapping[str, tuple[Edit, Verdict, ChangeKind | None]] = {
    "verbatim": (typography, Verdict.VERBATIM, None),
    "cut": (cut, Verdict.CUT, None),
    "word": (word, Verdict.ALTERED, ChangeKind.WORD),
    "figure": (number, Verdict.ALTERED, ChangeKind.FIGURE),
    "name": (name, Verdict.ALTERED, ChangeKind.NAME),
    "date": (date, Verdict.ALTERED, ChangeKind.DATE),
    "negation": (negation, Verdict.ALTERED, ChangeKind.NEGATION),
    "order": (order, Verdict.ALTERED, ChangeKind.ORDER),
    "modal": (modal, Verdict.ALTERED, ChangeKind.MODAL),
}


def cases(passages: Sequence[TracedPassage], edit: str, language: Language, count: int) -> list[Case]:
    """So many cases of one kind of edit, the same every time; fewer where the texts do not give more."""
    change, verdict, kind = EDITS[edit]
    chance = random.Random(f"trace {edit} {language}")
    made: list[Case] = []
    for text, passage in sentences_of(passages, chance):
        changed = change(text, chance, language)
        if changed is not None and (changed != text or verdict is Verdict.VERBATIM):
            made.append(Case(changed, passage, verdict, kind))
        if len(made) == count:
            break
    return made


def merged(passages: Sequence[TracedPassage], language: Language, count: int) -> list[str]:
    """Sentences made of the beginning of one and the end of another, of nine words or more each."""
    chance = random.Random(f"merged {language}")
    pairs = sentences_of(passages, chance)
    made: list[str] = []
    for (one, _), (other, _) in zip(pairs, pairs, strict=False):
        first, second = one.split(" "), other.split(" ")
        if min(len(first), len(second)) > 11:
            made.append(f"{' '.join(first[: max(9, len(first) // 2)]).rstrip(',;:')} and {' '.join(second[-9:])}")
        if len(made) == count:
            break
    return made


def is_right(tracer: Tracer, case: Case) -> bool:
    """Whether tracing says of a case what it must: the verdict, a source that says the same, the kind of change."""
    match = tracer.trace(case.text)
    if match.verdict is not case.verdict:
        return False
    return case.kind is None or case.kind in {one.kind for one in match.changes}
