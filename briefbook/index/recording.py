"""Index room: the catalogue, written: one transaction for each generation, by one writer at a time."""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefbook.index import lexicon, tables
from briefbook.index.changes import FileState
from briefbook.index.preparing import Prepared
from briefbook.index.sealing import DOCUMENTS, PASSED, PROBLEMS, SKIPPED, Seals, content_mark, row_mark
from briefbook.index.tables import VISIBLE
from briefbook.model.document import Problem, Skipped
from briefbook.model.kinds import Language

_DATED = (DOCUMENTS, PROBLEMS, PASSED, SKIPPED)
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
        self._is_first = False
        self._next_row = self._next_passage = 0
        self._seals = Seals(self._connection, generation)
        try:
            recorded = self._fact("generation")
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
        self._seals = Seals(self._connection, self.generation)
        self._is_settled = False
        self._next_passage = self._fact("next passage")
        last = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'documents'").fetchone()
        self._next_row = 1 + int(last[0] if last else 0)
        self._is_first = not any(self._has(f"SELECT 1 FROM {table}") for table in (DOCUMENTS, PROBLEMS, PASSED))

    def commit(self) -> None:
        """Make what was recorded since `begin` the next generation; the segments must follow."""
        facts = ((self.generation + 1, "generation"), (self._next_passage, "next passage"))
        self._connection.executemany("UPDATE facts SET value = ? WHERE name = ?", facts)
        self._seals.write(self.generation + 1)
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
        if self._fact("generation") != generation:
            self._drop(generation)
        self._is_settled = True

    def _drop(self, generation: int) -> None:
        at = {"at": generation}
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(
            "DELETE FROM passages WHERE row >= (SELECT min(first) FROM documents WHERE added > :at AND passages > 0)",
            at,
        )
        for table in _DATED:
            self._connection.execute(f"DELETE FROM {table} WHERE added > :at", at)
            self._connection.execute(f"UPDATE {table} SET removed = NULL WHERE removed > :at", at)
        self._connection.execute("DELETE FROM seals WHERE generation > :at", at)
        self._connection.execute("UPDATE facts SET value = :at WHERE name = 'generation'", at)
        self._connection.execute("COMMIT")

    def _clear(self) -> None:
        at = (self.generation,)
        if not any(self._has(f"SELECT 1 FROM {table} WHERE removed <= ?", at) for table in _DATED):
            return  # an empty transaction would be flushed like any other
        self._connection.execute("BEGIN IMMEDIATE")
        gone = self._connection.execute(
            "SELECT first, first + passages FROM documents WHERE removed <= ?", (self.generation,)
        ).fetchall()
        self._connection.executemany("DELETE FROM passages WHERE row >= ? AND row < ?", gone)
        for table in _DATED:
            self._connection.execute(f"DELETE FROM {table} WHERE removed <= ?", (self.generation,))
        self._connection.execute("COMMIT")

    def _fact(self, name: str) -> int:
        (value,) = self._connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return int(value)

    def _has(self, query: str, values: tuple[int, ...] = ()) -> bool:
        return self._connection.execute(f"{query} LIMIT 1", values).fetchone() is not None

    def remove(self, path: str) -> tuple[int, ...]:
        """Take out what is known of a file, and of the files within it; return the rows of its documents."""
        if self._is_first:
            return ()
        values: dict[str, int | str] = {"at": self.generation, "next": self.generation + 1, "path": path}
        values |= {"within": f"{path}/", "beyond": f"{path}0"}  # "0" is the letter after "/"
        rows = self._connection.execute(f"SELECT row FROM documents WHERE {VISIBLE} AND {_OF_FILE}", values)
        removed = tuple(int(row[0]) for row in rows)
        for table in (DOCUMENTS, PROBLEMS):
            self._take_out(table, f"{VISIBLE} AND {_OF_FILE}", values)
        self._take_out(PASSED, f"{VISIBLE} AND path = :path", values)
        return removed

    def _take_out(self, table: str, which: str, values: Mapping[str, int | str]) -> None:
        self._seals.take(table, which, values)
        self._connection.execute(f"UPDATE {table} SET removed = :next WHERE {which}", values)

    def place(self, prepared: Prepared) -> tuple[int, int]:
        """Return the row that a document is to have, and the row of its first passage."""
        row, first = self._next_row, self._next_passage
        self._next_row += 1
        self._next_passage += prepared.count
        return row, first

    def add(self, prepared: Prepared, number: int, first: int) -> None:
        """Record a document under the rows that `place` returned."""
        document, state = prepared.document, prepared.state
        path, fingerprint, *shown, marking, _ = prepared.texts
        content = content_mark(prepared.body, prepared.marks)
        held = (first, prepared.count, int(document.is_part), document.parts, marking, content)
        row = (path, fingerprint, *shown, *held)
        others = (state.size, state.mtime_ns, state.extractor, self.generation + 1, prepared.body)
        mark = row_mark(row)
        self._seals.add(DOCUMENTS, mark)
        self._connection.execute(
            """INSERT INTO documents (row, path, fingerprint, title, date, publisher, kind, language, first, passages,
                part, parts, marking, content, mark, size, mtime_ns, extractor, added, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (number, *row, mark, *others),
        )
        self._connection.executemany(
            "INSERT INTO passages (row, held) VALUES (?, ?)",
            [(first + place, group) for place, group in prepared.groups],
        )

    def add_words(self, words: Mapping[Language, Mapping[str, str]]) -> None:
        """Record words met in a language, with their terms; a word too many does no harm: they carry no generation."""
        lexicon.add(self._connection, words)

    def add_problem(self, problem: Problem, state: FileState) -> None:
        """Record a file that gave no document."""
        values = (problem.path, problem.kind.value, problem.reason, int(problem.part))
        mark = row_mark(values)
        self._seals.add(PROBLEMS, mark)
        self._connection.execute(
            """INSERT INTO problems (path, kind, reason, part, mark, size, mtime_ns, extractor, added)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (*values, mark, state.size, state.mtime_ns, state.extractor, self.generation + 1),
        )

    def add_passed(self, path: str, rule: str, state: FileState) -> None:
        """Record a file that was opened and then passed over by a rule."""
        mark = row_mark((path, rule))
        self._seals.add(PASSED, mark)
        self._connection.execute(
            "INSERT INTO passed (path, rule, mark, size, mtime_ns, extractor, added) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (path, rule, mark, state.size, state.mtime_ns, state.extractor, self.generation + 1),
        )

    def set_skipped(self, rows: Iterable[Skipped]) -> None:
        """Record how many names each rule passed over, in place of what was recorded before."""
        values = {"at": self.generation, "next": self.generation + 1}
        self._take_out(SKIPPED, VISIBLE, values)
        counted = [(one.rule, one.count, row_mark((one.rule, one.count)), self.generation + 1) for one in rows]
        for _, _, mark, _ in counted:
            self._seals.add(SKIPPED, mark)
        self._connection.executemany("INSERT INTO skipped (rule, count, mark, added) VALUES (?, ?, ?, ?)", counted)
