"""Everything the window says has English and French, and every sentence of the table is used."""

import re
import string
from collections.abc import Iterable
from pathlib import Path

import pytest

from briefbook.gui.evidence import FIELDS
from briefbook.gui.panes.return_pane import ICONS
from briefbook.gui.panes.topic_table import COLUMNS as TOPIC_COLUMNS
from briefbook.gui.panes.topics_pane import BUTTONS as TOPIC_BUTTONS
from briefbook.gui.sayings import COUNTED, SAYINGS
from briefbook.gui.wording import EDITS, Speech
from briefbook.model.book import Wording
from briefbook.model.errors import (
    BookNewer,
    BriefbookError,
    DamagedFile,
    FolderUnreachable,
    NothingToUndo,
    TemplateError,
)
from briefbook.model.kinds import Annex, ApprovalRole, ApprovalState, FacetName
from briefbook.model.match import Verdict
from briefbook.model.query import Meaning
from briefbook.model.topic import COLOURS

VERBS_IN = ("arranging", "assembling", "filing", "topic_list", "topic_file", "pasting")
ENGLISH, FRENCH = Speech("en"), Speech("fr")


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(SAYINGS))
def test_every_sentence_has_both_languages_with_the_same_names_in_it(key: str) -> None:
    wording = SAYINGS[key]
    assert wording.en
    assert wording.fr
    assert names_in(wording.en) == names_in(wording.fr)


@pytest.mark.parametrize("key", sorted(COUNTED))
def test_every_count_has_both_forms_in_both_languages(key: str) -> None:
    for wording in COUNTED[key]:
        assert wording.en
        assert wording.fr


def test_no_sentence_is_left_over_and_none_is_missing(repository: Path) -> None:
    files = [path for path in (repository / "briefbook" / "gui").rglob("*.py") if not path.stem.startswith("sayings")]
    source = "".join(path.read_text("utf-8") for path in files)
    groups: dict[str, Iterable[str]] = {
        "sort": ("best", "newest"),
        "filter": (*FacetName, "like"),
        "explain": Meaning,
        "colour": COLOURS,
        "topics": (*TOPIC_COLUMNS, *TOPIC_BUTTONS),
        "editor": ("own", "self", "excerpt", *ApprovalState),
        "sign": (*ApprovalRole, *(f"{verb}-{role}" for verb in ("was", "done") for role in ApprovalRole)),
        "copy": ("minister", "working", "disclosure"),
        "return": ("exported", "returned", "now", *(f"state-{one}" for one in ICONS)),
        "details": FIELDS,
        "export": (f"annex-{one.value}" for one in Annex),
        "match": Verdict,
        "remarks": ("error", "warning", "info"),
        "problem": ("folder", "exclude", "retry", "advice"),
        "rules": ("include", "exclude", "include-example", "exclude-example"),
        "compare": ("changed", "gone"),
    }
    asked = set(re.findall(r'["\']([a-z]+\.[a-z-]+)["\']', source)) | {
        f"{group}.{name}" for group, names in groups.items() for name in names
    }
    assert set(SAYINGS) <= asked


def test_counts_follow_their_language() -> None:
    assert ENGLISH.counted("passages", 1) == "1 passage"
    assert ENGLISH.counted("passages", 0) == "0 passages"
    assert FRENCH.counted("passages", 0) == "0 passage"
    assert FRENCH.counted("passages", 1234) == "1\u202f234 passages"
    assert ENGLISH.counted("passages", 1234) == "1,234 passages"


@pytest.mark.parametrize("verb", sorted(EDITS))
def test_every_edit_is_named_in_both_languages(verb: str) -> None:
    assert isinstance(EDITS[verb], Wording)
    assert ENGLISH.edit(f"{verb}:Introduction") != FRENCH.edit(f"{verb}:Introduction")


def test_an_edit_names_what_it_was_about() -> None:
    assert ENGLISH.edit("add:Introduction") == "Add passage to Introduction"
    assert FRENCH.edit("add:Introduction") == "Ajout d’un passage à Introduction"


def test_every_edit_that_the_use_cases_make_is_named(repository: Path) -> None:
    sources = [repository / "briefbook" / "app" / f"{name}.py" for name in VERBS_IN]
    verbs = {verb for path in sources for verb in re.findall(r'"([a-z-]+):(?:\{|")', path.read_text("utf-8"))}
    assert verbs
    assert verbs <= set(EDITS)


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (FolderUnreachable("The folder is gone."), "inaccessible"),
        (BookNewer("Newer."), "plus récente"),
        (DamagedFile("a.docx", "broken"), "a.docx"),
        (NothingToUndo("Nothing."), "rien à annuler"),
    ],
)
def test_a_failure_is_said_in_french(error: BriefbookError, part: str) -> None:
    assert part in FRENCH.failure(error)


def test_a_failure_that_carries_its_own_words_keeps_them() -> None:
    error = TemplateError("Line 3 names {{ nme }}, which nothing declares.", "cimm", 3)
    assert FRENCH.failure(error) == error.sentence
    assert ENGLISH.failure(error) == error.sentence
