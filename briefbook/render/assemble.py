"""Render room: book + tab + template → the content tree of the note, the one tree that all writers write from.

An entry's blocks enter the tree as blocks: nothing that an officer or a source wrote is read as markup. A template that
would lose or double an entry is refused.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from briefbook.model.approving import tab_stands
from briefbook.model.book import NOT_PLACED, Approval, Book, Entry, FieldValue, Section, Tab
from briefbook.model.errors import FieldMissing, TemplateError
from briefbook.model.kinds import ApprovalRole, Copy, EntryKind, Language
from briefbook.model.note import (
    Blocks,
    Doc,
    Heading,
    Image,
    NoteMeta,
    Picture,
    excerpt_blocks,
)
from briefbook.model.template import FieldSpec, SectionKind
from briefbook.model.text import clean
from briefbook.ooxml.marks import entry_mark
from briefbook.render import markdown_in, sandbox
from briefbook.render.catalog import Template
from briefbook.render.contents import without_needless_contents
from briefbook.render.disclosure import for_checking, for_disclosure
from briefbook.render.entry_copy import text_in_copy
from briefbook.render.entry_text import headings_below_section, with_text
from briefbook.render.fields import missing_fields, note_title, shown_value, title_parts, value_of
from briefbook.render.pictures import SUFFIXES, read_picture
from briefbook.render.script import has_only_form
from briefbook.render.section_text import Piece, section_data, shaped
from briefbook.render.sources import Sources
from briefbook.render.token import TokenKind, encode
from briefbook.render.word_form_text import form_script
from briefbook.render.word_package import NotAPackage
from briefbook.render.wording import parse_date, words

_PRODUCT = "Briefbook"


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a note is made.

    Attributes:
        copy: what it shows of its sources.
        language: of its headings, dates and own words.
        preview: shows sections without text and the places of fields that are not set.
        as_text: for Markdown or HTML: a form that was typed in Word is told as text.
    """

    copy: Copy = Copy.MINISTER
    language: Language = "en"
    preview: bool = False
    as_text: bool = False


def assemble(book: Book, tab: Tab, template: Template, options: RenderOptions) -> Doc:
    """Return the content tree of the note that `template` makes of `tab`.

    Raises:
        FieldMissing: a required field has no value, or the template prints one that has none (not in a preview).
        TemplateError: the template cannot make the note; names template, line and what to change.
    """
    sources = sources_of(book, (tab,), options)
    note = note_of(book, tab, template, options, sources)
    return replace(note, blocks=(*note.blocks, *sources.annex()), sources=sources.listed())


def note_of(book: Book, tab: Tab, template: Template, options: RenderOptions, sources: Sources) -> Doc:
    """Return the content tree of a note without its annex; `sources` number what it cites.

    Raises:
        FieldMissing, TemplateError: as for `assemble`.
    """
    sections = _placed(tab, template, options, book.language)
    entries = tuple(entry for section in sections for entry in section.entries)
    texts: dict[str, Blocks] = {entry.id: _entry_blocks(entry, sources, options) for entry in entries}
    blocks = _blocks(template, _data(tab, template, sections, options), options, texts)
    if options.copy is Copy.DISCLOSURE:
        blocks = for_disclosure(blocks, tab, options.language)
    elif options.copy is Copy.WORKING:
        blocks = for_checking(blocks, options.language)
    return Doc(
        meta=_meta(tab, template, options),
        blocks=without_needless_contents(blocks),
        marks={entry.id: entry_mark(book.id, entry.id) for entry in entries},
        pictures=_pictures(blocks, template),
    )


def _blocks(
    template: Template, data: Mapping[str, object], options: RenderOptions, texts: Mapping[str, Blocks]
) -> Blocks:
    """Return the blocks that a template makes of `data`; `texts` are those of the entries, each of which is in it."""
    if options.as_text and has_only_form(template):
        return _blocks_of_form(template, data, options, texts)
    return _whole(sandbox.run(template, data, options.language), template, texts)


def _blocks_of_form(
    template: Template, data: Mapping[str, object], options: RenderOptions, texts: Mapping[str, Blocks]
) -> Blocks:
    try:
        return _whole(sandbox.run_script(form_script(template), data, options.language), template, texts)
    except FieldMissing:
        raise
    except (TemplateError, NotAPackage):  # it does what can be done in Word alone: a plain form leaves nothing out
        return _whole(sandbox.run(template, data, options.language, with_fields=True), template, texts)


def _whole(text: str, template: Template, texts: Mapping[str, Blocks]) -> Blocks:
    blocks = _tree(text, texts, template)
    _refuse_lost_entries(template, texts, blocks)
    return blocks


def sources_of(book: Book, tabs: Iterable[Tab], options: RenderOptions, group: str = "") -> Sources:
    """Return the numbered sources of notes; a copy other than the working copy shows none."""
    shown = (entry for tab in tabs for entry in entries_shown(book, tab, options))
    return Sources(shown if options.copy is Copy.WORKING else (), options.language, group)


def entries_shown(book: Book, tab: Tab, options: RenderOptions) -> Iterator[Entry]:
    """Walk over the entries that a note shows: no notes to self, none without text, none without a place."""
    for section in tab.sections:
        if section.id != NOT_PLACED:
            for entry in section.entries:
                if entry.kind is not EntryKind.SELF and with_text(_text(entry, book.language, options)):
                    yield entry


def _text(entry: Entry, own: Language, options: RenderOptions) -> Blocks:
    return text_in_copy(entry, own, options.copy, options.language)


def data_of(tab: Tab, template: Template, options: RenderOptions, own: Language | None = None) -> dict[str, object]:
    """Return what the text of a template may print: fields, sections, words; officers' text in it as tokens.

    Args:
        tab: whose note it is.
        template: that it is made from.
        options: how it is made.
        own: language of the book, where it is another than that of the note.
    """
    return _data(tab, template, _placed(tab, template, options, own or options.language), options)


def _placed(tab: Tab, template: Template, options: RenderOptions, own: Language) -> tuple["_Placed", ...]:
    sections = (section for section in tab.sections if section.id != NOT_PLACED)
    return tuple(_Placed.of(section, template, options, own) for section in sections)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A section with the entries that go into a note: no notes to self, none without text."""

    section: Section
    kind: SectionKind
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, section: Section, template: Template, options: RenderOptions, own: Language) -> "_Placed":
        spec = template.info.section(section.id)
        kind: SectionKind = "paragraphs" if spec is None else spec.kind
        exported = (entry for entry in section.entries if entry.kind is not EntryKind.SELF)
        told = ((entry, _text(entry, own, options)) for entry in exported)
        filled = [(entry, blocks) for entry, text in told if (blocks := with_text(text))]
        texts = shaped(kind, [blocks for _entry, blocks in filled])
        shown = (replace(entry, blocks=blocks) for (entry, _), blocks in zip(filled, texts, strict=True))
        return cls(section, kind, tuple(shown))


def _data(tab: Tab, template: Template, sections: tuple[_Placed, ...], options: RenderOptions) -> dict[str, object]:
    info, language = template.info, options.language
    missing = () if options.preview else missing_fields(info, tab.fields)
    if missing:
        labels = ", ".join(f"“{spec.label.in_language(language)}”" for spec in missing)
        raise sandbox.field_missing(labels, template.name)
    shows_empty = options.preview or options.copy is Copy.WORKING
    return {
        **{spec.name: _field(spec, tab.fields, options) for spec in info.fields},
        "title": _title(tab, template, options),
        "sections": [_section(one, language) for one in sections if one.entries or shows_empty],
        "labels": {spec.name: spec.label.in_language(language) for spec in info.fields},
        "contents": sandbox.MarkdownText(encode(TokenKind.CONTENTS, "")),
        "approvals": [_approval(one, tab, language) for one in tab.approvals],
        "copy": options.copy.value,
        "language": language,
        "t": asdict(words(language)) | {name: wording.in_language(language) for name, wording in info.words},
    }


def _title(tab: Tab, template: Template, options: RenderOptions) -> object:
    """Return the title as Markdown: literal text, and marked places where a preview lacks a field."""
    parts = []
    for part in title_parts(template.info, tab.fields, options.language):
        if part.unset_field is None:
            parts.append(encode(TokenKind.LITERAL, part.text))
        else:
            parts.append(str(sandbox.unset_field(part.unset_field, part.text, preview=options.preview)))
    return sandbox.MarkdownText("".join(parts))


def _field(spec: FieldSpec, fields: Mapping[str, FieldValue], options: RenderOptions) -> object:
    """Return a field as the template gets it: a date as YYYY-MM-DD, a choice by its label, a list as a list."""
    value = value_of(spec, fields)
    if value is None:
        return sandbox.unset_field(spec.name, spec.label.in_language(options.language), preview=options.preview)
    if isinstance(value, tuple):
        return [clean(item) for item in value]
    return clean(shown_value(spec, value, options.language) if spec.type == "choice" else value)


def _section(placed: _Placed, language: Language) -> dict[str, object]:
    pieces = [Piece(entry.id, entry.kind.value, entry.blocks) for entry in placed.entries]
    heading = clean(placed.section.heading.in_language(language))
    return {
        "id": placed.section.id,
        **section_data(heading, placed.kind, pieces, words(language).no_text_yet),
    }


def _approval(one: Approval, tab: Tab, language: Language) -> dict[str, object]:
    """Return who prepared or approved the note as a template sees it; the date as YYYY-MM-DD."""
    say = words(language)
    role = say.prepared_by if one.role is ApprovalRole.PREPARED else say.approved_by
    stands = tab_stands(tab, one)
    return {"role": role, "name": clean(one.name), "title": clean(one.title), "date": one.date, "stands": stands}


def _meta(tab: Tab, template: Template, options: RenderOptions) -> NoteMeta:
    info, language = template.info, options.language
    shown = {
        spec.name: clean(shown_value(spec, value, language))
        for spec in info.fields
        if (value := value_of(spec, tab.fields)) is not None
    }
    dates = (value_of(spec, tab.fields) for spec in info.fields if spec.type == "date" and spec.required)
    subject = info.title.in_language(language)
    return NoteMeta(
        title=note_title(info, tab.fields, language),
        language=language,
        subject=subject,
        author=shown.get("ministry", _PRODUCT),
        keywords=", ".join(one for one in (shown.get("committee"), subject) if one),
        marking=shown.get("marking", ""),
        template=info.name,
        date=next((date for date in dates if isinstance(date, str) and parse_date(date)), None),
        copy=options.copy,
    )


def _tree(text: str, entries: Mapping[str, Blocks], template: Template) -> Blocks:
    try:
        blocks = markdown_in.parse(text, entries, _picture_names(template))
    except TemplateError as error:
        raise type(error)(f"{error.sentence.rstrip('.')} (template {template.name}).", template.name) from error
    except RecursionError as error:
        raise TemplateError(f"The template {template.name} nests its text too deeply.", template.name) from error
    titles = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    if len(titles) != 1 or blocks[0] is not titles[0]:
        raise TemplateError(
            f"The template {template.name} must begin with one title line, “# {{{{ title }}}}”.", template.name
        )
    return blocks


def _picture_names(template: Template) -> tuple[str, ...]:
    return tuple(name for name in template.files() if name.lower().endswith(SUFFIXES))


def _pictures(blocks: Blocks, template: Template) -> dict[str, Picture]:
    names = sorted({block.name for block in blocks if isinstance(block, Image)})
    return {name: read_picture(template.read(name), name, template.name) for name in names}


def _refuse_lost_entries(template: Template, entries: Iterable[str], blocks: Blocks) -> None:
    placed = Counter(one.id for one in excerpt_blocks(blocks))
    lost = [entry for entry in entries if not placed[entry]]
    doubled = [entry for entry in entries if placed[entry] > 1]
    for ids, fault in ((lost, "leaves out"), (doubled, "prints more than once")):
        if ids:
            raise TemplateError(
                f"The template {template.name} {fault} {', '.join(ids)}; it must print each entry once.", template.name
            )


def _entry_blocks(entry: Entry, sources: Sources, options: RenderOptions) -> Blocks:
    blocks = headings_below_section(entry.id, entry.blocks)
    return sources.with_number(entry, blocks) if options.copy is Copy.WORKING else blocks
