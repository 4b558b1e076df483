"""All kinds of hostile files; to name them here loads the modules that make them."""

from tests.hostile import mail, markup, names, packages, pages, texts
from tests.hostile.making import KINDS

__all__ = ["KINDS", "LONG", "mail", "markup", "names", "packages", "pages", "texts"]

LONG = frozenset(
    {
        "csv_of_many_rows",
        "csv_whose_quote_never_ends",
        "docx_bomb_of_text",
        "docx_of_many_paragraphs",
        "html_of_many_attributes",
        "html_of_many_headings",
        "html_of_many_links",
        "html_with_a_giant_title",
        "md_of_back_ticks",
        "pdf_that_says_it_has_a_million_pages",
        "pdf_whose_form_draws_itself",
        "txt_of_many_lines",
        "txt_of_very_many_tiny_paragraphs",
        "xml_of_many_attributes",
        "zip_bomb_of_zips",
    }
)
"""Kinds that may use up much of the time that a file is given; they are made at full size alone."""
