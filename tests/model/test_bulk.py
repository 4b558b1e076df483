"""Objects made at once are those made one by one."""

import pytest

from briefbook.model.bulk import made
from briefbook.model.document import Furniture

COLUMNS: dict[str, list[object]] = {"ordinal": [1, 2], "text": ["Menu", "Home"], "why": ["A link.", "A link."]}


def test_objects_made_at_once_equal_those_made_one_by_one() -> None:
    assert made(Furniture, COLUMNS) == (Furniture(1, "Menu", "A link."), Furniture(2, "Home", "A link."))
    nothing: dict[str, list[object]] = {name: [] for name in COLUMNS}
    assert made(Furniture, nothing) == ()


@pytest.mark.parametrize("columns", [{}, {**COLUMNS, "why": ["A link."]}, {**COLUMNS, "page": [1, 2]}])
def test_columns_that_are_not_those_of_the_class_are_refused(columns: dict[str, list[object]]) -> None:
    with pytest.raises(ValueError, match="Furniture"):
        made(Furniture, columns)
