"""The redline: all changes accepted, it says what is used; all rejected, what its sources said."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from briefbook.model.kinds import Copy, PassageKind
from briefbook.model.note import Block, Blocks, Br, Doc, ExcerptBlock, Heading, ListBlock, Para, Quote, Run, Table
from briefbook.ooxml.marks import entry_mark
from briefbook.render import word
from tests.render.making import BOOK_ID, BookMaker, narrative, note
from tests.render.revisions import W, body_of, settle, settled, text_of

REFERENCE = narrative().read("reference.docx")
BASE = note(BookMaker().section("A").own("x").book())


def note_of(blocks: Blocks, taken: str | None = None) -> Doc:
    """A note of one heading and one entry; with `taken`, its redline."""
    return replace(
        BASE,
        blocks=(Heading(1, (Run(BASE.meta.title),)), ExcerptBlock("e1", blocks)),
        marks={"e1": entry_mark(BOOK_ID, "e1")},
        taken={} if taken is None else {"e1": taken},
    )


def lines_of(data: bytes) -> list[str]:
    """The lines of a note below its title, without the gap that Word needs below a table."""
    return [line for line in text_of(body_of(data)).split("\n")[1:] if line]


def para(*inlines: Run | Br) -> Para:
    return Para(inlines)


def table(*rows: str) -> Table:
    cells = [tuple((Run(cell),) if cell else () for cell in row.split("|")) for row in rows]
    return Table(cells[0], tuple(cells[1:]))


LAW = "https://laws.example/a"
CASES: dict[str, tuple[Blocks, str]] = {
    "a word": ((para(Run("We hear every claim.")),), "We hear each claim."),
    "everything": ((para(Run("We hear every claim.")),), "Nothing of it is there"),
    "an end": ((para(Run("We hear every claim.")),), "We hear every claim. It takes weeks."),
    "a beginning": ((para(Run("We hear every claim.")),), "As a rule: We hear every claim."),
    "bold text": ((para(Run("We hear "), Run("every single", bold=True), Run(" claim.")),), "We hear a single claim."),
    "a link": (
        (para(Run("See the "), Run("law of 2002", href=LAW), Run(".")),),
        "See the 2002 act.",
    ),
    "all of a link": ((para(Run("the law", href=LAW)),), "an act"),
    "a line break": ((para(Run("one"), Br(), Run("two")),), "one two"),
    "a line that is gone": ((para(Run("one"), Br(), Run("three")),), "one\ntwo\nthree"),
    "a new paragraph": ((para(Run("one")), para(Run("two"))), "one"),
    "a paragraph in the middle": ((para(Run("one")), para(Run("new")), para(Run("two"))), "one\ntwo"),
    "paragraphs joined": ((para(Run("one two")),), "one\ntwo"),
    "a quotation": ((Quote((para(Run("No one should walk.")),)),), "Nobody should walk."),
    "a list item": ((ListBlock(((para(Run("keep wage slips")),),)),), "keep the wage slips"),
    "new list items": (
        (ListBlock(((para(Run("one")),), (para(Run("two")), ListBlock(((para(Run("deep")),),)))), ordered=True),),
        "one",
    ),
    "a French word": ((Para((Run("Le permis est libre."),), lang="fr"),), "Le permis est gratuit."),
    "a cell": ((table("Year|Claims", "2021|1203", "2022|17490"),), "Year\tClaims\n2021\t1200\n2022\t17490"),
    "a row that is gone": ((table("Year|Claims", "2022|17490"),), "Year\tClaims\n2021\t1200\n2022\t17490"),
    "a new row": ((table("Year|Claims", "2021|1203", "2022|17490"),), "Year\tClaims\n2022\t17490"),
    "a header row": ((table("Year|Claims", "2021|1203"),), "An|Demandes\n2021\t1203".replace("|", "\t")),
    "an empty cell": ((table("Year|Claims", "2021|", "2022|5"),), "Year\tClaims\n2021\t4\n2022\t"),
    "a table of text": ((table("Year|Claims", "2021|1203"),), "In 2021 there were 1203 claims."),
    "text of a table": ((para(Run("In 2021 there were 1203 claims.")),), "Year\tClaims\n2021\t1203"),
    "text beside a table": (
        (para(Run("As follows:")), table("Year|Claims", "2021|1203"), para(Run("So it is."))),
        "Year\tClaims\n2021\t1200",
    ),
    "a table beside text": ((para(Run("As it follows.")), table("Year|Claims", "2021|1203")), "As follows."),
}


@pytest.mark.parametrize("name", CASES)
def test_accepted_it_is_the_text_as_used_and_rejected_the_text_as_taken(name: str) -> None:
    blocks, taken = CASES[name]
    clean, redline = word.write(note_of(blocks), REFERENCE), word.write(note_of(blocks, taken), REFERENCE)
    assert lines_of(settled(redline, "accept")) == lines_of(clean)
    assert lines_of(settled(redline, "reject")) == taken.split("\n")
    assert any(True for _ in body_of(redline).iter(f"{W}ins", f"{W}del"))


@pytest.mark.parametrize("name", CASES)
def test_accepted_it_has_the_looks_of_the_clean_note(name: str) -> None:
    blocks, taken = CASES[name]
    redline = body_of(word.write(note_of(blocks, taken), REFERENCE))
    settle(redline, "accept")
    assert looks(redline) == looks(body_of(word.write(note_of(blocks), REFERENCE)))


def looks(body: _Element) -> list[tuple[str, str, str]]:
    """Each character with the look of its run, the link around it, and the properties of its paragraph."""
    found = []
    for text in body.iter(f"{W}t"):
        run = text.getparent()
        assert run is not None
        link = next((one.get(next(iter(one.attrib))) for one in run.iterancestors(f"{W}hyperlink")), "")
        (paragraph,) = run.iterancestors(f"{W}p")
        found += [
            (char, _xml(run.find(f"{W}rPr")) + str(link), _xml(paragraph.find(f"{W}pPr"))) for char in text.text or ""
        ]
    return found


def _xml(node: _Element | None) -> str:
    return "" if node is None else re.sub("<w:rPr/>", "", etree.tostring(node, encoding="unicode", with_tail=False))


PIECES = ("law", "says", "the", "a", "&", "<", "claim", "claims", "é", "\u00a0", ",", ".")
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join)
RUNS = st.builds(Run, WORDS, bold=st.booleans(), href=st.sampled_from([None, None, LAW]))
PARAS = st.lists(RUNS | st.just(Br()), max_size=3).flatmap(lambda inlines: RUNS.map(lambda run: Para((run, *inlines))))
TABLES = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4).map(lambda rows: table(*map("|".join, rows)))
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    PARAS,
    PARAS.map(lambda one: Quote((one,))),
    st.lists(PARAS, min_size=1, max_size=3).map(lambda items: ListBlock(tuple((item,) for item in items))),
    TABLES,
)
TAKEN = st.lists(WORDS, min_size=1, max_size=4).map("\n".join) | st.lists(
    st.tuples(WORDS, WORDS).map("\t".join), min_size=1, max_size=4
).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=3).map(tuple), TAKEN)
def test_it_holds_for_whatever_is_used_and_whatever_was_taken(blocks: Blocks, taken: str) -> None:
    clean, redline = word.write(note_of(blocks), REFERENCE), word.write(note_of(blocks, taken), REFERENCE)
    assert lines_of(settled(redline, "accept")) == lines_of(clean)
    assert lines_of(settled(redline, "reject")) == taken.split("\n")


def test_every_change_bears_the_day_of_the_note_and_no_person() -> None:
    body = body_of(word.write(note_of(*CASES["new list items"]), REFERENCE))
    changed = list(body.iter(f"{W}ins", f"{W}del"))
    assert {(one.get(f"{W}author"), one.get(f"{W}date")) for one in changed} == {("Briefbook", "2024-02-07T12:00:00Z")}
    numbers = [one.get(f"{W}id") for one in (*changed, *body.iter(f"{W}bookmarkStart"))]
    assert len(set(numbers)) == len(numbers)


def test_what_was_not_edited_bears_no_mark() -> None:
    made = BookMaker().section("A").excerpt("One text.").excerpt("Another text.", PassageKind.QUOTATION).book()
    doc = replace(note(made, Copy.WORKING), taken={"e2": "Another old text."})
    body = body_of(word.write(doc, REFERENCE))
    assert {"".join(map(str, one.itertext())) for one in body.iter(f"{W}del")} == {"old "}
    assert not list(body.iter(f"{W}ins"))


def test_the_number_of_the_source_stays_behind_the_text() -> None:
    made = BookMaker().section("A").excerpt("We hear every claim.").book()
    doc = replace(note(made, Copy.WORKING), taken={"e1": "We hear each claim. It takes weeks."})
    for answer in ("accept", "reject"):
        body = body_of(settled(word.write(doc, REFERENCE), answer))
        assert re.search(r"claim\.( It takes weeks\.)?\u00a0\[1\]\n", text_of(body))
