"""A colleague at work on an exported note in Word: rewords, deletes, moves, inserts, copies, with or without tracking.

Works on the XML as Word does it. Every piece of work says what must be found of it.
"""

import copy
import io
import random
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from briefbook.ooxml.marks import entry_mark

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
AUTHORS = ("A. Tremblay", "Bo Larsen")
WORDS = (
    *("harbour", "lantern", "orchard", "violet", "meadow", "timber", "saddle", "copper", "marble", "willow", "anchor"),
    *("garnet", "pepper", "velvet"),
)


@dataclass
class Expected:
    """What a comparison must find: the state of each entry that is not the same, new texts, and who tracked what."""

    states: dict[str, str] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)
    authors: dict[str, str] = field(default_factory=dict)


class WordFile:
    """The body of a Word file, open for changes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.root = etree.fromstring(package.read(_DOCUMENT))
        self.body = self.root[0]

    def saved(self, extra: Mapping[str, bytes] | None = None) -> bytes:
        parts = {_DOCUMENT: etree.tostring(self.root, encoding="UTF-8", xml_declaration=True), **(extra or {})}
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for name in given.namelist():
                made.writestr(name, parts.pop(name) if name in parts else given.read(name))
            for name, content in parts.items():
                made.writestr(name, content)
        return out.getvalue()

    def start_of(self, mark: str) -> etree._Element:
        return next(one for one in self.root.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == mark)

    def end_of(self, start: etree._Element) -> etree._Element:
        return next(one for one in self.root.iter(f"{W}bookmarkEnd") if one.get(f"{W}id") == start.get(f"{W}id"))

    def blocks_of(self, mark: str) -> list[etree._Element]:
        """The paragraphs and tables of the body that an entry stands in."""
        start = self.start_of(mark)
        first, last = self._block(start), self._block(self.end_of(start))
        children = list(self.body)
        return children[children.index(first) : children.index(last) + 1]

    def _block(self, element: etree._Element) -> etree._Element:
        while element.getparent() is not self.body:
            element = parent_of(element)
        return element

    def texts_of(self, mark: str) -> list[etree._Element]:
        """The `w:t` under a mark."""
        start = self.start_of(mark)
        end = self.end_of(start)
        found, inside = [], False
        for element in self.root.iter():
            inside = (inside or element is start) and element is not end
            if inside and element.tag == f"{W}t":
                found.append(element)
        return found


class Colleague:
    """Works on one file; `order` are the entries as they stand in it."""

    def __init__(self, data: bytes, book_id: str, order: Sequence[str], chance: random.Random) -> None:
        self.file = WordFile(data)
        self.expected = Expected()
        self._marks = {entry: entry_mark(book_id, entry) for entry in order}
        self._order = list(order)
        self._chance = chance
        self._ids = 9000
        self._untouched = self._order

    def work(self, amount: int) -> None:
        """Do so many things, each to another entry."""
        entries = list(self._order)
        self._chance.shuffle(entries)
        jobs: list[Callable[[str], None]] = [
            *(self.reword, self.reword, self.extend, self.delete, self.insert, self.copy, self.lose_mark),
            *(self.split, self.join, self.say_nothing),
        ]
        self._untouched = entries[amount:-1]
        chance = self._chance.random()
        if chance < 0.4:
            self.move(entries[-1])
        elif chance < 0.7:
            self.move_tracked(entries[-1])
        for entry in entries[: min(amount, len(entries) - 1)]:
            self._chance.choice(jobs)(entry)

    def reword(self, entry: str) -> None:
        """Another word for one of four letters or more; or another figure in a table."""
        texts = [one for one in self.file.texts_of(self._marks[entry]) if _long_words(one.text or "")]
        if not texts:
            return self.extend(entry)
        chosen = self._chance.choice(texts)
        text = chosen.text or ""
        old = self._chance.choice(_long_words(text))
        before, _, after = text.partition(old)
        new = self._chance.choice([word for word in WORDS if word != old])
        author = self._author()
        if author:
            self._track(chosen, before, old, new, after, author)
            self.expected.authors[entry] = author
        else:
            chosen.text = before + new + after
        self.expected.states[entry] = "edited"
        return None

    def _author(self) -> str:
        return self._chance.choice(("", *AUTHORS))

    def _track(self, text: etree._Element, before: str, old: str, new: str, after: str, author: str) -> None:
        run = parent_of(text)
        pieces = [self._run(run, before), self._deleted(run, old, author), self._inserted(run, new, author)]
        pieces.append(self._run(run, after))
        for piece in pieces:
            run.addprevious(piece)
        parent_of(run).remove(run)

    def _run(self, like: etree._Element | None, text: str, tag: str = "t") -> etree._Element:
        run = etree.Element(f"{W}r")
        properties = None if like is None else like.find(f"{W}rPr")
        if properties is not None:
            run.append(copy.deepcopy(properties))
        held = etree.SubElement(run, f"{W}{tag}")
        held.text = text
        held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return run

    def _change(self, tag: str, author: str) -> etree._Element:
        self._ids += 1
        values = {"id": str(self._ids), "author": author, "date": "2024-02-08T10:00:00Z"}
        return etree.Element(f"{W}{tag}", {f"{W}{key}": value for key, value in values.items()})

    def _deleted(self, like: etree._Element | None, text: str, author: str) -> etree._Element:
        change = self._change("del", author)
        change.append(self._run(like, text, "delText"))
        return change

    def _inserted(self, like: etree._Element | None, text: str, author: str) -> etree._Element:
        change = self._change("ins", author)
        change.append(self._run(like, text))
        return change

    def extend(self, entry: str) -> None:
        """A sentence more behind the entry's text, where Word puts it: behind the mark."""
        texts = self.file.texts_of(self._marks[entry])
        run = parent_of(texts[-1])
        sentence = f" {self._sentence()}"
        author = self._author()
        made = self._inserted(run, sentence, author) if author else self._run(run, sentence)
        end = self.file.end_of(self.file.start_of(self._marks[entry]))
        (end if self._chance.random() < 0.5 and end.getparent() is run.getparent() else run).addnext(made)
        self.expected.states[entry] = "edited"
        if author:
            self.expected.authors[entry] = author

    def _sentence(self) -> str:
        words = self._chance.sample(WORDS, 8)
        return f"{' '.join(words).capitalize()}."

    def delete(self, entry: str) -> None:
        """The whole entry, at once or under tracking."""
        author = self._author()
        blocks = self.file.blocks_of(self._marks[entry])
        if author:
            for block in blocks:
                self._strike(block, author)
            self.expected.authors[entry] = author
        else:
            for block in blocks:
                self.file.body.remove(block)
        self.expected.states[entry] = "deleted"

    def _strike(self, block: etree._Element, author: str) -> None:
        for row in block.iter(f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is None:
                properties = etree.Element(f"{W}trPr")
                row.insert(0, properties)
            properties.append(self._change("del", author))
        for run in list(block.iter(f"{W}r")):
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            change = self._change("del", author)
            run.addprevious(change)
            change.append(run)
        if block.tag == f"{W}p":
            self._paragraph_mark(block).append(self._change("del", author))

    def _paragraph_mark(self, paragraph: etree._Element) -> etree._Element:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        found = properties.find(f"{W}rPr")
        return etree.SubElement(properties, f"{W}rPr") if found is None else found

    def insert(self, entry: str) -> None:
        """A new paragraph behind an entry."""
        sentence = self._sentence()
        author = self._author()
        paragraph = etree.Element(f"{W}p")
        properties = etree.SubElement(paragraph, f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", "BodyText")
        if author:
            etree.SubElement(properties, f"{W}rPr").append(self._change("ins", author))
        paragraph.append(self._inserted(None, sentence, author) if author else self._run(None, sentence))
        self.file.blocks_of(self._marks[entry])[-1].addnext(paragraph)
        self.expected.new.append(sentence)

    def copy(self, entry: str) -> None:
        """The entry's text once more behind another one, with or without its mark."""
        blocks = [copy.deepcopy(one) for one in self.file.blocks_of(self._marks[entry])]
        self._ids += 50
        for block in blocks:
            for tag in ("bookmarkStart", "bookmarkEnd"):
                for one in list(block.iter(W + tag)):
                    one.set(f"{W}id", str(int(one.get(f"{W}id") or 0) + self._ids))
        marked = self._chance.random() < 0.5
        texts = self.file.texts_of(self._marks[entry])
        if not self._untouched:
            return
        target = self.file.blocks_of(self._marks[self._chance.choice(self._untouched)])[-1]
        for block in reversed(blocks):
            if not marked:
                _without_marks(block)
            _put_behind(target, block)
        self.expected.new.append("".join(one.text or "" for one in texts))

    def lose_mark(self, entry: str) -> None:
        """The text stays as it is, its mark goes: pasted from somewhere else, or dropped by a program."""
        start = self.file.start_of(self._marks[entry])
        end = self.file.end_of(start)
        for one in (start, end):
            parent_of(one).remove(one)

    def split(self, entry: str) -> None:
        """A new line within a paragraph of prose: two paragraphs under one mark."""
        (first, *more) = self.file.blocks_of(self._marks[entry])
        texts = [one for one in first.iter(f"{W}t") if len((one.text or "").split(" ")) > 6]
        if more or first.tag != f"{W}p" or not texts:
            return
        run = parent_of(texts[0])
        words = (texts[0].text or "").split(" ")
        middle = len(words) // 2
        second = etree.Element(f"{W}p")
        properties = first.find(f"{W}pPr")
        if properties is not None:
            second.append(copy.deepcopy(properties))
        rest = list(run.itersiblings())
        texts[0].text = " ".join(words[:middle])
        second.append(self._run(run, " ".join(words[middle:])))
        for one in rest:
            second.append(one)
        first.addnext(second)
        self.expected.states[entry] = "edited"

    def move(self, entry: str) -> None:
        """Cut and pasted behind an entry that stands well apart; the mark goes with it, or is lost."""
        place = self._order.index(entry)
        apart = [one for number, one in enumerate(self._order) if abs(number - place) > 2 and one in self._untouched]
        if not apart:
            return
        target = self.file.blocks_of(self._marks[self._chance.choice(apart)])[-1]
        blocks = self.file.blocks_of(self._marks[entry])
        if self._chance.random() < 0.4:
            self.lose_mark(entry)
        for block in reversed(blocks):
            _put_behind(target, block)
        self.expected.states[entry] = "moved"

    def move_tracked(self, entry: str) -> None:
        """Cut and pasted under tracking, as Word writes it: the mark stays behind, around nothing."""
        place = self._order.index(entry)
        apart = [one for number, one in enumerate(self._order) if abs(number - place) > 2 and one in self._untouched]
        blocks = self.file.blocks_of(self._marks[entry])
        if not apart or len(blocks) > 1 or blocks[0].tag != f"{W}p":
            return
        author = self._chance.choice(AUTHORS)
        (block,) = blocks
        twin = copy.deepcopy(block)
        _without_marks(twin)
        for one in [*twin.iter(f"{W}hyperlink")]:
            parent_of(one).remove(one)
        for paragraph, tag in ((block, "moveFrom"), (twin, "moveTo")):
            self._paragraph_mark(paragraph).append(self._change(tag, author))
            for run in list(paragraph.iter(f"{W}r")):
                change = self._change(tag, author)
                run.addprevious(change)
                change.append(run)
        _put_behind(self.file.blocks_of(self._marks[self._chance.choice(apart)])[-1], twin)
        self.expected.states[entry] = "moved"
        self.expected.authors[entry] = author

    def join(self, entry: str) -> None:
        """The end of a paragraph struck out: two entries run on in one paragraph; neither says anything else."""
        place = self._order.index(entry) + 1
        if place == len(self._order) or self._order[place] not in self._untouched:
            return
        blocks, following = (self.file.blocks_of(self._marks[one]) for one in (entry, self._order[place]))
        if any(one.tag != f"{W}p" for one in (*blocks, *following)) or blocks[-1].getnext() is not following[0]:
            return
        author = self._author()
        if author:
            self._paragraph_mark(blocks[-1]).append(self._change("del", author))
            return
        for one in list(following[0]):
            if one.tag != f"{W}pPr":
                blocks[-1].append(one)
        self.file.body.remove(following[0])

    def say_nothing(self, entry: str) -> None:
        """Read it, and leave it."""


def parent_of(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _long_words(text: str) -> list[str]:
    return [word for word in text.replace("\u00a0", " ").split(" ") if len(word) > 3 and word.isalpha()]


def _put_behind(target: etree._Element, block: etree._Element) -> None:
    """Put a block behind another one; tables that touch would be one table."""
    if block.tag == f"{W}tbl":
        target.addnext(etree.Element(f"{W}p"))
    target.addnext(block)
    if target.tag == f"{W}tbl":
        target.addnext(etree.Element(f"{W}p"))


def _without_marks(block: etree._Element) -> None:
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for one in list(block.iter(W + tag)):
            parent_of(one).remove(one)
