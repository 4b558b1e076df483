"""Command line room: values of the model as the JSON objects of its contract; every key is always there."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from briefbook.model.book import Book, Entry, FieldValue, Tab, Wording
from briefbook.model.document import Document, DocumentRow, Evidence, IndexReport, Problem
from briefbook.model.excerpt import Provenance
from briefbook.model.finding import Finding
from briefbook.model.hit import Also, FacetCount, Hit, Results
from briefbook.model.kinds import EntryId, Language
from briefbook.model.plain import Json, JsonObject
from briefbook.model.synonyms import SynonymList
from briefbook.model.template import Limits, SectionSpec, TemplateInfo


def document_row(row: DocumentRow) -> JsonObject:
    """Return `D` of the contract."""
    return {
        "id": row.id,
        "path": row.path,
        "title": row.title,
        "date": row.date,
        "publisher": row.publisher,
        "kind": row.kind.value,
        "language": row.language,
    }


def provenance(source: Provenance) -> JsonObject:
    """Return `P` of the contract."""
    return {
        "folder": source.folder,
        "label": source.label,
        "path": source.path,
        "document": source.document,
        "ordinal": source.ordinal,
        "heading": list(source.heading),
        "span": list(source.span),
        "page": source.page,
        "text": source.text,
        "text_hash": source.text_hash,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "picked": source.picked,
    }


def index_report(report: IndexReport) -> JsonObject:
    """Return the answer of `index`."""
    return {
        "seen": report.seen,
        "documents": report.documents,
        "passages": report.passages,
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "parts": report.parts,
        "problems": [_problem(one) for one in report.problems],
        "skipped": [{"rule": one.rule, "count": one.count} for one in report.skipped],
        "seconds": report.seconds,
        "index_folder": report.index_folder,
    }


def _problem(problem: Problem) -> JsonObject:
    plain: JsonObject = {"path": problem.path, "kind": problem.kind.value, "reason": problem.reason}
    return {**plain, "part": True} if problem.part else plain


def results(found: Results, notes: Iterable[str]) -> JsonObject:
    """Return the answer of `find`."""
    return {
        "query": found.query,
        "total": found.total,
        "complete": found.complete,
        "hits": [_hit(one) for one in found.hits],
        "facets": {name.value: [_counted(one) for one in counts] for name, counts in found.facets.items()},
        "suggestion": found.suggestion,
        "notes": list(notes),
    }


def _counted(one: FacetCount) -> JsonObject:
    return {"value": one.value, "count": one.count}


def _hit(hit: Hit) -> JsonObject:
    return {
        "passage_id": hit.passage_id,
        "score": hit.score,
        "text": hit.text,
        "spans": [list(span) for span in hit.spans],
        "heading": list(hit.heading),
        "ordinal": hit.ordinal,
        "document": document_row(hit.document),
        "also": [_also(one) for one in hit.also],
    }


def _also(one: Also) -> JsonObject:
    return {
        "passage_id": one.passage_id,
        "ordinal": one.ordinal,
        "identical": one.identical,
        "document": document_row(one.document),
    }


def document(found: Document) -> JsonObject:
    """Return the answer of `show`; of several lines about one field the surest counts, the first of equals."""
    evidence: dict[str, Evidence] = {}
    for one in found.evidence:
        if one.field not in evidence or one.confidence > evidence[one.field].confidence:
            evidence[one.field] = one
    return {
        "document": document_row(found.row),
        "evidence": {name: _evidence(one) for name, one in evidence.items()},
        "passages": [
            {
                "passage_id": found.passage_id(one.ordinal),
                "ordinal": one.ordinal,
                "heading": list(one.heading),
                "kind": one.kind.value,
                "text": one.text,
                "page": one.page,
            }
            for one in found.passages
        ],
        "furniture": [{"text": one.text, "why": one.why} for one in found.furniture],
    }


def _evidence(one: Evidence) -> JsonObject:
    return {
        "value": one.value,
        "line": one.line,
        "confidence": one.confidence,
        "candidates": list(one.candidates),
    }


def synonyms(file: str, held: SynonymList) -> JsonObject:
    """Return the answer of `synonyms`."""
    return {
        "file": file,
        "groups": [list(group) for group in held.groups],
        "problems": [{"line": one.line, "sentence": one.sentence} for one in held.problems],
    }


def templates(infos: Iterable[TemplateInfo]) -> JsonObject:
    """Return the answer of `templates`."""
    return {"templates": [_template(info) for info in infos]}


def _template(info: TemplateInfo) -> JsonObject:
    return {
        "name": info.name,
        "title": _wording(info.title),
        "genre": info.genre,
        "limits": _limits(info.limits),
        "fields": [
            {
                "name": one.name,
                "type": one.type,
                "required": one.required,
                "default": None if one.default is None else _field_value(one.default),
                "help": _wording(one.help),
            }
            for one in info.fields
        ],
        "sections": [_section_spec(one) for one in info.sections],
    }


def _section_spec(one: SectionSpec) -> JsonObject:
    return {
        "id": one.id,
        "heading": _wording(one.heading),
        "kind": one.kind,
        "required": one.required,
        "limits": _limits(one.limits),
        "topics": list(one.topics),
        "guidance": _wording(one.guidance),
    }


def _limits(limits: Limits) -> JsonObject:
    """Return the limits that there are."""
    return {name: count for name, count in asdict(limits).items() if count}


def _wording(wording: Wording) -> JsonObject:
    return {"en": wording.en, "fr": wording.fr}


def _field_value(value: FieldValue) -> Json:
    return value if isinstance(value, str) else list(value)


def outline(book: Book, titles: Mapping[str, str]) -> JsonObject:
    """Return the answer of `outline`; `titles` holds the title of each tab by its id."""
    return {"title": titles[book.tabs[0].id], "tabs": [_tab(tab, titles[tab.id], book.language) for tab in book.tabs]}


def _tab(tab: Tab, title: str, language: Language) -> JsonObject:
    return {
        "id": tab.id,
        "title": title,
        "template": tab.template,
        "fields": {name: _field_value(value) for name, value in tab.fields.items()},
        "sections": [
            {
                "id": section.id,
                "heading": section.heading.in_language(language),
                "entries": [_entry(entry) for entry in section.entries],
            }
            for section in tab.sections
        ],
    }


def _entry(entry: Entry) -> JsonObject:
    source = entry.provenance
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "text": entry.text,
        "text_as_taken": None if source is None else source.text,
        "edited": entry.is_edited,
        "source": None if source is None else provenance(source),
    }


def entry_ids(ids: Iterable[EntryId]) -> JsonObject:
    """Return the answer of every command that changes entries."""
    return {"entry_ids": list(ids)}


def note(files: Iterable[str], findings: Iterable[Finding]) -> JsonObject:
    """Return the answer of `note`."""
    return {"files": list(files), "findings": [_finding(one) for one in findings]}


def _finding(finding: Finding) -> JsonObject:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "sentence": finding.sentence,
        "place": finding.place,
    }
