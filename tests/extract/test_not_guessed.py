"""What cannot be told for certain is not guessed: dates with two readings, letters of an unknown encoding."""

from pathlib import Path

import pytest

from briefbook.extract.encoding import decode
from briefbook.extract.registry import read
from briefbook.model.document import Document
from briefbook.model.errors import DamagedFile

TEXT = "The northern ferry was late again, and nobody on the quay was told when it would come."
FRENCH = "L’été dernier, « la traversée » a coûté 21 € de plus… où irons-nous – à l’île ?"


def dated(folder: Path, date: str) -> Document:
    (folder / "memo.txt").write_text(f"Late ferries\n\nDate: {date}\n\n{TEXT}\n", "utf-8")
    return read(folder / "memo.txt", "memo.txt").document


def test_a_date_that_can_be_read_in_two_ways_is_shown_with_both_and_has_no_value(tmp_path: Path) -> None:
    found = dated(tmp_path, "03/04/2023")
    assert found.date is None
    (evidence,) = [one for one in found.evidence if one.field == "date"]
    assert (evidence.value, evidence.candidates) == (None, ("2023-03-04", "2023-04-03"))
    assert evidence.line == "Date: 03/04/2023"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("25/12/2023", "2023-12-25"), ("12/25/2023", "2023-12-25"), ("05/05/2023", "2023-05-05"), ("2023-04-03",) * 2],
)
def test_a_date_that_can_be_read_in_one_way_is_read(tmp_path: Path, written: str, meant: str) -> None:
    assert dated(tmp_path, written).date == meant


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_quotation_marks_and_the_euro_come_back_in_each_usual_encoding(encoding: str) -> None:
    assert decode(f"{FRENCH}\r\n{FRENCH}".encode(encoding), "note.txt") == f"{FRENCH}\n{FRENCH}"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "iso8859-7", "shift_jis"])
def test_letters_of_another_script_never_come_back_as_western_ones(encoding: str) -> None:
    scripts = {
        "iso8859-7": "Το πλοίο άργησε πάλι και κανείς δεν το ήξερε. ",
        "shift_jis": "船はまた遅れた。誰も知らなかった。",
    }
    text = scripts.get(encoding, "Паром снова опоздал, и никто на берегу об этом не знал. ") * 20
    try:
        found = decode(text.encode(encoding), "note.txt")
    except DamagedFile:
        return
    assert not set(found) & set("àâäáãåçéèêëíîïìñóôöòõøúûüùÿæœßÀÂÄÁÃÅÇÉÈÊËÍÎÏÌÑÓÔÖÒÕØÚÛÜÙ")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DamagedFile, match="binary data"):
        decode(bytes(range(256)) * 8, "note.txt")
