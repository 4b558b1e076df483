"""Entries that are items of one list come out as one list, with its numbers and levels, in every format."""

from collections.abc import Callable, Sequence

import pytest

from briefbook.model.kinds import Copy, EntryKind
from briefbook.model.note import Block, Blocks, ExcerptBlock, ListBlock, Para, Run, plain_text
from briefbook.render import html_out, markdown_out, reference, word, word_return
from briefbook.render.catalog import Template
from briefbook.render.list_joining import joined
from tests.render.making import BookMaker, note, own_template

BODY = "# {{ title }}\n\n{% for section in sections %}\n{{ section.body }}\n{% endfor %}\n"


def item(text: str, number: int | None = None, depth: int = 0) -> Block:
    """An item of a list as an entry of a book holds it."""
    made = ListBlock(((Para((Run(text),)),),), number is not None, number or 1)
    for _ in range(depth):
        made = ListBlock(((made,),), made.ordered)
    return made


def entries(*blocks: Block) -> Blocks:
    return tuple(ExcerptBlock(f"e{number}", (block,)) for number, block in enumerate(blocks, 1))


def shown(blocks: Blocks) -> list[object]:
    """Blocks as plain values: a list as its kind, its first number, and its items."""
    out: list[object] = []
    for block in blocks:
        match block:
            case ListBlock(items=items, ordered=ordered, start=start):
                out.append((f"from {start}" if ordered else "points", [shown(one) for one in items]))
            case ExcerptBlock(id=name, blocks=inner):
                out += [f"{name}: {plain_text(inner)}"] if isinstance(inner[0], Para) else [name, *shown(inner)]
            case _:
                out.append(plain_text([block]))
    return out


def test_numbers_go_on_from_entry_to_entry() -> None:
    assert shown(joined(entries(item("a", 4), item("b", 5), item("c", 6)))) == [
        ("from 4", [["e1: a"], ["e2: b"], ["e3: c"]])
    ]


def test_deeper_items_stand_below_theirs_each_in_a_list_of_its_own_kind() -> None:
    made = joined(entries(item("a", 1), item("x", 1, 1), item("y", 2, 1), item("b", 2), item("p", None, 1)))
    assert shown(made) == [
        ("from 1", [["e1: a", ("from 1", [["e2: x"], ["e3: y"]])], ["e4: b", ("points", [["e5: p"]])]])
    ]


def test_a_list_that_begins_once_more_is_another_one() -> None:
    made = joined(entries(item("a", 1), item("b", 2), item("c", 1), item("d", 2)))
    assert shown(made) == [("from 1", [["e1: a"], ["e2: b"]]), ("from 1", [["e3: c"], ["e4: d"]])]


def test_items_that_were_moved_are_counted_as_they_stand_now() -> None:
    assert shown(joined(entries(item("b", 2), item("a", 1), item("c", 3)))) == [
        ("from 1", [["e1: b"], ["e2: a"], ["e3: c"]])
    ]


def test_an_item_whose_parent_is_gone_stands_on_the_level_that_is_left() -> None:
    made = joined(entries(item("x", 1, 2), item("y", 2, 2), item("z", None, 1), item("a", 1)))
    assert shown(made) == [("from 1", [["e1: x"], ["e2: y"]]), ("points", [["e3: z"]]), ("from 1", [["e4: a"]])]


def test_text_between_ends_a_list_and_the_next_keeps_its_number() -> None:
    made = joined((*entries(item("a", 1)), Para((Run("Between"),)), *entries(item("b", 2))))
    assert shown(made) == [("from 1", [["e1: a"]]), "Between", ("from 2", [["e1: b"]])]


def test_points_on_one_level_and_lists_of_several_items_stay_as_they_are() -> None:
    points = entries(item("a"), item("b"))
    assert joined(points) == points
    several = entries(ListBlock(((Para((Run("a"),)),), (Para((Run("b"),)),)), ordered=True))
    assert joined(several) == several


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return own_template(tmp_path_factory.mktemp("own"), BODY)


def made_of(blocks: Sequence[Block]) -> BookMaker:
    maker = BookMaker().section("S")
    for block in blocks:
        maker.entry(EntryKind.OWN, (block,))
    return maker


LIST = (item("First", 3), item("Within", 1, 1), item("Second", 4), item("Point", None, 1), item("Third", 5))


def test_markdown_has_the_numbers_and_the_levels(template: Template) -> None:
    doc = note(made_of(LIST).book({"topic": "T"}, template.name), template=template)
    assert markdown_out.write(doc).split("\n\n", 2)[2] == (
        "3.  First\n    1. Within\n4.  Second\n    - Point\n5.  Third\n"
    )


def test_html_has_the_numbers_and_the_levels(template: Template) -> None:
    doc = note(made_of(LIST).book({"topic": "T"}, template.name), template=template)
    page = html_out.write(doc)
    assert page.count("<ol") == 2
    assert '<ol start="3">' in page
    assert page.index("Within") < page.index("Second") < page.index("<ul>") < page.index("Point")


@pytest.mark.parametrize("copy", list(Copy))
def test_word_has_the_numbers_and_the_levels(template: Template, copy: Copy) -> None:
    doc = note(made_of(LIST).book({"topic": "T"}, template.name), copy, template=template)
    pieces = word_return.read(word.write(doc, reference.build()), "note.docx").pieces
    blocks = [block for piece in pieces for block in piece.blocks if isinstance(block, ListBlock)]
    assert blocks == list(LIST)


@pytest.mark.parametrize("write", [markdown_out.write, html_out.write], ids=["markdown", "html"])
def test_a_working_copy_names_every_item(template: Template, write: Callable[..., str]) -> None:
    doc = note(made_of(LIST).book({"topic": "T"}, template.name), Copy.WORKING, template=template)
    text = write(doc)
    assert [text.index(plain_text([one])) for one in LIST] == sorted(text.index(plain_text([one])) for one in LIST)
