"""Book room: what came back in a Word file is taken into the book: entries keep their sources; pure."""

from collections.abc import Collection
from dataclasses import replace

from briefbook.book import edit
from briefbook.book.merge import comparable, merge
from briefbook.book.parts import place_of, section_of, with_entry
from briefbook.book.redactions import followed
from briefbook.book.returning import WITHHELD, side_blocks
from briefbook.book.second_language import set_other
from briefbook.model.book import Book
from briefbook.model.errors import BookError, NotInBook
from briefbook.model.excerpt import language_in, reshape, spoken_in
from briefbook.model.kinds import Copy, EntryId, Language, SectionId, TabId
from briefbook.model.note import Block, Blocks, Heading, ListBlock, Para, Table, plain_text
from briefbook.model.returned import NewText, ReturnedEntry, ReturnReport


def takeable(report: ReturnReport) -> tuple[str, ...]:
    """Return the ids of what can be taken without a decision: all that changed in the file alone."""
    changed = [one.id for one in report.entries if one.state in ("edited", "deleted", "moved")]
    return (*changed, *(one.id for one in report.new))


def take(book: Book, report: ReturnReport, ids: Collection[str], language: Language) -> Book:
    """Return the book with what is taken; of a conflict both edits where they do not touch, else the file's.

    Args:
        book: as it was compared.
        report: what the file says.
        ids: of entries and new texts.
        language: of the file.

    Raises:
        NotInBook: an id is none of the report's.
        BookError: a text came back that cannot be put together with what is withheld of it.
    """
    known = {*(one.id for one in report.entries), *(one.id for one in report.new)}
    for one in ids:
        if one not in known:
            raise NotInBook(f"The file has no entry or new text “{one}”; take what the comparison names.")
    for entry in report.entries:
        if entry.id in ids:
            book = _entry(book, entry, language, is_disclosure=report.copy is Copy.DISCLOSURE)
    for new in report.new:
        if new.id in ids:
            book = _new(book, new)
    return book


def _entry(book: Book, came: ReturnedEntry, language: Language, *, is_disclosure: bool) -> Book:
    if all(one.id != came.id for _, _, one in book.entries()):
        return _written(book, came.tab, came.section, came.after, came.blocks) if came.blocks else book
    if not came.blocks:
        return edit.remove_entry(book, came.id) if came.state in ("deleted", "conflict") else book
    if comparable(came.returned) != comparable(came.exported):
        book = _edited(book, came, language, is_disclosure=is_disclosure)
    return _moved(book, came) if came.is_moved else book


def _edited(book: Book, came: ReturnedEntry, language: Language, *, is_disclosure: bool) -> Book:
    tab, section, entry = place_of(book, came.id)
    old = side_blocks(book, entry, language)
    now = plain_text(old)
    withholds = bool(entry.redactions or entry.other_redactions)
    if comparable(now) == comparable(came.exported):
        if withholds and not set(WITHHELD.findall(came.returned)) <= set(WITHHELD.findall(now)):
            raise _in_doubt(came.id)
        blocks = _dressed(old, came.blocks, came.returned)
    else:
        merged = came.merged if came.merged is not None else merge(came.exported, now, came.returned)
        if merged is None and is_disclosure and withholds:
            raise _in_doubt(came.id)
        blocks = _dressed(old, came.blocks, came.returned) if merged is None else reshape(old, merged)
    if old is entry.blocks:
        return edit.edit_entry(book, came.id, blocks)
    said_of = entry.translated
    changed = place_of(set_other(book, came.id, blocks), came.id)[2]
    return with_entry(book, tab, section, followed(entry, replace(changed, translated=said_of)))


def _in_doubt(entry: EntryId) -> BookError:
    """Return the error about a text in which a label stands for words that the book must not lose."""
    what = "came back changed where words are withheld, or where the book was changed too"
    return BookError(f"The text of {entry} {what}; make this change in the book by hand.")


def _dressed(old: Blocks, new: Blocks, text: str) -> Blocks:
    """Return blocks of a file with what a file does not tell: language, numbering, alignment, levels of headings."""
    if [type(one) for one in old] != [type(one) for one in new]:
        is_plain = all(isinstance(one, Para) for one in new)
        return reshape(old, text) if is_plain and len(old) == 1 else _spoken(old, new)
    return _spoken(old, tuple(_like(before, after) for before, after in zip(old, new, strict=True)))


def _spoken(old: Blocks, new: Blocks) -> Blocks:
    language = language_in(old)
    return new if language is None else spoken_in(new, language)


def _like(before: Block, after: Block) -> Block:
    match before, after:
        case Heading(level=level, id=anchor), Heading():
            return replace(after, level=level, id=anchor)
        case ListBlock(ordered=ordered, start=start), ListBlock():
            return replace(after, ordered=ordered, start=start)
        case Table(header=header, align=align, caption=caption), Table() if len(header) == len(after.header):
            return replace(after, align=align, caption=after.caption or caption)
    return after


def _moved(book: Book, came: ReturnedEntry) -> Book:
    if not _has(book, came.tab, came.section):
        return book
    without = edit.remove_entry(book, came.id)
    at = _place_after(without, came.tab, came.section, came.after)
    return edit.move_entry(book, came.id, came.section, at, came.tab)


def _new(book: Book, new: NewText) -> Book:
    if new.copy_of is not None and any(one.id == new.copy_of for _, _, one in book.entries()):
        entry = place_of(book, new.copy_of)[2]
        book, made = _written_as(book, new.tab, new.section, new.after, entry.blocks)
        tab, section, written = place_of(book, made)
        copied = replace(entry, id=written.id, approvals=())
        return with_entry(book, tab, section, copied)
    return _written(book, new.tab, new.section, new.after, new.blocks)


def _written(book: Book, tab: TabId, section: SectionId, after: EntryId | None, blocks: Blocks) -> Book:
    return _written_as(book, tab, section, after, blocks)[0]


def _written_as(
    book: Book, tab_id: TabId, section: SectionId, after: EntryId | None, blocks: Blocks
) -> tuple[Book, EntryId]:
    """Write own text after an entry, or at the beginning of its section; at the end of the note if that is gone."""
    if not _has(book, tab_id, section):
        tab = next((one for one in book.tabs if one.id == tab_id), book.tabs[0])
        if not tab.sections:
            raise BookError(f"The note {tab.id} has no section any more; add one, and take the text again.")
        return edit.write(book, tab.id, tab.sections[-1].id, blocks)
    return edit.write(book, tab_id, section, blocks, at=_place_after(book, tab_id, section, after))


def _has(book: Book, tab: TabId, section: SectionId) -> bool:
    return any(one.id == tab and any(each.id == section for each in one.sections) for one in book.tabs)


def _place_after(book: Book, tab: TabId, section: SectionId, after: EntryId | None) -> int:
    entries = section_of(edit.tab_of(book, tab), section).entries
    return next((place for place, one in enumerate(entries, 1) if one.id == after), 0)
