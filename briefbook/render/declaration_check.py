"""Render room: every fault of a template.toml, each with the line it stands in; reading it stops at the first."""

import re
import tomllib
from collections.abc import Iterator, Mapping

from briefbook.model.errors import TemplateError
from briefbook.model.template import TemplateFault
from briefbook.render.catalog import DECLARATION
from briefbook.render.declaration import declared

_AT_LINE = re.compile(r"\(at line (\d+)")
_KEY = re.compile(r"template\.toml: (?:(fields|sections)\[(\d+)\]\.)?([A-Za-z_]+)")
_TITLE: Mapping[str, object] = {"title": {"en": "x"}, "note_title": {"en": "x"}}


def declaration_faults(name: str, data: bytes) -> Iterator[TemplateFault]:
    """Walk over what is wrong with a template.toml: each field and section by itself, then the whole."""
    try:
        text = data.decode("utf-8")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        yield TemplateFault(DECLARATION, 0, "", f"{DECLARATION} is not UTF-8 text; save it as UTF-8.")
        return
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else 0
        yield TemplateFault(DECLARATION, line, _line(text, line), f"{DECLARATION} is not valid TOML: {error}.")
        return
    sound: dict[str, object] = dict(table)
    has_faults = False
    for key in ("fields", "sections"):
        kept: list[object] = []
        for place, one in enumerate(_tables(table.get(key)), 1):
            sentence = _fault(name, {**_TITLE, key: [one]})
            if sentence is None:
                kept.append(one)
            else:
                has_faults = True
                yield _named(text, sentence.replace(f"{key}[1]", f"{key}[{place}]"))
        if key in table and isinstance(table[key], list):
            sound[key] = kept
    whole = _fault(name, sound)
    # a title that names a field with a fault of its own names one that is not declared as long as that stands
    if whole is not None and not (has_faults and "note_title" in whole and "names the field" in whole):
        yield _named(text, whole)


def _tables(value: object) -> list[object]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _fault(name: str, table: Mapping[str, object]) -> str | None:
    try:
        declared(name, table)
    except TemplateError as error:
        return error.sentence
    return None


def _named(text: str, sentence: str) -> TemplateFault:
    """Return a fault with the line of the key that its sentence names."""
    found = _KEY.search(sentence)
    line = _line_of(text, found[1], int(found[2] or 0), found[3]) if found else 0
    return TemplateFault(DECLARATION, line, _line(text, line), sentence)


def _line_of(text: str, table: str | None, place: int, key: str) -> int:
    """Return the line of a key in the `place`-th table of a name, or at the top; that of the table when it has none."""
    header, count, inside, start = f"[[{table}]]", 0, table is None, 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            if inside and table is not None and stripped.startswith("[["):
                break
            if stripped == header:
                count += 1
                inside, start = count == place, number if count == place else start
            elif table is None and stripped.strip("[] ").split(".")[0] == key:
                return number
        elif inside and re.match(rf"\"?{re.escape(key)}\"?\s*[=.]", stripped):
            return number
    return start


def _line(text: str, line: int) -> str:
    lines = text.split("\n")
    return lines[line - 1].strip() if 0 < line <= len(lines) else ""
