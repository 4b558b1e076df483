"""Settings room: every option of Briefbook in one table: its name, type, default, allowed values and label.

Preferences, storage and tests read this table. An option without a label is remembered, not asked for: the window
keeps it so that the next start looks like the last one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from briefbook.model.book import Wording
from briefbook.model.errors import SettingsError
from briefbook.model.plain import Json

T_co = TypeVar("T_co", covariant=True)

SMALLEST_TEXT, LARGEST_TEXT, USUAL_TEXT = 9, 24, 10
"""Sizes of the window's text, in points."""
RECENT_BOOKS = 10
"""How many books the list of recent ones holds."""


@dataclass(frozen=True, slots=True)
class Option(Generic[T_co]):
    """One thing that can be set.

    Attributes:
        name: its key in the settings file.
        read: makes the value from what stands in the file; raises ValueError where that cannot be meant.
        label: what Preferences call it; empty for what is only remembered.
        choices: the allowed values with their wording; empty where any value of the type will do.
    """

    name: str
    default: T_co
    read: Callable[[Json], T_co]
    label: Wording = field(default_factory=Wording)
    choices: tuple[tuple[str, Wording], ...] = ()

    def checked(self, value: Json) -> T_co:
        """Return `value` as a value of this option.

        Raises:
            SettingsError: the option cannot have it.
        """
        try:
            return self.read(value)
        except ValueError as error:
            raise SettingsError(f"The option {self.name} cannot be {value!r}: {error}.", self.name) from error


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise ValueError("it is a text")
    return value


def _flag(value: Json) -> bool:
    if not isinstance(value, bool):
        raise ValueError("it is true or false")
    return value


def _texts(value: Json) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError("it is a list of texts")
    return tuple(_text(item) for item in value)


def _pairs(value: Json) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list | tuple):
        raise ValueError("it is a list of pairs")
    pairs = tuple(_texts(item) for item in value)
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError("each of its items is a pair")
    return tuple((pair[0], pair[1]) for pair in pairs)


def _sizes(value: Json) -> tuple[int, ...]:
    if not isinstance(value, list | tuple) or not all(type(item) is int and item >= 0 for item in value):
        raise ValueError("it is a list of whole numbers")
    return tuple(item for item in value if isinstance(item, int))


def _points(value: Json) -> int:
    if type(value) is not int or not SMALLEST_TEXT <= value <= LARGEST_TEXT:
        raise ValueError(f"it is a whole number from {SMALLEST_TEXT} to {LARGEST_TEXT}")
    return value


def _one_of(choices: tuple[tuple[str, Wording], ...]) -> Callable[[Json], str]:
    names = [name for name, _ in choices]

    def read(value: Json) -> str:
        if value not in names:
            raise ValueError(f"it is one of {', '.join(names)}")
        return str(value)

    return read


_LANGUAGES = (
    ("system", Wording("As the system", "Comme le système")),
    ("en", Wording("English", "English")),
    ("fr", Wording("Français", "Français")),
)
_THEMES = (
    ("system", Wording("As the system", "Comme le système")),
    ("light", Wording("Light", "Clair")),
    ("dark", Wording("Dark", "Sombre")),
    ("high-contrast", Wording("High contrast", "Contraste élevé")),
)
_FORMATS = (
    ("docx", Wording("Word", "Word")),
    ("md", Wording("Markdown", "Markdown")),
    ("html", Wording("HTML", "HTML")),
    ("pdf", Wording("PDF", "PDF")),
)
_COPIES = (
    ("minister", Wording("Minister", "Ministre")),
    ("working", Wording("Working", "Travail")),
    ("disclosure", Wording("Disclosure", "Divulgation")),
)

LANGUAGE = Option("language", "system", _one_of(_LANGUAGES), Wording("Language", "Langue"), _LANGUAGES)
THEME = Option("theme", "system", _one_of(_THEMES), Wording("Theme", "Thème"), _THEMES)
TEXT_SIZE = Option("text_size", USUAL_TEXT, _points, Wording("Text size", "Taille du texte"))
LETTER_KEYS = Option(
    "letter_keys",
    True,
    _flag,
    Wording("Single keys A, T and 1 to 9 add and file passages", "Les touches A, T et 1 à 9 ajoutent et classent"),
)
MOTION = Option(
    "motion",
    True,
    _flag,
    Wording("Show where an added passage went", "Montrer où va un passage ajouté"),
)
SEARCH_HISTORY = Option(
    "search_history",
    True,
    _flag,
    Wording("Remember the last hundred searches", "Retenir les cent dernières recherches"),
)
EXPORT_FORMAT = Option("export_format", "docx", _one_of(_FORMATS), choices=_FORMATS)
EXPORT_COPY = Option("export_copy", "minister", _one_of(_COPIES), choices=_COPIES)
EXPORT_FOLDER = Option("export_folder", "", _text)
FOLDER = Option("folder", "", _text)
BOOK = Option("book", "", _text)
BOOKS_RECENT: Option[tuple[str, ...]] = Option("books_recent", (), _texts)
SEARCHES_SAVED: Option[tuple[tuple[str, str], ...]] = Option("searches_saved", (), _pairs)
QUERY = Option("query", "", _text)
SECTION = Option("section", "", _text)
GEOMETRY = Option("geometry", "", _text)
COLUMNS: Option[tuple[int, ...]] = Option("columns", (), _sizes)
MIDDLE: Option[tuple[int, ...]] = Option("middle", (), _sizes)
RIGHT: Option[tuple[int, ...]] = Option("right", (), _sizes)

OPTIONS: tuple[Option[str | int | bool], ...] = (LANGUAGE, THEME, TEXT_SIZE, LETTER_KEYS, MOTION, SEARCH_HISTORY)
"""What Preferences show, in their order."""
REMEMBERED = (
    *(EXPORT_FORMAT, EXPORT_COPY, EXPORT_FOLDER, FOLDER, BOOK, BOOKS_RECENT, SEARCHES_SAVED),
    *(QUERY, SECTION, GEOMETRY, COLUMNS, MIDDLE, RIGHT),
)
"""What is remembered from one start to the next."""
