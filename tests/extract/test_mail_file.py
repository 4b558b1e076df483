"""E-mails: the body once, the head as evidence, attachments as files of their own; what quotes stays, as quotation."""

import base64
import csv
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefbook.extract import mail_file
from briefbook.extract.base import BlockKind, Content
from briefbook.extract.blanks import label
from briefbook.extract.registry import document
from briefbook.model.document import Document
from briefbook.model.errors import DamagedFile, EncryptedFile, ExtractError, NoText, TooLarge
from briefbook.model.kinds import DocumentKind, Fingerprint, PassageKind, ProblemKind

HEAD = b"From: Anna Roy <anna@example.org>\r\nTo: Harbour Board <board@example.org>\r\n"
HEAD += b"Subject: =?utf-8?Q?Horaire_d=27hiver_=E2=80=93_traversiers?=\r\nDate: Tue, 3 Mar 2026 23:30:00 -0500\r\n"
LINE = "The harbour board will publish a winter timetable before the end of September this year."


def mail(body: str, *headers: str) -> Content:
    """What a mail with this body and these further headers holds."""
    head = HEAD + "".join(f"{header}\r\n" for header in headers).encode("utf-8")
    return mail_file.read(head + b"\r\n" + body.encode("utf-8"), "a.eml")


def divided(kind: str, *parts: str) -> Content:
    """What a mail of several parts holds; each part with its head."""
    body = "".join(f"--cut\r\n{part}\r\n" for part in parts)
    return mail(f"{body}--cut--\r\n", f'Content-Type: multipart/{kind}; boundary="cut"')


def as_document(content: Content) -> Document:
    """The document that it makes."""
    return document(content, "a.eml", Fingerprint("0" * 64))


def own(content: Content) -> list[str]:
    """What was written in the mail itself."""
    return [one.text for one in content.blocks if not one.why and one.kind is not BlockKind.QUOTATION]


def quoted(content: Content) -> list[str]:
    """What it quotes."""
    return [one.text for one in content.blocks if one.kind is BlockKind.QUOTATION]


def value(content: Content, field: str) -> str | None:
    """The first value of a field."""
    return next((one.value for one in content.said if one.field == field), None)


def test_a_mail_becomes_a_document_with_its_subject_its_day_and_its_people() -> None:
    found = as_document(mail(f"{LINE}\r\n"))
    assert (found.title, found.date, found.kind) == ("Horaire d'hiver – traversiers", "2026-03-03", DocumentKind.EMAIL)
    assert {one.field: one.value for one in found.evidence if one.field in {"from", "to"}} == {
        "from": "Anna Roy <anna@example.org>",
        "to": "Harbour Board <board@example.org>",
    }
    assert next(one.line for one in found.evidence if one.field == "date") == "Date: Tue, 3 Mar 2026 23:30:00 -0500"
    assert [one.text for one in found.passages] == [LINE]


def test_a_federal_body_that_sends_is_the_publisher_and_a_person_is_not() -> None:
    content = mail_file.read(b"From: Public Safety Canada <a@example.org>\nSubject: Ferries\n\nText.\n", "a.eml")
    assert as_document(content).publisher == "Public Safety Canada"
    assert as_document(mail(LINE)).publisher is None


def test_a_name_is_shown_without_the_marks_that_hold_it_together() -> None:
    content = mail_file.read(b'From: "Roy, Anna" <anna@example.org>\nSubject: Ferries\n\nText.\n', "a.eml")
    assert value(content, "from") == "Roy, Anna <anna@example.org>"


def test_of_two_forms_of_one_text_only_one_is_read() -> None:
    plain = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{LINE}"
    page = f"Content-Type: text/html; charset=utf-8\r\n\r\n<p>{LINE}</p><table><tr><td>a</td></tr></table>"
    assert own(divided("alternative", plain, page)) == [LINE]


@pytest.mark.parametrize("stub", ["", "  \r\n", "This message is in HTML. Open it in your browser.", "\u00a0"])
def test_a_plain_form_that_says_nothing_gives_way_to_the_page(stub: str) -> None:
    plain = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{stub}"
    page = f"Content-Type: text/html\r\n\r\n<html><body><p>{LINE}</p><p>{LINE} Twice.</p></body></html>"
    assert own(divided("alternative", plain, page)) == [LINE, f"{LINE} Twice."]


def test_what_a_page_hides_and_its_signature_are_not_text() -> None:
    page = f'<p style="display: none">Preview</p><p>{LINE}</p><div class="gmail_signature">Anna Roy, 555-0100</div>'
    content = mail(page, "Content-Type: text/html")
    assert own(content) == [LINE]
    assert [one.text for one in content.blocks if one.why] == ["Preview", "Anna Roy, 555-0100"]


def test_lines_that_the_mail_program_broke_are_joined() -> None:
    text = "The harbour board will publish \r\na winter timetable.\r\n\r\n> It came \r\n> late.\r\n"
    content = mail(text, "Content-Type: text/plain; format=flowed")
    assert own(content) == ["The harbour board will publish a winter timetable."]
    assert quoted(content) == ["It came late."]


@pytest.mark.parametrize(
    "earlier",
    [
        "On Mon, 2 Mar 2026, Bob wrote:\n> We are late.\n>\n> We know.",
        "Le lun. 2 mars 2026 à 10 h, Bob Lavoie <bob@example.org> a écrit :\n\n> We are late.\n> \n> We know.",
        "-----Original Message-----\nFrom: Bob\nSent: Monday, March 2, 2026\nTo: Anna\nSubject: Ferries\n\n"
        "We are late.\n\nWe know.",
        "De : Bob Lavoie\nEnvoyé : 2 mars 2026 10:00\nÀ : Anna Roy\nObjet : Traversiers\n\nWe are late.\n\nWe know.",
        "---------- Forwarded message ----------\nFrom: Bob\nDate: March 2, 2026\nSubject: Ferries\n\n"
        "We are late.\n\nWe know.",
        "On Mon, 2 Mar 2026 at 10:00,\nBob Lavoie <bob@example.org> wrote:\n\nWe are late.\n\nWe know.",
    ],
)
def test_earlier_mails_stay_as_quotations(earlier: str) -> None:
    content = mail(f"{LINE}\n\n{earlier}\n")
    assert own(content) == [LINE]
    assert quoted(content)[-2:] == ["We are late.", "We know."]
    found = as_document(content)
    assert found.date == "2026-03-03"
    assert [one.kind for one in found.passages][-2:] == [PassageKind.QUOTATION] * 2
    assert not any("We" in one.text for one in found.furniture)


def test_answers_between_quoted_lines_are_text() -> None:
    content = mail("> Is it late?\n\nYes.\n\n> Is it full?\n\nNo.\n")
    assert (own(content), quoted(content)) == (["Yes.", "No."], ["Is it late?", "Is it full?"])


def test_a_page_that_quotes_an_earlier_mail_keeps_it_as_quotation() -> None:
    head = "<p>From: Bob<br>Sent: March 2, 2026<br>To: Anna<br>Subject: Ferries</p><p>We are late.</p>"
    assert quoted(mail(f"<p>{LINE}</p>{head}", "Content-Type: text/html"))[-1] == "We are late."
    answer = f"<p>{LINE}</p><p>On 2 March 2026 Bob wrote:</p><blockquote><p>We are late.</p></blockquote><p>Thanks.</p>"
    content = mail(answer, "Content-Type: text/html")
    assert (own(content), quoted(content)[-1]) == ([LINE, "Thanks."], "We are late.")


def test_the_signature_is_no_text_unless_there_is_nothing_else() -> None:
    content = mail(f"{LINE}\n\n-- \nAnna Roy\n555-0100\n")
    assert own(content) == [LINE]
    assert [one.text for one in content.blocks if one.why == "The signature of the sender."] == ["Anna Roy", "555-0100"]
    assert own(mail("-- \nAnna Roy\n")) == ["Anna Roy"]


def test_only_a_certain_legal_notice_is_set_aside() -> None:
    notice = (
        "This e-mail is confidential and intended only for the person it is addressed to. "
        "If you received it in error, delete it."
    )
    content = mail(
        f"{LINE}\n\n{notice}\n\nThis e-mail is about the confidential ferry plan of this winter, as asked.\n"
    )
    assert [one.text for one in content.blocks if one.why] == [notice]


def test_letters_of_a_wrong_or_missing_encoding_are_read() -> None:
    body = base64.encodebytes("Café à Trois-Rivières, déjà fermé".encode("cp1252")).decode()
    for charset in ("iso-8859-1", "us-ascii", "x-unknown", "punycode", '"'):
        headers = (f"Content-Type: text/plain; charset={charset}", "Content-Transfer-Encoding: base64")
        assert own(mail(body, *headers)) == ["Café à Trois-Rivières, déjà fermé"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ('filename="plan.docx"', "plan.docx"),
        ("filename*=iso-8859-1''plan%20%E9t%E9.docx", "plan été.docx"),
        ("filename*0*=utf-8''plan%20; filename*1=hiver.docx", "plan hiver.docx"),
        ('filename="=?utf-8?B?cGxhbiDDqXTDqS5kb2N4?="', "plan été.docx"),
        ("", "attachment 1.docx"),
        ("filename*=x\0y''a.docx", "a.docx"),
    ],
)
def test_attachments_are_files_under_their_names(raw: str, name: str) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    part = (
        f"Content-Type: {kind}\r\nContent-Disposition: attachment; {raw}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    content = divided("mixed", f"Content-Type: text/plain\r\n\r\n{LINE}", f"{part}UEsDBA==")
    assert [(one.name, one.data) for one in content.parts] == [(name, b"PK\x03\x04")]
    assert own(content) == [LINE]


def test_pictures_within_the_text_are_named_and_signatures_left_out() -> None:
    picture = "Content-Type: image/png; name=map.png\r\nContent-ID: <a@b>\r\n\r\nx"
    seal = "Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Disposition: attachment\r\n\r\nx"
    content = divided("mixed", f"Content-Type: text/plain\r\n\r\n{LINE}", picture, seal)
    assert content.parts == ()
    assert [one.line for one in content.said if one.field == "pictures"] == ["map.png"]


def test_a_mail_within_a_mail_is_a_file_named_by_its_subject() -> None:
    inner = "Content-Type: message/rfc822\r\n\r\nSubject: Ferries / boats\r\nFrom: b@example.org\r\n\r\nWe are late."
    content = divided("mixed", f"Content-Type: text/plain\r\n\r\n{LINE}", inner)
    (part,) = content.parts
    assert part.name == "Ferries - boats.eml"
    assert own(mail_file.read(part.data or b"", part.name)) == ["We are late."]


def test_a_file_written_into_the_text_becomes_an_attachment() -> None:
    content = mail(f"{LINE}\n\nbegin 644 a.txt\n#0V%T\n`\nend\n\nThanks.\n")
    assert [(one.name, one.data) for one in content.parts] == [("a.txt", b"Cat")]
    assert own(content) == [LINE, "Thanks."]


def test_what_only_outlook_opens_is_named() -> None:
    tnef = "Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx"
    (part,) = divided("mixed", f"Content-Type: text/plain\r\n\r\n{LINE}", tnef).parts
    assert (part.data, part.kind) == (None, ProblemKind.UNSUPPORTED)
    assert "only Outlook" in part.reason


def test_a_returned_mail_says_why_and_holds_the_mail() -> None:
    report = "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\nAction: failed"
    inner = "Content-Type: message/rfc822\r\n\r\nSubject: Ferries\r\n\r\nWe are late."
    content = divided("report", "\r\nIt could not be delivered.", report, inner)
    assert own(content) == ["It could not be delivered."]
    assert [one.why for one in content.blocks if one.why] == ["A report of the mail server."]
    assert [one.name for one in content.parts] == ["Ferries.eml"]


def test_an_invitation_without_text_tells_what_it_is_about() -> None:
    entry = "BEGIN:VEVENT\nSUMMARY:Ferries\\, winter\nDTSTART;TZID=x:20260303T100000\nLOCATION:Pier 4\nEND:VEVENT\n"
    assert own(mail(entry, "Content-Type: text/calendar")) == ["Ferries, winter\n2026-03-03 10:00\nPier 4"]


def test_a_mail_that_only_holds_files_is_a_document_and_one_that_holds_nothing_is_named() -> None:
    alone = mail("UEsDBA==", "Content-Type: application/zip; name=a.zip", "Content-Transfer-Encoding: base64")
    assert as_document(alone).title == "Horaire d'hiver – traversiers"
    with pytest.raises(NoText, match="no text"):
        mail("\n\n")


def test_a_mail_whose_text_is_its_subject_is_a_document() -> None:
    content = mail_file.read(
        b"From: a@example.org\nSubject: Ferries are late today\n\nFerries are late today\n", "a.eml"
    )
    assert as_document(content).title == "Ferries are late today"


def test_an_encrypted_mail_is_named_and_bytes_that_are_no_mail_too() -> None:
    with pytest.raises(EncryptedFile, match="encrypted"):
        mail("MIAG", "Content-Type: application/pkcs7-mime; name=smime.p7m")
    with pytest.raises(DamagedFile):
        mail_file.read(b"\0\1\2" * 50, "a.eml")


def test_the_day_a_server_took_the_mail_stands_in_for_a_day_that_is_missing() -> None:
    content = mail_file.read(b"Received: from a by b;\n Tue, 3 Mar 2026 10:00:00 +0000\nDate:\n\nText.\n", "a.eml")
    assert value(content, "date") == "2026-03-03"


def test_broken_lines_do_not_end_the_head() -> None:
    content = mail_file.read(b"From  : a@example.org\n__\nSubject : Ferries\n late\n\nText.\n", "a.eml")
    assert (value(content, "title"), own(content)) == ("Ferries late", ["Text."])


def test_a_missing_boundary_is_found() -> None:
    content = mail("\r\n--x1\r\nContent-Type: text/plain\r\n\r\nOne.\r\n--x1--\r\n", "Content-Type: multipart/mixed")
    assert own(content) == ["One."]


def _deep(count: int) -> bytes:
    lines = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n".encode() for n in range(count))
    return b"".join(lines) + b"Content-Type: text/plain\n\nText."


HOSTILE = {
    "deep": _deep(10_000),
    "many headers": b"X-A: b\n" * 1_000_000 + b"\nText.",
    "long header": b"Subject: " + b"a" * 50_000_000 + b"\n\nText.",
    "folded header": b"Subject: a\n" + b" b\n" * 5_000_000 + b"\nText.",
    "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 1_000_000 + b"\n\nText.",
    "many parts": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 2_000_000,
    "boundary within a line": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"x--b" * 5_000_000,
    "boundary and more": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--bb\n" * 2_000_000,
    "quotes": b"Content-Type: text/plain; charset=" + b'"\\";' * 100_000 + b"\n\nText.",
    "quoted lines": b"Subject: a\n\n" + b"> a\nb\n" * 2_000_000,
    "dashes": b"Subject: a\n\n" + b"--\n" * 50_000,
    "padding": b"Content-Transfer-Encoding: base64\n\n" + b"a=" * 5_000_000,
    "elements": b"Content-Type: text/html\n\n" + b"<div>" * 1_000_000,
    "written-in files": b"Subject: a\n\n" + b"begin 644 x\nend\n" * 500_000,
    "mailbox lines": b"From x\n" * 2_000_000 + b"Subject: a\n\nText.",
}


def _outcome(data: bytes) -> tuple[int, str]:
    try:
        return len(mail_file.read(data, "a.eml").parts), "It was read."
    except ExtractError as error:
        return 0, error.reason


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_gives_text_or_one_sentence_in_time(name: str) -> None:
    began = time.monotonic()
    parts, reason = _outcome(HOSTILE[name])
    assert parts <= 1_000
    assert reason.endswith(".")
    assert "\n" not in reason
    assert time.monotonic() - began < 10


def test_parts_beyond_the_bounds_are_named() -> None:
    many = mail_file.read(b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nText.\n" * 2_000, "a.eml")
    assert [one.value for one in many.said if one.field == "unread"] == [
        "The mail has more than 1,000 parts; the rest was not read."
    ]
    with pytest.raises(TooLarge, match="100,000 lines"):
        mail("a\n" * 200_000)


def _expected() -> Sequence[dict[str, str]]:
    with (Path(__file__).parent / "mail_expected.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _expected(), ids=lambda row: row["path"].rsplit("__", 1)[-1])
def test_real_mails_are_read_as_a_person_reads_them(shared_data: Path, row: dict[str, str]) -> None:
    content = mail_file.read((shared_data / row["path"]).read_bytes(), row["path"])
    first = next(iter(own(content)), "").split("\n")[0]
    assert label(value(content, "title") or "") == row["subject"]
    assert (value(content, "date") or "") == row["date"]
    assert first.startswith(row["body"])
    assert bool(first) == bool(row["body"])
    assert len(content.parts) == int(row["attachments"])


def test_every_real_mail_gives_a_document_or_one_sentence(shared_data: Path) -> None:
    reasons: list[str] = []
    mails = sorted((shared_data / "fmt_ruby_mail").glob("*.eml"))
    for file in mails:
        try:
            as_document(mail_file.read(file.read_bytes(), file.name))
        except ExtractError as error:
            reasons.append(error.reason)
    assert set(reasons) == {"The mail holds no text, only what stands in its head."}
    assert len(mails) - len(reasons) >= 90
