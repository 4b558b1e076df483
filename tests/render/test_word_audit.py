"""The audit lets good notes pass and catches every fault that is put into one; hostile references are refused."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from briefbook.model.errors import TemplateRefused
from briefbook.model.kinds import Copy
from briefbook.model.note import Remark
from briefbook.render import word, word_audit
from briefbook.render.word_audit_copy import Asked
from tests.render.making import narrative, note, sample_book
from tests.render.word_faults import FAULTS, HOSTILE, Base, parts, related, swap, zipped

REFERENCE = narrative().read("reference.docx")
DOC = note(sample_book(), Copy.WORKING)
WORKING = word.write(DOC, REFERENCE)
MINISTER = word.write(note(sample_book(), Copy.MINISTER), REFERENCE)
REDLINE = word.write(
    replace(DOC, taken={"e1": "Canada wants migration that is safe.", "e14": "We never speculate."}), REFERENCE
)
REVIEW = word.write(replace(DOC, remarks=(Remark("e1", "From a statement."), Remark("", "Read it twice."))), REFERENCE)
ASKED: dict[Base, Asked] = {
    "working": Asked(Copy.WORKING),
    "minister": Asked(Copy.MINISTER),
    "redline": Asked(Copy.WORKING, redline=True),
    "review": Asked(Copy.WORKING, review=True),
    "notes": Asked(Copy.WORKING),
}


def with_notes(data: bytes) -> bytes:
    """A note with two notes at the foot of a page."""
    contents = parts(data)
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{key}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for key, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    said = "".join(
        f'<w:footnote w:id="{key}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for key, text in ((1, "Of the ferry."), (2, "Of the pier."))
    )
    contents["word/footnotes.xml"] = f"<w:footnotes {spaces}>{lines}{said}</w:footnotes>".encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    swap("[Content_Types].xml", "</Types>", rf'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>\g<0>')(
        contents
    )
    related("word/_rels/document.xml.rels", "footnotes", "footnotes.xml", "")(contents)
    for key in (1, 2):
        called = rf'<w:r><w:footnoteReference w:id="{key}"/></w:r>\g<0>'
        swap("word/document.xml", r"</w:p><w:p><w:pPr><w:pStyle w:val=\"ListBullet", called)(contents)
    return zipped(contents)


GOOD: dict[Base, bytes] = {
    "working": WORKING,
    "minister": MINISTER,
    "redline": REDLINE,
    "review": REVIEW,
    "notes": with_notes(WORKING),
}


@pytest.mark.parametrize("base", GOOD)
def test_a_good_note_passes(base: Base) -> None:
    assert word_audit.audit(GOOD[base], ASKED[base]) == ()
    assert word_audit.audit(zipped(parts(GOOD[base])), ASKED[base]) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_the_audit_says_what_is_wrong(name: str) -> None:
    fault = FAULTS[name]
    contents = parts(GOOD[fault.base])
    fault.change(contents)
    found = word_audit.audit(zipped(contents), ASKED[fault.base])
    assert any(re.search(fault.says, one) for one in found), found
    assert all(one.endswith(".") and "\n" not in one for one in found)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_audit_says_what_could_run_or_fetch(name: str) -> None:
    contents = parts(WORKING)
    HOSTILE[name](contents)
    found = word_audit.audit(zipped(contents))
    assert found[0].startswith(("The file is not safe: it", "The file cannot be used: its part"))


def test_more_faults_are_told_than_forty() -> None:
    assert len({fault.says for fault in FAULTS.values()}) > 80


def test_a_table_is_as_wide_as_the_page_that_it_stands_on() -> None:
    """A narrow page may stand before the tables, and not around one of them."""
    contents = parts(MINISTER)
    text = contents["word/document.xml"].decode()
    (page,) = re.findall("<w:sectPr>.*?</w:sectPr>", text, re.DOTALL)
    narrow = page.replace('w:left="1440"', 'w:left="4000"')
    ending = f"<w:p><w:pPr>{narrow}</w:pPr><w:r><w:t>The end of it.</w:t></w:r></w:p>"
    for mark, faults in (("<w:tbl>", 0), ("</w:tbl>", 1)):
        put = f"{ending}{mark}" if faults == 0 else f"{mark}{ending}"
        changed = zipped({**contents, "word/document.xml": text.replace(mark, put, 1).encode()})
        found = [one for one in word_audit.audit(changed, Asked(Copy.MINISTER)) if "wider than the text" in one]
        assert found == ["Table 1 is wider than the text."] * faults


def test_a_redline_or_review_copy_is_no_clean_copy() -> None:
    for base in ("redline", "review"):
        for copy in (Copy.MINISTER, Copy.DISCLOSURE):
            assert word_audit.audit(GOOD[base], Asked(copy))
        assert word_audit.audit(GOOD[base], Asked(Copy.WORKING))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_reference_is_refused_with_the_reason(name: str) -> None:
    contents = parts(REFERENCE)
    HOSTILE[name](contents)
    assert word_audit.refusals(zipped(contents))
    with pytest.raises(TemplateRefused, match=r"reference\.docx cannot be used: it"):
        word.write(note(sample_book()), zipped(contents))


def test_our_own_reference_is_not_refused() -> None:
    assert word_audit.refusals(REFERENCE) == ()


def test_times_and_order_in_the_package_are_looked_at() -> None:
    assert word_audit.audit(zipped(parts(MINISTER), (2024, 2, 7, 12, 0, 0))) == (
        "A part carries a time; the same note would give other bytes.",
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in reversed(parts(MINISTER).items()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    assert len(word_audit.audit(out.getvalue())) == 2


@pytest.mark.parametrize("data", [b"", b"x", MINISTER[:2000], zipped({"a": b"b"})])
def test_what_is_no_word_file_is_named(data: bytes) -> None:
    (found,) = word_audit.audit(data)
    assert found.startswith("The file cannot be used")


def test_a_bomb_is_not_unpacked() -> None:
    contents = parts(MINISTER)
    contents["word/media/a.png"] = b"\0" * (65 * 1024 * 1024)
    (found,) = word_audit.audit(zipped(contents))
    assert "far too large" in found
    (found,) = word_audit.audit(zipped({**parts(MINISTER), **{f"word/media/{n}": b"" for n in range(5001)}}))
    assert "far too large" in found


def test_a_part_whose_bytes_are_damaged_is_no_traceback() -> None:
    for place in range(200, len(MINISTER) - 200, 997):
        damaged = MINISTER[:place] + bytes(byte ^ 0xFF for byte in MINISTER[place : place + 3]) + MINISTER[place + 3 :]
        assert isinstance(word_audit.audit(damaged), tuple)


def test_a_damaged_part_is_named() -> None:
    contents = parts(MINISTER)
    contents["word/document.xml"] = contents["word/document.xml"][:-20]
    (found,) = word_audit.audit(zipped(contents))
    assert "word/document.xml is damaged" in found
