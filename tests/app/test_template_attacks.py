"""What a hostile template tries ends with a named error or is ended in its time; nothing is read, no file is left."""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.app.exporting import NoteMaker, Options
from briefbook.model.book import Book
from briefbook.model.errors import TemplateError, TemplateTooSlow
from briefbook.settings.places import Places, shipped_folder
from tests.app.template_attacks import KILLED, NOT_THERE, REFUSED
from tests.hostile.loopback import Counter, counting_server
from tests.render.making import BookMaker
from tests.render.typing_in_word import DECLARATION, heading, paragraph, title, word_file

SECRET = "the harbour master’s own secret"
GOOD = (
    "# {{ title }}\n\n{% for section in sections %}\n## {{ section.heading }}\n\n{{ section.body }}\n\n{% endfor %}\n"
)
STALL_SECONDS = 30.0
"""Far more than the five seconds that a template has, on a machine under load."""
SECTIONS = (
    paragraph("{% for section in sections %}"),
    heading("{{ section.heading }}"),
    paragraph("{{ section.text }}"),
    paragraph("{% endfor %}"),
)


class Scene:
    """A guest, a template that is attacked, a book that uses it, and a file that nobody may read."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(data=folder / "data", shipped=shipped_folder())
        self.template = self.places.templates[0] / "typed"
        self.template.mkdir(parents=True)
        (self.template / "template.toml").write_text(DECLARATION, "utf-8")
        self.canary = self.places.templates[0] / "canary.txt"
        self.canary.write_text(SECRET, "utf-8")
        (folder / "data" / "canary.txt").write_text(SECRET, "utf-8")
        self.out = folder / "out"
        self.out.mkdir()
        book = BookMaker().section("Introduction").own("The ferries ran all winter.").book()
        tab = replace(book.tabs[0], template="typed", fields={"topic": "ferries"})
        self.book: Book = replace(book, tabs=(tab,))
        self.maker = NoteMaker(self.places)

    def write(self, body: str) -> None:
        (self.template / "template.docx").unlink(missing_ok=True)
        (self.template / "template.md.j2").write_text(body, "utf-8")

    def write_in_word(self, *body: str) -> None:
        (self.template / "template.md.j2").unlink(missing_ok=True)
        (self.template / "template.docx").write_bytes(word_file(title(), *body, *SECTIONS))

    def export(self, name: str) -> bytes:
        out = self.out / name
        self.maker.export(self.book, self.book.tabs[0], out, Options())
        data = out.read_bytes()
        out.unlink()
        return data

    def refusal(self, name: str) -> TemplateError:
        """Export what must not be made; return why it was not, after seeing that nothing was left or told."""
        started = time.monotonic()
        with pytest.raises(TemplateError) as caught:
            self.export(name)
        assert time.monotonic() - started < STALL_SECONDS
        assert list(self.out.iterdir()) == []
        said = f"{caught.value.sentence} {caught.value.text_of_line}"
        assert SECRET not in said
        assert "root:" not in said
        assert "\n" not in caught.value.sentence
        assert "Traceback" not in said
        return caught.value

    def works(self) -> bool:
        self.write(GOOD)
        return b"The ferries ran all winter." in self.export("good.md")


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    made = Scene(tmp_path_factory.mktemp("attacked"))
    yield made
    made.maker.close()


def test_there_are_attacks_enough() -> None:
    assert len(REFUSED) + len(NOT_THERE) + len(KILLED) >= 70


@pytest.mark.parametrize("name", REFUSED)
def test_an_attack_ends_with_a_named_error(scene: Scene, name: str) -> None:
    scene.write(f"{GOOD}\n{REFUSED[name]}\n")
    error = scene.refusal("note.md")
    assert error.template == "typed"
    assert not isinstance(error, TemplateTooSlow)
    assert scene.works()


@pytest.mark.parametrize("name", REFUSED)
def test_the_same_attack_typed_in_word_ends_with_a_named_error(scene: Scene, name: str) -> None:
    if name in ("includes-itself", "extends-itself"):
        pytest.skip("a template in Word has no part of that name")
    scene.write_in_word(paragraph(f"x {REFUSED[name]}"))
    error = scene.refusal("note.docx")
    assert error.template == "typed"
    assert not isinstance(error, TemplateTooSlow)


@pytest.mark.parametrize("name", NOT_THERE)
@pytest.mark.parametrize("way", ["include", "import", "extends"])
def test_a_file_outside_the_folder_is_not_there(scene: Scene, name: str, way: str) -> None:
    _traps(scene)
    quoted = name.replace("\\", "\\\\")
    ways = {
        "include": f"{{% include '{quoted}' %}}",
        "import": f"{{% import '{quoted}' as x %}}{{{{ x }}}}",
        "extends": f"{{% extends '{quoted}' %}}",
    }
    scene.write(f"{GOOD}\n{ways[way]}\n")
    scene.refusal("note.md")
    assert scene.works()


def _traps(scene: Scene) -> None:
    """Lay into the folder what is no file of its own: links to a file and a device, a pipe, a folder."""
    for name, target in (("linked.md.j2", scene.canary), ("null.md.j2", Path("/dev/zero"))):
        if sys.platform != "win32" and not (scene.template / name).is_symlink():
            (scene.template / name).symlink_to(target)
    if sys.platform != "win32" and not (scene.template / "pipe.md.j2").exists():
        os.mkfifo(scene.template / "pipe.md.j2")
    (scene.template / "folder.md.j2").mkdir(exist_ok=True)


def _link(path: Path) -> None:
    path.symlink_to(path.with_name("secret"))


def _pipe(path: Path) -> None:
    if sys.platform != "win32":
        os.mkfifo(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few make links")
@pytest.mark.parametrize("file", ["template.md.j2", "template.docx", "template.toml", "reference.docx"])
def test_a_file_of_the_template_that_is_a_link_or_a_pipe_is_not_read(tmp_path: Path, file: str) -> None:
    for number, lay in enumerate((_link, _pipe)):
        scene = Scene(tmp_path / str(number))
        (scene.template / "secret").write_text(SECRET, "utf-8")
        if file != "template.md.j2":
            scene.write(GOOD)
        (scene.template / file).unlink(missing_ok=True)
        lay(scene.template / file)
        try:
            if file in ("template.md.j2", "template.toml"):
                scene.refusal("note.docx")
            else:
                assert SECRET.encode() not in scene.export("note.docx")
        finally:
            scene.maker.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few make links")
def test_a_folder_that_is_a_link_is_no_template(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    scene.write(GOOD)
    scene.template.rename(tmp_path / "elsewhere")
    scene.template.symlink_to(tmp_path / "elsewhere")
    try:
        assert "There is no template called" in scene.refusal("note.md").sentence
    finally:
        scene.maker.close()


@pytest.mark.parametrize("name", KILLED)
def test_what_never_ends_is_ended_and_the_next_note_is_made(scene: Scene, name: str, full_size: bool) -> None:
    if name != "endless-loops" and not full_size:
        pytest.skip("five seconds each: with --all")
    scene.write(f"{GOOD}\n{KILLED[name]}\n")
    scene.refusal("note.md")
    scene.write_in_word(paragraph(f"x {KILLED[name]}"))
    if full_size:
        scene.refusal("note.docx")
    assert scene.works()


def test_an_attack_reaches_no_network(scene: Scene) -> None:
    with counting_server() as counter:
        for body in _that_call(counter):
            scene.write(f"{GOOD}\n{body}\n")
            try:
                said = scene.export("note.html")
            except TemplateError:
                continue
            assert b"<img" not in said
            assert b"<script" not in said
        assert counter.visits == 0


def _that_call(counter: Counter) -> tuple[str, ...]:
    return (
        f"{{% include '{counter.url}/x' %}}",
        f"![a picture]({counter.url}/picture.png)",
        f'<img src="{counter.url}/picture.png"><script src="{counter.url}/x.js"></script>',
        f'<link rel="stylesheet" href="{counter.url}/x.css">',
    )
