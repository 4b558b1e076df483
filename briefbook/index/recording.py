"""Index room: the catalogue, written: one transaction for each generation, by one writer at a time."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from briefbook.index import tables
from briefbook.index.analysis import terms
from briefbook.index.changes import FileState
from briefbook.index.preparing import Prepared, PreparedPassage
from briefbook.index.tables import VISIBLE
from briefbook.model.document import Problem, Skipped
from briefbook.model.kinds import Language

_DATED = ("documents", "problems", "passed", "skipped")
_TERMS_OF: dict[Language, str] = {"en": "english", "fr": "french"}
_MARKING = "marking"
_OF_FILE = "(path = :path OR part AND path > :within AND path < :beyond)"
"""What was read of the file `:path`, and of the files within it."""


class Recording:
    """The catalogue in the hands of the only writer."""

    def __init__(self, folder: Path, generation: int) -> None:
        """Open the catalogue, and bring it to the generation that the segments have.

        A kill between the two commits leaves rows of a generation that never came to be: they are dropped. What is
        removed in the generation of the segments is cleared away: no reader comes after it that could ask for it.

        Raises:
            sqlite3.Error: it is not there, damaged, or the disk is full.
        """
        self._connection = tables.connect(folder / tables.CATALOGUE)
        self.generation = generation
        self._is_settled = False
        try:
            (recorded,) = self._connection.execute("SELECT value FROM facts WHERE name = 'generation'").fetchone()
            if recorded < generation:
                raise sqlite3.DatabaseError(f"the catalogue is at {recorded}, the segments are at {generation}")
            self.settle(generation)
            self._clear()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Let go of the file; what was not committed is lost."""
        self._connection.close()

    def begin(self) -> None:
        """Start the next generation."""
        if not self._is_settled:
            self.settle(self.generation)
        self._connection.execute("BEGIN IMMEDIATE")
        self._is_settled = False

    def commit(self) -> None:
        """Make what was recorded since `begin` the next generation; the segments must follow."""
        self._connection.execute("UPDATE facts SET value = ? WHERE name = 'generation'", (self.generation + 1,))
        self._connection.execute("COMMIT")

    def follow(self) -> None:
        """Take it that the segments have the generation that was committed."""
        self.generation += 1
        self._is_settled = True

    def settle(self, generation: int) -> None:
        """Drop what was recorded, committed or not, for a generation that the segments do not have."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self.generation = generation
        at = {"at": generation}
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(
            "DELETE FROM passages WHERE row >= (SELECT min(first) FROM documents WHERE added > :at AND passages > 0)",
            at,
        )
        for table in _DATED:
            self._connection.execute(f"DELETE FROM {table} WHERE added > :at", at)
            self._connection.execute(f"UPDATE {table} SET removed = NULL WHERE removed > :at", at)
        self._connection.execute("UPDATE facts SET value = :at WHERE name = 'generation'", at)
        self._connection.execute("COMMIT")
        self._is_settled = True

    def _clear(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        gone = self._connection.execute(
            "SELECT first, first + passages FROM documents WHERE removed <= ?", (self.generation,)
        ).fetchall()
        self._connection.executemany("DELETE FROM passages WHERE row >= ? AND row < ?", gone)
        for table in _DATED:
            self._connection.execute(f"DELETE FROM {table} WHERE removed <= ?", (self.generation,))
        self._connection.execute("COMMIT")

    def remove(self, path: str) -> tuple[int, ...]:
        """Take out what is known of a file, and of the files within it; return the rows of its documents."""
        values: dict[str, int | str] = {"at": self.generation, "next": self.generation + 1, "path": path}
        values |= {"within": f"{path}/", "beyond": f"{path}0"}  # "0" is the letter after "/"
        rows = self._connection.execute(f"SELECT row FROM documents WHERE {VISIBLE} AND {_OF_FILE}", values)
        removed = tuple(int(row[0]) for row in rows)
        for table in ("documents", "problems"):
            self._connection.execute(f"UPDATE {table} SET removed = :next WHERE {VISIBLE} AND {_OF_FILE}", values)
        self._connection.execute(f"UPDATE passed SET removed = :next WHERE {VISIBLE} AND path = :path", values)
        return removed

    def add(self, prepared: Prepared) -> tuple[int, int]:
        """Record a document; return its row and the row of its first passage."""
        document, state = prepared.document, prepared.state
        first = self._reserve(len(prepared.passages))
        marking = next((one.value for one in document.evidence if one.field == _MARKING and one.value), None)
        shown = (document.title, document.date, document.publisher, document.kind.value, document.language, marking)
        cursor = self._connection.execute(
            """INSERT INTO documents (path, fingerprint, size, mtime_ns, extractor, title, date, publisher, kind,
                language, marking, first, passages, body, part, parts, added)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                *(document.path, document.fingerprint, state.size, state.mtime_ns, state.extractor),
                *shown,
                *(first, len(prepared.passages), prepared.body, document.is_part, document.parts, self.generation + 1),
            ),
        )
        self._connection.executemany(
            "INSERT INTO passages (row, ordinal, kind, language, page, heading, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [_passage_row(first + number, one) for number, one in enumerate(prepared.passages)],
        )
        return int(cursor.lastrowid or 0), first

    def add_words(self, words: Iterable[str], language: Language) -> None:
        """Record words that were met in a language, with the term that leads to each.

        A word too many does no harm, so they carry no generation.
        """
        column = _TERMS_OF[language]
        self._connection.executemany(
            f"""INSERT INTO lexicon (word, {column}) VALUES (?, ?)
                ON CONFLICT (word) DO UPDATE SET {column} = excluded.{column}""",
            [(word, *terms(word, language)) for word in sorted(words)],
        )

    def _reserve(self, passages: int) -> int:
        (first,) = self._connection.execute("SELECT value FROM facts WHERE name = 'next passage'").fetchone()
        self._connection.execute("UPDATE facts SET value = ? WHERE name = 'next passage'", (first + passages,))
        return int(first)

    def add_problem(self, problem: Problem, state: FileState) -> None:
        """Record a file that gave no document."""
        values = (problem.path, problem.kind.value, problem.reason, problem.part)
        self._connection.execute(
            """INSERT INTO problems (path, kind, reason, part, size, mtime_ns, extractor, added)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            (*values, state.size, state.mtime_ns, state.extractor, self.generation + 1),
        )

    def add_passed(self, path: str, rule: str, state: FileState) -> None:
        """Record a file that was opened and then passed over by a rule."""
        self._connection.execute(
            "INSERT INTO passed (path, rule, size, mtime_ns, extractor, added) VALUES (?, ?, ?, ?, ?, ?)",
            (path, rule, state.size, state.mtime_ns, state.extractor, self.generation + 1),
        )

    def set_skipped(self, rows: Iterable[Skipped]) -> None:
        """Record how many names each rule passed over, in place of what was recorded before."""
        values = {"at": self.generation, "next": self.generation + 1}
        self._connection.execute(f"UPDATE skipped SET removed = :next WHERE {VISIBLE}", values)
        self._connection.executemany(
            "INSERT INTO skipped (rule, count, added) VALUES (?, ?, ?)",
            [(one.rule, one.count, self.generation + 1) for one in rows],
        )


def _passage_row(row: int, prepared: PreparedPassage) -> tuple[object, ...]:
    one = prepared.passage
    return row, one.ordinal, one.kind.value, one.language, one.page, prepared.heading, one.text
