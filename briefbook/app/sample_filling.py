"""App room: the sample book is filled: passages are picked as an officer picks them, our own words written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from briefbook.app.finding import Finder, Pick
from briefbook.app.sample_plan import SampleEntry, SamplePick, SamplePlan, SampleSection, SampleSignature, SampleText
from briefbook.book import edit
from briefbook.book.approvals import Signature, sign_tab
from briefbook.book.redactions import redact
from briefbook.book.second_language import set_other
from briefbook.model.book import Book, Redaction
from briefbook.model.document import Document
from briefbook.model.errors import DocumentMissing, PassageMissing
from briefbook.model.excerpt import Excerpt
from briefbook.model.kinds import ApprovalRole, EntryId, EntryKind, Language, SectionId
from briefbook.model.note import Blocks, plain_text


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the texts of a sample come from.

    Attributes:
        finder: of the sample corpus.
        read: reads Markdown as blocks.
        today: the day of picking.
    """

    finder: Finder
    read: Callable[[str], Blocks]
    today: date

    def excerpt(self, pick: SamplePick) -> Excerpt:
        """Return the passage that is picked, with its provenance.

        Raises:
            PassageMissing: the document or passage is not there.
        """
        return self.finder.excerpts([find_passage(self.finder, pick)], self.today)[0]

    def blocks(self, text: SampleText) -> Blocks:
        """Return a text as blocks, wherever it comes from."""
        return self.excerpt(text).blocks if isinstance(text, SamplePick) else self.read(text)


def find_passage(finder: Finder, pick: SamplePick) -> Pick:
    """Return the pick of the passage that begins with these words.

    Raises:
        PassageMissing: the document or passage is not there.
    """
    try:
        document: Document = finder.document(pick.path)
    except DocumentMissing as error:
        raise PassageMissing(f"The sample document {pick.path} is missing; put the sample corpus back.") from error
    for passage in document.passages:
        if passage.text.startswith(pick.starts):
            return Pick(document.passage_id(passage.ordinal), path=pick.path)
    raise PassageMissing(f"{pick.path} has no passage that begins “{pick.starts}”; put the sample corpus back.")


def filled(book: Book, plan: SamplePlan, sources: Sources) -> Book:
    """Return an empty book of the plan's template with the plan's sections, entries and signatures."""
    for section in plan.sections:
        book, section_id = with_section(book, section)
        for entry in section.entries:
            book = _with_entry(book, section_id, entry, sources)
    for signature in plan.signatures:
        book = sign_tab(book, None, _signature(signature, book.language))
    return book


def with_section(book: Book, section: SampleSection) -> tuple[Book, SectionId]:
    """Return the book with a section, added where its template does not bring it, and the section's id."""
    return (book, SectionId(section.id)) if section.id else edit.add_section(book, None, section.heading)


def _with_entry(book: Book, section: SectionId, entry: SampleEntry, sources: Sources) -> Book:
    language, text = entry.in_language(book.language)
    if isinstance(text, SamplePick):
        book, (entry_id,) = edit.add_excerpts(book, None, section, [sources.excerpt(text)])
    else:
        kind = EntryKind.SELF if entry.is_self else EntryKind.OWN
        book, entry_id = edit.write(book, None, section, sources.read(text), kind)
    for other in entry.texts:
        if other != language:
            book = set_other(book, entry_id, sources.blocks(entry.texts[other]))
    return _with_redactions(book, entry_id, entry)


def _with_redactions(book: Book, entry_id: EntryId, entry: SampleEntry) -> Book:
    for language, words in entry.withheld.items():
        is_other = language != book.language
        kept = edit.entry_of(book, entry_id)
        start = plain_text(kept.other if is_other else kept.blocks).find(words)
        if start >= 0:
            book = redact(book, entry_id, Redaction(start, start + len(words)), other=is_other)
    return book


def _signature(signature: SampleSignature, language: Language) -> Signature:
    return Signature(
        name=signature.name.in_language(language),
        role=ApprovalRole.APPROVED if signature.is_approval else ApprovalRole.PREPARED,
        title=signature.title.in_language(language),
        date=signature.date,
    )
