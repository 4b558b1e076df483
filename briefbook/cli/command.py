"""Command line room: what every command is: from what was typed, in its surroundings, to a reply."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from briefbook.cli.output import Output, Reply
from briefbook.cli.progress import Progress
from briefbook.settings.places import Places


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a command works with.

    Attributes:
        now: when it was started, with its time zone; no other clock counts.
        output: for talk beside the answer.
        progress: whom long work reports to.
    """

    places: Places
    now: datetime
    output: Output
    progress: Progress

    @property
    def today(self) -> date:
        """The date where the officer is."""
        return self.now.astimezone().date()


Command: TypeAlias = Callable[[argparse.Namespace, Surroundings], Reply]
