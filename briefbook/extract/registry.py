"""Extract room: the door to it: a file becomes a document, and each file within it one of its own."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefbook.extract.base import BLOCK_LIMIT, TEXT_LIMIT, UNHURRIED, Content, Pace, Part
from briefbook.extract.blanks import is_blank
from briefbook.extract.figures import figures
from briefbook.extract.formats import NAMES, PROPOSED, Format, limit_of, read_as
from briefbook.extract.furniture import mark
from briefbook.extract.headings import promote_bold
from briefbook.extract.language import document_language
from briefbook.extract.metadata import Understood, understand
from briefbook.extract.opening import bytes_of
from briefbook.extract.parts import DEEPEST, MOST_PARTS, MOST_TAKEN, named, summed_up
from briefbook.extract.passages import build
from briefbook.extract.passed_over import rule_of, suffix_of
from briefbook.extract.sniffing import format_of, refuse_by_suffix
from briefbook.model.document import Document, Evidence, Figure, Passage, Problem, Reading
from briefbook.model.errors import ExtractError, NoText, TooLarge, UnknownType
from briefbook.model.kinds import Fingerprint, Language, ProblemKind
from briefbook.model.text import first_words

_MEGABYTE = 1_000_000
_FIGURES_NAMED = 20
_STOPPED = "Reading it took too long or stopped the reader; save it as a file of its own and index that."


def read(file: Path, path: str, pace: Pace = UNHURRIED) -> Reading:
    """Read a file into a document, and the files within it. It is opened once, for reading, and never through a link.

    Args:
        file: where it lies.
        path: the same within its folder, with `/`; it becomes the document's path and stands in errors.
        pace: asked before each page and part.

    Raises:
        ExtractError: one of its subclasses, with the reason in words.
    """
    refuse_by_suffix(path)
    return read_bytes(bytes_of(file, path), path, pace)


def read_bytes(data: bytes, path: str, pace: Pace = UNHURRIED) -> Reading:
    """Read the bytes of a file as `read` does.

    Raises:
        ExtractError: one of its subclasses, with the reason in words.
    """
    within = _Within(pace)
    content, fingerprint = _content(data, path, pace)
    problems = summed_up(list(within.read(content.parts, path, depth=1)), path)
    found = document(_naming_parts(content), path, fingerprint)
    if within.count:
        found = replace(found, parts=within.count)
    return Reading(found, tuple(within.documents), tuple(problems))


def _content(data: bytes, path: str, pace: Pace) -> tuple[Content, Fingerprint]:
    if not data:
        raise NoText(path, "The file is empty.")
    known = format_of(data, path)
    if len(data) > limit_of(known):
        raise TooLarge(path, f"The file is larger than {limit_of(known) // _MEGABYTE} MB; split it into parts.")
    content = read_as(known, data, path, pace)
    return _naming_format(content, known, path), Fingerprint(hashlib.sha256(data).hexdigest())


def document(content: Content, path: str, fingerprint: Fingerprint) -> Document:
    """Return the document that a file's content makes.

    Raises:
        NoText: nothing in it can be read.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    if sum(len(block.text) for block in content.blocks) > TEXT_LIMIT:
        raise TooLarge(path, f"It holds more than {TEXT_LIMIT // _MEGABYTE} million characters; split it into parts.")
    blocks = [block for block in content.blocks if not is_blank(block.text)]
    understood = understand(promote_bold(mark(blocks)), content.said, path)
    if len(understood.blocks) > BLOCK_LIMIT:
        raise TooLarge(path, f"It has more than {BLOCK_LIMIT:,} paragraphs; split it into parts.")
    passages, furniture = build(understood.blocks, understood.title_place)
    if not passages and not content.is_container:
        raise NoText(path, _nothing_to_read(content))
    language, evidence = _with_language(understood, passages)
    numbers = figures(passages)
    return Document(
        path=path,
        fingerprint=fingerprint,
        kind=understood.kind,
        passages=passages,
        title=understood.title,
        date=understood.date,
        publisher=understood.publisher,
        language=language,
        furniture=furniture,
        evidence=(*evidence, *_stated(numbers, passages)),
        figures=numbers,
    )


def _nothing_to_read(content: Content) -> str:
    pictures = next((one for one in content.said if one.field == "pictures"), None)
    if pictures is None:
        return "It holds no text that can be searched."
    return f"It holds no text that can be searched, only pictures ({first_words(pictures.line, 120)})."


def _with_language(
    understood: Understood, passages: tuple[Passage, ...]
) -> tuple[Language | None, tuple[Evidence, ...]]:
    """The text itself says its language best; what the file claims counts only where the text cannot tell."""
    told = [(passage.text, passage.language) for passage in passages]
    language, held = document_language(told)
    if language is None:
        claimed = next((one.value for one in understood.evidence if one.field == "language"), None)
        return ("fr" if claimed == "fr" else "en" if claimed == "en" else None), understood.evidence
    line = next(passage.text for passage in passages if passage.language == language)
    others = tuple(one for one in understood.evidence if one.field != "language")
    return language, (*others, Evidence("language", language, first_words(line, 120), 0.9, held))


def _stated(numbers: tuple[Figure, ...], passages: tuple[Passage, ...]) -> Iterator[Evidence]:
    """Name the first figures of a document, with the passage that states the first of them."""
    if numbers:
        texts = {passage.ordinal: passage.text for passage in passages}
        shown = [texts[one.ordinal][slice(*one.span)] for one in numbers[:_FIGURES_NAMED]]
        line = first_words(texts[numbers[0].ordinal], 120)
        yield Evidence("figures", "; ".join(dict.fromkeys(shown)), line, 0.8)


def _naming_format(content: Content, known: Format, path: str) -> Content:
    """Say in the evidence that a file is not what its name says."""
    proposed = PROPOSED.get(suffix_of(path))
    if proposed is None or proposed is known or NAMES[proposed] == NAMES[known] or known is Format.WEB_PAGE:
        return content
    line = f"It is {NAMES[known]} under the name of a {suffix_of(path)} file."
    return replace(content, said=(*content.said, Evidence("format", known.name.lower(), line)))


def _naming_parts(content: Content) -> Content:
    """Say in the evidence which files lie in a file."""
    if not content.parts:
        return content
    names = "; ".join(first_words(part.name, 80) for part in content.parts[:50])
    return replace(content, said=(*content.said, Evidence("parts", str(len(content.parts)), names)))


@dataclass(slots=True)
class _Within:
    """Reads the files within one file, at all depths, within bounds."""

    pace: Pace
    count: int = 0
    text: int = 0
    taken: int = 0
    documents: list[Document] = field(default_factory=list)

    def read(self, parts: tuple[Part, ...], path: str, depth: int) -> Iterator[Problem]:
        """Read the parts of the file at `path`; yield the problems of those that give no document."""
        for name, part in named(parts, path):
            self.count += 1
            if rule_of(name) is not None:
                continue
            if part.data is None:
                yield Problem(name, part.kind, part.reason, part=True)
            elif self._is_enough(len(part.data), depth):
                reason = "There is more in this file than Briefbook takes out of one; unpack it into the folder."
                yield Problem(name, ProblemKind.TOO_LARGE, reason, part=True)
            elif not self.pace.may_read(name):
                yield Problem(name, ProblemKind.TOO_SLOW, _STOPPED, part=True)
            else:
                yield from self._one(part.data, name, depth)

    def _is_enough(self, size: int, depth: int) -> bool:
        """Tell whether no part of this size is to be read any more."""
        self.taken += size
        return self.count > MOST_PARTS or self.text > TEXT_LIMIT or self.taken > MOST_TAKEN or depth > DEEPEST

    def _one(self, data: bytes, name: str, depth: int) -> Iterator[Problem]:
        try:
            refuse_by_suffix(name)
            content, fingerprint = _content(data, name, self.pace)
            inner = list(self.read(content.parts, name, depth + 1))
            found = document(_naming_parts(content), name, fingerprint)
        except UnknownType:
            reason = "Neither its name nor its content say what it is; open it in the program that made it."
            yield Problem(name, ProblemKind.UNSUPPORTED, reason, part=True)
        except ExtractError as error:
            yield Problem(name, error.kind, error.reason, part=True)
        else:
            self.text += sum(len(passage.text) for passage in found.passages)
            self.documents.append(replace(found, is_part=True))
            yield from inner
