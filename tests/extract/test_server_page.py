"""Pages with program code in them: the code is left out, the page is read."""

import time

import pytest

from briefbook.extract.server_page import read, strip_server_code
from briefbook.model.errors import NoText


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ("<p>One <%= name %>two</p>", "<p>One two</p>"),
        ('<%@ Page Language="C#" %><p>One</p>', "<p>One</p>"),
        ("<p>One<?php echo '<p>No</p>'; ?></p>", "<p>One</p>"),
        ("<p>One</p><?php if ($a) { exit; }", "<p>One</p>"),
        ("<%-- no %> no --%><p>One</p>", "<p>One</p>"),
        ("<!--- no ---><CFQUERY name='x'>select 1</cfquery><p>One</p>", "<p>One</p>"),
        ('<?xml version="1.0"?><p>One</p>', '<?xml version="1.0"?><p>One</p>'),
        ("<p>İ 5 < 6 and 50% off</p><?= no ?>", "<p>İ 5 < 6 and 50% off</p>"),
    ],
)
def test_code_is_left_out(page: str, left: str) -> None:
    assert strip_server_code(page) == left


def test_the_page_around_the_code_is_read() -> None:
    page = (
        "<%@ page contentType='text/html; charset=windows-1252' %><html><body><h1>Traversiers</h1><p>Fermé.</p></html>"
    )
    assert [block.text for block in read(page.encode("cp1252"), "a.jsp").blocks] == ["Traversiers", "Fermé."]
    with pytest.raises(NoText, match="only program code"):
        read(b"<?php\nfunction a() { return '<p>'; }\n", "a.php")


@pytest.mark.parametrize("page", ["<%" * 5_000_000, "<%%>" * 500_000, "<?php " * 1_000_000])
def test_hostile_code_is_left_out_in_time(page: str) -> None:
    began = time.monotonic()
    strip_server_code(page)
    assert time.monotonic() - began < 5
