"""Pages in vertical lines, as Japanese is set, are read from the right to the left and from top to bottom."""

from collections.abc import Sequence

from briefbook.extract import pdf_file
from briefbook.extract.pdf_lines import pieces_of
from briefbook.extract.pdf_vertical import with_lines_across
from briefbook.extract.pdf_words import PageText, Word
from tests.extract.pdf_making import document, stream

WIDTH, HEIGHT, SIZE = 400.0, 600.0, 10.0
LINES = ("船は正午に港を出ます、", "乗る人は門の前に並び、", "切符を手に持ちます。")


def standing(text: str, middle: float, top: float) -> list[Word]:
    """Return the letters of a vertical line; signs of punctuation stand beside its middle, as fonts place them."""
    words = []
    for place, letter in enumerate(text):
        left = middle - SIZE / 2 - (0.7 * SIZE if letter in "、。" else 0)
        words.append(Word(letter, left, left + SIZE, top + place * SIZE, SIZE, is_bold=False))
    return words


def read(words: Sequence[Word]) -> list[str]:
    """Return the pieces of lines of a page of these words."""
    return [piece.text for piece in pieces_of(with_lines_across(PageText(list(words), HEIGHT), 0, WIDTH).words)]


def test_vertical_lines_are_read_from_the_right_in_whichever_order_they_are_drawn() -> None:
    columns = [standing(line, 300 - 18 * place, 50) for place, line in enumerate(LINES)]
    for drawn in (columns, columns[::-1]):
        assert read([word for column in drawn for word in column]) == list(LINES)


def test_the_tier_above_is_read_before_the_one_below() -> None:
    upper = [standing(line, 300 - 18 * place, 50) for place, line in enumerate(LINES)]
    lower = [standing(line, 300 - 18 * place, 300) for place, line in enumerate(LINES[::-1])]
    assert read([word for column in (*lower, *upper) for word in column]) == [*LINES, *LINES[::-1]]


def test_lines_across_stay_as_they_are() -> None:
    across = [
        Word(letter, 50 + SIZE * place, 60 + SIZE * place, 70, SIZE, False) for place, letter in enumerate("船" * 30)
    ]
    page = PageText(across, HEIGHT)
    assert with_lines_across(page, 0, WIDTH) is page


def test_a_narrow_column_of_latin_letters_is_no_vertical_line() -> None:
    page = PageText(standing("ABCDEFGHIJKLMNOP", 300, 50), HEIGHT)
    assert with_lines_across(page, 0, WIDTH) is page


def test_vertical_text_in_a_type_that_is_not_here_is_read() -> None:
    # letter by letter, as programs of newspapers draw: a letter alone has no width where its type is not installed
    letters = [(place, down, letter) for place, line in enumerate(LINES) for down, letter in enumerate(line)]
    draws = b"\n".join(
        b"BT /F1 10 Tf 1 0 0 1 %d %d Tm <%s> Tj ET"
        % (300 - 18 * place, 550 - 10 * down, letter.encode("utf-16-be").hex().encode())
        for place, down, letter in letters
    )
    content = pdf_file.read(document(_vertical_page(draws)), "vertical.pdf")
    assert "".join(block.text for block in content.blocks).replace("\n", "").replace(" ", "") == "".join(LINES)


def _vertical_page(draws: bytes) -> dict[int, bytes]:
    system = b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >>"
    metrics = b"/Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80"
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        4: stream(draws),
        5: b"<< /Type /Font /Subtype /Type0 /BaseFont /NotHere-V /Encoding /UniJIS-UCS2-V /DescendantFonts [6 0 R] >>",
        6: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /NotHere %s /FontDescriptor 7 0 R >>" % system,
        7: b"<< /Type /FontDescriptor /FontName /NotHere %s >>" % metrics,
    }
