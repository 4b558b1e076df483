"""A note with every kind of block and inline that the content tree has; all words and the picture are ours."""

import struct
import zlib

from briefbook.model.note import (
    Blocks,
    Br,
    Doc,
    ExcerptBlock,
    Footnote,
    Heading,
    Image,
    ListBlock,
    NoteMeta,
    Para,
    Picture,
    Quote,
    Redacted,
    Run,
    Table,
    Toc,
)
from briefbook.render.pictures import read_picture


def png(width: int = 480, height: int = 160, *, told: bytes = b"") -> bytes:
    """A picture of three stripes; `told` is a text that a camera would leave in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    colours = (b"\x1b\x2a\x41", b"\xea\xee\xf3", b"\x9b\x23\x35")
    rows = b"".join(b"\x00" + b"".join(colour * (width // 3) for colour in colours) for _ in range(height))
    header = struct.pack(">IIBBBBB", width // 3 * 3, height, 8, 2, 0, 0, 0)
    text = chunk(b"tEXt", b"Author\x00" + told) if told else b""
    data = chunk(b"IHDR", header) + text + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


def picture() -> Picture:
    return read_picture(png(), "stripes.png", "own")


def _para(text: str) -> Para:
    return Para((Run(text),))


def _section(number: int) -> Blocks:
    note = Footnote((Run(f"Count number {number}, as published in "), Run("the register", italic=True), Run(".")))
    return (
        Heading(2, (Run(f"Subject {number}"),), f"subject-{number}"),
        ExcerptBlock(
            f"e{number}", (Para((Run(f"Claim number {number} rests on a count."), note, Run(" More follows."))),)
        ),
    )


def everything() -> Doc:
    link = Footnote((Run("See "), Run("the page", href="https://example.ca/page"), Run("."), Br(), Run("Second line.")))
    blocks: Blocks = (
        Heading(1, (Run("A note of everything"),), "title"),
        Para((Run("[Redacted] appears where text is withheld."),), "notice"),
        Para((Run("To:", bold=True), Run(" The Minister")), "details"),
        Para(
            (
                Run("From:", bold=True),
                Run(" Communications, with a long name of a branch that needs a second line to be told"),
            ),
            "details",
        ),
        Toc(),
        *(block for number in range(1, 6) for block in _section(number)),
        Heading(3, (Run("Smaller"),), "smaller"),
        Heading(4, (Run("Smaller still"),), "still"),
        Heading(5, (Run("The smallest"),), "smallest"),
        Para(
            (
                Run("He said "),
                Redacted("[Redacted]"),
                Run(" and "),
                Run("legible all the same", withheld=True),
                Run("."),
            )
        ),
        Image("stripes.png", "Three stripes: dark, light, red", (Run("Figure 1: stripes"),)),
        Image("stripes.png", "The same stripes without a caption"),
        _para("Three things follow:"),
        ListBlock(((Para((Run("one"), link)),), (_para("two"), ListBlock(((_para("below two"),),)))), ordered=True),
        Quote((Para((Run("A quotation with a note"), Footnote((Run("Translated by us."),)))),)),
        Table(
            ((Run("Year"),), (Run("Claims"), Footnote((Run("Rounded."),)))),
            (((Run("2022"),), (Run("17,490"),)), ((Run("2023"),), (Redacted("[Redacted]"),))),
            caption=(Run("Table 1: claims by year"),),
        ),
    )
    return Doc(
        NoteMeta("A note of everything", "en", "Sample", "Briefbook", "sample", "Unclassified", "own", "2024-02-07"),
        blocks,
        marks={f"e{number}": f"_bb_{number:024d}" for number in range(1, 6)},
        pictures={"stripes.png": picture()},
    )
