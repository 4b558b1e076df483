"""Render room: the numbered sources of a working copy and the annex that lists them.

One number for each source document, in the order of first use; the annex names under it each place that was taken.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from briefbook.model.book import Entry
from briefbook.model.excerpt import Provenance
from briefbook.model.kinds import Language
from briefbook.model.note import (
    Block,
    Blocks,
    Br,
    Heading,
    HeadingRole,
    Inlines,
    ListBlock,
    PageBreak,
    Para,
    Quote,
    Run,
    Source,
    XRef,
    plain_inlines,
    plain_text,
)
from briefbook.render.as_of import as_of_words, stated_as_of
from briefbook.render.wording import NBSP, bound_date, words

_ANNEX = "sources"
_ANCHOR = "source-"
_Key: TypeAlias = tuple[str, str, str]


@dataclass(slots=True)
class _Cited:
    """A source document with the entry that cites it first and the places that were taken from it."""

    number: int
    first: Entry
    places: list[Source] = field(default_factory=list)


class Sources:
    """The source documents of a note, numbered as its entries come by."""

    def __init__(self, entries: Iterable[Entry], language: Language, group: str = "") -> None:
        """Number the sources of entries; `group` tells those of one note from those of another in the same file."""
        self._language = language
        self._group = f"{group}-" if group else ""
        self._cited: dict[_Key, _Cited] = {}
        for entry in entries:
            key = _key(entry)
            if key is not None:
                self._cite(self._cited.setdefault(key, _Cited(len(self._cited) + 1, entry)), entry)

    def _cite(self, cited: _Cited, entry: Entry) -> None:
        if entry.provenance is not None:
            cited.places.append(_source(cited.number, entry, entry.provenance, self._language))

    def with_number(self, entry: Entry, blocks: Blocks) -> Blocks:
        """Return the blocks of an entry with the bracketed number of its source after the text."""
        key = _key(entry)
        if key is None:
            return blocks
        number = self._cited[key].number
        return _with_reference(blocks, XRef(self._anchor(number), f"[{number}]"))

    def listed(self) -> tuple[Source, ...]:
        """Return one row for each place that was taken; rows of one document share its number."""
        return tuple(place for cited in self._cited.values() for place in cited.places)

    def annex(self, level: int = 2, role: HeadingRole = "") -> Blocks:
        """Return the annex: a heading on a new page and a paragraph for each source; nothing when there is none."""
        if not self._cited:
            return ()
        heading = Heading(level, (Run(words(self._language).sources),), f"{self._group}{_ANNEX}", role)
        return (PageBreak(), heading, *(self._paragraph(cited) for cited in self._cited.values()))

    def _paragraph(self, cited: _Cited) -> Para:
        say = words(self._language)
        first = cited.first.provenance
        if first is None:
            said = (Run(f"[{cited.number}] "), Run(cited.first.said_source, bold=True), Run(f" – {say.as_said}"))
            return Para(said, "source-note", anchor=self._anchor(cited.number))
        publisher = [first.publisher] if first.publisher else []
        date = bound_date(first.date, self._language) if first.date else say.no_date
        number, title = Run(f"[{cited.number}] "), Run(_title(first), bold=True)
        file = f"{first.label}/{first.path}" if first.label else first.path
        lines = (f" – {', '.join([*publisher, date])}", f"{say.file} {file}", *self._places(cited))
        about = tuple(inline for line in lines for inline in (Br(), Run(line)))[1:]
        return Para((number, title, *about), "source-note", anchor=self._anchor(cited.number))

    def _places(self, cited: _Cited) -> Iterator[str]:
        """Walk over the days on which something was taken, each with the places that were."""
        taken: dict[str, dict[str, None]] = {}
        for place in cited.places:
            taken.setdefault(place.picked, {})[self._place(place)] = None
        say = words(self._language)
        for picked, places in taken.items():
            day = f"{say.taken} {bound_date(picked, self._language)}{say.colon} " if picked else ""
            yield f"{day}{'; '.join(places)}"

    def _place(self, place: Source) -> str:
        said = (as_of_words(place.as_of, self._language), words(self._language).edited if place.edited else "")
        about = ", ".join(one for one in said if one)
        return f"{place.locator} ({about})" if about else place.locator

    def _anchor(self, number: int) -> str:
        return f"{_ANCHOR}{self._group}{number}"


def _key(entry: Entry) -> _Key | None:
    """Return what tells a source from others: a document, or what the officer said; None where there is neither."""
    if entry.provenance is None:
        return ("", entry.said_source, "") if entry.said_source else None
    return entry.provenance.folder, entry.provenance.path, entry.provenance.document


def _title(origin: Provenance) -> str:
    return origin.title or origin.path.rsplit("/", 1)[-1]


def _locator(origin: Provenance, language: Language) -> str:
    page = f"{words(language).page}{origin.page}, " if origin.page is not None else ""
    return f"{page}¶{NBSP}{origin.ordinal}"


def _source(number: int, entry: Entry, origin: Provenance, language: Language) -> Source:
    return Source(
        number=number,
        title=_title(origin),
        publisher=origin.publisher or "",
        date=origin.date or "",
        path=origin.path,
        locator=_locator(origin, language),
        document=origin.document,
        entries=(entry.id,),
        folder=origin.label,
        ordinal=origin.ordinal,
        span=origin.span,
        picked=origin.picked,
        taken_hash=origin.text_hash,
        as_of=stated_as_of(origin.text),
        edited=entry.is_edited,
    )


def _with_reference(blocks: Blocks, reference: XRef) -> Blocks:
    last = blocks[-1] if blocks else Para(())
    with_it = _closed_by(last, reference)
    if with_it is None:
        return (*blocks, Para((reference,), "source-note"))
    return (*blocks[:-1], with_it)


def _closed_by(block: Block, reference: XRef) -> Block | None:
    """Return `block` with the reference at the end of its text, None where it has no line of text at its end."""
    match block:
        case Para(inlines=inlines):
            return replace(block, inlines=(*inlines, Run(NBSP), reference))
        case Quote(blocks=(*head, tail)):
            inner = _closed_by(tail, reference)
            return None if inner is None else Quote((*head, inner))
        case ListBlock(items=(*items, (*head, tail))):
            inner = _closed_by(tail, reference)
            return None if inner is None else replace(block, items=(*items, (*head, inner)))
    return None


def split_reference(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """Return the text of a paragraph and, apart from it, the number of its source that Briefbook put behind it."""
    match inlines:
        case (*text, Run(text="\u00a0"), XRef() as reference) if _is_reference(reference):
            return tuple(text), (Run(NBSP), reference)
        case (XRef() as reference,) if _is_reference(reference):
            return (), (reference,)
    return inlines, ()


def _is_reference(reference: XRef) -> bool:
    return reference.target.startswith(_ANCHOR)


def own_text(blocks: Blocks) -> str:
    """Return the plain text of an entry's blocks without the number of its source: the text as it was used."""
    match blocks:
        case (Para(inlines=inlines),):  # as most are
            return plain_inlines(split_reference(inlines)[0])
    return plain_text(without_references(blocks))


def without_references(blocks: Blocks) -> Blocks:
    """Return the blocks of an entry without the number of its source: the text as it was used."""
    kept: list[Block] = []
    for block in blocks:
        match block:
            case Para(inlines=inlines):
                text, reference = split_reference(inlines)
                kept += [replace(block, inlines=text)] if text or not reference else []
            case Quote(blocks=inner):
                kept.append(Quote(without_references(inner)))
            case ListBlock(items=items):
                kept.append(replace(block, items=tuple(without_references(item) for item in items)))
            case _:
                kept.append(block)
    return tuple(kept)
