"""What the officer chose is there at the next start, and nothing in the file can stop a start."""

import json
from pathlib import Path

import pytest

from briefbook.model.errors import SettingsError
from briefbook.settings import options
from briefbook.settings.options import OPTIONS, REMEMBERED, Option
from briefbook.settings.places import Places
from briefbook.settings.storage import Settings, open_settings


def test_a_choice_is_there_at_the_next_start(places: Places) -> None:
    settings = open_settings(places)
    settings.set(options.THEME, "dark")
    settings.set(options.COLUMNS, (220, 680, 380))
    settings.set(options.SEARCHES_SAVED, (("Permits", "trp since:2021"),))
    settings.save()
    again = open_settings(places)
    assert again.get(options.THEME) == "dark"
    assert again.get(options.COLUMNS) == (220, 680, 380)
    assert again.get(options.SEARCHES_SAVED) == (("Permits", "trp since:2021"),)


def test_what_was_never_chosen_has_its_default(places: Places) -> None:
    settings = open_settings(places)
    assert settings.get(options.TEXT_SIZE) == options.USUAL_TEXT
    assert settings.get(options.LETTER_KEYS) is True


def test_a_value_that_an_option_cannot_have_is_refused_and_named(places: Places) -> None:
    settings = open_settings(places)
    with pytest.raises(SettingsError, match="text_size") as caught:
        settings.set(options.TEXT_SIZE, 99)
    assert caught.value.option == "text_size"


@pytest.mark.parametrize("value", [99, "10", True, None, 9.5])
def test_a_value_in_the_file_that_cannot_be_meant_gives_the_default(tmp_path: Path, value: object) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"text_size": value}), "utf-8")
    assert Settings(file).get(options.TEXT_SIZE) == options.USUAL_TEXT


def test_a_false_stays_false(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set(options.LETTER_KEYS, False)
    settings.save()
    assert Settings(tmp_path / "settings.json").get(options.LETTER_KEYS) is False


def test_a_damaged_file_is_set_aside_and_the_defaults_hold(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(b'{"theme": "da')
    settings = Settings(file)
    assert settings.get(options.THEME) == "system"
    assert (tmp_path / "settings.damaged.json").read_bytes() == b'{"theme": "da'
    settings.set(options.THEME, "light")
    settings.save()
    assert Settings(file).get(options.THEME) == "light"


def test_what_a_newer_program_wrote_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"from_the_future": [1, 2], "theme": "dark"}', "utf-8")
    settings = Settings(file)
    settings.set(options.THEME, "light")
    settings.save()
    assert json.loads(file.read_text("utf-8")) == {"from_the_future": [1, 2], "theme": "light"}


def test_saving_without_a_change_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    Settings(file).save()
    assert not file.exists()


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", "utf-8")
    settings = Settings(tmp_path / "data" / "settings.json")
    settings.set(options.THEME, "dark")
    with pytest.raises(SettingsError, match="cannot be kept"):
        settings.save()


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_preference_is_labelled_in_both_languages(option: Option[object]) -> None:
    assert option.label.en
    assert option.label.fr


def test_every_option_has_a_name_of_its_own_and_a_default_that_it_can_have() -> None:
    every: list[Option[object]] = [*OPTIONS, *REMEMBERED]
    assert len({option.name for option in every}) == len(every)
    for option in every:
        assert option.read(option.default) == option.default  # type: ignore[arg-type]  # a default is a plain value
