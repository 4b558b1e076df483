"""Which files are read is told by the officer's wildcards, whatever the case, the accents' form and the slashes."""

import unicodedata
from pathlib import Path

import pytest

from briefbook.library.folder_rules import EXCLUDED, NOT_INCLUDED, Matcher, read_rules, write_rules
from briefbook.model.folder import FolderRules


@pytest.mark.parametrize(
    ("wildcard", "path", "matches"),
    [
        ("*.tmp", "deep/in/a.TMP", True),
        ("Drafts", "2023/drafts/a.docx", True),
        ("drafts/", "2023/Drafts/a.docx", True),
        ("drafts", "2023/old drafts/a.docx", False),
        ("/a.txt", "a.txt", True),
        ("/a.txt", "b/a.txt", False),
        ("2023/*.pdf", "2023/deep/a.pdf", True),
        ("2023/*.pdf", "x/2023/a.pdf", False),
        ("note ?.md", "note 1.md", True),
        ("note ?.md", "note 12.md", False),
        (r"2023\old", "2023/old/a.txt", True),
        (unicodedata.normalize("NFD", "été"), unicodedata.normalize("NFC", "Été/a.txt"), True),
        ("a[[]1].txt", "a[1].txt", True),
        ("", "a.txt", False),
        ("/", "a.txt", False),
    ],
)
def test_a_wildcard_is_for_a_name_anywhere_or_for_a_path(wildcard: str, path: str, matches: bool) -> None:
    assert Matcher(FolderRules(exclude=(wildcard,))).why_left_out(path) == (EXCLUDED if matches else "")


def test_with_includes_only_these_are_read_and_excludes_win() -> None:
    matcher = Matcher(FolderRules(("*.docx", "*.pdf"), ("*draft*",)))
    assert matcher.why_left_out("a.docx") == ""
    assert matcher.why_left_out("a.txt") == NOT_INCLUDED
    assert matcher.why_left_out("draft of a.docx") == EXCLUDED


def test_rules_are_kept(tmp_path: Path) -> None:
    assert read_rules(tmp_path) == FolderRules()
    write_rules(tmp_path, FolderRules(("*.docx",), ("é*", "é*")))
    assert read_rules(tmp_path) == FolderRules(("*.docx",), ("é*",))
