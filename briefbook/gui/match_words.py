"""GUI room: where the texts of an imported note come from, in words: in one line for all, in a tip for each."""

from collections import Counter
from collections.abc import Sequence

from briefbook.gui.wording import Speech
from briefbook.model.imported import ImportedEntry
from briefbook.model.match import Verdict
from briefbook.model.text import first_words

_ALTERED = (Verdict.CUT, Verdict.ALTERED, Verdict.PARTIAL, Verdict.ASSEMBLED)
_SHOWN = 30
_MOST = 3
"""Changes that a tip names."""


def import_words(entries: Sequence[ImportedEntry], say: Speech) -> str:
    """Return how many texts there are, word for word, altered, and without a source."""
    kinds = Counter(_kind(one) for one in entries)
    parts = [say.counted(f"import.{kind}", kinds[kind]) for kind in ("same", "altered", "none") if kinds[kind]]
    whole = say.counted("passages", len(entries))
    return say("import.summary", passages=whole, parts=", ".join(parts)) if parts else whole


def _kind(one: ImportedEntry) -> str:
    if one.source is None:
        return "none"
    return "altered" if one.traced.verdict in _ALTERED else "same"


def match_words(one: ImportedEntry, say: Speech) -> str:
    """Return what is found of one text: whether it says what its source says, and what was changed."""
    verdict = say(f"match.{one.traced.verdict.value}")
    changes = [change for sentence in one.traced.sentences for change in sentence.match.changes]
    told = [
        say("match.change", used=_part(change.used, say), source=_part(change.source, say))
        for change in changes[:_MOST]
    ]
    return f"{verdict} ({'; '.join(told)})" if told and one.source is not None else verdict


def _part(text: str, say: Speech) -> str:
    return say("text.quoted", text=first_words(text, _SHOWN)) if text.strip() else say("match.nothing")
