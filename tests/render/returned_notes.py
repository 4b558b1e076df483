"""Books of many shapes, exported, worked on by a colleague, and what a comparison must find of it."""

import random
from dataclasses import dataclass, replace

from briefbook.app.exported import export_made
from briefbook.book.merge import comparable
from briefbook.book.returning import compare
from briefbook.model.book import Book
from briefbook.model.kinds import Copy, EntryKind, Language, PassageKind
from briefbook.model.note import Block, Br, ListBlock, Para, Run
from briefbook.model.plain import to_plain
from briefbook.model.returned import ReturnReport
from briefbook.render import word, word_return
from briefbook.render.exported import exported
from tests.render.colleague import Colleague, Expected
from tests.render.making import BookMaker, narrative, note

_SUBJECTS = (
    *("The harbour board", "A ferry of the winter line", "The minister", "Every officer at the crossing"),
    *("Une agente du bureau régional", "The council of Port Ellery", "Le gouvernement", "Nobody in the village"),
)
_VERBS = (
    *(
        "has announced",
        "did not confirm",
        "will review",
        "counted",
        "a publié",
        "n’a pas reçu",
        "must keep",
        "may sell",
    ),
)
_OBJECTS = (
    *("4,100 permits before March 25, 2023", "12 % of all claims\u00a0– a record", "the list of “safe” piers"),
    *("$2.4 million for ramps & rails", "l’avis du 14 juin 2022", "three boats < 20 metres", "the U.S. side’s answer"),
    *("an interpreter for each hearing", "neither fuel nor crew", "la moitié des dossiers"),
)


@dataclass
class Worked:
    """A file that a colleague worked on, with the book it came from."""

    book: Book
    data: bytes
    expected: Expected


def a_book(chance: random.Random) -> Book:
    """A book of three to five sections with prose, lists, tables, quotations, lines and own text."""
    maker = BookMaker()
    for number in range(chance.randint(3, 5)):
        maker.section(f"Subject {number + 1}: {chance.choice(('piers', 'rates', 'law'))}", f"Sujet {number + 1}")
        for _ in range(chance.randint(2, 5)):
            _entry(maker, chance)
    return maker.book()


def _entry(maker: BookMaker, chance: random.Random) -> None:
    shape = chance.choice(("prose", "prose", "prose", "item", "quotation", "table", "own", "steps", "lines"))
    place = chance.randint(1, 400)
    match shape:
        case "item":
            maker.excerpt(_sentence(chance), PassageKind.LIST_ITEM, ordinal=place)
        case "quotation":
            maker.excerpt(_sentence(chance), PassageKind.QUOTATION, ordinal=place)
        case "table":
            rows = [f"{_sentence(chance, 1)}\t{chance.randint(10, 9999):,}" for _ in range(chance.randint(1, 4))]
            maker.excerpt("\n".join(("Item\tNumber", *rows)), PassageKind.TABLE, ordinal=place)
        case "own":
            maker.own("\n\n".join(_sentence(chance, 2) for _ in range(chance.randint(1, 3))))
        case "steps":
            maker.entry(EntryKind.OWN, _steps(chance))
        case "lines":
            maker.entry(EntryKind.OWN, (Para((Run(_sentence(chance)), Br(), Run(_sentence(chance), bold=True))),))
        case _:
            maker.excerpt(_sentence(chance, chance.randint(1, 4)), ordinal=place)


def _steps(chance: random.Random) -> tuple[Block, ...]:
    deeper = ListBlock(((Para((Run(_sentence(chance)),)),),))
    items = [(Para((Run(_sentence(chance)),)),), (Para((Run(_sentence(chance)),)), deeper)]
    return (ListBlock((*items, (Para((Run(_sentence(chance)),)),)), ordered=True),)


def _sentence(chance: random.Random, count: int = 1) -> str:
    number = chance.randint(100, 999)
    parts = [
        f"{chance.choice(_SUBJECTS)} {chance.choice(_VERBS)} {chance.choice(_OBJECTS)} in case {number + place}."
        for place in range(count)
    ]
    return " ".join(parts)


def sent(book: Book, copy: Copy, language: Language) -> tuple[Book, bytes]:
    """A book that remembers the export of its note, and the note."""
    doc = note(book, copy, language)
    made = export_made(to_plain(exported(doc)), book, [book.tabs[0].id], copy, language)
    return replace(book, exports=(made,)), word.write(doc, narrative().read("reference.docx"))


def worked_on(number: int) -> Worked:
    """The file of this number: the same one every time."""
    chance = random.Random(f"returned {number}")
    copy = (Copy.MINISTER, Copy.WORKING)[number % 2]
    book, data = sent(a_book(chance), copy, chance.choice(("en", "fr")))
    colleague = Colleague(data, book.id, [one.entry for one in book.exports[0].placed], chance)
    colleague.work(chance.randint(2, 6))
    return Worked(book, colleague.file.saved(), colleague.expected)


def judged(worked: Worked, data: bytes) -> tuple[int, int, list[str]]:
    """Return how many changes there were, how many of them were found, and what was found that is not there."""
    report = compare(worked.book, word_return.read(data, "note.docx"))
    found = {str(one.id): one.state for one in report.entries if one.state != "same"}
    wanted = worked.expected.states
    right = sum(found.get(entry) == state for entry, state in wanted.items())
    wrong = [
        f"{entry}: {state} for {wanted.get(entry, 'same')}"
        for entry, state in found.items()
        if wanted.get(entry) != state
    ]
    new = [comparable(one.text) for one in report.new]
    for text in map(comparable, worked.expected.new):
        if any(_glued(text) == _glued(one) for one in new):
            right += 1
            new.remove(next(one for one in new if _glued(text) == _glued(one)))
    wrong += [f"new: {text[:60]}" for text in new] + [f"frame: {one}" for one in report.frame]
    return len(wanted) + len(worked.expected.new), right, wrong


def _glued(text: str) -> str:
    return "".join(text.split())


def authors_told(worked: Worked, report: ReturnReport) -> list[str]:
    """Return the entries of which the wrong colleague is named."""
    told = {str(one.id): one.authors for one in report.entries}
    return [entry for entry, author in worked.expected.authors.items() if told.get(entry) != (author,)]
