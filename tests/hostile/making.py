"""A generator of hostile files: every kind is a named function that writes into a folder of its own.

The modules beside this one hold the kinds: packages, markup, texts, pages (PDF and RTF), mail, compound files, names.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

CANARY = "zanzibarmarigold7731"
"""A word that stands in one file outside of the folder; nobody may have read it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the makers share.

    Attributes:
        canary: a file outside of the folder that holds the canary word, and nothing else does.
        url: where a loopback server counts who comes: `http://127.0.0.1:PORT`.
        is_full: whether the kinds have their full size.
    """

    canary: Path
    url: str
    is_full: bool = False

    def sized(self, usual: int, full: int) -> int:
        """Return the size that fits this run."""
        return full if self.is_full else usual


Maker: TypeAlias = Callable[[Path, Scene], None]
Bytes: TypeAlias = Callable[[Scene], bytes]
KINDS: dict[str, Maker] = {}


class NotHere(Exception):
    """This kind cannot be made on this system, or by this user."""


def kind(maker: Maker) -> Maker:
    """Enter a function that writes into the folder it gets."""
    name = maker.__name__
    assert name not in KINDS, name
    KINDS[name] = maker
    return maker


def one_file(suffix: str) -> Callable[[Bytes], Bytes]:
    """Enter a function that returns the bytes of one file with this suffix."""

    def enter(content: Bytes) -> Bytes:
        def make(folder: Path, scene: Scene) -> None:
            (folder / f"{content.__name__}{suffix}").write_bytes(content(scene))

        make.__name__ = content.__name__
        kind(make)
        return content

    return enter


def make_all(root: Path, scene: Scene, names: Iterable[str] | None = None) -> list[str]:
    """Write the kinds, all where `names` is None, each into a folder of its name; return those that were made."""
    made = []
    for name in sorted(KINDS) if names is None else names:
        folder = root / name
        folder.mkdir(parents=True)
        try:
            KINDS[name](folder, scene)
        except NotHere:
            continue
        made.append(name)
    return made
