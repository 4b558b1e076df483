"""A folder as it is: binders of a thousand pages, mail with attachments, notes from a page, pairs, a stop and a go."""

import email.message
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.running import CommandLine
from tests.extract.making import paragraph, word_package
from tests.extract.pdf_making import column, pdf

STALL = 60.0


def binder(pages: int) -> bytes:
    """A binder: a heading, two paragraphs, and a foot on every page."""
    made = []
    for number in range(1, pages + 1):
        text = [
            f"Berth {number} was closed for {number + 3} days while its worn fenders were all",
            "renewed, and the ferries used the northern pier.",
        ]
        foot = column(270, 40, [f"Page {number} of {pages}"], 9)
        made.append([*column(72, 720, [f"Note {number}"], 16, "bold"), *column(72, 690, text), *foot])
    return pdf(made)


def test_a_thousand_page_pdf_becomes_a_document_whose_pages_are_known(briefbook: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "binders"
    folder.mkdir()
    (folder / "binder.pdf").write_bytes(binder(1_000))
    report = briefbook.answer("index", folder)
    assert (report["documents"], report["problems"]) == (1, [])
    (hit,) = briefbook.answer("find", folder, '"berth 873 was closed"')["hits"]
    assert hit["text"].endswith("used the northern pier.")
    shown = briefbook.answer("show", folder, "binder.pdf")
    (passage,) = (one for one in shown["passages"] if one["passage_id"] == hit["passage_id"])
    assert (passage["page"], passage["heading"]) == (873, ["Note 873"])
    assert {one["page"] for one in shown["passages"]} == set(range(1, 1_001))
    assert sum("Page 9 of 1000" in one["text"] for one in shown["furniture"]) == 1


def test_a_mail_and_its_attachment_are_found_and_a_note_names_the_page(briefbook: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    mail = email.message.EmailMessage()
    mail["From"], mail["To"] = "harbour@example.org", "press@example.org"
    mail["Subject"], mail["Date"] = "Figures for the committee", "Tue, 06 Jun 2023 10:00:00 -0400"
    mail.set_content("Attached are the figures that the committee asked for last week.\n")
    word = word_package(paragraph("The breakwater was mended by local divers in April."))
    for data, kind, name in (
        (word, "vnd.x", "annex.docx"),
        (binder(4), "pdf", "berths.pdf"),
        (b"GIF89a", "gif", "a.gif"),
    ):
        mail.add_attachment(data, maintype="application", subtype=kind, filename=name)
    (folder / "figures.eml").write_bytes(mail.as_bytes())
    report = briefbook.answer("index", folder)
    assert (report["seen"], report["documents"], report["parts"], report["problems"]) == (1, 1, 3, [])
    shown = briefbook.answer("show", folder, "figures.eml")
    assert (shown["document"]["title"], shown["document"]["date"], shown["document"]["kind"]) == (
        "Figures for the committee",
        "2023-06-06",
        "email",
    )
    assert (
        briefbook.answer("find", folder, "breakwater divers")["hits"][0]["document"]["path"] == "figures.eml/annex.docx"
    )
    hit = briefbook.answer("find", folder, '"berth 3 was closed"')["hits"][0]
    book = tmp_path / "note.brief"
    briefbook.answer("new", book, "--template", "cimm-narrative", "--field", "appearance_date=2024-02-07")
    briefbook.answer("add", book, "--section", "Berths", folder, hit["passage_id"])
    source = briefbook.answer("outline", book)["tabs"][0]["sections"][-1]["entries"][0]["source"]
    assert (source["path"], source["page"]) == ("figures.eml/berths.pdf", 3)
    briefbook.answer("note", book, "--out", tmp_path / "note.md", "--copy", "working")
    assert "berths.pdf" in (tmp_path / "note.md").read_text("utf-8")


def test_english_and_french_versions_are_paired(briefbook: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    english = (
        "# Ferry fares in 2023\n\nOn March 3, 2023 the fare rose from $4.25 to $4.75 for the 12,400 people who cross "
        "each month.\n\nThe winter timetable holds until April 16, 2023, with 14 sailings a day.\n"
    )
    french = (
        "# Tarifs du traversier en 2023\n\nLe 3 mars 2023, le tarif est passé de 4,25 $ à 4,75 $ pour les 12 400 "
        "personnes qui traversent chaque mois.\n\nL’horaire d’hiver vaut jusqu’au 16 avril 2023, avec 14 départs "
        "par jour.\n"
    )
    (folder / "fares-en.md").write_text(english, "utf-8")
    (folder / "fares-fr.md").write_text(french, "utf-8")
    (folder / "lanterns-en.md").write_text(
        "# Lanterns\n\nTwo lanterns were replaced in 2019 for the harbour.\n", "utf-8"
    )
    (pair,) = briefbook.answer("pairs", folder)["pairs"]
    assert (pair["en"], pair["fr"]) == ("fares-en.md", "fares-fr.md")


if sys.platform != "win32":  # sends a signal as a console of Linux does

    def test_stopping_keeps_what_was_read_and_takes_a_moment(briefbook: CommandLine, tmp_path: Path) -> None:
        folder = tmp_path / "many"
        folder.mkdir()
        for number in range(3_000):
            text = f"Notice {number} of the harbour board. " + "The ferry leaves at noon on every weekday. " * 40
            (folder / f"{number:04}.txt").write_text(text, "utf-8")
        screen, console = os.openpty()  # on a console progress shows ten times a second
        running = subprocess.Popen(
            briefbook.command("--json", "index", str(folder)),
            cwd=briefbook.cwd,
            env=briefbook.environ,
            stdout=subprocess.PIPE,
            stderr=console,
            start_new_session=True,
        )
        os.close(console)
        seen = b""
        while re.search(rb"documents: [1-9][0-9,]* of 3,000", seen) is None:
            seen += os.read(screen, 4_096)
        asked = time.monotonic()
        os.killpg(running.pid, signal.SIGINT)
        running.communicate(timeout=STALL)
        os.close(screen)
        assert running.returncode == 130
        assert time.monotonic() - asked < STALL
        report = briefbook.answer("index", folder)
        assert report["documents"] == 3_000
        assert 0 < report["added"] < 3_000
