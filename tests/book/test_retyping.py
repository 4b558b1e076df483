"""Text typed over an entry's keeps the look of all that was not touched."""

from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.retyping import retyped
from briefbook.model.note import Blocks, Br, ListBlock, Para, Run, Table, plain_text

BLOCKS: Blocks = (
    Para((Run("Permits are "), Run("free", bold=True), Run(" of charge"), Br(), Run("and quick."))),
    ListBlock(((Para((Run("One point"),)),), (Para((Run("See "), Run("the page", href="https://example.org"))),))),
    Table(((Run("Year"),), (Run("Permits"),)), (((Run("2023"),), (Run("906", italic=True),)),)),
)
TEXT = plain_text(BLOCKS)


def looks(blocks: Blocks) -> list[tuple[str, bool]]:
    (para, *_) = blocks
    assert isinstance(para, Para)
    return [(one.text, one.bold) for one in para.inlines if isinstance(one, Run)]


def test_what_was_not_touched_keeps_its_look() -> None:
    made = retyped(BLOCKS, TEXT.replace("of charge", "for victims").replace("906", "1,024"))
    assert made is not None
    assert looks(made) == [("Permits are ", False), ("free", True), (" for victims", False), ("and quick.", False)]
    assert plain_text(made) == TEXT.replace("of charge", "for victims").replace("906", "1,024")
    assert made[1] == BLOCKS[1]


def test_what_is_put_in_looks_like_what_stands_before_it() -> None:
    made = retyped(BLOCKS, TEXT.replace("free", "freely given"))
    assert made is not None
    assert looks(made)[1] == ("freely given", True)
    made = retyped(BLOCKS, f"All {TEXT}")
    assert made is not None
    assert looks(made)[0] == ("All Permits are ", False)


def test_a_paragraph_or_cell_more_or_less_is_not_retyped() -> None:
    assert retyped(BLOCKS, f"{TEXT}\nMore.") is None
    assert retyped(BLOCKS, TEXT.replace("\t", " ")) is None
    assert retyped((Para(()),), "Words") is None
    assert retyped(BLOCKS, TEXT) is BLOCKS


@given(st.data())
def test_any_words_in_the_same_places_come_back_as_typed(data: st.DataObject) -> None:
    words = st.text(st.characters(exclude_characters="\n\t", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
    lines = [line.split("\t") for line in TEXT.split("\n")]
    typed = "\n".join("\t".join(data.draw(st.one_of(st.just(cell), words)) for cell in line) for line in lines)
    made = retyped(BLOCKS, typed)
    assert made is not None
    assert plain_text(made) == typed
