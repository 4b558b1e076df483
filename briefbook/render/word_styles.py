"""Render room: the styles of a reference.docx by their names, as the writer needs them."""

from typing import Final

from lxml.etree import _Element

from briefbook.model.errors import TemplateRefused
from briefbook.render.wordml import W, add, element, number

NEEDED: Final = (
    *("Title", "heading 1", "heading 2", "heading 3", "Body Text", "Quote", "caption", "header", "footer"),
    *("List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2", "List Number 3"),
    *("List Continue", "List Continue 2", "List Continue 3", "Subtitle", "Hyperlink"),
    *("Table Text", "Table Gap", "Source Note", "To Be Written", "Source Reference", "Place To Fill", "Code Text"),
    *("heading 4", "Notice", "Details", "Picture", "Redacted", "Withheld", "footnote text", "footnote reference"),
    *(
        "Tab Divider",
        "Note Title",
        "Annex Title",
        "Cover Line",
        "TOC Heading",
        "toc 1",
        "toc 2",
        "toc 3",
        "Briefbook Table",
    ),
)


class Styles:
    """Style ids by name, any case, and the list that the numbered list style belongs to."""

    def __init__(self, styles: _Element, numbering: _Element) -> None:
        self._ids: dict[str, str] = {}
        for style in styles.iter(W + "style"):
            name = style.find(W + "name")
            if name is not None:
                self._ids[(name.get(W + "val") or "").lower()] = style.get(W + "styleId") or ""
        missing = [name for name in NEEDED if name.lower() not in self._ids]
        if missing:
            raise TemplateRefused(f"reference.docx lacks the styles {', '.join(missing)}; add them in Word.")
        self.numbered_list = _abstract_list(styles, numbering, self.id("List Number"))

    def id(self, name: str) -> str:
        """Return the id of the style `name`, one of those that every reference.docx must have."""
        return self._ids[name.lower()]

    def list_item(self, *, ordered: bool, depth: int) -> str:
        """Return the style id of the first paragraph of a list item at `depth` (from 0)."""
        return self.id(_at_depth("List Number" if ordered else "List Bullet", depth))

    def list_more(self, depth: int) -> str:
        """Return the style id of a further paragraph of a list item at `depth` (from 0)."""
        return self.id(_at_depth("List Continue", depth))


def _at_depth(name: str, depth: int) -> str:
    return name if depth == 0 else f"{name} {min(depth, 2) + 1}"


def _abstract_list(styles: _Element, numbering: _Element, style_id: str) -> str:
    """Return the id of the abstract list behind the numbered list style."""
    for style in styles.iter(W + "style"):
        number = style.find(f"{W}pPr/{W}numPr/{W}numId") if style.get(W + "styleId") == style_id else None
        if number is None:
            continue
        for listed in numbering.iter(W + "num"):
            abstract = listed.find(W + "abstractNumId")
            if listed.get(W + "numId") == number.get(W + "val") and abstract is not None:
                return abstract.get(W + "val") or ""
    raise TemplateRefused("In reference.docx the style List Number has no numbering; give it one in Word.")


class NumberedLists:
    """Starts numbered lists: each has a number (w:num) of its own, so that each counts from its own start."""

    def __init__(self, numbering: _Element, abstract_list: str) -> None:
        self._numbering = numbering
        self._abstract_list = abstract_list
        numbers = [number(one, "numId") for one in numbering.iter(f"{W}num")]
        self._last = max(numbers, default=0)

    def start(self, depth: int, first: int) -> int:
        """Return the id of a new list at `depth` (from 0) that counts from `first`."""
        self._last += 1
        made = element("num", numId=self._last)
        add(made, "abstractNumId", val=self._abstract_list)
        add(add(made, "lvlOverride", ilvl=depth), "startOverride", val=first)
        last = self._numbering.findall(f"{W}num")[-1:]
        if last:
            last[0].addnext(made)
        else:
            self._numbering.append(made)
        return self._last
