"""Render room: a picture in a Word document: in line with the text, never wider than it, with words for it.

Source: ECMA-376 Part 1, 20.4 (DrawingML in WordprocessingML).
"""

from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree
from lxml.etree import _Element

from briefbook.model.note import Picture
from briefbook.render.wordml import NAMESPACE, RELATIONS, one_line

_PIXEL: Final = 9525
"""English Metric Units of a pixel at 96 dots per inch."""
_TWIP: Final = 635
_TALLEST_TWIPS: Final = 9000
"""A picture leaves room on its page for its heading and its caption."""
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"


def drawing_run(picture: Picture, relation: str, alt: str, number: int, width: int) -> _Element:
    """Return the run that shows a picture.

    Args:
        picture: what is shown.
        relation: id of the relationship to its part.
        alt: the words for those who do not see it.
        number: of the picture in the file, from 1.
        width: of the text on the page in twips.
    """
    wide, tall = picture.width * _PIXEL, picture.height * _PIXEL
    scale = min(1.0, width * _TWIP / wide, _TALLEST_TWIPS * _TWIP / tall)
    size = f'cx="{max(1, round(wide * scale))}" cy="{max(1, round(tall * scale))}"'
    named = f'id="{number}" name="Picture {number}" descr={quoteattr(one_line(alt))}'
    return etree.fromstring(
        f'<w:r xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {named}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        f"</wp:inline></w:drawing></w:r>"
    )
