"""Model room: how long work reports and is stopped."""

from typing import Protocol


class Monitor(Protocol):
    """What long work talks to: the command line prints, the window draws, a test records."""

    def label(self, text: str) -> None:
        """Say in a few words what is being done."""

    def advance(self, done: int, total: int) -> None:
        """Say how far it is; `total` may be 0 when it is not known."""

    def cancelled(self) -> bool:
        """Tell whether the officer wants it to stop."""


class Silent:
    """A monitor that says nothing and never cancels."""

    def label(self, text: str) -> None:
        """Say nothing."""

    def advance(self, done: int, total: int) -> None:
        """Say nothing."""

    def cancelled(self) -> bool:
        """Never stop."""
        return False
