"""A paragraph is led to the one passage that most of it is from, and each of its sentences by itself."""

import pytest

from briefbook.model.match import TracedPassage, Verdict
from briefbook.survey.tracing import Tracer
from briefbook.survey.tracing_texts import trace_text

FIRST = (
    "The ferry of Port Ellery sails at noon in the winter. It carries forty people and their dogs across the bay. "
    "The council pays for the crossing out of its own budget."
)
OTHER = "Every claim is heard on its own facts by a board that nobody in the government instructs."
OWN = "What my grandmother cooked on Sundays has never been written down by anybody."


@pytest.fixture(scope="module")
def tracer() -> Tracer:
    return Tracer.build([TracedPassage("a.txt", 4, FIRST, "2023"), TracedPassage("b.txt", 1, OTHER, "2022-05")])


SENTENCES = FIRST.split(". ")


@pytest.mark.parametrize(
    ("text", "verdict", "path"),
    [
        (FIRST, Verdict.VERBATIM, "a.txt"),
        (FIRST.replace("forty", "fifty"), Verdict.ALTERED, "a.txt"),
        (f"{SENTENCES[0]}. {SENTENCES[2]}", Verdict.CUT, "a.txt"),
        (f"{SENTENCES[0]}. {SENTENCES[1]}. {OTHER}", Verdict.ASSEMBLED, "a.txt"),
        (f"{FIRST} {OWN}", Verdict.PARTIAL, "a.txt"),
        (f"{OWN} {SENTENCES[0]}. {OWN}", Verdict.PARTIAL, None),
        (f"{OWN} {OWN}", Verdict.NONE, None),
        (OTHER, Verdict.VERBATIM, "b.txt"),
        ("Thank you.", Verdict.SHORT, None),
        ("", Verdict.NONE, None),
    ],
)
def test_a_text_has_one_source_or_none(tracer: Tracer, text: str, verdict: Verdict, path: str | None) -> None:
    traced = trace_text(tracer, text)
    assert traced.verdict is verdict
    assert [one.path for one in traced.match.sources] == ([] if path is None else [path])


def test_the_source_spans_all_that_was_taken(tracer: Tracer) -> None:
    traced = trace_text(tracer, f"{SENTENCES[0]}. {SENTENCES[2]}")
    start, end = traced.match.sources[0].span
    assert (start, end) == (0, len(FIRST))


def test_each_sentence_is_told_with_its_place(tracer: Tracer) -> None:
    text = f"{OWN} {SENTENCES[1]}."
    traced = trace_text(tracer, text)
    assert [(text[one.start : one.end], one.match.verdict) for one in traced.sentences] == [
        (OWN, Verdict.NONE),
        (f"{SENTENCES[1]}.", Verdict.VERBATIM),
    ]
