"""How fast the index of Briefbook is built and searched, beside SQLite's FTS5 over the same passages in the same run.

    start.py bench search [--passages N] [--json]

The passages are those of the largest real folder beside the checkout, or of the sample corpus where there is none; with
`--passages` they are grown by shuffling the sentences of their own texts (seeded) or cut to that number. The queries
are a seeded set over the words of the passages: common and rare words, two words, phrases, prefixes, a filter.
"""

import argparse
import hashlib
import json
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from briefbook.extract import registry
from briefbook.extract.base import EXTRACTOR_VERSION
from briefbook.index.changes import FileState
from briefbook.index.folder_index import FolderIndex
from briefbook.model.document import Document, Passage
from briefbook.model.errors import ExtractError
from briefbook.model.kinds import Fingerprint
from briefbook.model.query import Filters, Request

REPOSITORY = Path(__file__).resolve().parents[2]
SUFFIXES = {".txt", ".md", ".html", ".docx"}
HITS = 20


def read_documents(passages: int | None) -> list[Document]:
    """Return the documents of the corpus, grown or cut to about this number of passages."""
    shared = REPOSITORY.parent / "shared" / "data" / "us_whitehouse_2021"
    root = shared if shared.is_dir() else REPOSITORY / "corpus"
    documents = []
    for file in sorted(path for path in root.rglob("*") if path.suffix in SUFFIXES):
        try:
            documents.append(registry.read(file, file.relative_to(root).as_posix()).document)
        except ExtractError as error:
            print(error.sentence, file=sys.stderr)
    if passages is None:
        return documents
    kept: list[Document] = []
    count = 0
    for document in grown(documents):
        if count >= passages:
            break
        kept.append(document)
        count += len(document.passages)
    return kept


def grown(documents: list[Document]) -> Iterator[Document]:
    """Yield the documents, then ever more of them with the sentences of the same corpus in another order."""
    yield from documents
    chance = random.Random(2026)
    sentences = [part for one in documents for p in one.passages for part in re.split(r"(?<=[.!?]) ", p.text)]
    number = 0
    while sentences:
        for document in documents:
            number += 1
            fingerprint = Fingerprint(hashlib.sha256(f"{number}".encode()).hexdigest())
            passages = tuple(replace(p, text=shuffled(p, sentences, chance)) for p in document.passages)
            yield replace(document, path=f"grown/{number}.txt", fingerprint=fingerprint, passages=passages)


def shuffled(passage: Passage, sentences: list[str], chance: random.Random) -> str:
    """Return a text of about the passage's length from sentences of the corpus."""
    parts: list[str] = []
    while sum(map(len, parts)) < len(passage.text):
        parts.append(chance.choice(sentences))
    return " ".join(parts)


def queries(documents: list[Document]) -> list[tuple[str, Request, str]]:
    """Return 60 queries: kind, how Briefbook is asked, how FTS5 is asked."""
    chance = random.Random(7)
    words = Counter(w for d in documents for p in d.passages for w in set(re.findall(r"[a-z]{4,}", p.text.lower())))
    ranked = [word for word, _ in words.most_common()]
    common, middle, rare = ranked[10:200], ranked[400:3000], ranked[4000:20000] or ranked[-200:]
    texts = [p.text for d in documents for p in d.passages if len(p.text.split()) > 12]
    year = Filters(since="2021-06", until="2021-12")
    out: list[tuple[str, Request, str]] = []
    for _ in range(10):
        one, two, three = chance.choice(common), chance.choice(middle), chance.choice(rare)
        run = re.findall(r"[A-Za-z]+", chance.choice(texts))[2:5]
        phrase = " ".join(run) or one
        out.append(("common", Request(one, limit=HITS), one))
        out.append(("rare", Request(three, limit=HITS), three))
        out.append(("and", Request(f"{one} {two}", limit=HITS), f"{one} {two}"))
        out.append(("phrase", Request(f'"{phrase}"', limit=HITS), f'"{phrase}"'))
        out.append(("prefix", Request(two[:3], limit=HITS, typing=True), f"{two[:3]}*"))
        out.append(("filter", Request(one, year, limit=HITS), f"{one} AND since"))
    return out


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds that `work` takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def bench_briefbook(documents: list[Document], asked: list[tuple[str, Request, str]], folder: Path) -> dict[str, float]:
    """Build and search Briefbook's index; returns the figures of the table."""
    index = FolderIndex(folder / "briefbook")
    started = time.process_time()
    with index.writer() as writer:
        for document in documents:
            writer.put(document, FileState(1, 1, EXTRACTOR_VERSION))
        writer.commit()
    build = time.process_time() - started
    opened = time.perf_counter()
    reader = index.reader()
    reader.find(asked[0][1], True)
    figures = {"open_ms": (time.perf_counter() - opened) * 1000}
    times = [timed(lambda request=request: reader.find(request, True)) for _, request, _ in asked]  # type: ignore[misc]  # a default binds the loop's value
    times = [timed(lambda request=request: reader.find(request, True)) for _, request, _ in asked]  # type: ignore[misc]  # second round: warm
    reader.close()
    return figures | spread(times) | weight(documents, build, folder / "briefbook")


def bench_fts5(documents: list[Document], asked: list[tuple[str, Request, str]], folder: Path) -> dict[str, float]:
    """Build and search SQLite's FTS5 over the same passages; returns the figures of the table."""
    place = folder / "fts5"
    place.mkdir()
    base = sqlite3.connect(place / "fts5.db")
    started = time.process_time()
    base.execute("CREATE VIRTUAL TABLE p USING fts5(text, date UNINDEXED, tokenize='porter unicode61')")
    rows = ((p.text, d.date) for d in documents for p in d.passages)
    base.executemany("INSERT INTO p VALUES (?, ?)", rows)
    base.commit()
    build = time.process_time() - started
    base.close()
    opened = time.perf_counter()
    base = sqlite3.connect(place / "fts5.db")

    def find(query: str) -> None:
        since = query.endswith(" AND since")
        match = query.removesuffix(" AND since")
        where = "p MATCH ? AND date BETWEEN '2021-06' AND '2021-12-31'" if since else "p MATCH ?"
        show = "SELECT snippet(p, 0, '[', ']', '…', 24) FROM p"
        base.execute(f"{show} WHERE {where} ORDER BY rank LIMIT {HITS}", (match,)).fetchall()
        base.execute(f"SELECT count(*) FROM p WHERE {where}", (match,)).fetchall()

    find(asked[0][2])
    figures = {"open_ms": (time.perf_counter() - opened) * 1000}
    for _round in range(2):
        times = [timed(lambda query=query: find(query)) for _, _, query in asked]  # type: ignore[misc]  # a default binds the loop's value
    base.close()
    return figures | spread(times) | weight(documents, build, place)


def spread(times: list[float]) -> dict[str, float]:
    """Return p50, p95 and the largest of times in milliseconds."""
    ordered = sorted(times)
    return {
        "p50_ms": ordered[len(ordered) // 2],
        "p95_ms": ordered[int(len(ordered) * 0.95)],
        "max_ms": ordered[-1],
    }


def weight(documents: list[Document], build: float, place: Path) -> dict[str, float]:
    """Return what building cost: MB of text per CPU second, disk per byte of text."""
    text = sum(len(p.text.encode("utf-8")) for d in documents for p in d.passages)
    disk = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    return {"index_mb_per_cpu_s": text / 1e6 / build, "disk_per_text": disk / text}


def main() -> int:
    """Run both engines and print the table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    documents = read_documents(arguments.passages)
    asked = queries(documents)
    passages = sum(len(one.passages) for one in documents)
    with tempfile.TemporaryDirectory() as folder:
        engines = {
            "briefbook": bench_briefbook(documents, asked, Path(folder)),
            "fts5": bench_fts5(documents, asked, Path(folder)),
        }
    if arguments.json:
        print(json.dumps({"passages": passages, "engines": engines}))
        return 0
    print(f"{passages} passages, {len(asked)} queries, {HITS} hits with spans each")
    print(f"{'':22}{'briefbook':>12}{'fts5':>12}{'ratio':>10}")
    for name, value in engines["briefbook"].items():
        peer = engines["fts5"][name]
        print(f"{name:22}{value:12.2f}{peer:12.2f}{value / peer:10.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
