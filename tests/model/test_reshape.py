"""An entry that is edited as plain text keeps its form where the new text still has it."""

import pytest

from briefbook.model.excerpt import blocks_of, paragraphs, reshape
from briefbook.model.kinds import PassageKind
from briefbook.model.note import ListBlock, Para, Quote, Run, Table, plain_text


@pytest.mark.parametrize("kind", [PassageKind.QUOTATION, PassageKind.LIST_ITEM])
def test_a_quotation_or_list_item_stays_one_when_it_stays_one_paragraph(kind: PassageKind) -> None:
    before = blocks_of(kind, "The ferries ran all winter.")
    after = reshape(before, "The ferries ran until\u00a0March.")
    assert [type(block) for block in after] == [type(block) for block in before]
    assert plain_text(after) == "The ferries ran until\u00a0March."


@pytest.mark.parametrize("kind", [PassageKind.QUOTATION, PassageKind.LIST_ITEM, PassageKind.TABLE])
def test_several_paragraphs_are_paragraphs(kind: PassageKind) -> None:
    after = reshape(blocks_of(kind, "One\tTwo"), "First.\n\nSecond.")
    assert after == paragraphs("First.\n\nSecond.")


def test_a_numbered_item_keeps_its_number() -> None:
    before = (ListBlock(items=((Para((Run("Old."),)),),), ordered=True, start=4),)
    assert reshape(before, "New.") == (ListBlock(items=((Para((Run("New."),)),),), ordered=True, start=4),)


def test_a_table_takes_text_of_the_same_columns_and_keeps_its_look() -> None:
    before = (Table(((Run("Year"),), (Run("Sailings"),)), (((Run("2022"),), (Run("410"),)),), align=("left", "right")),)
    (after,) = reshape(before, "Year\tSailings\n2022\t410\n2023\t425")
    assert isinstance(after, Table)
    assert after.align == ("left", "right")
    assert plain_text((after,)) == "Year\tSailings\n2022\t410\n2023\t425"


def test_a_table_whose_columns_are_gone_becomes_a_paragraph() -> None:
    before = blocks_of(PassageKind.TABLE, "Year\tSailings\n2022\t410")
    after = reshape(before, "In 2022 there were 410 sailings.")
    assert after == paragraphs("In 2022 there were 410 sailings.")


def test_the_same_text_changes_nothing() -> None:
    before = (Quote((Para((Run("Bold", bold=True), Run(" words."))),)),)
    assert reshape(before, "Bold words.") is before


def test_an_item_keeps_its_number_and_its_level() -> None:
    def deep(text: str) -> ListBlock:
        inner = ListBlock(items=((Para((Run(text),)),),), ordered=True, start=4)
        return ListBlock(items=((inner,),), ordered=True)

    assert reshape((deep("Old."),), "New.") == (deep("New."),)
