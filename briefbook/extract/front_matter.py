"""Extract room: the front matter of Markdown files. Read event by event: hostile YAML nests and refers without end."""

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import is_blank, one_paragraph
from briefbook.model.document import Evidence

_FENCE = re.compile(r"\A\s*?(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LONGEST = 100_000
"""Characters; what is longer between two lines of dashes is no front matter."""
_REMEMBERED = 200
"""Keys whose patterns are kept in mind; the files of a site have the same ones."""
_SIMPLE = re.compile(r"([A-Za-z][\w-]*)[ \t]*[:=][ \t]*(.*)")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALAR = yaml.ScalarEvent
_FIELDS = {
    "title": ("title", 0.98),
    "date": ("date", 0.97),
    "published": ("date", 0.96),
    "publishdate": ("date", 0.96),
    "published_time": ("date", 0.96),
    "date_published": ("date", 0.96),
    "issued": ("date", 0.96),
    "pubdate": ("date", 0.95),
    "published_at": ("date", 0.96),
    "published_on": ("date", 0.96),
    "publish_date": ("date", 0.96),
    "publication_date": ("date", 0.96),
    "last_modified_at": ("date_modified", 0.95),
    "last_updated": ("date_modified", 0.94),
    "updated_at": ("date_modified", 0.94),
    "modified_time": ("date_modified", 0.95),
    "modified": ("date_modified", 0.95),
    "lastmod": ("date_modified", 0.95),
    "date_modified": ("date_modified", 0.96),
    "dateupdated": ("date_modified", 0.94),
    "updated": ("date_modified", 0.94),
    "kind": ("kind", 0.98),
    "type": ("kind", 0.97),
    "content_type": ("kind", 0.97),
    "category": ("kind", 0.6),
    "categories": ("kind", 0.6),
    "tags": ("kind", 0.5),
    "publisher": ("publisher", 0.98),
    "department": ("publisher", 0.95),
    "organization": ("publisher", 0.95),
    "institution": ("publisher", 0.95),
    "office": ("office", 0.97),
    "place": ("place", 0.97),
    "location": ("place", 0.96),
    "committee": ("committee", 0.97),
    "marking": ("marking", 0.97),
    "classification": ("marking", 0.96),
    "language": ("language", 0.6),
    "lang": ("language", 0.6),
    "source_url": ("source", 0.97),
    "source": ("source", 0.9),
    "url": ("source", 0.9),
    "canonical_url": ("source", 0.95),
    "author": ("author", 0.95),
    "authors": ("author", 0.95),
}
_TEXTS = frozenset({"description", "summary", "subtitle", "excerpt", "abstract", "seconddescription"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the text of a Markdown file.

    Attributes:
        said: the fields we know, values raw.
        texts: descriptions: text of the document that its body does not repeat.
        body: the rest of the file.
    """

    said: tuple[Evidence, ...]
    texts: tuple[str, ...]
    body: str

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The descriptions as paragraphs."""
        texts = (one_paragraph(text) for text in self.texts)
        return tuple(Block(BlockKind.PARAGRAPH, text) for text in texts if not is_blank(text))


def split(text: str) -> FrontMatter:
    """Part a Markdown file into front matter and body; without front matter all of it is body."""
    if text.startswith("{"):
        return _split_json(text)
    match = _FENCE.match(text)
    if match is None or len(match[2]) > _LONGEST or not _SIMPLE.search(match[2]):
        return FrontMatter((), (), text)
    source = match[2]
    pairs = list(_yaml_pairs(source) if match[1] == "---" else _simple_pairs(source))
    said = tuple(_evidence(pairs, source))
    texts = tuple(value for key, value in pairs if key.lower() in _TEXTS and value)
    return FrontMatter(said, texts, text[match.end() :])


def _split_json(text: str) -> FrontMatter:
    """Front matter of Hugo in JSON is an object with a title, and text behind it."""
    try:
        held, end = json.JSONDecoder().raw_decode(text[:_LONGEST])
    except (ValueError, RecursionError):
        return FrontMatter((), (), text)
    if not isinstance(held, dict) or not isinstance(held.get("title"), str) or not text[end:].startswith("\n"):
        return FrontMatter((), (), text)
    pairs = [(str(key), value) for key, value in held.items() if isinstance(value, str)]
    texts = tuple(value for key, value in pairs if key.lower() in _TEXTS and value)
    source = "\n".join(line.strip(" \t,") for line in text[:end].split("\n"))
    return FrontMatter(tuple(_evidence(pairs, source)), texts, text[end:])


def _evidence(pairs: list[tuple[str, str]], source: str) -> Iterator[Evidence]:
    for key, value in pairs:
        field, confidence = _FIELDS.get(key.lower().replace("-", "_"), ("", 0.0))
        if not field or not value or (field == "source" and not value.startswith("http")):
            continue
        yield Evidence(field, value, _line(source, key), confidence)


def _line(source: str, key: str) -> str:
    match = _line_of(key).search(source)
    return match.group() if match else key


@functools.lru_cache(_REMEMBERED)
def _line_of(key: str) -> re.Pattern[str]:
    return re.compile(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*[:=].*$", re.MULTILINE)


def _yaml_pairs(source: str) -> Iterator[tuple[str, str]]:
    """Yield the top-level keys with their scalar values, one pair for each of a list; damaged YAML line by line."""
    pairs: list[tuple[str, str]] = []
    try:
        for pair in _top_level(source):
            pairs.append(pair)
    except (yaml.YAMLError, RecursionError, ValueError):
        pairs = list(_simple_pairs(source))
    yield from pairs


def _top_level(source: str) -> Iterator[tuple[str, str]]:
    depth = 0
    key: str | None = None
    in_list = False
    for event in yaml.parse(source, Loader=_LOADER):
        if isinstance(event, _SCALAR):
            if depth == 1 and key is None:
                key = event.value
            elif key is not None and (depth == 1 or (depth == 2 and in_list)):
                yield key, event.value
                key = None if depth == 1 else key
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            in_list = depth == 2 and isinstance(event, yaml.SequenceStartEvent)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            key = None if depth == 1 else key
        elif depth == 1:
            key = "" if key is None else None


def _simple_pairs(source: str) -> Iterator[tuple[str, str]]:
    """Read `key: value` and `key = value` line by line, as in TOML and in YAML that a parser refuses."""
    for line in source.split("\n"):
        match = _SIMPLE.match(line)
        if match:
            yield match[1], match[2].strip(" \t\"'[]")
