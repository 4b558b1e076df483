"""A section is printed in the form of its kind: points, questions with answers, prose; words and order stay."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.approvals import Signature, sign_tab
from briefbook.model.book import Book, Entry, Section, Tab, Wording
from briefbook.model.excerpt import blocks_of, paragraphs
from briefbook.model.kinds import ApprovalRole, Copy, EntryId, EntryKind, PassageKind, SectionId, TabId
from briefbook.model.note import Block, Blocks, ExcerptBlock, Heading, ListBlock, Para, Quote, Run, Table, plain_text
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.catalog import Template
from briefbook.render.section_text import shaped
from tests.render.making import OWN_DECLARATION, own_template

KINDS = """
[[sections]]
id = "points"
kind = "bullets"
heading = { en = "Points" }
[[sections]]
id = "asked"
kind = "qa"
heading = { en = "Asked" }
[words]
answer = { en = "Answer", fr = "Réponse" }
"""
BODY = "# {{ title }}\n\n{% for section in sections %}\n## {{ section.heading }}\n\n{{ section.body }}\n\n{% endfor %}"
ITEM = blocks_of(PassageKind.LIST_ITEM, "Taken from a list.")


def template(folder: Path, body: str = BODY) -> Template:
    return own_template(folder, body, OWN_DECLARATION + KINDS)


def book(*sections: tuple[str, tuple[Blocks, ...]]) -> Book:
    made, count = [], 0
    for name, texts in sections:
        entries = []
        for text in texts:
            count += 1
            entries.append(Entry(EntryId(f"e{count}"), EntryKind.OWN, text))
        made.append(Section(SectionId(name), Wording(name.title()), tuple(entries)))
    return Book("5a" * 16, "en", (Tab(TabId("t1"), "own", {}, tuple(made)),))


def note(made: Book, with_template: Template, copy: Copy = Copy.MINISTER) -> Blocks:
    doc = assemble(made, made.tabs[0], with_template, RenderOptions(copy))
    return tuple(
        inner for block in doc.blocks for inner in (block.blocks if isinstance(block, ExcerptBlock) else [block])
    )


def said(blocks: Blocks) -> list[tuple[str, str]]:
    return [(type(block).__name__, plain_text([block])) for block in blocks]


def test_among_points_every_paragraph_is_one(tmp_path: Path) -> None:
    table = Table(((Run("Year"),),), (((Run("2023"),),),))
    made = book(("points", (paragraphs("One.\n\nTwo."), ITEM, (table,), (Quote(paragraphs("Said.")),))))
    assert said(note(made, template(tmp_path)))[2:] == [
        ("ListBlock", "One."),
        ("ListBlock", "Two."),
        ("ListBlock", "Taken from a list."),
        ("Table", "Year\n2023"),
        ("Quote", "Said."),
    ]


def test_what_announces_a_list_is_no_point_of_it() -> None:
    blocks = (*paragraphs("Three things:"), ListBlock((paragraphs("one"), paragraphs("two"))))
    assert shaped("bullets", [blocks]) == (blocks,)


def test_a_lone_point_among_prose_is_prose() -> None:
    prose = paragraphs("Prose.")
    assert shaped("paragraphs", [prose, ITEM, prose])[1] == paragraphs("Taken from a list.")
    assert shaped("paragraphs", [ITEM, ITEM]) == (ITEM, ITEM)
    assert shaped("paragraphs", [paragraphs("Three things:"), ITEM])[1] == ITEM


@given(
    st.lists(st.lists(st.sampled_from(["One.", "Two:", "Three?"]), min_size=1, max_size=3), max_size=4), st.booleans()
)
def test_words_and_order_stay(texts: list[list[str]], pointed: bool) -> None:
    entries = [tuple(block for text in one for block in (Para((Run(text),)), *ITEM)) for one in texts]
    made = shaped("bullets" if pointed else "paragraphs", entries)
    assert [plain_text(one) for one in made] == [plain_text(one) for one in entries]


def test_a_question_heads_its_answers(tmp_path: Path) -> None:
    texts = tuple(map(paragraphs, ("Before all.", "Why nine?", "Because.", "And then.", "« Pourquoi? »", "Parce que.")))
    blocks = note(book(("asked", texts)), template(tmp_path))
    assert said(blocks)[2:] == [
        ("Para", "Before all."),
        ("Heading", "Why nine?"),
        ("Para", "Because."),
        ("Para", "And then."),
        ("Heading", "« Pourquoi? »"),
        ("Para", "Parce que."),
    ]
    assert [block.level for block in blocks if isinstance(block, Heading)] == [1, 2, 3, 3]


def test_a_template_may_number_questions_itself(tmp_path: Path) -> None:
    body = (
        "# {{ title }}\n\n{% for section in sections %}{% for one in section.questions %}\n## {{ one.number }}\n\n"
        "> {{ one.question.text }}\n\n### {{ t.answer }}\n\n{% for each in one.answers %}\n{{ each.text }}\n\n"
        "{% endfor %}{% endfor %}{% endfor %}"
    )
    texts = tuple(map(paragraphs, ("Why nine?", "Because.", "How many?", "Nine.")))
    doc = note(book(("asked", texts)), template(tmp_path, body))
    assert [plain_text([block]) for block in doc][1:] == [
        *("1", "Why nine?", "Answer", "Because."),
        *("2", "How many?", "Answer", "Nine."),
    ]


def test_an_empty_section_says_so_where_it_is_shown(tmp_path: Path) -> None:
    made = book(("points", ()))
    assert said(note(made, template(tmp_path), Copy.WORKING))[2:] == [("Para", "No text yet.")]
    assert len(note(made, template(tmp_path))) == 1


def test_a_template_knows_who_signed_and_whether_it_still_holds(tmp_path: Path) -> None:
    body = "# {{ title }}\n\n{% for one in approvals %}\n{{ one.role }} {{ one.name }} {{ one.stands }}\n\n{% endfor %}"
    made = sign_tab(book(), None, Signature("A. Roe", ApprovalRole.APPROVED, "Director", "2024-02-07"))
    assert said(note(made, template(tmp_path, body)))[1:] == [("Para", "Approved by A. Roe True")]


def test_an_entry_as_a_heading_keeps_the_rest_of_its_text(tmp_path: Path) -> None:
    loop = "{% for section in sections %}{% for one in section.entries %}\n## {{ one.text }}\n{% endfor %}{% endfor %}"
    body = "# {{ title }}\n\n" + loop
    blocks: tuple[Block, ...] = (*paragraphs("Head.\n\nBody."), *ITEM)
    assert said(note(book(("asked", (blocks, ITEM))), template(tmp_path, body)))[1:] == [
        ("Heading", "Head."),
        ("Para", "Body."),
        ("ListBlock", "Taken from a list."),
        ("ListBlock", "Taken from a list."),
    ]
