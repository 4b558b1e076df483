"""Every example of the help means what the help says of it, in both languages."""

import pytest

from briefbook.index.parser import understand
from briefbook.model.kinds import DocumentKind
from briefbook.model.query import (
    And,
    Everything,
    Figure,
    Filters,
    Fits,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Request,
    Scope,
    Section,
    Wildcard,
    Within,
    Word,
)
from briefbook.model.query_help import QUERY_SIGNS, QuerySign

TODAY = "2024-03-31"
SCOPES = (Scope(("asylum-claims", "Asylum claims", "Demandes d’asile")),)
SPEECHES = (DocumentKind.SPEECH, DocumentKind.STATEMENT)
Meant = tuple[Query, Filters]
ANYTHING = Filters()


def both(one: str, other: str) -> And:
    return And((Word(one), Word(other)))


def only(filters: Filters) -> Meant:
    return Everything(), filters


NOT_LAW = Not(Fits(Filters(kinds=(DocumentKind.LAW,))))
MEANT: dict[str, tuple[Meant, Meant]] = {
    "words": ((both("asylum", "claims"), ANYTHING), (both("demandes", "asile"), ANYTHING)),
    "“ ”": ((Phrase("rule of law"), ANYTHING), (Phrase("primauté du droit"), ANYTHING)),
    "OR": ((Or((Word("refugees"), Word("migrants"))), ANYTHING), (Or((Word("réfugiés"), Word("migrants"))), ANYTHING)),
    "-": (
        (And((Word("asylum"), Not(Word("hotel")))), ANYTHING),
        (And((Word("asile"), Not(Word("hôtel")))), ANYTHING),
    ),
    "( )": (
        (And((Or((Word("visa"), Word("permit"))), Word("Mexico"))), ANYTHING),
        (And((Or((Word("visa"), Word("permis"))), Word("Mexique"))), ANYTHING),
    ),
    "*": ((Prefix("traffick"), ANYTHING), (Prefix("trafiq"), ANYTHING)),
    "* ? within": ((Wildcard("organi?ation"), ANYTHING), (Wildcard("ref*ie"), ANYTHING)),
    "~": ((Fuzzy("traficking", 2), ANYTHING), (Fuzzy("imigration", 2), ANYTHING)),
    "NEAR/5": (
        (Near(Word("border"), Word("asylum"), 5), ANYTHING),
        (Near(Word("frontière"), Word("asile"), 5), ANYTHING),
    ),
    "title:": ((Word("summit", title_only=True), ANYTHING), (Word("sommet", title_only=True), ANYTHING)),
    "heading:": ((Within("heading", Word("visas")), ANYTHING), (Within("heading", Word("visas")), ANYTHING)),
    "section:( )": ((Section(both("visa", "Mexico")), ANYTHING), (Section(both("visa", "Mexique")), ANYTHING)),
    "figure:": ((Figure("405000"), ANYTHING), (Figure("4.4", is_percentage=True), ANYTHING)),
    "kind:": (only(Filters(kinds=SPEECHES)), only(Filters(kinds=SPEECHES))),
    "lang:": (only(Filters(languages=("fr",))), only(Filters(languages=("en",)))),
    "since:": (only(Filters(since="2024-02")), only(Filters(since="2024-02"))),
    "before:": (only(Filters(until="2024-01-31")), only(Filters(until="2024-01-31"))),
    "in:": (only(Filters(since="2023", until="2023")), only(Filters(since="2023", until="2023"))),
    "publisher:": (only(Filters(publishers=("Public Safety",))), only(Filters(publishers=("Sécurité publique",)))),
    "topic:": (only(Filters(topics=("asylum-claims",))), only(Filters(topics=("asylum-claims",)))),
    "marking:": (only(Filters(markings=("unclassified",))), only(Filters(markings=("unclassified",)))),
    "folder:": (only(Filters(under="speeches")), only(Filters(under="allocutions"))),
    "-kind:": ((And((Word("border"), NOT_LAW)), ANYTHING), (And((Word("frontière"), NOT_LAW)), ANYTHING)),
}


@pytest.mark.parametrize("row", QUERY_SIGNS, ids=[row.sign[0] for row in QUERY_SIGNS])
def test_an_example_of_the_help_means_what_the_help_says(row: QuerySign) -> None:
    for example, meant in zip(row.example, MEANT[row.sign[0]], strict=True):
        understood = understand(Request(example, today=TODAY, scopes=SCOPES))
        assert (understood.query, understood.filters, understood.notes) == (*meant, ())


def test_every_row_of_the_help_is_checked_and_written_in_both_languages() -> None:
    assert len(MEANT) == len(QUERY_SIGNS)
    for row in QUERY_SIGNS:
        assert all((*row.in_language("en"), *row.in_language("fr")))
        assert row.meaning[0] != row.meaning[1]
