"""One stage of the benchmark in a process of its own: `child.py STAGE COUNT FOLDER`; prints one JSON object.

`briefbook` and `prototype` make a Word file of the same excerpts, from memory to a file: template, tree, bytes. The
prototype is run as it lies beside the checkout, with the reference file that it makes itself. `preview` asks for the
preview of a tab again and again, each time after an edit, through the guest process as the window does.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import Any

import psutil

from briefbook.app.exporting import NoteMaker, Options
from briefbook.model.book import Book
from briefbook.model.excerpt import paragraphs, text_hash
from briefbook.model.kinds import Copy
from briefbook.render import catalog, word, word_audit
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.word_audit_copy import Asked
from briefbook.settings.places import Places, shipped_folder
from tests.benchmarks.exporting import making, pandoc
from tests.benchmarks.exporting.measuring import peak_mb

PROTOTYPE = Path(__file__).resolve().parents[4] / "shared" / "reference" / "export"
PREVIEWS = 20
_LOOP = """# {{ title }}

{% for section in sections %}
## {{ section.heading }}

{% for id in section.ids %}
<!-- excerpt {{ id }} -->

{% endfor %}
{% endfor %}
"""


def timed(work: Callable[[], None]) -> dict[str, float]:
    """Run something and return its seconds by the clock and of CPU."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return {"wall_s": time.perf_counter() - wall, "cpu_s": time.process_time() - cpu}


def briefbook(count: int, folder: Path) -> dict[str, float]:
    """Make the working copy: numbered sources, annex, provenance, a mark for each entry."""
    book = making.book(count)
    template = catalog.load([shipped_folder() / "templates"], making.TEMPLATE)
    out = folder / "briefbook.docx"

    def work() -> None:
        doc = assemble(book, book.tabs[0], template, RenderOptions(Copy.WORKING))
        out.write_bytes(word.write(doc, template.read("reference.docx")))

    warm = making.book(3)
    word.write(
        assemble(warm, warm.tabs[0], template, RenderOptions(Copy.WORKING)), template.read("reference.docx")
    )  # what is loaded once is no part of a note
    spent = timed(work)
    peak = peak_mb()
    audit = timed(lambda: check(out))
    return {**spent, "peak_mb": peak, "file_mb": out.stat().st_size / 1e6, "audit_s": audit["cpu_s"]}


def check(file: Path) -> None:
    """Check a Word file as every export does."""
    faults = word_audit.audit(file.read_bytes(), Asked(Copy.WORKING))
    if faults:
        raise SystemExit(f"The figures would be worth nothing: {faults[0]}")


def prototype(count: int, folder: Path) -> dict[str, float]:
    """Make the prototype's note: a numbered note at the foot for each source, provenance, a mark for each excerpt."""
    sys.path.insert(0, str(PROTOTYPE))
    docxio, mdio, model = (import_module(name) for name in ("docxio", "mdio", "model"))
    out = folder / "prototype.docx"
    reference = str(folder / "reference.docx")
    texts = list(making.texts(count))

    def work() -> None:
        make_prototype(texts, (docxio, mdio, model), reference, out)

    make_prototype(texts[:3], (docxio, mdio, model), reference, out)
    spent = timed(work)
    return {**spent, "peak_mb": peak_mb(), "file_mb": out.stat().st_size / 1e6}


def make_prototype(texts: list[str], rooms: tuple[Any, Any, Any], reference: str, out: Path) -> None:
    """Run template, tree and writer of the prototype over the same texts."""
    docxio, mdio, model = rooms
    size = -(-len(texts) // making.SECTIONS)
    names = [f"e{number + 1}" for number in range(len(texts))]
    sections = [
        {"heading": f"Part {place + 1}", "ids": names[place * size : (place + 1) * size]}
        for place in range(making.SECTIONS)
    ]
    told = mdio.make_env().from_string(_LOOP).render(title="Narrative", sections=sections)
    sources = [f"s{making.source_of(number)}" for number in range(len(texts))]
    doc = mdio.parse(str(told), {name: (texts[at], sources[at]) for at, name in enumerate(names)})
    doc.notes = {one: [model.Run(f"Statement {one}, Public Safety Canada, 2023")] for one in dict.fromkeys(sources)}
    doc.sources = {name: source_of(model, name, at, texts[at]) for at, name in enumerate(names)}
    doc.meta = {"title": "Narrative", "subject": "Narrative", "author": "Ministry", "keywords": "narrative"}
    docxio.Writer(doc, reference).build().save(str(out))


def source_of(model: Any, name: str, place: int, text: str) -> Any:
    """Return what the prototype keeps of an excerpt's source, with the hash of its text as ours has it."""
    number = making.source_of(place)
    path, document = f"statements/{number:04}.txt", f"{number:064x}"
    return model.Source(name, f"Statement {number}", path, document, f"¶ {place}", "2024-01-15", text_hash(text))


def pandoc_tree(count: int, folder: Path) -> dict[str, float]:
    """Write the working copy as pandoc's own tree, and the reference file for pandoc to use."""
    book = making.book(count)
    template = catalog.load([shipped_folder() / "templates"], making.TEMPLATE)
    told = pandoc.tree(assemble(book, book.tabs[0], template, RenderOptions(Copy.WORKING)))
    (folder / "look.docx").write_bytes(template.read("reference.docx"))
    return timed(lambda: pandoc.save(told, folder / "tree.json"))


def comparing(_: int, folder: Path) -> dict[str, float]:
    """Count the paragraphs that our note and pandoc's do not have alike."""
    both = zip_longest(*(pandoc.kept(folder / name) for name in ("briefbook.docx", "pandoc.docx")))
    return {"other": sum(ours != theirs for ours, theirs in both)}


def preview(count: int, folder: Path) -> dict[str, float]:
    """Show a tab again and again, each time with another edit in it."""
    book = making.book(count)
    maker = NoteMaker(Places(data=folder / "data", shipped=shipped_folder()))
    seconds: list[float] = []
    spent: list[float] = []
    try:
        for number in range(PREVIEWS + 1):
            changed = edited(book, number)
            start = time.perf_counter()
            shown = maker.preview(changed, changed.tabs[0], Options(copy=Copy.WORKING, preview=True))
            seconds.append(time.perf_counter() - start)
            spent.append(processor_seconds())
            if f"Edit number {number}." not in shown:
                raise SystemExit("The preview does not show the edit, so the figures would be worth nothing.")
    finally:
        maker.close()
    warm = sorted(seconds[1:])
    each = (spent[-1] - spent[0]) / PREVIEWS
    return {
        "first_ms": seconds[0] * 1e3,
        "cpu_ms": each * 1e3,
        "p50_ms": warm[len(warm) // 2] * 1e3,
        "p95_ms": warm[-2] * 1e3,
    }


def processor_seconds() -> float:
    """Return what this process and its children, the guest among them, used of the processor so far."""
    times = (one.cpu_times() for one in (psutil.Process(), *psutil.Process().children()))
    return sum(one.user + one.system for one in times)


def edited(book: Book, number: int) -> Book:
    """Return the book with its first entry changed."""
    (tab,) = book.tabs
    section = tab.sections[0]
    entry = replace(section.entries[0], blocks=paragraphs(f"Edit number {number}."))
    sections = (replace(section, entries=(entry, *section.entries[1:])), *tab.sections[1:])
    return replace(book, tabs=(replace(tab, sections=sections),))


STAGES: dict[str, Callable[[int, Path], dict[str, float]]] = {
    "briefbook": briefbook,
    "prototype": prototype,
    "pandoc_tree": pandoc_tree,
    "comparing": comparing,
    "preview": preview,
}

if __name__ == "__main__":
    print(json.dumps(STAGES[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))))
