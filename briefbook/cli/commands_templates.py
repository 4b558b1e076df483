"""Command line room: the commands of a template's author: template new, check, where."""

import argparse
from collections.abc import Iterable, Iterator, Mapping

from briefbook.app.templating import Checked, Listed, Made, check_template, listed, new_template, own_folder
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.output import Reply
from briefbook.model.plain import JsonObject
from briefbook.model.template import TemplateFault


def template(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Do what the verb says."""
    match given.verb:
        case "new":
            return _new(given, surroundings)
        case "check":
            return _check(given, surroundings)
    return _where(surroundings)


def _new(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    made = new_template(surroundings.places, given.name, given.source, in_word=given.word)
    plain: JsonObject = {
        "template": made.name,
        "folder": str(made.folder),
        "files": list(made.files),
        "hides_shipped": made.hides_shipped,
    }
    return Reply(plain, lambda _: _made_lines(made))


def _made_lines(made: Made) -> Iterator[str]:
    yield f"Made: {made.folder}"
    for file in made.files:
        yield f"  {file}"
    if made.hides_shipped:
        yield _hides(made.name)
    yield f"Change the files, then: briefbook template check {made.name}"


def _hides(name: str) -> str:
    return f"Your template {name} is used in place of the one of this name that Briefbook brings."


def _check(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    with surroundings.progress.stoppable() as progress:
        checked = check_template(surroundings.places, given.name, progress)
    plain: JsonObject = {
        "template": checked.name,
        "folder": str(checked.folder),
        "faults": [_fault(one) for one in checked.faults],
        "hides_shipped": checked.hides_shipped,
    }
    return Reply(plain, lambda _: _checked_lines(checked), is_failure=bool(checked.faults))


def _fault(fault: TemplateFault) -> JsonObject:
    return {"file": fault.file, "line": fault.line, "text": fault.text, "sentence": fault.sentence}


def _checked_lines(checked: Checked) -> Iterator[str]:
    if checked.hides_shipped:
        yield _hides(checked.name)
    if not checked.faults:
        yield f"The template {checked.name} is sound: its notes were made in English and French, in every copy."
        return
    yield f"{checked.folder}: {len(checked.faults)} to put right"
    for fault in checked.faults:
        yield f"  {fault.sentence}"
        # a sentence about a line of text quotes it already
        if fault.text and fault.text not in fault.sentence:
            yield f"    {fault.file}, line {fault.line}: {fault.text}"


def _where(surroundings: Surroundings) -> Reply:
    places = surroundings.places
    found = listed(places)
    plain: JsonObject = {
        "own": str(own_folder(places)),
        "shipped": str(places.templates[-1]),
        "templates": [
            {"name": one.name, "folder": str(one.folder), "own": one.is_own, "hidden": one.is_hidden} for one in found
        ],
    }
    return Reply(plain, lambda _: _where_lines(str(own_folder(places)), found))


def _where_lines(own: str, found: Iterable[Listed]) -> Iterator[str]:
    yield f"Your own templates: {own}"
    for one in found:
        remark = ", hidden by your own of the same name" if one.is_hidden else ""
        yield f"  {one.name} ({'your own' if one.is_own else 'Briefbook'}{remark})"
        yield f"    {one.folder}"


COMMANDS: Mapping[str, Command] = {"template": template}
