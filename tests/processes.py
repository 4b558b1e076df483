"""What tests do to processes, on every platform that the type checker looks at."""

import os
import signal
import sys

if sys.platform == "win32":

    def kill(pid: int) -> None:
        """End a process at once."""
        os.kill(pid, signal.SIGTERM)

    def limit_file_size(size: int) -> None:
        """Refuse: Windows has no such limit, and the tests that need it are skipped there."""
        raise NotImplementedError(size)

else:
    import resource

    def kill(pid: int) -> None:
        """End a process at once."""
        os.kill(pid, signal.SIGKILL)

    def limit_file_size(size: int) -> None:
        """Let this process write no file beyond `size` bytes: a full disk in small."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
