"""The components speak English and French."""

from dataclasses import fields

import pytest

from briefbook.gui.words import ENGLISH, FRENCH, words
from briefbook.model.kinds import DocumentKind, EntryKind


def test_every_kind_has_a_name_in_both_languages() -> None:
    assert all(ENGLISH.kind(kind) and FRENCH.kind(kind) for kind in DocumentKind)
    assert all(ENGLISH.entry_kinds[kind] and FRENCH.entry_kinds[kind] for kind in EntryKind)


def test_both_languages_take_the_same_values() -> None:
    for one in fields(ENGLISH):
        english, french = getattr(ENGLISH, one.name), getattr(FRENCH, one.name)
        pairs = [(english, french)] if isinstance(english, str) else zip(english, french, strict=True)
        assert all(a.count("{") == b.count("{") for a, b in pairs)


@pytest.mark.parametrize(
    ("language", "number", "sentence"),
    [
        ("en", 0, "0 entries"),
        ("en", 1, "1 entry"),
        ("en", 1200, "1,200 entries"),
        ("fr", 0, "0 élément"),
        ("fr", 1200, "1\u202f200 éléments"),
    ],
)
def test_counts_are_worded_as_the_language_does(language: str, number: int, sentence: str) -> None:
    chosen = words("fr" if language == "fr" else "en")
    assert chosen.counted(chosen.entry_count, number) == sentence
