"""The entry point: no argument or a `.brief` file opens the window, a command runs it, `--worker ROLE` is a child."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Briefbook with these arguments (those of the process where None) and return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--worker"]:
        return _run_worker(given[1:])
    if not given or (len(given) == 1 and given[0].lower().endswith(".brief")):
        return _run_window(given)
    from briefbook.cli.main import run  # noqa: PLC0415  # a child never loads the command line

    return run(given)


def _run_worker(given: list[str]) -> int:
    from briefbook.worker.child import run_child  # noqa: PLC0415  # each child loads its own jobs only
    from briefbook.worker.limits import GUEST, INDEXER  # noqa: PLC0415

    if given == ["index"]:
        from briefbook.app.index_job import JOBS as INDEX_JOBS  # noqa: PLC0415

        return run_child(INDEX_JOBS, INDEXER)
    if given == ["invert"]:
        from briefbook.app.invert_job import jobs  # noqa: PLC0415

        return run_child(jobs(), INDEXER)
    if given == ["guest"]:
        from briefbook.app.guest_jobs import JOBS as GUEST_JOBS  # noqa: PLC0415

        return run_child(GUEST_JOBS, GUEST)
    sys.stderr.write("--worker is for Briefbook's own child processes.\n")
    return 2


def _run_window(given: list[str]) -> int:
    from briefbook.gui.application import run  # noqa: PLC0415  # Qt is loaded for the window alone

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
