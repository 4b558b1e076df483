"""Metadata: found where documents of each kind state them, in both languages, and left empty where they do not."""

from pathlib import Path

import pytest

from briefbook.extract.kinds import kind_of_title, kind_of_word
from briefbook.extract.people import people
from briefbook.model.kinds import DocumentKind
from tests.extract.making import reading, said, texts

TEXT = "The harbour masters met twice in the spring and agreed that the winter timetable should be published early."
FRENCH = (
    "Les capitaines se sont réunis deux fois au printemps et ont convenu que l’horaire d’hiver serait publié plus tôt."
)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Statement", DocumentKind.STATEMENT),
        ("DÉCLARATION", DocumentKind.STATEMENT),
        ("Déclaration commune", DocumentKind.JOINT_STATEMENT),
        ("News release", DocumentKind.NEWS_RELEASE),
        ("Communiqué de presse", DocumentKind.NEWS_RELEASE),
        ("Document d’information", DocumentKind.BACKGROUNDER),
        ("Question Period Note", DocumentKind.QP_NOTE),
        ("Note pour la période des questions", DocumentKind.QP_NOTE),
        ("Infocapsules", DocumentKind.MEDIA_LINES),
        ("MEMORANDUM FOR INFORMATION", DocumentKind.MEMO),
        ("Note de service", DocumentKind.MEMO),
        ("Speaking notes", DocumentKind.SPEECH),
        ("joint-statement", DocumentKind.JOINT_STATEMENT),
        ("Parliamentary note", DocumentKind.PARLIAMENTARY_NOTE),
    ],
)
def test_type_words_of_both_languages_are_known(word: str, kind: DocumentKind) -> None:
    assert kind_of_word(word) is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("CIMM – Communications Narrative – February 7, 2024", DocumentKind.NARRATIVE),
        ("CIMM – Committee & Appearance Overview – February 7, 2024", DocumentKind.APPEARANCE_OVERVIEW),
        ("CIMM – Library of Parliament Questions – February 8, 2023", DocumentKind.WRITTEN_ANSWERS),
        ("Joint Statement on Cooperation", DocumentKind.JOINT_STATEMENT),
        ("U.S.-Mexico Joint Declaration", DocumentKind.JOINT_STATEMENT),
        ("Statement by the Minister on the joint committee", DocumentKind.STATEMENT),
        ("FACT SHEET: Update on the Strategy", DocumentKind.BACKGROUNDER),
        ("Document d’information : l’Entente", DocumentKind.BACKGROUNDER),
        ("Opening Statement by the Minister", DocumentKind.SPEECH),
        ("Remarks by the President at a Meeting", DocumentKind.SPEECH),
        ("Allocution du ministre", DocumentKind.SPEECH),
        ("Engagement on the Way Forward", DocumentKind.CONSULTATION),
        ("Ferries: Closed consultation", DocumentKind.CONSULTATION),
        ("Memorandum on Advancing Rights", DocumentKind.MEMO),
        ("An Act respecting ferries", DocumentKind.LAW),
        ("Media lines: ferries", DocumentKind.MEDIA_LINES),
        ("Canada sets its targets", None),
        ("A remarkable statement", None),
    ],
)
def test_the_words_of_a_title_tell_the_kind(title: str, kind: DocumentKind | None) -> None:
    assert kind_of_title(title) is kind


def test_a_note_gives_the_fields_of_its_head_and_hides_them(tmp_path: Path) -> None:
    head = "QUESTION PERIOD NOTE\n\nReference number: X-2023-QP-1\nTitle: Ferries\n"
    head += "Date provided to the Minister's Office: 2023-05-03\nClassification: Protected A"
    found = reading(tmp_path, "a.txt", f"{head}\n\nIssue\n\n{TEXT}\n\nSuggested Response\n\n{TEXT}\n")
    assert (found.title, found.date, found.kind) == ("Ferries", "2023-05-03", DocumentKind.QP_NOTE)
    assert (said(found, "marking").value, said(found, "reference").value) == ("Protected A", "X-2023-QP-1")
    assert texts(found) == [TEXT, TEXT]
    assert len(found.furniture) == 4


def test_a_french_note_is_understood_alike(tmp_path: Path) -> None:
    head = "Note pour la période des questions\n\nTitre\u00a0: Traversiers\nDate\u00a0: 3 mai 2023\n"
    head += "Ministère\u00a0: Transports Canada"
    found = reading(tmp_path, "a.txt", f"{head}\n\nEnjeu\n\n{FRENCH}\n")
    assert (found.title, found.date, found.publisher) == ("Traversiers", "2023-05-03", "Transports Canada")
    assert (found.kind, found.language) == (DocumentKind.QP_NOTE, "fr")


def test_the_sender_of_a_memo_is_a_unit_of_its_body_not_a_publisher_by_itself(tmp_path: Path) -> None:
    head = "MEMORANDUM TO THE MINISTER\n\nTo: The Minister\nFrom: Ferries Branch, Transport Canada\n"
    head += "Date: May 3, 2023\nSubject: Ferries"
    found = reading(tmp_path, "a.txt", f"{head}\n\nIssue\n\n{TEXT}\n")
    assert (found.title, found.kind, found.publisher) == ("Ferries", DocumentKind.MEMO, "Transport Canada")
    assert said(found, "office").value == "Ferries Branch"
    person = head.replace("Ferries Branch, Transport Canada", "A. Person")
    assert reading(tmp_path, "b.txt", f"{person}\n\nIssue\n\n{TEXT}\n").publisher is None


def test_text_that_looks_like_an_e_mail_is_one(tmp_path: Path) -> None:
    head = "From: A. Person\nSent: Monday, January 29, 2024 9:12 AM\nTo: B. Person\nSubject: Ferries, again"
    found = reading(tmp_path, "a.txt", f"{head}\n\n{TEXT}\n")
    assert (found.kind, found.title, found.date) == (DocumentKind.EMAIL, "Ferries, again", "2024-01-29")
    assert (found.publisher, texts(found)) == (None, [TEXT])


def test_a_byline_of_known_parts_is_read_and_one_with_an_unknown_part_is_text(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.md", f"# Ferries\n\nBackgrounder – Transport Canada – May 3, 2023\n\n{TEXT}\n")
    assert (found.kind, found.publisher, found.date) == (DocumentKind.BACKGROUNDER, "Transport Canada", "2023-05-03")
    assert texts(found) == [TEXT]
    line = "Ferries – Transport Canada – May 3, 2023"
    assert line in texts(reading(tmp_path, "b.md", f"# Boats\n\n{line}\n\n{TEXT}\n"))


@pytest.mark.parametrize(
    ("line", "publisher", "date"),
    [
        ("Originally published on Public Safety Canada.", "Public Safety Canada", None),
        ("Originally published in The Harbour Post on May 3, 2023.", "The Harbour Post", "2023-05-03"),
        ("Originally published on May 3, 2023", None, "2023-05-03"),
        ("From: Harbour Board", "Harbour Board", None),
        ("De\u00a0: Transports Canada", "Transports Canada", None),
        ("Originally published at https://example.org/x", None, None),
    ],
)
def test_the_origin_below_a_text_is_harvested_and_hidden(
    tmp_path: Path, line: str, publisher: str | None, date: str | None
) -> None:
    found = reading(tmp_path, "a.txt", f"{TEXT}\n\n{TEXT}\n\n{line}\n")
    assert (found.publisher, found.date) == (publisher, date)
    assert [one.text for one in found.furniture] == [line]


@pytest.mark.parametrize(
    ("ending", "modified"),
    [
        ("Date modified: 2024-02-09", "2024-02-09"),
        ("Date modified:\n\n2024-02-09", "2024-02-09"),
        ("Date modified:", None),
    ],
)
def test_the_date_of_a_change_is_evidence_but_not_the_date(tmp_path: Path, ending: str, modified: str | None) -> None:
    found = reading(tmp_path, "a.txt", f"{TEXT}\n\n{TEXT}\n\nPage details\n\n{ending}\n")
    assert found.date is None
    assert [one.value for one in found.evidence if one.field == "date_modified"] == ([modified] if modified else [])
    assert texts(found) == [TEXT, TEXT]


def test_dates_in_the_text_are_not_the_date_of_the_document(tmp_path: Path) -> None:
    text = f"On March 25, 2023, the rules changed. {TEXT}"
    assert reading(tmp_path, "a.txt", f"Ferries\n\n{text}\n\nIt ended on May 3, 2023.\n").date is None


def test_a_date_in_the_file_name_is_weak_and_settles_an_ambiguous_one(tmp_path: Path) -> None:
    assert reading(tmp_path, "2023-05-04 note.txt", f"Ferries\n\n{TEXT}\n").date == "2023-05-04"
    assert reading(tmp_path, "2023-05-05 note.txt", f"Ferries\n\nMay 3, 2023\n\n{TEXT}\n").date == "2023-05-03"
    assert reading(tmp_path, "2023-05-04 note.txt", f"Ferries\n\nDate: 04/05/2023\n\n{TEXT}\n").date == "2023-05-04"
    assert reading(tmp_path, "2023-07-01 note.txt", f"Ferries\n\nDate: 04/05/2023\n\n{TEXT}\n").date is None


def test_a_marking_alone_at_the_top_is_evidence(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.txt", f"PROTÉGÉ B\n\nTraversiers\n\n{FRENCH}\n")
    assert (said(found, "marking").value, said(found, "marking").line) == ("Protected B", "PROTÉGÉ B")
    assert found.title == "Traversiers"


def test_the_committee_stands_in_the_title(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.txt", f"SECU – Ferries – May 3, 2023\n\nIssue\n\n{TEXT}\n")
    assert said(found, "committee").value == "SECU"


def test_headings_tell_the_kind_of_a_note_that_does_not_name_itself(tmp_path: Path) -> None:
    source = f"# CIMM – Ferries – May 3, 2023\n\n## Key Messages\n\n{TEXT}\n\n## Supplementary Messages\n\n{TEXT}\n"
    assert reading(tmp_path, "a.md", source).kind is DocumentKind.ISSUE_NOTE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Present was the Minister of Ferries, Anne-Marie d'Arcy, and others.", "Anne-Marie d'Arcy"),
        ("The Honourable José Nuñez said so.", "José Nuñez"),
        ("L’honorable Léa Tremblay l’a dit.", "Léa Tremblay"),
        ("La ministre des Transports, Léa Tremblay, l’a dit.", "Léa Tremblay"),
        ("The Minister of Ferries, New Brunswick, was there.", None),
        ("Anne Arcy said so.", None),
    ],
)
def test_people_are_those_introduced_with_a_title(text: str, names: str | None) -> None:
    found = people([text])
    assert (found.value if found else None) == names


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("June 20, 2023, Halifax, Nova Scotia—", "Halifax, Nova Scotia"),
        ("June 20, 2023 – Halifax, Nova Scotia – ", "Halifax, Nova Scotia"),
        ("Le 20 juin 2023 – Gatineau (Québec) – ", "Gatineau (Québec)"),
    ],
)
def test_a_dateline_may_name_the_day_before_the_town(tmp_path: Path, line: str, place: str) -> None:
    found = reading(tmp_path, "a.txt", f"New ferries for the strait\n\n{line}{TEXT}\n\n{TEXT}\n")
    assert (found.date, said(found, "place").value) == ("2023-06-20", place)


@pytest.mark.parametrize("start", ["On June 20, 2023, Halifax, Nova Scotia — ", "June 20, 2023, Halifax — "])
def test_a_sentence_that_begins_with_a_day_and_a_town_is_no_dateline(tmp_path: Path, start: str) -> None:
    assert reading(tmp_path, "a.txt", f"New ferries for the strait\n\n{start}{TEXT}\n\n{TEXT}\n").date is None


def test_a_short_weekday_before_a_date_is_no_place(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.txt", f"New ferries for the strait\n\nWed., July 19, 2023\n\n{TEXT}\n\n{TEXT}\n")
    assert found.date == "2023-07-19"
    assert "place" not in {one.field for one in found.evidence}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 7 February 2024", "2024-02-07"),
        ("Posted on Tuesday, March 5, 2024", "2024-03-05"),
        ("Publié le 1er mars 2023", "2023-03-01"),
        ("Mis à jour le 3 mars 2024", "2024-03-03"),
    ],
)
def test_a_label_of_a_date_needs_no_colon(tmp_path: Path, line: str, day: str) -> None:
    found = reading(tmp_path, "a.txt", f"New ferries for the strait\n\n{line}\n\n{TEXT}\n\n{TEXT}\n")
    assert (found.title, found.date, texts(found)) == ("New ferries for the strait", day, [TEXT, TEXT])


def test_a_sentence_about_something_published_is_no_label(tmp_path: Path) -> None:
    line = "Published 7 February 2024 after long delays, the timetable pleased nobody."
    found = reading(tmp_path, "a.txt", f"New ferries for the strait\n\n{line}\n\n{TEXT}\n")
    assert (found.date, texts(found)) == (None, [line, TEXT])


@pytest.mark.parametrize("line", ["Published: 7 Feb 2024", "2024-02-07", "Port Ellery, February 7, 2024"])
def test_a_title_may_stand_right_above_the_line_with_its_date(tmp_path: Path, line: str) -> None:
    found = reading(tmp_path, "a.txt", f"Quarterly ferry update\n{line}\n\n{TEXT}\n\n{TEXT}\n")
    assert (found.title, found.date) == ("Quarterly ferry update", "2024-02-07")


def test_french_headings_of_an_issue_note_tell_its_kind(tmp_path: Path) -> None:
    note = f"Traversiers d’hiver\n\nFaits et chiffres clés\n\n- {FRENCH}\n\nMessages clés\n\n- {FRENCH}\n"
    assert reading(tmp_path, "a.txt", note).kind is DocumentKind.ISSUE_NOTE


@pytest.mark.parametrize("line", ["Last updated March 4, 2024", "Date modified: March 4, 2024"])
def test_when_a_page_was_changed_is_a_line_of_the_page_however_its_date_is_written(tmp_path: Path, line: str) -> None:
    found = reading(tmp_path, "a.txt", f"New ferries for the strait\n\n{TEXT}\n\n{line}\n")
    assert (texts(found), [one.text for one in found.furniture]) == ([TEXT], [line])
    assert (found.date, said(found, "date_modified").value) == (None, "2024-03-04")


def test_a_line_of_day_town_and_publisher_gives_all_three(tmp_path: Path) -> None:
    line = "March 6, 2024 | Gatineau (Québec) | Public Safety Canada"
    found = reading(tmp_path, "a.txt", f"New ferries for the strait\n\n{line}\n\n{TEXT}\n\n{TEXT}\n")
    assert (found.date, found.publisher, texts(found)) == ("2024-03-06", "Public Safety Canada", [TEXT, TEXT])
    assert said(found, "place").value == "Gatineau (Québec)"


def test_the_subject_of_a_note_to_a_minister_of_either_gender_is_its_title(tmp_path: Path) -> None:
    for addressee in ("Note au ministre", "Note à la ministre"):
        found = reading(tmp_path, "a.txt", f"{addressee}\n\nOBJET : Traversiers d’hiver\n\n{FRENCH}\n")
        assert (found.title, found.kind) == ("Traversiers d’hiver", DocumentKind.MEMO)
