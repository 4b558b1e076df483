"""Captions: what is said, without times and numbers, in paragraphs that can be quoted."""

import time

import pytest

from briefbook.extract.captions_file import read
from briefbook.model.errors import NoText


def texts(source: str) -> list[str]:
    return [block.text for block in read(source.encode(), "a.srt").blocks]


def test_the_captions_of_a_film_are_its_words() -> None:
    source = (
        "1\n00:00:01,000 --> 00:00:03,000\nThe ferry <i>sails</i>\nat noon.\n\n"
        "2\n00:00:04,000 --> 00:00:06,000\n{\\an8}In 2023 it was late.\n\n"
        "3\n00:00:06,000 --> 00:00:08,000\n2023\n"
    )
    assert texts(source) == ["The ferry sails at noon. In 2023 it was late. 2023"]
    assert texts(source.replace("\n", "\r\n")) == texts(source)


def test_who_speaks_begins_a_paragraph() -> None:
    source = (
        "WEBVTT - meeting\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\n"
        "00:01.000 --> 00:03.000 align:start\n<v Ines Okafor>The quay is closed.</v>\n\n"
        "intro\n00:03.000 --> 00:04.000\n<v Ines Okafor>It opens soon.\n\n"
        "00:00:05.000 --> 00:00:06.000\n<v.loud Paul Roy>When?\n"
    )
    assert texts(source) == ["Ines Okafor: The quay is closed. It opens soon.", "Paul Roy: When?"]


def test_a_long_talk_is_several_paragraphs_and_no_word_is_lost() -> None:
    source = "".join(
        f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\nSentence {n} of the long talk.\n\n"
        for n in range(200)
    )
    found = texts(source)
    assert 5 < len(found) < 40
    assert " ".join(found) == " ".join(f"Sentence {n} of the long talk." for n in range(200))


def test_captions_without_words_are_refused() -> None:
    with pytest.raises(NoText):
        read(b"WEBVTT\n\n00:01.000 --> 00:03.000\n\n", "a.vtt")


def test_hostile_captions_take_no_time() -> None:
    began = time.process_time()
    for source in ("<v " * 300_000, "\n \n" * 300_000 + "x", "00:" * 300_000, " " * 1_000_000 + "x", "{\\" * 300_000):
        texts(source)
    assert time.process_time() - began < 6
