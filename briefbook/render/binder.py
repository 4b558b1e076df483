"""Render room: the notes of a book → one content tree: cover, contents, a divider page before each note, the sources.

Every note is made from its own template; in the binder its headings stand one level lower, below that of its tab. The
marking on each page is the highest of the notes and of what they were taken from.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from briefbook.model.book import Book, Tab
from briefbook.model.errors import TemplateError
from briefbook.model.kinds import Annex, Language
from briefbook.model.marking import highest
from briefbook.model.monitor import Monitor, Silent
from briefbook.model.note import (
    Block,
    Doc,
    ExcerptBlock,
    Heading,
    HeadingRole,
    Image,
    ListBlock,
    NoteMeta,
    PageBreak,
    Para,
    Picture,
    Quote,
    Run,
    Toc,
)
from briefbook.model.text import clean
from briefbook.render import reference
from briefbook.render.assemble import RenderOptions, entries_shown, note_of, sources_of
from briefbook.render.catalog import REFERENCE, Template
from briefbook.render.fields import value_of
from briefbook.render.sources import Sources
from briefbook.render.wording import NBSP, bound_date, words

BINDER = "binder"
"""What stands for the name of a template in the properties of a binder."""
_MARKING = "marking"
_PRODUCT = "Briefbook"


@dataclass(frozen=True, slots=True)
class Bound:
    """A tab of the binder: its note without an annex, and the number on its divider page."""

    number: int
    tab: Tab
    note: Doc

    @property
    def name(self) -> str:
        """What the officer calls the note, its title when she calls it nothing."""
        return clean(self.tab.name).strip() or self.note.meta.title


def bind(
    book: Book,
    notes: Sequence[tuple[Tab, Template]],
    options: RenderOptions,
    annex: Annex = Annex.BOOK,
    monitor: Monitor | None = None,
) -> Doc:
    """Return the content tree of a binder of these notes, in their order; see `bind_notes`."""
    return bind_notes(book, notes, options, annex, monitor).doc


@dataclass(frozen=True, slots=True)
class Binder:
    """A binder: its content tree, and its notes as they are by themselves, each with the annex that is its own."""

    doc: Doc
    notes: tuple[Bound, ...]


def bind_notes(
    book: Book,
    notes: Sequence[tuple[Tab, Template]],
    options: RenderOptions,
    annex: Annex = Annex.BOOK,
    monitor: Monitor | None = None,
) -> Binder:
    """Return the binder of these notes, in their order.

    Args:
        book: whose tabs they are.
        notes: each tab with its template.
        options: of all notes alike.
        annex: whether a working copy lists all sources at its end, or those of each note behind it.
        monitor: whom to tell that another note is made.

    Raises:
        TemplateError: a note cannot be made; names its tab.
    """
    tabs = [tab for tab, _ in notes]
    whole = sources_of(book, tabs, options)
    groups = [sources_of(book, [tab], options, tab.id) if annex is Annex.TAB else whole for tab in tabs]
    bound: list[Bound] = []
    for note, sources in zip(notes, groups, strict=True):
        bound.append(_made(book, len(bound) + 1, note, options, sources))
        (monitor or Silent()).advance(len(bound), len(notes))
    meta = _meta(book, bound, notes, options)
    own = [sources if annex is Annex.TAB else None for sources in groups]
    doc = Doc(
        meta=meta,
        blocks=(*_tree(meta, bound, own), *(whole.annex(role="annex") if annex is Annex.BOOK else ())),
        sources=tuple(source for sources in dict.fromkeys(groups) for source in sources.listed()),
        marks={name: mark for one in bound for name, mark in one.note.marks.items()},
        pictures=_pictures(bound),
    )
    return Binder(doc, tuple(_alone(one, sources) for one, sources in zip(bound, own, strict=True)))


def _tree(meta: NoteMeta, bound: Sequence[Bound], own: Sequence[Sources | None]) -> Iterator[Block]:
    """Walk over the blocks of a binder; `own` are the sources of those notes that have an annex of their own."""
    yield from _cover(meta, bound)
    yield PageBreak()
    yield Toc(1, of_tabs=True)
    for one, sources in zip(bound, own, strict=True):
        yield from _divider(one, meta.language)
        yield from _behind(one, sources)


def _alone(one: Bound, sources: Sources | None) -> Bound:
    """Return a note as it is by itself; the contents of the binder serve all notes."""
    blocks = tuple(block for block in one.note.blocks if not isinstance(block, Toc))
    return replace(one, note=replace(one.note, blocks=(*blocks, *(() if sources is None else sources.annex()))))


def reference_of(notes: Sequence[tuple[Tab, Template]]) -> bytes:
    """Return the reference.docx of a binder: that of its first note that is not set in the large type of a speech."""
    templates = [template for _, template in notes]
    chosen = next((one for one in templates if one.info.look != "speech"), templates[0])
    return chosen.read(REFERENCE) if REFERENCE in chosen.files() else reference.build(chosen.info.look)


def _made(book: Book, number: int, note: tuple[Tab, Template], options: RenderOptions, sources: Sources) -> Bound:
    tab, template = note
    with naming_tab(number):
        return Bound(number, tab, note_of(book, tab, template, options, sources))


@contextmanager
def naming_tab(number: int) -> Iterator[None]:
    """Name the tab in front of what goes wrong with its template."""
    try:
        yield
    except TemplateError as error:
        says = f"Tab {number}: {error.sentence}"
        raise type(error)(says, error.template, error.line, error.text_of_line) from error


def _meta(
    book: Book, bound: Sequence[Bound], notes: Sequence[tuple[Tab, Template]], options: RenderOptions
) -> NoteMeta:
    language = options.language
    authors = dict.fromkeys(one.note.meta.author for one in bound)
    dates = sorted(one.note.meta.date for one in bound if one.note.meta.date)
    subject = words(language).briefing_book
    return NoteMeta(
        title=" ".join(clean(book.name).split()) or bound[0].note.meta.title,
        language=language,
        subject=subject,
        author=next(iter(authors)) if len(authors) == 1 else _PRODUCT,
        keywords=", ".join(dict.fromkeys((subject, *(one.note.meta.subject for one in bound)))),
        marking=highest(_markings(book, notes, options)).in_language(language),
        template=BINDER,
        date=dates[-1] if dates else None,
        copy=options.copy,
    )


def _markings(book: Book, notes: Iterable[tuple[Tab, Template]], options: RenderOptions) -> Iterator[str]:
    """Walk over the markings of the notes and of the sources of their texts."""
    for tab, template in notes:
        spec = template.info.field(_MARKING)
        value = None if spec is None else value_of(spec, tab.fields)
        if isinstance(value, str):
            yield value
        for entry in entries_shown(book, tab, options):
            if entry.provenance is not None and entry.provenance.marking:
                yield entry.provenance.marking


def _cover(meta: NoteMeta, bound: Sequence[Bound]) -> Iterator[Block]:
    yield Heading(1, (Run(meta.title),), "cover", "cover")
    dates = {one.note.meta.date for one in bound if one.note.meta.date}
    told = bound_date(dates.pop(), meta.language) if len(dates) == 1 else ""
    yield from (_line(text) for text in (meta.subject, told, meta.marking) if text)


def _line(text: str) -> Para:
    return Para((Run(text),), "cover")


def _divider(one: Bound, language: Language) -> Iterator[Block]:
    say = words(language)
    meta = one.note.meta
    yield PageBreak()
    yield Heading(2, (Run(f"{say.tab}{NBSP}{one.number}{say.colon} {one.name}"),), one.tab.id, "tab")
    titles = (meta.title if meta.title != one.name else "", meta.subject, meta.marking)
    yield from (_line(text) for text in titles if text)


def _behind(one: Bound, sources: Sources | None) -> Iterator[Block]:
    """Walk over the note behind a divider page, with its sources where it has an annex of its own."""
    yield from _lowered(one.note.blocks, one.tab.id)
    if sources is not None:
        yield from sources.annex(3)


def _lowered(blocks: Iterable[Block], tab: str) -> Iterator[Block]:
    """Walk over blocks of a note as they stand in the binder: headings a level lower, names not those of others."""
    for block in blocks:
        match block:
            case Heading(level=level, id=name):
                role: HeadingRole = "note" if level == 1 else ""
                yield replace(block, level=level + 1, id=f"{tab}-{name}", role=role)
            case Image(name=name):
                yield replace(block, name=_picture_name(tab, name))
            case Quote(blocks=inner) | ExcerptBlock(blocks=inner):
                yield replace(block, blocks=tuple(_lowered(inner, tab)))
            case ListBlock(items=items):
                yield replace(block, items=tuple(tuple(_lowered(item, tab)) for item in items))
            case Toc():
                continue  # that of the binder serves
            case _:
                yield block


def _picture_name(tab: str, name: str) -> str:
    return f"{tab}.{name}"


def _pictures(bound: Iterable[Bound]) -> Mapping[str, Picture]:
    return {_picture_name(one.tab.id, name): picture for one in bound for name, picture in one.note.pictures.items()}
