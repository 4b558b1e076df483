"""Books and notes for the tests of the render room; all words are ours."""

from collections.abc import Mapping
from pathlib import Path

from briefbook.model.book import Book, Entry, FieldValue, Redaction, Section, Tab, Wording
from briefbook.model.excerpt import Provenance, blocks_of, paragraphs, text_hash
from briefbook.model.kinds import (
    Copy,
    EntryId,
    EntryKind,
    Fingerprint,
    FolderId,
    Language,
    PassageKind,
    SectionId,
    TabId,
)
from briefbook.model.note import Block, Blocks, Doc, ListBlock, Para, Run
from briefbook.render import catalog
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.catalog import Template

BOOK_ID = "5a" * 16
FIELDS: Mapping[str, FieldValue] = {"appearance_date": "2024-02-07", "date_modified": "2024-02-05"}
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def provenance(text: str, path: str = "statements/2023-05-03 pathways.txt", **other: object) -> Provenance:
    values: dict[str, object] = {
        "folder": FolderId("f1"),
        "label": "Corpus 2023",
        "path": path,
        "document": Fingerprint("ab" * 32),
        "ordinal": 4,
        "heading": ("What we do",),
        "span": (0, len(text)),
        "text": text,
        "text_hash": text_hash(text),
        "title": "Statement on safe pathways",
        "publisher": "Public Safety Canada",
        "date": "2023-05-03",
        "picked": "2024-01-15",
        **other,
    }
    return Provenance(**values)  # type: ignore[arg-type]  # the tests' own values, by name


class BookMaker:
    """Makes the sections of a book one after the other and counts its entries."""

    def __init__(self) -> None:
        self._sections: list[Section] = []
        self._entries: list[Entry] = []
        self._count = 0

    def section(self, en: str, fr: str = "") -> "BookMaker":
        self._close()
        name = SectionId(f"s{len(self._sections) + 1}")
        self._sections.append(Section(name, Wording(en, fr)))
        return self

    def excerpt(self, text: str, kind: PassageKind = PassageKind.PARAGRAPH, **other: object) -> "BookMaker":
        return self.entry(EntryKind.EXCERPT, blocks_of(kind, text), provenance(text, **other))  # type: ignore[arg-type]

    def own(self, text: str) -> "BookMaker":
        return self.entry(EntryKind.OWN, paragraphs(text))

    def entry(
        self,
        kind: EntryKind,
        blocks: Blocks,
        origin: Provenance | None = None,
        redactions: tuple[Redaction, ...] = (),
    ) -> "BookMaker":
        self._count += 1
        self._entries.append(Entry(EntryId(f"e{self._count}"), kind, blocks, origin, redactions))
        return self

    def _close(self) -> None:
        if self._sections:
            last = self._sections[-1]
            self._sections[-1] = Section(last.id, last.heading, (*last.entries, *self._entries))
        self._entries = []

    def book(self, fields: Mapping[str, FieldValue] = FIELDS, template: str = "cimm-narrative") -> Book:
        self._close()
        tab = Tab(TabId("t1"), template, fields, tuple(self._sections))
        return Book(BOOK_ID, "en", (tab,), self._count + 1)


def narrative() -> Template:
    return catalog.load([TEMPLATES], "cimm-narrative")


def note(
    book: Book,
    copy: Copy = Copy.MINISTER,
    language: Language = "en",
    template: Template | None = None,
    *,
    preview: bool = False,
) -> Doc:
    return assemble(book, book.tabs[0], template or narrative(), RenderOptions(copy, language, preview))


OWN_DECLARATION = """
[title]
en = "Own"
[note_title]
en = "Own note"
[[fields]]
name = "topic"
type = "text"
label = { en = "Topic" }
"""


def own_template(folder: Path, body: str, declaration: str = OWN_DECLARATION) -> Template:
    """A template of a test's own, with the looks of ours."""
    made = folder / "templates" / "own"
    made.mkdir(parents=True, exist_ok=True)
    (made / "template.toml").write_text(declaration, encoding="utf-8")
    (made / "template.md.j2").write_text(body, encoding="utf-8")
    (made / "reference.docx").write_bytes(narrative().read("reference.docx"))
    return catalog.load([made.parent], "own")


def sample_book() -> Book:
    """A narrative with everything in it: prose, lists, tables, a quotation, French, a gap, a note to self."""
    maker = BookMaker()
    maker.section("Introduction", "Introduction").excerpt(PROSE[0]).excerpt(PROSE[1], ordinal=6, page=2)
    maker.section("Human Trafficking", "Traite des personnes").own("Officers are asked to do three things:")
    for number, point in enumerate(POINTS):
        maker.excerpt(point, PassageKind.LIST_ITEM, ordinal=20 + number)
    maker.entry(EntryKind.SELF, paragraphs("Ask legal services before this goes out."))
    maker.section("Claims in Figures", "Les demandes en chiffres").excerpt(
        "Year\tClaims received\tDecided within six months\n2021\t1,203\t812\n2022\t17,490\t9,055\n2023\t25,236\t11,640",
        PassageKind.TABLE,
        path="backgrounders/2024-01-10 figures.docx",
        title="Claims in figures",
        document=Fingerprint("cd" * 32),
        date="2024-01",
    )
    maker.excerpt(
        "Crossing\tHours\nStone Bridge\tDay and night\nNorth Road\tBy day",
        PassageKind.TABLE,
        path="backgrounders/2024-01-10 figures.docx",
        title="Claims in figures",
        document=Fingerprint("cd" * 32),
        date="2024-01",
        ordinal=9,
    )
    maker.section("Voices", "Témoignages").excerpt(
        "Nobody who needs protection should have to walk through the snow at night to ask for it.",
        PassageKind.QUOTATION,
        path="press/2023-10-16 interview.txt",
        title=None,
        publisher=None,
        document=Fingerprint("ef" * 32),
        date=None,
    )
    maker.entry(EntryKind.EXCERPT, (Para((Run(FRENCH),), lang="fr"),), provenance(FRENCH, ordinal=31))
    maker.entry(EntryKind.OWN, STEPS)
    maker.section("Root Causes", "Causes profondes")
    maker.section("Asylum Claims", "Demandes d’asile").excerpt(PROSE[2], ordinal=40)
    edited = "We do not speculate on decisions that have not been taken. Any change would be announced in public."
    maker.entry(EntryKind.EXCERPT, paragraphs(edited), provenance("We never speculate.", ordinal=41))
    return maker.book()


PROSE = (
    "Canada wants migration that is safe, orderly and fair. People who leave home because they must deserve a hearing, "
    "and people who earn money from their despair deserve the attention of the police. The government works on both "
    "at once, with partners on this continent and beyond it.",
    "Since March 25, 2023, the agreement on safe third countries covers the whole land border, rivers and lakes "
    "included. Research & development of better screening took $4 million of the year’s budget, < 1 % of the whole; "
    "officers were trained in 12 places, and what they learned is shared with the provinces.",
    "Claims from some countries grew faster than the system that hears them. Every claim is heard on its own facts. "
    "Decisions take longer than they should, and the government has added staff, rooms and interpreters to shorten "
    "the wait. Where a claim has no ground, the law says what follows, and it follows.",
)
POINTS = (
    "see the person first, and write down what she was offered in the first weeks, where she slept and who held her "
    "papers",
    "keep the wage slips",
    "call the regional lead before the second interview",
)
FRENCH = (
    "Les victimes de la traite peuvent obtenir un permis de séjour temporaire sans frais, de même que leurs proches; "
    "le permis donne accès aux soins et, souvent, au travail."
)
STEPS: tuple[Block, ...] = (
    ListBlock(
        (
            (Para((Run("Receive the claim"),)), ListBlock(((Para((Run("at the border or inland"),)),),))),
            (
                Para(
                    (
                        Run("Hear it "),
                        Run("within weeks", bold=True),
                        Run(", as the "),
                        Run("law", href="https://laws.example/act"),
                    )
                ),
                Para((Run("An interpreter is present."),)),
            ),
        ),
        ordered=True,
    ),
)
