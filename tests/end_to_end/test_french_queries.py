"""French typed without accents finds the passage that is written with them, over real French pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.app.finding import Finder
from briefbook.app.refreshing import refresh
from briefbook.app.workspace import open_workspace
from briefbook.model.monitor import Silent
from briefbook.model.query import Request
from briefbook.settings.places import Places, shipped_folder

BLOG, PRODUCTS = "fr/blog__posts__", "fr/products__products__"
QUERIES = [
    ("joueurs non traditionnels s'impliquer", f"{BLOG}toujours-un-defi.md", 1),
    (
        "prestations veterans membres famille identifier",
        f"{PRODUCTS}trouver-les-prestations-pertinentes-pour-les-veterans.md",
        1,
    ),
    ("deja travaille sprints de conception", f"{BLOG}innover-a-la-fois-a-linterne-et-a-lexterne-chez-edsc.md", 4),
    (
        "presentation bourree de diagrammes indechiffrables",
        f"{BLOG}5-conseils-pour-faire-de-vos-presentations-de-veritables-bijoux.md",
        3,
    ),
    ("developpeurs heureux modifier le contenu", f"{BLOG}deplacer-le-contenu-du-code-vers-le-nuage.md", 10),
    (
        "membres d'equipe geographiquement disperses",
        f"{BLOG}cest-comment-travailler-dans-une-equipe-geographiquement-dispersee.md",
        2,
    ),
    ("epuisant course a relais", f"{BLOG}la-fois-ou-la-tenue-dun-ama-a-ressemble-a-une-course-a-relais.md", 1),
    (
        "interviewe personnes aveugles malvoyantes",
        f"{BLOG}ce-que-jai-appris-en-travaillant-sur-les-operations-de-recherche-en-conception.md",
        7,
    ),
    ("ou etre coince entre parent", f"{BLOG}yolo-plutot-colocalisation-nest-ce-pas.md", 20),
    (
        "aide financiere admissibles pendant pandemie",
        f"{PRODUCTS}trouver-de-laide-financiere-pendant-la-pandemie-de-covid-19.md",
        1,
    ),
]


@pytest.fixture(scope="module")
def finder(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    places = Places(data=tmp_path_factory.mktemp("data"), shipped=shipped_folder())
    workspace = open_workspace(shared_data / "ca_cds_blog_en_fr", places)
    refresh(workspace, Silent())
    finder = Finder(workspace)
    yield finder
    finder.close()


@pytest.mark.parametrize(("query", "path", "ordinal"), QUERIES)
def test_a_french_query_without_accents_finds_its_passage(finder: Finder, query: str, path: str, ordinal: int) -> None:
    assert query.isascii()
    hits = finder.find(Request(query, limit=3)).hits
    assert (path, ordinal) in {(hit.document.path, hit.ordinal) for hit in hits}
