"""The pages of every template's sample look as they did when somebody looked at them; all copies with --all."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefbook.settings.places import Places, shipped_folder
from tests.render.shelf import Kind, templates
from tests.templates.golden import difference, draw, kept, kinds

_FARTHEST = 2.0


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, full_size: bool) -> Mapping[Kind, list[Path]]:
    """The pages of this run, in one batch."""
    folder = tmp_path_factory.mktemp("pages")
    return draw(kinds(full=full_size), Places(data=folder / "data", shipped=shipped_folder()), folder)


@pytest.mark.parametrize("template", templates())
def test_its_pages_look_as_they_did(drawn: Mapping[Kind, list[Path]], template: str) -> None:
    assert_alike({kind: pages for kind, pages in drawn.items() if kind.template == template})


def test_a_book_with_everything_in_it_looks_as_it_did(drawn: Mapping[Kind, list[Path]], full_size: bool) -> None:
    if not full_size:
        pytest.skip("drawn with --all")
    assert_alike({kind: pages for kind, pages in drawn.items() if kind.template not in templates()})


def assert_alike(drawn: Mapping[Kind, list[Path]]) -> None:
    assert drawn
    for kind, pages in drawn.items():
        golden = kept(kind)
        assert [one.name for one in pages] == [one.name for one in golden]
        for page, same in zip(pages, golden, strict=True):
            assert difference(page, same) < _FARTHEST, page.name
