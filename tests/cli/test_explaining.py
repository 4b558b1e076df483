"""How a query was understood is said in words."""

from briefbook.cli.explaining import explanation_lines, explanation_shape
from briefbook.model.query import Explained, Explanation, Meaning

EXPLANATION = Explanation(
    (
        Explained(Meaning.WORD, "ferry", also=("ferries",)),
        Explained(Meaning.ANY, parts=(Explained(Meaning.EXACT, "winter service"), Explained(Meaning.BEGINS, "harb"))),
        Explained(Meaning.WITHOUT, parts=(Explained(Meaning.TITLE, parts=(Explained(Meaning.WORD, "bridge"),)),)),
        Explained(
            Meaning.ANY,
            field="kind",
            parts=(Explained(Meaning.FILTER, "news-release", "kind"), Explained(Meaning.FILTER, "memo", "kind")),
        ),
        Explained(Meaning.FILTER, "fr", "language"),
        Explained(Meaning.FILTER, "2023", "since"),
        Explained(Meaning.FILTER, "old/memos", "folder"),
        Explained(Meaning.SPARED, "the"),
        Explained(Meaning.NOTE, "A bracket is not closed."),
    )
)


def test_a_query_is_said_in_words_without_the_notes_that_are_said_elsewhere() -> None:
    assert list(explanation_lines(EXPLANATION)) == [
        "Searched for any form of “ferry” and (exactly “winter service” or words that begin with “harb”), "
        "without any form of “bridge” in the title.",
        "“ferry” also finds: ferries.",
        "Only what is kind news release or memo, in French, from 2023, in the folder old/memos.",
        "Too common to be asked for: the; in quotation marks they count.",
    ]


def test_as_json_each_piece_says_its_meaning_and_holds_its_parts() -> None:
    shape = explanation_shape(EXPLANATION)
    assert isinstance(shape, list)
    assert shape[0] == {"meaning": "word", "text": "ferry", "words": "any form of “ferry”", "also": ["ferries"]}
    assert [piece["meaning"] for piece in shape if isinstance(piece, dict)] == [
        *("word", "any", "without", "any", "filter", "filter", "filter", "spared", "note"),
    ]
    assert shape[-1] == {
        "meaning": "note",
        "text": "A bracket is not closed.",
        "words": "A bracket is not closed.",
    }
