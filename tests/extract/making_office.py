"""Workbooks and presentations for the tests, made from nothing, part by part."""

from collections.abc import Mapping, Sequence

from tests.ooxml.test_package import packed

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_OFFICE = f"{_OPEN}officeDocument/2006/relationships"
_PACKAGE = f"{_OPEN}package/2006/relationships"
NAMES = (
    f'xmlns="{_OPEN}spreadsheetml/2006/main" xmlns:p="{_OPEN}presentationml/2006/main" '
    f'xmlns:a="{_OPEN}drawingml/2006/main" xmlns:r="{_OFFICE}" '
    f'xmlns:xdr="{_OPEN}drawingml/2006/spreadsheetDrawing" xmlns:dgm="{_OPEN}drawingml/2006/diagram" '
    f'xmlns:c="{_OPEN}drawingml/2006/chart" xmlns:mc="{_OPEN}markup-compatibility/2006"'
)
STRICT_NAMES = f'xmlns="{_STRICT}spreadsheetml/main" xmlns:r="{_STRICT}officeDocument/relationships"'


def relations(*entries: tuple[str, str]) -> str:
    """A part of references, ids r1, r2 …, from kinds and targets."""
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(entries, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{lines}</Relationships>'


def row(*values: str | int | float, number: int | None = None) -> str:
    """A `row` of texts (in the cells themselves) and numbers."""
    cells = "".join(
        f'<c t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
        if isinstance(value, str)
        else f"<c><v>{value}</v></c>"
        for value in values
    )
    return f'<row r="{number}">{cells}</row>' if number else f"<row>{cells}</row>"


def workbook(
    sheets: Mapping[str, str],
    more: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
    names: str = NAMES,
) -> bytes:
    """A workbook: rows of each sheet by its name; `more` are further parts under xl/ by name, `states` of sheets."""
    entries = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    given = dict(more or {})
    entries += [(name.removesuffix(".xml"), name) for name in ("sharedStrings.xml", "styles.xml") if name in given]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="r{number}" state="{(states or {}).get(name, "visible")}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    parts = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {names}><workbookPr/><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(*entries),
        **{
            f"xl/worksheets/sheet{number}.xml": f"<worksheet {names}><sheetData>{rows}</sheetData></worksheet>"
            for number, rows in enumerate(sheets.values(), start=1)
        },
        **{f"xl/{name}": text for name, text in given.items()},
    }
    return packed({name: text.encode() for name, text in parts.items()})


def shape(text: Sequence[str], kind: str | None = None) -> str:
    """A `p:sp` with paragraphs; `kind` is that of its placeholder, None of a shape that is none."""
    place = "" if kind is None else f'<p:ph type="{kind}"/>' if kind else "<p:ph/>"
    body = "".join(f"<a:p><a:r><a:t>{one}</a:t></a:r></a:p>" for one in text)
    return f"<p:sp><p:nvSpPr><p:cNvPr/><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:txBody>{body}</p:txBody></p:sp>"


def presentation(
    slides: Sequence[str], more: Mapping[str, str] | None = None, related: Mapping[int, str] | None = None
) -> bytes:
    """A presentation: shapes of each slide; `more` are further parts, `related` references of slides by number."""
    listed = "".join(f'<p:sldId id="{number}" r:id="r{number}"/>' for number in range(1, len(slides) + 1))
    parts = {
        "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {NAMES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            *(("slide", f"slides/slide{number}.xml") for number in range(1, len(slides) + 1))
        ),
        **{
            f"ppt/slides/slide{number}.xml": f"<p:sld {NAMES}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
            for number, shapes in enumerate(slides, start=1)
        },
        **{f"ppt/slides/_rels/slide{number}.xml.rels": text for number, text in (related or {}).items()},
        **dict(more or {}),
    }
    return packed({name: text.encode() for name, text in parts.items()})
