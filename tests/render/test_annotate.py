"""A redline and a review copy: what they add to a working copy, where it stands in Word, and what it never shows."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from lxml.etree import _Element

from briefbook.model.finding import Finding
from briefbook.model.kinds import Copy, EntryKind, Language, TabId
from briefbook.model.note import Doc, Footnote, Para, Remark, Run
from briefbook.render import word, word_audit
from briefbook.render.annotate import Annotations, TabFinding, annotated
from briefbook.render.assemble import RenderOptions
from briefbook.render.binder import bind
from briefbook.render.word_audit_copy import Asked
from tests.render.making import BookMaker, narrative, note, provenance, sample_book
from tests.render.revisions import W, body_of
from tests.render.shelf import together

REFERENCE = narrative().read("reference.docx")
FINDINGS = (
    TabFinding(TabId("t1"), Finding("empty-section", "warning", "The section “Root Causes” has no text.", "s5")),
    TabFinding(TabId("t1"), Finding("long", "warning", "This text is long.", "e2")),
    TabFinding(TabId("t1"), Finding("no-date", "error", "The date is not set.", "appearance_date")),
)
REVIEW = Annotations(review=True, findings=FINDINGS)


def working(language: Language = "en") -> Doc:
    return note(sample_book(), Copy.WORKING, language)


def remarks(language: Language = "en") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in annotated(working(language), sample_book(), REVIEW).remarks:
        found.setdefault(one.place, []).append(one.text)
    return found


def comments(data: bytes) -> dict[str, str]:
    """The text of each comment by its number, its paragraphs on lines."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    return {
        one.get(f"{W}id") or "": "\n".join(_text(paragraph) for paragraph in one.iter(f"{W}p"))
        for one in root.iter(f"{W}comment")
    }


def _text(node: _Element) -> str:
    return "".join(text.text or "" for text in node.iter(f"{W}t"))


def commented(data: bytes) -> dict[str, str]:
    """The text that each comment stands at, by the comment's number."""
    open_now: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for node in body_of(data).iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        key = node.get(f"{W}id") or ""
        if node.tag == f"{W}commentRangeStart":
            open_now[key] = []
        elif node.tag == f"{W}commentRangeEnd":
            found[key] = "".join(open_now.pop(key))
        else:
            for texts in open_now.values():
                texts.append(node.text or "")
    return found


def test_nothing_is_added_where_nothing_is_asked_for() -> None:
    assert annotated(working(), sample_book(), Annotations()) == working()


def test_a_redline_holds_the_source_s_text_of_what_was_edited_alone() -> None:
    assert annotated(working(), sample_book(), Annotations(redline=True)).taken == {"e14": "We never speculate."}


def test_a_text_shown_in_its_other_language_is_no_edit() -> None:
    book = BookMaker().section("A", "A").excerpt("The ferry sails.").book()
    (section,) = book.tabs[0].sections
    entry = replace(
        section.entries[0], blocks=(Para((Run("The ferry sails daily."),)),), other=(Para((Run("Le traversier."),)),)
    )
    book = replace(book, tabs=(replace(book.tabs[0], sections=(replace(section, entries=(entry,)),)),))
    asked = Annotations(redline=True)
    assert annotated(note(book, Copy.WORKING), book, asked).taken == {"e1": "The ferry sails."}
    assert annotated(note(book, Copy.WORKING, "fr"), book, asked).taken == {}


def test_each_excerpt_tells_its_source_its_date_and_whether_it_was_edited() -> None:
    assert remarks()["e14"] == [
        "[1] Statement on safe pathways\nPublic Safety Canada, May\u00a03, 2023\n"
        "File: Corpus 2023/statements/2023-05-03 pathways.txt, ¶\u00a041\n"
        "Taken January\u00a015, 2024; edited since taken"
    ]
    assert remarks()["e10"] == [
        "[3] 2023-10-16 interview.txt\nno date\nFile: Corpus 2023/press/2023-10-16 interview.txt, ¶\u00a04\n"
        "Taken January\u00a015, 2024"
    ]
    assert "Fichier\u00a0: Corpus 2023/statements" in remarks("fr")["e1"][0]
    assert "modifié depuis la reprise" in remarks("fr")["e14"][0]


def test_findings_stand_at_their_entry_their_section_or_the_title() -> None:
    assert remarks()["e2"][1] == "This text is long."
    assert remarks()["root-causes"] == ["The section “Root Causes” has no text."]
    assert remarks()[""] == ["The date is not set."]


def test_own_words_and_notes_to_self_have_no_comment() -> None:
    told = remarks()
    assert "e3" not in told
    assert not any("legal services" in text for texts in told.values() for text in texts)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_in_word_each_comment_stands_at_its_text(language: Language) -> None:
    data = word.write(annotated(working(language), sample_book(), REVIEW), REFERENCE)
    assert word_audit.audit(data, Asked(Copy.WORKING, review=True)) == ()
    says, stands = comments(data), commented(data)
    by_text = {text: stands[key] for key, text in says.items()}
    assert by_text["This text is long."].startswith("Since March 25, 2023")
    assert by_text["The section “Root Causes” has no text."] in ("Root Causes", "Causes profondes")
    assert by_text["The date is not set."].startswith("CIMM")
    assert any(text.startswith("We do not speculate") and says[key].startswith("[1] ") for key, text in stands.items())


def test_in_a_binder_findings_stand_at_the_section_of_their_note() -> None:
    first, second = (BookMaker().section("Introduction").excerpt(text).section("Ports").book() for text in ("A.", "B."))
    book = together([first, second])
    told = tuple(
        TabFinding(tab.id, Finding("empty-section", "warning", f"Ports of {tab.id} are empty.", tab.sections[1].id))
        for tab in book.tabs
    )
    doc = bind(book, [(tab, narrative()) for tab in book.tabs], RenderOptions(Copy.WORKING))
    doc = annotated(doc, book, Annotations(review=True, findings=told))
    data = word.write(doc, REFERENCE)
    says, stands = comments(data), commented(data)
    places = {says[key]: text for key, text in stands.items()}
    assert places["Ports of t1 are empty."] == places["Ports of t2 are empty."] == "Ports"
    order = [says[key].split("\n")[0] for key in stands]
    assert order == [
        *("[1] Statement on safe pathways", "Ports of t1 are empty."),
        *("[1] Statement on safe pathways", "Ports of t2 are empty."),
    ]
    assert {"A.\u00a0[1]", "B.\u00a0[1]"} <= set(stands.values())


def test_comments_speak_their_language_and_bear_the_day_of_the_note() -> None:
    data = word.write(annotated(working("fr"), sample_book(), REVIEW), REFERENCE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    for one in root.iter(f"{W}comment"):
        assert (one.get(f"{W}author"), one.get(f"{W}initials")) == ("Briefbook", "BB")
        assert one.get(f"{W}date") == "2024-02-07T12:00:00Z"
        language = {node.get(f"{W}val") for node in one.iter(f"{W}lang")}
        assert language == ({"en-CA"} if "text" in _text(one) or "date is not" in _text(one) else {"fr-CA"})


def test_no_comment_stands_behind_the_call_of_a_note() -> None:
    maker = BookMaker().section("A").excerpt("First of all.")
    inlines = (Run("The ferry sails"), Footnote((Run("In winter too."),)), Run(" daily."))
    maker.entry(EntryKind.EXCERPT, (Para(inlines),), provenance("x")).excerpt(
        "The pier is sound and was built to last long."
    )
    doc = note(maker.book(), Copy.WORKING)
    told = (Remark("e1", "One."), Remark("e2", "Two."), Remark("e3", "Three."))
    data = word.write(replace(doc, remarks=told), REFERENCE)
    says = comments(data)
    assert says == {
        "0": "One.",
        "1": "“The ferry sails daily.”\nTwo.",
        "2": "“The pier is sound and was built to …”\nThree.",
    }
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    last = max(match.start() for match in re.finditer("<w:commentReference", xml))
    assert last < xml.index("<w:footnoteReference")


def test_a_redline_may_carry_comments_too() -> None:
    asked = Annotations(redline=True, review=True, findings=FINDINGS)
    data = word.write(annotated(working(), sample_book(), asked), REFERENCE)
    assert word_audit.audit(data, Asked(Copy.WORKING, redline=True, review=True)) == ()
    assert word_audit.audit(data, Asked(Copy.WORKING, redline=True)) != ()
