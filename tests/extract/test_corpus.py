"""The sample corpus: every document is understood as its authors meant it."""

from pathlib import Path

import pytest

from briefbook.extract.registry import read
from briefbook.model.kinds import DocumentKind
from tests.extract.making import said

KINDS = {
    "backgrounders": {DocumentKind.BACKGROUNDER},
    "consultations": {DocumentKind.CONSULTATION},
    "news-releases": {DocumentKind.NEWS_RELEASE},
    "speeches": {DocumentKind.SPEECH},
    "statements": {DocumentKind.STATEMENT, DocumentKind.JOINT_STATEMENT},
    "press": {DocumentKind.NEWS_STORY},
}
NAMED = {
    "QP note": DocumentKind.QP_NOTE,
    "issue note": DocumentKind.ISSUE_NOTE,
    "narrative": DocumentKind.NARRATIVE,
    "appearance overview": DocumentKind.APPEARANCE_OVERVIEW,
    "Parliamentary note": DocumentKind.PARLIAMENTARY_NOTE,
    "Media lines": DocumentKind.MEDIA_LINES,
    "Memo ": DocumentKind.MEMO,
    "email": DocumentKind.EMAIL,
    "Library of Parliament": DocumentKind.WRITTEN_ANSWERS,
    "communique": DocumentKind.NEWS_RELEASE,
}


def documents(repository: Path) -> list[str]:
    folder = repository / "corpus"
    suffixes = {".txt", ".md", ".docx", ".html"}
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.suffix in suffixes)


def test_each_document_has_the_date_kind_and_language_that_its_name_gives_away(repository: Path) -> None:
    paths = [path for path in documents(repository) if "/" in path]
    assert len(paths) >= 20
    for path in paths:
        found = read(repository / "corpus" / path, path).document
        name = path.rsplit("/", 1)[-1]
        if name[:4].isdigit():
            assert found.date == name[:10], path
        expected = next((kind for words, kind in NAMED.items() if words in name), None)
        kinds = {expected} if expected else KINDS.get(path.split("/")[0])
        assert kinds is None or found.kind in kinds, path
        is_french = path.startswith("francais/") or "-fr." in name
        assert found.language == ("fr" if is_french else "en"), path


def test_no_paragraph_of_the_corpus_is_hidden(repository: Path) -> None:
    for path in documents(repository):
        for furniture in read(repository / "corpus" / path, path).document.furniture:
            assert len(furniture.text) < 150, path


@pytest.mark.parametrize("field", ["date"])
def test_the_one_ambiguous_date_has_no_value_and_both_readings(repository: Path, field: str) -> None:
    path = "questions-and-answers/Media lines additional protocol first weeks.txt"
    found = read(repository / "corpus" / path, path).document
    assert found.date is None
    assert said(found, field).candidates == ("2023-04-05", "2023-05-04")
