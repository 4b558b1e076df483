"""GUI room: sentences that the rooms below word in English, with names and numbers in them, in French.

They are known by their English forms; what stands in braces there is taken over, in French where it is known itself.
"""

import functools
import re
from collections.abc import Mapping

from briefbook.gui.french_book import BOOK
from briefbook.gui.french_corpus import CORPUS
from briefbook.gui.french_form import FORM
from briefbook.gui.french_search import SEARCH
from briefbook.gui.french_template import TEMPLATE

_PLACE = re.compile(r"\{(\w+)\}")
_ONE_WORD = frozenset({"template", "entry", "file", "line", "name_of_field"})
"""What never holds a blank; everything else may be any text."""
_ENDING = "ending"
"""What follows a name that is not known: a full stop, or which name may be meant, or which there are."""


def in_french(sentence: str) -> str | None:
    """Return what an English sentence of Briefbook's says, in French; None where it is not known."""
    for pattern, form in _forms():
        found = pattern.fullmatch(sentence)
        if found is not None:
            values = {name: _inner(text) for name, text in found.groupdict().items()}
            return _filled(form, values)
    return None


def _filled(form: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: values[place[1]], form)


def _inner(text: str) -> str:
    """Return what stands in a sentence: it may be one itself, with its full stop or without."""
    whole = in_french(text)
    if whole is None and (ended := in_french(f"{text}.")) is not None:
        whole = ended.removesuffix(".")
    return whole or text


@functools.cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the forms; those that say most come first, for a name may hold what looks like another sentence."""
    forms = {**BOOK, **CORPUS, **SEARCH, **TEMPLATE, **FORM}
    ordered = sorted(forms, key=lambda form: len(_PLACE.sub("", form)), reverse=True)
    return tuple((_pattern(form), forms[form]) for form in ordered)


def _pattern(form: str) -> re.Pattern[str]:
    pieces = _PLACE.split(form)
    made = [_wanted(piece) if number % 2 else re.escape(piece) for number, piece in enumerate(pieces)]
    return re.compile("".join(made), re.DOTALL)


def _wanted(name: str) -> str:
    if name == _ENDING:
        return rf"(?P<{name}>\.|; (?:did you mean|there is|make it first).+)"
    return rf"(?P<{name}>\S+?)" if name in _ONE_WORD else rf"(?P<{name}>.*?)"
