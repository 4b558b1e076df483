"""Worker room: LibreOffice as a converter of finished Word files: found, run apart from everything, ended for certain.

It runs on a profile of its own, so that it neither sees nor disturbs the officer's LibreOffice; macros, updates of
links and questions are turned off there, and PDF is tagged (PDF/UA). One process converts several files, which costs a
fifth of one process for each.
"""

import os
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from briefbook.model.errors import Cancelled
from briefbook.model.monitor import Monitor
from briefbook.worker.limits import environment

if sys.platform == "win32":
    from briefbook.worker.office_windows import Group, programs
else:
    from briefbook.worker.office_posix import Group, programs

OFFICE_VARIABLE = "BRIEFBOOK_OFFICE"
_POLL_SECONDS = 0.05
_OFFICE: Final = "/org.openoffice.Office."
_SETTINGS: Final = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Misc", "FirstRun", "false"),
    ("Common/Misc", "CollectUsageInformation", "false"),
    ("Common/Misc", "CrashReport", "false"),
    ("Common/Filter/PDF/Export", "UseTaggedPDF", "true"),
    ("Common/Filter/PDF/Export", "PDFUACompliance", "true"),
    ("Common/Filter/PDF/Export", "ExportBookmarks", "true"),
    ("Common/Filter/PDF/Export", "DisplayPDFDocumentTitle", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments", "AutoCheckEnabled", "false"),
)
"""What is set in the profile: path below `/org.openoffice.Office.`, name, value (source: LibreOffice's own schemas)."""


class OfficeFailed(Exception):
    """LibreOffice did not start, took too long, or made no file; the text says which."""


def find_office(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return LibreOffice's program; None when it is absent.

    Args:
        environ: environment variables; `BRIEFBOOK_OFFICE` names the program where it is installed as nobody expects;
            else the search path counts, and then the usual places.
    """
    if named := environ.get(OFFICE_VARIABLE):
        return Path(named) if Path(named).is_file() else None
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name, path=environ.get("PATH", ""))
        if found is not None:
            return Path(found)
    return next((program for program in programs(environ) if program.is_file()), None)


def convert_to_pdf(
    program: Path, files: Sequence[Path], out: Path, *, seconds: float, monitor: Monitor
) -> tuple[Path, ...]:
    """Return the PDF files that LibreOffice makes of Word files, in their order, all in one process.

    Args:
        program: LibreOffice.
        files: Word files with names of their own.
        out: an empty folder for the PDF files; the profile goes there as well.
        seconds: longest time in all; after it the process is ended with all that it started.
        monitor: whom to ask whether to stop; it is asked twenty times a second.

    Raises:
        Cancelled: the monitor asked to stop.
        OfficeFailed: it did not start, did not finish in time, or a file is missing at its end.
        OSError: the folder cannot be written.
    """
    command = _command(program, files, out)
    try:
        group = Group(command, environment(os.environ), out)
    except OSError as error:
        raise OfficeFailed("it could not be started") from error
    try:
        _wait(group, time.monotonic() + seconds, monitor)
    finally:
        group.end()
    made = tuple(out / f"{file.stem}.pdf" for file in files)
    if not all(file.is_file() and file.stat().st_size for file in made):
        raise OfficeFailed("it made no PDF")
    return made


def _command(program: Path, files: Sequence[Path], out: Path) -> list[str]:
    """Return the command line, with a profile of its own made for it."""
    profile = out / "profile"
    _make_profile(profile)
    quiet = ("invisible", "norestore", "nologo", "nodefault", "nolockcheck", "nofirststartwizard")
    return [
        str(program),
        f"-env:UserInstallation={profile.resolve().as_uri()}",
        "--headless",
        *(f"--{word}" for word in quiet),
        *("--convert-to", "pdf:writer_pdf_Export", "--outdir", str(out)),
        *map(str, files),
    ]


def _wait(group: Group, until: float, monitor: Monitor) -> None:
    while group.is_running():
        if monitor.cancelled():
            raise Cancelled("The work was stopped.")
        if time.monotonic() > until:
            raise OfficeFailed("it did not finish in its time")
        time.sleep(_POLL_SECONDS)


def _make_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{_OFFICE}{escape(path)}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n'
    )
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8", newline="\n")
