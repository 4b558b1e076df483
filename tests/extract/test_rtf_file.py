"""RTF files: their text as a reader sees it, tables as tables, and hostile files end in words."""

import random
import re
from pathlib import Path

import pytest

from briefbook.extract.base import BlockKind, Content
from briefbook.extract.rtf_file import read
from briefbook.model.errors import DamagedFile, ExtractError, TooLarge

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0"
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}{\f2\fcharset128 Gothic;}}"
)
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Title;}{\*\cs3 Strong;}{\s4 Quote;}{\s5 toc 1;}}"


def content(body: str, head: str = HEAD) -> Content:
    return read(f"{head}{STYLES}{body}}}".encode("latin-1"), "a.rtf")


def blocks(body: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in content(body).blocks if not one.why]


def test_styles_tell_titles_headings_lists_and_quotations() -> None:
    body = (
        r"\pard\s2 Ferries\par\pard\s1 Winter\par\pard\s0 The ferry sails.\par"
        r"{\listtext 1.\tab}\pard\ls1 one\par\pard{\pntext\'B7\tab}two\par\pard\s4 We do.\par"
        r"\pard\outlinelevel1 Who pays\par\pard\s5 Winter 3\par\pard{\b All bold}\par"
    )
    found = content(body).blocks
    assert [(one.kind, one.level, one.text) for one in found if not one.why] == [
        (BlockKind.HEADING, 0, "Ferries"),
        (BlockKind.HEADING, 1, "Winter"),
        (BlockKind.PARAGRAPH, 0, "The ferry sails."),
        (BlockKind.LIST_ITEM, 0, "one"),
        (BlockKind.LIST_ITEM, 0, "two"),
        (BlockKind.QUOTATION, 0, "We do."),
        (BlockKind.HEADING, 2, "Who pays"),
        (BlockKind.PARAGRAPH, 0, "All bold"),
    ]
    assert [one.text for one in found if one.why] == ["Winter 3"]
    assert [one.text for one in found if one.is_bold] == ["All bold"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 \'93quoted\'94 \endash  \emdash\~x", "café “quoted” – —\u00a0x"),
        (r"\f1 \'e8\f0  \'e8", "č è"),
        (r"\f2\'83\'65", "テ"),
        (r"\u8217?s \u-3913\'b7 x\uc0\u233 y\uc2\u233 ?!z", "’s \uf0b7 xéyéz"),
        (r"\u55357?\u56832?", "\U0001f600"),
        (r"\{a\}\\b", r"{a}\b"),
        (r"one{\v hidden} two{\deleted gone}", "one two"),
        (r"{\field{\*\fldinst HYPERLINK http://192.0.2.1/}{\fldrslt the link}} x", "the link x"),
        (r"x{\*\unknown secret}{\*\bkmkstart mark}{\xe entry} y", "x y"),
        (r"x{\pict\pngblip 89504e470d0a1a0a} y{\pict\bin4 }}}}} z", "x y z"),
        (r"{\object{\*\objdata 0105}{\result shown}} x", "shown x"),
        (r"{\pict\bin999999999 0}after a lie", "after a lie"),
        ("line\r\nend \\'zz", "lineend zz"),
    ],
)
def test_text_reads_as_a_reader_sees_it(body: str, text: str) -> None:
    assert [one for _, one in blocks(rf"\pard {body}\par")] == [text]


def test_tables_are_tables_and_cells_of_running_text_are_text() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\cell\row"
    table = row.replace("{}", "Year", 1).replace("{}", "Claims") + row.replace("{}", "2023", 1).replace(
        "{}", r"7\par 8"
    )
    assert blocks(rf"\pard Before it.\par {table}\pard After\par") == [
        ("paragraph", "Before it."),
        ("table", "Year\tClaims\n2023\t7 8"),
        ("paragraph", "After"),
    ]
    assert blocks(r"\trowd\pard\intbl Only one.\par Cell.\cell\row\pard x\par") == [
        ("paragraph", "Only one."),
        ("paragraph", "Cell."),
        ("paragraph", "x"),
    ]
    nested = r"\pard\intbl a\cell\pard\intbl\itap2 b\nestcell c\nestcell{\*\nesttableprops\nestrow}\pard\intbl\cell\row"
    assert blocks(nested) == [("table", "a\tb c")]


def test_notes_boxes_headers_and_hidden_text_have_their_places() -> None:
    found = content(
        r"{\header\pard PROTECTED A\par}\pard Text{\footnote\pard A note.\par} on.{\v not shown}"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard In a box.\par}}{\shprslt twice}}\par\pard Last\par"
    )
    assert [(one.kind.value, one.text, bool(one.why)) for one in found.blocks] == [
        ("paragraph", "Text on.", False),
        ("paragraph", "In a box.", False),
        ("paragraph", "not shown", True),
        ("paragraph", "Last", False),
        ("note", "A note.", False),
        ("paragraph", "PROTECTED A", True),
    ]
    assert [(one.field, one.value) for one in found.said] == [("marking", "Protected A")]


def test_what_the_file_says_of_itself_is_evidence_and_pictures_have_names() -> None:
    found = content(
        r"{\info{\title Ferries\'20in winter}{\author A. Person}{\operator x}"
        r"{\creatim\yr2021\mo5\dy3\hr1}{\doccomm no}}"
        r"\pard x{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv A boat}}}\pngblip 00}}"
        r"{\nonshppict{\pict 00}}{\pict\wmetafile8 ff}\par"
    )
    assert [(one.field, one.value, one.line) for one in found.said] == [
        ("title", "Ferries in winter", "title: Ferries in winter"),
        ("author", "A. Person", "author: A. Person"),
        ("created", "2021-05-03", "created: 2021-05-03"),
        ("pictures", "2", "A boat; picture 2"),
    ]
    assert [one.text for one in found.blocks] == ["x"]


def test_short_lines_of_a_file_without_styles_are_headings() -> None:
    body = rf"\pard Ferries in winter\par\par\pard {'The ferry sails at noon. ' * 5}\par"
    assert blocks(body)[0] == ("heading", "Ferries in winter")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"{" * 100_000, DamagedFile),
        (b"\\par " * 400_000, TooLarge),
        (b"{\\footnote " * 100_000, DamagedFile),
        (b"\\b" * 2_100_000, TooLarge),
        (b"a" * 21_000_000, TooLarge),
        (b"a\\cell\\row " * 200_000, TooLarge),
    ],
)
def test_hostile_files_end_in_one_sentence(body: bytes, error: type[ExtractError]) -> None:
    with pytest.raises(error) as caught:
        read(b"{\\rtf1 " + body, "a.rtf")
    assert re.fullmatch(r"[A-Z].{10,160}\.", caught.value.reason)


def test_boxes_within_boxes_without_end_are_read() -> None:
    body = r"{\shp{\*\shpinst{\shptxt x\par " * 2_000
    assert len(blocks(body)) == 2_000


def test_what_is_no_rtf_is_damaged() -> None:
    for data in (b"", b"plain text", b"{\\rt", bytes(500)):
        with pytest.raises(DamagedFile):
            read(data, "a.rtf")


def test_broken_files_give_text_or_words() -> None:
    whole = f"{HEAD}{STYLES}\\pard\\s1 Winter\\par\\pard caf\\'e9\\cell\\u233 ?\\row{{\\pict 00}}\\par}}".encode(
        "latin-1"
    )
    dice = random.Random(3)
    for length in range(6, len(whole), 7):
        read(whole[:length], "a.rtf")
    for _ in range(500):
        flipped = bytearray(whole)
        for _ in range(6):
            flipped[dice.randrange(6, len(whole))] = dice.randrange(256)
        read(bytes(flipped), "a.rtf")


def squashed(text: str) -> str:
    return re.sub(r"\s|\|", "", text)


EXPECTED_OTHERWISE = {
    "issue_63": 'the number "10." before the text is a list marker, which is no text of a passage',
}


def test_files_by_others_read_as_is_expected_of_them(shared_data: Path) -> None:
    """Whitespace, the signs between cells and the addresses that the expected texts put behind links apart."""
    pairs = 0
    for file in sorted((shared_data / "fmt_striprtf").glob("*.rtf")):
        wanted = file.with_suffix(".txt")
        if not wanted.is_file():
            continue
        pairs += 1
        text = squashed("".join(one.text for one in read(file.read_bytes(), file.name).blocks if not one.why))
        without_addresses = re.sub(r'\("[^"]+"\)', "", wanted.read_text(encoding="utf-8"))
        if file.stem in EXPECTED_OTHERWISE:
            without_addresses = without_addresses.replace("10.", "", 1)
        assert text == squashed(without_addresses), file.name
    assert pairs == 30
