"""Worker room: limits of the operating system on Windows, where the supervisor's time limit bounds a child."""

import subprocess
import sys

assert sys.platform == "win32"  # tells the type checker where this module runs

CREATION_FLAGS: int = subprocess.CREATE_NO_WINDOW
"""A child opens no console window."""


def limit_resources(memory: int, is_guest: bool) -> None:
    """Accept `memory` (bytes) and `is_guest`: without rlimit, the time limit and the audit hook hold the guest."""
    del memory, is_guest
