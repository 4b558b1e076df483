"""Render room: what a redline and a review copy add to the tree of a working copy.

Both show the sources' own words or what is known of them, so neither is made of another copy.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefbook.model.book import Book, Entry, Tab
from briefbook.model.excerpt import Provenance
from briefbook.model.finding import Finding
from briefbook.model.kinds import Language, TabId
from briefbook.model.note import Block, Doc, ExcerptBlock, Heading, ListBlock, Quote, Remark, plain_inlines
from briefbook.model.text import clean
from briefbook.render.wording import bound_date, words


@dataclass(frozen=True, slots=True)
class TabFinding:
    """A finding of a check, and the tab that it was found in."""

    tab: TabId
    finding: Finding


@dataclass(frozen=True, slots=True)
class Annotations:
    """What is asked for.

    Attributes:
        redline: the text as taken beside the text as used.
        review: sources and findings as comments.
    """

    redline: bool = False
    review: bool = False
    findings: tuple[TabFinding, ...] = ()


def annotated(doc: Doc, book: Book, asked: Annotations) -> Doc:
    """Return the tree of a working copy with what is asked for; the same tree where nothing is."""
    language = doc.meta.language
    entries: dict[str, Entry] = {entry.id: entry for _, _, entry in book.entries() if entry.id in doc.marks}
    if asked.redline:
        taken: dict[str, str] = {
            name: entry.provenance.text
            for name, entry in entries.items()
            if entry.provenance is not None and _is_marked(entry, book, language)
        }
        doc = replace(doc, taken=taken)
    if asked.review:
        doc = replace(doc, remarks=tuple(_remarks(doc, book, entries, asked.findings)))
    return doc


def _remarks(doc: Doc, book: Book, entries: Mapping[str, Entry], findings: Iterable[TabFinding]) -> Iterator[Remark]:
    """Walk over the remarks in the order of the note: those on the whole of it, then place by place."""
    places = list(_places(doc.blocks))
    headings = dict(_headings(doc, book.tabs))
    by_place: dict[str, list[str]] = {}
    for one in findings:
        said = one.finding
        place = said.place if said.place in entries else headings.get((one.tab, said.place), "")
        by_place.setdefault(place, []).append(said.sentence)
    numbers = {name: source.number for source in doc.sources for name in source.entries}
    for place in dict.fromkeys(("", *places)):
        entry = entries.get(place)
        if entry is not None and entry.provenance is not None:
            yield Remark(place, _about(entry, entry.provenance, numbers.get(place), doc.meta.language))
        yield from (Remark(place, sentence, "en") for sentence in by_place.get(place, ()))


def _places(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(id=name) | ExcerptBlock(id=name):
                yield name
            case Quote(blocks=inner):
                yield from _places(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from _places(item)


def _headings(doc: Doc, tabs: Iterable[Tab]) -> Iterator[tuple[tuple[TabId, str], str]]:
    """Walk over the sections that have a heading in the note, each with the id of that heading.

    A section is known by the words of its heading, and by standing below those before it.
    """
    written = [(block.id, plain_inlines(block.inlines)) for block in doc.blocks if isinstance(block, Heading)]
    for tab in tabs:
        for section in tab.sections:
            said = clean(section.heading.in_language(doc.meta.language))
            place = next((place for place, (_, text) in enumerate(written) if text == said), None)
            if place is not None:
                yield (tab.id, section.id), written[place][0]
                del written[: place + 1]


def _is_marked(entry: Entry, book: Book, language: Language) -> bool:
    """Tell whether the note shows an excerpt whose text is another than was taken, in the language it was taken in."""
    return entry.is_edited and not (entry.other and language != book.language)


def _about(entry: Entry, origin: Provenance, number: int | None, language: Language) -> str:
    """Return what is known of an excerpt's source, line by line."""
    say = words(language)
    title = origin.title or origin.path.rsplit("/", 1)[-1]
    date = bound_date(origin.date, language) if origin.date else say.no_date
    file = f"{origin.label}/{origin.path}" if origin.label else origin.path
    page = f"{say.page}{origin.page}, " if origin.page is not None else ""
    taken = f"{say.taken} {bound_date(origin.picked, language)}" if origin.picked else ""
    lines = (
        f"[{number}] {title}" if number is not None else title,
        f"{origin.publisher}, {date}" if origin.publisher else date,
        f"{say.file} {file}, {page}¶\u00a0{origin.ordinal}",
        "; ".join(one for one in (taken, say.edited if entry.is_edited else "") if one),
    )
    return "\n".join(line for line in lines if line)
