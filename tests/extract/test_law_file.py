"""XML: acts and regulations are read as laws that can be cited, any other XML as text, hostile XML not at all."""

import time
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest
from lxml import etree

from briefbook.extract.base import BlockKind, Content
from briefbook.extract.law_file import read
from briefbook.extract.registry import document
from briefbook.model.document import Document
from briefbook.model.errors import DamagedFile, ExtractError, UnsupportedFormat
from briefbook.model.kinds import DocumentKind, Fingerprint, PassageKind

ACT = """<?xml version="1.0" encoding="utf-8"?>
<Statute xmlns:lims="http://justice.gc.ca/lims" lims:lastAmendedDate="2024-06-20" lims:current-date="2026-01-05"
 lims:inforce-start-date="2001-01-01" xml:lang="en">
<Identification><LongTitle>An Act respecting the moorings of ferries</LongTitle><ShortTitle>Mooring Act</ShortTitle>
<RunningHead>Mooring</RunningHead><Chapter><ConsolidatedNumber>M-99.5</ConsolidatedNumber></Chapter></Identification>
<Body>
<Heading level="1"><Label>PART 1</Label><TitleText>Moorings</TitleText></Heading>
<Section><MarginalNote>Definitions</MarginalNote><Label>2</Label>
<Text>The following definitions apply in this Act.</Text>
<Definition><Text><DefinedTermEn>berth</DefinedTermEn> means a place where a ferry is moored.
(<DefinedTermFr>poste</DefinedTermFr>)</Text></Definition></Section>
<Section><MarginalNote>Resumption</MarginalNote><Label>11</Label>
<Subsection><Label>(1)</Label><Text>The harbour master may let a ferry resume its berth if the ferry</Text>
<Paragraph><Label>(a)</Label><Text>was moored there<FootnoteRef idref="x">a</FootnoteRef> before;</Text>
<Subparagraph><Label>(i)</Label><Text>by day, or</Text></Subparagraph></Paragraph>
<Paragraph><Label>(b)</Label><Text>is <Emphasis style="italic">seaworthy</Emphasis>.</Text></Paragraph>
<Footnote id="x"><Label>a</Label><Text>As it was in the year 2000</Text></Footnote></Subsection>
<Subsection><MarginalNote>Exception</MarginalNote><Label>(1.01)</Label>
<Text>Subsection (1) does not apply at night.</Text>
</Subsection>
<Subsection><Label>(2)</Label><Text>The fee is set by the schedule.</Text></Subsection>
<HistoricalNote><HistoricalNoteSubItem>2003, c. 7, s. 4</HistoricalNoteSubItem></HistoricalNote></Section>
<Section><Label>12</Label><Text>[Repealed, 2009, c. 2, s. 1]</Text></Section>
</Body>
<Schedule><ScheduleFormHeading><Label>SCHEDULE 1</Label><TitleText>Fees</TitleText></ScheduleFormHeading>
<TableGroup><table><tgroup><thead><row><entry>Berth</entry><entry>Fee</entry></row></thead>
<tbody><row><entry>North</entry><entry>$12</entry></row></tbody></tgroup></table></TableGroup>
<List><Item><Label>1</Label><Text>The North Quay</Text></Item>
<Item><Label>2</Label><Text>The South Quay</Text></Item></List>
</Schedule>
<RecentAmendments><Amendment><AmendmentCitation>2024, c. 3</AmendmentCitation></Amendment></RecentAmendments>
</Statute>"""


def understood(text: str, path: str = "a.xml") -> Document:
    return document(read(text.encode(), path), path, Fingerprint("0" * 64))


def texts(content: Content) -> list[str]:
    return [block.text for block in content.blocks]


def test_an_act_is_a_law_with_its_short_title_its_language_and_the_day_it_was_last_amended() -> None:
    act = understood(ACT)
    assert (act.title, act.kind, act.language, act.date) == ("Mooring Act", DocumentKind.LAW, "en", "2024-06-20")
    assert act.publisher is None
    said = {one.field: one.line for one in act.evidence}
    assert said["date"] == 'lastAmendedDate="2024-06-20"'
    assert "2026-01-05" in said["current_to"]


def test_a_subsection_is_quoted_whole_with_its_labels_and_stands_under_its_marginal_note() -> None:
    by_text = {passage.text: passage.heading for passage in understood(ACT).passages}
    first = (
        "11 (1) The harbour master may let a ferry resume its berth if the ferry\n(a) was moored there before;\n"
        "(i) by day, or\n(b) is seaworthy."
    )
    assert by_text[first] == ("PART 1 Moorings", "Section 11 – Resumption")
    assert by_text["11 (1.01) Subsection (1) does not apply at night."][-1] == "Subsection 11 (1.01) – Exception"
    assert by_text["11 (2) The fee is set by the schedule."] == (
        "PART 1 Moorings",
        "Section 11 – Resumption",
        "Subsection 11 (2)",
    )
    assert by_text["12 [Repealed, 2009, c. 2, s. 1]"] == ("PART 1 Moorings", "Section 12")


def test_a_law_in_french_is_cited_in_french() -> None:
    french = understood(ACT.replace('xml:lang="en"', 'xml:lang="fr"'))
    headings = {name for passage in french.passages for name in passage.heading}
    assert {"Article 11 – Resumption", "Paragraphe 11 (1.01) – Exception"} <= headings


def test_definitions_tables_and_lists_of_a_law_are_passages() -> None:
    act = understood(ACT)
    by_text = {passage.text: passage for passage in act.passages}
    assert by_text["berth means a place where a ferry is moored. (poste)"].heading[-1] == "Section 2 – Definitions"
    table = by_text["Berth\tFee\nNorth\t$12"]
    assert (table.kind, table.heading) == (PassageKind.TABLE, ("SCHEDULE 1 Fees",))
    assert "1 The North Quay\n2 The South Quay" in by_text
    assert by_text["a As it was in the year 2000"].heading == ()
    assert "M-99.5" in by_text


def test_when_a_law_was_changed_is_furniture() -> None:
    assert [line.text for line in understood(ACT).furniture] == ["2003, c. 7, s. 4", "2024, c. 3"]


def test_a_very_long_provision_is_a_passage_for_each_of_its_paragraphs() -> None:
    items = "".join(f"<Paragraph><Label>({n})</Label><Text>{'word ' * 60}</Text></Paragraph>" for n in range(20))
    found = read(
        f"<Statute><Body><Section><Label>3</Label><Text>If</Text>{items}</Section></Body></Statute>".encode(), "a"
    )
    assert len([block for block in found.blocks if block.kind is BlockKind.LIST_ITEM]) == 20


def test_no_word_of_the_real_laws_is_lost(shared_data: Path) -> None:
    beside = {"YYYY", "MM", "DD", "OrderNumber", "RegulationMaker", "RunningHead", "AnnualStatuteNumber", "BillNumber"}
    beside |= {
        "FootnoteRef",
        "Year-s",
        "Monarch",
        "Session",
        "Number",
        "BillRefNumber",
        "AmendmentDate",
        "ConsolidatedNumber",
    }
    count = 0
    for file in sorted((shared_data / "ca_laws_immigration_en_fr").rglob("*.xml")):
        data = file.read_bytes()
        held = " ".join(" ".join(texts(read(data, file.name))).split())
        for element in etree.fromstring(data).iter():
            if isinstance(element.tag, str) and element.tag not in beside and element.text and element.text.strip():
                count += 1
                assert " ".join(element.text.split()) in held, (file.name, element.tag, element.text)
    assert count > 2_000


def test_every_real_law_is_a_law_in_the_language_of_its_folder(shared_data: Path) -> None:
    folder = shared_data / "ca_laws_immigration_en_fr" / "xml"
    for name, language in (("eng", "en"), ("fra", "fr")):
        for file in sorted((folder / name).glob("*.xml")):
            law = document(read(file.read_bytes(), file.name), file.name, Fingerprint("0" * 64))
            assert (law.kind, law.language) == (DocumentKind.LAW, language)
            assert law.title
            assert law.date


def test_other_xml_is_its_text_with_what_looks_like_titles_as_headings() -> None:
    found = read(
        """<?xml version="1.0" encoding="iso-8859-1"?><!-- made by hand -->
        <!DOCTYPE paper SYSTEM "http://nowhere.invalid/p.dtd">
        <paper xml:lang="fr"><title>Le port</title><chap><title>Quais</title><num>3.</num><p>Le quai <b>nord</b> est
        ferm&eacute;.</p><p>Il rouvre &amp; ferme.</p></chap><mode on="1">auto</mode></paper>""".encode("latin-1"),
        "a.xml",
    )
    assert [(block.kind.value, block.text) for block in found.blocks] == [
        ("heading", "Le port"),
        ("heading", "Quais"),
        ("paragraph", "3. Le quai nord est fermé."),
        ("paragraph", "Il rouvre & ferme."),
        ("paragraph", "auto"),
    ]


def test_web_pages_within_a_feed_are_read_as_text() -> None:
    found = read(
        b"<rss><channel><title>News</title><item><title>Ferry</title><description><![CDATA[<p>It <b>sails</b>.</p>"
        b"<p>Late.</p>]]></description></item></channel></rss>",
        "a.xml",
    )
    assert texts(found) == ["News", "Ferry", "It sails.", "Late."]


def test_a_page_under_the_name_of_xml_is_a_page() -> None:
    head = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'
    page = f"{head}<body><h1>Ferry</h1><p>It sails.</p></body></html>"
    assert [block.kind.value for block in read(page.encode(), "a.xml").blocks] == ["heading", "paragraph"]


def test_xml_that_is_cut_off_gives_what_came_before_and_says_so() -> None:
    for text in ("<a><p>One.</p><p>Two.</p><p>Thr", "<Statute><Body><Section><Text>One.</Text></Section><Sect"):
        found = read(text.encode(), "a.xml")
        assert "One." in texts(found)[0]
        assert [one.field for one in found.said if one.field == "unread"] == ["unread"]


BOMB = '<!DOCTYPE a [<!ENTITY x "ha">' + "".join(
    f'<!ENTITY x{n} "{f"&x{n - 1 if n else str()};" * 10}">' for n in range(12)
)
REFUSED = [
    f"{BOMB}]><a>&x11;</a>",
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    '<?xml version="1.0"?><!-- <a> --><!DOCTYPE a [ <!ELEMENT a ANY> <!entity x "y"> ]><a>&x;</a>',
    '<!DOCTYPE a [<!ENTITY % remote SYSTEM "http://127.0.0.1:9/x.dtd"> %remote;]><a/>',
    "<!DOCTYPE a [",
    "no xml at all",
    "<",
]


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_pieces_of_its_own_or_none_at_all_is_refused(text: str, encoding: str) -> None:
    with pytest.raises(DamagedFile) as refused:
        read(text.encode(encoding), "a.xml")
    assert refused.value.sentence.count(". ") == 0


def test_word_saved_as_xml_is_refused_with_what_to_do() -> None:
    word = '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
    flat = '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>'
    for text in (word, flat):
        with pytest.raises(UnsupportedFormat, match="docx"):
            read(f'<?xml version="1.0"?>{text}'.encode(), "a.xml")


@pytest.mark.parametrize(
    "data",
    [
        b"<a>" * 500_000,
        b"<a><b>" + b"x<c/>" * 400_000 + b"</b></a>",
        b"<!--" * 500_000,
        b"<?x" * 500_000,
        b"<a " + b'b="c" ' * 200_000 + b"/>",
        b"<!DOCTYPE a [" + b"<!ELEMENT a ANY>" * 100_000 + b"]><a>t</a>",
        b"<Statute><Body>" + b"<Section><Label>1</Label><Text>t</Text></Section>" * 60_000 + b"</Body></Statute>",
        b"<Statute><Body><Section>" + b"<Subsection>" * 200 + b"</Subsection>" * 200 + b"</Section></Body></Statute>",
    ],
    ids=range(8),
)
def test_hostile_xml_takes_little_time_and_memory(data: bytes) -> None:
    began = time.process_time()
    with suppress(ExtractError):
        read(data, "a.xml")
    assert time.process_time() - began < 8


def test_a_long_law_is_not_held_whole() -> None:
    section = b"<Section><Label>1</Label><Text>" + b"The ferry sails. " * 20 + b"</Text></Section>"
    data = b"<Statute><Body>" + section * 5_000 + b"</Body></Statute>"
    tracemalloc.start()
    read(data, "a.xml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * len(data)
