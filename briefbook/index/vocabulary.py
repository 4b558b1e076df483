"""Index room: numbers for words: while a writer lives, each word is kept and stemmed once, however often it stands."""

from collections.abc import Sequence

from briefbook.index.analysis import LONGEST, heading_words, runs

GAP = 0
"""The number of no word: it parts two headings, so that no quotation reaches across."""


class Vocabulary(dict[str, int]):
    """The number of each word, found when the word is first met.

    Attributes:
        words: the word of each number; that of GAP is empty.
    """

    def __init__(self) -> None:
        super().__init__({"": GAP})
        self.words: list[str] = [""]

    def __missing__(self, run: str) -> int:
        word = run[:LONGEST]
        number = self.get(word)
        if number is None:
            number = self[word] = len(self.words)
            self.words.append(word)
        if len(run) <= LONGEST:
            self[run] = number
        return number

    def of_text(self, text: str) -> Sequence[int]:
        """Return the numbers of the words of a text, in order."""
        return list(map(self.__getitem__, runs(text)))

    def of_heading(self, heading: tuple[str, ...]) -> Sequence[int]:
        """Return the numbers of the words of a heading path, in order, with a gap between two headings."""
        return [self[word] for word in heading_words(heading)]
