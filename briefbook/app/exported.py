"""App room: what the guest says of a note that it made, as the book remembers it."""

from collections.abc import Sequence

from briefbook.model.book import Book, Export, Placed
from briefbook.model.kinds import Copy, EntryId, Language, SectionId, TabId
from briefbook.model.plain import Json, from_plain
from briefbook.render.exported import Exported


def export_made(said: Json, book: Book, tabs: Sequence[TabId], copy: Copy, language: Language) -> Export:
    """Return the record of an export; its date is not known here.

    Args:
        said: `export` of the answer of the job `render`.
        book: as it was exported.
        tabs: which of its notes went out.
        copy: of what kind.
        language: of the notes.
    """
    made = from_plain(Exported, said)
    sections = {entry.id: section.id for _, section, entry in book.entries()}
    placed = tuple(
        Placed(EntryId(entry), sections.get(EntryId(entry), SectionId("")), text) for entry, text in made.texts
    )
    return Export(made.id, copy, language, "", tuple(tabs), placed, made.frame)
