"""A Word file of a template that could run or fetch something is refused with the reason; nothing is fetched."""

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from briefbook.app.exporting import NoteMaker, Options
from briefbook.model.book import Book
from briefbook.model.errors import TemplateError
from briefbook.settings.places import Places, shipped_folder
from tests.hostile.loopback import Counter, counting_server
from tests.hostile.zipping import archive, bomb, deflated, lying
from tests.render.making import BookMaker
from tests.render.typing_in_word import DECLARATION, heading, packed, paragraph, parts_of, title, word_file

SECRET = "the harbour master’s own secret"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
GOOD = word_file(
    title(),
    paragraph("{% for section in sections %}"),
    heading("{{ section.heading }}"),
    paragraph("{{ section.text }}"),
    paragraph("{% endfor %}"),
)
Parts = dict[str, bytes]
STALL_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Bait:
    """What must stay untouched: a file with a secret, and a server that counts its visitors."""

    file: Path
    url: str


def related(kind: str, target: str, *, external: bool = True, owner: str = "document") -> Callable[[Parts], None]:
    mode = ' TargetMode="External"' if external else ""

    def change(parts: Parts) -> None:
        name = f"word/_rels/{owner}.xml.rels"
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        made = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
        parts[name] = parts.get(name, empty).replace(b"</Relationships>", made.encode())

    return change


def typed(xml: str, part: str = "word/document.xml", mark: str = "<w:sectPr") -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts[part] = parts[part].decode().replace(mark, f"{xml}{mark}", 1).encode()

    return change


def added(name: str, data: bytes, kind: str = "") -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts[name] = data
        if kind:
            override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)

    return change


def turned(old: str, new: str, part: str = "[Content_Types].xml") -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode())

    return change


def declared(doctype: str) -> Callable[[Parts], None]:
    return turned("<w:document", f"{doctype}<w:document", "word/document.xml")


def field(code: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>shown</w:t></w:r></w:fldSimple></w:p>'


def torn_field(*codes: str) -> str:
    """A field whose instruction Word has parted into runs."""
    pieces = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"<w:p>{marks[0]}{pieces}{marks[1]}<w:r><w:t>shown</w:t></w:r>{marks[2]}</w:p>"


MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


def kinds(bait: Bait) -> Mapping[str, tuple[Callable[[Parts], None], str]]:
    """By name: what is done to a good file, and what the refusal must speak of."""
    url, file = bait.url, bait.file.as_uri()
    return {
        "macros": (added("word/vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject"), "vbaProject"),
        "docm": (turned(MAIN, MACROS), "macros|no plain Word"),
        "dotx": (turned("document.main+xml", "template.main+xml"), "no plain Word document"),
        "remote-template": (related("attachedTemplate", f"{url}/t.dotm", owner="settings"), "attachedtemplate"),
        "template-on-a-share": (
            related("attachedTemplate", r"\\\\server\\t.dotx", owner="settings"),
            "attachedtemplate",
        ),
        "template-file": (related("attachedTemplate", file, owner="settings"), "attachedtemplate"),
        "unc-picture": (related("image", r"\\\\server\\share\\p.png"), "would fetch"),
        "remote-picture": (related("image", f"{url}/p.png"), "would fetch"),
        "picture-from-a-file": (related("image", file), "would fetch"),
        "remote-picture-in-a-header": (related("image", f"{url}/p.png", owner="header1"), "would fetch"),
        "ole": (added("word/embeddings/oleObject1.bin", b"x"), "oleObject"),
        "ole-relation": (related("oleObject", f"{url}/x.bin"), "oleobject"),
        "ole-element": (typed(f"<w:p><w:r><w:object {VML}/></w:r></w:p>"), "element object"),
        "embedded-package": (added("word/embeddings/Book1.xlsx", b"PK"), "embeddings"),
        "activex": (added("word/activeX/activeX1.xml", b"<a/>"), "activeX"),
        "activex-control": (typed('<w:p><w:r><w:object><w:control r:id="rId99"/></w:object></w:r></w:p>'), "control"),
        "alt-chunk": (typed('<w:altChunk r:id="rId99"/>'), "altChunk"),
        "alt-chunk-part": (added("word/afchunk1.htm", b"<p>x</p>"), "afchunk"),
        "includepicture": (typed(field(f"INCLUDEPICTURE &quot;{url}/p.png&quot;")), "INCLUDEPICTURE"),
        "includetext": (typed(field(f"INCLUDETEXT &quot;{file}&quot;")), "INCLUDETEXT"),
        "includetext-torn": (typed(torn_field(" INCL", "UDETEXT ", f"&quot;{file}&quot;")), "INCLUDETEXT"),
        "dde": (typed(field("DDE cmd &quot;/c calc&quot;")), "DDE"),
        "ddeauto-torn": (typed(torn_field(" DDE", "AUTO c:\\\\cmd.exe")), "DDEAUTO"),
        "link": (typed(field(f"LINK Excel.Sheet &quot;{file}&quot;")), "LINK"),
        "import": (typed(field(f"IMPORT &quot;{url}/x&quot;")), "IMPORT"),
        "quote-that-hides": (typed(field("QUOTE 68 68 69")), "QUOTE"),
        "macrobutton": (typed(field("MACROBUTTON Run here")), "MACROBUTTON"),
        "database": (typed(field(f"DATABASE \\\\d &quot;{file}&quot;")), "DATABASE"),
        "file-name": (typed(field("FILENAME \\\\p")), "FILENAME"),
        "field-in-a-footer": (typed(field("INCLUDETEXT x"), "word/footer1.xml", "</w:ftr>"), "INCLUDETEXT"),
        "frameset": (related("frame", f"{url}/x"), "frame"),
        "sub-document": (related("subDocument", file), "subdocument"),
        "mail-merge": (typed("<w:mailMerge/>", "word/settings.xml", "<w:compat>"), "mailMerge"),
        "vml-source": (
            typed(f'<w:p><w:r><w:pict><v:shape {VML}><v:imagedata src="{url}/p.png"/></v:shape></w:pict></w:r></w:p>'),
            "would fetch",
        ),
        "script-link": (related("hyperlink", "javascript:alert(1)"), "links to"),
        "file-link": (related("hyperlink", file), "links to"),
        "inner-target-that-is-outside": (related("image", f"{url}/p.png", external=False), "refers outside"),
        "web-extension": (added("word/webextensions/webextension1.xml", b"<a/>"), "webextension"),
        "ribbon": (added("customUI/customUI.xml", b"<a/>"), "customUI"),
        "html-part": (added("word/page.html", b"<p>x</p>"), "page.html"),
        "xxe": (
            turned("<w:document", f'<!DOCTYPE w [<!ENTITY x SYSTEM "{file}">]><w:document', "word/document.xml"),
            "entities|type",
        ),
        "remote-dtd": (
            turned("<w:document", f'<!DOCTYPE w SYSTEM "{url}/w.dtd"><w:document', "word/document.xml"),
            "entities|type",
        ),
        "laughs": (
            turned("<w:styles", '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:styles', "word/styles.xml"),
            "entities|type",
        ),
    }


NAMES = tuple(kinds(Bait(Path("/nowhere"), "http://127.0.0.1:1")))


class Scene:
    """A template of an officer's whose Word files are exchanged, and a guest that makes its note."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(data=folder / "data", shipped=shipped_folder())
        self.template = self.places.templates[0] / "typed"
        self.template.mkdir(parents=True)
        (self.template / "template.toml").write_text(DECLARATION, "utf-8")
        self.out = folder / "note.docx"
        book = BookMaker().section("Introduction").own("The ferries ran all winter.").book()
        self.book: Book = replace(book, tabs=(replace(book.tabs[0], template="typed", fields={"topic": "ferries"}),))
        self.maker = NoteMaker(self.places)

    def lay(self, file: str, data: bytes) -> None:
        for name in ("template.docx", "reference.docx", "template.md.j2"):
            (self.template / name).unlink(missing_ok=True)
        if file == "reference.docx":
            (self.template / "template.md.j2").write_text(
                "# {{ title }}\n\n{% for s in sections %}{{ s.body }}\n\n{% endfor %}", "utf-8"
            )
        (self.template / file).write_bytes(data)

    def export(self) -> bytes:
        self.maker.export(self.book, self.book.tabs[0], self.out, Options())
        data = self.out.read_bytes()
        self.out.unlink()
        return data

    def refusal(self) -> str:
        with pytest.raises(TemplateError) as caught:
            self.export()
        assert not self.out.exists()
        assert SECRET not in caught.value.sentence
        assert "\n" not in caught.value.sentence
        return caught.value.sentence


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    made = Scene(tmp_path_factory.mktemp("refused"))
    yield made
    made.maker.close()


@pytest.fixture(scope="module")
def counter() -> Iterator[Counter]:
    with counting_server() as counting:
        yield counting


@pytest.fixture(scope="module")
def bait(tmp_path_factory: pytest.TempPathFactory, counter: Counter) -> Bait:
    file = tmp_path_factory.mktemp("bait") / "secret.txt"
    file.write_text(SECRET, "utf-8")
    return Bait(file, counter.url)


@pytest.mark.parametrize("file", ["template.docx", "reference.docx"])
@pytest.mark.parametrize("name", NAMES)
def test_a_word_file_that_could_run_or_fetch_is_refused_with_the_reason(
    scene: Scene, bait: Bait, counter: Counter, name: str, file: str
) -> None:
    change, reason = kinds(bait)[name]
    parts = parts_of(GOOD)
    change(parts)
    scene.lay(file, packed(parts))
    sentence = scene.refusal()
    assert sentence.startswith(f"{file} cannot be used: ")
    assert re.search(reason, sentence), sentence
    assert counter.visits == 0


@pytest.mark.parametrize("file", ["template.docx", "reference.docx"])
def test_the_file_that_was_changed_is_good_before(scene: Scene, file: str) -> None:
    scene.lay(file, GOOD)
    assert b"The ferries ran all winter." in parts_of(scene.export())["word/document.xml"]


@functools.cache
def archives() -> Mapping[str, bytes]:
    """By name: what is no Word file, or one that no memory holds."""
    parts = parts_of(GOOD)
    entries = [deflated(name, data) for name, data in parts.items() if name != "word/document.xml"]
    head, tail = parts["word/document.xml"][:-40], parts["word/document.xml"][-40:]
    return {
        "encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "nothing": b"",
        "text": b"no Word file at all",
        "half": GOOD[: len(GOOD) // 2],
        "zip-bomb": archive([*entries, bomb("word/document.xml", 200_000_000, head, tail)]),
        "bomb-of-paragraphs": archive([*entries, bomb("word/document.xml", 90_000_000, head, tail, b"<w:p/>")]),
        "bomb-beside": archive([*(deflated(*one) for one in parts.items()), bomb("word/x.xml", 400_000_000)]),
        "lying-sizes": archive([*entries, lying(bomb("word/document.xml", 100_000_000, head, tail), 10)]),
        "two-of-one-name": archive([*entries, *[deflated("word/document.xml", parts["word/document.xml"])] * 2]),
        "nested": archive([*entries, deflated("word/document.xml", head + b"<w:sdt>" * 50_000 + tail)]),
    }


@pytest.mark.parametrize("name", archives())
def test_what_is_no_word_file_is_refused_in_words_and_the_next_one_works(scene: Scene, name: str) -> None:
    scene.lay("template.docx", archives()[name])
    assert "template.docx" in scene.refusal() or name in ("zip-bomb", "bomb-of-paragraphs", "bomb-beside")
    scene.lay("template.docx", GOOD)
    assert scene.export()
