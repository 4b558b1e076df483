"""What the officer says of a document wins, follows the document, and can be taken back."""

from pathlib import Path

import pytest

from briefbook.library.corrections import BY_THE_OFFICER, Corrections, correction_of, laid_over
from briefbook.model.document import Document, Evidence
from briefbook.model.kinds import DocumentKind, Fingerprint

ONE, TWO = Fingerprint("1" * 64), Fingerprint("2" * 64)


def document(path: str = "a.txt", fingerprint: Fingerprint = ONE) -> Document:
    evidence = (Evidence("date", None, "06/07/2023", 0.8, ("2023-06-07", "2023-07-06")),)
    return Document(path, fingerprint, DocumentKind.OTHER, (), title="As read", evidence=evidence)


def corrected(tmp_path: Path, found: Document) -> Document:
    known = Corrections(tmp_path).all()
    return laid_over(found, correction_of(known, found.path, found.fingerprint))


def test_a_correction_wins_and_keeps_what_was_read_as_candidates(tmp_path: Path) -> None:
    Corrections(tmp_path).correct("a.txt", ONE, "date", "2023-06-07")
    Corrections(tmp_path).correct("a.txt", ONE, "title", "As it is")
    found = corrected(tmp_path, document())
    assert (found.date, found.title) == ("2023-06-07", "As it is")
    (date,) = (one for one in found.evidence if one.field == "date")
    assert date == Evidence("date", "2023-06-07", BY_THE_OFFICER, 1.0, ("2023-07-06",))


def test_each_field_that_can_be_corrected_reaches_the_document(tmp_path: Path) -> None:
    values = {"title": "T", "date": "2023", "publisher": "P", "kind": "memo", "language": "fr"}
    for field, value in values.items():
        Corrections(tmp_path).correct("a.txt", ONE, field, value)
    found = corrected(tmp_path, document())
    assert {field: str(getattr(found, field)) for field in values} == values


@pytest.mark.parametrize(("path", "fingerprint"), [("moved/b.txt", ONE), ("a.txt", TWO)])
def test_a_correction_follows_a_renamed_file_and_stays_with_a_changed_one(
    tmp_path: Path, path: str, fingerprint: Fingerprint
) -> None:
    Corrections(tmp_path).correct("a.txt", ONE, "title", "As it is")
    assert corrected(tmp_path, document(path, fingerprint)).title == "As it is"


def test_another_document_is_not_corrected(tmp_path: Path) -> None:
    Corrections(tmp_path).correct("a.txt", ONE, "title", "As it is")
    assert corrected(tmp_path, document("b.txt", TWO)) == document("b.txt", TWO)


def test_a_correction_that_is_taken_back_is_gone(tmp_path: Path) -> None:
    for value in ("As it is", None):
        Corrections(tmp_path).correct("a.txt", ONE, "title", value)
    assert (Corrections(tmp_path).all(), corrected(tmp_path, document())) == ((), document())


def test_of_two_copies_each_has_its_own_correction(tmp_path: Path) -> None:
    Corrections(tmp_path).correct("a.txt", ONE, "title", "First")
    Corrections(tmp_path).correct("b.txt", TWO, "title", "Second")
    assert corrected(tmp_path, document("b.txt", TWO)).title == "Second"
    assert corrected(tmp_path, document("a.txt", ONE)).title == "First"


def test_what_cannot_be_corrected_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="colour"):
        Corrections(tmp_path).correct("a.txt", ONE, "colour", "red")
