"""What tests do to processes, on every platform that the type checker looks at."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

if sys.platform == "win32":

    def kill(pid: int) -> None:
        """End a process at once."""
        os.kill(pid, signal.SIGTERM)

    def limit_file_size(size: int) -> None:
        """Refuse: Windows has no such limit, and the tests that need it are skipped there."""
        raise NotImplementedError(size)

    def full_disk(size: int) -> AbstractContextManager[None]:
        """Skip: Windows has no such limit."""
        pytest.skip(f"Windows has no limit of {size} bytes for a file")

else:
    import resource

    def kill(pid: int) -> None:
        """End a process at once."""
        os.kill(pid, signal.SIGKILL)

    def limit_file_size(size: int) -> None:
        """Let this process write no file beyond `size` bytes: a full disk in small."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    @contextmanager
    def full_disk(size: int) -> Iterator[None]:
        """Let this process write no file beyond `size` bytes meanwhile; what it starts inherits that."""
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, heard)
