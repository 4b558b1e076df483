"""Small made-up corpora and queries over them, for hypothesis."""

from hypothesis import strategies as st

from briefbook.model.document import Document, Passage
from briefbook.model.kinds import DocumentKind, Language, PassageKind
from briefbook.model.query import Filters
from tests.index.making import document
from tests.index.oracle import NO_DATE

_ENGLISH = (
    "the rule of law border Border’s borders trafficking traffickers traffic refugee refugees immigration immigrants",
    "U.S. Biden\u2060-Harris policy policies police Title 42 to secure don't café 2,000 of universities universe",
)
_FRENCH = (
    "la primauté du droit l’immigration d’immigrants réfugiée réfugiés re\u0301fugie\u0301 trafiqué trafic frontière",
    "irrégulière irréguliers qu’il Côte d'Ivoire travaux travail politique police traite été entre entrée 2\u00a0000",
)
WORDS = " ".join((*_ENGLISH, *_FRENCH)).split(" ")
KINDS = (DocumentKind.SPEECH, DocumentKind.LAW, DocumentKind.OTHER)
DATES = (None, "2022", "2023-02", "2023-02-17", "2023-03", "2024-01-01", NO_DATE)
BLANKS = (" ", "\u00a0", ", ", "\n", " – ", "-")

word = st.sampled_from(WORDS)
_LANGUAGES: tuple[Language | None, ...] = ("en", "fr", None)
language = st.sampled_from(_LANGUAGES)
texts = st.lists(st.tuples(word, st.sampled_from(BLANKS)), max_size=12).map(
    lambda pairs: "".join(part for pair in pairs for part in pair)
)
headings = st.lists(st.lists(word, min_size=1, max_size=3).map(" ".join), max_size=2).map(tuple)
passages = st.lists(st.tuples(texts, headings, language), max_size=4).map(
    lambda rows: tuple(
        Passage(2 * number + 1, PassageKind.PARAGRAPH, text, heading, spoken)
        for number, (text, heading, spoken) in enumerate(rows)
    )
)
paths = st.sampled_from(("a.txt", "speeches/b.txt", "speeches/c.txt", "speeches-2/d.txt", "é.txt"))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Return any document, at one of a few paths."""
    return document(
        draw(paths),
        draw(passages),
        title=draw(st.none() | st.lists(word, max_size=3).map(" ".join)),
        date=draw(st.sampled_from(DATES)),
        kind=draw(st.sampled_from(KINDS)),
        language=draw(language),
    )


filters = st.builds(
    Filters,
    kinds=st.sampled_from(((), (DocumentKind.SPEECH,), (DocumentKind.SPEECH, DocumentKind.LAW))),
    languages=st.sampled_from(((), ("en",), ("fr",))),
    since=st.sampled_from((None, "2023", "2023-02-20")),
    until=st.sampled_from((None, "2022", "2023-02", "2023-02-28")),
    under=st.sampled_from((None, "speeches", "speeches/b.txt")),
)
_bare = st.sampled_from(["border", "law", "traffick*", "immigra*", "polic*", "refugie", "frontieres", "trafic", "U.S."])
_phrase = st.lists(word, min_size=1, max_size=3).map(lambda held: f'"{" ".join(held)}"')
_seldom = st.sampled_from(
    [
        *("traf*s", "*migra*", "refug?e", "polic*s", "b?rder", "trafikers~", "refugie~1", "polise~", "frontieer~"),
        *('title:"of law"', "title:traf*", "heading:border", "heading:(rule OR law)", 'heading:"rule of"'),
        *("figure:2000", "figure:42", "section:(border rule)", "section:(border -law)", "section:(law OR trafic)"),
        *("kind:speech", "lang:fr", "-kind:law", "in:2023", "(border OR kind:law)", "section:-law"),
    ]
)
_beside = st.one_of(word, _bare.filter(lambda one: "." not in one), _phrase, st.just("(border OR law)"))
_near = st.tuples(_beside, st.sampled_from(["NEAR", "NEAR/1", "PRES/2", "near/3"]), _beside).map(" ".join)
_leaf = st.one_of(word, word, _bare, _phrase, _seldom, _near, word.map(lambda one: f"title:{one}"))
_signed = st.tuples(st.sampled_from(["", "", "", "-"]), _leaf).map("".join)
_group = st.lists(_signed, min_size=1, max_size=3).map(lambda held: f"({' OR '.join(held)})")
typed_queries = st.lists(st.one_of(_signed, _signed, _group), min_size=1, max_size=4).map(" ".join)
