"""Extract room: English or French, told by the small words and the letters of a passage. No language is guessed."""

import re
from collections.abc import Iterable, Sequence

from briefbook.extract.short_lines import LONGEST, language_of_line
from briefbook.model.kinds import LANGUAGES, Language

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    """
    the of and to in is are was were be been for with that this these those by from as at on an it its has have had will
    would can could should not or which who their they we our you your he she his her but if than then there when where
    what how all any more other into about also may must such each between under after before during through over
    """.split()  # noqa: SIM905
)
# What French shares with Spanish and Portuguese (de, la, que, en, un, se, a) tells nothing.
_FRENCH = frozenset(
    """
    le les des du une et est sont était étaient être été pour avec qui dans par sur au aux ce cette ces
    cet son sa ses leur leurs nous notre nos vous votre vos il elle ils elles on ne pas plus mais ou où ont avait
    afin ainsi sous après avant pendant comme tout tous toute toutes aussi dont peut doit chaque lors selon à
    """.split()  # noqa: SIM905
)
_OTHERS = frozenset(
    """
    el los las del al una y es por para con como más se su sus lo que no son fue está este esta estos estas entre sobre
    der die das und ist nicht ein eine einen dem den mit für von zu auf sich auch werden wird sind haben oder bei nach
    il gli della delle dei degli di che per è sono nel alla con anche più questo questa
    o os as um uma do da dos das em no na nos nas não é são pelo pela ao seu sua
    het een van niet zijn op voor och att det som är jag med av nie się jest w z na ve bir bu için
    """.split()  # noqa: SIM905
)
_FRENCH_LETTERS = re.compile(r"[èêàùûîôœ'’](?:(?<=[èêàùûîôœ])|(?<=\b[lLdDqQnNsScCjJ]['’])(?=[a-zéèêâîôhy]))")
"""Sought by one class of rare signs: of letters that may stand before an apostrophe every text is full."""
_SIGNS = re.compile(r"[\u00a0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u2000-\u206f]")
"""What most often keeps a text from being ASCII, and is no letter."""
_COMMON_SIGNS = "’\u00a0“”–—"
"""Those of them that nearly every text has; to replace one is many times as fast as to look for all."""
_END = "\0"
"""Stands between two passages that are looked at together; no text holds it."""
_KEPT = frozenset((0, *range(128, 256)))
_PARTED = bytes(
    code if code in _KEPT else ord(chr(code).lower() if chr(code).isalpha() else " ") for code in range(256)
)
"""Letters in lower case, blanks for the other signs of ASCII; bytes are translated several times as fast as text."""
_READ = 4_000
"""Code points of a passage that are looked at."""
_TOGETHER = 200_000
"""Code points that are looked at together."""


def _speaking_for() -> dict[str, str]:
    """Return for each small word the languages it is one of: to look it up once is cheaper than three times."""
    lists = {"e": _ENGLISH, "f": _FRENCH, "o": _OTHERS}
    known = {word: "".join(name for name in lists if word in lists[name]) for word in _ENGLISH | _FRENCH | _OTHERS}
    return {**known, _END: _END}


_SPEAKING_FOR = _speaking_for()


def language_of(text: str) -> Language | None:
    """Return the language of a passage, None when it is neither or cannot be told."""
    return languages_of((text,))[0]


def languages_of(texts: Sequence[str]) -> list[Language | None]:
    """Return the languages of passages; to look at many together takes half the time."""
    languages: list[Language | None] = []
    samples: list[str] = []
    size = 0
    for text in texts:
        samples.append(text[:_READ])
        size += len(samples[-1])
        if size > _TOGETHER:
            languages += _told(samples)
            samples, size = [], 0
    return languages + _told(samples) if samples else languages


def _told(samples: Sequence[str]) -> list[Language | None]:
    words = _words([sample.replace(_END, " ") if _END in sample else sample for sample in samples])
    votes = "".join(filter(None, map(_SPEAKING_FOR.get, words.split()))).split(_END)
    return list(map(_elected, samples, votes, words.split(_END)))


def _elected(sample: str, votes: str, words: str) -> Language | None:
    """Return the language of a passage that so many of its words speak for."""
    english, french, others = votes.count("e"), votes.count("f"), votes.count("o")
    if english > 4.2 * french + 2 and english >= 1.4 * others and english > 0.04 * (len(words) + 1):
        return "en"  # by far the most; what follows would say so too
    most_french = french * 3 + 1
    if english < 1.4 * most_french:  # else the letters cannot change what is found
        french = min(most_french, french + len(_FRENCH_LETTERS.findall(sample)))
    best, second = (english, max(french, others)) if english >= french else (french, max(english, others))
    if best < 2 or best < 1.4 * second or best < 0.08 * _most_words(best, words):
        count = len(words.split())
        return language_of_line(sample) if 0 < count <= LONGEST else None
    return "en" if english >= french else "fr"


def _most_words(best: int, words: str) -> int:
    """Return how many words there are; no more than half as many as letters and blanks, which nearly always will do."""
    most = (len(words) + 1) // 2
    return most if best >= 0.08 * most else len(words.split())


def _words(texts: Sequence[str]) -> str:
    """Return the runs of letters of texts, in lower case and parted by blanks, and `_END` between two texts."""
    joined = f" {_END} ".join(texts)
    if not joined.isascii():
        for sign in _COMMON_SIGNS:
            joined = joined.replace(sign, " ")
        joined = joined if joined.isascii() else _SIGNS.sub(" ", joined)
    words = joined.encode("utf-8", "surrogatepass").translate(_PARTED).decode("utf-8", "surrogatepass")
    if words.isascii():
        return words
    parts = zip(words.split(_END), texts, strict=True)
    return f" {_END} ".join(part if part.isascii() else " ".join(_WORD.findall(text.lower())) for part, text in parts)


def document_language(
    passages: Iterable[tuple[str, Language | None]],
) -> tuple[Language | None, tuple[Language, ...]]:
    """Return the language that most of the text is in, and both languages when a fifth or more of it is in either.

    Args:
        passages: texts with their languages.

    Returns: None for the language when none can be told, and no languages when there are not two.
    """
    weights = _weights(passages)
    english, french = weights["en"], weights["fr"]
    is_told = (english or french) and max(english, french) * 4 >= weights[None]
    least = 0.2 * (english + french)
    held = LANGUAGES if english and french and min(english, french) >= least else ()
    return ("en" if english >= french else "fr") if is_told else None, held


def _weights(passages: Iterable[tuple[str, Language | None]]) -> dict[Language | None, int]:
    weights: dict[Language | None, int] = {"en": 0, "fr": 0, None: 0}
    for text, language in passages:
        weights[language] += len(text)
    return weights
