"""Sentences end where people end them: not after an abbreviation, an initial or within a number."""

import pytest

from briefbook.model.sentences import sentence_spans


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. side answered.", "It rose in the U.S.", "The minister left."],
        ["See art. 12 of the Act.", "Mr. J. K. Smith came.", "He paid $2.4 million."],
        ["At 4:30 p.m. the train left.", "It is 5 p.m.", "We go."],
        ["Elle a dit : « Non. »", "Puis M. Tremblay est parti.", "Voir l’art. 5."],
        ["Est-ce vrai\u00a0?", "Oui\u00a0!", "Le coût est de 2,4 M$."],
        ["“Yes.”", "She said no…", "Then what?!"],
        ["Nos. 4 and 5 are gone, e.g. this one, i.e. that.", "No. 7 stays."],
    ],
)
def test_sentences_are_parted(sentences: list[str]) -> None:
    assert parts(" ".join(sentences)) == sentences


def test_a_line_ends_its_sentence_and_blanks_are_none() -> None:
    assert parts("  One line\nTwo line. Three\n\n \n") == ["One line", "Two line.", "Three"]
    assert parts(" \u00a0 ") == []
    assert parts("") == []


def test_nothing_is_lost() -> None:
    text = "A. B. c. D! “E” (F.) G… h? I"
    assert "".join("".join(parts(text)).split()) == "".join(text.split())
