"""Pairs: the French version of every English document is found, by whatever there is to see, and no other."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from briefbook.extract import registry
from briefbook.model.document import Document
from briefbook.model.errors import ExtractError
from briefbook.model.kinds import DocumentKind, Language
from briefbook.survey.anchors import anchors
from briefbook.survey.pairs import PairRow, pairs

BLOG, LAWS = "ca_cds_blog_en_fr", "ca_laws_immigration_en_fr"
AMERICAN = "us_whitehouse_migration_2021_2022"
FERRIES = (
    "The ferry to Port Ellery carried 4,100 passengers in January 2023, said harbour master Ines Okafor.",
    "Le traversier de Port Ellery a transporté 4 100 passagers en janvier 2023, dit la capitaine Ines Okafor.",
)


def row(path: str, language: Language | None, *texts: str, source: str = "", date: str | None = None) -> PairRow:
    sources = (source,) if source else ()
    return PairRow(path, language, date, DocumentKind.OTHER, sources, tuple(map(len, texts)), anchors(texts))


def of_document(path: str, document: Document) -> PairRow:
    return PairRow(
        path=path,
        language=document.language,
        date=document.date,
        kind=document.kind,
        sources=tuple(one.value for one in document.evidence if one.field == "source" and one.value),
        lengths=tuple(len(passage.text) for passage in document.passages),
        anchors=anchors(
            [document.title or "", *{name for one in document.passages for name in one.heading}]
            + [one.text for one in document.passages]
        ),
    )


@cache
def real_rows(shared: Path) -> tuple[PairRow, ...]:
    found = []
    for folder in (BLOG, f"{LAWS}/xml", AMERICAN):
        for file in sorted((shared / folder).rglob("*")):
            if file.suffix not in {".md", ".xml"}:
                continue
            try:
                document = registry.read(file, file.name).document
            except ExtractError:
                continue
            found.append(of_document(file.relative_to(shared).as_posix(), document))
    return tuple(found)


@cache
def truth(shared: Path) -> Mapping[str, str]:
    """The pairs by the lists beside the files, as far as both files are there."""
    wanted = {}
    for folder, english, french in ((BLOG, "", ""), (LAWS, "xml/eng/", "xml/fra/")):
        for line in (shared / folder / "PAIRS.tsv").read_text("utf-8").splitlines():
            one, other, *_ = line.split("\t")
            if (shared / folder / (english + one)).is_file() and (shared / folder / (french + other)).is_file():
                wanted[f"{folder}/{english}{one}"] = f"{folder}/{french}{other}"
    return wanted


def judged(shared: Path, wanted: Callable[[str], bool], *, nameless: bool) -> tuple[float, float]:
    """Return precision and recall over the documents that the lists name; of the others nothing is known."""
    rows = [one for one in real_rows(shared) if wanted(one.path)]
    numbers = random.Random(11)
    names = {one.path: f"{numbers.getrandbits(64):016x}.txt" if nameless else one.path for one in rows}
    back = {name: path for path, name in names.items()}
    found = {back[pair.en]: back[pair.fr] for pair in pairs([replace(one, path=names[one.path]) for one in rows])}
    listed = {en: fr for en, fr in truth(shared).items() if en in names}
    right = sum(1 for en, fr in found.items() if listed.get(en) == fr)
    wrong = sum(1 for en, fr in found.items() if listed.get(en) != fr and (en in listed or fr in listed.values()))
    print(f"{'nameless ' if nameless else ''}precision {right / (right + wrong):.3f}, recall {right / len(listed):.3f}")
    return right / (right + wrong), right / len(listed)


@pytest.mark.parametrize("folder", [BLOG, LAWS])
@pytest.mark.parametrize("nameless", [False, True])
def test_the_pairs_of_real_folders_are_found(shared_data: Path, folder: str, nameless: bool) -> None:
    precision, recall = judged(shared_data, lambda path: path.startswith(folder), nameless=nameless)
    least = 0.9 if nameless else 0.95
    assert precision >= least
    assert recall >= least


def test_unrelated_documents_beside_them_change_nothing(shared_data: Path) -> None:
    precision, recall = judged(shared_data, lambda _: True, nameless=True)
    assert precision >= 0.95
    assert recall >= 0.9


DECOYS: list[Callable[[str], bool]] = [
    lambda path: path.startswith(AMERICAN) or "/fra/" in path,
    lambda path: "/fra/" in path or path.startswith(f"{BLOG}/en"),
    lambda path: "/eng/" in path or path.startswith(f"{BLOG}/fr"),
    lambda path: path.startswith((AMERICAN, f"{BLOG}/fr")),
]


@pytest.mark.parametrize("decoy", DECOYS, ids=["american-acts", "blog-acts", "acts-blog", "american-blog"])
def test_no_two_unrelated_documents_are_a_sure_pair(shared_data: Path, decoy: Callable[[str], bool]) -> None:
    rows = [one for one in real_rows(shared_data) if decoy(one.path)]
    sure = [pair for pair in pairs(rows) if pair.confidence >= 0.8]
    # The American papers hold two French translations of their own.
    assert [pair for pair in sure if not (pair.en.startswith(AMERICAN) and pair.fr.startswith(AMERICAN))] == []


def test_a_folder_of_two_holds_a_pair_when_they_say_the_same() -> None:
    rows = [row("x1.txt", "en", *[FERRIES[0]] * 5), row("x2.txt", "fr", *[FERRIES[1]] * 5)]
    assert [(pair.en, pair.fr) for pair in pairs(rows)] == [("x1.txt", "x2.txt")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("en/note.txt", "fr/note.txt"),
        ("note_en.txt", "note_fr.txt"),
        ("note-e.pdf", "note-f.pdf"),
        ("noteEN.docx", "noteFR.docx"),
        ("eng/SI-2006-45.xml", "fra/TR-2006-45.xml"),
        ("a/english/report.docx", "a/francais/report.pdf"),
    ],
)
def test_names_that_differ_in_their_language_alone_make_a_pair_likelier(one: str, other: str) -> None:
    texts = "The timetable of the north quay", "Horaire du quai nord"
    assert [(pair.en, pair.fr) for pair in pairs([row(one, "en", texts[0]), row(other, "fr", texts[1])])] in (
        [],
        [(one, other)],
    )
    dated = [row(one, "en", texts[0], date="2024-05-01"), row(other, "fr", texts[1], date="2024-05-01")]
    assert [(pair.en, pair.fr) for pair in pairs(dated)] == [(one, other)]
    nameless = [replace(dated[0], path="k.txt"), replace(dated[1], path="m.txt")]
    assert pairs(nameless) == ()


def test_addresses_that_differ_in_their_language_alone_make_a_pair() -> None:
    texts = "The timetable of the north quay", "Horaire du quai nord"
    rows = [
        row("k.html", "en", texts[0], source="https://harbour.example/en/quays/timetable.html"),
        row("m.html", "fr", texts[1], source="https://www.harbour.example/fr/quays/timetable.html"),
        row("n.html", "fr", texts[1], source="https://www.harbour.example/fr/quays/other.html"),
    ]
    assert [(pair.en, pair.fr) for pair in pairs(rows)] == [("k.html", "m.html")]


@pytest.mark.parametrize("copied", [0, 1], ids=["english", "french"])
def test_a_document_is_in_one_pair_at_most_and_a_copy_makes_it_less_sure(copied: int) -> None:
    one = [
        row("en/quay.txt", "en", *[FERRIES[0]] * 5, date="2024-05-01"),
        row("fr/quay.txt", "fr", *[FERRIES[1]] * 5, date="2024-05-01"),
    ]
    alone = pairs(one)
    beside = pairs([*one, replace(one[copied], path=f"copy/{one[copied].path}")])
    assert len(alone) == len(beside) == 1
    assert beside[0].confidence <= alone[0].confidence


def test_the_language_of_a_name_counts_where_the_text_has_none() -> None:
    rows = [row("quay_en.txt", None, *[FERRIES[0]] * 5), row("quay_fr.txt", None, *[FERRIES[1]] * 5)]
    assert len(pairs(rows)) == 1
    assert pairs([replace(one, path=f"{place}.txt") for place, one in enumerate(rows)]) == ()


def test_the_order_of_the_documents_changes_nothing(shared_data: Path) -> None:
    rows = [one for one in real_rows(shared_data) if one.path.startswith(LAWS)]
    assert pairs(rows) == pairs(rows[::-1])
    assert pairs(()) == ()


def made(count: int) -> list[PairRow]:
    """Documents that share a quarter of their anchors with their translation, among words of every frequency."""
    numbers = random.Random(1)
    rows = []
    for place in range(count // 2):
        words = {f"w{int(30_000 ** numbers.random())}" for _ in range(200)}
        french = {word for word in words if numbers.random() < 0.25}
        french |= {f"v{int(30_000 ** numbers.random())}" for _ in range(150)}
        date = f"2021-{numbers.randrange(1, 13):02}-{numbers.randrange(1, 28):02}"
        for language, held in (("en", words), ("fr", french)):
            lengths = tuple(numbers.randrange(50, 900) for _ in range(12))
            path = f"{place:05}{language == 'fr'}.txt"
            shared = DocumentKind.OTHER
            rows.append(
                PairRow(path, "en" if language == "en" else "fr", date, shared, (), lengths, tuple(sorted(held)))
            )
    return rows


def test_the_time_grows_with_the_number_of_documents() -> None:
    spent = []
    for count in (500, 4_000):
        rows = made(count)
        began = time.process_time()
        pairs(rows)
        spent.append(time.process_time() - began)
    assert spent[1] < 20 * spent[0] + 0.5
