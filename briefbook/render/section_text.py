"""Render room: a section as its template means it: points as a list, questions with their answers, prose as prose.

The kind that template.toml gives a section says how its texts are printed, whoever wrote them: a paragraph that is
taken from a document becomes a point among points. Words and their order stay as they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefbook.model.kinds import EntryId
from briefbook.model.note import Block, Blocks, ListBlock, Para, plain_text
from briefbook.model.template import SectionKind
from briefbook.render.sandbox import MarkdownText
from briefbook.render.token import TokenKind, encode

_CLOSING = " \u00a0\u202f»”’\"')"
"""What may follow the question mark of a question that is quoted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry on its way into the text of a template: what the template may know of it."""

    id: EntryId
    kind: str
    blocks: Blocks

    @property
    def is_question(self) -> bool:
        """Whether it is one paragraph that asks something."""
        match self.blocks:
            case (Para() as only,):
                return plain_text([only]).rstrip(_CLOSING).endswith("?")
        return False

    @property
    def text(self) -> MarkdownText:
        """The token that stands for its blocks."""
        return MarkdownText(encode(TokenKind.ENTRY, self.id))

    def plain(self) -> Mapping[str, object]:
        """Return the entry as a template sees it: `id`, `kind`, `text`."""
        return {"id": self.id, "kind": self.kind, "text": self.text}


def shaped(kind: SectionKind, texts: Sequence[Blocks]) -> tuple[Blocks, ...]:
    """Return the blocks of the entries of a section as they stand in one of this kind; plain texts stay the same.

    Among points every paragraph is one. Elsewhere a point that was taken out of a list and stands alone is a paragraph.
    """
    if kind == "bullets":
        return tuple(_points(blocks) for blocks in texts)
    around = ((), *texts, ())
    return tuple(_prose(blocks, around[place], around[place + 2]) for place, blocks in enumerate(texts))


def _prose(blocks: Blocks, before: Blocks, after: Blocks) -> Blocks:
    """Return blocks as prose, unless they are a list of more than this point, or one that is announced."""
    match blocks:
        case (ListBlock(items=(item,), ordered=False),):
            in_list = any(isinstance(block, ListBlock) for block in (*before, *after))
            announced = plain_text(before).rstrip().endswith(":")
            return blocks if in_list or announced else item
    return blocks


def _points(blocks: Blocks) -> Blocks:
    """Return blocks whose paragraphs are points; one that announces a list with a colon stays a paragraph."""
    made: list[Block] = []
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        announces = isinstance(following, ListBlock) and plain_text([block]).rstrip().endswith(":")
        is_point = isinstance(block, Para) and block.style == "body" and not announces
        made.append(ListBlock(((block,),)) if is_point else block)
    return tuple(made)


def section_data(heading: str, kind: SectionKind, pieces: Sequence[Piece], empty: str) -> Mapping[str, object]:
    """Return what a template sees of a section beside its id.

    Args:
        heading: in the language of the note.
        kind: what its template declares.
        pieces: its entries in order.
        empty: what `body` says where there is no entry.

    Returns:
        `heading`, `kind`, `entries`, `body` (the Markdown of all entries in the form of the kind; `text` is
        another name of it) and `questions`
        (each with `number`, `question`, `answers`; the first has no question where an answer comes before any).
    """
    body = MarkdownText("\n\n".join(_body(kind, pieces)) or f"{MarkdownText.escape(empty)}\n{{: .placeholder }}")
    return {
        "heading": heading,
        "kind": kind,
        "entries": [piece.plain() for piece in pieces],
        "body": body,
        "text": body,
        "questions": _questions(pieces),
    }


def _body(kind: SectionKind, pieces: Iterable[Piece]) -> Iterable[str]:
    for piece in pieces:
        yield f"### {piece.text}" if kind == "qa" and piece.is_question else piece.text


def _questions(pieces: Iterable[Piece]) -> list[Mapping[str, object]]:
    groups: list[tuple[Piece | None, list[Piece]]] = []
    for piece in pieces:
        if piece.is_question:
            groups.append((piece, []))
        elif groups:
            groups[-1][1].append(piece)
        else:
            groups.append((None, [piece]))
    asked = sum(question is not None for question, _ in groups)
    first = 1 if asked == len(groups) else 0
    return [
        {
            "number": number,
            "question": None if question is None else question.plain(),
            "answers": [answer.plain() for answer in answers],
        }
        for number, (question, answers) in enumerate(groups, first)
    ]
