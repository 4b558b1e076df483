"""Review room: the marking of a note beside those of its sources."""

from briefbook.model.book import NOT_PLACED, Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import EntryKind
from briefbook.model.marking import MARKINGS, level_of, unknown
from briefbook.model.template import TemplateInfo

_FIELD = "marking"


def markings(tab: Tab, info: TemplateInfo) -> tuple[Finding, ...]:
    """Return a finding for a marking that is not known, and for each source that is marked higher than the note."""
    spec = info.field(_FIELD)
    value = tab.fields.get(_FIELD) or (spec.default if spec is not None else "") or ""
    own = value if isinstance(value, str) else ""
    found = [_unknown(one, _FIELD) for one in unknown([own])]
    level = level_of(own) or 0
    for section in tab.sections:
        for entry in section.entries:
            if section.id == NOT_PLACED or entry.kind is EntryKind.SELF or entry.provenance is None:
                continue
            said = entry.provenance.marking or ""
            found += [_unknown(one, entry.id) for one in unknown([said])]
            if (level_of(said) or 0) > level:
                found.append(_higher(said, own, entry.id))
    return tuple(found)


def _unknown(marking: str, place: str) -> Finding:
    sentence = f"The marking “{marking}” is not one that Briefbook can compare; a binder names it beside the highest."
    return Finding("unknown-marking", "warning", sentence, place, {"marking": marking})


def _higher(source: str, own: str, place: str) -> Finding:
    level = level_of(own)
    note = own if level is None else MARKINGS[level][1].en
    sentence = f"The source of this text is marked {source}, higher than the note, which says {note or 'nothing'}."
    return Finding("source-marked-higher", "warning", sentence, place, {"source": source, "note": note})
