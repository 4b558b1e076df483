"""How a query was understood is said in words."""

from briefbook.cli.explaining import explanation
from briefbook.model.kinds import DocumentKind
from briefbook.model.query import And, Everything, Filters, Not, Or, Phrase, Prefix, Understood, Word


def test_a_query_is_said_in_words() -> None:
    query = And((Word("ferry"), Or((Phrase("winter service"), Prefix("harb"))), Not(Word("bridge", title_only=True))))
    assert list(explanation(Understood(query, Filters()))) == [
        "Searched for any form of “ferry” and (exactly “winter service” or words that begin with “harb”), "
        "without any form of “bridge” in the title."
    ]


def test_filters_are_said_in_words() -> None:
    filters = Filters(
        (DocumentKind.NEWS_RELEASE, DocumentKind.MEMO), ("fr",), "2023", "2024-02", ("Ports Office",), "old/memos"
    )
    assert list(explanation(Understood(Everything(), filters))) == [
        "Searched for every passage.",
        "Only kind news release or memo, language fr, from 2023, until 2024-02, published by Ports Office, "
        "in the folder old/memos.",
    ]
