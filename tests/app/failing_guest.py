"""A guest whose reader of PDF files does what the file says: pages that are read, that hang, that end the process."""

import json
import os
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from briefbook.app.guest_jobs import JOBS
from briefbook.extract.base import Block, BlockKind, Content, Pace, unread
from briefbook.worker.child import run_child
from briefbook.worker.limits import GUEST

REPOSITORY = Path(__file__).resolve().parents[2]
HEAD = "%PDF-1.7\n"


def command() -> list[str]:
    """Return the command line that starts this guest."""
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from tests.app.failing_guest import main; main()"
    return [sys.executable, "-I", "-X", "utf8", "-c", code, str(REPOSITORY)]


def file(folder: Path, pages: int, hang: tuple[int, ...] = (), crash: tuple[int, ...] = ()) -> Path:
    """Make a file of so many pages, some of which hang the guest, and some of which end it."""
    made = folder / "binder.pdf"
    made.write_text(HEAD + json.dumps({"pages": pages, "hang": hang, "crash": crash}), "utf-8")
    return made


def main() -> NoReturn:
    reader = ModuleType("briefbook.extract.pdf_file")
    reader.read = read  # type: ignore[attr-defined]  # stands in for the module of the same name
    sys.modules[reader.__name__] = reader
    sys.exit(run_child(JOBS, GUEST))


def read(data: bytes, path: str, pace: Pace) -> Content:
    """Read the pages as the file says."""
    del path
    told = json.loads(data.decode("utf-8").removeprefix(HEAD))
    blocks, left = [], []
    for number in range(1, told["pages"] + 1):
        if not pace.may_read(f"page {number}"):
            left.append(number)
            continue
        if number in told["hang"]:
            time.sleep(600)
        if number in told["crash"]:
            os.abort()
        blocks.append(Block(BlockKind.PARAGRAPH, f"The text of page {number} is here.", page=number))
    return Content(tuple(blocks), (unread(f"left: {left}"),) if left else ())
