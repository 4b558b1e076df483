"""Encodings: English and French are read right in whatever old encoding they come; so are most of the others."""

import random
import time
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest

from briefbook.extract.encoding import decode
from briefbook.model.errors import DamagedFile
from tests.benchmarks import encodings

ENGLISH = (
    "The harbour master’s report says “twelve ferries” left the quay — none of them late. Café owners paid £3 a berth, "
    "a naïve hope…"
)
FRENCH = (
    "L’été dernier, les élèves de l’école ont traversé la baie à bord du traversier. « Où êtes-vous passés ? » a "
    "demandé le maître ; personne n’a répondu. Le cœur léger, ils sont rentrés à Noël… À bientôt !\n"
    "État des quais : 12 étaient fermés, dont celui de l’île. Ça suffit — tout est là, même le reçu de 25 °C."
)
SHORT = (
    "Le quai est fermé",
    "Café",
    "une île du fleuve ici",
    "Garçon de cabine absent",
    "le coût des billets dit",
    "Où sont les bouées",
    "À la barre du navire",
    "État des lieux du quai",
    "a naïve ferry captain",
    "rapport sur la créée",
)
QUOTED = ("It’s the last ferry today", "She said “no” to them all", "L’horaire d’hiver du quai")
LEGACY = ("cp1252", "mac_roman", "cp850", "iso8859_15", "utf-8", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-16")


def can_hold(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def cases() -> list[tuple[str, str]]:
    plainer = {"’": "'", "“": '"', "”": '"', "—": "-", "…": "...", "œ": "oe"}
    made = []
    for text in (ENGLISH, FRENCH, ENGLISH * 200 + FRENCH * 200, *SHORT, *QUOTED):
        for encoding in LEGACY:
            fit = "".join(char if can_hold(char, encoding) else plainer[char] for char in text)
            if not fit.isascii() or encoding.startswith("utf"):
                made.append((fit, encoding))
    return made


@pytest.mark.parametrize(("text", "encoding"), cases(), ids=lambda value: value[:16])
def test_english_and_french_are_read_right_in_every_old_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_the_euro_and_the_ligature_of_the_newer_latin_table_are_read() -> None:
    text = "Le bœuf coûte 12 € le kilo. Les œufs, 3 €. Un chœur chantait."
    assert decode(text.encode("iso8859_15"), "a.txt") == text


def test_every_sentence_of_real_french_is_read_right_by_itself(shared_data: Path) -> None:
    files = sorted((shared_data / "ca_cds_blog_en_fr" / "fr").glob("*.md"))[::12]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines() if not line.isascii()]
    some = random.Random(7).sample(lines, 400)
    for encoding, least in (("cp1252", 0.995), ("mac_roman", 0.98), ("cp850", 0.98), ("iso8859_15", 0.99)):
        tried = [line for line in some if can_hold(line, encoding)]
        right = [line for line in tried if decode(line.encode(encoding), "a.md") == line.replace("\v", "\n")]
        assert len(right) >= least * len(tried), (encoding, len(right), len(tried), sorted(set(tried) - set(right))[:5])


@pytest.mark.parametrize("cut", range(1, 40))
def test_a_text_that_ends_in_the_middle_of_a_letter_loses_that_letter_only(cut: int) -> None:
    data = FRENCH.encode()[:-cut]
    whole = data.decode("utf-8", "ignore")
    assert decode(data, "a.txt").rstrip("\ufffd") == whole
    behind = FRENCH.encode()[cut:]
    assert decode(behind, "a.txt").lstrip("\ufffd") == behind.decode("utf-8", "ignore")


def test_a_text_whose_only_accent_is_cut_in_two_is_read() -> None:
    assert decode(b"Le quai est ferm\xc3", "a.txt") == "Le quai est ferm\ufffd"


def test_windows_letters_in_a_text_of_another_encoding_are_kept() -> None:
    data = (FRENCH * 20).encode() + "fermé ".encode("cp1252") + (FRENCH * 20).encode()
    assert decode(data, "a.txt") == f"{FRENCH * 20}fermé {FRENCH * 20}"


def test_alphabets_that_are_announced_by_escape_sequences_are_read() -> None:
    japanese = "今日は港がとても静かです。船は来ません。"
    chinese = "今天港口很安静，船没有来。我们明天再来看看。"
    korean = "오늘 항구는 아주 조용합니다."
    for text, encoding in ((japanese, "iso2022_jp"), (chinese, "hz"), (korean, "iso2022_kr")):
        assert decode(f"Notes: {text}\n".encode(encoding), "a.txt") == f"Notes: {text}\n"


@pytest.mark.parametrize(
    "text", ["Set ~{name~} to the path, and ~{other~} too.", "\x1b[31mred\x1b[0m and $B money", "a ~{ b"]
)
def test_signs_that_look_like_escapes_are_left_alone(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text.replace("\x1b", "")


def test_texts_without_a_byte_order_mark_are_told_from_binary_data() -> None:
    russian = "В порту сегодня тихо.\nПаром не придёт до утра."
    assert decode(russian.encode("utf-16-le"), "a.txt") == russian
    assert decode(russian.encode("utf-16-be"), "a.txt") == russian
    with pytest.raises(DamagedFile):
        decode(random.Random(3).randbytes(4_000) + b"\0\0 \n", "a.txt")


def test_vietnamese_is_told_by_its_syllables() -> None:
    text = (
        "Hôm nay bến cảng rất yên tĩnh và con tàu không đến. Những người đánh cá đã trở về nhà trước khi trời tối, "
        "còn thuyền trưởng thì vẫn ngồi đợi ở quán cà phê gần cầu tàu cũ để nghe tin tức từ đất liền."
    )
    assert decode(as_windows(text), "a.txt") == text


def as_windows(text: str) -> bytes:
    """Windows-1258 writes the tone behind its letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for char in text:
        apart = unicodedata.normalize("NFD", char)
        letter = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in tones))
        out += letter + "".join(sign for sign in apart if sign in tones)
    return out.encode("cp1258")


def test_nineteen_of_twenty_real_files_are_read_in_the_encoding_that_their_name_says(shared_data: Path) -> None:
    checked = encodings.check(shared_data)
    wrong = [one.name for one in checked if not one.is_right]
    assert len(checked) == 64
    assert len(wrong) <= (1 - encodings.WANTED) * len(checked), wrong


def test_long_texts_of_hostile_bytes_take_no_time() -> None:
    for data in (b"~{" * 3_000_000, b"\x1b$B!" * 1_000_000, b"\xe9" * 5_000_000, b"\x80a" * 2_000_000):
        began = time.process_time()
        with suppress(DamagedFile):
            decode(data, "a.txt")
        assert time.process_time() - began < 10
