"""App room: templates made by officers: where they lie, a start for a new one, and what is wrong with one.

An officer's template is a folder in the `templates` folder of her data; it hides a shipped one of the same name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefbook.app.exporting import TEMPLATE_SECONDS
from briefbook.disk import atomic
from briefbook.model.errors import TemplateError, TemplateMissing
from briefbook.model.monitor import Monitor
from briefbook.model.plain import JsonObject, from_plain
from briefbook.model.template import TemplateFault
from briefbook.render import catalog, word_start
from briefbook.render.catalog import BODY, DECLARATION, Template
from briefbook.render.declaration import read_declaration
from briefbook.render.nearest import did_you_mean
from briefbook.render.script import WORD_BODY
from briefbook.settings.places import Places
from briefbook.worker.limits import NOTE_RSS
from briefbook.worker.supervisor import Child, ChildFailed

_NAME = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9][a-z0-9-]{0,63}")
"""Windows keeps the first few for its devices: no folder there may have such a name."""
_START = "template"
"""Folder of the resources that holds the template to begin with."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A template and where it lies.

    Attributes:
        is_own: it is the officer's, not one that Briefbook ships.
        is_hidden: one of the same name lies in the officer's folder and is used instead.
    """

    name: str
    folder: Path
    is_own: bool
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A new template: its folder and the files in it."""

    name: str
    folder: Path
    files: tuple[str, ...]
    hides_shipped: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a template came to."""

    name: str
    folder: Path
    faults: tuple[TemplateFault, ...]
    hides_shipped: bool


@dataclass(frozen=True, slots=True)
class _Faults:
    faults: tuple[TemplateFault, ...]


def own_folder(places: Places) -> Path:
    """Return the folder for the officer's own templates; it is made with the first of them."""
    return places.templates[0]


def listed(places: Places) -> tuple[Listed, ...]:
    """Return every template by name, the hidden ones after those that hide them."""
    found: list[Listed] = []
    for root in places.templates:
        is_own = root == own_folder(places)
        for template in catalog.list_templates([root]):
            is_hidden = any(one.name == template.name for one in found)
            found.append(Listed(template.name, template.folder, is_own, is_hidden))
    return tuple(sorted(found, key=lambda one: (one.name, one.is_hidden)))


def new_template(places: Places, name: str, source: str = "", *, in_word: bool = False) -> Made:
    """Make a template in the officer's folder: a start that teaches, or a copy of another template.

    Args:
        places: where templates lie.
        name: of the new template.
        source: name of the template that is copied; empty for the start.
        in_word: the form is typed in Word: a template.docx is made in place of the Markdown.

    Raises:
        TemplateError: the name cannot be one, or is taken.
        TemplateMissing: there is no template called `source`.
    """
    if not _NAME.fullmatch(name):
        raise TemplateError(
            f"“{name}” cannot name a template; use small letters, digits and hyphens only, and no name of a device "
            "such as con or aux.",
            name,
        )
    folder = own_folder(places) / name
    if folder.exists() or folder.is_symlink():
        raise TemplateError(f"There is a template {name} already, in {folder}; choose another name.", name)
    files = dict(_copied(catalog.load(places.templates, source)) if source else _start(places))
    if in_word:
        files = {key: data for key, data in files.items() if key not in (BODY, catalog.REFERENCE)}
        files[WORD_BODY] = word_start.build(read_declaration(name, files[DECLARATION]))
    folder.mkdir(parents=True)
    for file, data in files.items():
        atomic.write(folder / file, data)
    return Made(name, folder, tuple(sorted(files)), _hides(places, name))


def _start(places: Places) -> Iterator[tuple[str, bytes]]:
    for file in (DECLARATION, BODY):
        yield file, (places.resources / _START / file).read_bytes()


def _copied(template: Template) -> Iterator[tuple[str, bytes]]:
    for file in template.files():
        yield file, template.read(file)


def _hides(places: Places, name: str) -> bool:
    return any(one.name == name and not one.is_own for one in listed(places))


def check_template(places: Places, name: str, monitor: Monitor) -> Checked:
    """Return what is wrong with a template: its declaration, its text and its Word files, and notes made with it.

    Args:
        places: where templates lie.
        name: of a template, or the path of a folder anywhere.
        monitor: whom to report to.

    Raises:
        TemplateMissing: there is neither a template nor a folder of this name.
    """
    folder = _found(places, name)
    guest = Child("guest", memory=NOTE_RSS)
    arguments: JsonObject = {"folder": str(folder)}
    try:
        answer = guest.call("check_template", arguments, seconds=TEMPLATE_SECONDS, monitor=monitor)
        faults = from_plain(_Faults, answer.result).faults
    except ChildFailed as error:
        faults = (TemplateFault("", 0, "", _stopped(error)),)
    finally:
        guest.close()
    hides = folder.parent == own_folder(places) and _hides(places, folder.name)
    return Checked(folder.name, folder, faults, hides)


def _stopped(error: ChildFailed) -> str:
    """Return why a check came to no end, in words.

    Raises:
        ChildFailed: the fault is ours.
    """
    match error.reason:
        case "too-slow":
            return f"The template did not finish in {TEMPLATE_SECONDS:.0f} seconds; look for a loop without an end."
        case "memory":
            return "The template needs more memory than is allowed; look for text that grows without end."
        case "died" | "no-start":
            return "The check stopped before its end; try once more."
    raise error


def _found(places: Places, name: str) -> Path:
    """Return the folder that is meant: of a template, broken ones too, or any folder by its path."""
    if _NAME.fullmatch(name):
        for root in places.templates:
            if (root / name).is_dir():
                return root / name
    path = Path(name).absolute()
    if path.is_dir():
        if not _NAME.fullmatch(path.name):
            raise TemplateError(
                f"The folder {path.name} cannot be a template; its name may hold small letters, digits and hyphens.",
                path.name,
            )
        return path
    known = [one.name for one in listed(places)]
    raise TemplateMissing(f"There is no template and no folder called “{name}”{did_you_mean(name, known)}", name)
