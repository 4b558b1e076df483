"""An element of countless attributes is told at once, wherever markup is read; a picture within a page is none."""

import pytest

from briefbook.extract.registry import read_bytes
from briefbook.model.errors import ExtractError
from briefbook.ooxml.attributes import has_countless_attributes
from tests.extract.making import word_package

FLOOD = " ".join(f'a{number}="x"' for number in range(60_000))


@pytest.mark.parametrize("name", ["a.xml", "a.html", "a.docx", "a.eml"])
def test_a_flood_of_attributes_is_refused_in_one_sentence(name: str) -> None:
    made = {
        "a.xml": f"<r {FLOOD}>text</r>".encode(),
        "a.html": f"<html><body><p {FLOOD}>text</p></body></html>".encode(),
        "a.docx": word_package(f"<w:p {FLOOD}><w:r><w:t>text</w:t></w:r></w:p>"),
        "a.eml": f"Subject: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p {FLOOD}>text</p>".encode(),
    }
    with pytest.raises(ExtractError):
        read_bytes(made[name], name)


def test_a_picture_within_a_page_and_many_elements_are_no_flood() -> None:
    assert not has_countless_attributes(f'<img src="data:image/png;base64,{"iVBOR=" * 1_000}{"A" * 90_000}">')
    assert not has_countless_attributes('<a href="x" class="y">z</a>' * 10_000)
    assert has_countless_attributes(f"<r {FLOOD}>")
    assert has_countless_attributes(f"<r {FLOOD}>".encode())
