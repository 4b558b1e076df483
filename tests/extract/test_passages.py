"""Nothing is lost: every word of a text stands in a passage, a heading, the title or the furniture."""

import string
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.extract import markdown_file, plain_text
from briefbook.extract.base import Block, BlockKind, Content
from briefbook.extract.passages import build
from briefbook.extract.registry import document
from briefbook.model.document import Document
from briefbook.model.errors import NoText
from briefbook.model.kinds import Fingerprint

WORDS = st.text(string.ascii_letters + "éàçÉœ’'-0123456789.,:;!?«»“”()$%&<>#*_|", min_size=1, max_size=9)
LINES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=14).map(" ".join),
    st.sampled_from(
        [
            "",
            "",
            "Statement",
            "Page details",
            "Date modified:",
            "2024-02-09",
            "From: Harbour Board",
            "Press Room",
            "Why",
        ]
    ),
    st.sampled_from(
        ["Ottawa, May 3, 2023.", "- item one", "1. item", "> quoted", "a\tb", "Date: May 3, 2023", "Protected A"]
    ),
    st.sampled_from(["News release", "Background", "Date", "Spring 2020", "\u00a0", "Transport Canada – May 3, 2023"]),
)
TEXTS = st.lists(LINES, min_size=1, max_size=25).map("\n".join)


def made(content: Content) -> Document | None:
    try:
        return document(content, "a.txt", Fingerprint("0" * 64))
    except NoText:
        return None


def everything_of(found: Document) -> str:
    paths = [heading for one in found.passages for heading in one.heading]
    return " ".join(
        [*(one.text for one in found.passages), *paths, *(one.text for one in found.furniture), found.title or ""]
    )


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_word_of_a_plain_text_is_somewhere(text: str) -> None:
    found = made(plain_text.read(text.encode(), "a.txt"))
    if found is None:
        return
    kept = set(everything_of(found).split())
    markers = {"-", "1.", ">", "*", "–", "•"}
    for line in text.split("\n"):
        own = line.split()
        missing = [word for word in own if word not in kept and word.lstrip(">") not in kept]
        # The only thing a line may lose is the list marker or the quotation mark it begins with.
        assert len(missing) <= 1
        assert not missing or missing[0] == own[0]
        assert not missing or missing[0] in markers or missing[0][-1:] in ".)>" or missing[0].startswith(">")


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_ordinals_rise_and_are_never_used_twice(text: str) -> None:
    for reader in (plain_text.read, markdown_file.read):
        found = made(reader(text.encode(), "a.txt"))
        if found is not None:
            ordinals = [one.ordinal for one in found.passages]
            assert ordinals == sorted(ordinals)
            assert not Counter([*ordinals, *(one.ordinal for one in found.furniture)]).most_common(1)[0][1] > 1
            assert min(ordinals) >= 1
            assert all(one.text.strip() for one in found.passages)


BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(BlockKind),
        st.text("ab ", min_size=1, max_size=4).map(lambda text: f"x{text}x"),
        st.integers(0, 7),
        st.sampled_from(["", "", "furniture"]),
    ),
    max_size=15,
)


@settings(max_examples=300, deadline=None)
@given(BLOCKS)
def test_every_block_is_a_passage_furniture_or_in_a_path(blocks: list[Block]) -> None:
    passages, furniture = build(blocks, None)
    assert len(furniture) == sum(bool(block.why) for block in blocks)
    texts = [one.ordinal for one in passages]
    for place, block in enumerate(blocks):
        if not block.why and block.kind is not BlockKind.HEADING:
            assert place + 1 in texts
        elif not block.why and place + 1 not in texts:
            assert any(" ".join(block.text.split()) in one.heading for one in passages if one.ordinal > place + 1)


def test_a_heading_ends_at_the_next_one_of_its_level_or_above() -> None:
    def heading(text: str, level: int) -> Block:
        return Block(BlockKind.HEADING, text, level)

    def text(words: str) -> Block:
        return Block(BlockKind.PARAGRAPH, words)

    blocks = [
        heading("A", 1),
        text("a"),
        heading("B", 3),
        text("b"),
        heading("C", 2),
        text("c"),
        heading("D", 1),
        text("d"),
    ]
    passages, _ = build(blocks, None)
    assert [one.heading for one in passages] == [("A",), ("A", "B"), ("A", "C"), ("D",)]
    named, _ = build(blocks, 0)
    assert [one.heading for one in named] == [(), ("B",), ("C",), ("D",)]
