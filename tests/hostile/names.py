"""Hostile names, links, and things in a folder that are no files."""

import contextlib
import os
import socket
import sys
from pathlib import Path

from tests.hostile.making import NotHere, Scene, kind
from tests.hostile.packages import SENTENCE

TEXT = SENTENCE.encode()


def write(folder: Path, name: str | bytes, data: bytes = TEXT) -> None:
    """Write a file of any name.

    Raises:
        NotHere: the system has no such names.
    """
    try:
        Path(folder, os.fsdecode(name)).write_bytes(data)
    except (OSError, ValueError) as error:
        raise NotHere from error


def link(place: Path, target: Path | str, *, is_folder: bool = False) -> None:
    try:
        place.symlink_to(target, target_is_directory=is_folder)
    except OSError as error:
        raise NotHere from error


@kind
def links_in_a_circle(folder: Path, scene: Scene) -> None:
    link(folder / "here", folder, is_folder=True)
    link(folder / "up", "..", is_folder=True)
    link(folder / "a.txt", "b.txt")
    link(folder / "b.txt", "a.txt")


@kind
def links_out_of_the_folder(folder: Path, scene: Scene) -> None:
    link(folder / "file.txt", scene.canary)
    link(folder / "folder", scene.canary.parent, is_folder=True)
    link(folder / "system.txt", "/etc/passwd")
    link(folder / "endless.txt", "/dev/zero")
    link(folder / "nowhere.docx", folder / "is not there")
    (folder / "sub").mkdir()
    link(folder / "sub" / "relative.txt", f"../../../{scene.canary.name}")


@kind
def two_names_of_one_file(folder: Path, scene: Scene) -> None:
    write(folder, "a.txt")
    try:
        (folder / "b.txt").hardlink_to(folder / "a.txt")
    except OSError as error:
        raise NotHere from error


if sys.platform != "win32":

    @kind
    def pipes(folder: Path, scene: Scene) -> None:
        for name in ("a.txt", "b.docx", "c.pdf"):
            os.mkfifo(folder / name)

    @kind
    def sockets(folder: Path, scene: Scene) -> None:
        with socket.socket(socket.AF_UNIX) as local, contextlib.chdir(folder):  # its name may not be long
            local.bind("a.txt")

    @kind
    def devices(folder: Path, scene: Scene) -> None:
        try:
            os.mknod(folder / "zero.txt", 0o20666, os.makedev(1, 5))
            os.mknod(folder / "disk.docx", 0o60600, os.makedev(7, 0))
        except OSError as error:
            raise NotHere from error

    @kind
    def folders_that_may_not_be_read(folder: Path, scene: Scene) -> None:
        (folder / "shut").mkdir()
        write(folder / "shut", "a.txt")
        write(folder, "shut.txt")
        (folder / "shut.txt").chmod(0)
        (folder / "shut").chmod(0)


@kind
def sparse_giants(folder: Path, scene: Scene) -> None:
    for name in ("a.txt", "b.docx", "c.pdf", "d.html", "e.zip"):
        with (folder / name).open("wb") as file:
            file.write(b"%PDF-1.7\n" if name == "c.pdf" else b"PK\x03\x04")
            file.truncate(20_000_000_000)


@kind
def names_that_are_no_text(folder: Path, scene: Scene) -> None:
    for name in (b"caf\xe9.txt", b"\xff\xfe.txt", b"\xed\xa0\x80.docx", b"a\x80b.html", b"\xc3.pdf"):
        write(folder, name)


@kind
def names_in_both_forms(folder: Path, scene: Scene) -> None:
    write(folder, "caf\u00e9.txt", TEXT + b" One.")
    write(folder, "cafe\u0301.txt", TEXT + b" Two.")


@kind
def names_of_control_characters(folder: Path, scene: Scene) -> None:
    for name in (
        "new\nline.txt",
        "tab\t.txt",
        "bell\x07.txt",
        "escape\x1b[31m.txt",
        "return\r.txt",
        "del\x7f.txt",
        "\u2028.txt",
    ):
        write(folder, name)


@kind
def names_that_mean_something(folder: Path, scene: Scene) -> None:
    names = (
        "-rf.txt",
        "--help.txt",
        "$(touch owned).txt",
        "`id`.txt",
        "a;b.txt",
        "a|b.txt",
        "%2e%2e.txt",
        "a'b\"c.txt",
        "*.txt",
        "?.txt",
    )
    for name in names:
        write(folder, name)


@kind
def names_of_slashes_the_other_way(folder: Path, scene: Scene) -> None:
    for name in ("..\\..\\up.txt", "C:\\a.txt", "\\\\server\\share.txt", "a\\xe9.txt", "a!b.txt", "a.zip!b.txt"):
        write(folder, name)


@kind
def names_that_windows_keeps(folder: Path, scene: Scene) -> None:
    for name in ("CON.txt", "aux", "NUL.docx", "COM1.pdf", "a.txt:stream", "trailing. ", "trailing.txt."):
        write(folder, name)


@kind
def names_that_turn_round(folder: Path, scene: Scene) -> None:
    for name in (
        "invoice\u202excod.exe.txt",
        "\u200b.txt",
        "\u00a0.txt",
        "\u3000.txt",
        "\U0001f600.txt",
        "\ufeffa.txt",
        "İ.TXT",
    ):
        write(folder, name)


@kind
def names_as_long_as_can_be(folder: Path, scene: Scene) -> None:
    write(folder, "a" * 251 + ".txt")
    write(folder, "é" * 125 + ".txt")
    write(folder, "." + "a" * 250)


@kind
def files_of_other_programs(folder: Path, scene: Scene) -> None:
    for name in (
        "~$note.docx",
        ".~lock.note.odt#",
        "Thumbs.db",
        ".DS_Store",
        "desktop.ini",
        "~WRL0001.tmp",
        "a.txt~",
        "#a.txt#",
        "a.bak",
    ):
        write(folder, name)


@kind
def very_many_folders(folder: Path, scene: Scene) -> None:
    for number in range(scene.sized(300, 20_000)):
        (folder / str(number)).mkdir()


@kind
def very_many_files(folder: Path, scene: Scene) -> None:
    for number in range(scene.sized(100, 5_000)):
        write(folder, f"{number}.txt", b"%d %b" % (number, TEXT))


@kind
def folders_named_like_files(folder: Path, scene: Scene) -> None:
    for name in ("a.txt", "b.docx", "c.pdf", "d.zip"):
        (folder / name).mkdir()
        write(folder / name, "inner.txt")


@kind
def folders_deeper_than_a_path(folder: Path, scene: Scene) -> None:
    """Names of 200 letters, thirty deep: longer together than the 4,096 bytes that a path may have."""
    try:
        with contextlib.chdir(folder):
            for depth in range(30):
                Path(f"{depth:02}" + "d" * 198).mkdir()
                os.chdir(f"{depth:02}" + "d" * 198)
                Path(f"{depth}.txt").write_bytes(TEXT)
    except OSError as error:
        raise NotHere from error


@kind
def times_out_of_time(folder: Path, scene: Scene) -> None:
    for number, moment in enumerate((0, -1_000_000_000, 4_000_000_000, 2**33)):
        write(folder, f"{number}.txt")
        with contextlib.suppress(OSError, OverflowError):  # not every system knows such times
            os.utime(folder / f"{number}.txt", (moment, moment))
