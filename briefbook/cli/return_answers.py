"""Command line room: what `return` and `import` answer: as JSON, and as lines for people."""

from collections.abc import Iterable, Iterator, Sequence

from briefbook.app.importing import Imported
from briefbook.cli.output import Look
from briefbook.cli.setting import one_line, paragraph
from briefbook.cli.shapes import provenance
from briefbook.cli.wording import counted
from briefbook.model.imported import ImportedEntry, TracedSentence
from briefbook.model.match import Change, Match
from briefbook.model.plain import Json, JsonObject
from briefbook.model.returned import NewText, Remark, ReturnedEntry, ReturnReport
from briefbook.model.text import first_words

_FIRST_WORDS = 70


def returned(report: ReturnReport, taken: Sequence[str]) -> JsonObject:
    """Return the answer of `return`."""
    return {
        "export": report.export or None,
        "date": report.date or None,
        "copy": None if report.copy is None else report.copy.value,
        "entries": [_entry(one) for one in report.entries],
        "new": [_new(one) for one in report.new],
        "frame": [{"was": one.was, "returned": one.returned} for one in report.frame],
        "comments": _remarks(report.remarks),
        "notes": list(report.notes),
        "taken": list(taken),
    }


def _entry(one: ReturnedEntry) -> JsonObject:
    return {
        "id": one.id,
        "state": one.state,
        "moved": one.is_moved,
        "tab": one.tab,
        "section": one.section,
        "after": one.after,
        "exported": one.exported,
        "returned": one.returned,
        "now": one.now,
        "merged": one.merged,
        "by_text": one.by_text,
        "authors": list(one.authors),
        "comments": _remarks(one.remarks),
    }


def _new(one: NewText) -> JsonObject:
    return {
        "id": one.id,
        "tab": one.tab,
        "section": one.section,
        "after": one.after,
        "text": one.text,
        "copy_of": one.copy_of,
        "authors": list(one.authors),
        "comments": _remarks(one.remarks),
    }


def _remarks(remarks: Iterable[Remark]) -> list[Json]:
    return [{"author": one.author, "text": one.text} for one in remarks]


def returned_lines(report: ReturnReport, taken: Sequence[str], look: Look) -> Iterator[str]:
    """Walk over the lines that `return` prints: what changed, who changed it, what was taken."""
    for note in report.notes:
        yield from paragraph(note, look)
    changed = [one for one in report.entries if one.state != "same"]
    same = len(report.entries) - len(changed)
    yield f"{counted(len(changed), 'entry', 'entries')} changed, {same} as exported, {len(report.new)} new."
    for entry in changed:
        yield from _entry_lines(entry, look)
    for new in report.new:
        copied = f", a copy of {new.copy_of}" if new.copy_of else ""
        yield f"{new.id}  new in {new.section}{copied}{_by(new.authors)}"
        yield from paragraph(new.text, look, "    ")
    for frame in report.frame:
        now = f"is now “{one_line(frame.returned)}”" if frame.returned else "is gone"
        yield from paragraph(f"Outside the entries: “{one_line(frame.was)}” {now}; change it in the book.", look)
    spoken = [(one.id, remark) for one in report.entries for remark in one.remarks]
    for place, remark in [*spoken, *(("", remark) for remark in report.remarks)]:
        yield from paragraph(f"{remark.author}, on {place or 'the note'}: {one_line(remark.text)}", look)
    if taken:
        yield f"Taken into the book: {', '.join(taken)}"


def _entry_lines(entry: ReturnedEntry, look: Look) -> Iterator[str]:
    moved = ", moved" if entry.is_moved and entry.state != "moved" else ""
    where = f" to {entry.section}" if entry.is_moved else ""
    yield f"{entry.id}  {entry.state}{moved}{where}{_by(entry.authors)}"
    if entry.state == "deleted":
        yield f"    was: {first_words(one_line(entry.exported), _FIRST_WORDS)}"
    elif entry.state != "moved":
        yield from paragraph(f"was: {entry.exported}", look, "    ")
        yield from paragraph(f"came back: {entry.returned or '(deleted)'}", look, "    ")
    if entry.state == "conflict":
        yield from paragraph(f"in the book: {entry.now or '(removed)'}", look, "    ")


def _by(authors: Sequence[str]) -> str:
    return f" (by {', '.join(map(one_line, authors))})" if authors else ""


def imported(made: Imported, path: str, title: str) -> JsonObject:
    """Return the answer of `import`."""
    return {
        "book": path,
        "title": title,
        "template": made.template,
        "entries": [_imported_entry(one) for one in made.entries],
        "notes": [note.en for note in made.notes],
    }


def _imported_entry(one: ImportedEntry) -> JsonObject:
    return {
        "id": one.id,
        "match": one.traced.verdict.value,
        "source": None if one.source is None else provenance(one.source),
        "sentences": [_sentence(each) for each in one.traced.sentences],
    }


def _sentence(one: TracedSentence) -> JsonObject:
    match = one.match
    return {
        "span": [one.start, one.end],
        "match": match.verdict.value,
        "similarity": match.similarity,
        "sources": [
            {"path": each.path, "ordinal": each.ordinal, "span": list(each.span), "text": each.text, "more": each.more}
            for each in match.sources
        ],
        "changes": [_change(each) for each in match.changes],
        "left_out": list(match.left_out),
    }


def _change(one: Change) -> JsonObject:
    return {"kind": one.kind.value, "used": one.used, "source": one.source, "used_span": list(one.used_span)}


def imported_lines(made: Imported, path: str, title: str, look: Look) -> Iterator[str]:
    """Walk over the lines that `import` prints: the book, and of each text where it comes from."""
    yield f"Made: {path}"
    yield f"  {title} ({made.template})"
    sourced = sum(one.source is not None for one in made.entries)
    yield f"{counted(len(made.entries), 'text')}: {sourced} with a source, {len(made.entries) - sourced} own words."
    for note in made.notes:
        yield from paragraph(note.en, look)
    for one in made.entries:
        where = "" if one.source is None else f"  {one_line(one.source.path)} ¶{one.source.ordinal}"
        yield f"{one.id}  {one.traced.verdict.value}{where}"
        for sentence in one.traced.sentences:
            yield from (f"    {line}" for line in _difference_lines(sentence.match))


def _difference_lines(match: Match) -> Iterator[str]:
    for change in match.changes if match.verdict.value == "altered" else ():
        source, used = one_line(change.source) or "nothing", one_line(change.used) or "nothing"
        yield f"{change.kind.value}: “{first_words(used, _FIRST_WORDS)}” for “{first_words(source, _FIRST_WORDS)}”"
    for text in match.left_out:
        yield f"left out: “{first_words(one_line(text), _FIRST_WORDS)}”"
