"""Every remark of the checks is said in French too, and texts are named by their beginnings."""

import re
import string
from pathlib import Path

import pytest

from briefbook.gui.finding_words import ENGLISH, FRENCH, finding_words
from briefbook.model.book import Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import TabId
from tests.gui.samples import own, section

NOUNS = ("words", "points")
MADE = re.compile(r'\bFinding\(\s*(f?)"([a-z{}-]+)"')
TAB = Tab(TabId("t1"), "memo", {}, (section("s1", "Introduction", own("e1", "Permits are free of charge.")),))


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_of_the_checks_has_french_words(repository: Path) -> None:
    found = [
        code
        for room in ("review", "app")
        for path in (repository / "briefbook" / room).glob("*.py")
        for _, code in MADE.findall(path.read_text("utf-8"))
    ]
    codes = {code.replace("{noun}", noun) for code in found for noun in NOUNS}
    assert len(codes) > 12
    assert codes <= set(FRENCH)
    assert {key.partition(":")[0] for key in (*FRENCH, *ENGLISH)} <= codes


@pytest.mark.parametrize("key", sorted(FRENCH))
def test_both_forms_of_a_remark_name_the_same(key: str) -> None:
    single, many = FRENCH[key]
    assert not many or names_in(single) | {"count"} >= names_in(many) >= names_in(single)


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (
            Finding(
                "too-many-words",
                "warning",
                "",
                "s1",
                {"name": "The section “A”", "heading": "A", "count": "1200", "limit": "900"},
            ),
            "La section « A » compte 1\u202f200 mots; 900 suffisent.",
        ),
        (
            Finding("too-few-words", "info", "", "", {"name": "The note", "count": "1", "limit": "900"}),
            "La note compte 1 mot; il en faut habituellement au moins 900.",
        ),
        (
            Finding("changed-since-approval", "warning", "", "", {"name": "A. Person"}),
            "La note a été modifiée depuis son approbation par A. Person.",
        ),
        (
            Finding("changed-since-approval", "warning", "", "e1", {"name": "A. Person"}),
            "« Permits are free of charge. » a été modifié depuis son approbation par A. Person.",
        ),
        (
            Finding("no-other-language", "info", "", "e1", {"count": "2", "language": "fr"}),
            "2 textes n’ont pas encore de version française; la note les montre tels quels.",
        ),
        (
            Finding("empty-section", "error", "", "s1", {"heading": "But", "required": "yes"}),
            "La section « But » n’a pas de texte, et la note en a besoin.",
        ),
        (
            Finding("source-marked-higher", "warning", "", "e1", {"source": "Protected B", "note": ""}),
            "La source de « Permits are free of charge. » porte le marquage Protected B; la note n’en porte aucun.",
        ),
    ],
    ids=lambda one: one.code if isinstance(one, Finding) else "",
)
def test_a_remark_is_said_in_french(finding: Finding, said: str) -> None:
    assert finding_words(finding, TAB, "fr") == said.replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def test_english_names_a_text_by_its_beginning_and_else_keeps_the_sentence() -> None:
    behind = Finding("translation-behind", "warning", "The text e1 was edited.", "e1", {"language": "fr"})
    assert finding_words(behind, TAB, "en").startswith("“Permits are free of charge.” was edited after its French")
    whole = Finding("changed-since-approval", "warning", "The note was changed.", "", {"name": "A. Person"})
    assert finding_words(whole, TAB, "en") == "The note was changed."


def test_what_kept_an_export_from_being_recorded_is_said_in_french_too() -> None:
    reason = "note.brief is open in another program (Bo, 4711); close it there first."
    finding = Finding("export-not-recorded", "warning", "", values={"reason": reason})
    said = "note.brief est ouvert dans un autre programme (Bo, 4711); fermez-le d’abord là."
    assert finding_words(finding, TAB, "fr") == f"L’exportation n’a pas pu être consignée dans le cahier : {said}"
