"""Kinds of document by their names in both languages."""

import pytest

from briefbook.model.kind_names import kind_name, kind_named
from briefbook.model.kinds import LANGUAGES, DocumentKind


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_is_found_by_its_own_names(kind: DocumentKind) -> None:
    assert kind_named(kind.value) is kind
    assert kind_named(kind.value.upper().replace("-", "_")) is kind
    for language in LANGUAGES:
        assert kind_named(kind_name(kind, language)) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("speeches", DocumentKind.SPEECH),
        ("News Stories", DocumentKind.NEWS_STORY),
        ("declarations communes", DocumentKind.JOINT_STATEMENT),
        ("notes d'enjeu", DocumentKind.ISSUE_NOTE),
        ("communiqués", DocumentKind.NEWS_RELEASE),
        ("e-mails", DocumentKind.EMAIL),
        ("lois", DocumentKind.LAW),
        ("novel", None),
        ("", None),
    ],
)
def test_a_name_may_be_plural_and_without_its_accents(name: str, kind: DocumentKind | None) -> None:
    assert kind_named(name) is kind
