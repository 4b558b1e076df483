"""Render room: the review copy of a note: what is known of each excerpt, and every finding, as comments of Word.

A comment stands at the text it speaks of (ECMA-376 Part 1, 17.13.4). LibreOffice 7.4 shows the wrong text for a note at
the foot of a page, or none, when a comment stands behind the call of another one: so what there is to say of text from
the first such call on stands at the title, with the first words of the text it speaks of.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.parts.document import DocumentPart
from lxml import etree
from lxml.etree import _Element

from briefbook.model.note import Block, Doc, ExcerptBlock, Footnote, Heading, ListBlock, Quote, Remark, plain_inlines
from briefbook.ooxml.marks import style_name
from briefbook.render.redline import stamp
from briefbook.render.word_stretch import Line, stretches, text_of_line
from briefbook.render.wording import words
from briefbook.render.wordml import NAMESPACE, W, add, add_text, element, one_line, serialise

_INITIALS: Final = "BB"
_WORDS: Final = 8
"""So many words tell which text is meant."""
_HEADING: Final = re.compile(r"title|heading [1-9]|tab divider|note title|annex title", re.IGNORECASE)
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def add_comments(part: DocumentPart, doc: Doc) -> None:
    """Put the remarks of a review copy beside its text, which is written; nothing to other copies."""
    if not doc.remarks:
        return
    places = _places(part.element.body, doc, _heading_styles(part))
    root = etree.Element(f"{W}comments", nsmap={"w": NAMESPACE})
    late = _behind_a_call(part.element.body)
    for key, remark in enumerate(doc.remarks):
        first, last = places.get(remark.place) or places[""]
        says = remark.text
        if remark.place and last.paragraph in late:
            says = f"“{_first_words(first)}”\n{remark.text}"
            first, last = places[""]
        _anchor(first, last, key)
        root.append(_comment(key, replace(remark, text=says), doc))
    made = Part(PackURI("/word/comments.xml"), _KIND, serialise(root))
    part.relate_to(made, RELATIONSHIP_TYPE.COMMENTS)


def _heading_styles(part: DocumentPart) -> frozenset[str]:
    """Return the ids of the styles of titles and headings."""
    styles = part.part_related_by(RELATIONSHIP_TYPE.STYLES)
    return frozenset(
        style.get(f"{W}styleId") or ""
        for style in (styles.element.iter(f"{W}style") if isinstance(styles, XmlPart) else ())
        for name in style.findall(f"{W}name")
        if _HEADING.fullmatch(style_name(name.get(f"{W}val") or ""))
    )


def _places(body: _Element, doc: Doc, headings: Collection[str]) -> Mapping[str, tuple[Line, Line]]:
    """Return the first and last line of each entry and heading, and under the empty name those of the title."""
    found: dict[str, tuple[Line, Line]] = {}
    written = [paragraph for paragraph in body.iter(f"{W}p") if _style(paragraph) in headings]
    for block, paragraph in _paired(list(_headings(doc.blocks)), written):
        line = Line(paragraph, 1, len(paragraph))
        found.setdefault(block.id, (line, line))
        found.setdefault("", (line, line))
    for entry_id, stretch in stretches(body, doc.marks):
        table, lines = next(stretch.groups())
        found[entry_id] = (lines[0], lines[0] if table is not None else lines[-1])
    return found


def _behind_a_call(body: _Element) -> frozenset[_Element]:
    """Return the paragraphs from the first one on that calls a note."""
    paragraphs = list(body.iter(f"{W}p"))
    called = (
        place
        for place, paragraph in enumerate(paragraphs)
        if next(paragraph.iter(f"{W}footnoteReference", f"{W}endnoteReference"), None) is not None
    )
    return frozenset(paragraphs[next(called, len(paragraphs)) :])


def _first_words(line: Line) -> str:
    text = " ".join(text_of_line(line).split(" ")[:_WORDS])
    return text if text == text_of_line(line) else f"{text} …"


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    for block in blocks:
        match block:
            case Heading():
                yield block
            case ExcerptBlock(blocks=inner) | Quote(blocks=inner):
                yield from _headings(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from _headings(item)


def _paired(headings: Sequence[Heading], written: Sequence[_Element]) -> Iterator[tuple[Heading, _Element]]:
    """Walk over the headings of a note with their paragraphs; a form typed in Word may add some or leave some out."""
    if len(headings) == len(written):
        yield from zip(headings, written, strict=True)
        return
    place = 0
    for heading in headings:
        said = one_line(plain_inlines(one for one in heading.inlines if not isinstance(one, Footnote)))
        here = next((at for at in range(place, len(written)) if _text(written[at]) == said), None)
        if here is not None:
            yield heading, written[here]
            place = here + 1


def _text(paragraph: _Element) -> str:
    texts = (one.text or "" if one.tag == f"{W}t" else " " for one in paragraph.iter(f"{W}t", f"{W}br"))
    return "".join(texts)


def _style(paragraph: _Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val") or ""


def _anchor(first: Line, last: Line, key: int) -> None:
    """Put the ends of a comment around text, and after it the sign by which Word finds the comment."""
    properties = first.paragraph.find(f"{W}pPr")
    start = element("commentRangeStart", id=key)
    if properties is None:
        first.paragraph.insert(0, start)
    else:
        properties.addnext(start)
    last.paragraph.append(element("commentRangeEnd", id=key))
    add(add(last.paragraph, "r"), "commentReference", id=key)


def _comment(key: int, remark: Remark, doc: Doc) -> _Element:
    made = element("comment", id=key, initials=_INITIALS, **stamp(doc))
    for place, text in enumerate(remark.text.split("\n")):
        paragraph = add(made, "p")
        if place == 0:
            add(add(paragraph, "r"), "annotationRef")
        run = add(paragraph, "r")
        add(add(run, "rPr"), "lang", val=words(remark.lang or doc.meta.language).language_tag)
        add_text(run, text)
    return made
