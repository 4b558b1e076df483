"""App room: what the guest process does: it reads foreign files and renders notes; nothing else is loaded there."""

from collections.abc import Mapping
from math import inf
from pathlib import Path
from time import monotonic

from briefbook.app.reading_form import to_columns
from briefbook.extract import registry
from briefbook.extract.base import Pace
from briefbook.worker.child import Answer, Call, Job


def extract(call: Call) -> Answer:
    """Read one file: `{file, path, left, is_last, seconds}` → the reading in columns, its texts as raw bytes.

    Each page and part is named before it is read. Those in `left` stopped an earlier guest and are left out; after the
    last of them so is the rest when this `is_last` attempt, as it is when `seconds` have passed.

    Raises:
        ExtractError: the file gives no document.
    """
    reading = registry.read(Path(str(call.arguments["file"])), str(call.arguments["path"]), _pace(call))
    return Answer(*to_columns(reading))


def _pace(call: Call) -> Pace:
    left = call.arguments.get("left")
    refused = left if isinstance(left, list) else []
    seconds = call.arguments.get("seconds")
    deadline = monotonic() + (seconds if isinstance(seconds, int | float) else inf)
    last = refused[-1] if refused and call.arguments.get("is_last") is True else None
    is_over = False

    def may_read(step: str) -> bool:
        nonlocal is_over
        is_over = is_over or step == last or monotonic() > deadline
        if is_over or step in refused:
            return False
        call.monitor.label(step)
        return True

    return Pace(may_read)


def _note_job(name: str) -> Job:
    """Return a job that is loaded when it is first asked for: a guest that reads a folder renders nothing."""

    def run(call: Call) -> Answer:
        from briefbook.app.note_jobs import JOBS as NOTE_JOBS  # noqa: PLC0415  # a third of the time a guest starts in

        return NOTE_JOBS[name](call)

    return run


JOBS: Mapping[str, Job] = {
    "extract": extract,
    **{
        name: _note_job(name)
        for name in ("render", "audit", "read_markdown", "read_pasted", "read_note", "check_template")
    },
}
