"""What is taken from the corpus keeps its text, its language and its provenance."""

import pytest

from briefbook.model.document import Document, Passage
from briefbook.model.excerpt import Origin, language_in, take, text_hash
from briefbook.model.kinds import DocumentKind, Fingerprint, FolderId, PassageKind
from briefbook.model.note import plain_text

TEXT = "Les traversiers ont navigué tout l’hiver : 410 trajets."
FINGERPRINT = Fingerprint("ab" * 32)


def origin() -> Origin:
    document = Document("ports/hiver.txt", FINGERPRINT, DocumentKind.OTHER, (), title="Hiver", date="2023-03")
    return Origin(FolderId("f1"), "Ports", FINGERPRINT, document.row)


def passage(kind: PassageKind, text: str = TEXT) -> Passage:
    return Passage(4, kind, text, ("Hiver", "Trajets"), "fr", 2)


@pytest.mark.parametrize("kind", list(PassageKind))
def test_a_whole_passage_keeps_text_language_and_place(kind: PassageKind) -> None:
    taken = take(origin(), passage(kind), None, "2024-02-07")
    assert plain_text(taken.blocks) == TEXT
    assert language_in(taken.blocks) == "fr"
    source = taken.provenance
    assert (source.path, source.ordinal, source.page, source.heading) == ("ports/hiver.txt", 4, 2, ("Hiver", "Trajets"))
    assert (source.span, source.text, source.text_hash) == ((0, len(TEXT)), TEXT, text_hash(TEXT))
    assert (source.document, source.label, source.picked) == (FINGERPRINT, "Ports", "2024-02-07")


def test_a_selection_is_cut_at_code_points() -> None:
    taken = take(origin(), passage(PassageKind.PARAGRAPH), (4, 15), "2024-02-07")
    assert plain_text(taken.blocks) == taken.provenance.text == TEXT[4:15]
    assert taken.provenance.span == (4, 15)


def test_a_table_keeps_its_cells_and_their_language() -> None:
    text = "Année\tTrajets\n2022\t410"
    taken = take(origin(), passage(PassageKind.TABLE, text), None, "2024-02-07")
    assert plain_text(taken.blocks) == text
    assert language_in(taken.blocks) == "fr"


@pytest.mark.parametrize("span", [(0, 0), (5, 4), (-1, 3), (0, len(TEXT) + 1)])
def test_a_selection_outside_the_passage_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is not a selection within it"):
        take(origin(), passage(PassageKind.PARAGRAPH), span, "2024-02-07")
