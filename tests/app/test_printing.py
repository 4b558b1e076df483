"""A note as PDF: tagged, titled, every word in it, several by one LibreOffice; without one, one sentence."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from briefbook.app.assembling import OpenBook, create_book, write
from briefbook.app.exporting import NoteMaker, Options
from briefbook.app.printing import print_pdf
from briefbook.model.errors import Cancelled, DiskFull, ExportError, NoConverter, UsageError
from briefbook.model.excerpt import paragraphs
from briefbook.model.kinds import Copy
from briefbook.model.monitor import Silent
from briefbook.render import word
from briefbook.settings.places import Places
from tests.processes import full_disk
from tests.render.making import narrative, note, sample_book
from tests.word_verifiers import pdf_facts, soffice, text_of_pdf

FIELDS = {"committee": "CIMM", "appearance_date": "2024-02-07"}
TITLE = "CIMM – Communications Narrative – February 7, 2024"


@pytest.fixture
def opened(tmp_path: Path, places: Places) -> OpenBook:
    book = create_book(tmp_path / "note.brief", "cimm-narrative", FIELDS, places)
    write(book, "Introduction", paragraphs("The department keeps its ferries running all winter."))
    return book


@pytest.fixture
def maker(places: Places) -> Iterator[NoteMaker]:
    made = NoteMaker(places)
    yield made
    made.close()


def test_a_pdf_is_tagged_and_titled_and_says_every_word(
    opened: OpenBook, maker: NoteMaker, places: Places, tmp_path: Path
) -> None:
    soffice()
    out = tmp_path / "note.pdf"
    report = maker.export(opened.book, opened.book.tabs[0], out, Options())
    assert report.files == (out,)
    facts = pdf_facts(out)
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == TITLE
    assert "The department keeps its ferries running all winter." in text_of_pdf(out).replace("\n", " ")
    assert b"pdfuaid" in out.read_bytes(), "it says that it is PDF/UA"
    assert list(places.printing.iterdir()) == []


def test_several_notes_are_printed_by_one_libreoffice(tmp_path: Path) -> None:
    docs = [note(sample_book(), copy) for copy in (Copy.MINISTER, Copy.WORKING)]
    files = [word.write(doc, narrative().read("reference.docx")) for doc in docs]
    for number, data in enumerate(print_pdf(soffice(), files, tmp_path / "printing", Silent())):
        made = tmp_path / f"{number}.pdf"
        made.write_bytes(data)
        wanted = re.findall(r"\w+", unicodedata.normalize("NFKC", docs[number].meta.title + " Voices 25,236"))
        assert not Counter(wanted) - Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text_of_pdf(made))))


class StopsOnceItRuns(Silent):
    """A monitor that asks to stop once LibreOffice's own process is at work in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.seen: list[psutil.Process] = []

    def cancelled(self) -> bool:
        for process in psutil.Process().children(recursive=True):
            try:
                if any(self.folder in part for part in process.cmdline()) and process not in self.seen:
                    self.seen.append(process)
            except psutil.Error:
                continue
        return len(self.seen) >= 2


def test_a_stop_leaves_no_libreoffice_behind(
    opened: OpenBook, maker: NoteMaker, places: Places, tmp_path: Path
) -> None:
    soffice()
    monitor = StopsOnceItRuns(places.printing)
    with pytest.raises(Cancelled):
        maker.export(opened.book, opened.book.tabs[0], tmp_path / "note.pdf", Options(), monitor)
    assert monitor.seen
    assert not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in monitor.seen)
    assert not (tmp_path / "note.pdf").exists()
    assert list(places.printing.iterdir()) == []


def test_without_libreoffice_it_is_one_sentence(
    opened: OpenBook, maker: NoteMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOOK_OFFICE", str(tmp_path / "none"))
    with pytest.raises(NoConverter, match=r"^PDF needs LibreOffice; export Word instead\.$"):
        maker.export(opened.book, opened.book.tabs[0], tmp_path / "note.pdf", Options())


def test_a_folder_that_is_not_there_is_named_before_libreoffice_starts(
    opened: OpenBook, maker: NoteMaker, places: Places, tmp_path: Path
) -> None:
    soffice()
    with pytest.raises(ExportError, match=r"^There is no folder .*no; choose another folder for note\.pdf\.$"):
        maker.export(opened.book, opened.book.tabs[0], tmp_path / "no" / "note.pdf", Options())
    assert not places.printing.exists()


def test_a_full_disk_is_one_sentence_and_the_old_pdf_stays(opened: OpenBook, maker: NoteMaker, tmp_path: Path) -> None:
    soffice()
    out = tmp_path / "note.pdf"
    out.write_bytes(b"the old one")
    with full_disk(1000), pytest.raises(DiskFull, match=r"no room for note\.pdf"):
        maker.export(opened.book, opened.book.tabs[0], out, Options())
    assert out.read_bytes() == b"the old one"


@pytest.mark.parametrize("asked", [Options(redline=True), Options(review=True)], ids=["redline", "review"])
def test_what_shows_sources_is_made_of_the_working_copy_alone_and_as_word(
    opened: OpenBook, maker: NoteMaker, tmp_path: Path, asked: Options
) -> None:
    tab = opened.book.tabs[0]
    for copy in (Copy.MINISTER, Copy.DISCLOSURE):
        with pytest.raises(UsageError, match=f"not of the {copy} copy; choose the working copy"):
            maker.export(opened.book, tab, tmp_path / "note.docx", replace(asked, copy=copy))
    for suffix in ("md", "html", "pdf"):
        with pytest.raises(UsageError, match=r"ends in \.docx"):
            maker.export(opened.book, tab, tmp_path / f"note.{suffix}", replace(asked, copy=Copy.WORKING))
    assert not list(tmp_path.glob("note.[dmhp]*"))
