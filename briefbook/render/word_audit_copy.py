"""Render room: what the audit asks of a copy: clean copies carry nothing but the note, the others what was asked for.

Minister and disclosure copies get published: no source, no comment, no tracked change, no property beside the note's
own (safety design, S13). A redline and a review copy are whole: every mark has what belongs to it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from lxml.etree import _Element

from briefbook.model.kinds import Copy
from briefbook.ooxml.marks import ENTRY_PREFIX, PROVENANCE_NAMESPACE, SOURCE_PREFIX
from briefbook.render.redline import AUTHOR
from briefbook.render.word_audit_text import text_of
from briefbook.render.word_package import WordPackage
from briefbook.render.wordml import W

_PROVENANCE: Final = f"{{{PROVENANCE_NAMESPACE}}}"
_COMMENTS: Final = "word/comments.xml"
_STORY: Final = r"word/(?:document|header\d+|footer\d+|footnotes|endnotes|comments)\.xml"
_TRACKED: Final = (f"{W}ins", f"{W}del")
_NEVER: Final = tuple(
    f"{W}{name}"
    for name in (
        *("moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "rPrChange", "pPrChange", "sectPrChange"),
        *("tblPrChange", "trPrChange", "tcPrChange", "cellIns", "cellDel", "numberingChange", "highlight"),
    )
)
_COMMENT_MARKS: Final = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
_PROPERTIES: Final = frozenset({"Marking", "Template"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file was to be: a copy, None when that is not known, with tracked changes or comments or without."""

    copy: Copy | None = None
    redline: bool = False
    review: bool = False


CopyRule: TypeAlias = Callable[[WordPackage, Asked], Iterator[str]]


def _changes_are_asked_for(package: WordPackage, asked: Asked) -> Iterator[str]:
    for name, root in package.named(_STORY):
        for node in root.iter(*_NEVER):
            yield f"{name} holds a mark of a colleague's work ({node.tag.removeprefix(W)})."
        for node in root.iter(*_TRACKED):
            if not asked.redline or name != "word/document.xml":
                yield f"{name} holds a tracked change ({node.tag.removeprefix(W)})."
            elif node.get(f"{W}author") != AUTHOR:
                yield f"A tracked change in {name} tells who made it."


def _changes_are_whole(package: WordPackage, asked: Asked) -> Iterator[str]:
    del asked
    root = package.xml["word/document.xml"]
    days = set()
    for node in root.iter(*_TRACKED):
        days.add(node.get(f"{W}date"))
        if node.tag == f"{W}del" and next(node.iter(f"{W}t"), None) is not None:
            yield "Deleted text stands as if it was there."
        if node.tag == f"{W}ins" and next(node.iter(f"{W}delText"), None) is not None:
            yield "Inserted text stands as if it was gone."
    if len(days) > 1:
        yield "The tracked changes are not of one day."
    for text in root.iter(f"{W}delText"):
        if next(text.iterancestors(f"{W}del"), None) is None:
            yield "Text is hidden that no tracked change deletes."


def _comments_are_asked_for(package: WordPackage, asked: Asked) -> Iterator[str]:
    has_part = _COMMENTS in package.parts
    marks = [name for name, root in package.named(_STORY) for _ in root.iter(*_COMMENT_MARKS)]
    if not asked.review and (has_part or marks):
        yield "The file holds comments."
    if asked.review and any(name != "word/document.xml" for name in marks):
        yield "A comment stands outside the text."


def _comments_are_whole(package: WordPackage, asked: Asked) -> Iterator[str]:
    del asked
    part = package.xml.get(_COMMENTS)
    comments = [] if part is None else list(part.iter(f"{W}comment"))
    told = Counter(one.get(f"{W}id") or "" for one in comments)
    root = package.xml["word/document.xml"]
    for tag in _COMMENT_MARKS:
        marked = Counter(one.get(f"{W}id") or "" for one in root.iter(tag))
        if marked != told or any(count > 1 for count in marked.values()):
            yield f"A comment and its place do not belong together ({tag.removeprefix(W)})."
    for one in comments:
        if one.get(f"{W}author") != AUTHOR or not one.get(f"{W}initials"):
            yield "A comment tells who made it, or does not say that Briefbook did."
        if not text_of(one).strip():
            yield "A comment is empty."


def _copy_is_clean(package: WordPackage, asked: Asked) -> Iterator[str]:
    if asked.copy in (None, Copy.WORKING):
        return
    for name in package.parts:
        if name.startswith("customXml/"):
            yield f"A {asked.copy} copy may not carry {name}."
    for node in package.xml["word/document.xml"].iter(f"{W}bookmarkStart"):
        if (node.get(f"{W}name") or "").startswith(SOURCE_PREFIX):
            yield f"A {asked.copy} copy may not list its sources."


def _sources_are_carried(package: WordPackage, asked: Asked) -> Iterator[str]:
    """What a working copy lists it carries, and the other way round."""
    marks = {node.get(f"{W}name") or "" for node in package.xml["word/document.xml"].iter(f"{W}bookmarkStart")}
    provenance = [root for _name, root in package.named(r"customXml/item\d+\.xml") if root.tag == f"{_PROVENANCE}note"]
    if not provenance:
        if any(mark.startswith(SOURCE_PREFIX) for mark in marks):
            yield "The note lists sources but does not carry where they came from."
        return
    excerpts = [one for root in provenance for one in root.iter(f"{_PROVENANCE}excerpt")]
    for excerpt in excerpts:
        if excerpt.get("mark") not in marks:
            yield f"The text of {excerpt.get('id')} cannot be found again in the note."
        if not (excerpt.get("path") and excerpt.get("sha256") and excerpt.get("locator")):
            yield f"The source of {excerpt.get('id')} is incomplete."
    if not any(mark.startswith(ENTRY_PREFIX) for mark in marks):
        yield "The note carries sources but no marks of its entries."
    del asked


def _properties_are_known(package: WordPackage, asked: Asked) -> Iterator[str]:
    del asked
    custom = package.xml.get("docProps/custom.xml")
    for node in () if custom is None else custom:
        if node.get("name") not in _PROPERTIES:
            yield f"The property {node.get('name')} has no business in a note."
    core = package.xml.get("docProps/core.xml")
    times = {_text(node) for node in (() if core is None else core) if node.tag.endswith(("}created", "}modified"))}
    if len(times) > 1 or any(not time.endswith("T12:00:00Z") for time in times):
        yield "The properties tell when the file was made; the same note would give other bytes."


def _text(node: _Element) -> str:
    return (node.text or "").strip()


RULES: Final[tuple[CopyRule, ...]] = (
    *(_changes_are_asked_for, _changes_are_whole, _comments_are_asked_for, _comments_are_whole),
    *(_copy_is_clean, _sources_are_carried, _properties_are_known),
)
