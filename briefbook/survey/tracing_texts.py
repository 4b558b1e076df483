"""Survey room: tracing a text of several sentences: which passage most of it is from, and each sentence by itself."""

from collections.abc import Sequence
from dataclasses import replace

from briefbook.model.imported import TracedSentence, TracedText
from briefbook.model.match import Match, TraceSource, Verdict
from briefbook.model.sentences import sentence_spans
from briefbook.survey.tracing import Tracer

_TAKEN = frozenset({Verdict.VERBATIM, Verdict.CUT, Verdict.ALTERED})
_MOST = 0.5
"""A text of which one passage has less than this share of the words is nobody's."""


def trace_text(tracer: Tracer, text: str) -> TracedText:
    """Return where a text comes from; its source is one passage, for an entry has one."""
    sentences = tuple(TracedSentence(*span, tracer.trace(text[slice(*span)])) for span in sentence_spans(text))
    if len(sentences) == 1:
        match = sentences[0].match
        return TracedText(match.verdict, match, sentences)
    whole = tracer.trace(text)
    has_own = any(one.match.verdict is Verdict.NONE for one in sentences)
    if whole.verdict in _TAKEN and not has_own:
        return TracedText(whole.verdict, whole, sentences)
    return _joined(text, sentences)


def _joined(text: str, sentences: Sequence[TracedSentence]) -> TracedText:
    """Return what sentences come to that are no run of one passage."""
    taken = [one for one in sentences if one.match.verdict in _TAKEN]
    words = {one: len(text[one.start : one.end].split()) for one in sentences}
    shares: dict[tuple[str, int], int] = {}
    for one in taken:
        source = one.match.sources[0]
        shares[source.path, source.ordinal] = shares.get((source.path, source.ordinal), 0) + words[one]
    total = max(1, sum(words.values()))
    place = max(shares, key=lambda key: (shares[key], key), default=None)
    if place is None:
        verdicts = {one.match.verdict for one in sentences}
        return TracedText(
            Verdict.RESEMBLES if Verdict.RESEMBLES in verdicts else Verdict.NONE, Match(Verdict.NONE), tuple(sentences)
        )
    mine = [one for one in taken if (one.match.sources[0].path, one.match.sources[0].ordinal) == place]
    source = _spanned([one.match.sources[0] for one in mine])
    verdict = _verdict(sentences, taken, mine)
    match = Match(verdict, round(shares[place] / total, 4), (source,))
    if shares[place] < _MOST * total:
        found = Verdict.ASSEMBLED if len(taken) == len(sentences) else Verdict.PARTIAL
        return TracedText(found, replace(match, verdict=found, sources=()), tuple(sentences))
    return TracedText(verdict, match, tuple(sentences))


def _verdict(
    sentences: Sequence[TracedSentence], taken: Sequence[TracedSentence], mine: Sequence[TracedSentence]
) -> Verdict:
    if len(mine) == len(sentences):
        is_altered = any(one.match.verdict is Verdict.ALTERED for one in mine)
        return Verdict.ALTERED if is_altered else Verdict.CUT
    return Verdict.ASSEMBLED if len(taken) == len(sentences) else Verdict.PARTIAL


def _spanned(sources: Sequence[TraceSource]) -> TraceSource:
    """Return the run of a passage from the first to the last of these; its text is read from the passage later."""
    start, end = min(one.span[0] for one in sources), max(one.span[1] for one in sources)
    return replace(sources[0], span=(start, end), text="" if len(sources) > 1 else sources[0].text)
