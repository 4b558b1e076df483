"""Where entries may stand in a template's Markdown, and that each stands there by itself."""

import pytest

from briefbook.model.errors import TemplateError
from briefbook.model.note import Blocks, ExcerptBlock, Heading, ListBlock, PageBreak, Para, Quote, Run, Toc
from briefbook.render import markdown_in
from briefbook.render.token import TokenKind, encode

ENTRIES: dict[str, Blocks] = {name: (Para((Run(f"Text of {name}."),)),) for name in ("a", "b", "c")}
A, B, C = (encode(TokenKind.ENTRY, name) for name in ENTRIES)
CONTENTS = encode(TokenKind.CONTENTS, "")


def entry(name: str) -> ExcerptBlock:
    return ExcerptBlock(name, ENTRIES[name])


@pytest.mark.parametrize("text", [f"{A}\n{B}\n{C}", f"{A}\n\n{B}\n\n\n{C} \n", f"\n{A}{B}\n{C}", f" {A}\n{B}\n  {C}"])
def test_entries_that_follow_one_another_come_out_one_by_one_in_order(text: str) -> None:
    assert markdown_in.parse(text, ENTRIES) == (entry("a"), entry("b"), entry("c"))


def test_entries_at_the_margin_end_what_stands_above_them_and_begin_nothing_below() -> None:
    text = f"Words\n{A}\n{B}\nmore\n\n- point\n\n{C}\n---\n{CONTENTS}\n{A}\n# Title"
    assert markdown_in.parse(text, ENTRIES) == (
        *(Para((Run("Words"),)), entry("a"), entry("b"), Para((Run("more"),))),
        *(ListBlock(((Para((Run("point"),)),),)), entry("c"), PageBreak(), Toc(), entry("a")),
        Heading(1, (Run("Title"),), "title"),
    )


def test_entries_in_a_list_and_in_a_quotation_stay_there() -> None:
    listed, quoted = markdown_in.parse(f"- {A}\n- {B}\n\n> {C}\n>\n> {A}", ENTRIES)
    assert listed == ListBlock(((entry("a"),), (entry("b"),)))
    assert quoted == Quote((entry("c"), entry("a")))


@pytest.mark.parametrize("text", [f"Words {A}", f"{A} words", f"Words\n{A}{B}", f"{A}{B}\n\u00a0\n{C} words"])
def test_an_entry_within_a_line_of_text_is_refused(text: str) -> None:
    with pytest.raises(TemplateError, match="on a line of its own"):
        markdown_in.parse(text, ENTRIES)
