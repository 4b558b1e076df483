"""Settings room: what the officer chose, in one small file of her local data, written atomically.

A damaged file costs the choices, never the start: it is set aside as `settings.damaged.json` and the defaults hold.
"""

import json
from pathlib import Path
from typing import TypeVar

from briefbook.disk import atomic
from briefbook.model.errors import SettingsError
from briefbook.model.plain import Json, JsonObject, to_plain
from briefbook.settings.options import Option
from briefbook.settings.places import Places

T = TypeVar("T")


class Settings:
    """The values of all options; what a newer Briefbook wrote beside them is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)
        self._written = dict(self._values)

    def get(self, option: Option[T]) -> T:
        """Return the value of an option; its default where the file has none, or one that it cannot have."""
        if option.name not in self._values:
            return option.default
        try:
            return option.checked(self._values[option.name])
        except SettingsError:
            return option.default

    def set(self, option: Option[T], value: T) -> None:
        """Choose a value; `save` keeps it.

        Raises:
            SettingsError: the option cannot have it.
        """
        plain = to_plain(value)
        option.checked(plain)
        self._values[option.name] = plain

    def save(self) -> None:
        """Write the choices to their file, where they changed.

        Raises:
            SettingsError: the file cannot be written.
        """
        if self._values == self._written:
            return
        text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write(self._path, text.encode("utf-8"))
        except OSError as error:
            sentence = f"The settings cannot be kept ({error.strerror}); check the folder {self._path.parent}."
            raise SettingsError(sentence, "") from error
        self._written = dict(self._values)


def open_settings(places: Places) -> Settings:
    """Return the officer's settings."""
    return Settings(places.data / "settings.json")


def _read(path: Path) -> JsonObject:
    try:
        plain: Json = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError:
        return {}  # the defaults hold; saving will say what is wrong with the place
    except ValueError:
        path.replace(path.with_suffix(".damaged.json"))
        return {}
    return plain if isinstance(plain, dict) else {}
