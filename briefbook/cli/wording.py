"""Command line room: what is said to people, in lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from briefbook.cli.output import Look
from briefbook.cli.setting import columns, one_line, paragraph
from briefbook.model.book import Book, Entry, Section, Tab
from briefbook.model.document import Document, DocumentRow, IndexReport
from briefbook.model.errors import IndexDamaged, IndexOutdated
from briefbook.model.finding import Finding
from briefbook.model.hit import Hit, Results
from briefbook.model.kinds import EntryId, EntryKind, Language
from briefbook.model.synonyms import SynonymList
from briefbook.model.template import FieldSpec, SectionSpec, TemplateInfo
from briefbook.model.text import first_words

_T = TypeVar("_T")
_MENDED = "The index was damaged and was made anew; nothing of yours is lost."
_RENEWED = "The index was of another version of Briefbook and was made anew; nothing of yours is lost."
_FACET_VALUES = 8
_OTHERS_NAMED = 3
_EDITS = {
    "add": "adding to “{}”",
    "write": "writing in “{}”",
    "set": "setting {}",
    "edit": "editing {}",
    "restore": "restoring {}",
    "move": "moving {}",
    "remove": "removing {}",
    "add-section": "adding the section “{}”",
    "rename-section": "renaming a section to “{}”",
    "move-section": "moving the section “{}”",
    "remove-section": "removing the section “{}”",
    "return": "taking what came back in {}",
    "import": "bringing in {}",
    "add-tab": "adding the note “{}”",
    "rename-tab": "renaming a note to “{}”",
    "move-tab": "moving the note “{}”",
    "remove-tab": "removing the note “{}”",
    "duplicate-tab": "copying the note “{}”",
    "template": "changing to the template “{}”",
    "redact": "withholding text of {}",
    "unredact": "showing text of {} again",
    "approve": "approving {}",
    "withdraw": "taking an approval of {} back",
    "translate": "setting the other language of {}",
    "swap": "exchanging the languages of {}",
    "replace": "replacing with “{}”",
    "paste": "pasting into “{}”",
    "source": "saying where {} is from",
}


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 passage`, `2,418 passages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def edit_words(label: str) -> str:
    """Return the label of an edit in words."""
    verb, _, detail = label.partition(":")
    return _EDITS[verb].format(detail) if verb in _EDITS else one_line(label)


def entries_words(ids: Sequence[EntryId]) -> str:
    """Return the ids of entries as a list in brackets, nothing where there are none."""
    return f" ({', '.join(ids)})" if ids else ""


def index_lines(report: IndexReport) -> Iterator[str]:
    """Walk over the lines that `index` prints: the sum, the problems, what was passed over."""
    yield f"{counted(report.documents, 'document')} with {counted(report.passages, 'passage')} can be searched."
    yield f"{report.added:,} new, {report.changed:,} changed, {report.removed:,} gone; {report.seconds:.1f} seconds."
    if report.problems:
        yield ""
        yield f"{counted(len(report.problems), 'file')} could not be read:"
        yield from columns([(one_line(one.path), one.kind.value, one_line(one.reason)) for one in report.problems])
    if report.skipped:
        yield ""
        yield f"{counted(sum(one.count for one in report.skipped), 'name')} passed over:"
        yield from columns([(one.rule, f"{one.count:,}") for one in report.skipped])
    yield ""
    yield f"Index: {report.index_folder}"


def found_lines(found: Results, notes: Iterable[str], look: Look) -> Iterator[str]:
    """Walk over the lines that `find` prints: how many, what to know, and the passages with their hits marked."""
    shown = "" if len(found.hits) == found.total else f"; the first {len(found.hits)} are shown"
    in_documents = f" in {counted(found.documents, 'document')}" if found.total else ""
    yield f"{counted(found.total, 'passage')}{in_documents}{shown}."
    if found.suggestion is not None:
        yield from paragraph(f"Did you mean: {one_line(found.suggestion)}", look)
    for note in notes:
        yield from paragraph(note, look)
    yield from facet_lines(found, look)
    for hit in found.hits:
        yield ""
        yield from _hit_lines(hit, look)


def _hit_lines(hit: Hit, look: Look) -> Iterator[str]:
    row = hit.document
    yield from paragraph(f"{_row_words(row)} · ¶{hit.ordinal}", look)
    if hit.heading:
        yield from paragraph(_heading_words(hit.heading), look, "    ")
    yield from paragraph(hit.text, look, "    ", hit.spans)
    yield f"    {hit.passage_id}"
    if hit.also:
        yield from paragraph(_also_words(hit), look, "    ")


def facet_lines(found: Results, look: Look) -> Iterator[str]:
    """Walk over one line for each facet: its values, the most frequent first, with how many passages have them."""
    for name, counts in found.facets.items():
        if len(counts) < 2:
            continue
        shown = [f"{one_line(spoken(one.value))} {one.count:,}" for one in counts[:_FACET_VALUES]]
        more = [f"{len(counts) - len(shown)} more"] if len(counts) > len(shown) else []
        yield from paragraph(f"By {name.value}: {', '.join([*shown, *more])}", look)


def _also_words(hit: Hit) -> str:
    """Return in how many other documents the same is said, and when first and last."""
    others = {one.document.id: one.document for one in hit.also if one.document.id != hit.document.id}
    dates = sorted(row.date for row in (hit.document, *others.values()) if row.date)
    said = "" if len(set(dates)) < 2 else f", first said {dates[0]}, last said {dates[-1]}"
    if not others:
        return f"also {counted(len(hit.also), 'time')} more in this document"
    like = "also" if all(one.identical for one in hit.also) else "also, nearly word for word,"
    return f"{like} in {counted(len(others), 'other document')}{said}: {_names(others.values())}"


def _names(rows: Iterable[DocumentRow]) -> str:
    names = [one_line(row.name) for row in rows]
    more = len(names) - _OTHERS_NAMED
    return "; ".join(names[:_OTHERS_NAMED]) + (f"; and {more} more" if more > 0 else "")


def _row_words(row: DocumentRow) -> str:
    return f"{one_line(row.name)} · {spoken(row.kind.value)} · {row.date or 'no date'}"


def spoken(kind: str) -> str:
    """Return the name of a kind as it is said."""
    return kind.replace("-", " ")


def _heading_words(heading: Sequence[str]) -> str:
    return " › ".join(one_line(part) for part in heading)


def document_lines(found: Document, look: Look) -> Iterator[str]:
    """Walk over the lines that `show` prints."""
    yield from paragraph(_row_words(found.row), look)
    yield f"  {one_line(found.path)}"
    if found.evidence:
        yield ""
        known = [one for one in found.evidence if one.value is not None or one.candidates]
        yield from columns(
            [
                (
                    one.field,
                    one_line(one.value or f"unclear: {' or '.join(one.candidates)}"),
                    f"“{first_words(one_line(one.line), 60)}”",
                )
                for one in known
            ]
        )
    heading: tuple[str, ...] = ()
    for passage in found.passages:
        yield ""
        if passage.heading != heading:
            heading = passage.heading
            yield from paragraph(_heading_words(heading), look)
        yield f"  ¶{passage.ordinal}  {found.passage_id(passage.ordinal)}"
        yield from paragraph(passage.text, look, "    ")
    if found.furniture:
        yield ""
        yield "Hidden lines of the page:"
        yield from columns([(first_words(one_line(one.text), 60), one.why) for one in found.furniture])


def synonym_lines(file: str, held: SynonymList, look: Look) -> Iterator[str]:
    """Walk over the lines that `synonyms` prints: where they lie, what they are, what was passed over."""
    yield f"Synonyms: {file}"
    if not held.groups and not held.problems:
        yield "There are none yet. Write one group a line, NAME = OTHER NAME, or begin with --starter."
    for group in held.groups:
        yield from paragraph(" = ".join(group), look, "  ")
    for one in held.problems:
        yield from paragraph(f"Line {one.line} was passed over. {one.sentence}", look)


def template_lines(infos: Sequence[TemplateInfo]) -> Iterator[str]:
    """Walk over the lines that `templates` prints."""
    for info in infos:
        yield f"{info.name}  {info.title.in_language('en')}"
        if info.fields:
            yield "  Fields:"
            yield from columns(
                [(one.name, _field_words(one), one.help.in_language("en")) for one in info.fields], "    "
            )
        if info.sections:
            yield "  Sections:"
            rows = [(one.id, one.heading.in_language("en"), _section_words(one)) for one in info.sections]
            yield from columns(rows, "    ")
    if not infos:
        yield "There are no templates."


def _section_words(spec: SectionSpec) -> str:
    """Return what is expected of a section: whether it must be filled, and how much of what."""
    limits = spec.limits
    parts = ["required"] if spec.required else []
    parts += [_amount(limits.items_min, limits.items_max, "points")] if limits.items_min or limits.items_max else []
    parts += [_amount(limits.words_min, limits.words_max, "words")] if limits.words_min or limits.words_max else []
    return ", ".join(parts)


def _amount(least: int, most: int, noun: str) -> str:
    if not most:
        return f"at least {least} {noun}"
    return f"{least} to {most} {noun}" if least else f"at most {most} {noun}"


def _field_words(spec: FieldSpec) -> str:
    return f"{spec.type}, required" if spec.required else spec.type


def outline_lines(book: Book, titles: Mapping[str, str], look: Look) -> Iterator[str]:
    """Walk over the lines that `outline` prints: a tree; a single tab is the book itself."""
    for number, tab in enumerate(book.tabs):
        if number:
            yield ""
        yield f"{tab.id}  {titles[tab.id]}" if len(book.tabs) > 1 else titles[tab.id]
        yield from _tab_lines(tab, book.language, look)


def _tab_lines(tab: Tab, language: Language, look: Look) -> Iterator[str]:
    for section, branch, stem in _branches(tab.sections):
        empty = "" if section.entries else "  (no text yet)"
        yield f"{branch}{one_line(section.heading.in_language(language))}{empty}"
        yield from _section_lines(section, stem, look)


def _section_lines(section: Section, stem: str, look: Look) -> Iterator[str]:
    for entry, branch, _ in _branches(section.entries):
        start = f"{stem}{branch}{entry.id}  "
        end = _source_words(entry)
        yield start + first_words(one_line(entry.text), max(24, look.width - len(start) - len(end))) + end


def _branches(items: Sequence[_T]) -> Iterator[tuple[_T, str, str]]:
    for place, item in enumerate(items, 1):
        yield (item, "└─ ", "   ") if place == len(items) else (item, "├─ ", "│  ")


def _source_words(entry: Entry) -> str:
    source = entry.provenance
    if source is None:
        return "  (note to self)" if entry.kind is EntryKind.SELF else "  (own words)"
    name = first_words(one_line(source.title or source.path), 32)
    return f"  ({name}, {source.date or 'no date'}, ¶{source.ordinal}{', edited' if entry.is_edited else ''})"


def note_lines(files: Iterable[str], findings: Iterable[Finding]) -> Iterator[str]:
    """Walk over the lines that `note` prints: the files, and what the checks say of the book."""
    for file in files:
        yield f"Written: {file}"
    for finding in findings:
        yield f"{finding.severity.capitalize()}: {one_line(finding.sentence)}"


def sample_lines(files: Sequence[str], book: str) -> Iterator[str]:
    """Walk over the lines that `sample` prints: where the note and its book lie."""
    yield "The sample note is written:"
    yield from (f"  {file}" for file in files)
    yield f"Its book: {book}"


def mended(error: IndexDamaged) -> str:
    """Return what to say of an index that was made anew for this reason."""
    return _RENEWED if isinstance(error, IndexOutdated) else _MENDED
