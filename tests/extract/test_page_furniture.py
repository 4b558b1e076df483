"""On pages of thirty kinds no line of the text is hidden, and nine of ten lines of the page around it are."""

import re
from pathlib import Path

import pytest

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.furniture import mark
from briefbook.model.document import Document
from tests.extract.making import reading
from tests.extract.page_making import KINDS, Page, pages

SEEDS = (1, 2, 3)
EVERY = [(seed, name, page) for seed in SEEDS for name, page in pages(seed)]


def shown(document: Document) -> str:
    """All that the officer sees without asking: the title, headings and passages."""
    headings = [heading for passage in document.passages for heading in passage.heading]
    return "\n".join([document.title or "", *headings, *(passage.text for passage in document.passages)])


def lines(text: str) -> set[str]:
    """The lines of a text; cells of a table count as lines."""
    return {part.strip() for line in text.split("\n") for part in line.split("\t")}


def hidden_body(document: Document, page: Page) -> list[str]:
    """Lines of the text that nobody sees."""
    seen = shown(document)
    said = "\n".join(one.line for one in document.evidence)
    return [line for line in page.body if line not in seen and line not in said]


def shown_menu(document: Document, page: Page) -> list[str]:
    """Lines of the page that everybody sees."""
    seen = lines(shown(document))
    long = shown(document)
    of_page = [line for line in page.menu if line not in page.body]
    return [line for line in of_page if line in seen or (len(line) > 12 and line in long)]


def test_there_are_thirty_kinds_of_pages() -> None:
    assert len(KINDS) == 30


@pytest.mark.parametrize(("seed", "name", "page"), EVERY, ids=[f"{name}-{seed}" for seed, name, _ in EVERY])
def test_no_line_of_the_text_is_hidden(tmp_path: Path, seed: int, name: str, page: Page) -> None:
    assert not hidden_body(reading(tmp_path, f"{name}.html", page.source), page)


@pytest.mark.parametrize("seed", SEEDS)
def test_nine_of_ten_lines_of_the_page_around_it_are_hidden(tmp_path: Path, seed: int) -> None:
    found = {name: shown_menu(reading(tmp_path, f"{name}.html", page.source), page) for name, page in pages(seed)}
    every = sum(len(page.menu) for _, page in pages(seed))
    assert sum(map(len, found.values())) <= 0.1 * every, {name: some for name, some in found.items() if some}


def made(tmp_path: Path, name: str) -> Document:
    source = next(page.source for kind, page in pages(1) if kind == name)
    return reading(tmp_path, f"{name}.html", source)


def test_a_page_of_canada_ca_is_named_and_dated_as_its_head_says(tmp_path: Path) -> None:
    found = made(tmp_path, "canada")
    assert (found.title, found.date) == ("Ferries for the north", "2023-05-04")
    assert "date_modified" in {one.field for one in found.evidence}


def test_what_is_hidden_says_why(tmp_path: Path) -> None:
    why = {one.text: one.why for one in made(tmp_path, "canada").furniture}
    assert why["Jump to part 1"] == "Links to the parts of this page."
    assert why["Skip to main content"] == "Stands outside the main part of the page."


def test_a_list_that_a_sentence_announces_stays(tmp_path: Path) -> None:
    rows = "".join(f'<li><a href="#n{number}">Part {number}</a></li>' for number in range(6))
    text = f"<h1>Ferries</h1><p>The survey of the ferries has these parts:</p><ul>{rows}</ul>"
    assert not reading(tmp_path, "a.html", text).furniture


def test_a_contents_page_keeps_its_links(tmp_path: Path) -> None:
    rows = "".join(f'<li><a href="{number}.html">Chapter {number} of the handbook</a></li>' for number in range(9))
    found = reading(tmp_path, "a.html", f"<div><h1>Handbook</h1></div><div><ul>{rows}</ul></div><p>Issued in 2023.</p>")
    assert not found.furniture


@pytest.mark.parametrize("name", ["Related links", "Liens connexes", "See also", "You may also like"])
def test_links_to_other_pages_go_with_their_heading(tmp_path: Path, name: str) -> None:
    text = "<p>" + "The ferry runs again, and the village is glad. " * 4 + "</p>"
    links = "<ul><li><a href='/a'>Ferries of the northern islands in winter</a></li></ul>"
    found = reading(tmp_path, "a.html", f"<main><h1>Ferry</h1>{text}<h2>{name}</h2>{links}</main>")
    assert [one.text for one in found.furniture] == [name, "Ferries of the northern islands in winter"]


def test_a_page_of_very_many_boxes_is_read_without_delay(tmp_path: Path) -> None:
    """Looking upwards from each of them would take minutes."""
    page = "<footer>" * 9_000 + "<footer><div class='sidebar'>The ferry runs.</div></footer>" * 20_000
    found = reading(tmp_path, "a.html", f"<p>The winter ferry.</p>{page}")
    assert [one.text for one in found.passages] == ["The winter ferry."]


def without_meaning(source: str) -> str:
    """The page with boxes for every part and no name on any of them, as programs that build pages leave it."""
    boxes = re.sub(r"<(/?)(?:nav|header|footer|main|aside|section|article)\b", r"<\1div", source)
    return re.sub(r' (?:class|id|role|aria-[a-z]+|property|data-[a-z-]+)=(?:"[^"]*"|\S+?)(?=[ >])', "", boxes)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_whose_mark_up_says_nothing_is_sorted_by_its_text_and_links(tmp_path: Path, seed: int) -> None:
    found = [(reading(tmp_path, "a.html", without_meaning(page.source)), page) for _, page in pages(seed)]
    assert not [line for document, page in found for line in hidden_body(document, page)]
    every = sum(len(page.menu) for _, page in found)
    assert sum(len(shown_menu(document, page)) for document, page in found) <= 0.1 * every


MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Jobs", "Taxes", "Health"))
SENTENCES = "The northern ferry was late again and nobody on the quay was told when it would come. " * 3


@pytest.mark.parametrize(
    "content",
    [
        "<h1>Ferry</h1><p>{0}</p></div><div><h2>Contacts</h2><p><a href='mailto:a@b.c'>a@example.org</a></p>"
        "<p><a href='tel:1'>613-555-0100</a></p>",
        "<h1>Ferry</h1><p>{0}</p></div><div><h2>Documents</h2><ul><li><a href='/1.pdf'>Plan of the piers</a></li>"
        "<li><a href='/2.pdf'>Map of the piers</a></li></ul>",
        "<h1>Ferry</h1><p>{0}</p><aside><h2>Key facts</h2><ul><li>40 boats</li><li>3 piers</li></ul></aside>",
        "<h1>Members</h1><ul><li><a href='/a'>Ada Byrd</a></li><li><a href='/b'>Jo Stone</a></li>"
        "<li><a href='/c'>Ann Lee</a></li></ul>",
        "<h1>Open day</h1><p>When: May 3, 2023</p><p>Where: Mill Bay</p><p><a href='/r'>Register</a></p>",
        "<h1>Ferry is back</h1><p>The ferry is back.</p>",
        "<h1>Ferry</h1><p>{0}</p><h2>Documents</h2><ul><li><a href='/1'>Plan</a></li><li><a href='/2'>Map</a></li>"
        "<li><a href='/3'>Budget</a></li></ul>",
    ],
)
def test_what_looks_like_a_menu_in_the_text_is_shown_and_the_menu_is_not(tmp_path: Path, content: str) -> None:
    page = f"<div><h3>Programs</h3><ul>{MENU}</ul></div><div>{content.format(SENTENCES)}</div>"
    found = reading(tmp_path, "a.html", page)
    assert [one.text for one in found.furniture] == ["Programs", "News", "Jobs", "Taxes", "Health"]


def test_a_table_with_a_menu_beside_the_text_only_lays_out_the_page(tmp_path: Path) -> None:
    menu = "<a href='1'>Home</a><br><a href='2'>News</a><br><a href='3'>Links</a>"
    found = reading(
        tmp_path, "a.html", f"<table><tr><td>{menu}</td><td>{SENTENCES}<p>It came back.</p></td></tr></table>"
    )
    assert [one.text for one in found.passages] == [SENTENCES.strip(), "It came back."]
    assert [one.text for one in found.furniture] == ["Home\nNews\nLinks"]


def test_a_table_of_data_with_links_stays_a_table(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td><a href='{n}'>Report {n}</a></td><td>{SENTENCES}</td></tr>" for n in range(5))
    found = reading(tmp_path, "a.html", f"<h1>Reports</h1><table><tr><th>Name</th><th>Text</th></tr>{rows}</table>")
    assert [one.kind for one in found.passages] == ["table"]


LINES = """
Page details | Détails de la page | About this page | À propos de cette page | Date modified: 2023-05-03
Date de modification : 2023-05-03 | Last updated | La dernière mise à jour | Dernière modification
Press room | Newsroom
Salle de presse | Originally published in The Harbour Gazette | First published by The Harbour Gazette
Publié à l’origine par La Gazette du port | Check against delivery | Seul le texte prononcé fait foi.
Le texte prononcé fait foi. | # # # | - 30 - | End of document | Report a problem on this page | Share this page
Skip to main content | Language selection | On this page | You are here: | Back to top | Top of page
Print this page | Email this page | E-mail this page | Mail this page
Signaler un problème | Partager cette page | Partagez cette page
Passer au contenu principal | Sélection de la langue | Sur cette page | Vous êtes ici : | Haut de la page
Imprimer cette page | Did you find what you were looking for? | Avez-vous trouvé ce que vous cherchiez ?
Toggle navigation | Main menu | Menu principal | Site search | Recherche dans le site | Read more | Lire la suite
Subscribe | Accept all cookies | Accepter tous les témoins | © 2023 The Harbour | (c) 2023 The Harbour
Copyright 2023 The Harbour | All rights reserved. | Tous droits réservés. | Page 3 of 12 | Français | English | Search
Rechercher | Menu | Home | Accueil | Print | Imprimer | Close | Fermer | From: The Harbour | De : Le port
Current status: closed | Statut : clos | État actuel : clos
"""


@pytest.mark.parametrize("line", [one.strip() for row in LINES.strip().split("\n") for one in row.split("|")])
def test_a_line_of_a_page_is_hidden_however_it_begins(line: str) -> None:
    text = "The ferries ran all winter, and nobody on the quay had thought it possible."
    marked = mark([Block(BlockKind.PARAGRAPH, text), Block(BlockKind.PARAGRAPH, line)])
    assert [bool(one.why) for one in marked] == [False, True]
    assert mark([Block(BlockKind.PARAGRAPH, text), Block(BlockKind.PARAGRAPH, line.upper())])[1].why
