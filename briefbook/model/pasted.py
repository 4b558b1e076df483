"""Model room: what came of text that was pasted from another program."""

from dataclasses import dataclass
from typing import Literal

from briefbook.model.note import Blocks

PastedForm = Literal["html", "rtf", "text"]
"""In which form the clipboard held it."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The pasted text as blocks, and what was left out of it.

    Attributes:
        pictures: how many pictures it held.
        struck: how many stretches were struck out or tracked as deleted there.
    """

    blocks: Blocks
    pictures: int = 0
    struck: int = 0
