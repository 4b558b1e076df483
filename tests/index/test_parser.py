"""What was typed, and how it is taken."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.index.filter_words import Known
from briefbook.index.parser import FIELDS, understand
from briefbook.model.errors import QueryError
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

TODAY = "2024-03-31"


def tree(text: str, *, typing: bool = False) -> Query:
    understood = understand(Request(text, typing=typing, today=TODAY))
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
        ('title:"human trafficking"', Within("title", Phrase("human trafficking"))),
        ("title:traf*", Within("title", Prefix("traf"))),
        (
            "title:(summit OR asile)",
            Or((Word("summit", title_only=True), Word("asile", title_only=True))),
        ),
        ("heading:asylum", Within("heading", Word("asylum"))),
        ("Rubrique:(asile -Canada)", And((Within("heading", Word("asile")), Not(Within("heading", Word("Canada")))))),
        ("refugees | migrants", Or((Word("refugees"), Word("migrants")))),
        ("traf*ing", Wildcard("traf*ing")),
        ("organi?ation", Wildcard("organi?ation")),
        ("*ficking", Wildcard("*ficking")),
        ("Réfugi*s", Wildcard("refugi*s")),
        ("anti-traf*ing", Near(Word("anti"), Wildcard("traf*ing"), 1)),
        ("Ottawa pays?", And((Word("Ottawa"), Word("pays?")))),
        ("traficking~", Fuzzy("traficking")),
        ("trafic~1", Fuzzy("trafic", 1)),
        ("asyl~", Fuzzy("asyl", 1)),
        ("traficking~9", Fuzzy("traficking", 2)),
        ("traficking~0", Phrase("traficking")),
        ("border NEAR asylum", Near(Word("border"), Word("asylum"), 10)),
        ("border NEAR/5 asylum", Near(Word("border"), Word("asylum"), 5)),
        ("frontière PRÈS/3 asile", Near(Word("frontière"), Word("asile"), 3)),
        ("border near/3 asylum", Near(Word("border"), Word("asylum"), 3)),
        ("frontière près/3 asile", Near(Word("frontière"), Word("asile"), 3)),
        ("near the border", And((Word("near"), Word("border")))),
        ('"safe third" NEAR/4 (court OR ruling)', Near(Phrase("safe third"), Or((Word("court"), Word("ruling"))), 4)),
        ("a1 NEAR b2 NEAR/3 c3", Near(Near(Word("a1"), Word("b2"), 10), Word("c3"), 3)),
        ("(a1 b2) NEAR/3 c3", And((Near(Word("a1"), Word("c3"), 3), Near(Word("b2"), Word("c3"), 3)))),
        ("c3 NEAR/3 (a1 b2)", And((Near(Word("c3"), Word("a1"), 3), Near(Word("c3"), Word("b2"), 3)))),
        ('"border asylum"~5', Near(Word("border"), Word("asylum"), 5)),
        ("section:(border asylum)", Section(And((Word("border"), Word("asylum"))))),
        ("section: border asylum", Section(And((Word("border"), Word("asylum"))))),
        ("(section: border asylum) visa", And((Section(And((Word("border"), Word("asylum")))), Word("visa")))),
        ("figure:405000", Figure("405000")),
        ("figure:405,000", Figure("405000")),
        ("figure:405 000 permits", And((Figure("405000"), Word("permits")))),
        ("chiffre:405\u00a0000", Figure("405000")),
        ("figure:0.405 million", Figure("405000")),
        ("figure:4.4%", Figure("4.4", is_percentage=True)),
        ("chiffre:4,4 pour cent", Figure("4.4", is_percentage=True)),
        ('figure:"4.4 per cent"', Figure("4.4", is_percentage=True)),
        ("figure:$2.4B", Figure("2400000000")),
        ("border OR kind:law", Or((Word("border"), Fits(Filters(kinds=(DocumentKind.LAW,)))))),
        ("-kind:law", And((Everything(), Not(Fits(Filters(kinds=(DocumentKind.LAW,))))))),
        ("border -lang:fr", And((Word("border"), Not(Fits(Filters(languages=("fr",))))))),
        (
            "-(kind:law border)",
            And((Everything(), Not(And((Word("border"), Fits(Filters(kinds=(DocumentKind.LAW,)))))))),
        ),
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


TITLED = Word("asy", title_only=True)


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
        ('"rule of cou', And((Phrase("rule of "), typed("cou")))),
        ('"rule of ', Phrase("rule of ")),
        ('border "', Word("border")),
        ("border NEAR", Word("border")),
        ("border NEAR/5 asy", Near(Word("border"), typed("asy"), 5)),
        ("title:summ", Or((Word("summ", title_only=True), Within("title", Prefix("summ", typed=True))))),
        ("border kind:sta", Word("border")),
        ("section:(border asy", Section(And((Word("border"), typed("asy"))))),
        ("traf*k", Wildcard("traf*k*")),
        ("border kind:", Word("border")),
        ("border -kind:", Word("border")),
        ("border figure:", Word("border")),
        ("border title:", Word("border")),
        ('border since:"last mo', Word("border")),
        ("border kind: ", Word("border")),
        ("border title: ", Word("border")),
        ("border publisher: ", Word("border")),
        ("border section: ", Word("border")),
        ("border kind:(", Word("border")),
        ('border kind:("qp note" OR sta', Word("border")),
        ('border (visa OR publisher:("Public Saf', And((Word("border"), Word("visa")))),
        ("border title:(asy", And((Word("border"), Or((TITLED, Within("title", Prefix("asy", typed=True))))))),
        ("-", Everything()),
        ("border (-", Word("border")),
        ("border cost:", And((Word("border"), typed("cost:")))),
        ("kind:sta", Everything()),
        ("kind:", Everything()),
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
        ("NEAR border", Word("border"), "NEAR wants words on both sides"),
        ("border NEAR", Word("border"), "NEAR wants words on both sides"),
        ("border NEAR -asylum", And((Word("border"), Word("-asylum"))), "NEAR wants words or quotations on both sides"),
        ("section:", Word("section:"), "section: wants words after it"),
        ("title:-summit", Word("title:-summit"), "title: wants words after it"),
        ("title:kind:law", Word("title:kind:law"), "title: wants words, not another field"),
        ('title:"" border', And((Word("title:"), Word("border"))), "title: wants words after it"),
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


@pytest.mark.parametrize(
    ("text", "literal", "says"),
    [
        ("t* refugees", "t*", "The star wants at least two letters beside it"),
        ("xy~ refugees", "xy~", "The sign ~ wants at least three letters before it"),
        ("kind:novel refugees", "kind:novel", "There is no kind of document called 'novel'"),
        ("lang:de refugees", "lang:de", "There is no language called 'de' here; there are en and fr"),
        (
            "from:soon refugees",
            "from:soon",
            "from: wants a date as 2023, 2023-05, May 2023, 2022..2023 or “last month”, not 'soon'",
        ),
        *(
            (
                f"{asked} refugees",
                asked,
                f"{asked.partition(':')[0]}: wants a date as 2023, 2023-05, May 2023, 2022..2023 or “last month”, "
                f"not '{asked.partition(':')[2]}'",
            )
            for asked in (
                "date:..",
                "since:..2020",
                "until:2020..",
                "in:2023-2024",
                "in:2019..soon",
                "en:2023…mai-juin",
            )
        ),
        ("before:0001 refugees", "before:0001", "No day comes before 0001"),
        ("after:9999 refugees", "after:9999", "No day comes after 9999"),
        ("topic:boats refugees", "topic:boats", "There is no topic called 'boats'; there are none"),
        ("kind:,law refugees", "kind:,law", "kind: wants a value after it"),
        ("figure:many refugees", "figure:many", "figure: wants a number such as 405000 or 4.4%, not 'many'"),
    ],
)
def test_one_piece_that_cannot_be_meant_leaves_the_others_as_they_are(text: str, literal: str, says: str) -> None:
    understood = understand(Request(f'{text} "rule of law"'))
    assert understood.query == And((Word(literal), Word("refugees"), Phrase("rule of law")))
    (note,) = understood.notes
    assert note.startswith(says)
    assert note.endswith(f", so “{literal}” was searched for as it stands.")


@pytest.mark.parametrize("name", sorted(set(FIELDS) - {"section", "sections"}))
def test_a_field_with_nothing_after_it_is_searched_for_as_a_word_and_says_so(name: str) -> None:
    wanted = "words" if name in {"title", "titre", "heading", "headings", "rubrique", "intertitre"} else "a value"
    for text in (f"{name}:", f"border {name}:", f"border ({name}:)", f"({name}:) ({name}:)"):
        understood = understand(Request(text))
        (note,) = understood.notes
        assert note == f"{name}: wants {wanted} after it, so “{name}:” was searched for as it stands."
        assert f"{name}:" in understood.spared or Word(f"{name}:") in {*leaves(understood.query)}
        assert understood.filters == Filters()


@pytest.mark.parametrize(
    ("text", "expected", "says"),
    [
        ("title: summit", And((Word("title:"), Word("summit"))), "title: wants words right after it, without a blank"),
        ("topic: asile", And((Word("topic:"), Word("asile"))), "topic: wants a value right after it, without a blank"),
    ],
)
def test_a_blank_after_a_field_that_cannot_have_one_is_told(text: str, expected: Query, says: str) -> None:
    for typing in (False, True):
        understood = understand(Request(f"{text} ", typing=typing))
        assert understood.query == expected
        assert understood.notes == (f"{says}, so “{text.partition(' ')[0]}” was searched for as it stands.",)


@pytest.mark.parametrize("before", ["", "border ", "-", "(border OR "])
@pytest.mark.parametrize("after", ["", " ", "\u00a0 ", "(", '"', '("speech", "qp', "(speech OR "])
@pytest.mark.parametrize("field", ["kind:", "éditeur:", "figure:", "title:", "Section:", "en:"])
def test_while_a_field_is_typed_nothing_is_said_of_it(before: str, field: str, after: str) -> None:
    assert understand(Request(f"{before}{field}{after}", typing=True)).notes == ()


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
        ("kind: speech", Filters(kinds=(DocumentKind.SPEECH,))),
        ("KIND:statement,speech", Filters(kinds=(DocumentKind.STATEMENT, DocumentKind.SPEECH))),
        ("kind:(statement OR speech)", Filters(kinds=(DocumentKind.STATEMENT, DocumentKind.SPEECH))),
        ('genre:"note d’enjeu","QP notes"', Filters(kinds=(DocumentKind.ISSUE_NOTE, DocumentKind.QP_NOTE))),
        ("Genre:déclaration", Filters(kinds=(DocumentKind.STATEMENT,))),
        ("genre:de\u0301clarations", Filters(kinds=(DocumentKind.STATEMENT,))),
        ('kind:"news stories"', Filters(kinds=(DocumentKind.NEWS_STORY,))),
        ("kind:communiqué", Filters(kinds=(DocumentKind.NEWS_RELEASE,))),
        ("publisher:IRCC", Filters(publishers=("IRCC",))),
        ('éditeur:"Public Safety, Canada","CBSA"', Filters(publishers=("Public Safety, Canada", "CBSA"))),
        ("marking:protected", Filters(markings=("protected",))),
        ("folder:speeches\\2023/", Filters(under="speeches/2023")),
        ("dossier:allocutions", Filters(under="allocutions")),
        ('since:"last month"', Filters(since="2024-02")),
        ('since:"previous month"', Filters(since="2024-02")),
        ("since:last-month", Filters(since="2024-02")),
        ('depuis:"le mois dernier"', Filters(since="2024-02")),
        ('depuis:"il y a 2 semaines"', Filters(since="2024-03-17")),
        ('in:"last year"', Filters(since="2023", until="2023")),
        ("in:2023", Filters(since="2023", until="2023")),
        ("en:2022..2023-05", Filters(since="2022", until="2023-05")),
        ('date:"May 2023"', Filters(since="2023-05", until="2023-05")),
        ("in:2024..", Filters(since="2024")),
        ("in:..2020", Filters(until="2020")),
        ("in:2024-03..", Filters(since="2024-03")),
        ("en:…2020-06", Filters(until="2020-06")),
        ("date:2019…2021-06-05", Filters(since="2019", until="2021-06-05")),
        ("in:2021..2019", Filters(since="2019", until="2021")),
        ('in:"last month".."this week"', Filters(since="2024-02", until="2024-03-31")),
        ('in:2022-05.."last month"', Filters(since="2022-05", until="2024-02")),
        ('in:"May 2022"..', Filters(since="2022-05")),
        ('in:.."May 2022"', Filters(until="2022-05")),
        ('in:"last quarter..this month"', Filters(since="2023-10", until="2024-03")),
        ('in:"May 2022 .. "', Filters(since="2022-05")),
        ('in:"2019 to 2021"', Filters(since="2019", until="2021")),
        ('en:"de mars 2023 à juin 2023"', Filters(since="2023-03", until="2023-06")),
        ("since:2024..", Filters(since="2024")),
        ("depuis:2022..2023", Filters(since="2022")),
        ("until:..2020", Filters(until="2020")),
        ("before:..2020", Filters(until="2019-12-31")),
        ("avant:2020..2021", Filters(until="2019-12-31")),
        ("after:2020..", Filters(since="2021-01-01")),
        ("after:2023", Filters(since="2024-01-01")),
        ("après:2023-05", Filters(since="2023-06-01")),
        ("avant:2024-03", Filters(until="2024-02-29")),
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
    understood = understand(Request(text, today=TODAY))
    assert (understood.query, understood.filters, understood.notes) == (Everything(), expected, ())
    beside = understand(Request(f"{text} border", today=TODAY))
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


SCOPES = (
    Scope(("asylum-claims", "Asylum claims", "Demandes d’asile")),
    Scope(("human-trafficking", "Human trafficking", "Traite de personnes")),
    Scope(("asylum-hotels", "Hotels")),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("topic:asylum-claims", ("asylum-claims",)),
        ('topic:"ASYLUM CLAIMS"', ("asylum-claims",)),
        ('sujet:"demandes d\'asile"', ("asylum-claims",)),
        ("topic:traite", ("human-trafficking",)),
        ("topic:trafficking topic:hotels", ("human-trafficking", "asylum-hotels")),
    ],
)
def test_a_topic_goes_by_its_id_its_labels_or_part_of_one(text: str, expected: tuple[str, ...]) -> None:
    understood = understand(Request(text, scopes=SCOPES))
    assert (understood.filters.topics, understood.notes) == (expected, ())


def test_of_several_topics_with_commas_any_will_do() -> None:
    understood = understand(Request("topic:trafficking,hotels", scopes=SCOPES))
    each = [Fits(Filters(topics=(one,))) for one in ("human-trafficking", "asylum-hotels")]
    assert understood.query == Or(tuple(each))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("topic:boats", "There is no topic called 'boats'; there are asylum-claims, human-trafficking, asylum-hotels"),
        ("topic:asylum", "'asylum' may mean the topics asylum-claims or asylum-hotels"),
    ],
)
def test_a_topic_that_is_none_or_several_is_told(text: str, says: str) -> None:
    (note,) = understand(Request(text, scopes=SCOPES)).notes
    assert note.startswith(says)


KNOWN = Known(
    publishers=("Immigration, Refugees and Citizenship Canada", "Public Safety Canada", "IRCC"),
    markings=("Protected B", "Unclassified"),
    folders=("Speeches", "Speeches/2023", "old/2023"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("publisher:ircc", Filters(publishers=("IRCC",))),
        ("publisher:psc", Filters(publishers=("Public Safety Canada",))),
        ('publisher:"public safety"', Filters(publishers=("Public Safety Canada",))),
        ("publisher:citizenship", Filters(publishers=("Immigration, Refugees and Citizenship Canada",))),
        ("publisher:nobody", Filters(publishers=("nobody",))),
        ("marking:protected", Filters(markings=("Protected B",))),
        ("folder:speeches", Filters(under="Speeches")),
        ("folder:old\\2023", Filters(under="old/2023")),
    ],
)
def test_of_what_is_known_part_of_a_name_will_do(text: str, expected: Filters) -> None:
    assert understand(Request(text), KNOWN).filters == expected


@pytest.mark.parametrize(
    "text", ["border OR ", "border AND ", "border NOT ", "(border ", "border NEAR/5 ", 'border since:"last ']
)
def test_a_blank_in_the_midst_of_typing_is_no_mistake(text: str) -> None:
    understood = understand(Request(text, typing=True), KNOWN)
    assert (understood.query, understood.notes) == (Word("border"), ())


@pytest.mark.parametrize(("text", "expected"), [("publisher:Immigr", ()), ("publisher:ircc", ("IRCC",))])
def test_a_name_that_is_still_being_typed_filters_once_it_is_known(text: str, expected: tuple[str, ...]) -> None:
    understood = understand(Request(f"border {text}", typing=True), KNOWN)
    assert (understood.query, understood.filters.publishers, understood.notes) == (Word("border"), expected, ())


def test_a_folder_name_that_stands_in_several_places_means_any_of_them() -> None:
    understood = understand(Request("folder:2023 border"), KNOWN)
    places = Or((Fits(Filters(under="Speeches/2023")), Fits(Filters(under="old/2023"))))
    assert understood.query == And((places, Word("border")))


def test_two_folders_at_once_both_hold() -> None:
    understood = understand(Request("folder:speeches border", filters=Filters(under="old")), KNOWN)
    assert understood.filters.under == "old"
    assert understood.query == And((Word("border"), Fits(Filters(under="Speeches"))))


GROUPS = (("STCA", "Safe Third Country Agreement", "ETPS"), ("boat", "vessel"), ("STCA", "the Agreement"), ("=",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "stca",
            Or((Word("stca"), Phrase("Safe Third Country Agreement"), Phrase("ETPS"), Phrase("the Agreement"))),
        ),
        (
            "l’ETPS 2023",
            And((Or((Word("l’ETPS"), Phrase("STCA"), Phrase("Safe Third Country Agreement"))), Word("2023"))),
        ),
        ("vessels", Word("vessels")),
        ("vessel", Or((Word("vessel"), Word("boat")))),
        (
            "new safe third country agreement",
            And(
                (
                    Word("new"),
                    Or(
                        (
                            And((Word("safe"), Word("third"), Word("country"), Word("agreement"))),
                            Phrase("STCA"),
                            Phrase("ETPS"),
                        )
                    ),
                )
            ),
        ),
        ('"ETPS"', Phrase("ETPS")),
        ("-vessel", And((Everything(), Not(Or((Word("vessel"), Word("boat"))))))),
        ("vessel NEAR/3 port", Near(Or((Word("vessel"), Word("boat"))), Word("port"), 3)),
    ],
)
def test_names_stand_for_one_another_but_not_in_quotations(text: str, expected: Query) -> None:
    understood = understand(Request(text, synonyms=GROUPS))
    assert understood.query == expected
    assert all(others for _, others in understood.synonyms)


def test_a_date_set_beside_the_text_must_be_a_date() -> None:
    with pytest.raises(QueryError, match="YYYY"):
        understand(Request("since:2023", filters=Filters(since="soon")))


def test_a_pasted_page_is_cut_and_says_so() -> None:
    understood = understand(Request(" ".join(f"word{number}" for number in range(500)) + ' "'))
    assert len(list(leaves(understood.query))) == 64
    assert understood.notes == (
        "A quotation mark is not closed, so each word was searched for as it stands.",
        "Only the first 64 words were searched for.",
    )


def leaves(query: Query) -> Iterator[Query]:
    match query:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Not(part=part) | Within(part=part) | Section(part=part):
            yield from leaves(part)
        case Near(one=one, other=other):
            yield from leaves(one)
            yield from leaves(other)
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
        "section:",
        "figure:4 ",
        "NEAR/3",
        "~",
        "?",
        "topic:",
        ",",
        'in:"',
        "STCA ",
        " ",
    ]
)


@given(st.lists(st.one_of(signs, st.text(max_size=6)), max_size=12).map("".join), st.booleans())
def test_nothing_that_is_typed_fails(text: str, typing: bool) -> None:
    understood = understand(Request(text, typing=typing, synonyms=GROUPS, scopes=SCOPES), KNOWN)
    assert all(note.endswith(".") for note in understood.notes)
    assert len(list(leaves(understood.query))) <= 500


HUGE = [
    "(" * 10_000,
    ")" * 10_000,
    '"' * 9_999,
    "-" * 10_000,
    "*" * 10_000,
    "a" * 10_000,
    "a* " * 3_000,
    "kind:(" * 2_000,
    "kind:law," * 1_200,
    "figure:1" + "0" * 9_000,
    "figure:" + "1 000" * 2_000,
    "section:" * 1_300,
    "title:(" * 1_400,
    "a NEAR " * 1_400,
    "NOT " * 2_500,
    "since:" + "1" * 5_000,
    'since:"last ' + "9" * 400 + ' years"',
    "word " * 500,
    "\x00\x1f\u202e\u2066" * 2_000,
    "\u202eborder\u202c NEAR \u200fasylum",
    "e\u0301" * 5_000,
    "a OR " * 2_000,
    " " * 10_000 + "a",
    "a:" * 5_000,
    "folder:" + "/" * 5_000,
    "\ud800 \udfff",
]


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize("text", HUGE, ids=range(len(HUGE)))
def test_what_is_huge_or_hostile_is_bounded(text: str, typing: bool) -> None:
    understood = understand(Request(text * 3, typing=typing, synonyms=GROUPS, scopes=SCOPES), KNOWN)
    assert len(list(leaves(understood.query))) <= 500
    assert sum(map(len, understood.notes)) < 50_000
