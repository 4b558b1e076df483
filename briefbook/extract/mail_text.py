"""Extract room: the text of a mail: what was written, what it quotes of earlier mails, the signature.

Earlier mails stay text, as quotations: an officer looks for what was agreed in them as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import is_blank
from briefbook.extract.plain_text import blocks_of
from briefbook.model.errors import TooLarge

_SIGNATURE = "The signature of the sender."
_NOTICE = "A legal notice below the mail."
_QUOTED = re.compile(r"[ \t]?>[> \t]*")
_DASHES = re.compile(r"--[ \t]*\Z")
_ATTRIBUTION = re.compile(
    r"(?:on|le) .{0,60}\d.{4,250}(?:wrote|a écrit)[ \u00a0]?:[ \t]*\Z"
    r"|.{1,150}@.{3,100} (?:wrote|a écrit)[ \u00a0]?:[ \t]*\Z",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(
    r"[ \t]*(?:[-_]{2,}[ ]?(?:original message|forwarded message|message d[’']origine|message transféré"
    r"|message original|forwarded by\b.{0,120})[ ]?[-_]{0,}"
    r"|begin forwarded message[ ]?:|début du message (?:réexpédié|transféré)[ ]?:)[ \t]*\Z",
    re.IGNORECASE,
)
_HEAD_START = re.compile(r"[*_ \t]*(?:from|de|expéditeur)[*_]*[ \u00a0]?:[*_]*[ \t\u00a0]*\S", re.IGNORECASE)
_HEAD_DATE = re.compile(r"[*_ \t]*(?:sent|date|envoyé(?: le)?)[*_]*[ \u00a0]?:", re.IGNORECASE)
_HEAD_REST = re.compile(r"[*_ \t]*(?:to|subject|cc|à|objet|pour)[*_]*[ \u00a0]?:", re.IGNORECASE)
_HEAD_LINE = re.compile(r"[*_ \t]*[A-Za-zÀ-ÿ][\w’' -]{0,30}[*_]*[ \u00a0]?:|[ \t]+\S")
_HEAD_LINES = 6
_LONGEST_HEAD = 14
_ATTRIBUTION_LINES = 3
_MOST_LINES = 20_000
"""Lines of a mail that are searched for what it quotes; nobody writes more, and each costs several looks."""
_TOO_MANY_LINES = 100_000
_NOTICE_START = re.compile(
    r"(?:(?:confidentiality )?(?:notice|disclaimer|avis(?: de confidentialité)?)[ \u00a0]?:?\s*)?"
    r"(?:this (?:e-?mail|message|communication|transmission)|the information (?:contained )?in this (?:e-?mail|message)"
    r"|ce (?:courriel|message)|le présent (?:courriel|message)|l[’']information contenue dans ce)\b",
    re.IGNORECASE,
)
_NOTICE_SAYS = (
    re.compile(r"intended (?:only |solely )?(?:for|recipient)|destinataires?\b", re.IGNORECASE),
    re.compile(r"confidential|privileged|confidentiel", re.IGNORECASE),
    re.compile(r"in error|par erreur|delete|détrui|supprim|prohibited|interdit", re.IGNORECASE),
)
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)


def unflowed(text: str, is_spaceless: bool) -> str:
    """Return a text in `format=flowed` with each paragraph on one line (source: RFC 3676).

    Args:
        text: as it stands in the mail.
        is_spaceless: whether the blank at the end of a line is only the mark that the line goes on (`delsp=yes`).
    """
    out: list[list[str]] = []
    depth_before, goes_on = 0, False
    for raw in text.split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")
        is_dashes = line in {"-- ", "--"}
        if goes_on and depth == depth_before and not is_dashes:
            out[-1].append(line)
        else:
            out.append([">" * depth + (" " if depth else ""), line])
        goes_on = line.endswith(" ") and not is_dashes
        if goes_on and is_spaceless:
            out[-1][-1] = line[:-1]
        depth_before = depth
    return "\n".join("".join(parts) for parts in out)


def blocks_of_text(text: str, path: str) -> list[Block]:
    """Return the blocks of a mail written as plain text.

    Raises:
        TooLarge: it has more lines than any mail.
    """
    lines_broken = text.count("\n")
    if lines_broken > _TOO_MANY_LINES:
        reason = f"The mail has more than {_TOO_MANY_LINES:,} lines; save its text as a file and split that."
        raise TooLarge(path, reason)
    if lines_broken > _MOST_LINES:
        return blocks_of(text)
    lines = _without_leading_dashes(text.split("\n"))
    start = _earlier_from(lines, 0)
    blocks = [_marked_notice(block) for block in _answered(lines[:start])]
    while start < len(lines):
        end = _earlier_from(lines, start + 1 if not _MARK.match(lines[start]) else start + 4)
        blocks += _earlier_mail(lines[start:end])
        start = end
    return blocks


def _earlier_mail(lines: Sequence[str]) -> list[Block]:
    """Return the blocks of an earlier mail: its head in one, so that none of its lines counts as one of this mail."""
    end = 1
    while end < len(lines) and is_blank(lines[end]):
        end += 1
    if end < len(lines) and not _HEAD_LINE.match(lines[end]):
        end = 1
    while end < min(len(lines), _LONGEST_HEAD) and not is_blank(lines[end]) and _HEAD_LINE.match(lines[end]):
        end += 1
    head = "\n".join(line.strip() for line in lines[:end] if not is_blank(line))
    rest = [_as_quotation(block) for block in _answered(lines[end:], has_signature=False)]
    return [Block(BlockKind.QUOTATION, head), *rest]


def _without_leading_dashes(lines: Sequence[str]) -> Sequence[str]:
    """A mail that is nothing but a signature is read for it."""
    first = next((place for place, line in enumerate(lines) if not is_blank(line)), 0)
    return lines[first + 1 :] if _DASHES.match(lines[first]) else lines


def _answered(lines: Sequence[str], has_signature: bool = True) -> list[Block]:
    """Return the blocks of lines among which some are quoted with `>`."""
    blocks: list[Block] = []
    for depth, run in _runs(lines):
        text = "\n".join(run)
        if depth:
            blocks += [_as_quotation(block) for block in blocks_of(text)]
            continue
        has_text_above = any(not is_blank(block.text) for block in blocks)
        said = _attribution_from(run)
        cut = min(said, _signature_from(run, has_text_above)) if has_signature else said
        blocks += blocks_of("\n".join(run[:cut]))
        blocks += [replace(block, why=_SIGNATURE) for block in blocks_of("\n".join(run[cut + 1 : said]))]
        blocks += [_as_quotation(block) for block in blocks_of("\n".join(run[said:]))]
    return blocks


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of lines that are quoted equally often, without their marks; blank lines stay in the run."""
    run: list[str] = []
    depth_of_run = 0
    for line in lines:
        mark = _QUOTED.match(line)
        depth = mark.group().count(">") if mark else 0
        if depth != depth_of_run:
            yield depth_of_run, run
            run, depth_of_run = [], depth
        run.append(line[mark.end() :] if mark else line)
    yield depth_of_run, run


def _signature_from(lines: Sequence[str], has_text_above: bool) -> int:
    """Return the place of the line "-- " that has text above it; below it stands who wrote the mail."""
    for place, line in enumerate(lines):
        if _DASHES.match(line) and (has_text_above or any(not is_blank(above) for above in lines[:place])):
            return place
    return len(lines)


def _attribution_from(lines: Sequence[str]) -> int:
    """Return the place at which "On … wrote:" begins when the lines end with it."""
    last = max((place for place, line in enumerate(lines) if not is_blank(line)), default=-1)
    for count in range(1, min(_ATTRIBUTION_LINES, last + 1) + 1):
        start = last + 1 - count
        if _ATTRIBUTION.match(" ".join(lines[start : last + 1])[:500]):
            return start
    return len(lines)


def _earlier_from(lines: Sequence[str], start: int) -> int:
    """Return the place from `start` on of the first line of an earlier mail that is not marked with `>`."""
    for place in range(start, len(lines)):
        line = lines[place]
        if len(line) > 400:
            continue
        if _MARK.match(line) or _begins_head(lines, place) or _attributes(lines, place):
            return place
    return len(lines)


def _begins_head(lines: Sequence[str], place: int) -> bool:
    """Tell whether the head of an earlier mail begins: who, when and to whom or about what, one below the other."""
    if not _HEAD_START.match(lines[place]) or place == 0:
        return False
    below = lines[place + 1 : place + _HEAD_LINES]
    return any(_HEAD_DATE.match(line) for line in below) and any(_HEAD_REST.match(line) for line in below)


def _attributes(lines: Sequence[str], place: int) -> bool:
    """Tell whether "On … wrote:" begins here, over one line or more, and no line marked with `>` follows."""
    for count in range(1, _ATTRIBUTION_LINES + 1):
        group = lines[place : place + count]
        if group[-1].rstrip().endswith(":") and _ATTRIBUTION.match(" ".join(group)[:500]):
            below = (line for line in lines[place + count : place + count + 4] if not is_blank(line))
            return not _QUOTED.match(next(below, ">"))
    return False


def marked_earlier(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a mail written as a page, what it quotes of earlier mails as quotations."""
    texts = [block.text for block in blocks]
    found: list[Block] = []
    is_earlier = False
    for place, block in enumerate(blocks):
        lines = [line for text in texts[place : place + _HEAD_LINES] for line in text[:1_000].split("\n")]
        is_long = len(block.text) > 1_000
        if not is_earlier and not is_long and (_MARK.match(lines[0]) or _page_head(lines, place)):
            is_earlier = True
        elif not is_earlier and not is_long and _ATTRIBUTION.match(block.text):
            is_earlier = place + 1 < len(blocks) and blocks[place + 1].kind is not BlockKind.QUOTATION
            found.append(_as_quotation(block))
            continue
        found.append(_as_quotation(block) if is_earlier else _marked_notice(block))
    return found


def _page_head(lines: Sequence[str], place: int) -> bool:
    return place > 0 and _begins_head(["", *lines], 1)


def _as_quotation(block: Block) -> Block:
    return replace(block, kind=BlockKind.QUOTATION, level=0) if block.kind in _RUNNING else block


def _marked_notice(block: Block) -> Block:
    """Mark a legal notice; only one that says all that such a notice says."""
    text = block.text
    if block.why or not 80 <= len(text) <= 4_000 or not _NOTICE_START.match(text):
        return block
    return replace(block, why=_NOTICE) if all(pattern.search(text) for pattern in _NOTICE_SAYS) else block
