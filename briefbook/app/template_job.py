"""App room: what the guest process does with a template of an officer's own: it finds what is wrong with it."""

from pathlib import Path

from briefbook.model.plain import to_plain
from briefbook.render import template_check
from briefbook.worker.child import Answer, Call


def check_template(call: Call) -> Answer:
    """Check the template in a folder: `{folder}` → `{faults}`, none when it can be used; says what it tries next.

    Raises:
        TemplateError: the folder holds no template at all.
    """
    faults = template_check.check(Path(str(call.arguments["folder"])), call.monitor.label)
    return Answer({"faults": [to_plain(fault) for fault in faults]})
