"""Extract room: captions of recordings (.srt, .vtt): what is said, joined to paragraphs; times and numbers go.

Forms: WebVTT (source: W3C) and SubRip.
"""

import re
from collections.abc import Iterator

from briefbook.extract.base import Block, BlockKind, Content
from briefbook.extract.blanks import is_blank, one_line
from briefbook.extract.encoding import decode
from briefbook.model.errors import NoText

_TIMES = re.compile(
    r"\s{0,9}(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s{1,9}-->\s{1,9}(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
)
_ASIDE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")
_SPEAKER = re.compile(r"<v(?:\.[^\s>]{0,40})?\s{1,9}([^>]{1,80})>")
_TAG = re.compile(r"</?[a-z0-9][^<>]{0,80}>|\{\\[^{}]{0,40}\}", re.IGNORECASE)
_ENOUGH = 400
"""Code points, from which a paragraph ends with its sentence."""
_MOST = 1_500
_SENTENCE = re.compile(r"[.!?…][\"”»')\]]?\Z")


def read(data: bytes, path: str) -> Content:
    """Read captions.

    Raises:
        DamagedFile: the bytes are no text.
        NoText: nothing is said in it.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in _paragraphs(_cues(decode(data, path))))
    if not blocks:
        raise NoText(path, "It holds captions without words.")
    return Content(blocks)


def _cues(text: str) -> Iterator[tuple[str, str]]:
    """Yield the speaker, where one is named, and the words of each caption; a line said twice in a row counts once."""
    last = ""
    for chunk in re.split(r"\n[ \t]*\n", text.removeprefix("\ufeff")):
        lines = chunk.split("\n")
        at = next((place for place, line in enumerate(lines) if _TIMES.match(line)), None)
        if at is None and _ASIDE.match(chunk.lstrip("\n")):
            continue
        # Above the times stands the number of the caption.
        for line in lines if at is None else lines[at + 1 :]:
            speaker = _SPEAKER.search(line)
            words = one_line(_TAG.sub("", _SPEAKER.sub("", line)))
            if not is_blank(words) and words != last:
                last = words
                yield (one_line(speaker[1]) if speaker else ""), words


def _paragraphs(cues: Iterator[tuple[str, str]]) -> Iterator[str]:
    who, length = "", 0
    said: list[str] = []
    for speaker, words in cues:
        is_other = bool(speaker) and speaker != who
        is_full = length > _MOST or (length > _ENOUGH and _SENTENCE.search(said[-1]) is not None)
        if said and (is_other or is_full):
            yield " ".join(said)
            said, length = [], 0
        if is_other:
            who = speaker
            said.append(f"{who}:")
        said.append(words)
        length += len(words)
    if said:
        yield " ".join(said)
