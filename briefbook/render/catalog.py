"""Render room: which templates there are, and the files of one; a template is a folder with a template.toml.

Only regular files count, looked at without following links: what lies in a template's folder may come from anywhere.
Both doors read it, so nothing heavy is imported here.
"""

import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefbook.model.errors import TemplateError, TemplateMissing
from briefbook.model.template import TemplateInfo
from briefbook.render.declaration import read_declaration
from briefbook.render.nearest import did_you_mean

DECLARATION = "template.toml"
BODY = "template.md.j2"
REFERENCE = "reference.docx"
_MAX_BYTES = 20 * 1024 * 1024
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class Template:
    """A template that can be used: what it says of itself and the folder with its files."""

    info: TemplateInfo
    folder: Path

    @property
    def name(self) -> str:
        """The name of the template: the name of its folder."""
        return self.info.name

    def files(self) -> tuple[str, ...]:
        """Return the names of the regular files in the folder, sorted."""
        try:
            return tuple(sorted(path.name for path in self.folder.iterdir() if _is_regular(path)))
        except OSError as error:
            raise TemplateError(
                f"The folder of the template {self.name} cannot be read ({error.strerror}).", self.name
            ) from error

    def read(self, name: str) -> bytes:
        """Return the bytes of one file of the folder.

        Raises:
            TemplateError: the folder has no regular file of this name, it is over 20 MB, or it cannot be read.
        """
        return _read(self.folder, name)


def list_templates(roots: Sequence[Path]) -> tuple[Template, ...]:
    """Return the templates of all roots by name; an earlier root hides a later one, a broken template is left out."""
    found: dict[str, Template] = {}
    for folder in _folders(roots):
        if folder.name in found:
            continue
        try:
            found[folder.name] = _load(folder)
        except TemplateError:
            continue  # `broken_templates` names it
    return tuple(found[name] for name in sorted(found))


def broken_templates(roots: Sequence[Path]) -> tuple[TemplateError, ...]:
    """Return for each template folder that cannot be used the error that says why."""
    errors: list[TemplateError] = []
    for folder in _folders(roots):
        try:
            _load(folder)
        except TemplateError as error:
            errors.append(error)
    return tuple(errors)


def load(roots: Sequence[Path], name: str) -> Template:
    """Return the template called `name`, from the first root that has it.

    Raises:
        TemplateMissing: no root has it; the sentence offers the nearest name.
        TemplateError: its template.toml cannot be used.
    """
    names = []
    for folder in _folders(roots):
        if folder.name == name:
            return _load(folder)
        names.append(folder.name)
    raise TemplateMissing(f"There is no template called “{name}”{did_you_mean(name, names)}", name)


def _folders(roots: Sequence[Path]) -> Iterator[Path]:
    for root in roots:
        try:
            folders = sorted(path for path in root.iterdir() if _NAME.fullmatch(path.name))
        except OSError:
            continue  # a root that is not there holds no templates
        for folder in folders:
            if _mode_is(folder, stat.S_ISDIR) and _is_regular(folder / DECLARATION):
                yield folder


def _load(folder: Path) -> Template:
    data = _read(folder, DECLARATION)
    return Template(read_declaration(folder.name, data), folder)


def _read(folder: Path, name: str) -> bytes:
    path = folder / name
    if Path(name).name != name or not _is_regular(path):
        raise TemplateError(f"The template {folder.name} has no file {name}.", folder.name)
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise TemplateError(
            f"The file {name} of the template {folder.name} cannot be read ({error.strerror}).", folder.name
        ) from error
    if len(data) > _MAX_BYTES:
        raise TemplateError(f"The file {name} of the template {folder.name} is over 20 MB.", folder.name)
    return data


def _is_regular(path: Path) -> bool:
    return _mode_is(path, stat.S_ISREG)


def _mode_is(path: Path, test: Callable[[int], bool]) -> bool:
    try:
        return test(path.lstat().st_mode)
    except (OSError, ValueError):
        return False  # not there, or a name that no file can have
