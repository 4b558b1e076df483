"""Fields: titles in both languages, what is missing, which values fit."""

import pytest

from briefbook.model.book import FieldValue, Wording
from briefbook.model.errors import TemplateError, UnknownName
from briefbook.model.kinds import Language
from briefbook.model.template import FieldSpec
from briefbook.render.fields import checked_field, checked_value, missing_fields, note_title
from briefbook.render.wording import bound_date, long_date
from tests.render.making import narrative


@pytest.mark.parametrize(
    ("fields", "language", "title"),
    [
        ({"appearance_date": "2024-02-07"}, "en", "CIMM – Communications Narrative – February 7, 2024"),
        ({"appearance_date": "2024-02-07"}, "fr", "CIMM – Trame de communication – 7 février 2024"),
        ({"appearance_date": "2024-03-01"}, "fr", "CIMM – Trame de communication – 1er mars 2024"),
        (
            {"committee": "SECU", "appearance_date": "2024-10-21"},
            "en",
            "SECU – Communications Narrative – October 21, 2024",
        ),
        ({}, "en", "CIMM – Communications Narrative – [Appearance date]"),
        ({"committee": ""}, "fr", "CIMM – Trame de communication – [Date de la comparution]"),
        ({"committee": "C\u00a0I\nM", "appearance_date": "x"}, "en", "C I M – Communications Narrative – x"),
    ],
)
def test_the_title_is_made_from_the_fields_with_plain_spaces(
    fields: dict[str, FieldValue], language: Language, title: str
) -> None:
    assert note_title(narrative().info, fields, language) == title


def test_required_fields_without_value_or_default_are_missing() -> None:
    info = narrative().info
    assert [spec.name for spec in missing_fields(info, {})] == ["appearance_date"]
    assert missing_fields(info, {"appearance_date": "2024-02-07"}) == ()


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("appearance_date", "2024-02-07", "2024-02-07"),
        ("appearance_date", " 2024-02-07 ", "2024-02-07"),
        ("appearance_date", "", ""),
        ("committee", "SECU\x00", "SECU"),
        ("marking", "Protected B", "protected-b"),
        ("marking", "protégé b", "protected-b"),
    ],
)
def test_a_value_is_kept_in_the_form_of_its_field(name: str, value: str, kept: str) -> None:
    assert checked_field(narrative().info, name, value) == kept


def test_a_list_field_takes_a_list_or_text_with_semicolons() -> None:
    spec = FieldSpec("officials", "list", Wording("Officials"), Wording())
    assert checked_value(spec, "A. Roy; B. Singh;") == ("A. Roy", "B. Singh")
    assert checked_value(spec, ("A. Roy", "")) == ("A. Roy",)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("appearance_date", "February 7", "YYYY-MM-DD, for example 2024-02-07"),
        ("appearance_date", "2024-02-30", "YYYY-MM-DD"),
        ("appearance_date", "2024-02", "YYYY-MM-DD"),
        ("marking", "hush", "choose one of: unclassified, protected-a"),
        ("committee", ("a", "b"), "one value"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_would(name: str, value: FieldValue, sentence: str) -> None:
    with pytest.raises(TemplateError, match=sentence):
        checked_field(narrative().info, name, value)


@pytest.mark.parametrize(
    ("name", "value", "start", "end"),
    [
        ("appearance_date", "2024-02-30", "Date de la comparution is “2024-02-30”; ", "2024-02-07."),
        ("marking", "hush", "Marquage de sécurité is “hush”; choose one of: Non classé, ", "Secret, Très secret."),
        ("committee", ("a", "b"), "Comité takes one value", "not a list."),
    ],
)
def test_a_refusal_names_the_field_in_the_language_that_is_asked_for(
    name: str, value: FieldValue, start: str, end: str
) -> None:
    with pytest.raises(TemplateError) as refused:
        checked_field(narrative().info, name, value, "fr")
    assert refused.value.sentence.startswith(start)
    assert refused.value.sentence.endswith(end)


def test_an_unknown_field_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean “appearance_date”"):
        checked_field(narrative().info, "apearance_date", "2024-02-07")


@pytest.mark.parametrize(
    ("date", "english", "french"),
    [
        ("2022-06-13", "June 13, 2022", "13 juin 2022"),
        ("2022-06", "June 2022", "juin 2022"),
        ("2022", "2022", "2022"),
        ("spring", "spring", "spring"),
        ("2022-13-40", "2022-13-40", "2022-13-40"),
    ],
)
def test_dates_stand_in_words_and_only_bound_ones_hold_a_no_break_space(date: str, english: str, french: str) -> None:
    assert (long_date(date, "en"), long_date(date, "fr")) == (english, french)
    assert bound_date(date, "en") == english.replace(" ", "\u00a0", 1)
