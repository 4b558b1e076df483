"""Edits a book as fast as it can, saying the number of each edit that is safe, until it is killed.

Run by test_kills.py: `edit_until_killed.py BOOK JOURNAL BACKUPS`.
"""

import sys
from pathlib import Path

from briefbook.book import edit, storage
from briefbook.book.brief_file import body_of
from briefbook.book.history import History
from briefbook.model.book import Book
from briefbook.model.excerpt import paragraphs
from briefbook.model.plain import from_plain

SAVE_EVERY = 3
LONGEST = 12
SAVED_AT = "2024-02-07T12:00:00+00:00"


def edited(book: Book, number: int) -> Book:
    """Return the book with an entry of this number at the end; the first one goes when there are many."""
    section = book.tabs[0].sections[0]
    changed, _ = edit.write(book, None, section.id, paragraphs(f"{number} " * 200))
    return edit.remove_entry(changed, section.entries[0].id) if len(section.entries) == LONGEST else changed


def main(path: Path, journal: Path, backups: Path) -> None:
    """Go on where the last run was killed."""
    loaded = storage.load(path)
    history = History.open(journal, loaded.body)
    book = from_plain(Book, history.recovered or loaded.body)
    fingerprint = loaded.fingerprint
    number = int(book.tabs[0].sections[0].entries[-1].text.split(" ")[0])
    while True:
        number += 1
        changed = edited(book, number)
        history.record(f"write:{number}", body_of(book), body_of(changed))
        print(number, flush=True)
        book = changed
        if number % SAVE_EVERY == 0:
            fingerprint = storage.save(path, book, fingerprint, SAVED_AT, backups)
            history.mark_saved(body_of(book))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
