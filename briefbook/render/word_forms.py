"""Render room: the notes of a binder that were typed in Word, each in its place behind its divider page.

The tree of a binder says what every note says; of a note that was typed in Word its own form shows it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from docx.parts.document import DocumentPart
from lxml.etree import _Element

from briefbook.model.note import Block, Blocks, Heading, Inlines, PageBreak, Para
from briefbook.render.word_blocks import Body
from briefbook.render.word_graft import Graft
from briefbook.render.word_sections import Grafted
from briefbook.render.wordml import element

Fill: TypeAlias = Callable[[Callable[[Inlines], int]], DocumentPart]
"""Builds the body of a form in its own file; what it is given gives the ids of its footnotes in the binder."""


@dataclass(frozen=True, slots=True)
class BoundForm:
    """A note that was typed in Word.

    Attributes:
        tab: id of its tab; `number` is that on its divider page.
        mark: behind the names of its styles in the binder: “ (Tab 2)”.
        source: the body as it was typed.
    """

    tab: str
    number: int
    mark: str
    source: bytes
    fill: Fill


def write_around(written: Body, blocks: Blocks, forms: Sequence[BoundForm]) -> Mapping[str, _Element]:
    """Write the blocks of a binder but those of notes in a form; return the places of the forms by their tabs."""
    if not forms:
        written.add(blocks)
        return {}
    places: dict[str, _Element] = {}
    for piece in _pieces(blocks, {form.tab for form in forms}):
        if isinstance(piece, str):
            places[piece] = element("p")
            written.elements.append(places[piece])
        else:
            written.add(piece)
    return places


def grafted(
    host: DocumentPart,
    elements: Sequence[_Element],
    places: Mapping[str, _Element],
    forms: Iterable[BoundForm],
    call: Callable[[Inlines], int],
) -> Mapping[_Element, Grafted]:
    """Return what stands in the places of forms, taken over into the host.

    Raises:
        TemplateError: a form cannot make its note; names its tab.
    """
    graft = Graft(host, elements)
    return {
        places[form.tab]: Grafted(*graft.take(form.fill(call), form.mark, form.number))
        for form in forms
        if form.tab in places
    }


def _pieces(blocks: Blocks, tabs: set[str]) -> Iterator[Blocks | str]:
    """Walk over the blocks of a binder in runs, with the id of a tab where its form stands in the place of its note."""
    run: list[Block] = []
    form = ""
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.role in ("tab", "annex"):
            form = block.id if block.role == "tab" and block.id in tabs else ""
            run.append(block)
            continue
        if form and not (isinstance(block, Para) and block.style == "cover"):
            if run:
                yield tuple(run)
                yield form
                run = []
            if isinstance(block, PageBreak) and _begins_section(blocks[place + 1 : place + 2]):
                run.append(block)
            continue
        run.append(block)
    yield tuple(run)


def _begins_section(blocks: Blocks) -> bool:
    return any(isinstance(block, Heading) and block.role in ("tab", "annex") for block in blocks)
