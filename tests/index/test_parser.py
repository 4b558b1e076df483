"""What was typed, and how it is taken."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.index.parser import understand
from briefbook.model.errors import QueryError
from briefbook.model.kinds import DocumentKind
from briefbook.model.query import And, Everything, Filters, Not, Or, Phrase, Prefix, Query, Request, Word


def tree(text: str, *, typing: bool = False) -> Query:
    understood = understand(Request(text, typing=typing))
    assert understood.notes == ()
    return understood.query


def typed(text: str) -> Or:
    return Or((Word(text), Prefix(text, typed=True)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Everything()),
        ("  \u00a0", Everything()),
        ("refugees", Word("refugees")),
        ("refugees Ukraine", And((Word("refugees"), Word("Ukraine")))),
        ("refugees\u00a0Ukraine", And((Word("refugees"), Word("Ukraine")))),
        ("refugees AND Ukraine", And((Word("refugees"), Word("Ukraine")))),
        ("refugees ET Ukraine", And((Word("refugees"), Word("Ukraine")))),
        ("refugees OR migrants", Or((Word("refugees"), Word("migrants")))),
        ("refugees OU migrants", Or((Word("refugees"), Word("migrants")))),
        ("asile NOT Canada", And((Word("asile"), Not(Word("Canada"))))),
        ("asile SAUF Canada", And((Word("asile"), Not(Word("Canada"))))),
        ("asylum -Canada", And((Word("asylum"), Not(Word("Canada"))))),
        ("asylum −Canada", And((Word("asylum"), Not(Word("Canada"))))),
        ('asylum -"first country"', And((Word("asylum"), Not(Phrase("first country"))))),
        ("asylum -(Canada OR Mexico)", And((Word("asylum"), Not(Or((Word("Canada"), Word("Mexico"))))))),
        ("-Canada", And((Everything(), Not(Word("Canada"))))),
        ("NOT NOT Canada", Word("Canada")),
        ("a1 OR b2 c3", Or((Word("a1"), And((Word("b2"), Word("c3")))))),
        ("(a1 OR b2) c3", And((Or((Word("a1"), Word("b2"))), Word("c3")))),
        ("(a1 b2) c3", And((Word("a1"), Word("b2"), Word("c3")))),
        ('"rule of law"', Phrase("rule of law")),
        ("“rule of law”", Phrase("rule of law")),
        ("«\u00a0primauté du droit\u00a0»", Phrase("\u00a0primauté du droit\u00a0")),
        ("traffick*", Prefix("traffick")),
        ("title:summit", Word("summit", title_only=True)),
        ("titre:sommet asile", And((Word("sommet", title_only=True), Word("asile")))),
        ('title:"human trafficking"', Word("human trafficking", title_only=True)),
        ("Biden-Harris", Word("Biden-Harris")),
        ("s. 3(1)(c)", And((Word("s."), Word("3(1)(c)")))),
        ("U.S. border", And((Word("U.S."), Word("border")))),
        ("10:30", Word("10:30")),
        ("Note: refugees", And((Word("Note:"), Word("refugees")))),
        ("refugees & migrants", And((Word("refugees"), Word("migrants")))),
        ("refugees – migrants", And((Word("refugees"), Word("migrants")))),
    ],
)
def test_what_is_typed_becomes_a_tree(text: str, expected: Query) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the refugees in Canada", And((Word("refugees"), Word("Canada")))),
        ("the", Word("the")),
        ("to be or not to be", And(tuple(map(Word, ["to", "be", "or", "not", "to", "be"])))),
        ("les réfugiés d'Ukraine", And((Word("réfugiés"), Word("d'Ukraine")))),
        ("qu'il arrive", Word("arrive")),
        ("the OR a", Or((Word("the"), Word("a")))),
        ('the "rule of law"', Phrase("rule of law")),
        ("father and son", And((Word("father"), Word("son")))),
        ("le ministre et son équipe", And((Word("ministre"), Word("équipe")))),
        ("-the asylum", And((Not(Word("the")), Word("asylum")))),
    ],
)
def test_words_too_common_are_not_required_beside_others(text: str, expected: Query) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("immigr", typed("immigr")),
        ("i", Word("i")),
        ("refugees imm", And((Word("refugees"), typed("imm")))),
        ("refugees i", Word("refugees")),
        ("refugees OR i", Word("refugees")),
        ("refugees OR", Word("refugees")),
        ("refugees NOT", Word("refugees")),
        ("refugees -", Word("refugees")),
        ("refugees (", Word("refugees")),
        (
            "refugees (Canada OR Mex",
            And((Word("refugees"), Or((Word("Canada"), Word("Mex"), Prefix("Mex", typed=True))))),
        ),
        ("refugees in", Word("refugees")),
        ("refugees ", Word("refugees")),
        ("refugees -Can", And((Word("refugees"), Not(Word("Can"))))),
        ('"rule of law"', Phrase("rule of law")),
        ("traffick*", Prefix("traffick")),
        ("l'immi", typed("l'immi")),
        ("the", typed("the")),
    ],
)
def test_the_last_word_counts_as_a_beginning_while_it_is_typed(text: str, expected: Query) -> None:
    assert tree(text, typing=True) == expected


@pytest.mark.parametrize(
    ("text", "expected", "says"),
    [
        ('"unclosed (', Word("unclosed"), "A quotation mark is not closed"),
        ("refugees (Canada", And((Word("refugees"), Word("Canada"))), "A bracket is not closed"),
        ("refugees) Canada", And((Word("refugees"), Word("Canada"))), "A bracket is closed that was not opened"),
        ("refugees ()", Word("refugees"), "There is nothing between two brackets"),
        ("OR refugees", Word("refugees"), "OR wants words on both sides"),
        ("refugees OR", Word("refugees"), "OR wants words on both sides"),
        ("AND refugees", Word("refugees"), "AND wants words on both sides"),
        ("refugees AND", Word("refugees"), "AND wants words on both sides"),
        ("refugees NOT", Word("refugees"), "NOT wants a word after it"),
        ("NOT", Word("NOT"), "NOT wants a word after it"),
        ("traf*king", Word("traf*king"), "The star works only at the end of a word"),
        ("t* refugees", And((Word("t*"), Word("refugees"))), "The star wants at least two letters before it"),
        ("title:traf*", Word("title:traf*"), "The star does not work in titles"),
        ("kind:novel border", And((Word("kind:novel"), Word("border"))), "There is no kind of document called 'novel'"),
        ("lang:de border", And((Word("lang:de"), Word("border"))), "There is no language called 'de' here"),
        ("from:soon border", And((Word("from:soon"), Word("border"))), "from: wants a date as 2023"),
        ("before:0001", Word("before:0001"), "No day comes before 0001"),
        ("-lang:fr border", And((Word("-lang:fr"), Word("border"))), "Of the filters only kind: can be excluded"),
        (
            "border OR kind:law",
            And((Word("border"), Word("kind:law"))),
            "A filter such as kind: cannot stand beside OR",
        ),
        ("-(kind:law border)", And((Word("-"), Word("kind:law"), Word("border"))), "A filter such as lang: cannot be"),
        ("(" * 30 + "border" + ")" * 30, Word("border"), "There are too many brackets in one another"),
    ],
)
def test_what_cannot_be_meant_is_searched_word_by_word_and_says_so(text: str, expected: Query, says: str) -> None:
    understood = understand(Request(text))
    (note,) = understood.notes
    assert note.startswith(says)
    assert note.endswith(", so each word was searched for as it stands.")
    assert without_signs(understood.query) == without_signs(expected)
    assert understood.filters == Filters()


def without_signs(query: Query) -> Query:
    """Leave out words without a letter: they are not searched for."""
    if isinstance(query, And):
        parts = tuple(part for part in query.parts if not (isinstance(part, Word) and not part.text.strip("-")))
        return parts[0] if len(parts) == 1 else And(parts)
    return query


@pytest.mark.parametrize("text", ["& —", "(((", "()", '"', '""'])
def test_signs_alone_find_nothing_and_say_so(text: str) -> None:
    understood = understand(Request(text))
    assert understood.query == Or(())
    assert understood.notes == ("There is no word in this to search for.",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind:speech", Filters(kinds=(DocumentKind.SPEECH,))),
        ("kind:News-Releases", Filters(kinds=(DocumentKind.NEWS_RELEASE,))),
        ('kind:"qp note" kind:law', Filters(kinds=(DocumentKind.QP_NOTE, DocumentKind.LAW))),
        ("-kind:law", Filters(kinds=tuple(kind for kind in DocumentKind if kind is not DocumentKind.LAW))),
        ("lang:fr", Filters(languages=("fr",))),
        ("langue:anglais", Filters(languages=("en",))),
        ("from:2023", Filters(since="2023")),
        ("since:2023-05 until:2024", Filters(since="2023-05", until="2024")),
        ("before:2024-03", Filters(until="2024-02-29")),
        ("since:2023 since:2023-06-05", Filters(since="2023-06-05")),
        ("before:2024 until:2024-06", Filters(until="2023-12-31")),
    ],
)
def test_filters_are_typed_like_words(text: str, expected: Filters) -> None:
    understood = understand(Request(text))
    assert (understood.query, understood.filters, understood.notes) == (Everything(), expected, ())
    beside = understand(Request(f"{text} border"))
    assert (beside.query, beside.filters) == (Word("border"), expected)


def test_typed_filters_join_those_set_beside_the_text() -> None:
    beside = Filters(kinds=(DocumentKind.LAW,), languages=("en",), since="2022", under="speeches", publishers=("X",))
    joined = understand(Request("kind:speech since:2021-05 until:2023", filters=beside)).filters
    assert joined == Filters(
        kinds=(DocumentKind.LAW, DocumentKind.SPEECH),
        languages=("en",),
        since="2022",
        until="2023",
        under="speeches",
        publishers=("X",),
    )


def test_a_date_set_beside_the_text_must_be_a_date() -> None:
    with pytest.raises(QueryError, match="YYYY"):
        understand(Request("since:2023", filters=Filters(since="soon")))


def test_a_pasted_page_is_cut_and_says_so() -> None:
    understood = understand(Request(" ".join(f"word{number}" for number in range(500)) + ' "'))
    assert len(list(leaves(understood.query))) == 64
    assert understood.notes[-1] == "Only the first 64 words were searched for."


def leaves(query: Query) -> Iterator[Query]:
    match query:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Not(part=part):
            yield from leaves(part)
        case _:
            yield query


signs = st.sampled_from(
    [
        '"',
        "(",
        ")",
        "-",
        "*",
        "OR",
        "AND",
        "NOT",
        "kind:",
        "kind:law",
        "since:2023",
        "title:",
        "title:x",
        "lang:fr",
        " ",
    ]
)


@given(st.lists(st.one_of(signs, st.text(max_size=6)), max_size=12).map("".join), st.booleans())
def test_nothing_that_is_typed_fails(text: str, typing: bool) -> None:
    understood = understand(Request(text, typing=typing))
    assert all(note.endswith(".") for note in understood.notes)
