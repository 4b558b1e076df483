"""Index room: text into words, and words into the terms under which the index keeps them.

A word is a run of letters and digits of the folded text; hyphens and apostrophes part words, so `Biden-Harris` is two
words in a row, and an exact quotation can tell `l'accord` from `accord`. `U.S.` is one word, `us`. A term is a stem
with its language before it: the French stem of a word never meets the English stem of another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from briefbook.model.kinds import LANGUAGES, Language
from briefbook.model.text import fold, fold_with_offsets

_WORD = re.compile(r"(?<![^\W_])[a-z](?:\.[a-z])+(?![^\W_])|[^\W_]+")
LONGEST = 64
"""Longer runs are no words but data; more of them would only swell the index."""
_JOINING_POINT = re.compile(r"\.(?=[a-z](?![^\W_]))(?<=[a-z]\.)(?<![^\W_][a-z]\.)")
"""A point between two letters that stand alone, as in U.S.; it begins with what is found fast."""
_JOINING_POINT_BYTES = re.compile(_JOINING_POINT.pattern.encode(), re.ASCII)
_BETWEEN = "\x1e"
"""Stands between texts that are folded together; no text that was cleaned holds it, and it is no letter."""
_BETWEEN_TEXTS = _BETWEEN.encode()
_SHORT = 30_000
"""Bytes of texts that it makes no difference to look at one by one: none of them has too many words."""
_PARTED = {code: chr(code) if chr(code).isalnum() or chr(code) == _BETWEEN else " " for code in range(128)}
_SPLIT = str.split
_WESTERN = "cp1252"
_BYTES = {code: fold(bytes((code,)).decode(_WESTERN, "replace")) for code in range(256)}
_BYTES[ord("…".encode(_WESTERN))] = " "  # what it is folded to is no letter, and joins none
_LONGER = 0
"""Stands for what is folded to no single letter of ASCII."""
_GONE = bytes(code for code, folded in _BYTES.items() if not folded)
_PARTED_BYTES = bytes(ord(_PARTED.get(code, " ")) for code in range(256))
_ONE_FOR_ONE = bytes(ord(one) if len(one) == 1 and one.isascii() else _LONGER for one in _BYTES.values())
_TAG: dict[Language, str] = {"en": "e", "fr": "f"}
_APOSTROPHES = "'`"
_ELIDED = frozenset(("c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quoiqu", "s", "t"))
"""What French puts before an apostrophe: no part of the word that follows."""

_NOTHING_KEPT = 0
"""Stems are kept here already; the stemmer's own memory of them costs more than to work them out again."""
_ENGLISH_STEM = Stemmer.Stemmer("english", _NOTHING_KEPT).stemWord
_FRENCH_STEM = Stemmer.Stemmer("french", _NOTHING_KEPT).stemWord
_ENGLISH_APART = {"emergence": "emergent"}
"""What the algorithm would throw together with another word: an emergency."""
_ENGLISH_ORGANIZE = re.compile("organi[sz](?:e[drs]?|ers|ing|ations?|ational|ationally)")
_FRENCH_APART: dict[str, str] = {
    **dict.fromkeys(("entree", "entrees"), "entree"),
    **dict.fromkeys(("travail", "travaux"), "travail"),
    **dict.fromkeys(("visa", "visas"), "visa"),
    **dict.fromkeys(("traitement", "traitements"), "traitement"),
    **{f"{one}x": one for one in ("enjeu", "jeu", "lieu", "milieu")},
}
_FRENCH_ENDINGS = (
    (re.compile("(?<=...)ees?$"), "e"),
    (re.compile("ieres?$"), "ier"),
    (re.compile("(?<=g|h)eres?$"), "er"),
    (re.compile("aises?$"), "ais"),
    (re.compile("(?<=...)(?<!v)ers$"), "er"),
    (re.compile("(?<=...)(ion|it)s$"), r"\1"),
)
"""Endings that the algorithm knows only with their accents, which are folded away here, and plurals it misses."""
_FRENCH_PLURAL = re.compile("(?<=.)(?<=oi|ai|.u|.o)s$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its span [start, end) in code points of the text it was found in."""

    word: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in order; they are what exact quotations are compared by."""
    return [run[:LONGEST] for run in runs(text)]


def runs(text: str) -> list[str]:
    """Return the words of a text, folded, in order, those that are too long not yet cut."""
    return _cut(fold(text))


def _cut(folded: str) -> list[str]:
    if folded.isascii():
        return _JOINING_POINT.sub("", folded).translate(_PARTED).split()
    return [found.replace(".", "") for found in _WORD.findall(folded)]


def together(texts: Sequence[bytes]) -> bytes:
    """Return texts, in UTF-8, as one, for `runs_of`: many at once take a third of the time."""
    joined = _BETWEEN_TEXTS.join(texts)
    if joined.count(_BETWEEN_TEXTS) >= max(1, len(texts)):
        joined = _BETWEEN_TEXTS.join(one.replace(_BETWEEN_TEXTS, b" ") for one in texts)
    return joined


def runs_of(texts: bytes) -> list[list[str]]:
    """Return the words of each of the texts that `together` made one, those that are too long not yet cut."""
    return list(map(_SPLIT, _parted(texts.decode()).split(_BETWEEN)))


def _parted(texts: str) -> str:
    """Return texts folded, with blanks for all that is no letter."""
    held = _folded(texts)
    if held is not None:
        return _JOINING_POINT_BYTES.sub(b"", held).translate(_PARTED_BYTES).decode("ascii")
    folded = fold(texts)
    if folded.isascii():
        return _JOINING_POINT.sub("", folded).translate(_PARTED)
    return _BETWEEN.join(" ".join(_cut(one)) for one in folded.split(_BETWEEN))


def _folded(text: str) -> bytes | None:
    """Return a text folded by a table of bytes, twice as fast; None where not all of it is in the Western code page."""
    try:
        held = text.encode(_WESTERN)
    except UnicodeEncodeError:
        return None
    folded = held.translate(_ONE_FOR_ONE, _GONE)
    return None if _LONGER in folded else folded


def letters_of(words: Sequence[str]) -> bytes:
    """Return the letters of words, one after the other, to tell which texts say the same."""
    return "".join(words).encode()


def most_words(texts: bytes) -> int:
    """Return a number of words that none of the texts which `together` made one exceeds; each takes a byte or more."""
    if len(texts) < _SHORT:
        return len(texts) + 1
    longest = max(map(len, texts.split(_BETWEEN_TEXTS))) + 1
    return longest if longest <= _SHORT else max(map(len, runs_of(texts)))


def chunks_of_folded(folded: str) -> list[str]:
    """Return what stands in a folded text for words, in order: `u.s`, and runs that are too long, as they are."""
    return _WORD.findall(folded)


def words_of_chunks(found: Sequence[str]) -> list[str]:
    """Return the words that `chunks_of_folded` found, as they are known."""
    return [_plain(one) if "." in one or len(one) > LONGEST else one for one in found]


def matches_in_folded(folded: str) -> "Iterator[re.Match[str]]":
    """Return where the words of a folded text stand, in order."""
    return _WORD.finditer(folded)


def tokens(text: str) -> list[Token]:
    """Return the words of a text with their spans in it; the accent that follows a letter belongs to its word."""
    folded = fold_with_offsets(text)
    found = []
    for match in _WORD.finditer(folded.text):
        start, end = folded.original_span(match.start(), match.end())
        while end < folded.offsets[match.end()] and fold(text[end]) == "" and text[end].isprintable():
            end += 1
        found.append(Token(_plain(match.group()), start, end))
    return found


def asked_words(text: str) -> list[str]:
    """Return the words that something typed asks for: without `l'`, `qu'` … before them and `'s` after them."""
    folded = fold(text)
    matches = list(_WORD.finditer(folded))
    kept = [_plain(match.group()) for number, match in enumerate(matches) if not _is_elided(folded, matches, number)]
    return kept or [_plain(match.group()) for match in matches]


def _is_elided(folded: str, matches: "list[re.Match[str]]", number: int) -> bool:
    match = matches[number]
    follows = number + 1 < len(matches) and matches[number + 1].start() == match.end() + 1
    if follows and folded[match.end()] in _APOSTROPHES and match.group() in _ELIDED:
        return True
    precedes = number > 0 and matches[number - 1].end() == match.start() - 1
    return precedes and match.group() == "s" and folded[match.start() - 1] in _APOSTROPHES


def _plain(found: str) -> str:
    return found.replace(".", "")[:LONGEST]


@lru_cache(maxsize=200_000)
def terms(word: str, language: Language | None) -> tuple[str, ...]:
    """Return the terms of a folded word: one in its language, or one in each where the language is not known."""
    if language is None:
        return tuple(term_of(word, one) for one in LANGUAGES)
    return (term_of(word, language),)


def language_of(term: str) -> Language:
    """Return the language of a term.

    Raises:
        ValueError: it is no term.
    """
    for language, tag in _TAG.items():
        if term.startswith(tag):
            return language
    raise ValueError(f"{term!r} is no term")


def stem_of(term: str) -> str:
    """Return the stem that a term is; it begins with the letter that its words begin with."""
    return term[1:]


def term_of(word: str, language: Language) -> str:
    """Return the term of a folded word in a language."""
    return _TAG[language] + (_french(word) if language == "fr" else _english(word))


def _english(word: str) -> str:
    apart = _ENGLISH_APART.get(word)
    if apart is not None:
        return apart
    if word.startswith("organi") and _ENGLISH_ORGANIZE.fullmatch(word):
        return "organiz"
    return str(_ENGLISH_STEM(word))


def _french(word: str) -> str:
    apart = _FRENCH_APART.get(word)
    if apart is not None:
        return apart
    for ending, plain in _FRENCH_ENDINGS:
        word = ending.sub(plain, word)
    stem = _FRENCH_PLURAL.sub("", str(_FRENCH_STEM(word)))
    # trafic, trafiqué, trafique; public, publique
    return stem[:-2] + "c" if stem.endswith("qu") and len(stem) > 3 else stem


def heading_words(heading: tuple[str, ...]) -> Iterator[str]:
    """Yield the words of a heading path, with an empty one between two headings: no quotation reaches across."""
    for number, one in enumerate(heading):
        if number:
            yield ""
        yield from words(one)
