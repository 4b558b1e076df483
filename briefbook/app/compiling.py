"""App room: everything filed under a topic goes into a section of a book in one action, and out again in one undo."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefbook.app.assembling import OpenBook, add
from briefbook.app.finding import Finder, Pick
from briefbook.app.topic_contents import TopicContents
from briefbook.model.book import Book
from briefbook.model.excerpt import Excerpt, Provenance
from briefbook.model.kinds import EntryId, FilingOrder, Fingerprint, TabId
from briefbook.model.text import fold


@dataclass(frozen=True, slots=True)
class CompileOptions:
    """What is compiled, and how.

    Attributes:
        order: of the passages; suggested ones are put among those filed by their date, or after them.
        suggested: whether passages that the topic's rules find are taken too, without being filed.
        today: the day of picking.
    """

    today: date
    order: FilingOrder = FilingOrder.NEWEST
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of it: the new entries, and how many passages were left out since the book has them already."""

    entry_ids: tuple[EntryId, ...]
    left_out: int


def gather(finder: Finder, topic: str, options: CompileOptions) -> tuple[Excerpt, ...]:
    """Return the passages of a topic as excerpts with their provenance, in order; on the finder's thread.

    Raises:
        TopicMissing: no topic has this id or label.
        LibraryError: the topics cannot be read, or too many passages are suggested.
    """
    contents = TopicContents(finder)
    picks = [Pick(one.passage_id, path=one.document.path) for one in contents.filed(topic, options.order)]
    suggested = contents.suggested_picks(topic) if options.suggested else ()
    excerpts = finder.excerpts([*picks, *suggested], options.today)
    return tuple(_in_order(excerpts, options.order)) if suggested else excerpts


def put_together(opened: OpenBook, section: str, excerpts: Sequence[Excerpt], tab: TabId | None = None) -> Compiled:
    """Put excerpts into a section, made if needed, as one edit, leaving out what the book has already.

    A passage is there already when an excerpt of it stands anywhere in the book, or one with the same words.

    Raises:
        NotInBook: there is no such tab.
        BookError: the edit cannot be kept.
    """
    new = _new(opened.book, excerpts)
    ids = add(opened, section, new, tab) if new else ()
    return Compiled(ids, len(excerpts) - len(new))


def _new(book: Book, excerpts: Iterable[Excerpt]) -> list[Excerpt]:
    sources = [entry.provenance for _, _, entry in book.entries() if entry.provenance is not None]
    passages = {_passage(source) for source in sources}
    texts = {fold(source.text) for source in sources}
    new: list[Excerpt] = []
    for excerpt in excerpts:
        source = excerpt.provenance
        if _passage(source) not in passages and fold(source.text) not in texts:
            new.append(excerpt)
        passages.add(_passage(source))
        texts.add(fold(source.text))
    return new


def _passage(source: Provenance) -> tuple[Fingerprint, int]:
    return source.document, source.ordinal


def _in_order(excerpts: Sequence[Excerpt], order: FilingOrder) -> Iterator[Excerpt]:
    """Yield excerpts in the order in which filed passages would stand."""
    if order is FilingOrder.FILED:
        yield from excerpts
        return
    standing = sorted(excerpts, key=lambda one: (one.provenance.path, one.provenance.ordinal))
    yield from sorted(standing, key=lambda one: one.provenance.date or "", reverse=order is FilingOrder.NEWEST)
